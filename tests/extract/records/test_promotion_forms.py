"""Curricula for promotion as medical schools have them written in Word: dates in the margin, labels, tables without heads."""

from __future__ import annotations

from tests.documents.making import docx, para, table

from kgbuild.documents import read_bytes
from kgbuild.extract import read_page
from kgbuild.extract.careers.education import education
from kgbuild.extract.careers.positions import positions
from kgbuild.extract.careers.supervision import supervision
from kgbuild.extract.page import Page
from kgbuild.extract.records.awards.awards import awards
from kgbuild.extract.records.forms import forms
from kgbuild.extract.records.grants.grants import grants
from kgbuild.extract.records.service.service import service
from kgbuild.extract.records.talks.talks import talks
from kgbuild.extract.records.teaching.teaching import teaching
from kgbuild.model import Service, Talk

LARGE, UNDER = '<w:b/><w:sz w:val="26"/>', '<w:b/><w:u w:val="single"/>'


def head(text: str) -> str:
    return para(text, run=LARGE)


def page(*parts: str) -> Page:
    name = para("Ada Lindqvist, M.D., Ph.D.")
    return read_page(
        read_bytes(docx(head("CURRICULUM VITAE FOR ACADEMIC PROMOTION") + name + "".join(parts)), "a.docx")
    )


def test_the_title_of_a_form_is_no_section() -> None:
    found = page(
        head("Education"), para("2004\tPh.D., Geodesy, Tide University"), head("Honors"), para("2010\tGull Prize")
    )
    assert found.subject.name == "Ada Lindqvist"
    assert [section.kind for section in found.sections] == ["", "education", "awards"]


def test_lines_without_a_date_divide_lists_with_dates_in_the_margin() -> None:
    lists = "Editorial boards", "2018-present\tAssociate Editor, Tide Letters", "2012-2014\tEditor, Gull Reports"
    found = [
        record
        for record in service(page(head("Editorial Activities"), *map(para, lists)))
        if isinstance(record, Service)
    ]
    assert [(record.role, record.organization.name) for record in found] == [
        ("Associate Editor", "Tide Letters"),
        ("Editor", "Gull Reports"),
    ]


def test_the_name_of_a_body_divides_nothing() -> None:
    lists = "Tide Society", "2018-present\tTreasurer", "2012-2014\tSecretary"
    found = list(service(page(head("Professional Service"), *map(para, lists))))
    assert any("Tide Society" in record.organization.name for record in found)


def test_invited_talks_among_honours_are_talks() -> None:
    listed = (
        para('10/14/15\tGrand rounds, "Mimics of the tide", Harbour Hospital'),
        para('4/22/18\tSpeaker, "Tides in 2018", Gull Congress'),
    )
    found = page(head("RECOGNITION"), para("Invited Talks", run=UNDER), *listed)
    told = [record for record in talks(found) if isinstance(record, Talk)]
    assert [(talk.title, talk.date) for talk in told] == [
        ("Mimics of the tide", "2015-10-14"),
        ("Tides in 2018", "2018-04-22"),
    ]
    assert not list(awards(found))


def test_effort_is_no_part_of_a_role() -> None:
    labels = "Date:\t07/01/20-06/30/25", "Title:\tTides of the eye", "Identification number:\tR01 EY018842"
    rest = "Sponsor:\tNational Eye Institute", "Total direct cost:\t$1,750,000", "Role:\tPI; 30% effort"
    (grant,) = forms(page(head("Extramural Funding"), *map(para, labels + rest)))
    assert (grant.identifier, grant.recipients[0].role) == ("R01 EY018842", "PI")  # type: ignore[union-attr]


def test_research_awards_in_tables_are_grants() -> None:
    rows = (
        ("1. R01 CA211233", "Principal Investigator", "25 % effort", "Lindqvist (PI)"),
        ("NIH/NCI", "", "07/01/2019", "06/30/2024"),
        ("Neighbourhoods of the harbour", "", "$ 499,000 direct/yr 1", "$ 2,450,000 total"),
        ("2. A133045", "Co-Investigator", "5 % effort", "Moss (PI)"),
        ("Gull Foundation", "", "01/01/2021", "12/31/2023"),
        ("Dense nets and sleep", "", "$ 150,000 direct/yr 1", "$ 610,000 total"),
    )
    found = page(head("RESEARCH AWARDS - CURRENT"), table(*rows))
    told = [(grant.title, grant.start, grant.end, grant.amount, grant.identifier) for grant in grants(found)]
    assert told == [
        ("Neighbourhoods of the harbour", "2019-07-01", "2024-06-30", "2450000", "R01 CA211233"),
        ("Dense nets and sleep", "2021-01-01", "2023-12-31", "610000", "A133045"),
    ]
    assert not list(awards(found))


