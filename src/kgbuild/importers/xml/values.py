"""From XML elements to evidence and mentions: what the readers of XML formats share."""

from __future__ import annotations

import re

from kgbuild.importers.identifiers import orcid_iri
from kgbuild.importers.people import printed
from kgbuild.importers.works import LONGEST, entry_evidence
from kgbuild.importers.xml.elements import Element
from kgbuild.model import Evidence, Mention

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def evidence_of(root: Element, title: Element, extractor: str) -> Evidence:
    """Quote an entry, or its title where it is long."""
    return entry_evidence(root.written, root.start, (title.start - root.start, title.end - root.start), extractor)


def part_evidence(root: Element, part: Element, extractor: str) -> Evidence:
    """Quote an element inside of an entry, or how it begins where it is long."""
    first = part.start - root.start
    quote = root.written[first : min(part.end - root.start, first + LONGEST)].rstrip()
    return Evidence(part.start, part.start + len(quote), quote, extractor)


def person(
    element: Element,
    family: str,
    given: str = "",
    suffix: str = "",
    *,
    orcid: str = "",
    affiliation: str = "",
    email: str = "",
) -> Mention:
    """Give a person, or a body that signs as one, where an element names them."""
    return Mention(
        printed(family, given, suffix),
        element.start,
        element.end,
        identifier=orcid_iri(orcid),
        affiliation=affiliation,
        email=email,
    )


def date_of(year: str, month: str = "", day: str = "") -> str:
    """Give a date as exact as its parts, which are numbers; empty without a year.

    >>> date_of("2014", "5"), date_of("2014", "", "3"), date_of("n.d.")
    ('2014-05', '2014', '')
    """
    if not _YEAR.fullmatch(year):
        return ""
    parts = [year]
    for part, last in ((month, 12), (day, 31)):
        if not (part.isdigit() and 0 < int(part) <= last):
            break
        parts.append(f"{int(part):02d}")
    return "-".join(parts)
