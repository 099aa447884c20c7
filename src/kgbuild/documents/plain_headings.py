"""Headings of plain text by look: capitals, labels with a colon, a first column that holds only headings."""

from __future__ import annotations

import re

from kgbuild.documents.plain_lines import Line

_MAX_CAPS, _MAX_CAPS_WORDS = 70, 10
_MAX_LABEL_WORDS = 8
_MAX_COLUMN_WORDS = 6
_JOINED_WORDS = 3
#: Words that no heading ends with, and that none begins with: the line is one half of a wrapped heading.
_LINK = frozenset("AND & OF FOR IN THE WITH UND ET DE DES DU Y E I EN VAN VOOR DER DA DO DI + /".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
_BULLET = re.compile(r"\s*[-–—•◦*▪‣·●○■]\s")


def is_caps(text: str) -> bool:
    """Tell whether a line is set in capitals and short enough for a heading."""
    letters = [char for char in text if char.isalpha()]
    if len(text) > _MAX_CAPS or len(text.split()) > _MAX_CAPS_WORDS or len(letters) < 2:  # noqa: PLR2004
        return False
    if text.endswith((",", ";")) and text.split()[-1].strip(",;") not in _LINK and not text.endswith(","):
        return False
    others = sum(char.isdigit() for char in text)
    return not any(char.islower() for char in letters) and others * 2 < len(letters) and not _YEAR.search(text)


def is_label(text: str) -> bool:
    """Tell whether a line is a short label that ends with a colon: "Current students:"."""
    words = text.split()
    return text.endswith(":") and len(words) <= _MAX_LABEL_WORDS and text[:1].isupper() and "," not in text


def joins(above: Line | None, line: Line, *, first: bool) -> bool:
    """Tell whether a line in capitals goes on with the heading above.

    Args:
        above: last line of the heading directly above, None if there is none.
        line: the line.
        first: True if the heading above is the first block of the document, often a name.
    """
    if above is None:
        return False
    words, more = above.text.split(), line.text.split()
    if above.text.endswith((",", "&", "-", "/")) or words[-1] in _LINK or more[0] in _LINK:
        return True
    return not first and max(len(words), len(more)) < _JOINED_WORDS and len(words) + len(more) <= _JOINED_WORDS


def column_heading(text: str, tabbed_below: bool) -> str:  # noqa: FBT001 - one plain question
    """Give the first cell of a row if it heads the lines below rather than tells a value, else an empty string.

    Args:
        text: the row, cells apart by tabs.
        tabbed_below: True if the first cell of the next line is empty.
    """
    head, _, rest = text.partition("\t")
    head = head.rstrip()
    if not head or any(char.isdigit() for char in head) or len(head.split()) > _MAX_COLUMN_WORDS:
        return ""
    if head.endswith((".", ",")) or not head[:1].isupper():
        return ""
    if _BULLET.match(rest) or (tabbed_below and is_caps(head)):
        return head
    return head if tabbed_below and not rest.strip() else ""
