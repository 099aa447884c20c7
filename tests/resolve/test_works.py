"""Records to papers, grants, organisations and venues."""

from __future__ import annotations

import pytest

from kgbuild.model import Attendance, Evidence, Grant, Mention, Position, Record, Unit
from kgbuild.resolve import resolve
from kgbuild.resolve.slugs import mint, slug
from kgbuild.resolve.venues import read_venue

from .conftest import Write

SEEN = Evidence(0, 0, "", "test")
OTHER_WORKS = [
    (("On the growth of trees", "A. Kern", {"year": "2012"}), ("On the growth of trees", "B. Olsen", {"year": "2012"})),
    (("Growth of trees, part I", "A. Kern"), ("Growth of trees, part II", "A. Kern")),
    (("On the growth of trees", "A. Kern", {"year": "2012"}), ("On the growth of trees", "A. Kern", {"year": "2021"})),
    (("Margins of trees: are all equal?", "A. Kern"), ("Distribution of margins of trees: are all equal?", "A. Kern")),
    (
        ("On trees", "A. Kern", {"doi": "10.1/a", "type": "journal"}),
        ("On trees", "A. Kern", {"doi": "10.1/b", "type": "journal"}),
    ),
    (
        ("On the growth of trees", "A. Kern", {"venue": "FOREST", "type": "conference"}),
        ("On the growth of trees", "A. Kern", {"venue": "Journal of Shrubs", "type": "journal"}),
    ),
    (
        ("Erratum: on the growth and the decline of trees in the towns of the north", "A. Kern"),
        ("On the growth and the decline of trees in the towns of the north", "A. Kern"),
    ),
    (
        ("Twenty-second supplement to the list of the trees of the north", "A. Kern"),
        ("Twenty-third supplement to the list of the trees of the north", "A. Kern"),
    ),
    (("Reply", "A. Kern", {"year": "2011"}), ("Reply", "A. Kern", {"year": "2012"})),
    (
        ("A saw for old trees", "A. Kern", {"type": "patent", "number": "US 9,931,651"}),
        ("A saw for old trees", "A. Kern", {"type": "patent", "number": "US 10,421,083"}),
    ),
    (("A saw for old trees", "A. Kern", {"type": "patent"}), ("A saw for old trees", "A. Kern", {"type": "journal"})),
]
ONE_WORK = [
    (("On the growth of trees", "A. Kern"), ("On the Growth of Trees.", "Anna Kern; B. Olsen")),
    (
        ("On the growth of trees", "A. Kern", {"year": "2011", "type": "preprint"}),
        ("On the growth of trees", "A. Kern", {"year": "2013", "venue": "Shrubs"}),
    ),
    (
        ("Trees that grow", "A. Kern", {"arxiv": "1203.00001"}),
        ("Growing trees that grow", "A. Kern", {"arxiv": "1203.00001v2"}),
    ),
    (
        ("A saw for old trees", "A. Kern", {"type": "patent", "number": "US 9,931,651 B2"}),
        ("A saw for trees that are old", "A. Kern", {"type": "patent", "number": "9931651"}),
    ),
    (
        ("On the growth of trees", "A. Kern", {"venue": "Phys. Rev. D"}),
        ("On the growth of trees", "A. Kern", {"venue": "Physical Review D"}),
    ),
]


@pytest.mark.parametrize(("a", "b"), OTHER_WORKS)
def test_works_that_look_alike_stay_apart(page: Write, a: tuple[str, str], b: tuple[str, str]) -> None:
    assert len(resolve([page("a.txt", papers=[a]), page("b.txt", papers=[b])]).papers) == 2


@pytest.mark.parametrize(("a", "b"), ONE_WORK)
def test_versions_of_one_work_meet(page: Write, a: tuple[str, str], b: tuple[str, str]) -> None:
    found = resolve([page("a.txt", papers=[a]), page("b.txt", papers=[b])])
    assert len(found.papers) == 1


def job(name: str, start: int, affiliation: str = "") -> Record:
    return Position(
        evidence=SEEN, person=Mention(""), organization=Mention(name, start, start + len(name), affiliation=affiliation)
    )


def test_departments_of_two_universities_are_two(page: Write) -> None:
    records = [
        job("Department of Physics", 10, "Eastfield University"),
        job("Department of Physics", 90, "Westmoor College"),
    ]
    found = resolve([page("a.txt", records=records)])
    parents = {e.parent: e.name for e in found.organizations.values() if e.parent}
    assert parents == {
        "organization/eastfield-university": "Department of Physics",
        "organization/westmoor-college": "Department of Physics",
    }


