"""Terms by their code or their word alone."""

from __future__ import annotations

import re

from kgbuild.dates.patterns import by_word


def coded_term(code: str) -> str:
    """Give the term that a code names, empty where it names none.

    >>> coded_term("F16"), coded_term("Sp’20"), coded_term("B12")
    ('2016-23', '2020-21', '')
    """
    season = by_word("season_codes").get(code.rstrip("0123456789’'"), "")
    digits = re.search(r"\d\d$", code)
    return f"20{digits[0]}-{season}" if season and digits else ""


def season_of(word: str) -> str:
    """Give the EDTF number of the season that a word names, empty where it names none.

    >>> season_of("Fall"), season_of("Otoño"), season_of("Monday")
    ('23', '23', '')
    """
    return by_word("seasons").get(word.casefold(), "")