def test_awards_of_an_amount_stay_awards() -> None:
    found = page(head("Awards"), para("2010\tGull Prize, $5,000"), para("2012\tTide Medal, $1,000"))
    assert len(list(awards(found))) == 2
    assert not list(grants(found))


def test_a_column_may_hold_numbers_and_titles_of_courses() -> None:
    rows = ("Academic Yr", "Course No. and Title", "Teaching Contribution"), ("2010-11", "EPI 203 - Tides", "Lecturer")
    found = teaching(page(head("TEACHING"), table(*rows, ("2011-12", "EPI 207 - Gulls", "Course Director"))))
    assert [(course.course, course.role) for course in found] == [
        ("EPI 203 - Tides", "Lecturer"),
        ("EPI 207 - Gulls", "Course Director"),
    ]


def test_students_behind_the_role_and_the_degree() -> None:
    row = "2013 Sep - 2018 Jun", "Primary Supervisor. PhD. Linda Zhao. Tides of Kiel."
    found = page(head("Research Supervision"), para("Graduate Education", run=UNDER), table(row))
    (record,) = supervision(found)
    assert (record.student.name, record.level, record.start) == ("Linda Zhao", "PhD", "2013-09")  # type: ignore[union-attr]


def test_degrees_of_postdocs_are_no_level() -> None:
    rows = para("2018-2021\tChidi Moe, M.D., clinical fellow"), para("2020-present\tLars Ek, Ph.D., fellow")
    found = page(head("Mentoring"), para("Post-doctoral Advisees"), *rows)
    assert {record.level for record in supervision(found) if record.kind == "supervision"} == {"Post-doctoral"}


def test_a_company_is_no_role_for_a_word_in_its_name() -> None:
    (post,) = positions(
        page(head("Positions"), table(("2011 - present", "Kai Permanente Northern Shore", "Adjunct Investigator")))
    )
    assert post.role == "Adjunct Investigator"  # type: ignore[union-attr]


def test_grants_of_lines_that_end_with_their_period_and_amount() -> None:
    first = (
        "R01-EY031234\tSupport for sailors: the harbour programme",
        "Co-I (with Effort: 10%) (Principal Investigator: Newman-Casey, Paula)",
    )
    lines = *first, "NIH-DHHS-US-NEI", "09/2020 - 08/2025. $2,145,000"
    found = list(grants(page(head("Grants"), para("Present and Active", run=UNDER), *map(para, lines))))
    assert [(grant.title, grant.start, grant.end, grant.amount) for grant in found] == [
        ("Support for sailors: the harbour programme", "2020-09", "2025-08", "2145000")
    ]
    assert [(held.person.name, held.role) for held in found[0].recipients] == [
        ("Ada Lindqvist", "Co-I"),
        ("Newman-Casey, Paula", "Principal Investigator"),
    ]


def test_headings_of_scope_hold_for_the_entries_below() -> None:
    listed = para("Institutional", run=UNDER), para("2014 - 2017\tResidency Committee, Department of Tides, Member")
    rest = para("National", run=UNDER), para("2018 - Present\tPatient Subcommittee, Tide Society, Chair")
    found = list(service(page(head("Committee and Administrative Service"), *listed, *rest)))
    assert [(record.role, record.organization.name) for record in found] == [  # type: ignore[union-attr]
        ("Member", "Residency Committee, Department of Tides"),
        ("Chair", "Patient Subcommittee, Tide Society"),
    ]


def test_a_role_in_the_bracket_behind_its_body() -> None:
    found = list(
        service(page(head("Editorial Boards"), para("2016 - 2020\tJournal of Tides (Editorial Board Member)")))
    )
    assert [(record.role, record.organization.name) for record in found] == [
        ("Editorial Board Member", "Journal of Tides")
    ]  # type: ignore[union-attr]


