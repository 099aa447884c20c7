"""Answers about identities, written behind what stands in `corrections.toml`; nothing that stands there is touched."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from kgbuild.corrections.reading import parse_corrections, read_corrections
from kgbuild.outputs import write_text

#: A name with a document that prints it so, or a key where that says too little.
Who = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether two are the same: each by name and document, the document empty where the name is a key."""

    kind: str
    answer: Literal["same", "different"]
    sides: tuple[Who, Who]
    because: str = ""


def append_answers(path: Path, answers: Iterable[Answer]) -> int:
    """Write answers behind the corrections of a file, whole or not at all.

    Returns:
        How many were written.

    Raises:
        CorrectionsError: the file holds something that is no correction.
    """
    answers = list(answers)
    text = ""
    if path.is_file():
        text = read_corrections(path).text
    blocks = [text.rstrip("\n") + "\n"] if text.strip() else []
    blocks += [_block(answer) for answer in answers]
    joined = "\n".join(blocks)
    parse_corrections(joined, str(path))
    if answers:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, joined)
    return len(answers)


def _block(answer: Answer) -> str:
    sides = ", ".join(_who(name, document) for name, document in answer.sides)
    because = f"because = {_text(answer.because)}\n" if answer.because else ""
    return f"[[{answer.answer}]]\n{answer.kind} = [{sides}]\n{because}"


def _who(name: str, document: str) -> str:
    return f"{{ name = {_text(name)}, document = {_text(document)} }}" if document else _text(name)


def _text(text: str) -> str:
    """Give a TOML string; JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")
