"""Mentions to persons."""

from __future__ import annotations

import random

import pytest

from kgbuild.entities import Resolution
from kgbuild.model import Award, Evidence, Extraction, Mention, Profile, Supervision
from kgbuild.resolve import resolve
from kgbuild.resolve.people import best_name

from .conftest import Write

SEEN = Evidence(0, 0, "", "test")


def named(resolution: Resolution, name: str) -> set[str]:
    """Give the keys of the people who bear a printed name."""
    return {k for (_, n, _), k in resolution.person_of.items() if n == name}


def test_two_authors_of_one_paper_stay_two_people(page: Write) -> None:
    found = resolve([page("a.txt", papers=[("On the growth of trees", "Y. Wang; Yan Wang; Y. Wang")])])
    assert len(found.people) == 3


def test_a_letter_is_nobody(page: Write) -> None:
    found = resolve([page("a.txt", papers=[("On the growth of trees", "J; K.; Wu Li")])])
    assert [person.name for person in found.people.values()] == ["Wu Li"]


def test_ambiguous_initials_stay_apart_and_are_listed_as_unsure(page: Write) -> None:
    papers = [
        ("On trees and shrubs", "Paul Ortlieb; A. Kern"),
        ("On mosses and ferns", "Petra Ortlieb"),
        ("On lichens", "P. Ortlieb"),
    ]
    found = resolve([page("a.txt", papers=papers)])
    assert len(named(found, "P. Ortlieb") | named(found, "Paul Ortlieb") | named(found, "Petra Ortlieb")) == 3
    assert {frozenset(p[:2]) for p in found.unsure} == {
        frozenset({"person/p-ortlieb", "person/paul-ortlieb"}), frozenset({"person/p-ortlieb", "person/petra-ortlieb"}),
    }  # fmt: skip


def test_initials_that_fit_nobody_are_a_person_of_their_own(page: Write) -> None:
    student = Supervision(evidence=SEEN, advisor=Mention("Ana Lindqvist"), student=Mention("John Chan", 5, 14))
    found = resolve(
        [
            page(
                "cv.txt",
                "Ana Lindqvist",
                records=[student],
                papers=[("Trees of the north", "A. Lindqvist; J. Chan; P. Chan")],
            )
        ]
    )
    assert named(found, "J. Chan") == {"person/john-chan"}
    assert named(found, "P. Chan") == {"person/p-chan"}
    assert named(found, "A. Lindqvist") == named(found, "Ana Lindqvist") == {"person/ana-lindqvist"}


def test_a_common_name_in_two_documents_is_not_yet_one_person(page: Write) -> None:
    found = resolve(
        [
            page("a.txt", papers=[("On the growth of trees", "Wei Wang")]),
            page("b.txt", papers=[("Laser cooling of ions", "Wei Wang")]),
        ]
    )
    assert len(named(found, "Wei Wang")) == 2


def test_identifiers_that_disagree_keep_bearers_of_a_rare_name_apart(page: Write) -> None:
    pages = [
        page(
            f"{n}.txt",
            "Ottilie Lindqvist",
            records=[Profile(evidence=SEEN, person=Mention("Ottilie Lindqvist"), orcid=f"0000-0000-0000-000{n}")],
        )
        for n in (1, 2)
    ]
    assert len(resolve(pages).people) == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ottilie Lindqvist; Karl Berger", "Ottilie Lindqvist"),
        ("Wei Wang; Ottilie Lindqvist; B. Kern", "Wei Wang; Ottilie Lindqvist"),
    ],
    ids=["rare name", "common name, shared co-author"],
)
def test_one_name_in_two_documents_is_one_person_with_support(page: Write, first: str, second: str) -> None:
    found = resolve(
        [
            page("a.txt", papers=[("On the growth of trees", first)]),
            page("b.txt", papers=[("Laser cooling of ions", second)]),
        ]
    )
    assert len(named(found, first.split(";", maxsplit=1)[0])) == 1


def test_authors_of_one_paper_in_two_documents_meet(page: Write) -> None:
    found = resolve(
        [
            page("a.txt", papers=[("On the growth of trees", "W. Wang; Y. Li")]),
            page("b.txt", papers=[("On the Growth of Trees", "Wei Wang; Yan Li")]),
        ]
    )
    assert len(found.papers) == 1
    assert {e.name: e.variants for e in found.people.values()} == {"Wei Wang": ("W. Wang",), "Yan Li": ("Y. Li",)}


