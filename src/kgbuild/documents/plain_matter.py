"""Front matter without marks, as Pelican and MultiMarkdown read it: the lines "Title: Studies", "Authors: Ada Moe".

Nikola's stands in a comment: "<!--", ".. title: Studies".
"""

from __future__ import annotations

import re

_LINE = re.compile(r"(?P<key>[A-Za-z][\w-]{1,20}):[ \t]*(?P<value>[^\n]*)\n")
_CONTINUED = re.compile(r"[ \t]+(?=\S)(?P<value>[^\n]*)\n")
#: Nikola's, as a comment of HTML or bare; the value goes on to the end of the line.
_NIKOLA = re.compile(
    r"\s*(?:<!--[ \t]*\n)?(?P<lines>(?:\.\. [A-Za-z][\w-]*:[^\n]*\n)+)[ \t]*(?P<end>-->)?[ \t]*(?:\n|$)"
)
_FIELD = re.compile(r"\.\. (?P<key>[\w-]+):[ \t]*(?P<value>[^\n]*)\n")
_EMPTY = re.compile(r"(?:[ \t]*\n)*")
#: What says that lines are such front matter, besides a title; so many at least.
_TELLING = frozenset({
    "author", "authors", "category", "date", "email", "language", "lang", "layout", "modified", "permalink", "save_as",
    "slug", "status", "summary", "tags", "template", "translation", "url",
})  # fmt: skip
_LEAST = 2


def plain_matter(text: str) -> tuple[dict[str, str], int] | None:
    """Give the values that unmarked front matter sets and where it ends; None where a text opens with none."""
    if (nikola := _NIKOLA.match(text)) and ("<!--" in text[: nikola.start("lines")]) == bool(nikola["end"]):
        told = {line["key"].casefold(): line["value"].strip() for line in _FIELD.finditer(nikola["lines"])}
        return ({key: value for key, value in told.items() if value}, nikola.end()) if "title" in told else None
    at = start = _EMPTY.match(text).end()  # type: ignore[union-attr]
    values: dict[str, str] = {}
    last = ""
    while at < len(text):
        if line := _LINE.match(text, at):
            last = line["key"].casefold()
            values[last] = line["value"].strip()
        elif last and (line := _CONTINUED.match(text, at)):
            values[last] = f"{values[last]} {line['value'].strip()}".strip()
        else:
            break
        at = line.end()
    if "title" not in values or len(_TELLING & values.keys()) < _LEAST or text[at : at + 1].strip():
        return None
    if "author" not in values and "authors" in values:
        values["author"] = re.split(r"[,;]", values["authors"])[0].strip()
    return (values, at) if at > start else None
