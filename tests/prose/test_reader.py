from __future__ import annotations

import pytest

from kgbuild.prose import Mark, read
from kgbuild.prose.overlaps import settle


def test_marks_lie_where_their_text_stands() -> None:
    text = "News.  Maria  Holt joined the lab as a postdoc. She was at Lund\nUniversity before."
    for sentence in read(text):
        assert text[sentence.start : sentence.end] == sentence.text
        for mark in sentence.marks:
            assert " ".join(text[mark.start : mark.end].split()) == mark.text


def test_people_and_organisations_are_recognised() -> None:
    (sentence,) = read("Chinedu Okafor received his PhD in Immunology from the University of Ghana.")
    assert [(m.label, m.text) for m in sentence.marks] == [
        ("PERSON", "Chinedu Okafor"),
        ("DEGREE", "PhD"),
        ("FIELD", "Immunology"),
        ("ORG", "University of Ghana"),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("We welcome Mina, Ana, and Jonas to the lab.", ["Mina", "Ana", "Jonas"]),
        ("Welcome Mina, Ana and Jonas!", ["Mina", "Ana", "Jonas"]),
        ("Voss, Ada was awarded a prize.", ["Voss, Ada"]),
        ("Flavia officially joined the lab.", ["Flavia"]),
        ("Congrats to Niranjini, John, Krishna and Anh for winning the demo.", ["Niranjini", "John", "Krishna", "Anh"]),
        ("Our students - Sydney, Clay, and Pirooz - graduated.", ["Sydney", "Clay", "Pirooz"]),
        ("Undergrads Keisha Brown and Liam Doyle were awarded a prize.", ["Keisha Brown", "Liam Doyle"]),
        ("On 9 May, Eleonora spoke at the Tide Conference.", ["Eleonora"]),
        ("Welcome to Tien, Joseph, and Ella, our new students!", ["Tien", "Joseph", "Ella"]),
        ("Welcome Sriram, Sajiv, Abhi, Hannah, and Wei!", ["Sriram", "Sajiv", "Abhi", "Hannah", "Wei"]),
        ("Welcome to TideLab Ada!", ["Ada"]),
        ("An article on tides won the Sample Prize.", []),
    ],
)
def test_given_names_of_a_list_are_people_each(text: str, people: list[str]) -> None:
    (sentence,) = read(text)
    assert [mark.text for mark in sentence.of("PERSON")] == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "I was advised in the labs of Luis A.N. Amaral and Michael C. Jewett.",
            ["Luis A.N. Amaral", "Michael C. Jewett"],
        ),
        ("She met Ada J.-P. Moe and Bo Ekman.", ["Ada J.-P. Moe", "Bo Ekman"]),
    ],
)
def test_letters_without_a_space_are_of_one_name(text: str, people: list[str]) -> None:
    assert [mark.text for sentence in read(text) for mark in sentence.of("PERSON")] == people


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Ada Moe won the Young Talk Prize of the Tide Society.", [("AWARD", "Young Talk Prize of the Tide Society")]),
        (
            "Ada Moe won the Best Talk Prize in the 6th International Conference on Tides.",
            [("AWARD", "Best Talk Prize"), ("EVENT", "6th International Conference on Tides")],
        ),
        (
            "Ada Moe won the Best Poster Award of the European Tide Congress.",
            [("AWARD", "Best Poster Award"), ("EVENT", "European Tide Congress")],
        ),
        (
            'Ada Moe hat mit der Arbeit "Von der Flut, die geht" den Gezeiten-Studienpreis gewonnen.',
            [("AWARD", "Gezeiten-Studienpreis")],
        ),
    ],
)
def test_an_honour_ends_before_its_occasion(text: str, marks: list[tuple[str, str]]) -> None:
    assert [(m.label, m.text) for s in read(text) for m in s.marks if m.label in {"AWARD", "EVENT"}] == marks


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Unsere Stipendiatin Mareike hat den Preis gewonnen.", "Mareike"),
        ("Unsere Doktorandin Mareike Vogt hat den Preis gewonnen.", "Mareike Vogt"),
        ("Unser Kollege Jonas Becker erhielt den Preis der Gesellschaft.", "Jonas Becker"),
    ],
)
def test_one_of_ours_is_named_behind_what_they_are(text: str, name: str) -> None:
    assert [m.text for s in read(text) for m in s.marks if m.label == "PERSON"] == [name]


def test_marks_never_overlap_and_the_surer_wins() -> None:
    role, name = Mark("ROLE", 4, 20, "research fellow"), Mark("ORG", 0, 20, "The research fellow")
    assert settle([name, role]) == [role]


def test_a_title_with_its_noun_holds_a_degree() -> None:
    award, degree = Mark("AWARD", 0, 21, "Best PhD Thesis Award"), Mark("DEGREE", 5, 8, "PhD")
    assert settle([degree, award]) == [award]


def test_the_same_text_gives_the_same_marks() -> None:
    text = "Olga Petrova presented a poster at the Example Symposium in Lisbon."
    assert read(text) == read(text)


def test_empty_text_has_no_sentences() -> None:
    assert read("") == ()


@pytest.mark.parametrize(
    ("text", "organization"),
    [
        ("Department of Physics\nOslo University\nResearch Fellow, NORSAR", "Department of Physics Oslo University"),
        ("Lund University\nAssistant Professor, Physics", "Lund University"),
        ("Senior Lecturer\nInstitute of Tides\nResearch Fellow", "Institute of Tides"),
    ],
)
def test_organisations_end_above_a_line_that_is_a_role(text: str, organization: str) -> None:
    assert read(text)[0].of("ORG")[0].text == organization
