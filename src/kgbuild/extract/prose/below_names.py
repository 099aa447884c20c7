"""The line below the name of a former member where it says no more than where they went: "Fen University, Norway"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.dates import find_ranges
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import degree_pattern, level_in
from kgbuild.extract.phrases.roles import is_one_role, is_role
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.extract.prose.people_page import Card
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.model import Mention, Position, Record
from kgbuild.names import looks_like_name

_SOURCE = "people_page"
_SURE_NAME, _KNOWN, _WORDS = 0.8, 0.6, 8
#: So many lines, of which so large a share name a body that is known, show what the line is for.
_SEVERAL, _MOST = 3, 0.5
_NO_PLACE = re.compile(r"[:@!?|]|[.;]\s|\d{3}|^[^A-ZÀ-Þ]")


class PlacesBelow:
    """What stands right below the lines of a page's names."""

    def __init__(self, page: Page, cards: Sequence[Card]) -> None:
        """Read the line below the line of each former member's name."""
        self._page = page
        found = {card.person.start: _line(page, card) for card in cards if card.former}
        self._places = {at: place for at, place in found.items() if place is not None}
        known = sum(organization_weight(place.name) >= _KNOWN for place in self._places.values())
        self._told = known >= _SEVERAL and known >= _MOST * len(self._places)

    def position(self, card: Card, told: Sequence[Record]) -> tuple[Position, ...]:
        """Give where a former member went, if nothing told already says so of the same line."""
        place = self._places.get(card.person.start)
        if place is None or not (self._told or organization_weight(place.name) == 1):
            return ()
        end = place.start + len(place.name)
        if any(isinstance(r, Position) and place.start <= r.organization.start < end for r in told):
            return ()
        evidence = self._page.evidence(card.person.start, end, _SOURCE, 0.75)
        return (Position(evidence=evidence, person=card.person, organization=place),)


def _line(page: Page, card: Card) -> Mention | None:
    """Give the place that the line below the line of a name opens with; none where it may say something else."""
    if card.blocks[0].kind == "row":
        return None
    end = card.blocks[-1].end
    at = page.text.find("\n", card.person.end, end) + 1
    line = page.text[at:end].lstrip("\n").split("\n")[0] if at else ""
    if not line.strip() or any(phrases(key).search(line) for key in ("finite", "former", "now")):
        return None
    name = re.split(r",|\s\(", line)[0].strip(" .")
    if degree_pattern().match(name) and organization_weight(degree_pattern().sub("", name, count=1).strip()) < 1:
        return None  # "BS Chemistry"
    if _NO_PLACE.search(name) or len(name.split()) > _WORDS or find_ranges(name):
        return None
    other = is_place(name) or is_role(name) or kinds_of(name) or level_in(name) or looks_like_name(name) >= _SURE_NAME
    known = organization_weight(name) >= _KNOWN
    if (other and not known) or is_one_role(name):
        return None
    at += page.text[at:end].index(name)
    return Mention(name, at, at + len(name))
