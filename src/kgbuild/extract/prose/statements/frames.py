"""Verbs of lives with what they say of their subject, read from the lexicon of frames."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kgbuild.extract.prose.statements.passage import with_apostrophe
from kgbuild.lexicon import table

#: An article, of any language.
ARTICLE = (
    r"(?:(?:both\s+)?(?:the|la|le|les|las|los|el|lo|il|i|gli|o|a|os|as|das|die|der|dem|den|des|het|de|her|his|its|our|my|their|both)"
    r"\s+|l[’']|all[’']|dell[’']|nell[’'])"
)
#: Between an office and the body it is held in.
OF = (
    r"(?:\s+(?:of|for|at|on|with|in|de|du|des|del|della|delle|dello|do|da|das|dos|der|di|für|van|voor|per|para|pour|bei|beim|am"
    r"|im|an\s+der|auprès\s+d[eu])\s+"
    rf"(?:{ARTICLE})?|\s+(?:d[’']|de\s+l[’']|dell[’'])\s*)"
)


@dataclass(frozen=True, slots=True)
class Leading:
    """A verb of leading: its pattern, and what its subject is, for a woman too where the language tells."""

    pattern: re.Pattern[str]
    role: str
    woman: str = ""


@cache
def frame(key: str) -> str:
    """Give the list `key` of the lexicon of frames as one alternative, blanks and adverbs spelt out."""
    return "|".join(_spelt(phrase) for phrase in table("frames")[key])


@cache
def pattern(key: str) -> re.Pattern[str]:
    """Give the list `key` of the lexicon of frames as one pattern at the start of a word."""
    return re.compile(rf"(?<![\w-])(?i:{frame(key)})(?![\w-])")


@cache
def leading(key: str) -> tuple[Leading, ...]:
    """Give the rows of the list `key` of the lexicon of frames."""
    return tuple(
        Leading(re.compile(rf"(?<![\w-])(?i:{_spelt(row[0])})(?![\w-])"), row[1], row[2] if len(row) > 2 else "")
        for row in table("frames")[key]
    )


def _spelt(phrase: str) -> str:
    adverbs = "|".join(table("frames")["adverbs"])
    whole = with_apostrophe(phrase).replace("ADV", rf"(?:(?:{adverbs})\s+)*")
    return whole.replace(" ", r"\s+")
