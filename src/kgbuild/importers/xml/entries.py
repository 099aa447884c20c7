"""XML files of entries: how one is known, and the walk over entries that are whole, torn, or say too little."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from kgbuild.importers.importer import Item
from kgbuild.importers.opening import shown
from kgbuild.importers.works import lost_entry
from kgbuild.importers.xml.elements import Element, elements
from kgbuild.model import Evidence


def is_xml_with(head: bytes, pattern: re.Pattern[str], within: int | None = None) -> bool:
    """Say whether a file begins as XML and a pattern is found in its head, or in its first `within` characters."""
    text = shown(head)
    return text.lstrip().startswith("<") and bool(pattern.search(text[:within]))


def read_entries(
    stream: TextIO,
    name: str,
    tags: frozenset[str],
    extractor: str,
    *,
    is_told: Callable[[Element], object],
    read: Callable[[Element], Iterable[Item]],
) -> Iterator[Item]:
    """Give what is read of each entry; one that is torn, or says too little to be read, is given as evidence.

    Args:
        stream: the whole text from its beginning.
        name: the file, for errors.
        tags: local names of entries.
        extractor: name under which records are evidenced.
        is_told: whether an entry says what it is about.
        read: gives the records of an entry that does.

    Raises:
        DocumentError: the file declares entities, nests too deep, or is torn before its first entry ends.
    """
    for element in elements(stream, name, tags, extractor):
        if isinstance(element, Evidence):
            yield element
        elif is_told(element):
            yield from read(element)
        else:
            yield lost_entry(element.written, element.start, extractor)
