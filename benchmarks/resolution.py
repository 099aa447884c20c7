"""How long resolution takes as the signatures become more: `python benchmarks/resolution.py [10000 100000 …]`.

The signatures are drawn from a made-up world: people with family names of very unequal frequency, groups that
publish together, and two names in five cut to initials. Prints a row a size: signatures, seconds, microseconds
a signature, pairwise precision and recall, and the peak of memory.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from collections import Counter
from typing import Any

from kgbuild.lexicon import table
from kgbuild.resolve.records.people import resolve_people

GROUP, AUTHORS, SEED = 12, (1, 5), 11
TOPICS = 400


def world(size: int) -> list[dict[str, Any]]:
    """Give about `size` signatures of whole papers, each with the person it is of."""
    rng = random.Random(SEED)
    families, given = table("family_names")["family"].split(), table("given_names")["given"].split()
    people = size // 5
    names = [
        f"{rng.choice(given).title()} {families[int(len(families) * rng.random() ** 3)].title()}" for _ in range(people)
    ]
    rows: list[dict[str, Any]] = []
    paper = 0
    while len(rows) < size:
        group = rng.randrange(people // GROUP) * GROUP
        authors = rng.sample(range(group, min(group + GROUP, people)), rng.randint(*AUTHORS))
        cut = rng.random() < 0.4
        printed = [short(names[a]) if cut else names[a] for a in authors]
        topic = [families[(group * 31 + k) % TOPICS] for k in range(30)]
        title = " ".join(rng.sample(topic, 6))
        for place, author in enumerate(authors):
            others = printed[:place] + printed[place + 1 :]
            rows.append(
                {
                    "id": f"{paper}.{place}",
                    "name": printed[place],
                    "coauthors": others,
                    "title": title,
                    "paper": str(paper),
                    "entity": author,
                }
            )
        paper += 1
    return rows


def short(name: str) -> str:
    """Give a name with its first initial alone."""
    given, _, family = name.partition(" ")
    return f"{given[0]}. {family}"


def pairs(sizes: Counter[Any]) -> int:
    """Give how many pairs clusters of these sizes hold."""
    return sum(n * (n - 1) // 2 for n in sizes.values())


def main() -> None:
    """Resolve worlds of the sizes given and print a row for each."""
    for size in [int(a) for a in sys.argv[1:]] or [10_000, 30_000, 100_000]:
        rows = world(size)
        begun = time.perf_counter()
        found = resolve_people(rows)
        seconds = time.perf_counter() - begun
        both = pairs(Counter((found[r["id"]], r["entity"]) for r in rows))
        said, true = pairs(Counter(found[r["id"]] for r in rows)), pairs(Counter(r["entity"] for r in rows))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{len(rows):9} signatures {seconds:8.1f} s {1e6 * seconds / len(rows):7.0f} µs each"
            f"  P {both / said:.3f} R {both / true:.3f}  {memory} MiB",
            flush=True,
        )


if __name__ == "__main__":
    main()
