"""Entries that R Markdown curricula type into their cells: `tribble(…)` handed to `detailed_entries`.

https://pkg.mitchelloharawild.com/vitae/reference/cventries.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_TABLE = re.compile(r"\b(?:tibble::)?tribble\s*\(")
_STRING = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"
_TOKEN = re.compile(
    rf"(?P<text>{_STRING})|~\s*(?P<name>`[^`]*`|[\w.]+)|(?P<comment>\#[^\n]*)|(?P<word>[\w.:-]+)|(?P<sign>[(),])"
)
_PIPE = re.compile(
    r"\s*(?:%>%|\|>)\s*(?:vitae::)?(?P<kind>detailed|brief)_entries\s*\((?P<given>(?:[^()]|\([^()]*\))*)\)"
)
_ORDER = {"detailed": ("what", "when", "with", "where", "why"), "brief": ("what", "when", "with")}
#: A comma between arguments, in no bracket.
_COMMA = re.compile(r",(?![^()]*\))")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_MOST_COLUMNS = 12


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of a table, and the line of the cell that it begins on."""

    text: str
    line: int


def entries_of(cell: str) -> str:
    r"""Give the entries that a cell prints as Markdown of as many lines, each on the line that it is typed on.

    >>> entries_of('tribble(~ a, ~ b,\n"PhD", "2014") %>% detailed_entries(a, b)')
    '\n- **PhD**, 2014'
    """
    lines = [""] * (cell.count("\n") + 1)
    end = 0
    while found := _TABLE.search(cell, end):
        names, values, end = _table(cell, found.end())
        piped = _PIPE.match(cell, end)
        if not piped or not names or len(values) % len(names):
            continue
        asked = _asked(piped["kind"], piped["given"], names)
        for line, text in _printed(names, values, asked):
            lines[line] = text
    return "\n".join(lines)


def _table(cell: str, start: int) -> tuple[list[str], list[_Value], int]:
    """Read a table: the names of its columns, its values, and the place behind its bracket."""
    names: list[str] = []
    values: list[_Value] = []
    depth, done, line = 1, start, cell.count("\n", 0, start)
    for token in _TOKEN.finditer(cell, start):
        line += cell.count("\n", done, token.start())
        done = token.start()
        if token["name"]:
            names.append(token["name"].strip("`"))
        elif token["text"]:
            values.append(_Value(_ESCAPED.sub(_unescaped, token["text"][1:-1]), line))
        elif token["word"] and depth == 1:
            values.append(_Value("" if token["word"] in {"NA", "NULL", "NA_character_"} else token["word"], line))
        elif token["sign"] in {"(", ")"}:
            depth += 1 if token["sign"] == "(" else -1
            if not depth:
                return names[:_MOST_COLUMNS], values, token.end()
    return [], [], len(cell)


def _unescaped(found: re.Match[str]) -> str:
    return {"n": " ", "t": " "}.get(found[1], found[1])


def _asked(kind: str, given: str, names: list[str]) -> Mapping[str, int]:
    """Give the column of each part of an entry, by name or by order."""
    parts = list(_ORDER[kind])
    asked: dict[str, int] = {}
    for argument in _COMMA.split(given):
        part, _, column = argument.rpartition("=")
        part, column = part.strip(), _column(column, names)
        if part in parts:
            parts.remove(part)
        elif not part and parts and column:
            part = parts.pop(0)
        if part and column in names:
            asked[part] = names.index(column)
    return asked


def _column(said: str, names: list[str]) -> str:
    """Give the column that an argument names, or puts together with others: `glue("{role}")`."""
    said = said.strip().strip("`")
    return said if said in names else next((word for word in re.findall(r"[\w.]+", said) if word in names), said)


def _printed(names: list[str], values: list[_Value], asked: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Give each entry with its line; one that differs from the one before in its reason only is told below it."""
    before = ""
    for place in range(0, len(values), len(names)):
        row = values[place : place + len(names)]
        told = {part: row[column].text.strip() for part, column in asked.items()}
        head = f"**{told['what']}**" if told.get("what") else ""
        line = ", ".join(part for part in (head, *(told.get(part, "") for part in ("with", "where", "when"))) if part)
        why = told.get("why", "")
        if line and line == before:
            yield row[0].line, f"    - {why}" if why else ""
        else:
            yield row[0].line, f"- {line}{'<br>' if line and why else ''}{why}"
        before = line
