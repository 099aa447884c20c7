"""Put JSON-LD into an existing page: one marked block, replaced when it is there, nothing else moved by a byte."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from kgbuild.errors import DocumentError

BEGIN = b"<!-- kgbuild:jsonld begin -->"
END = b"<!-- kgbuild:jsonld end -->"

#: Comments and raw-text elements, in which `</head>` is text and not a tag (HTML Standard, 13.2.5 Tokenization), the
#: front matter of a source page, and the comments of Liquid, Go, Jinja and ERB templates.
_OPAQUE = (
    rb"\A(?:\xef\xbb\xbf)?(?:---[ \t]*\r?\n.*?\r?\n---|\+\+\+[ \t]*\r?\n.*?\r?\n\+\+\+)[ \t]*(?:\r?\n|\Z)"
    rb"|<!--.*?(?:-->|\Z)|<(script|style|title|textarea|template)\b.*?(?:</\1\s*>|\Z)"
    rb"|\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}|\{\{-?\s*/\*.*?\*/\s*-?\}\}|\{#.*?#\}|<%#.*?%>"
)
_PLACES = tuple(
    re.compile(_OPAQUE + rb"|(?P<place>" + tag + rb")", re.DOTALL | re.IGNORECASE)
    for tag in (rb"</head\s*>", rb"</body\s*>")
)
_LINE_BREAK = re.compile(rb"\r\n|\n|\r")
#: In Markdown a tag may be told of in code, so that the block goes to the end.
_MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
#: Formats in which braces are code wherever they stand.
_COMPONENTS = (".mdx", ".jsx", ".tsx", ".vue", ".svelte", ".astro", ".pug", ".haml", ".slim")
_ENCODINGS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
#: What opens and closes tags of templates; in JSON two of these characters meet only inside a string.
_TEMPLATES = re.compile(r"\{(?=[{%#])|[%#}](?=\})")


def script_safe(value: Any) -> str:
    r"""Serialise JSON so that it may stand in a `script` element of a page in any ASCII-compatible encoding.

    Everything beyond ASCII, the characters `<`, `>`, `&`, all controls and the tags of templates are written as
    `\uXXXX` (HTML Standard, 4.12.1.3 Restrictions for contents of script elements).
    """
    text = json.dumps(value, ensure_ascii=True, indent=1)
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\x7f", "\\u007f")
    return _TEMPLATES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def embed_block(page: bytes, data: Any, path: str) -> bytes:
    """Give the page with `data` as its marked JSON-LD block.

    The block goes before `</head>`, else before `</body>`, else to the end; one that is there is replaced in place.
    Embedding the same data twice changes nothing.

    Args:
        page: HTML or Markdown in any encoding that holds ASCII, or in UTF-16 with its mark; templates included.
        data: JSON-like values.
        path: of the page, for messages; its ending tells Markdown.

    Raises:
        DocumentError: the page is no text, a component of a framework, or its markers do not pair.
    """
    if page[:2] in _ENCODINGS:
        return _in_bytes(page, path, lambda text: embed_block(text, data, path))
    _check(page, path)
    newline = (_LINE_BREAK.search(page) or [b"\n"])[0]
    script = f'<script type="application/ld+json">\n{script_safe(data)}\n</script>'.encode("ascii")
    block = newline.join([BEGIN, *script.split(b"\n"), END])
    found = _marked(page, path)
    if found:
        return page[: found[0]] + block + page[found[1] :]
    place = len(page) if path.lower().endswith(_MARKDOWN) else _place(page)
    if place == len(page) and page and not page.endswith((b"\n", b"\r")):
        return page + newline + block
    return page[:place] + block + newline + page[place:]


def without_block(page: bytes, path: str) -> bytes:
    """Give the page without its marked block and the line break that came with it.

    Raises:
        DocumentError: see `embed_block`.
    """
    if page[:2] in _ENCODINGS:
        return _in_bytes(page, path, lambda text: without_block(text, path))
    _check(page, path)
    found = _marked(page, path)
    if not found:
        return page
    behind = _LINE_BREAK.match(page, found[1])
    if behind:
        return page[: found[0]] + page[behind.end() :]
    before = page[: found[0]]
    return before[: -len(_LINE_BREAK.findall(before)[-1])] if before.endswith((b"\n", b"\r")) else before


def _in_bytes(page: bytes, path: str, change: Callable[[bytes], bytes]) -> bytes:
    """Change a page in UTF-16 as if it were in UTF-8."""
    mark, encoding = page[:2], _ENCODINGS[page[:2]]
    try:
        text = page[2:].decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(path, f"is not {encoding}: {error.reason}", remedy="save the page as UTF-8") from error
    return mark + change(text.encode("utf-8")).decode("utf-8").encode(encoding)


def _check(page: bytes, path: str) -> None:
    if b"\x00" in page:
        raise DocumentError(path, "is binary, or UTF-16 without its mark", remedy="save the page as UTF-8")
    if path.lower().endswith(_COMPONENTS):
        raise DocumentError(path, "is code, not a page", remedy="embed into the page that it makes")


def embedded(page: bytes, path: str) -> bytes | None:
    """Give the marked block of a page, None if it has none.

    Raises:
        DocumentError: the markers do not pair.
    """
    if page[:2] in _ENCODINGS:
        page = page[2:].decode(_ENCODINGS[page[:2]], errors="replace").encode("utf-8")
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
