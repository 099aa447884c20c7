"""Importers: files of records → records with evidence, without extraction.

Adding a format is one file beside this one and one line in `IMPORTERS` (or in `EMBEDDED`, for what stands inside
documents that are read as such); see `docs/formats.md`.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from kgbuild.documents.decode import decode
from kgbuild.errors import DocumentError
from kgbuild.importers import (
    arxiv_atom,
    bibtex,
    citation_tags,
    crossref,
    csl_json,
    dblp_xml,
    endnote_xml,
    front_matter,
    indexes,
    isi,
    jats,
    lattes,
    linked_data,
    medline,
    mods,
    openalex,
    orcid,
    orcid_xml,
    pubmed_xml,
    rdf,
    refer,
    ris,
    semantic_scholar,
    site_data,
    site_settings,
    tables,
    tei,
    workbooks,
)
from kgbuild.importers.importer import Binary, Embedded, Importer, Item
from kgbuild.importers.linked_data import json_ld_blocks
from kgbuild.importers.microdata import microdata_items, rdfa_things
from kgbuild.importers.opening import declared_charset, open_text, read_head, read_whole
from kgbuild.model import NOBODY, Evidence, Extraction, Mention, Profile, Record, Unit

__all__ = [
    "EMBEDDED", "IMPORTERS", "MAX_BYTES", "Embedded", "Imported", "Importer", "Item", "import_bytes", "import_embedded",
    "import_file", "importer_for", "stream",
]  # fmt: skip

#: A build keeps the text of every file beside the graph; larger files are for `stream`.
MAX_BYTES: Final = 256 << 20

#: Most specific first; the first that accepts a file imports it.
IMPORTERS: Final[tuple[Importer, ...]] = (
    bibtex,
    ris,
    medline,
    isi,
    refer,
    orcid,
    orcid_xml,
    openalex,
    semantic_scholar,
    crossref,
    csl_json,
    indexes,
    dblp_xml,
    endnote_xml,
    pubmed_xml,
    lattes,
    mods,
    arxiv_atom,
    jats,
    tei,
    linked_data,
    rdf,
    site_settings,
    site_data,
    tables,
    workbooks,
)
#: What is looked for inside documents; all that find something are taken.
EMBEDDED: Final[tuple[Embedded, ...]] = (json_ld_blocks, microdata_items, rdfa_things, citation_tags, front_matter)


class Imported(NamedTuple):
    """What a file or a part of it states, and the text that the evidence points into."""

    extraction: Extraction
    text: str


def importer_for(head: bytes, name: str) -> Importer | None:
    """Give the importer that takes a file with these first bytes, None if there is none."""
    return next((importer for importer in IMPORTERS if importer.accepts(head, name)), None)


def import_file(path: str | Path, *, name: str = "") -> Imported | None:
    """Import a whole file; None if no importer takes it.

    Args:
        path: where it lies.
        name: id of the document, the file's name if empty.

    Raises:
        DocumentError: an importer takes it, and it is damaged or too large; the error names `path`.
    """
    path = Path(path)
    importer = importer_for(read_head(path), name or path.name)
    if importer is None:
        return None
    try:
        return import_bytes(read_whole(path, MAX_BYTES), name or path.name, importer)
    except DocumentError as error:
        raise type(error)(str(path), error.reason, line=error.line, remedy=error.remedy) from error


def import_bytes(data: bytes, name: str, importer: Importer) -> Imported:
    """Import a file that is already in memory.

    Raises:
        DocumentError: it is damaged.
    """
    text = _text(data, name, importer)
    return _imported(text, name, importer, hashlib.sha256(data).hexdigest())


def import_embedded(data: bytes, name: str) -> tuple[Imported, ...]:
    """Import what stands inside a document as records of its own, each kind under an id with its fragment."""
    found = []
    for importer in EMBEDDED:
        if importer.accepts(data, name) and (text := importer.inside(data, name)):
            digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
            found.append(_imported(text, f"{name}#{importer.FRAGMENT}", importer, digest))
    return tuple(found)


def stream(path: str | Path) -> Iterator[Record]:
    """Give the records of a file of any size one by one, in memory that does not grow with it; gzipped files too.

    Raises:
        DocumentError: no importer takes the file, or it is damaged.
    """
    path = Path(path)
    importer = importer_for(read_head(path), path.name)
    if importer is None:
        asked = ", ".join(importer.FORMAT for importer in IMPORTERS)
        raise DocumentError(str(path), f"no importer takes it (asked: {asked})")
    if isinstance(importer, Binary):
        text = io.StringIO(importer.to_text(read_whole(path, MAX_BYTES), path.name))
        yield from (item for item in importer.records(text, str(path)) if isinstance(item, Record))
        return
    with open_text(path) as text_of_file:
        yield from (item for item in importer.records(text_of_file, str(path)) if isinstance(item, Record))


def _text(data: bytes, name: str, importer: Importer) -> str:
    if isinstance(importer, Binary):
        return importer.to_text(data, name)
    return decode(data, name, declared=declared_charset(data[:1000]))


def _imported(text: str, name: str, importer: Importer, digest: str) -> Imported:
    items = tuple(importer.records(io.StringIO(text), name))
    records = tuple(item for item in items if isinstance(item, Record))
    return Imported(
        Extraction(
            document=name,
            sha256=digest,
            media_type=importer.MEDIA_TYPE,
            records=records,
            subject=_subject(records, importer),
            subject_kind=importer.ABOUT,
            leftover=tuple(item for item in items if isinstance(item, Evidence)),
            lines=((0, 1), *((end.end(), line) for line, end in enumerate(re.finditer("\n", text), 2))),
        ),
        text,
    )


def _subject(records: tuple[Record, ...], importer: Importer) -> Mention:
    """Give whom the first record of the kind that the format is about describes."""
    people = (record.person for record in records if isinstance(record, Profile))
    bodies = (record.organization for record in records if isinstance(record, Unit))
    return next(people if importer.ABOUT == "person" else bodies if importer.ABOUT else iter(()), NOBODY)
