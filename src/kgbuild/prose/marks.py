"""What the reading of a sentence gives: marks with their place, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Label = Literal["PERSON", "ORG", "PLACE", "FIELD", "AWARD", "GRANT", "EVENT", "ROLE", "DEGREE", "DATE", "MONEY", "LAB"]

#: What someone is honoured by or comes to, told apart by the noun of its title.
HONOURS: tuple[Label, ...] = ("AWARD", "GRANT", "EVENT")


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled run of characters; offsets count in the text that was read.

    Attributes:
        label: what it is.
        start: first code point.
        end: one past the last.
        text: the characters, white space collapsed.
        value: of a DATE the EDTF date, or `start/end` of a range (`start/..` of an open one); of a LAB the people
            that it is named after, empty for the lab at home; of an AWARD "named" where somebody is named so.
    """

    label: Label
    start: int
    end: int
    text: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a text with its marks in order; marks never overlap."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]

    def of(self, *labels: Label, start: int = 0, end: int = 1 << 60) -> tuple[Mark, ...]:
        """Give the marks with one of these labels that lie within `start` and `end`."""
        return tuple(m for m in self.marks if m.label in labels and m.start >= start and m.end <= end)
