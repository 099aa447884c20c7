"""Embed into one page after the other: find its subject, describe it, put it in, say what the page contradicts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Literal

from pyoxigraph import Store

from kgbuild.config import PrivacySettings, SiteSettings
from kgbuild.document import Document
from kgbuild.documents import read_bytes
from kgbuild.errors import DocumentError, UnsupportedFormatError
from kgbuild.publish.embed.contradictions import Contradiction, contradictions
from kgbuild.publish.embed.describing import Describer, subject_of
from kgbuild.publish.embed.markup import faults
from kgbuild.publish.embed.subjects import Subject, Subjects
from kgbuild.publish.embedding import embed_block, embedded, without_block
from kgbuild.publish.site.content import Content

#: Pages of a site folder, by their ending.
SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown"})
#: Folders of generators and of packages, which hold no pages of the site's own.
_APART: Final = frozenset({"node_modules", "vendor", "venv", "__pycache__"})

_SCRIPT: Final = re.compile(rb"<script[^>]*>(.*)</script>", re.DOTALL)

State = Literal["current", "changed", "added", "removed", "unknown"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a page.

    Attributes:
        page: its new bytes.
        state: `current` (nothing changes), `added`, `changed`, `removed` (the graph no longer says anything of its
            subject), or `unknown` (no subject found; nothing changes).
        iri: of the subject, empty where unknown.
        why: how the subject was found, or why it was not.
        contradictions: what the page says otherwise than the graph.
        faults: what is wrong with the page's other JSON-LD.
    """

    page: bytes
    state: State
    iri: str
    why: str
    contradictions: tuple[Contradiction, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Embedder:
    """Embeds what a graph says.

    Attributes:
        content: what may leave of the graph.
        site: `url` is where kgbuild's own site stands, empty where there is none.
    """

    content: Content
    site: SiteSettings

    @classmethod
    def of(cls, folder: Path, store: Store, privacy: PrivacySettings, site: SiteSettings | None = None) -> Embedder:
        """Read what may leave of a graph directory.

        Raises:
            GraphError: the store holds no graph that kgbuild made.
        """
        return cls(Content.of(folder, store, privacy, proof=False), site or SiteSettings())

    @cached_property
    def _describer(self) -> Describer:
        return Describer(self.content, self.site)

    @cached_property
    def _subjects(self) -> Subjects:
        return Subjects(self.content)

    def known(self, asked: str) -> str:
        """Give the IRI of the thing whose IRI or key (`course/graph-theory`) is given, empty if it is none."""
        bare = asked.removesuffix("#this").rstrip("/")
        wanted = (
            f"{bare}/#this" if bare.startswith(self.content.facts.base) else f"{self.content.facts.base}{bare}/#this"
        )
        return wanted if wanted in self.content.facts.out else ""

    def describe(self, iri: str, address: str = "") -> dict[str, Any]:
        """Give the JSON-LD for the page of a thing; see `Describer.of`."""
        return self._describer.of(iri, address)

    def embed(self, page: bytes, path: str, *, iri: str = "", address: str = "") -> Outcome:
        """Embed into a page.

        Args:
            page: its bytes.
            path: of it, for messages; its ending tells Markdown.
            iri: what it is about; empty to find out.
            address: where it stands on the web; empty for its canonical link, if it has one.

        Raises:
            DocumentError: the page cannot be read, or its markers do not pair.
        """
        bare = without_block(page, path)
        block = embedded(page, path)
        document = _read(bare, path)
        wrong = tuple(faults(document.metadata.get("json-ld", ())))
        before = subject_of(_data(block)) if block else ""
        subject = Subject(iri, "as was asked") if iri else self._subjects.find(document, before)
        data = self._said(subject.iri, address or _canonical(document)) if subject.iri else {}
        if not data:
            why = subject.why if not subject.iri else "what the graph knows of it is nothing that crawlers read"
            return Outcome(bare, "removed" if block else "unknown", subject.iri, why, faults=wrong)
        told = tuple(contradictions(self.content, subject.iri, document, data))
        after = embed_block(page, data, path)
        state: State = "current" if after == page else "changed" if block else "added"
        return Outcome(after, state, subject.iri, subject.why, told, wrong)

    def _said(self, iri: str, address: str) -> dict[str, Any]:
        return self.describe(iri, address) if iri in self.content.facts.out else {}


def pages_in(folder: Path) -> Iterator[Path]:
    """Give the pages of a site folder, sorted; hidden folders and those of packages are passed over."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        apart = any(part.startswith((".", "_site")) or part in _APART for part in parts)
        if path.suffix.lower() in SUFFIXES and not apart and path.is_file():
            yield path


def address_of(page: Path, root: Path, url: str) -> str:
    """Give the address of a page of a site folder that stands at `url`; empty without one.

    >>> address_of(Path("site/ada/index.html"), Path("site"), "https://lab.example/")
    'https://lab.example/ada/'
    """
    if not url or page.suffix.lower() not in {".html", ".htm", ".xhtml"}:
        return ""
    path = page.relative_to(root).as_posix()
    if page.stem == "index":
        path = path.removesuffix(page.name)
    return f"{url.rstrip('/')}/{path}"


def _read(page: bytes, path: str) -> Document:
    try:
        return read_bytes(page, path)
    except UnsupportedFormatError:
        return Document(path, "", ())
    except DocumentError:
        if page.strip():
            raise
        return Document(path, "", ())


def _data(block: bytes) -> Any:
    """Give the JSON of a block, nothing where somebody changed it beyond reading."""
    script = _SCRIPT.search(block)
    try:
        return json.loads(script[1]) if script else {}
    except ValueError:
        return {}


def _canonical(document: Document) -> str:
    address = str(document.metadata.get("canonical", ""))
    return address if address.startswith(("https://", "http://")) else ""
