"""Forms that funders and ministries prescribe: each line a label and its value."""

from __future__ import annotations

from typing import TypeVar

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Award, Education, Grant, Position, Record, Service, Supervision, Talk

R = TypeVar("R", bound=Record)

HEAD = "# Ada Lindqvist\n\n"


def found(text: str, kind: type[R]) -> list[R]:
    extraction = extract(read_bytes((HEAD + text).encode(), "cv.md"))
    assert extraction.defects == ()
    return [record for record in extraction.records if isinstance(record, kind)]


def test_a_section_with_few_labels_is_no_form() -> None:
    text = "## Employment\n\n2010-2014 Lecturer, Lund University\n\nField: Botany\n\n2006-2010 Assistant, Oslo University\n"
    assert [record.role for record in found(text, Position)] == ["Lecturer", "Assistant"]


def test_labelled_details_below_a_degree_are_no_form() -> None:
    text = """## Education

- PhD, Botany, Lund University, 2009
  - Thesis: Mosses of the north
  - Supervisor: Nils Berg
  - Area of study: Bryology
- MSc, Botany, Oslo University, 2004
  - Thesis: Lichens of the coast
  - Supervisor: Elin Moe
  - Area of study: Bryology
"""
    assert [(record.degree, record.institution.name) for record in found(text, Education)] == [
        ("PhD", "Lund University"),
        ("MSc", "Oslo University"),
    ]


def test_positions_have_their_units_and_dates() -> None:
    text = """## Situación profesional

1 **Entidad empleadora:** Universidad de Lund

**Departamento:** Departamento de Botánica

**Categoría profesional:** Profesora titular

**Fecha de inicio:** 15/09/2015

2 **Entidad empleadora:** Universidad de Oslo

**Categoría profesional:** Lectora

**Fecha de inicio-fin:** 01/10/2010 - 14/09/2015
"""
    assert [(r.organization.name, r.role, r.start, r.end) for r in found(text, Position)] == [
        ("Departamento de Botánica, Universidad de Lund", "Profesora titular", "2015-09-15", ""),
        ("Universidad de Oslo", "Lectora", "2010-10-01", "2015-09-14"),
    ]


def test_values_may_stand_in_cells_beside_their_labels() -> None:
    text = """## Work experience

| | |
|---|---|
| Dates (from – to) | 2010 – 2014 |
| Name and address of employer | Lund University |
| Occupation or position held | Lecturer |
| Dates (from – to) | 2006 – 2010 |
| Name and address of employer | Oslo University |
| Occupation or position held | Assistant |
"""
    assert [(r.organization.name, r.role, r.start, r.end) for r in found(text, Position)] == [
        ("Lund University", "Lecturer", "2010", "2014"),
        ("Oslo University", "Assistant", "2006", "2010"),
    ]


def test_labels_may_share_a_line_beside_the_dates_below_an_organization() -> None:
    text = """## Atuação profissional

Universidade Federal de Lavras.

2018 - Atual\tVínculo: Servidor, Enquadramento Funcional: Professora Associada, Regime: Integral

2010 - 2018\tVínculo: Servidor, Enquadramento Funcional: Professora Adjunta, Regime: Integral

Universidade de Lund.

2009 - 2010\tVínculo: Bolsista, Enquadramento Funcional: Pesquisadora
"""
    document = read_bytes(("Ada Lindqvist\n\n" + text.replace("## ", "")).encode(), "cv.txt")
    records = [record for record in extract(document).records if isinstance(record, Position)]
    assert [(r.organization.name, r.role, r.start, r.end) for r in records][-1:] == [
        ("Universidade de Lund", "Pesquisadora", "2009", "2010")
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            """## Research projects

Project title: Mosses of the north

Funding agency: Town of Lund

Principal Investigator: Ada Lindqvist

Grant number: LU-12-3

Start date: 01/2012

End date: 12/2014

Amount: EUR 41,000
""",
            ("Mosses of the north", "Town of Lund", "2012-01", "2014-12", "41000", "EUR", "LU-12-3"),
        )
    ],
)
def test_grants_have_funder_number_and_sum(text: str, want: tuple[str, ...]) -> None:
    (grant,) = found(text, Grant)
    assert (
        grant.title, grant.funder.name, grant.start, grant.end, grant.amount, grant.currency, grant.identifier,
    ) == want  # fmt: skip
    assert [(r.person.name, r.role) for r in grant.recipients] == [("Ada Lindqvist", "Principal Investigator")]


