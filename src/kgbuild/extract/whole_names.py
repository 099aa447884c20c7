"""Names of organisations as they are: without what was cut in half around them, and none that is the name of nothing.

Every extractor cuts lines into parts, and each may cut one word too few. What no name of an organisation can be is
said here once, for all of them: half a bracket, a date, a role, the end of a sentence that goes on elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from kgbuild.dates import find_ranges
from kgbuild.extract.phrases.grades import is_distinction
from kgbuild.extract.phrases.roles import is_one_role, is_only_role
from kgbuild.extract.phrases.words import event_pattern, organization_weight
from kgbuild.lexicon import words
from kgbuild.model import NOBODY, Mention, Position, Record, Service
from kgbuild.names import fold, looks_like_name, without_titles
from kgbuild.names.words import known

#: Attributes of records that name people.
_PEOPLE = ("person", "student", "advisor")
#: Attributes of records that name organisations.
_FIELDS = ("organization", "institution", "funder", "awarder", "parent")
_OPENING = {")": "(", "]": "[", "}": "{"}
_QUOTES = {"“": "”", "„": "“", "«": "»", '"': '"', "‘": "’"}
#: What stands around a name and belongs to the line.
_AROUND = " \t\n,;:*⋆|"
_YEAR_BEHIND = re.compile(r"[\s,]+(?:19|20)\d\d(?:\s?[–-]\s?(?:(?:19|20)?\d\d))?$")
#: From this on, what bears a title is somebody (see `looks_like_name`).
_NAME = 0.9
#: How long a name is that has hardly a capital: a sentence, and the least share of capitals in other names.
_SENTENCE, _CAPITALS = 8, 0.25


def with_whole_names(records: Sequence[Record]) -> tuple[Record, ...]:
    """Give records whose organisations bear whole names; posts of which nothing is left are left out.

    Args:
        records: of one document.
    """
    return tuple(_mended(records))


def _is_nobody(person: Mention) -> bool:
    """Say whether what was taken for somebody is no name: a title alone, "Prof. Dr.", or words of headings."""
    parts = [fold(part.strip(".,:")) for part in without_titles(person.name).split()] if person.name else []
    other = words("names", "never") | words("names", "honorifics")
    return bool(person.name) and all(part in other and part not in known("given") for part in parts)


def _mended(records: Sequence[Record]) -> Iterator[Record]:
    for record in records:
        if any(_is_nobody(getattr(record, field, NOBODY)) for field in _PEOPLE):
            continue
        told = {field: getattr(record, field, NOBODY) for field in _FIELDS}
        changes: dict[str, Any] = {
            field: new for field, old in told.items() if old.name and (new := whole_name(old)) != old
        }
        mended = replace(record, **changes) if changes else record
        joined = isinstance(mended, Position) and mended.start and record.evidence.extractor == "news"
        bare = isinstance(mended, Position | Service) and not (mended.organization.name or mended.role)
        if changes and bare and not joined:
            continue
        yield mended


def whole_name(mention: Mention) -> Mention:
    """Give a mention of an organisation under its whole name; nobody where it names no organisation.

    >>> whole_name(Mention("(MPI-TIDE)")).name, whole_name(Mention("Tide Institute, 1971")).name
    ('MPI-TIDE', 'Tide Institute')
    >>> whole_name(Mention("University of")) is NOBODY
    True
    """
    name = _trimmed(mention.name)
    if not name or _is_none(name):
        return NOBODY
    if name == mention.name:
        return mention
    if mention.end - mention.start != len(mention.name):
        return replace(mention, name=name)
    start = mention.start + mention.name.index(name)
    return replace(mention, name=name, start=start, end=start + len(name))


def _trimmed(text: str) -> str:
    """Give the longest run of a text that may be a name: brackets and quotation marks come in pairs."""
    before = ""
    while text != before:
        before, text = text, text.strip(_AROUND)
        text = _paired(text)
        bare = _YEAR_BEHIND.sub("", text)
        if bare != text and organization_weight(bare) == 1 and not event_pattern().search(bare):
            text = bare
        head, comma, last = text.rpartition(",")
        if comma and organization_weight(head) == 1 and is_distinction(last.strip()):
            text = head
        first, comma, rest = text.partition(",")
        if comma and is_one_role(first) and organization_weight(rest) == 1 and organization_weight(first) < 1:
            text = rest
    return text


def _paired(text: str) -> str:
    """Give a text without what stands around it whole, and cut at what opens and is never closed."""
    if text[:1] in _QUOTES and text.endswith(_QUOTES[text[0]]) and _QUOTES[text[0]] not in text[1:-1]:
        return text[1:-1]
    if text[:1] in _QUOTES and not any(mark in text[1:] for mark in '“”„«»"’'):
        return text[1:]
    if text[-1:] in '“”»"' and not any(mark in text[:-1] for mark in '“”„«»"'):
        return text[:-1]
    opened: list[int] = []
    for at, sign in enumerate(text):
        if sign in _OPENING.values():
            opened.append(at)
        elif sign in _OPENING:
            if not opened or text[opened[-1]] != _OPENING[sign]:
                return text[:at] if at else text[1:]
            if opened.pop() == 0 and at == len(text) - 1:
                return text[1:-1]
    return text[: opened[0]] or text[1:] if opened else text


def _is_none(name: str) -> bool:
    """Say whether a text cannot be the name of an organisation."""
    said = re.findall(r"[^\W_]+(?:[’'.&-][^\W_]+)*", name)
    if not said or said[-1] in words("organizations", "joints") or _is_date(name):
        return True
    if name.casefold() in words("organizations", "nameless"):
        return True
    capital = [word for word in said if not word.islower()]
    if not capital and organization_weight(name) < 1 and (len(said) > 1 or name in words("organizations", "joints")):
        return True
    if len(said) >= _SENTENCE and len(capital) < _CAPITALS * len(said):
        return True
    titled = said[0].casefold() in words("names", "honorifics") and organization_weight(name) == 0
    return is_only_role(name) or (titled and looks_like_name(name) >= _NAME)


def _is_date(name: str) -> bool:
    """Say whether a text is a date and nothing more: "May 2019"."""
    ranges = find_ranges(name)
    return bool(ranges) and not re.search(r"\w", name[: ranges[0].at] + name[ranges[-1].to :])
