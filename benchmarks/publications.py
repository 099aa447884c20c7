"""How much of a publication page comes back, whatever it prints first: invented works in layouts drawn at random.

    python benchmarks/publications.py [--count 100] [--seed 0] [--worst 20] [--json]

Each page has one layout (those of `tests/extract/papers/layouts.toml`), one form of names, one form of list, one
grouping (years, kinds, none) and one format (Markdown, HTML, plain text), all drawn. Journals and conferences are
real, people and titles are invented. A fact is one field of one work: its title, each author, its venue, year, volume,
issue, pages, DOI, each link. Prints right, wrong and missed facts and F1 by field, then what of layouts, names,
groupings and formats loses most, with the number of a page that shows it (`--show NUMBER` prints it and its losses).
The same seed gives the same pages. There is no peer that reads such pages without a language model. Two processors
read some fifteen pages a second.
"""

from __future__ import annotations

import html
import random
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from curricula import ASPECTS, GIVEN, NOUNS, VERBS
from drawn import Tally, options

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Paper

TABLE = tomllib.loads(
    (Path(__file__).parent.parent / "tests" / "extract" / "papers" / "layouts.toml").read_text(encoding="utf-8")
)
LAYOUTS, FIELDS = TABLE["layouts"], TABLE["fields"]
WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
#: How a list of papers is grouped; what heads the groups.
GROUPINGS = ("none", "years", "items", "kinds")
FORMS = ("items.md", "numbered.md", "paragraphs.md", "items.html", "paragraphs.html", "paragraphs.txt")
NAMES: Mapping[str, Callable[[str, str], str]] = {
    "Ana Lind": lambda given, family: f"{given} {family}",
    "A. Lind": lambda given, family: f"{_initials(given, '. ')}. {family}",
    "A Lind": lambda given, family: f"{_initials(given, '')} {family}",
    "Lind, A.": lambda given, family: f"{family}, {_initials(given, '. ')}.",
    "Lind, A.B.": lambda given, family: f"{family}, {_initials(given, '.')}.",
    "Lind A": lambda given, family: f"{family} {_initials(given, '')}",
    "Lind, Ana": lambda given, family: f"{family}, {given}",
    "Lind A.": lambda given, family: f"{family} {_initials(given, '.')}.",
}
ENDS = (", ", " and ", ", and ", " & ", ", & ")
OWNERS = ("plain", "bold", "underlined")


@dataclass(frozen=True, slots=True)
class Work:
    """What one work is, and the names of its authors as its page prints them."""

    title: str
    authors: Sequence[str]
    facts: Mapping[str, str]
    links: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Listing:
    """A page, its name as a file, what it must give, and what was drawn for it."""

    name: str
    text: str
    want: Sequence[Mapping[str, object]]
    drawn: Mapping[str, str]


def _initials(given: str, between: str) -> str:
    return between.join(part[0] for part in given.split())


def _title(draw: random.Random) -> str:
    """Invent the title of a work."""
    noun, other, third = draw.sample(NOUNS, 3)
    aspect, place, verb = draw.choice(ASPECTS), draw.choice(WORDS["places"]), draw.choice(VERBS)
    title = draw.choice(
        (
            f"{verb} {noun} and {other} in {place}",
            f"The {aspect} Study of {noun}: Evidence from {place}",
            f"{verb} {aspect.casefold()} {noun} with {other}",
            f"On the limits of {noun} for {other}",
            f"Do {noun} explain {other}? {verb} {third} in {place}",
            f"{noun[:4].upper()}-{other[0].upper()}: {verb} {other} from {third}",
            f"How {noun} became {other}",
            f"{verb} the {aspect.casefold()} origins of {noun}, {other}, and {third}",
        )
    )
    return title.title().replace("’S", "’s") if draw.random() < 0.3 else title[0].upper() + title[1:]


