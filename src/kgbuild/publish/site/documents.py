"""The pages of source documents: every statement in the order of the text, with its quote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from kgbuild.graph.vocabulary import KG
from kgbuild.publish.site.content import Content
from kgbuild.publish.site.evidence import Reading, Source, anchor
from kgbuild.publish.site.lists import Row
from kgbuild.publish.site.refs import Ref, href
from kgbuild.publish.site.render import Renderer


class Documents:
    """Writes the pages of documents."""

    def __init__(self, content: Content, renderer: Renderer) -> None:
        self._content, self._renderer = content, renderer

    def listed(self) -> tuple[str, bytes]:
        """Give path and content of the page that lists all documents."""
        sources = self._content.evidence.sources.values()
        rows = tuple(
            Row(Ref(source.id, href(source.path)), source.title, f"{len(source.readings)} statements", source.id)
            for source in sources
        )
        lead = "The documents that everything here was read from."
        return "sources/index.html", self._renderer.page(
            "list.html", "sources/index.html", "Sources", heading="Sources", lead=lead, groups=[("", rows)], pager=[],
            kind="", total=len(rows),
            description=lead,
        )  # fmt: skip

    def of(self, source: Source) -> Iterator[tuple[str, bytes]]:
        """Give path and content of each page of a document."""
        page_of = self._content.evidence.page_of
        chunks = [list(chunk) for _, chunk in groupby(source.readings, page_of.__getitem__)] or [[]]
        names = ["index.html", *(f"{at + 1}.html" for at in range(1, len(chunks)))]
        heading = source.id.rpartition("/")[2]
        for name, chunk in zip(names, chunks, strict=True):
            path = f"{source.path.removesuffix('index.html')}{name}"
            pager = [(_reach(part), other, other == name) for other, part in zip(names, chunks, strict=True)]
            yield path, self._renderer.page(
                "document.html", path, heading, heading=heading, source=source, pager=pager, active="sources",
                about=self._content.lines.ref(source.about) if source.about else Ref(""),
                readings=[self._passage(list(same), source.about) for _, same in groupby(chunk, _span)],
                description=f"{len(source.readings)} statements read from {source.id}",
            )  # fmt: skip

    def _passage(self, readings: Sequence[Reading], about: str) -> dict[str, Any]:
        """Give what was read from one passage, by whatever extractors."""
        first = readings[0]
        return {
            "anchor": anchor(first),
            "place": first.place,
            "kind": ", ".join(dict.fromkeys(reading.kind for reading in readings)),
            "extractor": ", ".join(dict.fromkeys(reading.extractor for reading in readings)),
            "confidence": f"{min(reading.confidence for reading in readings):.2f}",
            "quote": first.quote,
            "things": self._things(readings, about),
        }

    def _things(self, readings: Sequence[Reading], about: str) -> tuple[Ref, ...]:
        """Give the pages that a passage says something of, besides what the whole document is about."""
        facts = self._content.facts
        found: dict[str, None] = {}
        for fact in (fact for reading in readings for fact in reading.facts):
            ends = [fact] if fact.endswith("/#this") else []
            ends += [end for predicate in (KG.agent, KG.target) for end in facts.all(fact, predicate)]
            found |= {end if end.endswith("/#this") else f"{end.partition('#')[0]}#this": None for end in ends}
        refs = [self._content.lines.ref(thing) for thing in found if thing in facts.out and thing != about]
        return tuple(ref for ref in refs if ref.text and ref.href)[:16]


def _span(reading: Reading) -> tuple[int, int]:
    return reading.start, reading.end


def _reach(readings: Sequence[Reading]) -> str:
    """Give from where to where readings reach: "lines 3–40", "pages 2–4", "page 2, lines 1–9"."""
    if not readings:
        return ""
    first, last = readings[0], readings[-1]
    if first.page != last.page:
        return f"pages {first.page}–{last.page}"
    lines = f"lines {first.line}–{last.line}"
    return f"page {first.page}, {lines}" if first.page else lines
