r"""The macros that a LaTeX file defines, and their expansion (`\newcommand`, `\def`, `\newenvironment` and their like).

What is expanded stands on the line of its call. Expansion is bounded: a macro that calls itself, or doubles
itself again and again, ends with an error.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from kgbuild.documents.latex_tokens import Token, argument, option, skip_space, tokens_of, words_of
from kgbuild.errors import DocumentError

_DEFINERS: Final = frozenset({"newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "newrobustcmd"})
_DOCUMENT: Final = frozenset({
    "NewDocumentCommand", "RenewDocumentCommand", "DeclareDocumentCommand", "ProvideDocumentCommand",
})  # fmt: skip
_ENVIRONMENTS: Final = frozenset({"newenvironment", "renewenvironment", "NewEnviron", "RenewEnviron"})
_INPUTS: Final = frozenset({"input", "include", "subfile"})
_DEEPEST: Final = 60
_MOST: Final = 2_000_000
#: Fonts and lengths of a definition are no text; a macro that only sets such things prints nothing.
Include = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class _Macro:
    """A macro: how many arguments it takes, the default of the first if that is optional, and what it stands for."""

    body: tuple[Token, ...]
    arity: int = 0
    default: tuple[Token, ...] | None = None


@dataclass(slots=True)
class Macros:
    r"""The macros and environments known so far.

    Attributes:
        name: of the file, for errors.
        include: gives the text of a file that `\input` names, None where there is none that may be read.
    """

    name: str
    include: Include
    commands: dict[str, _Macro] = field(default_factory=dict)
    beginnings: dict[str, tuple[_Macro, _Macro]] = field(default_factory=dict)
    enveloping: dict[str, _Macro] = field(default_factory=dict)
    made: int = 0

    def expand(self, tokens: Sequence[Token], depth: int = 0) -> list[Token]:
        """Give the tokens with definitions taken out, macros and included files put in.

        Raises:
            DocumentError: macros or files call one another without end.
        """
        if depth > _DEEPEST:
            line = tokens[0].line if tokens else 0
            raise DocumentError(
                self.name, "macros or included files call one another without end", line=line, remedy="untie them"
            )
        work = list(tokens)
        out: list[Token] = []
        at = 0
        while at < len(work):
            token = work[at]
            if token.kind != "command":
                out.append(token)
                at += 1
                continue
            at, printed = self._command(work, at, depth)
            self.made += len(printed)
            if self.made > _MOST:
                raise DocumentError(self.name, "its macros expand to far more than a page", line=token.line)
            out += printed
        return out

    def _command(self, work: list[Token], at: int, depth: int) -> tuple[int, list[Token]]:
        """Read one command: the place behind it and its arguments, and what it stands for."""
        token, behind = work[at], at + 1
        if token.text in _DEFINERS:
            return self._define(work, behind), []
        if token.text == "def":
            return self._plain_definition(work, behind), []
        if token.text in _DOCUMENT:
            return self._document_command(work, behind), []
        if token.text in _ENVIRONMENTS:
            return self._environment(work, behind, token.text), []
        if token.text == "let":
            return self._let(work, behind), []
        if token.text in _INPUTS:
            path, behind = argument(work, behind)
            included = self.include(words_of(path))
            moved = [Token(t.kind, t.text, token.line) for t in tokens_of(included or "")]
            return behind, self.expand(moved, depth + 10)
        if token.text == "begin":
            return self._begin(work, at, depth)
        if token.text == "end":
            name, behind = argument(work, behind)
            ending = self.beginnings.get(words_of(name))
            return (behind, self.expand(_at(ending[1].body, token), depth + 1)) if ending else (at + 1, [token])
        macro = self.commands.get(token.text)
        if macro is None:
            return behind, [token]
        arguments, behind = _arguments(macro, work, behind)
        return behind, self.expand(_filled(macro.body, arguments, token), depth + 1)

    def _begin(self, work: list[Token], at: int, depth: int) -> tuple[int, list[Token]]:
        token = work[at]
        named, behind = argument(work, at + 1)
        name = words_of(named)
        if name in self.enveloping:
            end = _environment_end(work, behind, name)
            macro = self.enveloping[name]
            arguments, behind = _arguments(macro, work, behind)
            inner = work[behind:end]
            body: list[Token] = []
            for part in _filled(macro.body, arguments, token):
                body += inner if (part.kind, part.text) == ("command", "BODY") else [part]
            return _behind_end(work, end), self.expand(body, depth + 1)
        if name in self.beginnings:
            macro = self.beginnings[name][0]
            arguments, behind = _arguments(macro, work, behind)
            return behind, self.expand(_filled(macro.body, arguments, token), depth + 1)
        return at + 1, [token]

    # --- definitions ------------------------------------------------------------------------------------

    def _define(self, work: list[Token], at: int) -> int:
        named, at = argument(work, at)
        arity, at = option(work, at)
        default, at = option(work, at)
        body, at = argument(work, at)
        if named and named[0].kind == "command":
            self.commands[named[0].text] = _Macro(tuple(body), _count(arity), tuple(default) if default else None)
        return at

    def _plain_definition(self, work: list[Token], at: int) -> int:
        at = skip_space(work, at)
        if at >= len(work) or work[at].kind != "command":
            return at
        name, at, arity = work[at].text, at + 1, 0
        while at < len(work) and work[at].kind != "open":
            arity += work[at].kind == "parameter"
            at += 1
        body, at = argument(work, at)
        self.commands[name] = _Macro(tuple(body), arity)
        return at

    def _document_command(self, work: list[Token], at: int) -> int:
        named, at = argument(work, at)
        form, at = argument(work, at)
        body, at = argument(work, at)
        letters = "".join(t.text for t in form if t.kind == "text").replace(" ", "")
        optional = letters[:1] in {"o", "O"}
        if named and named[0].kind == "command":
            arity = sum(letter in "mooO" for letter in letters)
            self.commands[named[0].text] = _Macro(tuple(body), arity, () if optional else None)
        return at

    def _environment(self, work: list[Token], at: int, definer: str) -> int:
        named, at = argument(work, at)
        arity, at = option(work, at)
        default, at = option(work, at)
        first, at = argument(work, at)
        macro = _Macro(tuple(first), _count(arity), tuple(default) if default else None)
        if definer.endswith("Environ"):
            self.enveloping[words_of(named)] = macro
            return at
        last, at = argument(work, at)
        self.beginnings[words_of(named)] = macro, _Macro(tuple(last))
        return at

    def _let(self, work: list[Token], at: int) -> int:
        named, at = argument(work, at)
        at = skip_space(work, at)
        if at < len(work) and work[at].text.strip() == "=":
            at += 1
        meant, at = argument(work, at)
        if named and meant and named[0].kind == meant[0].kind == "command":
            self.commands[named[0].text] = self.commands.get(meant[0].text, _Macro((meant[0],)))
        return at


def _count(arity: list[Token] | None) -> int:
    text = words_of(arity or [])
    return int(text) if text.isdigit() and len(text) == 1 else 0


def _arguments(macro: _Macro, work: list[Token], at: int) -> tuple[list[list[Token]], int]:
    found: list[list[Token]] = []
    if macro.default is not None and macro.arity:
        given, at = option(work, at)
        found.append(list(macro.default) if given is None else given)
    while len(found) < macro.arity:
        given, at = argument(work, at)
        found.append(given)
    return found, at


def _filled(body: Sequence[Token], arguments: Sequence[Sequence[Token]], call: Token) -> list[Token]:
    """Give the body of a macro with its parameters replaced, on the line of the call."""
    out: list[Token] = []
    for token in body:
        if token.kind == "parameter":
            index = int(token.text[1]) - 1
            out += arguments[index] if index < len(arguments) else []
        else:
            out.append(Token(token.kind, token.text, call.line))
    return out


def _at(body: Sequence[Token], call: Token) -> list[Token]:
    return [Token(token.kind, token.text, call.line) for token in body]


def _environment_end(work: Sequence[Token], at: int, name: str) -> int:
    r"""Give the place of the `\end` of the environment that is open at `at`."""
    depth = 1
    for place in range(at, len(work)):
        token = work[place]
        if token.kind == "command" and token.text in {"begin", "end"}:
            named, _ = argument(work, place + 1)
            if words_of(named) == name:
                depth += 1 if token.text == "begin" else -1
                if not depth:
                    return place
    return len(work)


def _behind_end(work: Sequence[Token], end: int) -> int:
    return argument(work, end + 1)[1] if end < len(work) else end
