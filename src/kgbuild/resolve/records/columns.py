"""Records from outside, checked: each with an id of its own, and in each column what belongs there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kgbuild.errors import InputError
from kgbuild.names import split_people

#: What each kind is told by, then what may help; lists hold texts.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "organizations": ("text",),
    "papers": ("title", "authors", "venue", "year", "pages"),
    "people": ("name", "coauthors", "title", "venue", "year", "affiliation", "paper"),
    "venues": ("text",),
}
LISTS = frozenset({"authors", "coauthors"})

#: Says where the nth record stands.
Place = Callable[[int], str]


def check_records(kind: str, records: Iterable[Mapping[str, Any]], place: Place) -> Iterator[dict[str, Any]]:
    """Give each record with its id as text and the columns of its kind alone.

    Args:
        kind: a key of `COLUMNS`.
        records: as they come; texts may be numbers, lists may be texts, all but the id may be missing or null.
        place: says in errors where a record stands.

    Raises:
        InputError: a record has no id, or one that another has; a column holds what does not belong there; or no record
            at all has the column that its kind is told by.
    """
    seen: set[str] = set()
    others: set[str] = set()
    main, told = COLUMNS[kind][0], False
    for number, record in enumerate(records, 1):
        told = told or main in record
        others = others if told else others | {*map(str, record)}
        try:
            checked = _check(kind, record)
        except (TypeError, ValueError) as problem:
            raise InputError(f"{place(number)}: {problem}") from problem
        if checked["id"] in seen:
            raise InputError(f"{place(number)}: an earlier record has the id {checked['id']!r}; give each its own")
        seen.add(checked["id"])
        yield checked
    if seen and not told:
        raise InputError(f"no record has `{main}`, by which {kind} are told; there are {', '.join(sorted(others))}")


def _check(kind: str, record: Mapping[str, Any]) -> dict[str, Any]:
    identifier = _text(record, "id")
    if not identifier:
        raise ValueError("no id; give each record its own")
    return {"id": identifier, **{c: _column(record, c, kind) for c in COLUMNS[kind] if record.get(c) is not None}}


def _column(record: Mapping[str, Any], column: str, kind: str) -> str | list[str]:
    if column not in LISTS:
        return _text(record, column)
    value = record[column]
    names = [_text({column: name}, column) for name in value] if isinstance(value, list) else _text(record, column)
    if kind == "papers":
        return "; ".join(names) if isinstance(names, list) else names
    return names if isinstance(names, list) else [person.name for person in split_people(names).people]


def _text(record: Mapping[str, Any], column: str) -> str:
    """Give a text or a number as text.

    Raises:
        TypeError: it is neither.
        ValueError: it holds half a character.
    """
    value = record.get(column)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TypeError(f"`{column}` is {type(value).__name__} {value!r:.40}; give text")
    text = str(value)
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError as problem:
            raise ValueError(f"`{column}` holds half a character (a lone surrogate); give whole ones") from problem
    return text
