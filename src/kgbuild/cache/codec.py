"""Extractions as JSON and back, exactly.

Values of one type stand field by field, not one by one: the titles of all papers, then their years. A field that is the
same in all of them, as most are, is written once. So C reads most of it, in a third of the time, from half the bytes.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice, repeat
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from kgbuild.model import RECORDS, Extraction, Record

_KINDS: Mapping[str, Any] = {kind.kind: kind for kind in RECORDS}


class _Column(NamedTuple):
    """How values of one type are written and read.

    Attributes:
        pack: gives JSON, of values.
        unpack: gives the values, of JSON and of how many there are.
    """

    pack: Callable[[Sequence[Any]], Any]
    unpack: Callable[[Any, int], list[Any]]


def encode(extractions: Sequence[Extraction]) -> Any:
    """Give extractions as JSON has them."""
    return [len(extractions), _dataclass(Extraction).pack(extractions)]


def decode(raw: Any) -> tuple[Extraction, ...]:
    """Give the extractions that `encode` made JSON of.

    Raises:
        ValueError: they are none.
    """
    try:
        count, columns = raw
        return tuple(_dataclass(Extraction).unpack(columns, count))
    except (TypeError, KeyError, IndexError, AttributeError, StopIteration) as error:
        raise ValueError(f"no extraction: {error}") from error


@cache
def _dataclass(kind: type[Any]) -> _Column:
    """Give the column of a dataclass: those of its fields."""
    hints = get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind)]
    inner = [_column(hints[name]) for name in names]
    # an `__init__` of its own, which a frozen dataclass has, takes four times as long
    setters = [getattr(kind, name).__set__ for name in names]

    def pack(values: Sequence[Any]) -> Any:
        told = ([getattr(value, name) for value in values] for name in names)
        return [column.pack(each) for column, each in zip(inner, told, strict=True)]

    def unpack(raw: Any, count: int) -> list[Any]:
        if len(raw) != len(names):
            raise ValueError(f"{kind.__name__} has {len(names)} fields, not {len(raw)}")
        made = list(map(object.__new__, repeat(kind, count)))
        for fill, column, told in zip(setters, inner, raw, strict=True):
            deque(map(fill, made, column.unpack(told, count)), maxlen=0)
        return made

    return _Column(pack, unpack)


def _column(hint: Any) -> _Column:
    if hint is Record:
        return _Column(_pack_records, _unpack_records)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _dataclass(hint)
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint))
    if get_origin(hint) is Mapping:
        return _Column(_pack_mappings, _unpack_mappings)
    if hint in {str, int, float, bool} or get_origin(hint) is Literal:
        return _Column(_pack_plain, _unpack_plain)
    raise TypeError(f"nothing to read {hint} with")


def _pack_plain(values: Sequence[Any]) -> Any:
    alike = values.count(values[0]) == len(values) and len(set(map(type, values))) == 1 if values else True
    return values[:1] if alike else values


def _unpack_plain(raw: Any, count: int) -> list[Any]:
    if len(raw) == count:
        return list(raw)
    if len(raw) != 1:
        raise ValueError(f"{len(raw)} values of {count} fields")
    return list(raw) * count


def _pack_mappings(values: Sequence[Mapping[str, Any]]) -> Any:
    return [dict(sorted(value.items())) for value in values] if any(values) else []


def _unpack_mappings(raw: Any, count: int) -> list[Any]:
    if len(raw) not in {0, count}:
        raise ValueError(f"{len(raw)} values of {count} fields")
    return list(raw) or [{} for _ in range(count)]


def _tuple(members: tuple[Any, ...]) -> _Column:
    """Give the column of tuples: how long each is, and the column of all their members."""
    inner = _column(members[0])

    def pack(values: Sequence[Any]) -> Any:
        flat = list(chain.from_iterable(values))
        return [_pack_plain(list(map(len, values))), inner.pack(flat)] if flat else []

    def unpack(raw: Any, count: int) -> list[Any]:
        if not raw:
            return [()] * count
        sizes = _unpack_plain(raw[0], count)
        flat = iter(inner.unpack(raw[1], sum(sizes)))
        return [tuple(islice(flat, size)) for size in sizes]

    return _Column(pack, unpack)


def _pack_records(records: Sequence[Record]) -> Any:
    """Put the records of each kind together, behind the kinds of all in their order."""
    of_kind: dict[str, list[Record]] = {}
    for record in records:
        of_kind.setdefault(record.kind, []).append(record)
    kinds = list(of_kind)
    order = [kinds.index(record.kind) for record in records]
    return [order, [[kind, _dataclass(_KINDS[kind]).pack(found)] for kind, found in of_kind.items()]]


def _unpack_records(raw: Any, _: int) -> list[Record]:
    order, told = raw
    found: list[Iterator[Record]] = [
        iter(_dataclass(_KINDS[kind]).unpack(columns, order.count(place))) for place, (kind, columns) in enumerate(told)
    ]
    return [next(found[place]) for place in order]
