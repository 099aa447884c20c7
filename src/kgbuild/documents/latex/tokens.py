r"""LaTeX cut into tokens, each with the line that it stands on; comments are left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "command", "open", "close", "parameter", "align", "break", "par", "math"]

_TOKEN = re.compile(
    r"""(?P<ends>%[^\n]*\n[ \t]*\n\s*)
    |(?P<comment>%[^\n]*\n?[ \t]*)
    |\\(?P<break>(?:\\\*?|(?:tabularnewline|linebreak)(?![A-Za-z@]))(?:[ \t]*\[[^\[\]\n]*\])?)
    |\\(?P<word>[A-Za-z@]+)\*?[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?
    |\\(?P<sign>[^A-Za-z@])
    |(?P<math>\$\$(?:[^$\\]|\\.)+\$\$|\$(?:[^$\\]|\\.)+\$)
    |(?P<open>\{)|(?P<close>\})|(?P<align>&)|(?P<parameter>\#[1-9])
    |(?P<par>\n[ \t]*\n\s*)""",
    re.VERBOSE | re.DOTALL,
)
#: No option has more tokens; a bracket that never closes opens none.
_LONGEST_OPTION = 200
#: Tables whose width stands before their columns without braces, in no more tokens.
_SPREAD, _WIDTH = frozenset({"tabu", "longtabu"}), 8
_NAMED = ("open", "close", "align", "parameter", "par", "math")


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind, its text (of a command, its name without backslash and star) and its line."""

    kind: Kind
    text: str
    line: int


def tokens_of(source: str, *, first: int = 1) -> list[Token]:
    """Give the tokens of a piece of LaTeX whose first line is the line `first` of its file."""
    found: list[Token] = []
    line, done = first, 0

    def text(end: int) -> None:
        if end > done:
            found.append(Token("text", source[done:end], line))

    for match in _TOKEN.finditer(source):
        text(match.start())
        line += source.count("\n", done, match.start())
        done = match.end()
        if match["word"] or match["sign"]:
            found.append(Token("command", match["word"] or match["sign"], line))
        elif match["break"]:
            found.append(Token("break", "\\" + match["break"], line))
        elif match["ends"]:  # a blank line behind a comment parts as any other
            found.append(Token("par", "\n\n", line))
        else:
            found += [Token(kind, match[kind], line) for kind in _NAMED if match[kind]]  # type: ignore[arg-type]
        line += match[0].count("\n")
    text(len(source))
    return found


def too_deep(tokens: Sequence[Token], most: int) -> int:
    """Give the line on which more groups and environments are open than `most`; 0 where none is."""
    depth = 0
    for token in tokens:
        opens = token.kind == "open" or (token.kind, token.text) == ("command", "begin")
        closes = token.kind == "close" or (token.kind, token.text) == ("command", "end")
        depth = max(depth + opens - closes, 0)
        if depth > most:
            return token.line
    return 0


def group_end(tokens: Sequence[Token], at: int) -> int:
    """Give the place of the brace that closes the one at `at`; the last place where none does."""
    depth = 0
    for place in range(at, len(tokens)):
        if tokens[place].kind == "open":
            depth += 1
        elif tokens[place].kind == "close":
            depth -= 1
            if not depth:
                return place
    return len(tokens) - 1


def skip_space(tokens: Sequence[Token], at: int) -> int:
    """Give the place behind white space."""
    while at < len(tokens) and tokens[at].kind == "text" and not tokens[at].text.strip():
        at += 1
    return at


def argument(tokens: Sequence[Token], at: int) -> tuple[list[Token], int]:
    """Read a mandatory argument, a group or one token: (its tokens, the place behind it)."""
    at = skip_space(tokens, at)
    if at >= len(tokens):
        return [], at
    if tokens[at].kind == "open":
        end = group_end(tokens, at)
        return list(tokens[at + 1 : end]), end + 1
    token = tokens[at]
    if token.kind == "text":
        bare = token.text.lstrip()
        return [Token("text", bare[:1], token.line)], at + 1
    return [token], at + 1


def option(tokens: list[Token], at: int) -> tuple[list[Token] | None, int]:
    """Read an optional argument in brackets: (its tokens, the place behind it), None where there is none.

    A text token that the bracket cuts is replaced in `tokens` by what follows the bracket.
    """
    place = skip_space(tokens, at)
    if place >= len(tokens) or tokens[place].kind != "text" or not tokens[place].text.lstrip().startswith("["):
        return None, at
    last, close = _option_end(tokens, place)
    if last < 0:
        return None, at
    begin = tokens[place].text.index("[") + 1
    first, end = tokens[place], tokens[last]
    inner = [Token(first.kind, first.text[begin:], first.line), *tokens[place + 1 : last]] if last > place else []
    inner.append(Token("text", end.text[begin if last == place else 0 : close], end.line))
    if rest := end.text[close + 1 :]:
        tokens[last] = Token("text", rest, end.line)
        return inner, last
    return inner, last + 1


def _option_end(tokens: Sequence[Token], place: int) -> tuple[int, int]:
    """Give the token that closes the bracket which the one at `place` opens, and where in it; -1 where none does."""
    depth = 0
    for index in range(place, min(place + _LONGEST_OPTION, len(tokens))):
        token = tokens[index]
        depth += (token.kind == "open") - (token.kind == "close")
        if depth < 0 or token.kind == "par":
            break
        if token.kind == "text" and not depth:
            close = token.text.find("]", token.text.index("[") + 1 if index == place else 0)
            if close >= 0:
                return index, close
    return -1, -1


def environment_end(tokens: Sequence[Token], at: int, name: str) -> int:
    r"""Give the place of the `\end` of the environment that is open at `at`."""
    depth = 1
    for place in range(at, len(tokens)):
        token = tokens[place]
        if token.kind == "command" and token.text in {"begin", "end"}:
            named, _ = argument(tokens, place + 1)
            if words_of(named) == name:
                depth += 1 if token.text == "begin" else -1
                if not depth:
                    return place
    return len(tokens)


def words_of(tokens: Sequence[Token]) -> str:
    """Give the plain words of tokens: names of environments, files, addresses."""
    return "".join(token.text for token in tokens if token.kind in {"text", "math"}).strip()


def behind_width(tokens: Sequence[Token], start: int, name: str) -> int:
    r"""Give where the columns of a table begin; some open with their width: "to \linewidth {X[l]X[r]}"."""
    near = range(start, min(start + _WIDTH, len(tokens))) if name in _SPREAD else ()
    return next((at for at in near if tokens[at].kind == "open"), start)


def is_begin(tokens: Sequence[Token], at: int, name: str) -> bool:
    """Tell whether an environment of this name begins at a place."""
    token = tokens[at]
    return token.kind == "command" and token.text == "begin" and words_of(argument(tokens, at + 1)[0]) == name
