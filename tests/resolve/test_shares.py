"""Signatures shared among processes."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kgbuild.errors import InputError
from kgbuild.lexicon import table
from kgbuild.resolve.records.people import Share, resolve_people
from kgbuild.resolve.records.shares import resolve_side_by_side
from kgbuild.resolve.records.signatures import Survey


def papers(number: int) -> list[dict[str, Any]]:
    """Give the signatures of made-up papers by few families, so that names meet often."""
    rng = random.Random(5)
    families, given = table("family_names")["family"].split()[:12], table("given_names")["given"].split()[:9]
    names = [f"{g} {f}".title() for f in families for g in given]
    rows = []
    for paper in range(number):
        authors = rng.sample(names, rng.randint(1, 4))
        authors = [f"{a[0]}. {a.split()[1]}" if rng.random() < 0.4 else a for a in authors]
        for place, name in enumerate(authors):
            others = authors[:place] + authors[place + 1 :]
            title = " ".join(rng.sample(families, 4))
            rows.append({"id": f"{paper}.{place}", "name": name, "coauthors": others, "title": title, "paper": paper})
    return rows


class Ended(Share):
    """A share whose process ends as for want of memory."""

    def read(self, rows: Iterable[Mapping[str, Any]]) -> None:
        os._exit(9 if rows else 0)


class Late(Share):
    """A share whose process ends when all is read."""

    def resolve(self, survey: Survey) -> Iterator[dict[str, str]]:
        os._exit(9 if survey.size else 0)


def test_a_survey_of_shares_is_the_survey_of_the_whole() -> None:
    rows = papers(40)
    whole, parts = Share(), [Share(), Share()]
    whole.read(rows)
    merged = Survey()
    for at, part in enumerate(parts):
        part.read(rows[at::2])
        merged.merge(part.survey())
    assert merged == whole.survey()
    assert merged.size == len(rows)


LOST = st.sets(st.sampled_from(["coauthors", "title", "venue", "year", "affiliation"]))


@given(LOST, st.randoms(use_true_random=False), st.integers(2, 40))
@settings(max_examples=40, deadline=None)
def test_whatever_is_lost_no_order_changes_anything_and_no_paper_has_a_person_twice(
    lost: set[str], rng: random.Random, number: int
) -> None:
    rows = [{k: v for k, v in row.items() if k not in lost} for row in papers(number)]
    found = resolve_people(rows)
    assert len({(row["paper"], found[row["id"]]) for row in rows}) == len(rows)
    rng.shuffle(rows)
    assert resolve_people(rows) == found


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [2, 3])
def test_however_many_processes_give_what_one_gives(jobs: int) -> None:
    rows = papers(150)
    told: list[tuple[int, int]] = []
    found = resolve_side_by_side(rows[::-1], Share, jobs, lambda done, total: told.append((done, total)))
    assert found == resolve_people(rows)
    assert told[-1] == (len(rows), len(rows))


@pytest.mark.slow
@pytest.mark.parametrize("work", [Ended, Late])
def test_a_process_that_ends_untimely_is_told_of(work: type[Share]) -> None:
    with pytest.raises(InputError, match="try again with one job"):
        resolve_side_by_side(papers(30) * 300, work, 2)


@pytest.mark.slow
def test_a_record_that_cannot_be_read_ends_the_processes() -> None:
    def broken() -> Iterator[dict[str, Any]]:
        yield from papers(10)
        raise OSError("no such drive")

    with pytest.raises(OSError, match="no such drive"):
        resolve_side_by_side(broken(), Share, 2)
