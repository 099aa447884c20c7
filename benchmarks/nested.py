"""How much of a curriculum comes back whose entries stand on several lines: lists in lists, cards, tables, groups.

    python benchmarks/nested.py [--count 100] [--seed 0] [--worst 20] [--kind KIND]

As `orders.py`, with the cards and groups of `tests/extract/orders/nested.toml`. A card is rendered as an item with a
list below it, as a heading or a line in bold with items or lines below it, as a term and its definitions, as a box, as
a row of a table; a group in a list, below a heading, a line in bold, a term. `--show NUMBER` prints a curriculum.
"""

from __future__ import annotations

import html
import random
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orders
from curricula import person
from drawn import Tally, options
from orders import Curriculum, Entry

NESTED: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent.parent / "tests" / "extract" / "orders" / "nested.toml").read_text(encoding="utf-8")
)
WORDS = orders.WORDS["en"]
HEADINGS: dict[str, list[str]] = WORDS["headings"] | {
    "publications": ["Publications", "Selected Publications", "Papers"]
}
#: In what a card or a group is set, by format.
CARDS = {
    "md": ("items", "heads with items", "heads with lines", "bold with items", "bold with lines", "rows"),
    "html": ("items", "heads with items", "heads with lines", "bold with items", "terms", "boxes", "rows"),
    "txt": ("items", "bold with items", "bold with lines"),
}
GROUPS = {
    "md": ("items", "heads", "heads with paragraphs", "bold"),
    "html": ("items", "heads", "heads with paragraphs", "bold", "terms"),
    "txt": ("items", "bold", "heads with paragraphs"),
}
DEEDS = (
    "Built and maintained the archive of samples", "Led a team of four engineers", "Collected data in the field",
    "Wrote software for the analysis of images", "Designed surveys", "Organized weekly meetings of the group",
)  # fmt: skip
#: What divides a list of talks or papers.
DIVISIONS = {
    "talks": ("Invited", "Contributed", "Invited Talks", "Posters"),
    "publications": ("Journal Articles", "Book Chapters", "Conference Papers"),
}


def layout_of(kind: str) -> dict[str, Any]:
    """Give the layouts of a kind, with its record and fields."""
    return dict(orders.ORDERS.get(kind, {}), **NESTED[kind])


def entry(kind: str, year: int, owner: str, draw: random.Random) -> Entry:
    """Invent what an entry of a kind may print."""
    did, did2 = draw.sample(DEEDS, 2)
    told = {"did": did, "did2": did2, "who": person(draw.randrange(10_000))}
    if kind == "publications":
        others = [person(draw.randrange(10_000)) for _ in range(draw.randint(0, 3))]
        names = [*others[:1], owner, *others[1:]]
        return told | {
            "title": orders.title_of(WORDS, draw), "year": str(year), "authors": ", ".join(names),
            "venue": f"Journal of {draw.choice(WORDS['fields'])}", "with": " and ".join(others),
        }  # fmt: skip
    return told | orders.entry_of(kind, year, "en", draw)


def _marked(text: str, form: str) -> str:
    tags = {"md": {"b": "**", "/b": "**", "i": "*", "/i": "*"}, "txt": dict.fromkeys(("b", "/b", "i", "/i"), "")}
    marks = tags.get(form, {mark: f"<{mark}>" for mark in ("b", "/b", "i", "/i")})
    return re.sub(r"\{(/?[bi])\}", lambda mark: marks[mark[1]], text)


def _filled(line: str, told: Entry, form: str) -> str:
    shown = {part: html.escape(text, quote=False) for part, text in told.items()} if form == "html" else told
    return _marked(line, form).format(**shown)


def card(lines: Sequence[str], shape: str, form: str) -> str:
    """Render the lines of one entry."""
    head, below = lines[0], lines[1:]
    bare = re.sub(r"\*\*|</?b>", "", head)
    if form == "html":
        listed = "<ul>" + "".join(f"<li>{line}</li>" for line in below) + "</ul>" if below else ""
        broken = "<br>\n".join(below)
        return {
            "items": f"<li>{head}\n{listed}</li>",
            "heads with items": f"<h3>{bare}</h3>\n{listed}",
            "heads with lines": f"<h3>{bare}</h3>\n<p>{broken}</p>",
            "bold with items": f"<p><b>{bare}</b></p>\n{listed}",
            "terms": f"<dt>{head}</dt>" + "".join(f"<dd>{line}</dd>" for line in below),
            "boxes": f'<div class="entry"><h4>{bare}</h4>' + "".join(f"<p>{line}</p>" for line in below) + "</div>",
            "rows": "<tr>" + "".join(f"<td>{line}</td>" for line in lines) + "</tr>",
        }[shape] + "\n"
    if shape == "rows":
        return "| " + " | ".join(line.replace("|", "/") for line in lines) + " |\n"
    sign, second = ("*", "*") if form == "md" else ("•", "–")
    if shape == "items":
        return "\n".join([f"{sign} {head}", *(f"  {second} {line}" for line in below)]) + "\n"
    opened = {"heads": f"### {bare}", "bold": f"**{bare}**" if form == "md" else bare}[shape.partition(" ")[0]]
    if shape.endswith("items"):
        return opened + "\n" * (2 if form == "md" else 1) + "\n".join(f"{sign} {line}" for line in below) + "\n\n"
    return (opened + "\n\n" if opened[0] == "#" else opened + "  \n" if below else opened) + "  \n".join(below) + "\n\n"


