"""The ZIP container of office documents (ECMA-376 part 2; OpenDocument 1.3 part 2), opened with care."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from typing import Final

from lxml import etree

from kgbuild.errors import DocumentError

#: No part of a curriculum comes near; beyond it a file is a bomb.
MAX_PART: Final = 64 << 20
_MOST_PARTS: Final = 5000
#: What zipfile and the decompressors raise for bytes that are not what they promise.
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, ValueError, RuntimeError)
_MAGIC: Final = b"PK\x03\x04"


def is_zip(head: bytes) -> bool:
    """Tell whether a file begins as a ZIP container."""
    return head.startswith(_MAGIC)


class Package:
    """The parts of one office document."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (OSError, *_BROKEN) as error:
            raise self._damaged(str(error)) from error
        if len(self._zip.namelist()) > _MOST_PARTS:
            raise self._damaged(f"it has more than {_MOST_PARTS} parts")

    def __contains__(self, part: str) -> bool:
        return part in self._zip.NameToInfo

    def part(self, name: str) -> bytes:
        """Give the bytes of a part.

        Raises:
            DocumentError: the part is missing, damaged, encrypted, or too large when unpacked.
        """
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise DocumentError(self._name, "the file is encrypted", remedy="save it without a password")
            with self._zip.open(info) as stream:
                data = stream.read(MAX_PART + 1)
        except (KeyError, EOFError, OSError, *_BROKEN) as error:
            raise self._damaged(f"its part {name} cannot be read") from error
        if len(data) > MAX_PART:
            raise self._damaged(f"its part {name} unpacks to more than {MAX_PART >> 20} MiB")
        return data

    def xml(self, name: str) -> etree._Element:
        """Give the root element of an XML part; entities are not resolved and nothing is fetched.

        Raises:
            DocumentError: it is no well-formed XML, or declares entities.
        """
        return parse_xml(self.part(name), name, self._name)

    def _damaged(self, what: str) -> DocumentError:
        return _damaged(self._name, what)


def parse_xml(data: bytes, part: str, name: str) -> etree._Element:
    """Give the root element of an XML part, or of a file that is all one part.

    Raises:
        DocumentError: it is no well-formed XML, or declares entities.
    """
    place = f"its part {part}" if part else "it"
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise _damaged(name, f"{place} declares a document type, which office programs never write")
    # LibreOffice gives two lists one `xml:id`: nothing here asks for these.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
        collect_ids=False,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged(name, f"{place} is not well-formed ({error})") from error


def _damaged(name: str, what: str) -> DocumentError:
    return DocumentError(name, f"not a readable office document: {what}", remedy="open and save it anew")
