"""The whole site of a graph, in the order in which it is made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from pyoxigraph import Store

from kgbuild.ask.catalogue import catalogue
from kgbuild.config import PrivacySettings, SiteSettings
from kgbuild.publish.site.content import Content
from kgbuild.publish.site.dataset import Dataset, dumps
from kgbuild.publish.site.documents import Documents
from kgbuild.publish.site.entity_files import EntityFiles
from kgbuild.publish.site.explore import LISTS, Explore
from kgbuild.publish.site.feeds import robots, rss, sitemap
from kgbuild.publish.site.render import Renderer
from kgbuild.publish.site.search import index_script
from kgbuild.publish.site.structured import Structured
from kgbuild.publish.site.writing import MARKER, Written, assets, write_files


def write_site(
    folder: Path,
    store: Store,
    out: Path,
    privacy: PrivacySettings,
    settings: SiteSettings,
    *,
    theme: Path | None = None,
    live: bool = False,
) -> Written:
    """Write the site of a graph directory and put it in place of `out`.

    Args:
        folder: the graph directory.
        store: its store, open.
        out: the folder of the site; replaced whole, and only if all goes well.
        privacy: what may leave.
        settings: what the site says of itself; without `url` it stands at the base of the graph.
        theme: a folder of templates, `assets/` and `static/` that go before the package's own.
        live: a server with an endpoint shows the site, which then has a page to query it.

    Raises:
        GraphError: `out` is not a site that kgbuild made, or the store holds no graph.
        InputError: the theme is wrong.
    """
    content = Content.of(folder, store, privacy)
    return write_files(out, site_files(content, settings, theme, live=live))


def site_files(
    content: Content, settings: SiteSettings, theme: Path | None = None, *, live: bool = False
) -> Iterator[tuple[str, bytes]]:
    """Give path and content of each file of a site."""
    url = settings.url or content.facts.base
    empty = {folder for kind, folder, *_ in LISTS if not content.by_kind.get(kind)}
    empty |= set() if live else {"query"}
    renderer = Renderer(settings, url, content.facts.base, content.evidence, theme, empty)
    structured = Structured(content.facts, content.works, url, settings.title)
    entity_files = EntityFiles(content, renderer, structured)
    pages = []
    for made in (
        *(entity_files.of(page) for page in content.pages),
        Explore(content, renderer, structured, settings).files(),
        Documents(content, renderer).files(),
    ):
        for path, data in made:
            pages.append(path)
            yield path, data
    yield from moved(content, renderer)
    # Hosts show this page at any address, so that its links start at the root of the host.
    top = "/" if live else urlsplit(url).path
    yield "404.html", renderer.page("404.html", "404.html", "There is no such page", index_page=False, root=top)
    if live:
        queries = [query for query in catalogue().values() if not query.engine]
        yield "query/index.html", renderer.page("query.html", "query/index.html", "Query", queries=queries)
    sizes = {}
    for name, dump in dumps(content):
        sizes[name] = len(dump)
        yield f"data/{name}", dump
    for path, data in Dataset(content, renderer, structured, settings, url).files(sizes):
        pages.append(path)
        yield path, data
    yield "assets/index.js", index_script(content.pages, content.facts).encode()
    yield from assets(theme)
    listed = [p.removesuffix("index.html") for p in pages if p.endswith(".html") and p != "404.html"]
    texts = sitemap(url, listed) | {
        "robots.txt": robots(url),
        "feed.xml": rss(url, settings.title, settings.description, content.newest(40)),
        ".nojekyll": "",
        MARKER: json.dumps({"url": url, "base": content.facts.base}, indent=1) + "\n",
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
