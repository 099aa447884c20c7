"""Bibliographic records to works: title, authors, year, venue and pages weighed together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from rapidfuzz.fuzz import ratio

from kgbuild.names import fold, split_people
from kgbuild.resolve.linkage import link
from kgbuild.resolve.naming import Fit, Key, fit, key
from kgbuild.resolve.papers import part, title_key

#: Log odds; set by hand near the optimum of two sets, one of clean and one of cited records.
SAME_TITLE, LIKE_TITLE, BAD_TITLE = 4.0, 4.5, -10.0
AUTHORS, NO_AUTHORS, YEAR, OTHER_YEAR = 3.8, -2.3, 0.9, -0.8
PAGES, OTHER_PAGES, VENUE, OTHER_KIND = 4.0, -0.6, 1.1, -6.0
OTHER_NUMBERS, OTHER_PART, SERIAL, PRIOR, SILENT = -3.3, -6.0, -5.4, -4.8, -6.0
#: A title that stands in so many different years is a column, not a work.
SERIAL_YEARS, SHORT_TITLE = 3, 4
#: What a cut reference leaves before its title: the last author and the year.
REMAINS = re.compile(r"^\W*.{0,40}?[(\[]?\b(?:19|20)\d\d[a-z]?\b[)\]]?\W+(?=[^\W\d_]{2})")
RARE_WORDS, MOST = 4, 120
MISPRINT, LOST = 85, 65


@dataclass(frozen=True, slots=True)
class Work:
    """One record, ready for comparison."""

    id: str
    title: str
    authors: tuple[Key, ...]
    year: str
    venue: frozenset[str]
    pages: str
    numbers: frozenset[str]
    journal: bool


def resolve_papers(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Give id → id of the first record (by content) of the same work."""
    works = sorted(map(_read, rows), key=lambda w: (w.title, w.authors, w.year, w.pages, w.id))
    years: dict[str, set[str]] = defaultdict(set)
    for work in works:
        years[work.title] |= {work.year} - {""}
    found: dict[tuple[int, int], float] = {}
    for a, b in _candidates(works):
        found[a, b] = _weigh(works[a], works[b], years)
    label = _components(len(works), found)
    return {w.id: works[label[i]].id for i, w in enumerate(works)}


def _components(size: int, odds: Mapping[tuple[int, int], float]) -> list[int]:
    """Cluster each set of records that chains of pairs connect by itself."""
    return link(size, odds, silent=SILENT)


def _read(row: Mapping[str, Any]) -> Work:
    title = title_key(REMAINS.sub("", unescape(str(row.get("title") or ""))))
    people = split_people(_capitals(unescape(str(row.get("authors") or "")))).people
    venue = fold(str(row.get("venue") or ""))
    year = re.search(r"(?:19|20)\d\d", str(row.get("year") or ""))
    pages = re.findall(r"\d+", str(row.get("pages") or ""))
    return Work(
        id=str(row["id"]),
        title=title,
        authors=tuple(key(p.name) for p in people),
        year=year[0] if year else "",
        venue=frozenset(w[:5] for w in re.findall(r"[^\W\d_]{3,}", venue) if w not in {"the", "and", "proceedings"}),
        pages="-".join(pages[:2]),
        numbers=frozenset(re.findall(r"\b(?:\d+|ii+|iv)\b", title)),
        journal=bool(
            re.search(
                r"\b(?:journal|transactions|trans|letters|lett|j|annals|review|record|bulletin|magazine)\b", venue
            )
        ),
    )


def _capitals(text: str) -> str:
    """Give lower-case author lists the capitals by which names are told."""
    if text != text.lower():
        return text
    return re.sub(r"(?<![^\W\d_])(?!and\b|et\b|al\b|von\b|van\b|de\b)[^\W\d_]", lambda m: m.group().upper(), text)


def _candidates(works: Sequence[Work]) -> Iterator[tuple[int, int]]:
    """Pair records that share two of their rarest title words, or a title."""
    counts = Counter(w for work in works for w in set(work.title.split()))
    blocks: dict[object, list[int]] = defaultdict(list)
    for index, work in enumerate(works):
        ranked = sorted(set(work.title.split()), key=lambda w: (counts[w], w))
        rare = [w for w in ranked if counts[w] > 1][:RARE_WORDS] or ranked[:1]
        for at, first in enumerate(rare):
            for second in rare[at + 1 :] or rare[:1]:
                blocks[min(first, second), max(first, second)].append(index)
        blocks[work.title.replace(" ", "")[:24]].append(index)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) <= MOST:
            seen |= {(a, b) for at, b in enumerate(members) for a in members[:at] if a != b}
    yield from sorted(seen)


def _weigh(a: Work, b: Work, years: Mapping[str, set[str]]) -> float:
    """Give the log odds that two records are of one work."""
    odds = PRIOR + _weigh_titles(a.title, b.title)
    if part(a.title) != part(b.title):
        odds += OTHER_PART
    elif a.numbers != b.numbers:
        odds += OTHER_NUMBERS
    if a.authors and b.authors:
        odds += _weigh_authors(a.authors, b.authors)
    if len(years[a.title] | years[b.title]) >= SERIAL_YEARS:
        odds += SERIAL if a.year != b.year or len(a.title.split()) <= SHORT_TITLE else SERIAL / 2
    if a.year and b.year:
        gap = abs(int(a.year) - int(b.year))
        odds += YEAR if gap == 0 else OTHER_YEAR * min(gap, 4)
    if a.pages and b.pages:
        odds += PAGES if a.pages == b.pages else OTHER_PAGES
    if a.venue and b.venue:
        shared = len(a.venue & b.venue) / min(len(a.venue), len(b.venue))
        odds += VENUE * shared + OTHER_KIND * (a.journal != b.journal)
    return odds


def _weigh_titles(a: str, b: str) -> float:
    if a == b:
        return SAME_TITLE
    alike = ratio(a.replace(" ", ""), b.replace(" ", ""))
    if alike >= 95:
        return SAME_TITLE - 0.5
    return LIKE_TITLE - (95 - alike) / 4 if alike > 75 else BAD_TITLE


def _weigh_authors(a: Sequence[Key], b: Sequence[Key]) -> float:
    short, long = sorted((a, b), key=len)
    found = sum(any(_may_be_one(x, y) for y in long) for x in short)
    share = found / len(short) * (0.7 + 0.3 * len(short) / len(long))
    return NO_AUTHORS + (AUTHORS - NO_AUTHORS) * share


def _may_be_one(a: Key, b: Key) -> bool:
    """Do two printed names fit, letters that an export lost and misprints allowed?"""
    if fit(a, b) > Fit.CONFLICT or a.family[-1:] == b.family[-1:]:
        return True
    left, right = (" ".join((*k.given, *k.family)) for k in (a, b))
    return ratio(left, right) >= (MISPRINT if "?" not in left + right else LOST)
