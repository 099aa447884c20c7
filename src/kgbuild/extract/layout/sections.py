"""Cut a document into sections: headings by look and by word, wherever a page may hide them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, takewhile, zip_longest

from kgbuild.dates import find_ranges
from kgbuild.document import BYLINE, Block, Document
from kgbuild.extract.layout.cards import heads_card
from kgbuild.extract.layout.columns import paragraphs_of
from kgbuild.extract.layout.dividers import DIVIDED_KINDS
from kgbuild.extract.layout.enclosed import among_awards, funding_beside, kinds_inside
from kgbuild.extract.layout.entries import cut_entries
from kgbuild.extract.layout.headings import heads_degree, is_heading, kinds_of, told_head
from kgbuild.extract.layout.outer_items import headed_lists
from kgbuild.extract.layout.told_kinds import LIVES, told_kinds
from kgbuild.extract.layout.works import cites_works, lists_works
from kgbuild.extract.page import Section
from kgbuild.extract.phrases.above import date_alone
from kgbuild.extract.phrases.words import is_employed, level_in, organization_weight, role_weight
from kgbuild.lexicon import alternatives, words
from kgbuild.names import looks_like_name

#: A line that says when the page was written is no longer.
_SHORT = 60
#: Level of a heading that is known by its words alone; markup headings above it enclose it.
_WORD_LEVEL = 5
#: A degree and its subject.
_DEGREE = re.compile(r"(?:\S+\s+){1,3}?(?:in|of|en|de|für|em|inom)\s", re.IGNORECASE)
_NOTICE = re.compile(
    r"\W{0,3}(?:©|\(c\)\s*(?:copyright\b|(?:19|20)\d\d)|copyright\b\s*(?:©|\(c\)|(?:19|20)\d\d|by\b))", re.IGNORECASE
)
_HASHES = re.compile(r"(#{1,6})[ \t]+(?P<title>[^\n]+)")
_VITA = re.compile(r"\b(?:c\.?v\.?|vitae?|curriculum|résumé|lebenslauf)(?!\w)", re.IGNORECASE)
#: A heading below "Students" that is so likely a name opens the entry of that student.
_NAME = 0.5
#: A line with so large a share of words of roles names the role itself.
_ROLE = 0.3
#: Kinds that a role may seem to name.
_SKILLED = frozenset({"skills", "software"})


#: Kinds whose headings may stand in the margin beside their first entry, and how many words that has at least.
_LISTED = frozenset({"awards", "grants", "memberships", "publications", "service", "supervision", "talks", "teaching"})
_BESIDE = 4
#: A margin of headings holds two or more.
_MARGIN = 2


#: So many headings of lists stand right above another of their level that says nothing, where all entries have one.
_LEVEL = 2
#: Where looks tell headings, their levels are guessed: one that says nothing right below one that does is deeper.
_PRINTED = frozenset({
    "application/pdf", "application/rtf", "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Piece:
    """A heading with its kinds, or a block of the section that is open."""

    block: Block
    title: str = ""
    level: int = 0
    kinds: tuple[str, ...] = ()


def cut_sections(document: Document) -> tuple[Section, ...]:
    """Give the sections of a document, in order; what stands before the first heading is a section of level 0."""
    sections: list[Section] = []
    title = str(document.metadata.get("title") or "")
    open_kinds = () if _VITA.search(title) else kinds_of(title)  # "CV & Publications" holds all of a life
    heading: _Piece | None = None
    trail: list[_Piece] = []
    blocks: list[Block] = []
    lowered = depth = 0

    def close() -> None:
        if heading or blocks:
            sections.append(_section(document, heading, title, open_kinds, trail, tuple(blocks)))

    pieces = list(_pieces(document))
    printed = document.media_type in _PRINTED
    levelled = printed or _stands_level(pieces)
    for index, piece in enumerate(pieces):
        employs = _employs(document, piece, heading, pieces[index + 1 :])
        heads = _heads_entry(piece, heading) or _heads_card(document, piece, heading, open_kinds, pieces[index + 1 :])
        if not piece.level or (heads and not employs):
            blocks.append(piece.block)
            continue
        raw = piece.level
        opens = heading is not None and bool(heading.kinds) and not blocks and raw <= heading.level
        if levelled and heading and not piece.kinds and (opens or raw == lowered):
            lowered, depth = raw, heading.level + 1 if opens else depth
            piece = replace(piece, level=depth)  # noqa: PLW2901  deeper than its looks say, as those beside it are
        elif piece.kinds and raw <= lowered:
            lowered = 0
        close()
        blocks = []
        if heading:
            trail.append(heading)
        trail = [outer for outer in trail if outer.level < piece.level]
        inside = {*open_kinds, *(kind for outer in trail for kind in outer.kinds)}
        beside = sections[-1].kind if sections else ""
        kinds = (
            kinds_inside(piece.kinds, inside, piece.title)
            or _kinds_of_date(piece, trail)
            or _kinds_beside(trail, beside)
        )
        kinds = ("positions",) if employs else kinds
        cites = _is_citations(piece) and cites_works(document, _below(pieces, index))
        kinds = ("publications",) if cites or _goes_on_papers(piece, sections) else kinds
        if any(outer.kinds[:1] == ("service",) for outer in trail) and not lists_works(document, _below(pieces, index)):
            kinds = tuple(kind for kind in kinds if kind not in {"positions", "publications"})  # "Reviews"
        if piece.block.kind == "heading" and trail and trail[-1].kinds[:1] == ("awards",):
            kinds = among_awards(kinds, piece.title, printed=printed)
        heading = replace(piece, kinds=kinds)
    close()
    return tuple(told_kinds(document, sections))


def _stands_level(pieces: Sequence[_Piece]) -> bool:
    """Say whether headings of lists stand level with those of their entries: two of them or more head nothing else."""
    pairs = pairwise(pieces)
    level = sum(bool(above.kinds) and below.level == above.level > 0 and not below.kinds for above, below in pairs)
    return level >= _LEVEL


def _heads_entry(piece: _Piece, heading: _Piece | None) -> bool:
    """Say whether a heading that says nothing stands under one of a life, as the head of a position or a degree."""
    if not heading or piece.level <= heading.level:
        return False
    if heading.kinds[:1] == ("education",) and _DEGREE.match(piece.title) and level_in(piece.title):
        return True  # "Master Degree in Teaching of Mathematics"
    if piece.kinds:
        return False
    named = heading.kinds[:1] == ("supervision",) and looks_like_name(piece.title) >= _NAME
    return named or heading.kinds[:1] in {(kind,) for kind in LIVES}


def _heads_card(
    document: Document, piece: _Piece, heading: _Piece | None, title_kinds: Sequence[str], after: Sequence[_Piece]
) -> bool:
    """Say whether a heading within a section, or on a page that is one as a whole, opens the one entry below it."""
    kinds = heading.kinds if heading and heading.kinds else title_kinds
    within = heading is None or piece.level > heading.level
    if not kinds or not within or piece.block.kind != "heading":
        return False
    below = [other.block for other in takewhile(lambda other: not other.level, after)]
    return heads_card(document, piece.title, kinds[0], below)


def _kinds_of_date(piece: _Piece, trail: list[_Piece]) -> tuple[str, ...]:
    """Give a heading that is no more than a date the kinds of the list that it divides."""
    outer = next((outer.kinds for outer in reversed(trail) if outer.kinds), ())
    return outer if outer[:1] and outer[0] in DIVIDED_KINDS and date_alone(piece.title) else ()


def _kinds_beside(trail: list[_Piece], kind: str) -> tuple[str, ...]:
    """Give an unknown heading in a section of several kinds the second of them, once a list of that kind came before.

    Below "Memberships and Skills" a heading that says nothing goes on with the skills.
    """
    outer = trail[-1].kinds if trail else ()
    return (kind,) if kind in outer[1:] and kind in DIVIDED_KINDS | {"skills"} else ()


def _goes_on_papers(piece: _Piece, sections: Sequence[Section]) -> bool:
    """Say whether papers at conferences follow the papers in journals: "Journals", then "Conferences"."""
    before = sections[-1] if sections else None
    beside = before is not None and before.kind == "publications" and before.level == piece.level
    return (
        before is not None
        and beside
        and piece.title.casefold() in words("sections", "conferences")
        and before.title.casefold() in words("sections", "journals")
    )


def _below(pieces: Sequence[_Piece], index: int) -> list[Block]:
    """Give the blocks between a heading and the next."""
    return [other.block for other in takewhile(lambda other: not other.level, pieces[index + 1 :])]


def _is_citations(piece: _Piece) -> bool:
    return piece.kinds == ("metrics",) and len(piece.title.split()) == 1


def _employs(document: Document, piece: _Piece, heading: _Piece | None, after: Sequence[_Piece]) -> bool:
    """Say whether a heading among positions is a role, and the items below it are the employers with their dates."""
    within = heading is not None and heading.kinds[:1] == ("positions",) and piece.level >= heading.level
    said = not _SKILLED.issuperset(piece.kinds)  # "Software Developer" is no list of programs
    if not within or not piece.level or said or not is_employed(piece.title) or find_ranges(piece.title):
        return False
    below = [
        other.block for other in takewhile(lambda o: not o.level or _is_within(o, piece), after) if not other.level
    ]
    items = [block for block in below if block.kind == "item" and block.level == 1]
    opener = document.slice(below[0]).split("\n")[0] if below else ""
    dated = [block for block in below if block.kind != "item" and find_ranges(document.slice(block).split("\n")[0])]
    if dated and dated[0] is below[0] and not piece.title.rstrip().endswith("s"):
        items = dated
    elif not items or (below[0].kind != "item" and (below[0].kind != "paragraph" or find_ranges(opener))):
        return False
    named = [document.slice(item).split("\n")[0] for item in items]
    return all(find_ranges(text) and organization_weight(text) > 0 and role_weight(text) < _ROLE for text in named)


def _is_within(piece: _Piece, outer: _Piece) -> bool:
    """Say whether a deeper heading is the organisation of some of the posts below a role."""
    return piece.level > outer.level and not piece.kinds and organization_weight(piece.title) == 1


def _section(
    document: Document,
    heading: _Piece | None,
    title: str,
    title_kinds: tuple[str, ...],
    trail: list[_Piece],
    blocks: tuple[Block, ...],
) -> Section:
    kinds = heading.kinds if heading else title_kinds
    taught = not kinds and any(outer.kinds[:1] == ("teaching",) for outer in trail[-1:])  # "University of Riga"
    start = heading.block.start if heading else blocks[0].start
    return Section(
        kind=kinds[0] if kinds else "",
        also=kinds[1:] or (funding_beside(trail[-1].kinds) if trail and not kinds else ()),
        title=heading.title if heading else title,
        level=heading.level if heading else 0,
        start=start,
        end=blocks[-1].end if blocks else heading.block.end if heading else start,
        blocks=blocks,
        entries=cut_entries(document, blocks, kinds[0] if kinds else "teaching" if taught else ""),
        path=tuple(outer.title for outer in trail),
        kinds=(*title_kinds[:1], *(kind for outer in trail for kind in outer.kinds[:1])),
    )


def _pieces(document: Document) -> Iterator[_Piece]:
    """Give the blocks, headings told from the rest; a heading in the first cell of a row is split off."""
    marked = any(block.kind == "heading" and kinds_of(document.slice(block)) for block in document.blocks)
    beside = {block.start: pair for block in document.blocks if (pair := _heading_beside(document, block))}
    if len(beside) < _MARGIN:
        beside = {}
    listed = headed_lists(document)
    flowing = document.media_type not in _PRINTED | {"application/x-tex"}  # no blank line need part what lines print
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        if _is_aside(document, block, following):
            continue
        text = " ".join(document.slice(block).split())
        if block.kind == "heading":
            yield from _heading(document, block)
        elif block.kind == "row":
            yield from _row(document, block)
        elif block.kind == "paragraph" and (marked_up := _HASHES.fullmatch(document.slice(block))):
            # CommonMark reads no heading right below a line of HTML; Quarto and R Markdown do
            start = block.start + marked_up.start("title")
            yield from _heading(document, replace(block, kind="heading", start=start, level=len(marked_up[1])))
        elif block.start in listed or _stands_as_heading(block, text, marked=marked):
            yield _Piece(block, text.rstrip(": "), _WORD_LEVEL, kinds_of(text))
        elif block.kind == "paragraph" and (told := told_head(text)):
            yield _Piece(block, told[0], _WORD_LEVEL, told[1])
        elif block.kind == "paragraph" and (above := _heading_line(document, block)):
            yield from above
        elif block.start in beside:
            yield from beside[block.start]
        elif block.kind == "item" and flowing and (below := _heading_below(document, block, following)):
            yield from below
        else:
            yield _Piece(block)


def _is_aside(document: Document, block: Block, following: Block | None) -> bool:
    """Say whether a block belongs to the page and not to what it tells: a byline, a number, the notice of a site."""
    text = document.slice(block)
    noticed = len(text) <= 2 * _SHORT and _NOTICE.match(text) is not None
    numbers = following is not None and _numbers(block, following) and re.fullmatch(r"\W*\d{1,2}\W*", text) is not None
    return BYLINE in block.classes or _is_dateline(text) or _is_pointer(block) or noticed or numbers


def _numbers(block: Block, following: Block) -> bool:
    """Say whether a block stands beside a heading in one container, as the number of a section does."""
    return following.kind == "heading" and block.kind == "paragraph" and () != block.group == following.group


def _is_pointer(block: Block) -> bool:
    """Say whether a block is no more than a link to another place of the page: "Back to the top"."""
    if block.kind not in {"paragraph", "item"}:
        return False
    return any(
        i.kind == "link" and i.href.startswith("#") and i.start <= block.start and i.end >= block.end
        for i in block.inlines
    )


def _is_dateline(text: str) -> bool:
    """Say whether a block says no more than when the page was written."""
    return len(text) <= 2 * _SHORT and _updated().fullmatch(" ".join(text.split())) is not None


@cache
def _updated() -> re.Pattern[str]:
    """Give what lines look like that say no more than when the page was written: "Last updated: May 2020"."""
    said = alternatives(words("sections", "updated"))
    day = r"(?::\s*|\W{0,3}[\w\s.,/-]{4,20}?)\W*"
    return re.compile(rf"\W*(?:{said}){day}(?:(?:https?://|www\.)\S+)?\W*", re.IGNORECASE)


def _stands_as_heading(block: Block, text: str, *, marked: bool) -> bool:
    """Say whether a paragraph or a bold item is a heading: all its words are known, and it looks the part."""
    if block.marker or block.kind not in {"paragraph", "item"} or not is_heading(text):
        return False
    whole = any(i.kind == "strong" and i.end - i.start >= len(text) - 2 for i in block.inlines)
    return whole or text.endswith(":") or text.isupper() or (not marked and block.kind == "paragraph")


def _heading_line(document: Document, block: Block) -> tuple[_Piece, _Piece] | None:
    """Part a paragraph whose first line is a heading, alone and known by each of its words, from what follows."""
    first, newline, rest = document.slice(block).partition("\n")
    text = first.strip()
    if not newline or not (rest.lstrip()[:1].isupper() or rest.lstrip()[:1].isdigit()) or not is_heading(text):
        return None
    kinds = kinds_of(text)
    if not LIVES.intersection(kinds) or find_ranges(text):
        return None
    start = block.start + len(first) + 1
    inner = tuple(inline for inline in block.inlines if inline.start >= start)
    head = Block("heading", block.start, block.start + len(first), level=_WORD_LEVEL)
    return _Piece(head, text.rstrip(": "), _WORD_LEVEL, kinds), _Piece(replace(block, start=start, inlines=inner))


def _heading_beside(document: Document, block: Block) -> tuple[_Piece, _Piece] | None:
    """Part a paragraph from a heading in the margin of its first line, known by each of its words."""
    first, tab, rest = document.slice(block).partition("\t") if block.kind == "paragraph" else ("", "", "")
    text = first.strip()
    if not tab or "\n" in text or len(rest.split()) < _BESIDE or not is_heading(text) or find_ranges(text):
        return None
    kinds = kinds_of(text)
    if not kinds or not _LISTED.issuperset(kinds):
        return None
    start = block.start + len(first) + 1
    inner = tuple(inline for inline in block.inlines if inline.start >= start)
    head = Block("heading", block.start, block.start + len(first), level=_WORD_LEVEL)
    return _Piece(head, text.rstrip(": "), _WORD_LEVEL, kinds), _Piece(replace(block, start=start, inlines=inner))


def _heading_below(document: Document, item: Block, following: Block | None) -> tuple[_Piece, _Piece] | None:
    """Part an item from a heading on its last line: without a blank line before it Markdown takes it for a part."""
    above, newline, last = document.slice(item).rpartition("\n")
    text = last.strip()
    listed = following is not None and following.kind == "item"
    if not (newline and listed and text[:1].isupper() and is_heading(text) and re.search(r"[.)\]\d”\"]\s*$", above)):
        return None
    end = item.start + len(above)
    inlines = tuple(inline for inline in item.inlines if inline.end <= end)
    head = Block("heading", end + 1, item.end, level=_WORD_LEVEL)
    return _Piece(replace(item, end=end, inlines=inlines)), _Piece(head, text.rstrip(": "), _WORD_LEVEL, kinds_of(text))


def _heading(document: Document, block: Block) -> Iterator[_Piece]:
    """Give a heading; a date on its last line stood in the margin of the first entry and is split off."""
    head, _, last = document.slice(block).rpartition("\n")
    found = find_ranges(last) if head and kinds_of(" ".join(head.split())) else ()
    if len(found) == 1 and found[0].at == 0 and found[0].to >= len(last.rstrip()):
        end = block.start + len(head)
        text = " ".join(head.split())
        yield _Piece(replace(block, end=end), text.rstrip(": "), block.level, kinds_of(text))
        yield _Piece(replace(block, kind="paragraph", start=end + 1, level=0, inlines=()))
        return
    text = " ".join(document.slice(block).split())
    yield _Piece(block, text.rstrip(": "), block.level, kinds_of(text) or heads_degree(text))


def _row(document: Document, block: Block) -> Iterator[_Piece]:
    """Give a row; a first cell that is a known heading opens a section, and the other cells go on."""
    filled = [cell for cell in block.cells if cell.start < cell.end]
    if block.header and len(block.cells) > 1 and len(filled) == 1:
        text = " ".join(document.slice(filled[0]).split())
        yield _Piece(replace(block, kind="heading"), text.rstrip(": "), _WORD_LEVEL, kinds_of(text))
        return
    first = " ".join(document.slice(block.cells[0]).split()) if block.cells else ""
    rest = tuple(cell for cell in block.cells[1:] if cell.start < cell.end)
    dated = len(rest) == 1 and is_employed(first) and date_alone(document.text[rest[0].start : rest[0].end])
    if block.header or dated or not first or not is_heading(first) or find_ranges(first):
        yield _Piece(block)
        return
    head = Block("heading", block.cells[0].start, block.cells[0].end, level=_WORD_LEVEL)
    yield _Piece(head, first.rstrip(": "), _WORD_LEVEL, kinds_of(first))
    if rest:
        inlines = tuple(inline for inline in block.inlines if inline.start >= rest[0].start)
        beside = replace(block, start=rest[0].start, end=rest[-1].end, cells=block.cells[1:], inlines=inlines)
        listed = len(rest) == 1 and _LISTED.issuperset(kinds_of(first))
        yield from map(_Piece, paragraphs_of(document, beside) if listed else [beside])
