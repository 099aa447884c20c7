"""Which fields of records and entities a correction may set, and what their values must look like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final, get_args

from kgbuild.corrections.correction import Reference
from kgbuild.model import RECORDS, Author, Grant, Mention, Paper, PaperKind, PaperStatus, Recipient, Record, StatedCount

#: Kind of record → its class.
CLASSES: Final[Mapping[str, type[Record]]] = {kind.kind: kind for kind in RECORDS if kind is not StatedCount}
#: Kind of entity → what may be set of it, apart from the records that tell of it.
ENTITY_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "person": ("orcid", "homepage"),
    "organization": ("ror", "homepage", "location", "kind"),
    "venue": ("issn", "homepage", "kind"),
    "paper": (),
    "grant": (),
}
#: Kind of entity that every one of its records is set for → the class of those records.
TOLD_BY: Final[Mapping[str, type[Record]]] = {"paper": Paper, "grant": Grant}
_FIXED: Final = frozenset({"evidence", "identifiers", "links"})
_DATES: Final = frozenset({"date", "year", "start", "end"})
_DATE: Final = re.compile(r"(?:1[5-9]|20)\d\d(?:-\d\d(?:-\d\d)?)?")
_CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "PaperKind": get_args(PaperKind),
    "PaperStatus": get_args(PaperStatus),
}
_ORGANIZATIONS: Final = frozenset({"organization", "institution", "funder", "awarder", "parent"})


def shapes(kind: type[Record]) -> dict[str, str]:
    """Give field → declared type of what may be set of a kind of record.

    >>> from kgbuild.model import Skill
    >>> shapes(Skill)
    {'person': 'Mention', 'skill': 'str', 'category': 'str'}
    """
    return {f.name: str(f.type) for f in fields(kind) if f.name not in _FIXED}


def checked(name: str, shape: str, raw: Any) -> Any:
    """Give the value of a field as a correction holds it: people and organisations as references.

    Raises:
        ValueError: the value is of another type, or no value of that field; the message says what is wanted.
    """
    if shape.startswith("tuple["):
        if not isinstance(raw, list):
            raise ValueError(f"{raw!r} must be a list")
        inner = shape.removeprefix("tuple[").partition(",")[0]
        return tuple(checked(name, inner, one) for one in raw)
    if shape in {"Mention", "Author", "Recipient"}:
        return reference("organization" if name in _ORGANIZATIONS else "person", raw)
    if shape in {"bool", "int"}:
        if type(raw).__name__ != shape:
            raise ValueError(f"{raw!r} must be {'true or false' if shape == 'bool' else 'a number'}")
        return raw
    if not isinstance(raw, str):
        raise ValueError(f"{raw!r} must be a text in quotes")  # noqa: TRY004 - one error for all that does not fit
    if raw and name in _DATES and not _DATE.fullmatch(raw):
        raise ValueError(f"{raw!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    if shape in _CHOICES and raw not in _CHOICES[shape]:
        raise ValueError(f"{raw!r} is none of {', '.join(filter(None, _CHOICES[shape]))}")
    return raw


def reference(kind: str, raw: Any) -> Reference:
    """Give whom a value means: a text, or a table with `name` and perhaps `document` or `new`.

    Raises:
        ValueError: it is neither.
    """
    if isinstance(raw, str) and raw.strip():
        return Reference(kind, raw.strip())
    if not isinstance(raw, dict) or not isinstance(raw.get("name"), str) or not raw["name"].strip():
        raise ValueError(f'{raw!r} must be a name, or {{ name = "…", document = "…" }}')
    unknown = sorted(raw.keys() - {"name", "document", "new"})
    if unknown:
        raise ValueError(f"unknown key {unknown[0]!r}; a reference has name, document, new")
    document, new = raw.get("document", ""), raw.get("new", False)
    if not isinstance(document, str) or not isinstance(new, bool):
        raise ValueError(f"{raw!r}: document must be a text and new true or false")  # noqa: TRY004 - likewise
    return Reference(kind, raw["name"].strip(), document, new)


def filled(shape: str, value: Any, start: int, end: int) -> Any:
    """Give a checked value as a record holds it; names stand from `start` to `end`."""
    if isinstance(value, tuple):
        inner = shape.removeprefix("tuple[").partition(",")[0]
        made = [filled(inner, one, start, end) for one in value]
        return tuple(
            Author(one, place) if inner == "Author" else Recipient(one) if inner == "Recipient" else one
            for place, one in enumerate(made, 1)
        )
    return Mention(value.name, start, end) if isinstance(value, Reference) else value


def printed(value: Any) -> str:
    """Give a field's value in words.

    >>> printed((Mention("Ada Example"), Mention("Bo Example")))
    'Ada Example, Bo Example'
    """
    if isinstance(value, tuple):
        return ", ".join(map(printed, value))
    if isinstance(value, Author | Recipient):
        return value.person.name
    return value.name if isinstance(value, Mention | Reference) else str(value)
