"""The trainer of the network that stands beside the random field; needs jax.

The network learns on its own: the likelihood of whole labellings, with transitions of its own, on strings some of whose
features are hidden at random, so that it does not lean on single words. The weights written are a running mean of those
of the last steps. On one machine and one core the same samples give the same file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from cite_training.crf import Sample
from kgbuild.cite.features import place_features, word_features
from kgbuild.cite.tokens import Token

#: Length of a token's vector, and how far the layers look.
SIZE, STEPS = 64, (1, 2, 4, 8)
#: A feature of words, and of places, that occurs less often in the labelled strings and one draw is unknown.
WORDS_LEAST, PLACES_LEAST = 4, 8
#: Steps on either side of zero in which values are stored; as many as 127 gain nothing and take a quarter more room.
LEVELS = 31
#: Features that the layers find by themselves: pairs and triples of neighbours.
LEFT_OUT = frozenset("bnt")
#: Tokens of the strings of one batch, and how many such strings it holds; longer strings are cut.
BATCHES: Mapping[int, int] = {24: 240, 40: 150, 64: 96, 104: 56, 192: 32}
#: Distinct words of a batch.
WORDS = 3584
#: Shares of features and of values that are hidden at a step.
HIDDEN, DROPPED, DULLED = 0.12, 0.15, 0.1
#: Spread of the vectors of words and places at first. A feature that hardly occurs keeps such noise, which keeps the
#: layers from leaning on it: with a spread of 0.02 the network fitted its own strings better and others worse.
SPREADS = (0.15, 0.1)
RATE, WARM, FADE, MEAN = 3e-3, 200, 0.02, 0.998
#: What the scores of the field and of the network count when both are added up.
SHARES = (0.6, 0.6)
Array = Any
Weights = dict[str, Array]


@dataclass(frozen=True, slots=True)
class Batch:
    """Strings of one length class as arrays; what pads them is 0.

    Attributes:
        table: [U, K], the features of the distinct words; words: [B, T], their rows there.
        places: [B, T, P], features of places; labels: [B, T].
        inside: [B, T], 1 for tokens; strings: [B], 1 for strings.
    """

    table: NDArray[np.int32]
    words: NDArray[np.int32]
    places: NDArray[np.int32]
    labels: NDArray[np.int32]
    inside: NDArray[np.float32]
    strings: NDArray[np.float32]

    def arrays(self) -> tuple[Any, ...]:
        """Give the arrays in order."""
        return self.table, self.words, self.places, self.labels, self.inside, self.strings


class Corpus:
    """All strings as numbers.

    Attributes:
        labels, word_names, place_names: what the numbers stand for; features count from 1.
        sets: for the labelled strings and for each draw of synthetic ones the strings as (words, places, labels).
    """

    def __init__(self, sets: Sequence[Sequence[Sample]]) -> None:
        longest = max(BATCHES)
        cut = [[(tokens[:longest], labels[:longest]) for tokens, labels in samples if tokens] for samples in sets]
        shares = [1.0, *(1 / (len(cut) - 1) for _ in cut[1:])]
        self.labels = sorted({label for samples in cut for _, labels in samples for label in labels})
        counts: dict[str, float] = {}
        for samples, share in zip(cut, shares, strict=True):
            for word, count in Counter(token.text for tokens, _ in samples for token in tokens).items():
                counts[word] = counts.get(word, 0.0) + count * share
        self._number_words(counts)
        numbers: dict[str, int] = {}
        rows = [[_places(tokens, numbers) for tokens, _ in samples] for samples in cut]
        found = sum(
            share * np.bincount(np.concatenate([line.ravel() for line in lines]), minlength=len(numbers))
            for lines, share in zip(rows, shares, strict=True)
        )
        self.place_names = sorted(name for name, number in numbers.items() if found[number] >= PLACES_LEAST)
        place = np.zeros(len(numbers), np.int32)
        place[[numbers[name] for name in self.place_names]] = np.arange(1, len(self.place_names) + 1)
        label = {name: i for i, name in enumerate(self.labels)}
        self.sets = [
            [
                (
                    np.array([self.word_row[token.text] for token in tokens], np.int32),
                    place[line],
                    np.array([label[name] for name in labels], np.int32),
                )
                for (tokens, labels), line in zip(samples, lines, strict=True)
            ]
            for samples, lines in zip(cut, rows, strict=True)
        ]

    def _number_words(self, counts: Mapping[str, float]) -> None:
        """Number the words and those of their features that occur often enough."""
        features = {word: [f"0{name}" for name in word_features(word, 3)] for word in counts}
        seen: dict[str, float] = {}
        for word, count in counts.items():
            for name in features[word]:
                seen[name] = seen.get(name, 0.0) + count
        self.word_names = sorted(name for name, count in seen.items() if count >= WORDS_LEAST)
        number = {name: i for i, name in enumerate(self.word_names, 1)}
        self.word_row = {word: i for i, word in enumerate(sorted(counts), 1)}
        self.table = np.zeros((len(counts) + 1, max(map(len, features.values()))), np.int32)
        for word, i in self.word_row.items():
            self.table[i, : len(features[word])] = [number.get(name, 0) for name in features[word]]

    def batches(self, epoch: int, random: np.random.Generator) -> Iterator[Batch]:
        """Give the labelled strings and one of the draws, in batches of like length, in a random order."""
        labelled, *draws = self.sets
        strings = [*labelled, *draws[epoch % len(draws)]]
        found = []
        least = 0
        for most, size in BATCHES.items():
            mine = np.array([i for i, (words, _, _) in enumerate(strings) if least < len(words) <= most])
            least = most
            random.shuffle(mine)
            found += [(most, size, mine[k : k + size]) for k in range(0, len(mine), size)]
        for k in random.permutation(len(found)):
            most, size, mine = found[k]
            yield self._batch([strings[i] for i in mine], most, size)

    def _batch(self, strings: Sequence[tuple[Any, Any, Any]], most: int, size: int) -> Batch:
        words = np.zeros((size, most), np.int32)
        places = np.zeros((size, most, strings[0][1].shape[1]), np.int32)
        labels, inside = np.zeros((size, most), np.int32), np.zeros((size, most), np.float32)
        inside[:, 0] = 1
        for i, (mine, seen, wanted) in enumerate(strings):
            length = len(mine)
            words[i, :length], places[i, :length], labels[i, :length], inside[i, :length] = mine, seen, wanted, 1
        distinct, index = np.unique(words, return_inverse=True)
        table = np.zeros((WORDS, self.table.shape[1]), np.int32)
        table[: len(distinct)] = self.table[distinct]
        real = (np.arange(size) < len(strings)).astype(np.float32)
        return Batch(table, index.reshape(words.shape).astype(np.int32), places, labels, inside, real)


def _places(tokens: Sequence[Token], numbers: dict[str, int]) -> NDArray[np.int32]:
    """Give the features of places as numbers, [T, features of a place]; new ones are added to `numbers`."""
    rows = [[name for name in row if name[0] not in LEFT_OUT] for row in place_features(tokens)]
    return np.array([[numbers.setdefault(name, len(numbers)) for name in row] for row in rows], np.int32)


def train_network(
    labelled: Sequence[Sample], draws: Sequence[Sequence[Sample]], path: Path, *, epochs: int, seed: int
) -> None:
    """Train on labelled strings and, in turn, on draws of synthetic ones; write the tagger's file."""
    corpus = Corpus([labelled, *draws])
    random = np.random.default_rng(seed)
    weights = _fresh(corpus, random)
    mean = weights
    state = (jax.tree.map(jnp.zeros_like, weights), jax.tree.map(jnp.zeros_like, weights))
    key = jax.random.PRNGKey(seed)
    total = epochs * sum(1 for _ in corpus.batches(0, np.random.default_rng(seed)))
    done = 0
    for epoch in range(epochs):
        loss = 0.0
        for batch in corpus.batches(epoch, random):
            done += 1
            key, mine = jax.random.split(key)
            weights, mean, state, lost = _step(weights, mean, state, batch.arrays(), mine, done, _rate(done, total))
            loss = 0.98 * loss + 0.02 * float(lost)
        print(f"network, round {epoch + 1} of {epochs}: loss {loss:.3f}", flush=True)
    _write(path, corpus, {name: np.asarray(value) for name, value in mean.items()})


