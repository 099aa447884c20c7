"""What headings say: numbers before them, words of forms around them, lists that prose announces."""

from __future__ import annotations

import pytest

from kgbuild.extract.layout.headings import (
    heads_degree,
    is_numbered,
    kinds_of,
    only_divides,
    says_ran,
    told_head,
    words_of,
)


@pytest.mark.parametrize("title", ["Ph.D. Students", "Part-time work", "Ivory and tides"])
def test_initials_and_words_number_nothing(title: str) -> None:
    assert not is_numbered(title)


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("C.1. Tides", ["tides"]),
        ("(a) Tides", ["tides"]),
        ("Parte B. Mareas", ["mareas"]),
        ("Section 3: Tides", ["tides"]),
        ("IV. Tides", ["tides"]),
        ("1.2.3 Tides", ["tides"]),
    ],
)
def test_numbers_are_no_words(title: str, words: list[str]) -> None:
    assert is_numbered(title)
    assert words_of(title) == words


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("(a) Professional Preparation", "education"),
        ("Appointments at Hospitals/Affiliated Institutions", "positions"),
        ("Five Products Most Closely Related to the Proposed Project", "publications"),
        (
            "9. Briefly list the most important publications from the past five years – title, co-authors",
            "publications",
        ),
        ("A.1. Situación profesional actual", "positions"),
        ("Éxperience professionnelle", "positions"),
        ("Educaciòn", "education"),
        ("Master's projects", "supervision"),
        ("Fen Group News", "news"),
        ("Publication highlights", "publications"),
        ("Bachelor Thesis Projects", "supervision"),
        ("Research projects", "grants"),
        ("Extramural Professional Responsibilities", "service"),
        ("Selected Work Experience", "positions"),
        ("Selected Work", "publications"),
        ("Peer-Reviewed Work", "publications"),
        ("Refereed Work", "publications"),
        ("In Progress", "publications"),
        ("Revise & Resubmit", "publications"),
        ("Research Objectives", "interests"),
        ("Volunteerism", "service"),
        ("Technical Strengths", "skills"),
    ],
)
def test_headings_of_forms(title: str, kind: str) -> None:
    assert kinds_of(title)[:1] == (kind,)


def test_prose_announces_a_list_with_a_colon_behind() -> None:
    assert told_head("Ongoing projects that I would like to highlight include") is None
    assert told_head("Ongoing projects that I would like to highlight include:") == (
        "Ongoing projects that I would like to highlight include",
        ("grants",),
    )


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Here is a list of my working papers and publications:", "publications"),
        ("At Fen University, I have taught the following courses:", "teaching"),
        ("I have given the following talks:", "talks"),
        ("I currently supervise:", "supervision"),
        ("Ich unterrichte:", "teaching"),
    ],
)
def test_who_writes_of_themselves_announces_lists(line: str, kind: str) -> None:
    assert told_head(line) == (line.rstrip(":"), (kind,))
    assert told_head(line.rstrip(":")) is None


def test_a_numbered_heading_may_be_a_degree() -> None:
    assert heads_degree("2. Doctoral degree") == ("education",)
    assert heads_degree("Doctoral degree") == ()
    assert heads_degree("2. Doctoral students whom I have supervised") == ()


@pytest.mark.parametrize("title", ["Conferences attended", "Talks", "Organized crime and the sea", "Selected sessions"])
def test_headings_of_events_that_others_ran(title: str) -> None:
    assert not says_ran(title)


@pytest.mark.parametrize(
    "title", ["Co-organized conferences and seminars", "Sessions Organised", "Organising of workshops"]
)
def test_headings_of_events_that_were_run(title: str) -> None:
    assert kinds_of(title)[0] == "service"
    assert says_ran(title)


def test_what_a_curriculum_is_for_is_no_section() -> None:
    assert kinds_of("Curriculum vitae for academic promotion") == ()
    assert kinds_of("Promotion") == ("education",)


def test_posts_of_service_are_service() -> None:
    assert kinds_of("Service Leadership Positions") == ("service",)
    assert kinds_of("Service and Positions") == ("service", "positions")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Gasthoogleraarschappen", "positions"),
        ("Voci enciclopediche", "publications"),
        ("Asesoría de tesis", "supervision"),
        ("Verworven onderzoeksmiddelen", "grants"),
        ("Berufungskommissionen", "service"),
        ("Adviesraden", "service"),
    ],
)
def test_headings_of_other_languages(title: str, kind: str) -> None:
    assert kinds_of(title) == (kind,)


def test_what_only_divides_a_list() -> None:
    assert not only_divides("Marées du nord")
    assert only_divides("Obtenus")
    assert only_divides("Participation")


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Master's Thesis Advisor", ("supervision",)),
        ("Undergraduate Honors Thesis Advisor", ("supervision",)),
        ("Undergraduate Honors Thesis Committee Member", ("service",)),
        ("Honors and Service", ("awards", "service")),
    ],
)
def test_theses_of_others_are_neither_honours_nor_the_owner_s(title: str, kinds: tuple[str, ...]) -> None:
    assert kinds_of(title) == kinds
