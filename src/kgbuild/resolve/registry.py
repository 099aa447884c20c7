"""Organisations of the Research Organization Registry (ROR, CC0), found by the names that a text prints."""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from kgbuild.lexicon import table, words
from kgbuild.names import fold

WORD = re.compile(r"[^\W_]+")
BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
ACRONYM_MARK = "!"
#: "Technol.", "technology" and "technological" share so many letters.
STEM = 6


@dataclass(frozen=True, slots=True)
class Registered:
    """One registered organisation.

    Attributes:
        ror: the end of its IRI.
        name: its registered name.
        country: ISO 3166-1 code.
        city: where it sits.
        parents: the ends of the IRIs of what it is part of.
    """

    ror: str
    name: str
    country: str
    city: str
    parents: tuple[str, ...]

    @property
    def iri(self) -> str:
        """Its identifier."""
        return f"https://ror.org/{self.ror}"


@lru_cache(maxsize=1 << 16)
def telling(text: str) -> tuple[str, ...]:
    """Give the words of an organisation's name by which it is found: folded stems, without small words.

    >>> telling("Eastfield Technol. Univ., Centre for Trees")
    ('eastfi', 'techno', 'univer', 'center', 'trees')
    """
    plain = WORD.findall(fold(text).replace("'", " "))
    spellings, fillers = table("org_words")["spellings"], table("org_words")["names"]["fillers"]
    return tuple(spellings.get(w, w)[:STEM] for w in plain if w not in fillers)


class Registry:
    """The table, indexed by the telling words of names; lines are read when they are asked for.

    Args:
        lines: of the table, as scripts/ror_table.py describes them.
    """

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._by_name: dict[str, list[int]] = {}
        self._acronyms: set[str] = set()
        for index, line in enumerate(lines):
            for key in line[line.rindex("\t") + 1 :].split("|"):
                if key[:1] == ACRONYM_MARK:
                    self._acronyms.add(key[1:])
                self._by_name.setdefault(key.removeprefix(ACRONYM_MARK), []).append(index)

    @cached_property
    def _turned(self) -> dict[str, list[int]]:
        """Universities by the words of their names, sorted: "University X" and "X University" meet."""
        found: dict[str, list[int]] = {}
        for key, indices in self._by_name.items():
            if "univer" in key:
                found.setdefault(_turn(key), []).extend(indices)
        return found

    def by_ror(self, ror: str) -> Registered | None:
        """Give the organisation whose IRI ends so."""
        index = bisect_left(self._lines, ror)
        known = index < len(self._lines) and self._lines[index].startswith(f"{ror}\t")
        return self._read(index) if known else None

    def named(self, key: str) -> list[Registered]:
        """Give the organisations of a name, given by its telling words."""
        return [self._read(i) for i in self._by_name.get(key, ())]

    def turned(self, key: str) -> list[Registered]:
        """Give the universities whose name has these words in any order."""
        return [self._read(i) for i in sorted(set(self._turned.get(_turn(key), ())))] if "univer" in key else []

    def is_acronym(self, key: str) -> bool:
        """Is this an acronym of some organisation?"""
        return key in self._acronyms

    def exactly(self, name: str) -> Registered | None:
        """Give the one organisation of this name; None where there is none, several, or only an acronym is given."""
        key = " ".join(telling(BRACKETS.sub("", name)))
        found = self._by_name.get(key, [])
        if len(found) != 1 or key in self._acronyms or " " not in key or not is_telling(key):
            return None
        return self._read(found[0])

    def _read(self, index: int) -> Registered:
        ror, country, city, name, parents, _ = self._lines[index].split("\t")
        return Registered(ror, name, country, city, tuple(parents.split()))


def _turn(key: str) -> str:
    """Give the words of a key sorted, under which "Eastfield University" and "University of Eastfield" meet."""
    return " ".join(sorted(key.split()))


@cache
def registry() -> Registry:
    """Load the table that ships with the package (made by scripts/ror_table.py)."""
    packed = files("kgbuild.resolve").joinpath("data", "ror.tsv.gz").read_bytes()
    return Registry(gzip.decompress(packed).decode("utf-8").splitlines())


def is_telling(key: str) -> bool:
    """Do the words name one organisation, rather than a kind of unit that many have?"""
    return any(word not in general() for word in key.split())


@cache
def general() -> frozenset[str]:
    """Give the words that many organisations share: kinds, fields, and what lists of headings hold."""
    found = {w for listed in table("org_words")["kinds"].values() for w in listed}
    found |= set(table("org_words")["names"]["generic"]) | set(table("org_words")["spellings"].values())
    return frozenset(w for word in found | words("names", "never") for w in telling(word))
