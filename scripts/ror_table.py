"""Write the table of organisations that ships with kgbuild from a dump of the Research Organization Registry (CC0).

    python scripts/ror_table.py ror.jsonl

The dump holds one record a line: `id`, `status`, `name`, `labels`, `aliases`, `acronyms`, `country`, `city`, `parents`.
The table holds one organisation a line, tab-separated: the end of its identifier, country, city, name, the ends
of its parents' identifiers, and between bars the telling words of all its names, acronyms with a `!` before them.
Withdrawn records are left out.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from pathlib import Path
from typing import Any

from kgbuild.resolve.registry import BRACKETS, telling

TABLE = Path(__file__).resolve().parent.parent / "src" / "kgbuild" / "resolve" / "data" / "ror.tsv.gz"
LATIN = re.compile(r"[\x00-\u024f\u1e00-\u1eff\u2010-\u201f]+")


def row(record: dict[str, Any]) -> str:
    """Give the line of one record; names in other scripts are left out."""
    names = [record["name"], *record.get("labels", ()), *record.get("aliases", ())]
    keys = {" ".join(telling(BRACKETS.sub("", n))): is_acronym(n) for n in reversed(names) if LATIN.fullmatch(n)}
    keys |= {" ".join(telling(n)): True for n in record.get("acronyms", ()) if LATIN.fullmatch(n)}
    marked = sorted(("!" if short else "") + key for key, short in keys.items() if key)
    parents = [p.rpartition("/")[2] for p in record.get("parents", ())]
    ror = record["id"].rpartition("/")[2]
    fields = [ror, record["country"], record["city"], record["name"], " ".join(sorted(parents)), "|".join(marked)]
    return "\t".join(re.sub(r"[\t\n]+", " ", f or "") for f in fields)


def is_acronym(name: str) -> bool:
    """Is a name one word with capitals inside, which many may share?"""
    return len(name.split()) == 1 and not name[1:].islower()


def main() -> None:
    """Write the table; the same dump gives the same bytes."""
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        records = [r for r in map(json.loads, lines) if r["status"] != "withdrawn"]
    text = "\n".join(sorted(map(row, records))) + "\n"
    TABLE.parent.mkdir(exist_ok=True)
    with TABLE.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as out:
        out.write(text.encode("utf-8"))


if __name__ == "__main__":
    main()
