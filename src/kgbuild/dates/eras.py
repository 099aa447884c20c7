"""Years that Japanese documents count from the beginning of an era: "平成22年" is 2010."""

from __future__ import annotations

#: The year before the first of each era.
ERAS = {"昭和": 1925, "平成": 1988, "令和": 2018}


def year_of_era(era: str, count: str) -> int:
    """Give the year that is so many years into an era, the first of which may be called so.

    >>> year_of_era("平成", "22"), year_of_era("令和", "元")
    (2010, 2019)
    """
    return ERAS[era] + (1 if count == "元" else int(count))
