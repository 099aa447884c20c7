r"""Entries of curricula in LaTeX: arguments by what they hold, the items of a list, the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from kgbuild.dates import find_ranges
from kgbuild.documents.latex.continued import going_on, open_entry
from kgbuild.documents.latex.tokens import Token, option, words_of
from kgbuild.documents.webpage.source import MARK

_RULES = frozenset({
    "addlinespace", "bottomrule", "cline", "cmidrule", "hline", "kill", "midrule", "noalign", "toprule",
})  # fmt: skip
ITEMS = frozenset({"item", "bibitem"})
#: A label that counts: `1.`, `[J3]`, `(a)`.
_COUNTS = re.compile(r"[\[(]?(?:[A-Z]{0,3}[-.]?\d{1,3}|[A-Za-z]|[ivx]+)[\]).:]*")
#: What stands for the end of a time line that goes on.
_OPEN = "0"
_TAG = re.compile(r"<[^>]*>")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: A date that its row leaves open.
_OPENS = re.compile(r"\d\s*[-–—]$")
_OPEN_RANGE = re.compile(r"\d\s*[-–—]\s*(?:$|\D)")
_BOLD = re.compile(r"\s*<b>")
#: How no line ends that is all of what it says.
_OPEN_LINE = re.compile(
    r"(?:[,–-]|\b(?:the|an?|and|of|in|on|for|to|with|at|by|from|der|die|und|des|de|et|la|le|les|y|e))$"
)
#: The stop of a title that more follows behind a comma, with what ends its type.
_STOP = re.compile(r"(?<=[a-zß-ÿ]{4})\.(?=(?:\s|</\w+>)*$)")
#: Space below a row, and not above it.
_SPACE = re.compile(r"\[\s*\d*\.?\d")
_LIST = re.compile(r"<[uo]l>")
_BULLETS: Final = "•◦▪·∙∗⋄◆▸▹▶"
_BULLET = re.compile(rf"\s*[{_BULLETS}]")
_GLYPH = re.compile(rf"[{_BULLETS}]\s*")
#: What opens an entry has so many lines at most.
_HEAD = 3
#: A row of so many cells is a text and what stands beside it.
_LABELLED = 2


def visible(html: str) -> str:
    """Give the words of a piece of HTML."""
    return MARK.sub("", _TAG.sub("", html)).strip()


def entry(parts: Sequence[tuple[str, str]]) -> str:
    """Print an entry, given what each of its parts is and its HTML."""
    told = [(role, html) for role, html in parts if role and visible(html)]
    if (set_apart := _set_apart(told)) is not None:
        return set_apart
    if all(role == "item" for role, _ in told):
        return "".join(f"<ul><li>{html}</li></ul>" for _, html in told)
    if any(role == "label" for role, _ in told) or {role for role, _ in told} <= {"more", "note"}:
        unlabelled = [role for role, _ in parts] == ["label", "more"] and len(told) == 1
        return going_on(told[0][1]) if unlabelled and told[0][0] == "more" else _labelled(told)
    told = [(role, _STOP.sub("", html) if role == "title" and told[-1][0] != "title" else html) for role, html in told]
    line = [f"<b>{html}</b>" if role == "title" else html for role, html in told if role in {"title", "body", "place"}]
    date = [html for role, html in told if role == "date"]
    more = "".join(f"<p>{html}</p>" for role, html in told if role in {"more", "note"})
    told_when = ["–".join("" if visible(html) == _OPEN else html for html in date)] if date else []
    return open_entry(f"<div><p>{', '.join([*line, *told_when])}</p>{more}</div>")


def _set_apart(told: Sequence[tuple[str, str]]) -> str | None:
    """Print what is no entry: the name of the owner, a heading, a tag, a date in pieces; None for anything else."""
    roles = {role for role, _ in told}
    if "name" in roles:
        rest = "".join(f"<p>{html}</p>" for role, html in told if role != "name")
        return f"<h1>{' '.join(html for role, html in told if role == 'name')}</h1>{rest}"
    if "heading" in roles:
        return "".join(f"<h2>{html}</h2><p>" for role, html in told if role == "heading")
    if roles == {"line"}:
        return "".join(f"<br>{html}" for _, html in told) + "\n<p>"
    if roles == {"tag"}:
        return f"{', '.join(html for _, html in told)}, "
    return "-".join(html for _, html in told) if roles == {"part"} else None


def _labelled(told: Sequence[tuple[str, str]]) -> str:
    """Print "label: what it holds"; a label that is a date or a number is the first column of a row."""
    out: list[str] = []
    label = ""
    for role, html in told:
        if role == "label":
            label = html
        elif re.search(r"\d", visible(label)):
            out.append(table([[label, html]]))
            label = ""
        else:
            out.append(f"<p><b>{label}:</b> {html}</p>" if label else f"<p>{html}</p>")
            label = ""
    return "".join(out) + (f"<p>{label}</p>" if label else "")


def table(rows: Sequence[Sequence[str]], apart: Sequence[bool] = ()) -> str:
    """Print a table of data; rows of which nothing is printed are left out.

    Args:
        rows: their cells.
        apart: whether space is left below each; without it none tells where entries end.
    """
    told = [list(row) for row in rows if any(map(visible, row))]
    if apart:
        ends = [end for row, end in zip(rows, apart, strict=True) if any(map(visible, row))]
        told = _grouped(told, ends)
    told = _whole(_dated(told))
    printed = [_row(row) for row in told]
    return f'<table role="table">{"".join(printed)}</table>'


def head_of_entry(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Give the filled cells of a table that sets dates and places flush right of an entry's first lines, else none."""
    told = [[cell for cell in row if visible(cell)] for row in rows]
    told = [row for row in told if row]
    apart = told and (_BOLD.match(MARK.sub("", told[0][0])) or any(map(find_ranges, map(visible, told[0][1:]))))
    if not apart or len(told) > _HEAD or any(len(row) > _LABELLED for row in told):
        return []
    return told


