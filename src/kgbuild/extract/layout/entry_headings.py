"""What a heading among the entries of a section says of those below it."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.dates import find_ranges
from kgbuild.extract.layout.headings import words_of
from kgbuild.extract.phrases.words import find_degree, is_study, organization_weight
from kgbuild.lexicon import words


def names_body(text: str) -> bool:
    """Say whether a heading names an organisation, or when."""
    return organization_weight(text) > 0 or bool(find_ranges(text))


def tells_scope(text: str) -> bool:
    """Say whether a heading says no more than how far the entries below it reach."""
    return bool(words_of(text)) and set(words_of(text)) <= words("sections", "scopes") | words("sections", "stops")


def heads_degree(text: str, below: Sequence[str]) -> bool:
    """Say whether a heading is a degree which the lines below it complete, none of them a degree itself.

    >>> heads_degree("Ph.D., Fen University", ["Sociology, Expected 2022", "Exams: Tides 2019"])
    True
    >>> heads_degree("Degrees", ["PhD in Tides, 2022"]), heads_degree("PhD", ["MSc in Tides, 2020"])
    (False, False)
    """
    return bool(below) and is_study(text) and not any(find_degree(line) for line in below)
