"""What a build costs when one document is added to many, beside the clean build of all of them.

    python benchmarks/incremental.py [--documents 250 1000] [--keep DIR]

The documents are those of `curricula.py`. For each size: the clean build, a build in which nothing changed, one with
one document more and one with one document edited; of each the processor's time, the time by the clock, and the share
of the clean build's that the later ones take; then what each document takes on disk, and the most memory used. One
document takes about half a second and 3 MB while it is built.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

from curricula import curriculum

from kgbuild.pipeline import build

#: Processor's time, and time by the clock.
Seconds = tuple[float, float]


def seconds(folder: Path, out: Path) -> Seconds:
    """Build and give how long it took."""
    begun = time.process_time(), time.perf_counter()
    build([folder], out)
    return time.process_time() - begun[0], time.perf_counter() - begun[1]


def measure(size: int, root: Path) -> dict[str, Seconds]:
    """Give what the clean build takes, the same again, one document more, and one edited."""
    folder, out = root / "documents", root / "graph"
    folder.mkdir(parents=True)
    for number in range(size):
        (folder / f"{number:06d}.md").write_text(curriculum(number), encoding="utf-8")
    found = {"clean": seconds(folder, out), "same": seconds(folder, out)}
    (folder / f"{size:06d}.md").write_text(curriculum(size), encoding="utf-8")
    found["one more"] = seconds(folder, out)
    (folder / "000001.md").write_text(curriculum(1).replace("Professor of", "Lecturer in"), encoding="utf-8")
    found["one edited"] = seconds(folder, out)
    return found


def main() -> None:
    """Print a table a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[250, 1000])
    parser.add_argument("--keep", type=Path, help="new folder for the documents and graphs (default: one that goes)")
    given = parser.parse_args()
    for size in given.documents:
        with nullcontext(str(given.keep / str(size))) if given.keep else tempfile.TemporaryDirectory() as root:
            found = measure(size, Path(root))
            disk = sum(path.stat().st_size for path in Path(root, "graph").rglob("*") if path.is_file())
        print(f"{size} documents, {disk / size / 1e6:.2f} MB each, "
              f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB of memory")  # fmt: skip
        for what, (processor, clock) in found.items():
            print(f"  {what:<10} {processor:9.2f} s {clock:9.2f} s by the clock   {processor / found['clean'][0]:7.2%}")


if __name__ == "__main__":
    main()
