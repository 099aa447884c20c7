"""What the tagger left out and the signs around make plain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kgbuild.cite.features import kind_of
from kgbuild.cite.segments import Segment
from kgbuild.cite.trim import trim_venue
from kgbuild.document import Span

_PAGES = re.compile(
    r"\)?(?:\s?[:,;]\s?|\s)(?:(?:pp?|pages?|s|art(?:icle)?(?:\s(?:no|number|id))?)\b\.?[:\s]?\s?)?"
    r"(?P<pages>#?(?:[A-Za-z]{0,4}\d{1,7}(?:\.\d+)?)(?:\s?(?:--|[-–—])\s?[A-Za-z]{0,2}\d{1,7})?)(?=[\s.,;)\]]|$)",
    re.IGNORECASE,
)
_FIRST_WORDS = re.compile(r"[\s.,:]+(?P<words>(?!In\b|Eds?\b)[A-Z][\w’'-]{3,}(?:\s[\w’'-]+){0,3}(?:,|:)?\s)")
_SUBTITLE = re.compile(r":\s[^\W\d_][^,.;:()\[\]“”\"/]{3,}(?=[,.(])")
_BARE = re.compile(
    r"[.,?!]?[\"”»’'“][\s.,;:*_]+"
    r"(?:(?:accepted|submitted|forthcoming|to appear|appeared|published|in press|presented)\s"
    r"(?:\([^()]*\)\s)?(?:(?:for publication\s)?in|at|by|to|from)\s(?:the\s)?|in\b|at\b|In\b|At\b)?:?\s*[*_]*"
    r"(?P<venue>[A-Z][\w&/-]+\.?(?:\s(?:of|and|the|on|in|for|&|[A-Z][\w&/-]*\.?)){0,7})"
    r"(?=[*_]*[,.]?\s*[(’']?(?:(?:19|20)?\d\d\b|$))"
)
_WORDS_BEFORE = re.compile(r"[\s.,;:)\]”\"’'»*_?!]+(?P<words>(?:[A-Z][\w&’'-]*\.?\s){1,4})[*_]*")
_LIST_HEAD = re.compile(r"[.?!]\s(?P<head>[A-Z][\w&]*:?(?:\s[A-Z]\w+)?(?:,\s[A-Z]\w+){0,3})$")
_LIST_COMMA = re.compile(r",\s(?:and\s|&\s)?[*_]*")
_BETWEEN = re.compile(
    r"[.?!,]?[”\"’»]?[.,]?\s[*_]*(?P<venue>[A-Z][\w&]+:?(?:,?\s(?:and\s|&\s|of\s|the\s|for\s|in\s)*[A-Z][\w&]+){0,7})"
    r"[*_]*,?\s(?:[Vv]ol(?:ume|\.)?\s)?[*_]*"
)
_TO_VOLUME = re.compile(r"[*_]*,?\s?(?:[Vv]ol(?:ume|\.)?\s)?[*_]*")
_NEXT = re.compile(r"[.,]?[*_]*\s[*_]*(?P<volume>\d{1,4}[A-Z]?)[*_]*(?=,?\s?\((?:(?:19|20)\d\d|\d{1,3}[),-–]))")
_VOLUME = re.compile(r"\b(?:[Vv]ol(?:ume|\.)|Bd\.|Band)\s?(?P<volume>\d{1,5})\b(?!\s?[-–])")
#: What is longer is the number of an article.
_LONGEST_ISSUE = 4
_PRESSES = frozenset({"PUB", "LOC"})
#: Kinds of words that stand before a venue without being a part of it.
_NO_VENUE_START = frozenset(
    {"in", "editor", "translator", "edition", "status", "month", "web", "and", "etal", "report", "volume", "article"}
)
#: Kinds of words that a bare venue does not hold.
_NO_VENUE = frozenset({"report", "status", "place", "school", "web", "award", "preprint", "edition", "translator"})
_LEAD_WORDS = r"(?:for|in|at|published|presented|accepted|submitted|to\sappear|forthcoming|from|appeared)\s"
_PROMISED = re.compile(
    r"\b(?:[Tt]o\sappear|[Ss]ubmitted|[Ff]orthcoming|[Aa]ccepted|[Ii]n\s[Pp]ress)\s(?:for\spublication\s)?(?:in|to|at|by)?:?\s?(?:the\s)?"
    r"[*_]*(?P<venue>[A-Z][\w&’'-]*\.?(?:\s(?:of|and|the|on|in|for|&|[A-Z][\w&’'-]*\.?)){0,9}?)[*_]*[.)]{0,2}(?:,?\s\(?(?:19|20)\d\d\)?)?[.;,)]?\s*$"
)
_COUNTED = re.compile(r"\s?(?:pp|pages|S)\b|\s?[+]\s?[ivxlc]+\b")
_PAGE_LEAD = re.compile(r"\b(?:pp?|pages?|S|Art\w*)\.?\s?$|[-–:]\s?$")
_YEAR_STOP = re.compile(r"(?:19|20)\d\d\)?[.,]?\s(?:\d{1,3},\s)*$")
_CITED = re.compile(r"(?:,\s\w{1,3})*[.]?\s*$")
_QUOTED_LEAD = re.compile(r"[,.]\s[Ii]n:?\s[`‘“\"]$")
_QUOTED_REST = re.compile(r"(?P<rest>[^`‘’“”\"]{0,160}?)(?:[’”\"]|'(?!\w)),?\s")
_CLOSING = {"“": "”", "«": "»", "»": "«"}
_YEAR = re.compile(r"(?:19|20)\d\d")
#: "1998e:", as lists with years behind the authors tell works of a year apart.
_LETTERED = re.compile(r"(?<![\w/.:=-])(?P<year>(?:19|20)\d\d)[a-k](?=\)?[.,:;)\s])")
_OF_A_DAY = re.compile(
    r"\d{1,2}(?:\s?[-–/]\s?\d{1,2})?(?:[./]\s?\d{1,2}[./]\s?(?:19|20)\d\d(?!\d)"
    r"|\.?\s(?:de\s)?(?P<month>[^\W\d_]{3,9})\.?,?\s(?:de\s)?(?:19|20)\d\d(?!\d))"
)
_LONE_YEAR = re.compile(r"(?<![\w/.:=-])(?:19[0-9]\d|20[0-3]\d)(?![\w/-]|\.\d)")


def pages_behind(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the pages that stand right behind the volume or the issue and that no field holds."""
    before = spans.get("issue") or spans.get("volume")
    if before is None or "pages" in spans or "series" in spans:
        return None
    if (venue := spans.get("venue")) and before.end <= venue.start and len(text[before.end : venue.start].strip()) == 0:
        before = venue  # 96 Some L. Rev. 345
    found = _PAGES.match(text, before.end)
    if not found or _YEAR.fullmatch(found["pages"]):
        return None
    place = Span(*found.span("pages"))
    return None if any(span.start < place.end and place.start < span.end for span in spans.values()) else place


