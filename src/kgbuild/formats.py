"""Every format that kgbuild reads, by whichever way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from kgbuild.documents import READERS
from kgbuild.importers import EMBEDDED, IMPORTERS

#: Columns of `formats`: `read as` is a document, records, or records inside documents.
COLUMNS: Final = ("format", "read as", "media type", "usual endings")


def formats() -> tuple[Mapping[str, str], ...]:
    """Give a row a format, in the order in which they are asked whether they take a file."""
    return tuple(_rows())


def _rows() -> Iterator[Mapping[str, str]]:
    for kind, modules in (("records", IMPORTERS), ("document", READERS), ("records inside documents", EMBEDDED)):
        for module in modules:
            endings = " ".join(suffix or "(none)" for suffix in module.SUFFIXES)
            yield dict(zip(COLUMNS, (module.FORMAT, kind, module.MEDIA_TYPE, endings), strict=True))
