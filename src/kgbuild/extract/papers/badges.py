"""What stands on the line of a title and is no part of it: badges in front, labels of links and marks behind."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kgbuild.document import Inline
from kgbuild.extract.papers.context import is_event, kind_by, only_year
from kgbuild.extract.papers.links import is_label
from kgbuild.extract.papers.marks import is_mark, is_rank

_BEFORE = re.compile(r"\s*[\[(【]\s*(?P<inner>[^\[\]()【】]{2,45}?)\s*[\])】]\s*(?:[:–—|-]\s*)?(?=\S)")
_COLON = re.compile(r"\s*(?P<inner>[A-Z][^:|\[\]()]{2,30}?)\s*[:|]\s+(?=\S)")
_BEHIND = re.compile(r"\s*[\[(]\s*(?P<inner>[^\[\]()]{2,80}?)\s*[\])]\W*$")
_BETWEEN = re.compile(r"\s*[|,;/·•]\s*")
_DATED = re.compile(r"(?:(?:19|20)\d\d|[’'‘]\d\d)$")
#: A link that prints where it leads: "(10.1093/tide/7)".
_ADDRESS = re.compile(r"https?://|(?:doi:?\s*)?10\.\d{4,9}/", re.IGNORECASE)
#: Words of the longest badge.
_WORDS = 6


@dataclass(frozen=True, slots=True)
class Titled:
    """A title without what stands around it.

    Attributes:
        title: what is left.
        venue: of a badge, with its year as printed ("NDSS'25").
        year: of a badge that is one.
        marks: distinctions among the badges.
    """

    title: str
    venue: str = ""
    year: str = ""
    marks: tuple[str, ...] = ()


def without_badges(printed: str) -> Titled:
    """Give the title of a line without the badges before and the labels behind it.

    >>> without_badges("[NDSS'25][Best Paper Award] Slow tides (Paper | Code)")
    Titled(title='Slow tides', venue="NDSS'25", year='', marks=('Best Paper Award',))
    """
    venue, year, marks, rest = "", "", [], printed
    while badge := _BEFORE.match(rest) or (_COLON.match(rest) if not venue else None):
        inner = badge["inner"]
        named = is_event(inner) if badge.re is _COLON else _is_venue(inner)
        if only_year(inner) and badge.re is _BEFORE:
            year = only_year(inner)
        elif named:
            venue = inner
        elif badge.re is _BEFORE and (is_mark(inner) or is_rank(inner) or kind_by("heading.status", inner)):
            marks += [inner] * is_mark(inner)
        else:
            break
        rest = rest[badge.end() :]
    while (label := _BEHIND.search(rest)) and all(is_label(part) for part in _BETWEEN.split(label["inner"])):
        rest = rest[: label.start()]
    return Titled(rest.strip() or printed, venue, year, tuple(marks))


def _is_venue(inner: str) -> bool:
    """Say whether brackets in front of a title hold a venue with its year: "ICML 2021", "Tide Letters 2020"."""
    return is_event(inner) or (bool(_DATED.search(inner)) and len(inner.split()) <= _WORDS and inner[0].isupper())


def without_labels(printed: str, runs: Iterable[Inline], start: int) -> str:
    """Give a line that begins at `start` without the links at its end that are labels: "Slow tides PDF | Code"."""
    rest = printed
    for run in sorted(runs, key=lambda run: -run.start):
        begin, end = run.start - start, run.end - start
        if run.kind != "link" or begin <= 0 or not (is_label(printed[begin:end]) or _ADDRESS.match(printed[begin:end])):
            continue
        if re.search(r"\w", rest[end:]):
            break
        rest = rest[:begin].rstrip(" |,;/·•[(–—-\\")
    return rest if re.search(r"\w{3}", rest) else printed
