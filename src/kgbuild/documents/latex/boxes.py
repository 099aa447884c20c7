r"""Boxes side by side in LaTeX: a column of dates in one, what happened then in the next, line by line.

Authors who know no tables set two boxes beside one another (`\parbox`, `minipage`) and count empty lines until the
dates of the one stand on the lines of the other. They are read as the table that they print.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from kgbuild.documents.latex.tokens import Token, argument, option, words_of

_ENDS: Final = frozenset({"par", "newline", "linebreak", "endgraf"})
#: What may stand between two boxes on one line, with how many arguments.
_BETWEEN: Final = {
    "hspace": 1, "hfill": 0, "hfil": 0, "quad": 0, "qquad": 0, "enspace": 0, " ": 0, ",": 0, "hskip": 0,
    "vspace": 1, "noindent": 0,
}  # fmt: skip
#: What only sets lengths, with how many arguments.
_SETTING: Final = {"vspace": 1, "hspace": 1, "setlength": 2, "fontsize": 2}
#: A line of the column of dates has at most so many words.
_WORDS: Final = 5
_DATED = re.compile(r"\d")


def side_by_side(tokens: Sequence[Token]) -> list[Token]:
    """Give the tokens with boxes that stand side by side, dates in the first, made tables."""
    work = list(tokens)
    out: list[Token] = []
    at = 0
    while at < len(work):
        first = _box(work, at)
        second = _box(work, _behind_gap(work, first[1])) if first else None
        rows = _rows(first[0], second[0]) if first and second else []
        if second and rows:
            out += _table(rows, work[at].line)
            at = second[1]
            continue
        out.append(work[at])
        at += 1
    return out


def _box(work: list[Token], at: int) -> tuple[list[Token], int] | None:
    """Give what the box that opens at a place holds, and the place behind it; None where none opens."""
    if at >= len(work) or work[at].kind != "command":
        return None
    if work[at].text == "parbox":
        at = _behind_options(work, at + 1)
        _, at = argument(work, at)
        return argument(work, at)
    if work[at].text != "begin" or words_of(argument(work, at + 1)[0]) != "minipage":
        return None
    start = _behind_options(work, argument(work, at + 1)[1])
    start = argument(work, start)[1]
    depth = 1
    for place in range(start, len(work)):
        token = work[place]
        if token.kind == "command" and token.text in {"begin", "end"}:
            depth += 1 if token.text == "begin" else -1
            if not depth:
                return work[start:place], argument(work, place + 1)[1]
    return None


def _behind_options(work: list[Token], at: int) -> int:
    given: list[Token] | None = []
    while given is not None:
        given, at = option(work, at)
    return at


def _behind_gap(work: list[Token], at: int) -> int:
    """Give the place behind spaces and gaps on the line."""
    while at < len(work):
        token = work[at]
        if token.kind == "text" and not token.text.strip(" \n\t*"):
            at += 1
        elif token.kind == "command" and token.text in _BETWEEN:
            at += 1
            for _ in range(_BETWEEN[token.text]):
                _, at = argument(work, at)
        else:
            break
    return at


def _rows(first: Sequence[Token], second: Sequence[Token]) -> list[tuple[list[Token], list[Token]]]:
    """Give the lines of two boxes in pairs; none if the first is no column of dates, or has lines of its own."""
    dates = _lines(first)
    while dates and not _is_printed(dates[-1]):
        dates.pop()
    texts = _lines(second)
    while texts and not _is_printed(texts[-1]):
        texts.pop()
    told = [words_of(_bare(line)) for line in dates if _is_printed(line)]
    short = all(len(words.split()) <= _WORDS for words in told)
    dated = sum(bool(_DATED.search(words)) for words in told)
    if not told or not short or 2 * dated < len(told) or not len(dates) <= len(texts) + 1 <= 2 + 6 * len(dates):
        return []
    lines = max(len(dates), len(texts))
    padded = (dates + [[]] * lines)[:lines], (texts + [[]] * lines)[:lines]
    return list(zip(*padded, strict=True))


def _lines(tokens: Sequence[Token]) -> list[list[Token]]:
    r"""Cut a box into its lines; an empty one counts only where `\null` or a second `\\` makes it."""
    found: list[list[Token]] = [[]]
    broken: list[bool] = []
    depth = 0
    for token in tokens:
        depth += (token.kind == "open") - (token.kind == "close")
        ends = token.kind in {"par", "break"} or (token.kind == "command" and token.text in _ENDS)
        if ends and not depth:
            broken.append(token.kind == "break")
            found.append([])
        else:
            found[-1].append(token)
    breaks = [a and b for a, b in pairwise([False, *broken, False])]
    return [
        line
        for line, both in zip(found, breaks, strict=True)
        if _is_printed(line) or both or any(token.text == "null" for token in line)
    ]


def _is_printed(line: Sequence[Token]) -> bool:
    return any(token.kind in {"text", "math"} and re.search(r"\w", token.text) for token in _bare(line))


def _bare(line: Sequence[Token]) -> list[Token]:
    """Give a line without the arguments that only set lengths."""
    out: list[Token] = []
    at = 0
    while at < len(line):
        token = line[at]
        at += 1
        taken = _SETTING.get(token.text, 0) if token.kind == "command" else 0
        for _ in range(taken):
            at = argument(line, at)[1]
        out += [] if taken else [token]
    return out


def _table(rows: Sequence[tuple[list[Token], list[Token]]], line: int) -> list[Token]:
    def named(command: str) -> list[Token]:
        return [Token("command", command, line), *_group("tabular", line)]

    out = [*named("begin"), *_group("ll", line)]
    for date, text in rows:
        end = text[-1].line if text else line
        out += [*date, Token("align", "&", end), *text, Token("break", "\\\\", end)]
    return [*out, *named("end")]


def _group(text: str, line: int) -> list[Token]:
    return [Token("open", "{", line), Token("text", text, line), Token("close", "}", line)]
