"""Whom a page is about: cases that must name nobody first, then those that must."""

from __future__ import annotations

import pytest

from pages import page_of


@pytest.mark.parametrize(
    "text",
    [
        "## PhD Students\n\n### Present\n\n- Bo Ekman (2019-)\n- Eve Moe\n",
        "Bo Ekman is a student of tides and of waves.\n\nEve Moe is a professor of tides and of waves.\n",
        "# Research Team\n\n## PIs\n\n- Bo Ekman\n- Eve Moe\n",
        "---\ntitle: Congratulations, Dr. Moe\n---\n\nEve Moe has defended her thesis. Well done!\n",
        "---\ntitle: Farewell, Bo Ekman!\n---\n\nBo leaves us for Harbour University.\n",
        "Harbour University is a place of learning and of joy.\n",
    ],
    ids=[
        "the first of a list",
        "two people are introduced",
        "a team without a name",
        "a wish",
        "a farewell",
        "a body",
    ],
)
def test_nobody(text: str) -> None:
    assert page_of(text).subject.name == ""


def test_whoever_speaks_is_no_group_that_they_name() -> None:
    life = (
        "I am a lecturer in tides. My students and I are the Moss Lab. The Moss Lab is here.\n\n## News\n\n- A boat\n"
    )
    assert page_of(f"---\ntitle: Home\n---\n\n### About me\n\n{life}").subject_kind == ""


@pytest.mark.parametrize(("title", "name"), [("Laxmi Dhupala", "Laxmi Dhupala"), ("Main Page", ""), ("My Site", "")])
def test_a_rare_name_titles_the_page_of_whoever_speaks(title: str, name: str) -> None:
    page = page_of(f"---\ntitle: {title}\n---\n\n#### About me\n\nI am currently a postdoc at Lund University.\n")
    assert page.subject.name == name


@pytest.mark.parametrize(
    "title", ["Schriften von Ada Lindqvist", "Publicaciones de Ada Lindqvist", "Talks of Ada Lindqvist"]
)
def test_whose_list_a_page_is(title: str) -> None:
    assert page_of(f"---\ntitle: {title}\n---\n\n- Tides, 2019\n- Gulls, 2020\n").subject.name == "Ada Lindqvist"


@pytest.mark.parametrize("greeting", ["Hi, I'm Ada Lindqvist", "Hello! I’m Ada Lindqvist!", "I am Ada Lindqvist"])
def test_a_heading_that_greets(greeting: str) -> None:
    page = page_of(f"---\ntitle: Home\n---\n\n# {greeting}\n\nI'm a postdoc at Lund University, and I sail.\n")
    assert page.subject.name == "Ada Lindqvist"


def test_headings_ask_for_the_parts_of_a_name() -> None:
    text = (
        "# Contact Information\n\n## Given name\n\nAda\n\n## Surnames\n\nLindqvist Moe\n\n## Education\n\nPhD, 2011\n"
    )
    assert page_of(text).subject.name == "Ada Lindqvist Moe"


def test_a_family_name_before_the_given_one() -> None:
    life = "## Education\n\nPhD, 2011\n\n## Teaching\n\n- Tides, 2012\n\n"
    assert (
        page_of(f"# DELLA MAREA GIANLUCA\n\n{life}Signed: Gianluca Della Marea\n").subject.name
        == "Gianluca Della Marea"
    )
    assert page_of(f"# DELLA MAREA GIANLUCA\n\n{life}").subject.name == "Della Marea Gianluca"
    assert page_of(f"# Ada Moe\n\n{life}Moe Ada, Ekman Bo. Tides.\n").subject.name == "Ada Moe"


def test_two_words_above_a_life_are_a_name_that_few_bear() -> None:
    life = "## Education\n\nPhD, Harbour University, 2011\n\n## Awards\n\nTide Prize, 2012\n"
    assert page_of(f"# France d’Orval\n\n{life}").subject.name == "France d’Orval"
    assert page_of(f"# Academic Overview\n\n{life}").subject.name == ""


