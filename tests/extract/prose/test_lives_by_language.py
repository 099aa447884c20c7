"""Sentences of lives in several languages: degrees without a verb, posts behind "as", names in two scripts."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Award, Education, Position, Service


def told(text: str, name: str = "Ada Lindqvist") -> list[str]:
    out = []
    for record in extract(read_bytes(f"# {name}\n\n{text}\n".encode(), "page.md")).records:
        match record:
            case Position(person=p, role=r, organization=o, start=s, end=e):
                out.append(f"{p.name}: {r} | {o.name} | {s} | {e}")
            case Education(person=p, degree=d, field=f, institution=i, end=e):
                out.append(f"{p.name}: {d} | {f} | {i.name} | {e}")
            case Award(people=(p,), title=t, date=d):
                out.append(f"{p.name}: {t} | {d}")
    return sorted(out)


@pytest.mark.parametrize(
    "text",
    [
        "Si laurea in fretta chi non legge le maree di Kiel.",
        "Alla laurea segue un periodo di studi tra l'Italia, l'Inghilterra e gli Stati Uniti.",
        "Bologna è una città di maree e di gabbiani che nessuno ha visto.",
    ],
)
def test_nothing_is_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Doctora y Licenciada en Ciencias Marinas por la Universidad de Cuyo.",
            ["Doctora | Ciencias Marinas | Universidad de Cuyo | ", "Licenciada | Ciencias Marinas | Universidad de Cuyo | "],
        ),
        (
            "Entre octobre 2014 et août 2015, j'étais chercheuse à l'Université de Cuyo.",
            ["chercheuse | Université de Cuyo | 2014-10 | 2015-08"],
        ),
        ("J'ai été ingénieure au Muséum de Cuyo de 2010 à 2012.", ["ingénieure | Muséum de Cuyo | 2010 | 2012"]),
        (
            "De 2018 a 2021 desarrolló su labor en la Universidad de Cuyo como profesora ayudante doctora.",
            ["profesora ayudante doctora | Universidad de Cuyo | 2018 | 2021"],
        ),
        ("Científica Titular en el Instituto de Estudios Marinos del Sur", ["Científica Titular | Instituto de Estudios Marinos del Sur |  | "]),
        (
            "Dottore di ricerca in Italianistica all’Università di Pisa, svolge attività di critica del mare.",
            ["Dottore di ricerca | Italianistica | Università di Pisa | "],
        ),
        (
            "Nel 1997 ha vinto il Premio Maree Giovani con un racconto, nel 2000 ha ottenuto il premio Gabbiano Nero.",
            ["Premio Maree Giovani | 1997", "premio Gabbiano Nero | 2000"],
        ),
        ("In 1988 werd ik benoemd tot hoogleraar Letterkunde aan de Universiteit van Texel.", ["hoogleraar Letterkunde | Universiteit van Texel | 1988 | "]),
        ("She worked at the Harbour Museum as a curator from 2001 to 2004.", ["curator | Harbour Museum | 2001 | 2004"]),
    ],
)  # fmt: skip
def test_lives(text: str, want: list[str]) -> None:
    assert told(text) == [f"Ada Lindqvist: {line}" for line in want]


def test_family_name_first() -> None:
    text = "È attualmente ricercatrice di Letteratura presso l'Università di Pisa."
    assert told(text, "Lindqvist, Ada") == ["Ada Lindqvist: ricercatrice di Letteratura | Università di Pisa |  | "]


def test_degree_behind_a_name_is_no_part_of_it() -> None:
    text = "È attualmente ricercatrice di Letteratura presso l'Università di Pisa."
    assert told(text, "Ada Lindqvist M.A.") == ["Ada Lindqvist: ricercatrice di Letteratura | Università di Pisa |  | "]


def test_no_heading_in_another_script_is_a_name() -> None:
    text = (
        "---\ntitle: Members\n---\n\n## Graduate Students\n\n**석사과정 (M.S. Students)**\n"
        "- **김지현 (Jihyun Kim)** - Tides\n- **박상민 (Sangmin Park)** - Gulls\n- **이소영 (Soyoung Lee)** - Nets\n"
    )
    found = extract(read_bytes(text.encode(), "members.md")).records
    people = [record.person.name for record in found if isinstance(record, Position)]
    assert people == ["김지현", "박상민", "이소영"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Nasceu em 1955 em Belém do Pará. Graduado em Regência pela Universidade Federal do Pará.",
            ["Graduado | Regência | Universidade Federal do Pará | "],
        ),
        (
            "Nata a Pescia nel 1958, si è laureata nel 1983 in Lettere classiche all’Università di Pisa.",
            ["laurea | Lettere classiche | Università di Pisa | 1983"],
        ),
        ("Scrive di mare per molti giornali. È stata curatrice della Fondazione Morra dei mari.", ["curatrice | Fondazione Morra |  | "]),
    ],
)  # fmt: skip
def test_a_verb_that_opens_a_sentence_is_no_name(text: str, want: list[str]) -> None:
    assert told(text) == [f"Ada Lindqvist: {line}" for line in want]


@pytest.mark.parametrize(
    "text",
    [
        "È responsabile delle borse aggiuntive di dottorato di ricerca finanziate dal Comune.",
        "Coordena bolsas de doutorado da universidade.",
        "Responsable de la caisse, elle compte les mouettes.",
    ],
)
def test_scholarships_of_others_are_no_degrees(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "Dal 2007 è Professore Ordinario di Talassologia all’Università degli Studi di Riva.",
            ["Professore Ordinario di Talassologia | Università degli Studi di Riva | 2007 | "],
        ),
        (
            "È responsabile del Laboratorio di Maree dell'Università di Pisa dal 2019.",
            ["responsabile | Laboratorio di Maree dell'Università di Pisa | 2019 | "],
        ),
        (
            "È stata visiting professor presso l'Università di Oxford e la Columbia University di New York.",
            ["visiting professor | Columbia University di New York |  | ", "visiting professor | Università di Oxford |  | "],
        ),
        (
            "Ha sido profesora visitante en las universidades de Bolonia, París y Lima.",
            [f"profesora visitante | Universidad de {town} |  | " for town in ("Bolonia", "Lima", "París")],
        ),
        ("Ik ben universitair hoofddocent bij de Universiteit Utrecht.", ["universitair hoofddocent | Universiteit Utrecht |  | "]),
        ("Docteure en histoire de l'EHESS, elle observe les marées.", ["Docteure | histoire | EHESS | "]),
        (
            "Mestre em Ciências e Ambiente pela Universidade do Porto.",
            ["Mestre | Ciências e Ambiente | Universidade do Porto | "],
        ),
        ("Nel 2012 ha vinto il Premio Gabbiano per la divulgazione scientifica.", ["Premio Gabbiano | 2012"]),
    ],
)  # fmt: skip
def test_posts_and_degrees_in_sentences(text: str, want: list[str]) -> None:
    assert told(text) == [f"Ada Lindqvist: {line}" for line in want]


@pytest.mark.parametrize(
    ("text", "thesis"),
    [
        ("Ha conseguito il dottorato in Storia all'Università di Firenze con una tesi dal titolo \"I porti del Tirreno\".", "I porti del Tirreno"),
        ("Se doctoró en Historia por la Universidad de Cuyo en 2004 con la tesis titulada «Los puertos del norte».", "Los puertos del norte"),
        ("Sie promovierte 2004 an der Universität Kiel mit der Arbeit „Häfen im Norden“.", "Häfen im Norden"),
        ("Elle a soutenu en 2009 à l'université Lyon 2 une thèse intitulée « Les ports du Nord ».", "Les ports du Nord"),
        ('Defendeu em 2010 na Universidade do Porto a tese de doutoramento "Os portos do norte".', "Os portos do norte"),
    ],
)  # fmt: skip
def test_theses_in_sentences(text: str, thesis: str) -> None:
    records = extract(read_bytes(f"# Ada Lindqvist\n\n{text}\n".encode(), "page.md")).records
    assert [record.thesis for record in records if isinstance(record, Education)] == [thesis]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ('È membro del comitato di redazione della rivista "Studi di maree".', ["membro del comitato di redazione | Studi di maree"]),
        ("È membro della Società delle Maree, direttrice della rivista Mare e membro del comitato scientifico di Onde.", ["direttrice | Mare", "membro del comitato scientifico | Onde", "membro | Società delle Maree"]),
        ("É membro da Academia de Ciências e editora da revista Mares.", ["editora | Mares", "membro | Academia de Ciências"]),
    ],
)  # fmt: skip
def test_offices_in_sentences(text: str, want: list[str]) -> None:
    records = extract(read_bytes(f"# Ada Lindqvist\n\n{text}\n".encode(), "page.md")).records
    assert sorted(f"{r.role} | {r.organization.name}" for r in records if isinstance(r, Service)) == want


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            "He realizado una estancia de investigación postdoctoral financiada por el Fondo de Mareas en el Centro Gull de la Universidad de Cuyo (2010).",
            "estancia de investigación postdoctoral | Centro Gull de la Universidad de Cuyo | 2010 | ",
        ),
        (
            "Disfruté de una estancia predoctoral en la Universidad de Cuyo entre junio y septiembre de 2004.",
            "estancia predoctoral | Universidad de Cuyo | 2004-06 | 2004-09",
        ),
        ("Ho svolto un periodo di ricerca presso l'Università di Oslo nel 2012.", "periodo di ricerca | Università di Oslo | 2012 | "),
        ("J'ai effectué un séjour de recherche à l'Université d'Oslo en 2012.", "séjour de recherche | Université d'Oslo | 2012 | "),
        ("Realizei um estágio de investigação na Universidade de Oslo em 2012.", "estágio de investigação | Universidade de Oslo | 2012 | "),
    ],
)  # fmt: skip
def test_stays_are_posts(text: str, want: str) -> None:
    assert told(text) == [f"Ada Lindqvist: {want}"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Soy Director en el Grupo de Investigación de la Universidad de Cuyo.", "Director | Grupo de Investigación de la Universidad de Cuyo"),
        ("Hun er førsteamanuensis ved Universitetet i Oslo siden 2012.", "førsteamanuensis | Universitetet i Oslo"),
        ("Soc professora agregada de la Universitat de Barcelona des de 2012.", "professora agregada | Universitat de Barcelona"),
    ],
)  # fmt: skip
def test_verbs_of_being_are_no_part_of_a_post(text: str, want: str) -> None:
    assert [post.split(": ")[1].rsplit(" | ", 2)[0] for post in told(text)] == [want]
