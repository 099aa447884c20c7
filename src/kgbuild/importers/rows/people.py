"""Rows of members, alumni and students: who someone is, what they do, who advises them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from kgbuild.importers.fields import Row, header_key
from kgbuild.importers.identifiers import orcid_of
from kgbuild.importers.memberships import Stay, degree_in_period, degree_of, hosts_of, placement_of, stay_of, with_role
from kgbuild.importers.people import printed
from kgbuild.importers.quoting import Quoter, link_in, plain
from kgbuild.importers.rows.values import body_of, evidence_of, list_of, people_in, within
from kgbuild.importers.studies import study_in
from kgbuild.lexicon import table
from kgbuild.located import NOTHING, Node
from kgbuild.model import (
    NOBODY,
    Education,
    Evidence,
    Interest,
    Link,
    Mention,
    Position,
    Profile,
    Record,
    Supervision,
)  # fmt: skip
from kgbuild.names import looks_like_name, split_people, without_titles
from kgbuild.platforms import platform_of
from kgbuild.site_files import is_among_others

#: In a list of people, what the field for names holds is one unless much speaks against it.
_NAME = 0.02
#: Generators of sites call former addresses of a page aliases, too.
_ALIAS = 0.3
_LONG = 60
#: The year in which a student graduates: "Ada Example ’24".
_CLASS = re.compile(r"\s+[’'‘]\d\d$")
_HOMES = frozenset({"home page", "homepage", "site", "web", "website"})


def owner_in(row: Row, quoter: Quoter) -> Mention:
    """Give whom a row of people describes; NOBODY where it names nobody."""
    node, name = _name(row)
    if not name:
        return NOBODY
    orcid, home = _orcid(row), _home(row)
    affiliation = body_of(row, "affiliation", quoter)
    return quoter.mention(
        node,
        name,
        url=home,
        identifier=f"https://orcid.org/{orcid}" if orcid else "",
        email=_email(row),
        affiliation=affiliation.name,
    )


def _name(row: Row) -> tuple[Node, str]:
    """Give the name of a row: printed as one, or in parts; a title that is a name where there is no other."""
    given, family = plain(f"{row.text('given')} {row.text('middle')}"), plain(row.text("family"))
    node = row.get("name")
    name = plain(node.value)
    if name and family and not given and family not in name:
        return node, printed(family, name)
    if not name and family:
        return row.get("family") if not given else row.get("given"), printed(family, given)
    if name and given and not family and " " not in name and name != given:
        return node, printed(name, given)
    clean = _turned(_CLASS.sub("", name.strip(" *†,")), row.headers.get("name", ""))
    clean = without_titles(clean).strip(" ,")
    return (node, clean) if looks_like_name(clean) >= _NAME and not _is_placeholder(clean) else (NOTHING, "")


def _turned(name: str, header: str) -> str:
    """Give a name under "Nom et prénom" as it would be printed; capitals tell where the family name ends."""
    words = name.split()
    if header not in table("fields")["family_first"]["headers"] or "," in name or len(words) < 2:
        return name
    capitals = sum(1 for _ in takewhile(lambda word: len(word) > 1 and word.isupper(), words))
    cut = capitals if 0 < capitals < len(words) else 1
    family = " ".join(words[:cut])
    return printed(family.title() if capitals else family, " ".join(words[cut:]))


def _is_placeholder(name: str) -> bool:
    return name.casefold() in table("fields")["placeholders"]["people"] or "?" in name


def read_person(row: Row, quoter: Quoter, subject: Mention) -> Iterator[Record]:  # noqa: ARG001 - rows name their own
    """Give what a row says of a person."""
    row = with_role(row)
    person = owner_in(row, quoter)
    if person == NOBODY:
        return
    evidence = evidence_of(row, quoter, "name" if row.get("name") else "family")
    yield _profile(row, person, evidence)
    advisors = people_in(row, "advisor", quoter)
    stay = stay_of(row, quoter)
    yield from _supervisions(row, person, evidence, advisors, stay)
    place = within(row, stay.organization, quoter)
    told = stay.role and (row.get("role") or not advisors) and not is_among_others("/".join(row.collection))
    dated = not advisors and not degree_in_period(row)[0] and (stay.start or stay.end)
    if place != NOBODY or told or dated:
        yield Position(
            evidence=evidence, person=person, organization=place, role=stay.role, start=stay.start, end=stay.end,
            ongoing=stay.ongoing, location=plain(row.text("location")),
        )  # fmt: skip
    yield from _study(row, person, evidence, stay, advised=bool(advisors))
    after = placement_of(row, quoter)
    if after.organization != NOBODY:
        yield Position(
            evidence=quoter.evidence(_where(row, after.organization, quoter)),
            person=person,
            organization=after.organization,
            role=after.role,
        )
        yield from _hosted(row, person, after, quoter)
    yield from _degrees(row, person, quoter)
    for node, topic in list_of(row.get("interests")):
        if len(topic) <= _LONG:
            yield Interest(evidence=quoter.evidence(node), person=person, topic=topic)


def _hosted(row: Row, person: Mention, after: Stay, quoter: Quoter) -> Iterator[Supervision]:
    """Give those who advise somebody where they went: "Postdoc with Ada Moe at Fen University"."""
    node = _where(row, after.organization, quoter)
    for advisor in split_people(hosts_of(row)).people:
        name = without_titles(advisor.name).strip(" .,")
        if name != person.name and looks_like_name(name) >= _NAME:
            yield Supervision(
                evidence=quoter.evidence(node), advisor=quoter.mention(node, name), student=person, level=after.role,
                institution=after.organization,
            )  # fmt: skip


def _where(row: Row, place: Mention, quoter: Quoter) -> Node:
    """Give the value of a row that names a place."""
    nodes = (row.get(field) for field in ("outcome", "affiliation", "note", "description", "role"))
    return next((n for n in nodes if n.start <= place.start - quoter.offset < n.end), row.get("name"))


def _study(row: Row, person: Mention, evidence: Evidence, stay: Stay, *, advised: bool) -> Iterator[Education]:
    """Give the study that a row tells of, unless the supervision does."""
    thesis, (beside, field) = _thesis(row), degree_in_period(row)
    degree = degree_of(row, stay.role) or beside
    if not advised and (thesis or beside or (degree and row.get("end"))):
        yield Education(
            evidence=evidence, person=person, degree=degree, field=plain(row.text("field")) or field, start=stay.start,
            end=stay.end, ongoing=stay.ongoing, thesis=thesis,
        )  # fmt: skip


def _degrees(row: Row, person: Mention, quoter: Quoter) -> Iterator[Education]:
    """Give the degrees that a row writes out, each under a key of its own or all in one list."""
    for node in row.get("education").walk():
        study = study_in(plain(node.value)) if node.value else None
        if study and (study.institution or study.field or study.end):
            yield Education(
                evidence=quoter.evidence(node), person=person, degree=study.degree, field=study.field, end=study.end,
                institution=quoter.mention(node, study.institution) if study.institution else NOBODY,
            )  # fmt: skip


def _thesis(row: Row) -> str:
    """Give the title of a thesis: more than a word."""
    thesis = plain(row.text("thesis"))
    return thesis if " " in thesis else ""


def _profile(row: Row, person: Mention, evidence: Evidence) -> Profile:
    urls = [node.value for field in ("homepage", "links") for node in row.get(field).walk() if node.value]
    links = [Link(platform, url) for url in urls if (platform := platform_of(url))]
    return Profile(
        evidence=evidence,
        person=person,
        homepage=person.url,
        orcid=_orcid(row),
        emails=(person.email,) if person.email else (),
        links=tuple(dict.fromkeys(links)),
        names=tuple(
            alias
            for _, alias in list_of(row.get("aliases"))
            if looks_like_name(alias) >= _ALIAS and alias != person.name
        ),
        description=plain(row.text("description")),
    )


def _supervisions(
    row: Row, person: Mention, evidence: Evidence, advisors: tuple[Mention, ...], stay: Stay
) -> Iterator[Supervision]:
    for advisor in advisors:
        if advisor.name != person.name:
            yield Supervision(
                evidence=evidence,
                advisor=advisor,
                student=person,
                level=plain(row.text("degree")) or stay.role,
                start=stay.start,
                end=stay.end,
                ongoing=stay.ongoing,
                thesis=_thesis(row),
                institution=stay.organization,
                outcome=plain(row.text("outcome")),
            )


def _orcid(row: Row) -> str:
    found = orcid_of(row.text("orcid"))
    return found or next((o for n in row.get("links").walk() if (o := orcid_of(n.value))), "")


def _email(row: Row) -> str:
    value = row.text("email").removeprefix("mailto:")
    for sign, words in (("@", (" [at] ", "[at]", " (at) ", "(at)", " at ")), (".", (" [dot] ", "[dot]", " dot "))):
        for word in words:
            value = value.replace(word, sign)
    return value if "@" in value and " " not in value else ""


def _home(row: Row) -> str:
    """Give the page of a person: not one of the platforms that hold profiles."""
    named = (n for links in row.get("links").items for k, n in links.members.items() if header_key(k) in _HOMES)
    found = (row.text("homepage"), link_in(row.get("name").value), *(node.text() for node in named))
    return next((url for url in found if url.startswith("http") and not platform_of(url)), "")
