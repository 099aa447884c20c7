"""Rows of tables whose columns say what they hold: posts, and the fields of degrees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgbuild.dates import DateRange
from kgbuild.extract.careers.employers import mention_of, together
from kgbuild.extract.layout.columns import meaning_of
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import find_degree, is_study
from kgbuild.extract.phrases.parts import Line, split_places
from kgbuild.extract.phrases.roles import role_weight
from kgbuild.model import NOBODY, Mention

_TRAINING = re.compile(
    r"post-?doc\w*|(?:clinical |research )*(?:residen\w+|fellow\w*)|intern(?:ship)?\b", re.IGNORECASE
)
_BODIES = ("unit", "institution")
#: A cell with so large a share of words of roles is one.
_ROLE = 0.5


@dataclass(frozen=True, slots=True)
class Post:
    """A post as its entry, or the columns of its row, tell it."""

    role: str
    organization: Mention
    location: str
    date: DateRange | None


def post_in(page: Page, lines: Sequence[Line]) -> Post | None:
    """Give the post of a row that has a column for the role and one for the organisation; None for any other."""
    cells = _cells(lines)
    role = cells.get("role") or _trained(cells.get("degree")) or _untold_role(lines)
    bodies = [cells[name] for name in _BODIES if name in cells]
    if role is None or not bodies or not role.text.strip():
        return None
    named, location = NOBODY, ""
    for body in bodies:
        kept, place = split_places(body.parts)
        location = location or place or _place_below(lines, body)
        if kept:
            found = mention_of(page, together(page, kept))
            named = replace(found, name=f"{named.name}, {found.name}", start=named.start) if named.name else found
    return Post(" ".join(role.text.split()).strip(" .,;"), named, location, _date(lines, cells))


def _place_below(lines: Sequence[Line], body: Line) -> str:
    """Give the place that is all that stands below an organisation in its cell."""
    below = [line for line in lines if line.column == body.column and line.start > body.start]
    kept, place = split_places(below[0].parts) if below else ((), "")
    return place if not kept else ""


def tells_post(lines: Sequence[Line]) -> bool:
    """Say whether a row has a cell for the role, in which no degree stands, and one for the organisation."""
    cells = _cells(lines)
    role = cells.get("role") or _untold_role(lines)
    return role is not None and not is_study(role.text) and any(name in cells for name in _BODIES)


def _trained(cell: Line | None) -> Line | None:
    """Give the cell of a degree that holds none but a post of training: "Postdoctoral", "Residency"."""
    return cell if cell and _TRAINING.match(cell.text.strip()) and find_degree(cell.text) is None else None


def _untold_role(lines: Sequence[Line]) -> Line | None:
    """Give the cell that is a role in a column whose name says nothing of it: "Category"."""
    unknown = (line for line in lines if line.column and not meaning_of(line.column))
    return next((line for line in unknown if role_weight(line.text) >= _ROLE), None)


def trains(lines: Sequence[Line]) -> bool:
    """Say whether a row of a table of degrees holds a post of training in the place of one."""
    return _trained(_cells(lines).get("degree")) is not None


def field_in(lines: Sequence[Line]) -> str:
    """Give the field of a degree that has a column of its own."""
    cell = _cells(lines).get("field")
    return " ".join(cell.text.split()).strip(" .,;") if cell else ""


def dates_in(lines: Sequence[Line], columns: Sequence[str]) -> DateRange | None:
    """Give the dates of a row whose table has columns for beginning and end; None for any other."""
    meanings = {meaning_of(column) for column in columns}
    if "end" not in meanings or not meanings & {"start", "dates"}:
        return None
    cells = _cells(lines)
    found = _date([], cells)
    return replace(found, single=False, end=found.end if "end" in cells else "") if found else None


def level_of(lines: Sequence[Line]) -> str:
    """Give the level of a student that has a column of its own."""
    cell = _cells(lines).get("level")
    return " ".join(cell.text.split()).strip(" .,;") if cell else ""


def _cells(lines: Sequence[Line]) -> dict[str, Line]:
    cells: dict[str, Line] = {}
    for line in lines:
        if line.column and (meaning := meaning_of(line.column)):
            cells.setdefault(meaning, line)
    if "end" in cells and "start" not in cells and "dates" in cells:
        cells["start"] = cells.pop("dates")  # "Date", "End date"
    return cells


def _date(lines: Sequence[Line], cells: dict[str, Line]) -> DateRange | None:
    """Give the dates of a row: of the columns of its beginning and end, else the first that any holds."""
    first = next(iter(cells["start"].dates), None) if "start" in cells else None
    last = next(iter(cells["end"].dates), None) if "end" in cells else None
    if first and "end" in cells and first.single:
        return replace(first, end=last.end if last else "", ongoing=last is None, single=False)
    if last and first is None and last.single:
        return replace(last, start="", single=False)
    return first or next((date for line in lines for date in line.dates), None)
