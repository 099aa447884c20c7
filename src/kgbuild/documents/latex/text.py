"""Text of LaTeX sources as HTML: ligatures, accents, signs typed as mathematics, the signs of addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from html import escape
from typing import Final

from kgbuild.documents.latex.tokens import Token
from kgbuild.documents.webpage.source import mark_line
from kgbuild.lexicon import table

_LIGATURES: Final = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "), ("`", "‘"))
_SUPERSCRIPT = re.compile(
    r"^\$\s*\^\s*(?:\{\\?(?:text|mathrm|rm)?\{?([\w*†‡]+)\}?\}|\\(?:text|mathrm|textrm)\{([\w*†‡]+)\}|([\w*]))\s*\$$"
)
_SYMBOL = re.compile(r"^\$\s*(?:\\([A-Za-z]+)|([|<>+*/=:]))\s*\$$")


def mathematics(text: str) -> str:
    """Print a sign that is typed as mathematics; more than that stays as it is."""
    if raised := _SUPERSCRIPT.match(text):
        return f"<sup>{escape(raised[1] or raised[2] or raised[3])}</sup>"
    if not text.strip("$~ "):
        return " "
    sign = _SYMBOL.match(text)
    return escape(str(sign[2] or table("tex")["symbols"].get(sign[1], text)) if sign else text)


def printed(token: Token) -> str:
    """Print text, each of its lines with its mark."""
    text = token.text
    for typed, printed in _LIGATURES:
        text = text.replace(typed, printed)
    lines = escape(text, quote=False).split("\n")
    marked = (mark_line(token.line + index) + line if line.strip() else line for index, line in enumerate(lines))
    return "\n".join(marked)


def accented(letter: str, name: str) -> str:
    """Give a letter with the accent that a command sets on it."""
    mark = table("tex")["accents"][name]
    return escape(unicodedata.normalize("NFC", letter + mark) if letter else "")


def unescaped(tokens: Sequence[Token]) -> list[Token]:
    r"""Give the tokens of an address, `\%`, `\#` and `\_` as the signs that they stand for."""
    return [
        Token("text", token.text, token.line)
        if token.kind in {"command", "align"} and not token.text.isalpha()
        else token
        for token in tokens
    ]
