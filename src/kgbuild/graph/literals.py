"""Values of the graph: partial dates as exact as they are printed, and the integer years that filters compare."""

from __future__ import annotations

import re
from typing import Final

from pyoxigraph import Literal, NamedNode

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
DECIMAL: Final = NamedNode(f"{_XSD}decimal")
INTEGER: Final = NamedNode(f"{_XSD}integer")
#: The Library of Congress' datatype; it carries seasons (`2018-21`), which no XSD type does.
EDTF: Final = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")

_DATES: Final = (
    (re.compile(r"\d{4}"), NamedNode(f"{_XSD}gYear")),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])"), NamedNode(f"{_XSD}gYearMonth")),
    (re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"), NamedNode(f"{_XSD}date")),
    (re.compile(r"\d{4}-2[1-4]"), EDTF),
)


def date_literal(date: str) -> Literal:
    """Give a date typed as exactly as it is known; what has no such form stays a plain string, which a shape reports.

    >>> date_literal("2015-05").datatype.value.rpartition("#")[2]
    'gYearMonth'
    """
    for pattern, datatype in _DATES:
        if pattern.fullmatch(date):
            return Literal(date, datatype=datatype)
    return Literal(date)


def year_of(date: str) -> int | None:
    """Give the year that a date begins with, None where it begins with none."""
    found = re.match(r"\d{4}(?!\d)", date)
    return int(found[0]) if found else None
