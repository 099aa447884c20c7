"""How much of a page of news comes back, whatever its sentences and the form of its dates: invented news, drawn.

    python benchmarks/news.py [--count 100] [--seed 0] [--worst 30] [--kind KIND] [--language fr] [--json]

Each page is that of a lab or of a person and has one form of items and one style of dates, all drawn; its sentences are
those of `tests/extract/news/news.toml`, or in a language of `languages.toml` beside it, each with a person, a paper, an
award of its own. A fact is one field of one record. Prints right, wrong and missed facts and F1 by kind, then the
sentences and the forms that lose most, each with the number of a page that shows it (`--show NUMBER` prints that). The
same seed gives the same pages.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from curricula import ASPECTS, FIELDS, NOUNS, VERBS, venue
from drawn import Tally, options
from orders import WORDS

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Record

SENTENCES = Path(__file__).parent.parent / "tests" / "extract" / "news"
NEWS = tomllib.loads((SENTENCES / "news.toml").read_text(encoding="utf-8"))
#: Language → what its sentences are, and what fills them.
LANGUAGES = tomllib.loads((SENTENCES / "languages.toml").read_text(encoding="utf-8"))
# fmt: off
GIVEN = [
    "Ana", "Anders", "Carla", "Chen", "Daniel", "Elena", "Fatima", "Giulia", "Hannah", "Ivan", "Julia", "Kenji",
    "Laura", "Marco", "Mei", "Nadia", "Omar", "Priya", "Rachel", "Sven", "Tomás", "Wei", "Yasmin", "Zoe",
]
FAMILY = [
    "Andersson", "Bianchi", "Castillo", "Das", "Eriksen", "Fischer", "Gupta", "Hoffmann", "Ito", "Jansen", "Kowalski",
    "Li", "Moreau", "Novak", "Okafor", "Petrov", "Quintero", "Rossi", "Sato", "Thompson", "Ueda", "Virtanen", "Weber",
    "Zhang",
]
ROLES = [
    "PhD student", "postdoc", "master's student", "postdoctoral researcher", "research assistant", "graduate student",
    "visiting student", "lab manager", "research scientist", "summer intern", "Ph.D. student", "postdoctoral fellow",
]
POSTS = [
    "Assistant Professor", "postdoc", "postdoctoral researcher", "data scientist", "Research Scientist",
    "Lecturer", "postdoctoral fellow", "software engineer", "Associate Professor", "research scientist",
]
AWARDS = [
    "Best Paper Award", "Young Investigator Award", "Outstanding Dissertation Award", "Best Poster Award",
    "NSF Graduate Research Fellowship", "Early Career Award", "Dean's Fellowship", "Travel Award",
    "Best Student Paper Award", "Sloan Research Fellowship", "Silver Medal", "Presidential Scholarship",
    "Outstanding Reviewer Award", "Hanson Prize",
]
GRANTS = [
    "seed grant", "CAREER grant", "pilot grant", "Starting Grant", "research grant", "Collaborative Research grant",
    "R01 grant", "Discovery Grant", "Insight Grant", "equipment grant",
]
FUNDERS = [
    "National Science Foundation", "NIH", "NSF", "European Research Council", "Wellcome Trust", "Sloan Foundation",
    "Deutsche Forschungsgemeinschaft", "Simons Foundation", "Department of Energy", "Leverhulme Trust",
]
EVENTS = [
    "Annual Meeting of the Society for {}", "International Conference on {}", "Workshop on {}", "{} Symposium",
    "Gordon Research Conference on {}", "Nordic {} Meeting", "{} Summit",
]
VENUES = [
    "NeurIPS 2023", "ACL 2024", "Nature", "PNAS", "CHI 2022", "eLife", "Nature Communications", "ICML", "CVPR 2025",
]
BODIES = [
    "Lund University", "ETH Zurich", "University of Oslo", "Princeton University", "University of Texas at Austin",
    "Google DeepMind", "University College London", "Genentech", "Seoul National University",
]
DEGREES = ["PhD", "Ph.D.", "Master's", "MSc"]
EDITORS = ["Associate Editor", "Action Editor", "Guest Editor", "Area Chair"]
PLACES = ["Boston", "Vienna, Austria", "Seoul, South Korea", "San Diego, CA"]
MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
]
EMOJI = ["🎉 ", "🏆 ", ":tada: ", "📢 "]
#: Forms of an item: "{d}" is the date as the style prints it, "{s}" the sentence.
FORMS = {
    "md": [
        "- **{d}**: {s}", "- **{d}:** {s}", "- [{d}] {s}", "- {d}: {s}", "- *{d}* – {s}", "* {d} — {s}", "- _{d}_: {s}",
        "- ({d}) {s}", "- {s} ({d})", "- {s} *({d})*", "- {s} [{d}]", "### {d}\n\n{s}", "### {d}\n- {s}",
        "**{d}**\n\n{s}", "**{d}** {s}", "**{d}**  \n{s}", "{d}: {s}", "[{d}] {s}", "- **[{d}]** {s}",
        "- {d} | {s}", "| {d} | {s} |", "| **{d}** | {s} |",
        "#### {d} - {s}", "- `{d}` {s}", "**{d}** | {s}", "* **{d}.** {s}", "- <b>{d}</b>: {s}",
        "- **({d})** {s}", "**{d}** - {s}", "- {d}, {s}", "> **{d}** {s}",
    ],
    "html": [
        "<li><b>{d}</b>: {s}</li>", "<li><strong>{d}</strong> {s}</li>", "<li>{d}: {s}</li>", "<li>[{d}] {s}</li>",
        "<li>{s} <em>({d})</em></li>", "<p><b>{d}</b> {s}</p>", "<p><b>{d}</b><br>{s}</p>", "<h4>{d}</h4><p>{s}</p>",
        "<tr><td>{d}</td><td>{s}</td></tr>", "<tr><td><b>{d}</b></td><td>{s}</td></tr>", "<dt>{d}</dt><dd>{s}</dd>",
        '<div class="news-item"><span class="date">{d}</span> <span>{s}</span></div>',
        '<div class="news"><div class="news-date">{d}</div><div class="news-text">{s}</div></div>',
        "<p><em>{d}</em> &ndash; {s}</p>", "<b>{d}</b>: {s}<br><br>",
        '<div class="row"><div class="col-sm-2">{d}</div><div class="col-sm-10">{s}</div></div>',
        "<tr><th>{d}</th><td>{s}</td></tr>", "<p>{s} ({d})</p>",
    ],
}
#: Styles of dates: what is printed, and how exact it is.
STYLES = [
    ("{b} {y}", "month"), ("{m} {y}", "month"), ("{m} {day}, {y}", "day"), ("{day} {m} {y}", "day"),
    ("{y}-{n}-{dd}", "day"), ("{n}/{y}", "month"), ("{y}-{n}", "month"), ("{y}.{n}", "month"),
    ("{b} {day}, {y}", "day"), ("{b}. {y}", "month"),
    ("{y}/{n}", "month"), ("{m} {day}th, {y}", "day"), ("{y}.{n}.{dd}", "day"), ("{y}/{n}/{dd}", "day"),
    ("{b}, {y}", "month"),
]
# fmt: on


@dataclass(frozen=True, slots=True)
class News:
    """A page, its name as a file, and of each item its kind, its sentence and the record that it must give."""

    name: str
    text: str
    items: Sequence[tuple[str, str, Mapping[str, str]]]
    form: str
    style: str


def _slots(draw: random.Random, number: int) -> dict[str, str]:
    """Invent what a sentence may print."""
    pairs = draw.sample([(given, family) for given in GIVEN for family in FAMILY], 2)
    noun, about = draw.choice(NOUNS), draw.choice(NOUNS)
    title = f"{draw.choice(VERBS)} {draw.choice(ASPECTS).casefold()} {noun} with {about} of {draw.choice(NOUNS)}"
    thesis = f"{draw.choice(ASPECTS)} {about} and the theory of {noun}"
    return {
        "who": " ".join(pairs[0]), "first": pairs[0][0], "family": pairs[0][1], "other": " ".join(pairs[1]),
        "role": draw.choice(ROLES), "post": draw.choice(EDITORS),
        "body": draw.choice(BODIES), "award": draw.choice(AWARDS), "grant": draw.choice(GRANTS),
        "funder": draw.choice(FUNDERS), "event": draw.choice(EVENTS).format(noun.title()),
        "degree": draw.choice(DEGREES), "place": draw.choice(PLACES),
        "title": title.title() if draw.random() < 0.5 else title, "thesis": thesis,
        "venue": draw.choice(VENUES) if draw.random() < 0.6 else venue(number % 160 // 4 * 4), "archive": "arXiv",
        "journal": venue(number % 160 // 4 * 4), "society": f"Society for {draw.choice(FIELDS)}",
    }  # fmt: skip


def _fitting(sentence: str) -> str:
    """Put the article before a vowel right."""
    return re.sub(r"\b(a|A)(?= [aeioAEIO]| undergraduate| R01| NS| MSc| NIH)", r"\1n", sentence)


def want(kind: str, pattern: str, slots: Mapping[str, str], day: str, owner: str) -> list[dict[str, str]]:
    """Give the records that a sentence must give, a dictionary of fields each."""
    table = NEWS[kind]
    fields = {slot: field for slot, field in table["fields"].items() if f"{{{slot}}}" in pattern}
    people = [slot for slot in ("who", "other") if slot in fields] or [""]
    field = table["fields"].get("who", "")
    rows = []
    for person in people:
        row = {field: slots[slot] for slot, field in fields.items() if slot not in {"who", "other"}}
        if field and (person or pattern in table.get("own", ())):
            row[field] = slots[person] if person else owner
        if table.get("date"):
            row[table["date"]] = day
        rows.append(row)
    return rows


def rendered(form: str, sentence: str, date: str, kind: str) -> str:
    """Render an item in a form of Markdown or of HTML."""
    if kind == "html":
        sentence = re.sub(r"\[([^\]]+)\]\((\S+?)\)", r'<a href="\2">\1</a>', sentence)
        sentence = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", sentence)
        sentence = re.sub(r"\*([^*]+)\*", r"<em>\1</em>", sentence)
    return form.replace("{d}", date).replace("{s}", sentence)


def _date(draw: random.Random, style: tuple[str, str], year: int, language: str = "") -> tuple[str, str]:
    """Give a day as printed and as records keep it."""
    month, day = draw.randint(1, 12), draw.randint(4, 20)
    named = WORDS[language]["months"][month - 1] if language else MONTHS[month - 1]
    short = named if language else named[:3]
    printed = style[0].format(m=named, b=short, y=year, day=day, n=f"{month:02}", dd=f"{day:02}")
    return printed, f"{year}-{month:02}" + (f"-{day:02}" if style[1] == "day" else "")


def page(number: int, kind: str = "", language: str = "") -> News:
    """Give the page of that number, of all kinds or of one, in English or in another language."""
    draw = random.Random(f"news {number} {kind}{language}")
    told = LANGUAGES.get(language, {})
    said = {k: told.get(k, [] if told else NEWS[k]["patterns"]) for k in NEWS}
    kinds = [kind] if kind else [k for k in NEWS if said[k]]
    owned = not told and number % 4 == 3 and any("own" in NEWS[k] for k in kinds)
    drawn: list[tuple[str, str]] = []
    for _ in range(draw.randint(5, 9)):
        of = draw.choice([k for k in kinds if not owned or "own" in NEWS[k]])
        drawn.append((of, draw.choice(NEWS[of]["own"] if owned else said[of])))
    format_ = draw.choice(("md", "md", "html"))
    form, style = draw.choice(FORMS[format_]), draw.choice(STYLES)
    owner = f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}"
    items, lines, year = [], [], 2026
    for of, pattern in drawn:
        year -= draw.randint(0, 1)
        slots = _slots(draw, draw.randrange(10_000))
        slots |= {slot: draw.choice(told[slot]) for slot in slots if slot in told}
        printed, day = _date(draw, style, year, language)
        sentence = pattern.format(**_decorated(slots, draw))
        sentence = sentence if told else _fitting(sentence)
        if draw.random() < 0.15 and sentence[0].isalpha():
            sentence = draw.choice(EMOJI) + sentence
        lines.append(rendered(form, sentence, printed, format_))
        items.append((of, pattern, want(of, pattern, slots, day, owner)))
    text = _page(lines, form, format_, owner if owned else "", told.get("page", ()))
    flat = [(of, pattern, row) for of, pattern, rows in items for row in rows]
    return News(f"news{number}.{format_}", text, flat, form, style[0])


def _decorated(slots: Mapping[str, str], draw: random.Random) -> dict[str, str]:
    """Give the slots with the name in bold or linked, now and then."""
    chance = draw.random()
    if chance < 0.1:
        return {**slots, "who": f"**{slots['who']}**"}
    if chance < 0.25:
        return {**slots, "who": f"[{slots['who']}](https://example.org/{slots['family'].casefold()})"}
    return dict(slots)


def _page(lines: Sequence[str], form: str, format_: str, owner: str, page: Sequence[str] = ()) -> str:
    told = "I study tides." if owner else "We study tides and harbours."
    title, told, heading = page or (owner or "Harbour Lab", told, "News")
    if format_ == "html":
        outer = {"<li": "ul", "<tr": "table", "<dt": "dl"}.get(form[:3], "div")
        body = f"<{outer}>" + "\n".join(lines) + f"</{outer}>"
        head = f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
        return f"{head}<p>{told}</p><h2>{heading}</h2>{body}</body></html>"
    gap = "\n" if form[0] in "-*|" and form[:2] != "**" else "\n\n"
    table = "| Date | News |\n|---|---|\n" if form.startswith("|") else ""
    return f"# {title}\n\n{told}\n\n## {heading}\n\n{table}" + gap.join(lines) + "\n"


def shown(value: object) -> str:
    """Give a field as text: mentions by their names, recipients by those of their people."""
    if isinstance(value, tuple):
        return ", ".join(shown(getattr(part, "person", part)) for part in value)
    return " ".join(str(getattr(value, "name", value)).split())


def lost(told: News) -> Iterator[tuple[str, str, int, list[str]]]:
    """Give of each fact of a page its kind, its sentence, how many fields came back, and what was wrong or missed."""
    records = list(extract(read_bytes(told.text.encode(), told.name)).records)
    used: set[int] = set()
    for kind, pattern, row in told.items:
        record = NEWS[kind]["record"]
        found = [
            (sum(_same(f, r, v) for f, v in row.items()), -n, r)
            for n, r in enumerate(records)
            if r.kind == record and n not in used
        ]
        best = max(found, key=lambda t: t[:2], default=None)
        key = next((f for f in ("person", "people", "title", "event") if f in row), "")
        if best is None or not (best[0] and (_same(key, best[2], row[key]) or best[0] > len(row) / 2)):
            yield kind, pattern, 0, [f"-{f}={v}" for f, v in row.items()]
            continue
        used.add(-best[1])
        yield (
            kind,
            pattern,
            best[0],
            [f"-{f}={v} got {shown(getattr(best[2], f))!r}" for f, v in row.items() if not _same(f, best[2], v)],
        )
    kinds = {NEWS[kind]["record"] for kind in NEWS}
    for n, r in enumerate(records):
        if r.kind in kinds and n not in used and not _implied(r, [records[u] for u in used]):
            yield (
                "extra",
                r.kind,
                0,
                [
                    f"+{r.kind}: "
                    + " | ".join(
                        f"{f}={shown(getattr(r, f))}"
                        for f in (
                            "person",
                            "people",
                            "recipients",
                            "title",
                            "role",
                            "organization",
                            "degree",
                            "event",
                            "venue",
                            "funder",
                        )
                        if getattr(r, f, "")
                    )
                ],
            )


def _implied(record: Record, others: Sequence[Record]) -> bool:
    """Say whether a record is one that a sentence may give beside the one that is asked for."""
    return record.kind in {"position", "education"} and any(o.evidence.start == record.evidence.start for o in others)


def _same(field: str, record: Record, value: str) -> bool:
    got = shown(getattr(record, field))
    clean = [re.sub(r"^(?:the|an?) ", "", " ".join(re.findall(r"\w+", text.casefold()))) for text in (got, value)]
    return clean[0] == clean[1]


def main() -> None:
    """Read pages and print what came back."""
    parser = options(__doc__, "pages", 30)
    parser.add_argument("--kind", default="", help="of one kind of sentences")
    parser.add_argument("--language", default="", choices=["", *LANGUAGES], help="in another language than English")
    args = parser.parse_args()
    if args.show is not None:
        print(page(args.show, args.kind, args.language).text)
        return
    tally = Tally()
    for number in range(args.seed, args.seed + args.count):
        told = page(number, args.kind, args.language)
        for kind, pattern, right, missed in lost(told):
            counts = (right, len(missed), 0) if kind == "extra" else (right, 0, len(missed))
            where = " ".join([str(number), *missed[:1]])
            tally.add(kind, counts)
            tally.add_way((kind, pattern), counts, where)
            if kind != "extra":
                tally.add_way(("form", told.form), counts, where)
                tally.add_way(("date", told.style), counts, where)
    tally.report(args.worst, as_json=args.json)


if __name__ == "__main__":
    main()
