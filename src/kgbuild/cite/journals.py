"""Journals known by name: what the tagger read of one becomes the whole."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from kgbuild.cite.features import cities, kind_of
from kgbuild.document import Span
from kgbuild.lexicon import table
from kgbuild.names.fold import fold
from kgbuild.names.words import known

_WORD = re.compile(r"[^\W_]+")
#: No name of a journal has more words.
_MOST = 16
#: What stands in front of a journal, and what between it and its numbers.
_BREAK = re.compile(r"[.,;:?!)\]”\"’»*_]\s?[*_]{0,2}$")
_TO_NUMBER = re.compile(r"[\s.,*_(:]*(?:[Vv]ol(?:ume|\.)?\s?)?[*_(]*")
_BEFORE_NUMBER = re.compile(
    r"[.,]\s[*_]{0,2}(?P<venue>[A-ZÀ-Þ][^.,;:()\d]{3,60}?)[*_]{0,2},?\s(?:[Vv](?:ol(?:ume)?)?\.?\s)?[*_]{0,2}"
)
#: Single capitalised words joined by commas in front of the venue: "Salt, Ice, and ".
_LISTED = re.compile(r"[.?!”\"’][*_]{0,2}\s[*_]{0,2}(?P<head>(?:[A-ZÀ-Þ][a-zß-ÿ]{3,},\s(?:and\s|&\s)?){1,4})$")
#: The same behind it, up to the end of the sentence or a number.
_LIST_GOES_ON = re.compile(
    r"(?:,\s(?:and\s|&\s)?[A-ZÀ-Þ][a-zß-ÿ]{3,}){1,4}(?=[*_]{0,2}(?:\.?$|[.,]?\s[\d(]|\.\s(?:doi|https?:)))"
)
_ALONE = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{3,}(?:,\s(?:and\s|&\s)?[A-ZÀ-Þ][a-zß-ÿ]{3,})*")
#: What of a sentence may still be a journal.
_SENTENCE = re.compile(r"[^.;()\[\]“”\"\d]*")
_OTHERS = frozenset(
    {
        "status",
        "month",
        "place",
        "school",
        "publisher",
        "report",
        "preprint",
        "editor",
        "edition",
        "issue",
        "volume",
        "page",
    }
)
_SHORT_STATE = re.compile(r",?\s\(?(?:submitted|in\spress|accepted|to\sappear|in\sprep)", re.IGNORECASE)
_SIGNS = frozenset('.,;:?!)]”"’»*_')
#: What ends the field before: no journal begins in front of it. So far before a venue its list may begin.
_ENDED, _FAR = re.compile(r"[.?!”\"»]\s?[*_]{0,2}$"), 120
_NUMBERS = ("volume", "issue", "pages", "year")
#: A title keeps so many words; without a sign between, a journal has more than two or both of volume and pages.
_LEAST, _PLAIN = 2, 3


@cache
def names() -> frozenset[str]:
    """Give the folded names of journals, in full and as abbreviated, that have two words at least."""
    packed = files("kgbuild").joinpath("models", "cite", "journals.txt.gz").read_bytes()
    return frozenset(gzip.decompress(packed).decode().split("\n"))


@cache
def _short() -> frozenset[str]:
    """Give the initials that physicists and astronomers print for their journals."""
    return frozenset(table("cite_kinds")["journals"]["initials"])


def is_journal(printed: str) -> bool:
    """Say whether a name is that of a journal known.

    >>> is_journal("Phys. Rev. Lett.")
    True
    """
    return " ".join(map(fold, _WORD.findall(printed))) in names()


def whole_journal(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with all of a known journal of which the venue is a part, or that the title ran into."""
    venue, title = spans.get("venue"), spans.get("title")
    if venue is None and title and _SHORT_STATE.match(text, title.end) and text[title.start : title.end] in _short():
        return {**{name: span for name, span in spans.items() if name != "title"}, "venue": title}
    if venue is None and (title is None or "volume" not in spans or "publisher" in spans):
        return dict(spans)
    place = (_around(text, spans, venue) or _listed(text, spans, venue)) if venue else _in_title(text, spans)
    if place is None:
        return _instead(text, spans)
    out = {**spans, "venue": place}
    if title and title.start < place.start < title.end:
        out["title"] = Span(title.start, _end(text, title.start, place.start))
    return out


