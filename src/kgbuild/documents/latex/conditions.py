r"""Conditions in LaTeX sources: `\iffalse`, switches of the file, `\ifx`, tests with their branches in braces."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kgbuild.documents.latex.tokens import Token, argument, words_of
from kgbuild.lexicon import table

#: Gives what a macro stands for, None for what the file does not define.
Meaning = Callable[[str], "tuple[Token, ...] | None"]


@cache
def _known() -> Mapping[str, Any]:
    return dict(table("latex")["conditions"])


@dataclass(slots=True)
class Conditions:
    r"""The switches of a file, and which branch of a condition is printed.

    Attributes:
        meaning: what a macro stands for.
        switches: by name, without `if`.
    """

    meaning: Meaning
    switches: dict[str, bool] = field(default_factory=dict)

    def sets(self, work: list[Token], at: int) -> int:
        """Carry out the command at `at` if it makes or sets a switch: the place behind it, else -1."""
        name = work[at].text
        if name == "newif":
            made, behind = argument(work, at + 1)
            if made and made[0].text.startswith("if"):
                self.switches[made[0].text[2:]] = False
            return behind
        for ending, value in (("true", True), ("false", False)):
            if name.endswith(ending) and name.removesuffix(ending) in self.switches:
                self.switches[name.removesuffix(ending)] = value
                return at + 1
        return self._set_in_braces(work, at, name)

    def _set_in_braces(self, work: list[Token], at: int, name: str) -> int:
        sets = _known()["sets"]
        if name not in sets:
            return -1
        named, behind = argument(work, at + 1)
        value = sets[name]
        if value == "given":
            given, behind = argument(work, behind)
            value = words_of(given)
        self.switches[words_of(named)] = value == "true"
        return behind

    def branch(self, work: list[Token], at: int, ends: Mapping[int, tuple[int, int]]) -> tuple[int, list[Token]] | None:
        r"""Give the place behind the condition at `at` and the tokens of its branch; None if it is no condition.

        Args:
            work: the tokens.
            at: place of the command.
            ends: the places of `\else` and `\fi` of each condition, as `ends_of` gives them.
        """
        name = work[at].text
        if name in _known()["tests"]:
            return self._in_braces(work, at, name)
        if at not in ends:
            return None
        other, end = ends[at]
        holds, start = self._holds(work, at, name)
        start = min(start, other)
        if holds:
            return end + 1, work[start:other]
        return end + 1, work[other + 1 : end]

    def _holds(self, work: list[Token], at: int, name: str) -> tuple[bool, int]:
        """Tell whether a condition of TeX holds, as far as the file tells; the place behind what it asks."""
        if name.removeprefix("if") in self.switches:
            return self.switches[name.removeprefix("if")], at + 1
        if name in {"ifx", "if", "ifcat"}:
            one, behind = argument(work, at + 1)
            two, behind = argument(work, behind)
            return self._means(one) == self._means(two), behind
        if name == "ifdefined":
            asked, behind = argument(work, at + 1)
            return bool(asked) and self.meaning(asked[0].text) is not None, behind
        return name in _known()["true"], at + 1

    def _means(self, tokens: Sequence[Token]) -> tuple[tuple[str, str], ...]:
        if len(tokens) == 1 and tokens[0].kind == "command":
            meant = () if tokens[0].text == "empty" else self.meaning(tokens[0].text)
            tokens = tokens if meant is None else meant
        return tuple((token.kind, token.text) for token in tokens)

    def _in_braces(self, work: list[Token], at: int, name: str) -> tuple[int, list[Token]]:
        asks, branches = _known()["tests"][name]
        asked: list[list[Token]] = []
        behind = at + 1
        for _ in range(asks):
            given, behind = argument(work, behind)
            asked.append(given)
        chosen: list[list[Token]] = []
        for _ in branches:
            given, behind = argument(work, behind)
            chosen.append(given)
        wanted = "y" if self._answer(name, asked) else "n"
        return behind, chosen[branches.index(wanted)] if wanted in branches else []

    def _answer(self, name: str, asked: list[list[Token]]) -> bool:
        """Answer a test whose branches stand in braces; what only a run of TeX could tell is taken to hold."""
        first = asked[0]
        if name == "ifthenelse":
            return self._sentence(first)
        if len(asked) == 2:
            return words_of(first) == words_of(asked[1])
        if name in _known()["empty"]:
            return not self._means(first) or not "".join(text for _, text in self._means(first)).strip()
        if name in _known()["switched"]:
            return self.switches.get(words_of(first), False)
        if name in _known()["defined"]:
            return self.meaning(first[0].text if first else "") is not None
        return name not in _known()["false"]

    def _sentence(self, asked: list[Token]) -> bool:
        r"""Answer `\boolean{…}`, `\equal{…}{…}` and their negation."""
        negated = False
        for place, token in enumerate(asked):
            if token.kind != "command":
                continue
            if token.text in {"not", "NOT"}:
                negated = not negated
            elif token.text == "boolean":
                return self.switches.get(words_of(argument(asked, place + 1)[0]), False) != negated
            elif token.text == "equal":
                one, behind = argument(asked, place + 1)
                return (self._means(one) == self._means(argument(asked, behind)[0])) != negated
        return not negated


def ends_of(work: Sequence[Token], switches: Mapping[str, bool]) -> dict[int, tuple[int, int]]:
    r"""Give, for each condition that has its `\fi`, the places of its `\else` (or `\fi`) and of its `\fi`."""
    opened: list[tuple[int, int]] = []
    found: dict[int, tuple[int, int]] = {}
    for place, token in enumerate(work):
        if token.kind != "command":
            continue
        if token.text in _known()["opens"] or (token.text[:2] == "if" and token.text[2:] in switches):
            opened.append((place, -1))
        elif token.text == "else" and opened and opened[-1][1] < 0:
            opened[-1] = opened[-1][0], place
        elif token.text == "fi" and opened:
            start, other = opened.pop()
            found[start] = (place if other < 0 else other), place
    return found
