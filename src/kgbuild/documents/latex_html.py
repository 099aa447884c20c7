"""From expanded LaTeX to HTML with line marks, which is then read as a page: headings, lists, tables, entries, type."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any, Final

from kgbuild.documents.html_source import mark_line
from kgbuild.documents.latex_tokens import Token, argument, group_end, option, skip_space, words_of
from kgbuild.lexicon import table

_LIGATURES: Final = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "), ("`", "‘"))
_GAPS: Final = frozenset({"hfill", "hfil", "dotfill", "hrulefill", "quad", "qquad", "enspace", "tabto", "tab", "="})
_BREAKS: Final = frozenset({"newline", "linebreak", "tabularnewline", "cr", "endhead", "endfoot", "endfirsthead"})
_SUPERSCRIPT = re.compile(r"^\$\s*\^\s*(?:\{\?(?:text|mathrm|rm)?\{?([\w*†‡]+)\}?\}|([\w*]))\s*\$$")
_COLUMNS: Final = frozenset({"tabular*", "tabularx", "tabulary", "tabu", "ltabularx", "xltabular"})
_LISTED: Final = frozenset({"item", "bibitem"})


def html_of(tokens: Sequence[Token]) -> str:
    """Give the body of a document as HTML."""
    return _Printer().page(list(tokens))


@cache
def _lexicon() -> dict[str, Any]:
    return dict(table("latex"))


class _Printer:
    """Prints one document; `owner` collects what the preamble says of the person."""

    def __init__(self) -> None:
        self.owner: dict[str, str] = {}

    def page(self, tokens: list[Token]) -> str:
        begin = next((i for i, t in enumerate(tokens) if _is_begin(tokens, i, "document")), -1)
        head = ""
        if begin >= 0:
            self.preamble(tokens[:begin])
            head = self.head()
            tokens = tokens[argument(tokens, begin + 1)[1] :]
        return head + "<p>" + self.flow(tokens)

    # --- the owner --------------------------------------------------------------------------------------

    def preamble(self, tokens: list[Token]) -> None:
        known = _lexicon()["owner"]
        at = 0
        while at < len(tokens):
            token = tokens[at]
            at += 1
            if token.kind == "command" and token.text in {*known["name"], *known["other"]}:
                _, at = option(tokens, at)
                parts, at = self.groups(tokens, at, 3)
                separator = " " if token.text in known["name"] else ", "
                self.owner[token.text] = separator.join(part for part in map(self.inline, parts) if part.strip())

    def head(self) -> str:
        """Give what the preamble says: the name as the first heading, the rest below."""
        known = _lexicon()["owner"]
        if "firstname" in self.owner:
            names = [self.owner.get(key, "") for key in ("firstname", "lastname", "familyname")]
        else:
            names = [next((self.owner[key] for key in known["name"] if key in self.owner), "")]
        name = " ".join(part for part in names if part)
        rest = "".join(f"<p>{self.owner[key]}</p>" for key in known["other"] if self.owner.get(key))
        return (f"<h1>{name}</h1>" if name.strip() else "") + rest

    # --- flow -------------------------------------------------------------------------------------------

    def groups(self, tokens: list[Token], at: int, most: int) -> tuple[list[list[Token]], int]:
        """Read up to so many groups in braces that follow one another."""
        found: list[list[Token]] = []
        while len(found) < most:
            place = skip_space(tokens, at)
            if place >= len(tokens) or tokens[place].kind != "open":
                break
            end = group_end(tokens, place)
            found.append(list(tokens[place + 1 : end]))
            at = end + 1
        return found, at

    def inline(self, tokens: list[Token]) -> str:
        return self.flow(tokens).replace("<p>", " ").strip()

    def flow(self, tokens: list[Token]) -> str:
        """Print tokens, groups and commands in order; a switch of type holds to the end of the tokens."""
        out: list[str] = []
        ends: list[str] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            at += 1
            if token.kind == "text":
                out.append(_printed(token))
            elif token.kind == "math":
                raised = _SUPERSCRIPT.match(token.text)
                shown = f"<sup>{escape(raised[1] or raised[2])}</sup>" if raised else escape(token.text)
                out.append(mark_line(token.line) + shown)
            elif token.kind == "open":
                end = group_end(tokens, at - 1)
                out.append(self.flow(tokens[at:end]))
                at = end + 1
            elif token.kind == "par":
                out.append("\n<p>")
            elif token.kind == "break":
                out.append("<br>")
            elif token.kind == "align":
                out.append(" ")
            elif token.kind == "command":
                tag = _lexicon()["switches"].get(token.text)
                if tag:
                    out.append(f"<{tag}>")
                    ends.append(f"</{tag}>")
                    continue
                printed, at = self.command(tokens, at, token)
                out.append(printed)
        return "".join(out) + "".join(reversed(ends))

    def command(self, tokens: list[Token], at: int, token: Token) -> tuple[str, int]:
        """Print one command; `at` is the place behind it."""
        name, known = token.text, _lexicon()
        if name == "begin":
            return self.environment(tokens, at)
        if name == "end":
            return "", argument(tokens, at)[1]
        if name in known["runs"]:
            inner, at = argument(tokens, at)
            tag = known["runs"][name]
            return f"<{tag}>{self.flow(inner)}</{tag}>", at
        if name in known["headings"]:
            _, at = option(tokens, at)
            inner, at = argument(tokens, at)
            level = known["headings"][name]
            return f"\n<h{level}>{self.inline(inner)}</h{level}>\n<p>", at
        if name in {"href", "url", "nolinkurl", "email", "mailto"}:
            return self.link(tokens, at, name)
        if name in _GAPS:
            return " | ", at
        if name in _BREAKS:
            return "<br>", at
        if name == "multicolumn":
            _, at = self.groups(tokens, at, 2)
            inner, at = argument(tokens, at)
            return self.flow(inner), at
        if name in table("tex")["accents"]:
            return self.accent(tokens, at, name)
        if name in table("tex")["symbols"] or name in {" ", "\n", "textbackslash", "_", "{", "}"}:
            return self.symbol(tokens, at, token)
        return self.entry(tokens, at, token)

    def link(self, tokens: list[Token], at: int, name: str) -> tuple[str, int]:
        target, at = argument(tokens, at)
        href = words_of([t for t in _unescaped(target) if t.kind != "command"]).replace("\\", "")
        if name in {"email", "mailto"}:
            return f'<a href="mailto:{escape(href)}">{mark_line(target[0].line if target else 1)}{escape(href)}</a>', at
        if name == "href":
            inner, at = argument(tokens, at)
            return f'<a href="{escape(href)}">{self.flow(inner)}</a>', at
        line = mark_line(target[0].line) if target else ""
        return f'<a href="{escape(href)}">{line}{escape(href)}</a>', at

    def accent(self, tokens: list[Token], at: int, name: str) -> tuple[str, int]:
        place = skip_space(tokens, at) if name.isalpha() else at
        if place < len(tokens) and tokens[place].kind == "text":
            text = tokens[place].text
            rest = Token("text", text[1:], tokens[place].line)
            letter, behind = text[:1], ([rest] if text[1:] else [])
            tokens[place : place + 1] = behind
            return _accented(letter, name), place
        inner, at = argument(tokens, at)
        if inner and inner[0].kind == "command" and inner[0].text in {"i", "j"}:
            return _accented(inner[0].text, name), at
        letter = words_of(inner)
        return _accented(letter[:1], name) + escape(letter[1:]), at

    def symbol(self, tokens: list[Token], at: int, token: Token) -> tuple[str, int]:
        special = {" ": " ", "\n": " ", "textbackslash": "\\", "_": "_", "{": "{", "}": "}"}
        printed = special.get(token.text) or str(table("tex")["symbols"].get(token.text, ""))
        place = skip_space(tokens, at)
        empty = place + 1 < len(tokens) and tokens[place].kind == "open" and tokens[place + 1].kind == "close"
        return mark_line(token.line) + escape(printed), place + 2 if empty else at

    # --- entries ----------------------------------------------------------------------------------------

    def entry(self, tokens: list[Token], at: int, token: Token) -> tuple[str, int]:
        """Print an entry of a class for curricula, or the arguments of a command that nothing is known of."""
        name, known = token.text, _lexicon()
        _, at = option(tokens, at)
        if name in known["silent"]:
            _, at = self.groups(tokens, at, known["silent"][name])
            while (found := option(tokens, at))[0] is not None:
                at = found[1]
            return "", at
        sizes = [size for size in range(6, 0, -1) if f"{name}/{size}" in known["entries"]]
        given, behind = self.groups(tokens, at, max(sizes, default=9))
        size = next((size for size in sizes if size <= len(given)), 0)
        if size:
            given, behind = self.groups(tokens, at, size)
            return self.roles(list(zip(known["entries"][f"{name}/{size}"], given, strict=True))), behind
        if not given:
            return "", at
        printed = [part for part in map(self.flow, given) if _plain(part)]
        return (f"<p>{', '.join(printed)}</p><p>" if len(given) > 1 else "".join(printed)), behind

    def roles(self, parts: list[tuple[str, list[Token]]]) -> str:
        """Print the arguments of an entry by what they hold."""
        printed = [(role, self.flow(inner)) for role, inner in parts]
        told = [(role, text) for role, text in printed if role and _plain(text)]
        if all(role == "item" for role, _ in told):
            return "".join(f"<ul><li>{text}</li></ul>" for _, text in told)
        if any(role == "label" for role, _ in told) or {role for role, _ in told} <= {"more", "note"}:
            return self.labelled(told)
        line = [
            f"<b>{text}</b>" if role == "title" else text for role, text in told if role in {"title", "body", "place"}
        ]
        date = [text for role, text in told if role == "date"]
        more = "".join(f"<p>{text}</p>" for role, text in told if role in {"more", "note"})
        return f"<div><p>{', '.join([*line, *date])}</p>{more}</div>"

    @staticmethod
    def labelled(told: list[tuple[str, str]]) -> str:
        """Print "label: what it holds"; a label that is a date or a number is the first column of a row."""
        out: list[str] = []
        label = ""
        for role, text in told:
            if role == "label":
                label = text
            elif re.search(r"\d", _plain(label)):
                out.append(f"<table><tr><td>{label}</td><td>{text}</td></tr></table>")
                label = ""
            else:
                out.append(f"<p><b>{label}:</b> {text}</p>" if label else f"<p>{text}</p>")
                label = ""
        return "".join(out) + (f"<p>{label}</p>" if label else "")

    # --- environments -----------------------------------------------------------------------------------

    def environment(self, tokens: list[Token], at: int) -> tuple[str, int]:
        named, at = argument(tokens, at)
        name, known = words_of(named), _lexicon()["environments"]
        end = _end_of(tokens, at, name)
        behind = argument(tokens, end + 1)[1] if end < len(tokens) else end
        inner = list(tokens[at:end])
        if name in known["dropped"]:
            return "", behind
        start = option(inner, 0)[1]
        if name in known["tables"]:
            _, start = self.groups(inner, start, 2 if name in _COLUMNS else int(name != "tabbing"))
            return self.rows(inner[start:]), behind
        if name in known["headed"]:
            title, start = argument(inner, start)
            return f"\n<h2>{self.inline(title)}</h2>\n<p>{self.flow(inner[start:])}", behind
        if name in known["lists"] or any(t.kind == "command" and t.text in _LISTED for t in _own(inner)):
            return self.items(inner[start:], name), behind
        place = skip_space(inner, start)
        if name in {"minipage", "tcolorbox", "multicols", "adjustwidth", "paracol"} and place < len(inner):
            _, start = self.groups(inner, start, 2 if name == "adjustwidth" else 1)
        return f"<div><p>{self.flow(inner[start:])}</div>", behind

    def items(self, tokens: list[Token], name: str) -> str:
        """Print a list; the bracket behind an item is its label."""
        items: list[list[Token]] = []
        depth = 0
        at = 0
        while at < len(tokens):
            token = tokens[at]
            nesting = token.kind == "command" and token.text in {"begin", "end"}
            depth += (1 if token.text == "begin" else -1) if nesting else 0
            depth += (token.kind == "open") - (token.kind == "close")
            if not depth and token.kind == "command" and token.text in _LISTED:
                items.append([token])
            elif items:
                items[-1].append(token)
            at += 1
        printed = []
        for item in items:
            label, start = option(item, 1)
            if item[0].text == "bibitem":
                _, start = argument(item, start)
            head = self.inline(label) if label and name == "description" else ""
            printed.append(f"<li>{f'<b>{head}</b> ' if head else ''}{self.flow(item[start:])}</li>")
        tag = "ol" if "enum" in name or name == "thebibliography" else "ul"
        return f"<{tag}>{''.join(printed)}</{tag}>"

    def rows(self, tokens: list[Token]) -> str:
        r"""Print a table: rows end at `\\`, cells at `&`; lines of a paragraph column are lines of the cell."""
        rows: list[list[list[Token]]] = [[[]]]
        depth = 0
        for token in tokens:
            nesting = token.kind == "command" and token.text in {"begin", "end"}
            depth += (1 if token.text == "begin" else -1) if nesting else 0
            depth += (token.kind == "open") - (token.kind == "close")
            if not depth and (token.kind == "break" or (token.kind == "command" and token.text == "tabularnewline")):
                rows.append([[]])
            elif not depth and (token.kind == "align" or (token.kind == "command" and token.text in {">", "="})):
                rows[-1].append([])
            else:
                rows[-1][-1].append(token)
        printed = []
        for row in rows:
            cells = [self.flow([t for t in cell if not _is_rule(t)]) for cell in row]
            if any(_plain(cell) for cell in cells):
                printed.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        return f"<table>{''.join(printed)}</table>\n<p>"


def _is_rule(token: Token) -> bool:
    return token.kind == "command" and token.text in {"hline", "toprule", "midrule", "bottomrule", "kill", "noalign"}


def _is_begin(tokens: Sequence[Token], at: int, name: str) -> bool:
    token = tokens[at]
    return token.kind == "command" and token.text == "begin" and words_of(argument(tokens, at + 1)[0]) == name


def _end_of(tokens: Sequence[Token], at: int, name: str) -> int:
    r"""Give the place of the `\end` of an environment that is open at `at`."""
    depth = 1
    for place in range(at, len(tokens)):
        nesting = tokens[place].kind == "command" and tokens[place].text in {"begin", "end"}
        if nesting and words_of(argument(tokens, place + 1)[0]) == name:
            depth += 1 if tokens[place].text == "begin" else -1
            if not depth:
                return place
    return len(tokens)


def _own(tokens: Sequence[Token]) -> list[Token]:
    """Give the tokens that stand in no inner environment."""
    depth, found = 0, []
    for token in tokens:
        if token.kind == "command" and token.text in {"begin", "end"}:
            depth += 1 if token.text == "begin" else -1
        elif not depth:
            found.append(token)
    return found


def _printed(token: Token) -> str:
    """Print text, each of its lines with its mark."""
    text = token.text
    for typed, printed in _LIGATURES:
        text = text.replace(typed, printed)
    lines = escape(text, quote=False).split("\n")
    marked = (mark_line(token.line + index) + line if line.strip() else line for index, line in enumerate(lines))
    return "\n".join(marked)


def _accented(letter: str, name: str) -> str:
    mark = table("tex")["accents"][name]
    return escape(unicodedata.normalize("NFC", letter + mark) if letter else "")


def _unescaped(tokens: Sequence[Token]) -> list[Token]:
    r"""Give the tokens of an address, `\%`, `\#` and `\_` as the signs that they stand for."""
    return [
        Token("text", token.text, token.line)
        if token.kind in {"command", "align"} and not token.text.isalpha()
        else token
        for token in tokens
    ]


def _plain(html: str) -> str:
    """Give the words of a piece of HTML, to see whether there are any."""
    return re.sub(r"<[^>]*>|\ufdd0\d+\ufdd1", "", html).strip()
