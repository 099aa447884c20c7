"""The whole site of a graph, in the order in which it is made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from pyoxigraph import Store

from kgbuild.ask.catalogue import catalogue
from kgbuild.collecting import seldom_collected
from kgbuild.config import PrivacySettings, SiteSettings
from kgbuild.graph.store import quads_print
from kgbuild.outputs import replacing
from kgbuild.publish.site.content import Content
from kgbuild.publish.site.dataset import Dataset, dumps
from kgbuild.publish.site.documents import Documents
from kgbuild.publish.site.drawn import Drawn, Reader, write_drawn
from kgbuild.publish.site.entity_files import EntityFiles
from kgbuild.publish.site.explore import LISTS, Explore
from kgbuild.publish.site.feeds import robots, rss, sitemap
from kgbuild.publish.site.prints import digest, files_print, theme_print
from kgbuild.publish.site.render import Renderer
from kgbuild.publish.site.search import index_script
from kgbuild.publish.site.structured import Structured
from kgbuild.publish.site.units import Units
from kgbuild.publish.site.writing import MARKER, Making, Written, assets, standing


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a site.

    Attributes:
        settings: what it says of itself; without `url` it stands at the base of the graph.
        theme: a folder of templates, `assets/` and `static/` that go before the package's own.
        live: a server with an endpoint shows the site, which then has a page to query it.
        jobs: processes that draw side by side; the result does not depend on it.
        anew: draw every page, even those that cannot have changed; the result is the same.
    """

    settings: SiteSettings
    theme: Path | None = None
    live: bool = False
    jobs: int = 1
    anew: bool = False


def write_site(folder: Path, store: Store, out: Path, privacy: PrivacySettings, order: Order) -> Written:
    """Write the site of a graph directory and put it in place of `out`.

    Args:
        folder: the graph directory.
        store: its store, open.
        out: the folder of the site; nothing in it changes before all is drawn.
        privacy: what may leave.
        order: what is asked of the site.

    Raises:
        GraphError: `out` is not a site that kgbuild made, or the store holds no graph.
        InputError: the theme is wrong.
    """
    reader, before = Reader(out), standing(out)
    whole = _whole(folder, privacy, order)
    head = Drawn() if order.anew else reader.head()
    if whole and head.whole == whole and head.files == before.prints:
        return Written(len(before.prints), 0, 0, sum(before.sizes.values()), 0)
    earlier = Drawn() if order.anew else reader.all()
    with seldom_collected(), replacing(out, marker=MARKER, what="site") as aside:
        content = Content.of(folder, store, privacy)
        content.cited.update(earlier.citations)
        making = Making(aside, out, before)
        site = Site(content, order)
        site.units.cite()
        records, drawn = site.units.draw(making, earlier, site.shared, site.around())
        made = [*(path for record in records.values() for path in record.paths), *site.listed]
        making.put(site.closing(made))
        making.settle()
        cited = {told: content.cited[told] for told in sorted(content.work_prints.values())}
        write_drawn(out, Drawn(whole, site.shared, making.prints, records, cited))
    return making.written(drawn)


def _whole(folder: Path, privacy: PrivacySettings, order: Order) -> str:
    """Give the digest of all that a site depends on; empty where the graph is not what was written with its store."""
    if not (graph := quads_print(folder)):
        return ""
    texts = files_print(sorted((folder / "texts").glob("*.txt")), folder)
    return digest(graph, texts, repr(privacy), repr(order.settings), theme_print(order.theme), str(order.live))


class Site:
    """The files of a site.

    Attributes:
        listed: paths of the pages for the sitemap that `around` gave so far.
    """

    def __init__(self, content: Content, order: Order) -> None:
        self._content, self._order = content, order
        self._url = order.settings.url or content.facts.base
        self._structured = Structured(content.facts, content.works, self._url, order.settings.title)
        self.listed: list[str] = []

    @cached_property
    def _empty(self) -> set[str]:
        """Give the folders of the menu that hold nothing."""
        empty = {folder for kind, folder, *_ in LISTS if not self._content.by_kind.get(kind)}
        return empty if self._order.live else {*empty, "query"}

    @cached_property
    def _renderer(self) -> Renderer:
        content, order = self._content, self._order
        return Renderer(order.settings, self._url, content.facts.base, content.evidence, order.theme, self._empty)

    @cached_property
    def units(self) -> Units:
        """What draws the pages of things and of documents."""
        entity_files = EntityFiles(self._content, self._renderer, self._structured)
        return Units(self._content, entity_files, Documents(self._content, self._renderer), self._order.jobs)

    @cached_property
    def shared(self) -> str:
        """The digest of what every page depends on, beside the graph and the code."""
        content, order = self._content, self._order
        mask = content.surroundings.mask if content.surroundings else None
        told = (order.settings, self._url, content.facts.base, sorted(self._empty), order.live, mask)
        return digest(repr(told), theme_print(order.theme))

    def around(self) -> Iterator[tuple[str, bytes]]:
        """Give path and content of the pages that lead to others, and of the data."""
        content, renderer, order = self._content, self._renderer, self._order
        for path, data in (
            *Explore(content, renderer, self._structured, order.settings).files(),
            Documents(content, renderer).listed(),
        ):
            self.listed.append(path)
            yield path, data
        yield from moved(content, renderer)
        # Hosts show this page at any address, so that its links start at the root of the host.
        top = "/" if order.live else urlsplit(self._url).path
        yield "404.html", renderer.page("404.html", "404.html", "There is no such page", index_page=False, root=top)
        if order.live:
            queries = [query for query in catalogue().values() if not query.engine]
            yield "query/index.html", renderer.page("query.html", "query/index.html", "Query", queries=queries)
        sizes = {}
        for name, dump in dumps(content):
            sizes[name] = len(dump)
            yield f"data/{name}", dump
        for path, data in Dataset(content, renderer, self._structured, order.settings, self._url).files(sizes):
            self.listed.append(path)
            yield path, data
        yield "assets/index.js", index_script(content.pages, content.facts).encode()
        yield from assets(order.theme)

    def closing(self, made: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Give path and content of what tells of all other pages; `made` are the paths that the site has."""
        settings = self._order.settings
        listed = [p.removesuffix("index.html") for p in made if p.endswith(".html")]
        newest = self._content.newest(40)
        texts = sitemap(self._url, listed) | {
            "robots.txt": robots(self._url),
            "feed.xml": rss(self._url, settings.title, settings.description, newest),
            ".nojekyll": "",
            MARKER: json.dumps({"url": self._url, "base": self._content.facts.base}, indent=1) + "\n",
        }
        yield from ((path, text.encode()) for path, text in texts.items())


def moved(content: Content, renderer: Renderer) -> Iterator[tuple[str, bytes]]:
    """Give a page for each IRI that was published once, leading to what took its place."""
    facts = content.facts
    for old in sorted(facts.replaced):
        new, passed = old, {old}
        while new in facts.replaced and facts.replaced[new] not in passed:
            new = facts.replaced[new]
            passed.add(new)
        if old in facts.out or new not in facts.out:
            continue
        path = f"{facts.key(old)}/index.html"
        yield path, renderer.page("moved.html", path, "Moved", index_page=False, target=content.lines.ref(new))
