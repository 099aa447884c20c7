"""Organisations of the Research Organization Registry (ROR, CC0), found by the names that a text prints."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
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
    """The table, indexed by the telling words of names.

    Attributes:
        organizations: all of them, by the end of their IRI.
        by_name: telling words, spaced → organisations of such a name.
        turned: the same for universities by "University X" and "X University", words sorted.
        acronyms: those keys of `by_name` that are acronyms for some.
    """

    def __init__(self, lines: list[str]) -> None:
        self.organizations: dict[str, Registered] = {}
        self.by_name: dict[str, list[Registered]] = defaultdict(list)
        self.turned: dict[str, list[Registered]] = defaultdict(list)
        self.acronyms: set[str] = set()
        for line in lines:
            ror, country, city, name, parents, keys = line.split("\t")
            one = self.organizations[ror] = Registered(ror, name, country, city, tuple(parents.split()))
            for key in keys.split("|"):
                plain = key.removeprefix(ACRONYM_MARK)
                self.by_name[plain].append(one)
                if key != plain:
                    self.acronyms.add(plain)
                elif "univer" in key:
                    self.turned[turn(key)].append(one)

    def exactly(self, name: str) -> Registered | None:
        """Give the one organisation of this name; None where there is none, several, or only an acronym is given."""
        key = " ".join(telling(BRACKETS.sub("", name)))
        found = self.by_name.get(key, [])
        if len(found) != 1 or key in self.acronyms or " " not in key or not is_telling(key):
            return None
        return found[0]


def turn(key: str) -> str:
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
