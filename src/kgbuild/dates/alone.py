"""Texts that are a date or a range of dates, and nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from kgbuild.dates import DateRange, find_ranges


@lru_cache(maxsize=8192)
def date_alone(text: str) -> DateRange | None:
    """Give the date that a text consists of, signs around it apart; None where it says anything else.

    >>> date_alone("2016-2017").end, date_alone("Fall 2019:").start, date_alone("Awards since 2019")
    ('2017', '2019-23', None)
    """
    found = find_ranges(text)
    if len(found) != 1 or re.search(r"[^\W_]", text[: found[0].at] + text[found[0].to :]):
        return None
    return found[0]
