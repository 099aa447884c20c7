"""The tagger: a linear-chain conditional random field and a small network, decoded for many strings at a time.

The weights were trained elsewhere (`scripts/train_cite.py`); here they are only summed, with numpy. What a word alone
says at each offset from which it is seen is computed once per distinct word and kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kgbuild.cite.features import EDGE, SIGHT, place_features, word_features
from kgbuild.cite.network import ROWS, Network, read_network
from kgbuild.cite.tokens import Token

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

#: Strings decoded at once; longer batches gain nothing.
BATCH = 128
#: Tokens of one batch, padding included: bounds the memory.
BATCH_TOKENS = 16_384
#: Distinct words kept; beyond it the store starts anew.
WORDS_KEPT = 20_000
_REACH = 3
#: Strings are summed up in multiples of so many: at the edge of a matrix products are summed in another order.
_ROWS = 16
#: Sums are scaled back every so many tokens.
_SCALED = 16


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


class Rows(dict[str, int]):
    """The row of each feature; an unknown one has row 0."""

    def __missing__(self, name: str) -> int:
        """Give the row of what nobody has learnt."""
        return 0


class Weights:
    """The trained weights and what was computed from them.

    Attributes:
        labels: all labels, in the order of the columns.
        transitions: [L, L], log weights from a row's label to a column's.
        states: [1 + number of features, L]; row 0 is that of unknown features.
        rows: row of each feature.
        network: the network beside the field, if there is one.
        links: [1 + number of features], the row of each feature in the network's vectors, 0 for none.
    """

    def __init__(
        self,
        labels: Sequence[str],
        transitions: Floats,
        states: Floats,
        rows: dict[str, int],
        network: Network | None = None,
    ) -> None:
        self.labels = tuple(labels)
        self.transitions = transitions
        self.states = states
        self.rows = Rows(rows)
        self.network = network
        if network:
            self.network = network = network.ordered(labels)
            share = np.float32(network.shares[0])
            fresh = [name for name in network.features if name not in rows]
            self.rows.update((name, i) for i, name in enumerate(fresh, len(states)))
            self.states = np.pad(states * share, ((0, len(fresh)), (0, 0)))
            self.transitions = transitions * share + network.transitions
            self.links = np.zeros(len(self.states), np.int64)
            self.links[[self.rows[name] for name in network.features]] = np.arange(1, len(network.vectors))
        self._words: dict[str, int] = {}
        self._seen = np.zeros((256, len(SIGHT), len(self.labels)), np.float32)
        self._vectors = np.zeros((256, network.vectors.shape[1] if network else 0), np.float32)

    def word_rows(self, sentences: Sequence[Sequence[str]]) -> list[list[int]]:
        """Give for each word its row in the stores `seen` and `vectors`."""
        fresh = {word for words in sentences for word in words} - self._words.keys()
        if len(self._words) + len(fresh) > WORDS_KEPT:
            self._words.clear()
            fresh = {word for words in sentences for word in words}
        if fresh:
            self._learn(sorted(fresh))
        return [[self._words[word] for word in words] for words in sentences]

    def place_rows(self, tokens: Sequence[Token]) -> Ints:
        """Give the rows of the features of places: [T, features of a place]."""
        names = place_features(tokens)
        found = map(self.rows.__getitem__, chain.from_iterable(names))
        return np.fromiter(found, np.int64, len(names) * len(names[0])).reshape(len(names), -1)

    @property
    def seen(self) -> Floats:
        """Give what words say of labels: [words, offsets, L]."""
        return self._seen

    @property
    def vectors(self) -> Floats:
        """Give what words are to the network: [words, D]."""
        return self._vectors

    def _learn(self, words: Sequence[str]) -> None:
        """Keep what words say: the sums of the weights of their features, each word's by itself."""
        first = len(self._words)
        self._words.update((word, row) for row, word in enumerate(words, first))
        while len(self._words) > len(self._seen):
            self._seen = np.concatenate([self._seen, np.zeros_like(self._seen)])
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        for index, (offset, sight) in enumerate(SIGHT.items()):
            features = [word_features(word, sight) for word in words]
            known = np.array([self.rows[f"{offset}{name}"] for names in features for name in names])
            starts = np.cumsum([0, *map(len, features[:-1])])
            self._seen[first : len(self._words), index] = np.add.reduceat(self.states[known], starts)
            if self.network and not offset:
                vectors = np.add.reduceat(self.network.vectors[self.links[known]], starts)
                self._vectors[first : len(self._words)] = vectors


@cache
def weights() -> Weights:
    """Load the shipped weights, once."""
    home = files("kgbuild").joinpath("models", "cite")
    with home.joinpath("tagger.npz").open("rb") as field, home.joinpath("network.npz").open("rb") as network:
        return read_weights(field, network)


def read_weights(field: Any, network: Any = None) -> Weights:
    """Read the weights of the field, and of the network if there is one, as `scripts/train_cite.py` writes them."""
    beside = None
    if network:
        with np.load(network) as stored:
            beside = read_network(stored)
    with np.load(field) as stored:
        names = bytes(stored["features"]).decode().split("\n")
        labels = bytes(stored["labels"]).decode().split("\n")
        states = np.zeros((len(names) + 1, len(labels)), np.float32)
        owners = np.repeat(np.arange(1, len(names) + 1), stored["counts"])
        states[owners, stored["columns"]] = stored["values"].astype(np.float32) * stored["scale"]
        rows = {n: i for i, n in enumerate(names, 1)}
        return Weights(labels, stored["transitions"].astype(np.float32), states, rows, beside)


