"""Cut a document into sections: headings by look and by word, wherever a page may hide them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from kgbuild.dates import find_ranges
from kgbuild.dates.alone import date_alone
from kgbuild.document import Block, Document
from kgbuild.extract.layout.announcements import is_announcement
from kgbuild.extract.layout.card_headings import headings_of_cards
from kgbuild.extract.layout.cards import heads_card
from kgbuild.extract.layout.dividers import DIVIDED_KINDS
from kgbuild.extract.layout.enclosed import among_awards, funding_beside, kinds_inside
from kgbuild.extract.layout.entries import cut_entries
from kgbuild.extract.layout.headings import kinds_of_page, only_divides
from kgbuild.extract.layout.leaf_headings import leaves_as_items
from kgbuild.extract.layout.life_headings import headings_of_lives
from kgbuild.extract.layout.pieces import PRINTED, Piece, pieces_of
from kgbuild.extract.layout.told_kinds import LIVES, told_kinds
from kgbuild.extract.layout.works import cites_works, lists_works
from kgbuild.extract.page import Section
from kgbuild.extract.phrases.degrees import find_degree, level_in
from kgbuild.extract.phrases.roles import ends_in_role, is_employed, role_weight
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.lexicon import words
from kgbuild.names import looks_like_name

#: A degree and its subject.
_DEGREE = re.compile(r"(?:\S+\s+){1,3}?(?:in|of|en|de|für|em|inom)\s", re.IGNORECASE)
#: A degree in its short form, and behind it a field: "PhD Higher Education".
_SHORT = re.compile(r"(?:[A-Z][a-z]?\.?){2,4}\s+[A-Z]\w+")
_VITA = re.compile(r"\b(?:c\.?v\.?|vitae?|curriculum|résumé|lebenslauf)(?!\w)", re.IGNORECASE)
#: A heading below "Students" that is so likely a name opens the entry of that student.
_NAME, _LIKELY = 0.5, 0.2
#: "Ada Example, Fen University, PhD 2021", "Ada Example (2021)".
_BEHIND = re.compile(r"\s*[,;:(\[|]|\s[–—-]\s")
#: A line with so large a share of words of roles names the role itself.
_ROLE = 0.3
#: Kinds that a role may seem to name.
_SKILLED = frozenset({"skills", "software", "teaching"})
#: Kinds whose entries are cut alike below headings that say nothing.
_INHERITED = frozenset({"awards", "grants", "memberships", "service", "supervision", "talks", "teaching"})


#: What posts list below a title that says so: "Our papers at GraphConf"; of awards and grants they tell.
_POSTED = frozenset({"publications", "talks", "teaching"})
#: So many headings of lists stand right above another of their level that says nothing, where all entries have one.
_LEVEL = 2


def cut_sections(document: Document) -> tuple[Section, ...]:
    """Give the sections of a document, in order; what stands before the first heading is a section of level 0."""
    sections: list[Section] = []
    title = str(document.metadata.get("title") or "")
    open_kinds = () if _VITA.search(title) else kinds_of_page(title)  # "CV & Publications" holds all of a life
    if is_announcement(document):
        open_kinds = tuple(kind for kind in open_kinds if kind in _POSTED)
    heading: Piece | None = None
    trail: list[Piece] = []
    blocks: list[Block] = []
    lowered = depth = 0

    def close() -> None:
        if heading or blocks:
            sections.append(_section(document, heading, title, open_kinds, trail, tuple(blocks)))

    pieces = leaves_as_items(document, _below_title(list(pieces_of(document))), open_kinds)
    printed = document.media_type in PRINTED
    levelled = printed or _stands_level(pieces)
    carded = headings_of_cards(document, pieces) | headings_of_lives(document, pieces)
    for index, piece in enumerate(pieces):
        employs = _employs(document, piece, heading, pieces[index + 1 :])
        heads = _heads_entry(document, piece, heading, pieces[index + 1 :])
        listed = next((outer.kinds for outer in reversed(trail) if outer.kinds), open_kinds)
        heads = heads or _heads_card(document, piece, heading, listed, pieces[index + 1 :])
        if not piece.level or index in carded or (heads and not employs):
            blocks.append(piece.block)
            continue
        raw = piece.level
        opens = heading is not None and bool(heading.kinds) and not blocks and raw <= heading.level
        below = heading is not None and not piece.kinds and (opens or raw == lowered)
        if heading and below and (levelled or only_divides(piece.title)):
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
            journals = kinds[:1] == ("publications",)  # "Journals of societies", "Reviews"
            kinds = tuple(k for k in kinds if k not in {"positions", "publications", *(["memberships"] * journals)})
        if piece.block.kind == "heading" and trail and trail[-1].kinds[:1] == ("awards",):
            kinds = among_awards(kinds, piece.title, printed=printed)
        heading = replace(piece, kinds=kinds)
    close()
    return tuple(told_kinds(document, sections))


def _below_title(pieces: list[Piece]) -> list[Piece]:
    """Set headings below the first where it names the list that the page is, and no other of its level names any."""
    at = next((index for index, piece in enumerate(pieces) if piece.level), -1)
    if at < 0 or not pieces[at].kinds:
        return pieces
    first, behind = pieces[at], pieces[at + 1 :]
    beside = [piece for piece in behind if piece.level == first.level]
    titled = behind[:1] == beside[:1] and not any(0 < piece.level < first.level for piece in behind)
    if not titled or len(beside) < _LEVEL or any(piece.kinds for piece in beside):
        return pieces
    return [*pieces[: at + 1], *(replace(piece, level=piece.level + 1 if piece.level else 0) for piece in behind)]


def _stands_level(pieces: Sequence[Piece]) -> bool:
    """Say whether headings of lists stand level with those of their entries: two of them or more head nothing else."""
    pairs = pairwise(pieces)
    level = sum(bool(above.kinds) and below.level == above.level > 0 and not below.kinds for above, below in pairs)
    return level >= _LEVEL


def _heads_entry(document: Document, piece: Piece, heading: Piece | None, after: Sequence[Piece]) -> bool:
    """Say whether a heading that says nothing stands under one of a life, as the head of a position or a degree."""
    if not heading or piece.level <= heading.level:
        return False
    studied = _DEGREE.match(piece.title) or (piece.kinds[:1] == ("education",) and _SHORT.match(piece.title))
    if heading.kinds[:1] == ("education",) and studied and level_in(piece.title):
        return True  # "Master Degree in Teaching of Mathematics", "PhD Education, Fen University"
    if piece.kinds:
        post = _is_dated_post(piece) or _is_dated_below(document, piece, after)
        return heading.kinds[:1] == ("positions",) and post
    named = heading.kinds[:1] == ("supervision",) and _names_student(piece.title)
    return named or heading.kinds[:1] in {(kind,) for kind in LIVES}


def _names_student(title: str) -> bool:
    """Say whether a heading opens with a name; beside a degree or a date one needs to look less like one."""
    name, *behind = _BEHIND.split(title, maxsplit=1)
    told = behind and (find_ranges(behind[0]) or find_degree(behind[0]))
    return looks_like_name(name) >= (_LIKELY if told else _NAME)


def _is_dated_post(piece: Piece) -> bool:
    """Say whether a heading is a role and when it was held, whatever else its words may head: "Tutor (2018–2021)"."""
    found = find_ranges(piece.title)
    title = piece.title[: found[0].at].rstrip(" (,–—-|:") if len(found) == 1 else ""
    return bool(title) and is_employed(title) and ends_in_role(title)


def _is_dated_below(document: Document, piece: Piece, after: Sequence[Piece]) -> bool:
    """Say whether a heading is the role of one, whatever else its words may head, and a date opens what is below it."""
    below = after[0] if after and not after[0].level else None
    first = document.slice(below.block).partition("\n")[0] if below else ""
    one = is_employed(piece.title) and ends_in_role(piece.title) and not piece.title.endswith("s")
    return one and date_alone(first) is not None


def _heads_card(
    document: Document, piece: Piece, heading: Piece | None, outer: Sequence[str], after: Sequence[Piece]
) -> bool:
    """Say whether a heading within a section, or on a page that is one as a whole, opens the one entry below it.

    Args:
        document: whose heading it is.
        piece: the heading.
        heading: of the section that is open.
        outer: the kinds of what that stands in, or of the page.
        after: what follows.
    """
    kinds = heading.kinds if heading and heading.kinds else outer
    within = heading is None or piece.level > heading.level
    if not kinds or not within or piece.block.kind != "heading":
        return False
    below = [other.block for other in takewhile(lambda other: not other.level, after)]
    return heads_card(document, piece.title, kinds[0], below)


def _kinds_of_date(piece: Piece, trail: list[Piece]) -> tuple[str, ...]:
    """Give a heading that is no more than a date the kinds of the list that it divides."""
    outer = next((outer.kinds for outer in reversed(trail) if outer.kinds), ())
    return outer if outer[:1] and outer[0] in DIVIDED_KINDS and date_alone(piece.title) else ()


def _kinds_beside(trail: list[Piece], kind: str) -> tuple[str, ...]:
    """Give an unknown heading in a section of several kinds the second of them, once a list of that kind came before.

    Below "Memberships and Skills" a heading that says nothing goes on with the skills.
    """
    outer = trail[-1].kinds if trail else ()
    return (kind,) if kind in outer[1:] and kind in DIVIDED_KINDS | {"skills"} else ()


def _goes_on_papers(piece: Piece, sections: Sequence[Section]) -> bool:
    """Say whether papers at conferences follow the papers in journals: "Journals", then "Conferences"."""
    before = sections[-1] if sections else None
    beside = before is not None and before.kind == "publications" and before.level == piece.level
    return (
        before is not None
        and beside
        and piece.title.casefold() in words("sections", "conferences")
        and before.title.casefold() in words("sections", "journals")
    )


def _below(pieces: Sequence[Piece], index: int) -> list[Block]:
    """Give the blocks between a heading and the next."""
    return [other.block for other in takewhile(lambda other: not other.level, pieces[index + 1 :])]


def _is_citations(piece: Piece) -> bool:
    return piece.kinds == ("metrics",) and len(piece.title.split()) == 1


def _employs(document: Document, piece: Piece, heading: Piece | None, after: Sequence[Piece]) -> bool:
    """Say whether a heading among positions is a role, and the items below it are the employers with their dates."""
    within = heading is not None and heading.kinds[:1] == ("positions",) and piece.level >= heading.level
    said = not _SKILLED.issuperset(piece.kinds)  # "Software Developer" is no list of programs
    deeper = heading is not None and piece.level > heading.level
    if piece.kinds[:1] == ("teaching",) and not (deeper and ends_in_role(piece.title)):
        return False  # "Teaching Assistant" is a post below "Employment", "Teaching Experience" a list of courses
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
    roles = any(role_weight(re.split(r"[|,]", text)[0]) >= _ROLE for text in named)  # "Teaching Assistant | 2020 | …"
    return not roles and all(
        find_ranges(text) and organization_weight(text) > 0 and role_weight(text) < _ROLE for text in named
    )


def _is_within(piece: Piece, outer: Piece) -> bool:
    """Say whether a deeper heading is the organisation of some of the posts below a role."""
    return piece.level > outer.level and not piece.kinds and organization_weight(piece.title) == 1


def _section(
    document: Document,
    heading: Piece | None,
    title: str,
    title_kinds: tuple[str, ...],
    trail: list[Piece],
    blocks: tuple[Block, ...],
) -> Section:
    kinds = heading.kinds if heading else title_kinds
    outer = (
        next(iter(trail[-1].kinds if trail else title_kinds), "") if not kinds else ""
    )  # "University of Riga", "Ad hoc"
    start = heading.block.start if heading else blocks[0].start
    return Section(
        kind=kinds[0] if kinds else "",
        also=kinds[1:] or (funding_beside(trail[-1].kinds) if trail and not kinds else ()),
        title=heading.title if heading else title,
        level=heading.level if heading else 0,
        start=start,
        end=blocks[-1].end if blocks else heading.block.end if heading else start,
        blocks=blocks,
        entries=cut_entries(document, blocks, kinds[0] if kinds else outer if outer in _INHERITED else ""),
        path=tuple(outer.title for outer in trail),
        kinds=(*title_kinds[:1], *(kind for outer in trail for kind in outer.kinds[:1])),
    )
