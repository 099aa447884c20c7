"""The code of Typst: expressions, as far as templates of curricula use them."""

from __future__ import annotations

import re
from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from kgbuild.documents.typst.nodes import Node
from kgbuild.errors import DocumentError

_IDENT = re.compile(r"[^\W\d][\w-]*")
_NUMBER = re.compile(r"(?:0x[0-9a-fA-F]+|\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+)(?P<unit>[a-z]+|%)?")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u\{([0-9A-Fa-f]{1,6})\}|(.))", re.DOTALL)
_SPACE = re.compile(r"[ \t]+")
_WHITE = re.compile(r"[ \t\n]+")
_LABEL = re.compile(r"<[A-Za-z_][\w:.-]*>")
_CHAIN = re.compile(r"[ \t\n]*\.(?=[^\W\d])")
_OPERATOR = re.compile(r"==|!=|<=|>=|\+=|-=|\*=|/=|=>|[-+*/<>=]|(?:and|or|not[ \t]+in|in)\b")
_CLOSURE = re.compile(r"[ \t]*=>")
_STRENGTH: Final = {
    "=": 1, "+=": 1, "-=": 1, "*=": 1, "/=": 1, "or": 2, "and": 3, "==": 4, "!=": 4, "<": 4, ">": 4, "<=": 4, ">=": 4,
    "in": 4, "not in": 4, "+": 5, "-": 5, "*": 6, "/": 6,
}  # fmt: skip
KEYWORDS: Final = frozenset({
    "let", "set", "show", "if", "for", "while", "import", "include", "return", "break", "continue", "context",
})  # fmt: skip
#: No source that people write nests deeper.
_DEEPEST: Final = 80
_NAMES: Final = {"\\n": "\n", "\\t": " ", "\\r": " "}


