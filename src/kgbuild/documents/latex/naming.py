r"""What a definition names: a command, bare or in braces, or one whose name `\csname … \endcsname` puts together."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.documents.latex.tokens import Token, argument, skip_space, words_of


def named(work: Sequence[Token], at: int) -> tuple[str, int]:
    r"""Read the name of a command: (its name, the place behind it); none where other commands make it up."""
    at = skip_space(work, at)
    while at < len(work) and (work[at].kind, work[at].text) == ("command", "expandafter"):
        at = skip_space(work, at + 1)
    if at < len(work) and (work[at].kind, work[at].text) == ("command", "csname"):
        return put_together(work, at + 1)
    given, behind = argument(work, at)
    return (given[0].text if given and given[0].kind == "command" else ""), behind


def put_together(work: Sequence[Token], at: int) -> tuple[str, int]:
    r"""Read what stands before `\endcsname`: (the name that it makes, the place behind it)."""
    commands = [i for i in range(at, len(work)) if work[i].kind == "command" and work[i].text != "expandafter"]
    end = next((i for i in commands if work[i].text == "endcsname"), -1)
    if end < 0:
        return "", at
    plain = commands[0] == end and all(token.kind in {"text", "command"} for token in work[at:end])
    return (words_of(work[at:end]) if plain else ""), end + 1
