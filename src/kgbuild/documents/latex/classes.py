r"""Home-made classes and styles beside a source: which of their definitions tell what the page prints.

A class draws boxes, counts and asks what its author never meant to be read; only what plainly prints its arguments
is taken, and nothing whose name already says what it holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from kgbuild.documents.latex.tokens import Token, argument, option, words_of
from kgbuild.lexicon import table

#: Commands that put a class or style in; their files lie beside the source, or are of no concern here.
LOADS: Final = {
    "documentclass": ".cls",
    "LoadClass": ".cls",
    "LoadClassWithOptions": ".cls",
    "usepackage": ".sty",
    "RequirePackage": ".sty",
}
#: What does more than print: definitions, questions about what follows, drawings.
_WORKS: Final = frozenset({
    "@ifnextchar", "@ifstar", "csname", "def", "edef", "expandafter", "futurelet", "gdef", "global", "ifx",
    "let", "newcommand", "node", "pgfmathsetlength", "providecommand", "renewcommand", "savebox", "sbox", "xdef",
})  # fmt: skip
#: A heading by its name, of whatever class.
_HEADS = re.compile(r"(?:section|sect|heading|rubric)(?:title|name)?$", re.IGNORECASE)


@cache
def _known() -> frozenset[str]:
    """Give the commands and environments whose meaning is known without their definition."""
    latex, tex = table("latex"), table("tex")
    entries = {name.split("/")[0].removesuffix(".item") for name in latex["entries"]}
    owner = {*latex["owner"]["name"], *latex["owner"]["other"]}
    places = latex["environments"]
    environments = {*places["lists"], *places["tables"], *places["dropped"], *places["headed"], *places["framed"]}
    commands = {*latex["headings"], *latex["runs"], *latex["switches"], *latex["sizes"], *latex["silent"]}
    signs = {*tex["accents"], *tex["symbols"]}
    return frozenset(entries | owner | environments | commands | signs | {"item", "href", "url", "par", "newline"})


def loaded(tokens: Sequence[Token], at: int, suffix: str) -> tuple[list[str], int]:
    """Give the files that a command names, with their ending, and the place behind it."""
    work = list(tokens[at : at + 400])
    _, behind = option(work, 0)
    named, behind = argument(work, behind)
    names = [name.strip() for name in words_of(named).split(",")]
    return [name + suffix for name in names if name], at + behind


def prints(name: str, arity: int, *bodies: Sequence[Token]) -> bool:
    """Tell whether a definition of a class says what is printed: it shows its arguments and does nothing else."""
    if name in _known() or _HEADS.search(name) or "@" in name:
        return False
    tokens = [token for body in bodies for token in body]
    shown = {token.text for token in tokens if token.kind == "parameter"}
    works = any(token.kind == "command" and token.text in _WORKS for token in tokens)
    return not works and len(shown) >= min(arity, 1)


def stands_for(name: str, first: Sequence[Token], last: Sequence[Token], *, rows: bool) -> bool:
    """Tell whether an environment of a class is a list of LaTeX under another name, or a table if it defines rows."""
    opened = [
        words_of(argument(first, at + 1)[0])
        for at, token in enumerate(first)
        if token.kind == "command" and token.text == "begin"
    ]
    places = table("latex")["environments"]
    known = {*places["lists"], *(places["tables"] if rows else ())}
    return bool(opened) and all(inner in known for inner in opened) and prints(name, 0, first, last)
