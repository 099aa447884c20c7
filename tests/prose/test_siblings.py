"""Universities that share one word for them, and what only looks like such a list."""

from __future__ import annotations

import pytest

from kgbuild.prose import read
from kgbuild.prose.siblings import siblings


@pytest.mark.parametrize(
    "text",
    [
        "an der Universität Wien und in Graz",
        "presso l'Università di Modena e Reggio Emilia",
        "all'Università di Siena e di Istituzioni di diritto pubblico",
        "an den Universitäten des Landes",
        "las universidades de la costa y del interior",
        "der Universitäten Wien und Institut für Watten",
    ],
)
def test_no_list(text: str) -> None:
    assert list(siblings(text)) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("an den Universitäten Wien, Graz und Freiburg i. Br.", ["Universität Wien", "Universität Graz", "Universität Freiburg i. Br"]),
        ("en las universidades de Lima y Quito", ["Universidad de Lima", "Universidad de Quito"]),
        ("nas universidades de Lisboa e Coimbra", ["Universidade de Lisboa", "Universidade de Coimbra"]),
        ("nelle Università di Torino, Genova e Pavia", ["Università di Torino", "Università di Genova", "Università di Pavia"]),
        ("all'Università di Siena e di Firenze", ["Università di Siena", "Università di Firenze"]),
        ("dans les universités de Lyon et d'Aix-Marseille", ["université de Lyon", "université d’Aix-Marseille"]),
        ("en las universidades de Lima (1982-1986) y Quito (1986-1988)", ["Universidad de Lima", "Universidad de Quito"]),
        ("alle Università di Padova e Bologna", ["Università di Padova", "Università di Bologna"]),
        ("at the Universities of Oslo and Bergen", ["University of Oslo", "University of Bergen"]),
        ("aan de universiteiten van Gent en Leiden", ["Universiteit Gent", "Universiteit Leiden"]),
    ],
)  # fmt: skip
def test_each_has_its_name(text: str, names: list[str]) -> None:
    assert [mark.value for mark in siblings(text)] == names
    bodies = [mark for sentence in read(f"{text}.") for mark in sentence.of("ORG")]
    assert [mark.value for mark in bodies] == names
