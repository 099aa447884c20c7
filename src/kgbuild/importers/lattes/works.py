"""What somebody wrote, told and whom they taught to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.importers.identifiers import orcid_iri
from kgbuild.importers.importer import Item
from kgbuild.importers.lattes.told import Curriculum, Told, spoken
from kgbuild.importers.people import name_of
from kgbuild.importers.works import doi_in, pages_of, serial_number
from kgbuild.importers.xml.elements import Element
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Author, Link, Mention, Paper, PaperKind, Supervision, Talk


def works(curriculum: Curriculum) -> Iterator[Item]:
    """Give a Paper a work that has a title."""
    kinds: dict[str, PaperKind] = table("lattes")["works"]
    for element in curriculum.root.all(*kinds):
        told = curriculum.told(element)
        yield _paper(curriculum, told, kinds[element.tag]) if told.text("title") else curriculum.evidence(element)


def _paper(curriculum: Curriculum, told: Told, kind: PaperKind) -> Paper:
    authors = tuple(Author(who, place) for place, who in enumerate(_authors(curriculum, told.element), 1))
    home = told["HOME-PAGE-DO-TRABALHO"].strip("[]")
    pages = "-".join(filter(None, (told.text("first_page"), told.text("last_page"))))
    return Paper(
        evidence=curriculum.evidence(told.element),
        title=told.text("title"),
        authors=authors or (Author(curriculum.owner, 0),),
        etal=not authors,
        year=told.text("year") if re.fullmatch(r"\d{4}", told.text("year")) else "",
        type=kind,
        status="accepted" if told.element.tag == "ARTIGO-ACEITO-PARA-PUBLICACAO" else "",
        venue=told["TITULO-DO-LIVRO"] if kind == "chapter" else told.text("venue"),
        volume=told["VOLUME"],
        issue=told.text("issue") if kind == "journal" else "",
        number=told["CODIGO-DO-REGISTRO-OU-DEPOSITO"] or told["CODIGO-DO-REGISTRO"] if kind == "patent" else "",
        pages=pages_of(pages),
        publisher=told.text("publisher"),
        editors=tuple(_listed(told)) if kind == "chapter" else (),
        doi=doi_in(told["DOI"]),
        identifiers=serial_number(told["ISSN"]) | serial_number(told["ISBN"]),
        links=(Link("", home),) if home.startswith("http") and "doi.org/" not in home else (),
    )


def _authors(curriculum: Curriculum, element: Element) -> Iterator[Mention]:
    """Give the authors in their order; who has the number of the curriculum is its owner."""
    people = [curriculum.told(one) for one in element.children("AUTORES", "INVENTORES")]
    for told in sorted(people, key=_place):
        if name := told.text("authors"):
            mine = told["NRO-ID-CNPQ"] and told["NRO-ID-CNPQ"] == curriculum.root.get("NUMERO-IDENTIFICADOR")
            number = curriculum.owner.identifier if mine else orcid_iri(told["ORCID-ID"])
            yield Mention(name_of(name), told.element.start, told.element.end, identifier=number)


def _place(author: Told) -> int:
    place = author["ORDEM-DE-AUTORIA"]
    return int(place) if place.isdigit() else 0


def _listed(told: Told) -> Iterator[Mention]:
    for name in told.text("organizers").split(";"):
        if name.strip():
            yield Mention(name_of(name.strip()), told.element.start, told.element.end)


def talks(curriculum: Curriculum) -> Iterator[Talk]:
    """Give the talks that somebody gave."""
    for element in curriculum.root.all("APRESENTACAO-DE-TRABALHO"):
        told = curriculum.told(element)
        people = tuple(_authors(curriculum, element)) or (curriculum.owner,)
        if told.text("title"):
            yield Talk(
                evidence=curriculum.evidence(element),
                people=people,
                title=told.text("title"),
                event=told.text("event"),
                date=told.date("ANO"),
                type=spoken(told["NATUREZA"]),
                location=", ".join(filter(None, (told["CIDADE-DA-APRESENTACAO"], told["PAIS"]))),
            )


def students(curriculum: Curriculum) -> Iterator[Item]:
    """Give the students whom somebody advised or advises; a year is that of the end, or of the beginning."""
    levels: dict[str, str] = table("lattes")["students"]
    for element in curriculum.root.all(*levels):
        told = curriculum.told(element)
        student, ongoing = told.mention("student"), "ANDAMENTO" in element.tag
        if student == NOBODY:
            yield curriculum.evidence(element)
            continue
        yield Supervision(
            evidence=curriculum.evidence(element),
            advisor=curriculum.owner,
            student=student,
            level=levels[element.tag] or spoken(told["NATUREZA"]),
            role="Coorientador" if told["TIPO-DE-ORIENTACAO"] == "CO_ORIENTADOR" else "",
            start=told.date("ANO") if ongoing else "",
            end="" if ongoing else told.date("ANO"),
            ongoing=ongoing,
            thesis=told.text("title"),
            institution=told.mention("institution"),
        )