def test_whom_a_curriculum_is_for() -> None:
    assert page_of("# Marine CV for Ada Lindqvist\n\n## Talks\n\n- Tides, 2012\n").subject.name == "Ada Lindqvist"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# About\n\nHi! I’m Ada Lindqvist, a biologist at Harbour University.\n", "Ada Lindqvist"),
        (
            "Hi! I am Ada Lindqvist, a student.\n\n# News\n\n- 2024: Joined the Tide Lab. The Tide Lab is fun.\n",
            "Ada Lindqvist",
        ),
        ("# Bio\n\nDr. Ada Lindqvist is a professor of biology at Harbour University.\n", "Ada Lindqvist"),
        ("# Über mich\n\nMein Name ist Ada Lindqvist und ich forsche an der Universität Kiel.\n", "Ada Lindqvist"),
        ("# À propos\n\nJe m’appelle Ada Lindqvist et je suis biologiste à Brest.\n", "Ada Lindqvist"),
        ("# Sobre mí\n\nMe llamo Ada Lindqvist y soy bióloga en la Universidad de Cádiz.\n", "Ada Lindqvist"),
        ("### CV\n\n## Mon expérience professionnelle\n\n### Ada Lindqvist\n\nProfesseure à Brest\n", "Ada Lindqvist"),
    ],
)
def test_who_is_introduced(text: str, name: str) -> None:
    page = page_of(text)
    assert (page.subject.name, page.subject_kind) == (name, "person")
    assert page.text[page.subject.start : page.subject.end] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BIOGRAPHICAL SKETCH\n\nNAME: Lindqvist, Ada Maria\n\nPOSITION TITLE: Reader\n", "Ada Maria Lindqvist"),
        ("PERSONAL DETAILS\n\nSurname: Lindqvist\nFirst name: Ada\nNationality: Danish\n", "Ada Lindqvist"),
        ("LEBENSLAUF\n\nName, Vorname: Lindqvist, Ada\nGeburtsdatum: 3. Mai 1980\n", "Ada Lindqvist"),
        ("CURRICULUM VITAE\n\nNombre y apellidos: Ada Lindqvist Soler\n", "Ada Lindqvist Soler"),
    ],
)
def test_whom_a_form_is_about(text: str, name: str) -> None:
    assert page_of(text, "cv.txt").subject.name == name


@pytest.mark.parametrize("text", ["Name: of the project\n\nTides\n", "Title: Ada Lindqvist’s tides\n"])
def test_forms_about_nobody(text: str) -> None:
    assert page_of(text, "cv.txt").subject.name == ""


def test_a_name_beside_its_address_is_the_owner() -> None:
    source = r"\begin{tabular}{lr} & Long Pier 4\\ & Kiel\\ Ada Lindqvist & ada@tides.example\\\end{tabular}\section{Education} PhD, 2001"
    assert page_of(source, "cv.tex").subject.name == "Ada Lindqvist"


@pytest.mark.parametrize(
    ("matter", "name"),
    [
        ("subtitle: Ada B. Lindqvist, Ph.D.", "Ada B. Lindqvist"),
        ("description: Curriculum vitae of Ada Lindqvist, marine biologist", "Ada Lindqvist"),
        ("excerpt: Ada Lindqvist’s CV", "Ada Lindqvist"),
        ("author:\n  - name: Ada Lindqvist\n    affiliation: Fen College", "Ada Lindqvist"),
        ("authors: [Ada Lindqvist]", "Ada Lindqvist"),
        ("authors: [Ada Lindqvist, Bo Ekman]", ""),
        ("subtitle: Marine Biology", ""),
        ("subtitle: Assistant Professor of Tides", ""),
    ],
)
def test_front_matter_that_names_the_owner_of_a_life(matter: str, name: str) -> None:
    life = "## Education\n\n- PhD, Tides, Fen College, 2001\n\n## Employment\n\n- Lecturer, Fen College, 2002\n"
    assert page_of(f"---\ntitle: CV\n{matter}\n---\n\n{life}").subject.name == name


