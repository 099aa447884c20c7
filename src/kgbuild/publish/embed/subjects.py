"""Which thing of the graph a page is about, by what the page itself says where pages say it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, Final

from kgbuild.document import Document
from kgbuild.extract import read_page
from kgbuild.lexicon import words
from kgbuild.names import fold
from kgbuild.publish.embed.describing import KINDS
from kgbuild.publish.site.content import Content
from kgbuild.publish.site.entities import Page
from kgbuild.publish.site.works import identifiers

ORCID: Final = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b")
DOI: Final = re.compile(r"\b10\.\d{4,9}/[^\s\"'<>&]+")
#: Where a page's metadata hold what it is about, and how that is called.
_KEYS: Final = (("title", "title"), ("og:title", "title"), ("citation_title", "title"), ("name", "front matter’s name"))
#: Kinds of things that have pages of their own making.
_OWNERS: Final = frozenset({"person", "organization"})
#: What stands between the title of a page and the name of its site.
_SEPARATOR: Final = re.compile(r"\s+[|·•–—-]\s+|\s*[|»]\s*|:\s+")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a page is about.

    Attributes:
        iri: empty where nothing of the graph is found.
        why: what said so, or why there is none.
    """

    iri: str
    why: str


class Subjects:
    """Finds the subjects of pages."""

    def __init__(self, content: Content) -> None:
        self._base = content.facts.base
        self._kinds: dict[str, int] = {}
        self._named: dict[str, set[str]] = defaultdict(set)
        self._identified: dict[str, str] = {}
        self._at: dict[str, str] = {}
        self._read = {source.sha256: source.about for source in content.evidence.sources.values() if source.about}
        for page in content.pages:
            if page.kind in KINDS:
                self._add(page, identifiers(content.facts, page.iri))

    def _add(self, page: Page, known: Mapping[str, str]) -> None:
        self._kinds[page.iri] = KINDS.index(page.kind)
        for name in (page.name, *page.others):
            self._named[_folded(name)].add(page.iri)
        for scheme in ("orcid", "doi"):
            if scheme in known:
                self._identified[known[scheme].casefold()] = page.iri
        self._at[page.iri.removesuffix("#this").rstrip("/")] = page.iri

    def find(self, document: Document, embedded: str = "") -> Subject:
        """Find the subject of a page.

        What decides, first come first served: the block that an earlier run put there, the canonical address, the
        tag `citation_doi`, the first heading, the title, the name in the front matter, the one ORCID that the page
        holds; of a page that says that it is somebody's profile or curriculum, whom the graph read it as being about,
        else whom it names as its owner.

        Args:
            document: the page as its reader gives it, without the block.
            embedded: the IRI that an embedded block is about, empty where there is no block.
        """
        if embedded in self._kinds:
            return Subject(embedded, "the block in the page")
        told = document.metadata
        address = str(told.get("canonical", "")).partition("#")[0].rstrip("/")
        if address in self._at:
            return Subject(self._at[address], "its canonical address")
        doi = DOI.search(str(told.get("citation_doi", "")))
        if doi and doi[0].casefold() in self._identified:
            return Subject(self._identified[doi[0].casefold()], f"citation_doi {doi[0]}")
        nobody = Subject("", "the graph holds nothing of the name in its heading or title")
        return self._by_name(document) or self._by_orcid(document) or self._by_owner(document) or nobody

    def _by_name(self, document: Document) -> Subject | None:
        for where, text in _titles(document):
            for name in dict.fromkeys([text, *_SEPARATOR.split(text)[:1]]):
                found = self._best(self._named.get(_folded(name), set()))
                if len(found) == 1:
                    return Subject(found[0], f"its {where} “{name}”")
                if found:
                    return Subject("", f"{len(found)} things are called “{name}”; say which with --map")
        return None

    def _best(self, found: set[str]) -> list[str]:
        best = min((self._kinds[iri] for iri in found), default=0)
        return sorted(iri for iri in found if self._kinds[iri] == best)

    def _by_orcid(self, document: Document) -> Subject | None:
        found = {code for code in orcids(document) if code.casefold() in self._identified}
        if len(orcids(document)) != 1 or not found:
            return None
        code = found.pop()
        return Subject(self._identified[code.casefold()], f"ORCID {code}")

    def _by_owner(self, document: Document) -> Subject | None:
        if not _is_profile(document):
            return None
        about = self._read.get(document.sha256, "")
        if about in self._kinds:
            return Subject(about, "the graph read the page as theirs")
        owner = read_page(document).subject.name
        found = [
            iri for iri in self._best(self._named.get(_folded(owner), set())) if KINDS[self._kinds[iri]] in _OWNERS
        ]
        return Subject(found[0], f"its owner “{owner}”") if len(found) == 1 else None


def _is_profile(document: Document) -> bool:
    """Tell whether a page says that it is about the one whose page it is."""
    path = PurePosixPath(document.id.casefold())
    stem = path.parent.name if path.stem in {"index", "_index"} else path.stem
    if stem in words("profile_pages", "stems"):
        return True
    known = words("profile_pages", "titles")
    return any(" ".join(text.casefold().strip(".:").split()) in known for _, text in _titles(document))


def orcids(document: Document) -> frozenset[str]:
    """Give the ORCIDs that a page holds, in its text and in its links."""
    links = (inline.href for block in document.blocks for inline in block.inlines if "orcid.org" in inline.href)
    return frozenset(code for text in (document.text, *links) for code in ORCID.findall(text))


def _titles(document: Document) -> Iterator[tuple[str, str]]:
    headings = [block for block in document.blocks if block.kind == "heading"]
    for heading in headings[:1]:
        yield "heading", " ".join(document.slice(heading).split())
    for key, where in _KEYS:
        value: Any = document.metadata.get(key, "")
        if isinstance(value, str) and value.strip():
            yield where, " ".join(value.split())


def _folded(name: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(name)))