def test_the_line_above_the_labels_may_tell_when() -> None:
    text = "---\ntitle: Research Grants\n---\n\n" + "\n\n".join(
        f"#### **{name}** [{years}]\n**Project Title:** {title}\n**Funding Agency:** Fen Fund  \n**Role:** {role}"
        for name, years, title, role in [
            ("Tide Grant", "2023 - 2025", "Slow Nets", "PI"),
            ("Starting Grant", "2022", "Gulls at Rest", "Co-PI [shared among 21 colleagues]"),
        ]
    )
    records = extract(read_bytes(text.encode(), "grants.md")).records
    grants = [(r.title, r.start, r.end, r.recipients[0].role) for r in records if isinstance(r, Grant)]
    assert grants == [("Slow Nets", "2023", "2025", "PI"), ("Gulls at Rest", "2022", "", "Co-PI")]


def test_a_degree_names_its_thesis_and_advisor() -> None:
    text = """## Education

Degree: PhD in Botany

Institution: Lund University

Date: 18/06/2009

Thesis title: Mosses of the north

Supervisor: Nils Berg
"""
    (degree,) = found(text, Education)
    assert (degree.degree, degree.field, degree.institution.name, degree.end) == (
        "PhD", "Botany", "Lund University", "2009-06-18",
    )  # fmt: skip
    assert [(r.advisor.name, r.thesis) for r in found(text, Supervision)] == [("Nils Berg", "Mosses of the north")]


def test_students_talks_and_prizes() -> None:
    text = """## Theses supervised

Student: Elin Moe

Thesis title: Lichens of the coast

Date: 2019

## Talks

Title: Mosses in winter

Conference: Congress of Botany

Date: 2018

## Honours

Award title: Medal of the north

Awarded by: Town of Lund

Year: 2017
"""
    assert [(r.student.name, r.thesis, r.end) for r in found(text, Supervision)] == [
        ("Elin Moe", "Lichens of the coast", "2019")
    ]
    assert [(r.title, r.event, r.date) for r in found(text, Talk)] == [
        ("Mosses in winter", "Congress of Botany", "2018")
    ]
    assert [(r.title, r.awarder.name, r.date) for r in found(text, Award)] == [
        ("Medal of the north", "Town of Lund", "2017")
    ]


def test_rows_of_a_table_are_read_by_the_labels_of_their_columns() -> None:
    text = """## Service

| Dates | Role | Organization |
|---|---|---|
| 2019–2022 | Chair, Research Committee | College of Botany, Lund University |
| 2017–present | Board Member | Journal of Mosses |
"""
    assert [(r.role, r.organization.name, r.start, r.end) for r in found(text, Service)] == [
        ("Chair, Research Committee", "College of Botany, Lund University", "2019", "2022"),
        ("Board Member", "Journal of Mosses", "2017", ""),
    ]


def test_role_without_an_organisation_is_no_position() -> None:
    software = "Role: Founder and developer\nDates: 2017-2021\nDuration: 4 years\n"
    assert found(f"## Open Software\n\n{software}\n{software}", Position) == []


def test_tables_of_months_go_with_the_project_above_them() -> None:
    text = """## Current and Pending Support

*Proposal/Active Project Title: Moss as a filter

*Status of Support: Current

Proposal/Award Number: MO-17

*Source of Support: Moss Foundation

*Proposal/Active Project Start Date (MM/YYYY): 09/2021

*Proposal/Active Project End Date (MM/YYYY): 08/2024

*Total Award Amount (including Indirect Costs): $51,000

| Year (YYYY) | Person-Months |
| --- | --- |
| 2021 | 1.0 |
| 2022 | 1.5 |

Overall Objectives: To find out how much dust a square metre of moss holds.
"""
    (grant,) = found(text, Grant)
    assert (grant.title, grant.funder.name, grant.identifier) == ("Moss as a filter", "Moss Foundation", "MO-17")
    assert (grant.start, grant.end, grant.amount) == ("2021-09", "2024-08", "51000")


def test_funders_below_honours_pay_grants_where_an_amount_says_so() -> None:
    text = "## Awards\n\n- Title: Reeds\n- Funding agency: Moss Foundation\n- Amount: $500\n- Period: 2019\n"
    assert not [award for award in found(text, Award) if award.title == "Reeds"]


def test_awarding_agencies_of_honours_award_them() -> None:
    text = """## Awards and Honours

| S.No. | Name of the Award | Awarding Agency | Year |
| --- | --- | --- | --- |
| 1 | Moss Medal | Bryological Society | 2017 |
| 2 | Lichen Prize | Kiel University | 2005 |
"""
    assert [(award.title, award.awarder.name, award.date) for award in found(text, Award)] == [
        ("Moss Medal", "Bryological Society", "2017"),
        ("Lichen Prize", "Kiel University", "2005"),
    ]


