r"""Titles for web pages: formulas between dollars or `\(` `\)` as MathML, everything else escaped.

What latex2mathml writes is not trusted: `\href`, `\style` and `\class` of a title would reach the page. Only the
elements and attributes of plain formulas pass; what does not convert is shown as readable text.
"""

from __future__ import annotations

import inspect
import re
from functools import lru_cache
from xml.etree import ElementTree as ET

from latex2mathml import exceptions
from latex2mathml.converter import convert
from markupsafe import Markup, escape

# A dollar sign is money where a space stands inside the pair or a digit behind it (as Pandoc reads it).
_FORMULA = re.compile(r"\$\$?(?=[^\s$])(?P<a>[^$\n]{1,200}?)(?<![\s\\])\$\$?(?!\d)|\\\((?P<b>.{1,200}?)\\\)")
_FAILURES: tuple[type[Exception], ...] = (
    *(kind for _, kind in inspect.getmembers(exceptions, inspect.isclass) if issubclass(kind, Exception)),
    AttributeError, ET.ParseError, IndexError, KeyError, RecursionError, TypeError, ValueError,
)  # fmt: skip
_NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_ELEMENTS = frozenset({
    "math", "mfrac", "mi", "mn", "mo", "mover", "mroot", "mrow", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup",
    "mtable", "mtd", "mtext", "mtr", "munder", "munderover",
})  # fmt: skip
_ATTRIBUTES = frozenset({"display", "linethickness", "lspace", "mathvariant", "rspace", "stretchy", "width"})


@lru_cache(maxsize=1 << 14)
def rich(text: str) -> Markup:
    """Give a title as HTML.

    >>> rich("Spaces <and> $x^2$")
    Markup('Spaces &lt;and&gt; <math><msup><mi>x</mi><mn>2</mn></msup></math>')
    """
    if "$" not in text and "\\(" not in text:
        return escape(text)
    pieces, at = [], 0
    for found in _FORMULA.finditer(text):
        pieces += [escape(text[at : found.start()]), _formula(found["a"] or found["b"])]
        at = found.end()
    return Markup("").join([*pieces, escape(text[at:])])


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    r"""Give a title as text for places that take no markup.

    >>> plain(r"Spaces of $\mathbb{R}^n$")
    'Spaces of ℝ^n'
    """
    return _FORMULA.sub(lambda found: _said(found["a"] or found["b"]), text)


def _said(formula: str) -> str:
    try:
        said = _spoken(ET.fromstring(convert(formula)))  # noqa: S314 - our own markup
    except _FAILURES:
        return _readable(formula)
    return _readable(formula) if "\\" in said else said


def _spoken(node: ET.Element) -> str:
    """Give the text of a formula in one line: `x^2`, `a/b`, `√x`."""
    parts = [_spoken(child) for child in node]
    name = node.tag.rpartition("}")[2]
    sign = {"msup": "^", "msub": "_", "mfrac": "/", "mover": "", "munder": "_"}.get(name)
    if sign is not None:
        return sign.join(part if len(part) == 1 or not sign else f"({part})" for part in parts)
    if name in {"msubsup", "munderover"} and len(parts) == 3:
        return f"{parts[0]}_{parts[1]}^{parts[2]}"
    return ("√" if name in {"msqrt", "mroot"} else "") + (node.text or "") + "".join(parts)


def _readable(formula: str) -> str:
    bare = re.sub(r"\\(?:math|text|operatorname)[a-z]*\s*", "", formula)
    return re.sub(r"[{}$]", "", re.sub(r"\\([a-zA-Z]+|.)", r"\1", bare)).strip()


def _formula(formula: str) -> Markup:
    try:
        tree = ET.fromstring(convert(formula).replace("<mi>&</mi>", "<mo>&amp;</mo>"))  # noqa: S314 - our own markup
        html = _element(tree)
    except _FAILURES:
        return escape(_readable(formula))
    return escape(_readable(formula)) if "\\" in html else Markup(html)  # noqa: S704 - built of checked parts


def _element(node: ET.Element) -> str:
    name = node.tag.removeprefix(f"{{{_NAMESPACE}}}")
    if name not in _ELEMENTS:
        raise ValueError(name)
    inner = escape(node.text or "") + Markup("").join(Markup(_element(child)) for child in node)  # noqa: S704
    if name == "mrow" and not node.attrib and len(node) == 1:
        return str(inner)
    known = sorted((key, value) for key, value in node.attrib.items() if key in _ATTRIBUTES and value != "inline")
    attributes = "".join(f' {key}="{escape(value)}"' for key, value in known)
    return f"<{name}{attributes}>{inner}</{name}>"
