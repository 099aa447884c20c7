"""Entries that are written as headings alone, and headings that head something."""

from __future__ import annotations

from pages import page_of

_LADDER = """## Talks

### Tides at rest

#### Wave Days, Riga

##### May 2019

### Gulls at sea

#### Gull Society, Kiel

##### June 2018

### Nets and dunes

#### Dune Days, Oslo

##### 2017

"""


def _entries(text: str) -> list[str]:
    page = page_of(text)
    return [page.text[entry.start : entry.end] for section in page.sections for entry in section.entries]


def test_headings_with_text_below_stay_headings() -> None:
    page = page_of(_LADDER.replace("Riga\n", "Riga").replace("#####", "\n-"))
    assert any(section.title == "Tides at rest" for section in page.sections)


def test_two_ladders_prove_nothing() -> None:
    page = page_of("## Interests\n\n### Tides\n\n#### Waves\n\n### Gulls\n\n#### Nets\n")
    assert any(section.title == "Gulls" for section in page.sections)


def test_headings_that_descend_to_nothing_are_entries() -> None:
    assert _entries(_LADDER) == [
        "Tides at rest\nWave Days, Riga\nMay 2019",
        "Gulls at sea\nGull Society, Kiel\nJune 2018",
        "Nets and dunes\nDune Days, Oslo\n2017",
    ]


def test_a_heading_that_names_a_section_ends_a_ladder() -> None:
    page = page_of(_LADDER + "## Education\n\nPhD, Tide University, 2010\n")
    assert [section.kind for section in page.sections] == ["talks", "education"]


def test_a_page_of_large_type_has_headings_only_where_words_name_a_section() -> None:
    lines = [
        "ADA LINDQVIST",
        "Harbour Road 1",
        "EDUCATION",
        "Tide University, Ph.D., May, 1991",
        "Gull College, M.A., 1984",
    ]
    lines += ["AWARDS", *(f"Gull Prize, Tide Society, {year}" for year in range(2001, 2010))]
    page = page_of("".join(f"<H3 ALIGN=CENTER>{line}</H3>\n" for line in lines), "cv.html")
    assert [(section.kind, len(section.entries)) for section in page.sections] == [
        ("", 1),
        ("education", 2),
        ("awards", 9),
    ]


def test_many_headings_above_text_are_headings() -> None:
    page = page_of("".join(f"<h3>Tide {n}</h3><p>It rose.</p>" for n in range(20)), "cv.html")
    assert len([section for section in page.sections if section.title.startswith("Tide")]) == 20


def test_a_ladder_that_heads_others_is_their_heading() -> None:
    ladder = "#### Music department, Tide University\n\n##### Waves I\n\n###### Tutor, 2019\n\n##### Waves II\n\n###### Tutor, 2018\n"
    page = page_of(f"### Teaching\n\n{ladder}\n#### Gull College\n\n##### Nets\n\n###### Tutor, 2017\n")
    taught = [section for section in page.sections if section.title == "Music department, Tide University"]
    texts = [page.text[entry.start : entry.end] for section in taught for entry in section.entries]
    assert texts == ["Waves I\nTutor, 2019", "Waves II\nTutor, 2018"]
