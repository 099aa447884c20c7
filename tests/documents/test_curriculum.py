"""Curricula in sections: what is told from other data files, and the page that they become."""

from __future__ import annotations

import pytest

from kgbuild.documents import curriculum, read_bytes
from kgbuild.errors import DocumentError, UnsupportedFormatError

from .reading import outline, runs

CV = b"""\
- title: General Information
  type: map
  contents:
    - name: Full Name
      value: Ida Holm
- title: Education
  type: time_table
  contents:
    - title: PhD in Geology
      institution: Norrby University
      year: 2014 - 2018
      description:
        - PhD in Geology
        - "Thesis: <i>Moss under snow</i>"
        - Description 1.
        - title: Courses
          contents:
            - Peat
    - year: 2013
      institution: Fen College
      title: Minor in [Law](https://law.example)
- title: Awards
  type: time_table
  contents:
    - year: 2019
      items:
        - Bog Prize
# - title: Old
#   contents: [gone]
"""


def test_sections_are_read_as_the_page_that_they_make() -> None:
    document = read_bytes(CV, "_data/cv.yml")
    assert outline(document) == [
        "heading2 General Information",
        "item1 • Full Name: Ida Holm",
        "heading2 Education",
        "item1 • PhD in Geology, Norrby University, 2014 - 2018",
        "item2 • Thesis: Moss under snow",
        "item2 • Courses",
        "item3 • Peat",
        "item1 • Minor in Law, Fen College, 2013",
        "heading2 Awards",
        "item1 • 2019",
        "item2 • Bog Prize",
    ]
    assert "emphasis Moss under snow" in runs(document)


def test_lines_are_those_of_the_file() -> None:
    document = read_bytes(CV, "cv.yml")
    for words, line in (("Ida Holm", 5), ("PhD in Geology", 9), ("2014 - 2018", 11), ("Peat", 18), ("Bog Prize", 27)):
        assert document.line(document.text.index(words)) == line


def test_json_is_read_alike() -> None:
    text = '[{"title": "Work", "type": "list", "contents": ["Lecturer, Norrby University, 2012 & on"]}]'
    assert outline(read_bytes(text.encode(), "cv.json")) == [
        "heading2 Work",
        "item1 • Lecturer, Norrby University, 2012 & on",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (CV, "cv.txt"),
        (b"- title: PhD students\n  contents:\n    - name: Ida Holm\n", "people.yml"),
        (b"- name: Ida Holm\n  type: list\n", "people.yml"),
        (b"sections:\n  education:\n    - institution: Norrby\n      type: listed\n", "cv.yml"),
    ],
)
def test_other_data_files_are_left_to_the_importers(text: bytes, name: str) -> None:
    assert not curriculum.accepts(text, name)


def test_without_contents_is_refused() -> None:
    with pytest.raises(UnsupportedFormatError, match="no section"):
        read_bytes(b"type: map\ncontents: []\n", "cv.yml")


def test_malformed_names_the_line() -> None:
    with pytest.raises(DocumentError, match="malformed YAML") as caught:
        read_bytes(CV + b"- title: [\n", "cv.yml")
    assert caught.value.line
