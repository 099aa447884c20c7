"""What a format of bibliographies has no word for, or would change: kept beside the entry, as JSON.

`kgbuild export` writes it, the importers of the same formats read it, and other programs pass over it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any, Final, get_args

from kgbuild.model import Link, Paper, PaperKind, PaperStatus

#: Name of the field, or of the key, that holds it.
OWN: Final = "kgbuild"
_TEXTS: Final = frozenset(field.name for field in fields(Paper) if field.type == "str")
#: Fields that take only some words.
_CHOICES: Final = {"type": get_args(PaperKind), "status": get_args(PaperStatus)}
_LISTS: Final = frozenset({"topics", "marks"})
_FORMS: Final[Mapping[str, Callable[[Any], Any]]] = {
    "topics": tuple,
    "marks": tuple,
    "identifiers": dict,
    "links": lambda pairs: tuple(Link(rel, url) for rel, url in pairs),
}


def with_kept(paper: Paper, kept: Any) -> Paper:
    """Put what was kept into a paper; what is not of the right form is passed over."""
    if not isinstance(kept, Mapping):
        return paper
    changed: dict[str, Any] = {}
    for name, value in kept.items():
        if _fits(name, value):
            changed[name] = _FORMS.get(name, lambda told: told)(value)
    equal, corresponding = kept.get("equal"), kept.get("corresponding")
    changed["authors"] = tuple(
        replace(
            author,
            equal=author.position in equal if isinstance(equal, list) else author.equal,
            corresponding=author.position in corresponding if isinstance(corresponding, list) else author.corresponding,
        )
        for author in paper.authors
    )
    return replace(paper, **changed)


def _fits(name: str, value: Any) -> bool:
    """Tell whether a value has the form of the field."""
    if name in _TEXTS:
        return isinstance(value, str)
    if name in _CHOICES:
        return value in _CHOICES[name]
    if name == "links":
        return isinstance(value, list) and all(_are_texts(pair) and len(pair) == 2 for pair in value)
    if name == "identifiers":
        return isinstance(value, Mapping) and _are_texts([*value, *value.values()])
    return (name == "etal" and isinstance(value, bool)) or (name in _LISTS and _are_texts(value))


def from_json(text: str) -> Any:
    """Give what was kept as JSON; None where it is none."""
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None


def to_keep(paper: Paper, read: Paper) -> dict[str, Any]:
    """Give what tells a paper from what an importer made of the entry that was written for it."""
    plain = sorted({*_TEXTS, *_CHOICES, "etal"})
    kept: dict[str, Any] = {n: getattr(paper, n) for n in plain if getattr(paper, n) != getattr(read, n)}
    kept |= {name: list(getattr(paper, name)) for name in sorted(_LISTS) if getattr(paper, name) != getattr(read, name)}
    if dict(paper.identifiers) != dict(read.identifiers):
        kept["identifiers"] = dict(sorted(paper.identifiers.items()))
    if paper.links != read.links:
        kept["links"] = [[link.rel, link.url] for link in paper.links]
    for flag in ("equal", "corresponding"):
        places = [author.position for author in paper.authors if getattr(author, flag)]
        if places != [author.position for author in read.authors if getattr(author, flag)]:
            kept[flag] = places
    return kept


def _are_texts(values: Any) -> bool:
    return isinstance(values, list) and all(isinstance(value, str) for value in values)
