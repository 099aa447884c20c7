"""What crawlers and readers subscribe to: sitemap.xml, robots.txt, RSS of what is newest.

Nothing here reads the clock: the newest works are those with the latest dates, and an item has a date of publication
where the sources give a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from html import escape
from urllib.parse import quote

from kgbuild.publish.site.mathematics import plain
from kgbuild.publish.site.works import Work

#: Items of the feed; addresses in one sitemap (https://www.sitemaps.org/protocol.html allows 50 000).
ITEMS, ADDRESSES = 40, 50_000


def sitemap(url: str, pages: Sequence[str]) -> dict[str, str]:
    """Give the files of the sitemap: one, or an index and its parts."""
    chunks = [pages[start : start + ADDRESSES] for start in range(0, len(pages), ADDRESSES)] or [()]
    if len(chunks) == 1:
        return {"sitemap.xml": _addresses(url, chunks[0])}
    files = {f"sitemap-{at + 1}.xml": _addresses(url, chunk) for at, chunk in enumerate(chunks)}
    listed = "".join(f"<sitemap><loc>{escape(url + name)}</loc></sitemap>\n" for name in files)
    files["sitemap.xml"] = f"{_HEAD}<sitemapindex {_SITEMAPS}>\n{listed}</sitemapindex>\n"
    return files


_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def _addresses(url: str, pages: Iterable[str]) -> str:
    found = "".join(f"<url><loc>{escape(url + quote(page, safe='/~+,;=@()!*:'))}</loc></url>\n" for page in pages)
    return f"{_HEAD}<urlset {_SITEMAPS}>\n{found}</urlset>\n"


def robots(url: str) -> str:
    """Give robots.txt."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n"


def rss(url: str, title: str, description: str, works: Iterable[Work]) -> str:
    """Give the feed of the newest works (RSS 2.0)."""
    items = "".join(_item(url, work) for work in list(works)[:ITEMS])
    return (
        f'{_HEAD}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f"<channel>\n<title>{escape(title)}</title>\n<link>{escape(url)}</link>\n"
        f'<atom:link href="{escape(url)}feed.xml" rel="self" type="application/rss+xml"/>\n'
        f"<description>{escape(description)}</description>\n{items}</channel>\n</rss>\n"
    )


def _item(url: str, work: Work) -> str:
    address = escape(f"{url}{quote(work.key)}/")
    authors = "".join(f"<dc:creator>{escape(author.name)}</dc:creator>" for author in work.authors[:20])
    text = ". ".join(part for part in (work.venue, work.date, plain(work.abstract)[:400]) if part)
    try:
        day = datetime.combine(date.fromisoformat(work.date), time(), UTC)
        when = f"<pubDate>{format_datetime(day)}</pubDate>"
    except ValueError:
        when = ""
    return (
        f"<item><title>{escape(plain(work.title))}</title><link>{address}</link>"
        f'<guid isPermaLink="true">{address}</guid>{authors}<description>{escape(text)}</description>{when}</item>\n'
    )
