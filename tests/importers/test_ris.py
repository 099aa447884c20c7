"""RIS: what only looks like it, the dialects of exporters, damage."""

from __future__ import annotations

import io

import pytest

from kgbuild.importers import ris
from kgbuild.model import Evidence, Paper


def items(text: str) -> list[Paper | Evidence]:
    found = list(ris.records(io.StringIO(text), "a.ris"))
    for item in found:
        evidence = item if isinstance(item, Evidence) else item.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
    return found  # type: ignore[return-value]


def one(*lines: str, kind: str = "JOUR") -> Paper:
    (paper,) = items("\n".join([f"TY  - {kind}", "TI  - Tides", *lines, "ER  - "]) + "\n")
    assert isinstance(paper, Paper)
    return paper


@pytest.mark.parametrize(
    "text", ["TY  - is how an entry begins\n", "AU  - Berg, A.\nER  - \n", "TY - \n", "My TY  - JOUR\nAU  - x\n"]
)
def test_what_only_looks_like_ris_is_left_alone(text: str) -> None:
    assert not ris.accepts(text.encode(), "a.txt")


@pytest.mark.parametrize("head", ["", "\ufeff", "Provider: Sea\nContent:text/plain\n\n", "\n\n"])
def test_ris_is_known_by_its_first_lines(head: str) -> None:
    assert ris.accepts(f"{head}TY  - JOUR\r\nAU  - Berg, A.\r\n".encode(), "download.cgi")


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("Berg, Anna", "Anna Berg"),
        ("van der Berg, Jan, Jr.", "Jan van der Berg Jr."),
        ("Ruiz Prado, Ana", "Ruiz Prado, Ana"),
        ("Tide Board,", "Tide Board"),
        ("Sea Board,, Oslo", "Sea Board, Oslo"),
        ("Anna Berg", "Anna Berg"),
        ("Aristotle", "Aristotle"),
    ],
)
def test_names(value: str, name: str) -> None:
    assert [author.person.name for author in one(f"AU  - {value}").authors] == [name]


@pytest.mark.parametrize(
    ("lines", "date", "year"),
    [
        (["PY  - 2014"], "", "2014"),
        (["PY  - 2014///"], "", "2014"),
        (["Y1  - 2014/05//"], "2014-05", "2014"),
        (["PY  - 2014", "DA  - 2014/05/03/"], "2014-05-03", "2014"),
        (["PY  - 2014", "DA  - 2014-05-03"], "2014-05-03", "2014"),
        (["PY  - soon"], "", ""),
    ],
)
def test_dates(lines: list[str], date: str, year: str) -> None:
    paper = one(*lines)
    assert (paper.date, paper.year) == (date, year)


def test_values_that_go_on_in_the_next_line_are_one() -> None:
    paper = one("AB  - Seas rise,", "and fall.", "N1  - done")
    assert (paper.abstract, paper.note) == ("Seas rise, and fall.", "done")


def test_identifiers_and_addresses() -> None:
    paper = one(
        "DO  - https://doi.org/10.5555/tides.14", "SN  - 1234-5679", "UR  - https://sea.example/a?b=1", "UR  - https://arxiv.org/abs/2001.00001v2",
        "L1  - file:///home/x.pdf", "KW  - sea", "KW  - wind", "SP  - 12", "EP  - 19", "IS  - 2",
    )  # fmt: skip
    assert (paper.doi, paper.arxiv, paper.pages, paper.issue) == ("10.5555/tides.14", "2001.00001", "12-19", "2")
    assert paper.identifiers == {"issn": "1234-5679"}
    assert [link.url for link in paper.links] == ["https://sea.example/a?b=1"]
    assert paper.topics == ("sea", "wind")


def test_one_torn_entry_costs_no_other() -> None:
    found = items("TY  - JOUR\nTI  - First\nTY  - BOOK\nAU  - Berg, A.\nER  - \n\nTY  - CONF\nBT  - Third\n")
    assert [item.title if isinstance(item, Paper) else item.quote[:10] for item in found] == [
        "First",
        "TY  - BOOK",
        "Third",
    ]


@pytest.mark.parametrize(
    "kept", ["", "{", "[]", "{}", '{"title": 7, "links": [[1]], "type": "no such", "equal": "x", "unheard": 1}']
)
def test_what_is_kept_beside_and_damaged_changes_nothing(kept: str) -> None:
    paper = one(f"U1  - kgbuild {kept}")
    assert (paper.title, paper.type, paper.links) == ("Tides", "journal", ())


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("T2  - Proceedings of Tides", "AU  - Berg, A."), "conference"),
        (("ED  - Berg, A.",), "book"),
        (("T2  - Tides", "ED  - Berg, A."), "book"),
    ],
)
def test_papers_and_proceedings_have_one_type(lines: tuple[str, ...], kind: str) -> None:
    assert one(*lines, kind="CONF").type == kind
