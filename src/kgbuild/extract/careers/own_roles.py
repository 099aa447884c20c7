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
_MEMBER = re.compile(r"[^:]{0,24}\b(?:committee|examiner|reader|opponent|jury)\b[^:]{0,16}:\s", re.IGNORECASE)


def without_own_role(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the lines of an entry without what says what the owner was: alone, or before a student and their degree."""
    kept = [line for line in lines if not _ALONE.fullmatch(line.text.strip(" .,:"))]
    if kept:
        label = _LABEL.match(kept[0].text)
        if label and any(level_in(part.text) or find_degree(part.text) for part in kept[0].parts[1:]):
            kept[0] = line_at(kept[0].text[label.end() :], kept[0].start + label.end())
        first, *rest = kept[0].parts or (None,)
        if first and rest and _ALONE.fullmatch(first.text) and not kept[0].column:
            kept[0] = replace(kept[0], parts=tuple(rest))  # "Primary Supervisor. PhD. Ada Moe"
    return tuple(kept)


def names_member(lines: Sequence[Line]) -> bool:
    """Say whether an entry is about a student whom the owner only examined: "Committee Member: Bo Ekman"."""
    return bool(lines) and _MEMBER.match(lines[0].text) is not None
