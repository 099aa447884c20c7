"""Where a change of type parts two things that no mark sets apart: "**Tide Prize** Fen Society"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kgbuild.document import Inline
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import organization_weight

#: Nothing but blanks.
BLANK = re.compile(r"[ \u00a0]+")
#: What ends the name of a body.
_NAME_END = re.compile(r"[,;:|(\t]|\s[–—-]\s|\s(?:19|20)\d\d\b")


def type_changes(text: str, start: int, inlines: Sequence[Inline]) -> list[re.Match[str]]:
    """Give the blanks between a run in bold and one in italics, of several words each: "**PhD, Tides** *Tide Hall*"."""
    runs = sorted((i for i in inlines if i.kind in {"strong", "emphasis"}), key=lambda inline: inline.start)
    found = []
    for left, right in pairwise(run for run in runs if start <= run.start and run.end <= start + len(text)):
        blank = BLANK.fullmatch(text, left.end - start, right.start - start) if left.end < right.start else None
        wide = all(" " in text[run.start - start : run.end - start].strip() for run in (left, right))
        if blank and wide and left.kind != right.kind:
            found.append(blank)
    leading = (run for run in runs if run.kind == "strong" and not text[: max(run.start - start, 0)].strip(" *_"))
    first = next(leading, None)
    blank = BLANK.match(text, first.end - start) if first and first.start >= start else None
    if first and blank and blank not in found and text[blank.end() : blank.end() + 1].isupper():
        head = text[first.start - start : first.end - start]
        listed = ", " in head  # "**Ph.D., Tides** Harbour University"
        found += [blank] if listed or _stands_before_body(head, text[blank.end() :]) else []
    return found


def _stands_before_body(head: str, behind: str) -> bool:
    """Say whether words in type of their own stand right before the name of a body: "**Tide Prize** Fen Society"."""
    name = _NAME_END.split(behind, maxsplit=1)[0].strip()
    several = len(name.split()) > 1 and (len(head.split()) > 1 or is_role(head))
    return several and head.strip()[-1:].isalpha() and organization_weight(name) == 1 > organization_weight(head)
