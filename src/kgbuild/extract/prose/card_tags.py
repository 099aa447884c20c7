"""The line behind the name on a card where it says what someone is in words that no list holds: "Map maker"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.dates import find_ranges
from kgbuild.extract.careers.stations import station_in
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import level_in
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.extract.prose.people_page import Card
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.model import Mention, Position
from kgbuild.names import looks_like_name

_SOURCE = "people_page"
_LONGEST, _SURE_NAME, _BODY = 9, 0.6, 0.6
#: So many cards, of which so large a share have a role there, show what the line is for.
_SEVERAL, _MOST = 2, 0.5
_NO_TAG = re.compile(r"@|:|www\.|[.!?;]$|\d{3}")


class Tags:
    """What stands behind the names of a page's cards."""

    def __init__(self, page: Page, cards: Sequence[Card]) -> None:
        """Read the line behind each name."""
        self._page = page
        self._lines = {card.person.start: found for card in cards if (found := _line(page, card))}
        roles = sum(is_role(text) for text, _ in self._lines.values())
        self._told = roles >= _SEVERAL and roles >= _MOST * len(self._lines)

    def position(self, card: Card, lab: Mention) -> Iterator[Position]:
        """Give what the line says that someone is; nothing where it may say something else."""
        text, at = self._lines.get(card.person.start, ("", 0))
        role = is_role(text)
        if not text or not (role or (self._told and _may_be_role(text))):
            return
        found = station_in(text, at) if role else None
        found = found if found and organization_weight(found.organization.name) >= _BODY else None
        yield Position(
            evidence=self._page.evidence(card.person.start, at + len(text), _SOURCE, 0.75 if role else 0.6),
            person=card.person,
            organization=found.organization if found else lab,
            role=found.role if found else text,
        )


def _line(page: Page, card: Card) -> tuple[str, int] | None:
    """Give the first line behind a name and where it begins, if it is short and no sentence."""
    for block in card.blocks:
        if block.end <= card.start or block.kind == "row":
            continue
        at = max(block.start, card.start)
        lead = re.match(r"[\s,|:·•–—-]*", page.text[at : block.end])
        at += lead.end() if lead else 0
        text = page.text[at : block.end].split("\n")[0].rstrip(" ,)")
        if text:
            fits = len(text.split()) <= _LONGEST and not find_ranges(text) and text[0].isalpha()
            told = _NO_TAG.search(text) or any(phrases(key).search(text) for key in ("finite", "former", "now"))
            return (text, at) if fits and not told else None
    return None


def _may_be_role(text: str) -> bool:
    other = kinds_of(text) or level_in(text) or is_place(text) or organization_weight(text) >= _SURE_NAME
    return not other and looks_like_name(text) < _SURE_NAME
