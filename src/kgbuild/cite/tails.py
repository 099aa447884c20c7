"""Titles that hold what stands behind them, or lack their own ends: editions, bodies, presses, discussions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kgbuild.cite.books import is_series
from kgbuild.cite.features import cities, kind_of
from kgbuild.cite.segments import Segment
from kgbuild.document import Span
from kgbuild.lexicon import table
from kgbuild.names.fold import fold

_ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th|d|e|ª|º|\.)?\s?|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth"
    r"|[Nn]inth|[Tt]enth|[Rr]evised|[Ee]xpanded|[Ii]nternational)\s)"
)
#: ", Fourth Edition: ...", "(3rd ed.)", ". 2. Auflage": the edition, and what follows it.
_EDITION = re.compile(
    rf"[,.(]\s?\(?{_ORDINAL}(?:[Rr]ev(?:ised|\.)\s)?(?:[Ee]d(?:ition|n|\.)?|[Aa]ufl(?:age|\.))(?=[:.,)]|$).*$"
)
#: The number of a preprint of the years before 2007: "gr-qc/0111067".
_PREPRINT = re.compile(r"[.,;:]?\s\[?(?:[a-z]{2,8}(?:-[a-z]{2,4})?(?:\.[A-Z]{2})?)/\d{7}\]?$")
#: A run of capitalised words behind the last comma.
_RUN = re.compile(
    r",\s(?P<run>[A-ZÀ-Þ][\w’'&-]*\.?(?:\s(?:(?:of|the|and|for|in|de|du|der|di|or|&|et|und)\s)*[A-ZÀ-Þ][\w’'&-]*\.?)*"
    r"(?:,\s(?:Inc|Ltd|LLC|Co|GmbH)\.?)?)$"
)
_COMPANY = re.compile(r",\s(?:Inc|Ltd|LLC|Co)\.?$")
_BODIES = frozenset({"publisher", "school"})
#: An open bracket with the press of a book: "Slow Ice (Some Press".
_OPEN = re.compile(r"\s\((?P<press>[A-ZÀ-Þ][\w’'&.-]*(?:\s(?:&\s|and\s)?[A-ZÀ-Þ][\w’'&.-]*){0,4})$")
_TO_YEAR = re.compile(r",?\s(?:19|20)\d\d\)")
#: What belongs to a title behind it.
_DISCUSSED = re.compile(
    r"\s\((?:[Ww]ith|[Ii]ncluding)\s(?:an?\s)?(?:discussions?|comments?|replies|reply|rejoinder|appendix)[^()]{0,30}\)"
)
_APPENDED = re.compile(r"\.\sWith\san?\s(?:appendix|addendum)\sby\s[^,]{3,60}?(?=\.\s[A-ZÀ-Þ])")
#: No title ends with such a word.
_SMALL_END = re.compile(r"\s(?:of|by|the|and|for|from|to|with|between|der|des|und|von|de|du|et|della|degli|sur)$")
#: Words between a title and the place of a book that no field holds.
_WORDS = re.compile(r"(?:,|\sand)?\s[^\W\d_][^\d()\[\]“”\"«»:;/]{2,80}?(?=[,.]\s$)")
#: What leads to the editors or the book of a part.
_LEADS = re.compile(
    r"(?i)\b(?:in|eds?|hrsg|hg|edited|dirs?|coords?|vols?|bd|trans(?:lated|l)?|rev(?:ised|ision)?|by|series|preprint|edition\w*|verlag|press\w*|ph\.?\s?d|\w*(?:thes[ei]s|dissert|diplom|habilit)\w*)\b"
)
_HEAD, _LEAST = 2, 6
#: Shorter words of journals are names as well.
_TOLD = 5
_ASKED = re.compile(r"\?[”\"’»]?\s(?P<venue>(?:The\s)?[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ][\w’'-]+){0,2})$")
_CLOSED = re.compile(r"[.,*_\s]*(?:https?://\S*|doi\S*|\(?(?:19|20)\d\d\)?[.\s]*)?$")
#: The first letter of a book behind a comma or a stop.
_BOOK = re.compile(r"[.,]\s(?=[A-ZÀ-Þ][\w-]+\s)")
#: Where emphasis opens, and how far behind a field it may close.
_MARKS = frozenset("*_")
_OPENS, _FAR = re.compile(r"(?:^|[\s(,])(?P<sign>[*_]{1,2})$"), 160
#: A body in capitals in front of a title in emphasis.
_SHOUTED = re.compile(r"(?:[^\W\d_a-zß-ÿ’']+[\s’'-]){2,}[^\W\d_a-zß-ÿ]+,\s[*_]{1,2}(?=\S)")
#: A name alone between a title in emphasis and the year.
_NAMED = re.compile(
    r"[.,?!]?[*_]{1,2}[.,]\s(?P<venue>[A-ZÀ-Þ][\w&]+(?:\s(?:of|and|the|for|on|&|de|[A-ZÀ-Þ][\w&]+)){1,7}),\s\(?(?=(?:19|20)\d\d)"
)
_SIGNS = re.compile(r"[\s.,*_]{2,6}")


@cache
def _bodies() -> frozenset[str]:
    """Give the words that name bodies which publish."""
    return frozenset(table("cite_kinds")["bodies"]["words"])


def ended(text: str, spans: Mapping[str, Span], labelled: Sequence[Segment]) -> dict[str, Span]:
    """Give `spans` with the title cut before what is none of it, and continued where it was broken off."""
    out = {name: _emphasised(text, name, spans, labelled) for name in spans}
    if "title" not in out:
        return out
    if shouted := _SHOUTED.match(text, out["title"].start, out["title"].end):
        out["title"] = Span(shouted.end(), out["title"].end)
    if "venue" not in out and (named := _NAMED.match(text, out["title"].end)) and _is_journal_like(named["venue"]):
        return {**out, "venue": Span(*named.span("venue"))}
    out["title"] = _continued(text, out, labelled)
    title = out["title"]
    for pattern, sign in ((_EDITION, ""), (_PREPRINT, "/")):
        if sign in text[title.start : title.end] and (found := pattern.search(text[: title.end], title.start + _LEAST)):
            title = Span(title.start, len(text[: found.start()].rstrip()))
    out["title"] = title
    if not {"venue", "publisher"} & out.keys():
        out |= _press(text, title) or _question(text, title)
    elif "venue" in out and "pages" in out and is_series(text[out["venue"].start : out["venue"].end]):
        out |= _book(text, title, out["venue"])
    return out


def _emphasised(text: str, name: str, spans: Mapping[str, Span], labelled: Sequence[Segment]) -> Span:
    """Give a title or venue that emphasis opens up to where it closes, if no other field begins before."""
    span = spans[name]
    marked = name in {"title", "venue"} and text[span.start - 1 : span.start] in _MARKS
    sign = _OPENS.search(text[max(0, span.start - 3) : span.start]) if marked else None
    if not sign or sign["sign"] in text[span.start : span.end]:
        return span
    close = text.find(sign["sign"], span.end, span.end + _FAR)
    if close < 0 or re.search(r"[\d()\[\]]", text[span.end : close]):
        return span
    starts = [*(segment.start for segment in labelled), *(other.start for other in spans.values())]
    if any(span.end <= start < close for start in starts):
        return span
    return Span(span.start, len(text[:close].rstrip(" .,;")))


def _is_journal_like(printed: str) -> bool:
    return any(len(word) >= _TOLD and kind_of(word).startswith(("journal:", "event:")) for word in printed.split())


def _continued(text: str, spans: Mapping[str, Span], labelled: Sequence[Segment]) -> Span:
    """Give the title with its discussion or appendix, with its second half, and with the words up to a book's place."""
    title = spans["title"]
    for pattern in (_DISCUSSED, _APPENDED):
        if found := pattern.match(text, title.end):
            return Span(title.start, found.end())
    behind = [segment for segment in labelled if segment.start >= title.end]
    if _SMALL_END.search(text[title.start : title.end]):
        venue = spans["venue"].start if "venue" in spans else len(text)
        half = next((s for s in behind if s.label == "T" and s.start < venue), None)
        return Span(title.start, half.end) if half else title
    if "venue" in spans or not behind or behind[0].label not in {"LOC", "PUB"}:
        return title
    words = _WORDS.match(text[: behind[0].start], title.end)
    if not words or _LEADS.search(words[0]) or _is_place(words[0].strip(" ,").partition(" ")[0]):
        return title
    return Span(title.start, words.end())


