"""Names cut into the parts that bibliographies write, and the keys of entries."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from kgbuild.importers.people import printed
from kgbuild.lexicon import table
from kgbuild.model import Paper
from kgbuild.names import fold, looks_like_name, parse_name

_PARTS: Final = 3
_LIKELY: Final = 0.2
_NO_KEY = re.compile(r"[^a-z0-9]")


def cut(name: str) -> tuple[str, str, str] | None:
    """Give family name, given names and suffix as they are printed; None if the name is one whole.

    >>> cut("Jan van der Berg Jr."), cut("Sea Board")
    (('van der Berg', 'Jan', 'Jr.'), None)
    """
    pieces = [piece.strip() for piece in name.split(",")]
    if len(pieces) > 1:
        family, *middle, given = pieces
        found = (family, given, middle[0] if middle else "")
        return found if len(pieces) <= _PARTS and all(pieces) and printed(*found) == name else None
    if _is_body(name):
        return None
    known = parse_name(name)
    plain = name.removesuffix(known.suffix).rstrip() if known.suffix else name
    given = plain.removesuffix(known.surname).rstrip()
    found = (known.surname, given, known.suffix)
    return found if given and given != plain and printed(*found) == name else None


def in_order(name: str) -> str:
    """Give a person's name with the given names first, however a list inverted it.

    >>> in_order("Lind, A."), in_order("Lind A"), in_order("van der Berg, Jan"), in_order("Sea Board")
    ('A. Lind', 'A. Lind', 'Jan van der Berg', 'Sea Board')
    """
    known = parse_name(name)
    if not (known.surname and known.given) or ("," not in name and _is_body(name)):
        return name
    return printed(known.surname, known.given, known.suffix)


def _is_body(name: str) -> bool:
    """Tell organisations and collaborations, by a word of theirs or by looking like no person, from rare names."""
    spoken = set(re.findall(r"[^\W\d_]+|&", fold(name)))
    return bool(spoken & _body_words()) or looks_like_name(name) < _LIKELY


@cache
def _body_words() -> frozenset[str]:
    kinds = table("org_words")["kinds"]
    return frozenset({*table("bibtex")["names"]["bodies"], *(word for words in kinds.values() for word in words)})


def key_maker() -> Callable[[Paper], str]:
    """Give a function that names papers by family, year and first word of the title, each by a name of its own."""
    taken: dict[str, int] = {}

    def key(paper: Paper) -> str:
        person = paper.authors[0].person if paper.authors else paper.editors[0] if paper.editors else None
        family = (cut(person.name) or (person.name, "", ""))[0] if person else ""
        words = (_NO_KEY.sub("", word) for word in fold(paper.title).split())
        word = next((word for word in words if len(word) > _PARTS), "")
        name = "".join((_NO_KEY.sub("", fold(family)) or "anonymous", paper.year[:4], word))
        taken[name] = taken.get(name, 0) + 1
        return name if taken[name] == 1 else f"{name}-{taken[name]}"

    return key
