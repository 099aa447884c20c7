"""Headings of a LaTeX page by the lines drawn below them, where its source marks no sections."""

from __future__ import annotations

import re
from typing import Final

from kgbuild.documents.latex.entries import visible
from kgbuild.documents.section_names import names_section

_RULE: Final = "<hr>"
_MARKED = re.compile(r"<h[2-6]>")
_CUT = re.compile(r"</?(?:p|div|br|ul|ol|li|table|tr|td|h\d)(?:\s[^>]*)?>")
_INSIDE = re.compile(r"<(/?)(?:ul|ol|table|h\d)[\s>]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST: Final = 8
#: So many lines stand above rules, and so large a part of them names a section.
_LINES: Final = 2
_NAMED: Final = 0.5


def ruled(html: str) -> str:
    """Give the HTML without rules; short lines that stand above them are headings if most of them name a section."""
    lines = [] if _MARKED.search(html) else _above_rules(html)
    named = sum(names_section(visible(html[start:end])) for start, end in lines)
    if len(lines) < _LINES or named < _NAMED * len(lines):
        return html.replace(_RULE, "")
    out, done = [], 0
    for start, end in lines:
        out += [html[done:start], f"<h2>{html[start:end]}</h2>\n<p>"]
        done = end
    return ("".join(out) + html[done:]).replace(_RULE, "")


def _above_rules(html: str) -> list[tuple[int, int]]:
    """Give the short lines that stand directly above a rule, in no list and no table."""
    found: list[tuple[int, int]] = []
    inside, place, last = 0, 0, (0, 0)
    for cut in re.finditer(rf"{_RULE}|{_CUT.pattern}", html):
        if visible(html[place : cut.start()]):
            last = place, cut.start()
        if cut[0] == _RULE and not inside and _heads(visible(html[slice(*last)])):
            found.append(last)
        if cut[0] == _RULE:
            last = 0, 0
        elif nested := _INSIDE.match(cut[0]):
            inside += -1 if nested[1] else 1
            last = 0, 0
        place = cut.end()
    return found


def _heads(text: str) -> bool:
    plain = not _YEAR.search(text) and not text.endswith((".", ",", ";"))
    return plain and 0 < len(text.split()) <= _LONGEST and bool(re.search(r"[^\W\d_]{2}", text))
