"""MEDLINE, Web of Science and Refer: what only looks like them, the dialects of exporters, damage."""

from __future__ import annotations

import io
from types import ModuleType

import pytest

from kgbuild.importers import importer_for, isi, medline, refer
from kgbuild.model import Evidence, Grant, Paper

MEDLINE = """
PMID- 31415926
OWN - NLM
DP  - 2021 Mar 15
TI  - Mapping the salt marshes of a northern
      coast.
PG  - 123-34
LID - S0140-1 [pii]
LID - 10.5555/marsh.12 [doi]
AB  - Marshes move.
FAU - Lindqvist, Ana B
AU  - Lindqvist AB
AUID- ORCID: 0000-0002-1825-0097
AD  - Department of Botany, Tide University, Turku, Finland (e-mail: ana@tide.example).
AD  - Marsh Institute, Oslo, Norway.
FAU - Ek, Bo
AU  - Ek B
CN  - Salt Marsh Consortium
LA  - eng
GR  - R01 GM123456/GM/NIGMS NIH HHS/United States
GR  - 107/WT_/Wellcome Trust/United Kingdom
GR  - Tide Fund
PT  - Journal Article
PT  - Review
TA  - J Marsh Sci
JT  - Journal of marsh science
VI  - 12
IP  - 3
IS  - 1234-5679 (Electronic)
PMC - PMC99
MH  - *Wetlands/history
OT  - drones
"""
ISI = """FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Lindqvist, AB
   Ek, B
AF Lindqvist, Ana B.
   Ek, Bo
TI Mapping the salt marshes of a
   northern coast
SO JOURNAL OF MARSH SCIENCE
DT Article
DE salt marsh; drones
C1 [Lindqvist, Ana B.] Tide Univ, Dept Bot, Turku, Finland.
   [Lindqvist, Ana B.; Ek, Bo] Marsh Inst, Oslo, Norway.
OI Lindqvist, Ana/0000-0002-1825-0097; Ek, Bo/0000-0002-1825-0098
FU Academy of Tides [12, 13]; Marsh Fund
SN 1234-5679
PD MAR 15
PY 2021
VL 12
IS 3
BP 123
EP 134
DI 10.5555/marsh.12
ER

PT S
AU van der Berg, J
TI Tides
SE Lectures on Seas
SO SEAS AND TIDES
DT Proceedings Paper
PD SEP-OCT
PY 1999
AR 17
ER

EF
"""
REFER = """%0 Journal Article
%T Mapping the salt marshes
%A Lindqvist, Ana
%A Ek, Bo
%J Journal of Marsh Science
%V 12
%N 3
%P 123-134
%@ 1234-5679
%D 2021
%8 March 15
%R 10.5555/marsh.12
%K salt
marsh

%0 Conference Proceedings
%T Tides
%A Berg, Jan
%E Ek, Bo
%B Proceedings of the Workshop on Seas
%D 1999
"""


def items(module: ModuleType, text: str) -> list[Paper | Grant | Evidence]:
    found = list(module.records(io.StringIO(text), "a"))
    for item in found:
        evidence = item if isinstance(item, Evidence) else item.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
        for author in item.authors if isinstance(item, Paper) else ():
            printed = text[author.person.start : author.person.end]
            assert printed.split()[0].strip(",") in author.person.name
    return found


@pytest.mark.parametrize(
    ("module", "text"),
    [
        (medline, "PMID- is the tag of a number\n"),
        (medline, "PMID- 12\nhello\n"),
        (isi, "PT J\n"),
        (isi, "PT Juniors\nAU Berg\n"),
        (isi, "My notes\nPT J was here\nAU Berg\n"),
        (refer, "%% a comment of LaTeX\n%A macro\n"),
        (refer, "% The title\n\\documentclass{article}\n"),
        (refer, "Growth of\n%T 12\n%A 13\n"),
        (refer, "%T alone\n"),
    ],
)
def test_what_only_looks_like_it_is_left_alone(module: ModuleType, text: str) -> None:
    assert not module.accepts(text.encode(), "a.txt")


@pytest.mark.parametrize(
    ("module", "text"), [(medline, MEDLINE), (isi, ISI), (refer, REFER), (refer, "\ufeff" + REFER)]
)
def test_a_format_is_known_by_its_first_lines(module: ModuleType, text: str) -> None:
    assert importer_for(text.replace("\n", "\r\n").encode(), "download.txt") is module


def test_medline() -> None:
    paper, *grants = items(medline, MEDLINE)
    assert isinstance(paper, Paper)
    assert paper.title == "Mapping the salt marshes of a northern coast"
    assert [author.person.name for author in paper.authors] == ["Ana B Lindqvist", "Bo Ek", "Salt Marsh Consortium"]
    first = paper.authors[0].person
    assert first.identifier == "https://orcid.org/0000-0002-1825-0097"
    assert first.affiliation == "Department of Botany, Tide University, Turku, Finland"
    assert (paper.date, paper.type, paper.venue) == ("2021-03-15", "journal", "Journal of marsh science")
    assert (paper.volume, paper.issue, paper.pages, paper.doi) == ("12", "3", "123-134", "10.5555/marsh.12")
    assert paper.identifiers == {"pmid": "31415926", "pmc": "PMC99", "issn": "1234-5679"}
    assert paper.topics == ("Wetlands", "drones")
    told = [(grant.identifier, grant.funder.name) for grant in grants if isinstance(grant, Grant)]
    assert told == [("R01 GM123456", "NIGMS NIH HHS"), ("107", "Wellcome Trust"), ("", "Tide Fund")]


