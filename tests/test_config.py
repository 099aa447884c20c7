"""Settings: every wrong key and value is named with its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kgbuild.config import Settings, load_settings, parse_settings
from kgbuild.errors import ConfigError


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"grahp": {}}, "unknown key 'grahp'; did you mean 'graph'"),
        ({"graph": {"bases": "x"}}, r"\[graph\] unknown key 'bases'; did you mean 'base'"),
        ({"graph": {"base": "example"}}, "must be an http"),
        ({"graph": {"base": "https://e.org/a b/"}}, "must be an http"),
        ({"graph": 3}, "must be a table"),
        ({"build": {"strict": "yes"}}, "'yes' is not a bool"),
        ({"build": {"jobs": True}}, "True is not a int"),
        ({"privacy": {"hidden_kinds": "metric"}}, "'metric' is not a list of strings"),
        ({"privacy": {"hidden_kinds": ["metrics"]}}, "'metrics' is none of attendance, award"),
        ({"privacy": {"hidden_people": [7]}}, r"\(7,\) is not a list of strings"),
        ({"privacy": {"quotes": "all"}}, "'all' is none of context, none, quote"),
        ({"site": {"url": "https://lab.example"}}, "must be an http"),
        ({"site": {"imprint": "javascript:alert(1)"}}, "must be an http"),
        ({"site": {"contact": "ada"}}, "must be an http"),
        ({"retrieved": {"*.md": "May 2020"}}, "is not a day"),
        ({"retrieved": []}, "must be a table"),
        ({"owners": ["Ada"]}, "must be a table"),
        ({"owners": {"*.md": " "}}, "names nobody"),
    ],
)
def test_what_is_wrong_is_named(raw: dict[str, Any], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        parse_settings(raw)


def test_nothing_set_is_the_default() -> None:
    assert parse_settings({}) == Settings()


def test_contact_data_stays_inside_unless_asked_for() -> None:
    assert not Settings().privacy.emails
    assert parse_settings({"privacy": {"emails": True}}).privacy.emails


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "kgbuild.toml"
    path.write_text('[graph]\nbase = "https://lab.example/"\n[retrieved]\n"*.md" = "2024-05-01"\n', encoding="utf-8")
    settings = load_settings(path)
    assert (settings.graph.base, settings.retrieved) == ("https://lab.example/", {"*.md": "2024-05-01"})


@pytest.mark.parametrize("content", [b"= 3", b"\xff\xfe\x00"], ids=["no TOML", "no text"])
def test_a_broken_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kgbuild.toml"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"kgbuild\.toml: is not TOML"):
        load_settings(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_settings(tmp_path / "kgbuild.toml")