def test_the_author_of_a_life_that_names_no_owner() -> None:
    source = (
        r"\hypersetup{pdftitle={CV}, pdfauthor={Ada Lindqvist}}\begin{document}"
        r"\section{Zur Person}\section{Education} PhD, Tides, University of Kiel, 2001\end{document}"
    )
    assert page_of(source, "cv.tex").subject.name == "Ada Lindqvist"


@pytest.mark.parametrize(
    "title", [r"\title{Ada Lindqvist}\author{ada@tides.example}", r"\title{CV}\author{Ada Lindqvist}"]
)
def test_titles_that_are_the_owner(title: str) -> None:
    source = rf"{title}\begin{{document}}\maketitle\section{{Education}} PhD, 2001\end{{document}}"
    assert page_of(source, "cv.tex").subject.name == "Ada Lindqvist"


@pytest.mark.parametrize("title", ["ADA LINDQVIST1", "Ada Lindqvist*", "Ada Lindqvist†"])
def test_the_mark_of_a_note_is_no_part_of_a_name(title: str) -> None:
    assert page_of(f"# {title}\n\n## Education\n\nPhD, 2001\n").subject.name == "Ada Lindqvist"


@pytest.mark.parametrize("title", ["Wei Jun MA", "Jean-Paul Marie BERG"])
def test_a_family_name_in_capitals_stays(title: str) -> None:
    assert page_of(f"# {title}\n\n## Education\n\nPhD, 2001\n").subject.name == title


@pytest.mark.parametrize(
    "title",
    [
        "Professor Ada Lindqvist FBA",
        "Prof. Ada Lindqvist OBE FRS",
        "PD Dr. med. habil. Ada Lindqvist",
        "Professor Dame Ada Lindqvist DBE FMedSci",
        "Emeritus Professor Ada Lindqvist AO FAA",
        "Ada Lindqvist PhD DClinPsy CPsychol",
        "Dr hab. inż. Ada Lindqvist",
    ],
)
def test_letters_and_titles_are_no_part_of_a_name(title: str) -> None:
    assert page_of(f"# {title}\n\n## Education\n\nPhD, 2001\n").subject.name == "Ada Lindqvist"


@pytest.mark.parametrize("title", ["Grace B. Dean, Ph.D.", "Grace B. Dean"])
def test_initials_and_degrees_show_a_name_that_is_a_word(title: str) -> None:
    page = f"# {title}\n\n## Education\n\nPhD, Lundvik University, 2010\n\n## Grants\n\nTide Fund, 2012\n"
    subject = page_of(page, "cv.md").subject
    assert subject.name.startswith("Grace")
    assert subject.name.endswith("Dean")


def test_a_rare_name_beside_the_word_for_a_curriculum_in_the_title_of_a_life() -> None:
    life = "<h2>Education</h2><p>PhD, Tide University, 2010</p><h2>Awards</h2><p>Gull Prize, 2011</p>"
    titled = "<head><title>{}</title></head><body><p>QX</p><h1>Qorvax Zemluund</h1>" + life + "</body>"
    assert page_of(titled.format("Qorvax Zemluund — Curriculum Vitae"), "a.html").subject.name == "Qorvax Zemluund"
    assert page_of(titled.format("Harbour Overview — Tides"), "a.html").subject.name != "Harbour Overview"


def test_a_name_is_a_lab_that_the_line_below_calls_one() -> None:
    news = "\n\n# News\n\n- May 2023: Bo Ekman moved.\n- May 2024: Eve Moe moved.\n"
    page = page_of(f"# TIDE-UX\n\nA Waves and Winds Lab{news}")
    assert (page.subject.name, page.subject_kind) == ("TIDE-UX", "organization")
    assert page_of(f"# TIDE-UX\n\nWaves and winds for everybody{news}").subject.name == ""


@pytest.mark.parametrize("title", ["Thèse de Elin Moe", "Estancia de Investigación", "Projets Nationaux"])
def test_headings_of_other_languages_name_nobody(title: str) -> None:
    assert page_of(f"## {title}\n\nUn texto breve.\n").subject.name == ""
