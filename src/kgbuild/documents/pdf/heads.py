"""Which lines of a PDF are headings, and of which level: by larger type, by capitals, by looking as titles do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kgbuild.documents.pdf.line import Line
from kgbuild.documents.pdf.numbered import numbered_heads
from kgbuild.documents.pdf.titles import titles_of
from kgbuild.documents.pdf.type import MARKER
from kgbuild.documents.section_names import names_section

_HEADING_WORDS: Final = 10
#: What heads a part is set apart by more space above it than lines of one entry.
_APART: Final = 1.2
#: A heading's type is so much larger than the text's; the name at the top is larger still.
_LARGER, _LARGEST = 1.1, 1.35
#: Or larger than all else, by so much than the text; sizes nearer than this share are one.
_CROWNED, _NEAR = 1.2, 0.97
#: The name stands in the first rows; further down where nothing else is set as large.
_FIRST_ROWS, _TOP_ROWS = 3, 8
#: A name has so many words.
_NAME: Final = range(2, 6)
#: Headings stand no deeper.
_DEEPEST: Final = 5
#: A size of text is that of so many lines right below others of it, and of such a share of all.
_RUN, _COMMON = 6, 0.1
_YEAR = re.compile(r"(?:19|20)\d\d")
#: A bracket at the end explains a heading.
_REMARK = re.compile(r"\s*\(.*\)(?=:?$)")


def levels_of(lines: Sequence[Line]) -> list[int]:
    """Give the level of each line as a heading, 0 for what is none; 1 is the name at the top."""
    size = _text_size(lines)
    numbered = numbered_heads(lines)
    titles = titles_of(lines, size)
    crown = _crown(lines, size)
    told = {*titles, *numbered, *crown}
    heads = [index in told or _is_heading(line, size) for index, line in enumerate(lines)]
    steps = sorted((round(line.size, 1) for line, heading in zip(lines, heads, strict=True) if heading), reverse=True)
    larger = {round(lines[index].size, 1) for index in numbered if index not in titles}
    found: list[int] = []
    title, margin = -1, False  # below a title in the margin all others head parts
    for index, (line, heading) in enumerate(zip(lines, heads, strict=True)):
        level = _level(line, size, steps) if heading else 0
        if index in crown:
            level = 1
        elif line.heading:
            level, margin = 2, True
        elif index in titles:
            above = sum(step > _LARGER * line.size for step in larger)
            level, title = min(2 + titles[index] + above, _DEEPEST), index
        elif level and title >= 0 and line.size <= _LARGER * lines[title].size:
            level = min(max(level, found[title] + 1), _DEEPEST)
        found.append(max(level, 3) if level and margin and not line.heading else level)
    return found


def usual_size(lines: Sequence[Line]) -> float:
    """Give the size that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        for cell in line.cells:
            for text, look in cell:
                sizes[round(look.size, 1)] += len(text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


def _text_size(lines: Sequence[Line]) -> float:
    """Give the size of text: that of most of it, or a larger one that many lines below one another are set in.

    Long lists in small type are most of some documents whose entries are set larger.
    """
    rounded = [round(line.size, 1) for line in lines]
    below = Counter(a for a, b in pairwise(rounded) if a == b)
    common = [size for size, count in below.items() if count >= max(_RUN, _COMMON * len(lines))]
    return max([usual_size(lines), *common])


def _crown(lines: Sequence[Line], size: float) -> frozenset[int]:
    """Give the place of the line at the top that is set larger than all others, if there is one."""
    most = max((line.size for line in lines), default=0.0)
    largest = [index for index, line in enumerate(lines) if line.size > _NEAR * most]
    if len(largest) != 1 or most < _CROWNED * size or lines[largest[0]].number > _TOP_ROWS:
        return frozenset()
    text = "".join(text for text, _ in lines[largest[0]].cells[0])
    if lines[largest[0]].number > _FIRST_ROWS and len(text.split()) not in _NAME:
        return frozenset()  # below a letterhead stands a name
    return frozenset() if re.search(r"\d", text) or names_section(text) else frozenset(largest)


def _is_heading(line: Line, size: float) -> bool:
    """Say whether larger type or capitals set a short line apart."""
    first = "".join(text for text, _ in line.cells[head_cell(line)]).strip()
    if line.heading:
        return True
    first = _REMARK.sub("", first)
    words, marker = len(first.split()), MARKER.match(first)
    if (
        not 0 < words <= _HEADING_WORDS
        or first.endswith((".", ",", ";"))
        or (marker and not _is_numbered(line, marker))
    ):
        return False
    letters = sum(char.isalpha() for char in first)
    if letters < 3:
        return False
    if line.size >= _LARGEST * size and line.page == 1 and line.number <= _FIRST_ROWS:
        return True
    if len(line.cells) > 1 or _YEAR.search(first):
        return False
    looks = line.looks
    bold = all(look.bold for look in looks)
    if line.apart and not any(look.href for look in looks):
        return True
    return line.size >= _LARGER * size or (first.isupper() and letters > 3 and (bold or line.gap > 1.2))


def _is_numbered(line: Line, marker: re.Match[str]) -> bool:
    """Say whether a marker numbers a heading: the line is set apart by more than it."""
    bold = all(look.bold for look in line.looks) and line.gap > _APART
    return marker["number"] is not None and (line.apart or bold)


def _level(line: Line, size: float, sizes: Sequence[float]) -> int:
    """Give the level of a heading: 1 for the name at the top, then by its size among those of all headings, sorted."""
    own, steps = round(line.size, 1), list(dict.fromkeys(sizes))
    top = line.number <= (_TOP_ROWS if sizes.count(own) == 1 else _FIRST_ROWS) and line.page == 1
    if top and line.size >= _LARGEST * size and own == steps[0]:
        return 1
    named = sizes.count(steps[0]) == 1  # the largest is the name at the top, or the only one of its size
    return min(2 + max(steps.index(own) - named, 0), _DEEPEST) if len(steps) > 1 else 2


def head_cell(line: Line) -> int:
    """Give the cell of a line that is set largest."""
    sizes = [max((look.size for text, look in cell if text.strip()), default=0.0) for cell in line.cells]
    return sizes.index(max(sizes))
