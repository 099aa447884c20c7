"""Objects out of JSON of any size and any wrapping, with their places."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

import pytest

from kgbuild.errors import DocumentError
from kgbuild.importers.json_objects import JsonObject
from kgbuild.importers.json_stream import objects
from kgbuild.model import Evidence

THINGS = [{"id": 1, "title": 'Ä "b" \\ c'}, {"id": 2, "inner": [{"id": 3}]}, {"id": 4, "items": [{"id": 5}]}]


def read(text: str) -> list[JsonObject | Evidence]:
    return list(objects(io.StringIO(text), "x.json", "test"))


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(THINGS),
        json.dumps(THINGS, indent=2, ensure_ascii=False),
        "\n".join(map(json.dumps, THINGS)) + "\n",
        json.dumps({"meta": {"count": 3}, "results": THINGS, "group_by": []}),
        json.dumps({"status": "ok", "message": {"total-results": 3, "items": THINGS}}),
        json.dumps({"total": 3, "offset": 0, "data": THINGS}),
    ],
    ids=["list", "indented", "lines", "results", "message", "data"],
)
def test_objects_come_one_by_one_whatever_holds_them(text: str) -> None:
    found = read(text)
    assert [item.value for item in found if isinstance(item, JsonObject)] == THINGS
    assert all(isinstance(item, JsonObject) and text[item.offset :].startswith(item.text) for item in found)


def test_a_single_object_is_whole_though_it_holds_lists() -> None:
    assert [item.value for item in read(json.dumps(THINGS[2])) if isinstance(item, JsonObject)] == [THINGS[2]]


def test_values_are_quoted_as_the_file_writes_them() -> None:
    text = json.dumps(THINGS)
    (first, *_) = read(text)
    assert isinstance(first, JsonObject)
    evidence = first.evidence("title", THINGS[0]["title"])
    assert text[evidence.start : evidence.end] == evidence.quote == r'"title": "\u00c4 \"b\" \\ c"'


def test_a_damaged_line_costs_only_itself() -> None:
    found = read('{"id": 1}\n{"id": 2,,}\n{"id": 3}\n')
    assert [item.value["id"] if isinstance(item, JsonObject) else item.quote for item in found] == [1, '{"id": 2,,}', 3]


def test_a_cut_file_keeps_what_was_whole() -> None:
    whole, rest = read(json.dumps(THINGS)[:60])
    assert isinstance(whole, JsonObject)
    assert isinstance(rest, Evidence)


@pytest.mark.parametrize("text", ['{"id": ', "[[[[" * 50_000, '[{"a": ' * 50_000, '{"id": "unending'])
def test_what_is_damaged_from_the_beginning_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match=r"x\.json:1: malformed JSON"):
        read(text)


class _Endless(io.StringIO):
    """A list of works without end; remembers how much of it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self._pieces = self._texts()

    def _texts(self) -> Iterator[str]:
        yield "["
        while True:
            yield json.dumps({"id": self.asked, "title": "t" * 300}) + ",\n"

    def read(self, size: int | None = -1, /) -> str:
        assert size is not None
        assert size > 0
        held = "".join(next(self._pieces) for _ in range(size // 300))
        self.asked += len(held)
        return held


def test_no_more_is_read_than_is_needed() -> None:
    stream = _Endless()
    found = objects(stream, "x.json", "test")
    for _ in range(20_000):
        next(found)
    assert stream.asked < 20_000 * 400 + (3 << 20)
