"""Places in competitions: "won second place in the 2020 Tide Challenge", "finalists of the Fen Hackathon"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kgbuild.extract.prose.statements.clauses import behind_preposition
from kgbuild.extract.prose.statements.labs import told_of_lab
from kgbuild.extract.prose.statements.passage import Clause, Told
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Award, Mention


def placings(told: Told) -> Iterator[Award]:
    """Give the places in competitions that a sentence with no other award in it says its people won."""
    if told.sentence.of("AWARD"):
        return
    for clause in told.clauses:
        for found in _placed().finditer(told.text(clause.start, clause.end)):
            people = _people(told, clause, clause.start + found.start())
            if people and told.has("honoured", told.sentence.start, clause.start + found.end("place")):
                yield Award(
                    evidence=told.evidence(0.7), people=people, title=" ".join(found["title"].split()),
                    date=told.passage.date,
                )  # fmt: skip
                return
        if told.passage.source == "news":
            yield from _bare(told, clause)


def _bare(told: Told, clause: Clause) -> Iterator[Award]:
    """Read news of a place alone: "won second prize", "placed first in the poster competition"."""
    for found in _won().finditer(told.text(clause.start, clause.end)):
        people = _people(told, clause, clause.start + found.start())
        ours = not people and told_of_lab(told.text(clause.start, clause.start + found.start()))
        if people or ours:
            yield Award(
                evidence=told.evidence(0.7),
                people=people or (NOBODY,),
                title=" ".join((found["title"] or found["ranked"]).split()),
                date=told.passage.date,
            )
            return


def place_in_contest(told: Told, at: int) -> str:
    """Give a place with its contest, where it stands at an offset: "third prize in the Tide Competition"."""
    found = _place_in_contest().match(told.text(at, told.sentence.end))
    return " ".join(found[0].split()) if found else ""


def _people(told: Told, clause: Clause, at: int) -> tuple[Mention, ...]:
    """Give those whose names open the sentence, else those whom the clause is about."""
    first = told.people_marks(told.sentence.start, at)
    if not first or behind_preposition(told, told.sentence.start, first[0]):
        return clause.subject
    return tuple(told.cast.who(mark) for mark in first)


@cache
def _placed() -> re.Pattern[str]:
    said = table("placings")
    places, contests = "|".join(said["places"]), "|".join(said["contests"])
    within = r"(?:[A-Z0-9][\w&’'./-]*|of|for|in|on|and|the|&|de|du|des|la|der|die|für|del)"
    return re.compile(
        rf"(?<![\w-])(?P<title>(?P<place>(?i:{places}))\s+(?i:in|at|of|for|from|dans|du|à|au|beim?|en|del?|al|nel)\s+"
        rf"(?:(?i:the|la|le|der|dem|el|il)\s+)?(?:{within}\s+){{0,12}}(?i:{contests}))(?![\w-])"
    )


@cache
def _won() -> re.Pattern[str]:
    """Give the pattern of a place behind a verb of winning, with the contest that may stand behind it."""
    said = table("placings")
    places, contests = "|".join(said["places"]), "|".join([*said["contests"], *said["occasions"]])
    verbs = (
        r"(?:w[io]ns?|winning|takes?|took|taking(?:\s+home)?|receiv(?:es|ed|ing)|(?:was|were|been)\s+awarded|awarded"
        r"|earn(?:s|ed|ing)|gets?|got)"
    )
    ranked = r"(?:placed|places|came|comes|finished|finishes|ranked)\s+(?=(?:first|second|third|1st|2nd|3rd)\b)"
    contest = f"(?:{_contest(contests)})?"
    return re.compile(
        rf"(?<![\w-])(?:(?i:{verbs})\s+(?:(?i:the|an?|overall)\s+)?(?P<title>(?i:{places}){contest})"
        rf"|(?i:{ranked})(?P<ranked>(?i:\w+){contest}))(?![\w-])"
    )


@cache
def _place_in_contest() -> re.Pattern[str]:
    said = table("placings")
    return re.compile(rf"(?i:{'|'.join(said['places'])}){_contest('|'.join(said['contests']))}")


def _contest(contests: str) -> str:
    """Give the pattern of a contest behind a place: " in the student presentation competition"."""
    article = r"(?:(?i:the|an?|our|this\s+year[’']s)\s+)?"
    return rf"\s+(?i:in|at|for|of)\s+{article}(?:[\w’&'-]+\s+){{0,8}}?(?i:{contests})(?![\w-])"