def _row(row: Sequence[str]) -> str:
    """Print a row; from a list in the last of two cells on, what that cell holds stands below the row."""
    listed = _LIST.search(row[-1]) if len(row) == _LABELLED else None
    beside = bool(listed) and bool(visible(row[0]))
    last, below = (row[-1][: listed.start()], row[-1][listed.start() :]) if listed and beside else (row[-1], "")
    told = "".join(f"<td>{cell}</td>" for cell in [*row[:-1], last])
    return f"<tr>{told}</tr>" + (f'</table>{below}<table role="table">' if below else "")


def _grouped(rows: Sequence[list[str]], ends: Sequence[bool]) -> list[list[str]]:
    """Give one row for a dated one and those below it, up to where space is left; only some rows leave it."""
    if len(set(ends[:-1])) < 2 or any(len(row) != _LABELLED for row in rows):
        return list(rows)
    groups: list[list[list[str]]] = [[]]
    for row, end in zip(rows, ends, strict=True):
        groups[-1].append(row)
        if end:
            groups.append([])
    found: list[list[str]] = []
    for group in groups:
        labels = [bool(visible(row[0])) for row in group]
        whole = labels[:1] == [True] and not any(labels[1:])
        found += [[group[0][0], _lines_joined([row[1] for row in group])]] if whole else group
    return found


def _lines_joined(lines: Sequence[str]) -> str:
    """Join the lines of a cell; one that plainly goes on in the next is joined by a space."""
    out = lines[0]
    for line in lines[1:]:
        said = visible(out)
        quoted = said.count("“") > said.count("”") or said.count("(") > said.count(")")
        goes_on = quoted or _OPEN_LINE.search(said) or visible(line)[:1].islower()
        out += (" " if goes_on else "<br>") + line
    return out


