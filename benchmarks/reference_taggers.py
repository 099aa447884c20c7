"""The shipped tagger and each of its two models beside a spaCy entity recogniser, on records that none has seen.

    python benchmarks/reference_taggers.py --data ../shared/citations/train [--strings 6000] [--epochs 4]

All are scored by exact slices: a field counts as right if its first and last token are those of the labelled record.
The recogniser is spaCy's default `ner` with a hash-embedding encoder, trained from nothing on the CPU.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from kgbuild.cite.network import read_network
from kgbuild.cite.tagger import Weights, load_from, read_weights, tag

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))
from cite_training.align import label, labels_of
from cite_training.crf import Sample
from cite_training.dice import Dice
from cite_training.facts import Pools, fact
from cite_training.layouts import layout
from train_cite import KEPT_BACK, OUT, read

Slices = set[tuple[int, int, str]]


def main() -> None:
    """Train, tag, print one row a field."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--strings", type=int, default=6000)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--model", type=Path, default=OUT, help="folder of the two models")
    args = parser.parse_args()
    records = list(read(args.data, None))
    kept = [r for r in records if not zlib.crc32(r["text"].encode()) % KEPT_BACK]
    taken = [r for r in records if zlib.crc32(r["text"].encode()) % KEPT_BACK]
    dice = Dice(9)
    pools = Pools(taken)
    test = [s for r in kept if (s := labels_of(r))]
    lines = [layout(fact(pools, dice), dice) for _ in range(args.strings // 3 + 500)]
    made = [label(line.text, line.owner) for line in lines]
    test += made[:500]
    train = [s for r in dice.sample(taken, args.strings * 2 // 3) if (s := labels_of(r))] + made[500:]
    answers = {name: tagged(model, test) for name, model in models(args.model).items()}
    answers["spaCy"] = recognise(train, test, args.epochs)
    gold = [slices(labels) for _, labels in test]
    print(f"| field | {' | '.join(answers)} | n |\n|{'---|' * (len(answers) + 2)}")
    for name in ("AF", "AG", "AH", "T", "V", "Y", "VOL", "ISS", "P", "PUB", ""):
        row = " | ".join(f"{score(gold, found, name):.3f}" for found, _ in answers.values())
        print(f"| {name or 'all'} | {row} | {size(gold, name)} |")
    print("| all of a string | " + " | ".join(f"{whole(gold, found):.3f}" for found, _ in answers.values()) + " | |")
    print("strings a CPU second, tagging alone: ", end="")
    print(", ".join(f"{name} {len(test) / seconds:.0f}" for name, (_, seconds) in answers.items()))


def models(folder: Path) -> dict[str, Weights]:
    """Give the random field and the network of a folder, each alone and both together."""
    with (folder / "tagger.npz").open("rb") as stream:
        field = read_weights(stream)
    with np.load(folder / "network.npz") as stored:
        network = replace(read_network(stored), shares=(0.0, 1.0))
    alone = Weights(field.labels, field.transitions, field.states, dict(field.rows), network)
    return {"field": field, "network": alone, "both": load_from(folder)}


def tagged(model: Weights, test: Sequence[Sample]) -> tuple[list[Slices], float]:
    """Give what a model finds, and the CPU seconds that finding took."""
    begun = time.process_time()
    found = tag([tokens for tokens, _ in test], model)
    return [slices(one.labels) for one in found], time.process_time() - begun


def recognise(train: Sequence[Sample], test: Sequence[Sample], epochs: int) -> tuple[list[Slices], float]:
    """Train spaCy's recogniser and give what it finds, and the CPU seconds that finding took."""
    pipeline = spacy.blank("xx")
    recogniser = pipeline.add_pipe("ner")
    examples = [example(pipeline, sample) for sample in train if sample[0]]
    for name in sorted({name for _, labels in train for _, _, name in slices(labels)}):
        recogniser.add_label(name)
    optimizer = pipeline.initialize(lambda: examples[:200])
    shuffle = random.Random(3)
    spacy.util.fix_random_seed(3)
    for epoch in range(epochs):
        shuffle.shuffle(examples)
        losses: dict[str, float] = {}
        for batch in spacy.util.minibatch(examples, 64):
            pipeline.update(batch, sgd=optimizer, drop=0.1, losses=losses)
        print(f"epoch {epoch}: loss {losses['ner']:.0f}", file=sys.stderr)
    documents = [Doc(pipeline.vocab, [t.text for t in tokens]) for tokens, _ in test]
    begun = time.process_time()
    found = list(recogniser.pipe(documents, batch_size=128))
    return [{(e.start, e.end, e.label_) for e in document.ents} for document in found], time.process_time() - begun


def example(pipeline: spacy.Language, sample: Sample) -> Example:
    """Give a labelled string as spaCy trains on it."""
    tokens, labels = sample
    document = Doc(pipeline.vocab, [token.text for token in tokens])
    tags = [name if "-" in name else "O" for name in labels]
    return Example.from_dict(document, {"entities": _bilou(tags)})


def _bilou(tags: Sequence[str]) -> list[str]:
    out = []
    for i, name in enumerate(tags):
        mark, _, field = name.partition("-")
        ahead = tags[i + 1] if i + 1 < len(tags) else "O"
        goes_on = ahead == f"I-{field}"
        out.append("O" if not field else f"{mark if goes_on else ('U' if mark == 'B' else 'L')}-{field}")
    return out


def slices(labels: Sequence[str]) -> Slices:
    """Give (first token, one past the last, field) of every labelled run."""
    found: list[tuple[int, int, str]] = []
    for i, name in enumerate(labels):
        mark, _, field = name.partition("-")
        if mark == "I" and found and found[-1][1:] == (i, field):
            found[-1] = (found[-1][0], i + 1, field)
        elif field:
            found.append((i, i + 1, field))
    return set(found)


def score(gold: Sequence[Slices], found: Sequence[Slices], name: str) -> float:
    """Give the F1 of one field, of all for the empty name."""
    counts: Counter[str] = Counter()
    for want, have in zip(gold, found, strict=True):
        one, two = ({s for s in part if name in {"", s[2]}} for part in (want, have))
        counts += Counter(right=len(one & two), want=len(one), have=len(two))
    return 2 * counts["right"] / max(1, counts["want"] + counts["have"])


def whole(gold: Sequence[Slices], found: Sequence[Slices]) -> float:
    """Give the share of strings all of whose slices are right."""
    return sum(want == have for want, have in zip(gold, found, strict=True)) / len(gold)


def size(gold: Sequence[Slices], name: str) -> int:
    """Give how many slices of a field there are."""
    return sum(name in {"", s[2]} for part in gold for s in part)


if __name__ == "__main__":
    main()
