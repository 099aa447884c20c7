"""From records to quads: plain edges beside involvements, claims apart, nothing twice, nothing private."""

from __future__ import annotations

import random
from dataclasses import fields, replace
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

import academy
from kgbuild.config import PrivacySettings, Settings
from kgbuild.graph.mapping import MAPPERS, quads
from kgbuild.graph.mapping.fusion import Told, fuse
from kgbuild.graph.store import open_store, write_store
from kgbuild.graph.vocabulary import KG, OA, SCHEMA
from kgbuild.model import (
    RECORDS,
    Author,
    Evidence,
    Extraction,
    Interest,
    Link,
    Mention,
    Paper,
    Recipient,
    Record,
    StatedCount,
)
from kgbuild.resolve import resolve

BASE = "https://kgbuild.example/"


def mapped(extractions: list[Extraction], settings: Settings | None = None) -> set[Quad]:
    return set(quads(extractions, resolve(extractions), settings=settings))


def node(key: str) -> NamedNode:
    return NamedNode(f"{BASE}{key}/#this")


def test_every_kind_of_record_has_a_mapper() -> None:
    assert set(MAPPERS) == set(RECORDS) - {StatedCount}


def test_no_blank_nodes() -> None:
    for quad in mapped(academy.extractions()):
        assert not {type(part) for part in (quad.subject, quad.object, quad.graph_name)} & {BlankNode}


def test_order_of_documents_does_not_matter() -> None:
    extractions = academy.extractions()
    expected = mapped(extractions)
    random.Random(7).shuffle(extractions)
    assert mapped(extractions[::-1]) == expected


def test_settings_choose_the_base() -> None:
    settings = Settings(graph=replace(Settings().graph, base="https://lab.example.net/kg/"))
    assert all(quad.graph_name.value.startswith("https://lab.example.net/kg/graph/") for quad in  # type: ignore[union-attr]
               mapped(academy.extractions(), settings))  # fmt: skip


def test_mail_addresses_stay_inside() -> None:
    assert not [
        quad for quad in mapped(academy.extractions()) if "ada@example.org" in str(quad) and "exact" not in str(quad)
    ]


def test_mail_addresses_leave_if_the_settings_say_so() -> None:
    found = mapped(academy.extractions(), Settings(privacy=PrivacySettings(emails=True)))
    assert {str(q.object) for q in found if q.predicate == SCHEMA.email} == {'"ada@example.org"'}


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        ("paper/currents-on-trees", SCHEMA.author, "person/dalia-okonkwo"),
        ("person/ada-lindqvist", SCHEMA.worksFor, "organization/northfjord-university"),
        ("person/emil-farkas", SCHEMA.affiliation, "organization/tide-lab"),
        ("person/ada-lindqvist", SCHEMA.alumniOf, "organization/alpenrand-institute"),
        ("person/ada-lindqvist", KG.doctoralAdvisor, "person/bruno-castellani"),
        ("person/ada-lindqvist", KG.advisee, "person/ida-brandt"),
        ("grant/tides-of-graphs", SCHEMA.funder, "organization/northern-science-fund"),
        ("grant/tides-of-graphs", KG.recipient, "person/hugo-ferreira"),
        ("venue/graphconf-2019", SCHEMA.attendee, "person/emil-farkas"),
        ("paper/harbours-of-small-degree", KG.venue, "venue/graphconf-2018"),
        ("organization/tide-lab", SCHEMA.parentOrganization, "organization/northfjord-university"),
    ],
)
def test_plain_edges(academy_store: Store, subject: str, predicate: NamedNode, value: str) -> None:
    assert Quad(node(subject), predicate, node(value)) in academy_store


def test_a_master_student_has_no_doctoral_advisor(academy_store: Store) -> None:
    assert not list(academy_store.quads_for_pattern(node("person/ida-brandt"), KG.doctoralAdvisor, None, None))


def test_two_sources_of_one_paper_are_the_same_triple_in_two_graphs(academy_store: Store) -> None:
    paper, author = node("paper/currents-on-trees"), node("person/ada-lindqvist")
    found = academy_store.quads_for_pattern(paper, SCHEMA.author, author, None)
    assert len([quad for quad in found if "/graph/claim/" in str(quad.graph_name)]) == 2


def test_two_sources_of_one_position_share_its_node(academy_store: Store) -> None:
    told = academy_store.quads_for_pattern(None, KG.agent, node("person/ada-lindqvist"), None)
    positions = {quad.subject for quad in told if "#position-" in str(quad.subject)}
    assert len(positions) == 1


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        (("Professor", "2010"), ("Lecturer", "2010"), False),
        (("Professor", "2010"), ("Professor", "2012"), False),
        (("Professor", ""), ("", "2012"), False),
        (("Professor", "2010-09"), ("Professor", "2010"), True),
        (("Professor", "2010"), ("", "2010"), True),
        (("", ""), ("Professor", "2010"), True),
        (("Ph.D.", ""), ("PhD", "2010"), True),
    ],
)
def test_fusing_across_documents(one: tuple[str, ...], other: tuple[str, ...], *, fits: bool) -> None:
    kind = ("position", "person", "organization")
    first, second = Told(NamedNode("x:1"), kind, one), Told(NamedNode("x:2"), kind, other)
    assert bool(fuse([("a", first), ("b", second)])) == fits
    assert not fuse([("a", first), ("a", second)]), "one document lists two things apart"


