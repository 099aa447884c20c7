from __future__ import annotations

from kgbuild.extract.careers.positions import positions
from kgbuild.extract.records.grants.grants import grants
from pages import only, rows

CARD = "<div><div><strong>{}</strong></div><div>{}</div><div>{}</div></div>"


def test_a_role_in_bold_opens_its_card_whatever_else_its_words_may_head() -> None:
    cards = [
        ("Senior Lecturer", "Tide University", "2018–2021"),
        ("Teaching Fellow", "Harbour University", "2016–2017"),
        ("Software Engineer", "Fen University", "2015–2016"),
    ]
    page = "<h1>Ada Lindqvist</h1><h2>Positions Held</h2>" + "".join(CARD.format(*card) for card in cards)
    found = only(rows(positions, page, "cv.html"), "role", "organization", "start", "end")
    assert sorted(found) == sorted((role, body, *dates.split("–")) for role, body, dates in cards)


def test_lines_that_open_with_amounts_are_grants_of_their_own() -> None:
    text = (
        "Ada Lindqvist\nCurriculum Vitae\n\nGRANTS\n"
        "$12,500, British Academy, “Counting Gulls by Night”, 2023-2027\n"
        "£48,000, Wellcome Trust, “Slow Waves below the Ice”, 2020-2023\n"
    )
    found = only(rows(grants, text, "cv.txt"), "title", "funder", "amount")
    assert sorted(found) == [
        ("Counting Gulls by Night", "British Academy", "12500"),
        ("Slow Waves below the Ice", "Wellcome Trust", "48000"),
    ]