class Code:
    """Parses expressions at a place of a source; what it does not understand is passed over."""

    def __init__(self, source: str, name: str, line: int = 0) -> None:
        self.source = source
        self.name = name
        self.at = 0
        self.closing = ""
        self.depth = 0
        self.only = line  # all of it stands there: it was put in
        self.lines = [found.start() for found in re.finditer("\n", source)]

    @abstractmethod
    def markup(self, end: str, indent: int) -> tuple[Node, ...]:
        """Parse markup; the other half of the grammar."""

    @abstractmethod
    def raw(self, line: int) -> Node:
        """Parse text between backticks."""

    @property
    def line(self) -> int:
        """The line of this place."""
        return self.only or bisect_right(self.lines, self.at - 1) + 1

    def column(self) -> int:
        """Give how far right of the beginning of its line this place is."""
        return self.at - (self.source.rfind("\n", 0, self.at) + 1)

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Go one level deeper.

        Raises:
            DocumentError: brackets nest deeper than anybody writes.
        """
        self.depth += 1
        if self.depth > _DEEPEST:
            reason = f"more than {_DEEPEST} brackets and lists are open"
            raise DocumentError(self.name, reason, line=self.line, remedy="close them")
        yield
        self.depth -= 1

    # --- white space ------------------------------------------------------------------------------------

    def comment(self) -> bool:
        """Go behind a comment; say whether one stood here."""
        if self.source.startswith("//", self.at):
            end = self.source.find("\n", self.at)
            self.at = len(self.source) if end < 0 else end
            return True
        if not self.source.startswith("/*", self.at):
            return False
        depth, done = 0, self.at
        for found in re.compile(r"/\*|\*/").finditer(self.source, self.at):
            depth += 1 if found[0] == "/*" else -1
            done = found.end()
            if not depth:
                break
        self.at = done if not depth else len(self.source)
        return True

    def skip(self, *, lines: bool = True) -> None:
        """Go behind white space and comments, over the ends of lines or not."""
        pattern = _WHITE if lines else _SPACE
        while True:
            if found := pattern.match(self.source, self.at):
                self.at = found.end()
            elif not self.comment():
                return

    def sees(self, text: str) -> bool:
        """Say whether a sign stands here."""
        return self.source.startswith(text, self.at)

    def word(self) -> str:
        """Give the name that stands here, without going behind it."""
        found = _IDENT.match(self.source, self.at)
        return found[0] if found else ""

    # --- expressions ------------------------------------------------------------------------------------

    @abstractmethod
    def statement(self) -> Node:
        """Parse a statement or an expression; the other part of the grammar."""

    def expression(self, least: int = 0, *, lines: bool = False) -> Node:
        """Parse an expression of operators that bind at least so strongly."""
        with self.deeper():
            self.skip(lines=lines)
            line = self.line
            left = self.unary()
            while True:
                before = self.at
                self.skip(lines=lines)
                found = _OPERATOR.match(self.source, self.at)
                sign = " ".join(found[0].split()) if found else ""
                if not found or _STRENGTH.get(sign, -1) < max(least, 1):
                    self.at = before
                    return left
                self.at = found.end()
                self.skip()
                strength = _STRENGTH[sign]
                right = self.expression(strength if strength == 1 else strength + 1, lines=lines)
                left = Node("assign" if strength == 1 else "binary", line, sign, (left, right))

    def unary(self) -> Node:
        """Parse a sign before a value, and the value."""
        line = self.line
        for sign in ("not", "-", "+"):
            if (self.word() == sign) if sign == "not" else self.sees(sign):
                self.at += len(sign)
                self.skip(lines=False)
                return Node("unary", line, sign, (self.expression(4 if sign == "not" else 7),))
        if self.word() in KEYWORDS:
            return self.statement()
        primary = self.primary()
        if primary is None:
            if self.at < len(self.source) and self.source[self.at] not in ")]};,\n":
                self.at += 1
            return Node("none", line)
        return self.behind(primary, chained=True)

    def primary(self) -> Node | None:
        """Parse a literal, a name or what stands in brackets."""
        line, sign = self.line, self.source[self.at : self.at + 1]
        if sign == '"' and (string := _STRING.match(self.source, self.at)):
            self.at = string.end()
            return Node("string", line, _ESCAPE.sub(_escaped, string[1]))
        if number := _NUMBER.match(self.source, self.at):
            self.at = number.end()
            return Node("length", line, number[0]) if number["unit"] else Node("number", line, _number(number[0]))
        if word := self.word():
            self.at += len(word)
            if closure := _CLOSURE.match(self.source, self.at):
                self.at = closure.end()
                self.skip()
                return Node("closure", line, None, ((Node("pair", line, word),), self.expression()))
            return Node("name", line, word)
        if sign == "[":
            return self.content()
        if sign == "{":
            return self.block()
        if sign == "(":
            return self.brackets()
        if sign == "`":
            self.at += 1
            return self.raw(line)
        if sign == "$" and (stop := self.source.find("$", self.at + 1, self.at + 4000)) > 0:
            text = self.source[self.at + 1 : stop]
            self.at = stop + 1
            return Node("math", line, text.strip())
        if label := _LABEL.match(self.source, self.at):
            self.at = label.end()
            return Node("none", line)
        return None

    def behind(self, node: Node, *, chained: bool) -> Node:
        """Parse the fields and arguments that follow an expression."""
        while True:
            line = self.line
            if self.sees("(") or (self.sees("[") and node.kind != "string"):
                node = Node("call", line, None, (node, self.arguments()))
                continue
            dot = _CHAIN.match(self.source, self.at)
            if dot is None or (not chained and dot.end() - self.at > 1):
                return node
            self.at = dot.end()
            word = self.word()
            self.at += len(word)
            node = Node("field", line, word, (node,))

    def content(self) -> Node:
        """Parse markup in brackets."""
        line, closing = self.line, self.closing
        self.at += 1
        self.closing = "]"
        inner = self.markup("]", 0)
        self.closing = closing
        self.at += self.sees("]")
        return Node("content", line, None, inner)

    def block(self) -> Node:
        """Parse statements in braces."""
        line, found = self.line, []
        self.at += 1
        with self.deeper():
            self.skip()
            while self.at < len(self.source) and not self.sees("}"):
                before = self.at
                found.append(self.statement())
                self.skip(lines=False)
                while self.sees(";"):
                    self.at += 1
                self.skip()
                self.at += self.at == before
        self.at += self.sees("}")
        return Node("block", line, None, tuple(found))

    def arguments(self) -> tuple[Node, ...]:
        """Parse the arguments in brackets, and the pieces of content behind them."""
        found: list[Node] = []
        if self.sees("("):
            found += self.listed()[0]
        while self.sees("["):
            found.append(self.content())
        return tuple(found)

    def listed(self) -> tuple[list[Node], bool]:
        """Parse what stands between round brackets; tell whether it is a list rather than one thing in brackets."""
        found: list[Node] = []
        comma = False
        self.at += 1
        with self.deeper():
            self.skip()
            while self.at < len(self.source) and not self.sees(")"):
                before = self.at
                found.append(self.entry())
                self.skip()
                if self.sees(",") or self.sees(":"):
                    comma = True
                    self.at += 1
                    self.skip()
                self.at += self.at == before
        self.at += self.sees(")")
        return found, comma or not found

    def entry(self) -> Node:
        """Parse one of several things in brackets: a value, a named value, a spread list."""
        line = self.line
        if self.sees(".."):
            self.at += 2
            inner = self.expression(lines=True) if not self.sees(")") and not self.sees(",") else Node("none", line)
            return Node("spread", line, None, (inner,))
        if self.sees(":"):
            return Node("pair", line, "", (Node("none", line),))
        value = self.expression(lines=True)
        self.skip()
        if self.sees(":") and value.kind in {"name", "string"}:
            self.at += 1
            self.skip()
            return Node("pair", line, value.value, (self.expression(lines=True),))
        return value

    def brackets(self) -> Node:
        """Parse round brackets: a list, a dictionary, the parameters of a function, or one expression."""
        line = self.line
        found, several = self.listed()
        if closure := _CLOSURE.match(self.source, self.at):
            self.at = closure.end()
            self.skip()
            return Node("closure", line, None, (parameters_of(found), self.expression()))
        if several or any(one.kind == "spread" for one in found):
            named = found and all(one.kind in {"pair", "spread"} for one in found)
            named = named and any(one.kind == "pair" for one in found)
            return Node("dictionary" if named else "array", line, None, tuple(found))
        return found[0]


def parameters_of(found: list[Node]) -> tuple[Node, ...]:
    """Give the parameters of a function as pairs of a name and a default; the rest of them as spread."""
    return tuple(Node("pair", one.line, one.value) if one.kind == "name" else one for one in found)


def _number(text: str) -> float | int:
    if text.startswith("0x"):
        return int(text, 16)
    return int(text) if text.isdigit() else float(text)


def _escaped(found: re.Match[str]) -> str:
    if found[1]:
        number = int(found[1], 16)
        return chr(number) if 31 < number < 0xD800 or 0xE000 <= number < 0xFDD0 else ""
    return _NAMES.get(found[0], found[2])
