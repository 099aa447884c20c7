"""Settings: what `kgbuild.toml` may say, checked key by key, and what holds without it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from kgbuild.errors import ConfigError
from kgbuild.model import RECORDS


@dataclass(frozen=True, slots=True)
class GraphSettings:
    """Table `[graph]`: `base` is the IRI that all entities' IRIs start with; it ends in `/`."""

    base: str = "https://kgbuild.example/"


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """Table `[build]`.

    Attributes:
        strict: stop at the first bad document.
        infer: add the entailments to every build.
        jobs: processes that read side by side; 0 is one from Python, one a core from the command line. More than one
            needs a `__main__` that can be imported (see `multiprocessing`).
    """

    strict: bool = False
    infer: bool = False
    jobs: int = 0


@dataclass(frozen=True, slots=True)
class IdentitySettings:
    """Table `[identity]`: files under the user's control; a relative path starts at the folder of `kgbuild.toml`.

    Attributes:
        ledger: where the keys of entities are kept; empty for `DIR.ledger`, beside the graph directory DIR.
        corrections: what people decided; empty for `corrections.toml` beside the graph directory, if it is there.
    """

    ledger: str = ""
    corrections: str = ""


@dataclass(frozen=True, slots=True)
class PrivacySettings:
    """Table `[privacy]`: what may leave the graph, by whatever way: site, embedded JSON-LD, export, endpoint.

    Attributes:
        emails: e-mail addresses; without them none enters the graph either, and quotes are masked.
        phones: telephone numbers in quotes.
        addresses: lines of quotes that look like a street address.
        quotes: of the documents' own words, `context` (a quote and what stands around it), `quote`, or `none`.
        hidden_kinds: kinds of facts that stay inside (`metric`, `supervision`).
        hidden_people: people who stay inside, by key (`person/ada-example`), IRI, ORCID or exact name.
    """

    emails: bool = False
    phones: bool = False
    addresses: bool = False
    quotes: str = "context"
    hidden_kinds: tuple[str, ...] = ()
    hidden_people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """Table `[site]`: what `kgbuild site` says beyond the graph.

    Attributes:
        title: of the whole site.
        description: a sentence or two about it.
        url: where the site will stand; empty for the base of the graph.
        licence: IRI of the licence of the data.
        imprint: web address of the imprint or the privacy notice.
        contact: web address, or `mailto:`, for corrections.
    """

    title: str = "Academic graph"
    description: str = ""
    url: str = ""
    licence: str = "https://creativecommons.org/publicdomain/zero/1.0/"
    imprint: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that `kgbuild.toml` may set.

    Attributes:
        graph: of the graph.
        build: of the build.
        identity: the files that keep who is who.
        privacy: what may be published.
        site: what the site says beyond the graph.
        retrieved: day of retrieval (ISO 8601) by glob of document ids.
        owners: whose the documents are that name nobody, a personal name by glob of document ids.
    """

    graph: GraphSettings = field(default_factory=GraphSettings)
    build: BuildSettings = field(default_factory=BuildSettings)
    identity: IdentitySettings = field(default_factory=IdentitySettings)
    privacy: PrivacySettings = field(default_factory=PrivacySettings)
    site: SiteSettings = field(default_factory=SiteSettings)
    retrieved: Mapping[str, str] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)


_TABLES: Mapping[str, type[GraphSettings | BuildSettings | IdentitySettings | PrivacySettings | SiteSettings]] = {
    "graph": GraphSettings,
    "build": BuildSettings,
    "identity": IdentitySettings,
    "privacy": PrivacySettings,
    "site": SiteSettings,
}
#: (table, key) → the only values that it takes.
_CHOICES: Mapping[tuple[str, str], frozenset[str]] = {
    ("privacy", "quotes"): frozenset({"context", "quote", "none"}),
    ("privacy", "hidden_kinds"): frozenset(record.kind for record in RECORDS),
}
_IRI = r"https?://[^\s<>\"{}|\\^`]+"
_FOLDER = (re.compile(f"{_IRI}/"), "an http(s) IRI that ends in /")
#: (table, key) → what its values look like, in a pattern and in words.
_SHAPES: Mapping[tuple[str, str], tuple[re.Pattern[str], str]] = {
    ("graph", "base"): _FOLDER,
    ("site", "url"): _FOLDER,
    ("site", "licence"): (re.compile(_IRI), "an http(s) IRI"),
    ("site", "imprint"): (re.compile(_IRI), "an http(s) address"),
    ("site", "contact"): (re.compile(rf"{_IRI}|mailto:\S+@\S+"), "an http(s) or mailto: address"),
}
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def load_settings(path: Path) -> Settings:
    """Read `kgbuild.toml`.

    Raises:
        ConfigError: the file is missing, no TOML, or holds an unknown key or a value of the wrong type.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: is not TOML: {error}") from error
    settings = parse_settings(raw, str(path))
    files = {f.name: getattr(settings.identity, f.name) for f in fields(IdentitySettings)}
    beside = {name: str(path.parent / value) for name, value in files.items() if value}
    return replace(settings, identity=replace(settings.identity, **beside))


