"""The trainer: CRFsuite on the features that the tagger sees, and its weights in the file that the tagger reads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite

from kgbuild.cite.features import EDGE, SIGHT, place_features, word_features
from kgbuild.cite.tokens import Token

Sample = tuple[Sequence[Token], Sequence[str]]


def rows_of(tokens: Sequence[Token]) -> list[list[str]]:
    """Give all features of all tokens, offsets spelt out."""
    words = [token.text for token in tokens]
    rows = []
    for i, place in enumerate(place_features(tokens)):
        row = list(place)
        for offset, sight in SIGHT.items():
            word = words[i + offset] if 0 <= i + offset < len(words) else EDGE
            row += [f"{offset}{name}" for name in word_features(word, sight)]
        rows.append(row)
    return rows


def train(samples: Iterable[Sample], path: Path, **parameters: Any) -> None:
    """Train on samples and write the tagger's file."""
    trainer = pycrfsuite.Trainer(verbose=bool(os.environ.get("VERBOSE")))
    for tokens, labels in samples:
        trainer.append(rows_of(tokens), labels)
    trainer.select("lbfgs")
    trainer.set_params({"feature.possible_transitions": True, **parameters})
    raw = path.with_suffix(".crfsuite")
    trainer.train(str(raw))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(raw))
    info = tagger.info()
    write(path, sorted(info.labels), info.state_features, info.transitions)
    raw.unlink()


def average(paths: Sequence[Path], path: Path) -> None:
    """Write the mean of the weights of some taggers: their odd mistakes cancel out, at the price of one."""
    states: dict[tuple[str, str], float] = {}
    transitions: dict[tuple[str, str], float] = {}
    labels: set[str] = set()
    for member in paths:
        names, found, moves = _read(member)
        labels |= set(names)
        for sums, weights in ((states, found), (transitions, moves)):
            for key, weight in weights.items():
                sums[key] = sums.get(key, 0.0) + weight / len(paths)
    write(path, sorted(labels), states, transitions)


def _read(path: Path) -> tuple[list[str], dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    with np.load(path) as stored:
        names = bytes(stored["features"]).decode().split("\n")
        labels = bytes(stored["labels"]).decode().split("\n")
        owners = np.repeat(np.arange(len(names)), stored["counts"])
        values = stored["values"].astype(np.float64) * float(stored["scale"])
        states = {
            (names[owner], labels[column]): float(value)
            for owner, column, value in zip(owners, stored["columns"], values, strict=True)
        }
        moves = stored["transitions"]
        pairs = {(one, two): float(moves[i, j]) for i, one in enumerate(labels) for j, two in enumerate(labels)}
    return labels, states, pairs


def write(
    path: Path,
    labels: Sequence[str],
    states: dict[tuple[str, str], float],
    transitions: dict[tuple[str, str], float],
    bits: int = 16,
) -> None:
    """Write weights as sparse rows of 16-bit steps; weights too small to matter fall away."""
    column = {label: i for i, label in enumerate(labels)}
    peak = max(abs(w) for w in states.values())
    scale = peak / (2 ** (bits - 1) - 1)
    kept: dict[str, list[tuple[int, int]]] = {}
    for (name, label), weight in sorted(states.items()):
        if abs(weight) > 0.004:
            kept.setdefault(name, []).append((column[label], round(weight / scale)))
    names = sorted(kept)
    moves = np.full((len(labels), len(labels)), -12.0, np.float32)
    for (one, other), weight in transitions.items():
        moves[column[one], column[other]] = weight
    np.savez_compressed(
        path,
        labels=np.frombuffer("\n".join(labels).encode(), np.uint8),
        features=np.frombuffer("\n".join(names).encode(), np.uint8),
        counts=np.array([len(kept[name]) for name in names], np.uint8),
        columns=np.array([c for name in names for c, _ in kept[name]], np.uint8),
        values=np.array([v for name in names for _, v in kept[name]], np.int16),
        scale=np.float32(scale),
        transitions=moves,
    )
