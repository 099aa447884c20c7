"""Write the table of organisations that ships with kgbuild from a dump of the Research Organization Registry (CC0).

    python scripts/ror_table.py ror.jsonl

The dump holds one record a line: `id`, `status`, `name`, `labels`, `aliases`, `acronyms`, `country`, `city`, `types`,
`parents`, `ext`. The table holds one organisation a line, tab-separated: the end of its identifier, country, city,
types, the ends of its parents' identifiers, its number in the Open Funder Registry, name, and between bars the telling
words of all its names, with `~` before aliases and `!` before acronyms. Withdrawn records are left out.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kgbuild.lexicon import table
from kgbuild.resolve.registry import ACRONYM, ALIAS, BRACKETS, STEM, canonical, is_telling

TABLE = Path(__file__).resolve().parent.parent / "src" / "kgbuild" / "resolve" / "data" / "ror.tsv.gz"
#: What names of universities may leave out: whom they honour.
HONOUR = re.compile(r",? (?:named after|named for|in honou?r of|imeni) .*$")
#: What names of institutes may leave out: the given names of whom they honour, where initials tell that they are such.
INITIALS = re.compile(r"^(?:[A-Z]\w+ )?(?:[A-Z]\.[ -]?)+(?=[A-Z]\w)")
COUNTRY = ("U.S. ", "U. S. ")
LATIN = re.compile(r"[\x00-\u024f\u1e00-\u1eff\u2010-\u201f]+")


def row(record: dict[str, Any]) -> str:
    """Give the line of one record; names in other scripts are left out."""
    names = dict.fromkeys(_keys(record.get("acronyms", ())), ACRONYM)
    for mark, printed in ((ALIAS, record.get("aliases", ())), ("", record.get("labels", ())), ("", [record["name"]])):
        for name in printed:
            names |= dict.fromkeys(_keys([name]), ACRONYM if is_acronym(name) else mark)
    marked = sorted(mark + key for key, mark in names.items())
    types = sorted({t.casefold() for t in record.get("types", ())})
    parents = sorted(p.rpartition("/")[2] for p in record.get("parents", ()))
    funder = sorted(record.get("ext", {}).get("fundref", ()))[:1]
    ror = record["id"].rpartition("/")[2]
    fields = [ror, record["country"], record["city"], " ".join(types), " ".join(parents), "".join(funder)]
    return "\t".join(re.sub(r"[\t\n]+", " ", f or "") for f in [*fields, record["name"], "|".join(marked)])


def _keys(names: Iterable[str]) -> Iterable[str]:
    """Give the telling words of the names in Latin letters, with and without what stands in brackets at the end."""
    for name in names:
        if LATIN.fullmatch(name):
            forms = (name, BRACKETS.sub("", name), HONOUR.sub("", name), _without_initials(name), _shorter(name))
            yield from (key for form in forms if (key := " ".join(canonical(form))))


def _without_initials(name: str) -> str:
    """Give a name without given names or "U.S.", unless but a kind is left: "A. B. Dental College"."""
    rest = INITIALS.sub("", name)
    professions = table("org_words")["names"]["professions"]
    return (
        rest
        if name.startswith(COUNTRY) or is_telling(" ".join(w[:STEM] for w in canonical(rest) if w not in professions))
        else name
    )


def _shorter(name: str) -> str:
    """Give a name as print shortens it: "NHS Trust", "US Department of Trees"."""
    return re.sub(r"^United States\b", "US", name.replace("NHS Foundation Trust", "NHS Trust"))


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
