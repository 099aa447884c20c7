"""YAML that people wrote by hand."""

from __future__ import annotations

import pytest

from kgbuild.documents.front_matter import split_front_matter
from kgbuild.errors import DocumentError
from kgbuild.located import read_yaml


@pytest.mark.parametrize(
    "text",
    [
        "a: [1, 2\nb: 3\n",
        'a: "Fen Letters\nb: 3\n',
        "a: !!python/object:os.x {}\n b: 1\n",
        "a: &x *x\n",
        "{a: b\n",
        "a:\n  - b\n c\n",
        "key: |\n  text: with: colons\n ok\n",
    ],
)
def test_what_cannot_be_told_is_an_error(text: str) -> None:
    with pytest.raises(DocumentError, match="malformed YAML"):
        read_yaml(text, "x.yml")


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("venue: Proceedings of Fens: 3-4", "Proceedings of Fens: 3-4"),
        ("venue: @fens.example.org", "@fens.example.org"),
        ("venue: 'It's a fen'", "It's a fen"),
        ('venue: "Fen" Letters', '"Fen" Letters'),
        ("venue: *Fen Letters*, 3", "*Fen Letters*, 3"),
        ("venue: [Fen] Letters", "[Fen] Letters"),
        ("venue: %done", "%done"),
        ("venue:\tFen Letters", "Fen Letters"),
    ],
)
def test_a_value_that_should_have_been_quoted(line: str, value: str) -> None:
    text = f"- title: One\n- title: Two\n  {line}\n  year: 2018\n- title: Three\n"
    (root,) = read_yaml(text, "x.yml")
    assert [item.text("title") for item in root.items] == ["One", "Two", "Three"]
    node = root.items[1].get("venue")
    assert (node.value, root.items[1].text("year")) == (value, "2018")
    assert node.value.strip("'\"") in text[node.start : node.end] + '"'


def test_front_matter_too() -> None:
    found = split_front_matter("---\nname: Ada Voss\nemail: @example.org\nrole: Head: peat\n---\nText\n", "a.md")
    assert found.metadata == {"name": "Ada Voss", "email": "@example.org", "role": "Head: peat"}
    assert (found.body, found.first_line) == ("Text\n", 6)


def test_a_file_of_broken_lines_ends() -> None:
    with pytest.raises(DocumentError):
        read_yaml("a: b: c\n" * 500, "x.yml")
