"""Where a page says something else than the graph: its text, its `citation_*` tags, its other JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kgbuild.document import Document
from kgbuild.extract import extract
from kgbuild.graph.vocabulary import KG, SCHEMA
from kgbuild.model import Education, Extraction, Paper, Position, Record
from kgbuild.names import fold
from kgbuild.publish.embed.subjects import DOI, orcids
from kgbuild.publish.site.content import Content
from kgbuild.publish.site.entities import Page
from kgbuild.publish.site.works import Work, identifiers

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
#: Properties of the page's other JSON-LD that are compared with what would be embedded.
_COMPARED: Final = ("name", "headline", "givenName", "familyName", "jobTitle", "datePublished", "startDate")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing that a page and the graph tell differently.

    Attributes:
        line: of the page, from 1; 0 where no line applies.
        what: is told, in words.
        page: what the page says.
        graph: what the graph says.
    """

    line: int
    what: str
    page: str
    graph: str

    def __str__(self) -> str:
        return f"{self.what}: the page says “{self.page}”, the graph “{self.graph}”"


def contradictions(content: Content, iri: str, document: Document, data: Mapping[str, Any]) -> list[Contradiction]:
    """Give what a page contradicts, in the order of the page.

    Args:
        content: of the graph.
        iri: of what the page is about.
        document: the page, without the embedded block.
        data: what would be embedded.
    """
    page = content.entities.page(iri)
    said = extract(document)
    found = [
        *_identifiers(content, page, document),
        *_tags(page.work, document),
        *_own_data(document, data),
        *_papers(page, said, document),
    ]
    if page.kind == "person":
        found += _careers(content, page, said, document)
    return sorted(set(found), key=lambda one: (one.line, str(one)))


def _identifiers(content: Content, page: Page, document: Document) -> Iterator[Contradiction]:
    known = identifiers(content.facts, page.iri)
    printed = orcids(document)
    if page.kind == "person" and "orcid" in known and len(printed) == 1 and known["orcid"] not in printed:
        code = min(printed)
        yield Contradiction(_line(document, code), "ORCID", code, known["orcid"])


def _tags(work: Work | None, document: Document) -> Iterator[Contradiction]:
    """Compare the tags that Google Scholar reads."""
    if work is None:
        return
    told = document.metadata
    date = next((str(told[key]) for key in ("citation_publication_date", "citation_date") if key in told), "")
    year, doi = _YEAR.search(date), DOI.search(str(told.get("citation_doi", "")))
    if year and work.year and year[0] != work.year:
        yield Contradiction(0, "citation_publication_date", date, work.date)
    if doi and work.identifiers.get("doi", doi[0]).casefold() != doi[0].casefold():
        yield Contradiction(0, "citation_doi", doi[0], work.identifiers["doi"])
    title = str(told.get("citation_title", ""))
    if title and not _alike(title, work.title):
        yield Contradiction(0, "citation_title", title, work.title)


def _own_data(document: Document, data: Mapping[str, Any]) -> Iterator[Contradiction]:
    """Compare the page's other JSON-LD, where it is about the same thing."""
    thing = data.get("mainEntity", data)
    for node in _nodes(document.metadata.get("json-ld", ())):
        if not _same_thing(node, thing):
            continue
        for key in _COMPARED:
            theirs, ours = _texts(node.get(key)), _texts(thing.get(key))
            if theirs and ours and not any(_agree(key, one, other) for one in theirs for other in ours):
                yield Contradiction(0, f"JSON-LD {key}", ", ".join(theirs), ", ".join(ours))


def _nodes(data: Any) -> Iterator[Mapping[str, Any]]:
    pending = [data]
    while pending:
        each = pending.pop()
        if isinstance(each, dict):
            yield each
            pending.extend(each.values())
        elif isinstance(each, list | tuple):
            pending.extend(each)


def _same_thing(node: Mapping[str, Any], thing: Mapping[str, Any]) -> bool:
    """Tell whether two nodes are of one kind and share an address or a name."""
    person = thing.get("@type") == "Person"
    if not node.get("@type") or person != ("Person" in _texts(node["@type"])):
        return False
    addresses = {*_texts(node.get("@id")), *_texts(node.get("sameAs"))}
    if addresses & {*_texts(thing.get("@id")), *_texts(thing.get("sameAs"))}:
        return True
    names = {fold(name) for key in ("name", "headline", "alternateName") for name in _texts(thing.get(key))}
    return any(fold(name) in names for key in ("name", "headline") for name in _texts(node.get(key)))


