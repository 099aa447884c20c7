"""The network beside the random field: a small convolutional tagger, computed with numpy.

Every token is the sum of the vectors of its features. Layers of convolutions with growing steps see what stands around
it, and a summary of the whole string tells them what kind of string it is. The network scores labels as the field does;
the tagger adds both up. Its weights are trained by `scripts/train_cite.py`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

#: A string's matrix has a multiple of so many rows: few shapes are computed together quickly.
ROWS = 16
#: Weight of a label that the network does not know, and of a move to it.
_NEVER = -12.0


@cache
def _blas() -> ThreadpoolController:
    """Give what limits the threads of numpy's products: they are small, and threads that wait for them cost more."""
    return ThreadpoolController()


@dataclass(frozen=True, slots=True)
class Layer:
    """A convolution over a token and the two that stand `step` tokens before and behind it.

    Attributes:
        step: distance of the neighbours.
        before, here, behind: [D, D], the weights of the three.
        bias: [D].
    """

    step: int
    before: Floats
    here: Floats
    behind: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Network:
    """The trained weights.

    Attributes:
        features: names of the features; row i + 1 of `vectors` is that of feature i, row 0 is zero.
        vectors: [1 + features, D].
        bias: [D], added to the sum of a token's vectors.
        layers: from the first to the last.
        summary: [2 D, D], from the highest and the mean values of a string to what its tokens get.
        scores: [D, L] and `level`: [L], from a token's values to the labels.
        transitions: [L, L], log weights from a row's label to a column's.
        labels: in the order of the columns.
        shares: what field and network count.
    """

    features: tuple[str, ...]
    vectors: Floats
    bias: Floats
    layers: tuple[Layer, ...]
    summary: Floats
    scores: Floats
    level: Floats
    transitions: Floats
    labels: tuple[str, ...]
    shares: tuple[float, float]

    def ordered(self, labels: Sequence[str]) -> Network:
        """Give the network with the columns of `labels`, its weights multiplied by its share."""
        column = {label: i for i, label in enumerate(self.labels)}
        take = [column.get(label, len(column)) for label in labels]
        share = self.shares[1]
        wide = np.pad(self.transitions, ((0, 1), (0, 1)), constant_values=_NEVER)
        return Network(
            self.features,
            self.vectors,
            self.bias,
            self.layers,
            self.summary,
            np.pad(self.scores, ((0, 0), (0, 1)))[:, take] * np.float32(share),
            np.pad(self.level, (0, 1), constant_values=_NEVER)[take] * np.float32(share),
            wide[take][:, take] * np.float32(share),
            tuple(labels),
            self.shares,
        )

    def emission(self, hidden: Floats, lengths: Ints) -> Floats:
        """Give the label scores of tokens.

        Every string is a matrix of its own, whose shape follows from its length alone: products of another shape are
        summed in another order, and a string is to be read the same wherever it stands among others.

        Args:
            hidden: [B, T, D], the sums of vectors of the tokens, zeros behind each string's end.
            lengths: [B], the tokens of each string.

        Returns:
            [B, T, L]; what stands behind a string's end has no meaning.
        """
        with _blas().limit(limits=1, user_api="blas"):
            return self._emission(hidden, lengths)

    def _emission(self, hidden: Floats, lengths: Ints) -> Floats:
        inside = (np.arange(hidden.shape[1])[None] < lengths[:, None])[:, :, None]
        values = np.tanh(hidden + self.bias) * inside
        for number, layer in enumerate(self.layers):
            step = layer.step
            seen = values @ layer.here
            seen[:, step:] += values[:, :-step] @ layer.before
            seen[:, :-step] += values[:, step:] @ layer.behind
            np.maximum(seen + layer.bias, 0, out=seen)
            if number == len(self.layers) // 2 - 1:
                seen *= inside
                mean = seen.sum(1, keepdims=True) / lengths[:, None, None].astype(np.float32)
                seen += np.concatenate([seen.max(1, keepdims=True), mean], 2) @ self.summary
            values = (values + seen) * inside
        scored: Floats = values @ self.scores + self.level
        return scored


def read_network(stored: Mapping[str, Any]) -> Network:
    """Read a network as `scripts/train_cite.py` writes it: vectors in steps of 8 bits, the rest in 16-bit floats."""
    vectors = stored["vectors"].astype(np.float32) * stored["scale"].astype(np.float32)
    size = vectors.shape[1]
    layers = tuple(
        Layer(int(step), before, here, behind, bias)
        for step, (before, here, behind), bias in zip(
            stored["steps"],
            stored["layers"].astype(np.float32).reshape(-1, 3, size, size),
            stored["biases"].astype(np.float32),
            strict=True,
        )
    )
    floats = {name: stored[name].astype(np.float32) for name in ("bias", "summary", "scores", "level", "transitions")}
    field, own = stored["shares"].tolist()
    return Network(
        features=tuple(bytes(stored["features"]).decode().split("\n")),
        vectors=np.concatenate([np.zeros((1, size), np.float32), vectors]),
        layers=layers,
        labels=tuple(bytes(stored["labels"]).decode().split("\n")),
        shares=(field, own),
        **floats,
    )
