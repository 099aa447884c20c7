"""Sentences of a person's page that tell of that person: "I am …", "She received …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.dates import find_ranges
from kgbuild.document import Block
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Page, Section
from kgbuild.extract.phrases.sentences import is_running_text, tells_in_sentences
from kgbuild.extract.prose.news import is_news

#: Sections in which sentences tell of a life; in the others entries do.
_KINDS = frozenset({"biography", "", "contact", "people"})
#: Sections of entries that may be written out in sentences.
_LIFE = frozenset({"education", "positions"})
#: So many dated entries make a list.
_SEVERAL = 2
_SENTENCE = re.compile(r"(?:\S+\s+){5,}\S*[.!](?:\s|$)")


def biographies(page: Page) -> Iterator[tuple[Block, ...]]:
    """Give the runs of paragraphs on a person's page, or one that may be, that hold sentences."""
    if page.subject_kind == "organization":
        return
    for section in page.sections:
        if (
            section.kind in _KINDS | _LIFE
            and not (is_news(page, section) or _lists(page, section))
            and _of_life(section)
        ):
            blocks = tuple(block for block in section.blocks if _is_told(page, section, block))
            if blocks:
                yield blocks


def _lists(page: Page, section: Section) -> bool:
    """Say whether a section lists posts or degrees, so that its sentences describe them: several have their dates."""
    texts = [page.text[entry.start : entry.end] for entry in section.entries if section.kind in _LIFE]
    return sum(bool(find_ranges(text)) and not tells_in_sentences(text) for text in texts) >= _SEVERAL


def _is_told(page: Page, section: Section, block: Block) -> bool:
    """Say whether a block is sentences about a person; pages without a subject must have a pronoun in them."""
    text = page.text[block.start : block.end]
    told = "biography" in {section.kind, *section.kinds, *kinds_of(str(page.document.metadata.get("title") or ""))}
    known = section.kind in _KINDS and (page.subject_kind == "person" or told)
    return _is_prose(page, block) and (known or is_running_text(text))


def _of_life(section: Section) -> bool:
    return all(kind in _KINDS | _LIFE for kind in section.kinds)


def _is_prose(page: Page, block: Block) -> bool:
    return block.kind in {"paragraph", "item"} and bool(_SENTENCE.match(page.text[block.start : block.end]))
