"""Lines that stand over a paper's title on author pages: a category, a day and labels, often glued together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgbuild.dates import find_ranges, parse_date
from kgbuild.extract.page import Page
from kgbuild.extract.papers.lines import Line
from kgbuild.extract.papers.links import is_label, label_of
from kgbuild.lexicon import words

_CATEGORY = re.compile(
    r"^(?:(?:[a-z-]+\.)?[A-Z][A-Z-]*[A-Z](?![a-z])|[a-z-]+\.[A-Z]{2}(?![a-z]))(?:\s*[,;/|·]\s*(?=[A-Za-z-]+\.?[A-Z]))?"
)
_ARXIV = re.compile(r"^\W*arxiv\s*:\s*(\d{4}\.\d{4,5})(?:v\d+)?\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?<![\w.-])(?:[a-z]+(?:-[a-z]+)?\.[A-Z]{2}|astro-ph|cond-mat|gr-qc|hep-\w+|math-ph|nucl-\w+|quant-ph)(?![\w.])"
)
_GLUE = " \t·|•,;–—-"
_MONTH = r"[^\W\d_]{3,9}\.?"
_DATE = re.compile(
    rf"\d{{4}}-\d\d-\d\d|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s*(?:19|20)\d\d)?(?!\d)"
    rf"|\d{{1,2}}\.?\s+{_MONTH}(?:,?\s*(?:19|20)\d\d)?(?!\d)|{_MONTH},?\s+(?:19|20)\d\d(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Header:
    """A header line: its categories, its day, the labels that it announces ("Code"), an arXiv number."""

    topics: tuple[str, ...] = ()
    date: str = ""
    labels: tuple[str, ...] = ()
    arxiv: str = ""


def header_of(page: Page, line: Line) -> Header | None:
    """Give what a header line holds ("LGNov 6, 2023Code"), None where a line is something else.

    A day without a year is the last such day up to the day on which the page was fetched.
    """
    return parse_header(line.text, page.document.retrieved)


def parse_header(text: str, retrieved: str) -> Header | None:
    """Read a header line; see `header_of`."""
    if number := _ARXIV.match(text):
        return Header(tuple(_SUBJECT.findall(text)), arxiv=number.group(1))
    rest, topics = text.strip(), []
    while match := _CATEGORY.match(rest):
        topics.append(match.group().strip(_GLUE))
        rest = rest[match.end() :].lstrip(_GLUE)
    date, end = _date(rest, retrieved)
    if end == 0:
        return None
    labels = [label_of(label) for label in re.split(r"[|·•,;]", rest[end:]) if label_of(label)]
    if not all(is_label(label) for label in labels) or not (topics or labels or rest[:end] == text.strip()):
        return None
    return Header(tuple(topics), date, tuple(labels))


def _date(text: str, retrieved: str) -> tuple[str, int]:
    """Give the date that opens `text` and its place; an end of 0 says that there is none."""
    match = _DATE.match(text)
    if not match:
        return "", 0
    printed = match.group()
    if re.search(r"(?:19|20)\d\d", printed):
        date = parse_date(printed)
        return (date, match.end()) if len(date) > len("2023") else ("", 0)
    if len(parse_date(f"{printed}, 2000")) != len("2000-12-30"):
        return "", 0
    return last_such_day(printed, retrieved), match.end()


def dated(text: str) -> str:
    """Give the date in a line that a word like "Submitted" opens, empty for other lines."""
    first = re.match(r"\W*([^\W\d_]+(?: published)?)\W+(?:on |am |le )?(.*)", text)
    if not first or first.group(1).casefold() not in words("paper_labels", "dated"):
        return ""
    found = find_ranges(first.group(2))
    return found[0].start if found else ""


def last_such_day(printed: str, retrieved: str) -> str:
    """Give the latest day like `printed` ("Feb 9") that is not after `retrieved`, empty where that is unknown.

    >>> last_such_day("Dec 30", "2021-03-01")
    '2020-12-30'
    """
    if not re.match(r"\d{4}-\d\d-\d\d$", retrieved):
        return ""
    year = int(retrieved[:4])
    days = [parse_date(f"{printed}, {year - back}") for back in range(5)]
    return next((day for day in days if len(day) == len("2020-12-30") and day <= retrieved), "")
