"""Organisations of the Research Organization Registry (ROR, CC0), found by the names that a text prints."""

from __future__ import annotations

import gzip
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from rapidfuzz.distance import Prefix

from kgbuild.lexicon import table, words
from kgbuild.names import fold

WORD = re.compile(r"[^\W_]+")
APOSTROPHES = ("'", "’")
BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
#: Marks in the table: an acronym, and an alias, which the organisation itself may not use.
ACRONYM, ALIAS = "!", "~"
#: "Technol.", "technology" and "technological" share so many letters.
STEM = 6
KIND = "university"[:STEM]
#: What follows these in a name is often left out: "Weizmann Institute of Science".
HEADS = frozenset({"instit", "center"})
#: What names a part of some organisation by its first word; a name of words that many share has more than so many.
UNITS, SHARED = frozenset({"department", "division", "faculty", "institute", "laboratory", "school"}), 2
#: An organisation with so many branches lends them its name.
BRANCHES = 3
#: Words that share so much of their beginning differ by their endings.
ENDING = 0.6
#: What stands behind another's name is a name of its own with so many words.
TAIL = 3
#: A stem in fewer names of the registry than this tells much by itself.
RARE = 300


@dataclass(frozen=True, slots=True)
class Registered:
    """One registered organisation.

    Attributes:
        ror: the end of its IRI.
        name: its registered name.
        country: ISO 3166-1 code.
        city: where it sits.
        types: "education", "facility", "funder" and so on.
        parents: the ends of the IRIs of what it is part of.
        funder: its number in the Open Funder Registry, empty if it has none.
        names: the telling words of its own names, then of its aliases.
        aliases: how many of `names` are aliases.
    """

    ror: str
    name: str
    country: str
    city: str
    types: tuple[str, ...]
    parents: tuple[str, ...]
    funder: str
    names: tuple[tuple[str, ...], ...]
    aliases: int

    @property
    def iri(self) -> str:
        """Its identifier."""
        return f"https://ror.org/{self.ror}"


def canonical(text: str) -> tuple[str, ...]:
    """Give the words of an organisation's name by which it is told: folded, abbreviations spelt, no small words.

    >>> canonical("Eastfield Technol. Univ., A. B. Centre for Trees")
    ('eastfield', 'technology', 'university', 'ab', 'center', 'trees')
    """
    known = spellings()
    found: list[str] = []
    letters = False
    for match in WORD.finditer(text):
        word = fold(match[0])
        if is_filler(match[0], text[match.end() : match.end() + 1]):
            continue
        if letters and len(word) == 1:
            found[-1] += word  # "M. D. Anderson", "A & M": initials are one word
        else:
            found.append(known.get(word, word))
        letters = len(word) == 1
    return tuple(found)


def is_filler(word: str, behind: str) -> bool:
    """Is this a word that does not tell two organisations apart, and no initial ("D.")?"""
    return fold(word) in fillers() and not (len(word) == 1 and word.isupper() and behind not in APOSTROPHES)


@cache
def spellings() -> Mapping[str, str]:
    """Give the words that affiliations print → those that registries spell."""
    return {**table("org_words")["spellings"], **table("org_words")["states"]}


@cache
def fillers() -> frozenset[str]:
    """Give the words that do not tell two organisations apart."""
    return frozenset(table("org_words")["names"]["fillers"])


@lru_cache(maxsize=1 << 16)
def telling(text: str) -> tuple[str, ...]:
    """Give the stems of an organisation's name under which it is found.

    >>> telling("Eastfield Technol. Univ., Centre for Trees")
    ('eastfi', 'techno', 'univer', 'center', 'trees')
    """
    return tuple(w[:STEM] for w in canonical(text))


