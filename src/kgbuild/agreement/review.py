"""The queue of a graph directory, and answers to it as corrections."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, Literal

from kgbuild.agreement.queue import FILE as QUEUE
from kgbuild.agreement.queue import Question, Side, Sighting
from kgbuild.agreement.statements import FILE as STATEMENTS
from kgbuild.agreement.statements import Comparison, Statement
from kgbuild.corrections import Answer
from kgbuild.errors import GraphError, InputError

Word = Literal["same", "different", "skip"]
WORDS: Final[tuple[Word, ...]] = ("same", "different", "skip")


def read_questions(folder: Path) -> list[Question]:
    """Give the queue of a graph directory, most valuable first.

    Raises:
        GraphError: the folder holds none.
    """
    return [
        Question(raw["kind"], raw["score"], raw["value"], (_side(raw["sides"][0]), _side(raw["sides"][1])))
        for raw in _read(folder, QUEUE)
    ]


def read_comparisons(folder: Path) -> list[Comparison]:
    """Give what documents say of the same things, disagreements first.

    Raises:
        GraphError: the folder holds none.
    """
    return [
        Comparison(**{**raw, "statements": tuple(Statement(**one) for one in raw["statements"])})
        for raw in _read(folder, STATEMENTS)
    ]


def _read(folder: Path, name: str) -> list[Any]:
    path = folder / name
    try:
        found: list[Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise GraphError(
            f"{folder}: holds no {name}; make the graph with `kgbuild build INPUT --out {folder}`"
        ) from error
    except (OSError, ValueError) as error:
        raise GraphError(f"{path}: is damaged ({error}); build the graph anew") from error
    return found


def _side(raw: Mapping[str, Any]) -> Side:
    sightings = tuple(Sighting(**one) for one in raw["sightings"])
    name, document = raw["who"]
    return Side(**{**raw, "variants": tuple(raw["variants"]), "who": (name, document), "sightings": sightings})


def answer(question: Question, word: Word, because: str = "") -> Answer | None:
    """Give the correction that an answer is, by names and documents; None for one that is skipped.

    Of two that are the same the one with the fuller name comes first, for the first gives key and name.
    """
    if word == "skip":
        return None
    one, other = question.sides if word == "different" else sorted(question.sides, key=_fullest_first)
    return Answer(question.kind, word, (one.who, other.who), because)


def _fullest_first(side: Side) -> tuple[int, int, str]:
    return -len(side.name.replace(".", "")), -side.count, side.key


def answers_of(raw: Any, questions: Sequence[Question], source: str) -> list[Answer]:
    """Give the answers of a file made from `kgbuild review --format json`: its objects with an `answer` each.

    Raises:
        InputError: an entry is no answer, or answers what nobody asked.
    """
    if not isinstance(raw, list):
        raise InputError(f"{source}: must be a list of answers, as `kgbuild review --format json` prints questions")
    asked = {frozenset(side.key for side in question.sides): question for question in questions}
    found = []
    for number, entry in enumerate(raw, 1):
        where = f"{source}: answer {number}"
        pair, word, because = _parsed(entry, where)
        if pair not in asked:
            raise InputError(f"{where}: {' and '.join(sorted(pair))} are not in the queue; {_near(pair, asked)}")
        found.append(answer(asked[pair], word, because))
    return [one for one in found if one]


def _parsed(entry: Any, where: str) -> tuple[frozenset[str], Word, str]:
    if not isinstance(entry, dict):
        raise InputError(f"{where}: must be an object with sides and an answer")
    sides = entry.get("sides", [])
    keys: list[str] = [
        str(side.get("key", "")) if isinstance(side, dict) else str(side) for side in sides if isinstance(sides, list)
    ]
    if len(keys) != 2 or not all(keys):
        raise InputError(f"{where}: sides must be two keys, or two objects with a key")
    word = next((known for known in WORDS if known == entry.get("answer", "skip")), None)
    if word is None:
        raise InputError(f"{where}: {entry['answer']!r} is none of {', '.join(WORDS)}")
    return frozenset(keys), word, str(entry.get("because", ""))


def _near(pair: frozenset[str], asked: Iterable[frozenset[str]]) -> str:
    known = sorted({key for each in asked for key in each})
    near = [one for key in sorted(pair) for one in get_close_matches(key, known, n=1)]
    return f"the nearest: {', '.join(near)}" if near else "see `kgbuild review --format json`"
