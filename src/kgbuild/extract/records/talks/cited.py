"""Talks that are cited as papers are: "Moe, E. & Lindqvist, A. (2011, May). Title. Presented at …"."""

from __future__ import annotations

import re

from kgbuild.document import Span
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.records.talks.signatures import SIGNER, signatures
from kgbuild.extract.records.talks.words import kind_pattern
from kgbuild.lexicon import words

#: What ends a title: a full stop before a capital, a question.
SENTENCE = re.compile(r"(?<=[\w)\]”\"’])\.\s+(?=[A-ZÀ-Þ“])|[?!]\s+(?=[A-ZÀ-Þ])")
_DATE = re.compile(r"[\s.,:;*]*(?:\([^()]*\d{4}[^()]*\)|(?:19|20)\d\d(?=[.,:;]))?[\s.,:;]*")
#: An inverted name opens the citation, perhaps behind the talk's kind; the date in brackets ends its list of people.
_OPENING = re.compile(
    rf"\W{{0,3}}(?:[A-ZÀ-Þ]\w+\s?:\s+)?(?={SIGNER})(?P<people>[^()\d]{{4,600}})(?=\([^()]*(?:19|20)\d\d[^()]*\))"
)
#: A title and the date in brackets that follows it.
_TITLE_FIRST = re.compile(r"\W*(?P<title>[^()\n]{8,250}?)\.?\s+\((?:19|20)\d\d(?:,\s+[^\W\d_]+(?:\s\d{1,2})?)?\)\.\s+")
#: The form of a talk behind its title, as the APA's manual asks for it (7th edition, 10.5): "[Poster presentation]".
_FORM = re.compile(r"\s*\[[^\[\]]{3,40}\]$")
#: A title has so many words at least.
_TITLE = 3


def cited_title(page: Page, entry: Entry) -> Span | None:
    """Give where the title of a talk cited as a paper is stands; none where the entry is no citation."""
    text = page.text[entry.start : entry.end]
    if people := cited_people(page, entry):
        start = people.end - entry.start
    elif lead := next((span for span in signatures(page, entry, None) if span.start <= entry.start + 3), None):
        start = lead.end - entry.start
    else:
        return None
    start = _DATE.match(text, start).end()  # type: ignore[union-attr]  # it matches nothing as well
    stop = SENTENCE.search(text, start)
    if slanted := _before_slanted(page, entry, entry.start + start, entry.start + stop.start() if stop else entry.end):
        return slanted
    few = stop is not None and len(text[start : stop.end()].split()) < _TITLE - (people is not None)
    if stop is None or (few and not kind_pattern().match(text, stop.end())):
        return None
    end = stop.start() + (stop[0][0] in "?!")
    form = _FORM.search(text, start, end)
    return Span(entry.start + start, entry.start + (form.start() if form else end))


def before_cited_date(page: Page, entry: Entry) -> Span | None:
    """Give the title of a talk cited without its speakers: "Tides at rest. (2017, June). Lecture delivered to …"."""
    found = _TITLE_FIRST.match(page.text[entry.start : entry.end])
    if found is None or cited_people(page, entry) or len(found["title"].split()) < _TITLE:
        return None
    kind = kind_pattern().match(page.text, entry.start + found.end())
    return Span(entry.start + found.start("title"), entry.start + found.end("title")) if kind else None


def _before_slanted(page: Page, entry: Entry, start: int, stop: int) -> Span | None:
    """Give the title that ends, with a comma, before the event in italics: "Moe E (2019). Tides, *Coast Days*"."""
    runs = (i.start for i in page.inlines(start, entry.end) if i.kind == "emphasis" and i.start > start)
    end = next(runs, stop)
    title = page.text[start:end].rstrip()
    if end >= stop or not title.endswith(",") or len(title.split()) < _TITLE:
        return None
    return Span(start, start + len(title) - 1)


def cited_people(page: Page, entry: Entry) -> Span | None:
    """Give where the people stand whom a citation opens with, before its date in brackets."""
    opening = _OPENING.match(page.text[entry.start : entry.end])
    if opening is None or not _are_people(opening["people"]):
        return None
    return Span(entry.start + opening.start("people"), entry.start + opening.end())


def _are_people(text: str) -> bool:
    """Say whether a list holds names and nothing that reads like a sentence."""
    small = [word.strip(".,;&*… ").casefold() for word in text.split() if word[:1].islower()]
    return all(word in words("names", "particles") | words("talks", "beside_people") for word in small)
