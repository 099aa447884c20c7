"""PDFs whose entries open with lines in types of their own, and with pictures: made for the test, read back."""

from __future__ import annotations

from kgbuild.documents import read_bytes
from kgbuild.documents.pdf.icons import icon_of, with_bullets
from kgbuild.documents.pdf.order import Page, Row
from kgbuild.documents.pdf.type import Stretch, Type

from .pdfs import Text, made
from .reading import outline

BOLD = "Helvetica-Bold"
ENTRIES = [
    ("Reader in Tides", "Lundvik University", "2012 - 2015", "With the group of the harbour and its nets"),
    ("Lecturer in Nets", "Norrby College", "2009 - 2012", "Courses on nets and on the management of small harbours"),
    ("Surveyor", "Sea Office", "2007 - 2009", "Charts of the coast of the north and of the east, in two parts"),
]


def page(entries: list[tuple[str, str, str, str]]) -> list[Text]:
    texts, base = [Text(72, 60, "Ida Holm", BOLD, 24), Text(72, 100, "Employment", BOLD, 17)], 130.0
    for title, body, dates, more in entries:
        texts += [Text(72, base, title, BOLD, 12), Text(72, base + 14, body, BOLD, 10), Text(72, base + 28, dates)]
        texts += [Text(72, base + 44, more), Text(72, base + 56, "In all kinds of weather, and with great patience")]
        base += 90
    return texts


def test_title_employer_and_dates_below_one_another_open_an_entry() -> None:
    found = outline(read_bytes(made(page(ENTRIES)), "cv.pdf"))
    assert found[1] == "heading2 Employment"
    assert [line.split(" / ")[:3] for line in found[2:]] == [
        [f"paragraph {title}", body, dates] for title, body, dates, _ in ENTRIES
    ]


def test_two_roles_in_bold_share_the_place_below_them() -> None:
    told = [
        Text(72, 60, "Ida Holm", BOLD, 24), Text(72, 100, "Positions", BOLD, 17),
        Text(72, 130, "Reader in Tides", BOLD), Text(72, 142, "Lecturer in Nets", BOLD),
        Text(72, 154, "Lundvik University, Lundvik, 2012 - now"), Text(72, 190, "Education", BOLD, 17),
    ]  # fmt: skip
    for place, degrees in enumerate((["PhD, Tides"], ["BSc, Nets", "BSc, Gulls"], ["Diploma of divers"])):
        base = 220 + 60 * place
        told += [Text(72, base + 12 * row, degree, BOLD) for row, degree in enumerate(degrees)]
        told += [Text(72, base + 12 * len(degrees), f"Norrby College, Norrby, 201{place}")]
    found = outline(read_bytes(made(told), "cv.pdf"))
    assert found[2] == "paragraph Reader in Tides / Lecturer in Nets / Lundvik University, Lundvik, 2012 - now"
    assert found[4:] == [
        "paragraph PhD, Tides / Norrby College, Norrby, 2010",
        "paragraph BSc, Nets / BSc, Gulls / Norrby College, Norrby, 2011",
        "paragraph Diploma of divers / Norrby College, Norrby, 2012",
    ]


def test_one_heading_above_a_date_is_a_heading() -> None:
    found = outline(read_bytes(made(page(ENTRIES[:1])), "cv.pdf"))
    assert "heading3 Reader in Tides" in found


def rows(*texts: str) -> Page:
    stretches = [[Stretch(72, 200, 60 + 12 * place, 10, [(text, Type(10))])] for place, text in enumerate(texts)]
    return Page([Row(stretch) for stretch in stretches], 600, 800)


def test_pictures_amid_rows_print_nothing() -> None:
    house, cat = icon_of(1), icon_of(2)
    told = rows("Ida Holm", "Reader")
    look = Type(10)
    told.rows[0].stretches.append(Stretch(300, 380, 60, 10, [(f"{house} ", look), ("holm.example", look)]))
    told.rows[1].stretches.append(Stretch(300, 310, 72, 10, [(cat, look)]))
    with_bullets([told])
    assert [[stretch.text for stretch in row.stretches] for row in told.rows] == [
        ["Ida Holm", "holm.example"],
        ["Reader"],
    ]


def test_pictures_that_open_neighbouring_rows_are_bullets_others_print_nothing() -> None:
    tick, phone, calendar = icon_of(1), icon_of(2), icon_of(3)
    told = rows(
        f"{phone} +46 1", f"{tick} Charts", f"{tick} Nets", f"{calendar} May 2012", f"{calendar} May 2013", "Text"
    )
    with_bullets([told])
    assert [row.stretches[0].text for row in told.rows] == [
        "+46 1",
        "• Charts",
        "• Nets",
        "May 2012",
        "May 2013",
        "Text",
    ]
