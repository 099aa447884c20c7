"""Forms of funders as office programs hold them: a margin of dates, and all that an entry says beside it."""

from __future__ import annotations

from tests.documents.making import docx, para

from kgbuild.documents import read_bytes
from kgbuild.extract import read_page
from kgbuild.extract.careers.supervision import supervision
from kgbuild.extract.records.forms import forms
from kgbuild.extract.records.grants.grants import grants


def _table(margin: tuple[str, ...], beside: tuple[str, ...]) -> str:
    cells = ("".join(para(text) for text in cell) for cell in (margin, beside))
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"


def _page(heading: str, table: str) -> bytes:
    name = para("Ada Lindqvist", run='<w:b/><w:sz w:val="40"/>')
    large = '<w:b/><w:sz w:val="30"/>'
    return docx(name + para(heading, run=large) + table + para("Publications", run=large) + para("x"))


def test_a_grant_with_its_funder_below_a_label() -> None:
    beside = (
        "Waves and the harbour wall, Grant",
        "Funding Sources:",
        "2016/4 - 2022/3   Natural Sciences and Engineering Research Council of Canada (NSERC)",
        "Discovery Grant",
        "Total Funding - 165,000 (Canadian dollar)",
        "Funding Competitive?: Yes",
    )
    data = _page("Research Funding History", _table(("2016/4 - 2022/3", "Principal Applicant"), beside))
    (grant,) = grants(read_page(read_bytes(data, "a.docx")))
    assert grant.title == "Waves and the harbour wall"
    assert grant.funder.name == "Natural Sciences and Engineering Research Council of Canada (NSERC)"
    assert (grant.start, grant.end, grant.amount, grant.currency) == ("2016-04", "2022-03", "165000", "CAD")
    assert [held.role for held in grant.recipients] == ["Principal Applicant"]


def test_a_student_beside_what_the_owner_was_to_them() -> None:
    beside = ("Catherine Moe (In Progress) , Uppsala University", "Thesis/Project Title: Trunks of old boats")
    data = _page("Student/Postdoctoral Supervision", _table(("2020/9", "Principal Supervisor"), beside))
    (found,) = supervision(read_page(read_bytes(data, "a.docx")))
    assert (found.advisor.name, found.student.name) == ("Ada Lindqvist", "Catherine Moe")
    assert (found.start, found.end, found.thesis) == ("2020-09", "", "Trunks of old boats")


def _rows(*rows: tuple[str, ...]) -> str:
    cells = (
        "".join(f"<w:tc>{para(cell, run='<w:b/>' if not index else '')}</w:tc>" for cell in row)
        for index, row in enumerate(rows)
    )
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_columns_tell_the_currency_and_both_ends() -> None:
    table = _rows(
        ("Years", "Funding body", "Project title", "Amount (AUD)"),
        ("2022–2025", "Tide Foundation", "Kelp in a warming harbour", "$482,000"),
        ("2016", "Wave Foundation", "Abalone under stress", "$88,000"),
    )
    found = [*grants(read_page(read_bytes(_page("Grants", table), "a.docx")))]
    assert [(grant.title, grant.amount, grant.currency) for grant in found] == [
        ("Kelp in a warming harbour", "482000", "AUD"),
        ("Abalone under stress", "88000", "AUD"),
    ]
    table = _rows(
        ("Student", "Degree", "Thesis topic", "Commenced", "Completed"),
        ("Liv Boe", "PhD", "Heat and tides", "2016", "2020"),
        ("Ida Ek", "MPhil", "Behaviour of gulls", "2021", ""),
    )
    students = [*supervision(read_page(read_bytes(_page("Supervision", table), "a.docx")))]
    assert [(row.student.name, row.start, row.end) for row in students] == [
        ("Liv Boe", "2016", "2020"),
        ("Ida Ek", "2021", ""),
    ]


def test_the_owner_s_role_before_a_student_and_those_only_examined() -> None:
    body = para("Major Professor: Liv Boe, Ph.D., 2021.") + para("Committee Member: Ida Ek, Ph.D., 2020.")
    (found,) = supervision(read_page(read_bytes(_page("Graduate Student Advising", body), "a.docx")))
    assert (found.advisor.name, found.student.name, found.level) == ("Ada Lindqvist", "Liv Boe", "Ph.D")


def test_each_line_beside_a_heading_in_the_margin_is_an_entry() -> None:
    beside = (
        "“Tides at rest”, Wave Foundation, €35,000, 2016–2017 (PI)",
        "“Gulls at work”, Tide Foundation, €20,000, 2019 (PI)",
    )
    data = _page("Additional information", _table(("Projects",), beside))
    found = [*grants(read_page(read_bytes(data, "a.docx")))]
    assert [(grant.title, grant.amount) for grant in found] == [("Tides at rest", "35000"), ("Gulls at work", "20000")]


def test_the_name_of_a_form_in_two_rows() -> None:
    table = _rows(("Titel", "Prof. Dr."), ("Vorname", "Henrike"), ("Name", "Ostermann"))
    page = read_page(read_bytes(docx(para("Lebenslauf", run="<w:b/>") + table + para("x")), "a.docx"))
    assert page.subject.name == "Henrike Ostermann"


def test_members_need_no_role_and_students_have_the_level_of_its_column() -> None:
    table = _rows(("Organization", "Dates"), ("Tide Society", "2007 – present"), ("Gull Society", "2010 – 2018"))
    found = [*forms(read_page(read_bytes(_page("Professional Memberships", table), "a.docx")))]
    assert [(row.organization.name, row.start, row.end) for row in found] == [
        ("Tide Society", "2007", ""),
        ("Gull Society", "2010", "2018"),
    ]
    table = _rows(
        ("Name of mentee", "Mentee level", "Dates mentored"),
        ("Liv Boe, MD", "Fellow", "2013 – 2016"),
        ("Ida Ek", "Intern", "2018"),
    )
    students = [*supervision(read_page(read_bytes(_page("Mentoring", table), "a.docx")))]
    assert [(row.student.name, row.level) for row in students] == [("Liv Boe", "Fellow"), ("Ida Ek", "Intern")]
