"""When degrees were begun and earned: as many dates as degrees, those that open a sentence, those of a verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kgbuild.extract.prose.statements.passage import Told
from kgbuild.extract.prose.statements.roles import split_dates
from kgbuild.extract.prose.statements.studying import year_of
from kgbuild.lexicon import table
from kgbuild.prose import Mark

#: "In 2016, she earned her PhD".
_EARNED = re.compile(
    r"(?i)^\s*,?\s*(?:\w+\s+){0,3}?"
    r"(?:completed|did|earned|finished|gained|obtained|pursued|received|studied for|took|was awarded|wrote)\s+"
    r"(?:an?|my|her|his|the)\s+(?:\w+\s+)?$"
)
#: "In May 2021 I started my PhD": the date is its start.
_STARTED = re.compile(
    r"(?i)\b(?:start|beg[au]n|begin|commenc|pursu|enroll?|comenc|empec|empez|inici|commenc|entam|beg[oa]nn|init)\w*\s+(?:[\w’']+\s+){0,3}$"
)
_FINISHED = re.compile(
    r"(?i)\b(?:finish|complet|graduat|defend|conclu|terminé|abgeschlossen)\w*\s+(?:it\s+)?(?:in|en|em|nel)\s+"
)
#: "I received my", "Graduated with a".
_EARNED_NOW = re.compile(
    r"(?i)\b(?:obtain|earn|receiv|complet|finish|graduat|got|conclu|obten|erh[ia]|conseguit|terminé)\w*\s+(?:with\s+)?(?:[\w’']+\s+){0,2}$"
)
#: "I started my", "Excited to start a"; who will is no student yet.
_BEGUN_NOW = re.compile(
    r"(?i)(?<!will )(?<!be )\b(?:start(?:s|ed|ing)?|beg[au]n|begins?|beginning|commenc(?:es?|ed|ing)|enrolled in)\s+"
    r"(?:[\w’']+\s+){0,2}$"
)


def years(told: Told, group: Sequence[Mark], until: int) -> list[tuple[str, str]]:
    """Give the dates of each degree: as many dates as degrees belong to them in turn."""
    ahead = date_ahead(told, group[0])
    if ahead and "/.." not in ahead.value:
        start, end, _ = split_dates(ahead)
        return [("" if start == end else start, end)] * len(group)
    own = [_bracketed(told, mark) for mark in group]
    if len(group) > 1 and all(own):
        return [("", year) for year in own]
    dates = told.sentence.of("DATE", start=group[-1].end, end=until)
    if len(group) > 1 and len(dates) == len(group):
        return [("", mark.value.rpartition("/")[2].strip(".")) for mark in dates]
    start, end = year_of(told, group[-1].end, until)
    if not (start or end) and _is_news(told, group[0], _EARNED_NOW):
        return [("", told.passage.date)] * len(group)
    if not (start or end) and _is_news(told, group[0], _BEGUN_NOW):
        return [(told.passage.date, "")] * len(group)
    begun = _STARTED.search(told.text(told.sentence.start, group[0].start))
    if begun and not start and not _FINISHED.search(told.text(group[-1].end, until)):
        opened = end or year_of(told, told.sentence.start, group[0].start)[1]
        return [(opened, "")] * len(group)
    return [(start, end) if start or end else _graduated(told, group[0].start)] * len(group)


def _is_news(told: Told, degree: Mark, verbs: re.Pattern[str]) -> bool:
    """Say whether a piece of news is that somebody earned a degree, or began one: "I received my PhD from X"."""
    passage, clause = told.passage, told.clause(degree.start)
    first = passage.source == "news" and not told.index and clause.start == told.clauses[0].start
    return bool(first and clause.subject and verbs.search(told.text(clause.start, degree.start)))


def date_ahead(told: Told, degree: Mark) -> Mark | None:
    """Give the date right before a degree, of a note without a verb: "2008 Promotion an der …"."""
    before = told.sentence.of("DATE", end=degree.start)[-1:]
    lead = told.text(told.sentence.start, before[0].start) if before else ""
    alone = before and re.fullmatch(r"[\s:–-]*", told.text(before[0].end, degree.start))
    return before[0] if alone and (not lead or lead.rstrip().endswith((",", ";"))) else None


def _graduated(told: Told, until: int) -> tuple[str, str]:
    """Give the dates between the verb and a degree, or before the verb: "graduated in 2004 from X with a B.Sc."."""
    left = re.search(r"(?i)\bgraduat(?:ed|ing|es)\b(?:(?!\bgraduat)[^;])*$", told.text(told.sentence.start, until))
    if left:
        return "", year_of(told, told.sentence.start + left.start(), until)[1]
    ahead = told.sentence.of("DATE", end=until)[-1:]
    if ahead and _earned_so().fullmatch(told.text(ahead[0].end, until)):
        return year_of(told, ahead[0].start, ahead[0].end)
    opening = told.sentence.of("DATE", end=until)[:1]
    between = told.text(opening[0].end, until) if opening else ""
    earned = opening and _EARNED.search(between)
    lead = told.text(told.sentence.start, opening[0].start) if opening else ""
    return year_of(told, opening[0].start, opening[0].end) if earned and len(lead) < len("In about ") else ("", "")


@cache
def _earned_so() -> re.Pattern[str]:
    """Give what stands between the time that opens a sentence and a degree: " ha conseguito il "."""
    verbs = "|".join(table("frames")["earned"]).replace(" ", r"\s+")
    return re.compile(rf"(?i)[\s,]*(?:\w+\s+){{0,2}}?(?:{verbs})\s+(?:[\w’']+\s+){{0,4}}(?:l[’'])?")


def _bracketed(told: Told, degree: Mark) -> str:
    """Give the date in brackets right behind a degree: "M.A. (1991)"."""
    for mark in told.sentence.of("DATE", start=degree.end):
        between = told.text(degree.end, mark.start)
        return mark.value.rpartition("/")[2].strip(".") if re.fullmatch(r"\s*\(", between) else ""
    return ""
