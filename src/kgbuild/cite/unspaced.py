"""References whose authors are printed in Chinese, Japanese or Korean: marks part them, and no blanks.

The tagger learned from words. These references go by the marks between their parts: authors, a title in quotation
marks or up to a full stop, what it appeared in, numbers, a year.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kgbuild.cite.reference import Reference
from kgbuild.document import Span
from kgbuild.model import Mention
from kgbuild.names import looks_like_name, parse_name
from kgbuild.names.words import CJK

_LETTER = CJK.pattern.removesuffix("+")
#: One name, with signs around it.
_NAME = re.compile(
    rf"[\s*＊#†‡○◎◯]*(?P<name>{_LETTER}{{1,4}}[ \u3000]{_LETTER}{{1,5}}(?!{_LETTER})"
    rf"|{_LETTER}{{2,6}}?(?=等)|{_LETTER}{{2,7}}"
    r"|(?:[A-Z][\w'’-]+|[A-Z]\.)(?:[ \u3000]?(?:[A-Z][\w'’-]+|[A-Z]\.)){0,3})[\s*＊#†‡○◎◯]*"
)
_BETWEEN = re.compile(r"[,，、;；・]|(?=\s*(?:等|ら|他|ほか|et al))")
_ETAL = re.compile(r"[,，]?\s*(?:等|ら|他|ほか|et al\.?)(?=[\s.．。,，:：])")
#: What stands between authors and title.
_AFTER = re.compile(
    r"\s*(?:[.．。:：,，]\s*|(?=[「『“\"《〈(（]))(?:[(（](?P<year>(?:19|20)\d\d)年?[)）][.．。:：,，]?\s*)?"
)
_QUOTED = re.compile(
    r"[「『“\"《〈](?P<title>[^「」『』“”\"《》〈〉\n]{2,}(?:『[^』]*』[^」]*)?)[」』”\"》〉](?![^\W\d_])"
)
#: A title that is not quoted ends before a stop, before the kind of work in brackets, or before a wide comma.
_PLAIN = re.compile(r"(?P<title>[^.．。\n]{4,}?)(?=\s*(?:\[[A-Z](?:/OL)?\]|[.．。](?!\d)|$))")
_TO_COMMA = re.compile(r"(?P<title>[^,，.．。\n]{4,})(?=[,，.．。]|$)")
_WORK = re.compile(r"\s*\[[A-Z](?:/OL)?\]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_VOLUME = re.compile(
    r"[Vv]ol(?:ume)?\.?\s*(\d{1,4})|(\d{1,4})\s*[巻卷권]|(?<![\d-])(\d{1,4})\s*[(（]\d{1,3}[)）]\s*[:：]"
)
_ISSUE = re.compile(r"[Nn]o\.?\s*(\d{1,4})|(\d{1,4})\s*[号期號호]|(?<=\d)\s*[(（](\d{1,3})[)）]\s*[:：]")
_PAGES = re.compile(
    r"(?:pp?\.?\s*|[:：]\s*)(\d{1,5}\s*[-–—~〜～]\s*\d{1,5})|(\d{1,5}[-–—~〜～]\d{1,5})\s*(?:頁|页|ページ)"
)
#: What opens the numbers behind a venue.
_NUMBERS = re.compile(
    r"[,，.．。(（]\s*(?:19|20)\d\d|[,，.．。]?\s*(?:[Vv]ol\b|[Nn]o\.|pp?\.|[第제]?\d+\s*[巻卷号期권호]|\d{1,4}\s*[(（:：,，])"
)
_BEFORE_VENUE = re.compile(r"[\s\u3000.．。,，:：」』”]*(?://|In:?\s)?[\s『《]*")
_SURE, _LEAST = 0.9, 0.8


def unspaced(text: str, read: Reference) -> Reference:
    """Give the reference by its marks where names in these scripts open it; any other as it was read.

    >>> found = unspaced("海野健治, 山路洋子. 潮汐の学習. 海洋学会論文誌, Vol. 3, No. 2, pp. 1-8, 2019.", Reference())
    >>> [mention.name for mention in found.people], found.title, found.venue, found.volume, found.pages, found.year
    (['海野健治', '山路洋子'], '潮汐の学習', '海洋学会論文誌', '3', '1-8', '2019')
    """
    people, at, etal = _people(text)
    after = _AFTER.match(text, at) if people else None
    if after is None:
        return read
    plain = _PLAIN if re.search(r"[.．。]", after[0]) else _TO_COMMA
    titled = _QUOTED.match(text, after.end()) or plain.match(text, after.end())
    if titled is None:
        return read
    work = _WORK.match(text, titled.end())
    venue = _venue(text, work.end() if work else titled.end())
    rest = text[titled.end() :]
    years = list(_YEAR.finditer(text, titled.end()))
    year = after["year"] or (years[-1][0] if years else read.year)
    start, end = titled.span("title")
    spans = {
        **read.spans,
        "authors": tuple(Span(mention.start, mention.end) for mention in people),
        "title": (Span(start, start + len(text[start:end].rstrip(" \u3000,，"))),),
    }
    if venue:
        spans["venue"] = (venue,)
    return replace(
        read,
        people=people,
        names=tuple(parse_name(mention.name) for mention in people),
        etal=etal,
        title=text[start:end].strip(" \u3000,，"),
        venue=text[venue.start : venue.end] if venue else "",
        year=year,
        date=read.date if read.date.startswith(year) else year,
        volume=_first(_VOLUME, rest),
        issue=_first(_ISSUE, rest),
        pages=re.sub(r"\s*[-–—~〜～]\s*", "-", _first(_PAGES, rest)),
        publisher="",
        spans=spans,
        confidence={**read.confidence, "authors": _SURE, "title": _SURE, "venue": _SURE, "year": _SURE},
        score=max(read.score, _SURE),
    )


def _people(text: str) -> tuple[tuple[Mention, ...], int, bool]:
    """Give the names that open a text, where they end, and whether more are left out; one at least in these scripts."""
    found: list[Mention] = []
    at = 0
    while name := _NAME.match(text, at):
        latin = name["name"].isascii()
        if looks_like_name(name["name"]) < (_LEAST if not latin else 0.5):
            break
        found.append(Mention(name["name"], name.start("name"), name.end("name")))
        if etal := _ETAL.match(text, name.end()):
            return tuple(found) if _own(found) else (), etal.end(), True
        between = _BETWEEN.match(text, name.end())
        if between is None or _QUOTED.match(text, between.end() + len(between[0] and " ")):
            break
        at = between.end()
    return tuple(found) if _own(found) else (), found[-1].end if found else 0, False


def _own(people: list[Mention]) -> bool:
    return any(CJK.search(person.name) for person in people)


def _venue(text: str, at: int) -> Span | None:
    """Give what a work appeared in: behind its title, before the numbers."""
    lead = _BEFORE_VENUE.match(text, at)
    start = lead.end() if lead else at
    numbers = _NUMBERS.search(text, start)
    piece = re.split(
        r"[.．。](?!\d)|[,，](?!\s*Inc)", text[start : numbers.start() if numbers else len(text)], maxsplit=1
    )[0]
    end = start + len(piece.rstrip(" \u3000,，.．。』》"))
    return Span(start, end) if re.search(r"[^\W\d_]{2}", text[start:end]) else None


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return next((group for group in match.groups() if group), "") if match else ""
