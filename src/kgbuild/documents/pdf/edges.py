"""What stands at the edges of pages: page numbers and running heads are left out, notes are set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kgbuild.documents.pdf.order import Page, Row

#: Page numbers, and words around them.
_NUMBER = re.compile(
    r"(?:(?:page|p\.|seite|página|pagina|pág\.|pag\.)\s*)?[-–—]?\s*\d{1,3}\s*[-–—]?(?:\s*(?:of|/|de|von|di|van|sur)\s*\d{1,3})?",
    re.IGNORECASE,
)
#: What ends with the word for a page and its number, so many words long at most, is a running head.
_NUMBERED = re.compile(
    r"(?:^|[\s(|–—-])(?:page|seite|página|pagina|pág\.|pag\.|sida|side|strona)\s*\d{1,3}(?:\s*(?:of|/|de|von|di|van|sur)\s*\d{1,3})?$",
    re.IGNORECASE,
)
_WORDS: Final = 9
#: What running heads of curricula say from the second page on.
_RUNNING = re.compile(
    r"\b(?:curriculum vit(?:ae|æ)|curr[ií]culum|curr[ií]culo|lebenslauf|résumé|resume|c\.?v\.?|vita)\b", re.IGNORECASE
)
_LONGEST: Final = 90
#: The name of the owner is set larger than anything else by this share, in so many words.
_LARGER: Final = 0.95
_NAMES: Final = range(2, 6)
#: Running heads of one document differ in height by so many points at most.
_LEVEL: Final = 6.0
_EDGE_ROWS: Final = 2
#: The margin is such a share of the height of a page.
_MARGIN: Final = 0.13
#: Notes at the foot of a page are set so much smaller than the rest, and open with a mark.
_SMALLER: Final = 0.88
NOTE_MARKS: Final = "∗*†‡§¶‖"
_NOTE = re.compile(rf"\s*(?:[{NOTE_MARKS}]+|\d{{1,2}}(?=[A-Z]|\s+[A-Z]))\s*\S")


def without_furniture(pages: Sequence[Page]) -> list[list[Row]]:
    """Give the rows of each page without page numbers and what stands in the margin of most pages."""
    shapes: dict[str, list[float]] = {}
    for page in pages:
        for shape, base in {(_shape(row), row.base) for row in _edges(page)}:
            shapes.setdefault(shape, []).append(base)
    kept = []
    name = _name(pages[0]) if pages else ""
    for number, page in enumerate(pages):
        edge = {id(row) for row in _edges(page)}
        outer = {id(row) for row in _outermost(page)} if number else set()
        kept.append(
            [
                row
                for row in page.rows
                if not (id(row) in edge and _is_furniture(row, shapes, len(pages)))
                and not (id(row) in edge and _ends_with_number(row, number + 1))
                and not (id(row) in outer & edge and _is_running(_text(row), name))
            ]
        )
    return kept


def _name(page: Page) -> str:
    """Give what is set largest on the first page, the name of its owner, without case."""
    largest = max((row.size for row in page.rows), default=0.0)
    titles = [row for row in page.rows if row.size > _LARGER * largest]
    words = _text(titles[0]).casefold().split() if len(titles) == 1 else []
    return " ".join(words) if len(words) in _NAMES else ""


def _is_running(text: str, name: str) -> bool:
    """Say whether a row at the edge of a later page is a running head: it says what the file is, or whose."""
    words = " ".join(text.casefold().split())
    return len(text) < _LONGEST and (_RUNNING.search(text) is not None or (bool(name) and words.startswith(name)))


def _outermost(page: Page) -> list[Row]:
    """Give the first and the last row of a page."""
    ordered = sorted(page.rows, key=lambda row: row.base)
    return [*ordered[:1], *ordered[-1:]]


def _text(row: Row) -> str:
    return " ".join(stretch.text for stretch in row.stretches).strip()


def _edges(page: Page) -> Iterator[Row]:
    """Give the rows in the upper and lower margin of a page."""
    ordered = sorted(page.rows, key=lambda row: row.base)
    for row in (*ordered[:_EDGE_ROWS], *ordered[max(len(ordered) - _EDGE_ROWS, _EDGE_ROWS) :]):
        if not _MARGIN * page.height < row.base < (1 - _MARGIN) * page.height:
            yield row


def _is_furniture(row: Row, shapes: Mapping[str, Sequence[float]], pages: int) -> bool:
    """Say whether a row at an edge is the number of its page, or stands at one height on most pages."""
    alike = sum(abs(base - row.base) <= _LEVEL for base in shapes[_shape(row)])
    return is_page_number(_text(row)) or (pages > 1 and alike > max(1, pages // 2))


def is_page_number(text: str) -> bool:
    """Say whether a text is the number of a page, or a few words that end with "page" and its number."""
    told = text.strip()
    return _NUMBER.fullmatch(told) is not None or (len(told.split()) <= _WORDS and _NUMBERED.search(told) is not None)


def _ends_with_number(row: Row, number: int) -> bool:
    """Say whether the number of its page stands alone at the end of a row, flush right of what else it says."""
    return len(row.stretches) > 1 and row.stretches[-1].text.strip() == str(number) and len(_text(row)) < _LONGEST


def _shape(row: Row) -> str:
    return re.sub(r"\d+", "#", _text(row))


def without_notes(pages: Sequence[Sequence[Row]]) -> tuple[list[list[Row]], list[list[Row]]]:
    """Give the rows of each page without the notes at its foot, and the notes."""
    kept, notes = [], []
    for rows in pages:
        first = _first_note(rows)
        kept.append(list(rows[:first]))
        notes.append(list(rows[first:]))
    return kept, notes


def _first_note(rows: Sequence[Row]) -> int:
    """Give where the notes begin: the last rows of a page, smaller than all that stands above them."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size, 1)] += sum(len(stretch.text) for stretch in row.stretches)
    usual = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    first = len(rows)
    while (
        first and rows[first - 1].size < _SMALLER * usual and (not first or rows[first - 1].column == rows[-1].column)
    ):
        first -= 1
    marked = first < len(rows) and _NOTE.match(rows[first].stretches[0].text)
    return first if marked and first else len(rows)
