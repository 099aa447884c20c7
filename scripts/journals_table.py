"""Make `src/kgbuild/models/cite/journals.txt.gz` from JabRef's lists of journals (MIT).

    python scripts/journals_table.py journalList.txt IEEEJournalListText.txt

The lists lie in the folder `journals` of a JabRef release; a line is "Full name = Abbreviation". Names of one word are
left out: "Nature" may be anything. The same lists give the same bytes.
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

from kgbuild.names.fold import fold

TARGET = Path(__file__).resolve().parent.parent / "src" / "kgbuild" / "models" / "cite" / "journals.txt.gz"
_WORD = re.compile(r"[^\W_]+")


def folded(lists: list[Path]) -> list[str]:
    """Give the folded names and abbreviations of two words or more, sorted, each once."""
    lines = (line for path in lists for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    printed = (name for line in lines for name in line.partition(" = ")[::2])
    names = {" ".join(map(fold, _WORD.findall(name))) for name in printed}
    return sorted(name for name in names if " " in name)


def main() -> None:
    """Write the table."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    names = folded([Path(argument) for argument in sys.argv[1:]])
    TARGET.write_bytes(gzip.compress("\n".join(names).encode(), mtime=0))
    print(f"{len(names)} names of journals in {TARGET.name}")


if __name__ == "__main__":
    main()
