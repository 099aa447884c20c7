r"""The macros that a LaTeX file defines, and their expansion (`\newcommand`, `\def`, `\newenvironment` and their like).

What is expanded stands on the line of its call. Expansion is bounded: a macro that calls itself, or doubles
itself again and again, ends with an error.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from kgbuild.documents.latex.classes import LOADS, loaded, prints, stands_for
from kgbuild.documents.latex.conditions import Conditions, ends_of
from kgbuild.documents.latex.naming import named, put_together
from kgbuild.documents.latex.tokens import Token, argument, environment_end, option, skip_space, tokens_of, words_of
from kgbuild.errors import DocumentError
from kgbuild.lexicon import table

_DEFINERS: Final = frozenset({"newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "newrobustcmd"})
_DOCUMENT: Final = frozenset({
    "NewDocumentCommand", "RenewDocumentCommand", "DeclareDocumentCommand", "ProvideDocumentCommand",
})  # fmt: skip
_ENVIRONMENTS: Final = frozenset({"newenvironment", "renewenvironment", "NewEnviron", "RenewEnviron"})
#: Commands that put a file in, and how many arguments name it: its folder may stand by itself.
_INPUTS: Final = {
    "input": 1,
    "include": 1,
    "subfile": 1,
    "subfileinclude": 1,
    "import": 2,
    "subimport": 2,
    "makerubric": 1,
}
#: Commands of classes that take the name of a macro without calling it, and how many arguments they have.
_NAMING: Final = {"@setfontsize": 3}
_SECTIONS: Final = ("chapter", "section", "subsection", "subsubsection", "paragraph")
_DEEPEST: Final = 60
_MOST: Final = 2_000_000
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
    left_out: set[str] = field(default_factory=set)
    made: int = 0
    conditions: Conditions = field(init=False)

    def __post_init__(self) -> None:
        self.conditions = Conditions(self._meaning)

    def _meaning(self, name: str) -> tuple[Token, ...] | None:
        macro = self.commands.get(name)
        return None if macro is None else macro.body

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
        ends = ends_of(work, self._switches(work))
        out: list[Token] = []
        at = 0
        while at < len(work):
            token = work[at]
            if token.kind != "command":
                out.append(token)
                at += 1
                continue
            if (behind := self.conditions.sets(work, at)) >= 0:
                at = behind
                continue
            if chosen := self.conditions.branch(work, at, ends):
                at, printed = chosen[0], self.expand(chosen[1], depth + 1)
            else:
                at, printed = self._command(work, at, depth)
            self.made += len(printed)
            if self.made > _MOST:
                raise DocumentError(self.name, "its macros expand to far more than a page", line=token.line)
            out += printed
        return out

    def _switches(self, work: Sequence[Token]) -> dict[str, bool]:
        """Give the switches that are known, and those that these tokens will make."""
        made = [
            work[at + 1].text[2:]
            for at, token in enumerate(work[:-1])
            if token.kind == "command" and token.text == "newif" and work[at + 1].kind == "command"
        ]
        return {**dict.fromkeys(made, False), **self.conditions.switches}

    def _defined(self, work: list[Token], at: int) -> int:
        """Carry out the definition at `at`: the place behind it, -1 where there is none."""
        name, behind = work[at].text, at + 1
        if name in _DEFINERS:
            return self._define(work, behind)
        if name in {"def", "gdef", "edef", "xdef"}:
            return self._plain_definition(work, behind)
        if name in _DOCUMENT:
            return self._document_command(work, behind)
        if name in _ENVIRONMENTS:
            return self._environment(work, behind, name)
        if name in _NAMING:
            for _ in range(_NAMING[name]):
                _, behind = argument(work, behind)
            return behind
        if name == "excludecomment":
            left, behind = argument(work, behind)
            self.left_out.add(words_of(left))
            return behind
        return self._let(work, behind) if name == "let" else -1

    def _put_in(self, work: list[Token], at: int, depth: int) -> tuple[int, list[Token]]:
        """Put in the file that the command at `at` names; of a whole document, what it prints."""
        token, behind = work[at], at + 1
        path = ""
        for _ in range(_INPUTS[token.text]):
            part, behind = _path(work, behind)
            path = f"{path}/{part}" if path else part
        inside = tokens_of(self.include(path.replace("//", "/")) or "")
        starts = [i for i, t in enumerate(inside) if (t.kind, t.text) == ("command", "begin")]
        begin = next(
            (argument(inside, i + 1) for i in starts if words_of(argument(inside, i + 1)[0]) == "document"), None
        )
        if begin:
            inside = inside[begin[1] : environment_end(inside, begin[1], "document")]
        moved = [Token(t.kind, t.text, token.line) for t in inside]
        return behind, self.expand(moved, depth + 10)

    def _load(self, work: list[Token], at: int) -> int:
        """Learn what a class or style beside the source prints; the place behind the command that loads it."""
        names, behind = loaded(work, at + 1, LOADS[work[at].text])
        for name in names:
            inside = tokens_of(self.include(name) or "")
            there = Macros(self.name, self.include)
            place = 0
            while place < len(inside):
                after = there._defined(inside, place) if inside[place].kind == "command" else -1
                place = max(after, place + 1)
            taken = {n: m for n, m in there.commands.items() if m.arity and prints(n, m.arity, m.body)}
            self.commands = {**taken, **self.commands}
            rows = any(token.kind == "align" for macro in taken.values() for token in macro.body)
            for called, (first, last) in there.beginnings.items():
                if stands_for(called, first.body, last.body, rows=rows):
                    self.beginnings.setdefault(called, (first, last))
        return behind

    def _command(self, work: list[Token], at: int, depth: int) -> tuple[int, list[Token]]:
        """Read one command: the place behind it and its arguments, and what it stands for."""
        token, behind = work[at], at + 1
        if (after := self._defined(work, at)) >= 0:
            return after, []
        if token.text == "csname":
            name, behind = put_together(work, behind)
            work[behind - 1] = Token("command", name, token.line)
            return (behind - 1, []) if name else (behind, [])
        if token.text in _INPUTS:
            return self._put_in(work, at, depth)
        if token.text in LOADS:
            return self._load(work, at), []
        if token.text == "begin":
            return self._begin(work, at, depth)
        if token.text == "end":
            ended, behind = argument(work, behind)
            ending = self.beginnings.get(words_of(ended))
            return (behind, self.expand(_at(ending[1].body, token), depth + 1)) if ending else (at + 1, [token])
        macro = self.commands.get(token.text)
        if macro is None:
            return behind, [token]
        arguments, behind = _arguments(macro, work, behind)
        return behind, self.expand(_filled(macro.body, arguments, token), depth + 1)

    def _begin(self, work: list[Token], at: int, depth: int) -> tuple[int, list[Token]]:
        token = work[at]
        called, behind = argument(work, at + 1)
        name = words_of(called)
        if name in self.left_out:
            return _behind_end(work, environment_end(work, behind, name)), []
        if name in self.enveloping:
            end = environment_end(work, behind, name)
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
        name, at = named(work, at)
        arity, at = option(work, at)
        default, at = option(work, at)
        body, at = argument(work, at)
        if not name or _heads(name, body):
            return at
        self.commands[name] = _heading(body) or _Macro(tuple(body), _count(arity), tuple(default) if default else None)
        return at

    def _plain_definition(self, work: list[Token], at: int) -> int:
        name, at = named(work, at)
        arity = 0
        while at < len(work) and work[at].kind != "open":
            arity += work[at].kind == "parameter"
            at += 1
        body, at = argument(work, at)
        if name and not _heads(name, body):
            self.commands[name] = _heading(body) or _Macro(tuple(body), arity)
        return at

    def _document_command(self, work: list[Token], at: int) -> int:
        name, at = named(work, at)
        form, at = argument(work, at)
        body, at = argument(work, at)
        letters, default = _form(form)
        if name:
            self.commands[name] = _Macro(tuple(body), len(letters), default if letters[:1] in "oO" else None)
        return at

    def _environment(self, work: list[Token], at: int, definer: str) -> int:
        called, at = argument(work, at)
        arity, at = option(work, at)
        default, at = option(work, at)
        first, at = argument(work, at)
        macro = _Macro(tuple(first), _count(arity), tuple(default) if default else None)
        if definer.endswith("Environ"):
            self.enveloping[words_of(called)] = macro
            return at
        last, at = argument(work, at)
        if words_of(called) not in table("latex")["environments"]["headed"] or not macro.arity:
            self.beginnings[words_of(called)] = macro, _Macro(tuple(last))
        return at  # what heads its content is known, however it is drawn

    def _let(self, work: list[Token], at: int) -> int:
        name, behind = named(work, at)
        behind = skip_space(work, behind)
        if behind < len(work) and work[behind].text.strip() == "=":
            behind += 1
        meant, behind = named(work, behind)
        if name and meant:
            self.commands[name] = self.commands.get(meant, _Macro((Token("command", meant, work[at].line),)))
        return behind


def _heads(name: str, body: Sequence[Token]) -> bool:
    """Tell whether a heading of LaTeX is only set anew, however its definition does it."""
    told = any(token.kind == "parameter" or token.text == "@startsection" for token in body)
    return name in table("latex")["headings"] and told


def _heading(body: Sequence[Token]) -> _Macro | None:
    r"""Give what a heading defined by `\@startsection` stands for: the heading of LaTeX on its level."""
    at = next((i for i, token in enumerate(body) if (token.kind, token.text) == ("command", "@startsection")), -1)
    if at < 0:
        return None
    _, at = argument(body, at + 1)
    level = words_of(argument(body, at)[0])
    name = _SECTIONS[int(level)] if level.isdigit() and int(level) < len(_SECTIONS) else _SECTIONS[-1]
    return _Macro((Token("command", name, body[0].line),))


def _form(form: list[Token]) -> tuple[str, tuple[Token, ...]]:
    """Give the letters of the arguments of a document command, and the default of the first."""
    letters, default = "", tuple[Token, ...]()
    at = 0
    while at < len(form):
        if form[at].kind == "open":
            given, at = argument(form, at)
            default = tuple(given) if letters == "O" else default
            continue
        letters += (
            "".join(letter for letter in form[at].text if letter in "moOrRdDs") if form[at].kind == "text" else ""
        )
        at += 1
    return letters, default


def _path(work: list[Token], at: int) -> tuple[str, int]:
    r"""Read the name of a file, in braces or, as TeX takes it, up to a space."""
    place = skip_space(work, at)
    if place < len(work) and work[place].kind == "text":
        bare = work[place].text.lstrip()
        name = bare.split(maxsplit=1)[0]
        rest = bare[len(name) :]
        work[place] = Token("text", rest, work[place].line)
        return name, place
    given, at = argument(work, at)
    return words_of(given), at


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


def _behind_end(work: Sequence[Token], end: int) -> int:
    return argument(work, end + 1)[1] if end < len(work) else end
