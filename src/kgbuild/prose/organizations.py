"""Organisations that a word of their name gives away, and lists of several that the recogniser took for one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kgbuild.lexicon import table, words
from kgbuild.names import fold
from kgbuild.prose.marks import Mark

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'&.-]*(?<![.’'])"
_OF = r"(?:of|for|der|des|für|för|zu|zur|de|del|du|di|van|voor|i|på|d[’'])"
_AND = r"(?:and|&|und|et|y|e|en)"
#: Between two of a list: a comma or "and", perhaps the preposition and the article again.
_BETWEEN = re.compile(
    rf"(?:\s*,\s*(?:{_AND}\s+)?|\s+{_AND}\s+)(?:(?:at|in|of|from|en|an|à|aux?|all[ae]?|presso|aan|bei|na|no|em)\s+)?"
    r"(?:(?:the|la|el|los|las|le|les|der|die|das|dem|il|lo|de)\s+|l[’']|all[’']|dell[’'])?(?=[A-ZÀ-Þ])"
)
_OF_ANOTHER = re.compile(r"\s(?:da|de|del|della|der|des|di|do|du)\s")
#: Before the body where something was studied.
_LED = re.compile(
    r"\s(?:na|no|nella|nell[’']|alla|all[’']|an der|en (?:la|el)|à l[’']|at(?: the)?|aan de)\s*(?=[A-ZÀ-Þ])"
)
#: Between the parts of the name of a field.
_JOINED = re.compile(r"\s+(?:d[aei]|del|della|de la|de los|de las|do|dos|das|der|des)\s+")
_ARTICLES = frozenset({"as", "at", "for", "from", "het", "of", "the", "with"})
#: Names of so many words need no word that says what they are: "Google, Facebook and Intel".
_SHORT = 2
_LIST = re.compile(rf"[^,]+(?:,[^,]+)+,?\s+{_AND}\s+[^,]+|[^,]+,[^,]+,[^,]+")


@cache
def linking() -> str:
    """Give the words that link those of a name, "of", "de la", as one alternative."""
    listed = sorted(table("sentences")["units"]["linking"], key=lambda word: (-len(word), word))
    return "|".join(word.replace(" ", r"\s+") for word in listed)


@cache
def _named() -> re.Pattern[str]:
    rows = table("sentences")["units"]
    nouns = "|".join(sorted(rows["bodies"], key=lambda noun: (-len(noun), noun)))
    more = rf"(?:\s+(?:(?:{linking()})\s*){{0,2}}{_CAPITAL})"
    behind = rf"(?:\s+{_OF}\s*(?:(?:the|la|las|los|les)\s+)?{_CAPITAL}{more}*|(?:[ \t]+{_CAPITAL}){{1,2}})?"
    return re.compile(
        rf"(?<![\w’'-])(?:{_CAPITAL}[ \t]+(?:&[ \t]+(?={_CAPITAL}))?){{1,5}}?(?:{nouns})(?![\w-])"
        rf"{behind}"
    )


@cache
def _noun() -> re.Pattern[str]:
    rows = table("sentences")["units"]
    known = [*rows["bodies"], *rows["nouns"], *map(re.escape, table("sentences")["org_nouns"])]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(known)})(?![\w-])", re.IGNORECASE)


def organizations(text: str) -> Iterator[Mark]:
    """Give the names in `text` that end in a word for an organisation, or go on behind it: "Royal Society of Tides"."""
    for match in _named().finditer(text):
        start, name = match.start(), match[0]
        while opening := _opening(name):
            start, name = start + len(opening), name[len(opening) :]
        if " " in name:
            yield from apart(Mark("ORG", start, start + len(name), " ".join(name.split())), text)


def _opening(name: str) -> str:
    """Give what opens a name and is no part of it: "The ", "Mitglied der ", "Professor "."""
    lead = re.match(r"[a-zß-ÿ]\S*\s+", name) or re.match(r"\S+\s+", name)
    if lead is None:
        return ""
    first = fold(lead[0].strip(" .,"))
    other = first in words("sentences", "openers") | _ARTICLES or first in table("sentences")["roles"]["before_bodies"]
    return lead[0] if other or name[:1].islower() else ""


def behind_field(mark: Mark) -> Mark:
    """Give an organisation without what was studied there: "Computação na Universidade de Fen"."""
    for led in _LED.finditer(mark.text) if mark.label == "ORG" else ():
        if _noun().match(mark.text, led.end()) and not _noun().search(mark.text, 0, led.start()):
            return replace(mark, start=mark.start + led.end(), text=mark.text[led.end() :])
    return mark


def as_fields(marks: Sequence[Mark], sentence: str) -> list[Mark]:
    """Give marks, an organisation as a field where no word says what it is and it goes on with the field before it.

    "máster en Física" "de la" "Materia Condensada".
    """
    found: list[Mark] = []
    for mark in marks:
        before = found[-1] if found and found[-1].label == "FIELD" else None
        goes_on = before and mark.label == "ORG" and not mark.text.isupper() and " " in mark.text
        if (
            before
            and goes_on
            and _JOINED.fullmatch(sentence[before.end : mark.start])
            and not _noun().search(mark.text)
        ):
            whole = " ".join(sentence[before.start : mark.end].split())
            found[-1] = replace(before, end=mark.end, text=whole)
        else:
            found.append(mark)
    return found


def apart(mark: Mark, text: str) -> tuple[Mark, ...]:
    """Give the organisations of a mark that holds several: "Lund University and the University of Oslo".

    Args:
        mark: an ORG.
        text: that its offsets point into.
    """
    printed = text[mark.start : mark.end]
    pieces: list[Mark] = []
    at = 0
    plain = _LIST.fullmatch(printed) is not None
    for match in (*_BETWEEN.finditer(printed), None):
        end = match.start() if match else len(printed)
        behind = printed[match.end() :] if match else ""
        short = match is not None and match[0].endswith("the ") and printed[at:end].isupper()
        if match and not _parts(printed[at:end], behind, plain=plain and "," in printed, short=short):
            continue
        pieces.append(
            replace(mark, start=mark.start + at, end=mark.start + end, text=" ".join(printed[at:end].split()))
        )
        at = match.end() if match else at
    return tuple(pieces)


def _parts(before: str, behind: str, *, plain: bool, short: bool = False) -> bool:
    """Say whether a new organisation begins: each side has a word that says so, or is as short as all of the list.

    Args:
        before: the one side.
        behind: the other, and what follows it.
        plain: several short names are listed.
        short: an acronym stands before an article: "MIT and the Example Institute".
    """
    following = _BETWEEN.split(behind, maxsplit=1)[0]
    of = _OF_ANOTHER.search(following)
    if of and not _noun().search(following, 0, of.start()):
        return False  # "Institute of Life and Health of the University of Fen" in Romance languages
    if short and _noun().search(following):
        return True
    if _noun().search(before) and _noun().search(following):
        return not re.fullmatch(r"(?i)(?:department|faculty|school|dept\.?)\b.*", following) and not _is_within(before)
    few = max(len(before.split()), len(following.split())) <= _SHORT
    return plain and few and not (_noun().search(before) or _noun().search(following))


def _is_within(before: str) -> bool:
    """Say whether a unit stands before a comma, its university behind."""
    return re.match(r"(?i)(?:department|faculty|school|division|dept\.?)\b", before) is not None
