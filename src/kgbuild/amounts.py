"""Amounts of money as grants print them: "340k€", "USD 120,000", "606.078 EUR", "$1.2M"."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.lexicon import alternatives, table

_SCALE = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "mio": 1_000_000, "million": 1_000_000, "millions": 1_000_000,
          "bn": 1_000_000_000, "billion": 1_000_000_000, "lakh": 100_000, "lakhs": 100_000, "crore": 10_000_000,
          "crores": 10_000_000, "mil": 1_000, "mill": 1_000_000, "millones": 1_000_000, "millionen": 1_000_000,
          "milioni": 1_000_000, "milhões": 1_000_000, "miljoen": 1_000_000, "tausend": 1_000}  # fmt: skip
#: Behind an amount that is the sum of others.
_TOTAL = re.compile(
    r"\s*(?:\(?in )?(?:grand )?(?:total|gesamt|insgesamt|au total|en total|in totaal|in totale|no total)\b",
    re.IGNORECASE,
)
#: At the end of an entry, without a currency.
_BARE = re.compile(r"[,;:]\s+(\d{1,3}(?:,\d{3})+)\s*\.?$")
#: Between a number and its currency; a tab parts the cells of a table.
_GAP = "[ \u00a0\u202f]?"
_NUMBER = (
    r"(?P<number{0}>\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?!\d)(?:\.\d{{1,2}})?"  # lakhs: "5,00,000"
    r"|\d{{1,3}}(?:[.,'’\u00a0\u202f ]\d{{3}})+(?!\d)(?:[.,]\d{{1,2}}(?!\d))?|\d+(?:[.,]\d+)?){gap}"
    r"(?P<scale{0}>[Mm]io\.?|[Mm]illions?|thousand|bn|billion|lakhs?|crores?"
    r"|mil|[Mm]ill\.|millones|Millionen|milioni|milhões|miljoen|[Tt]ausend|[kKMm])?"
)


@cache
def _pattern() -> re.Pattern[str]:
    choice = alternatives(sign for group in table("funding")["currencies"].values() for sign in group)
    codes = "|".join(sorted(table("funding")["currencies"]))
    before = (
        rf"(?<![A-Za-z])(?P<sign1>{choice}){_GAP}{_NUMBER.format(1, gap=_GAP)}(?![\w])"
        rf"(?:{_GAP}\(?(?P<code>{codes})\b\)?)?"
    )
    number = rf"(?<![\w.,]){_NUMBER.format(2, gap=_GAP)}{_GAP}"
    after = rf"{number}(?:(?P<sign2>{choice})(?![A-Za-z\d])|\((?P<code2>{codes})\))"
    return re.compile(f"{before}|{after}")


def find_amount(text: str) -> tuple[str, str]:
    """Give the first amount of a text as (plain digits, ISO 4217 code); both empty where there is none.

    >>> find_amount("ANR (340k€ for the team)"), find_amount("606.078 EUR"), find_amount("$1.2M"), find_amount("2019")
    (('340000', 'EUR'), ('606078', 'EUR'), ('1200000', 'USD'), ('', ''))
    >>> find_amount("Rs. 5,00,000"), find_amount("₹ 12 lakh")
    (('500000', 'INR'), ('1200000', 'INR'))
    >>> find_amount("5,624,000 (HKD)"), find_amount("in 2024 (EUR-Lex)")
    (('5624000', 'HKD'), ('', ''))
    """
    return next(iter(find_amounts(text)), ("", ""))


def main_amount(text: str) -> tuple[str, str]:
    """Give the amount that a text calls the total, behind it, else the first.

    >>> main_amount("$ 499,000 direct/yr 1, $ 2,450,000 total"), main_amount("$5,000, $7,000")
    (('2450000', 'USD'), ('5000', 'USD'))
    """
    found = [match for match in _pattern().finditer(text) if _TOTAL.match(text, match.end())]
    return find_amount(found[0][0]) if len(found) == 1 else find_amount(text)


def find_amounts(text: str) -> list[tuple[str, str]]:
    """Give all amounts of a text, in order."""
    found = []
    for match in _pattern().finditer(text):
        side = "1" if match["sign1"] else "2"
        value = _value(match["number" + side], match["scale" + side] or "")
        if value:
            found.append((value, match["code"] or match["code2"] or _code(match["sign" + side])))
    return found


def bare_amount(text: str) -> re.Match[str] | None:
    """Find the number that ends a text as an amount does that names no currency: "Nets of the North, 545,760"."""
    return _BARE.search(text)


def amount_spans(text: str) -> list[tuple[int, int]]:
    """Give where amounts stand in a text."""
    return [match.span() for match in _pattern().finditer(text)]


def without_amounts(text: str) -> str:
    """Give a text with blanks where amounts stood."""
    return _pattern().sub(lambda match: " " * len(match[0]), text)


def _code(sign: str) -> str:
    currencies: dict[str, list[str]] = table("funding")["currencies"]
    return next(code for code, signs in currencies.items() if sign in signs)


def _value(number: str, scale: str) -> str:
    """Read a number whose separators may be of either custom: the last group tells thousands from decimals."""
    number = re.sub(r"[\s\u00a0\u202f'’]", "", number)
    parts = re.split(r"[.,]", number)
    factor = _SCALE.get(scale.casefold().rstrip("."), 1)
    decimal = len(parts) > 1 and (len(parts[-1]) != 3 or (factor > 1 and len(parts) == 2))
    whole, fraction = ("".join(parts[:-1]), parts[-1]) if decimal else ("".join(parts), "")
    scaled = int(whole + fraction) * factor / 10 ** len(fraction)
    return str(round(scaled)) if scaled == round(scaled) else f"{scaled:.2f}"
