"""Read a text into marked sentences: the trained recogniser and the word lists, where they meet the surer wins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, cast

from kgbuild.lexicon import words
from kgbuild.prose.cut import sentences
from kgbuild.prose.marks import Label, Mark, Sentence
from kgbuild.prose.terms import terms
from kgbuild.prose.titled import label_by_noun, titled

if TYPE_CHECKING:
    from spacy.language import Language

_HONOURS = ("AWARD", "GRANT", "EVENT")
_SPACE = re.compile(r"\s+")


@cache
def _pipeline() -> Language:
    import spacy  # noqa: PLC0415  it takes a second to import, and most pages hold no prose

    with as_file(files("kgbuild") / "models" / "prose") as path:
        return spacy.load(path)


def read(text: str) -> tuple[Sentence, ...]:
    """Give the sentences of `text` with their marks, in order."""
    places = list(sentences(text))
    flats = [_flatten(text[start:end]) for start, end in places]
    out = []
    for (start, end), (_, at), doc in zip(places, flats, _pipeline().pipe(flat for flat, _ in flats), strict=True):
        own = text[start:end]
        named = [Mark(cast("Label", e.label_), at[e.start_char], at[e.end_char - 1] + 1, e.text) for e in doc.ents]
        marks = settle([*map(_relabelled, named), *terms(own), *titled(own)])
        out.append(Sentence(start, end, own, tuple(replace(m, start=m.start + start, end=m.end + start) for m in marks)))
    return tuple(out)


def _flatten(text: str) -> tuple[str, list[int]]:
    """Give `text` with each run of white space as one space, and where each character stood."""
    flat, at = [], []
    last = 0
    for gap in (*_SPACE.finditer(text), None):
        end = gap.start() if gap else len(text)
        flat.append(text[last:end])
        at += range(last, end)
        if gap:
            flat.append(" ")
            at.append(gap.start())
            last = gap.end()
    return "".join(flat), at


def _relabelled(mark: Mark) -> Mark:
    """Let the noun of a title decide between award, grant and event."""
    noun = label_by_noun(mark.text) if mark.label in {*_HONOURS, "ORG"} else None
    return replace(mark, label=noun) if noun else mark


def settle(marks: Iterable[Mark]) -> list[Mark]:
    """Give marks that do not overlap, in order: the surer wins, then the longer."""
    kept: list[Mark] = []
    for mark in sorted(set(marks), key=_rank):
        if mark.label == "PERSON" and mark.text.casefold() in words("sentences", "never_names"):
            continue
        if all(mark.end <= other.start or mark.start >= other.end for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def _rank(mark: Mark) -> tuple[int, int, int, str]:
    if mark.label in _HONOURS and label_by_noun(mark.text):
        tier = 0  # "Best PhD Thesis Award 2019" holds a degree and a date
    elif mark.label == "ORG" and words("sentences", "org_nouns") & set(mark.text.casefold().split()):
        tier = 1  # "School of Postdoctoral Fellows" holds a role
    elif mark.label in {"DATE", "MONEY", "DEGREE", "ROLE", "LAB"}:
        tier = 2
    else:
        tier = 3
    return tier, mark.start - mark.end, mark.start, mark.label
