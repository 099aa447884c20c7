r"""Lengths and settings in LaTeX sources, which print nothing: `\parskip=2pt`, `\kern-1pt`, `{0.8\textwidth}`, `{Style=Caps}`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.documents.latex_tokens import Token
from kgbuild.lexicon import words

_UNIT = r"(?:pt|em|ex|cm|mm|in|pc|sp|bp|dd|cc|mu|fil{1,3})"
_AMOUNT = rf"[-+]?\s*(?:\d*[.,]?\d+)?\s*(?:true\s*)?(?:{_UNIT}(?![a-z]))?"
_GLUE = rf"(?:\s*(?:plus|minus)\s*{_AMOUNT})*"
#: What is given to a length, and what tells a box how wide it is.
_GIVEN = re.compile(rf"\s*(?:=\s*)?{_AMOUNT}{_GLUE} ?")
_ASSIGNED = re.compile(rf"\s*=\s*{_AMOUNT}{_GLUE} ?")
_WIDE = re.compile(rf"\s*(?:to|spread)\s*{_AMOUNT}")
_LENGTH = re.compile(rf"[-+]?\s*\d*[.,]?\d*\s*(?:{_UNIT})?")
_PAIRS = re.compile(r"\s*\w[\w ]*=[^=,\s][^=,]*(?:,\s*\w[\w ]*(?:=[^=,]*)?)*,?\s*")
_BOXES = frozenset({"hbox", "vbox", "vtop"})


def without_lengths(tokens: Sequence[Token]) -> list[Token]:
    """Give the tokens without the lengths that are set among them."""
    lengths = words("latex", "lengths")
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        at += 1
        if token.kind != "command":
            out.append(token)
            continue
        follows = tokens[at] if at < len(tokens) else None
        known = token.text in lengths
        given = _given(token, follows, known=known)
        if not known:
            out.append(token)
        if given and follows:
            rest = follows.text[given:]
            at += 1
            if rest:
                out.append(Token("text", rest, follows.line))
                continue
        if (known or given) and at < len(tokens) and tokens[at].kind == "command" and tokens[at].text in lengths:
            at += 1  # a multiple of another length
    return out


def _given(token: Token, follows: Token | None, *, known: bool) -> int:
    """Give how many characters of the text behind a command are a length."""
    if follows is None or follows.kind != "text":
        return 0
    pattern = _WIDE if token.text in _BOXES else _GIVEN if known else _ASSIGNED
    found = pattern.match(follows.text)
    return found.end() if found and (found[0].strip() or known) else 0


def is_setting(tokens: Sequence[Token]) -> bool:
    """Tell whether an argument only sets the page: a length, or keys and their values."""
    text = "".join(token.text for token in tokens if token.kind == "text").strip()
    commands = [token.text for token in tokens if token.kind == "command"]
    if commands:
        return all(name in words("latex", "lengths") for name in commands) and bool(_LENGTH.fullmatch(text))
    if any(token.kind not in {"text", "open", "close"} for token in tokens):
        return False
    return bool(re.fullmatch(rf"[-+]?\d*[.,]?\d+\s*{_UNIT}", text) or (text and _PAIRS.fullmatch(text)))
