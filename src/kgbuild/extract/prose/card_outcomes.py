"""Where somebody on a card went, or is: behind "now", a label, an arrow, or their name alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from kgbuild.dates import find_ranges
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.phrases.degrees import degree_pattern, level_in
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.extract.prose.card_heads import Headline, held_at, roles_of, then_named
from kgbuild.extract.prose.card_places import place_behind
from kgbuild.extract.prose.statements.roles import one_role
from kgbuild.lexicon import table
from kgbuild.model import Mention, Position
from kgbuild.names import looks_like_name
from kgbuild.prose import Mark

SOURCE = "people_page"
#: "Then a chief architect at": what someone became, up to the place.
_BECAME = re.compile(
    r"\w+[,:]?\s+(?:(?:a|an|the|as|une?|ein|eine|un|una|um|uma|een)\s+)*"
    r"(?!(?:\w+ing|at|back|employed|based|enrolled|in|located|on|with|\w+ (?:her|his|their))\b)"
    r"(?P<role>[^\W\d_][\w -]{2,50}?)\s+(?:at|with|for|in)\s+(?:the\s+)?"
)
#: A few words with a capital first, behind a comma, up to a bracket or the end of the line.
_PLACE = re.compile(
    r"[ \t]*(?:,|[–—@→:-])[ \t]*(?P<name>[A-ZÀ-Þ][\w&.’'-]*(?:[ \t]+[\w&.’'-]+){0,5}?)[ \t]*"
    r"(?P<places>(?:,[ \t]*[^,;()\n]{2,30}){0,2})[ \t.]*(?=\(|\n|$)"
)
#: Right behind the years of a stay, in brackets, or behind a comma, a dash, a bar: what ends the line.
_BEHIND_STAY = re.compile(
    r"[ \t]*\)?[ \t]*(?:\((?P<inside>[^()\n]{2,80}(?:\([^()\n]+\)[^()\n]{0,40})?)\)"
    r"|(?:[,|:–—@→-]|-+>)[ \t]*(?P<rest>[^,;|\n][^;|\n]{1,80}))[ \t.]*(?=\n|$)"
)
_OPENS_STAY = re.compile(r"[\s,;:(|–—-]*")
#: "now at Harbour Works", "Next destination: Harbour Works": a few words with a capital first, up to a clause's end.
_NOW_AT = re.compile(
    r"(?:\w+(?:\s+working)?\s+(?:at|with|bei|beim|à|chez|en|presso|bij|na|no)\s+"
    r"|(?:\w+[ \t]+){0,2}(?i:destination|destino|affiliation|employer|institution|placement|stop|workplace):[ \t]+)"
    r"(?:the\s+)?"
    r"(?P<name>[A-ZÀ-Þ][\w&.’'-]*(?:[ \t]+[A-ZÀ-Þ&][\w&.’'-]*){0,4})[ \t]*(?=[,.;()\n]|$)"
)
#: "(now Peatworks, Oslo)".
_NOW_IS = re.compile(
    r"(?:now[ \t]+|[→⇒➔➜][ \t]*|[-=]>[ \t]*)"
    r"(?P<name>[A-ZÀ-Þ][\w&.’'-]*(?:[ \t]+[A-ZÀ-Þ&][\w&.’'-]*){0,3})[ \t]*(?=[,;)\n]|$)"
)
#: "General Biology major": what somebody studied.
_MAJOR = re.compile(r"(?i)\b(?:majors?|minors?)$")
_STUDIES = re.compile(
    r"(?i)\b(?:pursu|complet|doing|studying|start|earning|getting|work(?:s|ing) (?:on|towards?)|(?:on|returned) to"
    r"|enrolled|for)\w*\s+(?:an?|her|his|in|the|their)\s|\bin\s+(?:an?|her|his|the|their)\s(?=[\w.’']+\s+program)"
)
#: Whose bodies are those that they came from: "Visiting students".
_VISITS = re.compile(r"(?i)\b(?:visit|guest|gast|invit|intern|exchange|summer)")
_NAME = 0.6
#: The registry knows a name, or it is an acronym.
_KNOWN = 0.6


@cache
def afterwards() -> re.Pattern[str]:
    """Give the pattern behind which stands what came after a degree: "(PhD 2019) → Fen University"."""
    rows = table("statements")
    return re.compile(rf"\s*(?:{'|'.join(rows['arrows'])})|[,;.]?\s+(?i:{'|'.join(rows['afterwards'])})\b")


def position(head: Headline, organisation: Mention, role: str, start: str, end: str) -> Position:
    """Give a position of the person of a card, with the place behind the body."""
    person = head.card.person
    return Position(
        evidence=head.page.evidence(person.start, max(head.end, person.end), SOURCE, 0.85), person=person,
        organization=organisation, role=role, start=start, end=end,
        location=place_behind(head.page.text, organisation, head.card.blocks[-1].end),
    )  # fmt: skip


def placed(head: Headline) -> Iterator[Position]:
    """Give where a former member is by the name that alone stands behind theirs: "Ada Example, Fen University"."""
    text, start = head.page.text, head.card.start
    begin = len(text[:start].rstrip())
    comma = begin > head.card.person.end and text[begin - 1] == ","  # behind the degrees: "Ada Example, PhD, Peatworks"
    found = _PLACE.match(text, begin - 1 if comma else start, head.card.blocks[-1].end)
    name = found["name"].strip() if found else ""
    if (
        not found
        or not all(is_place(place.strip()) for place in found["places"].split(",")[1:])
        or kinds_of(name)
        or level_in(name)
        or _MAJOR.search(name)
        or find_ranges(name)
        or looks_like_name(name) >= _NAME
    ):
        return
    at = found.start("name")
    yield position(head, Mention(name, at, at + len(name)), "", "", "")


def behind_stay(head: Headline) -> Iterator[Position]:
    """Give where a former member went as the body alone does that ends the line behind the years of the stay.

    "Ada Example, 2016–2020 (Fen University, Norway)", "Ada Example (2016–2020) – Peat Works Inc."
    """
    first, *_ = head.page.text[head.card.person.end : head.card.blocks[-1].end].split("\n")
    dates = find_ranges(first)[:1]
    if not dates or dates[0].single or not _OPENS_STAY.fullmatch(first[: dates[0].at]) or _VISITS.search(head_of(head)):
        return
    found = _BEHIND_STAY.match(first, dates[0].to)
    told = (found["inside"] or found["rest"]).rstrip(" .,") if found else ""
    parts = [part.strip() for part in told.split(",")]
    places = list(takewhile(is_place, reversed(parts[1:])))
    name = ", ".join(parts[: len(parts) - len(places)])
    body = _is_body(name) and name[:1].isupper() and not degree_pattern().match(name) and not find_ranges(name)
    if not found or not body or organization_weight(name) < _KNOWN:
        return
    at = head.card.person.end + first.index(told, dates[0].to)
    yield position(head, Mention(name, at, at + len(name)), "", "", "")


def head_of(head: Headline) -> str:
    """Give the heading right above a card."""
    return head.card.headings[-1] if head.card.headings else ""


def later(head: Headline, turn: int) -> Iterator[Position]:
    """Give the post that the words of a card turn to at an offset: "now Professor at X", "Next destination: X"."""
    roles = roles_of(head, start=turn)
    line = head.page.text[turn : head.card.blocks[-1].end].split("\n")[0]
    if not roles and (study := _STUDIES.search(line)) and degree_pattern().search(line, study.end()):
        return  # "now pursuing a PhD at X": a study, told by its sentence
    organisations = [
        mark
        for mark in head.of("ORG", "LAB", start=turn)
        if not (kinds_of(mark.text) or is_place(mark.text)) and (mark.label == "ORG" or mark.value)
    ]
    behind = _behind_roles(head, roles)
    if behind.name and (not organisations or behind.start < organisations[0].start):
        yield position(head, behind, one_role(roles[0].text), "", "")
    elif organisations:
        first = organisations[0]
        became = _BECAME.fullmatch(head.page.text[turn : first.start])
        role = one_role(roles[0].text) if roles else became["role"] if became else ""
        name = _without_places(first.text)
        yield position(head, Mention(name, first.start, first.start + len(name)), role, "", "")
    elif last := _last_part(head, roles[-1].end if roles else head.end):
        yield position(head, last, one_role(roles[0].text), "", "")
    elif (found := _NOW_AT.match(head.page.text, turn, head.card.blocks[-1].end)) and not find_ranges(found["name"]):
        name = found["name"].rstrip(".")
        yield position(head, Mention(name, found.start("name"), found.start("name") + len(name)), "", "", "")
    elif head.card.former and roles:
        yield position(head, Mention(""), one_role(roles[0].text), "", "")
    elif (found := _NOW_IS.match(head.page.text, turn, head.card.blocks[-1].end)) and _is_body(found["name"]):
        yield position(head, Mention(found["name"], *found.span("name")), "", "", "")


def _is_body(name: str) -> bool:
    """Say whether what stands right behind "now" may be the name of a body."""
    other = kinds_of(name) or level_in(name) or find_ranges(name) or is_place(name) or is_role(name)
    return not other and looks_like_name(name) < _NAME


def _behind_roles(head: Headline, roles: Sequence[Mark]) -> Mention:
    """Give the body that stands behind the last of some roles; of who has left, any name there is one."""
    held = held_at(head, roles[-1], head.end) if roles else Mention("")
    return held if held.name or not roles or not head.card.former else then_named(head, roles[-1])


def _without_places(name: str) -> str:
    """Give a name without the towns and lands behind its commas: "Peat Works, Toronto, Canada"."""
    first, *rest = name.split(",")
    return first if rest and all(is_place(part.strip()) for part in rest) else name


def _last_part(head: Headline, at: int) -> Mention | None:
    """Give the known organisation that ends the line behind a role: "Professor, Linguistics, XYZ"."""
    line = re.match(
        r"(?P<lead>(?:\s*,[^,\n.]{2,40})*,\s*)(?P<name>[A-Z][\w&-]*(?: [A-Z][\w&-]*){0,3})\s*(?:[.\n(]|$)",
        head.page.text[at : head.end],
    )
    if line is None or organization_weight(line["name"]) < _KNOWN or is_place(line["name"]):
        return None
    return Mention(line["name"], at + line.start("name"), at + line.end("name"))
