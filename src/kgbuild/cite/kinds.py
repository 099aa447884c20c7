"""What kind of work a reference names, and how far it has come."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from kgbuild.lexicon import table
from kgbuild.model import PaperKind, PaperStatus

_WITHIN = (
    re.compile(
        r"(?:\bat(?: the)?|@|\bin conjunction with|\bco-?located with|,)\s"
        r"(?P<event>(?:[A-Z][\w&/+-]*\s?){1,3}[’']?(?:(?:19|20)\d\d|\d\d\b))"
    ),
    re.compile(r"^(?:the )?(?P<event>[A-Z][\w&/+-]*[\s’'-]?(?:(?:19|20)\d\d|\d\d))(?= .*\b[Ww]orkshops?\b)"),
    re.compile(r"\bat(?: the)? (?P<event>[A-Z][A-Za-z&/+-]*[A-Z][\w&/+-]*)$"),
)  # fmt: skip
#: Longest form of "ACM CHI" and the like.
_SHORT = 12


@cache
def _patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    key = "type" if name == "kind" else "status"
    return tuple((row[key], re.compile(row["pattern"], re.IGNORECASE)) for row in table("cite_kinds")[name])


def status_of(rest: str) -> PaperStatus:
    """Give the state that the words beside the fields name; empty where they name none."""
    return cast("PaperStatus", next((name for name, pattern in _patterns("status") if pattern.search(rest)), ""))


def is_state(printed: str) -> bool:
    """Say whether words are a state and nothing else: "Work in progress" is no venue."""
    words = re.sub(r"^(?:work|manuscript|paper|currently)\s", "", printed.strip(" .,*_()"), flags=re.IGNORECASE)
    return any(pattern.fullmatch(words) for _, pattern in _patterns("status"))


def kind_of_work(venue: str, rest: str, *, numbered: bool, edited: bool, press: bool, preprint: bool) -> PaperKind:
    """Give the kind of a work.

    Args:
        venue: as printed.
        rest: what stands outside of people, title, venue and numbers.
        numbered: whether a volume or an issue is printed.
        edited: whether editors are named.
        press: whether a publisher is named.
        preprint: whether a preprint number is printed.
    """
    named = next((name for name, pattern in _patterns("kind") if pattern.search(venue)), "") if venue else ""
    if named == "conference" and numbered and re.match(r"proc\b", venue, re.IGNORECASE) and not press:
        named = ""
    if named:
        return cast("PaperKind", named)
    if venue:
        short = re.sub(r"[\s’'-]*(?:(?:19|20)\d\d|\d\d)$", "", venue).strip(" .,").casefold()
        if short in words_of_events() or (len(short) < _SHORT and words_of_events() & set(short.split()[:2])):
            return "conference"
        if edited or (press and not numbered):
            return "chapter"
        return "journal"
    said = next(
        (name for name, pattern in _patterns("kind") if name in {"thesis", "report"} and pattern.search(rest)), ""
    )
    if said:
        return cast("PaperKind", said)
    if preprint or _patterns("kind")[3][1].search(rest):
        return "preprint"
    return "book" if press else ""


@cache
def words_of_events() -> frozenset[str]:
    """Give the short names of conferences, folded."""
    return frozenset(table("cite_kinds")["events"]["acronyms"])


def within_of(venue: str) -> str:
    """Give the larger event that the name of a workshop mentions.

    >>> within_of("Dreaming Machines Workshop at NeurIPS2020")
    'NeurIPS2020'
    """
    for pattern in _WITHIN:
        found = pattern.search(venue)
        if found and re.search(r"workshop|atelier", venue, re.IGNORECASE) and found["event"] != venue:
            return found["event"].strip()
    return ""


def is_generic_series(venue: str) -> bool:
    """Say whether a report series names no institution ("Technical Report")."""
    return re.sub(r"[^a-z ]", "", venue.casefold()).strip() in generic_series()


@cache
def generic_series() -> frozenset[str]:
    """Give the names of report series that name no institution."""
    return frozenset(table("cite_kinds")["series"]["generic"])
