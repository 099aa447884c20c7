"""Names in BibTeX: what belongs together, then what is cut."""

from __future__ import annotations

import pytest

from kgbuild.importers.bib.people import people


def names(tex: str) -> list[str]:
    return [person.name for person in people(tex).people]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("{European Board of Tides}", ["European Board of Tides"]),
        ("{{European Board of Tides}}", ["European Board of Tides"]),
        ("{Nets and Ropes, Inc.}", ["Nets and Ropes, Inc."]),
        ("{Nets and Ropes} and {Sons and Daughters}", ["Nets and Ropes", "Sons and Daughters"]),
        ("The {TIDE} Collaboration", ["The TIDE Collaboration"]),
        ("Alexandra Sandström", ["Alexandra Sandström"]),
        ("Sandoval, Ferdinand", ["Ferdinand Sandoval"]),
        ("Aristotle", ["Aristotle"]),
        ("", []),
        ("and", []),
    ],
)
def test_what_belongs_together_stays_together(tex: str, expected: list[str]) -> None:
    assert names(tex) == expected


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        ("Berg, Anna and Liv Holm", ["Anna Berg", "Liv Holm"]),
        ("Berg, Anna AND\n   Holm, Liv", ["Anna Berg", "Liv Holm"]),
        ("de la Vega Ortiz, María", ["María de la Vega Ortiz"]),
        ("van den Berg, Jr., Jan", ["Jan van den Berg Jr."]),
        (r"{\"O}z, {\c{S}}irin and {\O}stby, P{\aa}l", ["Şirin Öz", "Pål Østby"]),
        ("{Berg}, A.~B. and {van Dam}, C.", ["A. B. Berg", "C. van Dam"]),
        ("Ana {Ruiz Prado}", ["Ruiz Prado, Ana"]),
        ("{Berg, Anna and Holm, Liv}", ["Anna Berg", "Liv Holm"]),
        ("Berg, A., Holm, L., Dam, C.", ["Berg, A.", "Holm, L.", "Dam, C."]),
        ("Berg, A.; Holm, L.", ["Berg, A.", "Holm, L."]),
        ("A. Berg, L. Holm and C. Dam", ["A. Berg", "L. Holm", "C. Dam"]),
        ("family=Berg, given=Anna, prefix=van and Holm, Liv", ["Anna van Berg", "Liv Holm"]),
        (r"\textbf{Berg, Anna} and {\bf Liv Holm} and {\underline{Dam, C.}}", ["Anna Berg", "Liv Holm", "C. Dam"]),
    ],
)
def test_lists_are_cut_into_names(tex: str, expected: list[str]) -> None:
    assert names(tex) == expected


@pytest.mark.parametrize("tex", ["Berg, Anna and others", "Berg, Anna and et al.", "Berg, Anna et~al."])
def test_lists_that_leave_some_out_say_so(tex: str) -> None:
    assert people(tex).etal
    assert names(tex) == ["Anna Berg"]


@pytest.mark.parametrize("tex", ["{Berg}, A. and {\\O}stby, P. and {Sea Board}", "{Berg, Anna and Holm, Liv}"])
def test_each_name_stands_where_it_is_said_to(tex: str) -> None:
    found = [tex[person.start : person.end] for person in people(tex).people]
    assert " and ".join(found) == tex.removeprefix("{").removesuffix("}") if tex.startswith("{Berg,") else tex
    assert all(piece == piece.strip() for piece in found)
