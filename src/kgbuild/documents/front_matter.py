"""Front matter: the YAML, TOML or JSON that a site generator reads before the page itself."""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from kgbuild.documents.plain_matter import plain_matter
from kgbuild.errors import DocumentError
from kgbuild.yaml_mending import mended, shown

_YAML = re.compile(r"\s*---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_JSON = re.compile(r"\s*(?=\{\s*\n?\s*\")")
#: A first line of YAML; what follows a rule `---` in ordinary text has none.
_KEY = re.compile(r"(?:\s*(?:#[^\n]*)?\n)*\s*[\"']?[\w][\w .-]*[\"']?\s*:(?:\s|$)")
_MAX_LENGTH = 1 << 18
_MAX_WEIGHT = 100_000
_MAX_DEPTH = 40
_REMEDY = "mend the front matter between the two marks, or remove it"
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A document without its front matter.

    Attributes:
        body: what follows.
        first_line: line of the file that the body begins on.
        metadata: JSON-like values; dates are ISO strings.
        found: True if there was front matter, an empty one included.
    """

    body: str
    first_line: int = 1
    metadata: Mapping[str, Any] = field(default_factory=dict)
    found: bool = False


def has_front_matter(text: str) -> bool:
    """Tell whether text begins with front matter."""
    if _TOML.match(text):
        return True
    block = _YAML.match(text)
    return block is not None and (not block[1].strip() or bool(_KEY.match(block[1])))


def split_front_matter(text: str, name: str) -> FrontMatter:
    """Split a document into front matter and body.

    Raises:
        DocumentError: there is front matter that cannot be parsed; line and reason are the parser's.
    """
    for pattern, parse in ((_YAML, _parse_yaml), (_TOML, _parse_toml)):
        found = pattern.match(text)
        if found and has_front_matter(text):
            first = text.count("\n", 0, found.start(1)) + 1
            if len(found[1]) > _MAX_LENGTH:
                raise DocumentError(name, "the front matter is too long", line=first, remedy=_REMEDY)
            body = text[found.end() :]
            line = text.count("\n", 0, found.end()) + 1
            return FrontMatter(body, line, _plain_mapping(parse(found[1], name, first)), found=True)
    if _JSON.match(text):
        return _split_json(text)
    if unmarked := plain_matter(text):
        values, end = unmarked
        return FrontMatter(text[end:], text.count("\n", 0, end) + 1, values, found=True)
    return FrontMatter(text)


def _split_json(text: str) -> FrontMatter:
    """Split off a JSON object; text that only begins like one is left alone."""
    start = len(text) - len(text.lstrip())
    try:
        value, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return FrontMatter(text)
    line = text.count("\n", 0, end) + 1
    return FrontMatter(text[end:], line, _plain_mapping(value), found=True)


def _parse_toml(text: str, name: str, first: int) -> Any:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"at line (\d+)", str(error))
        line = first + (int(place[1]) - 1 if place else 0)
        raise DocumentError(name, f"malformed TOML front matter: {error}", line=line, remedy=_REMEDY) from error


def _parse_yaml(text: str, name: str, first: int) -> Any:
    done: set[int] = set()
    while True:
        try:
            _weigh(text)
            return yaml.load(text, Loader=_LOADER)  # noqa: S506 - both loaders are the safe ones
        except yaml.MarkedYAMLError as error:
            again = mended(text, error, done)
            if again is None:
                mark = error.problem_mark or error.context_mark
                line = first + (mark.line if mark else 0)
                reason = f"malformed YAML front matter: {error.problem or error.context}"
                raise DocumentError(name, reason, line=line, remedy=_REMEDY) from error
            text = again[0]
            done.add(again[1])
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            reason = f"malformed YAML front matter: {str(error).splitlines()[0]}"
            raise DocumentError(name, reason, line=first, remedy=_REMEDY) from error


def _weigh(text: str) -> None:
    """Refuse YAML whose aliases would unfold into something huge, before anything is unfolded.

    Raises:
        ValueError: it nests too deep, or unfolds to more than `_MAX_WEIGHT` values.
    """
    weights: dict[str, int] = {}
    stack: list[tuple[str, int]] = [("", 0)]
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            stack.append((event.anchor or "", 1))
            continue
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            anchor, weight = stack.pop()
        elif isinstance(event, yaml.ScalarEvent):
            anchor, weight = event.anchor or "", 1
        elif isinstance(event, yaml.AliasEvent):
            # An alias to what is still open would be endless.
            anchor, weight = "", weights.get(event.anchor or "", _MAX_WEIGHT)
        else:
            continue
        if anchor:
            weights[anchor] = weight
        outer, total = stack.pop()
        stack.append((outer, total + weight))
        if len(stack) > _MAX_DEPTH or total + weight > _MAX_WEIGHT:
            raise ValueError("its values nest too deep or its aliases unfold into too many")


def _plain_mapping(value: Any) -> dict[str, Any]:
    plain = _plain(value)
    if not isinstance(plain, dict):
        return {}
    lower = {key: key.lower() if key.istitle() and key.lower() not in plain else key for key in plain}  # "Title"
    return {lower[key]: item for key, item in plain.items()}


def _plain(value: Any) -> Any:
    """Give JSON-like values: dates as ISO strings, keys as strings, sets and tuples as lists."""
    if isinstance(value, dict):
        return {shown(str(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(str(item) for item in value)
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return shown(str(value))
