"""Honours in the list below the name of a member: "Moe Scholar", "2019 Best Poster Award"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.page import Page
from kgbuild.extract.phrases.roles import role_weight
from kgbuild.extract.phrases.words import award_pattern, organization_weight
from kgbuild.extract.prose.people_page import Card
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.model import Award

_SOURCE = "people_page"
_WORDS = 9
_CUT = re.compile(r"\s*[,;]\s+(?=[A-ZÀ-Þ])")
_TIMES = re.compile(r"\s*\(\d\s?[x×]\)|\s*[x×]\d$", re.IGNORECASE)
_YEAR = re.compile(r"(?:^(?P<before>(?:19|20)\d\d)\s+|[\s,(]+(?P<behind>(?:19|20)\d\d)\)?$)")
#: "Moe Scholar" is an honour, "Research Fellow" a role.
_PERSONAL = re.compile(r"(?i)\b(?:fellow|scholar)$")


def card_awards(page: Page, card: Card) -> Iterator[Award]:
    """Give the honours that the items below a name are, one or several an item; none where an item is a sentence."""
    for block in card.blocks[1:]:
        text = page.text[block.start : block.end]
        if block.kind != "item" or "\n" in text or phrases("finite").search(text):
            continue
        parts = _CUT.split(text.strip(" ."))
        if not all(map(_is_honour, parts)):
            continue
        for part in parts:
            bare = _TIMES.sub("", part)
            year = _YEAR.search(bare)
            yield Award(
                evidence=page.evidence(block.start, block.end, _SOURCE, 0.75),
                people=(card.person,),
                title=_YEAR.sub("", bare).strip(),
                date=(year["before"] or year["behind"]) if year else "",
            )


def _is_honour(text: str) -> bool:
    bare = _YEAR.sub("", _TIMES.sub("", text)).strip()
    last = [found.end() for found in award_pattern().finditer(bare)][-1:]
    if not bare[:1].isupper() or len(bare.split()) > _WORDS or last != [len(bare)]:
        return False
    return not _PERSONAL.search(bare) or (role_weight(bare) < 1 and organization_weight(bare) == 0)
