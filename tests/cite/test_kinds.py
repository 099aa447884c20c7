from __future__ import annotations

import re

import pytest

from kgbuild.cite.kinds import is_state, kind_of_work, status_of, within_of
from kgbuild.lexicon import table

PLAIN = {"numbered": False, "edited": False, "press": False, "preprint": False}


@pytest.mark.parametrize(
    "row", table("cite_kinds")["kind"] + table("cite_kinds")["status"], ids=lambda row: row["example"]
)
def test_every_pattern_matches_its_example(row: dict[str, str]) -> None:
    assert re.search(row["pattern"], row["example"], re.IGNORECASE)


@pytest.mark.parametrize("rest", ["| Journal of Pressing Matters 12", "| 3, 2001", "| London: Print House", ""])
def test_no_state_where_none_is_said(rest: str) -> None:
    assert status_of(rest) == ""


@pytest.mark.parametrize(
    ("rest", "status"),
    [
        ("| submitted to |", "submitted"), ("| (in press)", "accepted"), ("| to appear in |", "accepted"), ("| im Erscheinen", "accepted"),
        ("| under review", "submitted"), ("| in preparation", "in preparation"), ("| Revise and resubmit at |", "submitted"),
    ],
)  # fmt: skip
def test_states(rest: str, status: str) -> None:
    assert status_of(rest) == status


@pytest.mark.parametrize(
    ("venue", "rest", "marks", "kind"),
    [
        ("J. Algebra", "", {"numbered": True}, "journal"),
        ("Proc. Natl. Acad. Sci. USA", "", {"numbered": True}, "journal"),
        ("Proceedings of the 9th Symposium on Knots", "", {}, "conference"),
        ("ISMAR", "", {}, "conference"),
        ("ICML 2019 Workshop on Slow Things", "", {}, "workshop"),
        ("AI Memo", "", {}, "report"),
        ("A Companion to Rivers", "", {"edited": True, "press": True}, "chapter"),
        ("", "Ph.D. thesis, ", {"press": True}, "thesis"),
        ("", "", {"press": True}, "book"),
        ("arXiv", "", {"preprint": True}, "preprint"),
        ("", "", {}, ""),
    ],
)
def test_kinds(venue: str, rest: str, marks: dict[str, bool], kind: str) -> None:
    assert kind_of_work(venue, rest, **{**PLAIN, **marks}) == kind


@pytest.mark.parametrize(
    ("venue", "event"),
    [
        ("Slow Things Workshop at NeurIPS2020", "NeurIPS2020"),
        ("ICML 2019 Workshop on Slow Things", "ICML 2019"),
        ("Workshop on Slow Things (ST), EMNLP 2021", "EMNLP 2021"),
        ("Workshop on Slow Things", ""),
        ("Journal of Slow Things at Sea", ""),
    ],
)
def test_the_event_that_holds_a_workshop(venue: str, event: str) -> None:
    assert within_of(venue) == event


@pytest.mark.parametrize(
    ("printed", "state"), [("Work in progress", True), ("in press", True), ("Moss in Press", False)]
)
def test_states_are_no_venues(printed: str, state: bool) -> None:
    assert is_state(printed) is state
