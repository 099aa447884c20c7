"""What a module that imports one format offers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Protocol, TextIO, runtime_checkable

from kgbuild.model import Evidence, Record

#: A record; or, alone, the evidence of an entry that is damaged and was left out.
Item = Record | Evidence


class Importer(Protocol):
    """A module (or object) that reads records out of one structured format.

    Attributes:
        FORMAT: its name for people: "BibTeX".
        MEDIA_TYPE: IANA media type of its files.
        SUFFIXES: usual endings of its files, with the dot; for the documentation, `accepts` decides.
        ABOUT: what a file of the format is about as a whole: the person of its first `Profile`, the organisation
            of its first `Unit`, or nothing in particular.
    """

    FORMAT: str
    MEDIA_TYPE: str
    SUFFIXES: tuple[str, ...]
    ABOUT: Literal["person", "organization", ""]

    def accepts(self, head: bytes, name: str) -> bool:
        """Tell from the first bytes, and only then from the name, whether the importer takes the file.

        `head` may end anywhere, in the midst of a character too; its encoding is unknown.
        """

    def records(self, stream: TextIO, name: str) -> Iterator[Item]:
        r"""Give the records of a file one by one, in its order; offsets count the code points read from `stream`.

        Args:
            stream: the whole text from its beginning, line ends as `\n`; can seek.
            name: the file, for errors.

        Raises:
            DocumentError: the file is damaged from its beginning on; what is lost later is given as Evidence.
        """


@runtime_checkable
class Binary(Protocol):
    """An importer whose files are no text."""

    def to_text(self, data: bytes, name: str) -> str:
        """Give the text that `records` reads and evidence points into.

        Raises:
            DocumentError: the file is damaged.
        """


class Embedded(Importer, Protocol):
    """An importer of what stands inside documents that a reader reads too: JSON-LD in a web page.

    Attributes:
        FRAGMENT: what is added to the id of the document: `page.html#jsonld`.
    """

    FRAGMENT: str

    def inside(self, data: bytes, name: str) -> str:
        """Give the text that `records` reads and evidence points into; empty where the document holds none."""
