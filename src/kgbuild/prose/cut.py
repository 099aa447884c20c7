"""Cut a text into sentences: full stops behind abbreviations, initials and degrees end none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.lexicon import words

_STOP = re.compile(r"[.!?。]+[\"”’»)\]*]*(?=\s)|\n{2,}")
_LAST_WORD = re.compile(r"([^\W\d_][\w.]*)$")
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]")  # "U.S. Department"
#: "Ph.D. Student" is one thing.
_DEGREE = re.compile(r"(?:\b[A-Z][a-z]?\.\s?)+[A-Z][a-z]*$")
_TRAINEE = re.compile(r"\s+(?:Student|Candidate|Researcher|Fellow|Scholar|Trainee|Thesis|Program|Degree)s?\b")
_ORDINAL = re.compile(r"\b\d{1,2}$")


#: Before a title in quotation marks, and what is left of it behind a stop.
_TITLED = re.compile(
    r"(?i)\b(?:thesis|dissertation|titled|entitled|called|papers?|article|talk|lecture|project|poster|book|monograph|thèse|intitulée?"
    r"|doktorarbeit|masterarbeit|thema|titel|tesis|tese|tesi|titulad[oa]|intitolat[oa])[\s:,*_]*(?P<open>[\"“„«])(?P<title>[^\"“”„«»\n]*)$"
)
_CLOSES = re.compile(r"[^\"“”„«»\n]{0,250}[\"”“»]")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Give the start and end of each sentence of `text`, without the white space around it."""
    start = 0
    for stop in _STOP.finditer(text):
        if _ends(text, start, stop):
            yield from _trimmed(text, start, stop.end())
            start = stop.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if part.strip():
        yield start + len(part) - len(part.lstrip()), start + len(part.rstrip())


def _in_title(text: str, start: int, at: int) -> bool:
    """Say whether an offset stands within a quoted title: "her thesis “Tides at rest. A study of harbours”"."""
    return _TITLED.search(text, start, at) is not None and _CLOSES.match(text, at) is not None


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop[0][0] in ".?!" and _in_title(text, start, stop.end()):
        return False
    if not stop[0].startswith("."):
        return True
    following = text[stop.end() :].lstrip()[:1]
    before = text[start : stop.start()]
    if following.islower() or following in {"(", "[", ","} or _ORDINAL.search(before):
        return False
    word = _LAST_WORD.search(before)
    if _DEGREE.search(before) and _TRAINEE.match(text[stop.end() :]):
        return False
    if word is not None and _DOTTED.fullmatch(word[1]):
        return False
    return word is None or (len(word[1]) > 1 and word[1].casefold() not in words("sentences", "abbreviations"))
