"""A person's profile page: one HTML file that needs nothing else, with its JSON-LD in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from kgbuild.publish.card import SECTIONS, Card
from kgbuild.publish.embedding import embed_block

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { margin-bottom: 0; } h2 { margin-top: 2rem; font-size: 1.2rem; }
.names, .years { opacity: .75; } ul { padding-left: 1.2rem; } li { margin: .3rem 0; }
"""
#: Columns that say when, and what is shown of the rest.
_YEARS = ("start", "end", "date", "year")
_HIDDEN = frozenset({*_YEARS, "position"})


def page(card: Card, data: Mapping[str, Any]) -> bytes:
    """Give the page of a person.

    Args:
        card: what the graph says of them; every value is escaped.
        data: the JSON-LD to embed, as `kgbuild.publish.embed.Embedder.describe` gives it.

    Returns:
        HTML in UTF-8.
    """
    name = escape(card.name or card.iri)
    others = ", ".join(escape(other) for other in card.names if other != card.name)
    body = [f"<h1>{name}</h1>"]
    body += [f'<p class="names">also printed as {others}</p>'] if others else []
    if card.homepage.startswith(("http://", "https://")):
        body.append(f'<p><a href="{escape(card.homepage)}">{escape(card.homepage)}</a></p>')
    for title, rows in card.sections.items():
        body.append(f"<section>\n<h2>{escape(title)}</h2>\n<ul>")
        body += [f"<li>{_row(row, SECTIONS[title][2])}</li>" for row in rows]
        body.append("</ul>\n</section>")
    html = "\n".join(
        [
            "<!doctype html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{name}</title>",
            f"<style>{_STYLE}</style>",
            "</head>",
            "<body>",
            "<main>",
            *body,
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )
    return embed_block(html.encode("utf-8"), data, "page")


def _row(row: Mapping[str, str], columns: Sequence[str]) -> str:
    text = ", ".join(escape(" ".join(row[c].split())) for c in columns if c not in _HIDDEN and row.get(c))
    years = "–".join(dict.fromkeys(row[c] for c in _YEARS if row.get(c) and c in {*columns, "year"}))
    return text + (f' <span class="years">({escape(years)})</span>' if years else "")
