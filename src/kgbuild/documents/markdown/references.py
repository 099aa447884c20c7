"""Links by reference whose addresses stand in another file: "[Ada Moe][]", "[profile][Moe]"."""

from __future__ import annotations

import re

_DEFINED = re.compile(r"^ {0,3}\[([^\[\]\n]{1,200})\]:", re.MULTILINE)
_REFERENCE = re.compile(r"(?<![!\]\\])\[([^\[\]\n]{0,200}[^\W\d_]{2}[^\[\]\n]{0,200})\] ?\[([^\[\]\n]{0,200})\](?!\()")

#: What ends with a year is a badge, and so is what stands behind it: "[TIDE'21][Best Paper Award] Slow tides".
_BADGE = re.compile(r"(?:[’']|(?:19|20))\d\d$")


def with_undefined_references(text: str) -> str:
    """Give Markdown in which what refers to an address that the file does not hold is a link that leads nowhere."""
    if "][" not in text and "] [" not in text:
        return text
    defined = {_key(match[1]) for match in _DEFINED.finditer(text)}
    return _REFERENCE.sub(
        lambda m: m[0] if _key(m[2] or m[1]) in defined or _BADGE.search(m[1]) else f"[{m[1]}](#)", text
    )


def _key(label: str) -> str:
    return " ".join(label.split()).casefold()
