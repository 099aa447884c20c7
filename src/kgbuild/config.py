"""Settings: what `kgbuild.toml` may say, checked key by key, and what holds without it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kgbuild.errors import ConfigError


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
class PrivacySettings:
    """Table `[privacy]`: which contact data may leave the graph; none unless it says so here."""

    emails: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that `kgbuild.toml` may set.

    Attributes:
        graph: of the graph.
        build: of the build.
        privacy: what may be published.
        retrieved: day of retrieval (ISO 8601) by glob of document ids.
    """

    graph: GraphSettings = field(default_factory=GraphSettings)
    build: BuildSettings = field(default_factory=BuildSettings)
    privacy: PrivacySettings = field(default_factory=PrivacySettings)
    retrieved: Mapping[str, str] = field(default_factory=dict)


_TABLES: Mapping[str, type[GraphSettings | BuildSettings | PrivacySettings]] = {
    "graph": GraphSettings,
    "build": BuildSettings,
    "privacy": PrivacySettings,
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
    return parse_settings(raw, str(path))


def parse_settings(raw: Mapping[str, Any], source: str = "kgbuild.toml") -> Settings:
    """Check the values of a settings file.

    Raises:
        ConfigError: with the source, the key and the nearest known one.
    """
    _known(raw, {*_TABLES, "retrieved"}, source, "")
    tables = {name: _table(name, raw.get(name, {}), source) for name in _TABLES}
    retrieved = raw.get("retrieved", {})
    if not isinstance(retrieved, dict):
        raise ConfigError(f'{source}: [retrieved] must be a table of "glob" = "YYYY-MM-DD"')
    for glob, day in retrieved.items():
        if not _ISO_DAY.fullmatch(str(day)):
            raise ConfigError(f"{source}: [retrieved] {glob!r}: {str(day)!r} is not a day; write YYYY-MM-DD")
    return Settings(retrieved={glob: str(day) for glob, day in retrieved.items()}, **tables)


def _table(name: str, raw: Any, source: str) -> Any:
    kind = _TABLES[name]
    if not isinstance(raw, dict):
        raise ConfigError(f"{source}: [{name}] must be a table")
    defaults = {f.name: getattr(kind(), f.name) for f in fields(kind)}
    _known(raw, set(defaults), source, f"[{name}] ")
    for key, value in raw.items():
        if type(value) is not type(defaults[key]):
            wanted = type(defaults[key]).__name__
            raise ConfigError(f"{source}: [{name}] {key}: {value!r} is not a {wanted}")
    if "base" in raw and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+/", raw["base"]):
        raise ConfigError(f"{source}: [graph] base: {raw['base']!r} must be an http(s) IRI that ends in /")
    return kind(**raw)


def _known(raw: Mapping[str, Any], known: set[str], source: str, where: str) -> None:
    for key in raw:
        if key not in known:
            near = get_close_matches(key, sorted(known), n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(sorted(known))}"
            raise ConfigError(f"{source}: {where}unknown key {key!r}; {hint}")
