"""Lines that say when and where, above the line that says what: "June - Riga" over the title of a talk."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kgbuild.dates import month_day
from kgbuild.dates.alone import date_alone
from kgbuild.extract.page import Entry, Section
from kgbuild.extract.phrases.dating import dated
from kgbuild.extract.phrases.parts import Line, Part, split_places
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.records.talks.words import is_event, kind_of

#: A list is set so where two of its entries or more are, and such a share of them.
_SEVERAL: Final = 2
_MOST: Final = 0.75
#: The name of a place, or of a series of events beside it, has so many words at most.
_NAME_WORDS: Final = 3
#: What a talk or an event is called has so many words at least.
_CALLED: Final = 2
_ACRONYM: Final = re.compile(r"[A-Z][A-Z\d-]{1,9}(?:\s\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first line of an entry says: where, and at which series of events."""

    location: str
    event: str = ""


def placed_heads(section: Section, read: Sequence[tuple[Entry, Sequence[Line]]]) -> Mapping[int, Head]:
    """Give where the first lines of entries say that something was: start of the entry → what they say.

    Args:
        section: that lists the entries; one of a year may have only one.
        read: the entries with their lines.
    """
    found = {entry.start: head for entry, lines in read if (head := _head(lines))}
    least = 1 if date_alone(section.title) else _SEVERAL
    return found if len(found) >= max(least, _MOST * len(read)) else {}


def _head(lines: Sequence[Line]) -> Head | None:
    """Read a first line of an item that holds a day, a month or a year and a place, and nothing else."""
    if len(lines) < _SEVERAL or lines[0].column or len(lines[1].text.split()) < _CALLED or lines[1].dates:
        return None
    whole = dated(lines[0])
    parts = [part for part in whole.parts if not month_day(part.text)]
    timed = whole.date is not None or len(parts) < len(whole.parts)
    if not timed or not parts or not all(map(_is_name, parts)):
        return None
    kept, place = split_places(parts)
    series = [part for part in kept if _ACRONYM.fullmatch(part.text)]
    others = [part for part in kept if part not in series]
    if len(series) > 1 or len(others) > (0 if place else 1) or not (place or others):
        return None
    return Head(place or others[0].text, series[0].text if series else "")


def _is_name(part: Part) -> bool:
    """Say whether a part may name a place, and is no kind of talk, no event, no organisation."""
    text = part.text
    plain = text[:1].isupper() and len(text.split()) <= _NAME_WORDS and not (part.quoted or part.strong)
    return (
        plain
        and not (is_event(text) and not _ACRONYM.fullmatch(text))
        and not kind_of(text)
        and organization_weight(text) < 1
    )
