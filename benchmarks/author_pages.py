"""How much of a page about one author comes back: invented people and works in layouts drawn at random.

    python benchmarks/author_pages.py [--count 100] [--seed 0] [--worst 20] [--json]

Each page has one head, up to two sections, perhaps numbers of an index, and works in one layout (all in
`tests/extract/papers/author_pages.toml`), in one format (Markdown, HTML, plain text). People and titles are invented,
organisations and journals real. A fact is one field of one record. Prints right, wrong and missed facts and F1 by
field, then what loses most, with the number of a page that shows it (`--show NUMBER` prints it and its losses). The
same seed gives the same pages. There is no peer that reads such pages without a language model.
"""

from __future__ import annotations

import html
import random
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orders
import publications
from curricula import GIVEN
from drawn import Tally, options
from publications import Listing, Work

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Record

PAGES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent.parent / "tests" / "extract" / "papers" / "author_pages.toml").read_text(encoding="utf-8")
)
WORDS = orders.WORDS["en"]
FORMS = ("items.md", "paragraphs.md", "items.html", "paragraphs.html", "boxes.html", "paragraphs.txt")
#: What a section tells of, by its heading: kind of record, field of it by part.
TOLD = {
    "Education": ("education", {"degree": "degree", "school": "institution"}),
    "Education and qualifications": ("education", {"degree": "degree", "school": "institution"}),
    "Employment": ("position", {"role": "role", "body": "organization"}),
}


def head_of(owner: str, draw: random.Random) -> dict[str, str]:
    """Invent what a page says of its author."""
    (body, _), (school, _) = draw.sample(orders.bodies("en"), 2)
    field = draw.choice(WORDS["fields"])
    return {
        "role": draw.choice(("Professor", "Associate Professor", "Assistant Professor", "Senior Lecturer", "Lecturer",
                             "Postdoctoral Fellow", "Research Fellow", "Professor Emeritus", "Research Scientist")),
        "body": body, "dept": f"Department of {field}", "school": school, "field": field,
        "degree": draw.choice(WORDS["degrees"]), "year": str(draw.randint(1990, 2020)),
        "email": f"{owner.split(maxsplit=1)[0].casefold()}@example.org", "orcid": "0000-0002-1825-0097",
        "cites": str(draw.randint(100, 9000)), "h": str(draw.randint(5, 80)), "i10": str(draw.randint(3, 99)),
    }  # fmt: skip


def _marked(text: str, form: str) -> str:
    signs = {mark: f"<{mark}>" for mark in ("b", "/b", "i", "/i")}
    signs = {"b": "**", "/b": "**", "i": "*", "/i": "*"} if form.endswith(".md") else signs
    signs = dict.fromkeys(signs, "") if form.endswith(".txt") else signs
    return re.sub(r"\{(/?[bi])\}", lambda mark: signs[mark[1]], text)


def _heading(text: str, level: int, form: str) -> str:
    if form.endswith(".html"):
        return f"<h{level}>{html.escape(text)}</h{level}>"
    return f"{'#' * level} {text}" if form.endswith(".md") else text.upper() if level > 1 else text


def _lines(lines: Sequence[str], form: str) -> str:
    if form.endswith(".html"):
        return "<p>" + "<br>\n".join(lines) + "</p>"
    return ("  \n" if form.endswith(".md") else "\n").join(lines)


def _listed(entries: Sequence[str], form: str) -> str:
    """Set works, each of one line or several, in a form."""
    kind, ending = form.split(".")
    if ending == "html":
        tag, outer = {"items": ("li", "ul"), "paragraphs": ("p", "div"), "boxes": ('div class="work"', "section")}[kind]
        close = tag.split()[0]
        rows = (f"<{tag}>" + one.replace("\n", "<br>\n") + f"</{close}>" for one in entries)
        if kind == "boxes":
            rows = (
                f"<{tag}>" + "".join(f"<p>{line}</p>" for line in one.split("\n")) + f"</{close}>" for one in entries
            )
        return f"<{outer}>\n" + "\n".join(rows) + f"\n</{outer}>"
    if kind == "items":
        return "\n".join("- " + one.replace("\n", "  \n  ") for one in entries)
    return "\n\n".join(one.replace("\n", "  \n" if ending == "md" else "\n") for one in entries)


def _printed(work: Work, layout: str, form: str) -> str:
    names = ", ".join(work.authors)
    parts = work.facts | {"title": work.title, "authors": names, "semis": "; ".join(work.authors), "month": "March"}
    shown = {part: html.escape(text, quote=False) for part, text in parts.items()} if form.endswith(".html") else parts
    return _marked(layout, form).format(**shown)