def group(outer: str, inner: Sequence[str], shape: str, form: str) -> str:
    """Render a line and the entries that stand below it."""
    bare = re.sub(r"\*\*|</?b>", "", outer)
    if form == "html":
        listed = "<ul>" + "".join(f"<li>{line}</li>\n" for line in inner) + "</ul>"
        broken = "".join(f"<p>{line}</p>\n" for line in inner)
        return {
            "items": f"<li>{outer}\n{listed}</li>",
            "heads": f"<h3>{bare}</h3>\n{listed}",
            "heads with paragraphs": f"<h3>{bare}</h3>\n{broken}",
            "bold": f"<p><b>{bare}</b></p>\n{listed}",
            "terms": f"<dt>{outer}</dt>" + "".join(f"<dd>{line}</dd>\n" for line in inner),
        }[shape] + "\n"
    sign, second = ("*", "*") if form == "md" else ("•", "–")
    if shape == "items":
        return "\n".join([f"{sign} {outer}", *(f"  {second} {line}" for line in inner)]) + "\n"
    opened = f"### {bare}" if form == "md" and shape != "bold" else f"**{bare}**" if form == "md" else bare
    if shape.endswith("paragraphs"):
        return opened + "\n\n" + "\n\n".join(inner) + "\n\n"
    return opened + "\n" * (2 if form == "md" else 1) + "\n".join(f"{sign} {line}" for line in inner) + "\n\n"


def _around(rendered: Sequence[str], shape: str, form: str, width: int) -> str:
    """Put what lists, tables and lists of terms need around their parts."""
    if shape == "rows" and form == "md":
        return "|" + "  |" * width + "\n|" + "---|" * width + "\n" + "".join(rendered)
    tags = {"items": "ul", "terms": "dl", "rows": "table"}
    if form == "html" and shape in tags:
        return f"<{tags[shape]}>\n" + "".join(rendered) + f"</{tags[shape]}>"
    return ("\n" if form == "txt" and shape == "items" else "").join(rendered)


def section(kind: str, owner: str, form: str, draw: random.Random) -> tuple[str, list[Entry], list[str], str]:
    """Draw a section: its text, its entries, its lines as in the table, and how they are set."""
    layout = layout_of(kind)
    if draw.random() < 0.6:
        lines: list[str] = draw.choice(layout["cards"])
        shapes = CARDS[form] if len(lines) > 1 else ("items", "bold with lines")
        shape = draw.choice(shapes)
        entries = [entry(kind, 2023 - 2 * place, owner, draw) for place in range(draw.randint(2, 4))]
        filled = [[_filled(line, told, form) for line in lines] for told in entries]
        if len(lines) == 1 and shape != "items":
            return "\n\n".join(f"<p>{e[0]}</p>" if form == "html" else e[0] for e in filled), entries, lines, "lines"
        return _around([card(e, shape, form) for e in filled], shape, form, len(lines)), entries, lines, shape
    lines = draw.choice(layout["groups"])
    shape = draw.choice(GROUPS[form])
    entries, parts = [], []
    for place in range(draw.randint(2, 3)):
        shared = entry(kind, 2023 - 4 * place, owner, draw)
        shared["on"] = DIVISIONS.get(kind, ("",) * 3)[place]
        kept = {part for part in shared if f"{{{part}}}" in lines[0]}
        told = [
            entry(kind, 2023 - 4 * place - step, owner, draw) | {part: shared[part] for part in kept}
            for step in range(draw.randint(1, 3))
        ]
        entries += told
        parts.append(group(_filled(lines[0], told[0], form), [_filled(lines[1], e, form) for e in told], shape, form))
    return _around(parts, shape, form, 1), entries, lines, "groups in " + shape


def curriculum(number: int, only: str = "") -> Curriculum:
    """Give the curriculum of that number, with all kinds or one."""
    draw = random.Random(f"nested {number}")
    form = ("md", "html", "txt")[number % 3]
    owner = person(number)
    html_title = f"<h1>{owner}</h1><p>Curriculum Vitae</p>"
    parts = [html_title if form == "html" else f"{'# ' * (form == 'md')}{owner}\n\nCurriculum Vitae"]
    kinds = [only] if only else list(HEADINGS)
    draw.shuffle(kinds)
    want: dict[str, Sequence[Entry]] = {}
    layouts: dict[str, str] = {}
    for kind in kinds:
        text, entries, lines, shape = section(kind, owner, form, draw)
        heading = draw.choice(HEADINGS[kind])
        parts += [{"md": f"## {heading}", "html": f"<h2>{heading}</h2>"}.get(form, heading.upper()), text]
        layout = layout_of(kind)
        fields = {part: field for part, field in layout["fields"].items() if f"{{{part}}}" in "".join(lines)}
        want[layout["record"]] = [
            {field: orders.value_of(field, e[part], "en") for part, field in fields.items()} for e in entries
        ]
        layouts[layout["record"]] = f"{form} {shape}: {lines}"
    return Curriculum(f"cv{number}.{form}", "\n\n".join(parts) + "\n", want, layouts)


def main() -> None:
    """Read curricula and print what came back."""
    parser = options(__doc__, "curricula")
    parser.add_argument("--kind", default="", help="draw sections of this kind alone")
    args = parser.parse_args()
    if args.show is not None:
        print(curriculum(args.show, args.kind).text)
        return
    tally = Tally()
    for place in range(args.seed, args.seed + args.count):
        told = curriculum(place, args.kind)
        for kind, counts in orders.score(told).items():
            tally.add(kind, counts)
            for way in (told.layouts[kind], told.layouts[kind].partition(":")[0]):
                tally.add_way((kind, way), counts, place)
    tally.report(args.worst, as_json=args.json)


if __name__ == "__main__":
    main()
