"""CSL-JSON, which Zotero, Mendeley, citeproc and pandoc exchange: https://docs.citationstyles.org."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TextIO

from kgbuild.importers.csl_work import read_talk, read_work
from kgbuild.importers.funding import crossref_funding
from kgbuild.importers.importer import Item
from kgbuild.importers.json_objects import JsonObject
from kgbuild.importers.json_stream import objects
from kgbuild.importers.opening import shown
from kgbuild.importers.works import lost_entry
from kgbuild.model import Paper

FORMAT = "CSL-JSON"
MEDIA_TYPE = "application/vnd.citationstyles.csl+json"
SUFFIXES: tuple[str, ...] = (".json", ".csljson")
ABOUT: Literal["person", "organization", ""] = ""

_TYPE = re.compile(
    r'"type"\s*:\s*"(?:article-(?:journal|magazine|newspaper)|paper-conference|entry-[a-z]+|post-weblog)"'
)
_ISSUED = re.compile(r'"issued"\s*:\s*\{\s*"(?:date-parts|raw|literal|season)"')
_TITLE = re.compile(r'"(?:title|type)"\s*:\s*"')


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take JSON with a type or a date of publication as only CSL writes them."""
    text = shown(head)
    return bool(re.match(r"\s*[\[{]", text) and _TITLE.search(text) and (_TYPE.search(text) or _ISSUED.search(text)))


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give a Paper an item with the funding it acknowledges, a Talk a speech; those without a title are damaged.

    Raises:
        DocumentError: the file is damaged from its beginning on.
    """
    for item in objects(stream, name, "csl"):
        if not isinstance(item, JsonObject):
            yield item
        else:
            found = read_talk(item) or read_work(item) or lost_entry(item.text, item.offset, "csl")
            yield found
            if isinstance(found, Paper):
                yield from crossref_funding(item, found.title)
