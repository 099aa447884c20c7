"""Towns that no list knows, and those that are part of the name of a university."""

from __future__ import annotations

import re

from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.lexicon import words

#: "Santa Cruz de la Sierra", "Stratford upon Avon".
_OF_TOWN = re.compile(r"\s+(?:de(?:l| la| los| las)?|d[aio]s?|do|upon|sur|am|an der|im|in|on)\s+(?=[A-ZÀ-Þ])")


def ends_with_campus(text: str) -> bool:
    """Say whether a name is that of a university of several campuses and lacks the town of its own."""
    bare = text.casefold().strip().removeprefix("the ")
    return any(bare.endswith(name) for name in words("organizations", "campuses"))


def may_be_city(text: str) -> bool:
    """Say whether an unknown name before a region or a country may be a city: a word or three, capitalised."""
    bare = _OF_TOWN.sub(" ", text)
    named = re.fullmatch(r"(?:[A-ZÀ-Þ][\w’'.-]*\s?){1,3}", bare) is not None and not text.isupper()
    return named and not is_role(text) and organization_weight(text) == 0
