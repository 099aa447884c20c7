"""The body of `kgbuild cite`: strings in, JSON Lines, BibTeX or CSL-JSON out."""

from __future__ import annotations

from typing import Any

from kgbuild.cite.reference import Reference

_TYPES = {
    "journal": "article",
    "conference": "inproc",
    "workshop": "inproc",
    "chapter": "inbook",
}


def row(text: str, reference: Reference) -> dict[str, Any]:
    """Give a reference as one row of JSON Lines."""
    plain = {
        name: getattr(reference, name) or None
        for name in ("title", "venue", "year", "issue", "pages", "publisher", "doi", "arxiv")
    }
    return {
        "text": text,
        "authors": [{"family": name.surname, "given": name.given} for name in reference.names],
        **plain,
        "volume": reference.volume or reference.number or None,
        "type": _TYPES.get(reference.type, reference.type) or None,
    }
