"""Headings with nothing below them, each an entry of the list above."""

from __future__ import annotations

from kgbuild.extract.papers.papers import papers
from kgbuild.extract.records.awards.awards import awards
from kgbuild.extract.records.grants.grants import grants
from kgbuild.extract.records.talks.talks import talks
from kgbuild.extract.records.teaching.teaching import teaching
from kgbuild.model import Paper
from pages import only, page_of, rows

HEAD = "# Ada Lindqvist\n\n"


def test_headings_that_head_other_headings_or_name_a_list_stay_headings() -> None:
    text = (
        "## Teaching\n\n### Graduate courses\n\n### Undergraduate courses\n\n## Publications\n\n### 2021\n\n### 2019\n"
    )
    assert rows(teaching, HEAD + text) == []
    assert rows(papers, HEAD + text) == []


def test_headings_with_nothing_below_are_entries() -> None:
    text = (
        "## Teaching\n\n### [Waves – Tide University (2018)](waves.pdf)\n\n### Nets – Tide University (2016)\n\n"
        "## Talks\n\n### Gull seminar, Fen College, 2019\n\n### Peat colloquium, Harbour University, 2017\n\n"
        "## Awards\n\n### Young Sailor Prize, Fen Society, 2017\n\n"
        "## Grants\n\n### Modelling Tides, NSF, 2019–2022, $300,000 (PI)\n\n### Slow Nets, DFG, 2016–2018 (Co-PI)\n"
    )
    courses = only(rows(teaching, HEAD + text), "course", "institution", "date")
    assert courses == [("Waves", "Tide University", "2018"), ("Nets", "Tide University", "2016")]
    assert [row[0] for row in only(rows(talks, HEAD + text), "date")] == ["2019", "2017"]
    assert only(rows(awards, HEAD + text), "title", "awarder") == [("Young Sailor Prize", "Fen Society")]
    assert only(rows(grants, HEAD + text), "title", "start") == [("Modelling Tides", "2019"), ("Slow Nets", "2016")]


def test_so_are_papers() -> None:
    text = "## Publications\n\n### Moe, A. (2017). Peat at night. Journal of Peat, 1(1), 1–9.\n\n### Dahl, B. (2016). Nets.\n"
    titles = [record.title for record in papers(page_of(HEAD + text)) if isinstance(record, Paper)]
    assert titles == ["Peat at night", "Nets"]


def test_so_are_those_below_the_date_that_each_container_opens_with() -> None:
    box = "<details><summary>{}</summary><div>{}</div></details>"
    page = (
        "<h1>Ada Lindqvist</h1><h2>Teaching</h2><h3>At Tide University</h3>"
        + box.format("Summer 2026", "<h6>Numerical Tides</h6>")
        + box.format("Winter 2025/26", "<h6>Statics of Nets</h6><h6>Seminar on Gulls</h6>")
    )
    found = only(rows(teaching, page, "teaching.html"), "course", "institution", "date")
    assert found == [
        ("Numerical Tides", "Tide University", "2026-22"),
        ("Statics of Nets", "Tide University", "2025-24"),
        ("Seminar on Gulls", "Tide University", "2025-24"),
    ]
