"""Funding that records of works acknowledge: who gave it, under which numbers, for which work."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from kgbuild.amounts import find_amount
from kgbuild.importers.csl_work import date_parts, person_in
from kgbuild.importers.identifiers import doi_of
from kgbuild.importers.json_objects import JsonObject, string
from kgbuild.importers.quoting import plain
from kgbuild.model import NOBODY, Evidence, Grant, Mention, Recipient

#: Further than this from the name of a funder no number is its own.
_NEAR: Final = 1500
#: A longer stretch of a file is quoted from its number on.
_LONGEST: Final = 400
_ROR = re.compile(r"https?://ror\.org/0\w{8}")
_NONE = frozenset({"", "n/a", "na", "no", "none", "nil", "null", "-", "--", "unknown", "not applicable", "0"})
#: Keys of those who hold a grant, in the order of their rank.
_INVESTIGATORS: Final = {
    "lead-investigator": "Lead Investigator",
    "co-lead-investigator": "Co-lead Investigator",
    "investigator": "Investigator",
}


def crossref_funding(item: JsonObject, title: str) -> Iterator[Grant]:
    """Give a Grant an award that the JSON of Crossref names, one a funder where it names none."""
    for one in item.each("funder"):
        name = plain(string(one.get("name")))
        listed = one.get("award")
        numbers = [string(number) for number in (listed if isinstance(listed, list) else [listed])]
        yield from acknowledged(item, name, _registered(one), numbers, title)


def acknowledged(item: JsonObject, funder: str, identifier: str, numbers: list[str], title: str) -> Iterator[Grant]:
    """Give a Grant a number, one without a number where there is none; nothing without a funder and a number.

    Args:
        item: the work.
        funder: its name, empty if unknown.
        identifier: IRI of the funder in a registry, empty if unknown.
        numbers: of awards, as the record gives them.
        title: of the work that acknowledges them.
    """
    known = list(dict.fromkeys(number for number in map(plain, numbers) if number.casefold() not in _NONE))
    for number in known or ([""] if funder else []):
        yield Grant(
            evidence=_quoted(item, funder, number),
            funder=item.mention(funder, identifier=identifier) if funder else NOBODY,
            identifier=number,
            works=(title,) if title else (),
        )


def crossref_grant(item: JsonObject) -> Iterator[Grant]:
    """Give the grants that an object of the type `grant` registers, one a project."""
    number = item.string("award")
    for project in item.each("project"):
        titles = [plain(string(one.get("title"))) for one in _objects(project.get("project-title"))]
        funding = next(_objects(project.get("funding")), {})
        money = funding.get("award-amount") or project.get("award-amount") or {}
        money = money if isinstance(money, dict) else {}
        body = funding.get("funder") if isinstance(funding.get("funder"), dict) else {}
        name = plain(string(body.get("name"))) if body else ""
        currency = string(money.get("currency")).upper()
        found = find_amount(f"{currency} {string(money.get('amount')).removesuffix('.0')}")
        title = next(filter(None, titles), "")
        if title or number:
            yield Grant(
                evidence=item.evidence("title", title) if title else item.evidence("award", number),
                title=title,
                funder=item.mention(name, identifier=_registered(body)) if name and body else NOBODY,
                scheme=plain(string(funding.get("scheme"))),
                recipients=tuple(_investigators(item, project)),
                start=date_parts(project.get("award-start")) or date_parts(project.get("award-planned-start")),
                end=date_parts(project.get("award-end")) or date_parts(project.get("award-planned-end")),
                amount=found[0],
                currency=found[1] or currency if found[0] else "",
                identifier=number,
                url=item.string("URL"),
            )


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """Give the objects of a list; nothing of what is none."""
    yield from (one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()


def _investigators(item: JsonObject, project: Mapping[str, Any]) -> Iterator[Recipient]:
    for key, role in _INVESTIGATORS.items():
        for one in _objects(project.get(key)):
            if person := person_in(item, one):
                yield Recipient(person, role)


def _registered(funder: Mapping[str, Any]) -> str:
    """Give the IRI under which a registry knows a funder: its ROR, else its number in Crossref's registry."""
    numbers = (string(one.get("id")) for one in _objects(funder.get("id")))
    found = [string(funder.get("ror")), *numbers, string(funder.get("DOI"))]
    ror = next((match[0] for text in found if (match := _ROR.search(text))), "")
    doi = next((doi for text in found if (doi := doi_of(text))), "")
    return ror or (f"https://doi.org/{doi}" if doi else "")


def _quoted(item: JsonObject, funder: str, number: str) -> Evidence:
    """Quote the number of an award with the funder before it, where the file prints both close together."""
    for written in (json.dumps(funder, ensure_ascii=False), json.dumps(funder)):
        at = item.text.find(written) if funder else -1
        if at < 0:
            continue
        to = item.text.find(json.dumps(number), at, at + _NEAR) if number else at
        end = to + len(json.dumps(number)) if number and to >= 0 else at + len(written)
        start = at if end - at <= _LONGEST else to
        return Evidence(item.offset + start, item.offset + end, item.text[start:end], item.extractor)
    return item.evidence("award", number)


def named_funder(name: str, start: int, end: int, identifier: str) -> Mention:
    """Give a funder that an element of XML names; its identifier counts if a registry gave it."""
    ror = _ROR.search(identifier)
    doi = doi_of(identifier)
    return Mention(name, start, end, identifier=ror[0] if ror else f"https://doi.org/{doi}" if doi else "")


def is_number(text: str) -> bool:
    """Say whether a text may be the number of an award.

    >>> is_number("EP/K12345/1"), is_number("N/A")
    (True, False)
    """
    return text.casefold() not in _NONE
