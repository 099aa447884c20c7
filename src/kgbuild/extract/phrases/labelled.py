"""Entries whose lines are labelled values below a heading: "Funding body: X", "Period: 2014–2016"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.extract.phrases.parts import Line, line_at
from kgbuild.lexicon import words

#: "My role: Lecturer", and not "History 104: Tides", whose number is that of a course.
_LABEL = re.compile(r"\W*(?P<label>[^\W\d_][\w ()/’'-]{1,30}?)(?<!\d\d)(?<!\d\d[A-Z])\s*:\s+(?=\S)")
#: So many lines of an entry, and so large a share of them, have labels.
_LEAST, _SHARE = 2, 0.6


#: What parts labels on one line, before the next: "Funder: X | Period: 2014–2016".
_PARTED = re.compile(r"\s*[|·•;]\s+(?=[^\W\d_][\w ()/’'-]{1,30}?\s*:\s)|\s+[–—-]\s+(?=[A-ZÀ-Þ][\w ()/’'-]{1,30}?:\s)")


def labels_apart(line: Line) -> list[Line]:
    """Give the labelled values of a line as lines of their own, behind what opens it if that bears no label.

    >>> [one.text for one in labels_apart(line_at("Deep Nets — Funder: Tide Fund | Role: PI", 0))]
    ['Deep Nets', 'Funder: Tide Fund', 'Role: PI']
    """
    cuts = list(_PARTED.finditer(line.text)) if not line.column else []
    starts, ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(line.text)]
    pieces = [line_at(line.text[a:b], line.start + a) for a, b in zip(starts, ends, strict=True)]
    labelled = [_LABEL.match(piece.text) is not None for piece in pieces]
    return pieces if sum(labelled) >= _LEAST and all(labelled[1:]) else [line]


def outcome_label(text: str) -> str:
    """Give the label of what came of somebody that a block is, or opens with: "Current position:"; "" for others."""
    label = text.partition("\n")[0].strip(" :*").casefold()
    return label if label in words("labels", "outcome") else ""


def is_labelled_list(texts: Sequence[str]) -> bool:
    """Say whether most of some lines are a label and its value.

    >>> is_labelled_list(["Period: 2014", "My role: Lecturer"]), is_labelled_list(["Period: 2014", "Tides"])
    (True, False)
    """
    pieces = [piece.text for text in texts for piece in labels_apart(line_at(text, 0))]
    labelled = sum(_LABEL.match(text) is not None for text in pieces)
    return labelled >= _LEAST and labelled >= _SHARE * len(pieces)


def labelled_values(lines: Sequence[Line]) -> dict[str, Line]:
    """Give the values of labelled lines by their labels, casefolded; the first of a label counts."""
    found: dict[str, Line] = {}
    for line in lines:
        match = _LABEL.match(line.text)
        if match:
            label = re.sub(r"^(?:my|mein|mon|mi|il mio)\s+", "", match["label"].casefold())
            found.setdefault(label, line_at(line.text[match.end() :], line.start + match.end()))
    return found
