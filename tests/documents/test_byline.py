"""An author whom only the metadata name can be quoted, and is no part of the page."""

from __future__ import annotations

import pytest

from kgbuild.document import BYLINE
from kgbuild.documents import read_bytes
from kgbuild.extract import extract, read_page


def test_several_authors_stand_in_one_line() -> None:
    document = read_bytes(b"---\nauthors: [Bo Ekman, Eve Moe]\n---\n\nText.\n", "page.md")
    assert document.text.endswith("\nauthor: Bo Ekman, Eve Moe")


@pytest.mark.parametrize("text", ["# Tides\n\nauthor: Bo Ek\n", "---\ntitle: Tides\n---\n\nText.\n"])
def test_pages_that_name_no_author_stay(text: str) -> None:
    document = read_bytes(text.encode(), "page.md")
    assert not any(BYLINE in block.classes for block in document.blocks)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "---\ntitle: Tide Lab papers at GraphConf 2021\nauthor: by <a href='x'>Bo Ekman</a>\n---\n\nText.\n",
            "page.md",
        ),
        (
            "<html><head><title>Tide Lab papers at GraphConf 2021</title><meta name=author content='by Bo Ekman'></head><p>Text.",
            "page.html",
        ),
    ],
)
def test_the_byline_is_quoted_and_in_no_section(text: str, name: str) -> None:
    document = read_bytes(text.encode(), name)
    (block,) = (block for block in document.blocks if BYLINE in block.classes)
    assert document.slice(block) == "author: by Bo Ekman"
    assert document.text.startswith("Text.")
    assert all(block not in section.blocks for section in read_page(document).sections)
    (position,) = (record for record in extract(document).records if record.kind == "position")
    assert position.evidence.quote == "author: by Bo Ekman"


def test_a_name_and_a_surname_make_an_author() -> None:
    page = "---\nname: Ida\nsurname: Holm\n---\n\n# Education\n\n- PhD, Oceanography, Fjord University, 2012\n"
    document = read_bytes(page.encode(), "cv.Rmd")
    assert document.text.endswith("\nauthor: Ida Holm")
    assert extract(document).subject.name == "Ida Holm"
