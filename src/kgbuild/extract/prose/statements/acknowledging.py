"""Awards by their numbers, as labs acknowledge them: "supported in part by the NSF (under awards A-123456 and …)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kgbuild.extract.prose.statements.passage import Told
from kgbuild.lexicon import table
from kgbuild.model import Grant, Mention

_SUPPORTED = re.compile(r"(?i)\b(?:supported|funded|sponsored|financed)\s+(?:\w+\s+){0,3}by\b")
_NUMBER = r"[A-Z]{0,6}[- ]?\d[\dA-Z/.-]{4,}\d"
#: What may stand between two numbers: a link's label, commas, "and".
_BETWEEN = r"\s*(?:\[+[^\[\]]*\]+)?\s*(?:[,;]|\band\b|&)*\s*(?:(?:and|&)\s+)?"


@cache
def _awards() -> re.Pattern[str]:
    names = sorted(table("statements")["funders"], key=lambda name: (-len(name), name))
    known = "|".join(map(re.escape, names))
    funder = rf"(?P<funder>\b(?:{known})\b|[A-Z][\w’'&-]+(?:\s+(?:of|for|and|the|[A-Z][\w’'&-]+))*)"
    noun = r"(?:awards?|grants?|contracts?|projects?)\s*(?:no\.?|nos\.?|numbers?|#)?\s*:?\s*#?"
    return re.compile(
        rf"{funder}\s*,?\s*(?:\((?:{known})\)\s*)?[(\[]?\s*(?:under\s+)?(?:the\s+)?{noun}\s*"
        rf"(?P<numbers>{_NUMBER}(?:{_BETWEEN}{_NUMBER})*)"
    )


def acknowledging(told: Told) -> Iterator[Grant]:
    """Give a grant for each number of an award that a sentence says someone's work is supported by."""
    said = _SUPPORTED.search(told.sentence.text)
    if said is None:
        return
    won = told.has("honoured", told.sentence.start, told.sentence.end)
    named = [(mark.start, mark.end) for mark in told.sentence.of("GRANT") if won]
    for found in _awards().finditer(told.sentence.text, said.end()):
        at = told.sentence.start + found.start("funder")
        name = re.sub(r"^The\s+", "", " ".join(found["funder"].split()))
        funder = Mention(name, at, at + len(found["funder"]))
        first = told.sentence.start + found.start("numbers")
        for number in re.finditer(_NUMBER, found["numbers"]):
            if any(start <= first + number.start() < end for start, end in named):
                continue  # told as a grant of its own name
            yield Grant(evidence=told.evidence(0.7), funder=funder, identifier=number[0])