def page(number: int) -> tuple[Listing, list[tuple[str, dict[str, str]]]]:
    """Give the page of that number, and what it says beside its works: kind of record, value by field."""
    draw = random.Random(f"author pages {number}")
    form, layout = draw.choice(FORMS), draw.choice(PAGES["lines"])
    owner = (draw.choice(GIVEN), draw.choice(publications.WORDS["families"]))
    name = " ".join(owner)
    told, head = head_of(name, draw), draw.choice(PAGES["heads"])
    drawn = {"form": form, "layout": layout, "head": " / ".join(head), "works": draw.choice(PAGES["works"])}
    text = [_heading(name, 1, form), _lines([line.format(**told) for line in head], form)]
    want: list[tuple[str, dict[str, str]]] = [("position", {"role": told["role"], "organization": told["body"]})]
    if "{degree}" in "".join(head):
        want.append(("education", {"degree": told["degree"], "institution": told["school"]}))
    if draw.random() < 0.3:
        line = draw.choice(PAGES["metrics"])
        text.append(_lines(line.format(**told).split("\n"), form))
        want += [("metric", {"value": told[part]}) for part in ("cites", "h", "i10") if f"{{{part}}}" in line]
    for title, line in draw.sample(PAGES["sections"], draw.randint(0, 2)):
        own = head_of(name, draw) if title != "Contact" else told
        text += [_heading(title, 2, form), _listed([line.format(**own)], form)]
        if title in TOLD:
            kind, fields = TOLD[title]
            want.append((kind, {field: own[part] for part, field in fields.items()}))
    years = sorted((draw.randint(2005, 2025) for _ in range(draw.randint(2, 5))), reverse=True)
    names = "Ana Lind" if "\n" in layout or ";" in layout else draw.choice(("Ana Lind", "A. Lind", "A Lind"))
    works = [publications.work_of(owner, year, names, draw) for year in years]
    text += [_heading(drawn["works"], 2, form), _listed([_printed(work, layout, form) for work in works], form)]
    fields = {"venue": "venue", "vol": "volume", "no": "issue", "pp": "pages", "doi": "doi", "year": "year"}
    papers: list[dict[str, object]] = []
    for work in works:
        one: dict[str, object] = {field: work.facts[part] for part, field in fields.items() if f"{{{part}}}" in layout}
        one.pop("issue", None) if "[j" in layout and "({no})" not in layout else None
        authors = list(work.authors) if "{authors}" in layout or "{semis}" in layout else []
        papers.append({"title": work.title, "authors": authors} | one)
    ending = form.rpartition(".")[2]
    return Listing(f"author{number}.{ending}", "\n\n".join(text) + "\n", papers, drawn), want


def _shown(record: Record, field: str) -> str:
    value = getattr(record, field)
    return " ".join(re.sub(r"[^\w\s]", " ", str(getattr(value, "name", value))).casefold().split())


def lost_beside(
    text: Listing, want: Sequence[tuple[str, Mapping[str, str]]]
) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Give how many facts came back of what a page says beside its works, and what was lost in words."""
    kinds = {"position", "education", "metric"}
    left = [r for r in extract(read_bytes(text.text.encode(), text.name)).records if r.kind in kinds]
    counts: Counter[tuple[str, str]] = Counter()
    told: list[str] = []
    for kind, fields in want:
        plain = {field: " ".join(re.sub(r"[^\w\s]", " ", value).casefold().split()) for field, value in fields.items()}
        likes = [(sum(v in _shown(r, f) for f, v in plain.items()), -at) for at, r in enumerate(left) if r.kind == kind]
        best = max(likes, default=(0, 0))
        record = left.pop(-best[1]) if best[0] else None
        for field, value in plain.items():
            got = _shown(record, field) if record else ""
            same = value in got
            counts[kind, "right"] += same
            counts[kind, "missed"] += not same
            counts[kind, "wrong"] += bool(got) and not same
            if not same:
                told.append(f"{kind}.{field}: want {value!r} got {got!r}")
    for record in left:
        counts[record.kind, "wrong"] += 2
        told.append(f"no such {record.kind}: {record.evidence.quote[:100]!r}")
    return counts, told


def lost_of(number: int) -> tuple[Listing, Counter[tuple[str, str]], list[str]]:
    """Give a page, how many facts of each field came back right, wrong and missed, and what was lost in words."""
    listing, want = page(number)
    counts, told = publications.lost_of(listing)
    more, others = lost_beside(listing, want)
    return listing, counts + more, [*told, *others]


def main() -> None:
    """Read pages and print what came back."""
    args = options(__doc__, "pages").parse_args()
    if args.show is not None:
        listing, _, told = lost_of(args.show)
        print(listing.text, *told, sep="\n")
        return
    tally = Tally()
    for number in range(args.seed, args.seed + args.count):
        listing, counts, _ = lost_of(number)
        rows = {field: [counts[field, how] for how in ("right", "wrong", "missed")] for field, _ in counts}
        for field, row in rows.items():
            tally.add(field, row)
        for way in listing.drawn.items():
            tally.add_way(way, [sum(row[place] for row in rows.values()) for place in range(3)], number)
    tally.report(args.worst, as_json=args.json)


if __name__ == "__main__":
    main()
