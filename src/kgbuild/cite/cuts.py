"""Titles that ran on into what stands around them: a state in front, the book or the co-authors behind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kgbuild.cite.features import cities, kind_of
from kgbuild.cite.people import in_brackets
from kgbuild.cite.segments import Segment
from kgbuild.document import Span
from kgbuild.lexicon import alternatives, words
from kgbuild.names.fold import fold

#: A state that some lists print where others print the year: "In press. A latitudinal gradient".
_STATE = re.compile(
    r"(?:in\s(?:press|review|prep(?:aration)?|revision)|accepted|forthcoming|to\sappear|submitted|under\sreview|im\sdruck"
    r"|à\sparaître|en\sprensa)\s*[.:]\s+(?=\S)",
    re.IGNORECASE,
)
#: ". In: Some Book", "’, in Some Book": what a book begins with, whatever stands in it.
_IN = re.compile(
    r"(?:[.?!,;][”\"’'»]?\s+In\s?:|\s+In\s:|[”\"»],?\s+in:?|[a-zß-ÿ)?!]’,\s+in:?|[.?!]\s+In(?=\s(?:Proc(?:\.|eedings)|Advances\sin|Conference)))"
    r"\s+(?=[\"“„«‘'*_]*[A-ZÀ-Þ0-9])"
)
#: ". Proceedings of": no sentence begins like this in the middle of a title.
_EVENT = re.compile(
    r"(?:[.?!][”\"’»]?\s+)(?=(?:Proc\.?(?=\s[A-Z0-9])|Proceedings|Atti\sdel(?:la)?|Actes\sdu|Akten\sde[rs]|Actas\sdel?|Beiträge\szum"
    r"|Annual\sMeeting\sof|Paper\spresented\sat)\s)"
)
#: The parts of a place behind its city, as "Frankfurt am Main" and "Frankfurt (M)" have them.
_PLACE = re.compile(
    r"[,.]\s(?:[-–]\s)?(?P<city>[A-ZÀ-Þ][\w’'-]+)(?:/[A-Z][\w.]*|\s\(\w{1,2}\)|\s(?:a\.\s?M|am\sMain|bei\s\w+))?\.?$"
)
#: Capitalised words that are a sentence or a bracket of their own at the end.
_PRESS = re.compile(
    r"(?:[.?!]\s|\s\()(?P<press>[A-ZÀ-Þ][\w’'&-]*(?:,?\s(?:of|the|and|for|de|di|&|[A-ZÀ-Þ][\w’'&-]*\.?)){1,6})\)?$"
)
_TITLE_WORDS, _PRESS_WORDS = 5, 3
_SMALL = frozenset({"of", "the", "and", "for", "in", "to", "a", "an", "on", "with"})
_PRESSES = frozenset({"publisher", "school"})
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)[a-k]?[.,:)]?\s+(?=[\"“„«‘'*_]*[A-ZÀ-Þ])")
#: ", (Russian) Some J.": the tongue of the work stands between title and journal.
_TONGUE = re.compile(
    r"[.,]\s[(\[](?:[Ii]n\s)?(?:Russian|German|French|Italian|Japanese|Chinese|Spanish|Polish|Czech|Ukrainian)[)\]][.,]?\s"
    r"(?=[A-ZÀ-Þ])"
)
#: A press that some styles print behind the journal: "Urban studies. Sage Publications", "Letters. A Society (AS)".
_BEHIND = re.compile(
    r"\.\s(?P<press>(?:[A-ZÀ-Þ][\w&’'-]*\s|of\s|and\s|for\s|the\s|&\s){0,6}(?:Society|Press|Publish\w+|Publications|Springer|Elsevier"
    r"|Wiley|Association|Institute|IEEE|Ieee|Sage|SAGE|Science|Statistics|LLC|Ltd|BV|Inc|GmbH|Media|Reviews|JSTOR|Francis)"
    r"(?:\s\([^()]{2,12}\))?)\W*$"
)
#: A last sentence of few words.
_LAST = re.compile(r"[.?!]\s(?P<venue>[^\W\d_][^.?!:;()\d]{2,60})$")
_MOST = 7
#: A book behind a comma, the last that a capital follows.
_BOOK = re.compile(r",\s(?P<venue>[A-ZÀ-Þ][^\s,]+(?:\s[^\s,]+){2,}(?:\s\([^()]*\))?)$")
#: A title has so many words at least; between book and editors stand signs alone.
_HEAD, _SIGNS = 3, re.compile(r"[\s.,;:()]*")
#: A title shorter than this is none.
_LEAST = 6


def cut_titles(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with the title cut where it ends; what it took of the venue goes there if no field is the venue."""
    out = dict(spans)
    if "title" not in out:
        return out
    title = out["title"]
    state = _STATE.match(text, title.start, title.end)
    if state and title.end - state.end() > _LEAST:
        title = Span(state.end(), title.end)
    if "year" not in out and (year := _YEAR.match(text, title.start, title.end)) and title.end - year.end() > _LEAST:
        out["year"], title = Span(*year.span("year")), Span(year.end(), title.end)
    out["title"] = title
    people = in_brackets(text)
    if people and title.start + _LEAST < people[0][0].start < title.end:
        bracket = max(text.rfind(sign, title.start, people[0][0].start) for sign in "([")
        out["title"] = _stripped(text, title.start, bracket)
        return out
    if not {"venue", "publisher"} & out.keys():
        out |= _press_at_end(text, out["title"], dated="year" in out and out["year"].end <= title.start)
    patterns = (_TONGUE, _genre(), _IN, _EVENT)
    found = next((m for p in patterns if (m := p.search(text, title.start + _LEAST, title.end))), None)
    if found and found.re is _genre() and found.end() == title.end:
        return {**out, "title": _stripped(text, title.start, found.start())}
    if not found or found.end() >= title.end:
        return out
    out["title"] = _stripped(
        text, title.start, found.start() + (text[found.start()] in "?!)" or text[found.start()].isalpha())
    )
    rest = Span(found.end(), title.end)
    venue = out.get("venue")
    if venue is None:
        out["venue"] = _stripped(text, rest.start, rest.end)
    elif venue.start >= rest.end and re.fullmatch(r"[\s.,:’'\"”»*_-]*", text[rest.end : venue.start]):
        out["venue"] = Span(rest.start, venue.end)
    return out


