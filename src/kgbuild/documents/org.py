"""Org, the outlines of Emacs (orgmode.org/worg/org-syntax.html): read as the Markdown that says the same.

Line stays line, so that evidence names the lines of the file. Properties of entries that `ox-moderncv` and its
kin print ("FROM", "TO", "EMPLOYER", "LOCATION") are a line of the entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from kgbuild.document import Document
from kgbuild.documents.decode import decode
from kgbuild.documents.rewriting import OPEN, Aside, read_rewritten
from kgbuild.lexicon import table

FORMAT = "Org outline"
MEDIA_TYPE = "text/x-org"
MAX_BYTES = 2 << 20
SUFFIXES: tuple[str, ...] = (".org",)
_KEYWORD = re.compile(r"#\+(?P<key>\w+):(?P<value>.*)")
_BLOCK = re.compile(r"#\+(?P<side>begin|end)_(?P<kind>\w+)(?: +(?P<language>\w+))?", re.IGNORECASE)
_COMMENT = re.compile(r"#(?:\s|$)")
_HEADING = re.compile(r"(?P<stars>\*{1,12}) +(?:(?:TODO|DONE|NEXT|WAITING) )?(?P<title>.*)")
_TAGS = re.compile(r"\s:(?P<tags>[\w@#%:]+):$")
_DRAWER = re.compile(r":(?P<name>[\w-]+):(?P<value>.*)")
_ITEM = re.compile(r"(?P<indent>\s*)(?:[-+]|(?<=\s)\*)\s(?:\s*\[[ X-]\]\s)?(?P<text>.*)")
_RULE = re.compile(r"\|[-+|\s]+")
_LINK = re.compile(r"\[\[(?P<url>[^\[\]]+)\](?:\[(?P<text>[^\]]+)\])?\]")
_URL = re.compile(r"(?<!\[)https?://[^\s<>\[\]]*[\w/=#]")
_STAMP = re.compile(r"[<\[](?P<day>\d{4}-\d\d-\d\d)[^<>\[\]\n]*[>\]]")
_RANGE, _DASH = re.compile(r"(?<=\d)--(?=\d)"), re.compile(r"(?<![-|+])---(?![-|+])")
#: What goes out in one format alone: "@@html:<b>@@".
_SNIPPET = re.compile(r"@@\w+:[^@\n]*@@|\{\{\{[^{}\n]*\}\}\}|\[fn:[^\[\]\n]*\]")
#: What stands between two signs of one kind, on a line and the next, if that opens nothing of its own.
_MARKED = re.compile(
    rf"(?<![\w*/_=~+])(?P<sign>[*/_=~+])(?=[\w\"“‘'(\[<@{OPEN}])"
    r"(?P<text>(?:[^\n]{0,300}?|[^\n]{0,300}\n(?![ \t]*(?:[*|#:\n]|[-+] ))[^\n]{0,300}?)\S)(?P=sign)(?![\w*/_=~+])"
)
_WRITTEN = {"*": "**{}**", "/": "<em>{}</em>", "_": "<u>{}</u>", "+": "~~{}~~"}
#: Blocks whose text is shown as text.
_TEXTS = frozenset({"center", "verse", "quote", "cvcolumns"})
_LEFT_OUT = frozenset({"noexport", "ARCHIVE"})


def accepts(_head: bytes, name: str) -> bool:
    """Tell whether a file is Org: by its name."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def read(data: bytes, name: str) -> Document:
    """Read an Org outline; subtrees that are not exported are left out.

    Raises:
        DocumentError: it is no text, or its HTML nests too deep.
    """
    lines = _typed(decode(data, name)).split("\n")
    found = (match for line in lines if (match := _KEYWORD.match(line.lstrip())))
    keywords = {match["key"].casefold(): match["value"].strip() for match in found}
    told = {key: keywords[key] for key in ("title", "author", "date") if keywords.get(key)}
    return read_rewritten(_Outline().lines(lines), data, name, media_type=MEDIA_TYPE, metadata=told)


