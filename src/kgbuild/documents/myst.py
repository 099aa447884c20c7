"""Directives of MyST, as Jupyter Book and Sphinx write them between colons: `:::{card} Ada Example`.

Each becomes a block of Pandoc's, with what stands behind its name as its title. Lines stay where they are.
"""

from __future__ import annotations

import re

#: A directive that opens: its name and its title, and the lines of options below it.
_OPENS = re.compile(
    r"^[ \t]*:{3,}\{(?P<name>[a-z][\w:-]*)\}[ \t]*(?P<title>[^\n]*)\n(?P<options>(?:[ \t]*:[\w-]+:[^\n]*\n)*)",
    re.MULTILINE,
)
#: What parts the foot of a card from its text.
_FOOT = re.compile(r"^\+{3}[ \t]*$", re.MULTILINE)
#: Pictures: "{octicon}`mark-github`".
_ICON = re.compile(r"\{(?:octicon|material-\w+|fa[a-z]?|fab|fas)\}`[^`\n]*`")
#: Behind the name of these stands how many columns there are, where a file is, or a class.
_UNTITLED = frozenset({"div", "figure", "grid", "grid-item", "image", "tab-set", "toctree"})


def with_blocks(text: str) -> str:
    r"""Give Markdown with its directives as blocks: a title opens what it heads, options are left out.

    >>> with_blocks(":::{card} Ada Example\n:img-top: a.png\n\nDean\n:::\n")
    '::: card | Ada Example\n\n\nDean\n:::\n'
    """
    if ":::{" not in text:
        return text
    return _OPENS.sub(_block, _FOOT.sub("", _ICON.sub("", text)))


def _block(found: re.Match[str]) -> str:
    name, title = found["name"].replace(":", "-"), found["title"].strip()
    head = f"::: {name} | {title}" if title and name not in _UNTITLED else f"::: {name}"
    return f"{head}\n" + "\n" * found["options"].count("\n")
