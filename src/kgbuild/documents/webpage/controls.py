"""Parts of a page that are hidden until somebody opens them: "Show more", the pages of a row of tabs.

What a control names by its id is shown as well as what stands open; menus, versions in other languages, references and
abstracts to copy stay hidden.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser

from kgbuild.lexicon import words

_CONTROLS = ("onclick", "data-target", "data-bs-target", "aria-controls")
_NAMED = re.compile(r"(?:^|['\"])\s*#?([A-Za-z][\w:.-]*)\s*(?=['\"]|$)")
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def opened_by_controls(page: LexborHTMLParser) -> frozenset[str]:
    """Give the ids of the elements that buttons and links of a page open."""
    told = (
        node.attributes.get(key) or ""
        for node in page.css(",".join(f"[{key}]" for key in _CONTROLS))
        for key in _CONTROLS
    )
    return frozenset(name for value in told for name in _NAMED.findall(value))


def stays_hidden(attributes: Mapping[str, str], opened: frozenset[str]) -> bool:
    """Say whether a hidden element is none that a control opens, or one that says nothing more of the page.

    Args:
        attributes: of the element.
        opened: the ids of what controls open.
    """
    if attributes.get("id", "") not in opened or "lang" in attributes:
        return True
    called = _PARTS.findall(f"{attributes.get('id', '')} {attributes.get('class', '')}")
    return not words("site_chrome", "kept_hidden").isdisjoint(part.lower() for part in called)
