"""People pages: cards and lists of members, each with a name, a role and perhaps a biography."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.document import Block
from kgbuild.extract.page import Page, Section
from kgbuild.lexicon import table, words
from kgbuild.model import Mention
from kgbuild.names import looks_like_name

_SURE, _LIKELY = 0.6, 0.25
_CUT = re.compile(r"\s*(?:[,;:|(\[\n\t–—•·/]|\s-\s|\.\s)")
_TITLES = re.compile(r"(?i)^(?:(?:dr|prof|professor|mr|mrs|ms|mme|dra|pr|dipl|ing|rer|nat|med|phil|apl|priv|doz|dott|dott\.ssa|sir|herr|frau|univ|assoc|asst|dre|h\.\s?c)(?:\.|\b)[-\s]*)+")
_SUFFIXES = re.compile(r"(?i)[,\s]+(?:ph\.?\s?d\.?|m\.?d\.?|d\.?phil\.?|m\.?sc\.?|b\.?sc\.?|m\.?s\.?|m\.?a\.?|b\.?a\.?|b\.?s\.?|m\.?p\.?h\.?|d\.?v\.?m\.?|esq\.?|he/him|she/her|they/them)(?=$|[\s,/(])")


@dataclass(frozen=True, slots=True)
class Card:
    """One person of a people page.

    Attributes:
        person: with the homepage that the name is linked to.
        blocks: the card: its name, what stands behind and under it.
        start: where the text behind the name begins.
        headings: the headings that it stands under, innermost last.
    """

    person: Mention
    blocks: tuple[Block, ...]
    start: int
    headings: tuple[str, ...] = ()

    @property
    def former(self) -> bool:
        """True if a heading says that the person has left."""
        pattern = "|".join(table("statements")["former"])
        return any(re.search(pattern, heading, re.IGNORECASE) for heading in self.headings)


def is_people(page: Page, section: Section) -> bool:
    """Say whether a section lists people of a lab."""
    titles = (section.title, *section.path)
    if any(_bare(title) in words("statements", "not_members") for title in titles):
        return False
    if section.kind == "people" or "people" in section.kinds:
        return True
    if section.kind or (section.kinds and any(section.kinds)):
        return False
    metadata = page.document.metadata
    name = re.sub(r"\.\w+$", "", page.document.id.rpartition("/")[2])
    hints = (*titles, *(str(metadata.get(key, "")) for key in ("title", "permalink", "layout")), name)
    return any(_bare(hint) in words("statements", "people_pages") or _ends_so(hint) for hint in hints)


def _ends_so(hint: str) -> bool:
    return bool(re.search(r"(?i)(?:^|[-_/ ])(?:people|members|team|personnel|équipe|equipe|mitarbeiter|equipo|miembros|alumni)/?$", hint))


def _bare(title: str) -> str:
    return " ".join(re.sub(r"[^\w\s’'-]", " ", title).casefold().split())


def people_page(page: Page) -> Iterator[Card]:
    """Give the cards of all sections that list people, in order."""
    for section in page.sections:
        name = _name_of(page, section.title, section.start) if section.level > 1 else None
        if name and _under_people(page, section):
            if section.blocks:
                yield Card(name, section.blocks, section.blocks[0].start, section.path)
        elif is_people(page, section):
            yield from _cards(page, section)


def _under_people(page: Page, section: Section) -> bool:
    return is_people(page, section) and page.subject_kind != "person"


def _cards(page: Page, section: Section) -> Iterator[Card]:
    headings = (*section.path, section.title)
    current: tuple[Mention, int] | None = None
    blocks: list[Block] = []
    for block in section.blocks:
        if block.header or block.kind == "code":
            continue
        opened = opening(page, block)
        if opened:
            if current:
                yield Card(current[0], tuple(blocks), current[1], headings)
            current, blocks = opened, []
        if current and not (blocks and _is_apart(blocks, block)):
            blocks.append(block)
        elif current:
            yield Card(current[0], tuple(blocks), current[1], headings)
            current, blocks = None, []
    if current:
        yield Card(current[0], tuple(blocks), current[1], headings)


def _is_apart(blocks: Sequence[Block], block: Block) -> bool:
    """Say whether a block stands outside the card: outside of its container, or another item of its list."""
    first = blocks[0]
    if block.kind in {"item", "row"} and first.kind == block.kind:
        return block.level <= first.level
    return bool(first.group) and block.group[: len(first.group)] != first.group


def opening(page: Page, block: Block) -> tuple[Mention, int] | None:
    """Give the name that opens a block and where the text behind it begins."""
    text = page.text[block.start : block.end]
    for inline in block.inlines:
        if inline.kind in {"strong", "link", "emphasis"} and inline.start - block.start <= len("Dr. ") + 8:
            if not re.fullmatch(r"(?i)[\W_]*(?:[a-z]{1,9}\.?\s*){0,3}", page.text[block.start : inline.start]):
                break
            person = _name_of(page, page.text[inline.start : inline.end], inline.start, least=_LIKELY)
            if person:
                return _linked(person, block), inline.end
    head = _CUT.split(text, maxsplit=1)[0]
    person = _name_of(page, head, block.start, least=_SURE)
    return (_linked(person, block), block.start + len(head)) if person else None


def _linked(person: Mention, block: Block) -> Mention:
    url = next((i.href for i in block.inlines if i.kind == "link" and i.start <= person.start and i.end >= person.end), "")
    return Mention(person.name, person.start, person.end, url if url.startswith("http") else "")


def _name_of(page: Page, printed: str, at: int, *, least: float = _SURE) -> Mention | None:
    """Give the person that a printed text names and nothing else, without titles and degrees."""
    cut = _CUT.split(printed.strip().rstrip(":,"), maxsplit=1)[0]
    lead = _TITLES.match(cut)
    name = cut[lead.end() :] if lead else cut
    suffix = _SUFFIXES.search(f"{name}")
    name = (name[: suffix.start()] if suffix else name).strip()
    if " " not in name or len(name.split()) > 6 or looks_like_name(name) < least:  # noqa: PLR2004
        return None
    start = page.text.find(name, at)
    return Mention(name, start, start + len(name)) if start >= 0 else None
