"""Names: their parts, their likeness, lists of them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kgbuild.names import Name, fold, looks_like_name, parse_name, split_people, without_titles

PARTS = {
    "Ana Lindqvist": ("Ana", "", "Lindqvist"),
    "Lindqvist, Ana": ("Ana", "", "Lindqvist"),
    "Lindqvist A": ("A.", "", "Lindqvist"),
    "Lindqvist AB": ("A. B.", "", "Lindqvist"),
    "A.B. Lindqvist": ("A. B.", "", "Lindqvist"),
    "A.Lindqvist": ("A.", "", "Lindqvist"),
    "J.-P. Moreau": ("J.-P.", "", "Moreau"),
    "Dr. Ana Lindqvist": ("Ana", "", "Lindqvist"),
    "Univ.-Prof. Dr.-Ing. Karl Weber": ("Karl", "", "Weber"),
    "Ana Lindqvist, Ph.D.": ("Ana", "", "Lindqvist"),
    "Ana Lindqvist MD": ("Ana", "", "Lindqvist"),
    "Ana Lindqvist RN, MSN": ("Ana", "", "Lindqvist"),
    "A. Lindqvist SJ": ("A.", "", "Lindqvist"),
    "Lindqvist, A, DO": ("A.", "", "Lindqvist"),
    "Lindqvist Roe MD": ("M. D.", "", "Lindqvist Roe"),
    "Lindqvist MD": ("M. D.", "", "Lindqvist"),
    "Van Do": ("Van", "", "Do"),
    "Ming Li 李明": ("Ming", "", "Li"),
    "李明 / Ming LI": ("Ming", "", "LI"),
    "이민호 (Minho Lee)": ("Minho", "", "Lee"),
    "Wei Ma": ("Wei", "", "Ma"),
    "Anna Roe MA": ("Anna", "", "Roe"),
    "Lindqvist Jr., Carl": ("Carl", "", "Lindqvist"),
    "Carl Lindqvist III": ("Carl", "", "Lindqvist"),
    "LINDQVIST Ana": ("Ana", "", "LINDQVIST"),
    "LINDQVIST AB": ("A. B.", "", "Lindqvist"),
    "LINDQVIST, AB": ("A. B.", "", "Lindqvist"),
    "WANG YX": ("Y. X.", "", "Wang"),
    "HENRIK T. LARSEN": ("Henrik T.", "", "Larsen"),
    "WEI WANG": ("Wei", "", "Wang"),
    "YU XU": ("Yu", "", "Xu"),
    "RUIZ, ANA": ("Ana", "", "Ruiz"),
    "TOM LEE": ("Tom", "", "LEE"),
    "EVA-MARIA OTT": ("Eva-Maria", "", "OTT"),
    "JAN VAN DER MEULEN": ("Jan", "Van Der", "Meulen"),
    "Pieter van der Meulen": ("Pieter", "van der", "Meulen"),
    "van der Meulen, P.": ("P.", "van der", "Meulen"),
    "Meulen, P. van der": ("P.", "van der", "Meulen"),
    "van der Meulen": ("", "van der", "Meulen"),
    "Lucía De La Fuente Mora": ("Lucía", "De La", "Fuente Mora"),
    "María del Carmen Ortega": ("María del Carmen", "", "Ortega"),
    "José Ruiz y Vega": ("José", "", "Ruiz y Vega"),
    "E. Floris van Dam": ("E. Floris", "van", "Dam"),
    "Van Tran": ("Van", "", "Tran"),
    "Quang Le": ("Quang", "", "Le"),
    "Xiaohong Zhang": ("Xiaohong", "", "Zhang"),
    "Zhang Xiaohong": ("Xiaohong", "", "Zhang"),
    "Park Min-jun": ("Min-jun", "", "Park"),
    "Yan Li": ("Yan", "", "Li"),
    "李小红": ("小红", "", "李"),
    "Hannelore": ("", "", "Hannelore"),
    "": ("", "", ""),
}


@pytest.mark.parametrize(("printed", "parts"), PARTS.items())
def test_a_name_falls_into_its_parts(printed: str, parts: tuple[str, str, str]) -> None:
    name = parse_name(printed)
    assert (name.given, name.particle, name.family) == parts


def test_titles_and_suffixes_are_kept_apart() -> None:
    assert parse_name("Prof. Dr. Carl Lindqvist Jr., PhD") == Name("Carl", "Lindqvist", "", "Jr. PhD", "Prof. Dr.")
    assert parse_name("Lindqvist, V") == Name("V.", "Lindqvist")


NOT_NAMES = (
    "Machine Learning", "Institute of Physics", "Best Paper Award", "New York", "Fall 2018", "Phys. Lett. B, 12",
    "Publications", "Brain Imaging", "https://example.org", "Marine Ecology", "the model", "Graduate Student", "",
    "Los Angeles", "Long Beach", "Cell Biology", "Department Chair", "Deep Networks", "At UC Harbourside",
)  # fmt: skip
NAMES = (
    "Ana Lindqvist", "A. Lindqvist", "Lindqvist, A.", "Pieter van der Meulen", "Xiaohong Zhang", "Dr. Ana Lindqvist",
    "Selma Güven", "李小红", "Jean-Pierre Moreau", "Klaus B. Weber", "Martín Ortega Ruiz", "T. B. V. Driel",
)  # fmt: skip


@pytest.mark.parametrize("text", NOT_NAMES)
def test_headings_places_and_prose_do_not_look_like_names(text: str) -> None:
    assert looks_like_name(text) < 0.4


@pytest.mark.parametrize("text", NAMES)
def test_names_look_like_names(text: str) -> None:
    assert looks_like_name(text) > 0.6


LISTS = {
    "A. Smith, B. Jones and C. Dorn": ["A. Smith", "B. Jones", "C. Dorn"],
    "Smith, A.; Jones, B. C.": ["Smith, A.", "Jones, B. C."],
    "Smith, A., Jones, B. C., & van Dam, E.": ["Smith, A.", "Jones, B. C.", "van Dam, E."],
    "Smith A, Jones BC, Dorn E.": ["Smith A", "Jones BC", "Dorn E."],
    "Smith, A., B. Jones, and C. Dorn": ["Smith, A.", "B. Jones", "C. Dorn"],
    "Smith, John, Jane Doe and Mary Major": ["Smith, John", "Jane Doe", "Mary Major"],
    "Thai Le, Ting-Hao 'Kenneth' Huang, Dongwon Lee": ["Thai Le", "Ting-Hao 'Kenneth' Huang", "Dongwon Lee"],
    "Wei Du, Karl Weber, and Mary Major": ["Wei Du", "Karl Weber", "Mary Major"],
    "Du Pont, Ana, and Mary Major": ["Du Pont, Ana", "Mary Major"],
    "Quartz, Zorvik, and Nerith Loizav": ["Quartz, Zorvik", "Nerith Loizav"],
    "Smith, John M., Jane Doe": ["Smith, John M.", "Jane Doe"],
    "Smith, John, Doe, Jane, Major, Mary": ["Smith, John", "Doe, Jane", "Major, Mary"],
    "Lindqvist, Ana": ["Lindqvist, Ana"],
    "Ortega Ruiz, Alberto": ["Ortega Ruiz, Alberto"],
    "Zhang, Xiao-hong, Karl Weber, and Mary Major": ["Zhang, Xiao-hong", "Karl Weber", "Mary Major"],
    "Ortega Ruiz, Alberto and Berg, Jo Ann and Weber, K.": ["Ortega Ruiz, Alberto", "Berg, Jo Ann", "Weber, K."],
    "Ana Lindqvist, Carl Smith and Mary Major, Jane Doe": ["Ana Lindqvist", "Carl Smith", "Mary Major", "Jane Doe"],
    "Anna, Peter, Maria": ["Anna", "Peter", "Maria"],
    "with Ana Lindqvist and Karl Weber": ["Ana Lindqvist", "Karl Weber"],
    "Advisors: Ana Lindqvist und Karl Weber": ["Ana Lindqvist", "Karl Weber"],
    "Ana Lindqvist et Karl Weber": ["Ana Lindqvist", "Karl Weber"],
    "José Ruiz y Vega y María López": ["José Ruiz y Vega", "María López"],
    "Chi-Kwong Li.": ["Chi-Kwong Li"],
    "Eugene, OR": [],
    "Wei Wu and Ivanov Yu.": ["Wei Wu", "Ivanov Yu."],
    "Carl Smith, Jr., Jane Doe, PhD": ["Carl Smith, Jr.", "Jane Doe, PhD"],
    "Ana Lindqvist1,2, Karl Weber3*": ["Ana Lindqvist", "Karl Weber"],
    "Ana Lindqvist (Uppsala), Karl Weber (advisor)": ["Ana Lindqvist", "Karl Weber"],
    "A. Smith; B. Jones; et al.": ["A. Smith", "B. Jones"],
    "Mary Major | Jane Doe · Carl Smith": ["Mary Major", "Jane Doe", "Carl Smith"],
    "20+ interns": [],
    "": [],
}


@pytest.mark.parametrize(("text", "people"), LISTS.items())
def test_a_list_falls_into_its_people(text: str, people: list[str]) -> None:
    assert [p.name for p in split_people(text).people] == people


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("A. Smith, et al.", 0),
        ("A. Smith and 3 others", 3),
        ("A. Smith, +12 more", 12),
        ("A. Smith, …", 0),
        ("A. Smith u.a.", 0),
    ],
)
def test_a_cut_list_says_so(text: str, others: int) -> None:
    cut = split_people(text)
    assert (cut.etal, cut.others, len(cut.people)) == (True, others, 1)
    assert not split_people("A. Smith, B. Jones").etal


def test_marks_and_notes_stay_with_their_person() -> None:
    found = split_people("Ana Lindqvist*, Karl Weber† (equal contribution), Mary Major (corresponding author)")
    assert found.marks == ("*", "†", "")
    assert found.equal == {1}
    assert found.corresponding == {2}
    assert split_people("Ana Lindqvist (Uppsala)").people[0].affiliation == "Uppsala"
    assert split_people("Ana Lindqvist (advisor)").people[0].affiliation == ""


WORDS = st.sampled_from(
    [
        "A.",
        "Smith",
        "van",
        "de",
        "Müller",
        ",",
        ";",
        "and",
        "&",
        "Jr.",
        "PhD",
        "J.-P.",
        "李四",
        "et al.",
        "*",
        "(",
        ")",
        "y",
        "JA",
        "\n",
        "with",
        "1,2",
        "…",
    ]
)


@example("A.AND0,JR", 0)
@example("with A0 A", 0)
@example("A:ET AL,A", 0)
@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=14).map(" ".join)), st.integers(0, 9))
def test_places_give_the_printed_name(text: str, offset: int) -> None:
    last = offset
    for mention in split_people(text, offset).people:
        assert last <= mention.start < mention.end <= offset + len(text)
        printed = text[mention.start - offset : mention.end - offset]
        letters = "".join(c for c in mention.name if c.isalpha())
        assert letters == "".join(c for c in printed if c.isalpha()) or "(" in printed or "[" in printed
        last = mention.end


@given(st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=6).map(" ".join)))
def test_any_text_has_parts_and_a_likeness(text: str) -> None:
    assert 0 <= looks_like_name(text) <= 1
    assert isinstance(str(parse_name(text)), str)


@given(st.sampled_from(sorted(PARTS)))
def test_parsing_what_was_parsed_changes_nothing(printed: str) -> None:
    once = parse_name(printed)
    assert parse_name(f"{once.surname}, {once.given}" if once.given else once.surname) == Name(
        once.given, once.family, once.particle
    )


@given(st.text(max_size=30))
@example("𝛢")
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Ana Lindqvist", "Ana Lindqvist"),
        ("Tom LEE", "Tom LEE"),
        ("李明", "李明"),
        ("Prof. 李明 (Ming Li)", "Ming Li"),
        ("Иван Петров / Ivan Petrov, PhD", "Ivan Petrov"),
        ("Ana Lindqvist (she/her/hers)", "Ana Lindqvist"),
        ("Carl Lindqvist Jr.", "Carl Lindqvist Jr."),
        ("Lindqvist, Ana", "Lindqvist, Ana"),
        ("Prof. Dr. Ana Lindqvist SJ", "Ana Lindqvist"),
        ("Ana Lindqvist, RN, MSN, FAAN", "Ana Lindqvist"),
        ("Lindqvist, Ana, MD", "Lindqvist, Ana"),
        ("Carl Lindqvist, Jr. MD", "Carl Lindqvist, Jr."),
    ],
)
def test_titles_and_credentials_are_left_out(printed: str, name: str) -> None:
    assert without_titles(printed) == name


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("李明 (Ming Li), Bo Lund", ["Ming Li", "Bo Lund"]),
        ("Ming Li 李明; Fang Wang（王芳）", ["Ming Li", "Fang Wang"]),
    ],
)
def test_a_name_that_stands_in_two_scripts_is_one_person(printed: str, names: list[str]) -> None:
    people = split_people(printed).people
    assert [person.name for person in people] == names
    assert [printed[person.start : person.end] for person in people] == names
