"""Research interests: the topics that a list names; of prose, the statement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.page import Page
from kgbuild.model import Interest

_NAME = "interests"
#: A topic has so many words at most; what is longer is a statement.
_LONGEST = 8


def interests(page: Page) -> Iterator[Interest]:
    """Give the research interests of the page's owner."""
    if page.subject_kind == "organization":
        return
    for section in page.of_kind("interests"):
        for block in section.blocks:
            evidence = page.evidence(block.start, block.end, _NAME)
            for topic in _topics(page.document.slice(block)):
                yield Interest(evidence=evidence, person=page.owner, topic=topic)


def _topics(text: str) -> list[str]:
    """Give the items of a list, parted by commas outside of brackets; a text with a longer piece is one statement."""
    whole = " ".join(text.split()).strip(" .")
    if not re.search(r"\w", whole):
        return []
    pieces = [piece.strip(" .") for piece in re.split(r"[;•|]|,(?![^()]*\))", whole.partition(": ")[2] or whole)]
    pieces = [re.sub(r"^(?:and|und|et|y|e)\s+", "", piece) for piece in pieces if piece]
    return pieces if all(len(piece.split()) <= _LONGEST for piece in pieces) else [whole]
