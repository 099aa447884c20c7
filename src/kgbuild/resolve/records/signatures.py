"""Author signatures of bare records, and the evidence that two of them are one person's."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kgbuild.lexicon import words
from kgbuild.names import fold
from kgbuild.resolve.local import short
from kgbuild.resolve.naming import Fit, Key, fit, key, rarity

WORD = re.compile(r"[^\W\d_]{3,}")
MAIL = re.compile(r"[\w.+-]+@[\w.-]+\w")
STEM = 6

#: Log odds that each kind of agreement adds; set by hand near the optimum of two sets of homonyms.
COAUTHOR, MORE_COAUTHORS, TITLE, VENUE, PLACE, OTHER_PLACE, SAME_MAIL = 9.0, 1.0, 17.0, 1.5, 4.5, -0.5, 10.0
SAME_NAME, PARTIAL_NAME, RARE_NAME, MIDDLE_NAME = 1.8, 2.8, 1.1, 1.3
DECADE, FREE_YEARS, MOST_COAUTHORS = -0.35, 8, 3.0
#: From this share of co-authors who sign on, a set is a community.
COMMUNITY = 0.5
#: Against any two signatures of one name being one person's, and the least that a pair without agreement says.
PRIOR, FLOOR = -2.7, -0.44
#: Of a block of so many signatures every pair is weighed; of a larger one those that share a word or name which is in
#: no greater part of the set.
SMALL_BLOCK, RARE = 300, 0.01
#: Of those, of one signature, so many that share what is rarest.
NEAREST = 300


@dataclass(frozen=True, slots=True)
class Signature:
    """One author of one record.

    Attributes:
        id: of the record.
        name: its comparison key.
        company: short name → key of each co-author.
        title: stems of the title's words.
        venue: stems of the venue's words.
        place: words of the affiliation.
        mail: e-mail address in the affiliation.
        year: 0 where unknown.
        paper: what the signatures of one paper share, empty if it cannot be told.
        twice: whether the paper has a second author of this very name.
    """

    id: str
    name: Key
    company: Mapping[Key, Key]
    title: frozenset[str]
    venue: frozenset[str]
    place: frozenset[str]
    mail: str = ""
    year: int = 0
    paper: str = ""
    twice: bool = False


def read_signature(row: Mapping[str, Any]) -> Signature:
    """Read a record of `id` and `name`, with `coauthors`, `title`, `venue`, `year`, `affiliation`, `paper` if known."""
    name = key(str(row.get("name") or ""))
    others = [key(str(n)) for n in row.get("coauthors") or ()]
    company = {short(k): k for k in others if short(k) != short(name)}
    affiliation = str(row.get("affiliation") or "")
    mail = MAIL.search(affiliation) if affiliation else None
    year = str(row.get("year") or "")[:4]
    title, venue = str(row.get("title") or ""), str(row.get("venue") or "")
    return Signature(
        id=str(row["id"]),
        name=name,
        company=company,
        title=_stems(title),
        venue=_stems(venue),
        place=_places(MAIL.sub(" ", affiliation)) if affiliation else frozenset(),
        mail=mail[0].casefold() if mail else "",
        year=int(year) if year.isdigit() else 0,
        paper=paper_of(row) if company or row.get("paper") else "",
        twice=bool(row.get("paper")) or name in others,
    )


def paper_of(row: Mapping[str, Any]) -> str:
    """Give what the signatures of one paper share: its id, else what is printed of it; empty if that is nothing."""
    title = str(row.get("title") or "")
    printed = f"{fold(title)}|{fold(str(row.get('venue') or ''))}|{str(row.get('year') or '')[:4]}" if title else ""
    return str(row.get("paper") or "") or printed


@lru_cache(maxsize=1 << 12)
def _stems(text: str) -> frozenset[str]:
    """Give the telling words of a title; the signatures of one paper, which mostly stand together, share them."""
    return frozenset(w[:STEM] for w in WORD.findall(fold(text)) if w not in words("venue_words", "fillers"))


@lru_cache(maxsize=1 << 12)
def _places(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(fold(text)))


@dataclass(slots=True)
class Survey:
    """What the signatures of a set say all together.

    Attributes:
        size: how many they are.
        topics: in how many of them each stem of a title or venue stands.
        places: likewise each word of an affiliation.
        signed: the short names of those who sign.
        company: in how many signatures each short name stands as a co-author's.
    """

    size: int = 0
    topics: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    signed: set[Key] = field(default_factory=set)
    company: Counter[Key] = field(default_factory=Counter)

    def add(self, signatures: Sequence[Signature]) -> None:
        """Take more signatures into account."""
        self.size += len(signatures)
        self.topics.update(w for s in signatures for w in (s.title | s.venue if s.venue else s.title))
        self.places.update(w for s in signatures for w in s.place)
        self.signed.update(short(s.name) for s in signatures)
        self.company.update(k for s in signatures for k in s.company)

    def merge(self, other: Survey) -> None:
        """Take the signatures of another survey into account."""
        self.size += other.size
        self.topics.update(other.topics)
        self.places.update(other.places)
        self.signed |= other.signed
        self.company.update(other.company)

    def is_community(self) -> bool:
        """Do the co-authors of the set mostly sign in it as well? Where none are told nobody can say so."""
        signing = sum(count for name, count in self.company.items() if name in self.signed)
        return bool(self.company) and signing >= COMMUNITY * self.company.total()


class Evidence:
    """How telling words are over a whole set, and what pairs of its signatures say.

    Args:
        survey: of the whole set.
    """

    def __init__(self, survey: Survey) -> None:
        self._most = max(SMALL_BLOCK, survey.size * RARE)
        self._topics, self._places = survey.topics, survey.places
        whole = math.log(survey.size + 1)
        self._topic_squares = {w: (whole - math.log(n)) ** 2 for w, n in survey.topics.items()}
        self._place_squares = {w: (whole - math.log(n)) ** 2 for w, n in survey.places.items()}
        self._lengths: dict[tuple[int, frozenset[str]], float] = {}

    def neighbours(self, block: Sequence[Signature], few: int = SMALL_BLOCK) -> Callable[[int], list[int]]:
        """Give what tells, of each signature of a block, which others of it have something telling in common.

        In a block of no more than `few` these are all others.
        """
        if len(block) <= few:
            everyone = range(len(block))
            return lambda at: [i for i in everyone if i != at]
        holders: dict[object, list[int]] = defaultdict(list)
        for at, one in enumerate(block):
            for mark in self._marks(one):
                holders[mark].append(at)

        def near(at: int) -> list[int]:
            found: set[int] = set()
            for held in sorted((holders[mark] for mark in self._marks(block[at])), key=lambda h: (len(h), h)):
                if len(found) + len(held) > NEAREST and found - {at}:
                    break
                found.update(held)
            return sorted(found - {at})

        return near

    def pairs(self, block: Sequence[Signature]) -> Iterator[tuple[int, int]]:
        """Give the pairs of a block, lesser first, of which either has something telling in common with the other."""
        near = self.neighbours(block)
        if len(block) <= SMALL_BLOCK:
            yield from ((a, b) for b in range(len(block)) for a in range(b))
            return
        lesser: list[set[int]] = [set() for _ in block]
        for one in range(len(block)):
            for other in near(one):
                lesser[max(one, other)].add(min(one, other))
        yield from ((a, b) for b, found in enumerate(lesser) for a in sorted(found))

    def _marks(self, one: Signature) -> Iterator[object]:
        """Give what few signatures share with this one."""
        yield from one.company
        yield from (w for w in one.title if self._topics[w] <= self._most)
        yield from (("at", w) for w in one.place if self._places[w] <= self._most)
        if one.mail:
            yield one.mail

    def _likeness(self, squares: Mapping[str, float], a: frozenset[str], b: frozenset[str]) -> float:
        """Give the cosine of two bags of words."""
        common = a & b
        if not common:
            return 0.0
        sizes = self._length(squares, a) * self._length(squares, b)
        return math.fsum(map(squares.__getitem__, common)) / (math.sqrt(sizes) + 1e-9)

    def _length(self, squares: Mapping[str, float], bag: frozenset[str]) -> float:
        kept = self._lengths.get((id(squares), bag))
        if kept is None:
            # fsum: the order of a set must not show in the last digit
            kept = self._lengths[id(squares), bag] = math.fsum(map(squares.__getitem__, bag))
        return kept

    def of_context(self, a: Signature, b: Signature) -> float:
        """Give the log odds that company, topic, place and time add for a pair."""
        common = a.company.keys() & b.company.keys()
        company = math.fsum(_weigh_company(a.company[k], b.company[k]) for k in common) if common else 0.0
        odds = COAUTHOR * min(company, 1.0) + MORE_COAUTHORS * min(max(company - 1.0, 0.0), MOST_COAUTHORS)
        odds += TITLE * self._likeness(self._topic_squares, a.title, b.title)
        if a.venue and b.venue:
            odds += VENUE * self._likeness(self._topic_squares, a.venue, b.venue)
        if a.place and b.place:
            near = self._likeness(self._place_squares, a.place, b.place)
            odds += PLACE * near + (OTHER_PLACE if near < 0.05 else 0.0)
        if a.mail and a.mail == b.mail:
            odds += SAME_MAIL
        if a.year and b.year:
            odds += DECADE * max(0, abs(a.year - b.year) - FREE_YEARS) / 10
        return odds

    def of_names(self, a: Key, b: Key) -> float:
        """Give the log odds that two names that fit add for a pair, the prior included."""
        kind = fit(a, b)
        odds = PRIOR + (SAME_NAME if kind == Fit.SAME else PARTIAL_NAME if kind == Fit.PARTIAL else 0.0)
        if kind >= Fit.PARTIAL:
            odds += RARE_NAME * rarity(a)
        if len(a.given) > 1 and len(b.given) > 1 and kind > Fit.LOOSE:
            odds += MIDDLE_NAME
        return odds


def _weigh_company(a: Key, b: Key) -> float:
    """Weigh one co-author whom two signatures share by short name."""
    kind = fit(a, b)
    if kind == Fit.CONFLICT:
        return 0.0
    return (1.0 if kind >= Fit.PARTIAL else 0.5) * min(1.0, 0.25 + 1.5 * rarity(a))
