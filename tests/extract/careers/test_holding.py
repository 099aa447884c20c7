"""What ties a role to the body it is held in, language by language."""

from __future__ import annotations

import pytest

from kgbuild.extract.careers.positions import positions
from kgbuild.extract.phrases.holding import at_body
from pages import HEAD, only, rows


@pytest.mark.parametrize(
    "text",
    [
        "Dozent der Physik",
        "Professor der Alten Geschichte",
        "Professeur du secondaire",
        "Directeur de thèse",
        "Fellow in the Humanities",
        "Lector no",
    ],
)
def test_no_body_is_named(text: str) -> None:
    assert at_body(text) is None


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("Leiterin der Abteilung Gezeiten", "Leiterin", "Abteilung Gezeiten"),
        ("Geschäftsführer der Ada Moe Stiftung", "Geschäftsführer", "Ada Moe Stiftung"),
        ("Leiterin des Moe- und Lind-Archivs", "Leiterin", "Moe- und Lind-Archivs"),
        ("Direktor des Instituts für Watten", "Direktor", "Instituts für Watten"),
        ("Präsidentin der Universität Kiel", "Präsidentin", "Universität Kiel"),
        ("Directeur du laboratoire des Marées", "Directeur", "laboratoire des Marées"),
        ("Directrice de l'Institut des Dunes", "Directrice", "Institut des Dunes"),
        ("Decano de la Facultad de Derecho", "Decano", "Facultad de Derecho"),
        ("Investigador del CSIC", "Investigador", "CSIC"),
        ("Profesor en Universidad de Cuyo", "Profesor", "Universidad de Cuyo"),
        ("Diretora do Museu de Marés", "Diretora", "Museu de Marés"),
        ("Professor no Departamento de Física", "Professor", "Departamento de Física"),
        ("Direttore del Dipartimento di Fisica", "Direttore", "Dipartimento di Fisica"),
        ("Ricercatrice nell'Istituto di Maree", "Ricercatrice", "Istituto di Maree"),
        ("Docente alla Scuola Navale", "Docente", "Scuola Navale"),
        ("Directeur van het Instituut voor Duinen", "Directeur", "Instituut voor Duinen"),
        ("Docent aan de Hogeschool Texel", "Docent", "Hogeschool Texel"),
        ("Director of the Tide Institute", "Director", "Tide Institute"),
    ],
)
def test_bodies(text: str, role: str, body: str) -> None:
    entry = f"{HEAD}## Positions\n\n- 2010-2012 {text}\n"
    assert only(rows(positions, entry), "role", "organization") == [(role, body)]
