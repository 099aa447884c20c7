"""Bibliographic records to works: title, authors, year, venue and pages weighed together.

A conference paper, its journal version and its report are three works here: each is a publication of its own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rapidfuzz.fuzz import ratio

from kgbuild.resolve.linkage import link
from kgbuild.resolve.naming import Fit, Key, fit
from kgbuild.resolve.papers import part
from kgbuild.resolve.records.works import Work, read_work

#: Log odds, set where a clean and a cited set both stand on a plateau: half a point more or less changes neither.
PRIOR, SILENT = -6.44, -6.0
SAME_TITLE, CLOSE_TITLE, LIKE_TITLE, BAD_TITLE, LONGER_TITLE = 4.5, 3.0, 4.5, -10.0, 2.0
OTHER_WORDS = -3.0
OTHER_PART, OTHER_NUMBERS, OTHER_REMARK, COMMON_TITLE = -6.0, -3.3, -3.0, -2.0
AUTHORS, NO_AUTHORS, UNKNOWN_AUTHORS = 5.0, -2.0, 2.5
COLUMN, SHORT_COLUMN = -5.4, -3.0
YEAR, OTHER_YEAR, PAGES, FIRST_PAGE, OTHER_PAGES = 1.5, -1.2, 4.0, 1.0, -4.0
VENUE, OTHER_KIND = 2.0, -7.0
#: A title that stands in so many different years is a column, not a work.
COLUMN_YEARS, SHORT, FEW = 3, 4, 3
RARE_WORDS, MOST, BEGINNING = 4, 120, 24
MISPRINT, LOST = 85, 65
CLOSE, LIKE, SPELT, WORD, MOST_YEARS = 95, 75, 75, 3, 4


def resolve_papers(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Give id → id of the first record (by content) of the same work."""
    works = sorted(map(read_work, rows), key=lambda w: (w.title, w.authors, w.year, w.pages, w.id))
    years: dict[str, set[str]] = defaultdict(set)
    for work in works:
        years[work.title] |= {work.year} - {""}
    odds = {(a, b): _weigh(works[a], works[b], years) for a, b in _candidates(works)}
    label = link(len(works), odds, silent=SILENT)
    return {w.id: works[label[i]].id for i, w in enumerate(works)}


def _candidates(works: Sequence[Work]) -> Iterator[tuple[int, int]]:
    """Pair records that share two of their rarest title words, the beginning or end of a title, or author and pages."""
    counts = Counter(w for work in works for w in set(work.title.split()))
    blocks: dict[object, list[int]] = defaultdict(list)
    for index, work in enumerate(works):
        ranked = sorted(set(work.title.split()), key=lambda w: (counts[w], w))
        rare = [w for w in ranked if counts[w] > 1][:RARE_WORDS] or ranked[:1]
        for at, first in enumerate(rare):
            for second in rare[at + 1 :] or rare[:1]:
                blocks[min(first, second), max(first, second)].append(index)
        closed = work.title.replace(" ", "")
        blocks[closed[:BEGINNING]].append(index)
        blocks["end", closed[-BEGINNING:]].append(index)
        if work.authors and "-" in work.pages:
            blocks[work.authors[0].family, work.pages].append(index)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) <= MOST:
            seen |= {(a, b) for at, b in enumerate(members) for a in members[:at] if a != b}
    yield from sorted(seen)


def _weigh(a: Work, b: Work, years: Mapping[str, set[str]]) -> float:
    """Give the log odds that two records are of one work."""
    odds = PRIOR + _weigh_titles(a, b) + _weigh_authors(a.authors, b.authors) + _weigh_years(a, b)
    length = len(a.title.split())
    if len(years[a.title] | years[b.title]) >= COLUMN_YEARS or a.column or b.column:
        brief = length <= SHORT
        odds += COLUMN * (1.0 if a.year != b.year or brief else 0.5) + SHORT_COLUMN * brief
    if a.pages and a.pages == b.pages:
        odds += PAGES
    elif a.pages and b.pages and a.pages.split("-")[0] == b.pages.split("-")[0]:
        odds += FIRST_PAGE
    odds += OTHER_PAGES * _other_pages(a, b)
    return odds + COMMON_TITLE * (length <= FEW) + _weigh_venues(a, b)


