"""Who holds a grant, by what brackets call them: "Ada Example (PI)", "(PI: Bo Roe, Co-PI: Cy Moe)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.prose.statements.passage import Told, listed
from kgbuild.model import Recipient
from kgbuild.names import split_people
from kgbuild.prose import Mark

_BRACKET = 40
_PI = re.compile(
    r"\s*\((?P<role>(?:(?i:co|lead|contact)[- ]?)?(?:PI|Co-?I|CI|(?i:(?:principal |primary )?investigator)))\)"
)
#: "(Role: co-I, PI: Moe)".
_LABELLED = re.compile(r"\([^()]{0,60}\b(?:PI|Co-PI|Co-I)s?:\s*[A-ZÀ-Þ][^()]{2,120}\)")
_LABEL = re.compile(
    r"(?<!Role: )(?<!Other )\b(?P<role>(?:Co-)?PI|Co-I)s?:\s*(?P<names>[A-ZÀ-Þ][^():;]*?)(?=[);]|,\s+[\w-]+:)"
)


def investigators(told: Told, until: int) -> tuple[Recipient, ...]:
    """Give those whom brackets call investigators, "Ada Example (PI)", and who is listed beside them, here or next."""
    if labelled := tuple(_labelled(told, until)):
        return labelled
    near = told.passage.sentences[told.index : told.index + 2]
    marks = [
        m for s in near for m in s.of("PERSON") if m.start < until or _PI.match(told.text(m.end, m.end + _BRACKET))
    ]
    for number, mark in enumerate(marks):
        if _PI.match(told.text(mark.end, mark.end + _BRACKET)):
            return tuple(Recipient(told.cast.who(m), _role_behind(told, m)) for m in listed(told, marks[number:]))
    return ()


def _labelled(told: Told, until: int) -> Iterator[Recipient]:
    """Give those whom labels in a bracket name: "(Role: co-I, PI: Moe)", "(PIs: Ada Example, Bo Roe)"."""
    bracket = _LABELLED.search(told.text(told.sentence.start, until))
    if bracket is None:
        return
    for label in _LABEL.finditer(bracket[0]):
        at = told.sentence.start + bracket.start() + label.start("names")
        for person in split_people(re.sub(r"\s+and\s+", ", ", label["names"]), at).people:
            yield Recipient(told.cast.who(Mark("PERSON", at, at + len(person.name), person.name)), label["role"])


def _role_behind(told: Told, mark: Mark) -> str:
    found = _PI.match(told.text(mark.end, mark.end + _BRACKET))
    return found["role"] if found else ""
