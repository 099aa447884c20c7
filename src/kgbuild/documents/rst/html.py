"""From the tree of docutils to HTML with line marks, which is then read as a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from typing import Final

from docutils import nodes

from kgbuild.documents.latex.entries import entry
from kgbuild.documents.latex.text import mathematics
from kgbuild.documents.webpage.source import mark_line
from kgbuild.lexicon import table

_TAGS: Final[dict[str, str]] = {
    "emphasis": "em", "strong": "b", "literal": "code", "superscript": "sup", "subscript": "sub",
    "title_reference": "cite", "paragraph": "p", "bullet_list": "ul", "list_item": "li", "definition_list": "dl",
    "definition": "dd", "term": "dt", "option_list": "dl", "option_group": "dt", "description": "dd",
    **dict.fromkeys(("figure", "legend", "block_quote", "container", "compound", "topic", "sidebar"), "div"),
    **dict.fromkeys(("note", "tip", "hint", "important", "attention", "caution", "warning", "admonition"), "div"),
    "caption": "p", "attribution": "p", "thead": "thead", "tbody": "tbody", "row": "tr",
    "citation": "li", "footnote": "li",
}  # fmt: skip
#: What prints nothing; a reference to a note is a sign that the notes explain.
_SILENT: Final = frozenset({
    "comment", "decoration", "footnote_reference", "generated", "label", "meta", "pending", "substitution_definition",
    "target", "colspec", "header", "footer",
})  # fmt: skip
_LETTERS: Final = {"loweralpha": "a", "upperalpha": "A"}
#: What numbers that are letters would be as initials.
_INITIALS: Final = {
    "upperalpha": {place: chr(64 + place) for place in range(1, 27)},
    "upperroman": {1: "I", 5: "V", 10: "X", 50: "L", 100: "C", 500: "D", 1000: "M"},
}
_DEEPEST: Final = 6
#: What is left of markup that docutils could not resolve.
_BROKEN = re.compile(r"^(?::[\w.:+-]+:)?[`|]?(?P<text>[^`|<>]*?)\s*(?:<[^<>]*>)?[`|]?_{0,2}$")
#: A title whose line docutils did not like, above its underline.
_TITLE = re.compile(r"(?:(\W)\1+\n)?[ ]*(?P<title>[^\s][^\n]*)\n(\W)\3+\s*")


def html_of(document: nodes.document) -> tuple[str, dict[str, str]]:
    """Give a page as HTML, and what the fields at its head tell of it."""
    printer = _Printer(document)
    return printer.children(document), printer.told


class _Printer:
    """Prints one tree; `line` is that of the text being printed, `depth` counts the sections around."""

    def __init__(self, document: nodes.document) -> None:
        self.source = document.get("source")
        self.line = 1
        top = [child for child in document.children if isinstance(child, nodes.section)]
        self.depth = 0 if len(top) == 1 else 1
        self.told: dict[str, str] = {}
        self.opening = True

    def children(self, node: nodes.Element) -> str:
        """Print what an element holds; notes that follow one another are a list."""
        out: list[str] = []
        notes = False
        for child in node.children:
            is_note = isinstance(child, nodes.citation | nodes.footnote)
            if is_note != notes:
                out.append("<ul>" if is_note else "</ul>")
                notes = is_note
            out.append(self.node(child))
        return "".join([*out, "</ul>" if notes else ""])

    def node(self, node: nodes.Node) -> str:
        """Print a piece of the tree."""
        if isinstance(node, nodes.Text):
            return self.text(node.astext())
        if not isinstance(node, nodes.Element):
            return ""
        if node.line and node.source in {None, self.source}:
            self.line = max(node.line - isinstance(node, nodes.section | nodes.title), self.line)
        name = type(node).__name__
        if name in _SILENT:
            return ""
        if way := getattr(self, f"print_{name}", None):
            return str(way(node))
        tag = _TAGS.get(name)
        inner = self.children(node)
        self.opening = False
        return f"<{tag}>{inner}</{tag}>" if tag else inner

    def bare(self, node: nodes.Element) -> str:
        """Print what an element holds; a lone paragraph without its tag."""
        only = node.children[0] if len(node.children) == 1 else None
        return self.children(only if isinstance(only, nodes.paragraph) else node)

    def text(self, text: str) -> str:
        """Print a text, line by line."""
        lines = text.split("\n")
        first = self.line
        self.line += len(lines) - 1
        return "\n".join(mark_line(first + place) + escape(line) for place, line in enumerate(lines))

    # --- sections ---------------------------------------------------------------------------------------

    def print_section(self, node: nodes.Element) -> str:
        self.depth += 1
        inner = self.children(node)
        self.depth -= 1
        return inner

    def print_title(self, node: nodes.Element) -> str:
        """Print a title: of a section a heading, of anything else a line in bold."""
        if isinstance(node.parent, nodes.section):
            return self.heading(self.children(node), self.depth)
        return f"<p><b>{self.children(node)}</b></p>"

    print_subtitle = print_title

    def print_rubric(self, node: nodes.Element) -> str:
        return self.heading(self.children(node), self.depth + 1)

    @staticmethod
    def heading(html: str, level: int) -> str:
        level = min(max(level, 1), _DEEPEST)
        return f"<h{level}>{html}</h{level}>"

    def print_topic(self, node: nodes.Element) -> str:
        return "" if "contents" in node.get("classes", ()) else f"<div>{self.children(node)}</div>"

    @staticmethod
    def print_transition(_node: nodes.Element) -> str:
        return "<hr>"

    # --- fields and lists -------------------------------------------------------------------------------

    def print_field_list(self, node: nodes.Element) -> str:
        """Print fields as labels and what they hold; those above all text tell how the page is published."""
        opening, self.opening = self.opening, False
        matter = frozenset(table("rst")["matter"]) if opening else frozenset()
        out: list[str] = []
        for field in node.children:
            name, body = (child for child in field.children if isinstance(child, nodes.Element))
            key = name.astext().strip()
            if key.casefold() in matter:
                self.told[key.casefold()] = " ".join(body.astext().split())
                continue
            self.line = max(field.line or 0, self.line)
            label = self.children(name)
            inner = self.bare(body)
            out.append(entry([("label", label), ("more", inner)]) if inner.strip() else f"<p>{label}</p>")
        return "".join(out)

    def print_enumerated_list(self, node: nodes.Element) -> str:
        """Print a numbered list; a lone item "A." is an author's initial, which docutils takes for a number."""
        letter = _INITIALS.get(node.get("enumtype", ""), {}).get(node.get("start", 1), "")
        if len(node.children) == 1 and letter and node.get("suffix") == "." and not node.get("prefix"):
            opening = f"{mark_line(self.line)}{letter}. "
            return re.sub(r"<li>(<p>)?", rf"\1{opening}", self.children(node), count=1).removesuffix("</li>")
        kind = _LETTERS.get(node.get("enumtype", ""))
        start = f' start="{node["start"]}"' if "start" in node else ""
        return f"<ol{f' type={chr(34)}{kind}{chr(34)}' if kind else ''}{start}>{self.children(node)}</ol>"

    def print_definition_list_item(self, node: nodes.Element) -> str:
        """Print a term and its definition; what classifies the term is printed behind it."""
        kept = [child for child in node.children if not isinstance(child, nodes.classifier)]
        more = [child for child in node.children if isinstance(child, nodes.classifier)]
        out: list[str] = []
        for child in kept:
            if isinstance(child, nodes.term):
                inner = self.node(child).removesuffix("</dt>")
                out.append(inner + "".join(f" : {self.children(one)}" for one in more) + "</dt>")
            else:
                out.append(self.node(child))
        return "".join(out)

    def print_line_block(self, node: nodes.Element) -> str:
        inner = "".join(self._lines(node))
        return f"<p>{inner}</p>"

    def _lines(self, node: nodes.Element) -> Iterable[str]:
        for child in node.children:
            if isinstance(child, nodes.line_block):
                yield from self._lines(child)
            else:
                yield f"{self.node(child)}<br>"

    # --- tables -----------------------------------------------------------------------------------------

    def print_table(self, node: nodes.Element) -> str:
        titles = [self.node(child) for child in node.children if isinstance(child, nodes.title)]
        rows = [self.children(child) for child in node.children if isinstance(child, nodes.tgroup)]
        return f'{"".join(titles)}<table role="table">{"".join(rows)}</table>'

    def print_entry(self, node: nodes.Element) -> str:
        spans = {"colspan": node.get("morecols", 0) + 1, "rowspan": node.get("morerows", 0) + 1}
        told = "".join(f' {key}="{min(int(value), 100)}"' for key, value in spans.items() if value > 1)
        tag = "th" if isinstance(node.parent.parent, nodes.thead) else "td"
        inner = self.bare(node)
        return f"<{tag}{told}>{inner}</{tag}>"

    # --- parts of a line --------------------------------------------------------------------------------

    def print_reference(self, node: nodes.Element) -> str:
        address = node.get("refuri", "")
        inner = self.children(node)
        return f'<a href="{escape(address)}">{inner}</a>' if address else inner

    def print_image(self, node: nodes.Element) -> str:
        return f'<img src="{escape(node.get("uri", ""))}">'

    def print_math(self, node: nodes.Element) -> str:
        return mark_line(self.line) + mathematics(node.astext())

    def print_math_block(self, node: nodes.Element) -> str:
        return f"<p>{self.print_math(node)}</p>"

    def print_citation_reference(self, node: nodes.Element) -> str:
        return f"[{self.children(node)}]"

    def print_raw(self, node: nodes.Element) -> str:
        """Print what the page has typed in HTML as it stands."""
        return node.astext() if "html" in node.get("format", "").split() else ""

    def print_literal_block(self, node: nodes.Element) -> str:
        return f"<pre>{self.text(node.astext())}</pre>"

    print_doctest_block = print_literal_block

    def print_problematic(self, node: nodes.Element) -> str:
        """Print what docutils could not resolve as the words that it stands for."""
        text = node.astext()
        found = _BROKEN.match(text)
        return self.text(found["text"] if found else text)

    def print_system_message(self, node: nodes.Element) -> str:
        """Print a title that docutils did not take, and what stood in a directive that it could not read."""
        held = [child.astext() for child in node.children if isinstance(child, nodes.literal_block)]
        if not held:
            return ""
        if title := _TITLE.fullmatch(held[0]):
            return self.heading(self.text(title["title"]), self.depth + 1)
        lines = [line.strip() for line in held[0].split("\n")[1:]]
        return f"<p>{self.text(chr(10).join(line for line in lines if not line.startswith((':', '..'))))}</p>"
