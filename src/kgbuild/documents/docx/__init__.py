"""Word documents (ECMA-376): paragraphs, lists, tables, links; of tracked changes the accepted text."""

from __future__ import annotations

from typing import Any

from kgbuild.document import Document
from kgbuild.documents.docx.body import write_body
from kgbuild.documents.docx.styles import Numbering, Styles, W
from kgbuild.documents.office.text import finished
from kgbuild.documents.office.zip import Package, is_zip
from kgbuild.documents.writer import Writer
from kgbuild.errors import DocumentError

FORMAT = "Word document"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SUFFIXES: tuple[str, ...] = (".docx", ".docm", ".dotx")
MAX_BYTES = 64 << 20
#: A compound file (MS-CFB): Word before 2007, or a newer document under a password (MS-OFFCRYPTO).
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CORE = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_RELATIONS = "word/_rels/document.xml.rels"


def accepts(head: bytes, name: str) -> bool:
    """Tell whether a file is a Word document: a container that says so near its beginning, or by its name."""
    named = name.lower().endswith((*SUFFIXES, ".doc", ".dot"))
    return (is_zip(head) and (b"word/" in head or named)) or (head.startswith(_COMPOUND) and named)


def read(data: bytes, name: str) -> Document:
    """Read a Word document; headers, footers and comments are left out.

    Raises:
        DocumentError: it is damaged, encrypted, a bomb, or holds no text.
    """
    if data.startswith(_COMPOUND):
        reason = "a document of Word before 2007, or one that is encrypted"
        raise DocumentError(name, reason, remedy="save it as .docx without a password")
    package = Package(data, name)
    root = package.xml("word/document.xml")
    body = root.find(f"{W}body")
    if body is None:
        raise DocumentError(name, "the document has no body", remedy="open and save it anew")
    writer = Writer()
    write_body(body, writer, Styles(package), Numbering.read(package), _targets(package))
    return finished(
        writer, data, name, MEDIA_TYPE, metadata=_metadata(package), remedy="a scanned page needs OCR first"
    )


def _targets(package: Package) -> dict[str, str]:
    """Give the targets of external links by their id."""
    if _RELATIONS not in package:
        return {}
    return {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in package.xml(_RELATIONS)
        if relation.get("TargetMode") == "External"
    }


def _metadata(package: Package) -> dict[str, Any]:
    title = package.xml(_CORE).findtext(_TITLE) if _CORE in package else None
    return {"title": title.strip()} if title and title.strip() else {}