def _dated(rows: Sequence[list[str]]) -> list[list[str]]:
    """Give the rows with dates in the first of two columns whole, where a row begins one and the next ends it."""
    found: list[list[str]] = []
    for row in rows:
        above = found[-1] if found else []
        if len(above) == _LABELLED >= len(row) and _ends_date(visible(above[0]), visible(row[0])):
            more = row[1] if len(row) > 1 else ""
            above[:] = [f"{above[0]} {row[0]}", f"{above[1]}<br>{more}" if visible(more) else above[1]]
        elif len(above) == _LABELLED > len(row) and _YEAR.search(visible(above[0])):
            above[1] += f"<br>{row[0]}"
        else:
            found.append(list(row))
    return found


def _ends_date(begun: str, rest: str) -> bool:
    """Say whether a date that a row leaves open ends in the row below it."""
    date = f"{begun} {rest}"
    years = [found[0] for found in (_YEAR.findall(begun)[-1:], _YEAR.findall(rest)) if found]
    ranges = find_ranges(date) if _OPENS.search(begun) and not _OPENS.search(rest) and years == sorted(years) else ()
    return len(ranges) == 1 and not re.search(r"[^\W_]", date[: ranges[0].at] + date[ranges[0].to :])


def _whole(rows: Sequence[list[str]]) -> list[list[str]]:
    """Give the rows of a table; beside dates, rows without one go on with the entry above, unless they are entries.

    They are where a year heads a list, and each row opens as the dated one does.
    """
    groups: list[list[list[str]]] = []
    for row in rows:
        beside = bool(groups) and len(groups[-1][0]) == len(row) == 2 and not visible(row[0])
        if beside and _YEAR.search(visible(groups[-1][0][0])):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [whole for group in groups for whole in _joined(group)]


def _joined(group: list[list[str]]) -> list[list[str]]:
    """Give one row for a dated entry and the rows that go on with it; the rows themselves where each is an entry."""
    listed = [row[-1] for row in group[1:]]
    if listed and len(group[0]) == _LABELLED and all(_BULLET.match(visible(cell)) for cell in listed):
        items = "".join(f"<li>{_GLYPH.sub('', cell, count=1)}</li>" for cell in listed)
        return [[group[0][0], f"{group[0][1]}<ul>{items}</ul>"]]
    bold = [bool(_BOLD.match(MARK.sub("", row[-1]))) for row in group]
    goes_on = (
        not all(bold) if bold[0] else len(_YEAR.findall(visible(group[0][0]))) > 1 or _OPEN_RANGE.search(group[0][0])
    )
    if len(group) == 1 or not goes_on:
        return group
    return [[group[0][0], "<br>".join(row[1] for row in group)]]


def item_html(label: str, body: str) -> str:
    """Print an item of a list: one labelled with a date is a row, a label above paragraphs heads them."""
    told = visible(label)
    if not visible(body):
        return f"<li>{label}</li>" if told else ""
    if _YEAR.search(told):
        typed = _typed(body)
        listed = f"<p>{label}</p><ul>{''.join(f'<li>{line}</li>' for line in typed)}</ul>"
        return f"</ul>{listed if typed else table([[label, body]])}<ul>"
    if told and body.lstrip().startswith("<p>") and not re.search(r"\d", told):
        return f"</ul><h4>{label}</h4>{body}<ul>"
    return f"<li><b>{label}</b> {body}</li>" if told else f"<li>{body}</li>"


def _typed(body: str) -> list[str]:
    """Give the lines of a text that are items because each opens with a bullet that its author typed."""
    lines = [line for line in re.split(r"<br>|<p>", body) if visible(line)]
    if not all(_BULLET.match(MARK.sub("", line)) for line in lines):
        return []
    return [re.sub(rf"^((?:\s|{MARK.pattern})*)[{_BULLETS}]", r"\1", line) for line in lines]


def lead_of(tokens: Sequence[Token], names: Collection[str]) -> list[Token]:
    """Give what stands in a list before its first item."""
    lead: list[Token] = []
    depth = 0
    for token in tokens:
        depth += opens(token)
        if not depth and token.kind == "command" and token.text in names:
            break
        lead.append(token)
    return lead


