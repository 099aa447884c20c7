"""Workbooks of spreadsheet programs, each sheet a table: XLSX, XLSB, XLS, ODS, read by python-calamine.

Evidence points into the text that the sheets give: a line `# name of the sheet`, then the rows with tabs.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final, Literal, TextIO

from kgbuild.errors import DocumentError
from kgbuild.importers.delimited import MAX_COLUMNS, MAX_ROWS, rows_of
from kgbuild.importers.importer import Item
from kgbuild.importers.quoting import Quoter
from kgbuild.importers.tables import names_of, or_unsupported, read_table
from kgbuild.located import Node

FORMAT = "workbook (XLSX, ODS)"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIXES: tuple[str, ...] = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
ABOUT: Literal["person", "organization", ""] = ""

_SHEET: Final = "# "
#: A workbook that unpacks to more is a bomb, or no list of people.
_UNPACKED: Final = 256 << 20
_OLD: Final = b"\xd0\xcf\x11\xe0"
_INSIDE = re.compile(rb"xl/|spreadsheet|\[Content_Types\]")


def accepts(head: bytes, name: str) -> bool:
    """Take zip archives and old Office files that are called like a workbook."""
    called = name.lower().endswith(SUFFIXES)
    packed = head.startswith(b"PK\x03\x04") and bool(_INSIDE.search(head))
    return called and (packed or head.startswith(_OLD))


def to_text(data: bytes, name: str) -> str:
    """Give all sheets as lines of cells with tabs between.

    Raises:
        DocumentError: the workbook is damaged, encrypted, or unpacks into too much.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - loads only where one is read

    _weigh(data, name)
    lines: list[str] = []
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in book.sheet_names:
            lines.append(_SHEET + _cell(sheet))
            rows = book.get_sheet_by_name(sheet).to_python(nrows=MAX_ROWS)
            lines += ("\t".join(_cell(value) for value in row[:MAX_COLUMNS]).rstrip("\t") for row in rows)
    except (CalamineError, ValueError, OSError) as error:
        reason = f"damaged or encrypted workbook: {str(error).splitlines()[0] if str(error) else type(error).__name__}"
        raise DocumentError(name, reason, remedy="open it and save it anew without a password") from error
    return "\n".join(lines) + "\n"


def _weigh(data: bytes, name: str) -> None:
    """Refuse an archive that unpacks into too much, before anything is unpacked."""
    if not data.startswith(b"PK"):
        return
    try:
        size = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise DocumentError(name, f"damaged workbook: {error}", remedy="open it and save it anew") from error
    if size > _UNPACKED:
        reason = f"the workbook unpacks to {size >> 20} MiB, more than the {_UNPACKED >> 20} MiB that are read"
        raise DocumentError(name, reason, remedy="leave it out")


def _cell(value: Any) -> str:
    """Give a cell as text: whole numbers without a point, days without a time."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    text = " ".join(text.removesuffix("T00:00:00").split())
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if text.startswith('"') else text


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give the records of all sheets.

    Raises:
        UnsupportedFormatError: the headings of no sheet say what it holds.
    """
    yield from or_unsupported(_sheets(stream.read(), name), name)


def _sheets(text: str, name: str) -> Iterator[Item]:
    quoter = Quoter(text, "workbooks")
    sheet = ""
    rows: list[tuple[Node, ...]] = []
    for cells in rows_of(text, "\t"):
        if len(cells) == 1 and cells[0].value.startswith(_SHEET):
            yield from read_table(rows, (sheet, *names_of(name)), quoter)
            sheet, rows = cells[0].value.removeprefix(_SHEET), []
        else:
            rows.append(cells)
    yield from read_table(rows, (sheet, *names_of(name)), quoter)
