"""What the outcome of reading a document depends on, beside the document: our own code and data, and the parsers'."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

#: What stands above reading; `tests/test_layers.py` holds that reading cannot reach it.
_ABOVE = frozenset({
    "api.py", "ask", "cli", "corrections", "graph", "identity", "pipeline.py", "publish", "report.py", "resolve",
    "settling.py", "__pycache__",
})  # fmt: skip
_PARSERS = ("markdown-it-py", "mdit-py-plugins", "numpy", "pypdf", "pypdfium2", "PyYAML", "selectolax", "spacy")


@cache
def fingerprint(*, everything: bool = False) -> str:
    """Give a digest of all that reading a document runs through, or of `everything` that a build does."""
    package = Path(__file__).resolve().parent.parent
    total = hashlib.blake2b(digest_size=16)
    total.update(f"{sys.version_info[:3]}".encode())
    for name in _PARSERS:
        try:
            total.update(f"{name} {version(name)}\n".encode())
        except PackageNotFoundError:
            continue
    for path in sorted(package.rglob("*")):
        inside = path.relative_to(package)
        if (everything or inside.parts[0] not in _ABOVE) and "__pycache__" not in inside.parts and path.is_file():
            total.update(f"{inside.as_posix()}\n".encode())
            total.update(hashlib.blake2b(path.read_bytes()).digest())
    return total.hexdigest()
