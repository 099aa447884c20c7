"""Lattes CVs, which every researcher of Brazil keeps, in the XML that CNPq exports: https://lattes.cnpq.br."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TextIO

from kgbuild.importers.importer import Item
from kgbuild.importers.lattes.careers import careers
from kgbuild.importers.lattes.told import Curriculum
from kgbuild.importers.lattes.works import students, talks, works
from kgbuild.importers.opening import shown
from kgbuild.importers.works import lost_entry
from kgbuild.importers.xml.elements import elements
from kgbuild.model import Evidence

FORMAT = "Lattes CV"
MEDIA_TYPE = "application/xml"
SUFFIXES: tuple[str, ...] = (".xml",)
ABOUT: Literal["person", "organization", ""] = "person"

_HEAD = re.compile(r"<CURRICULO-VITAE[\s>]")


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take XML whose root is that of a curriculum."""
    text = shown(head)
    return text.lstrip().startswith("<") and bool(_HEAD.search(text[:2000]))


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give everything that a curriculum says; projects that nobody funds are given as evidence.

    Raises:
        DocumentError: it is damaged, or declares entities.
    """
    for root in elements(stream, name, frozenset({"CURRICULO-VITAE"}), "lattes"):
        if isinstance(root, Evidence):
            yield root
        elif not root.first("DADOS-GERAIS").get("NOME-COMPLETO"):
            yield lost_entry(root.written, root.start, "lattes")
        else:
            curriculum = Curriculum(root)
            yield from careers(curriculum)
            yield from works(curriculum)
            yield from talks(curriculum)
            yield from students(curriculum)
