"""Write lexicon/given_names.toml and lexicon/family_names.toml from the name lists of Faker (MIT licence).

Run it in an environment that holds Faker: `python scripts/given_names.py`. Only names in Latin script are
kept, folded; a name that Faker lists for several countries stands once.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

import faker
from faker.providers import person

LEXICON = Path(__file__).resolve().parent.parent / "src" / "kgbuild" / "lexicon"
WIDTH = 118
NOTICE = "# Faker: copyright (c) 2012 Daniele Faraglia, MIT licence (https://github.com/joke2k/faker/blob/master/LICENSE.txt)."
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]{2,}")


def fold(name: str) -> str:
    """Give `name` without case and accents."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def listed(part: str) -> list[str]:
    """Give every folded name that a locale of Faker lists as a `part` ("first", "last") name."""
    names: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            value = getattr(provider, attribute)
            if part not in attribute or "name" not in attribute or isinstance(value, str):
                continue
            if isinstance(value, Collection):
                names.update(fold(n) for n in map(str, value) if LATIN.fullmatch(n))
    return sorted(n for n in names if n.isascii())


def main() -> None:
    """Write both tables; a multi-line string loads twenty times faster than an array."""
    for part, key in (("first", "given"), ("last", "family")):
        names = listed(part)
        lines = [
            f"# Made by scripts/given_names.py from the name lists of Faker {faker.VERSION}.",
            NOTICE,
            f'{key} = """',
        ]
        row = ""
        for name in names:
            if len(row) + len(name) > WIDTH:
                lines.append(row.rstrip())
                row = ""
            row += name + " "
        lines += [row.rstrip(), '"""', ""]
        (LEXICON / f"{key}_names.toml").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
