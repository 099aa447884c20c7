"""HTML before it is parsed: which lines its text stands on, and whether its tags nest within reason.

The parser tells no positions. So each run of text gets a mark with its line before it is parsed; the marks
travel with the text through whatever repairs the parser makes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from kgbuild.errors import DocumentError

#: Marks are written between two noncharacters, which no text holds (Unicode standard, section 23.7).
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
MARK = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")
#: The same two characters as a page may spell them.
_SPELLED = re.compile(r"&#(?:0*6497[67]|[xX]0*[fF][dD][dD][01]);?")
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)(?>[^>=]|=\s*(?:\"[^\"]*\"|'[^']*'|(?![\"'])|[\"']))*+>")
_BEGUN = re.compile(r"</?[A-Za-z]")
#: Their content is no markup up to their own end tag.
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
#: Elements without an end, or ended by what follows them; these never deepen a page however many stay open.
_FLAT = frozenset(
    [
        "a",
        "area",
        "base",
        "br",
        "button",
        "col",
        "dd",
        "dt",
        "embed",
        "hr",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "nobr",
        "optgroup",
        "option",
        "p",
        "param",
        "rp",
        "rt",
        "source",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "track",
        "wbr",
    ]
)
#: These are opened anew inside every block that begins while they are open.
_FORMATTING = frozenset({"b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"})
#: Parsing time grows with the square of the depth; no page that people read comes near.
MAX_DEPTH = 1000
MAX_TAGS = 500_000
_MAX_REOPENED = 2_000_000


def mark_lines(source: str, *, first: int = 1, rewrite: Callable[[str], str] = str) -> str:
    """Give the HTML with a line mark before each run of text and after each line end in it.

    Args:
        source: HTML, whole or a fragment, without noncharacters.
        first: line of the file that the source begins on.
        rewrite: gives the HTML that a line of text stands for.
    """
    source = _SPELLED.sub("", source)
    line, done, pieces = first, 0, []
    for start, end in _texts(source):
        line += source.count("\n", done, start)
        pieces.append(source[done:start])
        pieces.append(_marked(source[start:end], line, rewrite))
        line += source.count("\n", start, end)
        done = end
    pieces.append(source[done:])
    return "".join(pieces)


def mark_line(line: int) -> str:
    """Give the mark of one line."""
    return f"{_OPEN}{line}{_CLOSE}"


def check_tags(source: str, name: str) -> None:
    """Refuse HTML that would take more time or memory than any page deserves.

    Raises:
        DocumentError: too many tags in all, too many open at one place, or too many that a parser opens anew.
    """
    opened: Counter[str] = Counter()
    depth = formatting = reopened = 0
    for count, (start, tag, closing) in enumerate(_tags(source)):
        reopened += formatting
        if count >= MAX_TAGS or depth > MAX_DEPTH or reopened > _MAX_REOPENED:
            limit = f"more than {MAX_DEPTH} HTML tags are open" if depth > MAX_DEPTH else "too many HTML tags"
            line = source.count("\n", 0, start) + 1
            raise DocumentError(
                name, limit, line=line, remedy="close or remove tags, or save the page anew from a browser"
            )
        if tag in _FLAT or (closing and not opened[tag]):
            continue
        step = -1 if closing else 1
        opened[tag] += step
        depth += step
        formatting += step if tag in _FORMATTING else 0


def _marked(text: str, line: int, rewrite: Callable[[str], str]) -> str:
    if not text.strip():
        return text
    parts = enumerate(text.split("\n"), line)
    return "\n".join(mark_line(number) + rewrite(part) if part.strip() else part for number, part in parts)


def _texts(source: str) -> Iterator[tuple[int, int]]:
    """Give the ranges of the source that are text."""
    done = 0
    for start, end in _markup(source):
        if start > done:
            yield done, start
        done = end
    if done < len(source):
        yield done, len(source)


def _markup(source: str) -> Iterator[tuple[int, int]]:
    """Give the ranges that are tags, comments and raw elements, in one pass over the source."""
    place = source.find("<")
    while place >= 0:
        end = _markup_end(source, place)
        if end > place:
            yield place, end
        place = source.find("<", max(end, place + 1))


def _markup_end(source: str, place: int) -> int:
    """Give where the markup that begins at `place` ends; `place` itself if the `<` is only text."""
    if source.startswith("<!--", place):
        return _behind(source, "-->", place + 4)
    if source.startswith(("<!", "<?"), place):
        return _behind(source, ">", place)
    tag = _TAG.match(source, place)
    if not tag:
        # A tag that is begun ends with its `>` or with the file, and then takes the rest of the file along.
        return len(source) if _BEGUN.match(source, place) else place
    if not tag[1] and tag[2].lower() in _RAW:
        close = re.compile(f"</{re.escape(tag[2])}", re.IGNORECASE).search(source, tag.end())
        return close.start() if close else len(source)
    return tag.end()


def _behind(source: str, close: str, start: int) -> int:
    end = source.find(close, start)
    return len(source) if end < 0 else end + len(close)


def _tags(source: str) -> Iterator[tuple[int, str, bool]]:
    for start, end in _markup(source):
        if source.startswith("<!", start):
            continue
        tag = _TAG.match(source, start, end)
        if tag:
            yield start, tag[2].lower(), bool(tag[1])
