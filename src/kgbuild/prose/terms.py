"""Marks by word lists and patterns: roles, degrees, dates, sums of money, labs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kgbuild.dates import find_ranges
from kgbuild.lexicon import alternatives, table, words
from kgbuild.prose.marks import Mark
from kgbuild.prose.organizations import apart, linking
from kgbuild.prose.ranks import with_field

_NAME = (
    r"[^\W\d_a-zß-öø-ÿ][\w’'-]*[^\W_](?:[ \t]+(?:(?:van|von|der|de|la|del|di|den)[ \t]+)*[^\W\d_a-zß-öø-ÿ][\w’'.-]*)*"
)

#: Letters of Romance languages that are written without their accents, too; the umlauts of German are not.
_ACCENTED = re.compile("[áàâãçéèêëíìîïñóòôõúùûÁÀÂÃÇÉÈÊËÍÌÎÏÓÒÔÕÚÙÛ]")
#: Endings that make a word one of men and women: "Professor:in", "doctorant·e·s", "becario/a", "étudiant(e)s".
_BOTH = (
    r"(?:[:*_/]-?(?:innen|in|r|a|as|o|e)|I(?:n|nnen)|[·•∙.-](?:e|euse|rice|trice|ne|se)(?:[·•∙.-]?s)?"
    r"|\((?:a|as|e|euse|in|innen|n|o|r|rice|s)\)s?)?"
)


def _alternatives(words: Sequence[str], *, literal: bool = True) -> str:
    if literal:
        return alternatives(words).replace(r"\ ", r"\s+")
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(_unaccented(word.replace(" ", r"\s+")) for word in ordered)


def _unaccented(pattern: str) -> str:
    """Give a pattern that its letters match without their accents, too: "Maitre", "etudiant"."""
    pieces = re.split(r"(\[[^\]]*\])", pattern)
    return "".join(piece if piece.startswith("[") else _ACCENTED.sub(_either, piece) for piece in pieces)


def _either(match: re.Match[str]) -> str:
    plain = unicodedata.normalize("NFD", match[0])[0]
    return f"[{match[0]}{plain}]"


@cache
def _role() -> re.Pattern[str]:
    rows = table("sentences")["roles"]
    modifier = rf"(?:{_alternatives(rows['modifiers'])})"
    strong = _alternatives([head for head in rows["heads"] if head not in rows["weak"]])
    weak = _alternatives(rows["weak"])
    joined = rf"(?:{modifier}(?:(?<!niversity)\s+(?:and|&)\s+(?={modifier})|\s+|/|-))"
    english = rf"(?:{joined}+(?:{strong}|{weak})|(?:{strong}))"
    pair = rf"{english}(?:\s?/\s?{english}|\s+emerit(?:us|a))?"
    titled = (
        r"(?:(?!(?:"
        + _alternatives(rows["no_title"])
        + r") )[A-Z][\w’'-]+[ \t]+){1,3}(?:"
        + "|".join(
            head.capitalize()
            for head in sorted([*rows["heads"]], key=lambda word: (-len(word), word))
            if head[0].isalpha()
        )
        + ")"
    )
    other = _alternatives([*rows["romance"], *table("ranks")["romance"]], literal=False)
    german = _alternatives([*rows["germanic"], *table("ranks")["germanic"]], literal=False)
    qualified = _alternatives(rows["qualified"], literal=False)
    bodies = "|".join(rows["bodies"])
    named = (
        r"(?:(?!The |An |A |New )[A-Z][\w’'-]+[ \t]+){1,3}(?:(?:research|postdoctoral|doctoral|visiting)[ \t]+)*"
        rf"(?:{'|'.join(rows['endowed'])})"
    )
    other_use = rf"(?![ \t]+(?:{'|'.join(rows['other_use'])}))"
    chair = rf"{_CAPITAL}[\w’'-]*(?:[ \t]+(?:and\s+|&\s+|of\s+)?(?!(?:{bodies})){_CAPITAL}[\w’'-]*){{0,4}}"
    named_after = r"(?:[A-Z][\w.’'-]*\s+(?:(?:and|&|de|von|van)\s+(?=[A-Z]))?){0,7}"
    full = rf"{named_after}(?:Professor|Lecturer|Reader|Instructor)\s+(?:of|in)\s+(?!(?:{bodies})){chair}"
    small = r"(?!(?:the|an?|our|my|this|his|her|its|charge|residence|both|which|at|in|from|with|and|of|for)\b)[a-z]+"
    field = rf"{small}(?:\s+(?:(?:and|of)\s+)?{small}){{0,4}}?"
    plain = rf"(?i:{modifier}\s+)*[Pp]rofessor(?:\s+emerit(?:us|a))?\s+of\s+{field}"
    plain_ended = (
        r"(?=\s+(?:at|in\s+(?:the|[A-Z])|from|with)\s|\s*[,.;(]|\s*\n\s*\n|\s*$"
        r"|\s+and\s+(?:the\s+|an?\s+)?(?:[A-Z]|director|chair|head|dean))"
    )
    led = rf"(?:[A-Z][a-z-]+\s+){{0,2}}(?:{'|'.join(rows['leading'])})\s+of\s+(?!(?:{bodies})){chair}"
    units = _alternatives(rows["led_units"])
    over = (
        rf"(?i:(?:(?:{_alternatives(rows['deputies'])})\s+)?(?:{_alternatives(rows['over'])}))"
        rf"(?=\s+of\s+(?:the\s+|its\s+)?(?:[A-Z][\w’'-]+\s+){{0,3}}(?:{units})\b)"
    )
    ended = r"(?=\s+(?:at|in|and|of the|from|with|for)\s|\s*[,.;(]|\s*\n|\s*$)"
    return re.compile(
        rf"(?<![\w-])(?:{full}{ended}|{plain}{plain_ended}|{led}{ended}|{over}|(?i:{qualified})|(?i:{pair})|(?i:{other})|{german}|{titled}{other_use}|{named})"
        rf"{_BOTH}(?![\w-]|\.\w)"
    )


@cache
def _degree() -> re.Pattern[str]:
    patterns = "|".join(sorted(table("sentences")["degrees"]["patterns"], key=lambda p: (-len(p), p)))
    return re.compile(rf"(?<![\w.])(?<!\bby )(?<!(?i:pós)[- ])(?<!(?i:post)-)(?<!(?i:pos)-)(?:{patterns})(?![\w-])")


@cache
def _own_lab() -> re.Pattern[str]:
    own = _alternatives(table("sentences")["labs"]["own"], literal=False)
    named = r"\s+(?:(?:da|de|del|della|der|des|di|do|du|for|für|of|van|voor)\s+|d[’'])?(?-i:[A-ZÀ-Þ]\w)"
    return re.compile(rf"(?i)(?<![\w-])(?:{own})(?![\w-])(?!{named})")


@cache
def _named_lab() -> re.Pattern[str]:
    nouns = _alternatives(table("sentences")["labs"]["nouns"])
    title = r"(?i:(?:dr|prof|pr|prof\.\s?dr)\.?\s+|professor\s+)*"
    owner = rf"{title}(?P<owner>{_NAME}?(?:(?:,|\s+and|\s*&)\s+{_NAME}?)*)"
    return re.compile(
        rf"(?<![\w-]){owner}(?:[’']s?)?\s+(?:(?i:{nouns}))(?![\w-])"
        rf"|(?i:\b(?:lab|laboratory|group|team)\s+of\s+){title}(?P<of>(?:[A-ZÀ-Þ]\.[ \t]*)*{_NAME})"
    )


@cache
def _unit() -> re.Pattern[str]:
    rows = table("sentences")["units"]
    bodies = table("roles")["bodies"]
    nouns = "|".join([*rows["nouns"], *bodies, *(noun.capitalize() for noun in bodies)])  # "à l'université de Nantes"
    link = rf"(?:(?:{linking()})\s*)"
    more = rf"(?:\s+{link}{{0,2}}{_CAPITAL})"
    row = rf"(?:(?:,\s+{_CAPITAL}{more}*)+,?\s+(?:and|&|et|und|y|e)\s+{_CAPITAL})"  # "Earth, Energy and Environment"
    bare = "|".join(rows["foundations"])
    small = r"[a-zà-ÿ][\w-]{3,}"
    field = rf"{small}(?:,?\s+(?:{link}{{0,2}})?{small}){{0,5}}?"  # "département d'histoire de l'art"
    behind = rf"(?=\s+(?:{linking()}|{'|'.join(rows['hosts'])})\s*(?:{nouns})|\s*[,.(])"
    within = rf"(?:{'|'.join(rows['departments'])})\s+(?:{linking()})\s*{field}{behind}"
    return re.compile(
        rf"(?<![\w-])(?:(?:(?:{nouns})(?!\s+(?:and|&|und|et|y|e)\s)\s+{link}{{1,3}}|(?:{bare})\s+){_CAPITAL}{more}*{row}?{more}*|{within}"
        rf"|(?:{'|'.join(rows['programmes'])})\s+{_CAPITAL}{more}*)"
    )


#: A post rather than an honour: "followed by a postdoctoral fellowship at".
_HELD = re.compile(r"\s+(?:at|in)\s")
#: Behind one of these a fellowship is an honour.
_GIVEN = re.compile(r"(?i)\b(?:award|receiv|won\b|wins?\b|grant|recipien|named|obtain|select|secur|offered)")
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]*"
_MONEY = re.compile(
    r"(?:(?:US|CA|CAD|AU|A|C|NZ)?[$€£]|(?:USD|EUR|CHF|GBP|CAD|AUD)\s?)\s?\d[\d.,\s  ’']*\d?"
    r"(?:\s?(?:[kKM]\b|million|Mio\.?|thousand))?"
    r"|\d[\d.,]*\s?[kKM](?:SEK|NOK|DKK|EUR|CHF|USD)\b"
    r"|\d[\d.,  ’']*\d?\s?(?:[kKM]|million|Mio\.?|Millionen|millions?)?\s?"
    r"(?:[$€£]|[eE]uros?\b|EUR\b|CHF\b|USD\b|dollars?\b|DKK\b|SEK\b|NOK\b)"
)  # fmt: skip


def _is_honour(text: str, fellowship: re.Match[str]) -> bool:
    after = text[: fellowship.start()].endswith(("followed by a ", "followed by an "))
    held = after and _HELD.match(text, fellowship.end())
    return _GIVEN.search(text, 0, fellowship.start()) is not None and not held


#: "was a case manager at", "worked as a data journalist for": no list holds all that people are.
_AGENT = re.compile(
    r"\b(?i:am|is|was|as|became|become)\s+(?:(?:also|currently|now)\s+)?an?\s+"
    r"(?P<role>(?:[a-z][a-z-]+\s+){0,3}(?P<noun>[a-z]{2,}(?:ant|ect|er|ian|ist|man|or|woman|yst)))(?=\s+(?:at|for|with)\s+(?:the\s+)?[A-Z])"
)


def terms(text: str) -> Iterator[Mark]:
    """Give the marks that word lists and patterns find in `text`; marks of different labels may overlap."""
    for match in _role().finditer(text):
        if not (match[0].casefold().endswith("fellowship") and _is_honour(text, match)):
            role = _mark("ROLE", match)
            end = with_field(text, role.start, role.end)
            yield replace(role, end=end, text=" ".join(text[role.start : end].split()))
    for match in _AGENT.finditer(text):
        if match["noun"] not in words("sentences", "no_agents"):
            yield Mark("ROLE", *match.span("role"), " ".join(match["role"].split()))
    for match in _degree().finditer(text):
        yield _mark("DEGREE", match)
    for match in _own_lab().finditer(text):
        yield _mark("LAB", match)
    for match in _named_lab().finditer(text):
        owner = " ".join((match["owner"] or match["of"] or "").split()).removesuffix(".")
        owner = re.split(r"[’']s?(?:\s|$)", owner, maxsplit=1)[0]  # "Ada Example's Tide Lab" is Ada Example's
        institution = owner.isupper() and re.match(r"\s+(?:for|of)\s+[A-Z]", text[match.end() :])
        if owner.split()[0].casefold() not in words("sentences", "lab_openers") and not institution:
            yield _mark("LAB", match, owner)
    for match in _unit().finditer(text):
        yield from apart(_mark("ORG", match), text)
    for match in _MONEY.finditer(text):
        yield _mark("MONEY", match)
    for found in find_ranges(text):
        value = found.start if found.single else f"{found.start}/{'..' if found.ongoing else found.end}"
        yield Mark("DATE", found.at, found.to, text[found.at : found.to], value)


def _mark(label: str, match: re.Match[str], value: str = "") -> Mark:
    end = match.start() + len(match[0].rstrip(" ,." if label == "LAB" else " ,"))
    return Mark(label, match.start(), end, " ".join(match[0].split()), value)  # type: ignore[arg-type]