def test_an_acronym_means_the_name_that_explains_it_and_no_other(page: Write) -> None:
    explained = [job("Centre for Tree Studies (CTS)", 10), job("CTS", 80)]
    other = [job("CTS", 10)]
    found = resolve([page("a.txt", records=explained), page("b.txt", records=other)])
    assert found.organization_of["a.txt", "CTS", 80] == "organization/centre-for-tree-studies-cts"
    assert found.organization_of["b.txt", "CTS", 10] == "organization/cts"


def test_a_stated_unit_has_its_parent(page: Write) -> None:
    lab = Mention("Tree Lab", 5, 13)
    unit = Unit(evidence=SEEN, organization=lab, parent=Mention("Eastfield University", 20, 40))
    found = resolve([page("a.txt", records=[unit])])
    assert (
        found.organizations[found.organization_of["a.txt", "Tree Lab", 5]].parent == "organization/eastfield-university"
    )


def test_editions_belong_to_series_and_workshops_to_editions(page: Write) -> None:
    events = ["FOREST 2020", "FOREST2020", "Workshop on Moss at FOREST 2020", "FOREST 2021"]
    records = [Attendance(evidence=SEEN, person=Mention(""), event=e) for e in events]
    found = resolve([page("a.txt", records=records)])
    edition = found.venue_of["FOREST 2020"]
    assert found.venue_of["FOREST2020"] == edition != found.venue_of["FOREST 2021"]
    assert found.venues[edition].parent == found.venues[found.venue_of["FOREST 2021"]].parent == "venue/forest"
    assert found.venues[found.venue_of["Workshop on Moss at FOREST 2020"]].parent == edition


def test_an_abbreviated_journal_is_the_one_that_it_abbreviates(page: Write) -> None:
    papers = [
        ("On the growth of trees", "A. Kern", {"venue": "Ann. Tree Stud."}),
        ("On moss and fern", "A. Kern", {"venue": "Annals of Tree Studies"}),
    ]
    found = resolve([page("a.txt", papers=papers)])
    assert set(found.venue_of.values()) == {"venue/annals-of-tree-studies"}


@pytest.mark.parametrize(
    ("printed", "series", "year"),
    [
        ("Journal of Trees", "Journal of Trees", ""),
        ("Proceedings of the 12th Conference on Trees", "Conference on Trees", "12th"),
        ("Thirty-seventh Annual Conference on Trees", "Annual Conference on Trees", "37th"),
        ("Loops '15", "Loops", "2015"),
        ("FOREST2020", "FOREST", "2020"),
        ("FOREST 2020: Oslo, Norway", "FOREST", "2020"),
        ("FOREST 2020: AI", "FOREST: AI", "2020"),
        ("FOREST 2020: Trees, Norway", "FOREST: Trees, Norway", "2020"),
    ],
)
def test_venues_are_read(printed: str, series: str, year: str) -> None:
    assert (read_venue(printed).series, read_venue(printed).year) == (series, year)


def test_grants_meet_by_title_funder_and_start(page: Write) -> None:
    def grant(title: str, start: str, funder: str, at: int) -> Record:
        return Grant(evidence=SEEN, title=title, start=start, funder=Mention(funder, at, at + 3))

    one = [grant("Trees of tomorrow", "2019", "Forest Trust", 10)]
    two = [
        grant("Trees of Tomorrow", "2019-05", "Forest Trust", 10),
        grant("Trees of tomorrow", "2024", "Forest Trust", 90),
    ]
    found = resolve([page("a.txt", records=one), page("b.txt", records=two)])
    assert found.grant_of["a.txt", 0] == found.grant_of["b.txt", 0] != found.grant_of["b.txt", 1]


def test_a_title_of_very_many_grants_tells_none_of_them(page: Write) -> None:
    records: list[Record] = [
        Grant(evidence=SEEN, title="Research grant", amount=amount, funder=Mention(f"Trust {number}", at, at + 3))
        for at, number in enumerate(range(300))
        for amount in ("", "5000")
    ]
    again = Grant(evidence=SEEN, title="Research Grant", amount="5000", funder=Mention("Trust 7", 0, 3))
    found = resolve([page("a.txt", records=records), page("b.txt", records=[again])]).grant_of
    assert len(set(found.values())) == len(records)
    assert found["b.txt", 0] == found["a.txt", 15]


def test_slugs_are_readable_and_collisions_keep_their_suffix() -> None:
    assert slug("Søren O’Brien-Łukasz: On “Trees”!") == "soren-obrien-lukasz-on-trees"
    assert len(slug("word " * 40)) <= 60
    assert slug("***") == "unnamed"
    two = mint("person", [("Wei Wang", "b"), ("Wei Wang", "a")])
    three = mint("person", [("Wei Wang", "c"), ("Wei Wang", "b"), ("Wei Wang", "a")])
    assert two["a"] == three["a"] == "person/wei-wang"
    assert two["b"] == three["b"]


