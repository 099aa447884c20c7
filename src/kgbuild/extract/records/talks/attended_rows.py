"""Rows of tables of events that say in a cell of their own that the owner was there: "Attendee", "Oyente"."""

from __future__ import annotations

from kgbuild.dates import parse_date
from kgbuild.dates.alone import date_alone
from kgbuild.extract.layout.columns import meaning_of
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.words import is_place
from kgbuild.lexicon import words
from kgbuild.model import Attendance

#: Columns that hold neither the event nor its place.
_ASIDE = frozenset({"dates", "start", "end", "role", "ignored", "institution", "unit", "location"})


def attends_in_cell(page: Page, entry: Entry) -> bool:
    """Say whether an entry is a row with columns, one of whose cells says that somebody attended."""
    row = entry.blocks[0] if entry.blocks else None
    if row is None or row.kind != "row" or len(row.cells) != len(entry.columns):
        return False
    cells = (page.document.slice(cell).strip(" .*_").casefold() for cell in row.cells)
    return any(cell in words("talks", "attendee") for cell in cells)


def attended_row(page: Page, entry: Entry) -> Attendance | None:
    """Give the event of such a row: its first cell that is none of its time, its place and the role."""
    cells = [
        (meaning_of(name), " ".join(page.document.slice(cell).split()).strip(" *_"))
        for name, cell in zip(entry.columns, entry.blocks[0].cells, strict=True)
    ]
    events = (text for name, text in cells if name not in _ASIDE and text.casefold() not in words("talks", "attendee"))
    event = next((text for text in events if text and date_alone(text) is None), "")
    place = next((text for name, text in cells if name == "location" or (text != event and is_place(text))), "")
    date = next((found for _, text in cells if (found := parse_date(text)) and text != event), "")
    if not event:
        return None
    evidence = page.evidence(entry.start, entry.end, "attendance")
    return Attendance(evidence=evidence, person=page.owner, event=event, date=date, location=place)
