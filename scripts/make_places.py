"""Make `src/kgbuild/lexicon/cities.toml` from a dump of the Research Organization Registry (CC0 1.0).

    python scripts/make_places.py ROR.jsonl

A city counts when at least three organisations stand in it; the dump's records are JSON, one a line.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

LEAST = 3
TARGET = Path(__file__).resolve().parent.parent / "src" / "kgbuild" / "lexicon" / "cities.toml"


def cities(dump: Path) -> list[str]:
    """Give the names of cities in the dump, sorted."""
    counts: Counter[str] = Counter()
    with dump.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            for location in record.get("locations") or record.get("addresses") or []:
                details = location.get("geonames_details") or {}
                name = details.get("name") or location.get("city") or ""
                counts[name.split(" (")[0].strip()] += 1
            if isinstance(record.get("city"), str):
                counts[record["city"]] += 1
    return sorted(name for name, count in counts.items() if count >= LEAST and len(name) > 2 and '"' not in name)


def main() -> None:
    """Write the table."""
    names = cities(Path(sys.argv[1]))
    rows = "\n".join(f'  "{name}",' for name in names)
    head = "# Cities with three or more research organisations. Made by scripts/make_places.py from ROR (CC0 1.0).\n"
    TARGET.write_text(f"{head}\ncities = [\n{rows}\n]\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(names)} cities")


if __name__ == "__main__":
    main()
