"""What the styles and numbering of a Word document say of its paragraphs (ECMA-376 part 1, clauses 17.7 and 17.9)."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace

from lxml import etree

from kgbuild.documents.office.look import Look
from kgbuild.documents.office.zip import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop)\s*(\d)", re.IGNORECASE)
_TITLE = frozenset({"title", "titel", "titre", "título", "titolo"})
_BULLETS = frozenset({"bullet", "none"})


def look_of(properties: etree._Element | None) -> Look:
    """Read `w:rPr` or `w:pPr`."""
    if properties is None:
        return Look()
    outline = _value(properties, "outlineLvl")
    list_ = properties.find(f"{W}numPr")
    raised = _value(properties, "vertAlign")
    size = _value(properties, "sz")
    return Look(
        bold=_toggle(properties, "b"),
        italic=_toggle(properties, "i"),
        underlined=_toggle(properties, "u"),
        caps=_toggle(properties, "caps") or _toggle(properties, "smallCaps"),
        size=int(size) if size and size.isdigit() else None,
        hidden=_toggle(properties, "vanish"),
        raised=raised in {"superscript", "subscript"} if raised else None,
        level=int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else None,
        numbering=_value(list_, "numId") if list_ is not None else None,
        depth=_number(list_, "ilvl") if list_ is not None else None,
        indent=_length(properties.find(f"{W}ind"), "left", "start"),
        hanging=_length(properties.find(f"{W}ind"), "hanging"),
        above=_length(properties.find(f"{W}spacing"), "before"),
        below=_length(properties.find(f"{W}spacing"), "after"),
    )


def _length(element: etree._Element | None, *names: str) -> int | None:
    told = "" if element is None else next((value for name in names if (value := element.get(f"{W}{name}"))), "")
    return int(told) if told.isdigit() else None


def _number(element: etree._Element, name: str) -> int | None:
    value = _value(element, name)
    return int(value) if value and value.isdigit() else None


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")


def _toggle(element: etree._Element, name: str) -> bool | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val", "true") not in {"0", "false", "off", "none"}


class Styles:
    """The styles of a document, with what they inherit."""

    def __init__(self, package: Package) -> None:
        self._looks: dict[str, Look] = {}
        self.body = Look(size=22)
        self._default = ""
        if "word/styles.xml" in package:
            self._read(package.xml("word/styles.xml"))

    def _read(self, root: etree._Element) -> None:
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self.body = look_of(defaults).over(Look(size=20))
        own: dict[str, tuple[Look, str]] = {}
        for style in root.iter(f"{W}style"):
            identifier = style.get(f"{W}styleId", "")
            look = look_of(style.find(f"{W}pPr")).over(look_of(style.find(f"{W}rPr")))
            name = (_value(style, "name") or "").casefold()
            heading = _HEADING.match(name)
            if name in _TITLE:
                look = replace(look, level=1)
            elif heading and look.level is None:
                look = replace(look, level=int(heading[1]))
            own[identifier] = look, _value(style, "basedOn") or ""
            if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph":
                self._default = identifier
        for identifier in own:
            self._looks[identifier] = _inherited(identifier, own)

    def of(self, properties: etree._Element | None, name: str) -> Look:
        """Give the look of the style that properties name with the element `name`."""
        identifier = _value(properties, name) if properties is not None else None
        if name == "pStyle":
            identifier = identifier or self._default
        return self._looks.get(identifier or "", Look())


def _inherited(identifier: str, own: dict[str, tuple[Look, str]]) -> Look:
    look, seen = Look(), set()
    while identifier in own and identifier not in seen:
        seen.add(identifier)
        mine, identifier = own[identifier]
        look = look.over(mine)
    return look


@dataclass(slots=True)
class Numbering:
    """The lists of a document: bullets, or numbers counted as Word counts them."""

    formats: dict[tuple[str, int], tuple[str, str, int]] = field(default_factory=dict)
    indents: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))

    @classmethod
    def read(cls, package: Package) -> Numbering:
        """Read `word/numbering.xml`."""
        found = cls()
        if "word/numbering.xml" not in package:
            return found
        root = package.xml("word/numbering.xml")
        levels = {
            abstract.get(f"{W}abstractNumId", ""): {
                int(level.get(f"{W}ilvl", "0")): (
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                    int(_value(level, "start") or 1),
                )
                for level in abstract.iter(f"{W}lvl")
            }
            for abstract in root.iter(f"{W}abstractNum")
        }
        indents = {
            abstract.get(f"{W}abstractNumId", ""): {
                int(level.get(f"{W}ilvl", "0")): indent
                for level in abstract.iter(f"{W}lvl")
                if (indent := _length(level.find(f"{W}pPr/{W}ind"), "left", "start")) is not None
            }
            for abstract in root.iter(f"{W}abstractNum")
        }
        for number in root.iter(f"{W}num"):
            abstract = _value(number, "abstractNumId") or ""
            for depth, form in levels.get(abstract, {}).items():
                found.formats[number.get(f"{W}numId", ""), depth] = form
            for depth, indent in indents.get(abstract, {}).items():
                found.indents[number.get(f"{W}numId", ""), depth] = indent
        return found

    def marker(self, numbering: str, depth: int) -> str:
        """Give the marker of the next item of a list; empty where the list numbers nothing."""
        form, pattern, start = self.formats.get((numbering, depth), ("bullet", "", 1))
        if form in _BULLETS:
            return "•" if form == "bullet" else ""
        self.counts[numbering, depth] += 1
        for key in [key for key in self.counts if key[0] == numbering and key[1] > depth]:
            del self.counts[key]
        counted = {
            level: str(self.formats.get((numbering, level), ("", "", 1))[2] + self.counts[numbering, level] - 1)
            for level in range(depth + 1)
        }
        counted[depth] = str(start + self.counts[numbering, depth] - 1)
        return re.sub(r"%(\d)", lambda match: counted.get(int(match[1]) - 1, ""), pattern) or f"{counted[depth]}."
