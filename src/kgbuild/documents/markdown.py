"""Markdown as site generators know it: front matter, pipe tables, definition lists, HTML islands, template tags.

The Markdown is rendered to HTML with line marks and then read as a page, so that islands, however they are
mixed with Markdown, mean what they mean in a browser.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.deflist import deflist_plugin

from kgbuild.document import Document
from kgbuild.documents.decode import decode
from kgbuild.documents.front_matter import has_front_matter, split_front_matter
from kgbuild.documents.headings import find_headings
from kgbuild.documents.html_source import check_depth, mark_line, mark_lines
from kgbuild.documents.templates import without_attributes, without_comments, without_templates
from kgbuild.documents.webpage import read_html

MEDIA_TYPE = "text/markdown"
MAX_BYTES = 8 << 20
_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"})
_ALSO = frozenset({".txt", ".text", ""})
_MAX_NESTING = 60
#: Mathematics rather than money: a command, a sub- or superscript or a brace stands between the signs.
_MATH = re.compile(r"\$\$[^$]+\$\$|\$(?=\S)[^$\n]*[\\^_{][^$\n]*(?<=\S)\$(?!\d)")
_NOT_MARKS = re.compile("[\ufdd0\ufdd1]")


def accepts(head: bytes, name: str) -> bool:
    """Tell whether a file is Markdown: by its name, or a text file that begins with front matter."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _SUFFIXES:
        return True
    text = head.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").decode("utf-8", "replace")
    return suffix in _ALSO and has_front_matter(text)


def read(data: bytes, name: str) -> Document:
    """Read a Markdown document.

    Raises:
        DocumentError: it is no text, has malformed front matter, or its HTML nests too deep.
    """
    matter = split_front_matter(decode(data, name), name)
    source = without_attributes(without_templates(without_comments(matter.body)))
    html = _render(_NOT_MARKS.sub("", source), matter.first_line)
    check_depth(html, name)
    _, writer = read_html(html, name)
    full, blocks, lines = writer.finish()
    return Document(
        name,
        full,
        find_headings(full, blocks),
        metadata=matter.metadata,
        media_type=MEDIA_TYPE,
        sha256=hashlib.sha256(data).hexdigest(),
        lines=lines,
    )


def _render(source: str, first: int) -> str:
    """Give Markdown as HTML whose text carries the lines of the file that it stems from."""
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING}, renderer_cls=_Marking)
    # In an indented HTML island, the line behind an empty one is no code.
    parser.enable(["table", "strikethrough"]).disable("code").use(deflist_plugin)
    parser.inline.ruler.before("escape", "math", _math)
    return str(parser.render(source, {"first": first}))


def _math(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it so
    """Keep `$…$` as it is written."""
    if state.src[state.pos] != "$":
        return False
    found = _MATH.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("text", "", 0).content = found[0]
    state.pos = found.end()
    return True


class _Marking(RendererHTML):
    """Renders HTML with a line mark before each piece of text."""

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render text behind the mark of its line."""
        return mark_line(env["line"]) + escapeHtml(tokens[idx].content)

    def renderInline(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:  # noqa: N802 - overrides
        """Render the inside of a block."""
        return super().renderInline(tokens, options, env)

    def softbreak(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render a line end of the source, which is a space in the page."""
        env["line"] += 1
        return "\n"

    def hardbreak(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render a line end that is meant as one."""
        env["line"] += 1
        return "<br>\n"

    def html_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Render an island, each line of its text marked."""
        token = tokens[idx]
        return mark_lines(token.content, first=env["first"] + (token.map[0] if token.map else 0))

    def render(self, tokens: Sequence[Token], options: OptionsDict, env: EnvType) -> str:
        """Render all blocks, each beginning on its own line."""
        pieces = []
        for index, token in enumerate(tokens):
            if token.map:
                env["line"] = env["first"] + token.map[0]
            if token.type == "inline":
                pieces.append(self.renderInline(token.children or [], options, env))
            elif token.type in self.rules:
                pieces.append(self.rules[token.type](tokens, index, options, env))
            else:
                pieces.append(self.renderToken(tokens, index, options, env))
        return "".join(pieces)
