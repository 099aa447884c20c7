"""Bibliographic records as printed, ready for comparison: what references cut, glue or misplace is put right."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any, Literal

from kgbuild.lexicon import table
from kgbuild.names import fold, split_people
from kgbuild.resolve.naming import Key, key
from kgbuild.resolve.papers import title_key

VenueKind = Literal["report", "journal", "conference", "unclear", ""]

#: What a cut reference leaves before its title: the last author and the year, or further authors.
REMAINS = re.compile(r"^\W*.{0,40}?[(\[]?\b(?:19|20)\d\d[a-z]?\b[)\]]?\W+(?=[^\W\d_]{2})")
INITIALS = r"(?:[a-z]\. ?-?){1,3} ?[a-z'-]{2,}"
AUTHORS = re.compile(
    rf"^(?:and |& )?(?:{INITIALS}(?:, and |,? and |, |; |\.? & ))*{INITIALS}[.,:]+ (?=\W*[a-z])", re.IGNORECASE
)
#: What it leaves behind: the venue.
VENUE = re.compile(
    r"(?:[.,'\"]+ ?(?:an? )?|\s)(?:in |appear\w* in )?\W?(?:the )?"
    r"(?:proceedings|proc\.|extended abstract|technical report|unpublished|manuscript)\b.*$",
    re.IGNORECASE,
)
#: What is said of another version, behind a title or a venue.
OTHER_VERSION = re.compile(
    r"\W*(?:\b(?:an?|the) )?\b(?:extended abstract|(?:preliminary|earlier|early|short|conference|full|journal) version)"
    r"\b[^.]{0,40}?\b(?:appear\w*|published|presented)\b.*$",
    re.IGNORECASE,
)
#: Volume and issue, which journals alone have.
ISSUE = re.compile(r"\d ?\(\d{1,3}(?:[-–]\d{1,3})?\)")
#: A title with the name of a journal behind its full stop.
SENTENCE = re.compile(r"^(.{20,}?[^\W\d_]{3}[.?!])\s+(?=[^\W\d_]{3}.{3})")
SHORT_TITLE = 4
EDITION = re.compile(r"\b\d+ ?(?:th|st|nd|rd)\b|\b[a-z]+ ?[-'`’] ?\d\d\b")


@dataclass(frozen=True, slots=True)
class Work:
    """One record, ready for comparison.

    Attributes:
        id: of the record.
        title: folded words.
        authors: comparison keys, in order.
        year: four digits, empty where unknown.
        venue: beginnings of its words.
        pages: first and last page.
        numbers: those in the title.
        kind: of publication, as far as the venue tells; empty where there is none.
        remark: whether the title bears a remark in brackets ("panel session").
        column: whether it is one that a journal prints anew in each issue ("Editorial").
    """

    id: str
    title: str
    authors: tuple[Key, ...]
    year: str
    venue: frozenset[str]
    pages: str
    numbers: frozenset[str]
    kind: VenueKind
    remark: bool
    column: bool


def read_work(row: Mapping[str, Any]) -> Work:
    """Read a record of `id` and `title`, with `authors`, `venue`, `year`, `pages` if known."""
    printed = unescape(str(row.get("title") or ""))
    other = OTHER_VERSION.search(printed)
    # what follows "an extended abstract appears in" are the venue and the pages of that one
    stated = "" if other else OTHER_VERSION.sub("", str(row.get("venue") or ""))
    own = not other and stated == str(row.get("venue") or "")
    plain = AUTHORS.sub("", _remark().sub("", printed[: other.start()] if other else printed))
    cut = VENUE.sub("", plain)
    sentence = None if stated else SENTENCE.match(cut)
    cut = sentence[1] if sentence and len(sentence[1].split()) >= SHORT_TITLE else cut
    cut = cut if len(cut.split()) >= SHORT_TITLE else plain
    title = title_key(REMAINS.sub("", cut))
    venue = fold(stated or plain[len(cut) :])
    year = re.search(r"(?:19|20)\d\d", str(row.get("year") or ""))
    pages = re.findall(r"\d+", str(row.get("pages") or "") if own else "")
    people = split_people(_capitals(unescape(str(row.get("authors") or "")))).people
    return Work(
        id=str(row["id"]),
        title=title,
        authors=tuple(key(p.name) for p in people),
        year=year[0] if year else "",
        venue=frozenset(w[:5] for w in re.findall(r"[^\W\d_]{3,}", venue) if w not in {"the", "and", "proceedings"}),
        pages="-".join(pages[:2]),
        numbers=frozenset(re.findall(r"\b(?:\d+|ii+|iv)\b", title)),
        kind=_kind(venue),
        remark=_remark().search(printed) is not None,
        column=_column().fullmatch(title) is not None,
    )


def _capitals(text: str) -> str:
    """Give lower-case author lists the capitals by which names are told."""
    if text != text.lower():
        return text
    return re.sub(r"(?<![^\W\d_])(?!and\b|et\b|al\b|von\b|van\b|de\b)[^\W\d_]", lambda m: m.group().upper(), text)


def _kind(venue: str) -> VenueKind:
    if not re.search(r"[^\W_]", venue):
        return ""
    kinds: tuple[VenueKind, ...] = ("report", "journal", "conference")
    found = next((kind for kind in kinds if _words(kind).search(venue)), None)
    if found is None and ISSUE.search(venue):
        return "journal"
    return found or ("conference" if EDITION.search(venue) else "unclear")


@cache
def _words(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('venue_kinds')[kind])})\b")


@cache
def _remark() -> re.Pattern[str]:
    words = "|".join(table("venue_kinds")["remarks"])
    return re.compile(rf"\s*\([^()]*\b(?:{words})\b[^()]*\)", re.IGNORECASE)


@cache
def _column() -> re.Pattern[str]:
    return re.compile("|".join(table("venue_kinds")["columns"]))
