"""JSON, YAML and TOML as trees whose values know where they stand in the text.

A parser of the standard library gives values and forgets their places; evidence needs both. All three parsers are
bounded: they refuse what nests too deep or unfolds into too many values.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, cast

import yaml

from kgbuild.errors import DocumentError
from kgbuild.yaml_mending import mended, shown

MAX_DEPTH: Final = 60
MAX_VALUES: Final = 1_000_000
#: Longer texts are no work of hands, and reading them again and again costs too much.
MAX_MENDED: Final = 1 << 20
_LOADER: Final[type] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\.)*+)"', re.DOTALL)
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?")
_WORDS: Final = {"true": "true", "false": "false", "null": ""}
_WORD = re.compile("true|false|null")
_REMEDY: Final = "mend the file, or leave it out"


@dataclass(frozen=True, slots=True)
class Node:
    """A value with its place: `text[start:end]` is how the file writes it.

    Attributes:
        start: first code point.
        end: one past the last.
        value: a scalar as text; numbers and truth values as the file writes them, null empty.
        items: the values of a list.
        members: the values of a mapping by key.
        at: first code point of the key that leads here, `start` where there is none.
    """

    start: int
    end: int
    value: str = ""
    items: tuple[Node, ...] = ()
    members: Mapping[str, Node] = field(default_factory=dict)
    at: int = -1

    def get(self, *path: str) -> Node:
        """Give the value that keys lead to; an empty node where one of them is missing."""
        node = self
        for key in path:
            node = node.members.get(key, NOTHING)
        return node

    def text(self, *path: str) -> str:
        """Give the scalar that keys lead to, white space folded; empty where there is none."""
        return " ".join(self.get(*path).value.split())

    def each(self, *path: str) -> tuple[Node, ...]:
        """Give the values of the list that keys lead to; a single value counts as a list of one."""
        node = self.get(*path)
        return node.items or ((node,) if node.value or node.members else ())

    def walk(self) -> Iterator[Node]:
        """Give this node and all below it, in order."""
        yield self
        for node in (*self.items, *self.members.values()):
            yield from node.walk()

    def __bool__(self) -> bool:
        return bool(self.value or self.items or self.members)


NOTHING: Final = Node(-1, -1)


def read_json(text: str, name: str, at: int = 0) -> tuple[Node, int]:
    """Read the JSON value that begins at `at`, and give the place behind it.

    Raises:
        DocumentError: it is malformed, or nests too deep; the line is given.
    """
    return _Json(text, name).value(_SPACE.match(text, at).end(), MAX_DEPTH)  # type: ignore[union-attr]


class _Json:
    """One run over a JSON text."""

    def __init__(self, text: str, name: str) -> None:
        self._text, self._name, self._left = text, name, MAX_VALUES

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        self._left -= 1
        sign = self._text[at : at + 1]
        if depth <= 0 or self._left <= 0:
            raise self._error(at, "its values nest too deep or are too many")
        if sign == "{":
            return self._mapping(at, depth)
        if sign == "[":
            return self._list(at, depth)
        if sign == '"':
            value, end = self._string(at)
            return Node(at, end, value), end
        found = _NUMBER.match(self._text, at) or _WORD.match(self._text, at)
        if not found:
            raise self._error(at, "a value is missing or malformed" if sign else "it ends before its values do")
        return Node(at, found.end(), _WORDS.get(found[0], found[0])), found.end()

    def _mapping(self, start: int, depth: int) -> tuple[Node, int]:
        members: dict[str, Node] = {}
        at = self._skip(start + 1)
        if self._text[at : at + 1] == "}":
            return Node(start, at + 1), at + 1
        while True:
            first = at
            key, at = self._string(at)
            at = self._expect(at, ":")
            node, at = self.value(at, depth - 1)
            members[key] = Node(node.start, node.end, node.value, node.items, node.members, first)
            at = self._skip(at)
            if self._text[at : at + 1] == "}":
                return Node(start, at + 1, members=members), at + 1
            at = self._expect(at, ",")
            if self._text[at : at + 1] == "}":  # a comma too many, as hand-written JSON-LD often has
                return Node(start, at + 1, members=members), at + 1

    def _list(self, start: int, depth: int) -> tuple[Node, int]:
        items: list[Node] = []
        at = self._skip(start + 1)
        if self._text[at : at + 1] == "]":
            return Node(start, at + 1), at + 1
        while True:
            node, at = self.value(at, depth - 1)
            items.append(node)
            at = self._skip(at)
            if self._text[at : at + 1] == "]":
                return Node(start, at + 1, items=tuple(items)), at + 1
            at = self._expect(at, ",")
            if self._text[at : at + 1] == "]":
                return Node(start, at + 1, items=tuple(items)), at + 1

    def _string(self, at: int) -> tuple[str, int]:
        found = _STRING.match(self._text, at)
        if not found:
            raise self._error(at, "a string is missing or malformed")
        if "\\" not in found[1]:
            return found[1], found.end()
        try:
            return str(json.loads(found[0])), found.end()
        except ValueError as error:
            raise self._error(at, "a string has a malformed escape") from error

    def _skip(self, at: int) -> int:
        return _SPACE.match(self._text, at).end()  # type: ignore[union-attr]

    def _expect(self, at: int, sign: str) -> int:
        at = self._skip(at)
        if self._text[at : at + 1] != sign:
            raise self._error(at, f"“{sign}” is missing")
        return self._skip(at + 1)

    def _error(self, at: int, reason: str) -> DocumentError:
        line = self._text.count("\n", 0, at) + 1
        return DocumentError(self._name, f"malformed JSON: {reason}", line=line, remedy=_REMEDY)


def read_yaml(text: str, name: str, offset: int = 0, first_line: int = 1) -> tuple[Node, ...]:
    """Read the documents of a YAML text that begins at `offset` of the file's text.

    Scalars stay as they are written: `2015-05` is no day and `no` no truth value. Lines whose values their author
    should have put in quotes are read as if they were.

    Raises:
        DocumentError: it is malformed, nests too deep, or its aliases unfold into too many values.
    """
    done: set[int] = set()
    readable = text
    while True:
        try:
            return tuple(_Yaml(readable, offset).documents())
        except yaml.MarkedYAMLError as error:
            again = mended(readable, error, done) if len(text) <= MAX_MENDED else None
            if again is None:
                mark = error.problem_mark or error.context_mark
                line = first_line + (mark.line if mark else 0)
                reason = f"malformed YAML: {error.problem or error.context}"
                raise DocumentError(name, reason, line=line, remedy=_REMEDY) from error
            readable = again[0]
            done.add(again[1])
        except (yaml.YAMLError, ValueError) as error:
            reason = f"malformed YAML: {str(error).splitlines()[0]}"
            raise DocumentError(name, reason, line=first_line, remedy=_REMEDY) from error


class _Yaml:
    """One run over the events of a YAML text; composing them first would cost the stack of the C library."""

    def __init__(self, text: str, offset: int) -> None:
        self._events = yaml.parse(text, Loader=_LOADER)
        self._offset = offset
        self._left = MAX_VALUES // 4
        self._anchors: dict[str, tuple[Node, int]] = {}

    def documents(self) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                self._anchors.clear()
                node = self._node(next(self._events), MAX_DEPTH)
                if node:
                    yield node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        """Give the value that an event begins.

        Raises:
            ValueError: it nests too deep, or aliases unfold into too many values.
            ComposerError: an alias has no anchor.
        """
        before = self._left
        anchor = getattr(event, "anchor", None) or ""
        if isinstance(event, yaml.AliasEvent):
            known = self._anchors.get(anchor)
            if known is None:
                reason = f"the alias *{anchor} names nothing that is complete"
                raise yaml.composer.ComposerError(None, None, reason, cast("yaml.Mark", event.start_mark))
            self._spend(known[1], depth)
            return known[0]
        self._spend(1, depth)
        node = self._branch(event, depth) if not isinstance(event, yaml.ScalarEvent) else self._scalar(event)
        if anchor:
            self._anchors[anchor] = (node, before - self._left)
        return node

    def _spend(self, values: int, depth: int) -> None:
        self._left -= values
        if depth <= 0 or self._left <= 0:
            raise ValueError("its values nest too deep or its aliases unfold into too many")

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        null = event.implicit[0] and event.value in _NULLS
        start, end = self._span(event, event)
        return Node(start, end, "" if null else shown(str(event.value)))

    def _branch(self, start: yaml.Event, depth: int) -> Node:
        items: list[Node] = []
        members: dict[str, Node] = {}
        while not isinstance(event := next(self._events), (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            node = self._node(event, depth - 1)
            if isinstance(start, yaml.SequenceStartEvent):
                items.append(node)
                continue
            value = self._node(next(self._events), depth - 1)
            members[node.value] = Node(value.start, value.end, value.value, value.items, value.members, node.start)
        first, last = self._span(start, event)
        return Node(first, last, items=tuple(items), members=members)

    def _span(self, first: yaml.Event, last: yaml.Event) -> tuple[int, int]:
        begin, finish = cast("yaml.Mark", first.start_mark), cast("yaml.Mark", last.end_mark)
        return begin.index + self._offset, finish.index + self._offset


def read_toml(text: str, name: str, offset: int = 0, first_line: int = 1) -> Node:
    """Read a TOML text that begins at `offset` of the file's text; values are found in it one after the other.

    Raises:
        DocumentError: it is malformed; the line is given.
    """
    try:
        values = tomllib.loads(text.replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"at line (\d+)", str(error))
        line = first_line + (int(place[1]) - 1 if place else 0)
        raise DocumentError(name, f"malformed TOML: {error}", line=line, remedy=_REMEDY) from error
    return _Toml(text, offset).locate(values)


class _Toml:
    """Finds the values of a TOML text, which stand in it in the order in which the parser gives them."""

    def __init__(self, text: str, offset: int) -> None:
        self._text, self._offset, self._at = text, offset, 0

    def locate(self, value: Any) -> Node:
        first = self._at
        if isinstance(value, dict):
            members = {}
            for key, item in value.items():
                at = self._find(str(key))
                node = self.locate(item)
                members[str(key)] = Node(node.start, node.end, node.value, node.items, node.members, at)
            nodes = tuple(members.values())
            return Node(nodes[0].at, nodes[-1].end, members=members) if nodes else self._here(first)
        if isinstance(value, list):
            items = tuple(self.locate(item) for item in value)
            return Node(items[0].start, items[-1].end, items=items) if items else self._here(first)
        written = value.isoformat() if hasattr(value, "isoformat") else value
        shown = str(written).lower() if isinstance(written, bool) else str(written)
        start = self._find(shown)
        return Node(start, self._offset + self._at, shown)

    def _find(self, written: str) -> int:
        """Give where `written` stands next, and go behind it; stay where it is written in another way."""
        for form in (written, json.dumps(written, ensure_ascii=False)[1:-1]):
            found = self._text.find(form, self._at)
            if found >= 0:
                self._at = found + len(form)
                return self._offset + found
        return self._offset + self._at

    def _here(self, at: int) -> Node:
        return Node(self._offset + at, self._offset + at)
