"""Markdown as site generators know it: front matter, pipe tables, definition lists, HTML islands, template tags.

The Markdown is rendered to HTML with line marks and then read as a page, so that islands, however they are
mixed with Markdown, mean what they mean in a browser.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import PurePosixPath
from typing import cast

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock, paragraph
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin

from kgbuild.document import Document
from kgbuild.documents.decode import decode
from kgbuild.documents.feature_rows import with_feature_rows
from kgbuild.documents.front_matter import has_front_matter, split_front_matter
from kgbuild.documents.html_page import page_of
from kgbuild.documents.markdown.hashes import with_parted_titles, with_spaced_hashes
from kgbuild.documents.markdown.pipes import pipe_table
from kgbuild.documents.markdown.references import with_undefined_references
from kgbuild.documents.markdown.tex import without_tex
from kgbuild.documents.matter_text import text_within
from kgbuild.documents.templates import (
    without_attributes,
    without_cells,
    without_comments,
    without_components,
    without_examples,
    without_templates,
)
from kgbuild.documents.webpage.source import mark_line, mark_lines

FORMAT = "Markdown page"
MEDIA_TYPE = "text/markdown"
MAX_BYTES = 2 << 20
SUFFIXES: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd")
_ALSO = frozenset({".txt", ".text", ""})
_ISLAND_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\(((?:https?://|mailto:|\.?/|#)[^\s()\"]{0,1000})\)")
#: The same where the text of the link goes on in the next lines.
_WRAPPED_LINK = re.compile(
    r"(?<!!)\[((?:[^\[\]\n]{1,150}\n[ \t]*(?=\S)){1,3}[^\[\]\n]{1,150})\](\((?:https?://|mailto:|\.?/|#)[^\s()\"]{0,1000}\))"
)
_ISLAND_STRONG = re.compile(r"(?<![\w*])\*\*([^\s*](?:[^*\n]{0,300}[^\s*])?)\*\*(?![\w*])")
_MAX_NESTING = 60
#: No editor wraps text narrower than this.
_LEAST_WIDTH = 60
#: A text with more than a few lines longer than this is not wrapped at all.
_MOST_WIDTH, _FEW = 100, 8
#: Nor wider than this; and where a text is wrapped, most of its lines are filled.
_WIDEST, _MOST = 121, 0.6
_OPENS_BLOCK = re.compile(r"\s*(?:[-*+•]\s|\d+[.)]\s|#{1,6}\s|[|<>]|---|===|\w+:\s)")
#: A year that opens a line or an item numbers nothing: "- 2016. The sound of sand".
_YEAR_ITEM = re.compile(r"^([ \t]*(?:[-*+][ \t]+)?(?:19|20)\d\d)\.(?=[ \t])", re.MULTILINE)
#: A file's name with blanks in it as the target of a link, which CommonMark does not take: "(/files/My talk.pdf)".
_BLANKS = re.compile(r"(?<=\]\()[^()<>\s\"'][^()<>\n\"']{0,200} [^()<>\n\"']{0,200}\.\w{2,5}(?=\))")
#: A link whose address is still to come sets its text apart all the same.
_NOWHERE = re.compile(r"(?<=[\w.?!*_)”\"])\]\([ \t]*\)")
_TARGET = re.compile(r"\]\([^()\s]*\)|<https?://[^>\s]*>")
#: A line that is bold, italic, a link or a year in brackets from one end to the other.
_WHOLE = re.compile(r"\s*(?:\*\*[^*]+\*\*|\*[^*]+\*|_[^_]+_|\((?:19|20)\d\d\)|\[[^\]]+\]\([^)\s]*\))[.:]?\s*")
#: A line that ends with a year, or with a range of years, open or not, lists something.
_DATED_END = re.compile(r"(?:19|20)\d\d[)\].*_]*\s*[–-]?\s*(?:present|now|heute)?[)\].*_]*\s*$", re.IGNORECASE)
#: A line that begins with a date, as the line that opens its paragraph does, lists something, too.
_DATED_START = re.compile(r"\s*(?:\w{2,9}\.?\s+)?(?:\d{1,2}[./])?(?:19|20)\d\d(?![\w])")
#: So does one that begins with a degree, below another.
_DEGREE_START = re.compile(
    r"\s*[*_]*(?:(?:Ph|[BMS])\.?\s?(?:A|D|E|Eng|Ed|F\.?\s?A|Phil|S|Sc|Tech)\b\.?|(?:Bachelor|Master|Doctor)s?\b)(?=[\s,:(*_])"
)
_BROKEN = re.compile(r"<br\s*/?>\s*$", re.IGNORECASE)
#: An underscore that opens or closes nothing, "_2024-present **Lecturer**", and a break of a line where none follows.
_STRAY = re.compile(r"(?<![^\s(\[])_+(?=[^\W_])|(?<=[^\W_])_+(?![^\s.,;:)\]])|(?<=\S)\\$")
#: HTML that a line begins and ends: an element without content, or with text alone.
_WHOLE_HTML = re.compile(r"(?P<void><(?:hr|br|img)\b[^<>]*>[ \t]*)+|<(?P<tag>\w+)\b[^<>]*>[^<>]*</(?P=tag)>[ \t]*")
_OPENED = re.compile(r"<(?!(?:hr|br|img|input|link|meta|source|wbr)\b)[a-zA-Z][^<>]*(?<!/)>")
_CLOSED = re.compile(r"</\w+>\s*$")
#: Lines of Markdown that no line of HTML looks like: a row, an item, a heading, bold type, a broken line.
_OPENS_MARKDOWN = re.compile(r" {0,3}(?:\||[-*+][ \t]|\d{1,3}[.)][ \t]|#{1,6}[ \t]|(?:\*\*|__)(?=\w)|\\[ \t]*$)")
_BACKSLASHES = re.compile(r"\\\\[ \t]*\n[ \t]*")
_DIVISION = re.compile(r":::(?: ([\w -]*\w))?(?: \| (?P<title>[^\n]*))?[ \t]*")
#: Mathematics rather than money: a command, a sub- or superscript or a brace stands between the signs.
_MATH = re.compile(r"\$\$[^$]+\$\$|\$(?=\S)[^$\n]*[\\^_{][^$\n]*(?<=\S)\$(?!\d)")


def accepts(head: bytes, name: str) -> bool:
    """Tell whether a file is Markdown: by its name, or a text file that begins with front matter."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in SUFFIXES:
        return True
    text = head.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").decode("utf-8", "replace")
    return suffix in _ALSO and has_front_matter(text)


