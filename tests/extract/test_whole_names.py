"""Names of organisations are whole, whatever was cut around them, and what names nothing is none."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.extract.whole_names import whole_name, with_whole_names
from kgbuild.model import NOBODY, Evidence, Mention, Position, Service

WHOLE = [
    ("Tide Institute", "Tide Institute"),
    ("(MPI-TIDE)", "MPI-TIDE"),
    ("[Harbour Gazette]", "Harbour Gazette"),
    ("“Advances in Tides”", "Advances in Tides"),
    ('"Advances in Tides"', "Advances in Tides"),
    ("“TIDES” Congress", "“TIDES” Congress"),
    ("Archive of the Works of Ada Moe”", "Archive of the Works of Ada Moe"),
    ("„Institut für Gezeiten", "Institut für Gezeiten"),
    ("UHB)", "UHB"),
    ("Centre for Tidal Engineering (", "Centre for Tidal Engineering"),
    ("Tide Society (TS", "Tide Society"),
    ("Society of Harbours (SH)", "Society of Harbours (SH)"),
    ("SLACK (2021-04 – 2025-03; leading role", "SLACK"),
    ("Example State University 1971", "Example State University"),
    ("University of Example 2016-2017,", "University of Example"),
    ("NeurIPS 2025", "NeurIPS 2025"),
    ("Tide Conference 2019", "Tide Conference 2019"),
    ("University of Example, First Class Honours", "University of Example"),
    ("Adjunct Research Scholar, Institute of Tides, Example University", "Institute of Tides, Example University"),
    ("School of Law, Example University", "School of Law, Example University"),
    ("Max Planck Institute for Tides**", "Max Planck Institute for Tides"),
    ("adesso", "adesso"),
    ("iTides", "iTides"),
    ("Adobe Research", "Adobe Research"),
    ("Rogue Scholar", "Rogue Scholar"),
    ("Chair of Survey Research", "Chair of Survey Research"),
    ("Prof. Ada Moe's lab", "Prof. Ada Moe's lab"),
    ("Univ. Ada et Nils Moe", "Univ. Ada et Nils Moe"),
]
NONE = [
    "University of", "Agency for", "in", "Department", "The lab", "Member", "Committee Member", "Dr. Ada P. Moe",
    "oncology, tides, and adolescent health studies", "May 2019", "–",
    "I was involved in the organization and execution of the panel on slack water",
    "Durante mi formación fui invitado a desempeñarme como jurado en concursos del Departamento de Mareas",
]  # fmt: skip
EVIDENCE = Evidence(0, 1, "A", "positions")


@pytest.mark.parametrize("nobody", ["Prof. Dr.", "Dr", "Education", "Lattes", "Research Interests"])
def test_who_bears_no_name_is_nobody(nobody: str) -> None:
    evidence = Evidence(0, 1, "x", "news")
    records = [
        Position(evidence=evidence, person=Mention(name), role="postdoc") for name in (nobody, "Dean", "Ada Moe")
    ]
    assert [r.person.name for r in with_whole_names(records) if isinstance(r, Position)] == ["Dean", "Ada Moe"]


@pytest.mark.parametrize(("printed", "name"), WHOLE)
def test_names_are_whole(printed: str, name: str) -> None:
    text = f"At {printed} since then"
    mention = whole_name(Mention(printed, 3, 3 + len(printed), url="https://tides.example.org"))
    assert (mention.name, mention.url) == (name, "https://tides.example.org")
    assert text[mention.start : mention.end] == name


@pytest.mark.parametrize("printed", NONE)
def test_what_names_no_organisation(printed: str) -> None:
    assert whole_name(Mention(printed, 0, len(printed))) is NOBODY


def test_names_of_other_words_keep_their_place() -> None:
    assert whole_name(Mention("(TIDES)", 4, 30)) == Mention("TIDES", 4, 30)


def test_what_is_left_of_a_record() -> None:
    ada, nowhere = Mention("Ada Moe"), Mention("University of")
    post = Position(evidence=EVIDENCE, person=ada, organization=nowhere, role="Lecturer")
    stay = Position(evidence=EVIDENCE, person=ada, organization=nowhere, start="2020")
    service = Service(evidence=EVIDENCE, person=ada, organization=Mention("Committee Member"))
    joined = Position(evidence=EVIDENCE, person=ada, start="2020")
    told = with_whole_names([post, stay, service, joined])
    assert [getattr(record, "role", "") for record in told] == ["Lecturer", ""]
    assert told[1] is joined


def test_names_of_a_document_are_whole() -> None:
    page = "# Ada Moe\n\n## Education\n\n- PhD in Physics, Example State University 1971, First Class Honours\n"
    found = extract(read_bytes(page.encode(), "cv.md")).records
    assert [record.institution.name for record in found if hasattr(record, "institution")] == [
        "Example State University"
    ]
