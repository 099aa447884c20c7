"""A part of the graph that is not what was written is named and made anew, of a document or of the entities."""

from __future__ import annotations

from pathlib import Path

import pytest

from incremental_contents import contents
from kgbuild.pipeline import build

PAGE = "# {owner}\n\n## Publications\n\n1. {owner}, Bo Ek. Tides of {topic}. *Journal of Tides* 12, 34-56 (2020).\n"
DAMAGES = {
    "the list": lambda data: data.replace(b".nq", b".nr", 1),
    "an entry": lambda data: data[:-2] + b"xx",
    "the end": lambda data: data[:-2],
}


@pytest.mark.slow
@pytest.mark.parametrize("what", DAMAGES)
def test_a_damaged_part_is_named_and_made_anew(what: str, tmp_path: Path) -> None:
    docs, graph = tmp_path / "docs", tmp_path / "graph"
    docs.mkdir()
    for name, owner in (("a.md", "Ana Lindqvist"), ("b.md", "Cy Dahl")):
        (docs / name).write_text(PAGE.format(owner=owner, topic=name[0] * 5), encoding="utf-8")
    build([docs], graph)
    harmed = sorted((graph / "cache" / "parts").iterdir())
    for pack in harmed:
        data = pack.read_bytes()
        pack.unlink()  # the file may be shared with an earlier graph
        pack.write_bytes(DAMAGES[what](data))
        assert pack.read_bytes() != data
    for name in ("a.md", "b.md"):
        text = (docs / name).read_text(encoding="utf-8")
        (docs / name).write_text(text.replace("Tides of", "Ebbs of"), encoding="utf-8")
    said = build([docs], graph)
    assert any(str(pack) in message for pack in harmed for message in said.damaged)
    build([docs], tmp_path / "clean", reuse=False)
    assert contents(graph) == contents(tmp_path / "clean")
