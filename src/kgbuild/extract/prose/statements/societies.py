"""Bodies that people belong to without being employed there: academies, associations, committees."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.lexicon import table


@cache
def _society() -> re.Pattern[str]:
    rows = table("frames")
    return re.compile(
        rf"(?i:(?<!\w)(?:\w*(?:gesellschaft|verband|verein|akademie|kommission)|{'|'.join(rows['societies'])})s?(?!\w))"
        rf"|(?<!\w)(?:{'|'.join(rows['society_names'])})(?!\w)"
    )


def is_society(name: str) -> bool:
    """Say whether a body is one that people are members of.

    >>> is_society("European Tide Society"), is_society("Fenland University"), is_society("ACM")
    (True, False, True)
    """
    return _society().search(name) is not None
