"""Where each statement was read: the quotes of the documents, and what stands around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from pyoxigraph import Quad

from kgbuild.graph.iris import digest
from kgbuild.graph.vocabulary import KG, OA, PROV, SCHEMA
from kgbuild.publish.site.reads import Watch
from kgbuild.publish.site.refs import href

#: Characters shown on either side of a quote; what a page of a document holds, and what a statement adds to its quote.
AROUND, PAGE, _STATEMENT = 90, 60_000, 700


@dataclass(frozen=True, slots=True)
class Reading:
    """A passage that one extractor read.

    Attributes:
        document: IRI of the document.
        line: of the source file, or of its page, from 1.
        page: from 1, 0 where the document has none.
        quote: the characters that were read; empty where the policy keeps them inside.
        kind: of what was read ("paper", "position").
        facts: IRIs of what the passage states.
    """

    document: str
    line: int
    page: int
    start: int
    end: int
    quote: str
    extractor: str
    confidence: float
    kind: str
    facts: tuple[str, ...]

    @property
    def place(self) -> str:
        """Where it stands in its document, as people read it: "line 12", "page 3, line 12"."""
        return f"page {self.page}, line {self.line}" if self.page else f"line {self.line}"


@dataclass(frozen=True, slots=True)
class Source:
    """A document.

    Attributes:
        iri: of it in the graph.
        id: as the user named it.
        path: of its first page from the root of the site.
        title: that it gives itself.
        about: IRI of whom or what it is about.
        readings: in the order of the text.
    """

    iri: str
    id: str
    path: str
    title: str
    media_type: str
    sha256: str
    about: str
    readings: tuple[Reading, ...]


@dataclass(slots=True)
class Evidence:
    """The evidence of a graph.

    Attributes:
        sources: IRI → document, sorted by id.
        of: fact → its readings, surest first.
        page_of: reading → which page of its document shows it, from 0.
        watch: notes whose evidence is looked up.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    of: dict[str, list[Reading]] = field(default_factory=lambda: defaultdict(list))
    page_of: dict[Reading, int] = field(default_factory=dict)
    watch: Watch = field(default_factory=Watch)

    def readings(self, fact: str) -> Sequence[Reading]:
        """Give the readings of a fact, surest first."""
        if self.watch.evidence is not None:
            self.watch.evidence.add(fact)
        return self.of.get(fact, ())

    def href(self, fact: str) -> str:
        """Give the address, from the root of the site, of the passage that states a fact; empty if there is none."""
        readings = self.readings(fact)
        return self.address(readings[0]) if readings else ""

    def address(self, reading: Reading) -> str:
        """Give the address of a passage on its document's pages."""
        page = self.page_of[reading]
        path = self.sources[reading.document].path
        path = path if not page else f"{path.removesuffix('index.html')}{page + 1}.html"
        return f"{href(path)}#{anchor(reading)}"


def anchor(reading: Reading) -> str:
    """Give the fragment of a passage on its document's page."""
    return f"c{reading.start}-{reading.end}"


def read_evidence(quads: Iterable[Quad]) -> Evidence:
    """Give the evidence that the graph of provenance holds."""
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        told[quad.subject.value][quad.predicate.value].append(quad.object.value)  # type: ignore[union-attr]
    readings = defaultdict(list)
    for claim in sorted(told):
        reading = _reading(told, claim) if KG.states.value in told[claim] else None
        if reading:
            readings[reading.document].append(reading)
    evidence = Evidence()
    for document in sorted(
        (d for d in told if SCHEMA.sha256.value in told[d]), key=lambda d: _one(told[d], SCHEMA.name)
    ):
        found = sorted(readings[document], key=lambda r: (r.start, r.end, r.kind, r.extractor))
        source = _source(told[document], document, tuple(found))
        evidence.sources[document] = source
        evidence.page_of |= _paged(found)
        for reading in found:
            for fact in reading.facts:
                evidence.of[fact].append(reading)
    for readings_of in evidence.of.values():
        readings_of.sort(key=lambda r: (-r.confidence, r.document, r.start))
    return evidence


