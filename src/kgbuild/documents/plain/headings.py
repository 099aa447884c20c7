"""Headings of plain text by look: capitals, labels with a colon, a first column that holds only headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kgbuild.documents.plain.lines import Line, next_text
from kgbuild.lexicon import table, words

_MAX_CAPS, _MAX_CAPS_WORDS = 70, 10
#: "MIT" or "CERN" heads nothing.
_MIN_CAPS_LETTERS = 5
#: From here on capitals are no acronym, and head even where no empty line stands above.
_SURE_LETTERS = 8
_MAX_LABEL_WORDS = 8
_MAX_COLUMN_WORDS = 6
_JOINED_WORDS = 3
#: No heading ends or begins with one of these: the line is one half of a wrapped heading.
_LINKS = frozenset("& + / AND OF FOR IN THE WITH UND ET DE DES DU Y E I EN VAN VOOR DER DA DO DI".split())  # noqa: SIM905
_YEAR = re.compile(r"(?:19|20)\d\d")
#: Words that join two names of sections in one heading.
_JOINTS = re.compile(r"\s*(?:[&/,]|\b(?:and|und|et|y|e|en)\b)\s*")
#: Letters of the longest of them.
_JOINT = 4
_MAX_NAME_WORDS = 4
#: A heading in a margin is broken into so many lines at most.
_WRAPPED = 3
#: A line that fills so much of the width goes on in the next.
_FILLED = 0.8
_BULLET = re.compile(r"\s*[-–—•◦*▪‣·●○■]\s")


def is_caps(text: str) -> bool:
    """Tell whether a line is set in capitals and short enough for a heading."""
    if len(text) > _MAX_CAPS or not text.isupper() or "\t" in text or "@" in text or _YEAR.search(text):
        return False
    letters = sum(char.isalpha() for char in text)
    digits = sum(char.isdigit() for char in text)
    return len(text.split()) <= _MAX_CAPS_WORDS and digits * 2 < letters


def stands_out(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the line in capitals at `index` is set off from the lines around it."""
    text = lines[index].text
    letters = sum(char.isalpha() for char in text)
    if letters < _MIN_CAPS_LETTERS:
        return False
    above = lines[index - 1] if index else None
    open_above = above is None or above.look != "text" or is_caps(above.text)
    open_below = not _caps_at(lines, index + 1) or not _caps_at(lines, index + 2)
    return open_below and (open_above or (letters >= _SURE_LETTERS and " " in text))


