"""Fields of study under their names alone, whatever leads to them and stands behind them."""

from __future__ import annotations

import pytest

from kgbuild.extract.careers.education import education
from pages import HEAD, only, rows


@pytest.mark.parametrize(
    ("line", "degree", "field"),
    [
        (
            "MSc, Coastal Change and Management (Distinction), Uppsala University",
            "MSc",
            "Coastal Change and Management",
        ),
        ("B.S., Physics and Mathematics *Cum Laude*, Fen College", "B.S.", "Physics and Mathematics"),
        ("Ph.D. on Environmental Sciences, Uppsala University", "Ph.D.", "Environmental Sciences"),
        ("M.A. concentration in Urban Planning, Fen College", "M.A.", "Urban Planning"),
        ("B.A. with a double major in History and English, Fen College", "B.A.", "History and English"),
        ("PhD, specialization: Plasma Physics, Uppsala University", "PhD", "Plasma Physics"),
        ("Maestro en Ciencias con orientación en matemáticas, UNAM", "Maestro en Ciencias", "matemáticas"),
        ("Dipl.-Phys., Schwerpunkt Astrophysik, Universität Bonn", "Dipl.-Phys.", "Astrophysik"),
        ("Master recherche, spécialité Acoustique, Université de Nantes", "Master recherche", "Acoustique"),
        (
            "Ingeniero de Caminos, Canales y Puertos, Universidad de Cantabria",
            "Ingeniero",
            "Caminos, Canales y Puertos",
        ),
        ("Bachelor of Science mit der Arbeit: *Reading the tides*, Universität Kiel", "Bachelor of Science", ""),
        ("BA, Music and Minor in French, Fen College", "BA", "Music"),
        ("Physics, BSc, 2:1, Uppsala University", "BSc", "Physics"),
        ("Economics and Politics, M.A., Uppsala University", "M.A.", "Economics and Politics"),
    ],
)
def test_a_field_is_named_without_what_surrounds_it(line: str, degree: str, field: str) -> None:
    assert only(rows(education, f"{HEAD}## Education\n\n- {line}, 2009\n"), "degree", "field") == [(degree, field)]


def test_degrees_joined_by_a_hyphen_are_two() -> None:
    found = only(rows(education, f"{HEAD}## Education\n\n- BS-MS in Physics, Fen College, 2009\n"), "degree", "field")
    assert found == [("BS", "Physics"), ("MS", "Physics")]
