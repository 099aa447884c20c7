"""Statements of Typst: bindings, rules, conditions, loops, what is put in from other files."""

from __future__ import annotations

import re

from kgbuild.documents.typst.code import KEYWORDS, Code, parameters_of
from kgbuild.documents.typst.nodes import Node

_ELSE = re.compile(r"[ \t\n]*else\b")


class Statements(Code):
    """Parses statements at a place of a source."""

    def hashed(self) -> Node | None:
        """Parse the expression behind `#` in markup."""
        if self.word() in KEYWORDS:
            return self.statement()
        primary = self.primary()
        return self.behind(primary, chained=False) if primary else None

    def statement(self, *, lines: bool = False) -> Node:
        """Parse a statement or an expression."""
        line, word = self.line, self.word()
        if word in KEYWORDS:
            self.at += len(word)
            self.skip(lines=False)
            return getattr(self, f"parse_{word}")(line)  # type: ignore[no-any-return]
        return self.expression(lines=lines)

    def parse_let(self, line: int) -> Node:
        """Parse a binding."""
        name = self.word()
        if not name:
            pattern = self.primary() or Node("none", line)
            names: object = tuple(one.value for one in pattern.parts if one.kind in {"name", "pair"})
            parameters = None
        else:
            self.at += len(name)
            names = name
            parameters = parameters_of(self.listed()[0]) if self.sees("(") else None
        self.skip(lines=False)
        if not self.sees("="):
            return Node("let", line, names, (Node("none", line),))
        self.at += 1
        self.skip()
        body = self.statement()
        value = body if parameters is None else Node("closure", line, name, (parameters, body))
        return Node("let", line, names, (value,))

    def parse_set(self, line: int) -> Node:
        """Parse a rule that sets."""
        target = self.expression(7)
        self.skip(lines=False)
        if self.word() == "if":
            self.at += 2
            self.expression()
        return Node("set", line, None, (target,))

    def parse_show(self, line: int) -> Node:
        """Parse a rule that shows."""
        selector = None if self.sees(":") else self.expression(7)
        self.skip(lines=False)
        if not self.sees(":"):
            return Node("none", line)
        self.at += 1
        self.skip()
        way = self.statement()
        return Node("show", line, None, (selector, way))

    def parse_if(self, line: int) -> Node:
        """Parse a condition."""
        test = self.expression()
        self.skip()
        then = self.primary() or Node("none", line)
        other = Node("none", line)
        if found := _ELSE.match(self.source, self.at):
            self.at = found.end()
            self.skip()
            other = (self.statement() if self.word() == "if" else self.primary()) or other
        return Node("if", line, None, (test, then, other))

    def parse_for(self, line: int) -> Node:
        """Parse a loop over values."""
        pattern = self.primary() or Node("none", line)
        names = (pattern.value,) if pattern.kind == "name" else tuple(one.value for one in pattern.parts)
        self.skip()
        if self.word() == "in":
            self.at += 2
        self.skip()
        over = self.expression()
        self.skip()
        return Node("for", line, (names, pattern.kind != "name"), (over, self.primary() or Node("none", line)))

    def parse_while(self, line: int) -> Node:
        """Parse a loop, which is not run."""
        self.expression()
        self.skip()
        self.primary()
        return Node("none", line)

    def parse_import(self, line: int) -> Node:
        """Parse an import."""
        source = self.expression(7)
        self.skip(lines=False)
        names: list[tuple[str, str]] = []
        if self.word() == "as":
            self.at += 2
            self.skip(lines=False)
            names.append(("", self.word()))
            self.at += len(self.word())
            self.skip(lines=False)
        if self.sees(":"):
            self.at += 1
            self.skip(lines=False)
            names += self.imported()
        return Node("import", line, tuple(names), (source,))

    def imported(self) -> list[tuple[str, str]]:
        """Parse the names that an import takes, each with the name under which it is known then."""
        if self.sees("*"):
            self.at += 1
            return [("*", "*")]
        bracketed = self.sees("(")
        self.at += bracketed
        found: list[tuple[str, str]] = []
        self.skip(lines=bracketed)
        while word := self.word():
            self.at += len(word)
            self.skip(lines=False)
            own = word
            if self.word() == "as":
                self.at += 2
                self.skip(lines=False)
                own = self.word()
                self.at += len(own)
            found.append((word, own))
            self.skip(lines=bracketed)
            if not self.sees(","):
                break
            self.at += 1
            self.skip(lines=True)
        self.at += bracketed and self.sees(")")
        return found

    def parse_include(self, line: int) -> Node:
        """Parse an inclusion."""
        return Node("include", line, None, (self.expression(),))

    def parse_return(self, line: int) -> Node:
        """Parse the end of a function."""
        empty = self.sees("\n") or self.sees("}") or self.sees(";")
        return Node("return", line, None, (Node("none", line) if empty else self.expression(),))

    def parse_context(self, _line: int) -> Node:
        """Parse what asks for its place."""
        return self.statement()

    def parse_break(self, line: int) -> Node:
        """Parse the end of a loop."""
        return Node("none", line)

    parse_continue = parse_break