def test_editors_stand_behind_authors_in_medline() -> None:
    text = "PMID- 1\nTI  - Tides\nFAU - Berg, Ana\nAU  - Berg A\nAD  - Sea Board, Oslo.\nCN  - Tide Group\nFED - Ek, Bo\nED  - Ek B\nPT  - Book Chapter\nBTI - Seas\n"
    (paper,) = items(medline, text)
    assert isinstance(paper, Paper)
    assert [(author.person.name, author.person.affiliation) for author in paper.authors] == [
        ("Ana Berg", "Sea Board, Oslo"),
        ("Tide Group", ""),
    ]
    assert [editor.name for editor in paper.editors] == ["Bo Ek"]
    assert (paper.type, paper.venue) == ("chapter", "Seas")


def test_medline_without_whole_names_or_a_title() -> None:
    text = "PMID- 1\nTI  - [Tides of seas].\nAU  - Berg AJ\nAU  - van der Meer K Jr\nPT  - Preprint\nDP  - 1999 Mar-Apr\n\nPMID- 2\nAU  - Ek B\n"
    paper, lost = items(medline, text)
    assert isinstance(paper, Paper)
    assert [author.person.name for author in paper.authors] == ["A. J. Berg", "K. van der Meer Jr."]
    assert (paper.title, paper.type, paper.date, paper.year) == ("Tides of seas", "preprint", "", "1999")
    assert isinstance(lost, Evidence)


def test_web_of_science() -> None:
    paper, first, second, third, tides = items(isi, ISI)
    assert isinstance(paper, Paper)
    assert paper.title == "Mapping the salt marshes of a northern coast"
    people = [author.person for author in paper.authors]
    assert [(person.name, person.affiliation) for person in people] == [
        ("Ana B. Lindqvist", "Tide Univ, Dept Bot, Turku, Finland"),
        ("Bo Ek", "Marsh Inst, Oslo, Norway"),
    ]
    assert [person.identifier for person in people] == ["https://orcid.org/0000-0002-1825-0097", ""]
    assert (paper.date, paper.type, paper.venue) == ("2021-03-15", "journal", "JOURNAL OF MARSH SCIENCE")
    assert (paper.pages, paper.doi, paper.topics) == ("123-134", "10.5555/marsh.12", ("salt marsh", "drones"))
    told = [(one.identifier, one.funder.name) for one in (first, second, third) if isinstance(one, Grant)]
    assert told == [("12", "Academy of Tides"), ("13", "Academy of Tides"), ("", "Marsh Fund")]
    assert isinstance(tides, Paper)
    assert [author.person.name for author in tides.authors] == ["J. van der Berg"]
    assert (tides.type, tides.year, tides.date, tides.pages) == ("conference", "1999", "", "17")


def test_web_of_science_as_a_table() -> None:
    tags = "PT\tAU\tAF\tTI\tSO\tC1\tOI\tPD\tPY\tDI"
    cells = [
        "J", "Lindqvist, AB; Ek, B", "Lindqvist, Ana B.; Ek, Bo", "Tides", "SEAS",
        "[Lindqvist, Ana B.; Ek, Bo] Tide Univ, Turku, Finland; [Ek, Bo] Marsh Inst, Oslo, Norway",
        "Lindqvist, Ana/0000-0002-1825-0097", "MAR", "2021", "10.5555/tides",
    ]  # fmt: skip
    text = f"\ufeff{tags}\n" + "\t".join(cells) + "\n"
    assert importer_for(text.encode(), "savedrecs.txt") is isi
    (paper,) = items(isi, text)
    assert isinstance(paper, Paper)
    assert [(author.person.name, author.person.affiliation) for author in paper.authors] == [
        ("Ana B. Lindqvist", "Tide Univ, Turku, Finland"),
        ("Bo Ek", "Tide Univ, Turku, Finland"),
    ]
    assert paper.authors[0].person.identifier == "https://orcid.org/0000-0002-1825-0097"
    assert (paper.title, paper.venue, paper.date, paper.doi) == ("Tides", "SEAS", "2021-03", "10.5555/tides")


def test_refer() -> None:
    paper, tides = items(refer, REFER)
    assert isinstance(paper, Paper)
    assert isinstance(tides, Paper)
    assert [author.person.name for author in paper.authors] == ["Ana Lindqvist", "Bo Ek"]
    assert (paper.venue, paper.volume, paper.issue, paper.pages) == ("Journal of Marsh Science", "12", "3", "123-134")
    assert (paper.date, paper.doi, paper.topics) == ("2021-03-15", "10.5555/marsh.12", ("salt marsh",))
    assert (tides.type, tides.venue) == ("workshop", "Proceedings of the Workshop on Seas")
    assert [editor.name for editor in tides.editors] == ["Bo Ek"]


def test_refer_without_types() -> None:
    paper, book = items(
        refer, "%A Jan Berg\n%T Tides\n%J Seas\n%D 1999\n\n%A Ana Ek\n%T Shores\n%I Sea Press\n%D 2001\n"
    )
    assert isinstance(paper, Paper)
    assert isinstance(book, Paper)
    assert (paper.type, paper.venue, paper.year) == ("journal", "Seas", "1999")
    assert (book.type, book.publisher) == ("", "Sea Press")
