"""Reference strings into tokens with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

#: Longest string that is looked at; what lies behind is not read. The longest real author lists stay below it.
MAX_CHARS = 6000
#: Longest string in tokens.
MAX_TOKENS = 1200

_TOKEN = re.compile(
    r"""
    </?[A-Za-z][A-Za-z0-9]{0,9}(?:\s[^<>]{0,400})?/?>   # a tag of a page
  | (?:https?://|www\.)[^\s<>"”»]+            # an address
  | 10\.\d{4,9}/[^\s<>"”»]+                   # a DOI
  | [^\W\d_]\.(?:\s?[-‐‑]\s?[^\W\d_]\.)*(?=[\W\d]|[^\W\d_]\.|[A-ZÀ-Þ]|$)   # an initial with its stop: "J.-P."
  | [´¨ˆ˜¸ˇ˘˙¯]?[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*
    (?:['’‐‑-][^\W\d_]{2,}|[´¨`ˆ˜¸ˇ˘˙¯~^][^\W\d_]+|[´¨ˆ˜¸ˇ]\ (?=[a-z])[^\W\d_]+)*
                                            # a word: "Martin-Facklam", "d'Alembert", with loose accents "Bl¨umel"
  | \d+
  | \S
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """One token: its text and its place in the given string."""

    text: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Cut a string into words, numbers, initials, addresses and single signs.

    >>> [t.text for t in tokenize("J.-P. Roy, Phys. Rev. D43 (1991) 1-9")]
    ['J.-P.', 'Roy', ',', 'Phys', '.', 'Rev', '.', 'D', '43', '(', '1991', ')', '1', '-', '9']
    """
    found = []
    for match in _TOKEN.finditer(text[:MAX_CHARS]):
        found.append(Token(match.group(), match.start(), match.end()))
        if len(found) == MAX_TOKENS:
            break
    return found
