"""Dates that stand in cells of their own, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kgbuild.dates import DateRange


def across_cells(text: str, dates: Sequence[DateRange]) -> tuple[DateRange, ...]:
    """Give dates, those as one that are its beginning and its end in cells side by side: "07/01/2019", "06/30/2024"."""
    found: list[DateRange] = []
    for date in dates:
        before = found[-1] if found else None
        beside = before is not None and before.single and date.single and text[before.to : date.at].strip(" ") == "\t"
        exact = before is not None and len(before.start) == len(date.start) > len("2019") and before.start < date.start
        if before is not None and beside and exact:
            found[-1] = replace(before, end=date.start, to=date.to, single=False)
        else:
            found.append(date)
    return tuple(found)
