"""Evidence with its surroundings: what a document says before and after the characters that state a fact."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kgbuild.ask import ask_store, find_query
from kgbuild.document import place_in
from kgbuild.errors import GraphError

#: Characters shown on either side of a quote.
AROUND = 60


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote that states something, in its context.

    Attributes:
        document: id of the document.
        line: of the source file, or of its page, from 1.
        page: from 1, 0 where the document has none.
        start: offset of the quote in the extracted text.
        end: one past it.
        before: what stands before it on the way back to `AROUND` characters.
        quote: the characters that were read.
        after: what stands behind it.
        kind: of the fact ("paper", "position").
        fact: IRI of the fact.
        extractor: which one read it.
        confidence: its probability of being right.
    """

    document: str
    line: int
    page: int
    start: int
    end: int
    before: str
    quote: str
    after: str
    kind: str
    fact: str
    extractor: str
    confidence: float

    @property
    def place(self) -> str:
        """The document, and where in it, as people read it: "cv.txt:12", "cv.pdf, page 3, line 12"."""
        return place_in(self.document, self.line, self.page)


def passages(folder: Path, store: Store, entity: NamedNode) -> tuple[Passage, ...]:
    """Give every passage that states something of an entity, in the order of the documents.

    Raises:
        GraphError: the texts of the graph directory do not hold what the graph quotes.
    """
    rows = ask_store(store, find_query("said_of"), {"person": entity.value}).rows
    texts: dict[str, str] = {}
    found = []
    for row in rows:
        text = texts.setdefault(row["sha256"], _text(folder, row["sha256"]))
        start, end = int(row["start"]), int(row["end"])
        if text[start:end] != row["quote"]:
            raise GraphError(f"{folder}: the text of {row['document']} is not what the graph quotes; build it anew")
        found.append(
            Passage(
                document=row["document"],
                line=int(row["line"]),
                page=int(row["page"] or 0),
                start=start,
                end=end,
                before=text[max(0, start - AROUND) : start],
                quote=row["quote"],
                after=text[end : end + AROUND],
                kind=row["kind"],
                fact=row["fact"],
                extractor=row["extractor"],
                confidence=float(row["confidence"]),
            )
        )
    return tuple(found)


def _text(folder: Path, sha256: str) -> str:
    path = folder / "texts" / f"{sha256}.txt"
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            return stream.read()
    except OSError as error:
        raise GraphError(f"{path}: cannot be read ({error.strerror}); build the graph anew") from error