def _other_pages(a: Work, b: Work) -> bool:
    """Do two ranges of pages differ in both ends where neither year nor venue says that they are misprinted?"""
    if (a.year and a.year == b.year) or (a.venue and a.venue == b.venue):
        return False
    ranges = [[int(n) for n in work.pages.split("-") if n] for work in (a, b)]
    whole = all(len(pages) == 2 and pages[0] < pages[1] for pages in ranges)
    return whole and ranges[0][0] != ranges[1][0] and ranges[0][1] != ranges[1][1]


def _weigh_titles(a: Work, b: Work) -> float:
    odds = OTHER_REMARK * (a.remark != b.remark)
    if part(a.title) != part(b.title):
        odds += OTHER_PART
    elif a.numbers != b.numbers:
        odds += OTHER_NUMBERS
    if a.title == b.title:
        return odds + SAME_TITLE
    short, long = sorted((a.title, b.title), key=len)
    alike = ratio(a.title.replace(" ", ""), b.title.replace(" ", ""))
    if len(short.split()) >= SHORT and (long.startswith(short) or long.endswith(short)):
        return odds + LONGER_TITLE
    if alike >= CLOSE:
        return odds + CLOSE_TITLE
    odds += OTHER_WORDS * (_has_other_words(short, long) and _has_other_words(long, short))
    return odds + (LIKE_TITLE * (alike - LIKE) / (CLOSE - LIKE) if alike > LIKE else BAD_TITLE)


def _has_other_words(title: str, other: str) -> bool:
    """Has a title a word that the other lacks, misprints and lost blanks allowed?"""
    known, closed = other.split(), other.replace(" ", "")
    left = (w for w in title.split() if len(w) >= WORD and w not in closed)
    return any(all(ratio(w, k) < SPELT for k in known) for w in left)


def _weigh_authors(a: Sequence[Key], b: Sequence[Key]) -> float:
    if not a or not b:
        return UNKNOWN_AUTHORS
    short, long = sorted((a, b), key=len)
    found = sum(any(_may_be_one(x, y) for y in long) for x in short)
    return AUTHORS * found / len(short) * (0.7 + 0.3 * len(short) / len(long)) + NO_AUTHORS * (not found)


def _may_be_one(a: Key, b: Key) -> bool:
    """Do two printed names fit, letters that an export lost and misprints allowed?"""
    if fit(a, b) > Fit.CONFLICT or a.family[-1:] == b.family[-1:]:
        return True
    left, right = (" ".join((*k.given, *k.family)) for k in (a, b))
    return ratio(left, right) >= (MISPRINT if "?" not in left + right else LOST)


def _weigh_years(a: Work, b: Work) -> float:
    if not a.year or not b.year:
        return 0.0
    gap = abs(int(a.year) - int(b.year))
    # a misprinted year is likelier than two works of one title in one journal
    return OTHER_YEAR * min(gap, 1 if a.venue and a.venue == b.venue else MOST_YEARS) if gap else YEAR


def _weigh_venues(a: Work, b: Work) -> float:
    odds = OTHER_KIND * _other_kind(a, b)
    return odds + VENUE * len(a.venue & b.venue) / min(len(a.venue), len(b.venue)) if a.venue and b.venue else odds


def _other_kind(a: Work, b: Work) -> bool:
    """Were two records published in different ways: at a conference, in a journal, as a report?"""
    kinds = {a.kind, b.kind}
    if len(kinds) == 1 or "" in kinds:
        return False
    if "unclear" not in kinds or "report" in kinds:
        return True
    vague, clear = (a, b) if a.kind == "unclear" else (b, a)
    within = len(vague.venue) > 1 and vague.venue <= clear.venue
    return not within and (clear.kind == "journal" or len(vague.venue) > 1)
