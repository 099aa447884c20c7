"""The tagger: a linear-chain conditional random field, decoded for many strings at a time with numpy.

The weights were trained elsewhere (`scripts/train_cite.py`); here they are only summed. What a word alone says at each
offset from which it is seen is computed once per distinct word and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kgbuild.cite.features import EDGE, SIGHT, place_features, word_features
from kgbuild.cite.tokens import Token

Floats = NDArray[np.float32]

#: Strings decoded at once; longer batches gain nothing.
BATCH = 128
#: Tokens of one batch, padding included: bounds the memory.
BATCH_TOKENS = 16_384
#: Distinct words kept; beyond it the store starts anew.
WORDS_KEPT = 20_000
_REACH = 3


@dataclass(frozen=True, slots=True)
class Tagged:
    """Labels of one string's tokens and how probable each is.

    Attributes:
        labels: one a token, such as `B-T`.
        marginals: for each token the probability of its label, the other token's labels left open.
        likelihood: log probability of the whole labelling.
    """

    labels: tuple[str, ...]
    marginals: tuple[float, ...]
    likelihood: float


class Weights:
    """The trained weights and what was computed from them.

    Attributes:
        labels: all labels, in the order of the columns.
        transitions: [L, L], log weights from a row's label to a column's.
        states: [1 + number of features, L]; row 0 is that of unknown features.
        rows: row of each feature.
    """

    def __init__(self, labels: Sequence[str], transitions: Floats, states: Floats, rows: dict[str, int]) -> None:
        self.labels = tuple(labels)
        self.transitions = transitions
        self.states = states
        self.rows = rows
        self._words: dict[str, int] = {}
        self._seen = np.zeros((256, len(SIGHT), len(self.labels)), np.float32)

    def word_rows(self, sentences: Sequence[Sequence[str]]) -> tuple[list[list[int]], Floats]:
        """Give for each word its row in the store, and the store: [words, offsets, L]."""
        fresh = len({word for words in sentences for word in words} - self._words.keys())
        if len(self._words) + fresh + 1 > WORDS_KEPT:
            self._words.clear()
        found = [[self._word_row(word) for word in words] for words in sentences]
        return found, self._seen

    def _word_row(self, word: str) -> int:
        row = self._words.get(word)
        if row is None:
            row = self._words[word] = len(self._words)
            if row >= len(self._seen):
                self._seen = np.concatenate([self._seen, np.zeros_like(self._seen)])
            for index, (offset, sight) in enumerate(SIGHT.items()):
                known = [self.rows.get(f"{offset}{name}", 0) for name in word_features(word, sight)]
                self._seen[row, index] = self.states[known].sum(0)
        return row


@cache
def weights() -> Weights:
    """Load the shipped weights, once."""
    with files("kgbuild").joinpath("models", "cite", "tagger.npz").open("rb") as stream:
        return read_weights(stream)


def read_weights(stream: Any) -> Weights:
    """Read weights as `scripts/train_cite.py` writes them."""
    with np.load(stream) as stored:
        names = bytes(stored["features"]).decode().split("\n")
        labels = bytes(stored["labels"]).decode().split("\n")
        states = np.zeros((len(names) + 1, len(labels)), np.float32)
        owners = np.repeat(np.arange(1, len(names) + 1), stored["counts"])
        states[owners, stored["columns"]] = stored["values"].astype(np.float32) * stored["scale"]
        return Weights(labels, stored["transitions"].astype(np.float32), states, {n: i for i, n in enumerate(names, 1)})


def load_from(path: Path) -> Weights:
    """Read weights from a file other than the shipped one."""
    with path.open("rb") as stream:
        return read_weights(stream)


def tag(sentences: Sequence[Sequence[Token]], model: Weights | None = None) -> list[Tagged]:
    """Label the tokens of many strings; results in the order given."""
    model = model or weights()
    order = sorted((i for i in range(len(sentences)) if sentences[i]), key=lambda i: (len(sentences[i]), i))
    found = [Tagged((), (), 0.0)] * len(sentences)
    start = 0
    while start < len(order):
        stop = start + 1
        while (
            stop < len(order)
            and stop - start < BATCH
            and len(sentences[order[stop]]) * (stop + 1 - start) <= BATCH_TOKENS
        ):
            stop += 1
        batch = order[start:stop]
        for i, tagged in zip(batch, _tag_batch([sentences[i] for i in batch], model), strict=True):
            found[i] = tagged
        start = stop
    return found


def _tag_batch(sentences: Sequence[Sequence[Token]], model: Weights) -> list[Tagged]:
    lengths = np.array([len(tokens) for tokens in sentences])
    emission = _emission(sentences, lengths, model)
    path, best = _viterbi(emission, lengths, model.transitions)
    marginal, total = _marginals(emission, lengths, model.transitions)
    chosen = np.take_along_axis(marginal, path[:, :, None], 2)[:, :, 0]
    return [
        Tagged(
            tuple(model.labels[k] for k in path[i, : lengths[i]].tolist()),
            tuple(chosen[i, : lengths[i]].tolist()),
            float(best[i] - total[i]),
        )
        for i in range(len(sentences))
    ]


def _emission(sentences: Sequence[Sequence[Token]], lengths: NDArray[np.int64], model: Weights) -> Floats:
    """Give the state scores [B, T, L]; behind the end of a string they are 0."""
    longest = int(lengths.max())
    rows, store = model.word_rows([[EDGE], *([token.text for token in tokens] for tokens in sentences)])
    edge = rows[0][0]
    _, store = model.word_rows([])
    words = np.full((len(sentences), longest + 2 * _REACH), edge)
    for i, line in enumerate(rows[1:]):
        words[i, _REACH : _REACH + len(line)] = line
    emission = np.zeros((len(sentences), longest, len(model.labels)), np.float32)
    for index, offset in enumerate(SIGHT):
        emission += store[words[:, _REACH + offset : _REACH + offset + longest], index]
    get = model.rows.get
    for i, tokens in enumerate(sentences):
        places = np.array([[get(name, 0) for name in row] for row in place_features(tokens)])
        emission[i, : len(tokens)] += model.states[places].sum(1)
    return emission


def _viterbi(emission: Floats, lengths: NDArray[np.int64], transitions: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Give the best labelling [B, T] of every string and its score [B]."""
    size, longest, count = emission.shape
    back = np.zeros((size, longest, count), np.int16)
    score = emission[:, 0]
    final = score.copy()
    arriving = np.ascontiguousarray(transitions.T)[None]
    for t in range(1, longest):
        paths = score[:, None, :] + arriving
        best = paths.argmax(2)
        back[:, t] = best
        score = np.take_along_axis(paths, best[:, :, None], 2)[:, :, 0] + emission[:, t]
        live = lengths > t
        final[live] = score[live]
    path = np.zeros((size, longest), np.int64)
    state = final.argmax(1)
    lines = np.arange(size)
    for t in range(longest - 1, -1, -1):
        state = np.where(lengths - 1 == t, final.argmax(1), state)
        path[:, t] = state
        state = np.where(t < lengths, back[lines, t, state], state)
    return path, final.max(1)


def _marginals(emission: Floats, lengths: NDArray[np.int64], transitions: Floats) -> tuple[Floats, Floats]:
    """Give label probabilities [B, T, L] and log partition sums [B], by scaled forward and backward passes."""
    size, longest, count = emission.shape
    peak = emission.max(2, keepdims=True)
    state = np.exp(emission - peak)
    step = np.exp(transitions)
    forward = np.empty_like(state)
    scale = np.ones((size, longest), np.float64)
    current = state[:, 0]
    for t in range(longest):
        if t:
            current = (current @ step) * state[:, t]
        scale[:, t] = current.sum(1)
        current = current / scale[:, t, None].astype(np.float32)
        forward[:, t] = current
    backward = np.ones((size, longest, count), np.float32)
    for t in range(longest - 2, -1, -1):
        ahead = (state[:, t + 1] * backward[:, t + 1]) @ step.T / scale[:, t + 1, None].astype(np.float32)
        backward[:, t] = np.where((lengths - 1 > t)[:, None], ahead, 1.0)
    inside = np.arange(longest)[None] < lengths[:, None]
    total = (np.where(inside, np.log(scale), 0) + np.where(inside, peak[:, :, 0], 0)).sum(1)
    return forward * backward, total.astype(np.float32)
