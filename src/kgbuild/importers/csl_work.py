"""A work as CSL-JSON describes it; the JSON of Crossref grew out of it and differs in its lists and types."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from kgbuild.cite.kinds import within_of
from kgbuild.importers.identifiers import arxiv_of, doi_of, orcid_iri
from kgbuild.importers.json_objects import JsonObject, string
from kgbuild.importers.kept import OWN, with_kept
from kgbuild.importers.people import printed
from kgbuild.importers.quoting import plain
from kgbuild.importers.works import LONGEST, doi_in, kind_of, pages_of
from kgbuild.lexicon import table
from kgbuild.model import Author, Evidence, Link, Mention, Paper, PaperKind, PaperStatus, Talk

_PERIODICAL = frozenset({"journal", "editorial", "preprint", "conference", "workshop", "chapter", ""})


def read_work(item: JsonObject) -> Paper | None:
    """Give the paper that an object describes; None if it has no title or is a journal, a grant, a component."""
    told = item.string("type")
    title = plain(_first(item.get("title")))
    if not title or told in table("csl")["types"]["no_works"]:
        return None
    subtitle = plain(_first(item.get("subtitle")))
    venue = plain(_first(item.get("container-title")))
    kind = _kind(told, venue, item)
    date = _date(item)
    paper = Paper(
        evidence=_evidence(item),
        title=f"{title}: {subtitle}" if subtitle and subtitle.casefold() not in title.casefold() else title,
        authors=tuple(_authors(item)),
        year=date[:4],
        date=date if len(date) > 4 else "",
        type=kind,
        status=cast("PaperStatus", _status(item)),
        venue=venue if kind in _PERIODICAL and venue else plain(_first(item.get("collection-title"))) or venue,
        within=within_of(venue) if kind == "workshop" else "",
        volume=item.string("volume"),
        issue=item.string("issue"),
        number=item.string("number"),
        pages=pages_of(item.string("page") or item.string("article-number")),
        publisher=item.string("publisher"),
        editors=tuple(person for one in item.each("editor") if (person := person_in(item, one))),
        doi=doi_in(item.string("DOI")),
        arxiv=_arxiv(item),
        identifiers=_identifiers(item),
        links=tuple(_links(item)),
        topics=tuple(_topics(item)),
        abstract=plain(item.string("abstract")),
        note=item.string("note"),
    )
    kept = item.get("custom", OWN)
    if paper.arxiv and not kept and paper.publisher.casefold() == "arxiv":
        # Zotero writes where a preprint lies as its publisher, and its number once more.
        number = "" if arxiv_of(paper.number) == paper.arxiv else paper.number
        paper = replace(paper, venue=paper.venue or "arXiv", publisher="", number=number)
    return with_kept(paper, kept)


def read_talk(item: JsonObject) -> Talk | None:
    """Give the talk or poster that a `speech` is; None for what is none, or has neither title nor event."""
    title = plain(_first(item.get("title")))
    event = plain(item.string("event-title") or item.string("event"))
    if item.string("type") != "speech" or not (title or event):
        return None
    return Talk(
        evidence=_evidence(item),
        people=tuple(author.person for author in _authors(item)),
        title=title,
        event=event or plain(_first(item.get("container-title"))),
        date=_date(item),
        type=item.string("genre"),
        location=item.string("event-place") or item.string("publisher-place"),
        url=next((link.url for link in _links(item)), ""),
    )


def _evidence(item: JsonObject) -> Evidence:
    """Quote the object, or its title where the object is long."""
    if len(item.text) > LONGEST:
        return item.evidence("title", item.get("title"))
    return Evidence(item.offset, item.offset + len(item.text), item.text, item.extractor)


def _first(value: Any) -> str:
    """Give a text, or the first of a list of texts: Crossref lists what CSL gives once."""
    return string(value[0] if isinstance(value, list) and value else value)


def _kind(told: str, venue: str, item: JsonObject) -> PaperKind:
    kind = kind_of("crossref", told) or kind_of("csl", told)
    if kind == "conference" and re.search(r"\bworkshops?\b", venue, re.IGNORECASE):
        return "workshop"
    if not kind and (told == "article" or string(item.get("subtype")) == "preprint" or _arxiv(item)):
        return "preprint"
    return kind


def _date(item: JsonObject) -> str:
    """Give when a work appeared: of a work in print the earliest of the dates that say so."""
    found = [
        date
        for key in ("issued", "published-print", "published-online", "published")
        if (date := date_parts(item.get(key)))
    ]
    return max((date for date in found if date[:4] == found[0][:4]), key=len) if found else ""


def date_parts(value: Any) -> str:
    """Give an EDTF date of `{"date-parts": [[2010, 5, 3]]}`, of a season, or of a raw date."""
    if not isinstance(value, dict):
        return ""
    listed = value.get("date-parts")
    listed = listed[0] if isinstance(listed, list) and listed and isinstance(listed[0], list) else []
    parts = [string(part) for part in listed]
    if not parts or not re.fullmatch(r"\d{4}", parts[0]):
        found = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", string(value.get("raw") or value.get("literal")))
        parts = [part for part in found.groups() if part] if found else []
    parts = [part.zfill(2) for part in parts if part.isdigit() and int(part)]
    season = string(value.get("season"))
    if len(parts) == 1 and season in {"1", "2", "3", "4"}:
        parts.append(f"2{season}")
    return "-".join(parts)


def _authors(item: JsonObject) -> Iterator[Author]:
    people = (person for one in item.each("author") if (person := person_in(item, one)))
    yield from (Author(person, place) for place, person in enumerate(people, 1))


def person_in(item: JsonObject, one: Mapping[str, Any]) -> Mention | None:
    """Give a person, or the body that signs as one, where the object names the family."""
    particles = [string(one.get(key)) for key in ("dropping-particle", "non-dropping-particle")]
    family, given = string(one.get("family")), string(one.get("given"))
    whole = string(one.get("literal")) or string(one.get("name"))
    if not (family or given or whole):
        return None
    name = printed(
        " ".join(filter(None, (*particles, family or given))), given if family else "", string(one.get("suffix"))
    )
    bodies = [string(body.get("name")) for body in one.get("affiliation") or () if isinstance(body, dict)]
    found = item.mention(
        family or given or whole,
        identifier=orcid_iri(string(one.get("ORCID"))),
        affiliation=bodies[0] if bodies else "",
    )
    if found.start < 0:
        found = replace(found, start=item.offset, end=item.offset + len(item.text))
    return replace(found, name=name if family or given else whole)


def _status(item: JsonObject) -> str:
    statuses: Mapping[str, str] = table("csl")["status"]
    return statuses.get(item.string("status").casefold(), "")


def _arxiv(item: JsonObject) -> str:
    return arxiv_of(doi_of(item.string("DOI"))) or (
        arxiv_of(item.string("URL")) if "arxiv.org/" in item.string("URL") else arxiv_of(_eprint(item))
    )


def _eprint(item: JsonObject) -> str:
    """Give what Zotero writes beside the number of a preprint: `"number": "arXiv:2001.00001"`."""
    number = item.string("number")
    return number if number.casefold().startswith("arxiv:") else ""


def _identifiers(item: JsonObject) -> dict[str, str]:
    found = {key.lower(): _first(item.get(key)) for key in ("ISBN", "ISSN", "PMID")} | {
        "pmc": _first(item.get("PMCID"))
    }
    return {scheme: value for scheme, value in sorted(found.items()) if value}


def _links(item: JsonObject) -> Iterator[Link]:
    url = item.string("URL")
    if url.startswith("http") and not re.search(r"//(?:dx\.)?doi\.org/|//arxiv\.org/", url):
        yield Link("", url)


def _topics(item: JsonObject) -> Iterator[str]:
    """Give Crossref's subjects, or the keywords of CSL, which commas part; a list is read as one."""
    keywords = item.get("keyword") or item.get("subject") or item.get("categories")
    parts = keywords if isinstance(keywords, list) else re.split(r"[;,]", string(keywords))
    yield from (topic for part in parts if (topic := string(part)))