def in_lines(tokens: Sequence[Token]) -> list[Token]:
    """Give the tokens with each line of the source made a line of print."""
    out: list[Token] = []
    for token in tokens:
        for place, text in enumerate(token.text.split("\n") if token.kind == "text" else [token.text]):
            out += [Token("break", "\\\\", token.line + place)] if place else []
            out += [Token(token.kind, text, token.line + place)] if text.strip() or token.kind != "text" else []
    return out


def is_label(html: str) -> bool:
    """Tell whether the label of an item is text: no bullet and no number."""
    text = visible(html)
    return bool(re.search(r"\w", text)) and not _COUNTS.fullmatch(text)


def items_of(tokens: Sequence[Token], names: Collection[str]) -> list[list[Token]]:
    r"""Cut a list at its own commands of these names; each part begins with one."""
    items: list[list[Token]] = []
    depth = 0
    for token in tokens:
        depth += opens(token)
        if not depth and token.kind == "command" and token.text in names:
            items.append([token])
        elif items:
            items[-1].append(token)
    return items


def has_items(tokens: Sequence[Token]) -> bool:
    """Tell whether items stand among the tokens, in no inner environment."""
    depth = 0
    for token in tokens:
        depth += opens(token)
        if not depth and token.kind == "command" and token.text in ITEMS:
            return True
    return False


def in_one_item(tokens: Sequence[Token]) -> list[Token]:
    r"""Give what stands in a list whose one item, `\item[]`, only moves it to the right; nothing for other lists."""
    items = items_of(tokens, ITEMS)
    label, start = option(items[0], 1) if len(items) == 1 else (None, 0)
    told = label is None or words_of(label).strip() or words_of(lead_of(tokens, ITEMS)).strip()
    return [] if told else items[0][start:]


def rows_of(tokens: Sequence[Token], *, tabbing: bool) -> list[list[list[Token]]]:
    r"""Cut a table into rows and cells: rows end at `\\`, cells at `&`, or at `\>` and `\=` where tabs are set."""
    rows: list[list[list[Token]]] = [[[]]]
    depth = 0
    for token in tokens:
        depth += opens(token)
        command = token.text if token.kind == "command" else ""
        if not depth and (token.kind == "break" or command == "cr"):
            rows.append([[]])
        elif not depth and tabbing and command == "kill":
            rows[-1] = [[]]  # it only set the tab stops
        elif not depth and (token.kind == "align" or (tabbing and command in {">", "="})):
            rows[-1].append([])
        elif command not in _RULES:
            rows[-1][-1].append(token)
    return rows


def ends_apart(tokens: Sequence[Token]) -> list[bool]:
    r"""Tell of each row of a table, as `rows_of` cuts them, whether space is left below it: `\\\\[2mm]`."""
    found: list[bool] = []
    depth = 0
    for token in tokens:
        depth += opens(token)
        command = token.text if token.kind == "command" else ""
        if not depth and (token.kind == "break" or command == "cr"):
            found.append(bool(_SPACE.search(token.text)))
        elif not depth and command == "addlinespace" and found:
            found[-1] = True
    return [*found, False]


def opens(token: Token) -> int:
    """Give by how much a token changes the depth of groups and environments."""
    if token.kind == "command":
        return (token.text == "begin") - (token.text == "end")
    return (token.kind == "open") - (token.kind == "close")


def told_by_option(tokens: list[Token], at: int) -> tuple[list[Token], int]:
    """Read the optional argument of a command that nothing is known of: it is text where it holds a year."""
    given, at = option(tokens, at)
    return (given if given and re.search(r"\b(?:19|20)\d\d\b", words_of(given)) else []), at


def prints_bracket(tokens: Sequence[Token], at: int) -> bool:
    r"""Tell whether words in brackets follow, which are no option: `\noindent [PhD] Tides`."""
    given, _ = option(list(tokens[at : at + 40]), 0)
    return bool(given) and re.fullmatch(r"\s*[^\W\d_][^=]+", words_of(given or [])) is not None
