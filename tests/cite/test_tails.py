"""Titles that hold what stands behind them, or break off before their ends."""

from __future__ import annotations

import pytest

from kgbuild.cite.segments import Segment
from kgbuild.cite.tails import ended
from kgbuild.document import Span

LABELS = {"title": "T", "venue": "V", "publisher": "PUB", "place": "LOC", "half": "T", "pages": "P", "year": "Y"}


def end(text: str, **values: str) -> dict[str, str]:
    """End the title whose value stands in `text`; give title, venue and publisher as text."""
    places = {name: Span(text.index(value), text.index(value) + len(value)) for name, value in values.items()}
    labelled = sorted(
        (Segment(LABELS[name], span.start, span.end, 0.9) for name, span in places.items()), key=lambda s: s.start
    )
    spans = {name: span for name, span in places.items() if name not in {"place", "half"}}
    found = ended(text, spans, labelled)
    return {
        name: text[found[name].start : found[name].end] for name in ("title", "venue", "publisher") if name in found
    }


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("A. Roy, Ice, salt and the Society of Tides, 2011", {"title": "Ice, salt and the Society of Tides"}),
        ("A. Roy, Ice and salt, A Grammar of Tides, 2011", {"title": "Ice and salt, A Grammar of Tides"}),
        ("A. Roy, Ice. A history of the second edition. J. Tides 3", {"title": "Ice. A history of the second edition", "venue": "J. Tides"}),
        ("A. Roy, Who rows? A Slow Answer. Lund: Tide", {"title": "Who rows? A Slow Answer", "publisher": "Tide"}),
        ("A. Roy, Who rows? The Ferry, 3(2), 7-9", {"title": "Who rows? The Ferry"}),
        ("A. Roy, Slow ice, Ph.D. thesis, Lund, 2001", {"title": "Slow ice", "place": "Lund"}),
        ("A. Roy, Slow ice, Berlin a.M., Lund, 2001", {"title": "Slow ice", "place": "Lund"}),
        ("A. Roy, Slow ice, edition brook, Lund, 2001", {"title": "Slow ice", "place": "Lund"}),
        ("A. Roy, *Slow ice*, Moss and Roy, 2011", {"title": "Slow ice"}),
        ("A. Roy, *Slow ice, Tides, 3*(2), 7", {"title": "Slow ice", "venue": "Tides"}),
        ("A. Roy, Ice and salt, Tides in Winter, J. Tides, pp. 3-9", {"title": "Ice and salt, Tides in Winter", "venue": "J. Tides", "pages": "3-9"}),
    ],
    ids=["body within", "run", "edition within", "press known", "number behind", "thesis", "place", "press", "press in emphasis", "numbers in emphasis", "journal"],
)  # fmt: skip
def test_titles_that_stay(text: str, values: dict[str, str]) -> None:
    assert end(text, **values) == {k: v for k, v in values.items() if k in {"title", "venue", "publisher"}}


@pytest.mark.parametrize(
    ("text", "values", "want"),
    [
        ("A. Roy, Slow Ice, Third Edition: Tides. 2011", {"title": "Slow Ice, Third Edition: Tides"}, {"title": "Slow Ice"}),
        ("A. Roy, Slow Ice (2nd ed.). 2011", {"title": "Slow Ice (2nd ed"}, {"title": "Slow Ice"}),
        ("Roy A 2001 Slow Ice gr-qc/0101001", {"title": "Slow Ice gr-qc/0101001"}, {"title": "Slow Ice"}),
        ("A. Roy, Slow Ice, Society for Tides and Ice, Lund, 2011", {"title": "Slow Ice, Society for Tides and Ice", "place": "Lund"}, {"title": "Slow Ice", "publisher": "Society for Tides and Ice"}),
        ("A. Roy, Slow Ice, Row or Drown, Inc., Lund", {"title": "Slow Ice, Row or Drown, Inc.", "place": "Lund"}, {"title": "Slow Ice", "publisher": "Row or Drown, Inc."}),
        ("A. Roy, Slow Ice (Row & Drown, 2011)", {"title": "Slow Ice (Row & Drown"}, {"title": "Slow Ice", "publisher": "Row & Drown"}),
        ("A. Roy (2011). Who rows here? The Ferry.", {"title": "Who rows here? The Ferry"}, {"title": "Who rows here?", "venue": "The Ferry"}),
        ("A. Roy, Slow ice (with discussion). J. Tides 3", {"title": "Slow ice", "venue": "J. Tides"}, {"title": "Slow ice (with discussion)", "venue": "J. Tides"}),
        ("A. Roy, Slow ice. With an appendix by B. Lind. J. Tides 3", {"title": "Slow ice", "venue": "J. Tides"}, {"title": "Slow ice. With an appendix by B. Lind", "venue": "J. Tides"}),
        ("A. Roy, Two results of B. Lind on slow ice, J. Tides 3", {"title": "Two results of", "half": "on slow ice", "venue": "J. Tides"}, {"title": "Two results of B. Lind on slow ice", "venue": "J. Tides"}),
        ("A. Roy, Hymns to ice, to salt, and to tides, Lund 1969.", {"title": "Hymns to ice", "place": "Lund"}, {"title": "Hymns to ice, to salt, and to tides"}),
        ("A. Roy, On slow ice, Ice and salt, Lect. Notes Tides, pp. 3-9", {"title": "On slow ice, Ice and salt", "venue": "Lect. Notes Tides", "pages": "3-9"}, {"title": "On slow ice", "venue": "Ice and salt"}),
        ("GESELLSCHAFT FÜR EIS, _Slow ice_, Lund, 2001", {"title": "GESELLSCHAFT FÜR EIS, _Slow ice"}, {"title": "Slow ice"}),
        ("A. Roy, *Slow ice: what remains of it*, Lund, 2001", {"title": "Slow ice", "place": "Lund"}, {"title": "Slow ice: what remains of it"}),
        ("Ana Roy. *Slow ice*, Moss Law Review, 2019.", {"title": "Slow ice"}, {"title": "Slow ice", "venue": "Moss Law Review"}),
        ("A. Roy, On ice, salt. Ice and salt. Lect. Notes Tides, pp. 3-9", {"title": "On ice, salt. Ice and salt", "venue": "Lect. Notes Tides", "pages": "3-9"}, {"title": "On ice, salt", "venue": "Ice and salt"}),
    ],
    ids=["edition", "bracket", "preprint", "body", "company", "open bracket", "question", "discussion", "appendix", "half", "rest", "series", "shouted", "emphasis", "review", "stop"],
)  # fmt: skip
def test_titles_that_end_elsewhere(text: str, values: dict[str, str], want: dict[str, str]) -> None:
    assert end(text, **values) == want
