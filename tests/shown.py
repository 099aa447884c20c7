"""Runs what a page of the documentation shows: files are written, commands are run, and must say what stands there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_BLOCK = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```", re.DOTALL | re.MULTILINE)
_WHO = {
    f"GIT_{role}_{what}": value
    for role in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ada"), ("EMAIL", "a@b.example"))
}
KGBUILD = [sys.executable, "-c", "from kgbuild.cli import main; main()"]


def run_page(text: str, folder: Path) -> int:
    """Do in `folder` what a page shows; give how many commands it was.

    A block whose fence bears a path is that file, one of corrections without a path is `corrections.toml`. Of what a
    command prints every line that the page shows must be there, in that order; `…` stands for any others.
    """
    count = 0
    for language, path, body in _BLOCK.findall(text):
        if path or (language == "toml" and "[[" in body):
            target = folder / (path or "corrections.toml")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(body, encoding="utf-8")
        elif language == "console":
            for command, expected in _steps(body):
                _check(command, expected, said(command, folder))
                count += 1
    return count


def _steps(body: str) -> Iterator[tuple[str, list[str]]]:
    for step in re.split(r"^\$ ", body, flags=re.MULTILINE):
        if step.strip():
            command, _, expected = step.partition("\n")
            yield command, [line.rstrip() for line in expected.splitlines() if line.strip() not in {"", "…"}]


def said(command: str, folder: Path) -> list[str]:
    """Run kgbuild or git in a folder and give the lines that it prints; what kgbuild complains of is among them."""
    program, *arguments = shlex.split(command)
    start = {"kgbuild": KGBUILD, "git": ["git"]}[program]
    done = subprocess.run(
        [*start, *arguments], cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, **_WHO}
    )
    assert done.returncode == 0 or done.stderr.startswith("kgbuild: "), done.stderr
    return [line.rstrip() for line in (done.stdout + done.stderr).splitlines()]


def _check(command: str, expected: list[str], said: list[str]) -> None:
    left = iter(said)
    for line in expected:
        assert line in left, f"$ {command}\nlacks {line!r}, or has it elsewhere:\n" + "\n".join(said)
