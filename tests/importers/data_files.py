"""Data files as the tests of their importer read them."""

from __future__ import annotations

from kgbuild.importers import Imported, import_bytes, importer_for, site_data
from kgbuild.model import Record


def read(name: str, text: str) -> Imported:
    assert importer_for(text.encode(), name) is site_data
    imported = import_bytes(text.encode(), name, site_data)
    for evidence in (*(r.evidence for r in imported.extraction.records), *imported.extraction.leftover):
        assert imported.text[evidence.start : evidence.end] == evidence.quote
    return imported


def of(kind: type[Record], records: tuple[Record, ...]) -> list[Record]:
    return [record for record in records if isinstance(record, kind)]
