"""What a site generator would replace or drop: Liquid tags, Hugo shortcodes, attributes, comments, cells of code.

All are blanked, never cut out with their line ends, so that line numbers stay true.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kgbuild.documents.myst import with_blocks
from kgbuild.documents.r_tables import entries_of
from kgbuild.documents.shown_tags import with_shown_tags

#: Double braces first: a Hugo shortcode is `{{% … %}}`.
_LIQUID = ((re.compile(r"\{\{"), re.compile(r"\}\}")), (re.compile(r"\{%"), re.compile(r"%\}")))
_LIQUID_COMMENT = (
    re.compile(r"\{%-?[ \t]*comment[ \t]*-?%\}"),
    re.compile(r"\{%-?[ \t]*endcomment[ \t]*-?%\}"),
)
#: `{% capture cv %}`, and what prints it: `{% include section.html title="CV" content=cv %}`.
_CAPTURE = re.compile(r"^[ \t]*\{%-?[ \t]*capture[ \t]+(\w+)[ \t]*-?%\}", re.MULTILINE)
_INCLUDE = re.compile(r"\{%-?[ \t]*include[ \t][^{}\n]{1,300}%\}")
_TITLED = re.compile(r"\btitle=\"(?P<title>[^\"{}]{1,80})\".{0,200}?\b\w+=(?P<name>[A-Za-z_]\w*)")
_KRAMDOWN_COMMENT = (re.compile(r"\{::comment\}"), re.compile(r"\{:/(?:comment)?\}"))
_COMMENT = (re.compile("<!--"), re.compile("-->"))
#: A link's definition that no text asks for is how Markdown without HTML writes a comment: `[//]: # (to do)`.
_UNASKED = re.compile(
    r"^[ ]{0,3}\[(?://|#|comment)\]:[ \t]*(?:#|<>)[ \t]*(?:\([^\n]*\)|\"[^\n]*\"|'[^\n]*')?[ \t]*$", re.MULTILINE
)
_TOC = re.compile(r"^[ \t]*(?:[-*+]|1\.)[^\n]*\n[ \t]*\{:\s*toc\b[^}\n]*\}", re.MULTILINE | re.IGNORECASE)
#: `:school:` by itself stands for a picture.
_EMOJI = re.compile(r"(?<!\S):[a-z][a-z0-9_+-]{2,40}:(?!\S)")
_ATTRIBUTES = re.compile(
    r"\{:/?:?[^{}\n]*\}|[ \t]*\{(?=[#.][A-Za-z])(?:\s*(?:[#.][A-Za-z][\w:.-]*|[\w-]+=(?:\"[^\"\n]*\"|[^\s}\"]+)))+\s*\}"
)
#: The marks of Maruku's divisions: `+-- {.details}`, `=--`.
_DIVISIONS = re.compile(r"^[ \t]*(?:\+--[ \t]*\{[^{}\n]*\}|=--)[ \t]*$", re.MULTILINE)
#: What stands behind a heading: `Education {data-icon=graduation-cap}`.
_OF_HEADING = re.compile(r"[ \t]+\{(?:[\w-]+=(?:\"[^\"\n]*\"|[^\s}\"=]+)[ \t]*)+\}[ \t]*$", re.MULTILINE)
#: Pandoc: `[text]{.class}`, and what stands behind a link or a picture: `[text](address){target="_blank"}`.
_SPAN = re.compile(r"(?<![\]!])\[([^\[\]\n]{1,300})\]\{[.#\w][^{}\n]{0,200}\}")
_OF_LINK = re.compile(r"(?<=\))\{[\w-]+=[^{}\n]{0,200}\}")

#: What themes for academics print as an example, and their users leave: an item with what is nested in it.
_EXAMPLE = re.compile(
    r"^[*-][ \t]+(?:[^\n]*\n(?:[ \t]+[^\n]*\n)*?[ \t]+)??[^\n]*\bgithub university\b[^\n]*(?:\n[ \t]+\S[^\n]*)*"
    r"|^[ \t]*[*-][ \t]+(?:(?:sub-)?skill \d(?:\.\d)?|currently signed in to \d+ different slack teams"
    r"|coming soon|to be (?:added|updated|completed)|under construction|tba|tbd|n/a)[!. \t]*$",
    re.IGNORECASE | re.MULTILINE,
)

#: A cell that R Markdown or Quarto runs: a fence whose language stands in braces; what is HTML as it stands is no cell.
_CELL = (
    re.compile(r"^[ \t]*(?:`{3,}|~{3,})[ \t]*\{(?!=html)[^\n]*\}[ \t]*$", re.MULTILINE),
    re.compile(r"^[ \t]*(?:`{3,}|~{3,})[ \t]*$", re.MULTILINE),
)
#: Pandoc: `<br>` as it stands within a line.
_INLINE_HTML = re.compile(r"`([^`\n]{1,1000})`\{=html\d?\}")
_INLINE_CELL = re.compile(r"`(?:r\s[^`\n]*|\{[a-z]+\}[^`\n]*)`")
_COMPONENT = re.compile(r"<(/?)(?:template|[a-z]+(?:-[a-z]+)+)\b[^<>\n]{0,300}>")
#: Marks of Pandoc's blocks, with their classes.
_DIVISION = re.compile(r"^[ \t]*:{3,}([^\n]*)$", re.MULTILINE)
#: A block whose attributes tell of the entry in it, as filters print them: `::: {.entry date="2025–present"}`.
_TELLING = re.compile(
    r"^([ \t]*:{3,}[ \t]*\{[^{}\n]*=[^{}\n]*\}[ \t]*\n(?:[ \t]*\n)?)((?:(?![ \t]*:{3})[^\n]*\S[^\n]*\n)+)",
    re.MULTILINE,
)
_ATTRIBUTE = re.compile(r"\b([\w-]+)=(?:\"([^\"\n]*)\"|([^\s}\"=]+))")
#: Attributes that are told: an amount, and behind it when.
_TOLD = (("funding", "amount"), ("date", "dates", "year", "years", "when", "period"))


def without_cells(text: str) -> str:
    """Give R Markdown and Quarto without the cells that they run, but with the entries that these print.

    Of the marks of blocks their classes stay.
    """
    if "```" in text or "~~~" in text:
        text = _without(text, *_CELL, leaving=entries_of)
    if "`" in text:
        text = _INLINE_CELL.sub("", _INLINE_HTML.sub(r"\1", text))
    if ":::" in text:
        text = _DIVISION.sub(_division, _TELLING.sub(_told, with_blocks(text)))
    return text


def _told(block: re.Match[str]) -> str:
    """Give the head of a block and its first paragraph, with what the head's attributes tell behind that."""
    said = {name: quoted or plain for name, quoted, plain in _ATTRIBUTE.findall(block[1])}
    told = [said[name] for names in _TOLD for name in names if re.search(r"\d", said.get(name, ""))]
    entry = block[2].rstrip()
    return (
        block[1]
        + entry
        + "".join(
            (" " if not number and entry.endswith((".", ",", ";", ":", "\\")) else ", ") + text
            for number, text in enumerate(told)
        )
        + block[2][len(entry) :]
    )


