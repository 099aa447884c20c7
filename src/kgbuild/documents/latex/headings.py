"""Commands that print headings: known ones, and unknown ones by their names."""

from __future__ import annotations

import re

from kgbuild.documents.latex.entries import opens
from kgbuild.documents.latex.tokens import Token
from kgbuild.lexicon import table


def heading_level(name: str) -> int:
    """Give the level of the heading that an unknown command prints, by its name; 0 for other commands."""
    found = re.search(r"(sub)*(?:section|sect|heading|rubric)(?:title|name)?$", name, re.IGNORECASE)
    return (3 if found[1] else 2) if found else 0


def cut_at_heading(tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Cut an item of a list before the heading of the part of the list that follows it."""
    depth = 0
    for at, token in enumerate(tokens):
        depth += opens(token)
        heads = token.kind == "command" and (token.text in table("latex")["headings"] or heading_level(token.text))
        if at and heads and not depth:
            return tokens[:at], tokens[at:]
    return tokens, []
