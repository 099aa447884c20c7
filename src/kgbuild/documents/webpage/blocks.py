"""From the tree of a page to blocks: flow, headings, lists, cards; tables stand in `html_tables`."""

from __future__ import annotations

import re
from collections.abc import Callable

from kgbuild.document import InlineKind
from kgbuild.documents.webpage import tables as html_tables
from kgbuild.documents.webpage.source import MARK
from kgbuild.documents.webpage.tree import Element
from kgbuild.documents.writer import PARAGRAPH, Expected, Writer

#: The last are no elements of HTML: a template that thousands of researchers took over names them so, and styles them.
_HEADINGS = {**{f"h{level}": level for level in range(1, 7)}, "name": 1, "pageheading": 1, "heading": 2}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_RUNS: dict[str, InlineKind] = {
    **dict.fromkeys(("b", "papertitle", "strong", "u"), "strong"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "emphasis"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    # Footnote signs and ordinals are set apart too, so that a name and its mark can be told from one another.
    **dict.fromkeys(("small", "sub", "sup"), "small"),
}
#: Elements that a style lays out as parts of a line.
_PARTS = frozenset({"a", "span", "time", "data", "address", "label"})
_COUNT = re.compile(r"[\[(]?[A-Z]{0,3}[.-]?\d{1,3}[\])]?[.:]?")
_DEEPEST = 6
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: A term that is no more than a year or two; a definition of so many words is an entry below it.
_ONLY_YEAR, _ENTRY = re.compile(r"\W*(?:19|20)\d\d(?:\s?[–/-]\s?(?:19|20)?\d\d)?\W*"), 5
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_SLANTED = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
#: What stands flush right of its line, by its style or by the class that a framework gives it.
_FLUSH, _FLUSH_CLASSES = re.compile(r"float\s*:\s*right"), frozenset({"float-right", "float-end", "pull-right"})
#: `type` of an ordered list that letters count in; all other types count in numbers here.
_LETTERS = {"a": "a", "A": "A"}


def write_blocks(root: Element, writer: Writer) -> None:
    """Write what stands in an element into the writer."""
    _Walk(writer).flow(root)
    writer.cut()


class _Walk:
    """One walk over a tree; `depth` counts the lists around, `level` is that of the last heading."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.depth = 0
        self.level = 0

    def flow(self, element: Element) -> None:
        """Write the children of an element, with a space between neighbours that a style sets apart."""
        before: Element | str = ""
        stacked = _is_stack(element)
        for child in element.children:
            glued = isinstance(child, Element) and (
                _are_glued(before, child) if isinstance(before, Element) else _is_stuck(before, child)
            )
            if glued or (stacked and isinstance(child, Element) and before):
                self.writer.newline()
            if isinstance(child, Element) and isinstance(before, Element) and _styled_apart(before, child):
                self.writer.flow(" ")
            before = child
            if isinstance(child, str):
                write_text(self.writer, child)
            elif child.tag == "br":
                if self.writer.newline():
                    self.writer.cut()
            elif child.tag == "img":
                self.writer.image(child.attributes.get("src", ""))
            elif child.block:
                self.block(child)
            else:
                self.inline(child)

    def inline(self, element: Element) -> None:
        """Write an element that is set in running text."""
        if _is_icon(element):
            self.writer.icon()
        kinds = _kinds(element)
        flush = _stands_flush(element)
        if flush:
            self.writer.tab()
        for kind, href in kinds:
            self.writer.open_run(kind, href)
        if element.tag == "q":
            self.writer.flow("“")
        self.flow(element)
        if element.tag == "q":
            self.writer.flow("”")
        for _ in kinds:
            self.writer.close_run()
        if flush:
            self.writer.tab()

    def block(self, element: Element) -> None:
        """Write an element that stands by itself."""
        if element.tag in _RUNS or element.tag in {"a", "span", "font"}:
            # `<a><div>…` and `<span style="display:block">`: set apart, and a block as well.
            styled = "style" in element.attributes and element.tag == "span"
            self.contain(element, self.inline, cut=styled)
        elif element.tag in _HEADINGS:
            self.level = _HEADINGS[element.tag]
            self.heading(element, self.level)
        elif element.tag in _LISTS:
            self.list(element)
        elif element.tag == "li":
            self.item(element, "•")
        elif element.tag == "dl" and any(child.tag in {"dt", "dd"} for child in _unwrapped(element)):
            self.definitions(element)
        elif element.tag == "table":
            self.contain(element, self.table, soft=False)
        elif element.tag == "pre":
            self.code(element)
        else:
            self.contain(element, self.inline)

    def heading(self, element: Element, level: int) -> None:
        """Write an element as a heading."""
        self.writer.cut()
        self.writer.expected = Expected("heading", level)
        self.contain(element, self.inline)
        self.writer.expected = PARAGRAPH

    def contain(
        self, element: Element, write: Callable[[Element], None], *, soft: bool = True, cut: bool = True
    ) -> None:
        """Write a container: cut before and behind, one group around, its class words to a lone block inside."""
        if cut:
            self.writer.cut()
        first = self.writer.count
        self.writer.enter(soft=soft)
        write(element)
        if cut:
            self.writer.cut()
        self.writer.leave()
        self.writer.classify(first, element.words)

    def table(self, element: Element) -> None:
        """Write a table, as rows or, where it only lays out the page, as what its cells hold."""
        html_tables.write_table(element, self.writer, self.flow)

    def list(self, element: Element) -> None:
        """Write a list; items are numbered as a browser would."""
        self.depth += 1
        self.contain(element, self._items, soft=False)
        self.depth -= 1

    def _items(self, element: Element) -> None:
        number = _integer(element.attributes.get("start", ""), 1)
        step = -1 if "reversed" in element.attributes else 1
        for child in element.children:
            if not isinstance(child, Element):
                write_text(self.writer, child)
            elif child.tag == "li":
                number = _integer(child.attributes.get("value", ""), number)
                self.item(child, _marker(element, number))
                number += step
            else:
                self.block(child)

    def item(self, element: Element, marker: str) -> None:
        """Write a list item: its first block is the item, what follows are paragraphs of its group."""
        self.writer.cut()
        self.writer.expected = Expected("item", max(self.depth, 1), marker)
        self.contain(element, self.flow, soft=False)
        self.writer.expected = PARAGRAPH

    def definitions(self, element: Element) -> None:
        """Write a definition list: each term is an item, its definitions are paragraphs of its group.

        Where a term stands above several dated definitions, terms head lists; terms that only count are markers.
        """
        self.writer.cut()
        if counts := _counting_terms(element):
            for child in _unwrapped(element):
                if child.tag == "dd":
                    self.item(child, counts.pop(0))
            return
        if _heads_lists(element):
            for child in _unwrapped(element):
                if child.tag != "dt":
                    self.item(child, "•")
                elif _words(child):
                    self.heading(child, min(self.level + 1, _DEEPEST))
            return
        self.depth += 1
        self.writer.enter()
        entered = False
        for child in _unwrapped(element):
            if child.tag == "dt":
                if entered:
                    self.writer.leave()
                self.writer.enter()
                entered = True
                self.writer.expected = Expected("item", self.depth)
            self.contain(child, self.flow)
            self.writer.expected = PARAGRAPH
        if entered:
            self.writer.leave()
        self.writer.leave()
        self.depth -= 1

    def code(self, element: Element) -> None:
        """Write preformatted text as it stands."""
        self.writer.cut()
        self.writer.expected = Expected("code")
        self.writer.verbatim("".join(_plain(element, self.writer)).strip("\n"))
        self.writer.cut()
        self.writer.expected = PARAGRAPH


def _counting_terms(element: Element) -> list[str]:
    """Give the terms of a definition list that are no more than numbers of their definitions: "[33]", "J2."."""
    children = _unwrapped(element)
    terms = ["".join(_words(child)) for child in children if child.tag == "dt"]
    paired = [child.tag for child in children] == ["dt", "dd"] * len(terms)
    return terms if paired and all(map(_COUNT.fullmatch, terms)) else []


def _heads_lists(element: Element) -> bool:
    """Say whether the terms of a definition list head lists: one has several definitions that are entries.

    Either the terms are undated and the definitions are dated, or it is the other way round: all terms are years.
    """
    below: list[list[str]] = []
    terms: list[str] = []
    for child in _unwrapped(element):
        if child.tag == "dt":
            terms.append(" ".join(_words(child)))
            below.append([])
        elif below:
            below[-1].append(" ".join(_words(child)))
    if all(map(_ONLY_YEAR.fullmatch, terms)):
        told = [text for texts in below if len(texts) > 1 for text in texts]
        return bool(told) and all(len(text.split()) >= _ENTRY and not _YEAR.search(text) for text in told)
    dated = (sum(_YEAR.search(text) is not None for text in texts) for texts in below)
    return not any(map(_YEAR.search, terms)) and max(dated, default=0) > 1


def _styled_apart(before: Element, element: Element) -> bool:
    """Say whether neighbours without a space between are things of their own: buttons, a label and its value."""
    if before.tag == element.tag == "a":
        return True
    initial = len(MARK.sub("", "".join(before.texts())).strip()) < 2
    return {before.tag, element.tag} <= _PARTS and bool(before.words) and not initial


def _are_glued(before: Element, element: Element) -> bool:
    """Say whether neighbours without a space between would run into one word: "Best Poster AwardTide Society"."""
    if {before.tag, element.tag} - _PARTS - _RUNS.keys() or before.block or element.block or _stands_flush(element):
        return False
    first, second = _plain_words(before), _plain_words(element)
    several = len(_words(before)) > 1 or len(_words(element)) > 1
    return several and re.search(r"[a-zß-ÿ)]$", first) is not None and re.match(r"[A-ZÀ-Þ][a-zß-ÿ]", second) is not None


def _is_stuck(before: str, element: Element) -> bool:
    """Say whether a span that a style sets apart follows a word without a space: `Riga<span class="sub">Thesis: …`."""
    if element.tag != "span" or element.block or not element.words or _stands_flush(element):
        return False
    opens = re.match(r"[A-ZÀ-Þ][a-zß-ÿ]", _plain_words(element)) is not None and len(_words(element)) > 1
    return opens and re.search(r"[^\W\d_][.)]?\Z", MARK.sub("", before)) is not None


def _plain_words(element: Element) -> str:
    return MARK.sub("", "".join(element.texts()))


def _is_stack(element: Element) -> bool:
    """Say whether spans with classes, each on a line of the source, are all that a `div` holds: a style stacks them."""
    parts = [child for child in element.children if isinstance(child, Element)]
    gaps = [MARK.sub("", child) for child in element.children if isinstance(child, str)]
    lone = all(part.tag == "span" and part.words and re.search(r"[^\W\d_]{3}", _plain_words(part)) for part in parts)
    lone = lone and sum(len(_words(part)) > 1 for part in parts) >= len(parts) / 2
    apart = sum("\n" in gap for gap in gaps) >= len(parts) - 1
    return element.tag == "div" and len(parts) > 1 and lone and apart and not "".join(gaps).strip()


def _words(element: Element) -> list[str]:
    return _plain_words(element).split()


def write_text(writer: Writer, text: str) -> None:
    """Write running text that carries line marks."""
    parts = MARK.split(text)
    writer.flow(parts[0])
    for line, part in zip(parts[1::2], parts[2::2], strict=True):
        writer.at_line(int(line))
        writer.flow(part)


def _plain(element: Element, writer: Writer) -> list[str]:
    parts = MARK.split("".join(element.texts()))
    if len(parts) > 1:
        writer.at_line(int(parts[1]))
    return parts[::2]


def _unwrapped(element: Element) -> list[Element]:
    """Give terms and definitions, which may stand in `div` wrappers."""
    found: list[Element] = []
    for child in element.elements:
        wraps = child.tag == "div" and any(inner.tag in {"dt", "dd"} for inner in child.elements)
        found.extend(child.elements if wraps else (child,))
    return found


def _kinds(element: Element) -> list[tuple[InlineKind, str]]:
    """Give what sets an element apart, outermost first."""
    kinds: list[tuple[InlineKind, str]] = []
    href = element.attributes.get("href", "").strip()
    if element.tag == "a" and href:
        kinds.append(("link", href))
    if element.tag in _RUNS:
        kinds.append((_RUNS[element.tag], ""))
    style = element.attributes.get("style", "").lower()
    if style and _BOLD.search(style):
        kinds.append(("strong", ""))
    if style and _SLANTED.search(style):
        kinds.append(("emphasis", ""))
    return kinds


def _is_icon(element: Element) -> bool:
    """Say whether an element draws the sign of an icon font: `<i class="ai ai-doi"></i>`."""
    drawn = element.tag == "svg" or (element.tag in {"i", "span"} and "class" in element.attributes)
    return drawn and not any(isinstance(child, Element) or child.strip() for child in element.children)


def _stands_flush(element: Element) -> bool:
    """Say whether a style sets a run of text flush right of its line: `<span style="float:right">2019</span>`."""
    styled = _FLUSH.search(element.attributes.get("style", "").lower()) is not None
    classes = element.attributes.get("class", "").split()
    return not element.block and (styled or not _FLUSH_CLASSES.isdisjoint(classes))


def _marker(element: Element, number: int) -> str:
    if element.tag != "ol":
        return "•"
    letter = _LETTERS.get(element.attributes.get("type", ""))
    return f"{chr(ord(letter) + number - 1)}." if letter and 0 < number <= 26 else f"{number}."


def _integer(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text.strip()) else default
