"""Dates that stand above the entries they date: "### 2016–2017" over the awards of those years."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.dates import DateRange, find_ranges
from kgbuild.extract.page import Entry, Section
from kgbuild.lexicon import table


@cache
def date_alone(title: str) -> DateRange | None:
    """Give the date that a heading consists of; None where it says anything else.

    >>> date_alone("2016-2017").end, date_alone("Fall 2019:").start, date_alone("Awards since 2019")
    ('2017', '2019-23', None)
    """
    found = find_ranges(title)
    if len(found) != 1 or re.search(r"[^\W_]", title[: found[0].at] + title[found[0].to :]):
        return None
    return found[0]


def says_present(text: str) -> bool:
    """Say whether brackets around no more than a word for the present end the first line of an entry.

    >>> says_present("Keeper (Present)"), says_present("Present keeper (of tides)")
    (True, False)
    """
    match = re.search(r"\(([^()]{3,20})\)\W*$", text.partition("\n")[0])
    return match is not None and match[1].casefold().strip() in table("dates")["words"]["present"]


def date_above(section: Section, entry: Entry) -> DateRange | None:
    """Give the date of the nearest heading or label above an entry that is nothing but a date."""
    titles = (entry.context, section.title, *reversed(section.path))
    return next((date for title in titles if (date := date_alone(title))), None)
