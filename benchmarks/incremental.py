"""What a build costs when one document is added to many, beside the clean build of all of them.

    python benchmarks/incremental.py [--documents 250 500 1000] [--profile]

The documents are made here: curricula of invented people of departments, some 4 KB each, in which colleagues name one
another. For each size: the clean build, a build in which nothing changed, one with one document more, one with one
document edited, and the share of the clean build's time that the second and later ones take.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from kgbuild.pipeline import build

# fmt: off
GIVEN = [
    "Ada", "Bela", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hiro", "Ines", "Jonas", "Kwame", "Lena", "Mei",
    "Noor", "Olga", "Pablo", "Quentin", "Rosa", "Sven", "Tara", "Ugo", "Vera", "Wim", "Xenia", "Yusuf", "Zoe",
]
FAMILY = [
    "Abel", "Brandt", "Castro", "Dahl", "Eriksen", "Fujita", "Garza", "Hofer", "Ivanov", "Jansen", "Koval",
    "Lindt", "Moreau", "Novak", "Okafor", "Pinto", "Quist", "Rossi", "Sato", "Tanaka", "Ueda", "Varga", "Weber",
    "Xu", "Young", "Zeman",
]
ENDING = ["", "berg", "dal", "ez", "ova", "sen", "mann", "ski", "ini", "off"]
NOUNS = [
    "membranes", "lattices", "dialects", "glaciers", "enzymes", "markets", "graphs", "proofs", "manuscripts",
    "reefs", "alloys", "neurons",
]
VERBS = [
    "Modelling", "Measuring", "Tracing", "Classifying", "Predicting", "Rethinking", "Sampling", "Mapping",
]
# fmt: on
VENUES = ["Journal of Applied Examples", "Annals of Method", "Proc. Conf. on Examples", "Example Letters"]
#: People of one department; each writes with the others.
DEPARTMENT = 12
#: What each has published, and where each has spoken.
PAPERS, TALKS = 45, 8


def person(number: int) -> str:
    """Give the name of the invented person of that number; few of them share one."""
    draw = random.Random(number * 7919 + 1)
    initial = chr(65 + number * 31 % 26)
    return f"{draw.choice(GIVEN)} {initial}. {draw.choice(FAMILY)}{draw.choice(ENDING)}"


def curriculum(number: int) -> str:
    """Give the curriculum of a person, who writes with colleagues of the same department."""
    draw = random.Random(number)
    first = number // DEPARTMENT * DEPARTMENT
    others = [first + place for place in range(DEPARTMENT) if first + place != number]
    place = f"University of {FAMILY[number // DEPARTMENT % len(FAMILY)]}{ENDING[number // 97 % len(ENDING)]}"
    lines = [f"# {person(number)}", "", f"Professor, {place}", "", "## Education", ""]
    lines += [f"- Ph.D. in Physics, {place}, {draw.randint(1985, 2005)} - {draw.randint(2006, 2010)}", ""]
    lines += ["## Publications", ""]
    for count in range(1, PAPERS + 1):
        authors = ", ".join([person(number), *map(person, draw.sample(others, draw.randint(1, 3)))])
        title = (
            f"{draw.choice(VERBS)} {draw.choice(NOUNS)} with {draw.choice(NOUNS)} of order {number * PAPERS + count}"
        )
        lines.append(f"{count}. {authors}. {title}. *{draw.choice(VENUES)}* {draw.randint(1, 90)}, "
                     f"{draw.randint(1, 900)} ({draw.randint(2004, 2024)}).")  # fmt: skip
    lines += ["", "## Students", ""]
    lines += [f"- {person(first + 100_000 + draw.randrange(40))}, M.Sc., {year} - {year + 2}" for year in (2012, 2016)]
    lines += ["", "## Talks", ""]
    lines += [
        f"- {draw.choice(VERBS)} {draw.choice(NOUNS)}, {draw.choice(FAMILY)}{draw.choice(ENDING)} Conference, "
        f"{draw.randint(2004, 2024)}"
        for _ in range(TALKS)
    ]
    return "\n".join(lines) + "\n"


def seconds(folder: Path, out: Path) -> float:
    """Build and give the processor's time that it took, which does not depend on what else the machine does."""
    begun = time.process_time()
    build([folder], out)
    return time.process_time() - begun


def measure(size: int) -> tuple[float, float, float, float]:
    """Give the seconds of the clean build, of the same again, of one document more, and of one edited."""
    with tempfile.TemporaryDirectory() as root:
        folder, out = Path(root, "documents"), Path(root, "graph")
        folder.mkdir()
        for number in range(size):
            (folder / f"{number:06d}.md").write_text(curriculum(number), encoding="utf-8")
        clean, same = seconds(folder, out), seconds(folder, out)
        (folder / f"{size:06d}.md").write_text(curriculum(size), encoding="utf-8")
        more = seconds(folder, out)
        (folder / "000001.md").write_text(curriculum(1).replace("Professor", "Emeritus"), encoding="utf-8")
        return clean, same, more, seconds(folder, out)


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, nargs="+", default=[250, 500, 1000])
    sizes = parser.parse_args().documents
    print(f"{'documents':>9} {'clean':>9} {'same':>8} {'one more':>8} {'edited':>8}   share of the clean build")
    for size in sizes:
        clean, same, more, edited = measure(size)
        shares = "  ".join(f"{part / clean:6.2%}" for part in (same, more, edited))
        print(f"{size:>9} {clean:8.1f}s {same:7.2f}s {more:7.2f}s {edited:7.2f}s   {shares}")


if __name__ == "__main__":
    main()