def _caps_at(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and lines[index].look == "text" and is_caps(lines[index].text)


def is_label(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is a short label with a colon, alone or above a list: "Current students:"."""
    text = lines[index].text
    if not text.endswith(":") or len(text.split()) > _MAX_LABEL_WORDS or not text[:1].isupper() or "," in text:
        return False
    if index and lines[index - 1].look == "text":
        return False
    if index + 1 == len(lines):
        return True
    below = lines[index + 1]
    return below.look != "text" or bool(below.marker) or below.indent > lines[index].indent


def is_year(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is a year alone above a list, as publication lists have them."""
    if not _YEAR.fullmatch(lines[index].text):
        return False
    below = next_text(lines, index + 1)
    return below < len(lines) and bool(lines[below].marker)


def is_named(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is the name of a section, where a line may begin one: "Teaching & Mentoring"."""
    text = lines[index].text
    if not text[:1].isupper() or len(text.split()) > _MAX_LABEL_WORDS or text.endswith((".", ",", ";")):
        return False
    if index + 1 == len(lines) or not _names_section(text.casefold().rstrip(": ")):
        return False
    above = lines[index - 1] if index else None
    if above is None or above.look != "text" or len(above.text.split()) <= _MAX_NAME_WORDS:
        return True
    return above.text.endswith((".", ";", ":", ")")) or above.text[-1].isdigit()


def lines_named(lines: Sequence[Line], index: int) -> int:
    """Count the lines from one on that only together name a section, 0 where none do: "Honors and" / "Awards".

    So stand the headings of a margin in text that was copied out of a page.
    """
    for count in (_WRAPPED, 2):
        part = lines[index : index + count]
        brief = len(part) == count and all(_is_brief(line) for line in part)
        below = lines[index + count] if index + count < len(lines) else None
        if brief and below and below.look == "text" and _names_section(" ".join(line.text for line in part).casefold()):
            apart = all(_names_section(line.text.casefold()) for line in part)
            return 0 if apart and not _JOINTS.search(f"{part[0].text} ", len(part[0].text) - _JOINT) else count
    return 0


def heading_beside(lines: Sequence[Line], index: int, widest: int) -> int:
    """Give where the heading ends that stands in front of the first words of its section: "Languages English".

    Args:
        lines: of the text.
        index: of the line.
        widest: letters of the longest line.
    """
    text = lines[index].text
    if index and not _may_follow(lines[index - 1]) and len(lines[index - 1].text) > _FILLED * widest:
        return 0
    match = re.match(r"([A-ZÀ-Þ][\w&]*)\s+(?=[A-ZÀ-Þ\d“\"])", text)
    return match.end() if match and match[1].casefold() in words("sections", "beside_text") else 0


def _is_brief(line: Line) -> bool:
    return (
        line.look == "text" and not line.marker and "\t" not in line.text and len(line.text.split()) <= _JOINED_WORDS
        and line.text[:1].isupper() and re.search(r"[\d.,;:()@]", line.text) is None
    )  # fmt: skip


def _may_follow(above: Line) -> bool:
    """Tell whether a section may begin below a line: it is blank or ends what it says."""
    return above.look != "text" or above.text.endswith((".", ";", ":", ")")) or above.text[-1:].isdigit()


@cache
def _names_section(text: str) -> bool:
    """Tell whether text is made of names of sections, with words that may stand around them."""
    phrases = {phrase for listed in table("sections")["phrases"].values() for phrase in listed}
    if text in phrases or text.replace("&", "and") in phrases:
        return True
    parts = [_without_modifiers(part) for part in _JOINTS.split(text)]
    return any(part in phrases for part in parts) and all(not part or part in phrases for part in parts)


def _without_modifiers(text: str) -> str:
    """Give a name without the modifiers around it, each of which a hyphen may join: "peer-reviewed articles"."""
    modifiers = words("sections", "modifiers")
    parts = re.split(r"([\s-]+)", text.strip())
    while len(parts) > 1 and parts[0] in modifiers:
        del parts[:2]
    while len(parts) > 1 and parts[-1] in modifiers:
        del parts[-2:]
    return "" if parts[0] in modifiers else "".join(parts)


def joins(above: str, text: str, *, first: bool) -> bool:
    """Tell whether a line in capitals goes on with the heading directly above.

    Args:
        above: last line of that heading.
        text: the line.
        first: True if that heading begins the document, where it is often a name.
    """
    words, more = above.split(), text.split()
    return links(above, text) or (not first and len(words) + len(more) <= _JOINED_WORDS)


def links(above: str, text: str) -> bool:
    """Tell whether one of two lines shows by its words that it is half of a heading."""
    last, first = above.rsplit(maxsplit=1)[-1], text.split(maxsplit=1)[0]
    return above.endswith((",", "&", "-", "/")) or last in _LINKS or first in _LINKS


def column_heading(row: str, *, open_below: bool) -> str:
    """Give the first cell of a row if it heads the lines below rather than tells a value, else an empty string.

    Args:
        row: cells apart by tabs.
        open_below: True if the first cell of the next row is empty.
    """
    head, _, rest = row.partition("\t")
    head = head.rstrip()
    if not head[:1].isupper() or any(char.isdigit() for char in head) or head.endswith((".", ",", ";")):
        return ""
    if len(head.split()) > _MAX_COLUMN_WORDS:
        return ""
    listed = bool(_BULLET.match(rest))
    return head if listed or (open_below and (is_caps(head) or not rest.strip())) else ""