def _texts(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(each for each in values if isinstance(each, str) and each)


def _agree(key: str, one: str, other: str) -> bool:
    if key in {"datePublished", "startDate"}:
        return one.startswith(other) or other.startswith(one)
    return _alike(one, other)


def _papers(page: Page, said: Extraction, document: Document) -> Iterator[Contradiction]:
    """Compare the years and DOIs of papers that the page lists with those of the works of the same title."""
    works = {_plain(work.title): work for work in ((page.work,) if page.work else page.works)}
    for record in said.records:
        if not isinstance(record, Paper) or not (work := works.get(_plain(record.title))):
            continue
        line = document.line(record.evidence.start)
        if record.year and work.year and record.year != work.year:
            yield Contradiction(line, f"year of “{work.title}”", record.year, work.year)
        doi = work.identifiers.get("doi", record.doi)
        if record.doi and record.doi.casefold() != doi.casefold():
            yield Contradiction(line, f"DOI of “{work.title}”", record.doi, doi)


def _careers(content: Content, page: Page, said: Extraction, document: Document) -> Iterator[Contradiction]:
    names = {_plain(name) for name in (page.name, *page.others)}
    own = [record for record in said.records if isinstance(record, Position | Education)]
    for record in own:
        if _plain(record.person.name) in names:
            where = record.organization if isinstance(record, Position) else record.institution
            told = [fact for fact in _facts(content, page, record) if _plain(where.name) in fact.where]
            if where.name and told:
                yield from _compared(record, told, document.line(record.evidence.start))


@dataclass(frozen=True, slots=True)
class _Told:
    """What the graph says of one position or study."""

    where: frozenset[str]
    role: str
    start: str
    end: str
    ongoing: bool


def _facts(content: Content, page: Page, record: Record) -> Iterator[_Told]:
    facts = content.facts
    for line in page.section("positions" if isinstance(record, Position) else "education"):
        for fact in (line.fact, *line.also):
            target = facts.one(fact, KG.target)
            # Pages name the university where a curriculum names the department too.
            places = (target, *facts.all(target, SCHEMA.parentOrganization))
            names = [name for at in places for name in (facts.name(at), *facts.all(at, SCHEMA.alternateName))]
            printed = (*names, *facts.all(fact, KG.targetAsPrinted))
            yield _Told(
                frozenset(map(_plain, printed)) - {""}, facts.one(fact, SCHEMA.roleName),
                facts.longest(fact, SCHEMA.startDate), facts.longest(fact, SCHEMA.endDate),
                facts.one(fact, KG.ongoing) == "true",
            )  # fmt: skip


def _compared(record: Position | Education, told: Iterable[_Told], line: int) -> Iterator[Contradiction]:
    """Compare one entry with what the graph says of the same person at the same place."""
    role = record.role if isinstance(record, Position) else record.degree
    where = record.organization.name if isinstance(record, Position) else record.institution.name
    same = [fact for fact in told if not role or not fact.role or _one_role(role, fact.role)]
    if not same:
        now = [fact.role for fact in told if fact.ongoing]
        if isinstance(record, Position) and record.ongoing and now:
            yield Contradiction(line, f"position at {where}", role, ", ".join(dict.fromkeys(now)))
        return
    for name in ("start", "end"):
        ours = {getattr(fact, name) for fact in same} - {""}
        theirs: str = getattr(record, name)
        if theirs and ours and not any(theirs.startswith(one) or one.startswith(theirs) for one in ours):
            yield Contradiction(line, f"{name} of {role or 'the time'} at {where}", theirs, ", ".join(sorted(ours)))
    if isinstance(record, Position) and record.ongoing and not any(fact.ongoing or not fact.end for fact in same):
        ends = ", ".join(sorted(fact.end for fact in same))
        yield Contradiction(line, f"end of {role or 'the time'} at {where}", "present", ends)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


def _alike(one: str, other: str) -> bool:
    """Tell whether two texts say the same, one perhaps in fewer words."""
    first, second = _plain(one), _plain(other)
    return first in second or second in first


def _one_role(one: str, other: str) -> bool:
    """Tell whether two roles or degrees are one: "PhD" and "Ph.D.", "Professor" and "Professor of Physics".

    An associate professor is no professor: what stands in front of a role makes another of it.
    """
    first, second = _plain(one).replace(" ", ""), _plain(other).replace(" ", "")
    return first.startswith(second) or second.startswith(first)


def _line(document: Document, text: str) -> int:
    """Give the line that holds a text, 0 where it stands in no text of the page."""
    place = document.text.find(text)
    return document.line(place) if place >= 0 else 0
