"""The parsed page as a small tree: elements that can be seen, with the text between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kgbuild.documents.webpage.controls import opened_by_controls, stays_hidden
from kgbuild.errors import DocumentError

#: Elements that a page shows as blocks of their own.
BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "heading",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "name",
        "ol",
        "p",
        "pageheading",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
#: Never shown, or shown around every page of a site: no part of what the document says.
_LEFT_OUT = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "embed",
        "head",
        "iframe",
        "map",
        "nav",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ROLES = frozenset({"navigation", "contentinfo", "search"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table)\b")
#: The tree is walked by recursion; what nests deeper hangs at this depth.
_MAX_LEVEL = 120
_MAX_NODES = 500_000


@dataclass(slots=True)
class Element:
    """A visible element.

    Attributes:
        tag: lower-case name.
        attributes: as written; a name without a value has the empty string.
        children: elements and text, in order; text still carries line marks.
        block: True if it is shown as a block or holds one.
        in_article: True if it is or lies in an `article`, whose footer belongs to it and not to the site.
    """

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)
    block: bool = False
    in_article: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Class and id words."""
        return (*self.attributes.get("class", "").split(), *self.attributes.get("id", "").split())

    @property
    def elements(self) -> Iterator[Element]:
        """The children that are elements."""
        return (child for child in self.children if isinstance(child, Element))

    def holds(self, tags: frozenset[str]) -> bool:
        """Tell whether an element of one of these tags lies anywhere inside."""
        return any(child.tag in tags or child.holds(tags) for child in self.elements)

    def texts(self) -> Iterator[str]:
        """Give the text inside, piece by piece."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child.texts()


def build_tree(page: LexborHTMLParser, name: str) -> Element:
    """Give the body of a parsed page without what is hidden.

    Raises:
        DocumentError: the page has more elements than memory should bear.
    """
    body = page.body
    root = Element("body", {}, block=True)
    if body is None:
        return root
    opened = opened_by_controls(page)
    stack: list[tuple[LexborNode, Element, int]] = [(body, root, 0)]
    nodes = 0
    while stack:
        node, parent, level = stack.pop()
        child = node.child
        while child is not None:
            nodes += 1
            if child.is_text_node:
                parent.children.append(child.text_content or "")
            elif child.is_element_node:
                element = _element(child, opened, in_article=parent.in_article)
                if element is not None:
                    parent.children.append(element)
                    flat = level >= _MAX_LEVEL
                    stack.append((child, parent if flat else element, level + (not flat)))
            child = child.next
        if nodes > _MAX_NODES:
            raise DocumentError(name, f"more than {_MAX_NODES} HTML elements", remedy="split the page")
    _settle(root)
    return root


def _element(node: LexborNode, opened: frozenset[str], *, in_article: bool) -> Element | None:
    tag = node.tag or ""
    if (tag in _LEFT_OUT and not (tag == "button" and _heads(node))) or (tag == "footer" and not in_article):
        return None
    attributes = {key: value or "" for key, value in node.attributes.items()}
    style = attributes.get("style", "").lower()
    hidden = "hidden" in attributes or _HIDDEN.search(style)
    if attributes.get("role") in _ROLES or (hidden and stays_hidden(attributes, opened)):
        return None
    block = tag in BLOCKS or bool(style and _AS_BLOCK.search(style))
    return Element(tag, attributes, block=block, in_article=in_article or tag == "article")


def _heads(button: LexborNode) -> bool:
    """Say whether a button is the title of what it opens: a heading within it, or all of the heading around it."""
    around = button.parent
    if around is not None and around.tag in _HEADINGS:
        return (around.text() or "").strip() == (button.text() or "").strip()
    return button.css_first(",".join(_HEADINGS)) is not None


def _settle(element: Element) -> bool:
    """Mark what holds a block as a block, bottom up."""
    inner = [_settle(child) for child in element.elements]
    element.block = element.block or any(inner)
    return element.block
