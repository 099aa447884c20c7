"""From expanded LaTeX to HTML with line marks, which is then read as a page: headings, lists, tables, entries, type."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import cache
from html import escape
from typing import Any, Final

from kgbuild.documents.latex.boxes import side_by_side
from kgbuild.documents.latex.entries import (
    ITEMS,
    ends_apart,
    entry,
    has_items,
    in_lines,
    in_one_item,
    is_label,
    item_html,
    items_of,
    lead_of,
    prints_bracket,
    rows_of,
    told_by_option,
    visible,
)
from kgbuild.documents.latex.headings import cut_at_heading, heading_level
from kgbuild.documents.latex.lengths import RULE, font_size, is_setting, parts, without_lengths
from kgbuild.documents.latex.look import GAP, finish, head_of, levelled, rows_or_lines
from kgbuild.documents.latex.switches import Switches
from kgbuild.documents.latex.text import accented, mathematics, printed, unescaped
from kgbuild.documents.latex.tokens import (
    Token,
    argument,
    behind_width,
    environment_end,
    group_end,
    is_begin,
    option,
    skip_space,
    words_of,
)
from kgbuild.documents.latex.untold import fitted, printed_as_entry
from kgbuild.documents.section_names import names_section
from kgbuild.documents.webpage.source import mark_line
from kgbuild.lexicon import table as lexicon

_GAPS: Final = frozenset({"quad", "enspace", "hfill", "hfil", "dotfill", "hrulefill", "qquad", "tabto", "tab", ">"})
_BREAKS: Final = frozenset({"newline", "break", "cr", "endhead", "endfoot", "endfirsthead"})
#: These end a paragraph.
_PARTS: Final = frozenset({"par", "endgraf", "smallskip", "medskip", "bigskip", "newpage", "clearpage"})
#: What commands without arguments print.
_PRINTED: Final = {
    **dict.fromkeys(_GAPS, GAP),
    **dict.fromkeys(_PARTS, "\n<p>"),
    **dict.fromkeys(_BREAKS, "<br>"),
    RULE: "<hr>",
}
_LINKS: Final = frozenset({"href", "url", "nolinkurl", "email", "mailto"})
_COLUMNS: Final = frozenset({"tabular*", "tabularx", "tabulary", "ltabularx", "xltabular"})
_LARGEST_ENTRY: Final = 7

Print = Callable[[list[Token], int, Token], tuple[str, int]]


def html_of(tokens: Sequence[Token]) -> str:
    """Give the body of a document as HTML."""
    return finish(_Printer().page(without_lengths(side_by_side(tokens))))


@cache
def _lexicon() -> dict[str, Any]:
    return dict(lexicon("latex"))


class _Printer:
    """Prints one document; `owner` collects what the preamble says of the person, `notes` what stands at the foot."""

    def __init__(self) -> None:
        self.owner: dict[str, str] = {}
        self.notes: list[str] = []
        known, tex = _lexicon(), lexicon("tex")
        names: Collection[str] = known["owner"]["name"]
        #: Who prints which commands; the first that knows a command prints it.
        self.ways: tuple[tuple[Collection[str], Print], ...] = (
            (frozenset({"begin"}), self.environment),
            (frozenset({"end"}), lambda tokens, at, _: ("", argument(tokens, at)[1])),
            (known["runs"], self.run),
            (known["headings"], self.heading),
            (_LINKS, self.link),
            (frozenset({"hspace"}), self.space),
            (_PRINTED, lambda _, at, token: (_PRINTED[token.text], at)),
            (frozenset({"marginnote", "marginpar"}), self.margin),
            (frozenset({"footnote", "footnotetext"}), self.note),
            (frozenset({"parbox"}), self.box),
            (frozenset({"multicolumn", "multirow"}), self.wide),
            (tex["accents"], self.accent),
            ({*tex["symbols"], " ", "\n", "textbackslash", "_", "{", "}"}, self.symbol),
            (names, self.named),
        )

    def page(self, tokens: list[Token]) -> str:
        begin = next((i for i, t in enumerate(tokens) if is_begin(tokens, i, "document")), -1)
        head = ""
        if begin >= 0:
            self.preamble(tokens[:begin])
            head = head_of(self.owner)
            start = argument(tokens, begin + 1)[1]
            tokens = tokens[start : environment_end(tokens, start, "document")]
        body = self.flow(tokens)
        return head + "<p>" + body + "".join(f"<p>{note}</p>" for note in self.notes)

    # --- the owner --------------------------------------------------------------------------------------

    def preamble(self, tokens: list[Token]) -> None:
        known = _lexicon()["owner"]
        at = 0
        while at < len(tokens):
            token = tokens[at]
            at += 1
            if token.kind == "command" and token.text in {*known["name"], *known["other"], "title", "subtitle"}:
                _, at = option(tokens, at)
                parts, at = self.groups(tokens, at, 3)
                parts = [part for part in parts if not is_setting(part)]
                separator = " " if token.text in known["name"] else ", "
                self.owner[token.text] = separator.join(part for part in map(self.inline, parts) if part.strip())

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
        type_ = Switches()
        at = 0
        while at < len(tokens):
            token = tokens[at]
            at += 1
            if token.kind == "text":
                out.append(printed(token))
            elif token.kind == "math":
                out.append(mark_line(token.line) + mathematics(token.text))
            elif token.kind == "open":
                end = group_end(tokens, at - 1)
                out.append(self.flow(tokens[at:end]))
                at = end + 1
            elif token.kind == "par":
                out.append("\n<p>")
            elif token.kind == "break":
                out.append("\n<p>" if parts(token) or _follows_break(out) else "<br>")
            elif token.kind == "align":
                out.append(" ")
            elif token.kind == "command":
                if token.text == "fontsize" and (size := font_size(tokens, at)):
                    out.append(type_.open(f'font size="{size[0]}"'))
                    at = size[1]
                    continue
                if type_.takes_group(tokens, at):  # "\\bf{Notes}" as many write it
                    end = group_end(tokens, at)
                    out.append(self.flow([token, *tokens[at + 1 : end]]))
                    at = end + 1
                    continue
                if (switched := type_.print(token.text)) is not None:
                    out.append(switched)
                    continue
                html, at = self.command(tokens, at, token)
                out.append(html)
        return "".join(out) + type_.close()

    def command(self, tokens: list[Token], at: int, token: Token) -> tuple[str, int]:
        """Print one command; `at` is the place behind it."""
        for names, way in self.ways:
            if token.text in names:
                return way(tokens, at, token)
        return self.entry(tokens, at, token)

    def run(self, tokens: list[Token], at: int, token: Token) -> tuple[str, int]:
        inner, at = argument(tokens, at)
        tag = _lexicon()["runs"][token.text]
        return f"<{tag}>{self.flow(inner)}</{tag}>", at

    def heading(self, tokens: list[Token], at: int, token: Token) -> tuple[str, int]:
        _, at = option(tokens, at)
        inner, at = argument(tokens, at)
        return self.headed(inner, _lexicon()["headings"][token.text]), at

    def headed(self, inner: list[Token], level: int) -> str:
        text = re.sub(r"\s*<br>\s*", " ", self.inline(inner))
        return f"\n<h{level}>{text}</h{level}>\n<p>" if visible(text) else ""

    def named(self, tokens: list[Token], at: int, _token: Token) -> tuple[str, int]:
        """Print the name of the owner where it is given in the body."""
        parts, at = self.groups(tokens, at, 2)
        name = " ".join(part for part in map(self.inline, parts) if part)
        if not visible(name):
            return "", at
        return (f"<p>{name}</p>" if self.owner else f"\n<h1>{name}</h1>\n<p>"), at

    def margin(self, tokens: list[Token], at: int, _token: Token) -> tuple[str, int]:
        """Print what stands in the margin: a date or a number stands before its line, words head what follows."""
        _, at = option(tokens, at)
        inner, at = argument(tokens, at)
        _, at = option(tokens, at)
        text = self.inline(inner)
        if re.search(r"\d", visible(text)) and not names_section(re.sub(r"\([^()]*\)", "", visible(text))):
            return f"{text}{GAP}", at
        return self.headed(inner, 2), at

    def box(self, tokens: list[Token], at: int, _token: Token) -> tuple[str, int]:
        """Print a box; one of several lines stands apart from what is beside it."""
        inner, at = argument(tokens, self.silent(tokens, at, 1))
        html = self.flow(inner)
        return (f"<div><p>{html}</div><p>" if "<p>" in html or "<br>" in html else html), at

    def note(self, tokens: list[Token], at: int, _token: Token) -> tuple[str, int]:
        _, at = option(tokens, at)
        inner, at = argument(tokens, at)
        self.notes.append(self.inline(inner))
        return "", at

    def space(self, tokens: list[Token], at: int, _token: Token) -> tuple[str, int]:
        inner, at = argument(tokens, at)
        fills = any(token.kind == "command" and token.text in {"fill", "stretch"} for token in inner)
        return (GAP if fills else " "), at

    def wide(self, tokens: list[Token], at: int, _token: Token) -> tuple[str, int]:
        _, at = self.groups(tokens, at, 2)
        inner, at = argument(tokens, at)
        return self.flow(inner), at

    def link(self, tokens: list[Token], at: int, token: Token) -> tuple[str, int]:
        name = token.text
        target, at = argument(tokens, at)
        href = words_of([t for t in unescaped(target) if t.kind != "command"]).replace("\\", "")
        if name in {"email", "mailto"}:
            return f'<a href="mailto:{escape(href)}">{mark_line(target[0].line if target else 1)}{escape(href)}</a>', at
        if name == "href":
            inner, at = argument(tokens, at)
            return f'<a href="{escape(href)}">{self.flow(inner)}</a>', at
        line = mark_line(target[0].line) if target else ""
        return f'<a href="{escape(href)}">{line}{escape(href)}</a>', at

    def accent(self, tokens: list[Token], at: int, token: Token) -> tuple[str, int]:
        name = token.text
        place = skip_space(tokens, at) if name.isalpha() else at
        if place < len(tokens) and tokens[place].kind == "text":
            text = tokens[place].text
            rest = Token("text", text[1:], tokens[place].line)
            letter, behind = text[:1], ([rest] if text[1:] else [])
            tokens[place : place + 1] = behind
            return accented(letter, name), place
        inner, at = argument(tokens, at)
        if inner and inner[0].kind == "command" and inner[0].text in {"i", "j"}:
            return accented(inner[0].text, name), at
        letter = words_of(inner)
        return accented(letter[:1], name) + escape(letter[1:]), at

    def symbol(self, tokens: list[Token], at: int, token: Token) -> tuple[str, int]:
        special = {" ": " ", "\n": " ", "textbackslash": "\\", "_": "_", "{": "{", "}": "}"}
        printed = special.get(token.text) or str(lexicon("tex")["symbols"].get(token.text, ""))
        place = skip_space(tokens, at)
        empty = place + 1 < len(tokens) and tokens[place].kind == "open" and tokens[place + 1].kind == "close"
        return mark_line(token.line) + escape(printed), place + 2 if empty else at

    # --- entries ----------------------------------------------------------------------------------------

    def entry(self, tokens: list[Token], at: int, token: Token) -> tuple[str, int]:
        """Print an entry of a class for curricula, or the arguments of a command that nothing is known of."""
        name, known = token.text, _lexicon()
        if name in known["silent"]:
            return "", self.silent(tokens, at, known["silent"][name])
        told, at = told_by_option(tokens, at)
        if roles := self.roles(name, tokens, at):
            given, behind = self.groups(tokens, at, len(roles))
            return entry(fitted(list(zip(roles, map(self.flow, given), strict=True)))), behind
        given, behind = self.groups(tokens, at, 9)
        given = [part for part in [told, *given] if part and not is_setting(part)]
        if len(given) == 1 and (level := heading_level(name)):
            return self.headed(given[0], level), behind
        printed = [part for part in map(self.flow, given) if visible(part)]
        return printed_as_entry(printed) if len(given) > 1 else levelled(name, "".join(printed)), behind

    def silent(self, tokens: list[Token], at: int, count: int) -> int:
        """Give the place behind a command that prints nothing, its arguments, and options around them."""
        if count or not prints_bracket(tokens, at):
            _, at = option(tokens, at)
        for _ in range(count):
            _, at = argument(tokens, at)
            while (found := option(tokens, at))[0] is not None:
                at = found[1]
        return at

    def roles(self, name: str, tokens: list[Token], at: int) -> list[str]:
        """Give what the arguments of an entry hold, by its name and how many there are; nothing if it is none."""
        known = _lexicon()["entries"]
        sizes = [size for size in range(_LARGEST_ENTRY, 0, -1) if f"{name}/{size}" in known]
        given, _ = self.groups(tokens, at, max(sizes, default=0))
        size = next((size for size in sizes if size <= len(given)), 0)
        return list(known[f"{name}/{size}"]) if size else []

    # --- environments -----------------------------------------------------------------------------------

    def environment(self, tokens: list[Token], at: int, _token: Token) -> tuple[str, int]:
        named, at = argument(tokens, at)
        name, known = words_of(named), _lexicon()["environments"]
        end = environment_end(tokens, at, name)
        behind = argument(tokens, end + 1)[1] if end < len(tokens) else end
        inner = list(tokens[at:end])
        if name in known["dropped"]:
            return "", behind
        inner = in_lines(inner) if name in known["lined"] else inner
        start = behind_width(inner, option(inner, 0)[1], name)
        if name in known["tables"]:
            start = self.silent(inner, start, 2 if name in _COLUMNS else int(name != "tabbing"))
            rows = inner[start:]
            return self.table(rows, tabbing=name == "tabbing", filled=name == "tabular*"), behind
        if name in known["headed"]:
            title, start = argument(inner, start)
            return self.headed(title, 2) + self.content(inner[start:], name), behind
        return self.framed(inner, start, name), behind

    def framed(self, inner: list[Token], start: int, name: str) -> str:
        """Print an environment with what its arguments say above it."""
        if name in _lexicon()["environments"]["framed"]:
            start = self.silent(inner, start, _lexicon()["environments"]["framed"][name])
            return f"<div><p>{self.content(inner[start:], name)}</div>"
        if roles := self.roles(name, inner, start):
            given, start = self.groups(inner, start, len(roles))
            head = entry(fitted(list(zip(roles, map(self.flow, given), strict=True))))
            return f"<div>{head}{self.content(inner[start:], name)}</div>"
        told = []
        while start < len(inner) and inner[start].kind == "open":
            part, start = argument(inner, start)
            told += [] if is_setting(part) else [self.flow(part)]
        content = self.content(inner[start:], name)
        if name in _lexicon()["environments"]["lists"]:
            return content  # its arguments only set it
        return (
            f"<div>{printed_as_entry(told)}{content}</div>" if any(map(visible, told)) else f"<div><p>{content}</div>"
        )

    def content(self, inner: list[Token], name: str) -> str:
        if name == "list" and (framed := in_one_item(inner)):
            return f"<div><p>{self.flow(framed)}</div>"
        if name == "rubric" or name in _lexicon()["environments"]["lists"] or has_items(inner):
            return self.items(inner, name)
        return self.flow(inner)

    def items(self, tokens: list[Token], name: str) -> str:
        """Print a list; words in the bracket behind an item are its label."""
        names = ITEMS | {"entry"} if name == "rubric" else ITEMS
        lead = self.flow(lead_of(tokens, names))
        printed = []
        for item, behind in map(cut_at_heading, items_of(tokens, names)):
            label, start = option(item, 1)
            if item[0].text == "bibitem":
                _, start = argument(item, start)
                label = None
            if roles := self.roles(f"{name}.item", item, start):
                given, start = self.groups(item, start, len(roles))
                printed.append(f"</ul>{entry(fitted(list(zip(roles, map(self.flow, given), strict=True))))}<ul>")
            head = self.inline(label or [])
            shown = bool(visible(head)) if name == "description" else is_label(head)
            printed.append(item_html(head if shown else "", self.flow(item[start:])))
            printed += [f"</ul>{self.flow(behind)}<ul>"] if behind else []
        tag = "ol" if "enum" in name or name == "thebibliography" else "ul"
        listed = f"<{tag}>{''.join(printed)}</{tag}>".replace("<ul></ul>", "")
        return f"{lead if visible(lead) else ''}{listed}"

    def table(self, tokens: list[Token], *, tabbing: bool, filled: bool) -> str:
        """Print a table; lines of a paragraph column are lines of the cell."""
        rows = [[self.flow(cell) for cell in row] for row in rows_of(tokens, tabbing=tabbing)]
        return rows_or_lines(rows, () if tabbing else ends_apart(tokens), filled=filled)


def _follows_break(out: Sequence[str]) -> bool:
    """Tell whether nothing was printed since the last line break: a line stays free."""
    last = next((html for html in reversed(out) if visible(html) or html == "<br>"), "")
    return last == "<br>"