def work_of(owner: tuple[str, str], year: int, form: str, draw: random.Random) -> Work:
    """Invent a work of the owner and up to four others, with names printed in a form."""
    families = [family for family in WORDS["families"] if family != owner[1]]
    team = [owner, *((draw.choice(GIVEN), family) for family in draw.sample(families, draw.randint(1, 4)))]
    draw.shuffle(team)
    conf = draw.choice(list(WORDS["conferences"]))
    first = draw.randint(1, 900)
    facts = {
        "venue": draw.choice(WORDS["journals"]), "conf": conf, "event": WORDS["conferences"][conf], "year": str(year),
        "yy": str(year)[2:], "vol": str(draw.randint(2, 99)), "no": str(draw.randint(1, 12)),
        "pp": f"{first}{draw.choice('-–')}{first + draw.randint(5, 30)}",
        "doi": f"10.1234/{draw.randint(10_000, 99_999)}",
        "note": draw.choice(WORDS["notes"]), "abstract": WORDS["abstract"].format(*draw.sample(NOUNS, 3)),
    }  # fmt: skip
    labels = draw.sample(WORDS["labels"], draw.randint(1, 3))
    links = [(label, f"https://example.org/{draw.randint(100, 999)}/{label[:3].casefold()}") for label in labels]
    return Work(_title(draw), [NAMES[form](*member) for member in team], facts, links)


def _marks(form: str) -> Mapping[str, str]:
    """Give what stands for bold and italics in a format."""
    if form.endswith(".md"):
        return {"b": "**", "/b": "**", "i": "*", "/i": "*", "h": "### ", "/h": ""}
    if form.endswith(".html"):
        return {mark: f"<{mark}>" for mark in ("b", "/b", "i", "/i")} | {"h": "<h3>", "/h": "</h3>"}
    return dict.fromkeys(("b", "/b", "i", "/i", "h", "/h"), "")


def _link(form: str, label: str, url: str) -> str:
    if form.endswith(".md"):
        return f"[{label}]({url})"
    return f'<a href="{url}">{label}</a>' if form.endswith(".html") else label


def _rendered(work: Work, layout: str, form: str, drawn: Mapping[str, str], owner: str) -> str:
    """Render a work in a layout."""
    escape = html.escape if form.endswith(".html") else str
    end = drawn["end"] if drawn["sign"] == ", " else drawn["sign"]
    signs = {"md": ("**", "**") if drawn["owner"] == "bold" else ("<u>", "</u>"), "txt": ("", "")}
    open_, close = signs.get(form.rpartition(".")[2], ("<b>", "</b>") if drawn["owner"] == "bold" else ("<u>", "</u>"))

    def people(names: Sequence[str]) -> str:
        shown = [f"{open_}{escape(n)}{close}" if n == owner and drawn["owner"] != "plain" else escape(n) for n in names]
        if len(shown) == 2 and end.startswith(", ") and len(end) > 2 and "," not in names[0]:
            return shown[0] + end[1:] + shown[1]
        return drawn["sign"].join(shown[:-1]) + end * (len(shown) > 1) + shown[-1]

    brackets = drawn["brackets"]
    bar = drawn["bar"]
    shown = [_link(form, escape(label), url) for label, url in work.links]
    links = {"each": " ".join(f"[{one}]" for one in shown), "round": f"({bar.join(shown)})", "bare": bar.join(shown)}[
        brackets
    ]
    if form.endswith(".md") and brackets == "each":
        links = " ".join(f"\\[{one}\\]" for one in shown)
    title = escape(work.title)
    if form.endswith(".md"):
        layout = layout.replace("{a}{title}{/a}", f"[{title}](https://example.org/paper)")
    elif form.endswith(".html"):
        layout = layout.replace("{a}{title}{/a}", f'<a href="https://example.org/paper">{title}</a>')
    plain = re.sub(r"\{(/?[bih])\}", lambda mark: _marks(form)[mark[1]], re.sub(r"\{/?a\}", "", layout))
    plain = re.sub(r"\.(?=\}|\W*$)", ".", plain)
    parts = {name: escape(text) for name, text in work.facts.items()}
    others = [name for name in work.authors if name != owner]
    line = plain.format(title=title, authors=people(work.authors), others=people(others), links=links, **parts)
    return re.sub(r"\.\.(?!\.)", ".", line.replace("?.", "?").replace("?,", "?,"))


