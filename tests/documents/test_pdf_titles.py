"""PDFs whose titles of sections share a look, whose entries hang, whose name stands beside an address."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgbuild.documents import read_bytes

from .pdfs import Text, lines, made
from .reading import outline

BOLD, ITALIC = "Helvetica-Bold", "Helvetica-Oblique"
NAME = Text(72, 60, "Ida Holm", BOLD, 24)
POST = "Reader in Geodesy, Lundvik University, 2019 - 2021"


def read(*things: Text) -> list[str]:
    return outline(read_bytes(made(things), "cv.pdf"))


def page(*sections: tuple[str, list[str]], font: str = BOLD, size: float = 10) -> list[Text]:
    """Set sections below one another, titles in one look, 16 points between lines and 26 above a title."""
    things, base = [NAME], 90.0
    for title, body in sections:
        base += 26
        things.append(Text(72, base, title, font, size))
        for text in body:
            base += 16
            things.append(Text(72, base, text))
    return things


@pytest.mark.parametrize(("font", "size"), [(BOLD, 10), (ITALIC, 11), ("Helvetica", 12)])
def test_an_unknown_title_that_looks_as_the_known_do_is_one(font: str, size: float) -> None:
    sections = ("Education", [POST]), ("Tidal diving", [POST]), ("Teaching", [POST])
    found = read(*page(*sections, font=font, size=size))
    assert [block for block in found if block.startswith("heading2")] == [
        "heading2 Education",
        "heading2 Tidal diving",
        "heading2 Teaching",
    ]


def test_bold_lines_among_which_few_name_sections_are_none() -> None:
    posts = ["Harbour pilot", "Education", "Tidal diver", "Lighthouse keeper", "Cook of the fleet"]
    found = read(*page(*((post, [POST, "in all weathers, with two others"]) for post in posts)))
    assert not any(block.startswith("heading2") for block in found)


def test_a_remark_in_brackets_may_be_set_smaller() -> None:
    things = page(("Education", [POST]), ("Awards", [POST]), ("Teaching", [POST]), font="Helvetica", size=12)
    things.append(
        Text(118, next(t.base for t in things if t.text == "Awards"), "(all of them: holm.example)", ITALIC, 8)
    )
    assert "heading2 Awards" in read(*things)


def test_what_heads_an_entry_in_as_large_type_is_deeper_than_titles_in_capitals() -> None:
    sections = ("EDUCATION", [POST]), ("PhD Geodesy", [POST]), ("TEACHING", [POST])
    found = [block for block in read(*page(*sections, size=14)) if block.startswith("heading")]
    assert found == ["heading1 Ida Holm", "heading2 EDUCATION", "heading3 PhD Geodesy", "heading2 TEACHING"]


def test_titles_of_parts_are_deeper() -> None:
    things = page(("Talks", [POST]), ("Teaching", [POST, POST]), size=14)
    base = things[-1].base
    parts = [
        text for place, title in enumerate(("Journal articles", "Books")) for text in (
            Text(72, base + 26 + 42 * place, title, ITALIC), Text(72, base + 42 + 42 * place, POST))
    ]  # fmt: skip
    found = [block for block in read(*things, *parts) if block.startswith("heading")]
    assert found[-2:] == ["heading3 Journal articles", "heading3 Books"]


def test_a_name_beside_an_address_is_one_though_it_is_little_larger() -> None:
    head = [Text(72, 60, "Ida Holm", BOLD, 13), Text(520, 60, "ida@holm.example", flush=True)]
    found = read(*head, *page(("Education", [POST, POST, POST]))[1:])
    assert found[:2] == ["heading1 Ida Holm", "paragraph ida@holm.example"]


def hanging(*entries: list[str]) -> list[Text]:
    rows = [(row, bool(place)) for entry in entries for place, row in enumerate(entry)]
    return [Text(90 if inside else 72, 120 + 12 * place, row) for place, (row, inside) in enumerate(rows)]


def test_entries_of_hanging_paragraphs_do_not_run_together() -> None:
    found = read(
        NAME,
        *hanging(
            ["Medal of the Society for Tides and of all the Harbours between Lundvik and the northern islands, in", "May 2020."],
            ["Prize of the Sea Office for the best of all the tables of tides that were printed in that same year,", "2018."],
            ["Scholarship of Lundvik University for the children of pilots and of keepers of lighthouses, June 2011."],
            ["Kappa of the Fleet, a badge of the harbour master for students of the coast, March 2010."],
        ),
    )  # fmt: skip
    assert [block.split()[1] for block in found[1:]] == ["Medal", "Prize", "Scholarship", "Kappa"]


def test_flush_paragraphs_go_on_where_they_began() -> None:
    long = "Prize of the Sea Office for the best of all the tables of tides that were printed in that same year"
    found = read(NAME, *lines(72, 120, [f"{long},", "given in the hall of Lundvik University by the harbour master."]))
    assert len(found) == 2


def test_a_single_space_parts_entries_where_other_sections_part_theirs() -> None:
    def entries(base: float, count: int) -> list[Text]:
        return [
            Text(72, base + 40 * place + 12 * row, text)
            for place in range(count)
            for row, text in enumerate((f"Study of tides {'abc'[place]}", "Made for the Sea Office", "March 2024"))
        ]

    heads = [
        Text(72, base, title, BOLD, 14) for base, title in ((100, "Talks"), (260, "Grants"), (420, "Publications"))
    ]
    found = read(NAME, *heads, *entries(120, 3), *entries(280, 3), *entries(440, 2))
    assert found[-2:] == [
        f"paragraph Study of tides {letter} / Made for the Sea Office / March 2024" for letter in "ab"
    ]


def test_titles_in_the_type_of_the_text_are_told_by_the_space_above_them() -> None:
    sections = ("Education", [POST]), ("Employment", [POST]), ("Tidal diving", [POST]), ("Teaching", [POST])
    things = page(*sections, font="Helvetica")
    heads = [thing.base for thing in things if thing.text in dict(sections)]
    spread = [replace(thing, base=thing.base + 14 * sum(head <= thing.base for head in heads)) for thing in things]
    assert [block for block in read(*spread) if block.startswith("heading2")] == [
        f"heading2 {title}" for title, _ in sections
    ]


def test_small_capitals_are_of_the_size_of_their_text() -> None:
    sections = page(("Education", [POST]), ("Teaching", [POST]))
    small = [part for part in sections if part.text != "Teaching"]
    at = next(part for part in sections if part.text == "Teaching")
    small += [Text(at.left, at.base, "T", BOLD, 10), Text(at.left + 6.2, at.base, "EACHING", BOLD, 8)]
    assert "heading2 TEACHING" in read(*small)


def test_numbered_titles_of_two_sizes_stand_above_each_other() -> None:
    things, base = [NAME], 90.0
    for title, size in [("A. Career", 16), ("1. Education", 13), ("B. Service", 16), ("2. Boards", 13)]:
        things += [Text(72, base + 30, title, BOLD, size), Text(72, base + 50, POST), Text(72, base + 66, POST)]
        base += 70
    heads = [block for block in read(*things) if block.startswith("heading") and "." in block]
    assert heads == ["heading2 A. Career", "heading3 1. Education", "heading2 B. Service", "heading3 2. Boards"]
