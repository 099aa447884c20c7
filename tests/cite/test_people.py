"""The people of a reference where the tagger parts their names or misses some."""

from __future__ import annotations

from kgbuild.cite import parse_reference


def test_names_that_the_tagger_parts_or_misses() -> None:
    found = parse_reference("R. Rak, S. Dro · zd·z, J. Kwapien, Physica A 374, 315 (2007)").names
    assert [name.family for name in found] == ["Rak", "Dro · zd·z", "Kwapien"]
    found = parse_reference(
        "Berg N. M., deLind F., Ghani A. C., et al.: Slow rivers. J Tides 1999, 96: 15167--72."
    ).names
    assert [(name.family, name.given) for name in found] == [("Berg", "N. M."), ("deLind", "F."), ("Ghani", "A. C.")]
    assert parse_reference("W3C. Query Language for Tides, 2008. http://www.w3.org/TR/tides/.").names == ()
