"""Values of data files as the pages of their sites show them, with the lines of the file that they stem from."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from pathlib import PurePosixPath

from markdown_it import MarkdownIt

from kgbuild.documents.webpage.source import mark_lines
from kgbuild.located import Node, read_json, read_yaml


class ShownData:
    """A data file whose values are written as HTML: Markdown and HTML in them mean what they mean on a page."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *accumulate(len(line) for line in text.splitlines(keepends=True))]
        self._markdown = MarkdownIt("commonmark")

    def words(self, node: Node) -> str:
        """Give a value as a line."""
        return self._marked(self._markdown.renderInline(" ".join(node.value.split())), node)

    def paragraphs(self, node: Node) -> str:
        """Give a value as the paragraphs and lists that it is written in."""
        return self._marked(self._markdown.render(node.value), node)

    def _marked(self, html: str, node: Node) -> str:
        return mark_lines(html, first=bisect_right(self._starts, node.start))


def root_of(text: str, name: str) -> Node:
    """Give the tree of a file of JSON or YAML, of its first document where it holds several."""
    if PurePosixPath(name).suffix.lower() == ".json":
        return read_json(text, name)[0]
    return next(iter(read_yaml(text, name)), Node(0, 0))