class Registry:
    """The table, indexed by the telling words of names; lines are read when they are asked for.

    Args:
        lines: of the table, as scripts/ror_table.py describes them, in their order.
    """

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._by_name: dict[str, list[int]] = {}
        self._acronyms: set[str] = set()
        for index, line in enumerate(lines):
            keys = set()
            for name in line[line.rindex("\t") + 1 :].split("|"):
                key = " ".join([w[:STEM] for w in name.lstrip(ACRONYM + ALIAS).split(" ")])
                if name[:1] == ACRONYM:
                    self._acronyms.add(key)
                keys.add(key)
            for key in sorted(keys):
                self._by_name.setdefault(key, []).append(index)

    @cached_property
    def _turned(self) -> dict[str, set[int]]:
        """Universities by the words of their names, sorted: "University X" and "X University" meet."""
        found: dict[str, set[int]] = {}
        for key, indices in self._by_name.items():
            if KIND in key:
                found.setdefault(_turn(key), set()).update(indices)
        return found

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._by_name)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(word for key in self._by_name for word in key.split(" "))

    @cached_property
    def _heads(self) -> dict[str, set[int]]:
        """Organisations by the head of a longer name of their own: "weizma instit" of Weizmann Institute of Science."""
        found: dict[str, set[int]] = {}
        for index, line in enumerate(self._lines):
            for name in line[line.rindex("\t") + 1 :].split("|"):
                if name[:1] in {ACRONYM, ALIAS} or name.count(" ") < 2:
                    continue
                stems = [w[:STEM] for w in name.split(" ")]
                behind = next((i for i, w in enumerate(stems) if w in HEADS), 0)
                if 0 < behind < len(stems) - 1 and all(w not in general() for w in stems[:behind]):
                    found.setdefault(" ".join(stems[: behind + 1]), set()).add(index)
        return found

    @cached_property
    def _without_town(self) -> dict[str, set[int]]:
        """Universities by a name of their own without the town at its end."""
        found: dict[str, set[int]] = {}
        for key, indices in self._by_name.items():
            if KIND in key and " " in key:
                for index in indices:
                    town = " ".join(telling(self._lines[index].split("\t", 3)[2]))
                    head = key.removesuffix(f" {town}")
                    if town and head != key and " " in head and is_telling(head):
                        found.setdefault(head, set()).add(index)
        return found

    @cached_property
    def _tails(self) -> dict[str, set[int]]:
        """Organisations by what a name of theirs holds behind a country or another registered name."""
        found: dict[str, set[int]] = {}
        above = self._by_name.keys() - self._acronyms
        for key, indices in self._by_name.items():
            words = key.count(" ") + 1
            place = key.find(" ")
            for cut in range(1, words - TAIL + 1):
                head = key[:place]
                if head in _nations() or (cut > 1 and head in above):
                    found.setdefault(key[place + 1 :], set()).update(indices)
                place = key.find(" ", place + 1)
        return found

    @cached_property
    def _branches(self) -> Counter[str]:
        return Counter(p for line in self._lines for p in line.split("\t", 5)[4].split(" ") if p)

    @cached_property
    def _parts(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, line in enumerate(self._lines):
            for parent in line.split("\t", 5)[4].split():
                found.setdefault(parent, []).append(index)
        return found

    @cached_property
    def _bare(self) -> dict[str, set[int]]:
        """Organisations with branches by what a name of theirs holds before general words: "max planck"."""
        found: dict[str, set[int]] = {}
        for index, line in enumerate(self._lines):
            if self._branches[line.split("\t", 1)[0]] < BRANCHES:
                continue
            one = self._read(index)
            for name in one.names[: len(one.names) - one.aliases]:
                kept = [w for w in name if w[:STEM] not in general()]
                rare = min((self._spelt[w] for w in kept), default=RARE)
                if len(kept) < len(name) and kept == [*name[: len(kept)]] and rare < RARE / (1 if kept[1:] else 3):
                    found.setdefault(" ".join(kept), set()).add(index)
        return found

    @cached_property
    def _spelt(self) -> Counter[str]:
        return Counter(w for line in self._lines for w in line[line.rindex("\t") + 1 :].replace("|", " ").split(" "))

    def by_ror(self, ror: str) -> Registered | None:
        """Give the organisation whose IRI ends so."""
        index = bisect_left(self._lines, ror)
        known = index < len(self._lines) and self._lines[index].startswith(f"{ror}\t")
        return self._read(index) if known else None

    def named(self, key: str) -> list[Registered]:
        """Give the organisations of a name, given by the stems of its telling words."""
        return [self._read(i) for i in self._by_name.get(key, ())]

    def turned(self, key: str) -> list[Registered]:
        """Give the universities whose name has these words in any order."""
        return [self._read(i) for i in sorted(self._turned.get(_turn(key), ()))] if KIND in key else []

    def begins(self, key: str) -> bool:
        """Does a longer name begin with these words?"""
        place = bisect_left(self._sorted, key + " ")
        return place < len(self._sorted) and self._sorted[place].startswith(key + " ")

    def count(self, word: str) -> int:
        """Give how many names hold a stem."""
        return self._counts[word]

    def count_spelt(self, word: str) -> int:
        """Give how many names hold a word, spelt in full."""
        return self._spelt[word]

    def begun(self, key: str) -> Registered | None:
        """Give the one organisation whose name begins so: "weizma instit"."""
        found = self._heads.get(key, ())
        return self._read(next(iter(found))) if len(found) == 1 else None

    def in_town(self, key: str) -> Registered | None:
        """Give the one university whose name is this with its town: "Moss University Eastfield"."""
        found = self._without_town.get(key, ())
        taken = key in self._by_name or _turn(key) in self._turned
        return self._read(next(iter(found))) if len(found) == 1 and not taken else None

    def ended(self, key: str) -> Registered | None:
        """Give the one organisation whose name ends so behind that of another: "Moss Institute" of "X University"."""
        stems = key.split(" ")
        fields = stems[0] in HEADS and len(stems) > TAIL
        found = self._tails.get(key, ()) if fields or is_telling(key) else ()
        if len(found) != 1:
            return None
        one = self._read(next(iter(found)))
        # "Czech Academy of Sciences, Prague" is the academy, not its institute that has this behind its own name
        begun = (self.named(" ".join(stems[:n])) for n in range(2, len(stems)))
        return None if any(o.ror in one.parents for others in begun for o in others) else one

    def bare(self, key: str) -> list[Registered]:
        """Give the organisations with branches whose name is these words and general ones: "Max Planck" Society."""
        return [self._read(i) for i in sorted(self._bare.get(key, ()))]

    def has_branches(self, ror: str) -> bool:
        """Are several organisations a part of this one?"""
        return self._branches[ror] >= BRANCHES

    def below(self, ror: str) -> list[Registered]:
        """Give the organisations that are a part of this one."""
        return [self._read(i) for i in self._parts.get(ror, ())]

    def is_acronym(self, key: str) -> bool:
        """Is this an acronym of some organisation?"""
        return key in self._acronyms

    def exactly(self, name: str) -> Registered | None:
        """Give the one organisation of this name; None where there is none, several, or only an acronym is given.

        Words that many organisations share name one all the same if they are the whole name of a funder and of nobody
        else: "National Science Foundation".
        """
        plain = canonical(BRACKETS.sub("", name))
        key = " ".join(w[:STEM] for w in plain)
        found = self._by_name.get(key, [])
        if not found or key in self._acronyms or " " not in key:
            return None
        known = [self._read(i) for i in found]
        spelt = [one for one in known if plain in one.names]
        own = [one for one in spelt if plain in one.names[: len(one.names) - one.aliases]]
        cut = [one for one in known if any(_is_cut(plain, name) for name in one.names)]
        best = own or spelt or cut
        if is_telling(key):
            return best[0] if len(best) == 1 else None
        pays = {"funder", "government"} & {*known[0].types} and plain[0] not in UNITS
        return spelt[0] if len(known) == len(spelt) == 1 and len(plain) > SHARED and pays else None

    def _read(self, index: int) -> Registered:
        return _read(self._lines[index])


@lru_cache(maxsize=1 << 14)
def _read(line: str) -> Registered:
    ror, country, city, types, parents, funder, name, names = line.split("\t")
    own = [n for n in names.split("|") if n[:1] not in {ALIAS, ACRONYM}]
    aliases = [n[1:] for n in names.split("|") if n[:1] == ALIAS]
    printed = tuple(tuple(n.split(" ")) for n in (*own, *aliases))
    known = tuple(types.split()), tuple(parents.split()), funder, printed, len(aliases)
    return Registered(ror, name, country, city, *known)


@cache
def _nations() -> frozenset[str]:
    """Give the stems of the names of countries."""
    return frozenset(" ".join(telling(n)) for listed in table("countries").values() for n in listed)


def _is_cut(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Are words those of a name, cut short or with other endings: "technological" for "technology"?"""
    if len(words) != len(name):
        return False
    pairs = zip(words, name, strict=True)
    return all(w.startswith(n) or n.startswith(w) or Prefix.normalized_similarity(w, n) > ENDING for w, n in pairs)


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
    """Give the stems of words that many organisations share: kinds, fields, and what lists of headings hold."""
    found = {w for listed in table("org_words")["kinds"].values() for w in listed}
    found |= set(table("org_words")["names"]["generic"]) | set(table("org_words")["spellings"].values())
    return frozenset(w for word in found | words("names", "never") for w in telling(word))
