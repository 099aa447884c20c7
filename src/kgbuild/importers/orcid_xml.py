"""ORCID records in XML, as the public data file and the API give them: what are members in JSON are elements here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, TextIO

from kgbuild.importers.importer import Item
from kgbuild.importers.orcid import record_items
from kgbuild.importers.quoting import Quoter
from kgbuild.importers.xml.elements import Element
from kgbuild.importers.xml.entries import is_xml_with, read_entries
from kgbuild.located import Node

FORMAT = "ORCID record (XML)"
MEDIA_TYPE = "application/vnd.orcid+xml"
SUFFIXES: tuple[str, ...] = (".xml",)
ABOUT: Literal["person", "organization", ""] = "person"

_HEAD = re.compile(r"<(?:\w+:)?record\b[^>]*>\s*<(?:\w+:)?orcid-identifier\b")


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take XML that begins as the record of a person."""
    return is_xml_with(head, _HEAD)


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give everything that the record of a person says.

    Raises:
        DocumentError: it is damaged, or declares entities.
    """

    def told(record: Element) -> str:
        return record.text("orcid-identifier", "path")

    return read_entries(stream, name, frozenset({"record"}), "orcid", is_told=told, read=_read)


def _read(record: Element) -> Iterator[Item]:
    return record_items(_node(record, record.start), Quoter(record.written, "orcid", record.start))


def _node(element: Element, offset: int) -> Node:
    """Give an element as the JSON of ORCID has it: a text is a value, and an object with that `value`."""
    start, end = element.start - offset, element.end - offset
    if not any(element.children()):
        value = Node(start, end, element.raw().strip())
        others = {name: Node(start, end, told) for name, told in element.attributes.items()}
        return Node(start, end, value.value, members={**others, "value": value})
    members = dict(_members(element, offset))
    if element.tag == "affiliation-group":
        told = ((key, one) for key, node in members.items() for one in node.items or (node,))
        wrapped = (Node(one.start, one.end, members={key: one}) for key, one in told if key.endswith("-summary"))
        members["summaries"] = Node(start, end, items=tuple(wrapped))
    return Node(start, end, members=members)


def _members(element: Element, offset: int) -> Iterator[tuple[str, Node]]:
    """Give the elements inside by their tags; several of one tag are a list."""
    held: dict[str, list[Node]] = {}
    for child in element.children():
        held.setdefault(child.tag, []).append(_node(child, offset))
    for tag, nodes in held.items():
        yield tag, nodes[0] if len(nodes) == 1 else Node(nodes[0].start, nodes[-1].end, items=tuple(nodes))
