"""Author lists of papers and the owner of the page."""

from __future__ import annotations

import pytest

from kgbuild.extract.papers.people import authors_of, is_owner
from kgbuild.model import NOBODY, Mention
from kgbuild.names import split_people


@pytest.mark.parametrize("printed", ["Lena Hall", "R. Hill", "Hall, T.", "RK", "Ruthven Mo"])
def test_others_are_not_the_owner(printed: str) -> None:
    assert not is_owner(printed, "Ruth Anna Hall")


@pytest.mark.parametrize("printed", ["Ruth Hall", "R. A. Hall", "Hall, R.", "Hall RA", "RH", "RAH", "R. Hall"])
def test_the_owner_in_all_forms(printed: str) -> None:
    assert is_owner(printed, "Ruth Anna Hall")


def test_an_owner_who_is_not_printed_is_implied_without_a_place() -> None:
    authors = authors_of(split_people("Paul Kern, Ida Lund"), owner=Mention("Ruth Hall"))
    assert [(author.person.name, author.position) for author in authors] == [
        ("Paul Kern", 1),
        ("Ida Lund", 2),
        ("Ruth Hall", 0),
    ]


def test_without_an_owner_nobody_is_added() -> None:
    assert len(authors_of(split_people("Paul Kern, Ida Lund"), owner=NOBODY)) == 2


def test_a_legend_says_what_the_sign_means() -> None:
    authors = authors_of(
        split_people("Paul Kern*, Ida Lund, Mia Roth*"), owner=NOBODY, remarks="(*=equal contribution)"
    )
    assert [author.equal for author in authors] == [True, False, True]


def test_a_sign_for_something_else_is_no_equal_contribution() -> None:
    authors = authors_of(split_people("Paul Kern*, Ida Lund"), owner=NOBODY, remarks="* undergraduate student")
    assert not any(author.equal for author in authors)


def test_an_address_tells_who_corresponds() -> None:
    authors = authors_of(split_people("Paul Kern, Ida Lund"), owner=NOBODY, contact="contact: ilund@uni.example.org")
    assert [(author.corresponding, author.person.email) for author in authors] == [
        (False, ""),
        (True, "ilund@uni.example.org"),
    ]


def test_an_address_that_fits_nobody_or_two_tells_nothing() -> None:
    for contact in ("contact: info@uni.example.org", "contact: kern@uni.example.org"):
        authors = authors_of(split_people("Paul Kern, Eva Kern"), owner=NOBODY, contact=contact)
        assert not any(author.corresponding for author in authors)