class _Outline:
    """One walk over the lines of a file."""

    def __init__(self) -> None:
        self.hidden = 0  # level of the heading whose subtree is left out
        self.block = ""  # kind of the block that is open
        self.drawer = False
        self.told: dict[str, str] = {}

    def lines(self, lines: list[str]) -> Iterator[str]:
        """Give each line as Markdown."""
        for line in map(str.rstrip, lines):
            heading = None if self.block else _HEADING.match(line)
            if heading:
                yield self._heading(len(heading["stars"]), heading["title"].strip())
            elif found := _BLOCK.match(line.lstrip()):
                opens = found["side"].casefold() == "begin"
                self.block = found["kind"].casefold() if opens else ""
                self.block += f" {found['language']}".casefold() if opens and found["language"] else ""
                yield ""
            elif self.hidden:
                yield ""
            elif self.block and self.block not in _TEXTS:
                yield line if self.block in {"export html", "html"} else ""
            else:
                yield self._line(line)

    def _heading(self, level: int, title: str) -> str:
        if self.hidden and level > self.hidden:
            return ""
        tagged = _TAGS.search(f" {title}")
        tags = set(tagged["tags"].split(":")) if tagged else set()
        out = not _LEFT_OUT.isdisjoint(tags) or title.startswith("COMMENT")
        self.hidden, self.drawer = level if out else 0, False
        bare = title[: tagged.start()].rstrip() if tagged else title
        return "" if out or "ignore" in tags else f"{'#' * min(level, 6)} {bare}"

    def _line(self, line: str) -> str:
        bare = line.lstrip()
        entry = _DRAWER.fullmatch(bare)
        if entry and (self.drawer or not entry["value"]):
            return self._property(entry["name"].casefold(), entry["value"].strip())
        if found := _KEYWORD.match(bare):
            key, value = found["key"].casefold(), found["value"].strip()
            return f"# {value}" if key == "title" and value else value if key == "html" else ""
        if _COMMENT.match(bare) or self.drawer:
            return ""
        if _RULE.fullmatch(bare):
            return re.sub(r"[^|+]", "-", bare).replace("+", "|")
        item = _ITEM.match(line)
        if item is None:
            return line
        term, parted, text = item["text"].partition(" :: ")
        return f"{item['indent']}- **{term}**: {text}" if parted else f"{item['indent']}- {term}"

    def _property(self, name: str, value: str) -> str:
        """Take a line of a drawer; its end gives those of its properties that are printed, on one line."""
        if name != "end":
            self.drawer = True
            self.told |= {name: value} if value else {}
            return ""
        told, self.told, self.drawer = self.told, {}, False
        names = table("org")
        date = " – ".join(filter(None, (told.get("from"), told.get("to") or ("present" if "from" in told else ""))))
        parts = [*(told[key] for key in names["hosts"] if key in told), told.get("location", "")]
        parts += [date or next((told[key] for key in names["dates"] if key in told), "")]
        parts += [told[key] for key in names["notes"] if key in told]
        return ", ".join(filter(None, parts))


def _typed(text: str) -> str:
    """Give a text with its links, days and types as Markdown writes them."""
    aside = Aside()

    def link(found: re.Match[str]) -> str:
        url = re.sub(r"^file:", "", found["url"]).replace(" ", "%20")
        return f"[{found['text'] or found['url']}{aside.put(f']({url})')}"

    text = _STAMP.sub(r"\g<day>", _SNIPPET.sub("", text))
    text = _LINK.sub(link, text)
    text = _URL.sub(lambda url: aside.put(f"<{url[0]}>"), text)
    text = _MARKED.sub(lambda mark: _WRITTEN.get(mark["sign"], "{}").format(mark["text"]), text)
    return aside.back(_DASH.sub("—", _RANGE.sub("–", text)))
