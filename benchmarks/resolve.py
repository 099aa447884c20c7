"""How resolution of signatures grows, beside Splink on DuckDB on the same records in the same run.

    python benchmarks/resolve.py [--without-splink] [10000 100000 1000000]

The signatures are drawn from a made-up world: people with family names of very unequal frequency, groups that
publish together on topics of their own, two papers in five printed with initials. Each tool runs in a process of its
own and as many processes or threads as there are cores. Prints a row a size and tool: signatures, seconds, seconds of
processor time and their microseconds a signature, pairwise precision, recall and F1, and the peaks of memory of all its
processes together. Splink gets a plain configuration: blocks of one name and of one family name, initial and
co-author, comparisons of given names, co-authors and title words, trained without labels; its threshold is the best
of five, picked on the answers. Needs `pip install --group bench`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kgbuild.lexicon import table
from kgbuild.resolve.records import resolve_records

GROUP, AUTHORS, SEED = 12, (1, 5), 11
TOPICS, TOPIC_WORDS, TITLE_WORDS = 400, 30, 6
THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99)
COLUMNS = dict.fromkeys(("unique_id", "family", "initial", "given", "friend"), "VARCHAR") | {
    "company": "VARCHAR[]",
    "words": "VARCHAR[]",
}
Rows = list[dict[str, Any]]


def world(size: int) -> Rows:
    """Give about `size` signatures of whole papers, each with the person it is of."""
    rng = random.Random(SEED)
    families, given = table("family_names")["family"].split(), table("given_names")["given"].split()
    people = size // 5
    names = [
        f"{rng.choice(given).title()} {families[int(len(families) * rng.random() ** 3)].title()}" for _ in range(people)
    ]
    rows: Rows = []
    paper = 0
    while len(rows) < size:
        group = rng.randrange(people // GROUP) * GROUP
        authors = rng.sample(range(group, min(group + GROUP, people)), rng.randint(*AUTHORS))
        cut = rng.random() < 0.4
        printed = [short(names[a]) if cut else names[a] for a in authors]
        topic = [families[(group * 31 + k) % TOPICS] for k in range(TOPIC_WORDS)]
        title = " ".join(rng.sample(topic, TITLE_WORDS))
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


def by_kgbuild(rows: Rows) -> list[Mapping[str, str]]:
    """Give id → person."""
    return [{row["id"]: row["entity"] for row in resolve_records("people", rows, jobs=os.cpu_count() or 1)}]


def by_splink(rows: Rows) -> list[Mapping[str, str]]:
    """Give id → person for each threshold."""
    import duckdb
    import splink.comparison_library as compare
    from splink import Linker, SettingsCreator, block_on
    from splink.internals.duckdb.database_api import DuckDBAPI

    connection = duckdb.connect()
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
        lines.writelines(json.dumps(_splink_row(row)) + "\n" for row in rows)
        lines.flush()
        connection.execute(f"create table signatures as from read_json('{lines.name}', columns = {COLUMNS})")
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compare.ExactMatch("given"),
            compare.ArrayIntersectAtSizes("company", [2, 1]),
            compare.ArrayIntersectAtSizes("words", [4, 2, 1]),
            compare.ExactMatch("family").configure(term_frequency_adjustments=True),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("family", "given"),
            block_on("family", "initial", "company", arrays_to_explode=["company"]),
        ],
    )
    api = DuckDBAPI(connection=connection)
    linker = Linker(api.register(connection.table("signatures")), settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match(block_on("family", "given", "friend"), recall=0.3)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("family", "given"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("family", "friend"))
    pairs = linker.inference.predict(threshold_match_probability=THRESHOLDS[0])
    found = []
    for threshold in THRESHOLDS:
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold)
        table_name = clusters.physical_name
        found.append(dict(connection.execute(f"select unique_id, cluster_id from {table_name}").fetchall()))  # noqa: S608
    return found


def _splink_row(row: Mapping[str, Any]) -> dict[str, Any]:
    given, _, family = row["name"].partition(" ")
    company = [n if n.split()[0].endswith(".") else short(n) for n in row["coauthors"]]
    return {
        "unique_id": row["id"],
        "family": family,
        "initial": given[0],
        "given": None if given.endswith(".") else given,
        "company": company,
        "friend": company[0] if company else None,
        "words": row["title"].split(),
    }


TOOLS: Mapping[str, Callable[[Rows], list[Mapping[str, str]]]] = {"kgbuild": by_kgbuild, "splink": by_splink}


def measure(tool: str, size: int) -> tuple[int, float, float, float, float, int]:
    """Give signatures, seconds, those of processors, precision, recall and MiB of one run in a process of its own."""
    rows = world(size)
    bare = [{k: v for k, v in row.items() if k != "entity"} for row in rows]
    begun, worked = time.perf_counter(), processor_time()
    found = TOOLS[tool](bare)
    seconds, worked = time.perf_counter() - begun, processor_time() - worked
    own, others = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    # of ended processes the system tells the largest alone: they are alike
    shared = (os.cpu_count() or 1) * others if others * 4 > own else 0
    quality = max((score(rows, answer) for answer in found), key=lambda s: f1(*s))
    return len(rows), seconds, worked, *quality, (own + shared) // 1024


def processor_time() -> float:
    """Give the seconds that this process and its ended children worked."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)


def score(rows: Rows, found: Mapping[str, str]) -> tuple[float, float]:
    """Give pairwise precision and recall."""
    both = pairs(Counter((found[r["id"]], r["entity"]) for r in rows).values())
    said, true = pairs(Counter(found.values()).values()), pairs(Counter(r["entity"] for r in rows).values())
    return both / said if said else 1.0, both / true if true else 1.0


def pairs(sizes: Any) -> int:
    """Give how many pairs clusters of these sizes hold."""
    return sum(n * (n - 1) // 2 for n in sizes)


def f1(precision: float, recall: float) -> float:
    """Give the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main(arguments: Sequence[str] | None = None) -> None:
    """Run each tool on each size and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--without-splink", action="store_true")
    parser.add_argument("--tool", choices=[*TOOLS], help="run this one here, for the first size alone")
    options = parser.parse_args(arguments)
    if options.tool:
        print(json.dumps(measure(options.tool, options.sizes[0])))
        return
    tools = ["kgbuild"] if options.without_splink else [*TOOLS]
    for size in options.sizes:
        for tool in tools:
            done = subprocess.run(
                [sys.executable, __file__, "--tool", tool, str(size)], capture_output=True, text=True, check=False
            )
            if done.returncode:
                print(f"{tool:8} {size:9} signatures failed ({done.returncode}): {done.stderr[-200:]}", flush=True)
                continue
            count, seconds, worked, p, r, memory = json.loads(done.stdout.splitlines()[-1])
            print(
                f"{tool:8} {count:9} signatures {seconds:8.1f} s {worked:8.1f} s {1e6 * worked / count:6.0f} µs each"
                f"  P {p:.3f} R {r:.3f} F1 {f1(p, r):.3f}  {memory:6} MiB",
                flush=True,
            )


if __name__ == "__main__":
    main()