def _fresh(corpus: Corpus, random: np.random.Generator) -> Weights:
    def normal(spread: float, *shape: int) -> Array:
        return jnp.asarray(random.normal(0, spread, shape).astype(np.float32))

    count = len(corpus.labels)
    weights = {
        "words": normal(SPREADS[0], len(corpus.word_names) + 1, SIZE),
        "places": normal(SPREADS[1], len(corpus.place_names) + 1, SIZE),
        "bias": jnp.zeros(SIZE),
        "summary": normal(0.05, 2 * SIZE, SIZE),
        "scores": normal(0.05, SIZE, count),
        "level": jnp.zeros(count),
        "transitions": jnp.zeros((count, count)),
    }
    for step in STEPS:
        weights[f"layer{step}"] = normal((3 * SIZE) ** -0.5, 3 * SIZE, SIZE)
        weights[f"bias{step}"] = jnp.zeros(SIZE)
    return weights


def _rate(done: int, total: int) -> float:
    """Give the rate of learning of a step: up to `RATE` at first, then down as a cosine."""
    if done <= WARM:
        return RATE * done / WARM
    share = (done - WARM) / max(1, total - WARM)
    return float(RATE * (FADE + (1 - FADE) * 0.5 * (1 + np.cos(np.pi * share))))


def _scores(weights: Weights, arrays: tuple[Any, ...], key: Array) -> Array:
    """Give the label scores [B, T, L] with features and values hidden at random."""
    table, words, places, _, inside, _ = arrays
    keys = jax.random.split(key, 3 + len(STEPS))
    known = (table > 0) & (jax.random.uniform(keys[0], table.shape) > HIDDEN)
    shown = (places > 0) & (jax.random.uniform(keys[1], places.shape) > HIDDEN)
    vectors = (weights["words"][table] * known[..., None]).sum(1)
    around = (weights["places"][places] * shown[..., None]).sum(2)
    mask = inside[..., None]
    values = jnp.tanh(vectors[words] + around + weights["bias"])
    values = values * (jax.random.uniform(keys[2], values.shape) > DROPPED) / (1 - DROPPED) * mask
    for number, step in enumerate(STEPS):
        wide = jnp.pad(values, ((0, 0), (step, step), (0, 0)))
        three = jnp.concatenate([wide[:, : -2 * step], values, wide[:, 2 * step :]], 2)
        seen = jax.nn.relu(three @ weights[f"layer{step}"] + weights[f"bias{step}"])
        if number == len(STEPS) // 2 - 1:
            seen = seen * mask
            mean = seen.sum(1) / inside.sum(1, keepdims=True)
            seen = seen + (jnp.concatenate([seen.max(1), mean], 1) @ weights["summary"])[:, None]
        seen = seen * (jax.random.uniform(keys[3 + number], seen.shape) > DULLED) / (1 - DULLED)
        values = (values + seen) * mask
    return values @ weights["scores"] + weights["level"]


