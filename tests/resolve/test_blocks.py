"""Blocks of names pair the same people as looking at every two of them does."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.resolve import blocks
from kgbuild.resolve.blocks import Blocks, Named
from kgbuild.resolve.naming import Fit, Key, fit

GIVEN = [(), ("a",), ("ana",), ("ana", "b"), ("ana", "bea"), ("li",), ("wei", "li")]
names = st.builds(Key, st.sampled_from(GIVEN), st.sampled_from([("ek",), ("dahl",), ("ek", "dahl"), ("li",), ("ana",)]))
people = st.lists(
    st.builds(
        Named,
        st.sampled_from(["one", "two", "three"]),
        st.lists(names, max_size=2, unique=True).map(tuple),
        st.frozensets(st.sampled_from(["page:x", "page:y"]), max_size=1),
    ),
    max_size=8,
)


def possible(a: Named, b: Named) -> bool:
    return any(fit(x, y) > Fit.CONFLICT for x in a.keys for y in b.keys)


def blocks_of(one: Named) -> tuple[list[object], list[object]]:
    """Give the blocks that somebody is in, and those that they are in with their names turned round."""
    found: list[object] = [*one.identifiers]
    turned: list[object] = []
    for name in one.keys:
        if name.given:
            words = [*name.family, *(word for word in name.given[1:] if len(word) > 1)]
            found += [(word, name.given[0][0]) for word in words]
            if len(name.family) == 1 and name.spelt:
                found.append(("whole", name.given[0], name.family[0]))
                turned.append((name.given[0], name.family[0][0]))
    return found, turned


def pairs_of(people: list[Named], limit: int) -> list[tuple[int, int]]:
    held = [blocks_of(one) for one in people]
    sizes = Counter(block for plain, turned in held for block in (*plain, *turned))
    told = {block for plain, _ in held for block in plain if sizes[block] <= limit}

    def meet(a: int, b: int) -> bool:
        (plain, turned), (others, others_turned) = held[a], held[b]
        return bool(told & (set(plain) & {*others, *others_turned} | set(turned) & set(others)))

    return [
        (a, b)
        for a, b in combinations(range(len(people)), 2)
        if people[a].document != people[b].document and meet(a, b) and possible(people[a], people[b])
    ]


@given(people, st.sampled_from([2, 3, 400]))
def test_all_possible_pairs_are_found_and_their_people_tied(people: list[Named], limit: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_LIMIT", limit)
        wanted, found = pairs_of(people, limit), Blocks(people, possible)
    assert found.pairs(range(len(people))) == wanted
    groups = found.tied()
    assert {(group[a], group[b]) for group in groups for a, b in found.pairs(group)} == set(wanted)
    assert len({member for group in groups for member in group}) == sum(map(len, groups))


def test_a_block_that_is_shut_is_told_of_those_who_would_share_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "_LIMIT", 1)
    two = [Named(document, (Key(("ana",), ("ek",)),), frozenset({"page:x"})) for document in ("one", "two")]
    found = Blocks(two, possible)
    assert not found.tied()
    assert found.ground(0) == "ek a\tpage:x\twhole ana ek"
