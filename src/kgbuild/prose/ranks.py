"""How far a rank goes on with its field: "maître de conférences en histoire moderne", "Professorin für Ethik"."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.lexicon import table

_WORD = r"[^\W\d_][\w-]*(?:[’'](?=\w)[\w-]+)?"
_LONGEST = 10
#: Dutch puts the field right behind the rank: "universitair docent Taalkunde aan".
_DUTCH = re.compile(
    r"(?i:hoogleraar|lector|docent)(?P<field>(?:[ \t]+(?!(?:aan|bij|de|die|en|het|in|is|van|was)\b)[\w-]+)"
    r"(?:(?:[ \t]+(?:en|van|de|der|voor)){0,2}[ \t]+(?!(?:aan|bij|in)\b)[\w-]+){0,4})(?=\s+(?:aan|bij)\s)"
)
#: English puts it behind "in"; "at" or a unit's article ends it: "lecturer in computer science at", not "in Germany".
_ENGLISH = re.compile(
    r"(?i:professor|lecturer|reader|(?<=research )fellow)\s+in\s+"
    r"(?!(?i:an?|charge|her|his|its|my|our|practice|residence|the|their|this)\b|(?i:cent|college|depart|facult|institut|school|univ))"
    r"[^\W\d_][\w-]*(?:,?\s+(?:(?:and|of|&)\s+)?(?!(?:an?|and|as|at|from|in|of|the|where|who|with)\b)[^\W\d_][\w-]*){0,5}"
    r"(?=\s+(?:at|within)\s|\s+in\s+the\s)"
)
#: "Lecturer (Assistant Professor) in Economics at", "Research Chair (Tier II) in Arctic Ecology at".
_GLOSSED = re.compile(
    r"[ \t]+\([^()\d]{2,40}\)[ \t]+(?:in|of)[ \t]+(?!(?:an?|charge|his|her|its|my|our|residence|the)\b)"
    r"[^\W\d_][\w-]*(?:,?[ \t]+(?:(?:and|of|&)[ \t]+)?(?!(?:and|as|at|from|in|of|the|with)\b)[^\W\d_][\w-]*){0,5}"
    r"(?=\s+(?:at|within)\s|\s+in\s+the\s)"
)


def _either(phrases: list[str]) -> str:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(phrase.replace(" ", r"\s+") for phrase in ordered)


@cache
def _rank() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{_either(table('ranks')['ranks'])})")


@cache
def _field() -> re.Pattern[str]:
    rows = table("ranks")
    bodies = _either([*table("roles")["bodies"], *table("sentences")["units"]["nouns"]])
    link = rf"(?i:(?:(?:{_either(rows['within'])})(?:\s+|(?<=[’']))){{0,3}})"
    none = rf"(?i:(?:l[’'])?(?:{_either(rows['no_field'])}|{bodies}|univ\w*)\b)"
    other = rf"(?!{none}|[A-Z]{{2,}}\b|(?:de|het|la|le|les|las|los|el|il|lo)\s)"
    body = rf"(?:(?i:da|de|de\s+la|de\s+l[’']|del|dell[’']|della|der|des|di|do|du|van\s+de)\s*)(?i:{bodies}|univ)"
    other_too = rf"(?i:e|ed|et|y|und|en|and|&)\s+(?i:{_either(rows['others'])})(?!\w)"
    ends = (
        rf"(?=\s+(?:(?i:{_either(rows['ends'])})(?:(?<=[’'])|(?!\w))|(?:en|em|in)\s+[A-ZÀ-Þ]|{other_too}|{body})"
        r"|\s*[,.;:()\[\]|–—\"“„«]|\s*\n|\s*$)"
    )
    behind = rf"(?i:{_either(rows['linking'])})(?:[ \t]+|(?<=[’']))"
    return re.compile(rf"[ \t]+{behind}{other}(?:{_WORD})(?:,?[ \t]+{link}{_WORD}){{0,{_LONGEST}}}?{ends}")


def with_field(text: str, start: int, end: int) -> int:
    """Give where a role ends that may go on with its field.

    Args:
        text: that the offsets point into.
        start: where the role begins.
        end: where it ends without a field.

    >>> text = "professore ordinario di Storia moderna presso l'Ateneo"
    >>> text[: with_field(text, 0, 20)], with_field("professeur de l'école", 0, 10)
    ('professore ordinario di Storia moderna', 10)
    """
    glossed = _GLOSSED.match(text, end)
    if glossed:
        return glossed.end()
    english = _ENGLISH.match(text, text.rfind(" ", start, end) + 1 or start)
    if english:
        return english.end()
    if not _rank().search(text, start, end):
        return end
    dutch = _DUTCH.match(text, max(text.rfind(" ", start, end) + 1, start))
    if dutch and dutch.start("field") == end:
        return dutch.end()
    field = _field().match(text, end)
    return field.end() if field else end


def bare_rank(role: str) -> str:
    """Give a role without its field.

    >>> bare_rank("professore ordinario di Storia moderna"), bare_rank("Professor")
    ('professore ordinario', 'Professor')
    """
    ends = (n for n, sign in enumerate(role) if sign == " " and with_field(role, 0, n) == len(role))
    return role[: next(ends, len(role))]
