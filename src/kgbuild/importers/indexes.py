"""JSON of indexes and repositories; what each of them calls its members stands in `lexicon/indexes.toml`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, Literal, TextIO, cast

from kgbuild.importers.funding import acknowledged
from kgbuild.importers.identifiers import arxiv_of, doi_of, orcid_iri
from kgbuild.importers.importer import Item
from kgbuild.importers.json_objects import JsonObject, string
from kgbuild.importers.json_stream import objects
from kgbuild.importers.opening import shown
from kgbuild.importers.people import from_initials, name_of, printed
from kgbuild.importers.quoting import date_of, plain
from kgbuild.importers.works import indexed_title, pages_of
from kgbuild.lexicon import table
from kgbuild.model import Author, Link, Mention, Paper, PaperKind
from kgbuild.names import split_people

FORMAT = "JSON of indexes (DataCite, Europe PMC, HAL, INSPIRE, Zenodo)"
MEDIA_TYPE = "application/json"
SUFFIXES: tuple[str, ...] = (".json", ".jsonl")
ABOUT: Literal["person", "organization", ""] = ""

_OPEN = re.compile(r"\s*[\[{]")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_SCHEMES: Final = ("pmid", "pmc")


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take JSON that begins with members of one of the indexes."""
    text = shown(head)
    return bool(_OPEN.match(text)) and any(mark.search(text) for mark in _marks().values())


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give a Paper a work and a Grant what it acknowledges; works without a title are damaged.

    Raises:
        DocumentError: the file is damaged from its beginning on.
    """
    for item in objects(stream, name, "indexes"):
        if not isinstance(item, JsonObject):
            yield item
            continue
        paths = next((table("indexes")[index] for index, mark in _marks().items() if mark.search(item.text)), None)
        if paths is None:
            yield item.evidence("", None)
            continue
        for value in _entries(item.value, paths):
            yield from _work(item.part(value), paths)


@cache
def _marks() -> Mapping[str, re.Pattern[str]]:
    return {index: re.compile(paths["mark"]) for index, paths in table("indexes").items()}


def _entries(value: Mapping[str, Any], paths: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Give the works that an answer lists, or the one that it is."""
    listed = next((found for path in paths["entries"] if (found := _reach(value, path))), None)
    for entry in listed if isinstance(listed, list) else [listed]:
        if isinstance(entry, dict):
            inner = entry.get(paths.get("inside", ""), entry)
            yield {**entry, **inner} if isinstance(inner, dict) else entry


def _reach(value: Any, path: str) -> Any:
    """Give what a path leads to; of a list on the way its first member."""
    for key in path.split(".") if path else ():
        while isinstance(value, list):
            value = value[0] if value else None
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _work(item: JsonObject, paths: Mapping[str, Any]) -> Iterator[Item]:
    def text(what: str) -> str:
        return next((found for path in paths.get(what, ()) if (found := _text(_reach(item.value, path)))), "")

    title = text("title")
    if not title:
        yield item.evidence("", None)
        return
    authors, whole = _authors(item, paths, text("names"))
    year, date = _YEAR.search(text("year")), date_of(text("date"))
    pages = "-".join(filter(None, (text("first_page"), text("last_page")))) or text("pages")
    yield Paper(
        evidence=_quoted(item, paths),
        title=indexed_title(plain(title)),
        authors=authors,
        etal=not whole,
        year=year[0] if year else date[:4],
        date=date if len(date) > 4 and not date.endswith("-01-01") and (not year or date.startswith(year[0])) else "",
        type=_kind(item, paths),
        venue=plain(text("venue")),
        volume=text("volume"),
        issue=text("issue"),
        pages=pages_of(pages),
        publisher=text("publisher"),
        doi=doi_of(text("doi")),
        arxiv=arxiv_of(text("arxiv")),
        identifiers={scheme: text(scheme) for scheme in _SCHEMES if text(scheme)},
        links=(Link("", text("link")),) if text("link").startswith("http") else (),
        abstract=plain(text("abstract")),
    )
    for one in _listed(_reach(item.value, paths.get("funding", "-"))):
        funder, award = (_first(one, paths.get(what, ())) for what in ("funder", "award"))
        yield from acknowledged(item, plain(funder), "", [award], indexed_title(plain(title)))


def _text(value: Any) -> str:
    while isinstance(value, list):
        value = value[0] if value else None
    return string(value)


def _first(value: Any, paths: list[str]) -> str:
    return next((found for path in paths if (found := _text(_reach(value, path)))), "")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _quoted(item: JsonObject, paths: Mapping[str, Any]) -> Any:
    """Quote the title with its key."""
    path = next(path for path in paths["title"] if _text(_reach(item.value, path)))
    return item.evidence(path.rpartition(".")[2], _reach(item.value, path))


def _authors(item: JsonObject, paths: Mapping[str, Any], names: str) -> tuple[tuple[Author, ...], bool]:
    """Give the authors, and whether they are all: those that are listed, else those of one text."""
    people = [who for one in _listed(_reach(item.value, paths["authors"])) if (who := _person(item, paths, one))]
    if people or not names:
        return tuple(Author(who, place) for place, who in enumerate(people, 1)), bool(people)
    told = split_people(names)
    listed = (Mention(from_initials(person.name)) for person in told.people)
    return tuple(Author(who, place) for place, who in enumerate(listed, 1)), not told.etal


def _person(item: JsonObject, paths: Mapping[str, Any], one: Any) -> Mention | None:
    if isinstance(one, str):
        return item.mention(one) if one.strip() else None
    family, given, full = (_first(one, paths.get(what, ())) for what in ("family", "given", "full"))
    name = printed(family, given) if family else (name_of(full) if "," in full else from_initials(full))
    if not name:
        return None
    found = item.mention(full or family)
    return Mention(
        name, found.start, found.end, identifier=orcid_iri(json.dumps(one)),
        affiliation=_first(one, paths.get("affiliation", ())),
    )  # fmt: skip


def _kind(item: JsonObject, paths: Mapping[str, Any]) -> PaperKind:
    """Give the type that the first known of the words for it means."""
    told = (word for path in paths.get("kind", ()) for word in _listed(_reach(item.value, path)))
    return cast("PaperKind", next((paths["kinds"][word] for word in map(string, told) if word in paths["kinds"]), ""))