def _wanted(work: Work, layout: str, form: str, owner: str, *, grouped: bool) -> Mapping[str, object]:
    """Give the facts that a work prints in a layout."""
    want: dict[str, object] = {"title": work.title}
    told = "{authors}" in layout or "{others}" in layout
    want["authors"] = [name for name in work.authors if told and ("{authors}" in layout or name != owner)]
    want |= {field: work.facts[part] for part, field in FIELDS.items() if f"{{{part}}}" in layout}
    if "{year}" in layout or "{yy}" in layout or grouped:
        want["year"] = work.facts["year"]
    if not form.endswith(".txt"):
        urls = [url for _, url in work.links] if "{links}" in layout else []
        want["links"] = urls + ["https://example.org/paper"] * ("{a}" in layout)
    return want


def listing(number: int) -> Listing:
    """Give the publication page of that number."""
    draw = random.Random(f"publications {number}")
    kind = draw.choice([kind for kind, layouts in LAYOUTS.items() for _ in layouts])
    layout = draw.choice(LAYOUTS[kind])
    form = draw.choice(FORMS) if kind != "headings" else draw.choice(("headings.md", "headings.html"))
    dated = "{year}" in layout or "{yy}" in layout
    grouping = draw.choice(GROUPINGS if dated else GROUPINGS[1:3])
    if grouping == "items" and (form != "items.md" or "\n" in layout):
        grouping = "years"
    if kind == "headings" and grouping == "years":
        grouping = "none"
    family_first = draw.choice(list(NAMES))
    if "," in family_first and "others" in layout:
        family_first = "Ana Lind"
    drawn = {
        "layout": layout, "form": form, "grouping": grouping, "names": family_first,
        "sign": draw.choice((", ", ", ", "; ")) if "," in family_first else ", ", "end": draw.choice(ENDS),
        "owner": draw.choice(OWNERS), "brackets": draw.choice(("each", "round", "bare")),
        "bar": draw.choice((" | ", ", ", " / ", " · ")),
    }  # fmt: skip
    if "," in family_first and drawn["sign"] == ", " and drawn["end"] == ", ":
        drawn["end"] = ", and "
    owner = (draw.choice(GIVEN), draw.choice(WORDS["families"]))
    printed = NAMES[family_first](*owner)
    years = sorted((draw.randint(2005, 2025) for _ in range(draw.randint(3, 6))), reverse=True)
    works = [work_of(owner, year, family_first, draw) for year in years]
    lines = [f"<h1>{' '.join(owner)}</h1>" if form.endswith(".html") else "# " * form.endswith(".md") + " ".join(owner)]
    lines.append(_heading("Publications", 2, form))
    if grouping == "kinds":
        lines.append(_heading("Journal articles" if "{venue}" in layout else "Conference papers", 3, form))
    lines += _listed(works, lambda work: _rendered(work, layout, form, drawn, printed), form, grouping)
    want = [_wanted(work, layout, form, printed, grouped=grouping in {"years", "items"}) for work in works]
    return Listing(f"page{number}.{form.rpartition('.')[2]}", "\n\n".join(lines) + "\n", want, drawn)


def _heading(text: str, level: int, form: str) -> str:
    if form.endswith(".html"):
        return f"<h{level}>{text}</h{level}>"
    return f"{'#' * level} {text}" if form.endswith(".md") else text.upper()


def _listed(works: Sequence[Work], render: Callable[[Work], str], form: str, grouping: str) -> list[str]:
    """Render works as a list, below their years where the page groups them so."""
    lines: list[str] = []
    if grouping == "items":
        rows: list[str] = []
        for place, work in enumerate(works):
            if not place or works[place - 1].facts["year"] != work.facts["year"]:
                rows.append(f"- {work.facts['year']}")
            rows.append("    - " + render(work))
        return ["\n".join(rows)]
    groups: list[list[Work]] = []
    for work in works:
        if not groups or (grouping == "years" and groups[-1][0].facts["year"] != work.facts["year"]):
            groups.append([])
        groups[-1].append(work)
    count = 0
    for group in groups:
        if grouping == "years":
            lines.append(_heading(group[0].facts["year"], 3, form))
        shown = [render(work) for work in group]
        if form.startswith("headings"):
            lines += [_paragraphs(one) if form.endswith(".html") else one for one in shown]
        elif form.endswith(".html"):
            tag, outer = ("li", "ul") if form.startswith("items") else ("p", "div")
            rows = [f"<{tag}>{one.replace(chr(10), '<br>' + chr(10))}</{tag}>" for one in shown]
            lines.append(f"<{outer}>" + "\n".join(rows) + f"</{outer}>")
        elif form.startswith(("items", "numbered")):
            signs = [f"{count + place + 1}. " if form.startswith("numbered") else "- " for place in range(len(shown))]
            broken = [one.replace("\n", "  \n" + " " * len(sign)) for one, sign in zip(shown, signs, strict=True)]
            lines.append("\n".join(sign + one for one, sign in zip(broken, signs, strict=True)))
        else:
            lines += [one.replace("\n", "  \n") if form.endswith(".md") else one for one in shown]
        count += len(group)
    return lines


