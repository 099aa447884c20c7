"""Lists of names as BibTeX writes them, cut before LaTeX is decoded: braces tell what belongs together.

The rules are those of "Tame the BeaST", section 11, and of the BibLaTeX manual, section 3.6; mistakes that real files
hold are allowed for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kgbuild.importers.people import printed
from kgbuild.importers.tex import plain
from kgbuild.names import split_people

_AND = re.compile(r"(?<!\S)and(?!\S)", re.IGNORECASE)
_MARK = re.compile(r"[{}]")
_COMMA = re.compile(r",")
_SPACE = re.compile(r"[\s~]+")
_PART = re.compile(r"\s*(given|family|prefix|suffix|[a-z-]+)\s*=\s*(.*)", re.DOTALL)
_OTHERS: Final = frozenset(
    {"others", "et al", "et al.", "et. al.", "et.al.", "...", "…", "\\ldots", "\\dots", "{\\ldots}"}
)
#: Signs behind a name that lead to a note; the number by which DBLP tells people of one name apart.
_SIGNS = re.compile(r"(?:[*†‡§¶‖∗]|\s\d{4})+$")
_ETAL = re.compile(r",?[\s~]+et\.?[\s~]+al\.?\s*$")
_INITIALS = re.compile(r"(?:^|\s)[^\W\d_]\.(?:\s|$)")
_SUFFIX = re.compile(r"[\s,]+(Jr\.?|Sr\.?|II|III|IV)$")
_STAR: Final = "*"
#: What sets a name apart: authors print their own in bold.
_DRESS = re.compile(
    r"\{?\s*\\(?:text(?:bf|it|sc|sf|sl|tt|rm|md|up|normal)|emph|uline|underline|mkbib[a-z]+|bf|bfseries|it|itshape|em|sc|scshape|rm)(?![A-Za-z])\s*\{?((?:[^{}]|\{[^{}]*\})*)\}*"
)
#: A command of an accent begins a group that is a letter, no word: {\"O}zge.
_LETTER = re.compile(r"\{\\")


@dataclass(frozen=True, slots=True)
class Person:
    """A name and where it stands in the value that it was cut from; a star behind it says that some did as much."""

    name: str
    start: int
    end: int
    equal: bool = False


@dataclass(frozen=True, slots=True)
class People:
    """The names of a value; `etal` where it says that there are more."""

    people: tuple[Person, ...]
    etal: bool = False


def people(tex: str) -> People:
    r"""Cut a value of `author` or `editor` into names.

    >>> found = people(r"{Barnes and Noble} and L{\'o}pez, Ana and van der Berg, Jr., Jan and others")
    >>> [person.name for person in found.people], found.etal
    (['Barnes and Noble', 'Ana López', 'Jan van der Berg Jr.'], True)
    """
    offset = 0
    inner = _unwrapped(tex)
    if inner != tex:
        offset, tex = tex.index("{") + 1, inner
    parts = list(_cut(tex, _AND)) if _AND.search(tex) else [(0, len(tex))]
    if _is_plain_list(tex, parts):
        found = split_people(tex.replace("~", " "))
        listed = tuple(Person(p.name, p.start + offset, p.end + offset) for p in found.people)
        return People(listed, found.etal)
    names, etal = [], False
    for start, end in parts:
        part = tex[start:end]
        if cut := _ETAL.search(part):
            part, etal = part[: cut.start()], True
        if part.strip().casefold() in _OTHERS:
            etal = True
        elif name := _name(part):
            lead = len(part) - len(part.lstrip())
            names.append(Person(name, offset + start + lead, offset + start + len(part.rstrip()), _STAR in part))
    return People(tuple(names), etal)


def _unwrapped(tex: str) -> str:
    """Give what stands in braces around a whole list of inverted names; one name in braces keeps them."""
    bare = tex.strip()
    if not bare.startswith("{") or _group_end(bare, 0) != len(bare):
        return tex
    inner = bare[1:-1]
    parts = [inner[start:end] for start, end in _cut(inner, _AND)] if _AND.search(inner) else []
    inverted = all("," in part or part.strip().casefold() in _OTHERS for part in parts)
    return inner if parts and inverted else tex


def _is_plain_list(tex: str, parts: list[tuple[int, int]]) -> bool:
    """Is this a list as pages print it, cut by commas or semicolons, that BibTeX would take for one name?"""
    if "{" in tex or "\\" in tex or "=" in tex:
        return False
    if len(parts) == 1:
        return tex.count(",") > 2 or (";" in tex and "," in tex)
    # "J. Smith, A. Doe and B. Lee": what stands before the comma is a whole name.
    before, comma, behind = tex[slice(*parts[0])].partition(",")
    return bool(comma and len(parts) == 2 and _INITIALS.search(before) and _INITIALS.search(behind.strip()[:3]))


def _cut(tex: str, separator: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Give the stretches between separators that stand in no braces."""
    if "{" not in tex:
        start = 0
        for found in separator.finditer(tex):
            yield start, found.start()
            start = found.end()
        yield start, len(tex)
        return
    start = depth = 0
    for found in re.compile(rf"{_MARK.pattern}|{separator.pattern}", separator.flags).finditer(tex):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
        elif depth <= 0:
            yield start, found.start()
            start = found.end()
    yield start, len(tex)


