"""Lists of new members under a sentence that welcomes them: "We welcome four doctoral students:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.document import Block
from kgbuild.extract.page import Page
from kgbuild.extract.prose.card_names import opening
from kgbuild.extract.prose.news import Item
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.extract.prose.statements.roles import one_role
from kgbuild.model import Education, Mention, Position, Record
from kgbuild.names import looks_like_name, split_people
from kgbuild.prose import Sentence

SOURCE = "news"
_FIELD = re.compile(r"(?i)^\s+(?:in|en|of|für|em|di|de)\s+(?P<field>[^,.;()\n]{3,60})")


_ELSEWHERE = re.compile(r"(?i)\s(?:from|at|von der|de la|de l[’']|dell[ao’'])\s?\w")
#: "our lab has grown to three new members:".
_GROWN = re.compile(
    r"(?i)\bnew(?:\s+[\w-]+){0,2}\s+(?:members?|faces|people|arrivals|colleagues|students|additions)\b|\bnewcomers?\b"
    r"|\bnouveaux (?:membres|arrivants)\b|\bneue (?:Mitglieder|Gesichter)\b|\bnuevos (?:miembros|integrantes)\b"
)
#: What several names in a row end at: "Ada Example and Bo Roe: master students".
_TOLD = re.compile(r"\s*(?::|\s[–—-]|\()")
_LIKELY, _LONGEST = 0.3, 120


def _together(page: Page, block: Block) -> tuple[Mention, ...]:
    """Give the people of an item that opens with several names in the same role, none where it opens with one."""
    text = page.text[block.start : min(block.end, block.start + _LONGEST)]
    told = _TOLD.search(text)
    people = split_people(text[: told.start()], block.start).people if told else ()
    named = all(" " in person.name and looks_like_name(person.name) >= _LIKELY for person in people)
    return people if len(people) > 1 and named else ()


def newcomers(page: Page, item: Item, sentences: Sequence[Sentence], lab: Mention) -> Iterator[Record]:
    """Give position and programme of each person whom a list under a welcome names."""
    intro, *rest = item.blocks
    text = page.text[intro.start : intro.end].rstrip()
    if (
        not rest
        or not text.endswith(":")
        or not (phrases("join_object").search(text) or phrases("join_subject").search(text) or _GROWN.search(text))
    ):
        return
    roles = [m for s in sentences for m in s.of("ROLE", start=intro.start, end=intro.end)]
    for block in rest:
        found = opening(page, block) if block.kind == "item" else None
        several = _together(page, block) if block.kind == "item" else ()
        if several:
            people, at = several, several[-1].end
        elif found:
            people, at = (found[0],), found[1]
        else:
            continue
        own = [m for s in sentences for m in s.of("ROLE", start=at, end=block.end)]
        role = (own or roles)[:1]
        evidence = page.evidence(block.start, block.end, SOURCE, 0.85)
        for person in people:
            yield Position(
                evidence=evidence,
                person=person,
                organization=lab,
                role=one_role(role[0].text) if role else "",
                start=item.date,
            )
        for degree in (m for s in sentences for m in s.of("DEGREE", start=at, end=block.end)):
            field = _FIELD.match(page.text[degree.end : block.end])
            if field and _ELSEWHERE.search(field["field"]):
                continue  # a degree from elsewhere is told by its sentence
            yield Education(
                evidence=evidence, person=people[0], degree=degree.text, field=field["field"].strip() if field else ""
            )
