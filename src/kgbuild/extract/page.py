"""What every extractor is given: a document, cut into sections and entries, with its subject.

An extractor is a callable `(Page) -> Iterable[Record]`. It looks only at the page, changes nothing, and gives
each record the evidence it read it from, made with `Page.evidence`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kgbuild.document import Block, Document, Inline
from kgbuild.model import NOBODY, Evidence, Mention


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a section: a position, a paper, a student; what its lines say belongs together.

    Attributes:
        start: first code point of its first block.
        end: one past its last block.
        blocks: its blocks: the item itself and what is nested in or continues it.
        context: the nearest subheading that is no section of its own ("Past Students", "Teaching Assistant").
        columns: the column headings of a table's row, one a cell; empty where the table has none.
    """

    start: int
    end: int
    blocks: tuple[Block, ...]
    context: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of its level or above.

    Attributes:
        kind: key of `lexicon/sections.toml` ("education", "publications"), empty if the heading says nothing.
        title: the heading as printed, joined where it wraps.
        level: of its heading; 0 for what stands before the first.
        start: first code point of the heading.
        end: one past its last block.
        blocks: its own blocks, without the heading and without those of inner sections.
        entries: its blocks grouped into entries.
        also: further kinds of a heading that names several ("Honors, Awards & Grants").
        path: titles of the enclosing sections, outermost first.
        kinds: kinds of the enclosing sections, outermost first.
    """

    kind: str
    title: str
    level: int
    start: int
    end: int
    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]
    also: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A document ready for extraction."""

    document: Document
    sections: tuple[Section, ...]
    subject: Mention = NOBODY
    subject_kind: Literal["person", "organization", ""] = ""

    @property
    def text(self) -> str:
        """The extracted text of the document."""
        return self.document.text

    @property
    def owner(self) -> Mention:
        """The person whose page this is, as an implied mention; nameless where the page does not say."""
        return Mention(self.subject.name) if self.subject_kind != "organization" else NOBODY

    def evidence(self, start: int, end: int, extractor: str, confidence: float = 1.0) -> Evidence:
        """Give the evidence for a record read from `text[start:end]`, trimmed of white space at both ends."""
        quote = self.text[start:end]
        start += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        return Evidence(start, start + len(quote), quote, extractor, confidence)

    def inlines(self, start: int, end: int) -> tuple[Inline, ...]:
        """Give the inline runs that lie within `text[start:end]`, in order."""
        return tuple(
            inline
            for section in self.sections
            for block in section.blocks
            if block.start < end and block.end > start
            for inline in block.inlines
            if inline.start >= start and inline.end <= end
        )

    def of_kind(self, *kinds: str) -> tuple[Section, ...]:
        """Give the sections of these kinds, and unclassified ones that stand inside a section of these kinds."""
        return tuple(
            section
            for section in self.sections
            if section.kind in kinds
            or any(kind in kinds for kind in section.also)
            or (not section.kind and section.kinds and section.kinds[-1] in kinds)
        )
