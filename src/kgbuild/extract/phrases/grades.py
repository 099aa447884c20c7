"""Grades of degrees: "First Class", "summa cum laude"."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.lexicon import alternatives, table

#: A text is a grade if so large a share of it is.
_SHARE = 0.4


@cache
def _grade() -> re.Pattern[str]:
    choice = alternatives(table("degrees")["distinctions"])
    return re.compile(rf"(?<!\w)(?:{choice})(?!\w)", re.IGNORECASE)


@cache
def _last_grade() -> re.Pattern[str]:
    choice = alternatives(table("degrees")["distinctions"])
    return re.compile(rf"(?:\s*[,;–—-])?\s*\(?(?<!\w)(?:{choice})\)?[\s.]*$", re.IGNORECASE)


def is_distinction(text: str) -> bool:
    """Say whether a text is the grade of a degree and little more."""
    told = sum(len(match[0]) for match in _grade().finditer(text))
    return told > 0 and told >= _SHARE * len(text.strip())


def without_grade(text: str) -> str:
    """Give a text without the grade that ends it.

    >>> without_grade("Physics and Mathematics Cum Laude"), without_grade("Management (Distinction)")
    ('Physics and Mathematics', 'Management')
    """
    match = _last_grade().search(text)
    return text[: match.start()] if match else text
