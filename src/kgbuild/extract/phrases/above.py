"""What stands above several entries and holds for each: a date ("### 2016–2017"), a body ("### Fen College")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.dates import DateRange
from kgbuild.dates.alone import date_alone
from kgbuild.extract.page import Entry, Section
from kgbuild.extract.phrases.parts import line_at, split_places
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Mention


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


def body_above(section: Section, entry: Entry) -> Mention:
    """Give the organisation that the label or the heading right above an entry names, and no more than its place."""
    for title in (entry.context, "" if section.kind else section.title):
        name, *rest = (part.strip(" :*") for part in re.split(r",\s|\s[–—|]\s|\s*\(|\t", title.strip()))
        if name and organization_weight(name) == 1 and _are_places(title, name, rest):
            return Mention(name)
    return NOBODY


def _are_places(title: str, name: str, rest: Sequence[str]) -> bool:
    """Say whether what stands behind a name says where that is: known places, or a town and its region or country."""
    if all(is_place(part.rstrip(")")) for part in rest):
        return True
    kept, _ = split_places(line_at(title.strip(" :*"), 0).parts)
    return len(kept) == 1 and kept[0].text == name
