"""The figures that author pages state: metrics and totals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kgbuild.extract.page import Page
from kgbuild.extract.papers.lines import lines_of
from kgbuild.lexicon import alternatives, table
from kgbuild.model import Metric, Record, StatedCount

NAME = "author_page"
#: Metrics stand in lines of this many words at most; longer ones are prose.
SHORT = 8
#: A number and its name may stand on two lines that together are shorter than this.
PAIR = 40
_NUMBER = r"\d{1,3}(?:[,.\u202f\u00a0 ]\d{3})+|\d+"
_YEAR = re.compile(r"(?:19|20)\d\d")
#: "2023 (8 publications)" counts a year's, not a person's.
_DATED = re.compile(r"\s*(?:19|20)\d\d\s*[(:–—-]\s*\d{1,3}\s+[^\W\d]+\W*$")


def author_page(page: Page) -> Iterator[Record]:
    """Give the metrics that a page states of its owner ("h-index 56"), and the number of papers it says it lists."""
    seen: set[str] = set()
    for metric, value, start, end in _figures(page):
        evidence = page.evidence(start, end, NAME)
        if metric not in seen and page.subject_kind != "organization":
            yield Metric(evidence=evidence, person=page.owner, metric=metric, value=value)
        if metric == "papers" and metric not in seen:
            yield StatedCount(evidence=evidence, of="papers", count=int(value))
        seen.add(metric)


def _figures(page: Page) -> Iterator[tuple[str, str, int, int]]:
    """Give (metric, value, start, end) of the figures in headings and short lines, in order."""
    spans = [
        span
        for block in page.document.blocks
        for span in (
            [(block.start, block.end)] if block.cells else [(line.start, line.end) for line in lines_of(page, [block])]
        )
    ]
    spans = [(start, end) for start, end in spans if not _DATED.match(page.text[start:end])]
    texts = [" ".join(page.text[start:end].split()) for start, end in spans]
    for index, (text, (start, end)) in enumerate(zip(texts, spans, strict=True)):
        yield from ((*figure, start, end) for figure in figures_in(text))
        after = texts[index + 1] if index + 1 < len(texts) else ""
        if len(text) + len(after) < PAIR and not figures_in(text) and not figures_in(after):
            pair = figures_in(f"{text} {after}")
            yield from ((*figure, start, spans[index + 1][1]) for figure in pair[:1])


@cache
def _labels() -> dict[str, str]:
    return {word: metric for metric, labels in table("metrics").items() for word in labels}


@cache
def _figure() -> re.Pattern[str]:
    labels = alternatives(_labels())
    return re.compile(
        rf"(?P<label>{labels})\s*(?:\(\w+\))?\s*[:=|]?\s*(?P<value>{_NUMBER})(?![\d%])"
        rf"|(?<![\d.,])(?P<count>{_NUMBER})\+?\s*(?P<unit>{labels})(?!\w)",
        re.IGNORECASE,
    )


def figures_in(text: str) -> tuple[tuple[str, str], ...]:
    """Give (metric, value) of the figures that a short line consists of.

    >>> figures_in("h-index12 | 5,042citations")
    (('h-index', '12'), ('citations', '5042'))
    """
    if len(text.split()) > SHORT or re.search(r"[^\W\d_]{3}", _figure().sub("", text)):
        return ()
    found = []
    for match in _figure().finditer(text):
        metric = _labels()[(match["label"] or match["unit"]).casefold()]
        value = re.sub(r"\D", "", match["value"] or match["count"])
        if metric == "papers" and _YEAR.fullmatch(value):
            continue  # "Publications 2019" is a heading, or a year stands above one
        if re.fullmatch(r"0\d", value):
            continue  # "03" numbers a section
        found.append((metric, value))
    return tuple(found)