def test_a_fuller_author_list_places_the_authors_of_a_shorter_one() -> None:
    whole, cut = academy.Sheet("a.txt", ""), academy.Sheet("b.txt", "")
    whole.list_paper("Long Rivers", "Ada Lindqvist, Emil Farkas, Greta Holm", year="2020")
    evidence = cut.say("Greta Holm et al.: Long Rivers")
    author = Author(cut.who(evidence, "Greta Holm"), 1)
    cut.records.append(Paper(evidence=evidence, title="Long Rivers", authors=(author,), etal=True, year="2020"))
    found = mapped([whole.extraction(), cut.extraction()])
    places = {str(q.subject).rpartition("#")[2][:-1]: q.object.value for q in found if q.predicate == SCHEMA.position}
    assert places == {"author-1-ada-lindqvist": "1", "author-2-emil-farkas": "2", "author-3-greta-holm": "3"}


def test_an_earlier_version_hangs_off_the_work() -> None:
    page = academy.Sheet("a.txt", "")
    page.list_paper(
        "Long Rivers of the North",
        "Ada Lindqvist, Emil Farkas",
        year="2020",
        type="journal",
        venue="Journal of Wet Graphs",
    )
    page.list_paper(
        "Long Rivers of the North", "Ada Lindqvist, Emil Farkas", year="2019", type="preprint", arxiv="1901.00001"
    )
    found = mapped([page.extraction()])
    work = node("paper/long-rivers-of-the-north")
    assert {q.object.value for q in found if q.subject == work and q.predicate == SCHEMA.datePublished} == {"2020"}
    versions = {q.object for q in found if q.subject == work and q.predicate == SCHEMA.workExample}
    assert {q.object.value for q in found if q.subject in versions and q.predicate == SCHEMA.datePublished} == {"2019"}


def test_an_implied_author_has_no_place_and_no_printed_name() -> None:
    page = academy.Sheet("a.txt", "Ada Lindqvist")
    evidence = page.say("Emil Farkas et al.: Long Rivers")
    authors = (Author(page.who(evidence, "Emil Farkas"), 1), Author(Mention("Ada Lindqvist"), 0))
    page.records.append(Paper(evidence=evidence, title="Long Rivers", authors=authors, etal=True))
    entry = NamedNode(f"{BASE}paper/long-rivers/#author-ada-lindqvist")
    told = {q.predicate for q in mapped([page.extraction()]) if q.subject == entry}
    assert KG.agent in told
    assert not told & {SCHEMA.position, KG.creditedAs}


ODD = '"<>{}|^`\\ \n\t\u2028\x00é中 http://x.example/<a> 2012-99'


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.kind)
def test_odd_characters_break_nothing(kind: type[Record], tmp_path: Path) -> None:
    page = academy.Sheet(f"{ODD}.txt", ODD)
    evidence = page.say("x")
    odd: dict[str, object] = {"str": ODD, "Mention": Mention(ODD, url=ODD, identifier=ODD, affiliation=ODD)}
    odd |= {"tuple[Mention, ...]": (odd["Mention"],), "tuple[str, ...]": (ODD,), "Mapping[str, str]": {ODD: ODD}}
    odd |= {"tuple[Link, ...]": (Link(ODD, ODD),), "tuple[Author, ...]": (Author(Mention(ODD), 1),), "int": 3}
    odd["tuple[Recipient, ...]"] = (Recipient(Mention(ODD), ODD),)
    values = {f.name: odd[str(f.type)] for f in fields(kind) if str(f.type) in odd}
    page.records.append(kind(evidence=evidence, **values))  # type: ignore[arg-type]
    extraction = page.extraction()
    count = write_store(tmp_path, quads([extraction], resolve([extraction])))
    assert count == len({q for q in open_store(tmp_path) if q.graph_name != DefaultGraph()})


def test_what_was_read_from_the_head_of_a_file_has_an_empty_quote() -> None:
    page = academy.Sheet("a.txt", "Ada Lindqvist")
    page.say("x")
    nowhere = Evidence(0, 0, "", "hand", 0.7)
    page.records.append(Interest(evidence=nowhere, person=Mention("Ada Lindqvist"), topic="tides"))
    assert [q.object.value for q in mapped([page.extraction()]) if q.predicate == OA.exact] == [""]
