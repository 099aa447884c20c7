"""Make `src/kgbuild/lexicon/cities.toml` from a dump of the Research Organization Registry (CC0 1.0).

    python scripts/make_places.py ROR.jsonl

A city counts when one organisation that teaches or three of any kind stand in it, unless one that has no more bears a
name that is a word, too. The dump's records are JSON, one a line.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

LEAST = 3
#: Shorter names are too often words.
SHORTEST = 4
LEXICON = Path(__file__).resolve().parent.parent / "src" / "kgbuild" / "lexicon"
TARGET = LEXICON / "cities.toml"
#: Tables that hold names of places and people themselves.
NAMES = {"cities", "places", "countries", "common_names", "family_names", "given_names", "asian_names", "organizations"}


def cities(dump: Path) -> list[str]:
    """Give the names of cities in the dump, sorted."""
    counts: Counter[str] = Counter()
    taught: set[str] = set()
    with dump.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            found = set(_cities(record))
            counts.update(found)
            if "education" in {kind.casefold() for kind in record.get("types", ())}:
                taught |= found
    plain = set(_words())
    towns = {name for name in taught if len(name) >= SHORTEST and name.casefold() not in plain}
    busy = {name for name, count in counts.items() if count >= LEAST and len(name) > 2}
    return sorted(name for name in busy | towns if '"' not in name and "(" not in name)


def _cities(record: dict[str, Any]) -> Iterator[str]:
    """Give the cities of a record of any version of the registry's schema."""
    for location in record.get("locations") or record.get("addresses") or []:
        details = location.get("geonames_details") or {}
        yield (details.get("name") or location.get("city") or "").split(" (")[0].strip()
    if isinstance(record.get("city"), str):
        yield record["city"].strip()


def _words() -> Iterator[str]:
    """Give the words that the lexicon knows in another sense: "normal", "reading", "mobile"."""
    for path in LEXICON.glob("*.toml"):
        if path.stem not in NAMES:
            yield from _strings(tomllib.loads(path.read_text(encoding="utf-8")))


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield from (word.strip(".,:;()").casefold() for word in node.split())
    elif isinstance(node, dict):
        for name, value in node.items():
            yield name.casefold()
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


def main() -> None:
    """Write the table."""
    names = cities(Path(sys.argv[1]))
    rows = "\n".join(f'  "{name}",' for name in names)
    head = "# Cities with a university or three organisations. Made by scripts/make_places.py from ROR (CC0 1.0).\n"
    TARGET.write_text(f"{head}\ncities = [\n{rows}\n]\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(names)} cities")


if __name__ == "__main__":
    main()
