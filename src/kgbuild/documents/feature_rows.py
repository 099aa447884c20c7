"""Rows of Minimal Mistakes: `{% include feature_row id="team" %}` prints the list `team` of a page's front matter.

Each of its items is a picture, a title and a text in Markdown; they are read as cards, in the place of the tag.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markdown_it import MarkdownIt

_ROW = re.compile(r"\{%-?[ \t]*include[ \t]+feature_row(?:\.html)?(?:[ \t]+[^{}\n]{0,200}?)?[ \t]*-?%\}")
_KEY = re.compile(r"\bid=[\"']?(?P<key>[\w-]+)")
_DEFAULT = "feature_row"


def with_feature_rows(text: str, matter: Mapping[str, object]) -> str:
    """Give the text of a page with the items of its feature rows as cards in the place of the tags."""

    def shown(tag: re.Match[str]) -> str:
        key = _KEY.search(tag[0])
        items = matter.get(key["key"] if key else _DEFAULT)
        cards = [_card(item) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
        return "".join(cards) or tag[0]

    return _ROW.sub(shown, text) if "feature_row" in text else text


def _card(item: Mapping[str, object]) -> str:
    title, told = (str(item.get(key) or "") for key in ("title", "excerpt"))
    markdown = MarkdownIt("commonmark")
    head = f"<h4>{markdown.renderInline(' '.join(title.split()))}</h4>" if title.strip() else ""
    body = markdown.render("\n".join(line.strip() for line in told.splitlines()))
    return f"<div>{head}{body}</div>".replace("\n", " ") if head or told.strip() else ""
