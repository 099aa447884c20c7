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


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Give the list `key` of table `name` as a set of casefolded words or phrases."""
    return frozenset(word.casefold() for word in table(name)[key])


def alternatives(phrases: Iterable[str]) -> str:
    """Give phrases as the alternatives of a pattern, each literally, the longest first.

    >>> alternatives(["Dr", "PhD"])
    'PhD|Dr'
    """
    return "|".join(map(re.escape, sorted(phrases, key=lambda phrase: (-len(phrase), phrase))))
