"""`kgbuild review`."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from kgbuild.cli.options import graph_option, settings_of
from kgbuild.errors import InputError

if TYPE_CHECKING:
    from kgbuild.agreement.queue import Question, Side
    from kgbuild.agreement.review import Word

_LETTERS: dict[str, Word] = {"s": "same", "d": "different", "k": "skip"}


@click.command(epilog="Example: kgbuild review --graph graph")
@graph_option
@click.option(
    "--corrections", type=click.Path(path_type=Path), help="Where answers go (corrections.toml beside GRAPH)."
)
@click.option("--limit", type=click.IntRange(1), help="Ask at most so many.")
@click.option(
    "--format", "form", type=click.Choice(["ask", "table", "json"]), default="ask", help="Ask, or print the queue."
)
@click.option("--apply", "answers", type=click.File("r", encoding="utf-8"), help="Take the answers of a JSON file.")
def command(folder: Path, corrections: Path | None, limit: int | None, form: str, answers: TextIO | None) -> None:
    """Walk through the identities that are unsure, most valuable first, and write the answers into corrections.toml.

    Both sides are shown with the words that tell of them. The next build carries the answers out. For scripts, print
    the queue with --format json, put an "answer" (same, different, skip) into its objects, and give it to --apply.
    """
    from kgbuild.agreement.review import answers_of, read_questions
    from kgbuild.corrections import DOCUMENT, append_answers

    settings = settings_of(None)
    path = corrections or Path((settings and settings.identity.corrections) or folder.with_name(DOCUMENT))
    asked = read_questions(folder)
    if answers is not None:
        try:
            raw = json.load(answers)
        except ValueError as error:
            raise InputError(f"{answers.name}: is not JSON: {error}") from error
        count = append_answers(path, answers_of(raw, asked, answers.name))
        _say_written(path, count)
    elif form == "json":
        queue = [dataclasses.asdict(question) for question in asked[:limit]]
        click.echo(json.dumps(queue, indent=1, ensure_ascii=False))
    elif form == "table":
        for question in asked[:limit]:
            _print(question)
    else:
        _ask(asked[:limit], path)


def _ask(asked: list[Question], path: Path) -> None:
    """Ask one by one; each answer is written at once, so that nothing is lost."""
    from kgbuild.agreement.review import answer
    from kgbuild.corrections import append_answers

    written = 0
    for number, question in enumerate(asked, 1):
        click.echo(f"\n{number} of {len(asked)}")
        _print(question)
        letter = click.prompt("[s]ame, [d]ifferent, s[k]ip, [q]uit", type=click.Choice([*_LETTERS, "q"]))
        if letter == "q":
            break
        decided = answer(question, _LETTERS[letter])
        written += append_answers(path, [decided]) if decided else 0
    _say_written(path, written)


def _say_written(path: Path, count: int) -> None:
    answers = "1 answer" if count == 1 else f"{count} answers"
    click.echo(
        f"{path}: {answers} written" + (f"; build again to carry {'it' if count == 1 else 'them'} out" if count else "")
    )


def _print(question: Question) -> None:
    click.echo(f"{question.kind}: one with a likelihood of {question.score:.2f}; worth {question.value:g}")
    for side in question.sides:
        _print_side(side)


def _print_side(side: Side) -> None:
    also = f" (also {', '.join(side.variants)})" if side.variants else ""
    times = "once" if side.count == 1 else f"{side.count} times"
    click.echo(f"  {click.style(side.name, bold=True)}{also}  {side.key}, told of {times}")
    for scheme, value in side.identifiers.items():
        click.echo(f"      {scheme}: {value}")
    for one in side.sightings:
        click.echo(f"      {one.document}:{one.line}  {click.style(one.quote, fg='green')}")
