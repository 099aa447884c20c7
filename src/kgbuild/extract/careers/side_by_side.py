"""Degrees side by side on one line: "BSc in Tides, Fen University (2010); PhD, Moss College (2015)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.degrees import degree_pattern
from kgbuild.extract.phrases.words import organization_weight

#: What may part a degree with its school from the next.
_SIGN = re.compile(r"\s*[;|•·/]\s+|[.,]\s+(?:and\s+)?")
_PART = re.compile(r"[,;:(]\s*|\s(?:at|from)\s")
_YEAR = re.compile(r"(?:19|20)\d\d\W*$")


def apart(page: Page, entry: Entry) -> Iterator[Entry]:
    """Give an entry of one line cut before each degree that stands behind one with a school; others as they are.

    A comma parts them only behind a year: "BSc and MSc, Fen University, PhD" may have one school.
    """
    whole = entry.blocks[0] if len(entry.blocks) == 1 else None
    if whole is None or whole.cells or "\n" in page.text[entry.start : entry.end].strip():
        yield entry
        return
    cuts = [entry.start]
    for sign in _SIGN.finditer(page.text, entry.start, entry.end):
        before = page.text[cuts[-1] : sign.start()]
        dated = sign[0][0] != "," or _YEAR.search(before)
        if dated and degree_pattern().match(page.text, sign.end(), entry.end) and _has_school(before):
            cuts.append(sign.end())
    for start, end in zip(cuts, [*cuts[1:], entry.end], strict=True):
        yield replace(entry, start=start, end=end, blocks=(replace(whole, start=start, end=end),))


def _has_school(text: str) -> bool:
    return degree_pattern().search(text) is not None and any(
        organization_weight(part) > 0 for part in _PART.split(text)
    )
