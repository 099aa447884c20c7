"""Works as the REST API and the public data files of Crossref give them: https://api.crossref.org/swagger-ui."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, TextIO

from kgbuild.importers.csl_work import read_work
from kgbuild.importers.funding import crossref_funding, crossref_grant
from kgbuild.importers.importer import Item
from kgbuild.importers.json_objects import JsonObject
from kgbuild.importers.json_stream import objects
from kgbuild.importers.opening import shown

FORMAT = "Crossref works"
MEDIA_TYPE = "application/vnd.crossref-api-message+json"
SUFFIXES: tuple[str, ...] = (".json", ".jsonl")
ABOUT: Literal["person", "organization", ""] = ""

_MESSAGE = re.compile(r'"message-type"\s*:\s*"work')
_KEY = re.compile(r'"(indexed|reference-count|is-referenced-by-count|deposited|content-domain|references-count)"\s*:')
_NUMBER = re.compile(r'"(?:DOI|prefix|member)"\s*:')


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take JSON that says that it is a message of works, or that has the keys which Crossref adds to a work."""
    text = shown(head)
    if not re.match(r"\s*[\[{]", text):
        return False
    return bool(_MESSAGE.search(text) or (len(set(_KEY.findall(text))) > 1 and _NUMBER.search(text)))


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give a Paper a work, a Grant what it acknowledges or registers; periodicals and parts of works are left out.

    Raises:
        DocumentError: the file is damaged from its beginning on.
    """
    for item in objects(stream, name, "crossref"):
        if not isinstance(item, JsonObject):
            yield item
            continue
        work = _message(item)
        if work.string("type") == "grant":
            yield from crossref_grant(work)
        elif paper := read_work(work):
            yield paper
            yield from crossref_funding(work, paper.title)


def _message(item: JsonObject) -> JsonObject:
    """Give the work inside of an answer that holds one."""
    inner = item.get("message")
    return replace(item, value=inner) if isinstance(inner, dict) else item