def title_from(text: str, title: Span, authors: Sequence[Segment], labelled: Sequence[Segment]) -> Span:
    """Give the title with the words before it that no field holds, back to the end of the author list.

    A first word that may also be a name ("Horseshoes, entropy and periods") is easily left out.
    """
    title = _with_subtitle(text, title, labelled)
    if not authors or title.start <= authors[-1].end:
        return title
    before = [segment.end for segment in labelled if segment.end <= title.start]
    gap = text[max(before, default=0) : title.start]
    found = _FIRST_WORDS.fullmatch(gap) if max(before, default=0) == authors[-1].end else None
    return Span(title.start - len(found["words"]), title.end) if found else title


def venue_from(text: str, spans: Mapping[str, Span], labelled: Sequence[Segment]) -> Span | None:
    """Give the venue with the capitalised words right before it that no other field holds: "Czech. J. Phys."."""
    venue = spans.get("venue")
    if venue is None or not {"volume", "pages"} & spans.keys():
        return None
    held = [segment.end for segment in labelled if segment.end <= venue.start and segment.label not in _PRESSES]
    begin = max([*held, *(span.end for span in spans.values() if span.end <= venue.start)], default=0)
    found = _WORDS_BEFORE.fullmatch(text[begin : venue.start])
    kinds = {kind_of(word.strip(".")).partition(":")[0] for word in found["words"].split()} if found else {"in"}
    if not found or kinds & _NO_VENUE_START:
        return None
    return Span(begin + found.start("words"), venue.end)