def load_from(folder: Path) -> Weights:
    """Read weights from a folder other than the shipped one."""
    with (folder / "tagger.npz").open("rb") as field, (folder / "network.npz").open("rb") as network:
        return read_weights(field, network)


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
    chosen, total = _probabilities(emission, lengths, model.transitions, path)
    return [
        Tagged(
            tuple(model.labels[k] for k in path[i, :size].tolist()),
            tuple(chosen[i, :size].tolist()),
            float(best[i] - total[i]),
        )
        for i, size in enumerate(lengths.tolist())
    ]


def _emission(sentences: Sequence[Sequence[Token]], lengths: Ints, model: Weights) -> Floats:
    """Give the state scores [B, T, L]; behind the end of a string they are 0."""
    longest = int(lengths.max())
    (edge,), *rows = model.word_rows([[EDGE], *([token.text for token in tokens] for tokens in sentences)])
    words = np.full((len(sentences), longest + 2 * _REACH), edge)
    for i, line in enumerate(rows):
        words[i, _REACH : _REACH + len(line)] = line
    emission = np.zeros((len(sentences), longest, len(model.labels)), np.float32)
    for index, offset in enumerate(SIGHT):
        emission += model.seen[words[:, _REACH + offset : _REACH + offset + longest], index]
    places = [model.place_rows(tokens) for tokens in sentences]
    for i, found in enumerate(places):
        emission[i, : len(found)] += model.states[found].sum(1)
    if model.network:
        _add_network(emission, rows, places, model, model.network)
    return emission


def _add_network(
    emission: Floats,
    rows: Sequence[Sequence[int]],
    places: Sequence[Ints],
    model: Weights,
    network: Network,
) -> None:
    """Add the network's scores to those of the field, strings of about one length at a time."""
    alike: dict[int, list[int]] = {}
    for i, line in enumerate(rows):
        alike.setdefault(len(line) + -len(line) % ROWS, []).append(i)
    for size, group in alike.items():
        hidden = np.zeros((len(group), size, network.vectors.shape[1]), np.float32)
        for values, i in zip(hidden, group, strict=True):
            values[: len(rows[i])] = model.vectors[rows[i]] + network.vectors[model.links[places[i]]].sum(1)
        scored = network.emission(hidden, np.array([len(rows[i]) for i in group]))
        for values, i in zip(scored, group, strict=True):
            emission[i, : len(rows[i])] += values[: len(rows[i])]


def _viterbi(emission: Floats, lengths: Ints, transitions: Floats) -> tuple[Ints, Floats]:
    """Give the best labelling [B, T] of every string and its score [B]; behind a string's end its last label stays."""
    size, longest, count = emission.shape
    shortest = int(lengths.min())
    back = np.zeros((longest, size, count), np.int64)
    cells = np.arange(size * count)
    score = emission[:, 0]
    arriving = np.ascontiguousarray(transitions.T)[None]
    for t in range(1, longest):
        paths = score[:, None, :] + arriving
        paths.argmax(2, out=back[t])
        following = paths.reshape(-1, count)[cells, back[t].ravel()].reshape(size, count) + emission[:, t]
        if t >= shortest:
            ended = lengths <= t
            following[ended], back[t, ended] = score[ended], np.arange(count)
        score = following
    path = np.zeros((longest, size), np.int64)
    lines = np.arange(size)
    path[-1] = score.argmax(1)
    for t in range(longest - 1, 0, -1):
        path[t - 1] = back[t, lines, path[t]]
    return path.T, score.max(1)


def _probabilities(
    emission: Floats, lengths: Ints, transitions: Floats, path: Ints
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Give the probability of each label of `path` [B, T] and the log sum over all labellings [B].

    Forward and backward passes in double precision, scaled every few tokens: a step cannot leave the range of numbers.
    """
    size, longest, _ = emission.shape
    padding = ((0, 0), (0, -size % _ROWS), (0, 0))
    peak = emission.max(2)
    state = np.pad(np.exp(emission - peak[:, :, None], dtype=np.float64).swapaxes(0, 1), padding, constant_values=1.0)
    step = np.exp(transitions, dtype=np.float64)
    forward, backward = state.copy(), np.ones_like(state)
    scales = np.zeros((longest, state.shape[1]))
    for t in range(1, longest):
        forward[t] *= forward[t - 1] @ step
        if not t % _SCALED:
            scales[t] = forward[t].sum(1)
            forward[t] /= scales[t, :, None]
            np.log(scales[t], out=scales[t])
    back = np.ascontiguousarray(step.T)
    shortest = int(lengths.min())
    for t in range(longest - 2, -1, -1):
        np.matmul(state[t + 1] * backward[t + 1], back, out=backward[t])
        if not t % _SCALED:
            backward[t] /= backward[t].sum(1, keepdims=True)
        if t >= shortest - 1:
            backward[t, :size][lengths - 1 <= t] = 1.0
    both = (forward * backward)[:, :size]
    lines = np.arange(size)
    chosen = np.take_along_axis(both, path.T[:, :, None], 2)[:, :, 0] / both.sum(2)
    inside = np.arange(longest)[:, None] < lengths
    total = ((scales[:, :size] + peak.T) * inside).sum(0) + np.log(forward[lengths - 1, lines].sum(1))
    return chosen.T, total
