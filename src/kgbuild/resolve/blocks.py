"""Which people of several documents can be one at all: those who share an identifier, or names that fit.

Blocks hold names, not people: few names are borne by many, and people make many more pairs than their names do. Pairs
of people are listed only inside a group that something new ties together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, combinations_with_replacement, product

from kgbuild.resolve.clusters import Clusters
from kgbuild.resolve.naming import Key

#: How many may share a block that tells anything of them.
_LIMIT = 400
_Names = tuple[Key, ...]
_Block = tuple[str, ...]
#: Numbers of the names in a block, and of those that are in it if given and family name are turned round.
_Held = tuple[list[int], list[int]]


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a document names, by what is looked at first.

    Attributes:
        document: its id.
        keys: the names that the document prints, fullest first.
        identifiers: ORCIDs, homepages, e-mail addresses with their scheme.
        ground: tells all that is known of them, in few letters.
    """

    document: str
    keys: tuple[Key, ...]
    identifiers: frozenset[str]
    ground: str = ""


class Blocks:
    """The blocks of people who share an identifier, or a family name with an initial, in either order.

    Args:
        people: whom the documents name.
        possible: tells whether anything can make two of them one, by their names.
    """

    def __init__(self, people: Sequence[Named], possible: Callable[[Named, Named], bool]) -> None:
        self._people, self._possible = people, possible
        numbers: dict[_Names, int] = {}
        self._number = [numbers.setdefault(one.keys, len(numbers)) for one in people]
        self._bearers: list[list[int]] = [[] for _ in numbers]
        for index, number in enumerate(self._number):
            self._bearers[number].append(index)
        self._fitting: dict[tuple[int, int], bool] = {}
        self._shut: dict[int, list[str]] = defaultdict(list)
        self._by_name = dict(self._open(_by_name(numbers.items())))
        held = _by_identifier(people)
        self._by_identifier = {one: holders for one, holders in held.items() if len(holders) <= _LIMIT}

    def _open(self, blocks: Mapping[_Block, _Held]) -> Iterator[tuple[_Block, _Held]]:
        """Give the blocks but for those that so many share that they tell nothing."""
        for block, (names, turned) in blocks.items():
            if sum(len(self._bearers[number]) for number in (*names, *turned)) <= _LIMIT:
                yield block, (names, turned)
            else:
                for number in {*names, *turned}:
                    self._shut[number].append(" ".join(block))

    def tied(self) -> list[list[int]]:
        """Give the groups, of two or more, that hold all whom chains of possible pairs tie together."""
        count = len(self._bearers)
        ties = Clusters(count + len(self._people))
        blocked: set[int] = set()
        for held in self._by_name.values():
            for a, b in _pairs(*held):
                if self._fit(a, b):
                    blocked |= {a, b}
                    ties.join(a, b)
        node = [number if number in blocked else count + index for index, number in enumerate(self._number)]
        for holders in self._by_identifier.values():
            for a, b in combinations(holders, 2):
                if self._fit(self._number[a], self._number[b]):
                    ties.join(node[a], node[b])
        groups: dict[int, list[int]] = {}
        for index, at in enumerate(node):
            groups.setdefault(ties.find(at), []).append(index)
        return [group for group in groups.values() if len(group) > 1]

    def ground(self, member: int) -> str:
        """Tell what `pairs` depends on beside those whom it pairs: which of the blocks of one hold too many."""
        crowded = (one for one in self._people[member].identifiers if one not in self._by_identifier)
        return "\t".join(sorted([*self._shut.get(self._number[member], ()), *crowded]))

    def pairs(self, members: Sequence[int]) -> list[tuple[int, int]]:
        """Give the possible pairs of people of two documents among some, by their places in `members`, in order."""
        people = [self._people[member] for member in members]
        bearers: dict[int, list[int]] = defaultdict(list)
        for place, member in enumerate(members):
            bearers[self._number[member]].append(place)
        named = _by_name((people[places[0]].keys, number) for number, places in bearers.items())
        found: set[tuple[int, int]] = set()
        for a, b in {pair for block, held in named.items() if block in self._by_name for pair in _pairs(*held)}:
            if self._fit(a, b):
                found.update(combinations(bearers[a], 2) if a == b else product(bearers[a], bearers[b]))
        for identifier, holders in _by_identifier(people).items():
            if identifier in self._by_identifier:
                couples = combinations(holders, 2)
                found.update((a, b) for a, b in couples if self._possible(people[a], people[b]))
        ordered = ((a, b) if a < b else (b, a) for a, b in found if people[a].document != people[b].document)
        return sorted(set(ordered))

    def _fit(self, a: int, b: int) -> bool:
        """Can anything make bearers of two names, by their numbers, one?"""
        names = (a, b) if a < b else (b, a)
        if names not in self._fitting:
            first, second = (self._people[self._bearers[number][0]] for number in names)
            self._fitting[names] = self._possible(first, second)
        return self._fitting[names]


def _by_name(numbers: Iterable[tuple[_Names, int]]) -> dict[_Block, _Held]:
    """Put names, with their numbers, into blocks; two names that are both turned round are in none."""
    blocks: dict[_Block, list[int]] = defaultdict(list)
    turned: dict[_Block, list[int]] = defaultdict(list)
    for names, number in numbers:
        for name in names:
            if name.given:
                first = name.given[0]
                for word in (*name.family, *(other for other in name.given[1:] if len(other) > 1)):
                    blocks[word, first[0]].append(number)
                if len(name.family) == 1 and name.spelt:
                    blocks["whole", first, name.family[0]].append(number)  # where the family is a crowd
                    turned[first, name.family[0][0]].append(number)
    return {block: (held, turned.get(block, [])) for block, held in blocks.items()}


def _by_identifier(people: Iterable[Named]) -> dict[str, list[int]]:
    """Give identifier → places of those who bear it."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(people):
        for identifier in one.identifiers:
            holders[identifier].append(place)
    return holders


def _pairs(names: Iterable[int], turned: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Give the pairs of names in a block, those of a name with itself among them, which several may bear."""
    within = sorted(set(names))
    yield from combinations_with_replacement(within, 2)
    yield from ((a, b) if a < b else (b, a) for a, b in product(within, turned))
