"""What the owner of a page was to a student: on a line of its own, or as a label before the student."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.extract.phrases.degrees import find_degree, level_in
from kgbuild.extract.phrases.parts import Line, line_at

_ROLE = (
    r"(?:(?:principal|primary|main|academic|thesis|dissertation|joint|associate|co)[\s-]+)*"
    r"(?:supervisor|advis[eo]r|mentor|chair|major professor|director)"
)
_ALONE = re.compile(_ROLE, re.IGNORECASE)
_LABEL = re.compile(rf"(?:{_ROLE})\s*:\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
#: "M.A. thesis advisor for Ada Moe": the level of a student, and what the owner was to them.
_BEFORE_NAME = re.compile(
    rf"(?P<level>(?:[A-ZÀ-Þ][\w.'’]*\s+){{0,3}}?)(?:senior\s+|honou?rs\s+)?(?:{_ROLE})\s+(?:for|of|to)\s+"
    r"(?-i:(?=[A-ZÀ-Þ][\w.’'-]+\s+[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"[^:]{0,24}\b(?:committee|examiner|reader|opponent|jury)\b[^:]{0,16}:\s", re.IGNORECASE)


def without_own_role(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the lines of an entry without what says what the owner was: alone, or before a student and their degree."""
    kept = [line for line in lines if not _ALONE.fullmatch(line.text.strip(" .,:"))]
    if kept:
        told = _BEFORE_NAME.match(kept[0].text)
        if told and not kept[0].column and (not told["level"] or level_in(told["level"])):
            kept[0] = _levelled(kept[0], told)
        label = _LABEL.match(kept[0].text)
        if label and any(level_in(part.text) or find_degree(part.text) for part in kept[0].parts[1:]):
            kept[0] = line_at(kept[0].text[label.end() :], kept[0].start + label.end())
        first, *rest = kept[0].parts or (None,)
        if first and rest and _ALONE.fullmatch(first.text) and not kept[0].column:
            kept[0] = replace(kept[0], parts=tuple(rest))  # "Primary Supervisor. PhD. Ada Moe"
    return tuple(kept)


def _levelled(line: Line, told: re.Match[str]) -> Line:
    """Give a line with the level of a student alone before the name: a comma and blanks for what the owner was."""
    level = told["level"].rstrip()
    before = f"{level}," if level else ""
    return line_at(before.ljust(told.end()) + line.text[told.end() :], line.start)


def names_member(lines: Sequence[Line]) -> bool:
    """Say whether an entry is about a student whom the owner only examined: "Committee Member: Bo Ekman"."""
    return bool(lines) and _MEMBER.match(lines[0].text) is not None
