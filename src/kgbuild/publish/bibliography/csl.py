"""Papers as CSL-JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from kgbuild.importers import csl_json
from kgbuild.importers.kept import OWN, to_keep
from kgbuild.importers.people import printed
from kgbuild.model import Mention, Paper
from kgbuild.publish.bibliography.names import cut, key_maker

_TYPES: Final[Mapping[str, str]] = {
    "journal": "article-journal", "editorial": "article-journal", "conference": "paper-conference",
    "workshop": "paper-conference", "preprint": "article", "report": "report", "thesis": "thesis", "book": "book",
    "chapter": "chapter", "patent": "patent", "": "document",
}  # fmt: skip
_STATUSES: Final[Mapping[str, str]] = {"accepted": "forthcoming"}


def to_csl_json(papers: Iterable[Paper]) -> str:
    """Give papers as a list of CSL items; each item, imported, is the paper."""
    key = key_maker()
    items = [_item(paper, key(paper)) for paper in papers]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def _item(paper: Paper, key: str) -> dict[str, Any]:
    item = _fields(paper, key)
    read = _read(item)
    if read is None:
        item = _fields(replace(paper, title="Untitled"), key)
        read = _read(item)
    kept = to_keep(paper, read) if read else {}
    return {**item, "custom": {OWN: kept}} if kept else item


def _read(item: Mapping[str, Any]) -> Paper | None:
    text = json.dumps([item], ensure_ascii=False)
    return next((one for one in csl_json.records(io.StringIO(text), "") if isinstance(one, Paper)), None)


def _fields(paper: Paper, key: str) -> dict[str, Any]:
    parts = (paper.date or paper.year).split("-")
    season = {"season": int(parts[1]) - 20} if len(parts) > 1 and int(parts[1]) > 12 else {}
    days = [int(part) for part in (parts[:1] if season else parts) if part]
    values: dict[str, Any] = {
        "id": key,
        "type": _TYPES[paper.type],
        "title": paper.title,
        "author": [_name(author.person) for author in paper.authors],
        "editor": [_name(editor) for editor in paper.editors],
        "container-title": paper.venue if paper.type != "book" else "",
        "collection-title": paper.venue if paper.type == "book" else "",
        "event-title": paper.within,
        "issued": {"date-parts": [days], **season} if days else None,
        "volume": paper.volume,
        "issue": paper.issue,
        "number": paper.number,
        "page": paper.pages,
        "publisher": paper.publisher,
        "status": _STATUSES.get(paper.status, paper.status),
        "DOI": paper.doi,
        "ISBN": paper.identifiers.get("isbn", ""),
        "ISSN": paper.identifiers.get("issn", ""),
        "PMID": paper.identifiers.get("pmid", ""),
        "PMCID": paper.identifiers.get("pmc", ""),
        "URL": _address(paper),
        "keyword": ", ".join(paper.topics),
        "abstract": paper.abstract,
        "note": paper.note,
    }
    return {name: value for name, value in values.items() if value}


def _address(paper: Paper) -> str:
    own = next((link.url for link in paper.links if not link.rel), "")
    return own or (f"https://arxiv.org/abs/{paper.arxiv}" if paper.arxiv else "")


def _name(mention: Mention) -> dict[str, str]:
    parts = cut(mention.name)
    if parts is None or printed(*parts) != mention.name:
        return {"literal": mention.name}
    family, given, suffix = parts
    return {key: value for key, value in (("family", family), ("given", given), ("suffix", suffix)) if value}
