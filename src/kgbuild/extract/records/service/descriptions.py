"""What lines of service describe beside what they state: deeds, and sentences about a body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.parts import Line, line_at

#: Where the description of an entry may begin.
_DESCRIBED = re.compile(r"(?<=[\w)*]{2})\.\s+(?=[A-ZÀ-Þ(])")
#: And how many words make one.
_TOLD = 6


def without_deeds(lines: Sequence[Line]) -> list[Line]:
    """Leave out sentences below the head of an entry, or behind its first, that tell what was done."""
    kept = [line for index, line in enumerate(lines) if not index or line.dates or not is_deed(line.text)]
    return [*(_told_first(line) for line in kept[:1]), *kept[1:]]


def is_told(line: Line) -> bool:
    """Say whether a line is an undated sentence of several words: below a role and its body it describes."""
    return not line.dates and line.text.rstrip().endswith(".") and len(line.text.split()) >= _TOLD


def _told_first(line: Line) -> Line:
    """Give a line up to the sentence that describes it: "Founder, Tides (2010). A group that brings together …".

    The dates of an entry that names none before may stand behind the description.
    """
    stop = next((m for m in _DESCRIBED.finditer(line.text) if _describes(line.text[m.end() :])), None)
    if stop is None or line.column:
        return line
    head = line_at(line.text[: stop.start()], line.start)
    return replace(head, dates=head.dates or line.dates[-1:])


def _describes(text: str) -> bool:
    """Say whether a text is a sentence about what was done, or what something is."""
    sentence = re.split(r"(?<=\w{2})\.\s", text, maxsplit=1)[0]
    plain = sum(word[:1].islower() for word in sentence.split())
    told = re.match(r"(?:An?|The|This|These|Its?|It|I|We)\s+[a-z]", sentence) is not None
    return is_deed(sentence) or (told and len(sentence.split()) >= _TOLD and 2 * plain >= len(sentence.split()))
