"""Posts and degrees in languages that write but the first word of a name with a capital, and in other alphabets."""

from __future__ import annotations

import pytest

from kgbuild.extract.careers.education import education
from kgbuild.extract.careers.positions import positions
from pages import HEAD, only, rows


@pytest.mark.parametrize(
    ("heading", "line", "want"),
    [
        (
            "Wykształcenie",
            "2015–2019: doktorat w dziedzinie fizyki, Uniwersytet Morski",
            ("doktorat", "fizyki", "Uniwersytet Morski", "2019"),
        ),
        (
            "Vzdělání",
            "Mgr. historie, Filozofická fakulta, Mořská univerzita, 2011",
            ("Mgr.", "historie", "Filozofická fakulta, Mořská univerzita", "2011"),
        ),
        (
            "Utbildning",
            "Filosofie doktor i fysik, Havets universitet, 2014",
            ("Filosofie doktor", "fysik", "Havets universitet", "2014"),
        ),
        (
            "Образование",
            "2010–2013 гг.: аспирантура, Приморский морской университет",
            ("аспирантура", "", "Приморский морской университет", "2013"),
        ),
        (
            "Σπουδές",
            "Πτυχίο Μαθηματικών, Πανεπιστήμιο Θάλασσας, 2004",
            ("Πτυχίο", "Μαθηματικών", "Πανεπιστήμιο Θάλασσας", "2004"),
        ),
    ],
)
def test_degrees(heading: str, line: str, want: tuple[str, ...]) -> None:
    found = only(rows(education, f"{HEAD}## {heading}\n\n- {line}\n"), "degree", "field", "institution", "end")
    assert [tuple(value or "" for value in row) for row in found] == [want]


@pytest.mark.parametrize(
    ("heading", "line", "want"),
    [
        (
            "Doświadczenie zawodowe",
            "staż podoktorski, Uniwersytet w Morzu (2019-2020)",
            ("staż podoktorski", "Uniwersytet w Morzu", "2019", "2020"),
        ),
        (
            "Zaměstnání",
            "od 2018: odborný asistent, Ústav vln, Mořská univerzita",
            ("odborný asistent", "Ústav vln, Mořská univerzita", "2018", ""),
        ),
        (
            "Опыт работы",
            "с 2018 г. профессор, Морская школа волн",
            ("профессор", "Морская школа волн", "2018", ""),
        ),
        (
            "Опыт работы",
            "2015 – настоящее время: доцент, кафедра волн, Морской университет",
            ("доцент", "кафедра волн, Морской университет", "2015", ""),
        ),
        (
            "Επαγγελματική εμπειρία",
            "2015 – σήμερα: Επίκουρος Καθηγητής, Τμήμα Κυμάτων, Πανεπιστήμιο Θάλασσας",
            ("Επίκουρος Καθηγητής", "Τμήμα Κυμάτων, Πανεπιστήμιο Θάλασσας", "2015", ""),
        ),
        (
            "Munkahelyek",
            "2015–: egyetemi docens, Hullám Intézet, Tengeri Egyetem",
            ("egyetemi docens", "Hullám Intézet, Tengeri Egyetem", "2015", ""),
        ),
    ],
)
def test_posts(heading: str, line: str, want: tuple[str, ...]) -> None:
    found = only(rows(positions, f"{HEAD}## {heading}\n\n- {line}\n"), "role", "organization", "start", "end")
    assert [tuple(value or "" for value in row) for row in found] == [want]


def test_columns_in_turkish() -> None:
    table = (
        "| Zaman Aralığı | Görev / Unvan | Kurum |\n|---|---|---|\n| Eylül 2016 - Ocak 2017 | Stajyer | Deniz Okulu |\n"
    )
    found = only(rows(positions, f"{HEAD}### İş Geçmişi\n\n{table}"), "role", "organization", "start", "end")
    assert found == [("Stajyer", "Deniz Okulu", "2016-09", "2017-01")]
