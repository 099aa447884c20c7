"""JSON, YAML and TOML with the places of their values."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.errors import DocumentError
from kgbuild.located import Node, read_json, read_toml, read_yaml

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def plain(node: Node) -> object:
    """Give a node as JSON would, scalars as text."""
    if node.members:
        return {key: plain(value) for key, value in node.members.items()}
    return [plain(item) for item in node.items] if node.items else node.value


def textual(value: object) -> object:
    if isinstance(value, dict) and value:
        return {key: textual(item) for key, item in value.items()}
    if isinstance(value, list) and value:
        return [textual(item) for item in value]
    if value is None or value in ({}, []):
        return ""
    return value if isinstance(value, str) else json.dumps(value)


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_json_is_read_as_the_standard_library_reads_it(value: object, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    node, end = read_json(text, "x.json")
    assert plain(node) == textual(value)
    assert end == len(text)
    assert all(json.loads(text[n.start : n.end]) == n.value for n in node.walk() if text[n.start] == '"')


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"a": 1,,}', 1), ('{"a"\n 1}', 2), ("[1, 2", 1), ('["\\x"]', 1), ("", 1), ("nul", 1), ('{"a": "\n"}', 1),
        ("[" * 100_000, 1), ('{"a":' * 100_000, 1),
    ],
)  # fmt: skip
def test_malformed_json_is_an_error_with_its_line(text: str, line: int) -> None:
    with pytest.raises(DocumentError, match=rf"x\.json:{line}: malformed JSON"):
        read_json(text, "x.json")


def test_yaml_values_stay_as_they_are_written() -> None:
    text = "- name: Ada\n  since: 2015-05\n  left: ~\n  ok: no\n- &b {name: 'Bo', of: [x]}\n- *b\n"
    (root,) = read_yaml(text, "x.yml")
    assert plain(root) == [
        {"name": "Ada", "since": "2015-05", "left": "", "ok": "no"}, {"name": "Bo", "of": ["x"]}, {"name": "Bo", "of": ["x"]},
    ]  # fmt: skip
    name = root.items[1].get("name")
    assert (text[name.at : name.end], text[name.start : name.end]) == ("name: 'Bo'", "'Bo'")


@pytest.mark.parametrize(
    "text",
    [
        "a: [1", "&a [*a]", "x: *none", "[" * 100_000, "- " * 100_000 + "x", "{a: " * 10_000,
        "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(f"{n}: &{n} [{','.join([f'*{m}'] * 10)}]\n" for m, n in pairwise("abcdefgh")),
    ],
    ids=["open list", "own alias", "no anchor", "deep list", "deep items", "deep mapping", "bomb"],
)  # fmt: skip
def test_malformed_and_malicious_yaml_is_an_error(text: str) -> None:
    with pytest.raises(DocumentError, match=r"x\.yml:\d+: malformed YAML"):
        read_yaml(text, "x.yml")


def test_toml_values_are_found_in_their_order() -> None:
    text = 'title = "A \\"b\\""\ndate = 2020-01-02\npeople = ["C D", "E F"]\n[[talk]]\ntitle = "C D"\nok = true\n'
    root = read_toml(text, "x.toml")
    assert plain(root) == {
        "title": 'A "b"', "date": "2020-01-02", "people": ["C D", "E F"], "talk": [{"title": "C D", "ok": "true"}],
    }  # fmt: skip
    talk = root.get("talk").items[0].get("title")
    assert text[talk.start : talk.end] == "C D"
    assert talk.start > text.index("[[talk]]")


def test_malformed_toml_is_an_error_with_its_line() -> None:
    with pytest.raises(DocumentError, match=r"x\.toml:2: malformed TOML"):
        read_toml("a = 1\nb = \n", "x.toml")
