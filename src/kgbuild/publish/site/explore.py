"""The pages that lead to others: home, lists, publications by year, graph, family tree, timeline, search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from kgbuild.config import SiteSettings
from kgbuild.publish.site.chronicle import Lane, bars_of, lanes, newest_year, timeline
from kgbuild.publish.site.content import Content
from kgbuild.publish.site.drawing import field, groups, path, picture, shared
from kgbuild.publish.site.entity_files import EntityFiles, past
from kgbuild.publish.site.lines import Line
from kgbuild.publish.site.lists import Row, parts, row, work_parts
from kgbuild.publish.site.mathematics import plain
from kgbuild.publish.site.network import Tree
from kgbuild.publish.site.refs import Ref, href, page_path
from kgbuild.publish.site.render import Renderer
from kgbuild.publish.site.structured import Structured

#: Kind of thing → folder, heading and lead of the list of all of that kind.
LISTS = (
    ("person", "people", "People", "Everyone whom the documents name, by family name."),
    ("organization", "organizations", "Organisations", "Universities, institutes, groups, funders, publishers."),
    ("venue", "venues", "Venues", "Journals, conferences and other places where works appeared and people met."),
    ("grant", "grants", "Grants", "What was funded, by whom, for whom."),
    ("topic", "topics", "Topics", "Subjects of works, of studies and of people."),
    ("talk", "talks", "Talks", "Talks, lectures and posters."),
    ("course", "courses", "Courses", "What was taught, by whom."),
    ("award", "awards", "Awards", "Prizes, fellowships and honours."),
    ("press", "press", "In the press", "What others wrote and sent about the people here."),
)
_EXPLORE = (
    ("graph", "Graph", "Who works with whom, who advised whom"),
    ("family", "Family tree", "Advisors and students over the generations"),
    ("timeline", "Timeline", "What happened when"),
    ("connect", "Connect", "How two people are linked"),
    ("search", "Search", "Everything, by kind, year and person"),
    ("data", "Data", "Downloads for machines and colleagues"),
)
#: Bars of one life in the drawing of many.
_ONGOING, _MOST_HELD = 9999, 24
_HELD = ("education", "positions", "grants")
_TREES, _PAIRS, _EVENTS, _FEW, _EXAMPLES, _LIVES = 250, 60, 90, 12, 3, 30


class Explore:
    """Writes the pages that lead to others."""

    def __init__(self, content: Content, renderer: Renderer, structured: Structured, settings: SiteSettings) -> None:
        self._content, self._renderer, self._structured = content, renderer, structured
        self._title, self._files = settings.title, EntityFiles(content, renderer, structured)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Give path and content of each of these files."""
        yield from self._proved("evidence.js", self._home)
        for kind, folder, title, lead in LISTS:
            yield from self._list(kind, folder, title, lead)
        yield from self._publications()
        yield self._graph()
        yield from self._family()
        yield from self._timeline()
        yield self._plain(
            "connect", "How are two people connected?", "The shortest chain between two people.",
            examples=self._content.network.distant(_EXAMPLES),
        )  # fmt: skip
        yield self._plain("search", "Search", "Everything on this site, by name, kind, year and person.")

    def _proved(self, script: str, write: Callable[[], tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        """Give a page and the script of the evidence that it links to."""
        self._renderer.forget()
        yield write()
        if told := self._files.told():
            yield script, told

    def _page(self, template: str, path: str, title: str, **values: Any) -> tuple[str, bytes]:
        return path, self._renderer.page(template, path, title, **values)

    def _plain(self, folder: str, title: str, description: str, **values: Any) -> tuple[str, bytes]:
        path = f"{folder}/index.html"
        data = self._structured.listing(folder, title, description)
        return path, self._renderer.page(f"{folder}.html", path, title, description=description, jsonld=data, **values)

    def _rows(self, kind: str) -> list[Row]:
        return [row(page, self._content.facts) for page in self._content.by_kind.get(kind, ())]

    def _home(self) -> tuple[str, bytes]:
        content = self._content
        counts = [(folder, title.lower(), len(content.by_kind.get(kind, ()))) for kind, folder, title, _ in LISTS[:5]]
        counts.insert(1, ("publications", "publications", len(content.works.by_iri)))
        weight = {page.iri: len(page.works) + 3 * len(page.sections) for page in content.by_kind.get("person", ())}
        foremost = sorted(content.by_kind.get("person", ()), key=lambda page: (-weight[page.iri], page.key))[:14]
        told = ", ".join(f"{count} {label}" for _, label, count in counts if count)
        sources = len(content.evidence.sources)
        say = "one document says" if sources == 1 else f"{sources} documents say"
        lead = f"What {say} of people and their work, with the evidence for every statement."
        return "index.html", self._renderer.page(
            "home.html", "index.html", self._title, description=f"{self._title}: {told}.", lead=lead,
            counts=[entry for entry in counts if entry[2]], explore=_EXPLORE, recent=content.newest(7),
            people=[row(page, content.facts) for page in foremost], jsonld=self._structured.home(),
            picture=picture(*content.network.graph),
        )  # fmt: skip

    def _list(self, kind: str, folder: str, title: str, lead: str) -> Iterator[tuple[str, bytes]]:
        rows = self._rows(kind)
        pieces = parts(rows)
        for piece in pieces:
            first = piece.file == "index.html"
            path = f"{folder}/{piece.file}"
            yield path, self._renderer.page(
                "list.html", path, title if first else f"{title}, {piece.label}",
                heading=title, total=len(rows), lead=lead, groups=piece.groups, description=lead,
                kind=kind if len(rows) > _FEW else "",
                pager=[(other.label, other.file, other == piece) for other in pieces],
                jsonld=self._structured.listing(folder, title, lead) if first else None,
            )  # fmt: skip

    def _publications(self) -> Iterator[tuple[str, bytes]]:
        works = tuple(self._content.works.by_iri.values())
        chunks = work_parts(works)
        where: dict[str, str] = {}
        for name, chunk in chunks:
            for work in chunk:
                where.setdefault(work.year, name)
        years = [(year or "undated", f"{name}#y{year or '0'}") for year, name in where.items()]
        drawing = timeline("Publications", (), works, dict(years))
        for at, (name, chunk) in enumerate(chunks):
            first, last = (chunk[0].year or "undated", chunk[-1].year or "undated") if chunk else ("", "")
            path = f"publications/{name}"
            title = "Publications" if not at else f"Publications, {first} to {last}"
            script = f"evidence-{at + 1}.js"
            write = partial(
                self._page, "publications.html", path, title, heading="Publications", total=len(works),
                lead="Newest first.", chronicle=drawing if not at else "", years=years, shown_works=chunk,
                pager=[(_span(part), other, other == name) for other, part in chunks], cited=bool(chunk), proof=script,
                cites=f"cite-{at + 1}.js",
                description=f"All {len(works)} publications by year",
                jsonld=self._structured.listing("publications", "Publications", "All works by year.")
                if not at else None,
            )  # fmt: skip
            yield from self._proved(f"publications/{script}", write)
            yield f"publications/cite-{at + 1}.js", self._files.cite_script(chunk)
        yield from self._files.lists("publications/publications", works)

    def _graph(self) -> tuple[str, bytes]:
        spots, links = self._content.network.graph
        number = {spot.iri: at for at, spot in enumerate(spots)}
        edges = []
        for link in links:
            a, b = spots[number[link.a]], spots[number[link.b]]
            edges.append({
                "kind": link.kind, "a": number[link.a], "b": number[link.b], "papers": link.papers,
                "path": path(a, b, arrow=link.kind == "advisor"), "group": shared(a, b),
                "width": round(min(1 + link.papers * 0.4, 6), 1),
            })  # fmt: skip
        together = sorted((k for k in links if k.kind == "coauthor"), key=lambda k: (-k.papers, k.a, k.b))[:_PAIRS]
        lines = self._content.lines
        pairs = [(lines.ref(k.a), lines.ref(k.b), k.papers, _years(k.first, k.last)) for k in together]
        told = "Who shares works with whom, and who advised whom."
        return "graph/index.html", self._renderer.page(
            "graph.html", "graph/index.html", "Graph", spots=spots, edges=edges, pairs=pairs,
            description=told, field=field(spots), groups=groups(spots),
            jsonld=self._structured.listing("graph", "Graph", told),
        )  # fmt: skip

    def _family(self) -> Iterator[tuple[str, bytes]]:
        chunks: list[list[Tree]] = [[]]
        held = 0
        for tree in self._content.network.forest():
            if held and held + tree.size > _TREES:
                chunks.append([])
                held = 0
            chunks[-1].append(tree)
            held += tree.size
        people = sum(tree.size for chunk in chunks for tree in chunk)
        lead = f"{people} places in {sum(map(len, chunks))} families, from advisor to student, the largest first."
        names = ["index.html", *(f"{at + 1}.html" for at in range(1, len(chunks)))]
        for name, chunk in zip(names, chunks, strict=True):
            path = f"family/{name}"
            yield path, self._renderer.page(
                "family.html", path, "Academic family tree", lead=lead, trees=chunk, description=lead,
                pager=[(chunks[at][0].ref.text if chunks[at] else "", n, n == name) for at, n in enumerate(names)],
                jsonld=self._structured.listing("family", "Family tree", lead) if name == "index.html" else None,
            )  # fmt: skip

    def _lives(self) -> list[Lane]:
        """Give the people of whom most is dated, by when it begins."""
        pages = self._content.by_kind.get("person", ())
        newest = newest_year(
            (line for page in pages for line in past(page)), tuple(self._content.works.by_iri.values())
        )
        found = []
        for page in pages:
            bars = [bar for kind in _HELD for bar in bars_of(kind, page.section(kind), newest)]
            if len(bars) > 1:
                found.append(Lane(plain(page.name), f"../{href(page_path(page.key))}", tuple(bars[:_MOST_HELD])))
        found.sort(key=lambda life: (-len(life.bars), life.name.casefold(), life.href))
        return sorted(found[:_LIVES], key=lambda life: (min(bar.start for bar in life.bars), life.name, life.href))

    def _timeline(self) -> Iterator[tuple[str, bytes]]:
        happened: list[tuple[int, Ref, Line, str]] = []
        for page in self._content.by_kind.get("person", ()):
            who = Ref(page.name, href(page_path(page.key)))
            for section, begins in (("positions", True), ("education", False), ("awards", False), ("grants", True)):
                for line in page.section(section):
                    year = line.start if begins else line.end
                    if 0 < year < _ONGOING:
                        happened.append((year, who, line, section))
        happened.sort(key=lambda event: (-event[0], event[1].text.casefold(), event[3], event[2].fact))
        parts = [happened[at : at + _EVENTS] for at in range(0, len(happened), _EVENTS)] or [[]]
        lead = "What people studied and held, and what happened when."
        for at, part in enumerate(parts):
            years: dict[int, list[tuple[Ref, Line, str]]] = {}
            for year, who, line, section in part:
                years.setdefault(year, []).append((who, line, section))
            name, script = ("index.html" if not at else f"{at + 1}.html"), f"evidence-{at + 1}.js"
            write = partial(
                self._page, "timeline.html", f"timeline/{name}", "Timeline" if not at else f"Timeline, {at + 1}",
                lead=lead, description=lead, years=list(years.items()), proof=script,
                chronicle=lanes(self._title, self._lives()) if not at else "",
                pager=[(_reach(p), "index.html" if not n else f"{n + 1}.html", n == at) for n, p in enumerate(parts)],
                jsonld=self._structured.listing("timeline", "Timeline", lead) if not at else None,
            )  # fmt: skip
            yield from self._proved(f"timeline/{script}", write)


def _reach(events: Sequence[tuple[int, Ref, Line, str]]) -> str:
    if not events:
        return ""
    first, last = events[0][0], events[-1][0]
    return str(first) if first == last else f"{first} – {last}"


def _span(works: Sequence[Any]) -> str:
    if not works:
        return ""
    first, last = works[0].year or "undated", works[-1].year or "undated"
    return first if first == last else f"{first} – {last}"


def _years(first: int, last: int) -> str:
    return "" if not first else str(first) if first == last else f"{first}–{last}"
