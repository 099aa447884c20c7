"""Fields of study behind a degree or a verb."""

from __future__ import annotations

import re

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.extract.prose.statements.passage import Told
from kgbuild.lexicon import words
from kgbuild.names import fold, looks_like_name
from kgbuild.prose import Mark

#: Fields have no more words.
LONGEST_FIELD = 9

#: What joins another study: "Scienze Agrarie e" in Storia.
_AND = re.compile(r"\s+(?:and|e|ed|en|et|und|y)$")
#: "his Tidal Engineering" PhD, behind an article or a possessive.
_AHEAD = re.compile(
    r"\b(?:an?|the|his|her|their|my|our|as)\s+(?P<field>[A-Z][a-z-]+(?:,?\s+(?:(?:and|of|&)\s+)?[A-Z][a-z-]+){0,5})\s+$"
)
_TO = re.compile(r"\b(?:in|im Fach)\s+(?P<field>[A-ZÀ-Þ][\w-]+(?:\s+(?:und\s+)?[A-ZÀ-Þ][\w-]+){0,3})\s+zu[mr]\s+$")
#: Words so short weigh nothing in the name of a field.
_SMALL = 3
#: "in the Social Sciences".
_THE = re.compile(r"^(?:the\s+)?(?:(?:(?:[Gg]raduate|[Dd]octoral)\s+)?[Pp]rogram(?:me)?\s+(?:in|of)\s+)?(?=[A-Z])")
_IN = re.compile(r"(?i)\b(?:in|en|em|für)\s+$")
#: What looks less like a name is none.
_NAME = 0.4


def field_after(told: Told, at: int, until: int) -> str:
    """Give the field that stands behind a degree: "in Molecular Biology"."""
    match = shape("field").match(told.text(at, until))
    if match is None:
        return ""
    start, end = at + match.start("field"), at + match.end("field")
    inside = [
        m
        for m in told.sentence.marks
        if m.start < end and m.end > start and m.label in {"ORG", "LAB", "PERSON", "DATE", "PLACE"} and not _is_field(m)
    ]
    if _IN.search(told.text(at, start)):
        inside = [m for m in inside if m.label != "PERSON" or m.start != start]  # nobody stands behind "dottorato in"
    text = _THE.sub("", _AND.sub("", " ".join(match["field"].split())))
    weighty = sum(len(word) > _SMALL for word in text.split())
    return "" if inside or shape("not_a_field").search(text) or weighty > LONGEST_FIELD else text


def field_ahead(told: Told, degree: int) -> str:
    """Give the field that stands right before a degree: "enrols in the Tidal Engineering PhD programme"."""
    start = max((m.end for m in told.sentence.of("ORG", end=degree)), default=told.sentence.start)
    named = _AHEAD.search(told.text(start, degree))
    said = {fold(word) for word in named["field"].split()} if named else set[str]()
    return " ".join(named["field"].split()) if named and said & words("degrees", "fields") else ""


def field_to(told: Told, start: int, degree: int) -> str:
    """Give the field before a degree that a verb behind both earns: "in Mathematik zum Dr. rer. nat. promoviert"."""
    named = _TO.search(told.text(start, degree))
    return " ".join(named["field"].split()) if named else ""


def _is_field(mark: Mark) -> bool:
    """Say whether the recogniser took a field for a body, a place or a person: no word says so, "and" joins it."""
    if mark.label == "PERSON":
        return looks_like_name(mark.text) < _NAME
    doubtful = mark.label in {"ORG", "PLACE"} and organization_weight(mark.text) == 0 and not is_place(mark.text)
    return doubtful and (len(mark.text.split()) > 1 or mark.label == "PLACE")
