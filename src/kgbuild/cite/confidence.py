"""How sure a field is, and whether the string is a reference at all: learnt on strings that the tagger has not seen."""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from kgbuild.cite.kinds import status_of
from kgbuild.cite.tagger import Tagged
from kgbuild.cite.tokens import Token
from kgbuild.lexicon import table

#: What `evidence` gives, in order.
EVIDENCE = (
    "labelled", "sure", "likelihood", "short", "people", "title", "venue", "year", "numbers", "identifier",
    "longest gap", "title share", "letters", "parts", "names only", "prose", "career", "rubbish", "no names",
    "career first", "digits", "title only", "awaited",
)  # fmt: skip

#: Signs that no reference holds in any number, and the control characters of two old encodings.
_RARE = tuple("<>={}^$%@§¤¦¬¶¢¥±×÷\\|")
_CONTROLS = tuple(map(chr, (*range(9), *range(14, 32), *range(0x7F, 0xA0))))
#: One character in so many may be unreadable.
_READABLE = 8


@cache
def _tables() -> Mapping[str, Any]:
    tables: Mapping[str, Any] = json.loads(
        files("kgbuild").joinpath("models", "cite", "calibration.json").read_text("utf-8")
    )
    return tables


def calibrated(field: str, raw: float) -> float:
    """Give the probability that a field is right whose least probable token has probability `raw`."""
    knots, values = _tables()["fields"].get(field, ([0.0, 1.0], [0.0, 1.0]))
    at = bisect_right(knots, raw)
    if at == 0:
        return float(values[0])
    if at == len(knots):
        return float(values[-1])
    share = (raw - knots[at - 1]) / (knots[at] - knots[at - 1])
    return round(float(values[at - 1] + share * (values[at] - values[at - 1])), 4)


def evidence(text: str, tokens: Sequence[Token], tagged: Tagged, found: Mapping[str, object]) -> list[float]:
    """Give what speaks for and against a string being a reference, one number a name of `EVIDENCE`."""
    size = len(tagged.labels)
    if not size:
        return [0.0] * len(EVIDENCE)
    words = [token.text.casefold().strip(".") or "." for token in tokens]
    gaps = longest = title = 0
    for label in tagged.labels:
        gaps = gaps + 1 if label == "X" else 0
        longest = max(longest, gaps)
        title += label[-1] == "T"
    parts = [bool(found.get(name)) for name in ("people", "title", "venue", "year", "volume", "pages")]
    return [
        sum(label != "X" for label in tagged.labels) / size,
        sum(tagged.marginals) / size,
        max(-3.0, tagged.likelihood / size),
        1.0 if size < 8 else 0.0,
        *map(float, parts[:4]),
        float(parts[4] or parts[5]),
        float(bool(found.get("doi") or found.get("arxiv"))),
        longest / size,
        title / size,
        sum(map(str.isalpha, text)) / len(text),
        min(4, sum(parts)) / 4,
        float(parts[0] and not any(parts[1:])),
        _share(words, "prose"),
        _share(words, "career"),
        (sum(map(text.count, _RARE)) + (0 if text.isprintable() else sum(map(text.count, _CONTROLS)))) / size,
        float(not parts[0]),
        float(_share(words[:4], "career") > 0),
        sum(word[0].isdigit() for word in words) / size,
        float(parts[1] and sum(parts) == 1 and not found.get("doi") and not found.get("arxiv")),
        float(parts[1] and parts[2] and not parts[3] and bool(status_of(text))),
    ]  # fmt: skip


def _share(words: Sequence[str], name: str) -> float:
    """Give how many of the words stand in a list of words that speak against references; a fifth of them is plenty."""
    return min(0.2, sum(map(_against(name).__contains__, words)) / max(8, len(words)))


@cache
def _against(name: str) -> frozenset[str]:
    return frozenset(table("cite_kinds")["against"][name])


def is_garbled(text: str) -> bool:
    """Say whether so many characters are controls, or stand for ones that could not be read, that nobody wrote this.

    >>> is_garbled("A. Roy, Slow \ufffdce, J. Ice 3, 2012")
    False
    """
    if "\ufffd" not in text and text.isprintable():
        return False
    return (text.count("\ufffd") + sum(map(text.count, _CONTROLS))) * _READABLE > len(text)


def score_of(values: Sequence[float]) -> float:
    """Give the probability that a string with this evidence is a reference."""
    weights = _tables()["score"]
    odds = weights["bias"] + sum(w * v for w, v in zip(weights["weights"], values, strict=True))
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 4)
