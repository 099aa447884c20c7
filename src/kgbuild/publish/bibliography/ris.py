"""Papers as RIS."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from kgbuild.importers import ris
from kgbuild.importers.kept import OWN, to_keep
from kgbuild.importers.people import name_of
from kgbuild.model import Paper
from kgbuild.publish.bibliography.names import cut

_TYPES: Final[Mapping[str, str]] = {
    "journal": "JOUR", "conference": "CPAPER", "workshop": "CPAPER", "preprint": "UNPB", "report": "RPRT",
    "thesis": "THES", "book": "BOOK", "chapter": "CHAP", "editorial": "JOUR", "patent": "PAT", "": "GEN",
}  # fmt: skip


def to_ris(papers: Iterable[Paper]) -> str:
    """Give papers as a RIS file; each entry, imported, is the paper."""
    return "\n".join(map(_entry, papers))


def _entry(paper: Paper) -> str:
    lines = [*_lines(paper)]
    read = _read(lines)
    if read is None:
        lines = [*_lines(replace(paper, title="Untitled"))]
        read = _read(lines)
    kept = to_keep(paper, read) if read else {}
    return _write([*lines, ("U1", f"{OWN} {json.dumps(kept, ensure_ascii=False)}")] if kept else lines)


def _read(lines: list[tuple[str, str]]) -> Paper | None:
    found = ris.records(io.StringIO(_write(lines)), "")
    return next((one for one in found if isinstance(one, Paper)), None)


def _write(lines: list[tuple[str, str]]) -> str:
    return "".join(f"{tag}  - {value}\n" for tag, value in lines if value) + "ER  - \n"


def _lines(paper: Paper) -> Iterator[tuple[str, str]]:
    first, _, last = paper.pages.partition("-")
    whole = "," in paper.pages or "-" in last
    yield "TY", _TYPES[paper.type]
    yield from (("AU", _name(author.person.name)) for author in paper.authors)
    yield "AU", "et al." if paper.etal else ""
    yield "TI", paper.title
    yield "JO" if paper.type in {"journal", "editorial"} else "T2", paper.venue
    yield from (("ED", _name(editor.name)) for editor in paper.editors)
    yield "PY", paper.year
    yield "DA", paper.date.replace("-", "/")
    yield "VL", paper.volume
    yield "IS", paper.issue
    yield "M1", paper.number if paper.type in {"report", "patent"} else ""
    yield "SP", paper.pages if whole else first
    yield "EP", "" if whole else last
    yield "PB", paper.publisher
    yield "SN", paper.identifiers.get("issn", "") or paper.identifiers.get("isbn", "")
    yield "DO", paper.doi
    yield "UR", f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else ""
    yield from (("UR", link.url) for link in paper.links)
    yield from (("KW", topic) for topic in paper.topics)
    yield "AB", paper.abstract
    yield "N1", paper.note


def _name(name: str) -> str:
    parts = cut(name)
    written = ", ".join(part for part in parts if part) if parts else name
    if name_of(written) == name and written.casefold() not in ris.ET_AL:
        return written
    return name.replace(",", ",,", 1) if "," in name else f"{name},"
