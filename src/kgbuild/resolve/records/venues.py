"""Venue strings to venues: a name and its abbreviations, where no other name could be meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from kgbuild.lexicon import words
from kgbuild.names import fold
from kgbuild.resolve.clusters import Clusters
from kgbuild.resolve.venues import abbreviates

#: What follows is a subtitle, a parallel title or a place, which abbreviations leave out.
SUBTITLE = re.compile(r"(?:\s*[:=\[(]|\s/\s|(?<=[^\W\d_]{6})\.\s+(?=[^\W\d_]{4})).*$")
GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
SMALL = re.compile(r"(?<![^\W\d_])[a-z]{2,4}(?=\s)")

Words = tuple[str, ...]
#: Initials of the words → words → the strings that print them.
Blocks = Mapping[str, Mapping[Words, AbstractSet[int]]]


def resolve_venues(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Give id → id of the first string (by content) of the same venue, for records with `id` and `text`."""
    found = sorted((str(row.get("text") or ""), str(row["id"])) for row in rows)
    forms = [list(_forms(text)) for text, _ in found]
    # "Journal of Moss" holds a small word, which abbreviations leave out: it is a name and stands for no other
    spelt = {form for (text, _), kinds in zip(found, forms, strict=True) if _is_spelt(text) for form in kinds}
    clusters = Clusters(len(found))
    by_form: dict[Words, int] = {}
    blocks: dict[str, dict[Words, set[int]]] = defaultdict(lambda: defaultdict(set))
    for index, kinds in enumerate(forms):
        if kinds:
            clusters.join(by_form.setdefault(kinds[0], index), index)
        for form in kinds:
            blocks[_initials(form)][form].add(index)
    for index, kinds in enumerate(forms):
        meanings = (_meaning(form, blocks, clusters, spelt) for form in kinds if kinds[0] not in spelt)
        meant = next((m for m in meanings if m is not None), None)
        if meant is not None:
            clusters.join(meant, index)
    return {identifier: found[clusters.find(i)][1] for i, (_, identifier) in enumerate(found)}


def _initials(form: Words) -> str:
    return "".join(word[0] for word in form)


def _is_spelt(text: str) -> bool:
    return not words("venue_words", "fillers").isdisjoint(SMALL.findall(fold(text)))


def _forms(text: str) -> Iterator[Words]:
    """Give the telling words of a string, then those without its subtitle; none of a macro's name."""
    whole = () if text.startswith("#") else _telling(text)
    if whole:
        yield whole
    short = _telling(SUBTITLE.sub("", text))
    if whole and len(short) > 1 and short != whole:
        yield short


def _telling(text: str) -> Words:
    plain = fold(GLUED.sub(" ", text) if " " not in text.strip() else text).replace("'", " ")
    found = re.findall(r"[^\W_]+\.?", plain)
    # "Des." is a word cut short, not the French article; a letter at the end names a series
    last = found[-1:] if re.search(r"\b[A-Z]$", text.strip()) else []
    kept = [w for w in found[: len(found) - len(last)] if w not in words("venue_words", "fillers")]
    kept = [w for w in kept if w.rstrip(".") not in words("venue_words", "parts")]
    return tuple(w.rstrip(".") for w in [*kept, *last] or found)


def _meaning(form: Words, blocks: Blocks, clusters: Clusters, spelt: AbstractSet[Words]) -> int | None:
    """Give a string that an abbreviation stands for, None if there is none or more than one as good."""
    block = blocks.get(_initials(form), {}) if len(form) > 1 else {}
    meant: dict[int, tuple[int, Words]] = {}
    for other, holders in block.items():
        if abbreviates(form, other):
            guesses = sum(not w.startswith(s) for s, w in zip(form, other, strict=True))
            for root in {clusters.find(i) for i in holders}:
                meant[root] = min(meant.get(root, (guesses, other)), (guesses, other))
    least = min((guesses for guesses, _ in meant.values()), default=0)
    best = {r: o for r, (guesses, o) in meant.items() if guesses == least}
    # of "J. Math. Sci.", "J. Mathematical Sci." and "Journal of Mathematical Sciences" the last is meant
    full = {r for r, o in best.items() if o in spelt or not any(abbreviates(o, p) for p in best.values())}
    return full.pop() if len(full) == 1 else None
