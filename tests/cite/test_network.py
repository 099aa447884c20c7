"""The network beside the random field, on weights made for the test."""

from __future__ import annotations

import numpy as np
import pytest

from kgbuild.cite.network import ROWS, Layer, Network, read_network

SIZE, LABELS = 6, ("B-T", "I-T", "X")


def network() -> Network:
    random = np.random.default_rng(3)

    def drawn(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return random.normal(0, 0.5, shape).astype(np.float32)

    layers = tuple(
        Layer(step, drawn(SIZE, SIZE), drawn(SIZE, SIZE), drawn(SIZE, SIZE), drawn(SIZE)) for step in (1, 2, 4, 8)
    )
    return Network(
        ("a", "b"), drawn(3, SIZE), drawn(SIZE), layers, drawn(2 * SIZE, SIZE), drawn(SIZE, 3), drawn(3), drawn(3, 3),
        LABELS, (0.5, 0.25),
    )  # fmt: skip


def test_strings_of_a_batch_do_not_see_one_another() -> None:
    made = network()
    random = np.random.default_rng(5)
    strings = [random.normal(0, 1, (size, SIZE)).astype(np.float32) for size in (7, 1, 12)]
    padded = np.stack([np.pad(one, ((0, ROWS - len(one)), (0, 0))) for one in strings])
    lengths = np.array([len(one) for one in strings])
    together = made.emission(padded, lengths)
    for one, scored in zip(strings, together, strict=True):
        alone = made.emission(np.pad(one, ((0, ROWS - len(one)), (0, 0)))[None], np.array([len(one)]))[0]
        assert scored.tobytes() == alone.tobytes()


def test_what_stands_behind_the_end_of_a_string_changes_nothing() -> None:
    made = network()
    hidden = np.random.default_rng(6).normal(0, 1, (1, 2 * ROWS, SIZE)).astype(np.float32)
    other = hidden.copy()
    other[0, 9:] += 3
    one, two = (made.emission(rows, np.array([9])) for rows in (hidden, other))
    assert one[0, :9].tobytes() == two[0, :9].tobytes()


def test_a_token_is_seen_from_afar() -> None:
    made = network()
    hidden = np.zeros((1, 20, SIZE), np.float32)
    other = hidden.copy()
    other[0, 0] = 1
    one, two = (made.emission(rows, np.array([20])) for rows in (hidden, other))
    assert np.abs(one[0, 19] - two[0, 19]).max() > 1e-4


def test_columns_stand_in_the_order_asked_for_and_unknown_labels_are_shunned() -> None:
    made = network()
    turned = made.ordered(["X", "B-Y", "B-T"])
    assert turned.scores[:, [0, 2]] == pytest.approx(made.scores[:, [2, 0]] * 0.25)
    assert turned.level[1] == turned.transitions[0, 1] == -3.0
    assert turned.transitions[2, 0] == pytest.approx(made.transitions[0, 2] * 0.25)


def test_vectors_are_read_in_steps() -> None:
    made = network()
    stored = {
        "vectors": np.array([[127, -127, 0, 1, 2, 3]], np.int8), "scale": np.array([[0.5]], np.float16),
        "steps": np.array([1]), "layers": np.zeros((1, 3 * SIZE, SIZE), np.float16), "biases": np.zeros((1, SIZE)),
        "bias": made.bias, "summary": made.summary, "scores": made.scores, "level": made.level,
        "transitions": made.transitions, "shares": np.array((0.5, 0.9)),
        "features": np.frombuffer(b"0wmoss", np.uint8), "labels": np.frombuffer(b"B-T\nI-T\nX", np.uint8),
    }  # fmt: skip
    read = read_network(stored)
    assert read.features == ("0wmoss",)
    assert read.labels == LABELS
    assert read.vectors.tolist() == [[0.0] * SIZE, [63.5, -63.5, 0.0, 0.5, 1.0, 1.5]]
