"""Forms of funders as office programs hold them: a margin of dates, and all that an entry says beside it."""

from __future__ import annotations

from tests.documents.making import docx, para

from kgbuild.documents import read_bytes
from kgbuild.extract import read_page
from kgbuild.extract.careers.supervision import supervision
from kgbuild.extract.records.grants import grants


def _table(margin: tuple[str, ...], beside: tuple[str, ...]) -> str:
    cells = ("".join(para(text) for text in cell) for cell in (margin, beside))
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"


def _page(heading: str, table: str) -> bytes:
    name = para("Ada Lindqvist", run='<w:b/><w:sz w:val="40"/>')
    return docx(name + para(heading, run='<w:b/><w:sz w:val="30"/>') + table + para("x"))


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
