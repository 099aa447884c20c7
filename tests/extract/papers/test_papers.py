"""Papers in all the forms in which pages print them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import read_page
from kgbuild.extract.papers.author_page import author_page
from kgbuild.extract.papers.papers import papers
from kgbuild.model import Metric, Paper, StatedCount

CASES = Path(__file__).parent / "cases"


def papers_of(text: str, name: str = "page.md", retrieved: str = "") -> list[Paper]:
    return list(papers(read_page(read_bytes(text.encode(), name, retrieved=retrieved))))


def brief(paper: Paper) -> str:
    """One line a paper: title; authors with their places; what else is known."""
    authors = ", ".join(
        f"{author.person.name}{'' if author.position else ' (implied)'}{'=' if author.equal else ''}"
        f"{'@' if author.corresponding else ''}"
        for author in paper.authors
    )
    facts = (
        ("", paper.venue), ("in ", paper.within), ("vol ", paper.volume), ("no ", paper.issue), ("pp ", paper.pages),
        ("", paper.date or paper.year), ("", paper.type), ("#", paper.number), ("", paper.status), ("doi ", paper.doi),
        ("arXiv ", paper.arxiv), ("# ", " ".join(paper.topics)), ("! ", " ".join(paper.marks)),
        ("-> ", " ".join(f"{link.rel}={link.url}" for link in paper.links)),
    )  # fmt: skip
    return "; ".join(
        [paper.title, authors + (" et al." if paper.etal else ""), *(sign + fact for sign, fact in facts if fact)]
    )


def cases() -> list[object]:
    found = []
    for path in sorted(CASES.iterdir()):
        title, text, expected = path.read_text(encoding="utf-8").split("\n=====\n")
        found.append(pytest.param(path.suffix, text, expected.strip().splitlines(), id=f"{path.stem}: {title}"))
    return found


@pytest.mark.parametrize(("suffix", "text", "expected"), cases())
def test_forms(suffix: str, text: str, expected: list[str]) -> None:
    assert [brief(paper) for paper in papers_of(text, f"page{suffix}", retrieved="2026-05-15")] == expected


def test_all_forms_are_tried() -> None:
    assert len(cases()) == len(list(CASES.glob("*.*"))) >= 10


@pytest.mark.parametrize(
    "text",
    [
        "# Ada Brandt\n\n## Talks\n\n- Wells of Apulia. Water Days, Bari, 2019.\n",
        "# News\n\n- May 2021: our paper on wells was accepted at ICDT 2021!\n- 2020: Ada Brandt joins the lab.\n",
        "# People\n\nAda Brandt\nPhD student\n\nNils Holm\nPostdoc\n\nIda Lund\nPostdoc\n",
        "# Ada Brandt\n\n## Publications\n\nSee my Google Scholar profile for an up-to-date list.\n",
        "---\ntitle: Publications\n---\n{% for p in site.pubs %}\n<b>{{ p.title }}</b> {{ p.people }}\n{% endfor %}\n",
        "# Ada Brandt\n\n## Publications\n\n[**Books**](/books/) <br>\n[**Articles**](/articles/)\n",
        "# Grants\n\n- Wells of Apulia, Water Fund, 2019-2021, EUR 30,000. PI: Ada Brandt.\n",
    ],
)
def test_pages_without_papers(text: str) -> None:
    assert papers_of(text) == []


def test_evidence_is_the_entry_and_authors_stand_where_they_stand() -> None:
    text = "# Ada Brandt\n\n## Publications\n\n1. A. Brandt, N. Holm. “Wells of Apulia.” Water Reports 3, 4-9 (2019).\n"
    document = read_bytes(text.encode(), "cv.md")
    (paper,) = papers(read_page(document))
    assert document.text[paper.evidence.start : paper.evidence.end] == paper.evidence.quote
    assert paper.evidence.quote.startswith("A. Brandt")
    assert paper.evidence.quote.endswith("(2019).")
    assert [document.text[a.person.start : a.person.end] for a in paper.authors] == ["A. Brandt", "N. Holm"]


def test_days_without_a_year_need_the_day_of_retrieval() -> None:
    text = (CASES / "author_page.txt").read_text(encoding="utf-8").split("\n=====\n")[1]
    dates = [paper.date for paper in papers_of(text, "page.txt")]
    assert dates == ["2023-11-06", "", "2021-03-01"]


def test_author_pages_state_figures() -> None:
    text = (CASES / "author_page.txt").read_text(encoding="utf-8").split("\n=====\n")[1]
    records = list(author_page(read_page(read_bytes(text.encode(), "page.txt"))))
    assert [(r.metric, r.value) for r in records if isinstance(r, Metric)] == [
        ("h-index", "12"),
        ("papers", "3"),
        ("citations", "1042"),
    ]
    assert [(r.of, r.count) for r in records if isinstance(r, StatedCount)] == [("papers", 3)]


def test_papers_come_in_the_order_of_the_text() -> None:
    text = (CASES / "cards.html").read_text(encoding="utf-8").split("\n=====\n")[1]
    starts = [paper.evidence.start for paper in papers_of(text, "page.html")]
    assert starts == sorted(starts)


def test_seeds_lose_no_paper(shared: Path) -> None:
    counts = {}
    for path in sorted((shared / "corpus" / "seeds").iterdir()):
        page = read_page(read_bytes(path.read_bytes(), path.name, retrieved="2026-05-15"))
        counts[re.sub(r"_.*", "", path.name)] = len(list(papers(page)))
    assert counts == {"000": 23, "001": 11, "002": 50}


def test_two_quoted_titles_before_a_book_in_italics() -> None:
    entry = "“Amber Lane and Victor Stone” and “Laura Hill,” in _The Ice Guide: A Handbook of Cold Sources_. Leiden: Ice Press, 2006."
    (paper,) = papers_of(f"# Ada Lindqvist\n\n## Publications\n\n* {entry}\n")
    assert (paper.title, paper.venue) == (
        "Amber Lane and Victor Stone” and “Laura Hill",
        "The Ice Guide: A Handbook of Cold Sources",
    )


def test_drafts_of_the_owner_alone_are_papers_and_what_says_where_a_paper_stands_is_no_title() -> None:
    page = """# Ida Holm

## Working papers

- Piers create new nets (with Elin Moe)
- Welfare of gulls in public harbours of the north
- Nets
- Last updated in May

Tides and the supply of harbours: do piers create nets? (sole-authored)

## Publications

1. Elin Moe, Ida Holm, and Bo Roy, “Transient Tides Induce Storms”, [Tidal Lett. **115**, 054101 (2015)](https://x.example/t).
"""
    assert [paper.title for paper in papers_of(page)] == [
        "Piers create new nets",
        "Welfare of gulls in public harbours of the north",
        "Tides and the supply of harbours: do piers create nets?",
        "Transient Tides Induce Storms",
    ]
