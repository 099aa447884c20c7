"""What expressions of Typst give: texts and content that know their lines, lists, functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Final, Self

from kgbuild.documents.typst.nodes import Node
from kgbuild.documents.webpage.source import mark_line


class Said(str):
    """A text of the source with the line on which it stands."""

    __slots__ = ("line",)
    line: int

    def __new__(cls, text: str, line: int) -> Self:
        """Make a text of a line."""
        made = super().__new__(cls, text)
        made.line = line
        return made


@dataclass(frozen=True, slots=True)
class Content:
    """What is printed, as HTML with line marks."""

    html: str


@dataclass(frozen=True, slots=True)
class Opaque:
    """A value that says nothing: a length, a colour, a rule; `text` is how it is written."""

    text: str = ""


@dataclass(slots=True)
class Arguments:
    """What a function is called with; `line` is that of the call."""

    line: int
    positional: list[Any] = field(default_factory=list)
    named: dict[str, Any] = field(default_factory=dict)

    def behind(self, other: Arguments) -> Arguments:
        """Give these arguments with those of an earlier, partial call before them."""
        return Arguments(self.line, [*other.positional, *self.positional], {**other.named, **self.named})


@dataclass(slots=True)
class Scope:
    """Names and what they are bound to, inside of others."""

    names: dict[str, Any]
    outer: Scope | None = None

    def find(self, name: str) -> Scope | None:
        """Give the nearest scope that knows a name."""
        scope: Scope | None = self
        while scope is not None and name not in scope.names:
            scope = scope.outer
        return scope


@dataclass(frozen=True, slots=True)
class Closure:
    """A function that the source defines."""

    name: str
    parameters: tuple[Node, ...]
    body: Node
    scope: Scope


@dataclass(frozen=True, slots=True)
class Native:
    """A function that Typst brings along."""

    name: str
    run: Callable[[Arguments], Any]


@dataclass(frozen=True, slots=True)
class Partial:
    """A function with some of its arguments given: `cv.with(author: "Ada")`."""

    function: Any
    given: Arguments


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that nothing is known of: mostly a function of a package."""

    name: str


@dataclass(frozen=True, slots=True)
class Module:
    """The names of another source."""

    names: Mapping[str, Any]


class TooMuchError(Exception):
    """What is printed grows beyond what anybody writes."""


#: So many characters are printed at most.
MOST_PRINTED: Final = 8 << 20
FUNCTIONS: Final = (Closure, Native, Partial, Unknown)
NOTHING: Final = (type(None), Opaque, Module, Closure, Native, Partial, Unknown, bool)


def shown(value: Any, line: int) -> str:
    """Give what a value prints, as HTML."""
    if isinstance(value, Content):
        return value.html
    if isinstance(value, Said):
        return mark_line(value.line) + escape(value, quote=False)
    if isinstance(value, str):
        return mark_line(line) + escape(value, quote=False) if value else ""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return f"{mark_line(line)}{value}"
    if isinstance(value, list):
        return within([part for part in (shown(one, line) for one in value) if part], ", ")
    return ""


def within(parts: Sequence[str], separator: str = "") -> str:
    """Join texts.

    Raises:
        TooMuchError: they are too long.
    """
    if sum(map(len, parts)) + len(separator) * len(parts) > MOST_PRINTED:
        raise TooMuchError
    return separator.join(parts)


def plain(value: Any) -> str:
    """Give the words of a text; nothing for any other value."""
    return str(value) if isinstance(value, str) else ""
