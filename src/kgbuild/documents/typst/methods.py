"""Methods of texts, lists and dictionaries of Typst."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from kgbuild.documents.typst.operators import joined
from kgbuild.documents.typst.values import Arguments, Content, Opaque, Said, within

#: What replaces a part of a text is shorter.
_LONG = 40
#: So many things of a list are told apart.
_MOST = 1000


class Calls(Protocol):
    """What calls functions."""

    def call(self, function: Any, given: Arguments) -> Any:
        """Call a function."""


def method(machine: Calls, held: Any, name: str, given: Arguments) -> Any:
    """Give what a method of a value gives; nothing for one that is not known."""
    if isinstance(held, str):
        return _of_text(held, name, given)
    if isinstance(held, Arguments):
        return held.named if name == "named" else held.positional if name == "pos" else None
    if isinstance(held, list):
        way = _HIGHER.get(name)
        return way(machine, held, given) if way else _of_list(held, name, given)
    if isinstance(held, dict):
        return _of_dictionary(held, name, given)
    return held if isinstance(held, Content) else None if held is None else Opaque()


def _first(given: Arguments, place: int = 0, default: Any = None) -> Any:
    return given.positional[place] if len(given.positional) > place else default


def _of_text(text: str, name: str, given: Arguments) -> Any:
    line = getattr(text, "line", given.line)
    first, second = _first(given), _first(given, 1)
    pattern = first if isinstance(first, str) else ""
    if name == "len":
        return len(text)
    if name in {"contains", "starts-with", "ends-with"}:
        ways = {"contains": text.__contains__, "starts-with": text.startswith, "ends-with": text.endswith}
        return bool(pattern) and ways[name](pattern)
    if name in {"split", "clusters", "codepoints"}:
        parts = list(text) if name != "split" else text.split(pattern) if pattern else text.split()
        return [Said(part, line) for part in parts]
    if name == "replace":
        made = second if isinstance(second, str) else ""
        return Said(within(text.split(pattern), made) if pattern and len(made) < _LONG else text, line)
    if name == "trim":
        return Said(text.strip(pattern or None), line)
    if name in {"at", "slice", "first", "last"}:
        return Said(_sliced(text, name, first, second) or "", line)
    if name == "matches":
        return []
    return None if name in {"match", "find", "position"} else Said(text, line)


def _sliced(held: Any, name: str, first: Any, second: Any) -> Any:
    if name in {"first", "last"}:
        return held[0 if name == "first" else -1] if held else None
    if not isinstance(first, int):
        return None
    if name == "at":
        return held[first] if -len(held) <= first < len(held) else None
    return held[first : second if isinstance(second, int) else None]


def _of_list(held: list[Any], name: str, given: Arguments) -> Any:
    first = _first(given)
    if name in {"at", "slice", "first", "last"}:
        found = _sliced(held, name, first, _first(given, 1))
        return given.named.get("default") if found is None else found
    if name == "join":
        return _join(held, first, given.named.get("last", first))
    if name in {"push", "insert"}:
        held.append(given.positional[-1] if given.positional else None)
        return None
    if name in {"pop", "remove"}:
        return held.pop() if held else None
    return _made_of(held, name, first, given)


def _made_of(held: list[Any], name: str, first: Any, given: Arguments) -> Any:
    """Give what a method makes of a list that it leaves as it is."""
    ways: dict[str, Callable[[], Any]] = {
        "len": lambda: len(held),
        "contains": lambda: first in held,
        "rev": lambda: held[::-1],
        "enumerate": lambda: [[place, one] for place, one in enumerate(held, int(given.named.get("start") or 0))],
        "zip": lambda: [list(pair) for pair in zip(held, first, strict=False)] if isinstance(first, list) else [],
        "flatten": lambda: [part for one in held for part in (one if isinstance(one, list) else [one])],
        "dedup": lambda: [one for place, one in enumerate(held[:_MOST]) if one not in held[:place]],
        "chunks": lambda: _chunks(held, first),
        "to-dict": lambda: {str(one[0]): one[1] for one in held if isinstance(one, list) and len(one) == 2},
        "sorted": lambda: held,
        "intersperse": lambda: held,
    }
    return ways[name]() if name in ways else None


def _chunks(held: list[Any], size: Any) -> list[Any]:
    step = size if isinstance(size, int) and size > 0 else 1
    return [held[place : place + step] for place in range(0, len(held), step)]


def _join(held: list[Any], separator: Any, last: Any) -> Any:
    parts: list[Any] = []
    for place, one in enumerate(held):
        if place:
            parts.append(last if place == len(held) - 1 and last is not None else separator)
        parts.append(one)
    return joined(parts)


def _of_dictionary(held: dict[str, Any], name: str, given: Arguments) -> Any:
    first = _first(given)
    if name == "at":
        return held.get(str(first), given.named.get("default"))
    if name == "insert" and len(given.positional) > 1:
        held[str(first)] = given.positional[1]
    if name == "remove":
        return held.pop(str(first), None)
    ways = {"len": len(held), "keys": list(held), "values": list(held.values())}
    return [[key, value] for key, value in held.items()] if name == "pairs" else ways.get(name)


def _mapped(machine: Calls, held: list[Any], given: Arguments) -> Any:
    return [machine.call(_first(given), Arguments(given.line, [one])) for one in held]


def _filtered(machine: Calls, held: list[Any], given: Arguments) -> Any:
    return [one for one in held if machine.call(_first(given), Arguments(given.line, [one])) is True]


def _found(machine: Calls, held: list[Any], given: Arguments) -> Any:
    return next((one for one in held if machine.call(_first(given), Arguments(given.line, [one])) is True), None)


def _folded(machine: Calls, held: list[Any], given: Arguments) -> Any:
    value = _first(given)
    for one in held:
        value = machine.call(_first(given, 1), Arguments(given.line, [value, one]))
    return value


def _any(machine: Calls, held: list[Any], given: Arguments) -> Any:
    return any(machine.call(_first(given), Arguments(given.line, [one])) is True for one in held)


def _all(machine: Calls, held: list[Any], given: Arguments) -> Any:
    return all(machine.call(_first(given), Arguments(given.line, [one])) is True for one in held)


_HIGHER = {"map": _mapped, "filter": _filtered, "find": _found, "fold": _folded, "any": _any, "all": _all}
