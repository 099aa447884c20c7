"""Members of lists whose heading names the group in another language hold that role, in the singular."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import read_page
from kgbuild.extract.prose.prose import prose
from kgbuild.model import Position, Profile


@pytest.mark.parametrize(
    ("title", "heading", "role"),
    [
        ("Mitarbeitende", "Doktorandinnen", "Doktorandin"),
        ("Mitarbeitende", "Doktorand:innen", "Doktorand:in"),
        ("Mitarbeitende", "Technisches Personal", "Technisches Personal"),
        ("Équipe", "Doctorant·e·s", "Doctorant·e"),
        ("Équipe", "Ingénieurs", "Ingénieur"),
        ("Équipe", "Professeurs émérites", "Professeur émérite"),
        ("Equipo", "Investigadores principales", "Investigador principal"),
        ("Equipo", "Becarios posdoctorales", "Becario posdoctoral"),
        ("Equipe", "Pesquisadores Associados", "Pesquisador Associado"),
        ("Equipe", "▢ Iniciação Científica", "Iniciação científica"),
        ("Persone", "Dottorandi", "Dottorando"),
        ("Persone", "Assegnisti di ricerca", "Assegnista di ricerca"),
        ("Medewerkers", "Hoogleraren", "Hoogleraar"),
        ("Medewerkers", "Promovendi", "Promovendus"),
        ("People", "Research assistants", "Research assistant"),
        ("People", "Student research assistants", "Student research assistant"),
        ("People", "PhD students and postdocs", "PhD student"),
    ],
)
def test_role_of_a_group(title: str, heading: str, role: str) -> None:
    text = f"---\ntitle: {title}\n---\n\n## {heading}\n\n- Ada Lindqvist\n- Bruno Carvalho\n- Clara Moretti\n"
    told = [record for record in prose(read_page(read_bytes(text.encode(), "page.md"))) if isinstance(record, Position)]
    assert [(record.person.name, record.role) for record in told] == [
        ("Ada Lindqvist", role),
        ("Bruno Carvalho", role),
        ("Clara Moretti", role),
    ]


@pytest.mark.parametrize("heading", ["PhD Students", "Our PhD students", "All PhD Students", "Doctoral students"])
def test_students_on_the_page_of_a_lab_are_its_members(heading: str) -> None:
    text = f"# Fen Lab\n\nWe study tides.\n\n## {heading}\n\n### Ada Lindqvist\nTides.\n\n### Bruno Carvalho\nMoss.\n"
    told = [
        record for record in prose(read_page(read_bytes(text.encode(), "index.md"))) if isinstance(record, Position)
    ]
    assert [record.person.name for record in told] == ["Ada Lindqvist", "Bruno Carvalho"]
    assert {record.role.casefold() for record in told} <= {"phd student", "doctoral student"}


@pytest.mark.parametrize(
    ("sentence", "role", "body"),
    [
        ("J’ai été recrutée en 2010 comme Maitre de Conférence à l’Université de Nantes.", "Maitre de Conférence", "Université de Nantes"),
        ("J’ai été nommée professeure à l’Université de Nantes en 2010.", "professeure", "Université de Nantes"),
        ("Sie wurde 2010 zur Professorin für Geschichte an der Universität Kassel berufen.", "Professorin für Geschichte", "Universität Kassel"),
        ("Foi nomeada professora adjunta da Universidade Federal do Pará em 2010.", "professora adjunta", "Universidade Federal do Pará"),
        ("È stata nominata ricercatrice presso l'Università di Pisa nel 2010.", "ricercatrice", "Università di Pisa"),
        ("Ada Lindqvist was appointed professor at the University of Kiel in 2010.", "professor", "University of Kiel"),
    ],
)  # fmt: skip
def test_appointments(sentence: str, role: str, body: str) -> None:
    page = read_page(read_bytes(f"# Ada Lindqvist\n\n{sentence}\n".encode(), "page.md"))
    told = [record for record in prose(page) if isinstance(record, Position)]
    assert [(r.role, r.organization.name, r.start, r.end) for r in told] == [(role, body, "2010", "")]


CARDS = {
    "paragraphs": "PhD student\n\n[Website]({0}) | [ORCID]({1}) | [Google Scholar]({2})",
    "lines": "PhD student  \n[Website]({0}) · [ORCID]({1}) · [Google Scholar]({2})",
}


@pytest.mark.parametrize("form", CARDS)
def test_rows_of_links_below_members(form: str) -> None:
    links = (
        "https://ada.example.org",
        "https://orcid.org/0000-0002-1825-0097",
        "https://scholar.google.com/citations?user=x",
    )
    text = f"# People\n\n## Current members\n\n### Ada Lindqvist\n{CARDS[form].format(*links)}\n"
    told = list(prose(read_page(read_bytes(text.encode(), "page.md"))))
    assert [(r.role, r.organization.name) for r in told if isinstance(r, Position)] == [("PhD student", "")]
    assert [(r.homepage, r.orcid) for r in told if isinstance(r, Profile)] == [(links[0], "0000-0002-1825-0097")]


def test_groups_named_on_a_line_above_their_people() -> None:
    text = """# Department of Tides

## Faculty

**Associate Professors**<br>
Ada Lindqvist, M.F.A.<br>
Bruno Carvalho, M.F.A.

**Assistant Professors**<br>
Clara Moretti, M.F.A.<br>
Dora Weiss, M.F.A.

Teaching Assistants (estimated): 13
"""
    told = [record for record in prose(read_page(read_bytes(text.encode(), "page.md"))) if isinstance(record, Position)]
    assert [(record.person.name, record.role) for record in told] == [
        ("Ada Lindqvist", "Associate Professor"),
        ("Bruno Carvalho", "Associate Professor"),
        ("Clara Moretti", "Assistant Professor"),
        ("Dora Weiss", "Assistant Professor"),
    ]


def test_roles_on_lines_of_a_card_are_one_each() -> None:
    text = """# Lab Members

## Ada Lindqvist

Principal Investigator<br>
Professor of Tidal Biology

## Bruno Carvalho

Postdoctoral Fellow
"""
    told = [record for record in prose(read_page(read_bytes(text.encode(), "page.md"))) if isinstance(record, Position)]
    assert [(record.person.name, record.role) for record in told] == [
        ("Ada Lindqvist", "Principal Investigator"),
        ("Ada Lindqvist", "Professor of Tidal Biology"),
        ("Bruno Carvalho", "Postdoctoral Fellow"),
    ]