def _paragraphs(one: str) -> str:
    return "\n".join(part if part.startswith("<h") else f"<p>{part}</p>" for part in one.split("\n\n"))


def _plain(text: object) -> str:
    return " ".join(re.sub(r"[–—-]+", "-", re.sub(r"[^\w\s–—-]", " ", str(text))).casefold().split())


def _right(field: str, want: str, paper: Paper) -> bool:
    got = str(getattr(paper, field))
    if field == "venue":
        return bool(got) and (_plain(want) in _plain(got) or _plain(got) in _plain(want))
    return _plain(want) == _plain(got)


def lost_of(page: Listing) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Give how many facts of each field came back right, wrong and missed, and what was lost in words."""
    papers = [r for r in extract(read_bytes(page.text.encode(), page.name)).records if isinstance(r, Paper)]
    counts: Counter[tuple[str, str]] = Counter()
    told: list[str] = []
    left = list(papers)
    for want in page.want:
        paper = next((one for one in left if _plain(one.title) == _plain(want["title"])), None)
        paper = paper or next((one for one in left if _plain(want["title"]) in _plain(one.evidence.quote)), None)
        if paper:
            left.remove(paper)
        got = [author.person.name for author in paper.authors if author.position] if paper else []
        names = [str(name) for name in want["authors"]]  # type: ignore[attr-defined]
        same = sum(_plain(name) in map(_plain, got) for name in names)
        counts.update(
            {
                ("authors", "right"): same,
                ("authors", "missed"): len(names) - same,
                ("authors", "wrong"): len(got) - same,
            }
        )
        if same < max(len(names), len(got)):
            told.append(f"authors: want {names} got {got}")
        urls = {link.url for link in paper.links} if paper else set()
        found = sum(url in urls for url in want.get("links", ()))  # type: ignore[attr-defined]
        missed = len(want.get("links", ())) - found  # type: ignore[arg-type]
        counts.update({("links", "right"): found, ("links", "missed"): missed})
        if missed:
            told.append(f"links: want {want['links']} got {sorted(urls)}")
        for field in ("title", "venue", "year", "volume", "issue", "pages", "doi"):
            value, held = str(want.get(field, "")), str(getattr(paper, field)) if paper else ""
            if value and paper and _right(field, value, paper):
                counts[field, "right"] += 1
            elif value or (held and field != "year"):
                counts[field, "missed"] += bool(value)
                counts[field, "wrong"] += bool(held)
                told.append(f"{field}: want {value!r} got {held!r}")
    for paper in left:
        counts["papers", "wrong"] += 3
        told.append(f"no such work: {paper.title!r}")
    return counts, told


def main() -> None:
    """Read pages and print what came back."""
    args = options(__doc__, "pages").parse_args()
    if args.show is not None:
        page = listing(args.show)
        print(page.text, *lost_of(page)[1], sep="\n")
        return
    tally = Tally()
    for number in range(args.seed, args.seed + args.count):
        page = listing(number)
        counts, _ = lost_of(page)
        told = {field: [counts[field, how] for how in ("right", "wrong", "missed")] for field, _ in counts}
        for field, row in told.items():
            tally.add(field, row)
        for way in page.drawn.items():
            tally.add_way(way, [sum(row[place] for row in told.values()) for place in range(3)], number)
    tally.report(args.worst, as_json=args.json)


if __name__ == "__main__":
    main()
