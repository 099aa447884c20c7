"""The cache gives back exactly what was read, for exactly that document, or nothing."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

import academy
from kgbuild.cache import FOLDER, Cache
from kgbuild.cache.codec import decode, encode
from kgbuild.model import Evidence, Extraction, Mention, Skill


def back(extractions: Sequence[Extraction]) -> tuple[Extraction, ...]:
    return decode(json.loads(json.dumps(encode(extractions))))


@pytest.mark.parametrize("extraction", academy.extractions(), ids=lambda e: e.document)
def test_an_extraction_comes_back_as_it_was(extraction) -> None:
    assert back([extraction]) == (extraction,)
    assert repr(back([extraction])) == repr((extraction,))


def test_several_and_empty_ones_come_back() -> None:
    several = (*academy.extractions(), Extraction("none.md", "0", "text/plain", ()))
    assert back(several) == several
    assert back(()) == ()


def test_values_that_are_equal_but_not_the_same_come_back_as_they_were() -> None:
    read = [Evidence(0, 1, "x", "e", confidence) for confidence in (1, 1.0)]
    records = tuple(Skill(evidence=one, person=Mention(""), skill="Sailing") for one in read)
    (found,) = back([Extraction("a.md", "0", "text/plain", records)])
    assert [repr(one.evidence.confidence) for one in found.records] == ["1", "1.0"]


@pytest.mark.parametrize(
    "raw", [[], {}, 3, [1, 2], ["a"] * 9, [1, []], [2, encode(academy.extractions()[:1])[1]]], ids=str
)
def test_what_is_no_extraction_is_refused(raw: object) -> None:
    with pytest.raises(ValueError, match=r"extraction|Extraction|fields|unpack"):
        decode(raw)


@pytest.fixture
def built(tmp_path: Path) -> tuple[Path, str]:
    old = tmp_path / "old"
    (old / "texts").mkdir(parents=True)
    extraction = dataclasses.replace(academy.cv(), sha256="abc")
    (old / "texts" / "abc.txt").write_text("text", encoding="utf-8")
    cache = Cache(None, old)
    cache.add(key := cache.key(extraction.document, "abc", ""), (extraction,))
    cache.close()
    return old, key


def test_what_was_kept_is_found_with_its_texts(built: tuple[Path, str], tmp_path: Path) -> None:
    old, key = built
    cache = Cache(old, tmp_path / "new")
    assert cache.find(key) == (dataclasses.replace(academy.cv(), sha256="abc"),)
    assert (tmp_path / "new" / "texts" / "abc.txt").read_text(encoding="utf-8") == "text"
    cache.close()
    (pack,) = (tmp_path / "new" / FOLDER).iterdir()
    assert pack.samefile(old / FOLDER / pack.name)
    assert cache.damaged == []


def test_another_document_or_day_is_not_found(built: tuple[Path, str], tmp_path: Path) -> None:
    old, _ = built
    cache = Cache(old, tmp_path / "new")
    name = academy.cv().document
    for other in (("x.md", "abc", ""), (name, "abd", ""), (name, "abc", "2020-01-01")):
        assert cache.find(cache.key(*other)) is None
    assert cache.damaged == []


@pytest.mark.parametrize("place", [0, 20, 60, 500, -2])
def test_damage_is_named_and_not_trusted(built: tuple[Path, str], tmp_path: Path, place: int) -> None:
    old, key = built
    (path,) = (old / FOLDER).iterdir()
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    cache = Cache(old, tmp_path / "new")
    assert cache.find(key) is None
    assert len(cache.damaged) == 1
    assert str(path) in cache.damaged[0]


@pytest.mark.parametrize("text", ["other", None])
def test_a_text_that_was_changed_or_lost_is_noticed(built: tuple[Path, str], tmp_path: Path, text: str | None) -> None:
    old, key = built
    path = old / "texts" / "abc.txt"
    path.unlink()
    if text:
        path.write_text(text, encoding="utf-8")
    cache = Cache(old, tmp_path / "new")
    assert cache.find(key) is None
    assert "abc.txt" in cache.damaged[0]
