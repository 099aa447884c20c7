"""Microdata and RDFa in pages, written as JSON-LD: the text that their evidence points into.

Microdata: https://html.spec.whatwg.org/multipage/microdata.html; RDFa Lite: https://www.w3.org/TR/rdfa-lite/.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from kgbuild.importers.linked_data import Blocks

_SCHEMA: Final = "http://schema.org/"
#: Elements whose value is in an attribute.
_HELD: Final = {
    "a": "href", "area": "href", "audio": "src", "data": "value", "embed": "src", "iframe": "src", "img": "src",
    "link": "href", "meta": "content", "meter": "value", "object": "data", "source": "src", "time": "datetime",
    "track": "src", "video": "src",
}  # fmt: skip
_PREFIX = re.compile(r"(\S+):\s+(\S+)")
_DEEPEST: Final = 200


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        if child.tag and not child.tag.startswith("-"):
            yield child
        child = child.next


def microdata(page: LexborHTMLParser) -> Iterator[str]:
    """Give each item of a page that is not part of another, as JSON-LD."""
    for node in page.css("[itemscope]"):
        if "itemprop" not in node.attributes:
            yield json.dumps({"@context": {"@vocab": _SCHEMA}, **_item(node)}, ensure_ascii=False, indent=1)


def _item(node: LexborNode) -> dict[str, Any]:
    kinds = (node.attributes.get("itemtype") or "").split()
    item: dict[str, Any] = {"@type": kinds} if kinds else {}
    if node.attributes.get("itemid"):
        item["@id"] = node.attributes["itemid"]
    for child in _children(node):
        _collect(child, item, 0)
    return item


def _collect(node: LexborNode, item: dict[str, Any], depth: int) -> None:
    """Add the properties that stand in an element to the item that it belongs to."""
    attributes = node.attributes
    scoped = "itemscope" in attributes
    names = (attributes.get("itemprop") or "").split()
    if names:
        value = _item(node) if scoped and depth < _DEEPEST else _value(node)
        for name in names:
            _add(item, name, value)
    if not scoped and depth < _DEEPEST:
        for child in _children(node):
            _collect(child, item, depth + 1)


def _value(node: LexborNode) -> str:
    attribute = "content" if "content" in node.attributes else _HELD.get(node.tag or "", "")
    held = node.attributes.get(attribute) if attribute else None
    return " ".join((held or node.text(deep=True)).split())


def _add(item: dict[str, Any], name: str, value: Any) -> None:
    """Add a value to a property; several become a list."""
    if value in ("", {}):
        return
    if name not in item:
        item[name] = value
    elif isinstance(item[name], list):
        item[name].append(value)
    else:
        item[name] = [item[name], value]


def rdfa(page: LexborHTMLParser) -> Iterator[str]:
    """Give each typed thing of a page that is not part of another, as JSON-LD."""
    root = page.root
    if root is None:
        return
    for node in page.css("[typeof]"):
        if not _typed_above(node):
            context = {**_prefixes(root), **_above(node)}
            thing = {"@context": context, **_thing(node)}
            yield json.dumps(thing, ensure_ascii=False, indent=1)


def _typed_above(node: LexborNode) -> bool:
    """Tell whether an element is a property of a typed one around it."""
    if "property" not in node.attributes and "rel" not in node.attributes:
        return False
    parent = node.parent
    while parent is not None:
        if "typeof" in parent.attributes:
            return True
        parent = parent.parent
    return False


def _prefixes(node: LexborNode) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in node.css("[prefix]"):
        found |= dict(_PREFIX.findall(one.attributes.get("prefix") or ""))
    return found


def _above(node: LexborNode) -> dict[str, str]:
    """Give the vocabulary that holds for an element."""
    place: LexborNode | None = node
    while place is not None:
        if place.attributes.get("vocab"):
            vocabulary = place.attributes["vocab"] or ""
            return {"@vocab": vocabulary if vocabulary.endswith(("/", "#")) else vocabulary + "/"}
        place = place.parent
    return {}


def _thing(node: LexborNode) -> dict[str, Any]:
    thing: dict[str, Any] = {"@type": (node.attributes.get("typeof") or "").split()}
    ident = node.attributes.get("about") or node.attributes.get("resource")
    if ident:
        thing["@id"] = ident
    for child in _children(node):
        _gather(child, thing, 0)
    return thing


def _gather(node: LexborNode, thing: dict[str, Any], depth: int) -> None:
    attributes = node.attributes
    typed = "typeof" in attributes
    names = (attributes.get("property") or (attributes.get("rel") if typed else "") or "").split()
    if names:
        value: Any = _thing(node) if typed and depth < _DEEPEST else attributes.get("resource") or _value(node)
        for name in names:
            _add(thing, name, value)
    if not typed and depth < _DEEPEST:
        for child in _children(node):
            _gather(child, thing, depth + 1)


microdata_items: Final = Blocks("microdata in pages", "microdata", (b"itemscope",), microdata)
rdfa_things: Final = Blocks("RDFa in pages", "rdfa", (b"typeof=",), rdfa)
