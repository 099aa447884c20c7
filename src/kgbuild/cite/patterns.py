"""Forms of printed numbers that leave no doubt which is the year, the volume, the issue and the page."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kgbuild.document import Span

_YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)(?:[-–/]\d{2,4})?"
#: 96 Some L. Rev. 345, 350 (1983); 101 Some L. Rev. (forthcoming 2026).
_LAW = re.compile(
    r"(?:^|[.,;?!)\]”\"’'»]\s+|[*_]\s)(?P<volume>\d{1,4})\s[*_]*(?P<venue>(?!and\b|of\b)[A-Z](?:[^\d,;:()\[\]“”\"]|\d(?:st|nd|rd|th|d)\b){1,90}?)[*_]*"
    rf"(?:,?\s(?P<pages>\d{{1,5}}(?:\s?[-–]\s?\d{{1,5}})?)(?:,\s?\d{{1,5}}(?:\s?[-–]\s?\d{{1,5}})?)*)?,?\s"
    rf"\((?:[^()\d]{{0,30}}\s)?{_YEAR}\)"
)
#: ’ (2017) 76 Some LJ 257; ’ [2009] Some LR 12; ’ [2009] Some LR (forthcoming): behind a title in quotes.
_COMMON_LAW = re.compile(
    r"(?P<quote>['’”\"]),?\s(?:\((?P<year>(?:1[89]|20)\d\d)\)\s(?P<volume>\d{1,3})\s?(?:\((?P<issue>[\d/–-]{1,7})\))?"
    r"|\[(?P<year2>(?:1[89]|20)\d\d)\](?:\s(?P<volume2>\d{1,2}))?)\s[*_]*(?P<venue>e?[A-Z][\w.&’':-]*(?:\s[\w.&’':-]+){0,9}?)[*_]*,?\s"
    r"(?:(?P<pages>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)(?![\d(:/])|\((?:forthcoming|in\spress)\))"
)
_QUOTE_OPEN = {"'": "'‘", "’": "‘", "”": "“", '"': '"'}
_WAITS = re.compile(r"\((?:forthcoming|to appear|in press)\b", re.IGNORECASE)
#: 2012;12(3):45-67; 2012: 12(3); 45-67.
_MEDICINE = re.compile(
    rf"(?<!\d){_YEAR}(?:\s[A-Z][a-z]{{2,8}}\.?(?:\s\d{{1,2}})?)?\s?[;:]\s?(?P<volume>\d{{1,4}}[A-Z]?)\s?(?:\((?P<issue>[^()]{{1,14}})\))?"
    r"\s?[:;]\s?(?P<pages>[A-Za-z]{0,4}\d[\d.]*(?:\s?[-–]\s?[A-Za-z]{0,2}\d+)?)(?![\w/])"
)
#: (Some Press 2018), (2d ed., Some Press 2018), at the end.
_PRESSED = re.compile(
    rf"\s\((?P<publisher>(?:\d{{1,2}}(?:st|nd|rd|th|d)\sed\.,?\s)?[A-Z][^()\d]{{1,60}}?),?\s(?:\d{{1,2}}(?:st|nd|rd|th|d)\sed\.,?\s)?{_YEAR}\)[.,;]?\s*$"
)


#: , Some Paper (Jan. 10, 2021): a newspaper and its day.
_NEWS = re.compile(
    r",\s[*_]*(?P<venue>(?:The\s)?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3})[*_]*\s"
    r"\((?P<year>[A-Z][a-z]{2,8}\.?\s\d{1,2},\s(?:19|20)\d\d)\)"
)


#: 2004, MNRAS, 348, 921; 2010, aap, 517, A53: what astronomers print behind the authors, at the end.
_ASTRONOMY = re.compile(
    r"(?<![\w(])(?P<year>(?:19|20)\d\d)[a-k]?,?\s(?P<venue>[A-Za-z][A-Za-z&]{1,11}),\s(?P<volume>\d{1,4}),\s"
    r"(?P<pages>[A-Z]{0,2}\d{1,6})\+?[.;,]?\s*$"
)
#: , Math. Notes 18, 291 (1975): what physicists print behind the authors, at the end.
_PHYSICS = re.compile(
    r",\s(?P<venue>[A-Z][\w-]*\.?(?:[\s-]?(?:of|and|&|[A-Z][\w-]*\.?)){0,6})\s(?P<volume>[A-Z]?\s?\d{1,4}[A-Z]?)"
    r"(?:,\s(?P<pages>[A-Z]?\d{1,7}(?:[-–]\d+)?)\s\((?P<year>(?:19|20)\d\d)\)"
    r"|\s\((?P<year2>(?:19|20)\d\d)\),?\s(?P<pages2>[A-Z]?\d{1,7}(?:[-–]\d+)?))[.;,]?\s*$"
)


def in_short(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with what a string without a title prints behind the authors, where no more was found of it."""
    title, venue = spans.get("title"), spans.get("venue")
    found = _ASTRONOMY.search(text) or (None if title else _PHYSICS.search(text))
    if not found or "publisher" in spans or (title and title.start < found.start()):
        return dict(spans)
    if venue and (venue.start < found.start("venue") or venue.end > found.end("venue")):
        return dict(spans)
    out = {name: span for name, span in spans.items() if name not in {"title", "issue"}}
    for name, value in found.groupdict().items():
        if value is not None:
            out[name.rstrip("2")] = Span(*found.span(name))
    return out


