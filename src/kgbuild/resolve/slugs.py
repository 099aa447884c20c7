"""Readable keys of entities, stable whatever the order of the input."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from kgbuild.names import fold

LONGEST = 60
_WORD = re.compile(r"\w+")


def slug(text: str) -> str:
    """Give `text` as lower-case words with hyphens, cut at a word.

    >>> slug("Søren Łukasiewicz: On Trees")
    'soren-lukasiewicz-on-trees'
    """
    words = _WORD.findall(fold(text).replace("'", ""))
    out = "-".join(words)
    if len(out) > LONGEST:
        out = out[: LONGEST + 1].rpartition("-")[0] or out[:LONGEST]
    return out or "unnamed"


def mint(kind: str, wanted: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give a key for each (name, anchor); `anchor` is evidence that belongs to this entity alone.

    Of several entities that want one slug the one with the least anchor has it plain; the others carry a digest of
    their anchors, so no key depends on how many others there are.
    """
    by_slug: dict[str, list[str]] = {}
    for name, anchor in wanted:
        by_slug.setdefault(slug(name), []).append(anchor)
    keys = {}
    for plain, anchors in by_slug.items():
        first, *others = sorted(anchors)
        keys[first] = f"{kind}/{plain}"
        for anchor in others:
            digest = hashlib.blake2b(anchor.encode(), digest_size=4).hexdigest()
            keys[anchor] = f"{kind}/{plain}-{digest[:6]}"
    return keys
