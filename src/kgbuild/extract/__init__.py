"""From a Document to an Extraction: cut the page, then ask every extractor in turn.

Adding a kind of fact is one file beside this one and one line in `EXTRACTORS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from kgbuild.document import Document
from kgbuild.extract.page import Page
from kgbuild.model import Extraction, Record

Extractor = Callable[[Page], Iterable[Record]]

#: Name → extractor, in the order in which their records stand in an Extraction.
EXTRACTORS: tuple[tuple[str, Extractor], ...] = ()


def extract(document: Document) -> Extraction:
    """Give everything that `document` says."""
    raise NotImplementedError(document.id)
