"""jemdoc, in which many mathematicians and engineers write their pages: read as the Markdown that says the same.

Its syntax: jemdoc.jaboc.net, "Users' guide".

Line stays line, so that evidence names the lines of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from kgbuild.document import Document
from kgbuild.documents.decode import decode
from kgbuild.documents.rewriting import Aside, read_rewritten

FORMAT = "jemdoc page"
MEDIA_TYPE = "text/x-jemdoc"
MAX_BYTES = 2 << 20
SUFFIXES: tuple[str, ...] = (".jemdoc",)
_TITLE = re.compile(r"^#\s*jemdoc:.*\btitle\{([^{}]*)\}", re.MULTILINE)
_HEADING = re.compile(r"(={1,6})(.+)")
_ITEM = re.compile(r"(?P<signs>-{1,6}|\.{1,6})\s+(?=\S)")
_TERM = re.compile(r":\s*\{(?P<term>[^{}\n]*)\}\s*(?P<text>.*)")
#: What opens a block: its title, its kind, and what the kind asks for.
_HEAD = re.compile(r"\{(?P<title>[^{}]*)\}(?:\{(?P<kind>[^{}]*)\})?(?:\{[^{}]*\})*\s*$")
#: Blocks whose text is shown as text; that of all others is a program.
_TEXTS = frozenset({"", "img_left", "text"})
#: A backslash takes from a sign what it means; what it says is kept aside meanwhile.
_ESCAPED = re.compile(r"\\([^\sn\w])")
_LINK = re.compile(r"\[(?P<url>[^\s\[\]]+)(?:[ \t]+(?P<text>[^\s\[\]][^\[\]\n]*))?\]")
_BREAK = re.compile(r"[ \t]{0,9}\\n\b[ \t]*")
_EMPHASIS = re.compile(r"(?<![\w/:<])/(?=\S)([^/\n]*[^\s/])/(?![\w/])")
_STRONG = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]*[^\s*])\*(?![\w*])")
_MONOSPACE = re.compile(r"(?<![\w+])\+(?=\S)([^+\n]*[^\s+])\+(?![\w+])")
_RAW = re.compile(r"\{\{((?:(?!\{\{|\}\}).){0,2000})\}\}")


def accepts(head: bytes, name: str) -> bool:
    """Tell whether a file is jemdoc: by its name, or by the line that opens such files."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES or head.startswith(b"# jemdoc:")


def read(data: bytes, name: str) -> Document:
    """Read a jemdoc page.

    Raises:
        DocumentError: it is no text, or its HTML nests too deep.
    """
    text = decode(data, name)
    found = _TITLE.search(text)
    told = {"title": found[1].strip()} if found else {}
    return read_rewritten(_rewritten(text.split("\n")), data, name, media_type=MEDIA_TYPE, metadata=told)


def _rewritten(lines: list[str]) -> Iterator[str]:
    kind: str | None = None  # of the block that is open
    opening = False
    for line in lines:
        if line.startswith("~~~"):
            opening, kind = kind is None, None if kind is not None else "text"
            yield ""
        elif opening and (head := _HEAD.match(line)):
            opening, kind = False, (head["kind"] or "text").strip()
            yield f"**{_inline(head['title'])}**" if head["title"].strip() else ""
        elif kind == "raw":
            yield line
        elif kind == "table":
            cells = line.strip().removesuffix("||").split("|")
            yield f"| {' | '.join(_inline(cell.strip()) for cell in cells)} |" if line.strip() else ""
        elif kind is not None and kind not in _TEXTS:
            yield ""  # a program
        else:
            opening = opening and not line.strip()
            yield _line(line)


def _line(line: str) -> str:
    if line.startswith("#"):
        return ""  # a comment, or what puts in another file
    if heading := _HEADING.match(line):
        return f"{'#' * len(heading[1])} {_inline(heading[2].strip())}"
    if item := _ITEM.match(line):
        marker = "- " if item["signs"][0] == "-" else "1. "
        return "   " * (len(item["signs"]) - 1) + marker + _inline(line[item.end() :])
    if term := _TERM.match(line):
        return f"- **{_inline(term['term'])}** {_inline(term['text'])}"
    return _inline(line.lstrip())


def _inline(text: str) -> str:
    """Give the text of a line with its links, breaks and types as Markdown writes them."""
    aside = Aside()
    text = _ESCAPED.sub(lambda sign: aside.put("\\" + sign[1]), text)
    text = _RAW.sub(lambda raw: aside.put(raw[1]), text)
    text = _LINK.sub(lambda link: _link(link, aside), text)
    text = _EMPHASIS.sub(r"<em>\1</em>", text)
    text = _STRONG.sub(r"**\1**", text)
    text = _MONOSPACE.sub(r"\1", text)
    return aside.back(_BREAK.sub("<br>", text).replace("---", "—").replace("--", "–"))


def _link(link: re.Match[str], aside: Aside) -> str:
    """Give a link as Markdown writes it; what is neither an address nor followed by words stays in its brackets."""
    url, text = link["url"], link["text"]
    if not text and not re.search(r"[./#@]", url):
        return aside.put("\\[") + url + aside.put("\\]")
    address = f"mailto:{url}" if "@" in url and ":" not in url else url
    return f"[{text or url}{aside.put(f']({address})')}"
