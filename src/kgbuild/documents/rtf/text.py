"""RTF (specification 1.9.1) cut into paragraphs: control words carried out, what prints nothing passed over."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

from kgbuild.documents.office.look import Look, Piece

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,9})?[ ]?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<line>[\r\n]+)|(?P<text>[^\\{}\r\n]+)"
)
#: Destinations that print nothing here; an unknown one that `\*` begins does not print either.
_SILENT: Final = frozenset({
    "colortbl", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr",
    "footerf", "footnote", "annotation", "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "xe", "tc",
    "themedata", "colorschememapping", "datastore", "latentstyles", "generator", "nonshppict", "template", "pgptbl",
})  # fmt: skip
_SIGNS: Final = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "~": "\xa0", "_": "-",
}  # fmt: skip
#: Windows code pages of character sets (`\fcharset`).
_CHARSETS: Final = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
#: Control words of type: the part of the look that they set, and to what; None where the number says so.
_TYPE: Final[dict[str, tuple[str, bool | None]]] = {
    "b": ("bold", None), "i": ("italic", None), "ul": ("underlined", None), "ulnone": ("underlined", False),
    "caps": ("caps", None), "scaps": ("caps", None), "super": ("raised", True), "sub": ("raised", True),
    "nosupersub": ("raised", False), "v": ("hidden", None), "deleted": ("hidden", None),
}  # fmt: skip
#: Control words of lengths of paragraphs: the part of the look that they set.
_LENGTHS: Final = {"li": "indent", "sb": "above", "sa": "below"}
_PAGES: Final = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_LINK = re.compile(r"\s*HYPERLINK\s+\"([^\"]+)\"")
_STYLED_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop)\s*(\d)", re.IGNORECASE)
_TITLES: Final = frozenset({"title", "titel", "titre", "título", "titolo"})
#: No writer nests deeper; what lies below is passed over.
_DEEPEST: Final = 500

Kind = Literal["print", "skip", "marker", "fonts", "font", "styles", "style", "link"]


@dataclass(slots=True)
class Paragraph:
    """A paragraph: what it prints, how, and where it ended; `end` tells whether a cell or a row ended with it."""

    pieces: list[Piece]
    look: Look
    marker: str
    line: int
    end: Literal["paragraph", "cell", "row"]
    tabled: bool


@dataclass(slots=True)
class _State:
    """What holds inside a group."""

    kind: Kind = "print"
    look: Look = field(default_factory=Look)
    paragraph: Look = field(default_factory=Look)
    encoding: str = "cp1252"
    skipped: int = 1
    href: str = ""
    tabled: bool = False


def paragraphs(data: bytes) -> Iterator[Paragraph]:
    """Give the paragraphs of a file in order."""
    return _Reading(data).run()


class _Reading:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.state = _State()
        self.stack: list[_State] = []
        self.pieces: list[Piece] = []
        self.marker = ""
        self.field = ""
        self.font = 0
        self.style = 0
        self.name = ""
        self.fonts: dict[int, str] = {}
        self.styles: dict[int, Look] = {}
        self.waiting = b""
        self.skip = 0
        self.line = 1
        self.starred = False

    def run(self) -> Iterator[Paragraph]:
        at = 0
        while found := _TOKEN.match(self.data, at):
            at = found.end()
            if found["byte"] or found["text"]:
                self.bytes(bytes.fromhex(found["byte"].decode()) if found["byte"] else found["text"])
                continue
            if found["line"]:
                self.line += max(found["line"].count(b"\n"), found["line"].count(b"\r"))
                continue
            self.decode()
            if found["brace"]:
                self.brace(found["brace"])
                continue
            word = (found["word"] or found["sign"]).decode("latin-1")
            number = int(found["number"]) if found["number"] else None
            if word == "bin" and number:
                at += max(number, 0)
            yield from self.control(word, number)
        self.decode()
        yield from self.end("paragraph")

    # --- groups -----------------------------------------------------------------------------------------

    def brace(self, brace: bytes) -> None:
        self.skip = 0
        if brace == b"{":
            self.stack.append(self.state)
            self.state = replace(self.state) if len(self.stack) < _DEEPEST else _State("skip")
            if self.state.kind == "fonts":
                self.state.kind = "font"
            elif self.state.kind == "styles":
                self.state.kind, self.style, self.name = "style", 0, ""
        elif self.stack:
            if self.state.kind == "style" and self.stack[-1].kind == "styles":
                self.keep_style()
            self.state = self.stack.pop()

    def keep_style(self) -> None:
        name = self.name.strip().rstrip(";").casefold()
        heading = _STYLED_HEADING.match(name)
        level = 1 if name in _TITLES else int(heading[1]) if heading else self.state.paragraph.level
        self.styles[self.style] = replace(self.state.look, level=level)

    # --- text -------------------------------------------------------------------------------------------

    def bytes(self, data: bytes) -> None:
        """Take bytes in the code page of the font; those that repeat a character for old readers are passed over."""
        passed = min(self.skip, len(data))
        self.skip -= passed
        self.waiting += data[passed:]

    def decode(self) -> None:
        if self.waiting:
            data, self.waiting = self.waiting, b""
            self.text(data.decode(self.state.encoding, "replace").replace("\ufffd", ""))

    def text(self, text: str) -> None:
        state = self.state
        if state.kind == "print" and not state.look.hidden:
            self.pieces.append(Piece(text, state.look, state.href))
        elif state.kind == "marker":
            self.marker += text
        elif state.kind == "link":
            self.field += text
        elif state.kind in {"style", "styles"}:
            self.name += text

    def end(self, how: Literal["paragraph", "cell", "row"]) -> Iterator[Paragraph]:
        state = self.state
        if self.pieces or how != "paragraph":
            look = state.look.over(state.paragraph)
            level = replace(look, level=state.paragraph.level)
            yield Paragraph(self.pieces, level, self.marker.strip(), self.line, how, state.tabled)
        self.pieces, self.marker = [], ""

    # --- control words ----------------------------------------------------------------------------------

    def control(self, word: str, number: int | None) -> Iterator[Paragraph]:
        starred, self.starred = self.starred, word == "*"
        if word == "*" or self.state.kind == "skip":
            return
        if word in {"par", "sect", "page", "cell", "row", "nestcell", "nestrow"} or word in "\r\n":
            if self.state.kind == "print":
                ending = word.removeprefix("nest")
                yield from self.end("cell" if ending == "cell" else "row" if ending == "row" else "paragraph")
        elif word == "u" and number is not None:
            self.unicode(number)
        elif word in _SIGNS:
            self.text(_SIGNS[word])
        elif word in {"\\", "{", "}"}:
            self.text(word)
        elif not self.destination(word, starred=starred):
            self.setting(word, number)

    def unicode(self, number: int) -> None:
        code = number % 0x10000
        # Surrogates come in two words; the first waits among the pieces for the second.
        last = self.pieces[-1] if self.pieces else None
        if 0xDC00 <= code < 0xE000 and last and "\ud800" <= last.text[-1:] < "\udc00":
            pair = (last.text[-1] + chr(code)).encode("utf-16", "surrogatepass").decode("utf-16")
            self.pieces[-1] = replace(last, text=last.text[:-1] + pair)
        elif code and not 0xDC00 <= code < 0xE000:
            self.text(chr(code))
        self.skip = self.state.skipped

    def destination(self, word: str, *, starred: bool) -> bool:
        """Enter a destination; True if the word was one."""
        state = self.state
        if word in {"fonttbl", "stylesheet"}:
            state.kind = "fonts" if word == "fonttbl" else "styles"
        elif word in {"listtext", "pntext"}:
            state.kind = "marker"
        elif word == "field":
            self.field = ""
        elif word == "fldinst":
            state.kind, self.field = "link", ""
        elif word == "fldrslt":
            found = _LINK.match(self.field)
            state.href = found[1] if found else state.href
        elif word in _SILENT or starred:
            state.kind = "skip"
        else:
            return False
        return True

    def setting(self, word: str, number: int | None) -> None:
        state = self.state
        if word in _TYPE:
            part, value = _TYPE[word]
            look: dict[str, Any] = {part: number != 0 if value is None else value}
            state.look = replace(state.look, **look)
        elif word == "fs" and number:
            state.look = replace(state.look, size=number)
        elif word in {"plain", "pard"}:
            self.reset(word)
        elif word == "s" and number is not None:
            self.style = number
            state.paragraph = self.styles.get(number, Look()) if state.kind == "print" else state.paragraph
        elif (word in _LENGTHS or word in {"outlinelevel", "ilvl", "ls", "fi"}) and number is not None:
            state.paragraph = _placed(state.paragraph, word, number)
        elif word == "intbl":
            state.tabled = True
        elif word == "uc" and number is not None:
            state.skipped = max(number, 0)
        else:
            self.encode(word, number)

    def reset(self, word: str) -> None:
        if word == "plain":
            self.state.look = Look()
        else:
            self.state.paragraph, self.state.tabled = Look(), False

    def encode(self, word: str, number: int | None) -> None:
        """Choose the code page that a word names."""
        state = self.state
        if word == "f" and number is not None:
            self.font = number
            state.encoding = self.fonts.get(number, self.fonts.get(-1, "cp1252"))
        elif word == "fcharset" and number in _CHARSETS:
            self.fonts[self.font] = _CHARSETS[number]
        elif word in _PAGES or (word == "ansicpg" and number):
            state.encoding = self.fonts[-1] = _known(_PAGES.get(word, f"cp{number}"))


def _placed(look: Look, word: str, number: int) -> Look:
    if word == "outlinelevel":
        return replace(look, level=number + 1 if 0 <= number < 9 else None)
    if word == "ilvl":
        return replace(look, depth=max(min(number, 8), 0))
    if word == "fi":
        return replace(look, hanging=max(-number, 0))
    if word in _LENGTHS:
        length: dict[str, Any] = {_LENGTHS[word]: number}
        return replace(look, **length)
    return replace(look, numbering=str(number))


def _known(page: str) -> str:
    try:
        return codecs.lookup(page).name
    except LookupError:
        return "cp1252"
