"""What the outcome of reading a document depends on, beside the document: our own code and data, and the parsers'."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final

#: What stands above reading; `tests/cache/test_fingerprint.py` holds that reading cannot reach it.
ABOVE: Final = frozenset({
    "agreement", "api.py", "ask", "cli", "corrections", "graph", "identity", "pipeline.py", "publish", "report.py",
    "settling.py",
})  # fmt: skip


@cache
def fingerprint(*, everything: bool = False) -> str:
    """Give a digest of all that reading a document runs through, or of `everything` that a build does."""
    package = Path(__file__).resolve().parent.parent
    total = hashlib.blake2b(digest_size=16)
    total.update(f"{sys.version_info[:3]}".encode())
    for name in _libraries():
        total.update(f"{name} {version(name)}\n".encode())
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        if (everything or inside.parts[0] not in ABOVE) and "__pycache__" not in inside.parts and path.is_file():
            total.update(f"{inside.as_posix()}\n".encode())
            total.update(hashlib.blake2b(path.read_bytes()).digest())
    return total.hexdigest()


def _libraries() -> Iterator[str]:
    """Give the libraries that kgbuild declares and that are there: the parsers are among them."""
    try:
        declared = requires("kgbuild") or []
    except PackageNotFoundError:  # run from its sources
        declared = []
    for name in sorted({re.split(r"[^\w.-]", one, maxsplit=1)[0] for one in declared if "extra ==" not in one}):
        try:
            version(name)
        except PackageNotFoundError:
            continue
        yield name
