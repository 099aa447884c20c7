"""Books and their series: what stands around them and is no venue, and which of several venues is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kgbuild.cite.features import cities, kind_of
from kgbuild.cite.segments import Segment
from kgbuild.document import Span
from kgbuild.names.fold import fold

#: A title in front of a name: "Vielstimmiges Gedächtnis. Beiträge zur Oral History".
_TWO = re.compile(r"[^\W\d_]{7,}[.,:]\s")
#: A word that makes a series of anything: "Conference Series"; "Urban Studies" may as well be a journal.
_SERIES = re.compile(
    r"\b(?:Ser(?:ies\b|\.|$)|Lect(?:ure|\.)|Graduate\sTexts|Monogra|Tracts|LNCS|LNAI|LNM|Grundlehren|Schriftenreihe|Reihe)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"[^\W\d_]+")
#: Where the series of a part begins: "vol. 12 of Lecture Notes".
_OF = re.compile(r"of\s", re.IGNORECASE)
#: "volume 4590 of" stands in front of a series.
_OF_SERIES = re.compile(r"\bvol(?:ume|\.)?\s\d+\s(?:of|in)\s[*_]*(?:the\s)?$", re.IGNORECASE)
#: What leads in the venue of a part of a book.
_LED = re.compile(
    r"(?:\bin:?|\bto|\bat|\bto appear|\bforthcoming|\baccepted|\bpublished)[\s,:]+(?:the\s)?[*_“\"‘'`(]*$",
    re.IGNORECASE,
)
#: The code of a preprint of an institute: "SUSSEX-AST 92/1-1", "PUPT-1207".
_CODE = re.compile(r"[A-Z]{2,}(?:-[A-Z]{2,})*(?:-\d+)?")
_CODE_NUMBER = re.compile(r"(?:[\s-]?\d+[/-]\d|-\d)")
#: Words that alone are no name of a venue.
_NUMBERED = frozenset({"volume", "issue", "page"})
_PLACE_END = re.compile(r"\s(?:1[5-9]|20)\d\d\b")
_AND_SERIES = re.compile(
    r"[.,]\s(?=(?:Lecture\sNotes\sin|LN(?:CS|AI|M|BIP|EE)\b|Graduate\sTexts|Communications\sin\sComputer\sand|CEUR\sWorkshop"
    r"|Advances\sin\sIntelligent\sSystems|Springer\sProceedings|LIPIcs|ACM\sInternational\sConference\sProceeding)\b)"
)
_LAST_NUMBER = re.compile(r"\s(?P<volume>\d{1,5})$")
_BODY = re.compile(r"\[?[\w\s&,-]*\bCollaborations?\]?")


def is_series(printed: str) -> bool:
    """Say whether a name is that of a series of books, and of no book: "Lecture Notes in Physics", "Lect. Ser."."""
    if _YEAR.search(printed):
        return False
    kinds = [kind_of(word).partition(":")[0] for word in _WORD.findall(printed) if word[0].isupper()]
    return "series" in kinds and not _TWO.search(printed) and bool(_SERIES.search(printed) or "event" not in kinds)


def best_venues(text: str, venues: Sequence[Segment]) -> list[Segment]:
    """Give the slices among which the venue is: those that are no series, where some are none."""
    named = [s for s in venues if not _OF.match(text, s.start) and not _OF_SERIES.search(text[: s.start])] or venues
    return [s for s in named if not is_series(text[s.start : s.end])] or list(named)


def is_venue(text: str, spans: Mapping[str, Span], labelled: Sequence[Segment]) -> bool:
    """Say whether the venue found is one, and not the series or the place of a book, a code or a mere "Volume"."""
    venue = spans["venue"]
    printed = text[venue.start : venue.end]
    if kind_of(printed.strip(".,")).partition(":")[0] in _NUMBERED:
        return False
    coded = _CODE.fullmatch(printed) and (_CODE_NUMBER.match(text, venue.end) or printed[-1].isdigit())
    if coded and "title" not in spans:
        return False
    if "title" not in spans or "pages" in spans or "issue" in spans:
        return True
    if (
        "volume" not in spans
        and (fold(printed) in cities() or kind_of(printed).startswith("place:"))
        and _PLACE_END.match(text, venue.end)
    ):
        return False
    return not _holds_the_book(text, spans, labelled)


def _holds_the_book(text: str, spans: Mapping[str, Span], labelled: Sequence[Segment]) -> bool:
    """Say whether the venue is the series of the book that the title names."""
    venue, title = spans["venue"], spans["title"]
    if venue.start < title.end or not is_series(text[venue.start : venue.end]):
        return False
    if _LED.search(text[: venue.start]) or any(segment.label == "ED" for segment in labelled):
        return False
    pressed = any(segment.label in {"PUB", "LOC"} and segment.start >= venue.end for segment in labelled)
    told = _SERIES.search(text, venue.start, venue.end) or _OF_SERIES.search(text[: venue.start])
    return pressed or bool(told and "volume" in spans)


def without_series(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with the venue without the series that follows a book in it: "Slow Ice. Lecture Notes in Ice 12"."""
    venue = spans.get("venue")
    found = _AND_SERIES.search(text[: venue.end], venue.start) if venue else None
    if not venue or not found or " " not in text[venue.start : found.start()]:
        return dict(spans)
    number = _LAST_NUMBER.search(text[: venue.end], found.end())
    volume = {"volume": Span(*number.span("volume"))} if number else {}
    return {**volume, **spans, "venue": Span(venue.start, found.start())}


def is_title(text: str, title: Span) -> bool:
    """Say whether what stands in the title's place is one: no group of authors, no code of a preprint."""
    printed = text[title.start : title.end]
    coded = _CODE.fullmatch(printed) and printed[-1].isdigit()
    return not coded and not _BODY.fullmatch(printed)
