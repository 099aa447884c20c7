"""Extractions as JSON and back, exactly: each dataclass as the list of its fields' values."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from functools import cache
from itertools import starmap
from typing import Any, Literal, get_args, get_origin, get_type_hints

from kgbuild.model import RECORDS, Extraction, Record

_KINDS: Mapping[str, type[Record]] = {kind.kind: kind for kind in RECORDS}
Decoder = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """Give a value as JSON has it; a record with its kind before its fields."""
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if isinstance(value, tuple):
        return [encode(one) for one in value]
    if isinstance(value, Mapping):
        return dict(sorted(value.items()))
    kind: Any = type(value)
    fields = [encode(getattr(value, name)) for name in _names(kind)]
    return [value.kind, *fields] if isinstance(value, Record) else fields


def decode_extraction(raw: Any) -> Extraction:
    """Give the extraction that `encode` made JSON of.

    Raises:
        ValueError: it is none.
    """
    try:
        found: Extraction = _dataclass(Extraction)(raw)
    except (TypeError, KeyError, IndexError) as error:
        raise ValueError(f"no extraction: {error}") from error
    return found


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@cache
def _dataclass(kind: type) -> Decoder:
    hints = get_type_hints(kind)
    names = _names(kind)
    inner = [(place, decode) for place, name in enumerate(names) if (decode := _decoder(hints[name])) is not None]
    count = len(names)
    if not dataclasses.fields(kind)[0].kw_only:

        def by_place(raw: Any) -> Any:
            if len(raw) != count:
                raise ValueError(f"{kind.__name__} has {count} fields, not {len(raw)}")
            for place, decode in inner:
                raw[place] = decode(raw[place])
            return kind(*raw)

        return by_place

    def by_name(raw: Any) -> Any:
        for place, decode in inner:
            raw[place] = decode(raw[place])
        return kind(**dict(zip(names, raw, strict=True)))

    return by_name


def _decoder(hint: Any) -> Decoder | None:
    """Give what makes a value of JSON one of a type; None where it is one already."""
    if hint is Record:
        return _record
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _dataclass(hint)
    if get_origin(hint) is tuple:
        member = get_args(hint)[0]
        inner = _decoder(member)
        if inner is None:
            return tuple
        if _is_flat(member):
            return lambda raw: tuple(starmap(member, raw))  # most of all decoding, done in C
        return lambda raw: tuple([inner(one) for one in raw])
    if hint in {str, int, float, bool} or get_origin(hint) in {Mapping, Literal}:
        return None
    raise TypeError(f"nothing to read {hint} with")


def _is_flat(kind: Any) -> bool:
    """Say whether the fields of a dataclass are as JSON has them."""
    if not dataclasses.is_dataclass(kind) or kind is Record:
        return False
    hints = get_type_hints(kind)
    return all(_decoder(hints[field.name]) is None for field in dataclasses.fields(kind))


def _record(raw: Any) -> Record:
    kind: Any = _KINDS[raw[0]]
    record: Record = _dataclass(kind)(raw[1:])
    return record
