"""From values with places to evidence, mentions and dates: what all readers of structured files share."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

from kgbuild.dates import find_ranges
from kgbuild.located import Node
from kgbuild.model import Evidence, Mention

#: A quote shows what was read; a whole abstract would hide it.
_LONGEST: Final = 400
_ISO = re.compile(r"((?:1[5-9]|20)\d\d)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?:[T ]\d\d:\d\d.*)?")
_TAG = re.compile(r"<[^<>]*>")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)(?:\{[^{}]*\})?")
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)(.+?)(?<=\S)\1(?!\w)")
_HREF = re.compile(r"href\s*=\s*[\"']([^\"']+)|\]\(([^()\s]+)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quoter:
    """Quotes places of one text.

    Attributes:
        text: that the nodes stem from.
        extractor: name under which records are evidenced.
        offset: where `text` begins in the text of the whole file.
    """

    text: str
    extractor: str
    offset: int = 0

    def evidence(self, *nodes: Node, confidence: float = 1.0) -> Evidence:
        """Quote from the first to the last of some nodes with their keys; the first alone where that is long."""
        found = [node for node in nodes if node.start >= 0]
        start, end = min(_first(node) for node in found), max(node.end for node in found)
        if end - start > _LONGEST:
            start, end = _first(found[0]), found[0].end
        if end - start > _LONGEST:
            start, end = found[0].start, min(found[0].end, found[0].start + _LONGEST)
        return self.quote(start, end, confidence=confidence)

    def quote(self, start: int, end: int, *, confidence: float = 1.0) -> Evidence:
        """Quote a stretch of the text, white space around it left out."""
        quote = self.text[start:end]
        start += len(quote) - len(quote.lstrip()) + self.offset
        quote = quote.strip()
        return Evidence(start, start + len(quote), quote, self.extractor, confidence)

    def mention(
        self, node: Node, name: str = "", *, url: str = "", identifier: str = "", email: str = "", affiliation: str = ""
    ) -> Mention:
        """Give the mention that a scalar is; `name` where it is not printed as such."""
        name = name or plain(node.value)
        words = r"\s+".join(re.escape(word) for word in name.split())
        found = re.compile(words).search(self.text, node.start, node.end) if node.start >= 0 else None
        start, end = found.span() if found else (node.start, node.end)
        offset = self.offset if start >= 0 else 0
        return Mention(name, start + offset, end + offset, url, identifier, email, affiliation)


def _first(node: Node) -> int:
    return node.at if node.at >= 0 else node.start


def plain(text: str) -> str:
    """Give a value without the HTML and Markdown that it may hold, white space folded.

    >>> plain("**Ana** <a href='x'>Lindqvist</a> &amp; [B](http://b.org)")
    'Ana Lindqvist & B'
    """
    if "<" in text or "&" in text:
        text = html.unescape(_TAG.sub("", text))
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(r"\2", text)
    return " ".join(text.split())


def link_in(text: str) -> str:
    """Give the first target that a value links to, empty where there is none."""
    found = _HREF.search(text)
    return (found[1] or found[2]) if found else ""


def date_of(text: str) -> str:
    """Give the day, month or year that a value is, as exact as it is written; times fall away.

    >>> date_of("2015-05"), date_of("2010-12"), date_of("2019-08-20T10:00:00Z"), date_of("May 2015"), date_of("soon")
    ('2015-05', '2010-12', '2019-08-20', '2015-05', '')
    """
    text = text.strip()
    if found := _ISO.fullmatch(text):
        return "-".join(part for part in found.groups() if part)
    return next((span.start or span.end for span in find_ranges(text)), "")


def period_of(text: str) -> tuple[str, str, bool]:
    """Give start, end and whether it goes on, of a value that names a period; a single date is its start and end.

    >>> period_of("2015 - present"), period_of("2010–2014"), period_of("2012")
    (('2015', '', True), ('2010', '2014', False), ('2012', '2012', False))
    """
    if found := _ISO.fullmatch(text.strip()):
        date = "-".join(part for part in found.groups() if part)
        return date, date, False
    span = next(iter(find_ranges(text)), None)
    return (span.start, span.end, span.ongoing) if span else ("", "", False)
