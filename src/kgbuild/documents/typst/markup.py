"""The markup of Typst: text, headings, lists and type, with the code that `#` opens (typst.app/docs/reference)."""

from __future__ import annotations

import re
from typing import Final

from kgbuild.documents.typst.nodes import Node
from kgbuild.documents.typst.statements import Statements

_HEADING = re.compile(r"(=+)[ \t]+")
_ITEM = re.compile(r"(?:(?P<bullet>-)|(?P<number>\+|\d{1,4}\.)|(?P<term>/))(?:[ \t]+|(?=\n)|\Z)")
_PLAIN = re.compile(r"[^\\*_`$#~\[\]/<@\n\-.h]+")
_URL = re.compile(r"https?://[^\s\[\]<>\"`]*[\w/=#&%+-]")
_LABEL = re.compile(r"<[A-Za-z_][\w:.-]*>")
_REFERENCE = re.compile(r"@[A-Za-z_][\w:.-]*")
_UNICODE = re.compile(r"u\{([0-9A-Fa-f]{1,6})\}")
_TICKS = re.compile(r"`+")
#: What may stand at the end of a line inside an item.
_ITEMS: Final = frozenset({"item", "number", "term", "heading"})
#: So far behind a sign of type or mathematics the one that closes it is looked for.
_FAR: Final = 4000
_BLANK = re.compile(r"[ \t]*(?:\n[ \t]*)*")
_SHORT: Final = {"---": "—", "--": "–", "...": "…"}
_DASH = re.compile(r"-{2,3}|\.\.\.")