def _paged(readings: Iterable[Reading]) -> dict[Reading, int]:
    """Give each reading its page: pages of about `PAGE` characters, readings of one passage together."""
    pages: dict[Reading, int] = {}
    page = held = 0
    passage = (-1, -1)
    for reading in readings:
        if (reading.start, reading.end) != passage:
            passage = (reading.start, reading.end)
            held += len(reading.quote) + _STATEMENT
            if held > PAGE and pages:
                page, held = page + 1, len(reading.quote) + _STATEMENT
        pages[reading] = page
    return pages


def _one(said: Mapping[str, Sequence[str]], predicate: object) -> str:
    return min(said.get(predicate.value, ("",)))  # type: ignore[attr-defined]


def _reading(told: Mapping[str, Mapping[str, Sequence[str]]], claim: str) -> Reading | None:
    said = told[claim]
    span = told.get(_one(said, PROV.wasDerivedFrom), {})
    cut = told.get(_one(span, OA.hasSelector), {})
    if not cut:
        return None
    return Reading(
        document=_one(span, OA.hasSource),
        line=int(_one(span, KG.line) or 1),
        page=int(_one(span, KG.page) or 0),
        start=int(_one(cut, OA.start)),
        end=int(_one(cut, OA.end)),
        quote=_one(cut, OA.exact),
        extractor=_one(said, KG.extractor),
        confidence=float(_one(said, KG.confidence) or 1),
        kind=claim.rpartition("-")[2],
        facts=tuple(sorted(said[KG.states.value])),
    )


def _source(said: Mapping[str, Sequence[str]], iri: str, readings: tuple[Reading, ...]) -> Source:
    name = _one(said, SCHEMA.name)
    return Source(
        iri=iri,
        id=name,
        path=f"document/{_folder(name)}/index.html",
        title=_one(said, SCHEMA.headline),
        media_type=_one(said, SCHEMA.encodingFormat),
        sha256=_one(said, SCHEMA.sha256),
        about=_one(said, SCHEMA.about),
        readings=readings,
    )


def _folder(name: str) -> str:
    """Give the folder of a document's pages: its id, unless that would lead out of the site or be no file's name."""
    parts = PurePosixPath(name).parts
    strange = any(part in {"..", "/"} or len(part.encode()) > 200 or "\\" in part for part in parts)
    return f"~{digest(name)}" if strange or not name.isprintable() or not parts else "/".join(parts)


class Surroundings:
    """What stands around quotes in the texts of a graph directory, masked as the policy says."""

    def __init__(self, folder: Path, mask: Callable[[str], str]) -> None:
        self._folder, self.mask = folder / "texts", mask
        self._texts: dict[str, str] = {}
        self._found: dict[tuple[str, int, int], tuple[str, str]] = {}

    def near(self, source: Source, reading: Reading) -> tuple[str, str]:
        """Give all of the text before and behind a quote that what is shown may depend on, as the document has it."""
        if source.sha256 not in self._texts:
            path = self._folder / f"{source.sha256}.txt"
            self._texts[source.sha256] = _text(path) if path.is_file() else ""
        text = self._texts[source.sha256]
        # Contact data must not escape the mask by being cut in two: mask more than is shown.
        return text[max(0, reading.start - 4 * AROUND) : reading.start], text[reading.end : reading.end + 4 * AROUND]

    def around(self, source: Source, reading: Reading) -> tuple[str, str]:
        """Give what stands before and behind a quote; nothing where the text is not there."""
        place = (source.sha256, reading.start, reading.end)
        if place not in self._found:
            self._found[place] = self._read(source, reading)
        return self._found[place]

    def _read(self, source: Source, reading: Reading) -> tuple[str, str]:
        before, after = (_lines(self.mask(text)) for text in self.near(source, reading))
        if len(before) > AROUND:
            before = "…" + re.sub(r"^\S*", "", before[-AROUND:])
        if len(after) > AROUND:
            after = re.sub(r"\S*$", "", after[:AROUND]) + "…"
        return before, after


def _lines(text: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", text)


def _text(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as stream:
        return stream.read()
