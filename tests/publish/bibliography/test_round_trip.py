"""Papers written as BibTeX, CSL-JSON or RIS and imported again are the same papers, whatever their words."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kgbuild.importers import bibtex, csl_json, ris
from kgbuild.importers.importer import Importer
from kgbuild.model import Author, Evidence, Link, Mention, Paper, PaperKind, PaperStatus
from kgbuild.publish.bibliography import FORMATS, write_papers

IMPORTERS: dict[str, Importer] = {"bibtex": bibtex, "csl-json": csl_json, "ris": ris}
NOWHERE = Evidence(0, 0, "", "test")

HARD_NAMES = (
    "Jan van der Berg", "Jan van der Berg Jr.", "García Lorca, Ana", "de la Vallée-Poussin, Ch.-J.", "J.A. Smith", "J. A. Smith III",
    "European Board of Tides", "Nets & Ropes, Inc.", "Barnes and Noble", "The TIDE Collaboration", "others", "et al.", "and", "李明", "Li Ming",
    "Мария Кюри-Склодовская", "Ólafur Þór Ævarsson", "Müller-Lüdenscheidt, H.", "O'Neill", "Prof. Dr. A. Berg", "X = Y, Z", "A; B, C",
    "{Braced}", "\\textbf{Bold}", 'Anna "Nan" Berg', "Smith, J., Doe, A., Lee, B.", "محمد بن سلمان", "Nguyễn Văn An", "a", "Berg,", ", Berg",
    "Berg, Anna, Jr.", "family=Berg, given=Anna", "% comment", "@home",
)  # fmt: skip
HARD_TITLES = (
    "The DNA of $L^2$", "On $\\alpha$-stable laws", "$O(n \\log n)$ time", "Costs of $5 and $6", "AT&T, R&D &amp; 50% #1", "a_b ^ c ~ d \\ e {f} }{",
    "“Quoted” ‘words’ \"plain\" ''two'' `one` ``both''", "Dash - – — -- ---", "<i>Italic</i> and *starred* and [link](http://a.example)",
    "TY  - JOUR", "ER  -", "@article{key, title = {x}}", "What?` Why!`", "Ångström’s ﬁne ½ 𝒜 数学 математика", "title = {x},", "\\'e \\textbackslash",
    "kgbuild {}", "McAdams and iPhones: DNA/RNA in E. coli", "Ends with a colon:", "et al.", "$", "{", "}", "%", "\\", "<b>",
)  # fmt: skip


def fold(text: str) -> str:
    """White space is folded by every reader on the way in."""
    return " ".join(text.split())


LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co"))
WORDS = st.one_of(
    st.text(LETTERS, max_size=40),
    st.text("aB é$\\{}&%#_^~`'\"-–.,;:=@<>[]()/*+!?\n", max_size=30),
    st.sampled_from(HARD_TITLES),
).map(fold)
TITLES = WORDS.filter(bool)
NAMES = st.one_of(st.sampled_from(HARD_NAMES), st.text(LETTERS, min_size=1, max_size=20).map(fold).filter(bool), TITLES)
URLS = st.text("abcXYZ019:/._-~%?=&#{}", min_size=1, max_size=20).map(lambda tail: f"https://{tail}")
DATES = st.one_of(
    st.just(""),
    st.dates().filter(lambda day: day.year > 1500).map(str),
    st.sampled_from(["2014-05", "2014-21", "2014-24", "1998-12"]),
)


@st.composite
def papers(draw: Any) -> Paper:
    date = draw(DATES)
    year = date[:4] or draw(st.sampled_from(["", "1999", "2024"]))
    names = draw(st.lists(NAMES, max_size=4))
    return Paper(
        evidence=NOWHERE,
        title=draw(TITLES),
        authors=tuple(
            Author(Mention(name), place, equal=draw(st.booleans()), corresponding=draw(st.booleans()))
            for place, name in enumerate(names, 1)
        ),
        etal=draw(st.booleans()),
        year=year,
        date=date,
        type=draw(st.sampled_from(get_args(PaperKind))),
        status=draw(st.sampled_from(get_args(PaperStatus))),
        editors=tuple(Mention(name) for name in draw(st.lists(NAMES, max_size=2))),
        doi=draw(st.sampled_from(["", "10.5555/a_b", "10.1002/(SICI)19:4<377::A>3.0.CO;2-P"])),
        arxiv=draw(st.sampled_from(["", "2001.00001", "math/0307200"])),
        identifiers=draw(
            st.dictionaries(st.sampled_from(["isbn", "issn", "pmid", "hal", "eprint", "other"]), TITLES, max_size=3)
        ),
        links=tuple(draw(st.lists(st.builds(Link, st.sampled_from(["", "PDF", "talk & code"]), URLS), max_size=3))),
        topics=tuple(draw(st.lists(TITLES, max_size=3))),
        marks=tuple(draw(st.lists(TITLES, max_size=2))),
        **{
            name: draw(WORDS)
            for name in ("venue", "within", "volume", "issue", "number", "pages", "publisher", "abstract", "note")
        },
    )


def plain(paper: Paper) -> Paper:
    """Leave out where a paper was read and where its names stand."""
    return replace(
        paper,
        evidence=NOWHERE,
        authors=tuple(replace(author, person=Mention(author.person.name)) for author in paper.authors),
        editors=tuple(Mention(editor.name) for editor in paper.editors),
        identifiers=dict(sorted(paper.identifiers.items())),
    )


def imported(text: str, form: str) -> list[Paper]:
    found = list(IMPORTERS[form].records(io.StringIO(text), "a"))
    assert all(isinstance(one, Paper) for one in found), found
    return [plain(one) for one in found if isinstance(one, Paper)]


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(written=st.lists(papers(), min_size=1, max_size=3))
@example(written=[Paper(evidence=NOWHERE, title="T", authors=(Author(Mention("A, b and C, d"), 1),))])
def test_what_is_written_is_read_again(form: str, written: list[Paper]) -> None:
    assert imported(write_papers(written, form), form) == [plain(paper) for paper in written]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("title", HARD_TITLES)
def test_hard_titles(form: str, title: str) -> None:
    paper = Paper(evidence=NOWHERE, title=fold(title), venue=fold(title), note=fold(title), type="journal")
    assert imported(write_papers([paper], form), form) == [paper]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", HARD_NAMES)
def test_hard_names(form: str, name: str) -> None:
    paper = Paper(
        evidence=NOWHERE,
        title="T",
        authors=(Author(Mention(name), 1), Author(Mention("Anna Berg"), 2)),
        editors=(Mention(name),),
    )
    assert imported(write_papers([paper], form), form) == [paper]


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_written_is_known_by_its_content(form: str) -> None:
    paper = Paper(
        evidence=NOWHERE, title="Tides", year="2014", type="journal", authors=(Author(Mention("Anna Berg"), 1),)
    )
    assert IMPORTERS[form].accepts(write_papers([paper], form).encode(), "download")


@pytest.mark.parametrize("form", FORMATS)
def test_no_papers_make_an_empty_list(form: str) -> None:
    assert write_papers([], form).strip() in {"", "[]"}


def test_bibtex_looks_as_people_write_it() -> None:
    paper = Paper(
        evidence=NOWHERE,
        title="The DNA of tides & seas",
        authors=(Author(Mention("Jan van der Berg"), 1), Author(Mention("European Board of Tides"), 2)),
        etal=True,
        year="2014",
        date="2014-05-03",
        type="journal",
        venue="J. Tides",
        volume="3",
        issue="2",
        pages="1-9",
        doi="10.5555/tides_14",
    )
    assert (
        write_papers([paper], "bibtex")
        == r"""@article{vanderberg2014tides,
  author = {van der Berg, Jan and {European Board of Tides} and others},
  title = {The {DNA} of tides \& seas},
  journal = {J. Tides},
  year = {2014},
  month = may,
  day = {03},
  volume = {3},
  number = {2},
  pages = {1--9},
  doi = {10.5555/tides_14},
}
"""
    )
