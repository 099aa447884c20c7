"""One reference in the formats that others read."""

from __future__ import annotations

import re
from typing import Any

from kgbuild.cite.kinds import is_generic_series
from kgbuild.cite.reference import Reference
from kgbuild.names import Name, fold

_ROW_TYPES = {
    "journal": "article",
    "conference": "inproc",
    "workshop": "inproc",
    "chapter": "inbook",
    "editorial": "article",
}
_BIBTEX = {
    "journal": ("article", "journal"), "conference": ("inproceedings", "booktitle"),
    "workshop": ("inproceedings", "booktitle"),
    "chapter": ("incollection", "booktitle"), "book": ("book", "series"), "thesis": ("phdthesis", "school"),
    "report": ("techreport", "type"), "preprint": ("misc", "howpublished"), "editorial": ("article", "journal"),
    "patent": ("patent", "type"),
}  # fmt: skip
_CSL = {
    "journal": "article-journal", "conference": "paper-conference", "workshop": "paper-conference",
    "chapter": "chapter", "book": "book",
    "thesis": "thesis", "report": "report", "preprint": "article", "editorial": "article-journal",
    "patent": "patent",
}  # fmt: skip
_TEX = str.maketrans({"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}"})


def row(text: str, reference: Reference) -> dict[str, Any]:
    """Give a reference as one row of JSON Lines; what is not there is null.

    A preprint server is no venue here, nor is a report series without a name of its own; the number of a report stands
    under `volume` and `number`.
    """
    venue = reference.venue
    numbered = reference.number and is_generic_series(venue)
    return {
        "text": text,
        "authors": [{"family": name.surname, "given": name.given} for name in reference.names],
        "etal": reference.etal,
        "title": reference.title or None,
        "venue": None if venue.casefold() == "arxiv" or is_generic_series(venue) else venue or None,
        "within": reference.within or None,
        "year": reference.year or None,
        "date": reference.date or None,
        "volume": reference.volume or (None if numbered else reference.number) or None,
        "issue": reference.issue or (reference.number if numbered else None) or None,
        "number": reference.number or None,
        "pages": reference.pages or None,
        "publisher": reference.publisher or None,
        "editors": [editor.name for editor in reference.editors],
        "doi": reference.doi or None,
        "arxiv": reference.arxiv or None,
        "identifiers": dict(reference.identifiers),
        "status": reference.status or None,
        "type": _ROW_TYPES.get(reference.type, reference.type) or None,
        "note": reference.note or None,
        "spans": {name: [[span.start, span.end] for span in spans] for name, spans in sorted(reference.spans.items())},
        "confidence": dict(sorted(reference.confidence.items())),
        "score": reference.score,
    }


def bibtex(text: str, reference: Reference) -> str:
    """Give a reference as one BibTeX entry; a string that is none as a comment that tells so."""
    if not (reference.title or reference.venue or reference.names):
        return f"% no reference: {' '.join(text.split())[:_SHOWN].replace('@', '(at)')}".rstrip(": ")
    kind, place = _BIBTEX.get(reference.type, ("misc", "howpublished"))
    fields = {
        "author": " and ".join([*map(_inverted, reference.names), *(["others"] if reference.etal else [])]),
        "editor": " and ".join(editor.name for editor in reference.editors),
        "title": reference.title,
        place: reference.venue,
        "year": reference.year,
        "volume": reference.volume,
        "number": reference.issue or reference.number,
        "pages": reference.pages.replace("-", "--"),
        ("school" if reference.type == "thesis" else "publisher"): reference.publisher,
        "doi": reference.doi,
        "eprint": reference.arxiv,
        "archiveprefix": "arXiv" if reference.arxiv else "",
        "isbn": reference.identifiers.get("isbn", ""),
        "url": reference.identifiers.get("url", ""),
        "note": reference.note or ("" if reference.status in {"", "published"} else reference.status),
    }
    verbatim = {"doi", "url", "eprint"}
    lines = [
        f"  {name} = {{{value if name in verbatim else value.translate(_TEX)}}},"
        for name, value in fields.items()
        if value
    ]
    return "\n".join([f"@{kind}{{{_key(reference)},", *lines, "}"])


def csl(text: str, reference: Reference) -> dict[str, Any]:
    """Give a reference as one item of CSL-JSON."""
    item: dict[str, Any] = {
        "id": _key(reference),
        "type": _CSL.get(reference.type, "document"),
        "author": [_csl_name(name) for name in reference.names],
        "editor": [{"literal": editor.name} for editor in reference.editors],
        "title": reference.title,
        "container-title": reference.venue,
        "issued": {"date-parts": [[int(part) for part in _parts(reference.date or reference.year)]]}
        if reference.year
        else None,
        "volume": reference.volume,
        "issue": reference.issue,
        "number": reference.number,
        "page": reference.pages,
        "publisher": reference.publisher,
        "DOI": reference.doi,
        "ISBN": reference.identifiers.get("isbn", ""),
        "URL": reference.identifiers.get("url", ""),
        "status": reference.status,
        "note": reference.note,
        "annote": text,
    }
    return {name: value for name, value in item.items() if value}


#: So much of a string that is no reference is shown.
_SHOWN = 200


def _parts(date: str) -> list[str]:
    """Give year, month and day of an EDTF date; a season is no month."""
    parts = date.split("-")
    return parts if len(parts) < 2 or int(parts[1]) <= 12 else parts[:1]


def _inverted(name: Name) -> str:
    return ", ".join(part for part in (name.surname, name.given) if part)


def _csl_name(name: Name) -> dict[str, str]:
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle, "suffix": name.suffix}
    return {key: value for key, value in parts.items() if value}


def _key(reference: Reference) -> str:
    family = fold(reference.names[0].family) if reference.names else "anonymous"
    word = next((w for w in re.findall(r"[a-z]+", fold(reference.title)) if len(w) > 3), "")
    return re.sub(r"[^a-z0-9]", "", family) + reference.year + word
