"""How much of a curriculum comes back, whatever the order of its parts: invented lives in layouts drawn at random.

    python benchmarks/orders.py [--count 100] [--seed 0] [--worst 20] [--json]

Each curriculum has one layout a section (those of `tests/extract/orders/orders.toml`), one form of list, one style of
dates and one format (Markdown, HTML, plain text), all drawn; organisations are those of the registry that ships, people
and titles are invented. A fact is one field of one record. Prints right, wrong and missed facts and F1 by kind, then
the layouts that lose most, each with the number of a curriculum that shows it (`--show NUMBER` prints that).
The same seed gives the same curricula; a new one gives layouts in combinations that nobody has looked at. There is no
peer that reads curricula without a language model. Two processors read some ten curricula a second.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import random
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from curricula import ASPECTS, FIELDS, NOUNS, VERBS, person, venue

from kgbuild.documents import read_bytes
from kgbuild.extract import extract

ORDERS = tomllib.loads(
    (Path(__file__).parent.parent / "tests" / "extract" / "orders" / "orders.toml").read_text(encoding="utf-8")
)
# fmt: off
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]
SEASONS = {"Spring": "21", "Summer": "22", "Fall": "23", "Winter": "24"}
ROLES = [
    "Assistant Professor", "Associate Professor", "Professor", "Lecturer", "Senior Lecturer", "Postdoctoral Fellow",
    "Research Fellow", "Visiting Professor", "Research Associate", "Research Assistant", "Research Scientist",
    "Software Engineer", "Department Chair", "Teaching Fellow", "Project Manager", "Adjunct Professor",
    "Instructor", "Reader", "Dean", "Research Intern",
]
DEGREES = [
    "PhD", "Ph.D.", "M.A.", "M.Sc.", "MSc", "B.A.", "B.Sc.", "BS", "Doctor of Philosophy", "Master of Science",
    "Bachelor of Arts", "MPH",
]
AWARDS = [
    "Best Paper Award", "Young Investigator Award", "Distinguished Teaching Award",
    "Outstanding Dissertation Award", "Dean's List", "Summer Research Fellowship", "Fulbright Scholarship",
    "Merit Scholarship", "Early Career Award", "Faculty Service Award", "Book Prize", "Gold Medal", "Travel Award",
    "Phi Beta Kappa",
]
FUNDERS = [
    "National Science Foundation", "European Research Council", "Wellcome Trust", "Spencer Foundation",
    "British Academy", "Deutsche Forschungsgemeinschaft", "Australian Research Council", "Leverhulme Trust",
    "Volkswagen Foundation",
]
EVENTS = [
    "International Conference on {}", "Annual Meeting of the Society for {}", "World Congress of {}",
    "Workshop on {}",
]
POSTS = [
    "Associate Editor", "Reviewer", "Member", "Treasurer", "President", "Panelist", "Program Committee Member",
]
COURSES = [
    "Introduction to {}", "Advanced {}", "Topics in {}", "Research Methods in {}", "History of {}",
]
PLACES = [
    "Boston, MA", "Chicago, IL", "Paris, France", "Tokyo, Japan", "Toronto, Canada", "Nairobi, Kenya", "Lima, Peru",
]
# fmt: on
HEADINGS = {
    "positions": ("Employment", "Academic Positions", "Professional Experience", "Appointments"),
    "education": ("Education", "Education and Training", "Academic Degrees"),
    "awards": ("Honors and Awards", "Awards", "Fellowships and Prizes"),
    "talks": ("Conference Presentations", "Invited Talks", "Selected Talks", "Presentations"),
    "teaching": ("Teaching", "Courses Taught", "Teaching Experience"),
    "service": ("Professional Service", "Service to the Profession", "Service"),
    "grants": ("Grants", "Research Funding", "External Grants"),
    "supervision": ("PhD Students", "Students Supervised", "Doctoral Advisees"),
}
Entry = dict[str, str]


@dataclass(frozen=True, slots=True)
class Curriculum:
    """A text, its name as a file, what each kind of record must give, and which layout each section has."""

    name: str
    text: str
    want: Mapping[str, Sequence[Entry]]
    layouts: Mapping[str, str]


@cache
def _bodies() -> list[tuple[str, str]]:
    """Give schools and institutes of the registry with their towns."""
    rows = gzip.decompress(files("kgbuild.resolve").joinpath("data/ror.tsv.gz").read_bytes()).decode().split("\n")
    named = (row.split("\t") for row in rows if row.count("\t") > 5)
    kept = [(row[6], row[2]) for row in named if "education" in row[3] and not re.search(r"[,()]", row[6])]
    return sorted(pair for pair in kept if re.search(r"Universi|Institut|College|School", pair[0]))


def _title(draw: random.Random) -> str:
    """Invent the title of a work."""
    words = (draw.choice(VERBS), draw.choice(ASPECTS).casefold(), draw.choice(NOUNS), draw.choice(("of", "in", "for")))
    title = " ".join([*words, draw.choice(NOUNS), f"by {draw.choice(NOUNS)}"])
    return title.title() if draw.random() < 0.3 else title


def _entry(kind: str, year: int, draw: random.Random) -> Entry:
    """Invent what an entry of a kind may print, by the parts of layouts."""
    body, town = draw.choice(_bodies())
    dates = f"{year}{draw.choice(('–', '-', ' – ', ' - '))}{year + draw.randint(1, 4)}"
    month, season = draw.choice(MONTHS), draw.choice(list(SEASONS))
    field, title = draw.choice(FIELDS), _title(draw)
    common = {"body": body, "place": town, "dates": dates, "year": str(year), "field": field, "thesis": title}
    own: dict[str, Callable[[], Entry]] = {
        "positions": lambda: {"role": draw.choice(ROLES)},
        "education": lambda: {"degree": draw.choice(DEGREES)},
        "awards": lambda: {"award": draw.choice(AWARDS)},
        "talks": lambda: {
            "title": title, "event": draw.choice(EVENTS).format(draw.choice(NOUNS).title()),
            "place": draw.choice(PLACES), "month": f"{month} {year}", "apa": f"{year}, {month}",
        },
        "teaching": lambda: {
            "course": draw.choice(COURSES).format(field), "term": f"{season} {year}",
            "role": draw.choice(("Instructor", "Lecturer")),
        },
        "service": lambda: {"role": draw.choice(POSTS), "body": venue(draw.randrange(160) // 4 * 4)},
        "grants": lambda: {
            "title": title, "body": draw.choice(FUNDERS), "amount": f"{draw.choice('$€£')}{draw.randint(5, 900)},000",
        },
        "supervision": lambda: {"student": person(draw.randrange(10_000))},
    }  # fmt: skip
    return common | own[kind]()


def _edtf(printed: str) -> str:
    """Give the start of a printed date as records keep it."""
    year, word = re.search(r"\d{4}", printed), re.search(r"[A-Z][a-z]+", printed)
    months = {month: f"{number:02}" for number, month in enumerate(MONTHS, 1)}
    code = (months | SEASONS).get(word[0], "") if word else ""
    return (year[0] if year else "") + (f"-{code}" if code else "")


def _section(layout: str, entries: Sequence[Entry], form: str, kind: str) -> str:
    """Render entries in a layout, as items or as paragraphs of a format."""
    tags = {"md": {"b": "**", "/b": "**", "i": "*", "/i": "*"}, "txt": dict.fromkeys(("b", "/b", "i", "/i"), "")}
    marks = tags.get(form, {mark: f"<{mark}>" for mark in ("b", "/b", "i", "/i")})
    plain = re.sub(r"\{(/?[bi])\}", lambda mark: marks[mark[1]], layout)
    told = [
        {part: html.escape(text, quote=False) for part, text in e.items()} if form == "html" else e for e in entries
    ]
    lines = [plain.format(**entry) for entry in told]
    if form == "html":
        tag, outer = ("li", "ul") if kind == "items" else ("p", "div")
        return (
            f"<{outer}>"
            + "".join(f"<{tag}>{'<br>'.join(line.split(chr(10)))}</{tag}>\n" for line in lines)
            + f"</{outer}>"
        )
    broken = "  \n" if form == "md" else "\n"
    if kind == "items":
        sign = "- " if form == "md" else "• "
        return "\n".join(sign + line.replace("\n", f"{broken}  ") for line in lines)
    return "\n\n".join(line.replace("\n", broken) for line in lines)


def curriculum(number: int) -> Curriculum:
    """Give the curriculum of that number."""
    draw = random.Random(f"orders {number}")
    form = ("md", "html", "txt")[number % 3]
    owner = person(number)
    parts = [
        f"<h1>{owner}</h1><p>Curriculum Vitae</p>"
        if form == "html"
        else f"{'# ' * (form == 'md')}{owner}\n\nCurriculum Vitae"
    ]
    kinds = list(HEADINGS)
    draw.shuffle(kinds)
    want: dict[str, Sequence[Entry]] = {}
    layouts: dict[str, str] = {}
    for kind in kinds:
        layout = draw.choice(ORDERS[kind]["layouts"])
        layout = layout.replace("Lindqvist, A.", f"{owner.split()[-1]}, {owner[0]}.")
        entries = [_entry(kind, 2023 - 2 * place, draw) for place in range(draw.randint(2, 5))]
        heading = draw.choice(HEADINGS[kind])
        parts.append({"md": f"## {heading}", "html": f"<h2>{heading}</h2>"}.get(form, heading.upper()))
        parts.append(_section(layout, entries, form, draw.choice(("items", "paragraphs"))))
        record = ORDERS[kind]["record"]
        fields = {part: field for part, field in ORDERS[kind]["fields"].items() if f"{{{part}}}" in layout}
        want[record] = [{field: _value(field, entry[part]) for part, field in fields.items()} for entry in entries]
        layouts[record] = layout
    return Curriculum(f"cv{number}.{form}", "\n\n".join(parts) + "\n", want, layouts)


def _value(field: str, printed: str) -> str:
    """Give what a record keeps of a printed part."""
    if field in {"start", "end", "date"}:
        return _edtf(printed)
    return re.sub(r"\D", "", printed) if field == "amount" else printed


def score(told: Curriculum) -> dict[str, tuple[int, int, int]]:
    """Give the facts right, wrong and missed of each kind of record of a curriculum."""
    records = extract(read_bytes(told.text.encode(), told.name)).records
    found = {}
    for kind, want in told.want.items():
        fields = list(want[0])
        rows = [{f: _shown(getattr(record, f)) for f in fields} for record in records if record.kind == kind]
        pairs = sorted(
            (
                (sum(row[f] == gold[f] for f in fields), g, r)
                for g, gold in enumerate(want)
                for r, row in enumerate(rows)
            ),
            key=lambda pair: (-pair[0], pair[1], pair[2]),
        )
        golds, taken, right = set(range(len(want))), set(range(len(rows))), 0
        for equal, g, r in pairs:
            if equal and g in golds and r in taken:
                right += equal
                golds.remove(g)
                taken.remove(r)
        printed = sum(bool(text) for row in rows for text in row.values())
        found[kind] = (right, printed - right, len(want) * len(fields) - right)
    return found


def _shown(value: object) -> str:
    return " ".join(str(getattr(value, "name", value)).split())


def _f1(counts: Sequence[int]) -> float:
    right, wrong, missed = counts
    return 2 * right / max(2 * right + wrong + missed, 1)


def main() -> None:
    """Read curricula and print what came back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100, help="so many curricula (default 100)")
    parser.add_argument("--seed", type=int, default=0, help="the number of the first (default 0)")
    parser.add_argument("--worst", type=int, default=20, help="so many of the layouts that lose most (default 20)")
    parser.add_argument("--show", type=int, help="print the curriculum of that number, and read none")
    parser.add_argument("--json", action="store_true", help="print figures as JSON")
    args = parser.parse_args()
    if args.show is not None:
        print(curriculum(args.show).text)
        return
    kinds: dict[str, Counter[int]] = defaultdict(Counter)
    layouts: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    seen: dict[tuple[str, str], int] = {}
    for number in range(args.seed, args.seed + args.count):
        told = curriculum(number)
        for kind, counts in score(told).items():
            key = kind, told.layouts[kind]
            kinds[kind].update(dict(enumerate(counts)))
            layouts[key].update(dict(enumerate(counts)))
            if counts[1] or counts[2]:
                seen.setdefault(key, number)
    rows = {kind: [counts[place] for place in range(3)] for kind, counts in sorted(kinds.items())}
    rows["all"] = [sum(row[place] for row in rows.values()) for place in range(3)]
    if args.json:
        print(json.dumps({kind: {"facts": row, "f1": round(_f1(row), 4)} for kind, row in rows.items()}, indent=1))
        return
    for kind, row in rows.items():
        print(f"{kind:12} right {row[0]:6}  wrong {row[1]:5}  missed {row[2]:5}  F1 {_f1(row):.3f}")
    lost = sorted(layouts.items(), key=lambda pair: -pair[1][1] - pair[1][2])
    for (kind, layout), counts in lost[: args.worst]:
        if counts[1] + counts[2]:
            print(f"{counts[1] + counts[2]:5} lost  cv {seen[kind, layout]:<6} {kind:12} {layout!r}")


if __name__ == "__main__":
    main()