def _is_place(word: str) -> bool:
    return kind_of(word).startswith("place:") or fold(word) in cities()


def _press(text: str, title: Span) -> dict[str, Span]:
    """Give the title without the body or the press that ends it, and the press: "Slow Ice, Society for Ice"."""
    if (opened := _OPEN.search(text[: title.end], title.start)) and _TO_YEAR.match(text, title.end):
        return {"title": Span(title.start, opened.start()), "publisher": Span(*opened.span("press"))}
    found = _RUN.search(text[: title.end], title.start + _LEAST)
    if not found or len(text[title.start : found.start()].split()) < _HEAD:
        return {}
    words = found["run"].strip(".").split()
    kinds = {kind_of(word.strip(".,")).partition(":")[0] for word in words}
    named = kinds & _BODIES or any(word.strip(".,").casefold() in _bodies() for word in words)
    if not (named and len(words) > 1) and not _COMPANY.search(found["run"]):
        return {}
    return {"title": Span(title.start, found.start()), "publisher": Span(*found.span("run"))}


def _question(text: str, title: Span) -> dict[str, Span]:
    """Give the title up to its question mark and the name behind it as the venue, at the end of the string."""
    found = _ASKED.search(text[: title.end], title.start)
    if not found or not _CLOSED.fullmatch(text, title.end):
        return {}
    return {"title": Span(title.start, found.start() + 1), "venue": Span(*found.span("venue"))}


def _book(text: str, title: Span, series: Span) -> dict[str, Span]:
    """Give title and book apart where a series and pages follow: "A slope, Ice and salt, Lecture Notes 12, 3-9"."""
    if not _SIGNS.fullmatch(text, title.end, series.start):
        return {}
    places = [found for found in _BOOK.finditer(text, title.start, title.end) if _is_head(text, title, found.start())]
    stops = [found for found in places if text[found.start()] == "."]
    chosen = (stops or places)[-1:]
    if not chosen or len(text[chosen[0].end() : title.end].split()) < _HEAD:
        return {}
    return {"title": Span(title.start, chosen[0].start()), "venue": Span(chosen[0].end(), title.end)}


def _is_head(text: str, title: Span, end: int) -> bool:
    return len(text[title.start : end].split()) > _HEAD
