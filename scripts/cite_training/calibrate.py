"""Calibration: from the tagger's marginals to probabilities that mean what they say.

For every field an isotonic curve maps the probability of its least sure token to the share of fields that were right at
that value. Whether a string is a reference at all is a logistic regression on `kgbuild.cite.confidence.EVIDENCE`,
fitted on what the field says alone: the network knows the non-references of the training too well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from cite_training.align import label, labels_of
from cite_training.crf import Sample
from cite_training.diagram import Bin
from cite_training.dice import Dice
from cite_training.essays import essay_line
from cite_training.facts import Pools, fact
from cite_training.layouts import layout
from cite_training.negatives import negative
from cite_training.papers import paper_line
from kgbuild.cite.choose import authors_among, choose, first_reference
from kgbuild.cite.confidence import evidence
from kgbuild.cite.identifiers import find_identifiers
from kgbuild.cite.people import people_of
from kgbuild.cite.segments import Segment, segments_of
from kgbuild.cite.tagger import Tagged, Weights, load_from, read_weights, tag
from kgbuild.cite.tokens import tokenize

KNOTS = 10
#: What counts as a reference and is none does so much more harm than a reference that is refused.
HARM = 3.0
#: Fields that stand in fewer strings than this keep the tagger's own probability.
LEAST = 40
#: Answers counted as claims of certainty go into the last bin.
LAST_BIN = 9
Pairs = dict[str, list[tuple[float, bool]]]


def calibrate(records: Sequence[Mapping[str, Any]], pools: Pools, random: Dice, out: Path) -> Sequence[Bin]:
    """Fit on records and strings that the tagger has not seen; write `calibration.json`, give the reliability."""
    model = load_from(out)
    texts = [(record["text"], sample) for record in records if (sample := labels_of(record))]
    made = [layout(fact(pools, random), random) for _ in range(1200)]
    made += [paper_line(fact(pools, random), random) for _ in range(500)]
    made += [essay_line(fact(pools, random), pools, random) for _ in range(300)]
    texts += [(one.text, label(one.text, one.owner)) for one in made]
    random.shuffle(texts)
    half = len(texts) // 2
    fitted = _curves(_pairs(texts[:half], model))
    bins = reliability(_pairs(texts[half:], model), fitted)
    negatives = [negative(pools, random)[:600] for _ in range(4000)]
    with (out / "tagger.npz").open("rb") as stream:
        field = read_weights(stream)
    values = [_evidence(text, field) for text, _ in texts] + [_evidence(text, field) for text in negatives]
    score = _logistic(np.array(values), np.array([1.0] * len(texts) + [0.0] * len(negatives)))
    tables = {"fields": _curves(_pairs(texts, model)), "score": score}
    (out / "calibration.json").write_text(json.dumps(tables, sort_keys=True, indent=1) + "\n", encoding="utf-8")
    return bins


def _parts(text: str, tokens: Sequence[Any], tagged: Tagged) -> tuple[dict[str, Segment], list[Any], float]:
    segments = first_reference(segments_of(tokens, tagged))
    authors = authors_among(segments)
    return choose(text, segments), people_of(text, authors), min((s.sure for s in authors), default=1.0)


def _pairs(texts: Iterable[tuple[str, Sample]], model: Weights) -> Pairs:
    """Give for each field what the tagger claimed and whether it was right."""
    found: Pairs = {}
    rows = list(texts)
    answers = tag([sample[0] for _, sample in rows], model)
    for (text, (tokens, labels)), tagged in zip(rows, answers, strict=True):
        gold, people, _ = _parts(text, tokens, Tagged(tuple(labels), (1.0,) * len(labels), 0.0))
        mine, mine_people, sure = _parts(text, tokens, tagged)
        for name, segment in mine.items():
            want = gold.get(name)
            same = want is not None and _bare(text, want) == _bare(text, segment)
            found.setdefault(name, []).append((segment.sure, same))
        if mine_people:
            found.setdefault("authors", []).append((sure, [n for _, n in mine_people] == [n for _, n in people]))
    return found


def _bare(text: str, segment: Segment) -> str:
    return text[segment.start : segment.end].strip(" .,;:()")


def _curves(pairs: Pairs) -> dict[str, tuple[list[float], list[float]]]:
    return {name: _isotonic(found) for name, found in sorted(pairs.items()) if len(found) >= LEAST}


def _isotonic(found: Sequence[tuple[float, bool]]) -> tuple[list[float], list[float]]:
    """Pool equal-sized bins until the share of right answers never falls; give the knots of the curve."""
    ordered = sorted(found)
    size = max(15, len(ordered) // KNOTS)
    bins = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    if len(bins) > 1 and len(bins[-1]) < size // 2:
        bins[-2:] = [bins[-2] + bins[-1]]
    blocks = [[sum(x for x, _ in b) / len(b), (sum(y for _, y in b) + 0.5) / (len(b) + 1), len(b)] for b in bins]
    i = 0
    while i < len(blocks) - 1:
        if blocks[i][1] > blocks[i + 1][1]:
            one, two = blocks[i], blocks[i + 1]
            total = one[2] + two[2]
            blocks[i : i + 2] = [[(one[k] * one[2] + two[k] * two[2]) / total for k in (0, 1)] + [total]]
            i = max(0, i - 1)
        else:
            i += 1
    return [round(b[0], 5) for b in blocks], [round(b[1], 4) for b in blocks]


def reliability(pairs: Pairs, curves: Mapping[str, tuple[list[float], list[float]]]) -> Sequence[Bin]:
    """Print and give how often fields were right, by what was claimed."""
    everything = []
    for name, found in sorted(pairs.items()):
        if name in curves:
            claimed = np.interp([x for x, _ in found], *curves[name])
            right = np.array([y for _, y in found], float)
            everything += list(zip(claimed, right, strict=True))
            share = f"claimed {claimed.mean():.3f} right {right.mean():.3f}"
            print(f"{name:10} n={len(found):5} {share} error {_error(claimed, right):.3f}")
    claimed, right = np.array(everything).T
    tenth = _tenths(claimed)
    bins = []
    for low in np.unique(tenth):
        inside = tenth == low
        bins.append(Bin(int(inside.sum()), float(claimed[inside].mean()), float(right[inside].mean())))
        share = f"claimed {bins[-1].claimed:.3f}, right {bins[-1].right:.3f}"
        print(f"claimed {low / 10:.1f}-{low / 10 + 0.1:.1f}: {bins[-1].count:5} fields, {share}")
    print(f"expected calibration error {_error(claimed, right):.4f}")
    return bins


def _tenths(claimed: Any) -> Any:
    return np.minimum((claimed * 10).astype(int), LAST_BIN)


def _error(claimed: Any, right: Any) -> float:
    """Give the expected calibration error over tenths."""
    tenth = _tenths(claimed)
    gaps = [abs(claimed[tenth == e].mean() - right[tenth == e].mean()) * (tenth == e).mean() for e in np.unique(tenth)]
    return float(sum(gaps))


def _evidence(text: str, model: Weights) -> list[float]:
    tokens = tokenize(text)
    tagged = tag([tokens], model)[0]
    chosen, people, _ = _parts(text, tokens, tagged)
    found = find_identifiers(text)
    values: dict[str, object] = {name: text[s.start : s.end] for name, s in chosen.items()}
    return evidence(text, tokens, tagged, {**values, "people": people, "doi": found.doi, "arxiv": found.arxiv})


def _logistic(values: Any, wanted: Any, ridge: float = 0.02) -> dict[str, Any]:
    """Fit by Newton's method."""
    design = np.hstack([values, np.ones((len(values), 1))])
    weights = np.zeros(design.shape[1])
    counts = np.where(wanted > 0, 1.0, HARM)
    for _ in range(40):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (counts * (wanted - chance)) - ridge * weights
        curve = (design * (counts * chance * (1 - chance))[:, None]).T @ design + ridge * np.eye(len(weights))
        weights += np.linalg.solve(curve, slope)
    wrong = ((design @ weights > 0) != wanted.astype(bool)).mean()
    print(f"reference or not: {wrong:.4f} wrong of {len(wanted)}")
    return {"bias": round(float(weights[-1]), 4), "weights": [round(float(w), 4) for w in weights[:-1]]}
