r"""Lengths and settings in LaTeX sources, which print nothing: `\parskip=2pt`, `\kern-1pt`, `{0.8\textwidth}`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from kgbuild.documents.latex.tokens import Token, argument, option, words_of
from kgbuild.lexicon import table

_UNIT = r"(?:pt|em|ex|cm|mm|in|pc|sp|bp|dd|cc|mu|fil{1,3})"
_AMOUNT = rf"[-+]?\s*\d*[.,]?\d+\s*(?:true\s*)?{_UNIT}?"
_GLUE = rf"(?:\s*(?:plus|minus)\s*{_AMOUNT})*"
_GIVEN = re.compile(rf"\s*=?\s*(?:{_AMOUNT}{_GLUE}\s?|[-+]\s*$|$)")
_ASSIGNED = re.compile(rf"\s*=\s*(?:{_AMOUNT}{_GLUE}\s?|[-+]?\s*$)")
_WIDE = re.compile(rf"\s*(?:to|spread)\s*(?:{_AMOUNT})?")
_MULTIPLE = re.compile(r"[-+]?\s*\d*[.,]?\d*\s*")
_LENGTH = re.compile(rf"[-+]?\d*[.,]?\d+\s*{_UNIT}")
_UNITED = re.compile(rf"\d\s*(?:true\s*)?{_UNIT}\s*$")
_PAIRS = re.compile(r"\w[\w ]*=[^=,\s][^=,]*(?:,\s*\w[\w ]*(?:=[^=,]*)?)*,?")
_LONGEST = 200
#: From so many points on type is of the next size of HTML; what a text is set in has the third.
_SIZES = (8, 9, 12.5, 14, 17, 22)
#: The space below a line in `\\\\[2ex]`, and units in points, for type of the usual size; so much sets entries apart.
_BELOW = re.compile(r"\[\s*(\d*\.?\d*)\s*(pt|em|ex|cm|mm|in|\\baselineskip)\s*\]$")
_POINTS = {"pt": 1.0, "em": 10.0, "ex": 4.3, "cm": 28.5, "mm": 2.85, "in": 72.3, "\\baselineskip": 12.0}
_LINE = 10.0
_BOXES = frozenset({"hbox", "vbox", "vtop"})
_RULES = frozenset({"hrule", "vrule"})
#: What stands for a line drawn across the text.
RULE = "ruled"
_ACROSS = frozenset({"columnwidth", "linewidth", "textwidth"})
_RULED = re.compile(rf"\s*(?:(?:height|width|depth)\s*{_AMOUNT}\s*)*")


@cache
def _names(which: str) -> frozenset[str]:
    return frozenset(table("latex")["lengths"][which])


def without_lengths(tokens: Sequence[Token]) -> list[Token]:
    """Give the tokens without the lengths that are set among them."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        follows = tokens[at] if at < len(tokens) else None
        given = _given(token, follows)
        if _is_across(tokens, at - 1):
            out.append(Token("command", RULE, token.line))
        if given < 0:
            out.append(token)
            continue
        if token.text in _BOXES:
            out.append(token)
        if token.text == "vrule" and not given:
            out.append(Token("text", " | ", token.line))  # a bar between words; with a height it is a strut
        rest = follows.text[given:] if follows and follows.kind == "text" else ""
        at += bool(follows and follows.kind == "text")
        if rest:
            out.append(Token("text", rest, token.line))
        elif at < len(tokens) and tokens[at].kind == "command" and tokens[at].text in _names("known"):
            whole = follows is not None and follows.kind == "text" and _UNITED.search(follows.text[:given])
            at += not whole  # a multiple of another length
    return out


def _is_across(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a command draws a line from margin to margin."""
    token = tokens[at]
    if token.kind != "command" or token.text not in {"hrule", "titlerule", "rule"}:
        return False
    if token.text != "rule":
        return True
    few = list(tokens[at + 1 : at + 30])
    width, _ = argument(few, option(few, 0)[1])
    return any(part.kind == "command" and part.text in _ACROSS for part in width)


def _given(token: Token, follows: Token | None) -> int:
    """Give how many characters of the text behind a command are a length; -1 where it takes none."""
    if token.kind != "command":
        return -1
    text = follows.text if follows and follows.kind == "text" else ""
    if token.text in _names("taking"):
        found = _GIVEN.match(text)
        return found.end() if found else 0
    if token.text in _RULES:
        ruled = _RULED.match(text)
        return ruled.end() if ruled else 0
    pattern = _WIDE if token.text in _BOXES else _GIVEN if token.text in _names("known") else _ASSIGNED
    found = pattern.match(text)
    return found.end() if found and found[0].strip() else -1


def parts(token: Token) -> bool:
    r"""Tell whether a line break opens a new paragraph: a line or so stays free below it, `\\\\[1em]`."""
    found = _BELOW.search(token.text)
    return found is not None and float(f"0{found[1]}") * _POINTS[found[2]] >= _LINE


def is_setting(tokens: Sequence[Token]) -> bool:
    """Tell whether an argument only sets the page: a length, or keys and their values."""
    text = "".join(token.text for token in tokens if token.kind == "text").strip()
    commands = [token.text for token in tokens if token.kind == "command"]
    if len(text) > _LONGEST or any(token.kind not in {"text", "command"} for token in tokens):
        return False
    if commands:
        return all(name in _names("known") for name in commands) and bool(_MULTIPLE.fullmatch(text))
    return bool(_LENGTH.fullmatch(text) or _PAIRS.fullmatch(text))


def font_size(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    r"""Give the size that the arguments of `\fontsize` set, as HTML counts it, and the place behind them."""
    given, at = argument(tokens, at)
    _, at = argument(tokens, at)
    found = re.match(r"\s*(\d+(?:\.\d+)?)\s*(?:pt|$)", words_of(given))
    return (1 + bisect_right(_SIZES, float(found[1])), at) if found else None
