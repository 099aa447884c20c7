"""Values of labelled records as one would label them oneself: the sets differ in what they count in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Record = Mapping[str, Any]
_EDGES = " .,;:"
#: A stop that ends a list of names and no initial: "MR.", "Youfeng.".
_STOPPED = re.compile(r"(?:[A-Z]{2}|[^\W\d_]{3})\.$")
_SUFFIX = re.compile(r"\b[JS]r\.$")
_IN_BRACKETS = re.compile(r"^(?P<family>[^\W\d_][^()]*?)\s\((?P<given>[^\W\d_][^()]*)\)?$")
#: A number behind a journal that is labelled as part of its name: "Progress in Geography 25", "Tyche, n°19".
_NUMBERED = re.compile(r"^(?P<venue>.*[^\W\d_]{3}.*?)[\s,]+(?P<issue>n\s?[°o]\.?\s?)?(?P<number>\d{1,3})$")


def mended(record: Record) -> Record:
    """Give the record without signs at the ends of values, and with the numbers of a journal apart from its name."""
    out = {**record, "authors": [_name(author) for author in record.get("authors") or ()]}
    for field in ("title", "venue", "publisher"):
        out[field] = (record.get(field) or "").rstrip(_EDGES)
    numbered = _NUMBERED.match(out["venue"]) if record.get("type") == "article" else None
    if numbered and not record.get("issue" if numbered["issue"] else "volume"):
        out["venue"] = numbered["venue"].rstrip(_EDGES)
        out["issue" if numbered["issue"] else "volume"] = numbered["number"]
    return out


def _name(author: Mapping[str, str]) -> dict[str, str]:
    family, given = author["family"].strip(" ,;:"), (author.get("given") or "").strip(" ,;:")
    bracketed = _IN_BRACKETS.match(family) if not given else None
    if bracketed:
        family, given = bracketed["family"], bracketed["given"]
    return {"family": _plain(family), "given": _plain(given)}


def _plain(name: str) -> str:
    return name[:-1] if _STOPPED.search(name) and not _SUFFIX.search(name) else name
