"""Which of several slices is a field."""

from __future__ import annotations

from kgbuild.cite.choose import authors_among, choose, first_reference, with_first_word
from kgbuild.cite.segments import Segment


def slices(text: str, *marked: tuple[str, str]) -> list[Segment]:
    """Give a slice for each label and value, in order."""
    found, at = [], 0
    for label, value in marked:
        start = text.index(value, at)
        at = start + len(value)
        found.append(Segment(label, start, at, 0.9))
    return found


def test_the_series_behind_volume_of_is_no_venue() -> None:
    text = "Mosses. In MOS, volume 6806 of LNCSX, pages 1-9"
    venue = choose(text, slices(text, ("T", "Mosses"), ("V", "MOS"), ("VOL", "6806"), ("V", "LNCSX")))["venue"]
    assert text[venue.start : venue.end] == "MOS"


def test_a_series_is_the_venue_of_what_stands_on_its_pages() -> None:
    text = "Mosses, Northern Studies in Moss, vol. 10: 47-59"
    marked = (("T", "Mosses"), ("SER", "Northern Studies in Moss"), ("VOL", "10"), ("P", "47-59"))
    venue = choose(text, slices(text, *marked))["venue"]
    assert text[venue.start : venue.end] == "Northern Studies in Moss"


def test_a_series_of_a_book_is_no_venue() -> None:
    text = "Mosses, Northern Studies in Moss, vol. 10, 470"
    marked = (("T", "Mosses"), ("SER", "Northern Studies in Moss"), ("VOL", "10"), ("P", "470"))
    assert "venue" not in choose(text, slices(text, *marked))


def test_the_second_of_two_references_is_left_out() -> None:
    text = "A. Roy, Mosses. arXiv:0710.4310. B. Lind, Old and new lichens. arXiv:0808.3964"
    marked = (
        ("AG", "A."), ("AF", "Roy"), ("T", "Mosses"), ("ID", "0710.4310"),
        ("AG", "B."), ("AF", "Lind"), ("T", "Old and new lichens"), ("ID", "0808.3964"),
    )  # fmt: skip
    assert [s.label for s in first_reference(slices(text, *marked))] == ["AG", "AF", "T", "ID"]


def test_people_behind_an_identifier_stay_where_no_title_follows() -> None:
    text = "A. Roy, Mosses. arXiv:0710.4310, with B. Lind"
    marked = (("AG", "A."), ("AF", "Roy"), ("T", "Mosses"), ("ID", "0710.4310"), ("AG", "B."), ("AF", "Lind"))
    assert len(first_reference(slices(text, *marked))) == 6


def test_venues_that_emphasis_parts_are_one() -> None:
    text = "Mosses. _Journal_ _of Moss_ 3"
    venue = choose(text, slices(text, ("T", "Mosses"), ("V", "Journal"), ("V", "of Moss")))["venue"]
    assert text[venue.start : venue.end] == "Journal_ _of Moss"


def test_a_lone_word_in_front_is_no_author_where_a_list_follows() -> None:
    text = "Moss-Native, a study. Ada Roy, Bo Lind"
    marked = (("AF", "Moss-Native"), ("T", "a study"), ("AG", "Ada"), ("AF", "Roy"), ("AG", "Bo"), ("AF", "Lind"))
    assert [text[s.start : s.end] for s in authors_among(slices(text, *marked))] == ["Ada", "Roy", "Bo", "Lind"]


def test_a_lone_author_stays_where_editors_follow() -> None:
    text = "Roy, Mosses, in B. Lind"
    marked = (("AF", "Roy"), ("T", "Mosses"), ("AG", "B."), ("AF", "Lind"))
    assert [text[s.start : s.end] for s in authors_among(slices(text, *marked))] == ["Roy"]


def test_a_given_name_behind_a_family_name_with_initials_opens_the_title() -> None:
    text = "A. Roy, Homer: The Poetry of Moss"
    authors = slices(text, ("AG", "A."), ("AF", "Roy"), ("AH", "Homer"))
    title = slices(text, ("T", "The Poetry of Moss"))[0]
    kept, chosen = with_first_word(text, authors, {"title": title})
    assert [text[s.start : s.end] for s in kept] == ["A.", "Roy"]
    assert text[chosen["title"].start : chosen["title"].end] == "Homer: The Poetry of Moss"