class Markup(Statements):
    """Parses a source; markup and code call each other."""

    def document(self) -> tuple[Node, ...]:
        """Parse the whole source as markup."""
        return self.markup("", 0)

    def markup(self, end: str, indent: int) -> tuple[Node, ...]:
        """Parse up to a closing bracket or, in an item, up to a line that stands left of its text."""
        found: list[Node] = []
        fresh = True  # nothing stands before this place on its line
        with self.deeper():
            while self.at < len(self.source):
                if end and self.source.startswith(end, self.at):
                    break
                if self.source[self.at] == "\n" or (fresh and self.source[self.at] in " \t"):
                    blank = self.line_break()
                    if indent and self.column() < indent:
                        break
                    found.append(Node("par" if blank > 1 else "space", self.line))
                    fresh = True
                    if self.at >= len(self.source) or (end and self.source.startswith(end, self.at)):
                        break
                node = self.opening() if fresh else None
                node = node or self.piece(end)
                if node is not None:
                    found.append(node)
                    fresh = (node.kind == "comment" and fresh) or (node.kind in _ITEMS and self.on_new_line())
                    if fresh and indent and self.column() < indent:
                        break
        return tuple(found)

    def on_new_line(self) -> bool:
        """Say whether only white space stands before this place on its line."""
        return not self.source[self.at - self.column() : self.at].strip(" \t")

    def line_break(self) -> int:
        """Go behind blank lines to the first sign of a line; give how many lines ended."""
        found = _BLANK.match(self.source, self.at)
        self.at = found.end() if found else self.at
        return found[0].count("\n") if found else 0

    def opening(self) -> Node | None:
        """Parse what only the beginning of a line opens: a heading, an item."""
        line = self.line
        if heading := _HEADING.match(self.source, self.at):
            self.at = heading.end()
            return Node("heading", line, len(heading[1]), self.rest_of_line())
        item = _ITEM.match(self.source, self.at)
        if item is None:
            return None
        indent = self.column() + 1
        self.at = item.end()
        if item["term"]:
            term = self.rest_of_line(":")
            if self.source.startswith(":", self.at):
                self.at += 1
            return Node("term", line, None, (term, self.markup(self.closing, indent)))
        return Node("item" if item["bullet"] else "number", line, None, self.markup(self.closing, indent))

    def rest_of_line(self, stop: str = "") -> tuple[Node, ...]:
        """Parse up to the end of the line, or up to a sign."""
        found: list[Node] = []
        while self.at < len(self.source) and self.source[self.at] != "\n":
            if (stop and self.sees(stop)) or self.sees(self.closing or "\n"):
                break
            if node := self.piece(self.closing):
                found.append(node)
        return tuple(found)

    def piece(self, end: str) -> Node | None:
        """Parse one piece of a line."""
        line, sign = self.line, self.source[self.at]
        if plain := _PLAIN.match(self.source, self.at):
            self.at = plain.end()
            return Node("text", line, plain[0])
        if self.comment():
            return Node("comment", line)
        if url := _URL.match(self.source, self.at):
            self.at = url.end()
            return Node("url", line, url[0])
        if dash := _DASH.match(self.source, self.at):
            self.at = dash.end()
            return Node("text", line, _SHORT[dash[0]])
        for pattern in (_LABEL, _REFERENCE):
            label = pattern.match(self.source, self.at)
            if label and not (sign == "@" and self.source[self.at - 1 : self.at].isalnum()):
                self.at = label.end()
                return None
        self.at += 1
        if sign == "\\":
            return self.escape(line)
        if sign in "*_":
            return self.emphasis(sign, end, line)
        if sign == "`":
            return self.raw(line)
        if sign == "$":
            return self.mathematics(line)
        if sign == "#":
            return self.embedded(line)
        return Node("text", line, " " if sign == "~" else sign)

    def escape(self, line: int) -> Node:
        """Parse what follows a backslash: the end of a line, a sign, a number of Unicode."""
        if code := _UNICODE.match(self.source, self.at):
            self.at = code.end()
            number = int(code[1], 16)
            return Node("text", line, chr(number) if 31 < number < 0xD800 or 0xE000 <= number < 0xFDD0 else "")
        follows = self.source[self.at : self.at + 1]
        if not follows or follows.isspace():
            return Node("break", line)
        self.at += 1
        return Node("text", line, follows)

    def emphasis(self, sign: str, end: str, line: int) -> Node:
        """Parse bold or slanted text; a sign that nothing closes before the paragraph ends is text."""
        before, after = self.source[self.at - 2 : self.at - 1], self.source[self.at : self.at + 1]
        inside = before.isalnum() and after.isalnum()
        if inside or not self.closes(sign):
            return Node("text", line, sign)
        found: list[Node] = []
        with self.deeper():
            while self.at < len(self.source) and not self.source.startswith(sign, self.at):
                if end and self.source.startswith(end, self.at):
                    break
                if self.source[self.at] == "\n":
                    self.line_break()
                    found.append(Node("space", self.line))
                elif node := self.piece(end):
                    found.append(node)
        self.at += self.source.startswith(sign, self.at)
        return Node("strong" if sign == "*" else "emph", line, None, tuple(found))

    def closes(self, sign: str) -> bool:
        """Say whether a sign of type is closed in its paragraph."""
        stop = self.source.find("\n\n", self.at, self.at + _FAR)
        return self.source.find(sign, self.at, stop if stop >= 0 else self.at + _FAR) >= 0

    def raw(self, line: int) -> Node:
        """Parse text between backticks."""
        found = _TICKS.match(self.source, self.at - 1)
        ticks = found[0] if found else "`"
        start = self.at - 1 + len(ticks)
        stop = self.source.find(ticks, start) if len(ticks) != 2 else start
        if stop < 0:
            return Node("text", line, "")
        self.at = stop + len(ticks) if len(ticks) != 2 else start
        return Node("text" if len(ticks) == 1 else "program", line, self.source[start:stop])

    def mathematics(self, line: int) -> Node:
        """Parse what stands between two signs of mathematics, as it is written."""
        stop = self.source.find("$", self.at, self.at + _FAR)
        if stop < 0:
            return Node("text", line, "$")
        text = self.source[self.at : stop]
        self.at = stop + 1
        return Node("math", line, text.strip())

    def embedded(self, line: int) -> Node:
        """Parse the expression behind `#`."""
        node = self.hashed()
        if node is None:
            return Node("text", line, "#")
        if self.source.startswith(";", self.at):
            self.at += 1
        return node
