"""Who somebody is, what they studied, where they worked and taught, who funded them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from kgbuild.importers.identifiers import orcid_of
from kgbuild.importers.importer import Item
from kgbuild.importers.lattes.told import Curriculum, Told, spoken
from kgbuild.importers.people import name_of
from kgbuild.importers.xml.elements import Element
from kgbuild.lexicon import table
from kgbuild.model import (
    NOBODY,
    Award,
    Education,
    Grant,
    Interest,
    Link,
    Mention,
    Position,
    Profile,
    Recipient,
    Service,
    Skill,
    Supervision,
    Teaching,
)
from kgbuild.names import fold

#: Attributes that say what somebody was, the most telling first.
_ROLES: Final = (
    "OUTRO-ENQUADRAMENTO-FUNCIONAL-INFORMADO", "ENQUADRAMENTO-FUNCIONAL", "OUTRO-VINCULO-INFORMADO", "TIPO-DE-VINCULO",
)  # fmt: skip


def careers(curriculum: Curriculum) -> Iterator[Item]:
    """Give everything that is said of the owner as such."""
    person = curriculum.person
    yield _profile(curriculum)
    for element in person.first("FORMACAO-ACADEMICA-TITULACAO").children():
        yield from _study(curriculum, curriculum.told(element))
    for body in person.first("ATUACOES-PROFISSIONAIS").children("ATUACAO-PROFISSIONAL"):
        yield from _employer(curriculum, body)
    for element in person.first("PREMIOS-TITULOS").children("PREMIO-TITULO"):
        yield from _award(curriculum, curriculum.told(element))
    for element in person.first("AREAS-DE-ATUACAO").children("AREA-DE-ATUACAO"):
        yield from _area(curriculum, curriculum.told(element))
    for element in person.first("IDIOMAS").children("IDIOMA"):
        if language := element.get("DESCRICAO-DO-IDIOMA"):
            evidence = curriculum.evidence(element)
            yield Skill(evidence=evidence, person=curriculum.owner, skill=language, category="Idiomas")


def _profile(curriculum: Curriculum) -> Profile:
    person, number = curriculum.person, curriculum.root.get("NUMERO-IDENTIFICADOR")
    cited = [name_of(name.strip()) for name in person.get("NOME-EM-CITACOES-BIBLIOGRAFICAS").split(";") if name.strip()]
    return Profile(
        evidence=curriculum.named,
        person=curriculum.owner,
        orcid=orcid_of(person.get("ORCID-ID")),
        links=(Link("Lattes", f"http://lattes.cnpq.br/{number}"),) if number.isdigit() else (),
        names=tuple(dict.fromkeys(name for name in cited if name != curriculum.owner.name)),
        description=person.first("RESUMO-CV").get("TEXTO-RESUMO-CV-RH"),
    )


def _study(curriculum: Curriculum, told: Told) -> Iterator[Item]:
    tag, evidence = told.element.tag, curriculum.evidence(told.element)
    degree = table("lattes")["studies"].get(tag, "")
    where, ongoing = told.mention("institution"), told["STATUS-DO-CURSO"] == "EM_ANDAMENTO"
    start = told.date("ANO-DE-INICIO")
    end = told.date("ANO-DE-OBTENCAO-DO-TITULO") or told.date("ANO-DE-CONCLUSAO")
    if tag == "POS-DOUTORADO" and where != NOBODY:
        yield Position(
            evidence=evidence, person=curriculum.owner, organization=where, role="Pós-doutorado", start=start,
            end=end, ongoing=ongoing,
        )  # fmt: skip
        return
    if not degree or where == NOBODY or told["STATUS-DO-CURSO"] in {"INCOMPLETO", "TRANCADO"}:
        yield evidence
        return
    yield Education(
        evidence=evidence, person=curriculum.owner, institution=where, degree=degree, field=told["NOME-CURSO"],
        start=start, end=end, ongoing=ongoing and not end, thesis=told.text("thesis"),
    )  # fmt: skip
    for what, role in (("advisor", ""), ("co_advisor", "Coorientador")):
        if (advisor := told.mention(what)) != NOBODY:
            yield Supervision(
                evidence=evidence, advisor=advisor, student=curriculum.owner, level=degree, role=role, start=start,
                end=end, ongoing=ongoing and not end, thesis=told.text("thesis"), institution=where,
            )  # fmt: skip


def _employer(curriculum: Curriculum, element: Element) -> Iterator[Item]:
    """Give what somebody did at one place."""
    place = curriculum.told(element).mention("institution")
    for bond in element.children("VINCULOS"):
        yield from _bond(curriculum, curriculum.told(bond), place)
    for taught in chain.from_iterable(one.children("ENSINO") for one in element.children("ATIVIDADES-DE-ENSINO")):
        yield from _teaching(curriculum, taught, place)
    for project in element.all("PROJETO-DE-PESQUISA"):
        yield from _project(curriculum, project)


def _bond(curriculum: Curriculum, told: Told, place: Mention) -> Iterator[Item]:
    """Give the post or the service that a bond is."""
    role = next((spoken(told[name]) for name in _ROLES if told[name] not in {"", "LIVRE", "OUTRO"}), "")
    evidence = curriculum.evidence(told.element)
    start, end = told.date("ANO-INICIO", "MES-INICIO"), told.date("ANO-FIM", "MES-FIM")
    if place == NOBODY:
        yield evidence
    elif any(fold(role).startswith(word) or f" {word}" in fold(role) for word in table("lattes")["services"]["words"]):
        yield Service(
            evidence=evidence, person=curriculum.owner, role=role, organization=place, start=start, end=end,
            ongoing=bool(start and not end),
        )  # fmt: skip
    else:
        yield Position(
            evidence=evidence, person=curriculum.owner, organization=place, role=role, start=start, end=end,
            ongoing=bool(start and not end),
        )  # fmt: skip


def _teaching(curriculum: Curriculum, taught: Element, place: Mention) -> Iterator[Teaching]:
    """Give the courses of a stretch of teaching by the year in which it began."""
    told = curriculum.told(taught)
    for course in taught.children("DISCIPLINA"):
        if course.text():
            yield Teaching(
                evidence=curriculum.evidence(course), person=curriculum.owner, course=course.text(), institution=place,
                date=told.date("ANO-INICIO"), level=spoken(told["TIPO-ENSINO"]),
            )  # fmt: skip


def _project(curriculum: Curriculum, project: Element) -> Iterator[Item]:
    """Give a Grant a body that funds a project; one that nobody funds is no grant."""
    told = curriculum.told(project)
    funders = [curriculum.told(one).mention("institution") for one in project.all("FINANCIADOR-DO-PROJETO")]
    people = [curriculum.told(one) for one in project.all("INTEGRANTES-DO-PROJETO")]
    held = tuple(
        Recipient(one.mention("authors"), "Coordenador" if one["FLAG-RESPONSAVEL"] == "SIM" else "Integrante")
        for one in people
        if one.text("authors")
    )
    start, end = told.date("ANO-INICIO", "MES-INICIO"), told.date("ANO-FIM", "MES-FIM")
    for funder in funders:
        if told["NOME-DO-PROJETO"] and funder != NOBODY:
            yield Grant(
                evidence=curriculum.evidence(project), title=told["NOME-DO-PROJETO"], funder=funder, recipients=held,
                start=start, end=end, ongoing=bool(start and not end),
            )  # fmt: skip
    if not funders:
        yield curriculum.evidence(project)


def _award(curriculum: Curriculum, told: Told) -> Iterator[Award]:
    title, body = told["NOME-DO-PREMIO-OU-TITULO"], told["NOME-DA-ENTIDADE-PROMOTORA"]
    if title:
        yield Award(
            evidence=curriculum.evidence(told.element), people=(curriculum.owner,), title=title,
            date=told.date("ANO-DA-PREMIACAO"),
            awarder=Mention(body, told.element.start, told.element.end) if body else NOBODY,
        )  # fmt: skip


def _area(curriculum: Curriculum, told: Told) -> Iterator[Interest]:
    """Give an area by the narrowest of its names."""
    names = ("NOME-DA-ESPECIALIDADE", "NOME-DA-SUB-AREA-DO-CONHECIMENTO", "NOME-DA-AREA-DO-CONHECIMENTO")
    if topic := next((told[name] for name in names if told[name]), ""):
        yield Interest(evidence=curriculum.evidence(told.element), person=curriculum.owner, topic=topic)