def _name(part: str) -> str:
    """Give one name as a page would print it."""
    bare = part.strip()
    if dressed := _DRESS.fullmatch(bare):
        bare = dressed[1].strip()
    if bare.startswith("{") and not _LETTER.match(bare) and _group_end(bare, 0) == len(bare):
        return plain(bare)
    pieces = [bare[start:end].strip() for start, end in _cut(bare, _COMMA)]
    if "=" in pieces[0] and (keyed := _keyed(pieces)):
        return keyed
    if len(pieces) == 1:
        return _direct(bare)
    family, *middle, given = (_SIGNS.sub("", plain(piece)) for piece in pieces)
    suffix = " ".join(middle)
    if not suffix:
        family, given, suffix = _suffixed(family, given)
    return printed(family, given, suffix)


def _suffixed(family: str, given: str) -> tuple[str, str, str]:
    """Take a suffix off the family or the given name, where dialects put it: "Smith Jr., John", "Smith, John Jr."."""
    for text in (family, given):
        if (found := _SUFFIX.search(text)) and (bare := text[: found.start()].strip(" ,")):
            return (bare, given, found[1]) if text is family else (family, bare, found[1])
    return family, given, ""


def _keyed(pieces: list[str]) -> str:
    """Read BibLaTeX's extended form: `family=Berg, given=Jan, prefix=van der`."""
    parts = {m[1]: plain(m[2].strip('"')) for m in map(_PART.fullmatch, pieces) if m}
    family = " ".join(filter(None, (parts.get("prefix", ""), parts.get("family", ""))))
    return printed(family, parts.get("given", ""), parts.get("suffix", "")) if parts.get("family") else ""


def _direct(bare: str) -> str:
    """Give a name without commas; words in braces at its end are the family name."""
    words = [bare[start:end] for start, end in _cut(bare, _SPACE) if start < end]
    last = words[-1] if words else ""
    if len(words) > 1 and last.startswith("{") and " " in last and not _LETTER.match(last):
        cut = next((i for i, word in enumerate(words[:-1]) if i and word[:1].islower()), len(words) - 1)
        return printed(plain(" ".join(words[cut:])), plain(" ".join(words[:cut])))
    return _SIGNS.sub("", plain(bare))


def _group_end(text: str, start: int) -> int:
    """Give the place behind the brace that closes the group at `start`, -1 if none does."""
    depth = 0
    for found in _MARK.finditer(text, start):
        depth += 1 if found[0] == "{" else -1
        if depth == 0:
            return found.end()
    return -1
