"""From glyphs to stretches: spaces where gaps are, raised letters told apart, a new one where the gap is wide."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from kgbuild.documents.pdf.type import BULLETS, Glyph, Stretch, Type, Word

#: Fractions of the type size: a gap from which a space is meant, and one from which another column begins.
_SPACE: Final = 0.25
_COLUMN: Final = 1.6
_RAISED: Final = 0.83
#: Small capitals are so large beside capitals, and on their baseline.
_SMALLEST, _SMALL, _LEVEL = 0.65, 0.9, 0.05
#: Words of one size differ by no more.
_SIZED: Final = 0.85
#: A name is so much larger than what stands beside it.
_UNLIKE: Final = 1.8
#: What is raised has fewer letters; the baselines of a name and of what stands beside it differ by less.
_RAISED_LETTERS, _BESIDE = 4, 0.25
#: Years or months of a margin, in so many glyphs.
_DATE: Final = 20
_YEARS = re.compile(r"(?:[\d./]+\s*[-–—&]\s*)?(?:(?:\d{1,2}[./])?(?:19|20)\d\d|\d{1,2}/\d\d)")
#: A page may set neighbours in any order; so near, they are one.
_CLOSE: Final = 0.6
#: So many dots or dashes in a row lead from one place to another.
_LEADERS: Final = 6
_LEADING: Final = frozenset(".-_–—")


def grouped(glyphs: Sequence[Glyph]) -> Iterator[Stretch]:
    """Give the glyphs as stretches: a new one where the line changes, the pen steps back, or the gap is wide."""
    run: list[Glyph] = []
    for glyph in _without_leaders(glyphs):
        if run and (not _follows(run, glyph) or _ends_date(run, glyph)):
            yield from _stretch(run)
            run = []
        if run or glyph.text.strip():
            run.append(glyph)
    yield from _stretch(run)


def _without_leaders(glyphs: Sequence[Glyph]) -> Iterator[Glyph]:
    """Leave out the dots that lead from a title to its date or page, and rules that are typed; they are a gap."""
    waiting: list[Glyph] = []
    dots, kind = 0, ""
    for glyph in glyphs:
        sign = glyph.text.strip()
        dot = sign in _LEADING
        if waiting and (sign != kind if dot else sign):
            yield from waiting if dots < _LEADERS else ()
            waiting, dots = [], 0
        if dot or waiting:
            waiting.append(glyph)
            dots, kind = dots + dot, sign or kind
        else:
            yield glyph
    yield from waiting if dots < _LEADERS else ()


def _follows(run: Sequence[Glyph], glyph: Glyph) -> bool:
    last = run[-1] if run[-1].text != " " else next((g for g in reversed(run) if g.text.strip()), run[-1])
    size = max(last.type.size, glyph.type.size)
    level = abs(glyph.base - last.base) < 0.5 * size
    ligature = (glyph.left, glyph.right) == (last.left, last.right)
    gap = glyph.left - last.right
    if glyph.type.size != last.type.size:
        near = gap <= _SPACE * min(last.type.size, glyph.type.size)
        if _are_unlike(last, last.type.size, glyph, glyph.type.size, _LEVEL if near else _BESIDE):
            return False
    return level and (ligature or -0.5 * size < gap < _COLUMN * min(last.type.size, glyph.type.size or size))


def _ends_date(run: Sequence[Glyph], glyph: Glyph) -> bool:
    """Say whether a run is a date in a margin that bold text follows without a space."""
    if not glyph.type.bold or run[-1].type.bold or not glyph.text[:1].isupper() or not run[-1].text[-1:].isdigit():
        return False
    return len(run) <= _DATE and _YEARS.fullmatch("".join(g.text for g in run)) is not None


def _stretch(run: Sequence[Glyph]) -> Iterator[Stretch]:
    kept = _even(run)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if not kept:
        return
    sizes: dict[float, int] = {}
    for glyph in kept:
        sizes[glyph.type.size] = sizes.get(glyph.type.size, 0) + 1
    size = max(sizes, key=lambda s: (sizes[s], s))
    base = sorted(g.base for g in kept if g.type.size == size)[sizes[size] // 2]
    found = Stretch(kept[0].left, max(g.right for g in kept), base, size)
    before: Glyph | None = None
    for glyph in kept:
        look = glyph.type
        if look.size < _RAISED * size and glyph.base < base - 0.12 * size:
            look = Type(look.size, look.bold, look.italic, raised=True, href=look.href)
        gap = before is not None and glyph.left - before.right > _SPACE * size
        if gap and before and before.text.strip() and glyph.text[0] != " ":
            _add(found, " ", before.type if before.type.href == look.href else Type(size))
        _add(found, glyph.text, look)
        before = glyph
    found.parts = _single_spaced(found.parts)
    found.words = list(_words(kept, size))
    yield found


def _even(run: Sequence[Glyph]) -> list[Glyph]:
    """Give glyphs with small capitals, which programs print as smaller ones, in the size of the text that they are."""
    letters = [glyph for glyph in run if glyph.text.strip().isalpha()]
    sizes = sorted({glyph.type.size for glyph in letters})
    if len(sizes) != 2 or not _SMALLEST <= sizes[0] / sizes[1] <= _SMALL or not all(g.text.isupper() for g in letters):
        return list(run)
    level = max(glyph.base for glyph in letters) - min(glyph.base for glyph in letters) < _LEVEL * sizes[1]
    first = letters[0].type.size == sizes[1]
    return [replace(g, type=replace(g.type, size=sizes[1])) for g in run] if level and first else list(run)


def joined(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """Give the stretches of a row, left to right, with those joined that no gap parts: a page may set them apart."""
    last: Stretch | None = None
    for stretch in stretches:
        gap = stretch.left - last.right if last else 0.0
        size = min(last.size, stretch.size) if last else 0.0
        near = -0.2 * size < gap < _CLOSE * size
        if last is None or not near or last.whole or stretch.whole or _are_apart(last, stretch):
            if last:
                yield last
            last = stretch
            continue
        spaced = gap > _SPACE * last.size and not last.text.endswith(" ")
        at = len(last.text) + spaced
        words = [Word(at, stretch.left, gap)] if spaced or last.text.endswith(" ") else []
        words += [Word(at + word.at, word.left, word.gap) for word in stretch.words]
        text, look = last.parts[-1]
        parts = [*last.parts[:-1], (text + " " * spaced, look), *stretch.parts]
        last = Stretch(
            last.left, stretch.right, last.base, last.size, parts, [*last.words, *words],
            underlined=last.underlined and stretch.underlined, ruled=last.ruled and stretch.ruled,
        )  # fmt: skip
    if last:
        yield last


def _are_apart(last: Stretch, stretch: Stretch) -> bool:
    """Say whether neighbours are two things: a bullet, a date or a name, and what stands beside it."""
    raised = min(len(last.text), len(stretch.text)) < _RAISED_LETTERS
    unlike = _are_unlike(last, last.size, stretch, stretch.size, _LEVEL if raised else _BESIDE)
    return unlike or _is_mark(last) or _is_dated(last, stretch)


def _are_unlike(one: Glyph | Stretch, size: float, other: Glyph | Stretch, other_size: float, level: float) -> bool:
    """Say whether words of one row, so level at least, are set in the sizes of a name and of the text beside it."""
    words = one.text[-1:].isalpha() and other.text.lstrip()[:1].isalpha()
    larger, smaller = max(size, other_size), min(size, other_size)
    return words and larger > _UNLIKE * smaller and abs(one.base - other.base) < level * larger


def _is_dated(last: Stretch, stretch: Stretch) -> bool:
    """Say whether a date in a margin touches the bold text that it dates."""
    return stretch.parts[0][1].bold and not last.parts[-1][1].bold and _YEARS.fullmatch(last.text.strip()) is not None


def _is_mark(stretch: Stretch) -> bool:
    return stretch.text.strip() in BULLETS


def _words(glyphs: Sequence[Glyph], size: float) -> Iterator[Word]:
    """Give where words begin, behind spaces that are printed or meant."""
    at, spaced, before = 0, True, glyphs[0]
    for glyph in glyphs:
        if glyph.text.strip():
            apart = spaced or glyph.text[0] == " " or glyph.left - before.right > _SPACE * size
            if apart and glyph is not glyphs[0]:
                at += 1
                yield Word(at, glyph.left, glyph.left - before.right)
            at += len(glyph.text.strip())
            before = glyph
        spaced = not glyph.text.strip()


def _add(stretch: Stretch, text: str, look: Type) -> None:
    if stretch.parts:
        last, type_ = stretch.parts[-1]
        same = _set(type_) == _set(look)
        inside = not last.endswith(" ") and not text.startswith(" ")  # small capitals
        same = same and (inside or _SIZED * max(type_.size, look.size) <= min(type_.size, look.size))
        if same or (not text.strip() and not look.href):
            stretch.parts[-1] = (last + text, type_)
            return
    stretch.parts.append((text, look))


def _set(look: Type) -> tuple[bool, bool, bool, bool, str]:
    """Give how letters are set, but for their size."""
    return look.bold, look.italic, look.raised, look.small, look.href


def _single_spaced(parts: list[tuple[str, Type]]) -> list[tuple[str, Type]]:
    out: list[tuple[str, Type]] = []
    spaced = True
    for text, look in parts:
        kept = []
        for char in text.replace("\t", " "):
            if char == " " and spaced:
                continue
            spaced = char == " "
            kept.append(char)
        if kept:
            out.append(("".join(kept), look))
    return out
