"""Lattes CVs, which every researcher of Brazil keeps, in the XML that CNPq exports: https://lattes.cnpq.br."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TextIO

from kgbuild.importers.importer import Item
from kgbuild.importers.lattes.careers import careers
from kgbuild.importers.lattes.told import Curriculum
from kgbuild.importers.lattes.works import students, talks, works
from kgbuild.importers.xml.elements import Element
from kgbuild.importers.xml.entries import is_xml_with, read_entries

FORMAT = "Lattes CV"
MEDIA_TYPE = "application/xml"
SUFFIXES: tuple[str, ...] = (".xml",)
ABOUT: Literal["person", "organization", ""] = "person"

_HEAD = re.compile(r"<CURRICULO-VITAE[\s>]")


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take XML whose root is that of a curriculum."""
    return is_xml_with(head, _HEAD, 2000)


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give everything that a curriculum says; projects that nobody funds are given as evidence.

    Raises:
        DocumentError: it is damaged, or declares entities.
    """

    def told(root: Element) -> str:
        return root.first("DADOS-GERAIS").get("NOME-COMPLETO")

    return read_entries(stream, name, frozenset({"CURRICULO-VITAE"}), "lattes", is_told=told, read=_read)


def _read(root: Element) -> Iterator[Item]:
    curriculum = Curriculum(root)
    yield from careers(curriculum)
    yield from works(curriculum)
    yield from talks(curriculum)
    yield from students(curriculum)
