"""What headings and pages say of all papers below them."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.extract.papers.context import Context, announced_venue, only_year, split_venue, under
from kgbuild.model import Paper


@pytest.mark.parametrize(
    ("title", "venue"),
    [
        ("Our lab at the beach 2022", ""),
        ("Papers and Preprints", ""),
        ("News 2023", ""),
        ("AMBER papers at ICML 2022", "ICML 2022"),
        ("RAIN Lab at EMNLP'21: Accepted Papers", "EMNLP'21"),
        ("Two papers accepted to CHI 2024", "CHI 2024"),
    ],
)
def test_announced_venue(title: str, venue: str) -> None:
    assert announced_venue(title) == venue


@pytest.mark.parametrize(
    ("title", "intro", "venue"),
    [
        ("Talk at TIDE 2023", "I gave a talk at TIDE 2023.", ""),
        ("Harbour Lab at TIDE 2023", "We visited the fair of another town, GULL 2022.", ""),
        ("Harbour Lab at TIDE 2023", "We present two papers at TIDE 2023 this year!", "TIDE 2023"),
        ("Meet us @ TIDE 2024", "The lab will be in Riga for TIDE 2024 with two accepted papers.", "TIDE 2024"),
    ],
)
def test_events_that_a_title_names_and_the_text_below_announces(title: str, intro: str, venue: str) -> None:
    body = (
        "- **Slow waves below the northern ice**, Ada Moe, Bela Roe\n- **Patient gulls**, Ivan Moreau, Laura Fischer\n"
    )
    text = f'---\nlayout: post\ntitle: "{title}"\ndate: 2023-11-02\n---\n\n{intro}\n\n{body}'
    records = extract(read_bytes(text.encode(), "_posts/2023-11-02-papers.md")).records
    assert {record.venue for record in records if isinstance(record, Paper)} == {venue}


@pytest.mark.parametrize(
    ("printed", "venue"),
    [
        ("Water Reports", ("Water Reports", "")),
        ("ICDT 2026", ("ICDT", "2026")),
        ("PODS '19", ("PODS", "2019")),
        ("Water and Wells (2020)", ("Water and Wells", "2020")),
        ("1984", ("1984", "1984")),
    ],
)
def test_split_venue(printed: str, venue: tuple[str, str]) -> None:
    assert split_venue(printed) == venue


def test_only_years() -> None:
    assert only_year("— 2019 —") == "2019"
    assert only_year("Articles of 2019") == ""
    assert only_year("2019-2021") == ""


def test_inner_headings_win() -> None:
    context = under(Context(), ["Publications", "Journal Articles", "2019"])
    assert (context.type, context.year) == ("journal", "2019")
    assert under(context, ["Under review"]).status == "submitted"


def test_workshops_of_an_announced_event_are_part_of_it() -> None:
    context = under(Context(venue="ICML 2022"), ["Workshops"])
    assert (context.venue, context.within, context.type) == ("ICML 2022 Workshop", "ICML 2022", "workshop")
    assert under(Context(), ["Workshops"]).within == ""
