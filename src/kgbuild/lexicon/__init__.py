"""Knowledge as data: the word lists and tables that readers of academic prose need, one TOML file each.

Every table is loaded once, on first use.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> Mapping[str, Any]:
    """Give the table of `lexicon/NAME.toml`.

    Raises:
        FileNotFoundError: there is no such table.
    """
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))


def caseless(text: str) -> str:
    """Give a text as the lists of words are written: in small letters; the dotted I of Turkish is one letter."""
    return text.casefold().replace("i\u0307", "i")


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Give the list `key` of table `name` as a set of casefolded words or phrases."""
    return frozenset(word.casefold() for word in table(name)[key])


def alternatives(phrases: Iterable[str]) -> str:
    """Give phrases as the alternatives of a pattern, each literally; of those that fit, the longest is tried first.

    What phrases begin with alike is written once, so that a list of a thousand costs little more than one of ten.

    >>> alternatives(["Dr", "Dean", "Deanery", "PhD"])
    'D(?:ean(?:ery)?|r)|PhD'
    """
    tree: dict[str, Any] = {}
    for phrase in phrases:
        node = tree
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[""] = {}
    return "|".join(_branches(tree))


def _branches(node: Mapping[str, Any]) -> list[str]:
    """Give the pattern of each branch of a tree of letters; "" among them ends a phrase."""
    found = []
    for letter in sorted(node.keys() - {""}):
        text, below = re.escape(letter), node[letter]
        while len(below) == 1 and "" not in below:
            ((following, below),) = below.items()
            text += re.escape(following)
        rest = _branches(below)
        closed = len(rest) == 1 and "" not in below
        text += rest[0] if closed else f"(?:{'|'.join(rest)})" if rest else ""
        found.append(f"{text}?" if rest and "" in below else text)
    return found
