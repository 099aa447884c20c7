"""The `citation_*` tags that publishers and repositories set for search engines, as lines of tag and value."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TextIO

from selectolax.lexbor import LexborHTMLParser

from kgbuild.documents import webpage
from kgbuild.documents.decode import decode
from kgbuild.importers.identifiers import arxiv_of, doi_of, orcid_iri
from kgbuild.importers.importer import Item
from kgbuild.importers.opening import HEAD, declared_charset
from kgbuild.importers.quoting import Quoter, date_of, plain
from kgbuild.importers.works import pages_of
from kgbuild.located import NOTHING, Node
from kgbuild.model import Author, Link, Mention, Paper, PaperKind

FORMAT = "citation tags in pages"
MEDIA_TYPE = "text/html"
SUFFIXES: tuple[str, ...] = (".html",)
ABOUT: Literal["person", "organization", ""] = ""
FRAGMENT = "citation"

_PREFIX = "citation_"


def accepts(head: bytes, name: str) -> bool:
    """Take pages that give a title as a tag."""
    return b"citation_title" in head and webpage.accepts(head[:HEAD], name)


def inside(data: bytes, name: str) -> str:
    """Give the tags as lines `citation_title: …`; empty where a template has yet to fill them in."""
    text = decode(data, name, declared=declared_charset(data[:1000]))
    lines = []
    for tag in LexborHTMLParser(text).css(f'meta[name^="{_PREFIX}"]'):
        value = " ".join((tag.attributes.get("content") or "").split())
        if value and "{{" not in value:
            lines.append(f"{tag.attributes['name']}: {value}\n")
    return "".join(lines)


def records(stream: TextIO, name: str) -> Iterator[Item]:  # noqa: ARG001 - there is nothing to be damaged
    """Give the paper that the tags of a page describe; nothing where they give no title."""
    text = stream.read()
    quoter = Quoter(text, "citation_tags")
    tags: dict[str, list[Node]] = {}
    authors: list[tuple[Node, dict[str, Node]]] = []
    for node, key in _lines(text):
        if key == "author":
            authors.append((node, {}))
        elif key.startswith("author_") and authors:
            authors[-1][1].setdefault(key, node)
        else:
            tags.setdefault(key, []).append(node)
    title = tags.get("title", [NOTHING])[0]
    if title:
        yield _paper(title, tags, tuple(_people(authors, quoter)), quoter)


def _lines(text: str) -> Iterator[tuple[Node, str]]:
    at = 0
    for line in text.splitlines(keepends=True):
        key, _, value = line.rstrip("\n").partition(": ")
        start = at + len(key) + 2
        yield Node(start, start + len(value), value, at=at), key.removeprefix(_PREFIX).casefold()
        at += len(line)


def _people(authors: list[tuple[Node, dict[str, Node]]], quoter: Quoter) -> Iterator[Mention]:
    for node, more in authors:
        # Some publishers put all authors into one tag.
        for name in node.value.split(";"):
            place = more.get("author_institution", NOTHING).value
            identifier = orcid_iri(more.get("author_orcid", NOTHING).value)
            if name.strip():
                yield quoter.mention(node, plain(name), identifier=identifier, affiliation=place)


def _paper(title: Node, tags: dict[str, list[Node]], people: tuple[Mention, ...], quoter: Quoter) -> Paper:
    def first(*keys: str) -> str:
        return next((tags[key][0].value for key in keys if key in tags), "")

    date = date_of(first("publication_date", "date", "cover_date", "online_date", "year").replace("/", "-"))
    kind: PaperKind = "journal" if first("journal_title") else "conference" if first("conference_title") else ""
    if first("dissertation_institution"):
        kind = "thesis"
    return Paper(
        evidence=quoter.evidence(title),
        title=plain(title.value),
        authors=tuple(Author(person, place) for place, person in enumerate(people, 1)),
        year=date[:4],
        date=date if len(date) > 4 and not date.endswith("-01-01") else "",
        type=kind or ("preprint" if first("arxiv_id") else ""),
        venue=first("journal_title", "conference_title", "conference", "inbook_title", "book_title"),
        volume=first("volume"),
        issue=first("issue"),
        pages=pages_of("-".join(dict.fromkeys(filter(None, (first("firstpage"), first("lastpage")))))),
        publisher=first("publisher"),
        doi=doi_of(first("doi")),
        arxiv=arxiv_of(first("arxiv_id")),
        identifiers={key: first(key) for key in ("isbn", "issn", "pmid") if first(key)},
        links=(Link("PDF", first("pdf_url")),) if first("pdf_url").startswith("http") else (),
        topics=tuple(
            topic.strip() for node in tags.get("keywords", ()) for topic in node.value.split(";") if topic.strip()
        ),
        abstract=first("abstract"),
    )
