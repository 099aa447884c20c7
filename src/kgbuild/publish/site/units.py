"""The pages of things and of documents: each drawn by itself, by several processes, and only where it can change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from kgbuild.publish.site.citation import Citation
from kgbuild.publish.site.content import Content
from kgbuild.publish.site.documents import Documents
from kgbuild.publish.site.drawn import Drawn, Record
from kgbuild.publish.site.entities import Page
from kgbuild.publish.site.entity_files import EntityFiles
from kgbuild.publish.site.evidence import Source
from kgbuild.publish.site.prints import Prints
from kgbuild.publish.site.side_by_side import side_by_side
from kgbuild.publish.site.works import Work
from kgbuild.publish.site.writing import Making

#: Units and works that a process is given at a time; with fewer than so many pieces one process is enough.
_PIECE: Final = 40
_FEW: Final = 5

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Unit:
    """A thing or a document.

    Attributes:
        name: what the paths of its files start with.
        subject: what is drawn.
        value: digest of what is handed to the drawing.
    """

    name: str
    subject: Page | Source
    value: str


@dataclass(frozen=True, slots=True)
class Done:
    """What came of drawing a unit: its record, the digests of its files, their size, how many changed."""

    record: Record
    prints: Mapping[str, str]
    size: int
    changed: int


class Units:
    """Draws the pages of things and of documents, by `jobs` processes."""

    def __init__(self, content: Content, entity_files: EntityFiles, documents: Documents, jobs: int) -> None:
        self._content, self._entity_files, self._documents, self._jobs = content, entity_files, documents, jobs
        self._prints = Prints(content)

    def cite(self) -> None:
        """Cite the works that nobody has cited yet."""
        content = self._content
        known = content.work_prints
        fresh = {known[iri]: work for iri, work in content.works.by_iri.items() if known[iri] not in content.cited}
        if fresh:
            import kgbuild.publish.site.citing  # noqa: F401, PLC0415 - loaded once, before there are other processes
        pieces = _cut(list(fresh.items()))
        with side_by_side(self._cited, pieces, self._jobs if len(pieces) >= _FEW else 1) as results:
            for cited in results:
                content.cited.update(cited)

    def _cited(self, works: Sequence[tuple[str, Work]]) -> dict[str, Citation]:
        return {told: self._content.cite(work) for told, work in works}

    def draw(
        self, making: Making, earlier: Drawn, shared: str, meanwhile: Iterable[tuple[str, bytes]]
    ) -> tuple[dict[str, Record], int]:
        """Draw what can have changed and keep the rest.

        Args:
            making: the site in the making.
            earlier: how the site that it replaces was drawn.
            shared: digest of what every page depends on.
            meanwhile: files that this process makes while others draw.

        Returns:
            How the pages of each thing and document were drawn, in the order of the site; how many were drawn now.
        """
        units = self._units()
        kept = {unit.name: record for unit in units if (record := self._kept(unit, making, earlier, shared))}
        making.keep([path for record in kept.values() for path in record.paths])
        pieces = _cut([unit for unit in units if unit.name not in kept])
        fresh: dict[str, Record] = {}
        with side_by_side(partial(self._draw, making), pieces, self._jobs if len(pieces) >= _FEW else 1) as results:
            making.put(meanwhile)
            for piece, finished in zip(pieces, results, strict=True):
                for unit, done in zip(piece, finished, strict=True):
                    making.note(done.prints, done.size, done.changed)
                    fresh[unit.name] = done.record
        return {unit.name: kept.get(unit.name) or fresh[unit.name] for unit in units}, len(fresh)

    def _units(self) -> list[Unit]:
        content, prints = self._content, self._prints
        things = [Unit(page.key, page, prints.page(page)) for page in content.pages]
        sources = content.evidence.sources.values()
        return [*things, *(Unit(s.path.removesuffix("/index.html"), s, prints.source(s)) for s in sources)]

    def _kept(self, unit: Unit, making: Making, earlier: Drawn, shared: str) -> Record | None:
        record = earlier.kept(unit.name, unit.value, shared, making.before.prints)
        return record if record and self._prints.seen(record.reads) == record.seen else None

    def _draw(self, making: Making, piece: Sequence[Unit]) -> list[Done]:
        return [self._drawn(making, unit) for unit in piece]

    def _drawn(self, making: Making, unit: Unit) -> Done:
        own = Making(making.aside, making.out, making.before)
        subject = unit.subject
        with self._content.facts.watch.reads() as reads:
            own.put(self._entity_files.of(subject) if isinstance(subject, Page) else self._documents.of(subject))
        record = Record(unit.value, self._prints.seen(reads), reads, tuple(own.prints))
        return Done(record, own.prints, own.size, own.changed)


def _cut(items: Sequence[Item]) -> list[Sequence[Item]]:
    return [items[at : at + _PIECE] for at in range(0, len(items), _PIECE)]
