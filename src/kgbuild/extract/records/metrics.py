"""Figures that a curriculum states in its own words: "h-index: 18 (Scopus), 16 (Web of Science); 876 citations"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kgbuild.extract.page import Page
from kgbuild.extract.papers.author_page import figures_in
from kgbuild.lexicon import alternatives, table
from kgbuild.model import Metric

_NAME = "metrics"
#: A line of more words tells something else.
_LONGEST = 60
_NUMBER = r"\d{1,3}(?:[,.\u202f\u00a0]\d{3})+|\d+"
#: "18 (Scopus), 16 (Web of Science)": a value a source.
_VALUES = rf"(?:{_NUMBER})(?![\d%.])(?:\s*\([^()]*\))?"
#: What only a summary of all of somebody's work says.
_SUMMARY = re.compile(
    r"\b(?:h-?\s?index|h-?factor|i10-?\s?index|hirsch|total (?:number of )?citations|"
    r"citations (?:per|in|on|according to|by|from) (?:google|scopus|web of science)|indice h|índice h)\b",
    re.IGNORECASE,
)


def metrics(page: Page) -> Iterator[Metric]:
    """Give the figures of lines that sum up somebody's work, one a source; lines of bare figures are left to others."""
    if page.subject_kind == "organization":
        return
    seen: set[tuple[str, str]] = set()
    for block in page.document.blocks:
        for start, text in _sentences(page.document.slice(block), block.start):
            found = list(_figures(text)) if _sums_up(text) else []
            for metric, value in found:
                if (metric, value) not in seen:
                    evidence = page.evidence(start, start + len(text), _NAME)
                    yield Metric(evidence=evidence, person=page.owner, metric=metric, value=value)
            seen |= set(found)


def _sentences(text: str, at: int) -> Iterator[tuple[int, str]]:
    """Give the sentences of a block, each with its offset in the document; a line ends one."""
    start = 0
    for match in re.finditer(r"\n|(?<=[\w)])\.\s+(?=[A-ZÀ-Þ])|$", text):
        yield at + start, text[start : match.start()]
        start = match.end()


def _sums_up(text: str) -> bool:
    bare = " ".join(text.split())
    return len(bare.split()) <= _LONGEST and _SUMMARY.search(bare) is not None and not figures_in(bare)


@cache
def _labels() -> dict[str, str]:
    return {word: metric for metric, labels in table("metrics").items() for word in labels}


@cache
def _stated() -> re.Pattern[str]:
    labels = alternatives(_labels())
    return re.compile(
        rf"(?<!\w)(?P<label>{labels})\s*(?:\([^()\d]*\))?\s*(?:[:=|]|\bof\b|\bis\b|\bde\b|\bvon\b|\bdi\b)?\s*"
        rf"(?P<values>{_VALUES}(?:\s*[,/;]\s*{_VALUES}(?=\s*(?:[,/;.(]|$)))*)"
        rf"|(?<![\d.,\w])(?P<count>{_NUMBER})\+?\s+(?:total\s+)?(?P<unit>{labels})(?!\w)",
        re.IGNORECASE,
    )


def _figures(line: str) -> Iterator[tuple[str, str]]:
    """Give (metric, value) of each figure of a line, in order."""
    for match in _stated().finditer(line):
        metric = _labels()[(match["label"] or match["unit"]).casefold()]
        if metric == "papers" and match["label"]:
            continue  # "papers 2019"
        values = [match["count"]] if match["count"] else re.findall(_NUMBER, re.sub(r"\([^()]*\)", "", match["values"]))
        for value in values:
            yield metric, re.sub(r"\D", "", value)