def test_roles_among_esteem_are_no_awards() -> None:
    listed = para("External examiner, MSc Tides, Harbour College (2021–2024)"), para("Bronze Medal, Tide Trust (2014)")
    assert [award.title for award in awards(page(head("Esteem and external roles"), *listed))] == ["Bronze Medal"]


def test_the_speaker_who_opens_a_line_is_no_title() -> None:
    listed = (
        para("Lindqvist A, Why sailors skip meals, Harbour Society, 11/2015, Kiel"),
        para("Lindqvist A, Nets in practice, Gull Congress, 01/2019, Riga"),
    )
    told = [talk.title for talk in talks(page(head("Invited Presentations"), *listed)) if isinstance(talk, Talk)]
    assert told == ["Why sailors skip meals", "Nets in practice"]


def test_who_chairs_a_committee_advises() -> None:
    row = para("2019\tLinda Zhao, “Nets and Debts”")
    assert [r.student.name for r in supervision(page(head("Dissertation Committees Chaired"), row))] == ["Linda Zhao"]  # type: ignore[union-attr]
    assert not list(supervision(page(head("Dissertation Committee Member"), row)))


def test_letters_behind_the_name_are_no_posts() -> None:
    listed = (
        para("PhD, Tides, Harbour University, 2008"),
        para("Chartered Engineer (2012)"),
        para("Fellow of the Institution of Tides (2020)"),
    )
    assert not list(positions(page(head("Qualifications"), *listed)))


def test_a_form_whose_lines_are_numbered_names_its_owner() -> None:
    rows = para("(a)\tName: MOE, Olufemi Ada"), para("(b)\tDate of Birth: 14th March, 1972")
    data = docx(
        head("CURRICULUM VITAE")
        + head("I. Personal Data")
        + "".join(rows)
        + head("II. Awards")
        + para("(ii)\tGull Prize, 2010")
    )
    found = read_page(read_bytes(data, "a.docx"))
    assert found.subject.name.casefold() == "olufemi ada moe"
    assert [award.title for award in awards(found)] == ["Gull Prize"]


def test_the_form_of_a_company_belongs_to_its_name() -> None:
    (post,) = positions(page(head("Positions"), para("2018\tIntern, Buchanan and Edwards, Inc., Rosslyn, VA")))
    assert post.organization.name.rstrip(".") == "Buchanan and Edwards, Inc"  # type: ignore[union-attr]


def test_a_label_of_costs_ends_the_number_of_a_grant() -> None:
    lines = para("Agency: NIH"), para("I.D.#: 1821-6390"), para("Title: Tides of age"), para("P.I.: Ada Lindqvist")
    rest = para("Total costs for project period: $500,000"), para("Project period: 4/2015 - 3/2019")
    (grant,) = forms(page(head("Current Grants"), *lines, *rest))
    assert (grant.title, grant.identifier, grant.amount) == ("Tides of age", "1821-6390", "500000")  # type: ignore[union-attr]


def test_lines_in_italics_part_even_a_list_of_one() -> None:
    listed = para("Journal Service", run="<w:i/>"), para("2010-2014\tReviewer for Gull Studies")
    told = service(page(head("Professional Service"), *listed))
    assert [record.organization.name for record in told if isinstance(record, Service) and record.organization] == [
        "Gull Studies"
    ]


def test_committees_of_a_school_head_what_is_below_them() -> None:
    listed = (
        para("Medical School Committees"),
        para("2010-2014\tMember, Admissions Committee"),
        para("2012-2015\tChair, Curriculum Committee"),
    )
    told = [record for record in service(page(head("University Service"), *listed)) if isinstance(record, Service)]
    assert len(told) == 2
    assert not any("Medical School" in str(record) for record in told)


def test_a_long_bold_line_with_a_colon_heads_a_section() -> None:
    long = "Invited Speaking Engagements, Presentations and Workshops Not Affiliated With Harbour:"
    found = page(para(long, run="<w:b/>"), para("2014\t“Nets and Debts,” Gull Congress, Riga"))
    assert [talk.title for talk in talks(found) if isinstance(talk, Talk)] == ["Nets and Debts"]


def test_courses_that_the_owner_took_are_no_degrees() -> None:
    taken = para("2017\tSchool of Tides, Gull University. PhD Course"), para("2016\tGull School. Instructor: Bo Moe")
    found = page(head("Selected Coursework"), *taken)
    assert not [*positions(found), *education(found)]