def _instead(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with the known journal in front of the volume as the venue, what was one as the end of the title."""
    title, venue, volume = spans.get("title"), spans.get("venue"), spans.get("volume")
    if not title or not venue or not volume or text[title.end : venue.start] != ", " or volume.start < venue.end:
        return dict(spans)
    found = _BEFORE_NUMBER.fullmatch(text, venue.end, volume.start)
    if not found or not is_journal(found["venue"]) or is_journal(text[venue.start : venue.end]):
        return dict(spans)
    return {**spans, "title": Span(title.start, venue.end), "venue": Span(*found.span("venue"))}


def _around(text: str, spans: Mapping[str, Span], venue: Span) -> Span | None:
    """Give the known journal that holds the venue and more, up to the number behind at most."""
    numbers = [spans[name].start for name in _NUMBERS if name in spans and spans[name].start >= venue.end]
    stop = min(numbers, default=_SENTENCE.match(text, venue.end).end())  # type: ignore[union-attr]
    ends = [m.end() for m in _WORD.finditer(text, venue.end, stop)][::-1]
    last = _last_word(text, venue)
    starts: list[int] = []
    if not _ENDED.search(text[max(0, venue.start - 4) : venue.start]):
        starts = [start for start in _starts(text, spans, venue.start) if _SIGNS & set(text[start - 3 : start])]
    for end in (*(ends if len(ends) < _MOST else ()), *last):
        for start in (*starts, venue.start):
            wider = start < venue.start or end not in last
            free = start == venue.start or _BREAK.search(text[max(0, start - 4) : start])
            if wider and free and is_journal(text[start:end]):
                return Span(start, end + (text[end : end + 1] == "." and "." in text[start:end]))
    return None


def _in_title(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the known journal at the end of a title that runs up to the volume."""
    title, volume = spans["title"], spans["volume"]
    if title.end > volume.start or not _TO_NUMBER.fullmatch(text, title.end, volume.start):
        return None
    for end in _last_word(text, title):
        for start in _starts(text, spans, end):
            count = len(_WORD.findall(text[start:end]))
            told = _BREAK.search(text[:start]) or count >= _PLAIN or "pages" in spans
            if text[start].isupper() and told and is_journal(text[start:end]):
                return Span(start, title.end)
    return None


def _listed(text: str, spans: Mapping[str, Span], venue: Span) -> Span | None:
    """Give the venue with single words, none of them a name, that commas join to it: "Salt, Ice, Sand 9"."""
    if not text[venue.start].isupper() or not _after_title(spans, venue.start):
        return None
    joined = text.endswith((", ", " and ", " & ", "*", "_"), max(0, venue.start - 5), venue.start)
    before = _LISTED.search(text, max(0, venue.start - _FAR), venue.start) if joined else None
    behind = _LIST_GOES_ON.match(text, venue.end)
    alone = _ALONE.fullmatch(text, venue.start, venue.end)
    if before and _after_title(spans, before.start("head")) and not _has_others(before["head"]):
        return Span(before.start("head"), venue.end)
    if behind and alone and not _has_others(text[venue.start : behind.end()]):
        return Span(venue.start, behind.end())
    return None


def _has_others(listed: str) -> bool:
    return any(_is_other(word) for word in _WORD.findall(listed))


def _is_other(word: str) -> bool:
    """Say whether a word is a name, a place, or one of those that lists print between title and venue."""
    plain = fold(word)
    told = kind_of(word).partition(":")[0] in _OTHERS
    return told or plain in known("family") or plain in known("given") or plain in cities()


def _after_title(spans: Mapping[str, Span], place: int) -> bool:
    title = spans.get("title")
    return title is not None and title.end <= place


def _last_word(text: str, span: Span) -> Sequence[int]:
    return [m.end() for m in _WORD.finditer(text, span.start, span.end)][-1:]


def _starts(text: str, spans: Mapping[str, Span], end: int) -> Iterator[int]:
    """Give the starts of the words before `end`, the farthest first, that leave the title its first words."""
    title = spans.get("title")
    words = [m.start() for m in _WORD.finditer(text, max(0, end - 200), end)][-_MOST:]
    for start in words:
        inside = title is not None and title.start <= start < title.end
        if not inside or (title and len(text[title.start : start].split()) >= _LEAST):
            yield start


def _end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " \t\n,;:.*_“”\"'’(":
        end -= 1
    return end
