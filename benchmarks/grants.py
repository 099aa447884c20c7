"""How much of a page of grants comes back, however it sets them: invented projects in layouts drawn at random.

    python benchmarks/grants.py [--count 100] [--seed 0] [--worst 20] [--kind KIND] [--json]

Each page has one layout (those of `tests/extract/records/grant_pages.toml`): labels with what stands behind them, a
table, cards of several lines, lines, or the keys of a data file; one way to set it (headings, bold, items, boxes,
terms), one form of dates and of amounts, one title and one grouping, all drawn. Funders are real, people and projects
invented. A fact is one field of one grant. Prints right, wrong and missed facts and F1 by field, then what loses most,
with the number of a page that shows it (`--show NUMBER` prints it and its losses). The same seed gives the same pages.
There is no peer that reads such pages without a language model. Two processors read some thirty pages a second.
"""

from __future__ import annotations

import html
import json
import random
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orders
from curricula import NOUNS, person
from drawn import Tally, options

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.importers import import_bytes, import_embedded, importer_for
from kgbuild.model import Grant

PAGES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent.parent / "tests" / "extract" / "records" / "grant_pages.toml").read_text(encoding="utf-8")
)
WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
#: How what a page prints of a grant is set, by layout.
SHAPES = {
    "labels": ("heads with items", "heads with lines", "items", "bold with lines", "breaks", "terms", "boxes", "bare"),
    "tables": ("rows.md", "rows.html"),
    "cards": ("heads with items", "heads with lines", "items", "bold with lines", "boxes", "paragraphs"),
    "lines": ("items.md", "paragraphs.md", "items.html", "paragraphs.html", "numbered.md", "items.txt"),
    "keys": ("grants.yml", "funding.json", "front matter", "list in front matter"),
}
ENDINGS = {"terms": "html", "boxes": "html", "bare": "txt"}
FIELDS = ("title", "funder", "start", "end", "amount", "currency", "identifier", "role", "people")


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its name as a file, what each grant must give, and what was drawn for it."""

    name: str
    text: str
    want: Sequence[Mapping[str, str]]
    drawn: Mapping[str, str]


def _date(year: int, form: str, draw: random.Random) -> tuple[str, str, str, str, str]:
    """Draw a period: as printed, its start and its end as printed alone, and both as they are kept."""
    end = year + draw.randint(1, 4)
    month, last = sorted(draw.sample(range(1, 13), 2))
    names = WORDS["months"]
    first, second = f"{year}-{month:02}", f"{end}-{last:02}"
    if form == "years":
        return f"{year}{draw.choice('-–')}{end}", str(year), str(end), str(year), str(end)
    if form == "spaced":
        return f"{year} – {end}", str(year), str(end), str(year), str(end)
    if form == "to":
        a, b = f"{names[month - 1]} {year}", f"{names[last - 1]} {end}"
        return f"{a} to {b}", a, b, first, second
    if form == "short":
        a, b = f"{names[month - 1][:3]} {year}", f"{names[last - 1][:3]} {end}"
        return f"{a} – {b}", a, b, first, second
    if form == "slashes":
        a, b = f"{month:02}/{year}", f"{last:02}/{end}"
        return f"{a}–{b}", a, b, first, second
    if form == "days":
        a, b = f"1 {names[month - 1][:3]} {year}", f"28 {names[last - 1][:3]} {end}"
        return f"{a} – {b}", a, b, f"{first}-01", f"{second}-28"
    if form == "iso":
        a, b = f"{first}-01", f"{second}-28"
        return f"{a} – {b}", a, b, a, b
    if form == "counted":
        return f"{year}–{end} ({end - year} years)", str(year), str(end), str(year), str(end)
    if form == "open":
        return f"{year}–present", str(year), "", str(year), ""
    return str(year), str(year), "", str(year), ""


def _amount(form: str, draw: random.Random) -> tuple[str, str, str]:
    """Draw an amount: as printed, its digits, its currency."""
    thousands = draw.randint(5, 980)
    sign, code = draw.choice(WORDS["currencies"])
    full = f"{thousands},{draw.choice(('000', '500', '240'))}"
    plain = full.replace(",", "")
    return {
        "$1,000": (f"{sign}{full}", plain, code),
        "1,000 USD": (f"{full} {code}", plain, code),
        "USD 1,000": (f"{code} {full}", plain, code),
        "1,000 (USD)": (f"{full} ({code})", plain, code),
        "$1k": (f"{sign}{thousands}k", f"{thousands}000", code),
        "~1k€": (f"~{thousands}k€", f"{thousands}000", "EUR"),
        "€1.5M": (f"{sign}{thousands % 9 + 1}.5M", f"{thousands % 9 + 1}500000", code),
        "$1.5 million": (f"{sign}{thousands % 9 + 1}.5 million", f"{thousands % 9 + 1}500000", code),
    }[form]


def _number(draw: random.Random) -> str:
    return re.sub("9", lambda _: str(draw.randint(1, 8)), draw.choice(WORDS["numbers"]))


def grant(year: int, drawn: Mapping[str, str], draw: random.Random) -> dict[str, str]:
    """Invent what a page may print of a grant."""
    dates, start, end, first, last = _date(year, drawn["dates"], draw)
    amount, digits, currency = _amount(drawn["amount"], draw)
    lead, other = (person(draw.randrange(10_000)) for _ in range(2))
    return {
        "title": orders.title_of(orders.WORDS["en"], draw), "funder": draw.choice(WORDS["funders"]),
        "role": draw.choice(WORDS["roles"]), "dates": dates, "start": start, "end": end, "amount": amount,
        "number": _number(draw), "people": lead, "lead": lead, "team": f"{lead}; {other}",
        "scheme": draw.choice(WORDS["schemes"]),
        "about": WORDS["about"].format(*draw.sample(NOUNS, 3)),
        "=start": first, "=end": last, "=amount": digits, "=currency": currency,
    }  # fmt: skip


def wanted(one: Mapping[str, str], parts: Sequence[str]) -> dict[str, str]:
    """Give the fields that the parts of a layout print."""
    want = {"title": one["title"]} if "title" in parts else {}
    for part, field in {"funder": "funder", "role": "role", "number": "identifier"}.items():
        if part in parts:
            want[field] = one[part]
    if "dates" in parts or "start" in parts:
        want |= {"start": one["=start"], "end": one["=end"]}
    if "amount" in parts:
        want |= {"amount": one["=amount"], "currency": one["=currency"]}
    named = next((part for part in ("people", "lead", "team") if part in parts), "")
    return want | ({"people": one[named]} if named else {})


def _marked(text: str, form: str) -> str:
    signs = (
        {"b": "**", "/b": "**", "i": "*", "/i": "*"} if form == "md" else {m: f"<{m}>" for m in ("b", "/b", "i", "/i")}
    )
    signs = dict.fromkeys(signs, "") if form == "txt" else signs
    return re.sub(r"\{(/?[bi])\}", lambda mark: signs[mark[1]], text)


def _labelled(labels: Sequence[Sequence[str]], one: Mapping[str, str], mark: tuple[str, str], shape: str) -> list[str]:
    """Give the lines of labels with what stands behind them, without the title where it heads them."""
    open_, close = mark
    lines = []
    for label, part in labels:
        inside = draw_colon(shape)
        told = f"{open_}{label}{':' * inside}{close}{':' * (not inside)} " if label else ""
        lines.append(told + (one[part] if label else f"{open_}{one[part]}{close}"))
    return lines


def draw_colon(shape: str) -> bool:
    """Say whether a colon stands within the bold type of a label."""
    return shape != "heads with lines"


def _cards(shape: str, cards: Sequence[tuple[str, Sequence[str]]]) -> tuple[str, str]:
    """Set cards, each of a head (perhaps none) and lines: text and ending of the file."""
    parts = []
    for head, lines in cards:
        every = [head, *lines] if head else list(lines)
        bare = re.sub(r"\*\*|</?[bi]>", "", head)
        parts.append(
            {
                "heads with items": f"### {bare}\n\n" * bool(head) + "\n".join(f"- {line}" for line in lines),
                "heads with lines": f"### {bare}\n\n" * bool(head) + "  \n".join(lines),
                "bold with lines": "  \n".join([f"**{bare}**"] * bool(head) + list(lines)),
                "items": "- " + every[0] + "".join(f"\n  - {line}" for line in every[1:]),
                "bare": "\n".join(every) + "\n",
                "paragraphs": "\n\n".join(every),
                "breaks": "".join(f"{line} <br>\n" for line in every),
                "terms": f"<h3>{bare}</h3>" * bool(head) + "<dl>" + "".join(
                    re.sub(r"^<b>(.*?):?</b>:?\s*", r"<dt>\1</dt><dd>", line) + "</dd>" for line in lines) + "</dl>",
                "boxes": '<div class="card">' + f"<h4>{bare}</h4>" * bool(head) + "".join(
                    f"<p>{line}</p>" for line in lines) + "</div>",
            }[shape]
        )  # fmt: skip
    ending = ENDINGS.get(shape, "md")
    return ("\n" if shape == "items" else "\n\n").join(parts), ending


def _table(columns: Sequence[Sequence[str]], grants: Sequence[Mapping[str, str]], form: str) -> str:
    rows = [[one.get(part, str(place)) for _, part in columns] for place, one in enumerate(grants, 1)]
    heads = [head for head, _ in columns]
    if form == "md":
        shown = [f"| {' | '.join(row)} |" for row in [heads, ["---"] * len(heads), *rows]]
        return "\n".join(shown)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>\n" for row in rows)
    return "<table><tr>" + "".join(f"<th>{head}</th>" for head in heads) + "</tr>\n" + body + "</table>"


def _yaml(row: Mapping[str, object], by: str) -> str:
    return "\n".join(f"{by}{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in row.items())


def _data(keys: Sequence[Sequence[str]], grants: Sequence[Mapping[str, str]], shape: str) -> tuple[str, str]:
    """Give a data file, or the front matter of a page, and its name."""
    rows = [{key: one[part].split("; ") if part == "team" else one[part] for key, part in keys} for one in grants]
    listed = "\n".join("- " + _yaml(row, "  ").lstrip() for row in rows)
    if shape == "grants.yml":
        return listed + "\n", "_data/grants.yml"
    if shape == "funding.json":
        return json.dumps(rows, indent=2, ensure_ascii=False), "_data/funding.json"
    if shape == "front matter":
        return f"---\nlayout: page\n{_yaml(rows[0], '')}\n---\n\n{grants[0]['about']}\n", "_grants/one.md"
    inner = "\n".join("  " + line for line in listed.split("\n"))
    return (
        f"---\nlayout: page\ntitle: Funding\ngrants:\n{inner}\n---\n\n{{% include grants.html %}}\n",
        "_pages/funding.md",
    )


def page(number: int, only: str = "") -> Page:
    """Give the page of that number."""
    draw = random.Random(f"grants {number}")
    kind = only or draw.choice(list(SHAPES))
    shape, place = draw.choice(SHAPES[kind]), draw.randrange(len(PAGES[kind]))
    layout = PAGES[kind][place]
    drawn = {
        "layout": f"{kind} {place}", "shape": f"{kind} {shape}", "dates": draw.choice(WORDS["dates"]),
        "amount": draw.choice(WORDS["amounts"]), "heading": draw.choice(WORDS["headings"]),
        "divided": draw.choice(("none", "none", "state", "role")), "opening": draw.choice(("front matter", "heading")),
    }  # fmt: skip
    grants = [
        grant(2023 - 2 * step, drawn, draw) for step in range(1 if shape == "front matter" else draw.randint(2, 4))
    ]
    if kind == "keys":
        parts = [part for _, part in layout]
        text, name = _data(layout, grants, shape)
        return Page(name, text, [wanted(one, parts) for one in grants], drawn)
    printed = layout if isinstance(layout, str) else "".join(layout) if kind == "cards" else ""
    parts = re.findall(r"\{(\w+)\}", printed) if printed else [part for _, part in layout]
    if kind == "labels" and "title" not in parts:
        parts = ["title", *parts]
    if drawn["divided"] == "role" and "role" in parts:
        drawn["divided"] = "none"
    halves = [grants] if drawn["divided"] == "none" else [grants[:1], grants[1:]]
    body, ending = [], "md"
    for half, head in zip(halves, WORDS["divisions"].get(drawn["divided"], [("", "")]), strict=False):
        text, ending = _listed(kind, layout, shape, half)
        if drawn["divided"] == "role":
            for one in half:
                one["role"] = head[1]
        body.append((head[0], text))
    want = [wanted(one, [*parts, "role"] if drawn["divided"] == "role" else parts) for one in grants]
    return Page(f"grants.{ending}", _page(drawn, body, ending), want, drawn)


def _listed(kind: str, layout: Any, shape: str, grants: Sequence[Mapping[str, str]]) -> tuple[str, str]:
    """Set grants in a layout: text and ending of the file."""
    if kind == "tables":
        return _table(layout, grants, shape.rpartition(".")[2]), shape.rpartition(".")[2]
    if kind == "lines":
        set_, ending = shape.split(".")
        shown = [_marked(layout, ending).format(**one) for one in grants]
        if ending == "html":
            tag, outer = ("li", "ul") if set_ == "items" else ("p", "div")
            return f"<{outer}>" + "\n".join(f"<{tag}>{line}</{tag}>" for line in shown) + f"</{outer}>", ending
        signs = {"items": "- ", "numbered": "1. ", "paragraphs": ""}
        return ("\n\n" if set_ == "paragraphs" else "\n").join(signs[set_] + line for line in shown), ending
    web = ENDINGS.get(shape, "md")
    if kind == "labels":
        mark = {"md": ("**", "**"), "html": ("<b>", "</b>"), "txt": ("", "")}[web]
        mark = ("<strong>", "</strong>") if shape == "breaks" else mark
        headed = all(part != "title" for _, part in layout)
        return _cards(shape, [(one["title"] if headed else "", _labelled(layout, one, mark, shape)) for one in grants])
    filled = [[_marked(line, web).format(**one) for line in layout] for one in grants]
    return _cards(shape, [(lines[0], lines[1:]) for lines in filled])


def _page(drawn: Mapping[str, str], body: Sequence[tuple[str, str]], ending: str) -> str:
    def head(text: str, level: int) -> str:
        if ending == "html":
            return f"<h{level}>{text}</h{level}>"
        return f"{'#' * level} {text}" if ending == "md" else text.upper()

    parts = [head(drawn["heading"], 1)]
    if drawn["opening"] == "front matter" and ending == "md":
        parts = [f'---\nlayout: page\ntitle: "{drawn["heading"]}"\npermalink: /funding/\n---']
    for title, text in body:
        parts += [head(title, 2)] * bool(title) + [text]
    return "\n\n".join(parts) + "\n"


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text).casefold().split())


def _shown(one: Grant, field: str) -> str:
    if field == "funder":
        return one.funder.name
    if field == "role":
        return next((held.role for held in one.recipients if held.role), "")
    if field == "people":
        return "; ".join(held.person.name for held in one.recipients if held.person.name)
    return str(getattr(one, field))


def _read(drawn: Page) -> list[Grant]:
    """Give the grants of a page, or of a data file."""
    data = drawn.text.encode()
    importer = importer_for(data, drawn.name)
    if importer:
        told = [import_bytes(data, drawn.name, importer).extraction]
    else:
        told = [extract(read_bytes(data, drawn.name)), *(one.extraction for one in import_embedded(data, drawn.name))]
    return [record for one in told for record in one.records if isinstance(record, Grant)]


def lost_of(drawn: Page) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Give how many facts of each field came back right, wrong and missed, and what was lost in words."""
    left = _read(drawn)
    counts: Counter[tuple[str, str]] = Counter()
    told: list[str] = []
    for want in drawn.want:
        likes = [
            (sum(_plain(_shown(one, f)) == _plain(v) != "" for f, v in want.items()), -at)
            for at, one in enumerate(left)
        ]
        best = max(likes, default=(0, 0))
        one = left.pop(-best[1]) if best[0] else None
        for field, value in want.items():
            got = _shown(one, field) if one else ""
            same = _plain(got) == _plain(value) or (field == "funder" and value and _plain(value) in _plain(got))
            if field == "title" and got and _plain(value) in _plain(got) and len(got) < 1.2 * len(value):
                same = True
            counts[field, "right"] += bool(value and same)
            if not same:
                counts[field, "missed"] += bool(value)
                counts[field, "wrong"] += bool(got)
                told.append(f"{field}: want {value!r} got {got!r}")
    for one in left:
        counts["rows", "wrong"] += sum(bool(_shown(one, field)) for field in FIELDS)
        told.append(f"no such grant: {one.title!r} {one.funder.name!r} {one.evidence.quote[:90]!r}")
    return counts, told


def main() -> None:
    """Read pages and print what came back."""
    parser = options(__doc__, "pages")
    parser.add_argument("--kind", choices=sorted(SHAPES), default="", help="draw pages of this kind alone")
    args = parser.parse_args()
    if args.show is not None:
        drawn = page(args.show, args.kind)
        print(drawn.text, *lost_of(drawn)[1], sep="\n")
        return
    tally = Tally()
    for number in range(args.seed, args.seed + args.count):
        drawn = page(number, args.kind)
        counts, _ = lost_of(drawn)
        told = {field: [counts[field, how] for how in ("right", "wrong", "missed")] for field, _ in counts}
        for field, row in told.items():
            tally.add(field, row)
        for way in drawn.drawn.items():
            tally.add_way(way, [sum(row[place] for row in told.values()) for place in range(3)], number)
    tally.report(args.worst, as_json=args.json)


if __name__ == "__main__":
    main()
