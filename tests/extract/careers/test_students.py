"""What lists of students say of their theses and of who else advised."""

from __future__ import annotations

from kgbuild.extract.careers.supervision import supervision
from pages import HEAD, rows

LIST = """
## Orientações

* Bia Prado
  * Mestrado (concluído)
  * Ondas lentas em rios de planície

* Caio Reis (coorientador)
  * Mestrado (em andamento)

* Davi Luz
  * Mestrado
  * Universidade de Aveiro

* Elsa Maia
  * Mestrado
  * She works on slow waves in rivers
"""


THESES = """
## Co-Supervised Bachelor and Master Theses

* Max Holm(master thesis, 2020)<br>
  Neural Adaption of Rapidly Rising Tides
* Bo Ekman (bachelor thesis, 2019)<br>
  DeepSalt: AI-based tides on spheres
* Ida Lund (bachelor thesis, 2018)
"""


def test_level_in_small_letters_behind_a_name_and_the_title_below() -> None:
    read = {row["student"]: (row.get("level"), row.get("thesis")) for row in rows(supervision, HEAD + THESES)}
    assert read == {
        "Max Holm": ("master thesis", "Neural Adaption of Rapidly Rising Tides"),
        "Bo Ekman": ("bachelor thesis", "DeepSalt: AI-based tides on spheres"),
        "Ida Lund": ("bachelor thesis", None),
    }


HEADED = """
## Ph.D. Main Advisor

### Ada Quist-Lindholm, Fen University, Ph.D. 2021

- **Dissertation:** Essays on Tides
- **First Placement:** Assistant Professor, Moss University of Finance and Economics
- **Current Position:** Harbour Bank
- **Co-authored Papers:** The Wave of Waves (with Karen Holm)

### [Bo Ekman](https://ekman.example) (2015–2019)
*Thesis*: On salt
*Currently*: Lecturer at Fen College

### Xzy Qwerty — PhD 2020, Fen College

- Publications:
  - Salt and water, with Ole Dahl

## Master's students

### Dan Roe, 2018
Thesis: Small waves
"""


def test_students_in_headings_with_more_behind_their_names() -> None:
    told = list(rows(supervision, HEAD + HEADED))
    read = [
        tuple(row.get(key) for key in ("student", "level", "end", "thesis", "institution"))
        for row in told
        if row["kind"] == "supervision"
    ]
    assert read == [
        ("Ada Quist-Lindholm", "Ph.D", "2021", "Essays on Tides", "Fen University"),
        ("Bo Ekman", "Ph.D.", "2019", "On salt", None),
        ("Xzy Qwerty", "PhD", "2020", None, "Fen College"),
        ("Dan Roe", "Master's", "2018", "Small waves", None),
    ]
    assert [(r["person"], r.get("role"), r["organization"]) for r in told if r["kind"] == "position"] == [
        ("Ada Quist-Lindholm", "Assistant Professor", "Moss University of Finance and Economics"),
        ("Ada Quist-Lindholm", None, "Harbour Bank"),
        ("Bo Ekman", "Lecturer", "Fen College"),
    ]


AFTER = """
## Supervision

### M1 TER

Ada Holm, 10.07.2024 <br>
_Study of the local limits of tides_ <br>
M1 parcours Marées, université Paris-Nord

Now Master student at Fen University, Italy

Cy Lind, Di Falk, 19.05.2022 (with E. Lund) <br>
_Étude de la mer_ <br>
M1 Mathématiques et Applications, université Paris-Nord
"""


def test_years_of_study_days_of_several_and_what_came_after_below() -> None:
    told = list(rows(supervision, HEAD + AFTER))
    owned = [row for row in told if row["kind"] == "supervision" and "Lund" not in row.get("advisor", "")]
    assert [tuple(row.get(key) for key in ("student", "level", "end", "institution")) for row in owned] == [
        ("Ada Holm", "M1", "2024-07-10", "université Paris-Nord"),
        ("Cy Lind", "M1", "2022-05-19", "université Paris-Nord"),
        ("Di Falk", "M1", "2022-05-19", "université Paris-Nord"),
    ]
    assert [(r["person"], r.get("role"), r["organization"]) for r in told if r["kind"] == "position"] == [
        ("Ada Holm", "Master student", "Fen University"),
    ]


