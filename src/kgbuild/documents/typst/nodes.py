"""What a Typst source is parsed into."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of markup or an expression.

    Attributes:
        kind: what it is: "text", "item", "call" ….
        line: of the source.
        value: a text, a name, a number, an operator.
        parts: the pieces that it is made of.
    """

    kind: str
    line: int
    value: Any = None
    parts: tuple[Any, ...] = ()
