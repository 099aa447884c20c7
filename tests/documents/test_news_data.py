"""News in data files: what is told from other data files, and the page that they become."""

from __future__ import annotations

import pytest

from kgbuild.documents import news_data, read_bytes
from kgbuild.errors import DocumentError, UnsupportedFormatError
from kgbuild.extract import extract

from .reading import outline, runs

NEWS = b"""\
# Newest first.
- date: 5. March 2024
  headline: "Welcome **Ida Holm**!"
- date: 2024-02-01
  title: Bo Ekman defended
  link: https://tides.example/bo
  content: |
    Bo Ekman defended his PhD.

    - A fine day
    - for the lab
# - date: 1. May 2015
#   headline: Welcome Old Name!
- headline: Nobody knows when
"""


def test_items_are_read_as_the_page_that_they_make() -> None:
    document = read_bytes(NEWS, "_data/news.yml")
    assert outline(document) == [
        "heading3 5. March 2024",
        "paragraph Welcome Ida Holm!",
        "heading3 2024-02-01",
        "paragraph Bo Ekman defended",
        "paragraph Bo Ekman defended his PhD.",
        "item1 • A fine day",
        "item1 • for the lab",
    ]
    assert runs(document) == ["strong Ida Holm", "link Bo Ekman defended"]
    for words, line in (("5. March", 2), ("Ida Holm", 3), ("Bo Ekman defended", 5)):
        assert document.line(document.text.index(words)) == line


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("news.yml", "- date: 5 March 2024\n  headline: Ida Holm joined the lab as a postdoc.\n"),
        ("news.yaml", "- datum: 2024-03-05\n  titel: Neu!\n  inhalt: Ida Holm joined the lab as a postdoc.\n"),
        ("data/news/all.yml", "main:\n  - time: 2024-03-05\n    event: Ida Holm joined the lab as a postdoc.\n"),
        ("news.json", '{"news": [{"date": "2024-03-05", "text": "Ida Holm joined the lab as a postdoc."}]}'),
        (
            "lab_news.yml",
            '- {date: "2024/03/05", text: "[Ida Holm](https://a.example) joined the lab as a postdoc."}\n',
        ),
    ],
)
def test_their_sentences_are_read_as_news(name: str, text: str) -> None:
    (position,) = (r for r in extract(read_bytes(text.encode(), name)).records if r.kind == "position")
    assert (position.person.name, position.role) == ("Ida Holm", "postdoc")
    assert position.start.startswith("2024")


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("16/11/2025", "2025-11-16"), ("09-2026", "2026-09"), ("02-06-2025", "2025-06-02"), ("20/Sep/2021", "2021-09-20"),
        ("3.12.2024", "2024-12-03"), ("04/2023", "2023-04"), ("July 1st 2021", "2021-07-01"),
    ],
)  # fmt: skip
def test_days_in_numbers(printed: str, day: str) -> None:
    text = f"- date: {printed}\n  text: Welcome Ida Holm!\n"
    (position,) = (r for r in extract(read_bytes(text.encode(), "news.yml")).records if r.kind == "position")
    assert position.start == day


def test_of_days_with_slashes_one_tells_the_order_of_all() -> None:
    text = "- {date: 05/06/2025, text: Welcome Ida Holm!}\n- {date: 16/11/2025, text: Welcome Bo Roe!}\n"
    records = extract(read_bytes(text.encode(), "news.yml")).records
    assert [r.start for r in records if r.kind == "position"] == ["2025-06-05", "2025-11-16"]


def test_a_title_tells_only_what_its_text_leaves_unsaid() -> None:
    text = (
        "- date: June 2026\n  title: Ida joins Peat Works as intern!\n"
        "  description: Congratulations to Ida Holm, who will be starting an internship at Peat Works Advisors.\n"
        "- date: May 2026\n  title: Bo Roe wins the Tide Prize\n  description: What a day!\n"
    )
    records = extract(read_bytes(text.encode(), "news.yml")).records
    assert [r.organization.name for r in records if r.kind == "position"] == ["Peat Works Advisors"]
    assert [r.title for r in records if r.kind == "award"] == ["Tide Prize"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("notes.yml", "- date: 2024-03-05\n  text: Ida Holm joined.\n"),
        ("news.txt", "- date: 2024-03-05\n  text: Ida Holm joined.\n"),
        ("news.yml", "- date: 2024-03-05\n  title: Moss\n  authors: Ida Holm\n"),
        ("news.yml", "- date: 2024-03-05\n  title: Moss is back\n  outlet: Fen Times\n"),
        ("news.yml", "- title: News\n  url: /news/\n"),
    ],
)
def test_other_data_files_are_left_alone(name: str, text: str) -> None:
    assert not news_data.accepts(text.encode(), name)


def test_files_without_news_are_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match="no item of it has a day and a text"):
        read_bytes(b"- date: 2024\n- text: Ida Holm joined.\n", "news.yml")
    with pytest.raises(DocumentError, match="malformed YAML"):
        read_bytes(b"- date: 2024\n  text: [a\n", "news.yml")
