"""Values that rows of several kinds hold: people, organisations, periods, sums, evidence."""

from __future__ import annotations

import re
from dataclasses import replace

from kgbuild.amounts import find_amount
from kgbuild.importers.fields import Row
from kgbuild.importers.identifiers import orcid_iri
from kgbuild.importers.quoting import Quoter, date_of, link_in, period_of, plain
from kgbuild.lexicon import table
from kgbuild.located import NOTHING, Node
from kgbuild.model import NOBODY, Evidence, Mention
from kgbuild.names import fold, looks_like_name, split_people, without_titles
from kgbuild.site_files import is_handle

#: Who stands in a field for people is one, unless nothing in the name speaks for it.
_LIKELY = 0.02
_LETTERS = re.compile(r"[^\W\d_]+")
#: Databases number authors: "Voss, Ada (57190000000)".
_NUMBERED = re.compile(r"\s*\(\d+\)$")
#: A family name and initials, as medicine prints them.
_SHORT = re.compile(r"(?:[a-z]{2,3} )?[A-ZÀ-Ý][^\W\d_]+(?:[-’' ][A-ZÀ-Ý][^\W\d_]+)? [A-ZÀ-Ý]{1,3}")
_PARTED, _BETWEEN = re.compile(r"\w,  \w"), re.compile(r",\s(?!\s)")
_DIGITS = re.compile(r"\d[\d.,' \u00a0\u202f]*")


def evidence_of(row: Row, quoter: Quoter, *main: str) -> Evidence:
    """Quote the fields of a row, all of them where they are short; `main` are the telling ones."""
    first = [row.get(field) for field in main if row.get(field)]
    rest = [node for node in row.fields.values() if node not in first]
    return quoter.evidence(*first, *rest)


def people_in(row: Row, field: str, quoter: Quoter) -> tuple[Mention, ...]:
    """Give the people whom a field names, in its order: a list, a printed list, or mappings with names."""
    return people_of(row.get(field), quoter)


def people_of(node: Node, quoter: Quoter) -> tuple[Mention, ...]:
    """Give the people whom a value names; see `people_in`."""
    return tuple(person for person in listed_people(node, quoter) if person != NOBODY)


def listed_people(node: Node, quoter: Quoter) -> tuple[Mention, ...]:
    """Give the people whom a value names, NOBODY in the place of what is no name; handles stay as they are."""
    found: list[Mention] = []
    for item in node.items or (node,):
        if item.members:
            found += [_person_in(item, quoter)]
        elif node.items:
            found += [_one(item, plain(item.value), quoter)]
        else:
            found += [_one(item, name, quoter) for name in _printed(item.value)]
    return tuple(person if _is_known(person.name) else NOBODY for person in found)


def _is_known(name: str) -> bool:
    """Tell whether a name may stand in a field for people."""
    if is_handle(name):
        return True
    if name.casefold() in table("fields")["placeholders"]["people"]:
        return False
    return bool(_SHORT.fullmatch(name)) or looks_like_name(name) >= _LIKELY or signs_as_body(name)


def signs_as_body(name: str) -> bool:
    """Tell whether a consortium or the like is named, which signs works beside people.

    >>> signs_as_body("The Fen Consortium"), signs_as_body("Read the paper"), signs_as_body("Team")
    (True, False, False)
    """
    words = _LETTERS.findall(fold(name))
    telling = table("bibtex")["names"]["bodies"]
    return len(words) > 1 and words[-1] not in {"and", "&"} and any(w in telling for w in words if len(w) > 4)


def _printed(value: str) -> list[str]:
    """Give the names of a printed list; some programs part family from given names by a second space."""
    if _PARTED.search(value):
        return [" ".join(name.split()) for name in _BETWEEN.split(value)]
    text = plain(value)
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if len(parts) > 1 and all(part.count(",") == 1 for part in parts):
        return parts
    names = [person.name for person in split_people(text).people]
    if not any(map(_is_known, names)) and signs_as_body(text):
        return [text]
    last = re.split(r",\s*(?:and\s|&\s)?|\s(?:and|&)\s", text)[-1].strip()
    return [*names, last] if last not in names and signs_as_body(last) else names


def _one(node: Node, name: str, quoter: Quoter) -> Mention:
    url = link_in(node.value)
    name = _NUMBERED.sub("", name.strip(" *†‡"))
    name = name.removesuffix(".") if _SHORT.fullmatch(name.removesuffix(".")) else name
    name = without_titles(name).strip(" ,")
    return quoter.mention(node, name, url=url if url.startswith("http") else "")


def _person_in(node: Node, quoter: Quoter) -> Mention:
    """Give the person whom a mapping describes by name, ORCID and affiliation."""
    name = next((node.get(key) for key in ("name", "author", "full_name", "display_name") if node.text(key)), NOTHING)
    places = node.each("affiliation") or node.each("affiliations") or node.each("institution")
    place = next((plain(one.text("name") or one.text()) for one in places), "")
    url = node.text("url") or node.text("website")
    if not name:
        return NOBODY
    return quoter.mention(
        name,
        url=url if url.startswith("http") else "",
        identifier=orcid_iri(node.text("orcid")),
        affiliation="" if place.isdigit() else place,
    )


def person_of(row: Row, field: str, quoter: Quoter, subject: Mention) -> Mention:
    """Give the first person whom a field names, else whom the file is about."""
    return next(iter(people_in(row, field, quoter)), subject)


def body_of(row: Row, field: str, quoter: Quoter) -> Mention:
    """Give the organisation that a field names: text, or a mapping with a name; the first of a list."""
    node = next(iter(row.get(field).each()), NOTHING)
    named = node.get("name") if node.members else node
    name = plain(named.value)
    if not name:
        return NOBODY
    ror, url = node.text("ror") if node.members else "", link_in(node.value) or node.text("url")
    return quoter.mention(named, name, identifier=ror, url=url if url.startswith("http") else "")


def within(row: Row, place: Mention, quoter: Quoter) -> Mention:
    """Give the department of a row as part of the organisation, where it names both."""
    department = plain(row.text("department"))
    if not department or department in place.name:
        return place
    if place == NOBODY:
        return quoter.mention(row.get("department"), department)
    return replace(place, name=f"{department}, {place.name}")


def period(row: Row) -> tuple[str, str, bool]:
    """Give start, end and whether it goes on, of the fields of a row that say it."""
    start, end = row.text("start"), row.text("end")
    if not start and not end:
        begun, ended, ongoing = period_of(row.text("period"))
        return begun, ended, ongoing
    going = end.casefold() in table("dates")["words"]["present"]
    return date_of(start), "" if going else date_of(end), going


def amount_of(row: Row) -> tuple[str, str]:
    """Give a sum as plain digits and the code of its currency; the code may stand in a field of its own."""
    text, code = row.text("amount"), row.text("currency")
    amount, currency = find_amount(text)
    if not amount and code:
        amount, currency = find_amount(f"{code} {text}")
    if not amount and _DIGITS.fullmatch(text):
        amount = find_amount(f"EUR {text}")[0]
    return amount, currency or (code.upper() if re.fullmatch(r"[A-Za-z]{3}", code) else "")


def list_of(node: Node) -> tuple[tuple[Node, str], ...]:
    """Give the values of a list, or the parts of a text that commas, semicolons or line ends part, with their nodes."""
    if node.items:
        return tuple((item, plain(item.value or item.text("name"))) for item in node.items if item)
    return tuple((node, plain(part)) for part in re.split(r"[,;\n|]", node.value) if plain(part))
