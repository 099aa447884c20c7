"""What comes back of documents that are drawn at random: the options and the tables that their benchmarks share."""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field


def options(doc: str, what: str, worst: int = 20) -> argparse.ArgumentParser:
    """Give the options that all have.

    Args:
        doc: what the benchmark says of itself.
        what: what is drawn, in the plural.
        worst: so many of what loses most are printed unless told otherwise.
    """
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100, help=f"so many {what} (default 100)")
    parser.add_argument("--seed", type=int, default=0, help="the number of the first (default 0)")
    parser.add_argument("--worst", type=int, default=worst, help=f"so many of what loses most (default {worst})")
    parser.add_argument("--show", type=int, help=f"show that one of the {what}, and read no other")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    return parser


def f1(counts: Sequence[int]) -> float:
    """Give F1 of facts right, wrong and missed."""
    right, wrong, missed = counts
    return 2 * right / max(2 * right + wrong + missed, 1)


@dataclass(slots=True)
class Tally:
    """Facts right, wrong and missed: of each kind, and of each way in which they were set."""

    kinds: dict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    ways: dict[Hashable, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    seen: dict[Hashable, Hashable] = field(default_factory=dict)

    def add(self, kind: str, counts: Sequence[int]) -> None:
        """Count facts of a kind."""
        self.kinds[kind].update(dict(enumerate(counts)))

    def add_way(self, way: Hashable, counts: Sequence[int], where: Hashable) -> None:
        """Count facts of a way to set them, and keep the first document that loses some."""
        self.ways[way].update(dict(enumerate(counts)))
        if counts[1] or counts[2]:
            self.seen.setdefault(way, where)

    def rows(self) -> dict[str, list[int]]:
        """Give the facts right, wrong and missed by kind, and of all kinds."""
        rows = {kind: [counts[place] for place in range(3)] for kind, counts in sorted(self.kinds.items())}
        return rows | {"all": [sum(row[place] for row in rows.values()) for place in range(3)]}

    def report(self, worst: int, *, as_json: bool) -> None:
        """Print the figures of each kind, then the ways that lose most, with a document that shows each."""
        rows = self.rows()
        if as_json:
            print(json.dumps({kind: {"facts": row, "f1": round(f1(row), 4)} for kind, row in rows.items()}, indent=1))
            return
        for kind, row in rows.items():
            print(f"{kind:12} right {row[0]:6}  wrong {row[1]:5}  missed {row[2]:5}  F1 {f1(row):.3f}")
        for way, counts in sorted(self.ways.items(), key=lambda pair: -pair[1][1] - pair[1][2])[:worst]:
            if lost := counts[1] + counts[2]:
                told = "  ".join(map(str, way)) if isinstance(way, tuple) else str(way)
                print(f"{lost:5} of {lost + counts[0]:5} lost  {told!r}  in {self.seen[way]}")
