"""Put JSON-LD into an existing page: one marked block, replaced when it is there, nothing else moved by a byte."""

from __future__ import annotations

import json
import re
from typing import Any

from kgbuild.errors import DocumentError

BEGIN = b"<!-- kgbuild:jsonld begin -->"
END = b"<!-- kgbuild:jsonld end -->"

#: Comments and raw-text elements, in which `</head>` is text and not a tag (HTML Standard, 13.2.5 Tokenization).
_OPAQUE = rb"<!--.*?(?:-->|\Z)|<(script|style|title|textarea|template)\b.*?(?:</\1\s*>|\Z)"
_PLACES = tuple(
    re.compile(_OPAQUE + rb"|(?P<place>" + tag + rb")", re.DOTALL | re.IGNORECASE)
    for tag in (rb"</head\s*>", rb"</body\s*>")
)
_LINE_BREAK = re.compile(rb"\r\n|\n|\r")


def script_safe(value: Any) -> str:
    r"""Serialise JSON so that it may stand in a `script` element of a page in any ASCII-compatible encoding.

    Everything beyond ASCII, the characters `<`, `>`, `&` and all controls are written as `\uXXXX` (HTML Standard,
    4.12.1.3 Restrictions for contents of script elements).
    """
    text = json.dumps(value, ensure_ascii=True, indent=1)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\x7f", "\\u007f")


def embed_block(page: bytes, data: Any, path: str) -> bytes:
    """Give the page with `data` as its marked JSON-LD block.

    The block goes before `</head>`, else before `</body>`, else to the end; one that is there is replaced in place.
    Embedding the same data twice changes nothing.

    Args:
        page: HTML in an ASCII-compatible encoding, templates included.
        data: JSON-like values.
        path: of the page, for messages.

    Raises:
        DocumentError: the page is no text, UTF-16, or its markers do not pair.
    """
    if page[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in page:
        raise DocumentError(path, "is binary or UTF-16", remedy="save the page as UTF-8")
    newline = (_LINE_BREAK.search(page) or [b"\n"])[0]
    script = f'<script type="application/ld+json">\n{script_safe(data)}\n</script>'.encode("ascii")
    block = newline.join([BEGIN, *script.split(b"\n"), END])
    found = _marked(page, path)
    if found:
        return page[: found[0]] + block + page[found[1] :]
    place = _place(page)
    return page[:place] + block + newline + page[place:]


def embedded(page: bytes, path: str) -> bytes | None:
    """Give the marked block of a page, None if it has none.

    Raises:
        DocumentError: the markers do not pair.
    """
    found = _marked(page, path)
    return page[found[0] : found[1]] if found else None


def _marked(page: bytes, path: str) -> tuple[int, int] | None:
    begins, ends = page.count(BEGIN), page.count(END)
    start, end = page.find(BEGIN), page.find(END)
    if (begins, ends) == (0, 0):
        return None
    if (begins, ends) == (1, 1) and start < end:
        return start, end + len(END)
    line = page.count(b"\n", 0, min(place for place in (start, end) if place >= 0)) + 1
    raise DocumentError(path, "its kgbuild markers do not pair", line=line, remedy="remove both and embed again")


def _place(page: bytes) -> int:
    for pattern in _PLACES:
        for match in pattern.finditer(page):
            if match["place"]:
                return match.start()
    return len(page)
