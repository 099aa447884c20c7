"""Names whose parts a file keeps apart, printed so that nobody takes them apart in another way."""

from __future__ import annotations

import re
from functools import lru_cache

from kgbuild.names import parse_name

_INITIALS = re.compile(
    r"(?P<family>.*[^\W\d_]{2}.*?),? (?P<initials>[A-Z]{1,4}(?:-[A-Z])*)"
    r"(?: (?P<suffix>Jr|Sr|[2-4](?:nd|rd|th)|I{2,3}|IV))?"
)


@lru_cache(maxsize=1 << 16)
def printed(family: str, given: str = "", suffix: str = "") -> str:
    """Give a name as a page would print it; family name first where it would be misread otherwise.

    Args:
        family: the family name with its particle, or the whole name of who has only one.
        given: given names or initials.
        suffix: "Jr.", "III".

    >>> printed("van der Berg", "Jan"), printed("García Lorca", "Ana"), printed("Smith", "J. A.", "Jr.")
    ('Jan van der Berg', 'García Lorca, Ana', 'J. A. Smith Jr.')
    """
    family, given, suffix = (" ".join(part.split()) for part in (family, given, suffix))
    if not given:
        return " ".join(part for part in (family, suffix) if part)
    plain = " ".join(part for part in (given, family, suffix) if part)
    name = parse_name(plain)
    if (_bare(name.surname), _bare(name.given), _bare(name.suffix)) == (_bare(family), _bare(given), _bare(suffix)):
        return plain
    return ", ".join(part for part in (family, suffix, given) if part)


def name_of(value: str) -> str:
    """Give the name that RIS and EndNote write as "Family, Given, Suffix".

    A comma at the end marks a body, two commas in a row stand for one that parts nothing.

    >>> name_of("Berg, Anna, Jr."), name_of("Tide Board,"), name_of("Sea Board,, Oslo")
    ('Anna Berg Jr.', 'Tide Board', 'Sea Board, Oslo')
    """
    value = " ".join(value.split())
    if ",," in value:
        return value.replace(",,", ",", 1)
    if value.endswith(","):
        return value[:-1]
    parts = [part.strip() for part in value.split(",")]
    return printed(*parts) if 1 < len(parts) <= len(("family", "given", "suffix")) and all(parts) else value


def from_initials(value: str) -> str:
    """Give the name that indexes write as "Family AB" or "Family, AB".

    >>> from_initials("van der Berg AJ"), from_initials("Berg, A-M"), from_initials("Berg A Jr"), from_initials("WHO")
    ('A. J. van der Berg', 'A.-M. Berg', 'A. Berg Jr.', 'WHO')
    """
    found = _INITIALS.fullmatch(" ".join(value.split()))
    if not found:
        return name_of(value)
    given = re.sub(r"([A-Z])(?=[A-Z])", r"\1. ", re.sub(r"([A-Z])(?=-)", r"\1.", found["initials"])) + "."
    suffix = found["suffix"] or ""
    return printed(found["family"], given, f"{suffix}." if suffix in {"Jr", "Sr"} else suffix)


def _bare(part: str) -> str:
    return re.sub(r"[.\s]", "", part)
