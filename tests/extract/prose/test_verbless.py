"""Notes of a life without verbs, ranks with their fields, studies told by towns and brackets, in six languages."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Award, Education, Position, Service
from kgbuild.prose import read
from kgbuild.prose.ranks import with_field

NOTHING = [
    "Das Institut für Gezeiten in Kiel sucht ab sofort eine Stelle für die Bibliothek.",
    "La rivista esce due volte l'anno e pubblica saggi di storia del mare.",
    "Les études de cas montrent que les marées de Brest sont hautes.",
]
TOLD = [
    (
        "Seit 2019 Professorin für Neuere Geschichte an der Universität Kiel; zuvor wissenschaftliche Mitarbeiterin am Institut für Meereskunde.",
        [
            "position | Professorin für Neuere Geschichte | Universität Kiel | 2019 | ",
            "position | wissenschaftliche Mitarbeiterin | Institut für Meereskunde |  | ",
        ],
    ),
    (
        "Dal 2015 ricercatrice presso l'Università di Pisa; in precedenza assegnista di ricerca all'Università di Siena.",
        [
            "position | assegnista di ricerca | Università di Siena |  | ",
            "position | ricercatrice | Università di Pisa | 2015 | ",
        ],
    ),
    (
        "Professeure d'histoire à l'Université de Lille depuis 2012, après avoir été maîtresse de conférences à l'Université de Rouen (2003-2012).",
        [
            "position | Professeure d'histoire | Université de Lille | 2012 | ",
            "position | maîtresse de conférences | Université de Rouen | 2003 | 2012",
        ],
    ),
    (
        "2008 Promotion an der Universität Basel, 2015 Habilitation an der Universität Kiel.",
        ["education | Habilitation | Universität Kiel | 2015", "education | Promotion | Universität Basel | 2008"],
    ),
    (
        "Sie studierte Meereskunde in Bonn und Kiel und promovierte 2009 an der Universität Basel.",
        ["education |  | Bonn | ", "education |  | Kiel | ", "education | Promotion | Universität Basel | 2009"],
    ),
    (
        "Licenciada en Física (Instituto del Faro, 1977) y Doctora en Ingeniería Naval (Universidad de Vigo, 1984).",
        ["education | Doctora | Universidad de Vigo | 1984", "education | Licenciada | Instituto del Faro | 1977"],
    ),
    (
        "Ela é mestre em Oceanografia pela Universidade do Mar e possui doutorado em Física pela mesma universidade.",
        ["education | doutorado | Universidade do Mar | ", "education | mestre | Universidade do Mar | "],
    ),
    (
        "Elle est faite docteure honoris causa de l'Université de Brest en 2015.",
        ["award | docteure honoris causa | Université de Brest | 2015"],
    ),
    (
        "Ada Lindqvist, nascida em Braga a 22 de abril de 1947, foi professora da Universidade do Faro.",
        ["position | professora | Universidade do Faro |  | "],
    ),
    (
        "Nel 2018 ha conseguito il dottorato in Storia dei mari presso l'Università di Siena.",
        ["education | dottorato | Università di Siena | 2018"],
    ),
    (
        "È assegnista di ricerca presso l'Università di Pisa, dove ha conseguito il dottorato in Fisica.",
        ["education | dottorato | Università di Pisa | ", "position | assegnista di ricerca | Università di Pisa |  | "],
    ),
    (
        "Educated at Fen University, Harbour College and Lund University (PhD 1970), she listed tides as her field.",
        [
            "education |  | Fen University | ",
            "education |  | Harbour College | ",
            "education | PhD | Lund University | 1970",
        ],
    ),
    (
        "She is Professor and Director at the Harbour Institute.",
        ["position | Director | Harbour Institute |  | ", "position | Professor | Harbour Institute |  | "],
    ),
    ("Doutorou-se em Filosofia em 1968 e escreveu sobre marés e faróis.", ["education | doutorado |  | 1968"]),
    (
        "Sie promovierte 2014 am Institut für Gezeiten in Kiel und erhielt 2015 den Gezeitenpreis der Universität Kiel.",
        ["award | Gezeitenpreis | Universität Kiel | 2015", "education | Promotion | Institut für Gezeiten | 2014"],
    ),
    (
        "È docente all'Università di Pisa e fa parte della Società Italiana delle Maree.",
        ["position | docente | Università di Pisa |  | ", "service | member | Società Italiana delle Maree | "],
    ),
    (
        "Von 1956 bis 1961 war sie Assistentin bei Jonas Brekke und habilitierte sich 1958 mit einer Arbeit zu den Gezeiten.",
        ["education | Habilitation |  | 1958", "position | Assistentin |  | 1956 | 1961"],
    ),
    (
        "Nel 2006 è dottoressa di ricerca in Fisica presso l'Università del Faro.",
        ["education | dottoressa di ricerca | Università del Faro | 2006"],
    ),
    (
        "Mitglied der Akademie der Gezeiten seit 2020.",
        ["service | Mitglied | Akademie der Gezeiten | 2020"],
    ),
]  # fmt: skip
FIELDS = [
    ("professore ordinario", " di Storia moderna presso l'Ateneo", " di Storia moderna"),
    ("maîtresse de conférences", " en arts du spectacle à l'université", " en arts du spectacle"),
    ("Professorin", " für Ethik und Technik an der Universität", " für Ethik und Technik"),
    ("hoogleraar", " oceanografie en getijden aan de Universiteit", " oceanografie en getijden"),
    ("hoogleraar", " Algemene Taalkunde aan de Universiteit", " Algemene Taalkunde"),
    ("profesora titular", " de Derecho Civil de la Universidad", " de Derecho Civil"),
    ("profesora titular", " de la Universidad de Vigo", ""),
    ("professeur", " de l'école des marées", ""),
    ("professor", " en de directeur van het instituut", ""),
    ("Professor", " in Graz", ""),
    ("profesor", " de tiempo completo", ""),
    ("directora", " de Teatro", ""),
]
BODIES = [
    ("Ze werkt bij de Open Zeeuniversiteit en geeft daar vakken over getijden.", "vakken"),
    ("Es profesora en la Universidad de Vigo, donde también dirige el coro.", "donde"),
    ("Insegna all'Università di Pisa nel settore della storia del mare.", "settore"),
]


def told(text: str) -> list[str]:
    out = []
    for record in extract(read_bytes(f"# Ada Lindqvist\n\n## Biography\n\n{text}\n".encode(), "page.md")).records:
        match record:
            case Position(role=r, organization=o, start=s, end=e):
                out.append(f"position | {r} | {o.name} | {s} | {e}")
            case Education(degree=d, institution=i, end=e):
                out.append(f"education | {d} | {i.name} | {e}")
            case Service(role=r, organization=o, start=s):
                out.append(f"service | {r} | {o.name} | {s}")
            case Award(title=t, awarder=a, date=d):
                out.append(f"award | {t} | {a.name} | {d}")
    return sorted(set(out))


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("text", "want"), TOLD)
def test_notes_are_told(text: str, want: list[str]) -> None:
    assert told(text) == want


@pytest.mark.parametrize(("rank", "behind", "field"), FIELDS)
def test_a_rank_goes_on_with_its_field_and_no_body(rank: str, behind: str, field: str) -> None:
    text = rank + behind
    assert text[len(rank) : with_field(text, 0, len(rank))] == field


@pytest.mark.parametrize(("text", "beyond"), BODIES)
def test_a_body_ends_before_its_sentence_goes_on(text: str, beyond: str) -> None:
    assert not [m.text for s in read(text) for m in s.of("ORG") if beyond in m.text]


def test_notes_of_a_card_are_posts_once() -> None:
    page = (
        "# Equipe\n\n## Coordenação\n\n### Profa. Dra. Ana Moreau Silva\n\nDoutora em Física pela Universidade do Faro. "
        "Docente no Instituto das Marés (IM). Líder do Grupo de Estudos do Mar.\n"
    )
    records = extract(read_bytes(page.encode(), "equipe.md")).records
    posts = {(r.person.name, r.role, r.organization.name) for r in records if isinstance(r, Position)}
    assert posts == {
        ("Ana Moreau Silva", "Docente", "Instituto das Marés (IM)"),
        ("Ana Moreau Silva", "Líder", "Grupo de Estudos do Mar"),
    }
