"""What an element of a Lattes CV says in its attributes and in those of its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from kgbuild.importers.identifiers import orcid_iri
from kgbuild.importers.xml.elements import Element
from kgbuild.importers.xml.values import date_of, part_evidence
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Evidence, Mention

_NAME = re.compile(r"NOME-COMPLETO\s*=\s*(?:\"[^\"]*\"|'[^']*')")


@dataclass(frozen=True)
class Curriculum:
    """A curriculum while it is read; its owner is who it is about."""

    root: Element

    @cached_property
    def person(self) -> Element:
        """What is said of the owner."""
        return self.root.first("DADOS-GERAIS")

    @cached_property
    def owner(self) -> Mention:
        """The owner, under their whole name."""
        said, number = self.named, orcid_iri(self.person.get("ORCID-ID"))
        return Mention(self.person.get("NOME-COMPLETO"), said.start, said.end, identifier=number)

    @cached_property
    def named(self) -> Evidence:
        """Where the owner is named: that alone, for beside it stand their birthday and the numbers of their papers."""
        found = _NAME.search(self.root.written, self.person.start - self.root.start)
        start, end = found.span() if found else (0, 0)
        return Evidence(self.root.start + start, self.root.start + end, self.root.written[start:end], "lattes")

    def evidence(self, element: Element) -> Evidence:
        """Quote an element."""
        return part_evidence(self.root, element, "lattes")

    def told(self, element: Element) -> Told:
        """Give what an element says."""
        return Told(element, {k: v for part in (*element.children(), element) for k, v in part.attributes.items() if v})


@dataclass(frozen=True)
class Told:
    """The attributes of an element and of its parts, those of its own first."""

    element: Element
    attributes: dict[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        """Give an attribute by its name in the XML, white space folded; empty where there is none."""
        return " ".join(self.attributes.get(name, "").split())

    def text(self, what: str) -> str:
        """Give what is said under one of the names that `lexicon/lattes.toml` has for it."""
        return next((self[name] for name in table("lattes")["attributes"][what] if self[name]), "")

    def mention(self, what: str) -> Mention:
        """Give the person or the body that is named."""
        name = self.text(what)
        return Mention(name, self.element.start, self.element.end) if name else NOBODY

    def date(self, year: str, month: str = "") -> str:
        """Give a date by the names of its attributes."""
        return date_of(self[year], self[month])


def spoken(value: str) -> str:
    """Give a word of a list as people write it, with its accents where `lexicon/lattes.toml` has them.

    >>> spoken("INICIACAO_CIENTIFICA"), spoken("Professor Adjunto"), spoken("BOLSISTA")
    ('Iniciação científica', 'Professor Adjunto', 'Bolsista')
    """
    if not value.isupper():
        return value
    plain = value.replace("_", " ").replace("-", " ").lower()
    return str(table("lattes")["words"].get(plain, plain.capitalize()))
