"""What a site generator would replace or drop: Liquid tags, Hugo shortcodes, kramdown and Pandoc attributes, comments.

All are blanked, never cut out with their line ends, so that line numbers stay true.
"""

from __future__ import annotations

import re

#: A tag may span lines; it holds no tag of its own, so the first end is its end. Possessive: no end, no second look.
_LIQUID = re.compile(r"\{%(?:[^%]|%(?!\}))*+%\}|\{\{(?:[^}]|\}(?!\}))*+\}\}")
_LIQUID_COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}", re.S)
_KRAMDOWN_COMMENT = re.compile(r"\{::comment\}.*?\{:/(?:comment)?\}", re.S)
_TOC = re.compile(r"^[ \t]*(?:[-*+]|1\.)[^\n]*\n[ \t]*\{:\s*toc\b[^}\n]*\}", re.M | re.I)
_ATTRIBUTES = re.compile(
    r"\{:/?:?[^{}\n]*\}|[ \t]*\{(?=[#.][A-Za-z])(?:\s*(?:[#.][A-Za-z][\w:.-]*|[\w-]+=(?:\"[^\"\n]*\"|[^\s}\"]+)))+\s*\}"
)


def without_templates(text: str) -> str:
    """Give text without template tags; what stands between them stays."""
    if "{" not in text:
        return text
    if "endcomment" in text:
        text = _LIQUID_COMMENT.sub(_blank, text)
    return _LIQUID.sub(_blank, text)


def without_attributes(text: str) -> str:
    """Give Markdown without kramdown and Pandoc attribute lists and the place of the table of contents."""
    if "{" not in text:
        return text
    if "{::comment}" in text:
        text = _KRAMDOWN_COMMENT.sub(_blank, text)
    return _ATTRIBUTES.sub(_blank, _TOC.sub(_blank, text))


def without_comments(text: str) -> str:
    """Give text without HTML comments; one that never ends is text."""
    pieces, done = [], 0
    start = text.find("<!--")
    while start >= 0:
        end = text.find("-->", start + 4)
        if end < 0:
            break
        pieces += [text[done:start], "\n" * text.count("\n", start, end)]
        done = end + 3
        start = text.find("<!--", done)
    return "".join(pieces) + text[done:]


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")
