"""What stands right behind a name where it is no more than a post and its place, in brackets or behind a comma.

"Ada Example (Head of Digital, Fen Museum)", "Ada Example, Chief Scientist, Department of Tides, Fen University".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.dates import find_ranges
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import degree_pattern, level_in
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.extract.prose.people_page import Card
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.model import Mention, Position

_SOURCE = "people_page"
#: The bracket, or what stands behind the comma, ends the line of the name.
_BRACKET = re.compile(r"[ \t]*\((?P<inside>[^()\n]{4,200})\)[ \t.,]*(?=\n|$)")
_TAIL = re.compile(r"[ \t]*,[ \t]*(?P<inside>[^()\n:;]{4,200})(?=\n|$)")
_PART = re.compile(r"[^\s,;][^,;]*")
#: So many words has a post, or the first part of the name of a body.
_ROLE_WORDS, _BODY_WORDS = 10, 4


def bracketed(page: Page, card: Card) -> Position | None:
    """Give the post that stands with its place behind a name, in brackets the place alone; None for anything else."""
    if card.blocks[0].kind == "row":
        return None
    end = card.blocks[0].end
    found = _BRACKET.match(page.text, card.person.end, end) or _TAIL.match(page.text, card.person.end, end)
    if found is None or find_ranges(found["inside"]) or phrases("now").search(found["inside"]):
        return None
    at = found.start("inside")
    parts = [(part[0].strip(), at + part.start()) for part in _PART.finditer(found["inside"])]
    role, bodies = ("", parts) if not is_role(parts[0][0]) else (parts[0][0], parts[1:])
    body = _body(page, bodies)
    verbs = (verb[0].strip() for verb in phrases("finite").finditer(found["inside"]))
    if (not role and found.re is _TAIL) or any(verb[:1].islower() for verb in verbs):
        return None
    if body is None or len(role.split()) > _ROLE_WORDS or degree_pattern().match(found["inside"]):
        return None
    evidence = page.evidence(card.person.start, found.end(), _SOURCE, 0.85)
    return Position(evidence=evidence, person=card.person, organization=body, role=role)


def _body(page: Page, parts: Sequence[tuple[str, int]]) -> Mention | None:
    """Give the body that parts between commas name, smallest first, without the places behind it."""
    sure = [place for place, (text, _) in enumerate(parts) if organization_weight(text) == 1 and not is_role(text)]
    if not sure or sure[0] > 1 or not all(_may_name(text) for text, _ in parts[: sure[0]]):
        return None
    start, (last, end) = parts[0][1], parts[sure[-1]]
    return Mention(" ".join(page.text[start : end + len(last)].split()), start, end + len(last))


def _may_name(text: str) -> bool:
    other = is_place(text) or is_role(text) or level_in(text) or kinds_of(text)
    return not other and text[:1].isupper() and len(text.split()) <= _BODY_WORDS