def test_given_names_behind_the_names_of_all_stay() -> None:
    text = "Lind, Bo, A. Roy, Homer: The Poetry of Moss"
    authors = slices(text, ("AF", "Lind"), ("AH", "Bo"), ("AG", "A."), ("AF", "Roy"), ("AH", "Homer"))
    title = slices(text, ("T", "The Poetry of Moss"))[0]
    assert with_first_word(text, authors, {"title": title}) == (authors, {"title": title})


def test_initials_behind_a_name_stay() -> None:
    text = "Ada Roy, J.K.: The Poetry of Moss"
    authors = slices(text, ("AG", "Ada"), ("AF", "Roy"), ("AH", "J.K."))
    title = slices(text, ("T", "The Poetry of Moss"))[0]
    assert with_first_word(text, authors, {"title": title}) == (authors, {"title": title})


def test_the_title_behind_the_people_is_the_venue() -> None:
    text = "Slow ice by Ada Roy. Journal of Frost"
    marked = slices(text, ("T", "Slow ice"), ("AG", "Ada"), ("AF", "Roy"), ("T", "Journal of Frost"))
    chosen = choose(text, marked)
    assert {name: text[s.start : s.end] for name, s in chosen.items()} == {
        "title": "Slow ice",
        "venue": "Journal of Frost",
    }


def test_two_titles_behind_the_people_are_no_venue() -> None:
    text = "Ada Roy. Slow ice, 2001. On frost"
    marked = slices(text, ("AG", "Ada"), ("AF", "Roy"), ("T", "Slow ice"), ("Y", "2001"), ("T", "On frost"))
    assert "venue" not in choose(text, marked)


def lone(text: str, *marked: tuple[str, str]) -> tuple[list[str], str]:
    """Give the names that stay and the title, for a title that begins with "entropy"."""
    title = slices(text, ("T", "entropy of ice"))[0]
    kept, chosen = with_first_word(text, slices(text, *marked), {"title": title})
    return [text[s.start : s.end] for s in kept], text[chosen["title"].start : chosen["title"].end]


def test_a_word_alone_behind_names_with_initials_opens_the_title() -> None:
    text = "A. Roy, B. Lind, Horseshoes, entropy of ice"
    marked = (("AG", "A."), ("AF", "Roy"), ("AG", "B."), ("AF", "Lind"), ("AF", "Horseshoes"))
    assert lone(text, *marked) == (["A.", "Roy", "B.", "Lind"], "Horseshoes, entropy of ice")


def test_bodies_and_known_names_alone_stay() -> None:
    for name in ("CERN", "Weber"):
        text = f"A. Roy, {name}, entropy of ice"
        assert lone(text, ("AG", "A."), ("AF", "Roy"), ("AF", name)) == (["A.", "Roy", name], "entropy of ice")


def test_a_name_alone_behind_and_stays() -> None:
    text = "A. Roy and Horseshoes, entropy of ice"
    marked = (("AG", "A."), ("AF", "Roy"), ("AF", "Horseshoes"))
    assert lone(text, *marked) == (["A.", "Roy", "Horseshoes"], "entropy of ice")


def test_a_book_behind_a_quoted_title_is_one() -> None:
    text = "Ada Roy, “Frost” in Slow Ice. Essays on Moss (Lund 2003)"
    marked = slices(text, ("AG", "Ada"), ("AF", "Roy"), ("T", "Frost"), ("T", "Slow Ice"), ("V", "Essays on Moss"))
    chosen = choose(text, marked)
    assert {name: text[s.start : s.end] for name, s in chosen.items()} == {
        "title": "Frost",
        "venue": "Slow Ice. Essays on Moss",
    }


def test_titles_without_quotes_are_no_books() -> None:
    text = "Ada Roy, Frost in Slow Ice. Essays on Moss (Lund 2003)"
    marked = slices(text, ("AG", "Ada"), ("AF", "Roy"), ("T", "Frost"), ("T", "Slow Ice"), ("V", "Essays on Moss"))
    venue = choose(text, marked)["venue"]
    assert text[venue.start : venue.end] == "Essays on Moss"
