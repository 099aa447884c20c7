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
