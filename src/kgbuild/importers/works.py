"""What the formats of bibliographies have in common: types of works, pages, years and the evidence of an entry."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, cast

from kgbuild.dates import parse_date
from kgbuild.importers.identifiers import doi_of
from kgbuild.lexicon import table
from kgbuild.model import Evidence, PaperKind

#: A quote shows what was read; beyond this length the title stands for the entry.
LONGEST: Final = 2000
_BRIEF: Final = 400
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S*[^\s.,;])", re.IGNORECASE)
_RANGE = re.compile(r"\b([A-Za-z]?)(\d+)-\1?(\d+)\b")
#: Of the words that a record says of its type, those that say most first.
_TELLING: Final[tuple[PaperKind, ...]] = (
    "preprint", "patent", "thesis", "editorial", "chapter", "book", "conference", "report", "journal",
)  # fmt: skip
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PAGES = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")


def kind_of(form: str, word: str) -> PaperKind:
    """Give the type of paper that a word of a format means; empty where it says nothing."""
    return cast("PaperKind", table("work_kinds")[form].get(word, ""))


def kind_among(form: str, told: Iterable[str]) -> PaperKind:
    """Give the type of paper that the first of several words of a format means, those that say most first."""
    kinds = {kind_of(form, word) for word in told}
    return next((kind for kind in _TELLING if kind in kinds), "")


def pages_of(value: str) -> str:
    """Give pages as "12-19", or an article number as it is.

    >>> pages_of("12--19"), pages_of("12 – 19, 23"), pages_of("e0123")
    ('12-19', '12-19, 23', 'e0123')
    """
    return _PAGES.sub("-", " ".join(value.split())).strip("-")


def pages_in_full(value: str) -> str:
    """Give pages as `pages_of` does, the last one whole where only its last digits are printed.

    >>> pages_in_full("123-34"), pages_in_full("1-9"), pages_in_full("S12-5"), pages_in_full("101-4, 107")
    ('123-134', '1-9', 'S12-S15', '101-104, 107')
    """
    return _RANGE.sub(_in_full, pages_of(value))


def _in_full(found: re.Match[str]) -> str:
    letter, first, last = found.groups()
    return f"{letter}{first}-{letter}{first[: max(len(first) - len(last), 0)]}{last}"


def date_within(year: str, told: str) -> str:
    """Give the day or the month that is told of a year; the year alone where it is another's, or cannot be read.

    >>> date_within("2014", "May 3"), date_within("2014", "3 May 2014"), date_within("2014", "May 2013")
    ('2014-05-03', '2014-05-03', '2014')
    """
    exact = parse_date(told if _YEAR.search(told) else f"{told} {year}") if told else ""
    return exact if exact.startswith(year) else year


def indexed_title(value: str) -> str:
    """Give a title as PubMed writes it without its full stop, and without the brackets that mark a translated one.

    >>> indexed_title("Tides of seas."), indexed_title("[Tides of seas].")
    ('Tides of seas', 'Tides of seas')
    """
    plain = value.removesuffix(".")
    return plain[1:-1].removesuffix(".") if plain.startswith("[") and plain.endswith("]") else plain


def doi_in(value: str) -> str:
    """Give the DOI of a field that holds nothing else, with whatever signs it has; else the first that is found.

    >>> doi_in("https://doi.org/10.1002/(SICI)1096(1998)19:4<377::A>3.0.CO;2-P"), doi_in("see 10.5555/ab.")
    ('10.1002/(SICI)1096(1998)19:4<377::A>3.0.CO;2-P', '10.5555/ab')
    """
    found = _DOI.fullmatch(value.strip())
    return found[1] if found else doi_of(value)


def entry_evidence(text: str, at: int, title: tuple[int, int], extractor: str, confidence: float = 1.0) -> Evidence:
    """Quote an entry, or its title alone where it is long.

    Args:
        text: of the entry.
        at: its first code point in the file.
        title: where the title stands in `text`, first and one past the last.
        extractor: who read it.
        confidence: probability of being right.
    """
    start, end = title if len(text) > LONGEST and title[1] > title[0] else (0, len(text))
    quote = text[start : min(end, start + LONGEST)]
    lead = len(quote) - len(quote.lstrip())
    quote = quote.strip()
    return Evidence(at + start + lead, at + start + lead + len(quote), quote, extractor, confidence)


def lost_entry(text: str, at: int, extractor: str) -> Evidence:
    """Give the evidence of an entry that nothing could be read from: how it begins."""
    lead = len(text) - len(text.lstrip())
    quote = text.strip()[:_BRIEF].rstrip()
    return Evidence(at + lead, at + lead + len(quote), quote, extractor)


def serial_number(value: str) -> dict[str, str]:
    """Tell an ISSN from an ISBN by its length; anything else says nothing.

    >>> serial_number("1234-5679"), serial_number("978-3-16-148410-0"), serial_number("none")
    ({'issn': '1234-5679'}, {'isbn': '978-3-16-148410-0'}, {})
    """
    first = re.split(r"[;,\s]", value.strip())[0]
    digits = re.sub(r"[^\dXx]", "", first)
    return {"issn": first} if len(digits) == 8 else {"isbn": first} if len(digits) in {10, 13} else {}
