"""Dates that stand in cells of their own, side by side."""

from __future__ import annotations

import re
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
        margin = before is not None and not text[: before.at].strip(" ") and _are_years(before, date, text)
        if before is not None and beside and (exact or margin):
            found[-1] = replace(before, end=date.start, to=date.to, single=False)
        else:
            found.append(date)
    return tuple(found)


def _are_years(before: DateRange, date: DateRange, text: str) -> bool:
    """Say whether two years stand in cells of their own, before another: "2011", "2015", "Example University"."""
    years = len(before.start) == len(date.start) == len("2019") and before.start <= date.start
    return years and re.match(r" *\t *[^\W\d_]", text[date.to :]) is not None
