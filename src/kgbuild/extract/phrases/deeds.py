"""Sentences that tell what somebody did in a role, below the line that names it."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.lexicon import table

#: A sentence has so many words at least; shorter lines name something.
_LEAST = 5
#: And so many of them, at least, stand in lower case; fewer of what a verb in the past opens and a full stop ends.
_PLAIN, _ENDED = 0.5, 0.4
_PAST = re.compile(r"\W*\w+ed\s.*\.\s*$", re.DOTALL)
#: What was done with whom or to what, however many names follow: "Collaborated with Fen County and the Gull Museum".
_SURE = re.compile(r"\W*[\w-]+ed\s+(?:with|on|in|to|the|an?|and)\s")


@cache
def _verb_pattern() -> re.Pattern[str]:
    stems = sorted(table("deeds")["stems"], key=lambda stem: (-len(stem), stem))
    whole = sorted(table("deeds")["words"], key=lambda word: (-len(word), word))
    return re.compile(
        rf"\W*(?:(?:I|we|ich|je)\s+)?(?:(?:co-?)?(?:{'|'.join(stems)})(?:e|es|ed|s|ing)?|{'|'.join(whole)})(?![\w’'-])",
        re.IGNORECASE,
    )


def is_deed(text: str) -> bool:
    """Say whether a line opens with a verb and goes on as a sentence.

    >>> is_deed("Organized seminars and workshops geared toward young members"), is_deed("Organizer of GraphConf")
    (True, False)
    >>> is_deed("Collaborated with Fen County and the Gull Museum")
    True
    """
    parts = text.split()
    plain = sum(word[:1].islower() for word in parts)
    enough = (_ENDED if _PAST.match(text) else _PLAIN) * len(parts)
    told = plain >= enough or _SURE.match(text) is not None
    return len(parts) >= _LEAST and told and _verb_pattern().match(text) is not None