def _division(mark: re.Match[str]) -> str:
    """Give the mark of a block with no more than its classes: "::: {.card #me}" opens one, ":::" closes it.

    The title of a directive stays: "::: card | Ada Example".
    """
    named, bar, title = mark[1].partition(" | ")
    classes = re.findall(r"[\w-]+", _ATTRIBUTE.sub("", named))
    return " ".join([":::", *classes, *([f"| {title}"] if bar else [])])


def without_components(text: str) -> str:
    """Give Markdown with the components of a page, and what fills their slots, as plain containers.

    Nuxt Content, VuePress and MDX print `<talk-card>` and `<template #title>` as whatever the site makes of them.
    """
    return _COMPONENT.sub(r"<\1div>", text) if "</template>" in text else text


def without_templates(text: str, heading: str = "") -> str:
    """Give text without template tags; what stands between them stays, and what they print of people.

    Args:
        text: of the page.
        heading: how headings are written, with a `{}` for the title: what a page captures, and hands with a title to
            a file that prints both, stands below that title. Empty where such titles are left out.
    """
    if "{" not in text:
        return text
    text = _without(text, *_LIQUID_COMMENT)
    if heading and "capture" in text:
        titles = {found["name"]: found["title"] for found in map(_TITLED.search, _INCLUDE.findall(text)) if found}
        text = _CAPTURE.sub(lambda tag: heading.format(titles[tag[1]]) if tag[1] in titles else tag[0], text)
    text = with_shown_tags(text)
    for opening, closing in _LIQUID:
        text = _without(text, opening, closing)
    return text


def without_attributes(text: str) -> str:
    """Give Markdown without kramdown and Pandoc attributes, emoji codes and the place of the table of contents."""
    text = _EMOJI.sub("", text)
    if "{" not in text:
        return text
    text = _DIVISIONS.sub("", _without(text, *_KRAMDOWN_COMMENT))
    text = _OF_HEADING.sub("", _OF_LINK.sub("", _SPAN.sub(r"\1", text)))
    return _ATTRIBUTES.sub(_blank, _TOC.sub(_blank, text))


def without_examples(text: str) -> str:
    """Give Markdown without what a theme prints as an example: "Skill 1", degrees of GitHub University."""
    return _EXAMPLE.sub(_blank, text)


def without_comments(text: str) -> str:
    """Give text without comments of HTML and of Markdown; one of HTML that never ends is text."""
    return _without(_UNASKED.sub("", text) if "]:" in text else text, *_COMMENT)


def _without(
    text: str, opening: re.Pattern[str], closing: re.Pattern[str], *, leaving: Callable[[str], str] | None = None
) -> str:
    """Blank each stretch from an opening to the next closing; one search each, so that no input is slow."""
    pieces, done = [], 0
    while (start := opening.search(text, done)) and (end := closing.search(text, start.end())):
        stretch = text[start.start() : end.end()]
        pieces += [text[done : start.start()], leaving(stretch) if leaving else "\n" * stretch.count("\n")]
        done = end.end()
    return "".join(pieces) + text[done:]


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")