def venue_listed(text: str, spans: Mapping[str, Span]) -> tuple[Span, Span] | None:
    """Give title and venue where the title took the head of a journal that lists words: "Salt, Ice, Sand 9, 2"."""
    if not {"title", "venue", "volume"} <= spans.keys():
        return None
    title, venue, volume = spans["title"], spans["venue"], spans["volume"]
    head = _LIST_HEAD.search(text[title.start : title.end])
    listed = _LIST_COMMA.fullmatch(text[title.end : venue.start])
    if not head or not listed or not _TO_VOLUME.fullmatch(text[venue.end : volume.start]):
        return None
    start = title.start + head.start("head")
    return Span(title.start, title.start + head.start()), Span(start, venue.end)


def venue_between(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the capitalised words that alone stand between the title and the volume, where no field is the venue."""
    if {"venue", "publisher", "series"} & spans.keys() or not {"title", "volume"} <= spans.keys():
        return None
    found = _BETWEEN.fullmatch(text[spans["title"].end : spans["volume"].start])
    place = Span(*found.span("venue")) if found else None
    return place and Span(place.start + spans["title"].end, place.end + spans["title"].end)


def venue_left(text: str, spans: Mapping[str, Span], labelled: Sequence[Segment]) -> Span | None:
    """Give the bare name right behind a quoted title, where no field is the venue: "… clocks,” PNAS June 2020".

    Behind a title without quotes it may as well be the place of a book.
    """
    if "title" not in spans or {"venue", "publisher", "series"} & spans.keys():
        return None
    found = _BARE.match(text, spans["title"].end)
    if not found:
        return None
    printed = found["venue"]
    words = printed.split()
    while words and kind_of(words[-1].strip(".,")).startswith("month:"):
        printed = printed[: len(printed) - len(words.pop())].rstrip()
    place = Span(found.start("venue"), found.start("venue") + len(printed))
    taken = any(segment.start < place.end and place.start < segment.end for segment in labelled)
    kinds = {kind_of(word.strip(".,")).partition(":")[0] for word in words}
    return None if taken or not words or kinds & _NO_VENUE else place


def venue_promised(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the words behind "to appear in" or "submitted to" at the end, where no field is the venue."""
    if "title" not in spans or {"venue", "publisher", "series"} & spans.keys():
        return None
    found = _PROMISED.search(text, spans["title"].end)
    if not found or any(span.start < found.end("venue") and found.start("venue") < span.end for span in spans.values()):
        return None
    return trim_venue(text, Span(*found.span("venue")))


def without_counts(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` without pages that count those of a book ("496 pp.") or tell where it is cited ("1999. 1, 4")."""
    pages = spans.get("pages")
    if pages is None or "-" in text[pages.start : pages.end] or "–" in text[pages.start : pages.end]:
        return dict(spans)
    before, behind = text[: pages.start], text[pages.end :]
    counted = _COUNTED.match(behind) and not _PAGE_LEAD.search(before)
    cited = not {"volume", "venue"} & spans.keys() and _CITED.match(behind) and _YEAR_STOP.search(before)
    return {name: span for name, span in spans.items() if name != "pages" or not (counted or cited)}


def closed_by_quote(text: str, title: Span) -> Span:
    """Give the part of a title in quotes up to its closing quote."""
    opened = text[title.start - 1 : title.start]
    sign = _CLOSING.get(opened, "") if title.start else ""
    at = text.find(sign, title.start, title.end) if sign else -1
    stop = "[.,]?" if sign == "«" else ""
    if (
        at < 0
        or text.count(opened, title.start, at)
        or not re.match(rf"{stop}\s(?:[*_]*[A-Z]|{_LEAD_WORDS})", text[at + 1 : title.end])
    ):
        return title
    return Span(title.start, at)


def _with_subtitle(text: str, title: Span, labelled: Sequence[Segment]) -> Span:
    """Give the title with what follows its colon, where no field holds that."""
    found = _SUBTITLE.match(text, title.end)
    if not found or any(segment.start < found.end() and title.end < segment.end for segment in labelled):
        return title
    return Span(title.start, found.end())


def year_left(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the only year that no field holds, where no field is the year."""
    if "year" in spans:
        return year_behind(text, spans)
    if lettered := _LETTERED.search(text):
        return Span(*lettered.span("year"))
    places = [
        Span(*found.span())
        for found in _LONE_YEAR.finditer(text)
        if not any(span.start < found.end() and found.start() < span.end for span in spans.values())
    ]
    if len({text[place.start : place.end] for place in places}) != 1:
        return None
    return places[-1]


def year_behind(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the year of the book where the one found is that of an event: "(Urbino, 3-5 July 1980), Roma 1985"."""
    year = spans["year"]
    opened, closed = text.rfind("(", 0, year.start), text.find(")", year.end)
    if opened < 0 or closed < 0 or ")" in text[opened : year.start] or "(" in text[year.end : closed]:
        return None
    inside = text[opened + 1 : year.start] + text[year.end : closed]
    words = re.findall(r"[^\W\d_]{3,}", inside)
    held = any(opened < span.start < closed for name, span in spans.items() if name != "year")
    if len(words) < 2 or not re.search(r"\d", inside) or held:
        return None
    later = [
        Span(*found.span())
        for found in _LONE_YEAR.finditer(text, closed)
        if not any(span.start < found.end() and found.start() < span.end for span in spans.values())
    ]
    return later[0] if later and text[later[0].start : later[0].end] >= text[year.start : year.end][-4:] else None


def venue_in_quotes(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give all of a book in quotes behind "in" of which the venue is the head: "in ‘MOS: Proceedings …’"."""
    venue = spans.get("venue")
    if venue is None or not _QUOTED_LEAD.search(text[: venue.start]):
        return None
    found = _QUOTED_REST.match(text, venue.end)
    return Span(venue.start, found.end("rest")) if found and found["rest"] else None


def volume_left(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the only number that is called a volume behind a venue, where no field is the volume."""
    venue = spans.get("venue")
    if venue is None or {"volume", "number", "series"} & spans.keys():
        return None
    if following := _NEXT.match(text, venue.end):
        return Span(*following.span("volume"))
    found = [Span(*found.span("volume")) for found in _VOLUME.finditer(text, venue.end)]
    return found[0] if len(found) == 1 else None


def issue_in_brackets(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with the number in brackets behind a volume as the issue, not as pages: "104(A7)"."""
    pages, volume = spans.get("pages"), spans.get("volume")
    if pages is None or volume is None or "issue" in spans or pages.end - pages.start > _LONGEST_ISSUE:
        return dict(spans)
    if text[volume.end : pages.start].strip() != "(" or text[pages.end : pages.end + 1] != ")":
        return dict(spans)
    return {("issue" if name == "pages" else name): span for name, span in spans.items()}


def numbers_of_days(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` without the volume and issue that are parts of a day: "22. September 2018", "30.08.2018"."""
    return {name: span for name, span in spans.items() if name not in {"volume", "issue"} or not _is_day(text, span)}


def _is_day(text: str, span: Span) -> bool:
    found = _OF_A_DAY.match(text, span.start)
    return found is not None and (found["month"] is None or kind_of(found["month"]).startswith("month:"))
