"""Text of office documents with the look that it is set in: what is a heading, an item, a run set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kgbuild.dates import find_ranges
from kgbuild.document import InlineKind
from kgbuild.documents.writer import Expected, Writer

_BULLET = re.compile(r"(?:[•◦▪‣·●○■□➢❖–—*-]|o(?=[ ]*\t))[\t ]+")
#: A day before its month, and an initial, are no numbers of items.
_NUMBER = re.compile(
    r"(?:\d{1,3}[.)]|\[[A-Z]{0,2}\d{1,3}\]|\(\d{1,3}\)|\([ivx]{1,5}\)|\(?[a-z]\)|[a-z]\.(?=[ ]*\t))[\t ]+"
    r"(?=\S{2})(?!\w+\.? (?:1[89]|20)\d\d\b)"
)
#: So many lines of a paragraph that open with marks make a list.
_LISTED = 2
#: How wide a space and a tab are, about, in twentieths of a point.
_SPACE, _TAB = 60, 720
#: No characters (Unicode standard, section 23.7), half ones, and controls that print nothing.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
#: The level of headings in the largest type, of those in bold with a line below, and of those with a line alone.
_BY_SIZE, _UNDERLINED, _DEEPEST = 2, 3, 6
#: A heading by look is short.
_HEADING_WORDS = 8
#: The name above a curriculum is so much larger than its text.
_TITLE_SIZE = 1.35
_TITLE_PLACES = 3
#: Where a column stands left of it, it comes later, and is larger still.
_LARGE_TITLE, _LARGE_PLACES = 1.8, 30


@dataclass(frozen=True, slots=True)
class Look:
    """How text or a paragraph is set; None where nothing says so.

    Attributes:
        bold: bold type.
        italic: slanted type.
        underlined: a line stands below it.
        caps: printed in capitals, however typed.
        size: in half points.
        hidden: not printed.
        raised: superscript or subscript.
        level: of a heading, by the outline; 0 for body text.
        numbering: id of the list that the paragraph belongs to.
        depth: nesting in that list, from 0.
        indent: how far the paragraph stands from the margin, in twentieths of a point.
        hanging: how much further its first line stands out.
        above: space above it.
        below: space below it.
    """

    bold: bool | None = None
    italic: bool | None = None
    underlined: bool | None = None
    caps: bool | None = None
    size: int | None = None
    hidden: bool | None = None
    raised: bool | None = None
    level: int | None = None
    numbering: str | None = None
    depth: int | None = None
    indent: int | None = None
    hanging: int | None = None
    above: int | None = None
    below: int | None = None

    def over(self, below: Look) -> Look:
        """Give this look with what it leaves open taken from `below`."""
        gaps = {name: getattr(below, name) for name in self.__slots__ if getattr(self, name) is None}
        return replace(self, **gaps)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one look; `href` is the target of the link that it stands in."""

    text: str
    look: Look
    href: str = ""


def usual_size(pieces: Iterable[Piece]) -> int:
    """Give the size, in half points, that most of the text is set in."""
    sizes: Counter[int] = Counter()
    for piece in pieces:
        sizes[piece.look.size or 0] += len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=22) or 22


