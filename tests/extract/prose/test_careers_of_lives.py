"""Sentences of lives that print careers densely: lists of universities with years, apostrophes for accents, prizes."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Award, Education, Position, Record, Service


def records(text: str) -> tuple[Record, ...]:
    return extract(read_bytes(f"# Ada Lindqvist\n\n{text}\n".encode(), "page.md")).records


def posts(text: str) -> list[str]:
    told = (record for record in records(text) if isinstance(record, Position))
    return [f"{post.role} | {post.organization.name} | {post.start} | {post.end}" for post in told]


def degrees(text: str) -> list[str]:
    told = (record for record in records(text) if isinstance(record, Education))
    return [f"{study.degree} | {study.field} | {study.institution.name} | {study.end}" for study in told]


@pytest.mark.parametrize(
    "text",
    [
        "Il premio Gabbiano e la medaglia Marea sono oggi noti a tutti i marinai del porto di Riva.",
        "Nun bringe ich als Doktorandin meine praktischen Erfahrungen in Lehre und Forschung gern ein.",
    ],
)
def test_nothing_is_told(text: str) -> None:
    assert [r for r in records(text) if isinstance(r, (Award, Education)) or getattr(r, "organization", None)] == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Ha sido catedrática en las universidades de Lima (1982-1986), Quito (1986-1988) y Cuyo (1988-2015).",
            ["catedrática | Universidad de Lima | 1982 | 1986", "catedrática | Universidad de Quito | 1986 | 1988",
             "catedrática | Universidad de Cuyo | 1988 | 2015"],
        ),
        (
            "Formada en Oxford con el profesor Bo Ekman, fue entre 1976 y 1980 directora del Centro de Estudios Marinos.",
            ["directora | Centro de Estudios Marinos | 1976 | 1980"],
        ),
        (
            "E’ stata ricercatrice di Diritto Pubblico presso l’Istituto di Studi sulle Maree.",
            ["ricercatrice di Diritto Pubblico | Istituto di Studi sulle Maree |  | "],
        ),
        (
            "E' professoressa associata nella Facoltà di Giurisprudenza dell’Università di Pisa.",
            ["professoressa associata | Facoltà di Giurisprudenza dell’Università di Pisa |  | "],
        ),
        (
            "Professoressa ordinaria di Diritto costituzionale (IUS/08) presso il Dipartimento di Scienze Umane di Riva.",
            ["Professoressa ordinaria di Diritto costituzionale | Dipartimento di Scienze Umane di Riva |  | "],
        ),
        (
            "En 1992, j'ai commencé mon rôle de chercheuse à l'Université de Trieste.",
            ["chercheuse | Université de Trieste | 1992 | "],
        ),
    ],
)  # fmt: skip
def test_posts(text: str, want: list[str]) -> None:
    assert posts(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Nel 1998 si è laureata in Fisica presso l'Università di Pisa.", ["laurea | Fisica | Università di Pisa | 1998"]),
        ("In 1999 promoveerde zij aan de Universiteit Leiden.", ["promotie |  | Universiteit Leiden | 1999"]),
        ("1999 promovierte sie an der Universität Kiel.", ["Promotion |  | Universität Kiel | 1999"]),
        ("1963 geboren, studierte sie Physik an der Universität Kiel.", [" | Physik | Universität Kiel | "]),
        ("Ik ben gepromoveerd aan de Universiteit Leiden in 2010.", ["promotie |  | Universiteit Leiden | 2010"]),
        ("Ik heb geschiedenis gestudeerd aan de Universiteit Leiden.", [" | geschiedenis | Universiteit Leiden | "]),
        ("He estudiado Historia en la Universidad de Cuyo entre 2001 y 2005.", [" | Historia | Universidad de Cuyo | 2005"]),
    ],
)  # fmt: skip
def test_degrees(text: str, want: list[str]) -> None:
    assert degrees(text) == want


def test_prizes_without_a_verb() -> None:
    text = "Ada Lindqvist es doctora honoris causa en Letras por la New York University (1987). Premio Gaviota 1976. "
    told = records(text + "Premio Marea europeo de ensayo (2001).")
    found = [(award.title, award.date) for award in told if isinstance(award, Award)]
    assert found == [
        ("doctora honoris causa", "1987"),
        ("Premio Gaviota", "1976"),
        ("Premio Marea europeo de ensayo", "2001"),
    ]


def offices(text: str) -> list[str]:
    told = (record for record in records(text) if isinstance(record, Service))
    return [f"{office.role} | {office.organization.name}" for office in told]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Sie ist seit 2012 an der Universität Wien tätig.", [" | Universität Wien | 2012 | "]),
        (
            "In 2010 she obtained a position of associate professor at the University of Riva.",
            ["associate professor | University of Riva | 2010 | "],
        ),
        (
            "Ocupa una plaza de profesora titular en la Universidad de Lugo desde 2015.",
            ["profesora titular | Universidad de Lugo | 2015 | "],
        ),
        ("She is a graduate of the University of Riva.", []),
        (
            "Dal 2018 dirige il Centro di Studi sul Mare dell’Università di Bari.",
            ["direttore | Centro di Studi sul Mare dell’Università di Bari | 2018 | "],
        ),
        ("Elle est directrice de publication de la revue Marées.", []),
    ],
)
def test_posts_are_told(text: str, want: list[str]) -> None:
    assert posts(text) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Elle est directrice de publication de la revue Marées.", ["directrice de publication | Marées"]),
        (
            "È componente del Consiglio della Società Italiana di Talassologia.",
            ["componente | Consiglio della Società Italiana di Talassologia"],
        ),
        ("È Segretario dell’AIT (Associazione Italiana di Talassologia).", ["Segretario | AIT"]),
        ("È docente del Dipartimento di Scienze Umane e componente della Giunta dello stesso.", []),
    ],
)
def test_offices_are_told(text: str, want: list[str]) -> None:
    assert offices(text) == want


def test_a_course_of_study_is_no_field() -> None:
    text = "Nach dem Bachelorstudium der Physik an der Universität Kiel promovierte sie 2011 an der Universität Graz."
    assert degrees(text) == ["Bachelor | Physik | Universität Kiel | ", "Promotion |  | Universität Graz | 2011"]


def test_a_time_that_opens_a_sentence_is_nobody() -> None:
    told = records("Im Jahr 2003 erfolgte die Promotion an der Universität Bonn.")
    assert [r.institution.name for r in told if isinstance(r, Education)] == ["Universität Bonn"]
