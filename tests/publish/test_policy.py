"""What `[privacy]` keeps inside leaves by no way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kgbuild.api import Graph
from kgbuild.config import PrivacySettings
from kgbuild.errors import ConfigError
from kgbuild.graph.serialize import TYPE
from kgbuild.graph.store import open_store, write_store
from kgbuild.graph.vocabulary import SCHEMA
from kgbuild.publish.contact import mask
from kgbuild.publish.policy import privacy_of, public_store

BASE = "https://kgbuild.example/"


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 978-3-16-148410-0", "Journal 12(3): 123-145, 2015", "doi:10.1234/567-890-1234", "0000-0002-1825-0097",
        "2003-09 to 2007-05", "Talk via Zoom, 2020", "Grant 01EE1234", "St. Petersburg 2011", "arXiv:1806.00001v2",
        "meet at GraphConf 2019. Then", "Harbours of Small Degree, 10 pages", "Route to chaos, 2011",
    ],
)  # fmt: skip
def test_what_is_no_contact_data_stays(text: str) -> None:
    assert mask(text, PrivacySettings()) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("write to ada.l@math.example.org.", "write to [e-mail]."),
        ("ada [at] example [dot] org", "[e-mail]"),
        ("tel. +47 55 12 34 56", "tel. [telephone]"),
        ("phone: (617) 555-0123", "phone: [telephone]"),
        ("+33 (0)1 23 45 67 89", "[telephone]"),
        ("617-555-0123", "[telephone]"),
        ("12 Harbour Street, Bergen", "[address], Bergen"),
        ("Hafenstraße 12, Hamburg", "[address], Hamburg"),
        ("12, rue du Port, Lyon", "[address], Lyon"),
        ("Via Giuseppe Verdi 12", "[address]"),
        ("P.O. Box 77", "[address]"),
    ],
)
def test_contact_data_is_masked(text: str, expected: str) -> None:
    assert mask(text, PrivacySettings()) == expected
    assert mask(text, PrivacySettings(emails=True, phones=True, addresses=True)) == text


def dump(folder: Path, **settings: object) -> str:
    graph = Graph.open(folder, PrivacySettings(**settings))  # type: ignore[arg-type]
    return "".join(graph.export(form).decode() for form in ("nquads", "turtle", "jsonld"))


def test_addresses_in_quotes_stay_inside_unless_asked_for(academy_dir: Path) -> None:
    assert "ada@example.org" not in dump(academy_dir)
    assert "[e-mail]" in dump(academy_dir)
    assert "ada@example.org" in dump(academy_dir, emails=True)


def test_quotes_stay_inside_where_none_may_leave(academy_dir: Path) -> None:
    assert "since 2017" in dump(academy_dir)
    assert "since 2017" not in dump(academy_dir, quotes="none")


@pytest.mark.parametrize("asked", ["person/dalia-okonkwo", f"{BASE}person/dalia-okonkwo/#this", "Dalia Okonkwo"])
def test_hidden_people_leave_no_trace(academy_dir: Path, asked: str) -> None:
    text = dump(academy_dir, hidden_people=(asked,))
    assert "okonkwo" not in text.casefold()
    assert "Currents on Trees" in text
    assert "Emil Farkas" in text


def test_a_person_is_hidden_by_orcid(academy_dir: Path) -> None:
    assert "person/ada-lindqvist" not in dump(academy_dir, hidden_people=("https://orcid.org/0000-0002-1825-0097",))


@pytest.mark.parametrize(
    ("kind", "gone", "stays"),
    [
        ("metric", "Metric", "Python"),
        ("supervision", "Supervision", "Currents on Trees"),
        ("paper", "Undertow of Finite Trees", "kg:Metric"),
        ("award", "Golden Compass", "Ada Lindqvist"),
    ],
)
def test_hidden_kinds_leave_no_trace(academy_dir: Path, kind: str, gone: str, stays: str) -> None:
    text = dump(academy_dir, hidden_kinds=(kind,))
    assert gone not in text
    assert stays in text


def test_a_store_that_hides_nothing_is_not_copied(academy_store: Store) -> None:
    open_to_all = PrivacySettings(emails=True, phones=True, addresses=True)
    assert public_store(academy_store, open_to_all) is academy_store
    assert public_store(academy_store, PrivacySettings()) is not academy_store


def test_a_name_that_two_bear_is_refused(tmp_path: Path) -> None:
    graph = NamedNode("https://e.org/graph/provenance")
    twins: list[Quad] = []
    for key in "ab":
        twin = NamedNode(f"https://e.org/{key}/#this")
        twins.extend([Quad(twin, TYPE, SCHEMA.Person, graph), Quad(twin, SCHEMA.name, Literal("Kim Doe"), graph)])
    write_store(tmp_path, twins)
    with pytest.raises(ConfigError, match="2 people bear the name 'Kim Doe'"):
        public_store(open_store(tmp_path), PrivacySettings(hidden_people=("Kim Doe",)))


def test_a_graph_remembers_what_it_was_built_with(tmp_path: Path) -> None:
    (tmp_path / "kgbuild.json").write_text('{"privacy": {"hidden_kinds": ["metric"]}}', encoding="utf-8")
    assert privacy_of(tmp_path).hidden_kinds == ("metric",)
