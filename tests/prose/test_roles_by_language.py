"""Roles as people of six languages, and of both genders at once, print them: each is one mark from end to end."""

from __future__ import annotations

import pytest

from kgbuild.prose.terms import terms

ROLES = {
    "German": (
        "Akademische Rätin", "außerplanmäßige Professorin", "Geschäftsführende Direktorin", "Juniorprofessor",
        "Kuratorin", "Oberärztin", "Professor:in", "Promovierende", "Stellvertretender Institutsleiter",
        "Universitätsprofessorin", "Wissenschaftliche Mitarbeiter*innen", "wissenschaftliche Leiterin",
        "wissenschaftliches Volontariat",
    ),
    "French": (
        "chargée de TD", "chercheur·euse", "cheffe de clinique", "directrice d'études", "Doctorant·e·s",
        "doctorante contractuelle", "enseignante-chercheuse", "étudiant(e)s", "Maîtresse de conférences",
        "praticienne hospitalière", "professeure agrégée", "Professeur des universités-praticien hospitalier",
    ),
    "Spanish": (
        "Ayudante doctora", "becaria posdoctoral", "Becario/a", "catedrática de universidad", "científica titular",
        "investigador independiente", "Investigadores principales", "jefa de trabajos prácticos",
        "profesor de asignatura", "profesora titular", "tesistas de doctorado", "vicedecana",
    ),
    "Portuguese": (
        "alunos de iniciação científica", "bolseira de doutoramento", "Bolsistas de pós-doutorado", "coordenadora",
        "livre-docente", "Pesquisadores Associados", "pró-reitora", "professor auxiliar convidado",
        "professora adjunta", "pós-doutorando",
    ),
    "Italian": (
        "assegnista di ricerca", "borsista di ricerca", "cultrice della materia", "docente a contratto",
        "primo ricercatore", "professore a contratto", "professoressa ordinaria", "RTD-B", "tecnico di laboratorio",
        "titolare di assegno di ricerca",
    ),
    "Dutch": (
        "afdelingshoofd", "assistent in opleiding", "beleidsmedewerker", "doctoraatsstudent", "Hoogleraren",
        "Junior onderzoeker", "universitair hoofddocent", "wetenschappelijk medewerker",
    ),
}  # fmt: skip
#: Words of these languages that are other words, or parts of names.
NOTHING = (
    "We met in Prag and in Interlaken.",
    "The monitor shows the arts of the interim.",
    "The doyen of tides spoke.",
    "Preside over the meeting.",
)


@pytest.mark.parametrize("text", NOTHING)
def test_no_roles(text: str) -> None:
    assert [mark.text for mark in terms(text) if mark.label == "ROLE"] == []


@pytest.mark.parametrize(("language", "role"), [(language, role) for language in ROLES for role in ROLES[language]])
def test_roles(language: str, role: str) -> None:
    assert [mark.text for mark in terms(role) if mark.label == "ROLE"] == [role], language
