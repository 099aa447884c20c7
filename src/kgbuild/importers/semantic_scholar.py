"""Papers and authors of the Semantic Scholar API (https://api.semanticscholar.org/api-docs/), one object at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal, TextIO

from kgbuild.importers.identifiers import arxiv_of, doi_of, orcid_of
from kgbuild.importers.importer import Item
from kgbuild.importers.json_objects import JsonObject, string
from kgbuild.importers.json_stream import objects
from kgbuild.importers.opening import shown
from kgbuild.lexicon import table
from kgbuild.model import Author, Link, Metric, Paper, PaperKind, Profile, Record

FORMAT = "Semantic Scholar"
MEDIA_TYPE = "application/json"
SUFFIXES: tuple[str, ...] = (".json", ".jsonl")
ABOUT: Literal["person", "organization", ""] = ""

_MARK = re.compile(r"\s*[\[{][^\x00]{0,2000}?\"(?:paperId\"\s*:\s*(?:\"[0-9a-f]{40}|null)|authorId\"\s*:\s*\"\d+\")")
_PAGE = "https://www.semanticscholar.org/author/"


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take JSON whose first object has the identifier of a paper or an author."""
    return bool(_MARK.match(shown(head)))


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give the records of each paper and author, those of the papers that an author lists among them.

    Raises:
        DocumentError: the file is damaged from its beginning on.
    """
    for item in objects(stream, name, "semantic_scholar"):
        if not isinstance(item, JsonObject):
            yield item
            continue
        if is_author(item.value):
            yield from read_author(item)
        for paper in (item, *item.inner("papers")):
            if is_paper(paper.value):
                yield from read_paper(paper)


def is_paper(value: Mapping[str, Any]) -> bool:
    """Tell whether an object is a paper of Semantic Scholar."""
    return "paperId" in value and "title" in value


def is_author(value: Mapping[str, Any]) -> bool:
    """Tell whether an object is an author of Semantic Scholar with more than a name."""
    return "authorId" in value and "name" in value and len(value) > 2


def read_paper(item: JsonObject) -> Iterator[Record]:
    """Give the paper that an object is."""
    title = item.string("title")
    if not title:
        return
    date = item.string("publicationDate")
    numbers = {key.casefold(): string(value) for key, value in (item.get("externalIds") or {}).items()}
    people = []
    for place, one in enumerate(item.each("authors"), 1):
        if string(one.get("name")):
            number = string(one.get("authorId"))
            people.append(Author(item.mention(string(one["name"]), identifier=_PAGE + number if number else ""), place))
    journal = item.get("journal") or {}
    pdf = item.string("openAccessPdf", "url")
    yield Paper(
        evidence=item.evidence("title", item.get("title")),
        title=title,
        authors=tuple(people),
        year=item.string("year"),
        date="" if date.endswith("-01-01") else date,
        type=_kind(item),
        venue=_venue(string(journal.get("name")) or item.string("publicationVenue", "name") or item.string("venue")),
        volume=string(journal.get("volume")),
        pages=string(journal.get("pages")),
        doi=doi_of(numbers.get("doi", "")),
        arxiv=arxiv_of(numbers.get("arxiv", "")),
        identifiers={scheme: numbers[key] for key, scheme in (("pubmed", "pmid"),) if numbers.get(key)},
        links=(Link("PDF", pdf),) if pdf.startswith("http") else (),
        topics=tuple(string(topic) for topic in item.get("fieldsOfStudy") or () if string(topic)),
        abstract=item.string("abstract"),
    )


def _venue(name: str) -> str:
    """Give a venue, but for the archives of preprints, which are none."""
    return "" if name.casefold() in {"arxiv", "arxiv.org", "corr"} else name


def _kind(item: JsonObject) -> PaperKind:
    known = table("semantic_scholar")["types"]
    found: PaperKind = next((known[kind] for kind in item.get("publicationTypes") or () if kind in known), "")
    return found


def read_author(item: JsonObject) -> Iterator[Record]:
    """Give what an object says about an author, the papers that it lists among it."""
    name = item.string("name")
    if not name:
        return
    orcid = orcid_of(string((item.get("externalIds") or {}).get("ORCID")))
    number = item.string("authorId")
    bodies = [string(body) for body in item.get("affiliations") or ()]
    person = item.mention(
        name,
        identifier=f"https://orcid.org/{orcid}" if orcid else _PAGE + number,
        affiliation=bodies[0] if bodies else "",
    )
    home = item.string("homepage")
    yield Profile(
        evidence=item.evidence("name", item.get("name")),
        person=person,
        homepage=home if home.startswith("http") else "",
        orcid=orcid,
        names=tuple(dict.fromkeys(filter(None, map(string, item.get("aliases") or ())))),
        links=(Link("Semantic Scholar", _PAGE + number),) if number else (),
    )
    for metric, key in table("semantic_scholar")["metrics"].items():
        if item.string(key):
            yield Metric(
                evidence=item.evidence(key, item.get(key)), person=person, metric=metric, value=item.string(key)
            )
