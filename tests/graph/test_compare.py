"""A comparison of graphs speaks of facts and identities, not of triples."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import pytest

import academy
from kgbuild.graph.compare import Difference, compare_graphs, counted
from kgbuild.graph.mapping import quads
from kgbuild.graph.store import open_store, write_store
from kgbuild.model import Extraction, Position
from kgbuild.resolve import resolve


def differences(tmp_path: Path, old: Sequence[Extraction], new: Sequence[Extraction]) -> list[Difference]:
    stores = []
    for name, pages in (("old", old), ("new", new)):
        folder = tmp_path / name
        folder.mkdir()
        write_store(folder, quads(pages, resolve(pages)))
        stores.append(open_store(folder))
    return compare_graphs(*stores)


def later(page: Extraction, start: str) -> Extraction:
    """Let Hugo's professorship begin in another year."""
    return dataclasses.replace(page, records=tuple(
        dataclasses.replace(r, start=start) if isinstance(r, Position) and r.person.name == "Hugo Ferreira" else r
        for r in page.records
    ))  # fmt: skip


def test_nothing_changed(tmp_path: Path) -> None:
    assert differences(tmp_path, academy.extractions(), academy.extractions()[::-1]) == []


def test_a_changed_date_is_one_changed_fact(tmp_path: Path) -> None:
    found = differences(tmp_path, academy.extractions(), [academy.cv(), later(academy.lab(), "2013")])
    assert found == [
        Difference("changed", "position", "Hugo Ferreira – Porto Azul Institute", "startDate: 2012", "startDate: 2013")
    ]


def test_a_document_that_goes_takes_its_facts_along(tmp_path: Path) -> None:
    found = differences(tmp_path, academy.extractions(), [academy.cv()])
    assert counted(found)["added"] == 0
    assert Difference("removed", "person", "Greta Holm", before="name: Greta Holm") in found
    assert ("supervision", "Dalia Okonkwo – Greta Holm") in {(d.kind, d.about) for d in found if d.change == "removed"}


def test_entities_are_called_what_their_keys_call_them(tmp_path: Path) -> None:
    kinds = {d.kind for d in differences(tmp_path, academy.extractions(), [academy.cv()])}
    assert {"person", "organization"} <= kinds
    assert all(kind == kind.lower() and "#" not in kind for kind in kinds)


@pytest.mark.parametrize(("change", "leads"), [("merged", "forwarded"), ("split", "parted")])
def test_identities_are_one_line(tmp_path: Path, change: str, leads: str) -> None:
    pages = academy.extractions()
    stores = []
    for name, extra in (("old", {}), ("new", {leads: {"person/hugo": "person/emil-farkas"}})):
        folder = tmp_path / name
        folder.mkdir()
        write_store(folder, quads(pages, dataclasses.replace(resolve(pages), **extra)))
        stores.append(open_store(folder))
    (found,) = compare_graphs(*stores)
    assert (found.change, found.kind) == (change, "person")
    assert "person/hugo" in found.before + found.after