def in_news(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with the newspaper that the title ran into, and its day."""
    title = spans.get("title")
    found = _NEWS.search(text, title.start) if title and "venue" not in spans else None
    if not found or not title or not title.start < found.start() < title.end <= found.end():
        return dict(spans)
    venue, day = Span(*found.span("venue")), Span(*found.span("year"))
    return {**spans, "title": _stripped(text, title.start, found.start()), "venue": venue, "year": day}


def pressed(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with the year of the bracket that ends the string, and the title of the book before it."""
    found = _PRESSED.search(text)
    title = spans.get("title")
    if not found or not title or "venue" in spans or not title.start < found.start() <= title.end:
        return dict(spans)
    return {**spans, "title": _stripped(text, title.start, found.start()), "year": Span(*found.span("year"))}


def plain_numbers(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with the numbers, and the venue between them, where a form of the string leaves no doubt.

    A title that ran into them ends before.
    """
    if common := _common_law(text, spans):
        return common
    found = _law(text, spans) or _MEDICINE.search(text, spans["title"].end if "title" in spans else 0)
    if not found:
        return dict(spans)
    out = dict(spans)
    for name in ("issue", "pages"):
        out.pop(name, None)
    for name, value in found.groupdict().items():
        if value is not None:
            out[name] = _stripped(text, *found.span(name))
    title = out.get("title")
    if title and title.start < out["volume"].start < title.end:
        out["title"] = _stripped(text, title.start, out["volume"].start)
    return out


def _common_law(text: str, spans: Mapping[str, Span]) -> dict[str, Span] | None:
    """Give the fields of an article as British and Australian lawyers cite it: the year leads the volume."""
    found = _COMMON_LAW.search(text)
    signs = _QUOTE_OPEN[found["quote"]] if found else ""
    starts = [m.end() for m in re.finditer(rf"(?:^|[\s,])[{signs}](?=\w)", text[: found.start()])] if found else []
    if not found or not starts:
        return None
    kept = {name: span for name, span in spans.items() if name == "publisher"}
    named = {name.rstrip("2"): Span(*found.span(name)) for name, value in found.groupdict().items() if value}
    del named["quote"]
    return {**kept, "title": _stripped(text, starts[0], found.start()), **named}


def _law(text: str, spans: Mapping[str, Span]) -> re.Match[str] | None:
    """Give a volume, a journal and a page as lawyers print them; one without a page has still to appear."""
    title = spans.get("title")
    for found in _LAW.finditer(text) if title else ():
        if (found["pages"] or _WAITS.search(found.group())) and title and found.start("volume") > title.start:
            return found
    return None


def _stripped(text: str, start: int, end: int) -> Span:
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:*_“”\"'’"):
        end -= 1
    return Span(start, end)
