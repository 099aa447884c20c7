"""Where nouns tell a body of service: "of the journal Tide Letters", "of the students in the faculty council"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from kgbuild.extract.phrases.parts import Part
from kgbuild.extract.records.service.words import names_role
from kgbuild.lexicon import alternatives, table, words

_OF = (
    r"(?:\s+(?:of|for|d[eu]|des|der|de la|delle|della|dello|del|dei|do|da|dos|das|van|für|voor|per|para|pour|in|im"
    r"|en|em|aux?|no|na|nel|nella|zu[rm]?|to|on)\b|\s+(?:dell|d|de l|nell|all)[’'])"
)
_THE = r"(?:\s*(?:the|las?|les?|los|il|el|der|die|das|den|dem|het|de|o|a)\b|\s*l[’'])?"
#: Whom those who ask serve: "of proposals for the ANR", "of projects for the DFG".
FOR_WHOM = re.compile(rf"[a-zà-ÿ-]+(?:\s[a-zà-ÿ-]+){{0,2}}\s(?:pour|para|per|für|voor|for)\b{_THE}\s*(?=[A-ZÀ-Þ])")
_BOARD_LAST = re.compile(
    r"\b(?:conseil|consiglio|consejo|conselho|comit\w+|commission|comissão|comisión|commissione|rat)$", re.IGNORECASE
)
_ANY_BOARD = re.compile(
    r"\b(?:board|council|court|panel|committee|conseil|consiglio|consejo|conselho|junta|rat|raad)$", re.IGNORECASE
)
_BODY_BEHIND = re.compile(rf"[a-zà-ÿ’'-]+(?:\s[a-zà-ÿ-]+)?{_OF}{_THE}\s*[A-ZÀ-Þ]")


@cache
def _by_noun() -> re.Pattern[str]:
    periodicals, events = (alternatives(table("service")[key]) for key in ("periodicals", "gatherings"))
    adjective = r"(?:\s+[a-zà-ÿ]{4,}){0,2}"
    return re.compile(
        rf"{_OF}{_THE}\s*(?:(?i:{periodicals}){adjective}\s+(?=[A-ZÀ-Þ“«„\"])|(?P<event>(?=(?i:{events})\b)))",
    )


@cache
def _in_council() -> re.Pattern[str]:
    groups = alternatives(table("service")["represented"])
    return re.compile(
        rf"{_OF}{_THE}\s*(?i:{groups})"
        rf"\s+(?:en|nel|nello|nella|nell[’']|no|na|im|in|in der|in de|in het|aux?|à la|dans|at|on|bij)\b{_THE}"
        r"\s*(?=[^\W\d_]\w)"
    )


def body_by_noun(part: Part) -> tuple[str, Part] | None:
    """Give the role, and the journal or event that a noun behind it announces; None where none does."""
    for match in _by_noun().finditer(part.text):
        role, name = part.text[: match.start()].strip(" ,"), part.text[match.end() :].strip(" .,")
        if names_role(role) and name and (match["event"] is None or re.search(r"[^\w\s]|\s[A-ZÀ-Þ]|\d", name)):
            return role, _tail(part, name, match.end())
    return None


def group_in_body(part: Part) -> tuple[str, Part] | None:
    """Give the role of somebody who speaks for a group, and the board where: "for the students in the council"."""
    match = _in_council().search(part.text)
    role, body = (part.text[: match.start()], part.text[match.end() :].strip(" .,")) if match else ("", "")
    if match is None or not names_role(role) or not body:
        return None
    group = re.sub(r"\s+\S+\s*$", "", part.text[: match.end()].rstrip())
    while group and re.search(r"\s(?:en|nel|no|na|im|in|au|dans|at|on|bij)$", group):
        group = group.rpartition(" ")[0]
    return group.strip(), _tail(part, body, match.end())


def goes_on_board(left: str, right: str) -> bool:
    """Say whether a body goes on with the board that it begins behind: "conseil" | "de laboratoire du LIP6".

    Those who sit there go on with any board: "Member of the Board" | "of Directors of the Tide Society".
    """
    seated = re.split(r"\W", right, maxsplit=1)[0].casefold() in words("service", "seated")
    if seated and _ANY_BOARD.search(left):
        return True
    return _BOARD_LAST.search(left) is not None and _BODY_BEHIND.match(right) is not None


def _tail(part: Part, name: str, at: int) -> Part:
    start = part.start + part.text.index(name, at)
    return replace(part, text=name, start=start, end=start + len(name))