def _loss(weights: Weights, arrays: tuple[Any, ...], key: Array) -> Array:
    """Give the mean negative log likelihood of the strings' labellings."""
    _, _, _, labels, inside, strings = arrays
    scores = _scores(weights, arrays, key)
    moves = weights["transitions"]
    own = (jnp.take_along_axis(scores, labels[..., None], 2)[..., 0] * inside).sum(1)
    own += (moves[labels[:, :-1], labels[:, 1:]] * inside[:, 1:]).sum(1)
    steps = jnp.exp(moves)

    def forward(before: Array, here: tuple[Array, Array]) -> tuple[Array, None]:
        scored, live = here
        peak = before.max(1, keepdims=True)
        after = jnp.log(jnp.exp(before - peak) @ steps + 1e-30) + peak + scored
        return jnp.where(live[:, None] > 0, after, before), None

    last, _ = jax.lax.scan(forward, scores[:, 0], (scores[:, 1:].transpose(1, 0, 2), inside[:, 1:].T))
    return ((jax.scipy.special.logsumexp(last, 1) - own) * strings).sum() / strings.sum()


@jax.jit
def _step(
    weights: Weights, mean: Weights, state: tuple[Weights, Weights], arrays: Any, key: Array, done: Array, rate: Array
) -> tuple[Weights, Weights, tuple[Weights, Weights], Array]:
    """Take one step of Adam, the gradient cut to length 5."""
    lost, slope = jax.value_and_grad(_loss)(weights, arrays, key)
    length = jnp.sqrt(sum(jnp.sum(part**2) for part in jax.tree.leaves(slope)))
    slope = jax.tree.map(lambda part: part * jnp.minimum(1.0, 5.0 / length), slope)
    first = jax.tree.map(lambda old, new: 0.9 * old + 0.1 * new, state[0], slope)
    second = jax.tree.map(lambda old, new: 0.99 * old + 0.01 * new**2, state[1], slope)
    one, two = 1 - 0.9**done, 1 - 0.99**done
    weights = jax.tree.map(lambda w, m, v: w - rate * (m / one) / (jnp.sqrt(v / two) + 1e-8), weights, first, second)
    mean = jax.tree.map(lambda old, new: MEAN * old + (1 - MEAN) * new, mean, weights)
    return weights, mean, (first, second), lost


def _write(path: Path, corpus: Corpus, weights: Mapping[str, NDArray[np.float32]]) -> None:
    """Write the vectors of features in small steps, each with a scale, the rest as 16-bit floats."""
    vectors = np.concatenate([weights["words"][1:], weights["places"][1:]])
    scale = (np.abs(vectors).max(1, keepdims=True) / LEVELS + 1e-9).astype(np.float16)
    half = {name: weights[name].astype(np.float16) for name in ("bias", "summary", "scores", "level", "transitions")}
    np.savez_compressed(
        path,
        features=np.frombuffer("\n".join([*corpus.word_names, *corpus.place_names]).encode(), np.uint8),
        labels=np.frombuffer("\n".join(corpus.labels).encode(), np.uint8),
        vectors=np.round(vectors / scale.astype(np.float32)).clip(-LEVELS, LEVELS).astype(np.int8),
        scale=scale,
        steps=np.array(STEPS),
        layers=np.array([weights[f"layer{step}"] for step in STEPS]).astype(np.float16),
        biases=np.array([weights[f"bias{step}"] for step in STEPS]).astype(np.float16),
        shares=np.array(SHARES),
        **half,
    )
