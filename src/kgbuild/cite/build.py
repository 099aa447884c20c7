"""From tagged tokens to a reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.cite.people import people_of
from kgbuild.cite.reference import Reference
from kgbuild.cite.segments import Segment, segments_of
from kgbuild.cite.tagger import Tagged
from kgbuild.cite.tokens import Token
from kgbuild.document import Span

_FIELDS = {"T": "title", "V": "venue", "Y": "year", "VOL": "volume", "ISS": "issue", "P": "pages", "PUB": "publisher"}
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def build(text: str, tokens: Sequence[Token], tagged: Tagged) -> Reference:
    """Give the reference that labelled tokens of `text` make up."""
    segments = segments_of(tokens, tagged)
    people = people_of(text, segments)
    chosen = {field: best for label, field in _FIELDS.items() if (best := _best(label, segments))}
    values = {field: text[s.start : s.end] for field, s in chosen.items()}
    year = _YEAR.search(values.get("year", ""))
    values["year"] = year.group() if year else ""
    return Reference(
        people=tuple(mention for mention, _ in people),
        names=tuple(name for _, name in people),
        spans={field: (Span(s.start, s.end),) for field, s in chosen.items()},
        score=0.9,
        **values,
    )


def _best(label: str, segments: Sequence[Segment]) -> Segment | None:
    mine = [segment for segment in segments if segment.label == label]
    if label == "Y":
        return mine[0] if mine else None
    return max(mine, key=lambda segment: segment.end - segment.start, default=None)
