"""Bytes to text: byte order marks, UTF-8, a declared charset, and what is refused as no text at all."""

from __future__ import annotations

import codecs
import re

from kgbuild.errors import DocumentError

#: UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: https://encoding.spec.whatwg.org/#names-and-labels reads these labels as windows-1252.
_WINDOWS_1252 = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii", "cp1252"})
#: Every other declared charset must be one of these; codecs.lookup() also knows "zip" and "punycode".
_CHARSETS = re.compile(
    r"utf-?8|windows-125\d|iso-?8859-\d{1,2}|koi8-[ru]|macintosh|big5|gb2312|gbk|gb18030|euc-(?:jp|kr)|shift_jis"
)
#: No character at all (Unicode standard, section 23.7); readers mark lines with them.
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
#: Control characters that no text file holds; tab, line ends, form feed, escape and NEL are left out.
_BINARY = re.compile("[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_SAVE_AS_UTF8 = "save the file as UTF-8"


def decode(data: bytes, name: str, *, declared: str = "") -> str:
    r"""Give the text of a file, every line end as `\n`.

    A byte order mark wins, then UTF-8, then the charset that the document declares, then windows-1252, which
    every byte fits: old web pages and exports that declare nothing are nearly always that.

    Args:
        data: the whole file.
        name: the file, for the error.
        declared: charset named inside the document, empty if none.

    Raises:
        DocumentError: the file is empty, is no text, or does not hold the encoding that its mark promises.
    """
    if not data.strip(b" \t\r\n\f\x00"):
        raise DocumentError(name, "the file is empty", line=1, remedy="remove it or put the document in its place")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _clean(_strict(data[len(mark) :], encoding, name), name)
    try:
        return _clean(data.decode("utf-8"), name)
    except UnicodeDecodeError as error:
        if b"\x00" in data:
            line = data.count(b"\n", 0, data.find(b"\x00")) + 1
            raise _no_text(name, line) from error
    return _clean(_fallback(data, declared), name)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"byte {error.start} is not valid {encoding}, which the byte order mark promises"
        raise DocumentError(name, reason, line=line, remedy=_SAVE_AS_UTF8) from error


def _fallback(data: bytes, declared: str) -> str:
    label = declared.strip().lower()
    if label in _WINDOWS_1252 or not _CHARSETS.fullmatch(label) or label in {"utf-8", "utf8"}:
        # Five bytes have no meaning in windows-1252; the standard maps them to the C1 controls of the same number.
        return data.decode("cp1252", errors="replace").replace("\ufffd", "")
    return data.decode(label, errors="replace")


def _clean(text: str, name: str) -> str:
    text = _NONCHARACTERS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"))
    odd = _BINARY.search(text)
    if not odd:
        return text
    if len(_BINARY.findall(text[:100_000])) * 1000 > min(len(text), 100_000):
        raise _no_text(name, text.count("\n", 0, odd.start()) + 1)
    return _BINARY.sub("", text)


def _no_text(name: str, line: int) -> DocumentError:
    reason = "control characters show that this is no text in UTF-8, UTF-16 with a byte order mark or windows-1252"
    return DocumentError(name, reason, line=line, remedy=f"{_SAVE_AS_UTF8}, or leave the file out")
