"""What a build says in the end of what it did not take."""

from __future__ import annotations

from pathlib import Path

from commands import kgbuild


def test_documents_with_most_left_over_come_first_and_few_are_listed(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    for number in range(14):
        left = "".join(f"- Zzyx wobble {n}\n" for n in range(3 if number == 7 else 1))
        (docs / f"cv{number:02}.md").write_text(f"# Ada Moe\n\n## Education\n\n{left}- ====\n", encoding="utf-8")
    told = kgbuild("build", docs, "--out", tmp_path / "g", "--jobs", "1")
    lines = [line.strip() for line in told.splitlines() if "not taken" in line]
    assert lines[0].startswith("not taken: cv07.md: 3 entries, the first: 'Zzyx wobble 0'")
    assert lines[-1] == "not taken: 2 entries of 2 more documents; `kgbuild validate --all` lists them"
    assert len(lines) == 13
