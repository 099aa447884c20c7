"""What a site shows around each of its pages: menus, lists of its other pages, footers. No page says it.

HTML has elements for such parts (`nav`, `footer`), which the tree leaves out. Older sites, and many tools that write
the pages of academics, make them of lists, cells and divisions. Those are known by their class or id, or by what they
hold: short links, most of them to pages called as pages are ("Home", "Publications", "CV"), or to places of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kgbuild.documents.section_names import names_section
from kgbuild.documents.webpage.source import MARK
from kgbuild.documents.webpage.tree import Element
from kgbuild.lexicon import words

#: A menu has so many links; one that only its links tell has more.
_NAMED, _TOLD = 2, 3
#: Of the letters of a menu, at least so many stand in links: of one named so, and of one told by its links.
_MOSTLY, _ALL = 0.6, 0.9
#: So few letters beside links say nothing.
_FEW = 40
#: The share of links that point to pages called as pages of sites are.
_PAGES = 0.6
#: What a link of a menu is called has so many words at most.
_SHORT = 4
#: Neither a menu nor a footer has more letters.
_LONGEST = 1500
#: Places of a page that need no name.
_TOPS = frozenset({"content", "main", "top"})
_TITLE = frozenset({"h1"})
#: What may be a menu without being called one.
_HOLDERS = frozenset({"center", "dir", "div", "menu", "ol", "p", "table", "td", "tr", "ul"})
_HOST = re.compile(r"(?:https?:)?//[^/]+|mailto:")
_FILE = re.compile(r"\.(?!(?:html?|php|aspx?|jsp|md)\b)\w{2,5}$")
#: Where a site begins.
_HOME = re.compile(r"(?:\.{0,2}/)*(?:(?:index|home)\.(?:html?|php|aspx?|md))?")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def leave_out_chrome(root: Element) -> None:
    """Take out of a page what its site shows around it."""
    _Chrome(root).clear(root)


class _Chrome:
    """What a page holds, counted once from the leaves up, so that each element is judged without a walk."""

    def __init__(self, root: Element) -> None:
        self.places: set[str] = set()
        #: Of each element: its letters, those of them in links, and its links.
        self.counts: dict[int, tuple[int, int, int]] = {}
        self.whole = self._count(root)[0]

    def _count(self, element: Element) -> tuple[int, int, int]:
        self.places |= {name for key in ("id", "name") if (name := element.attributes.get(key))}
        inner = [self._count(child) for child in element.elements]
        letters = sum(map(_letters, element.children)) + sum(count[0] for count in inner)
        is_link = element.tag == "a" and letters > 0
        linked = letters if is_link else sum(count[1] for count in inner)
        counts = letters, linked, is_link + sum(count[2] for count in inner)
        self.counts[id(element)] = counts
        return counts

    def clear(self, element: Element) -> None:
        """Take menus and footers out of an element, and what heads such a menu."""
        kept: list[Element | str] = []
        for child in element.children:
            before = next((other for other in reversed(kept) if not isinstance(other, str) or _said(other)), "")
            headed = isinstance(before, Element) and self.counts[id(before)][0] <= _FEW and _heads_links(before)
            if isinstance(child, str):
                kept.append(child)
            elif self._is_menu(child, headed=headed):
                kept = [one for one in kept if one is not before] if headed else kept
            elif not self._is_footer(child):
                self.clear(child)
                kept.append(child)
        element.children = kept

    def _is_menu(self, element: Element, *, headed: bool) -> bool:
        """Say whether an element only points to other pages, or to places of this one."""
        named = _is_called(element.words, "navigation")
        if element.tag == "a":
            return (named and self._stays(element)) or _said_of(element) in words("site_chrome", "pointers")
        letters, linked, count = self.counts[id(element)]
        least = 1 if headed else _NAMED if named else _TOLD
        if not (named or element.tag in _HOLDERS) or letters > _LONGEST or count < least:
            return False
        if linked < _ALL * letters and not (named and (linked >= _MOSTLY * letters or letters - linked <= _FEW)):
            return False
        if headed:
            return True
        links = [link for link in _all(element) if link.tag == "a" and self.counts[id(link)][0]]
        if all(map(self._stays, links)):
            return True
        labels = [_said_of(link) for link in links]
        if named:  # two point to the page before and the next
            return count == _NAMED or all(len(label.split()) <= _SHORT for label in labels)
        pages = sum(_is_page(label) and _leads_on(link) for label, link in zip(labels, links, strict=True))
        hosts = {host[0] for link in links if (host := _HOST.match(link.attributes.get("href", "")))}
        home = any(_HOME.fullmatch(link.attributes.get("href", "")) for link in links)
        told = pages >= _PAGES * count or (pages and home and all(map(_leads_on, links)))
        return bool(told) and len(hosts) <= 1 and all(len(label.split()) <= _SHORT for label in labels)

    def _stays(self, link: Element) -> bool:
        """Say whether a link points to a place of its page."""
        address = link.attributes.get("href", "")
        return address.startswith("#") and (address[1:] in self.places or address[1:].casefold() in _TOPS)

    def _is_footer(self, element: Element) -> bool:
        """Say whether an element is called the footer of a site, and is as short as one; none holds most of a page."""
        if (
            2 * self.counts[id(element)][0] > self.whole
            or element.in_article
            or not _is_called(element.words, "footers")
        ):
            return False
        return element.block and not element.holds(_TITLE) and self.counts[id(element)][0] <= _LONGEST


def _is_page(label: str) -> bool:
    """Say whether a link is called what sites call their pages."""
    return label in words("site_chrome", "pages") or names_section(label)


def _leads_on(link: Element) -> bool:
    """Say whether a link leads to a page rather than to a file."""
    return _FILE.search(link.attributes.get("href", "")) is None


def _heads_links(element: Element) -> bool:
    """Say whether an element is the heading of a list of links, and none of what the page says."""
    return _said_of(element) in words("site_chrome", "lists")


def _said_of(element: Element) -> str:
    """Give the text of an element, folded, without the signs around it: "« Back"."""
    return " ".join(MARK.sub("", "".join(element.texts())).split()).casefold().strip(" .:»«<>|·[]()↑←→^-–—")


@lru_cache(maxsize=1 << 12)
def _is_called(names: tuple[str, ...], key: str) -> bool:
    """Say whether classes and id hold a word of a list: "navBar", "layout-menu"."""
    parts = {part.casefold() for name in names for part in (name, *_WORD.findall(name))}
    return not parts.isdisjoint(words("site_chrome", key))


def _all(element: Element) -> Iterator[Element]:
    yield element
    for child in element.elements:
        yield from _all(child)


def _said(text: str) -> bool:
    return re.search(r"\w", MARK.sub("", text)) is not None


def _letters(text: Element | str) -> int:
    return sum(map(str.isalpha, text)) if isinstance(text, str) else 0
