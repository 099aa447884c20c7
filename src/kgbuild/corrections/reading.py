"""`corrections.toml`, checked key by key: what is wrong is named with its line."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from kgbuild.corrections.correction import ACTIONS, ENTITIES, Action, Correction, Corrections, Place, Reference
from kgbuild.corrections.shapes import CLASSES, ENTITY_FIELDS, TOLD_BY, checked, reference, shapes
from kgbuild.errors import CorrectionsError

_HEADER: Final = re.compile(r"^[ \t]*\[\[[ \t]*([^\]\s]+)[ \t]*\]\]", re.MULTILINE)
_LONG_STRING: Final = re.compile(r'"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\'')
_TOML_LINE: Final = re.compile(r"\(at line (\d+)")
_PLACE: Final = frozenset({"document", "quote", "kind", "where"})
#: Action → the keys that it takes beside `because`.
_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "same": frozenset(ENTITIES),
    "different": frozenset(ENTITIES),
    "rename": frozenset({*ENTITIES, "name"}),
    "set": frozenset({*ENTITIES, *_PLACE, "field", "value"}),
    "retract": _PLACE,
    "hide": frozenset({*_PLACE, "person"}),
}


def read_corrections(path: Path) -> Corrections:
    """Read a file of corrections.

    Raises:
        CorrectionsError: it cannot be read, or holds something that is no correction; with the line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise CorrectionsError(str(path), f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise CorrectionsError(str(path), "is not UTF-8", line=line) from error
    return parse_corrections(text, str(path))


def parse_corrections(text: str, path: str = "corrections.toml") -> Corrections:
    """Read the text of a file of corrections.

    Raises:
        CorrectionsError: it holds something that is no correction; with the line.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        raise CorrectionsError(
            path, f"is not TOML: {error}", line=int(found[1]) if found else text.count("\n") + 1
        ) from error
    blocks = list(_blocks(text))
    for action, tables in raw.items():
        if action not in ACTIONS:
            line = next((block.line for block in blocks if block.action == action), 0)
            raise CorrectionsError(path, f"unknown correction {action!r}; {_near(action, ACTIONS)}", line=line)
        if not isinstance(tables, list) or len(tables) != sum(block.action == action for block in blocks):
            raise CorrectionsError(path, f"every {action!r} must stand under a line [[{action}]] of its own")
    waiting = {action: iter(tables) for action, tables in raw.items()}
    items = tuple(_Reader(block, next(waiting[block.action]), path).correction() for block in blocks)
    return Corrections(path, text, hashlib.sha256(text.encode()).hexdigest(), items)


@dataclass(frozen=True, slots=True)
class _Block:
    """The words of one correction."""

    action: str
    line: int
    start: int
    text: str

    def line_of(self, key: str) -> int:
        """Give the line that sets a key, that of the header where none does."""
        found = re.search(rf"^[ \t]*(?:[\"']?){re.escape(key)}(?:[\"']?)[ \t]*=", self.text, re.MULTILINE)
        return self.line + (self.text.count("\n", 0, found.end()) if found else 0)


def _blocks(text: str) -> Iterable[_Block]:
    bare = _LONG_STRING.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    heads = list(_HEADER.finditer(bare))
    for head, after in zip(heads, (*heads[1:], None), strict=False):
        start = head.start() + len(head[0]) - len(head[0].lstrip())
        words = text[start : after.start() if after else len(text)]
        words = re.sub(r"(?:\s*\n[ \t]*#[^\n]*)*\s*\Z", "", words)  # comments above the next one are not its own
        yield _Block(head[1], text.count("\n", 0, start) + 1, start, words)


def _near(word: str, known: Iterable[str]) -> str:
    names = sorted(known)
    near = get_close_matches(word, names, n=1)
    return f"did you mean {near[0]!r}?" if near else f"known: {', '.join(names)}"


class _Reader:
    """Reads one correction."""

    def __init__(self, block: _Block, raw: Any, path: str) -> None:
        self.block, self.path = block, path
        self.raw: Mapping[str, Any] = raw

    def fail(self, reason: str, key: str = "") -> CorrectionsError:
        """Give the error for a reason, with the line of the key that it is about."""
        return CorrectionsError(self.path, reason, line=self.block.line_of(key) if key else self.block.line)

    def correction(self) -> Correction:
        """Give the correction.

        Raises:
            CorrectionsError: it is none.
        """
        action: Action = next(known for known in ACTIONS if known == self.block.action)
        if action == "add":
            return self._added()
        self._known_keys({*_KEYS[action], "because"})
        place = self._place() if "document" in self.raw or "quote" in self.raw else None
        if place is None and action == "retract":
            raise self.fail("says not what: give document and quote")
        of = () if place else self._entities(several=action in {"same", "different"})
        name, value = "", None
        if action == "set":
            name, value = self._set(place, of)
        elif action == "rename":
            value = self._text("name")
        return self._made(action, of=of, place=place, field=name, value=value)

    def _made(self, action: Action, **more: Any) -> Correction:
        return Correction(action, self.block.line, self.block.start, self.block.text, **more)

    def _known_keys(self, known: Iterable[str]) -> None:
        for key in self.raw:
            if key not in set(known):
                raise self.fail(f"unknown key {key!r} of {self.block.action!r}; {_near(key, known)}", key)

    def _text(self, key: str) -> str:
        value = self.raw.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fail(f"{self.block.action!r} needs {key}, a text in quotes", key)
        return value.strip()

    def _entities(self, *, several: bool) -> tuple[Reference, ...]:
        kinds = [kind for kind in ENTITIES if kind in self.raw and kind in _KEYS[self.block.action]]
        if len(kinds) != 1:
            known = [kind for kind in ENTITIES if kind in _KEYS[self.block.action]]
            what = f"one of {', '.join(known)}" + (
                ", or document and quote" if "quote" in _KEYS[self.block.action] else ""
            )
            raise self.fail(f"says not whom or what: give {what}")
        (kind,) = kinds
        value = self.raw[kind]
        if several and (not isinstance(value, list) or len(value) < 2):
            raise self.fail(f"{kind} must be a list of two or more", kind)
        try:
            return tuple(reference(kind, one) for one in (value if several else [value]))
        except ValueError as error:
            raise self.fail(f"{kind}: {error}", kind) from error

    def _place(self) -> Place:
        for kind in ENTITIES:
            if kind in self.raw:
                raise self.fail(f"give either {kind}, or document and quote", kind)
        kind = str(self.raw.get("kind", ""))
        if kind and kind not in CLASSES:
            raise self.fail(f"no kind of record {kind!r}; {_near(kind, CLASSES)}", "kind")
        where = self.raw.get("where", {})
        if not isinstance(where, dict) or not all(isinstance(value, str) for value in where.values()):
            raise self.fail('where must be a table of fields: { student = "…" }', "where")
        for name in where:
            self._field(name, [CLASSES[kind]] if kind else CLASSES.values(), "where")
        return Place(self._text("document"), " ".join(self._text("quote").split()), kind, where)

    def _field(self, name: str, kinds: Iterable[type], key: str) -> str:
        known = {each: shape for kind in kinds for each, shape in shapes(kind).items()}
        if name not in known:
            raise self.fail(f"no field {name!r}; {_near(name, known)}", key)
        return known[name]

    def _set(self, place: Place | None, of: tuple[Reference, ...]) -> tuple[str, Any]:
        name = self._text("field")
        if "value" not in self.raw:
            raise self.fail("'set' needs a value")
        if place:
            shape = self._field(name, [CLASSES[place.kind]] if place.kind else CLASSES.values(), "field")
        elif of[0].kind in TOLD_BY:
            shape = self._field(name, [TOLD_BY[of[0].kind]], "field")
        elif name in ENTITY_FIELDS[of[0].kind]:
            shape = "str"
        else:
            known = ENTITY_FIELDS[of[0].kind]
            raise self.fail(f"no field {name!r} of a {of[0].kind}; {_near(name, known)}", "field")
        return name, self._checked(name, shape, self.raw["value"], "value")

    def _checked(self, name: str, shape: str, value: Any, key: str) -> Any:
        try:
            return checked(name, shape, value)
        except ValueError as error:
            raise self.fail(f"{name}: {error}", key) from error

    def _added(self) -> Correction:
        kind = self._text("kind")
        if kind not in CLASSES:
            raise self.fail(f"no kind of record {kind!r}; {_near(kind, CLASSES)}", "kind")
        known = shapes(CLASSES[kind])
        self._known_keys({*known, "kind", "because"})
        given = {name: raw for name, raw in self.raw.items() if name not in {"kind", "because"}}
        value = {name: self._checked(name, known[name], raw, name) for name, raw in given.items()}
        needed = [name for name in _needed(CLASSES[kind]) if not value.get(name)]
        if needed:
            raise self.fail(f"a new {kind} needs {needed[0]}")
        return self._made("add", kind=kind, value=value)


def _needed(kind: type) -> list[str]:
    """Give the fields that a record cannot be without."""
    parameters: Mapping[str, Any] = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return [n for n, f in parameters.items() if n != "evidence" and f.default is f.default_factory]
