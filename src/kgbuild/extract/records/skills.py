"""Skills: the items of lists under their category; languages too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from kgbuild.document import Block
from kgbuild.extract.layout.headings import is_heading, kinds_of
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.lexicon import words
from kgbuild.model import Skill

_NAME = "skills"
_CATEGORY = re.compile(r"\s*([^:,;()\n]{2,40}):\s+")
_LABEL = re.compile(r"\s*([^:,;()\n\t]{2,40}?)(?::\s+|\t+|,\s+|\.?\s?[–—]+\s*)(?=\S)")
#: "JavaScript/jQuery" are two, "C/C++" and "TCP/IP" are not.
_SLASHED = re.compile(r"[A-Za-z][\w+#.-]{2,}(?:/[A-Za-z][\w+#.-]{2,})+")
_ADDRESS = re.compile(r"https?:|www\.")
_LONGEST = 8
#: An item that heads others has no more words.
_HEAD_WORDS = 4
#: A line of at least so many words, with fewer separators than one in so many, is prose.
_PROSE_WORDS, _WORDS_AN_ITEM = 15, 6


#: Kinds of sections that may say which languages their owner speaks: of no kind, and "Personal".
_OF_A_PERSON = frozenset({"", "contact"})
_SKILLED = frozenset({"skills", "languages"})
#: What parts the skills of a list.
_PARTED = re.compile(r"[,;•|·]")


def skills(page: Page) -> Iterator[Skill]:
    """Give the skills that the sections of skills and languages list."""
    if page.subject_kind == "organization":
        return
    of_skills = page.of_kind(*sorted(_SKILLED))
    for section in page.sections:
        told = section in of_skills and not section.kind and _is_told(page, section)
        if told:
            evidence = page.evidence(section.start, section.start + len(section.title), _NAME)
            yield Skill(evidence=evidence, person=page.owner, skill=section.title, category=section.path[-1])
        for entry in () if told else _of_skills(page, section) if section in of_skills else section.entries:
            if section in of_skills:
                yield from _listed(page, section, entry)
            elif section.kind in _OF_A_PERSON and not section.kinds:
                yield from _labelled(page, entry)


def _of_skills(page: Page, section: Section) -> Sequence[Entry]:
    """Give the entries of a section of several kinds that say they are of skills or languages; all if none says so."""
    if section.kind in _SKILLED:
        return section.entries
    heads = [page.text[entry.start : entry.end].partition("\n")[0] for entry in section.entries]
    named = [entry for entry, head in zip(section.entries, heads, strict=True) if _SKILLED.intersection(kinds_of(head))]
    return named or section.entries


def _is_told(page: Page, section: Section) -> bool:
    """Say whether a heading is a skill that the sentences below it tell of: "Python" / "I have used it for years."."""
    texts = [page.text[entry.start : entry.end].strip() for entry in section.entries]
    written = page.text[section.start : section.start + len(section.title)] == section.title and bool(section.path)
    return written and bool(texts) and all(re.match(r"(?:I|I['’]\w+|My|We)\s", text) for text in texts)


def _labelled(page: Page, entry: Entry) -> Iterator[Skill]:
    """Give the skills of lines that a label says to be of skills or languages, among lines of other things."""
    for block in entry.blocks:
        at = block.start
        for text in page.document.slice(block).split("\n"):
            label = _LABEL.match(text)
            start, at = at, at + len(text) + 1
            if label is None or not _SKILLED.intersection(kinds_of(label[1])) or not is_heading(label[1]):
                continue
            for item in _items(text[label.end() :]):
                evidence = page.evidence(start, start + len(text), _NAME)
                yield Skill(evidence=evidence, person=page.owner, skill=item, category=label[1].strip())


def _listed(page: Page, section: Section, entry: Entry) -> Iterator[Skill]:
    above = entry.context or section.title
    for block, following in zip_longest(entry.blocks, entry.blocks[1:]):
        cells = [page.document.slice(cell) for cell in block.cells if cell.start < cell.end]
        beside = page.document.slice(block).startswith("\t")
        if len(cells) == 1 and not beside and following and page.document.slice(following).startswith("\t"):
            above = cells[0].strip(" :")  # names what the row below lists
            continue
        if following and (_heads(page, block, following) or _names_card(page, entry, block)):
            above = page.document.slice(block).strip(" :")
            continue
        lines = page.document.slice(block).split("\n")
        texts = [": ".join(cells)] if len(cells) == 2 else [pair for line in lines for pair in _pairs(line)]
        if head := _head_in_bold(page, block):
            listed = any(_is_list(text) for text in texts[1:])
            above, texts = (head, texts[1:]) if listed else (above, [head])
        for text in texts:
            category = _CATEGORY.match(text)
            value = text[category.end() :] if category else text
            named = {section.kind, *kinds_of(above)}
            spoken = category is not None and "languages" in named and not _SKILLED.intersection(kinds_of(category[1]))
            spoken = spoken and not ("skills" in named and _is_list(value))
            graded = category is not None and (_is_level(re.split(r"[,;(]", value)[0]) or spoken)
            items = [category[1].strip()] if category and graded else _items(value)
            label = category[1].strip() if category and not graded else above
            for item in items:
                evidence = page.evidence(block.start, block.end, _NAME)
                yield Skill(evidence=evidence, person=page.owner, skill=item, category=label)


def _pairs(line: str) -> Iterator[str]:
    """Give a line, or its cells by twos where every other one labels a list or a level: "Code | C, R | Text | TeX"."""
    cells = [cell.strip() for cell in line.split("\t")]
    labels, values = cells[::2], cells[1::2]
    told = any(_PARTED.search(value) or _is_level(value) for value in values)
    if len(cells) % 2 or not told or any(not label or _PARTED.search(label) or label[-1] == ":" for label in labels):
        yield line
        return
    for label, value in zip(labels, values, strict=True):
        yield f"{label}: {value}"


def _heads(page: Page, block: Block, below: Block) -> bool:
    """Say whether an item does nothing but head the list within it."""
    inside = (
        block.kind == "item" and len(below.group) > len(block.group) and below.group[: len(block.group)] == block.group
    )
    text = page.document.slice(block)
    return inside and len(text.split()) <= _HEAD_WORDS and not re.search(r"[,;•|·]|:\s", text)


def _names_card(page: Page, entry: Entry, block: Block) -> bool:
    """Say whether the first of two paragraphs of a card only names what the other lists."""
    alone = len(entry.blocks) == 2 and block is entry.blocks[0]
    if not alone or any(other.kind != "paragraph" for other in entry.blocks):
        return False
    head, below = (page.document.slice(other) for other in entry.blocks)
    return len(head.split()) <= _HEAD_WORDS and not _PARTED.search(head) and len(_PARTED.findall(below)) > 1


def _head_in_bold(page: Page, block: Block) -> str:
    """Give the first of several lines where it stands in bold, and alone does."""
    text = page.document.slice(block)
    first, _, below = text.partition("\n")
    bold = [run for run in block.inlines if run.kind == "strong" and page.text[run.start : run.end].strip()]
    whole = len(bold) == 1 and page.text[bold[0].start : bold[0].end].strip() == first.strip()
    return first.strip(" :") if below.strip() and whole and not block.cells else ""


def _is_list(text: str) -> bool:
    """Say whether a text is nothing but items of few words each."""
    items = [item.strip() for item in _PARTED.split(re.sub(r"\([^()]*\)", "", text))]
    return len(items) > 1 and all(len(item.split()) <= _HEAD_WORDS for item in items)


def _is_level(text: str) -> bool:
    """Say whether a text says how well a skill is known, and names none.

    >>> _is_level("native speaker"), _is_level("Very good oral"), _is_level("Native plants")
    (True, True, False)
    """
    bare = text.casefold().strip(" .,;()")
    levels = words("skills", "levels")
    rest = {"oral", "written", "spoken", "and", "in", "speech", "writing", "skills", "level", "command", "fair"}
    opening = next((level for level in sorted(levels, key=len, reverse=True) if bare.startswith(level)), "")
    behind = re.findall(r"\w+", bare[len(opening) :]) if opening else re.findall(r"\w+", bare)
    return bool(bare) and all(word in rest for word in behind)


def _items(text: str) -> Iterator[str]:
    """Give the items of a list, notes in brackets and levels left out; prose has none."""
    text = re.sub(r"\s*\([^()]*(?:\([^()]*\)?[^()]*)*(?:\)|$)", "", text)
    if len(text.split()) >= _PROSE_WORDS and len(re.findall(r"[,;•|·]", text)) * _WORDS_AN_ITEM < len(text.split()):
        return
    pieces = [piece.strip(" .\t") for piece in re.split(r"[,;•|·\t]|\s+/\s+|\s[–—]\s", text)]
    for piece in pieces:
        named, colon, level = piece.partition(": ")  # "Dutch, German: reading knowledge"
        bare = re.sub(r"^(?:and|und|et|y|e)\s+", "", named if colon and _is_level(level) else piece)
        halves = re.split(r"\s+(?:and|und|et|&)\s+", bare)
        single = len(halves) == 2 and all(len(half.split()) == 1 and half[:1].isupper() for half in halves)
        slashed = _SLASHED.fullmatch(bare) is not None
        for item in bare.split("/") if slashed else halves if single else [bare]:
            if item and len(item.split()) <= _LONGEST and not (_is_level(item) or _ADDRESS.match(item)):
                yield item