def heading_level(
    pieces: Sequence[Piece], look: Look, usual: int, place: int, *, ruled: bool = False, sizes: Sequence[int] = ()
) -> int:
    """Give the level of a heading, 0 for other text: by the outline, else by the type that a short line is set in.

    Args:
        pieces: of the paragraph.
        look: of the paragraph.
        usual: size that most of the document is set in.
        place: how many paragraphs came before, this one included.
        ruled: a line stands below the paragraph, or it is shaded.
        sizes: that headings are set in, the largest first: a smaller one is deeper.
    """
    text = "".join(piece.text for piece in pieces).strip()
    words = len(text.split())
    if look.level:
        return look.level if words <= 2 * _HEADING_WORDS and "\t" not in text else 0
    announced = text.endswith(":") and all(piece.look.bold for piece in pieces if piece.text.strip())
    longest = 2 * _HEADING_WORDS if announced else _HEADING_WORDS
    if words > longest or "\t" in text or find_ranges(text) or text.endswith((".", ",", ";")):
        return 0
    if look.numbering and look.numbering != "0":
        return 0
    printed = [piece for piece in pieces if piece.text.strip()]
    smallest = _smallest(printed, usual)
    if smallest >= _TITLE_SIZE * usual and place <= _TITLE_PLACES:
        return 1
    if smallest >= _LARGE_TITLE * usual and place <= _LARGE_PLACES:
        return 1
    if len(re.sub(r"[^\W\d_]", "", text)) >= len(text) - 3:
        return 0
    if all(piece.look.underlined and not piece.href for piece in printed):
        return _UNDERLINED if all(piece.look.bold for piece in printed) else _DEEPEST
    if _CODED.fullmatch(text):
        return 0
    capitals = text.isupper() or all(piece.look.caps for piece in printed)
    if smallest > usual:
        return _BY_SIZE + sum(size > smallest for size in sizes)
    return _BY_SIZE if capitals or ruled else 0


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Join neighbours of one look and one target: editors cut text at every change that was ever made to it."""
    out: list[Piece] = []
    for given in pieces:
        piece = replace(given, text=_ODD.sub("", given.text))
        if out and (out[-1].look, out[-1].href) == (piece.look, piece.href):
            out[-1] = replace(out[-1], text=out[-1].text + piece.text)
        else:
            out.append(piece)
    return out


#: "NIH-DHHS-US-NEI": short names of bodies within one another head nothing.
_CODED = re.compile(r"[A-Z\d]{2,}(?:[-/][A-Z\d]+){2,}")


class Nesting:
    """How deep items lie whose list nothing numbers: the one further from the margin lies in the one before."""

    def __init__(self) -> None:
        self._indents: list[int] = []

    def depth(self, indent: int) -> int:
        """Give the depth, from 1, of an item that stands so far from the margin."""
        while self._indents and self._indents[-1] > indent:
            self._indents.pop()
        if not self._indents or self._indents[-1] < indent:
            self._indents.append(indent)
        return len(self._indents)

    def leave(self) -> None:
        """Forget the items: something else came."""
        self._indents.clear()


def typed_item(pieces: Sequence[Piece]) -> tuple[Expected, list[Piece]] | None:
    """Give the item that a paragraph with a typed bullet or number is, and its pieces without it."""
    first = next((piece for piece in pieces if piece.text.strip()), pieces[0])
    pieces = pieces[pieces.index(first) :]
    typed = _BULLET.match(first.text.lstrip()) or _number(pieces)
    if not typed:
        return None
    rest = replace(first, text=first.text.lstrip()[typed.end() :])
    return Expected("item", 1, typed[0].strip()), [rest, *pieces[1:]]


def typed_lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Give a paragraph cut where line breaks stand before typed bullets or numbers: each line of a list is an item.

    Other lines belong to the one above them; white space before a mark stays, for it tells how deep the item lies.
    """
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        for place, text in enumerate(piece.text.split("\n")):
            if place:
                lines.append([])
            if text:
                lines[-1].append(replace(piece, text=text))
    marked = [any(piece.text.strip() for piece in line) and typed_item(line) is not None for line in lines]
    if sum(marked) < _LISTED:
        return [list(pieces)]
    found: list[list[Piece]] = []
    for line, opens in zip(lines, marked, strict=True):
        if opens or not found:
            found.append(line)
        elif line:
            found[-1] += [Piece("\n", line[0].look), *line]
    return [line for line in found if line]


def inset(pieces: Sequence[Piece]) -> int:
    """Give how far white space sets the first line of a paragraph in, in twentieths of a point."""
    text = "".join(piece.text for piece in pieces)
    space = text[: len(text) - len(text.lstrip())]
    return sum(_TAB if char == "\t" else _SPACE for char in space)


def _number(pieces: Sequence[Piece]) -> re.Match[str] | None:
    """Give the number that is typed before a text that says something; a short line, or one in bold, may be a head."""
    whole = "".join(piece.text for piece in pieces).lstrip()
    typed = _NUMBER.match(whole)
    if typed is None or typed.end() > len(pieces[0].text.lstrip()):
        return None
    text = whole[typed.end() :]
    told = len(text.split()) > _HEADING_WORDS or re.search(r"[,;:.]\s|\d{4}|\.$", text)
    bold = all(piece.look.bold for piece in pieces if re.search(r"[^\W\d_]{2}", piece.text))
    return typed if told and not bold else None


def heading_sizes(paragraphs: Iterable[tuple[Sequence[Piece], Look]], usual: int) -> tuple[int, ...]:
    """Give the sizes of type that headings below the title are set in, the largest first, each used more than once."""
    sizes: Counter[int] = Counter()
    for pieces, look in paragraphs:
        size = _smallest(pieces, usual)
        if size > usual and heading_level(pieces, look, usual, _LARGE_PLACES + 1) == _BY_SIZE:
            sizes[size] += 1
    return tuple(sorted((size for size, count in sizes.items() if count > 1), reverse=True))


def _smallest(pieces: Sequence[Piece], usual: int) -> int:
    return min((piece.look.size or usual for piece in pieces if piece.text.strip()), default=0)


def write_pieces(writer: Writer, pieces: Sequence[Piece]) -> None:
    """Write pieces with their runs; a tab parts, a line break is a line."""
    for piece in _without_edges(pieces):
        kinds = _kinds(piece)
        for kind, href in kinds:
            writer.open_run(kind, href)
        for part in re.split(r"(\n|[ \t]*\t[ \t]*)", piece.text):
            if part == "\n":
                writer.newline()
            elif "\t" in part:
                writer.verbatim("\t")
            else:
                writer.flow(part)
        for _ in kinds:
            writer.close_run()


def _kinds(piece: Piece) -> list[tuple[InlineKind, str]]:
    look = piece.look
    kinds: list[tuple[InlineKind, str]] = [("link", piece.href)] if piece.href else []
    kinds += [("strong", "")] if look.bold else []
    kinds += [("emphasis", "")] if look.italic else []
    return kinds + ([("small", "")] if look.raised else [])


def _without_edges(pieces: Sequence[Piece]) -> list[Piece]:
    """Give the pieces without tabs and breaks before and behind the text."""
    kept = list(pieces)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return kept
