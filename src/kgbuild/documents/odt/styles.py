"""What the styles of an OpenDocument text say of its paragraphs and runs (OpenDocument 1.3, part 3, clauses 16, 20)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from kgbuild.documents.office.look import Look

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_HEADING = re.compile(r"Heading(?:_20_|\s)?(\d)$")
_TITLE = frozenset({"Title"})
_POINTS = re.compile(r"(\d+(?:\.\d+)?)pt")
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(pt|in|cm|mm)")
#: How many twentieths of a point they have.
_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7}
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")


@dataclass(frozen=True, slots=True)
class _Style:
    look: Look
    parent: str
    percent: float = 0.0
    ruled: bool = False


@dataclass(slots=True)
class OdtStyles:
    """The styles of a document, with what they inherit.

    Attributes:
        body: how text is set that no style says anything of.
        lists: formats of the levels of list styles: what stands around a number, None for a bullet.
        margins: how far those levels stand from the margin, in twentieths of a point.
    """

    body: Look = field(default_factory=lambda: Look(size=24))
    lists: dict[tuple[str, int], tuple[str, str, int] | None] = field(default_factory=dict)
    margins: dict[tuple[str, int], int] = field(default_factory=dict)
    _styles: dict[str, _Style] = field(default_factory=dict)

    @classmethod
    def read(cls, roots: Iterable[etree._Element]) -> OdtStyles:
        """Read the styles below these elements, later ones over earlier ones."""
        found = cls()
        for root in roots:
            for element in root.iter(f"{STYLE}style", f"{STYLE}default-style", f"{TEXT}list-style"):
                found._add(element)
        return found

    def _add(self, element: etree._Element) -> None:
        name, family = element.get(f"{STYLE}name", ""), element.get(f"{STYLE}family", "")
        if element.tag == f"{TEXT}list-style":
            for level in element:
                self._add_level(name, level)
        elif family in {"paragraph", "text"}:
            style = _style(element)
            if element.tag == f"{STYLE}default-style":
                self.body = style.look.over(self.body) if family == "paragraph" else self.body
            else:
                self._styles[name] = style

    def _add_level(self, name: str, level: etree._Element) -> None:
        depth = _whole(level.get(f"{TEXT}level"), 1)
        numbered = level.tag == f"{TEXT}list-level-style-number" and bool(level.get(f"{STYLE}num-format"))
        prefix, suffix = level.get(f"{STYLE}num-prefix", ""), level.get(f"{STYLE}num-suffix", "")
        start = _whole(level.get(f"{TEXT}start-value"), 1)
        self.lists[name, depth] = (prefix, suffix, start) if numbered else None
        for properties in level.iter(f"{STYLE}list-level-label-alignment"):
            margin = _twips(properties.get(f"{FO}margin-left"))
            if margin is not None:
                self.margins[name, depth] = margin

    def of(self, name: str | None) -> Look:
        """Give the look of a style with all that it inherits; nothing for one that is unknown."""
        look, factor = Look(), 1.0
        for style in self._chain(name):
            mine = style.look
            if look.size is None and style.percent:
                factor *= style.percent / 100
            elif look.size is None and mine.size:
                mine = replace(mine, size=round(mine.size * factor))
            look = look.over(mine)
        return replace(look, size=round((self.body.size or 24) * factor)) if factor != 1 and not look.size else look

    def ruled(self, name: str | None) -> bool:
        """Tell whether a style draws a line below its paragraphs."""
        return any(style.ruled for style in self._chain(name))

    def _chain(self, name: str | None) -> list[_Style]:
        chain: list[_Style] = []
        seen: set[str] = set()
        while name and name in self._styles and name not in seen:
            seen.add(name)
            chain.append(self._styles[name])
            name = chain[-1].parent
        return chain


def _style(element: etree._Element) -> _Style:
    run, paragraph = element.find(f"{STYLE}text-properties"), element.find(f"{STYLE}paragraph-properties")
    size = run.get(f"{FO}font-size", "") if run is not None else ""
    points, percent = _POINTS.fullmatch(size), _PERCENT.fullmatch(size)
    look = _look(run) if run is not None else Look()
    border = paragraph.get(f"{FO}border-bottom", "none") if paragraph is not None else "none"
    return _Style(
        replace(
            look,
            level=_level(element),
            size=round(2 * float(points[1])) if points else None,
            numbering=element.get(f"{STYLE}list-style-name") or None,
            indent=None if paragraph is None else _twips(paragraph.get(f"{FO}margin-left")),
            hanging=None if paragraph is None else _hanging(paragraph.get(f"{FO}text-indent")),
            above=None if paragraph is None else _twips(paragraph.get(f"{FO}margin-top")),
            below=None if paragraph is None else _twips(paragraph.get(f"{FO}margin-bottom")),
        ),
        element.get(f"{STYLE}parent-style-name", ""),
        float(percent[1]) if percent else 0.0,
        border not in {"none", ""},
    )


def _look(run: etree._Element) -> Look:
    weight, slant = run.get(f"{FO}font-weight"), run.get(f"{FO}font-style")
    line, position = run.get(f"{STYLE}text-underline-style"), run.get(f"{STYLE}text-position")
    case, variant = run.get(f"{FO}text-transform"), run.get(f"{FO}font-variant")
    return Look(
        bold=None if weight is None else weight == "bold" or (weight.isdigit() and int(weight) >= 600),
        italic=None if slant is None else slant in {"italic", "oblique"},
        underlined=None if line is None else line != "none",
        caps=True if case == "uppercase" or variant == "small-caps" else None,
        hidden=True if run.get(f"{TEXT}display") == "none" else None,
        raised=None if position is None else position.startswith(("super", "sub")),
    )


def _level(element: etree._Element) -> int | None:
    name = element.get(f"{STYLE}name", "")
    heading = _HEADING.fullmatch(name)
    outline = element.get(f"{STYLE}default-outline-level", "")
    if name in _TITLE:
        return 1
    return int(heading[1]) if heading else int(outline) if outline.isdigit() else None


def _twips(text: str | None) -> int | None:
    """Give a length in twentieths of a point."""
    measured = _LENGTH.fullmatch(text or "")
    return round(float(measured[1]) * _UNITS[measured[2]]) if measured else None


def _hanging(text: str | None) -> int | None:
    """Give how far a first line stands out, in twentieths of a point: the indent of one that does is negative."""
    if not text or not text.startswith("-"):
        return None if text is None else 0
    return _twips(text[1:])


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() else default
