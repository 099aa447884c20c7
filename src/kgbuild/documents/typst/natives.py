"""Functions that Typst brings along: those that print, and those that only compute."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any, Final

from kgbuild.documents.latex.entries import entry, visible
from kgbuild.documents.latex.html import html_of
from kgbuild.documents.latex.look import GAP, rows_or_lines
from kgbuild.documents.latex.references import with_references
from kgbuild.documents.latex.tokens import tokens_of
from kgbuild.documents.typst.markup import Markup
from kgbuild.documents.typst.values import Arguments, Content, Native, Opaque, Said, Scope, plain, shown
from kgbuild.lexicon import table

if TYPE_CHECKING:
    from kgbuild.documents.typst.evaluate import Machine

_TAGS: Final = {
    "strong": "b", "emph": "em", "underline": "b", "super": "sup", "sub": "sub", "raw": "code",
}  # fmt: skip
#: Type so large, in points or in times the size of the text, is that of a title.
_LARGE: Final = {"pt": 16.0, "em": 1.5}
_SIZE = re.compile(r"(\d*\.?\d+)(pt|em)")
_BOLD: Final = frozenset({"bold", "semibold", "extrabold", "black"})
_MOST_ROWS = 2000
_PAGE = re.compile(r"<h[1-6]>")
_BIBLIOGRAPHY = r"\addbibresource{%s}\nocite{*}\printbibliography[heading=none]"


def natives(machine: Machine) -> Mapping[str, Native]:
    """Give the functions of Typst by their names."""
    known = table("typst")
    found: dict[str, Callable[[Arguments], Any]] = {
        **dict.fromkeys(known["silent"], lambda _: Opaque()),
        **dict.fromkeys(known["prints"], _body),
        **{name: _tagged(tag) for name, tag in _TAGS.items()},
        **dict.fromkeys(("grid", "table", "std.grid", "std.table"), _grid),
        **dict.fromkeys(
            ("table.cell", "grid.cell", "list.item", "enum.item", "par", "layout", "context", "figure"), _body
        ),
        **dict.fromkeys(("table.header", "grid.header", "table.footer", "grid.footer"), lambda given: given.positional),
        **dict.fromkeys(("table.hline", "table.vline", "grid.hline", "grid.vline"), lambda _: Opaque()),
        **dict.fromkeys(("list", "enum"), _list),
        **{kind: _loads(machine, kind) for kind in ("yaml", "json", "toml", "csv", "read")},
        "bibliography": lambda given: _bibliography(machine, given),
        "eval": lambda given: _evaluated(machine, given),
        "text": _text,
        "h": lambda given: Content(GAP if _fills(given) else " "),
        "v": lambda _: Content("\n<p>"),
        "line": lambda given: Content("<hr>" if _length(given) == "100%" else ""),
        "linebreak": lambda _: Content("<br>"),
        "parbreak": lambda _: Content("\n<p>"),
        "heading": _heading,
        "link": _link,
        "quote": _body,
        "stack": _stack,
        "terms": lambda given: Content("".join(shown(one, given.line) for one in given.positional)),
        "terms.item": _term,
        "upper": _cased(str.upper),
        "lower": _cased(str.lower),
        "str": lambda given: Said(_words(_one(given), given.line), given.line),
        "int": lambda given: _number(_one(given)),
        "float": lambda given: _number(_one(given)),
        "array": lambda given: list(_one(given)) if isinstance(_one(given), list) else [],
        "range": _range,
        "type": lambda given: Said(_type(_one(given)), given.line),
        "repr": lambda given: Said(_words(_one(given), given.line), given.line),
        "calc": lambda _: None,
    }
    return {name: Native(name, run) for name, run in found.items()}


def _one(given: Arguments) -> Any:
    return given.positional[0] if given.positional else None


def _body(given: Arguments) -> Any:
    """Print all that is given without a name."""
    parts = [shown(one, given.line) for one in (*given.positional, given.named.get("body"), given.named.get("caption"))]
    return Content("".join(part for part in parts if part))


def _tagged(tag: str) -> Callable[[Arguments], Any]:
    return lambda given: Content(f"<{tag}>{_body(given).html}</{tag}>")


def _text(given: Arguments) -> Any:
    """Print text; bold, slanted and large type is kept."""
    html = "".join(shown(one, given.line) for one in given.positional)
    weight, size = given.named.get("weight"), given.named.get("size", Opaque())
    if plain(weight) in _BOLD or (isinstance(weight, int) and weight >= 600):
        html = f"<b>{html}</b>"
    if plain(given.named.get("style")) == "italic":
        html = f"<em>{html}</em>"
    found = _SIZE.fullmatch(size.text) if isinstance(size, Opaque) else None
    if found and float(found[1]) >= _LARGE[found[2]] and visible(html):
        html = f'<font size="5">{html}</font>'
    return Content(html)


def _fills(given: Arguments) -> bool:
    one = _one(given)
    return isinstance(one, Opaque) and one.text.endswith("fr")


def _length(given: Arguments) -> str:
    length = given.named.get("length", Opaque())
    return length.text if isinstance(length, Opaque) else ""


def _heading(given: Arguments) -> Any:
    level = given.named.get("level", given.named.get("depth", 1))
    level = min(level + 1, 6) if isinstance(level, int) and level > 0 else 2
    return Content(f"\n<h{level}>{_body(given).html}</h{level}>\n<p>")


def _link(given: Arguments) -> Any:
    address = plain(_one(given))
    html = "".join(shown(one, given.line) for one in (*given.positional[1:], given.named.get("body")))
    if not html:
        html = shown(_one(given), given.line).replace("mailto:", "").replace("tel:", "")
    return Content(f'<a href="{escape(address)}">{html}</a>' if address else html)


def _list(given: Arguments) -> Any:
    items = [shown(one, given.line) for one in given.positional]
    return Content(f"<ul>{''.join(f'<li>{item}</li>' for item in items if visible(item))}</ul>")


def _term(given: Arguments) -> Any:
    label, *more = (shown(one, given.line) for one in given.positional) if given.positional else ("",)
    return Content(entry([("label", label), ("more", "".join(more))]))


def _stack(given: Arguments) -> Any:
    parts = [part for one in given.positional if visible(part := shown(one, given.line))]
    direction = given.named.get("dir")
    across = getattr(direction, "name", "") in {"ltr", "rtl"}
    return Content(GAP.join(parts) if across else "".join(f"\n<p>{part}" for part in parts) + "\n<p>")


def _grid(given: Arguments) -> Any:
    """Print a grid: rows of data, lines whose ends stand right, or what its cells hold where they hold sections."""
    columns = given.named.get("columns", 1)
    count = len(columns) if isinstance(columns, list) else columns if isinstance(columns, int) else 1
    cells: list[str] = []
    for one in given.positional:
        if isinstance(one, Opaque):
            continue
        cells += [shown(cell, given.line) for cell in one] if isinstance(one, list) else [shown(one, given.line)]
    rows = [cells[place : place + max(count, 1)] for place in range(0, len(cells), max(count, 1))][:_MOST_ROWS]
    if count <= 1 or any(map(_PAGE.search, cells)):
        return Content("".join(f"<div><p>{cell}</div>\n<p>" for cell in cells if visible(cell)))
    return Content(rows_or_lines(rows, (), filled=True))


def _cased(way: Callable[[str], str]) -> Callable[[Arguments], Any]:
    def run(given: Arguments) -> Any:
        one = _one(given)
        return Said(way(one), getattr(one, "line", given.line)) if isinstance(one, str) else _body(given)

    return run


def _words(value: Any, line: int) -> str:
    return str(value) if isinstance(value, str | int | float) else visible(shown(value, line))


def _number(value: Any) -> Any:
    text = str(value) if isinstance(value, str | int | float) else ""
    return int(float(text)) if re.fullmatch(r"-?\d{1,12}(?:\.\d+)?", text) else Opaque()


def _range(given: Arguments) -> Any:
    ends = [one for one in given.positional if isinstance(one, int)]
    first, last = (0, ends[0]) if len(ends) == 1 else (ends[0], ends[1]) if ends else (0, 0)
    return list(range(first, min(last, first + _MOST_ROWS)))


def _type(value: Any) -> str:
    kinds = {str: "string", Said: "string", list: "array", dict: "dictionary", int: "integer", float: "float"}
    return kinds.get(type(value), "content" if isinstance(value, Content) else "none")


def _loads(machine: Machine, kind: str) -> Callable[[Arguments], Any]:
    return lambda given: machine.data(kind, given)


def _evaluated(machine: Machine, given: Arguments) -> Any:
    """Read a text as markup, as templates do with what their data hold."""
    one = _one(given)
    if not isinstance(one, str) or plain(given.named.get("mode")) != "markup":
        return None
    return machine.content(Markup(one, machine.name, getattr(one, "line", given.line)).document(), Scope({}))


def _bibliography(machine: Machine, given: Arguments) -> Any:
    """Print the works of a `.bib` file beside the source."""
    one = _one(given)
    names = [str(name).lstrip("/") for name in (one if isinstance(one, list) else [one]) if isinstance(name, str)]
    if not all(re.fullmatch(r"[\w./-]+", name) for name in names) or not names:
        return None
    tokens = tokens_of(_BIBLIOGRAPHY % ",".join(names))
    return Content(html_of(with_references(tokens, lambda name: machine.files.text(name, ".bib"))))
