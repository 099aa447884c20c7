"""Titles that nothing sets apart but what stands behind them: a year in brackets, remarks on a draft, nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kgbuild.document import Inline, Span
from kgbuild.extract.page import Page
from kgbuild.extract.papers.context import Context
from kgbuild.extract.papers.lines import Line
from kgbuild.extract.papers.marks import is_chatter
from kgbuild.extract.papers.mask import text_of
from kgbuild.extract.papers.people import LIKELY, dated_bracket, is_list, leading_people
from kgbuild.extract.papers.titles import NUMBER, QUOTES
from kgbuild.lexicon import alternatives, words

#: A title before a year has so many words at least, and what names the venue stands so close behind.
_LEAST, _NEAR = 3, 3
#: What says that the owner is the only author; a title among drafts, in so many words.
SOLE = re.compile(r"\((?:sole|solo|single)[- ]author(?:ed)?\)", re.IGNORECASE)
_BARE = re.compile(r"\W*[A-ZÀ-Þ][^.;()\d@]{20,200}[.?!]?\s*")
_FEWEST, _MOST_WORDS = 5, 25
#: Who wrote it stands behind a title: "Slow tides Moe AB and Roe D".
_SIGNED = re.compile(r"[A-ZÀ-Þ][\w’'-]+,? (?:[A-Z]\.?){1,3}(?:,|\s(?:and|&)\s|\W*$)")


def title_alone(page: Page, lines: Sequence[Line], context: Context) -> Span | None:
    """Give the title that an entry is: before "(sole-authored)"; among drafts a few words without marks or digits."""
    start, end = min(line.start for line in lines), max(line.end for line in lines)
    text = text_of(page, start, end)
    sole = SOLE.search(text)
    listed = lines[0].block.kind in {"item", "row"} and (context.type == "preprint" or context.status)
    remarks, label = _remarks().search(text), _label().match(text)
    opens = label.end() if label else len(text) - len(text.lstrip())
    title = text[opens : remarks.start() if remarks else None]
    bare = None if sole or not listed else _BARE.fullmatch(title)
    if sole is None and (bare is None or not _FEWEST <= len(title.split()) <= _MOST_WORDS or is_chatter(title)):
        return None
    title = text[opens : sole.start()] if sole else title
    return Span(start + opens, start + opens + len(title.rstrip(" .;")))


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{alternatives(words('paper_labels', 'title'))})\s*:\s*(?=\S)", re.IGNORECASE)


@cache
def _remarks() -> re.Pattern[str]:
    """Match the remarks behind a draft: ". Job Market Paper (draft coming soon!)"."""
    remarks = alternatives(words("paper_labels", "drafts"))
    return re.compile(rf"(?:\s*[.,;:(\[–—-]\s*(?:{remarks})[.!]*\s*[)\]]?)+[\s.;]*$", re.IGNORECASE)


def title_before_year(text: str, runs: Sequence[Inline], start: int) -> Span | None:
    """Give the place of the title that stands plain before a year in brackets, behind which italics name the venue.

    Args:
        text: the citation.
        runs: its inline runs.
        start: where it begins in the document.
    """
    lead = NUMBER.match(text)
    begin = lead.end() if lead else len(text) - len(text.lstrip())
    bracket = dated_bracket(text[begin:])
    if bracket is None or not bracket["year"]:
        return None
    title, behind = text[begin : begin + bracket.start()].rstrip(" .,"), start + begin + bracket.end()
    slanted = any(run.kind == "emphasis" and 0 <= run.start - behind <= _NEAR for run in runs)
    plain = not any(run.kind != "link" and run.start < behind for run in runs) and not set(QUOTES[2:]) & set(title)
    if not slanted or not plain or "\n" in title or len(title.split()) < _LEAST:
        return None
    named = is_list(title, likely=LIKELY, alone=True) or leading_people(title, 0)[0].people or _SIGNED.search(title)
    return None if named else Span(start + begin, start + begin + len(title))
