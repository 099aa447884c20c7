"""The people of a reference where the tagger parts their names or misses some."""

from __future__ import annotations

import pytest

from kgbuild.cite import parse_reference
from kgbuild.cite.people import people_of
from kgbuild.cite.segments import Segment


@pytest.mark.parametrize(
    ("text", "family", "given"),
    [
        ("Ortega Luna-Sol, Ana", "Ortega Luna-Sol", "Ana"),
        ("Ortega A., Ana", "Ortega", "A. Ana"),
        ("Ortega, Luna, Ana", "Ortega", "Luna Ana"),
    ],
)
def test_words_between_family_and_given_name(text: str, family: str, given: str) -> None:
    words = [(label, word) for label, word in zip(("AF", "AH", "AH"), text.replace(",", "").split(), strict=True)]
    segments = [Segment(label, text.index(word), text.index(word) + len(word), 0.9) for label, word in words]
    ((_, name),) = people_of(text, segments)
    assert (name.family, name.given) == (family, given)


def test_names_that_the_tagger_parts_or_misses() -> None:
    found = parse_reference("R. Rak, S. Dro · zd·z, J. Kwapien, Physica A 374, 315 (2007)").names
    assert [name.family for name in found] == ["Rak", "Dro · zd·z", "Kwapien"]
    found = parse_reference(
        "Berg N. M., deLind F., Ghani A. C., et al.: Slow rivers. J Tides 1999, 96: 15167--72."
    ).names
    assert [(name.family, name.given) for name in found] == [("Berg", "N. M."), ("deLind", "F."), ("Ghani", "A. C.")]
    assert parse_reference("W3C. Query Language for Tides, 2008. http://www.w3.org/TR/tides/.").names == ()


def test_editors_behind_a_short_von() -> None:
    found = parse_reference("Die Stadt im 19. Jahrhundert, hg. v. Eva Moe und Karl Lind, Berlin: de Gruyter 2011.")
    assert [person.name for person in found.editors] == ["Eva Moe", "Karl Lind"]


def test_the_stop_behind_bare_initials_ends_their_list() -> None:
    found = parse_reference("Berg NM, Lind F, Ghani A. Slow rivers of the north. J Tides 1999;96:15-21.")
    assert [person.name for person in found.people] == ["Berg NM", "Lind F", "Ghani A"]
    found = parse_reference("Berg, N. M., and Lind, F. Slow rivers of the north. Journal of Tides 96, 15-21, 1999.")
    assert [person.name for person in found.people] == ["Berg, N. M.", "Lind, F."]
