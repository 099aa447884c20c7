"""The only maker of IRIs. All are functions of what they name, never of the order of work.

Entities and facts have hash IRIs on directory pages (`BASEperson/ada-example/#this`), so that a plain static host can
serve them: the page of `…/#this` is `…/`.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from kgbuild.names import fold

_LONGEST = 60
#: Extractor of what a person set right.
CORRECTION = "correction"
#: What RFC 3987 lets stand in an IRI, plus `%`; everything else is percent-encoded.
_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f]")
_WORD = re.compile(r"[^\W_]+")
_WEB = re.compile(r"https?://[^\s/?#]+", re.IGNORECASE)


def slug(text: str) -> str:
    """Give `text` in lower-case words with hyphens, without accents; `unnamed` if nothing is left.

    >>> slug("Søren’s Übersicht: 2020")
    'sorens-ubersicht-2020'
    """
    return "-".join(_WORD.findall(fold(text).replace("'", ""))) or "unnamed"


def digest(*parts: str) -> str:
    """Give ten hexadecimal digits that stand for these strings, in this order."""
    return hashlib.blake2b("\x1f".join(parts).encode(), digest_size=5).hexdigest()


def web_iri(text: str) -> NamedNode | None:
    """Give the IRI of a printed web address; None for what is no http(s) address.

    >>> web_iri("http://example.org/a b")
    <NamedNode value=http://example.org/a%20b>
    >>> web_iri("javascript:alert(1)") is None
    True
    """
    text = text.strip()
    if text.startswith("www."):
        text = f"https://{text}"
    if not _WEB.match(text):
        return None
    text = re.sub(r"^https?://schema\.org/", "http://schema.org/", text, flags=re.IGNORECASE)
    safe = _FORBIDDEN.sub(lambda found: quote(found[0], safe=""), re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text))
    try:
        return NamedNode(safe)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs of one graph; `base` is an http(s) IRI that ends in `/`."""

    base: str

    def entity(self, key: str) -> NamedNode:
        """Give the IRI of an entity by its key (`person/ada-example`)."""
        return NamedNode(f"{self.base}{key}/#this")

    def minted(self, kind: str, name: str, *identity: str) -> NamedNode:
        """Give the IRI of a thing that resolution does not know, told apart by its name and `identity`."""
        plain = slug(name)
        if len(plain) > _LONGEST:
            identity = (plain, *identity)
            plain = plain[: _LONGEST + 1].rpartition("-")[0] or plain[:_LONGEST]
        return self.entity(f"{kind}/{plain}-{digest(plain, *identity)[:6]}" if identity else f"{kind}/{plain}")

    def part(self, whole: NamedNode, name: str, *identity: str) -> NamedNode:
        """Give the IRI of a part of an entity: `…/#name`, or `…/#name-DIGEST` where it has an identity of its own."""
        page = whole.value.partition("#")[0]
        return NamedNode(f"{page}#{name}-{digest(*identity)}" if identity else f"{page}#{name}")

    def page(self, entity: NamedNode) -> NamedNode:
        """Give the IRI of the page about an entity."""
        return NamedNode(entity.value.partition("#")[0])

    def document(self, document: str) -> NamedNode:
        """Give the IRI of a source document by its id."""
        return NamedNode(f"{self.base}document/{quote(document, safe='/')}")

    def document_id(self, document: NamedNode) -> str:
        """Give the id behind a document's IRI."""
        return unquote(document.value.removeprefix(f"{self.base}document/"))

    def span(self, document: str, start: int, end: int) -> NamedNode:
        """Give the IRI of a range of code points of a document's text (RFC 5147 fragment)."""
        return NamedNode(f"{self.document(document).value}#char={start},{end}")

    def selector(self, document: str, start: int, end: int) -> NamedNode:
        """Give the IRI of the selector that cuts that range out."""
        return NamedNode(f"{self.document(document).value}#selector={start},{end}")

    def claim(self, document: str, start: int, end: int, extractor: str, kind: str) -> NamedNode:
        """Give the IRI of the named graph that holds what one extractor read from one span.

        What a person set right stands under `graph/correction/`.
        """
        if extractor == CORRECTION:
            return self.graph(f"correction/{digest(document)}-{start}-{end}-{slug(kind)}")
        return self.graph(f"claim/{digest(document)}-{start}-{end}-{slug(extractor)}-{slug(kind)}")

    def graph(self, name: str) -> NamedNode:
        """Give the IRI of a named graph: `entities`, `provenance`, `inferred`, `claim/…`."""
        return NamedNode(f"{self.base}graph/{name}")
