"""How much of a lab's page of members comes back, whatever its form: invented people in forms drawn at random.

    python benchmarks/member_pages.py [--count 100] [--seed 0] [--worst 30] [--json]

Each page is that of an invented lab: its head, those who are there, those who left, under headings that name a role or
none. Each section has one form (those of `tests/extract/people_pages/forms.toml`), one kind of list (items, paragraphs,
cards, headings, a table, tags of a template) and the page one format (Markdown, HTML); biographies are put together
from sentences. A fact is one field of one record. Prints right, wrong and missed facts and F1 by kind, then the forms
and the sentences that lose most, each with the number of a page that shows it (`--show NUMBER` prints that, and what it
loses).
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from curricula import person
from drawn import Tally, options
from member_forms import FORMS, HEADINGS, PAST, PRESENT, Fact, Member, block, body, table

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Education, Position, Record, Supervision

HEADS = ["Principal Investigator", "Lab Director", "Group Leader"]
KINDS: dict[str, type[Record]] = {"position": Position, "education": Education, "supervision": Supervision}
FIELDS_OF = {
    "position": ("organization", "role", "start", "end"),
    "education": ("institution", "degree", "field", "end"),
    "supervision": ("advisor",),
}


@dataclass(frozen=True, slots=True)
class MemberPage:
    """A text, its name as a file, what it must give, and in which form each person stands."""

    name: str
    text: str
    want: Sequence[Fact]
    forms: Mapping[str, str]


def _heading(text: str, form: str, level: int) -> str:
    return f"{'#' * level} {text}" if form == "md" else f"<h{level}>{text}</h{level}>"


def member_page(number: int) -> MemberPage:
    """Give the page of that number."""
    draw = random.Random(f"members {number}")
    form = ("md", "html")[number % 2]
    head = person(number)
    lab, host = f"{head.split()[-1]} Lab", body(draw)
    title = draw.choice(("People", "Team", "Members", "Lab Members"))
    opening = f"---\ntitle: {title}\n---\n\n# {lab}" if form == "md" else f"<title>{title}</title><h1>{lab}</h1>"
    parts, members = [opening], list[Member]()
    forms: dict[str, str] = {}
    sections = ["head", "present", "role", "role", "past", "past role"]
    for place, kind in enumerate(sections):
        role = ""
        if kind == "head":
            heading = draw.choice(HEADS)
            lines, shape, group = ["{b}{name}{/b}"], "paragraphs", "current"
        else:
            named, role = draw.choice(list(HEADINGS.items())) if "role" in kind else ("", "")
            group = "former" if "past" in kind else "current"
            heading = named or draw.choice(PAST if group == "former" else PRESENT)
            heading = f"Former {named}" if kind == "past role" else heading
            lines = [line for line in FORMS[group]["forms"] if role or "{role}" in line or "{life}" in line]
            shape = draw.choice(("items", "paragraphs", "cards", "headings", "table", "tags"))
        parts.append(_heading(heading, form, 2))
        crew = [
            Member(number * 60 + place * 10 + n + 10_000, draw, head, host, former=group == "former")
            for n in range(1 if kind == "head" else draw.randint(2, 5))
        ]
        if kind == "head":
            crew[0].name = crew[0].parts["name"] = head
            role = heading
        if shape == "tags" and form == "md":
            line = draw.choice(FORMS["tags"][group])
            parts.append("\n\n".join("{% include member.html " + m.printed(line) + " %}" for m in crew))
        elif shape in {"table", "tags"}:
            columns, line = draw.choice(FORMS["tables"][group])
            role = "" if "{role}" in line else role
            parts.append(table(columns, [m.printed(line, heading_role=role) for m in crew], form))
            line = f"{columns} / {line}"
        else:
            line = draw.choice(lines)
            level = 3 if shape == "headings" else 0
            blocks = [block(m.printed(line, heading_role=role), form, shape, level) for m in crew]
            close = "\n" if shape == "items" and form == "md" and not re.search(r"\n\n|\n- ", line) else "\n\n"
            whole = close.join(blocks)
            parts.append(f"<ul>{whole}</ul>" if shape == "items" and form == "html" else whole)
        members += crew
        forms |= {m.name: f"{group} {shape} {form}: {line}" for m in crew}
    want = [fact for member in members for fact in member.facts]
    return MemberPage(f"people{number}.{form}", "\n\n".join(parts) + "\n", want, forms)


def _shown(value: object) -> str:
    return " ".join(str(getattr(value, "name", value)).split()).removeprefix("the ").removeprefix("The ").casefold()


def score(page: MemberPage) -> tuple[list[tuple[str, str, int, int, int]], list[str]]:
    """Give kind, source, facts right, wrong and missed of each wanted and each needless record, and what was lost."""
    records = extract(read_bytes(page.text.encode(), page.name)).records
    tallies, lost = [], []
    for kind, made in KINDS.items():
        found = [(_who(r), {f: _shown(getattr(r, f)) for f in FIELDS_OF[kind]}) for r in records if isinstance(r, made)]
        want = [(fact, {f: _shown(text) for f, text in fact.fields.items()}) for fact in page.want if fact.kind == kind]
        pairs = sorted(
            (-sum(w[f] == g[f] for f in w) - (w.get("organization") == g.get("organization")), n, m)
            for n, (fact, w) in enumerate(want)
            for m, (who, g) in enumerate(found)
            if fact.person == who
        )
        golds, taken = dict(enumerate(want)), set[int]()
        for equal, n, m in pairs:
            if n not in golds or m in taken or not equal:
                continue
            fact, w = golds.pop(n)
            taken.add(m)
            got = found[m][1]
            right = sum(bool(w[f]) and w[f] == got[f] for f in w)
            wrong = sum(bool(got[f]) and w[f] != got[f] for f in w)
            missed = sum(bool(w[f]) and w[f] != got[f] for f in w)
            tallies.append((kind, _source(fact, page), right, wrong, missed))
            if wrong or missed:
                lost.append(f"{fact.person}: want {w} got {got}")
        for fact, w in golds.values():
            tallies.append((kind, _source(fact, page), 0, 0, sum(map(bool, w.values()))))
            lost.append(f"{fact.person}: missed {kind} {w}")
        for m, (who, g) in enumerate(found):
            if m not in taken and (count := sum(map(bool, g.values()))):
                tallies.append((kind, page.forms.get(who, "nobody"), 0, count, 0))
                lost.append(f"{who}: needless {kind} {g}")
    return tallies, lost


def _source(fact: Fact, page: MemberPage) -> str:
    return fact.source if fact.source in _SENTENCES else page.forms.get(fact.person, "")


_SENTENCES = {sentence for group in FORMS["sentences"].values() for sentence in group}


def _who(record: Record) -> str:
    who = getattr(record, "person", None) or getattr(record, "student", None)
    return str(getattr(who, "name", ""))


def main() -> None:
    """Read pages and print what came back."""
    args = options(__doc__, "pages", 30).parse_args()
    if args.show is not None:
        page = member_page(args.show)
        print(page.text, *score(page)[1], sep="\n")
        return
    tally = Tally()
    for number in range(args.seed, args.seed + args.count):
        for kind, source, *counts in score(member_page(number))[0]:
            tally.add(kind, counts)
            tally.add_way(source, counts, number)
    tally.report(args.worst, as_json=args.json)


if __name__ == "__main__":
    main()
