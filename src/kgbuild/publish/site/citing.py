"""A work in the formats that reference managers read: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kgbuild.cite.formats import bibtex, csl
from kgbuild.cite.reference import Reference
from kgbuild.names import Name, parse_name
from kgbuild.publish.site.mathematics import plain
from kgbuild.publish.site.refs import iso
from kgbuild.publish.site.works import Work

# Types of https://refdb.sourceforge.net/manual-0.9.6/sect1-ris-format.html as Zotero and EndNote write them.
_RIS: Mapping[str, str] = {
    "journal": "JOUR", "conference": "CPAPER", "workshop": "CPAPER", "preprint": "UNPB", "book": "BOOK",
    "chapter": "CHAP", "thesis": "THES", "report": "RPRT", "editorial": "JOUR", "": "GEN",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Citation:
    """One work, thrice."""

    bibtex: str
    ris: str
    csl: Mapping[str, Any]

    @property
    def key(self) -> str:
        """The key that it is cited by."""
        return str(self.csl["id"])

    def numbered(self, place: int) -> Citation:
        """Give it with the key of the `place`th work of that key: `okonkwo2019tides`, `okonkwo2019tides-2`."""
        if place == 1:
            return self
        key = f"{self.key}-{place}"
        entry = re.sub(r"^(@\w+\{)[^,]*", rf"\g<1>{key}", self.bibtex, count=1)
        return Citation(entry, self.ris, {**self.csl, "id": key})

    @property
    def csl_text(self) -> str:
        """The item of CSL-JSON, for reading."""
        return json.dumps(self.csl, ensure_ascii=False, indent=1)


def cite(work: Work, school: str) -> Citation:
    """Give a work in each format; `school` is the name of a thesis's institution."""
    reference = _reference(work, school)
    item = csl("", reference)
    return Citation(bibtex("", reference), _ris(work, reference), {"id": item.pop("id"), **item})


def _reference(work: Work, school: str) -> Reference:
    date = iso(work.date)
    return Reference(
        names=tuple(parse_name(author.name) for author in work.authors),
        etal=work.etal,
        title=plain(work.title),
        venue=school if work.kind == "thesis" else work.venue,
        year=date[:4],
        date=date,
        volume=work.volume,
        issue=work.issue,
        number=work.number,
        pages=work.pages,
        publisher="" if work.kind == "thesis" else work.publisher,
        doi=work.identifiers.get("doi", ""),
        arxiv=work.identifiers.get("arxiv", ""),
        identifiers={s: v for s, v in work.identifiers.items() if s in {"isbn", "url"}},
        status=work.status if work.status in {"submitted", "accepted", "in preparation"} else "",  # type: ignore[arg-type]
        type=work.kind,  # type: ignore[arg-type]
    )


def _ris(work: Work, reference: Reference) -> str:
    first, _, last = re.sub(r"[–—-]+", "-", work.pages).partition("-")
    doi = reference.doi
    lines = [
        ("TY", _RIS[work.kind]),
        *(("AU", _inverted(name)) for name in reference.names),
        ("TI", reference.title),
        ("T2", "" if work.kind == "thesis" else work.venue),
        ("PY", reference.year),
        ("DA", reference.date.replace("-", "/") if "-" in reference.date else ""),
        ("VL", work.volume),
        ("IS", work.issue or work.number),
        ("SP", first),
        ("EP", last),
        ("PB", reference.venue if work.kind == "thesis" else work.publisher),
        ("SN", work.identifiers.get("isbn", "") or work.identifiers.get("issn", "")),
        ("DO", doi),
        ("AB", plain(work.abstract)),
        ("UR", "" if doi or not reference.arxiv else f"https://arxiv.org/abs/{reference.arxiv}"),
        ("ER", None),
    ]
    return "".join(f"{tag}  - {' '.join((value or '').split())}".rstrip() + "\n" for tag, value in lines if value != "")


def _inverted(name: Name) -> str:
    return ", ".join(part for part in (name.surname, name.given, name.suffix) if part)
