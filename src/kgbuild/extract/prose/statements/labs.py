"""What a piece of news tells of the lab itself: that it is meant, who pays it, who is congratulated next."""

from __future__ import annotations

import re

from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.extract.prose.statements.passage import Told, listed, phrases
from kgbuild.model import Mention
from kgbuild.prose import Mark

_LAB = re.compile(
    r"(?i)(?:^\W*(?:group|lab|team)\s+(?=[a-z])|\b(?:we|us|nous|wir|hemos|abbiamo)\b"
    r"|\b(?:our|the|notre|unsere?|nuestro|il nostro|nosso)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:lab|group|team|laborator(?:y|io|ório)|équipe|labo(?:ratoire)?|gruppe|labor|equipo|grupo|gruppo)\b)"
)
_FROM = re.compile(r"(?i)\b(?:from|by|of)\s+(?:the\s+)?$")
#: Those who are congratulated stand so far behind the word at most.
_NEAR = 40


def told_of_lab(text: str) -> bool:
    """Say whether a clause is about the lab or about "us", by the text before what it got."""
    return bool(_LAB.search(text))


def research_payer(told: Told, mark: Mark) -> Mark | None:
    """Give the payer of research behind an award: what it gives a lab is a grant."""
    payers = told.sentence.of("ORG", start=mark.end)
    payer = next((m for m in payers if _FROM.search(told.text(mark.end, m.start))), None)
    return payer if payer and phrase_pattern("funding", "funders").search(payer.text) else None


def greeted_next(told: Told) -> tuple[Mention, ...]:
    """Give whom this sentence or the next one congratulates: "Our paper won … Congratulations to Ada Example!"."""
    for sentence in told.passage.sentences[told.index : told.index + 2]:
        match = phrases("congratulate").search(sentence.text)
        if match is None:
            continue
        marks = sentence.of("PERSON", start=sentence.start + match.end())
        if marks and marks[0].start - (sentence.start + match.end()) < _NEAR:
            return tuple(told.cast.who(mark) for mark in listed(told, marks))
    return ()