def read(data: bytes, name: str) -> Document:
    """Read a Markdown document.

    Raises:
        DocumentError: it is no text, has malformed front matter, or its HTML nests too deep.
    """
    whole = decode(data, name)
    matter = split_front_matter(whole, name)
    above = text_within(whole[: len(whole) - len(matter.body)])
    body = with_feature_rows(above + matter.body, matter.metadata)
    plain = without_components(without_examples(without_comments(body)))
    plain = _BLANKS.sub(lambda found: found[0].replace(" ", "%20"), plain)
    plain = with_undefined_references(_NOWHERE.sub("](#)", plain))
    plain = without_attributes(without_tex(without_cells(without_templates(plain, "## {}"))))
    plain = with_spaced_hashes(with_parted_titles(plain))
    source = _YEAR_ITEM.sub(r"\1\\.", plain)
    html = _render(source, 1 if above else matter.first_line)
    return page_of(html, name, MEDIA_TYPE, hashlib.sha256(data).hexdigest(), matter.metadata)


def _render(source: str, first: int) -> str:
    """Give Markdown as HTML whose text carries the lines of the file that it stems from."""
    parser = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING})
    # In an indented HTML island, the line behind an empty one is no code.
    parser.enable(["table", "strikethrough"]).disable("code").use(deflist_plugin)
    parser.inline.ruler.before("escape", "math", _math)
    parser.inline.ruler.before("escape", "break", _break)
    parser.block.ruler.before("hr", "division", _division, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    parser.block.ruler.before("html_block", "html_above", _html_above)
    parser.block.ruler.before("html_block", "phrase", _phrase)
    parser.block.ruler.after("table", "pipes", pipe_table, {"alt": ["paragraph", "reference"]})
    rendering = _Rendering(parser, first, source)
    return "".join(rendering.block(token) for token in parser.parse(source))


#: kramdown reads what such a tag holds, and so do others: `markdown="1"`, `markdown`.
_READ = re.compile(r"<\w[^<>]*\smarkdown(?:=[\"']?(?:1|block|span)[\"']?)?(?=[\s>])[^<>]*>", re.IGNORECASE)
#: A tag alone on its line that opens or closes a piece of text.
_PHRASE = re.compile(r"</?(?:b|em|font|i|small|span|strong|u)(?:\s[^<>]*)?>[ \t]*", re.IGNORECASE)


def _division(state: StateBlock, line: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it so
    """Read the mark of a Pandoc block, which opens or closes a container: "::: card", ":::"."""
    found = _DIVISION.fullmatch(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    depth = state.env.get("divisions", 0)
    if found is None:
        return False
    if not silent and not (found[1] or depth):
        state.line = line + 1  # closes nothing
    elif not silent:
        token = state.push("html_block", "", 0)
        title = f"<p><strong>{state.md.renderInline(found['title'])}</strong></p>\n" if found["title"] else ""
        token.content = f'<div class="{found[1]}">\n{title}' if found[1] else "</div>\n"
        token.map = [line, line + 1]
        state.env["divisions"] = depth + (1 if found[1] else -1)
        state.line = line + 1
    return True


def _html_above(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - likewise
    """Read HTML that ends right above Markdown; CommonMark takes all up to an empty line for it.

    kramdown, which Jekyll uses, shows the table below `<hr>`, the list or the bold words below `</p>`, and what stands
    below the tag of a piece that is read: `<div markdown="1">`.
    """
    start = state.bMarks[line] + state.tShift[line]
    found = _WHOLE_HTML.fullmatch(state.src, start, state.eMarks[line])
    if state.src[start : start + 1] != "<":
        return False
    opens = _READ.fullmatch(state.src[start : state.eMarks[line]].rstrip()) is not None
    behind = line + 1 if found or opens else _end_of_html(state, line, end)
    below = _text(state, behind) if line < behind < end else ""
    ends = opens or (found and found["void"])
    if not (_OPENS_MARKDOWN.match(below) or (ends and below.strip() and below.lstrip()[0] != "<")):
        return False
    if not silent:
        token = state.push("html_block", "", 0)
        token.content = state.getLines(line, behind, state.blkIndent, keepLastLF=True)
        token.map = [line, behind]
        state.line = behind
    return True


def _end_of_html(state: StateBlock, line: int, end: int) -> int:
    """Give the first line of Markdown behind lines of HTML that close what they open; `line` where none comes."""
    opened, begin = 0, line
    for at in range(line + 1, end):
        if state.isEmpty(at):
            break
        if _OPENS_MARKDOWN.match(_text(state, at)):
            html = state.src[state.bMarks[begin] : state.eMarks[at - 1]]
            opened += len(_OPENED.findall(html)) - html.count("</")
            if not opened and _CLOSED.search(html):
                return at
            begin = at
    return line


def _phrase(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - likewise
    """Read a paragraph whose first line is no more than a tag of text, as kramdown and Pandoc do: `<span class="x">`.

    CommonMark takes what follows for HTML.
    """
    start = state.bMarks[line] + state.tShift[line]
    if _PHRASE.fullmatch(state.src, start, state.eMarks[line]) is None:
        return False
    return paragraph(state, line, end, silent)


def _text(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] : state.eMarks[line]]


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


def _break(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser calls it so
    """Read two backslashes at the end of a line as its end, which is how kramdown writes it."""
    found = _BACKSLASHES.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True


class _Rendering:
    """Renders tokens as HTML, a line mark before each piece of text."""

    def __init__(self, parser: MarkdownIt, first: int, source: str) -> None:
        self._renderer = cast("RendererHTML", parser.renderer)
        self._options = parser.options
        self._first = first
        self._line = first
        self._lines = source.split("\n")
        self._width = _width(source)

    def block(self, token: Token) -> str:
        """Render a token of the block structure."""
        if token.map:
            self._line = self._first + token.map[0]
        if token.type == "html_block":
            read = _read_island if _READ.search(token.content) else _island
            return mark_lines(_WRAPPED_LINK.sub(_unwrapped, token.content), first=self._line, rewrite=read)
        if token.type == "inline":
            breaks = _meant_breaks(token.content, self._indent(token), self._width)
            return "".join(self._inline(child, breaks) for child in token.children or ())
        if token.type == "fence" and token.info.startswith("{=html"):
            return mark_lines(token.content, first=self._line + 1, rewrite=str)
        if token.type == "fence":
            token.content = mark_line(self._line + 1) + token.content
        return self._plainly(token)

    def _indent(self, token: Token) -> int:
        """Give how far the lines of a block stand from the margin: its marker or what stands in its stead."""
        first = token.content.split("\n", maxsplit=1)[0]
        line = self._lines[token.map[0]] if token.map else first
        return max(line.find(first[:20]), 0)

    def _inline(self, token: Token, breaks: Iterator[bool]) -> str:
        if token.type == "text":
            return mark_line(self._line) + escapeHtml(_STRAY.sub("", token.content))
        if token.type in {"softbreak", "hardbreak"}:
            self._line += 1
            meant = next(breaks, False)
            return "<br>\n" if meant or token.type == "hardbreak" else "\n"
        for _ in range(token.content.count("\n")):
            self._line += 1
            next(breaks, None)
        return self._plainly(token)

    def _plainly(self, token: Token) -> str:
        rule = self._renderer.rules.get(token.type)
        if rule:
            return str(rule([token], 0, self._options, {}))
        return self._renderer.renderToken([token], 0, self._options, {})


def _island(text: str) -> str:
    """Give a line of an HTML island with the Markdown links and bold words that many engines read there too."""
    text = _ISLAND_LINK.sub(r'<a href="\2">\1</a>', text)
    return _ISLAND_STRONG.sub(r"<strong>\1</strong>", text)


def _unwrapped(link: re.Match[str]) -> str:
    """Give a link on one line, and below it as many lines as it had more."""
    return f"[{' '.join(link[1].split())}]{link[2]}" + "\n" * link[1].count("\n")


def _read_island(text: str) -> str:
    """Give a line of an island that is read as Markdown, the break that two spaces at its end mean, too."""
    return re.sub(r"(?<=\S) {2,}(?=\n|$)", "<br>", _island(text))


def _width(source: str) -> int:
    """Give the width that an editor wrapped the text to; unlimited if the author lets lines run on.

    A line is filled as far as it goes: at the width, the first word of the next line does not fit any more. The
    width at which most lines are filled is the one.
    """
    lines = source.split("\n")
    ends = [
        (len(line.rstrip()), len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]))
        for line, following in pairwise(lines)
        if line.strip() and following.strip() and not _OPENS_BLOCK.match(following)
    ]
    filled = {width: sum(a <= width < b for a, b in ends) for width in range(_LEAST_WIDTH, _WIDEST)}
    best = max(filled, key=lambda width: (filled[width], -width))
    if filled[best] >= max(_FEW, _MOST * len(ends)):
        return best
    lengths = [len(_TARGET.sub("", line)) for line in lines if line.strip()]
    wrapped = [length for length in lengths if length <= _MOST_WIDTH]
    if len(lengths) - len(wrapped) > len(lengths) // _FEW:
        return sys.maxsize
    return max(_LEAST_WIDTH, *wrapped, 0)


#: What a line opens, and the next may close: quotations and the text of a link.
_PAIRS = (("“", "”"), ("«", "»"), ("[", "]"))


def _meant_breaks(content: str, indent: int, width: int) -> Iterator[bool]:
    """Tell of each line end whether the author meant it: no editor would have wrapped the text there.

    A page shows such a line end as a space, but where "MIT, 2012" stands above "Advisor: A. Jones", nothing else
    keeps the two apart. A line that a comma or a small letter carries on is one line; two that are set apart as a
    whole, such as authors in bold above a title in italics, are two. Who ends other lines of the paragraph with the
    two spaces that break one does not mean an end without them.
    """
    lines, quoted = content.split("\n"), False
    broken = any(line.endswith("  ") for line in lines[:-1])
    for line, following in pairwise(lines):
        if _BROKEN.search(line):
            yield False  # a second break would part paragraphs
            continue
        word = following.split(maxsplit=1)[:1]
        fits = not broken and bool(word) and indent + len(line.rstrip()) + 1 + len(word[0]) <= width
        quoted = quoted != (line.count('"') % 2 == 1) if '"' in line else quoted
        inside = quoted or any(line.rfind(opens) > line.rfind(closes) for opens, closes in _PAIRS)
        carried = inside or line.rstrip().endswith((",", ";", "-", "–", "&")) or following.lstrip()[:1].islower()
        listed = _DATED_END.search(line) is not None or following.lstrip().startswith("**")
        listed = listed or bool(_DATED_START.match(following) and _DATED_START.match(lines[0]))
        listed = listed or bool(_DEGREE_START.match(following) and _DEGREE_START.match(line))
        apart = _WHOLE.fullmatch(line) and (_WHOLE.fullmatch(following) or _WHOLE.fullmatch(lines[0]))
        more = following.lstrip()[:1].islower()
        yield (fits and not carried) or bool(apart and not more) or (bool(word) and listed and not more)
