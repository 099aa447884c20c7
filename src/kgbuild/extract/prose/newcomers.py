"""Lists of new members under a sentence that welcomes them: "We welcome four doctoral students:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.extract.page import Page
from kgbuild.extract.prose.card_names import opening
from kgbuild.extract.prose.news import Item
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.extract.prose.statements.roles import one_role
from kgbuild.model import Education, Mention, Position, Record
from kgbuild.prose import Sentence

SOURCE = "news"
_FIELD = re.compile(r"(?i)^\s+(?:in|en|of|für|em|di|de)\s+(?P<field>[^,.;()\n]{3,60})")


def newcomers(page: Page, item: Item, sentences: Sequence[Sentence], lab: Mention) -> Iterator[Record]:
    """Give position and programme of each person whom a list under a welcome names."""
    intro, *rest = item.blocks
    text = page.text[intro.start : intro.end].rstrip()
    if (
        not rest
        or not text.endswith(":")
        or not (phrases("join_object").search(text) or phrases("join_subject").search(text))
    ):
        return
    roles = [m for s in sentences for m in s.of("ROLE", start=intro.start, end=intro.end)]
    for block in rest:
        found = opening(page, block) if block.kind == "item" else None
        if found is None:
            continue
        person, at = found
        own = [m for s in sentences for m in s.of("ROLE", start=at, end=block.end)]
        role = (own or roles)[:1]
        evidence = page.evidence(block.start, block.end, SOURCE, 0.85)
        yield Position(
            evidence=evidence,
            person=person,
            organization=lab,
            role=one_role(role[0].text) if role else "",
            start=item.date,
        )
        for degree in (m for s in sentences for m in s.of("DEGREE", start=at, end=block.end)):
            field = _FIELD.match(page.text[degree.end : block.end])
            yield Education(
                evidence=evidence, person=person, degree=degree.text, field=field["field"].strip() if field else ""
            )
