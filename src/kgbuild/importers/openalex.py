"""Works and authors of OpenAlex (https://docs.openalex.org/), one object at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal, TextIO

from kgbuild.importers.funding import acknowledged
from kgbuild.importers.identifiers import arxiv_of, doi_of, orcid_iri, orcid_of
from kgbuild.importers.importer import Item
from kgbuild.importers.json_objects import JsonObject, string
from kgbuild.importers.json_stream import objects
from kgbuild.importers.opening import shown
from kgbuild.importers.quoting import plain
from kgbuild.lexicon import table
from kgbuild.model import (
    Author,
    Grant,
    Interest,
    Link,
    Mention,
    Metric,
    Paper,
    PaperKind,
    Position,
    Profile,
    Record,
    Unit,
)  # fmt: skip

FORMAT = "OpenAlex"
MEDIA_TYPE = "application/json"
SUFFIXES: tuple[str, ...] = (".json", ".jsonl")
ABOUT: Literal["person", "organization", ""] = ""

_MARK = re.compile(r"\s*[\[{][^\x00]*?\"id\"\s*:\s*\"https://openalex\.org/[WA]\d+\"")
#: Affiliations of an author are read off papers by a machine.
_GUESSED = 0.6
_TOPICS = 3


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take JSON that gives the identifier of a work or an author of OpenAlex as its own."""
    return bool(_MARK.match(shown(head)))


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give the records of each work and author; objects of other kinds are given as evidence.

    Raises:
        DocumentError: the file is damaged from its beginning on.
    """
    said: set[str] = set()
    for item in objects(stream, name, "openalex"):
        if not isinstance(item, JsonObject):
            yield item
        elif is_work(item.value):
            yield from read_work(item)
            yield from read_units(item, said)
        elif is_author(item.value):
            yield from read_author(item)


def is_work(value: Mapping[str, Any]) -> bool:
    """Tell whether an object is a work of OpenAlex."""
    return "/W" in string(value.get("id")) and "authorships" in value


def is_author(value: Mapping[str, Any]) -> bool:
    """Tell whether an object is an author of OpenAlex."""
    return "/A" in string(value.get("id")) and "works_count" in value and "display_name" in value


def read_work(item: JsonObject) -> Iterator[Record]:
    """Give the paper that a work is, and the funding that it acknowledges."""
    key = "title" if item.string("title") else "display_name"
    title = item.string(key)
    if not title:
        return
    date, year = item.string("publication_date"), item.string("publication_year")
    source = item.get("primary_location", "source") or {}
    kind = _kind(item.string("type"), string(source.get("type")))
    pages = [page for page in (item.string("biblio", "first_page"), item.string("biblio", "last_page")) if page]
    pmid = item.string("ids", "pmid").rpartition("/")[2]
    yield Paper(
        evidence=item.evidence(key, item.get(key)),
        title=plain(title),
        authors=tuple(_authors(item)),
        year=year,
        # OpenAlex writes the first of January where only the year is known.
        date="" if date.endswith("-01-01") else date,
        type=kind,
        venue=string(source.get("display_name")) if string(source.get("type")) != "repository" else "",
        volume=item.string("biblio", "volume"),
        issue=item.string("biblio", "issue"),
        pages="-".join(dict.fromkeys(pages)),
        publisher=string(source.get("host_organization_name")) if kind in {"book", "chapter"} else "",
        doi=doi_of(item.string("doi")),
        arxiv=_arxiv(item),
        identifiers={k: v for k, v in (("issn", string(source.get("issn_l"))), ("pmid", pmid)) if v},
        links=tuple(_links(item)),
        topics=tuple(string(t.get("display_name")) for t in item.each("topics"))[:_TOPICS],
    )
    yield from _funding(item, plain(title))


def _funding(item: JsonObject, title: str) -> Iterator[Grant]:
    """Give the awards of a work, under the key of today or of yesterday, and funders of which no award is known."""
    bodies = {string(one.get("id")): string(one.get("ror")) for one in item.each("funders")}
    told: set[str] = set()
    for one in (*item.each("awards"), *item.each("grants")):
        name = string(one.get("funder_display_name"))
        number = string(one.get("funder_award_id")) or string(one.get("award_id"))
        if number or name not in told:
            ror = bodies.get(string(one.get("funder_id")) or string(one.get("funder")), "")
            named = string(one.get("display_name"))
            for grant in acknowledged(item, name, ror, [number], title):
                yield replace(grant, title=plain(named) if named != number else "")
        told.add(name)
    for one in item.each("funders"):
        name = string(one.get("display_name"))
        if name not in told:
            yield from acknowledged(item, name, string(one.get("ror")), [], title)


def _authors(item: JsonObject) -> Iterator[Author]:
    for place, one in enumerate(item.each("authorships"), 1):
        author = one.get("author") or {}
        name = string(one.get("raw_author_name")) or string(author.get("display_name"))
        if not name:
            continue
        bodies = [string(body.get("display_name")) for body in one.get("institutions") or () if isinstance(body, dict)]
        mention = item.mention(name, identifier=_identifier(author), affiliation=bodies[0] if bodies else "")
        yield Author(mention, place, corresponding=one.get("is_corresponding") is True)


def _identifier(author: Mapping[str, Any]) -> str:
    return orcid_iri(string(author.get("orcid"))) or string(author.get("id"))


def read_units(item: JsonObject, said: set[str]) -> Iterator[Unit]:
    """Tell the ROR of each organisation that an author names first, once a file: `said` holds those told already."""
    for one in item.each("authorships"):
        for body in (one.get("institutions") or ())[:1]:
            name, ror = string(body.get("display_name")), string(body.get("ror"))
            if name and ror and ror not in said:
                said.add(ror)
                yield Unit(evidence=item.evidence("ror", ror), organization=item.mention(name, identifier=ror))


def _arxiv(item: JsonObject) -> str:
    doi = arxiv_of(doi_of(item.string("doi")))
    pages = (string(place.get("landing_page_url")) for place in item.each("locations"))
    return doi or next((found for page in pages if "arxiv.org/" in page and (found := arxiv_of(page))), "")


def _links(item: JsonObject) -> Iterator[Link]:
    pdf = item.string("primary_location", "pdf_url") or item.string("open_access", "oa_url")
    if pdf.startswith("http"):
        yield Link("PDF" if item.string("primary_location", "pdf_url") else "", pdf)


def _kind(work_type: str, source_type: str) -> PaperKind:
    known = table("openalex")
    found: PaperKind = known["types"].get(work_type, "")
    if found == "journal":
        found = known["sources"].get(source_type, "")
    return found


def read_author(item: JsonObject) -> Iterator[Record]:
    """Give what OpenAlex says about an author: names, figures, organisations with their years."""
    name = item.string("display_name")
    if not name:
        return
    person = item.mention(name, identifier=_identifier(item.value))
    names = [string(other) for other in item.get("display_name_alternatives") or ()]
    evidence = item.evidence("display_name", item.get("display_name"))
    yield Profile(
        evidence=evidence,
        person=person,
        orcid=orcid_of(item.string("orcid")),
        names=tuple(other for other in dict.fromkeys(names) if other and other != name),
        links=(Link("OpenAlex", item.string("id")),),
    )
    for metric, path in table("openalex")["metrics"].items():
        value = item.string(*path.split("."))
        if value:
            key = path.rpartition(".")[2]
            yield Metric(
                evidence=item.evidence(key, item.get(*path.split("."))), person=person, metric=metric, value=value
            )
    for topic in tuple(item.each("topics"))[:_TOPICS]:
        if string(topic.get("display_name")):
            shown = item.evidence("display_name", string(topic.get("display_name")))
            yield Interest(evidence=shown, person=person, topic=string(topic.get("display_name")))
    yield from _affiliations(item, person)


def _affiliations(item: JsonObject, person: Mention) -> Iterator[Record]:
    for one in item.each("affiliations"):
        body = one.get("institution") or {}
        name, ror = string(body.get("display_name")), string(body.get("ror"))
        years = sorted(string(year) for year in one.get("years") or ())
        if name and years:
            where = item.mention(name, identifier=ror)
            shown = item.evidence("display_name", name)
            yield Position(
                evidence=type(shown)(shown.start, shown.end, shown.quote, shown.extractor, _GUESSED),
                person=person, organization=where, start=years[0], end=years[-1],
            )  # fmt: skip