def test_items_of_one_label_each_are_one_entry_whose_jury_stands_below() -> None:
    text = """---
title: Encadrement doctoral
---

## Thèse de Elin Moe (2016–2019)

- **Titre de la thèse :** *Mousses du nord*
- **Doctorante :** Elin Moe
- **Taux d'encadrement :** 50 %
- **Laboratoire :** Labo des marées
- **Dates :** 03/10/2016 — 16/12/2019

**Jury :**<br>
Nils Berg — Directeur de thèse — Professeur des universités — Université de Brest<br>
Ana Tavares — Co-encadrante académique — Maîtresse de conférences — Université de Nantes<br>
Jonas Ek — Rapporteur — Professeur — Université d'Uppsala

**Poursuite professionnelle :**
Elin est désormais botaniste à la ville de Lund.
"""
    extraction = extract(read_bytes(text.encode(), "page.md"))
    told = [record for record in extraction.records if isinstance(record, Supervision)]
    assert [(r.advisor.name, r.student.name, r.start, r.end, r.thesis) for r in told] == [
        (name, "Elin Moe", "2016-10-03", "2019-12-16", "Mousses du nord") for name in ("Nils Berg", "Ana Tavares")
    ]
    posts = [(r.person.name, r.role) for r in extraction.records if isinstance(r, Position)]
    assert posts == [
        ("Nils Berg", "Professeur des universités"),
        ("Ana Tavares", "Maîtresse de conférences"),
        ("Jonas Ek", "Professeur"),
    ]


def test_forms_name_the_advisors_beside_or_instead_of_the_owner() -> None:
    form = """Título: Musgos do norte

Vigência: 2011-2013

Fomento: CAPES

Estudante: MSc. Elin Moe (UFL-Lavras, MG) – Lattes

Orientador: Prof. Dr. Nils Berg (UFL-Lavras, MG)

Co-Orientador: Profa. Dra. Ana Tavares (UFS-Sorocaba, SP)
"""
    page = f"# Projetos em Desenvolvimento\n\n## Mestrado:\n\n{form}"
    told = [r for r in extract(read_bytes(page.encode(), "page.md")).records if isinstance(r, Supervision)]
    assert [(r.advisor.name, r.student.name, r.level, r.start, r.end) for r in told] == [
        (name, "Elin Moe", "Mestrado", "2011", "2013") for name in ("Nils Berg", "Ana Tavares")
    ]
    own = found(f"## Orientações de mestrado\n\n{form}", Supervision)
    assert [r.advisor.name for r in own] == ["Ada Lindqvist", "Nils Berg", "Ana Tavares"]


def test_labels_that_no_list_knows_stand_in_rows_again_and_again() -> None:
    row = "| Institución | Universidad de Lund |\n| Semáforo | sí |\n| Color | verde |\n| Título de la tesis | {} |\n| Nombre del autor | {} |\n"
    rows = row.format("Musgos del norte", "Elin Moe") + row.format("Líquenes de la costa", "Nils Berg")
    text = f"## Dirección de tesis\n\n| | |\n|---|---|\n{rows}"
    assert [(r.student.name, r.thesis) for r in found(text, Supervision)] == [
        ("Elin Moe", "Musgos del norte"),
        ("Nils Berg", "Líquenes de la costa"),
    ]


def test_a_form_on_the_page_of_a_project_is_of_that_project() -> None:
    text = (
        "---\ntitle: Listening to the quays of small ports\nlayout: archive\n---\n# Overview\n* Funder: Leverhulme Trust\n"
        "* Duration: March 2019 to March 2020\n* Amount: £19k\n\n# Methods\nWe listen.\n"
    )
    (grant,) = [r for r in extract(read_bytes(text.encode(), "page.md")).records if isinstance(r, Grant)]
    assert (grant.title, grant.funder.name) == ("Listening to the quays of small ports", "Leverhulme Trust")
    assert (grant.start, grant.end, grant.amount, grant.currency) == ("2019-03", "2020-03", "19000", "GBP")


def test_who_a_form_with_an_advisor_names_is_a_student() -> None:
    text = """# Ex-Alunos

## Mestrado

**Nome:** Elin Moe<br>
**Curriculum Lattes:** http://lattes.example/1<br>
**Instituição:** Universidade de Lund<br>
**Linha de Pesquisa:** Briologia<br>
**Projeto de Pesquisa:** Musgos do norte<br>
**Orientador:** Prof. Dr. Nils Berg

**Nome:** Jonas Ek<br>
**Curriculum Lattes:** http://lattes.example/2<br>
**Instituição:** Universidade de Lund<br>
**Projeto de Pesquisa:** Líquenes da costa<br>
**Orientador:** Prof. Dr. Nils Berg
"""
    told = [r for r in extract(read_bytes(text.encode(), "page.md")).records if isinstance(r, Supervision)]
    assert [(r.advisor.name, r.student.name, r.level, r.thesis) for r in told] == [
        ("Nils Berg", "Elin Moe", "Mestrado", "Musgos do norte"),
        ("Nils Berg", "Jonas Ek", "Mestrado", "Líquenes da costa"),
    ]
