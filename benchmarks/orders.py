"""How much of a curriculum comes back, whatever the order of its parts: invented lives in layouts drawn at random.

    python benchmarks/orders.py [--language en] [--count 100] [--seed 0] [--worst 20] [--json]

Each curriculum has one layout a section (those of `tests/extract/orders/orders.toml`), one form of list, one style of
dates and one format (Markdown, HTML, plain text), all drawn; organisations are those of the registry that ships,
people and titles are invented, words are those of a language (`words.toml`). A fact is one field of one record.
Prints right, wrong and missed facts and F1 by kind, then the layouts that lose most, each with the number of a
curriculum that shows it (`--show NUMBER` prints that). The same seed gives the same curricula; a new one gives
layouts in combinations that nobody has looked at. There is no peer that reads curricula without a language model. Two
processors read some ten curricula a second.
"""

from __future__ import annotations

import gzip
import html
import random
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from curricula import ASPECTS, NOUNS, VERBS, person, venue
from drawn import Tally, options

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Record

ORDERS = tomllib.loads(
    (Path(__file__).parent.parent / "tests" / "extract" / "orders" / "orders.toml").read_text(encoding="utf-8")
)
#: Language → what its curricula print.
WORDS: dict[str, dict[str, Any]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
Entry = dict[str, str]


@dataclass(frozen=True, slots=True)
class Curriculum:
    """A text, its name as a file, what each kind of record must give, and which layout each section has."""

    name: str
    text: str
    want: Mapping[str, Sequence[Entry]]
    layouts: Mapping[str, str]


@cache
def bodies(language: str) -> list[tuple[str, str]]:
    """Give schools and institutes of the registry in the countries of a language, with their towns."""
    rows = gzip.decompress(files("kgbuild.resolve").joinpath("data/ror.tsv.gz").read_bytes()).decode().split("\n")
    named = (row.split("\t") for row in rows if row.count("\t") > 5)
    kept = [
        (row[6], row[2])
        for row in named
        if "education" in row[3] and row[1] in WORDS[language]["bodies"] and not re.search(r"[,()]", row[6])
    ]
    return sorted(pair for pair in kept if re.search(r"Universi|Institut|Col+ege|School|École|Hochschule", pair[0]))


def title_of(words: Mapping[str, Any], draw: random.Random) -> str:
    """Invent the title of a work."""
    if "titles" in words:
        return str(draw.choice(words["titles"])).format(*draw.sample(words["heard"], 2))
    told = (draw.choice(VERBS), draw.choice(ASPECTS).casefold(), draw.choice(NOUNS), draw.choice(("of", "in", "for")))
    title = " ".join([*told, draw.choice(NOUNS), f"by {draw.choice(NOUNS)}"])
    if draw.random() < 0.25:
        title = f"{draw.choice(NOUNS).capitalize()} and {draw.choice(NOUNS)}: {title}"
    return title.title() if draw.random() < 0.3 else title


def entry_of(kind: str, year: int, language: str, draw: random.Random) -> Entry:
    """Invent what an entry of a kind may print, by the parts of layouts."""
    words = WORDS[language]
    body, town = draw.choice(bodies(language))
    dates = f"{year}{draw.choice(('–', '-', ' – ', ' - '))}{year + draw.randint(1, 4)}"
    month, season = draw.choice(words["months"]), draw.choice(list(words["terms"]))
    field, title = draw.choice(words["fields"]), title_of(words, draw)
    common = {"body": body, "place": town, "dates": dates, "year": str(year), "field": field, "thesis": title}
    own: dict[str, Callable[[], Entry]] = {
        "positions": lambda: {"role": draw.choice(words["roles"])},
        "education": lambda: {"degree": draw.choice(words["degrees"])},
        "awards": lambda: {"award": draw.choice(words["awards"])},
        "talks": lambda: {
            "title": title, "event": draw.choice(words["events"]).format(draw.choice(words["subjects"])),
            "place": draw.choice(words["places"]), "month": words["dated"].format(month=month, year=year),
            "apa": f"{year}, {month}",
        },
        "teaching": lambda: {
            "course": draw.choice(words["courses"]).format(field), "term": season.format(year),
            "role": draw.choice(words["teachers"]),
        },
        "service": lambda: {
            "role": draw.choice(words["posts"]),
            "body": draw.choice(words["service"]).format(draw.choice(words["subjects"]))
            if "service" in words else venue(draw.randrange(160) // 4 * 4),
        },
        "grants": lambda: {
            "title": title, "body": draw.choice(words["funders"]),
            "amount": draw.choice(words["amounts"]).format(draw.randint(5, 900)),
        },
        "supervision": lambda: {"student": person(draw.randrange(10_000))},
    }  # fmt: skip
    return common | own[kind]()


def _edtf(printed: str, language: str) -> str:
    """Give the start of a printed date as records keep it."""
    year, words = re.search(r"\d{4}", printed), WORDS[language]
    codes = {month: f"{number:02}" for number, month in enumerate(words["months"], 1)}
    codes |= {term.format("").strip().removesuffix(" de"): code for term, code in words["terms"].items()}
    told = re.sub(r"[\d,]+", "", printed).strip(" –-").removesuffix(" de")
    return (year[0] if year else "") + (f"-{codes[told]}" if told else "")


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


def _said(layout: str, language: str) -> str:
    """Put what a layout says between its parts into a language."""
    words = WORDS[language]
    for english, own in {**words["says"], "PhD": words["level"]}.items():
        layout = layout.replace(english, own)
    return layout


def curriculum(number: int, language: str = "en") -> Curriculum:
    """Give the curriculum of that number in a language."""
    draw = random.Random(f"orders {number}")
    form = ("md", "html", "txt")[number % 3]
    owner = person(number)
    parts = [
        f"<h1>{owner}</h1><p>Curriculum Vitae</p>"
        if form == "html"
        else f"{'# ' * (form == 'md')}{owner}\n\nCurriculum Vitae"
    ]
    kinds = list(ORDERS)
    draw.shuffle(kinds)
    want: dict[str, Sequence[Entry]] = {}
    layouts: dict[str, str] = {}
    for kind in kinds:
        layout = draw.choice([one for one in ORDERS[kind]["layouts"] if language == "en" or "{apa}" not in one])
        printed = _said(layout, language).replace("Lindqvist, A.", f"{owner.split()[-1]}, {owner[0]}.")
        entries = [entry_of(kind, 2023 - 2 * place, language, draw) for place in range(draw.randint(2, 5))]
        heading = draw.choice(WORDS[language]["headings"][kind])
        parts.append({"md": f"## {heading}", "html": f"<h2>{heading}</h2>"}.get(form, heading.upper()))
        parts.append(_section(printed, entries, form, draw.choice(("items", "paragraphs"))))
        record = ORDERS[kind]["record"]
        fields = {part: field for part, field in ORDERS[kind]["fields"].items() if f"{{{part}}}" in layout}
        want[record] = [
            {field: value_of(field, entry[part], language) for part, field in fields.items()} for entry in entries
        ]
        layouts[record] = layout
    return Curriculum(f"cv{number}.{form}", "\n\n".join(parts) + "\n", want, layouts)


def value_of(field: str, printed: str, language: str) -> str:
    """Give what a record keeps of a printed part."""
    if field in {"start", "end", "date"}:
        return _edtf(printed, language)
    if field == "amount":
        return f"{re.sub('[^0-9]', '', printed.partition(',00 ')[0].removesuffix(',00'))}{'000' * ('k' in printed)}"
    return printed


def score(told: Curriculum) -> dict[str, tuple[int, int, int]]:
    """Give the facts right, wrong and missed of each kind of record of a curriculum."""
    return compared(extract(read_bytes(told.text.encode(), told.name)).records, told.want)


def compared(records: Sequence[Record], wanted: Mapping[str, Sequence[Entry]]) -> dict[str, tuple[int, int, int]]:
    """Give the facts right, wrong and missed of each kind among records."""
    found = {}
    for kind, want in wanted.items():
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
    if isinstance(value, tuple):
        return ", ".join(author.person.name for author in value)
    return " ".join(str(getattr(value, "name", value)).split())


def main() -> None:
    """Read curricula and print what came back."""
    parser = options(__doc__, "curricula")
    parser.add_argument("--language", choices=sorted(WORDS), default="en", help="of what language (default en)")
    args = parser.parse_args()
    if args.show is not None:
        print(curriculum(args.show, args.language).text)
        return
    tally = Tally()
    for number in range(args.seed, args.seed + args.count):
        told = curriculum(number, args.language)
        for kind, counts in score(told).items():
            tally.add(kind, counts)
            tally.add_way((kind, told.layouts[kind]), counts, number)
    tally.report(args.worst, as_json=args.json)


if __name__ == "__main__":
    main()