def test_names_of_one_registered_organisation_meet_and_carry_its_identifier(page: Write) -> None:
    names = ["Heidelberg University", "Ruprecht-Karls-Universität Heidelberg", "Heidelberg University, Germany"]
    found = resolve([page("a.txt", records=[job(name, 100 * n) for n, name in enumerate(names)])])
    assert [e.identifiers for e in found.organizations.values()] == [{"ror": "https://ror.org/038t36y30"}]


def test_a_stated_ror_is_that_of_the_same_name_elsewhere(page: Write) -> None:
    whole = Mention("Aalund Seaside University", 5, 30, identifier="https://ror.org/04d00aal1")
    units = [Unit(evidence=SEEN, organization=whole)]
    found = resolve(
        [
            page("a.json", "Eve Moe", records=units),
            page("b.txt", "Bo Ek", records=[job("Aalund Seaside University", 9)]),
        ]
    )
    assert [e.identifiers for e in found.organizations.values()] == [{"ror": "https://ror.org/04d00aal1"}]


def test_units_that_name_each_other_as_parents_do_not_go_in_circles(page: Write) -> None:
    lab, centre = Mention("Tree Lab", 5, 13), Mention("Moss Centre", 20, 31)
    units = [Unit(evidence=SEEN, organization=lab, parent=centre), Unit(evidence=SEEN, organization=centre, parent=lab)]
    found = resolve([page("a.txt", records=units)])
    assert sum(bool(e.parent) for e in found.organizations.values()) < 2


def at(name: str, location: str = "") -> Position:
    return Position(evidence=SEEN, person=Mention("Ana Lindqvist"), organization=Mention(name, 5, 9), location=location)


def test_a_town_tells_which_of_many_a_name_or_acronym_means(page: Write) -> None:
    found = resolve([page("a.txt", records=[at("MIT", "Cambridge, MA"), at("Pasteur Institute of Nowhere", "Paris")])])
    assert {o.name: o.identifiers.get("ror", "")[-9:] for o in found.organizations.values()} == {
        "MIT": "042nb2s44",
        "Pasteur Institute of Nowhere": "",
    }
    twice = resolve([page("a.txt", records=[at("MIT", "Cambridge, MA"), at("MIT")])])
    assert len(twice.organizations) == 1
    lone = resolve([page("a.txt", records=[at("MIT")])])
    assert [o.identifiers for o in lone.organizations.values()] == [{}]


def test_a_unit_behind_whose_comma_an_acronym_stands_has_it_for_a_parent(page: Write) -> None:
    found = resolve([page("a.txt", records=[at("Center for Oaks, Elms + Ferns, MIT"), at("Oak Center, Boston, MA")])])
    parents = {o.name: o.parent for o in found.organizations.values()}
    assert parents["Center for Oaks, Elms + Ferns, MIT"] == "organization/mit"
    assert parents["Oak Center, Boston, MA"] == ""


def test_a_funder_carries_its_number_in_the_open_funder_registry(page: Write) -> None:
    grant = Grant(evidence=SEEN, title="Oaks", funder=Mention("Croatian Science Foundation", 1, 2))
    (found,) = resolve([page("a.txt", records=[grant])]).organizations.values()
    assert found.identifiers == {"doi": "10.13039/501100004488", "ror": "https://ror.org/03n51vw80"}


def test_what_may_be_one_is_left_open_not_merged(page: Write) -> None:
    found = resolve(
        [
            page("a.txt", records=[at("Eastfield Oak University"), at("EOU")]),
            page(
                "b.txt",
                papers=[
                    ("On the growth of trees in towns", "A. Kern", {"venue": "FOREST", "type": "conference"}),
                    ("On the growth of trees in towns", "A. Kern", {"venue": "Journal of Shrubs", "type": "journal"}),
                ],
            ),
        ]
    )
    assert [(a.partition("/")[0], score) for a, _, score in found.unsure] == [("organization", 0.6), ("paper", 0.5)]


def test_a_university_is_meant_by_the_word_that_names_it_alone(page: Write) -> None:
    found = resolve([page("a.txt", records=[at("Ottmar University"), at("Ottmar"), at("Ottmar Institute")])])
    assert sorted(o.name for o in found.organizations.values()) == ["Ottmar Institute", "Ottmar University"]
    town = resolve([page("a.txt", records=[at("Washington University"), at("Washington")])])
    assert len(town.organizations) == 2
    two = resolve([page("a.txt", records=[at("Ottmar University"), at("Ottmar College"), at("Ottmar")])])
    assert len(two.organizations) == 3
    other = resolve([page("a.txt", records=[at("Ottmar University")]), page("b.txt", records=[at("Ottmar")])])
    assert len(other.organizations) == 2
