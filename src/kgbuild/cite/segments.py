"""From the labels of tokens to the slices of the string that hold a field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.cite.tagger import Tagged
from kgbuild.cite.tokens import Token


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of tokens of one label.

    Attributes:
        label: without `B-` and `I-`: AF family, AG given before, AH given behind, ED editors, T title, V venue,
            Y year, VOL, ISS, P pages, PUB publisher, LOC place, ID identifier.
        start: first code point in the string.
        end: one past the last.
        sure: the lowest probability of its tokens' labels.
    """

    label: str
    start: int
    end: int
    sure: float


def segments_of(tokens: Sequence[Token], tagged: Tagged) -> list[Segment]:
    """Give the labelled runs in order; tokens that are no field's (`X`, `AS`) part them."""
    found: list[Segment] = []
    before = ""
    for token, label, sure in zip(tokens, tagged.labels, tagged.marginals, strict=True):
        mark, _, kind = label.partition("-")
        if kind:
            last = found[-1] if found else None
            if last and mark == "I" and before == kind:
                found[-1] = Segment(kind, last.start, token.end, min(last.sure, sure))
            else:
                found.append(Segment(kind, token.start, token.end, sure))
        before = kind
    return found
