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
_OF_SUM = re.compile(
    r"(?i)\s*(?:,|\()?\s*(?:(?:of|worth|for|totall?ing|in the amount of)\s+)?(?:up to\s+|nearly\s+|over\s+|about\s+)?"
)
#: What a lab is given under such a name pays its work.
_PROJECT = re.compile(
    r"(?i)\b(?:seed|collaborati(?:on|ve)|pilot|catalyst|planning|project|equipment|instrumentation|infrastructure|start-?up)\b"
)
_PLAIN = re.compile(r"(?:(?:grant|project|funding|research)\s+)?awards?")
#: Those who are congratulated stand so far behind the word at most.
_NEAR = 40


def told_of_lab(text: str) -> bool:
    """Say whether a clause is about the lab or about "us", by the text before what it got."""
    return bool(_LAB.search(text))


def giver(told: Told, mark: Mark) -> Mark | None:
    """Give the body behind an award that it is from."""
    givers = told.sentence.of("ORG", start=mark.end)
    return next((m for m in givers if _FROM.search(told.text(mark.end, m.start))), None)


def research_payer(told: Told, mark: Mark) -> Mark | None:
    """Give the payer of research behind an award: what it gives a lab is a grant."""
    payer = giver(told, mark)
    return payer if payer and phrase_pattern("funding", "funders").search(payer.text) else None


def is_funding(told: Told, mark: Mark) -> bool:
    """Say whether an award of a lab is a grant: by who gives it, by its name, or by a sum that stands with it."""
    return bool(research_payer(told, mark) or _PROJECT.search(mark.text) or (with_sum(told, mark) and _payer(told)))


def is_plain(mark: Mark) -> bool:
    """Say whether an award has no name of its own: what a payer of research gives under it is a grant."""
    return _PLAIN.fullmatch(mark.text) is not None


def with_sum(told: Told, mark: Mark) -> Mark | None:
    """Give the sum that is right before or behind an award: "award of $900,000", "a $1.2M award"."""
    behind = told.sentence.of("MONEY", start=mark.end)[:1]
    if behind and _OF_SUM.fullmatch(told.text(mark.end, behind[0].start)):
        return behind[0]
    ahead = told.sentence.of("MONEY", end=mark.start)[-1:]
    return ahead[0] if ahead and told.text(ahead[0].end, mark.start).strip(" ,") == "" else None


def _payer(told: Told) -> bool:
    """Say whether a sentence names a payer of research."""
    return phrase_pattern("funding", "funders").search(told.sentence.text) is not None


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
