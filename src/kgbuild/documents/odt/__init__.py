"""OpenDocument texts (ISO/IEC 26300, OpenDocument 1.3), packed or flat; of tracked changes the accepted text."""

from __future__ import annotations

from lxml import etree

from kgbuild.document import Document
from kgbuild.documents.odt.body import write_body
from kgbuild.documents.odt.styles import OdtStyles
from kgbuild.documents.office.text import finished
from kgbuild.documents.office.zip import Package, is_zip, parse_xml
from kgbuild.documents.writer import Writer
from kgbuild.errors import DocumentError

FORMAT = "OpenDocument text"
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
SUFFIXES: tuple[str, ...] = (".odt", ".ott", ".fodt")
MAX_BYTES = 64 << 20
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
#: The first part of a package, stored unpacked, is its media type (OpenDocument 1.3 part 2, 3.3).
_MIMETYPE = b"mimetype" + MEDIA_TYPE.encode()
_FLAT = b'office:mimetype="' + MEDIA_TYPE.encode()


def accepts(head: bytes, name: str) -> bool:
    """Tell whether a file is an OpenDocument text: a ZIP container or an XML file that says so."""
    named = name.lower().endswith(SUFFIXES)
    return (is_zip(head) and (_MIMETYPE in head[:200] or named)) or _FLAT in head


def read(data: bytes, name: str) -> Document:
    """Read an OpenDocument text; headers, footers, notes and comments are left out.

    Raises:
        DocumentError: it is damaged, encrypted, a bomb, or holds no text.
    """
    if is_zip(data):
        package = Package(data, name)
        roots = [package.xml(part) for part in ("styles.xml", "content.xml", "meta.xml") if part in package]
    else:
        roots = [parse_xml(data, "", name)]
    body = next((found for root in roots if (found := root.find(f"{_OFFICE}body/{_OFFICE}text")) is not None), None)
    if body is None:
        raise DocumentError(name, "the document has no body of text", remedy="open and save it anew")
    writer = Writer()
    write_body(body, writer, OdtStyles.read(roots))
    return finished(writer, data, name, MEDIA_TYPE, metadata=_metadata(roots))


def _metadata(roots: list[etree._Element]) -> dict[str, str]:
    title = next((found for root in roots if (found := root.findtext(f"{_OFFICE}meta/{_TITLE}"))), "")
    return {"title": title.strip()} if title.strip() else {}
