"""`kgbuild resolve` on files as people have them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kgbuild.cli.resolve import command
from kgbuild.errors import InputError


def run(tmp_path: Path, kind: str, content: bytes) -> str:
    file = tmp_path / "records.jsonl"
    file.write_bytes(content)
    found = CliRunner().invoke(command, [kind, str(file), "--format", "csv"], catch_exceptions=False)
    assert found.exit_code == 0
    return found.output


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'{"id": "a", "name": "A. Kern"}\n{"id": ', r"records\.jsonl:2: not a JSON object"),
        (b"\n[1]\n", r"records\.jsonl:2: not a JSON object"),
        (b'{"id": "a", "name": "J\xf6rg Kern"}\n', r"records\.jsonl:1: not UTF-8"),
        (b'{"id": "a", "name": "A. Kern"}\n\n{"name": "B. Olsen"}\n', r"records\.jsonl:3: no id"),
        (b'{"id": 1, "name": "A. Kern"}\n{"id": "1", "name": "B. Olsen"}\n', r"records\.jsonl:2: an earlier record"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(tmp_path: Path, content: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        run(tmp_path, "people", content)


def test_byte_order_marks_empty_lines_and_other_scripts_are_read(tmp_path: Path) -> None:
    lines = '\ufeff{"id": "a", "name": "王伟"}\n\n{"id": "b", "name": "Вера Кузнец"}\r\n{"id": "c", "name": " "}'
    assert run(tmp_path, "people", lines.encode()).splitlines() == ["id,entity", "a,a", "b,b", "c,c"]
    assert run(tmp_path, "venues", b"").splitlines() == ["id,entity"]
