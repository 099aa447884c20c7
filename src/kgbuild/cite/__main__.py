"""`python -m kgbuild.cite FILE`: reference strings, one a line, to JSON Lines."""

from __future__ import annotations

import sys
from pathlib import Path

from kgbuild.cite.command import document, stream

if __name__ == "__main__":
    with Path(sys.argv[-1]).open(encoding="utf-8") as lines:
        sys.stdout.writelines(document(stream(lines)))
