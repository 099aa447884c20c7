"""Wrap the long lines of the lexicon: `python scripts/wrap_lexicon.py [--check]`.

Who adds a word puts it anywhere into its list; this puts the list in shape. Order, comments and short lines stay.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

LEXICON = Path(__file__).resolve().parent.parent / "src" / "kgbuild" / "lexicon"
_WIDTH = 140
_WORD = r"\"(?:[^\"\\]|\\.)*\"|'[^']*'"
#: A line of words: of a list that it opens, goes on with, or ends.
_LINE = re.compile(
    rf"(?P<head>(?:[\w-]+|{_WORD}) *= *\[)?\s*(?P<words>(?:{_WORD})(?:\s*,\s*(?:{_WORD}))*),?\s*(?P<end>\])?"
)


def wrapped(source: str) -> str:
    r"""Give a table of the lexicon whose lines of words are no longer than they may be, or hold one word.

    >>> long = ", ".join(f'"word {number}"' for number in range(20))
    >>> [len(line) <= _WIDTH for line in wrapped(f"a = [{long}]\n").splitlines()]
    [True, True, True, True]
    """
    return "".join(f"{line}\n" for written in source.splitlines() for line in _lines(written))


def _lines(written: str) -> Iterator[str]:
    match = _LINE.fullmatch(written) if len(written) > _WIDTH else None
    if match is None:
        yield written
        return
    if match["head"]:
        yield match["head"]
    line = ""
    for word in re.findall(_WORD, match["words"]):
        if line and len(line) + len(word) + 2 > _WIDTH:
            yield line
            line = ""
        line = f"{line} {word}," if line else f"  {word},"
    yield line
    if match["end"]:
        yield "]"


def main() -> int:
    """Wrap all tables, or name with `--check` those with a line to wrap."""
    long = []
    for path in sorted(LEXICON.glob("*.toml")):
        source = path.read_text(encoding="utf-8")
        shaped = wrapped(source)
        if tomllib.loads(shaped) != tomllib.loads(source):
            sys.exit(f"{path.name}: wrapping would change what it says")
        if shaped != source:
            long.append(path.name)
            if "--check" not in sys.argv:
                path.write_text(shaped, encoding="utf-8")
    print("\n".join(long))
    return int("--check" in sys.argv and bool(long))


if __name__ == "__main__":
    sys.exit(main())
