"""The command line, as a shell runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def kgbuild(*arguments: str | Path, code: int = 0, stdin: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-c", "from kgbuild.cli import main; main()", *map(str, arguments)],
        capture_output=True, text=True, check=False, input=stdin,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    return done.stdout if code == 0 else done.stderr