def test_first_names_and_initials_mean_the_people_of_the_page(page: Write) -> None:
    told = [
        Award(evidence=SEEN, people=(Mention("Hannelore Weber", 10, 25),), title="Prize"),
        Award(evidence=SEEN, people=(Mention("Hannelore", 80, 89),), title="Medal"),
        Award(evidence=SEEN, people=(Mention("Rish", 180, 184), Mention("OL", 190, 192)), title="Medal"),
        Award(evidence=SEEN, people=(Mention("Rishabhan Prakash", 150, 167),), title="Medal"),
    ]
    found = resolve([page("lab.md", "Ottilie Lindqvist", records=told)])
    variants = {e.name: e.variants for e in found.people.values()}
    assert variants == {"Hannelore Weber": ("Hannelore",), "Rishabhan Prakash": ("Rish",), "Ottilie Lindqvist": ("OL",)}


def test_a_nameless_owner_is_named_by_the_document() -> None:
    record = Award(evidence=SEEN, people=(Mention(""),), title="Prize")
    found = resolve([Extraction("pages/list.md", "", "", (record,), subject=Mention(""), subject_kind="person")])
    assert list(found.people) == ["person/owner-of-pages-list-md"]
    assert found.people["person/owner-of-pages-list-md"].name == ""


def test_the_best_name_is_the_fullest_in_natural_order() -> None:
    assert best_name({"Lindqvist, A.": 9, "Ana Lindqvist": 1, "A. B. C. Lindqvist": 5}) == "Ana Lindqvist"
    assert best_name({"Lindqvist, A. B.": 2}) == "A. B. Lindqvist"
    assert best_name({"ANA LINDQVIST": 1}) == "Ana Lindqvist"
    assert best_name({}) == ""


def test_no_order_of_documents_changes_anything(page: Write) -> None:
    names = ["Wei Wang", "W. Wang", "Ana Lindqvist", "A. Lindqvist", "Karl Berger", "Berger, K."]
    rng = random.Random(7)
    pages = [
        page(
            f"{n}.txt",
            papers=[(f"On topic {t} of trees", "; ".join(rng.sample(names, 3))) for t in rng.sample(range(9), 3)],
        )
        for n in range(8)
    ]
    expected = resolve(pages)
    for _ in range(5):
        rng.shuffle(pages)
        assert resolve(pages) == expected


def test_two_orcids_in_one_document_are_two_people(page: Write) -> None:
    records = [
        Profile(
            evidence=SEEN,
            person=Mention("Ottilie Lindqvist", n, n + 1, identifier=f"https://orcid.org/0000-0000-0000-000{n}"),
        )
        for n in (1, 2)
    ]
    found = resolve([page("a.txt", records=records)])
    assert len(named(found, "Ottilie Lindqvist")) == 2


COMPANY = "O. Kern; Mia Sundt; Ivo Rusnak; Eva Ottmar"


def test_an_initial_is_the_middle_name_of_the_one_bearer_whose_company_it_keeps(page: Write) -> None:
    full = ("On the growth of trees", f"Ada B. Zzwick; {COMPANY}")
    found = resolve([page("a.txt", papers=[full, ("On moss", f"B. Zzwick; {COMPANY}")])])
    assert {"Ada B. Zzwick", "B. Zzwick"} in [{p.name, *p.variants} for p in found.people.values()]


@pytest.mark.parametrize(
    ("papers", "queued"),
    [
        ([f"Ada B. Zzwick; {COMPANY}", "B. Zzwick; Leo Lund; Kai Berg"], True),
        ([f"Ada B. Zzwick; B. Zzwick; {COMPANY}"], False),
        ([f"Ada B. Zzwick; {COMPANY}", f"Bo Zzwick; {COMPANY}", f"B. Zzwick; {COMPANY}"], False),
        ([f"Ada B. Wang; {COMPANY}", f"B. Wang; {COMPANY}"], False),
        ([f"Ada B. Zzwick; {COMPANY}", f"C. Zzwick; {COMPANY}"], False),
    ],
    ids=["other company", "one paper", "another fits", "common name", "another initial"],
)
def test_an_initial_that_may_be_a_middle_name_merges_with_nobody(page: Write, papers: list[str], queued: bool) -> None:
    found = resolve([page("a.txt", papers=[(f"On tree {n}", authors) for n, authors in enumerate(papers)])])
    names = [{p.name, *p.variants} for p in found.people.values()]
    assert not any("Ada B. Zzwick" in n and len(n) > 1 for n in names)
    assert not any("Ada B. Wang" in n and len(n) > 1 for n in names)
    assert bool(found.unsure) == queued
