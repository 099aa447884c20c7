"""What the head of a page says: title, `meta`, `citation_*`, canonical address, language, JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from selectolax.lexbor import LexborHTMLParser

_MAX_JSON = 1 << 20


def read_head(page: LexborHTMLParser) -> dict[str, Any]:
    """Give the metadata of a page.

    Keys are `title`, `lang`, `canonical`, `json-ld` (a list of what parses) and the names of `meta` tags in lower
    case. A name that stands once gives a string; one that is repeated, and every `citation_author`, gives a list.
    """
    found: dict[str, Any] = {}
    title = page.css_first("title")
    if title is not None and title.text().strip():
        found["title"] = " ".join(title.text().split())
    for html in page.css("html[lang]")[:1]:
        found["lang"] = (html.attributes.get("lang") or "").strip()
    for link in page.css("link[href]"):
        if "canonical" in (link.attributes.get("rel") or "").lower().split():
            found.setdefault("canonical", (link.attributes.get("href") or "").strip())
    for name, values in _metas(page).items():
        found.setdefault(name, values if len(values) > 1 or name == "citation_author" else values[0])
    data = _json_ld(page)
    if data:
        found["json-ld"] = data
    return {key: value for key, value in found.items() if value}


def _metas(page: LexborHTMLParser) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in page.css("meta[content]"):
        name = meta.attributes.get("name") or meta.attributes.get("property") or meta.attributes.get("itemprop") or ""
        value = (meta.attributes.get("content") or "").strip()
        if name.strip() and value:
            metas.setdefault(name.strip().lower(), []).append(value)
    return metas


def _json_ld(page: LexborHTMLParser) -> list[Any]:
    found: list[Any] = []
    for script in page.css("script"):
        if (script.attributes.get("type") or "").strip().lower() != "application/ld+json":
            continue
        text = script.text()
        if len(text) > _MAX_JSON:
            continue
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            continue  # a page with broken JSON-LD is still a page
        found.extend(data if isinstance(data, list) else [data])
    return found