def parse_settings(raw: Mapping[str, Any], source: str = "kgbuild.toml") -> Settings:
    """Check the values of a settings file.

    Raises:
        ConfigError: with the source, the key and the nearest known one.
    """
    _known(raw, {*_TABLES, "retrieved", "owners"}, source, "")
    tables = {name: _table(name, raw.get(name, {}), source) for name in _TABLES}
    retrieved = _by_glob(raw, "retrieved", "YYYY-MM-DD", source)
    for glob, day in retrieved.items():
        if not _ISO_DAY.fullmatch(day):
            raise ConfigError(f"{source}: [retrieved] {glob!r}: {day!r} is not a day; write YYYY-MM-DD")
    owners = _by_glob(raw, "owners", "Ada Example", source)
    for glob, name in owners.items():
        if not name.strip():
            raise ConfigError(f"{source}: [owners] {glob!r}: names nobody; write a personal name")
    return Settings(retrieved=retrieved, owners=owners, **tables)


def _by_glob(raw: Mapping[str, Any], name: str, example: str, source: str) -> dict[str, str]:
    """Give a table of values by glob of document ids."""
    table = raw.get(name, {})
    if not isinstance(table, dict):
        raise ConfigError(f'{source}: [{name}] must be a table of "glob" = "{example}"')
    return {glob: str(value) for glob, value in table.items()}


def fitting(document: str, by_glob: Mapping[str, str]) -> str:
    """Give what a table by glob says of a document: of several globs that fit the last holds; empty where none does."""
    return next((by_glob[glob] for glob in reversed(list(by_glob)) if fnmatch(document, glob)), "")


def _table(name: str, raw: Any, source: str) -> Any:
    kind = _TABLES[name]
    if not isinstance(raw, dict):
        raise ConfigError(f"{source}: [{name}] must be a table")
    defaults = {f.name: getattr(kind(), f.name) for f in fields(kind)}
    _known(raw, set(defaults), source, f"[{name}] ")
    given: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in raw.items()}
    for key, value in given.items():
        _check(name, key, value, defaults[key], source)
    return kind(**given)


def _check(table: str, key: str, value: Any, default: Any, source: str) -> None:
    """Raise ConfigError where a value is of another type than its default, or none of the values that the key takes."""
    where = f"{source}: [{table}] {key}:"
    texts = value if isinstance(value, tuple) else (value,)
    if type(value) is not type(default) or (isinstance(value, tuple) and not all(isinstance(t, str) for t in texts)):
        wanted = "list of strings" if isinstance(default, tuple) else type(default).__name__
        raise ConfigError(f"{where} {value!r} is not a {wanted}")
    choices = _CHOICES.get((table, key), frozenset())
    if choices and (wrong := [text for text in texts if text not in choices]):
        raise ConfigError(f"{where} {wrong[0]!r} is none of {', '.join(sorted(choices))}")
    pattern, wanted = _SHAPES.get((table, key), (None, ""))
    if pattern and value != default and not pattern.fullmatch(value):
        raise ConfigError(f"{where} {value!r} must be {wanted}")


def _known(raw: Mapping[str, Any], known: set[str], source: str, where: str) -> None:
    for key in raw:
        if key not in known:
            near = get_close_matches(key, sorted(known), n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(sorted(known))}"
            raise ConfigError(f"{source}: {where}unknown key {key!r}; {hint}")