@cache
def _genre() -> re.Pattern[str]:
    """Match what a piece is, in brackets between its title and its venue: "(book review) Journal of Tides"."""
    genres = alternatives(words("paper_labels", "genres"))
    return re.compile(rf"\s*[(\[](?i:{genres})[)\]][.,;:]?(?:\s+(?=[A-ZÀ-Þ])|$)")


def journal_apart(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with journal and press apart where one took the other, or the title took the journal.

    Medical styles print "A title. Some letters. Some Press; 1988;67(2):281".
    """
    out = dict(spans)
    if "title" not in out or "volume" not in out:
        return out
    venue = out.get("venue")
    press = _BEHIND.search(text[: venue.end], venue.start) if venue else None
    if venue and press and press.start() - venue.start >= _LEAST and "." not in text[venue.start : press.start()]:
        out["venue"] = Span(venue.start, press.start())
        out.setdefault("publisher", Span(*press.span("press")))
        return out
    title = out["title"]
    found = _LAST.search(text[: title.end], title.start + _LEAST)
    if not found or len(found["venue"].split()) > _MOST or out["volume"].start < title.end:
        return out
    if venue and not _BEHIND.fullmatch(f". {text[venue.start : venue.end]}"):
        return out
    if venue:
        out["publisher"] = venue
    elif not _BEHIND.match(text[title.end : title.end + 60].partition(";")[0]):
        return out
    out["venue"], out["title"] = Span(*found.span("venue")), Span(title.start, found.start())
    return out


def book_before_editors(text: str, spans: Mapping[str, Span], labelled: Sequence[Segment]) -> dict[str, Span]:
    """Give `spans` with the book that the title ran into, where editors and pages follow: "A slope, A Book, eds."."""
    out = dict(spans)
    title = out.get("title")
    if title is None or "venue" in out or "pages" not in out:
        return out
    edited = any(s.label == "ED" and _SIGNS.fullmatch(text, title.end, s.start) for s in labelled)
    found = _BOOK.search(text[: title.end], title.start) if edited else None
    if not found or len(text[title.start : found.start()].split()) < _HEAD:
        return out
    return {**out, "title": Span(title.start, found.start()), "venue": Span(*found.span("venue"))}


def _press_at_end(text: str, title: Span, *, dated: bool) -> dict[str, Span]:
    """Give a title without the press, or the place of one, that ends it: "Some Book. Some Press", "Some Book, Roma"."""
    if place := _place_at_end(text, title):
        return {"title": place}
    found = _PRESS.search(text[: title.end], title.start + _LEAST)
    kinds = {kind_of(word.strip(".,")).partition(":")[0] for word in found["press"].split()} if found else set()
    if not found or not (kinds & _PRESSES or _is_press(text, title, found, dated=dated)):
        return {}
    return {"title": _stripped(text, title.start, found.start()), "publisher": Span(*found.span("press"))}


def _is_press(text: str, title: Span, found: re.Match[str], *, dated: bool) -> bool:
    """Say whether a few capitalised words behind an English title, whose year stands in front, are a press."""
    told = text[title.start : found.start()].split()
    return (
        dated
        and len(told) >= _TITLE_WORDS
        and not _SMALL.isdisjoint(told)
        and 1 < len(found["press"].split()) <= _PRESS_WORDS
        and all(word[0].isupper() for word in found["press"].split())
    )


def _place_at_end(text: str, title: Span) -> Span | None:
    """Give the title without the place of its press, which ends it: "Some Book, Kopenhagen", ". - Frankfurt/M."."""
    found = _PLACE.search(text[: title.end], title.start + _LEAST)
    if not found or not (fold(found["city"]) in cities() or kind_of(found["city"]).startswith("place:")):
        return None
    return _stripped(text, title.start, found.start())


def _stripped(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1] in " \t\n,;:.*_“”\"'’":
        end -= 1
    while start < end and text[start] in " \t\n*_“„\"'‘«":
        start += 1
    return Span(start, end)
