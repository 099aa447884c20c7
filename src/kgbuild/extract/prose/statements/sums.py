"""Sums of money as plain numbers."""

from __future__ import annotations

import re

from kgbuild.lexicon import table

_SCALE = (("million", 1_000_000), ("mio", 1_000_000), ("k", 1000), ("thousand", 1000), ("m", 1_000_000))


def sum_in(text: str) -> tuple[str, str]:
    """Give the sum that a text tells, in plain digits, and the code of its currency; what it does not tell is empty."""
    return _amount_of(text), _currency_of(text)


def _amount_of(text: str) -> str:
    """Give a sum in plain digits: "1.2 million" is 1200000."""
    number = re.search(r"\d[\d.,\s  ’']*", text)
    if number is None:
        return ""
    digits = re.sub(r"[\s  ’']", "", number[0]).rstrip(".,")
    digits = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits).replace(",", ".")
    unit = text[number.end() :].casefold().lstrip()
    scale = next((factor for word, factor in _SCALE if unit.startswith(word)), 1)
    try:
        value = float(digits) * scale
    except ValueError:
        return ""
    return str(int(value)) if value == int(value) else str(value)


def _currency_of(text: str) -> str:
    """Give the code of the currency whose sign or name stands in a sum."""
    return next((code for sign, code in table("statements")["currencies"].items() if sign in text), "")
