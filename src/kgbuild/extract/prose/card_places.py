"""Where a body on a card is: "Peat Works, Oslo, Norway"."""

from __future__ import annotations

import re

from kgbuild.extract.phrases.parts import line_at, split_places
from kgbuild.model import Mention

#: What ends the clause of a body.
_END = re.compile(r"[;()\n|→]|\.(?:\s|$)|\s[–—-]\s")


def place_behind(text: str, body: Mention, end: int) -> str:
    """Give the places that follow the name of a body up to the end of its clause; empty where something else does."""
    if not body.name or body.start < 0:
        return ""
    stop = _END.search(text, body.end, end)
    clause = text[body.start : stop.start() if stop else end].rstrip(" .,")
    parts = line_at(clause, body.start).parts
    kept, place = split_places(parts)
    return place if kept and kept[-1].start <= body.end and not any(part.start > body.end for part in kept) else ""
