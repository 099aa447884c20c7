"""Names of bodies that were cut behind an elided article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.prose.marks import Mark

#: An article at the end of what was taken for a whole name.
_ELIDED = re.compile(r"\b(?:[Dd](?:ell|all)?|[Nn]ell)[’']$")


def over_articles(marks: Sequence[Mark], sentence: str) -> list[Mark]:
    """Join a body that was cut behind the article that ties it to the next: "Centro dell'", "Università di Bari"."""
    out: list[Mark] = []
    for mark in marks:
        before = out[-1] if out else mark
        between = sentence[before.end : mark.start]
        cut = between in {"", "'", "’"} and _ELIDED.search(before.text + between)
        if before.label == mark.label == "ORG" and before is not mark and cut:
            whole = " ".join(sentence[before.start : mark.end].split())
            out[-1] = replace(before, end=mark.end, text=whole)
        else:
            out.append(mark)
    return out