ADVISED = """
## Students

M.A. Thesis advisor for Jeffrey Holm, August 2009 - April 2010.\\
Thesis: Product dimension of a random tide.

Undergraduate thesis advisor to Ola Brandt, 2019.

Primary advisor of Nils Ekman, PhD 2020

Advisor of the Tidal Society, 2012
"""


def test_what_the_owner_was_stands_before_the_student() -> None:
    read = {row["student"]: (row.get("level"), row.get("thesis")) for row in rows(supervision, HEAD + ADVISED)}
    assert read == {
        "Jeffrey Holm": ("M.A.", "Product dimension of a random tide"),
        "Ola Brandt": ("Undergraduate", None),
        "Nils Ekman": ("PhD", None),
    }


def test_title_below_a_level_is_that_of_the_thesis() -> None:
    read = {row["student"]: row.get("thesis") for row in rows(supervision, HEAD + LIST)}
    assert read == {
        "Bia Prado": "Ondas lentas em rios de planície",
        "Caio Reis": None,
        "Davi Luz": None,
        "Elsa Maia": None,
    }


def test_co_advisor_in_brackets() -> None:
    assert [row["student"] for row in rows(supervision, HEAD + LIST) if row.get("role")] == ["Caio Reis"]


def test_titles_behind_years_in_brackets() -> None:
    text = HEAD + "## Honors Thesis Advisor\n\n- Moe, Ada (2021-2022), Slow Waves in Small Rivers, Fen College\n"
    assert [(row["student"], row.get("thesis"), row["end"]) for row in rows(supervision, text)] == [
        ("Moe, Ada", "Slow Waves in Small Rivers", "2022")
    ]


def test_level_of_a_heading_in_dutch() -> None:
    text = HEAD + "## Begeleiding van promovendi\n\n- Pieter Bakker, 2016-2020\n"
    assert [row.get("level") for row in rows(supervision, text)] == ["promovendi"]


def test_sentences_of_lattes() -> None:
    text = HEAD + (
        "## Orientações concluídas\n\n"
        "- Bia Prado. Ondas lentas. 2021. Dissertação (Mestrado em Física) - Universidade de Aveiro.\n"
    )
    (row,) = rows(supervision, text)
    assert (row["student"], row["level"], row["thesis"]) == ("Bia Prado", "Mestrado", "Ondas lentas")


def test_level_of_a_heading_in_spanish() -> None:
    text = HEAD + "## Tesis doctorales dirigidas\n\n- Jorge Molina, “Mareas del norte”, 2019\n"
    (row,) = rows(supervision, text)
    assert (row["level"], row["thesis"]) == ("doctorales", "Mareas del norte")


NUMBERED = """
## PhD students

1. Elin Moe
- Fall 2017 -- Fall 2021.
- First position: Harbour Scientist at Tide Inc.

2. Manyou Ma
- Fall 2021 -- present.
- Uppsala Harbour Scholar
"""
CITED = """
## Master theses supervised

- Ekman, B.K. 2015. Tides of graphs: a study of small ports.
- Moe-Holm, E. 2017 Gulls over grey water in winter
"""


def test_details_below_a_numbered_name_are_the_students() -> None:
    found = [row for row in rows(supervision, HEAD + NUMBERED) if "student" in row]
    told = {row["student"]: (row["level"], row["start"], row.get("end"), row.get("outcome")) for row in found}
    assert told == {
        "Elin Moe": ("PhD", "2017-23", "2021-23", "Harbour Scientist at Tide Inc"),
        "Manyou Ma": ("PhD", "2021-23", None, None),
    }


def test_theses_that_are_cited_as_works_are() -> None:
    told = {row["student"]: (row["end"], row["thesis"]) for row in rows(supervision, HEAD + CITED)}
    assert told == {
        "Ekman, B.K.": ("2015", "Tides of graphs: a study of small ports"),
        "Moe-Holm, E.": ("2017", "Gulls over grey water in winter"),
    }


def test_kinds_of_theses_are_no_part_of_their_titles() -> None:
    text = HEAD + "## PhD Students\n\n- Moe, Ada (2020) Slow Waves in Small Rivers. Ph.D. Thesis (Tides), Fen College\n"
    assert [row.get("thesis") for row in rows(supervision, text)] == ["Slow Waves in Small Rivers"]
