"""Sentences of news: whatever they tell, and of whom, comes back, with the day of the item."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Award, Position, Record

NEWS = tomllib.loads(Path(__file__).with_name("news.toml").read_text(encoding="utf-8"))
LANGUAGES = tomllib.loads(Path(__file__).with_name("languages.toml").read_text(encoding="utf-8"))
OWNER = "Mei Kowalski"
#: What fills the parts of the first item of a page, of the second, and so on.
PARTS = {
    "who": ("Hannah Petrov", "Ivan Moreau", "Laura Fischer"),
    "other": ("Marco Bianchi", "Nadia Virtanen", "Sven Jansen"),
    "first": ("Hannah", "Ivan", "Laura"),
    "family": ("Petrov", "Moreau", "Fischer"),
    "role": ("PhD student", "postdoc", "research assistant"),
    "body": ("Lund University", "University of Oslo", "Tula State University"),
    "award": ("Best Poster Award", "Sloan Research Fellowship", "Young Investigator Award"),
    "grant": ("seed grant", "R01 grant", "Discovery Grant"),
    "funder": ("NIH", "Wellcome Trust", "National Science Foundation"),
    "event": ("International Conference on Tides", "Harbour Summit", "Annual Meeting of the Society for Reefs"),
    "place": ("Boston", "Vienna", "Seoul"),
    "title": (
        "Tracing quiet vowels with the ships of harbours", "Measuring Slow Waves Below the Northern Ice",
        "Patient cameras for restless gulls on reefs",
    ),
    "thesis": ("Modern glaciers and their names", "Small harbours and the theory of tides", "Slow waves of the north"),
    "degree": ("PhD", "Ph.D.", "MSc"),
    "venue": ("NeurIPS 2023", "eLife", "Journal of Modern Tides"),
    "archive": ("arXiv", "bioRxiv", "arXiv"),
    "journal": ("Journal of Tides", "Annals of Harbours", "Journal of Quantitative Reefs"),
    "post": ("Associate Editor", "Action Editor", "Guest Editor"),
    "society": ("Society for Physics", "Society for Geology", "Society for History"),
}  # fmt: skip
DAYS = ("2024-03-14", "2023-06-04", "2022-11-20")


def cases() -> Iterator[Any]:
    for kind, told in NEWS.items():
        for whose in ("patterns", "own"):
            listed = told.get(whose, [])
            for place in range(0, len(listed), len(DAYS)):
                yield pytest.param(kind, whose, listed[place : place + len(DAYS)], id=f"{kind}-{whose}-{place}")


def wanted(kind: str, pattern: str, number: int) -> Iterator[Mapping[str, str]]:
    told = NEWS[kind]
    row = {f: PARTS[part][number] for part, f in told["fields"].items() if f"{{{part}}}" in pattern}
    if told.get("date"):
        row[told["date"]] = DAYS[number]
    person = told["fields"].get("who")
    if person and pattern in told.get("own", ()):
        row[person] = OWNER
    yield {**row, person: PARTS["who"][number]} if person in row and "{who}" in pattern else row
    if "{other}" in pattern:
        yield {**row, told["fields"]["other"]: PARTS["other"][number]}


def shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(shown(getattr(part, "person", part)) for part in value)
    return re.sub(r"^(?:the|an?) ", "", " ".join(str(getattr(value, "name", value)).split()))


#: Forms of an item, each with the day "{d}" and the sentence "{s}".
FORMS = {
    "md": (
        "- [{d}] {s}", "- *{d}* – {s}", "- {s} ({d})", "- {s} *({d})*", "### {d}\n\n{s}\n", "### {d}\n- {s}\n", "**{d}**\n\n{s}\n",
        "**{d}**  \n{s}\n", "{d}: {s}\n", "#### {d} - {s}\n", "- {d}: 🎉 {s}", "- **{d}** :tada: {s}", "> **{d}** {s}\n",
    ),
    "html": (
        "<li><b>{d}</b>: {s}</li>", "<li>{s} <em>({d})</em></li>", "<dt>{d}</dt><dd>{s}</dd>", "<p>{s} ({d})</p>",
        "<tr><td>{d}</td><td>{s}</td></tr>", "<h4>{d}</h4><p>{s}</p>", "<b>{d}</b>: {s}<br><br>",
        "<div class='item'><span>{d}</span> <span>:tada: {s}</span></div>", "<div>{d}</div><h4>{s}</h4>",
    ),
}  # fmt: skip
TOLD = (
    "Congratulations to Hannah Petrov on the Best Poster Award!",
    "Ivan Moreau received the Hanson Prize.",
    "The Sloan Research Fellowship went to Laura Fischer.",
)


@pytest.mark.parametrize(("kind", "form"), [(kind, form) for kind, forms in FORMS.items() for form in forms])
def test_forms_of_items(kind: str, form: str) -> None:
    items = [form.replace("{d}", day).replace("{s}", told) for day, told in zip(DAYS, TOLD, strict=True)]
    outer = {"<li": "ul", "<dt": "dl", "<tr": "table"}.get(form[:3], "div")
    text = "# Harbour Lab\n\nWe study tides.\n\n## News\n\n" + "\n".join(items) + "\n"
    if kind == "html":
        text = f"<h1>Harbour Lab</h1><p>We study tides.</p><h2>News</h2><{outer}>{''.join(items)}</{outer}>"
    records = extract(read_bytes(text.encode(), f"a.{kind}")).records
    found = [(shown(r.people), r.title, r.date) for r in records if isinstance(r, Award)]
    assert found == [
        ("Hannah Petrov", "Best Poster Award", DAYS[0]), ("Ivan Moreau", "Hanson Prize", DAYS[1]),
        ("Laura Fischer", "Sloan Research Fellowship", DAYS[2]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "day"),
    [("Aug 5", "2021-08-05"), ("Dec 17-20", "2021-12-17"), ("Nov 25 – Dec 2", "2021-11-25"), ("05/30", "2021-05-30"),
     ("11/30/21", "2021-11-30"), ("30/11/2021", "2021-11-30"), ("5 August", "2021-08-05"), ("August", "2021-08")],
)  # fmt: skip
@pytest.mark.parametrize("colon", [":", "："])
def test_days_below_a_year(printed: str, day: str, colon: str) -> None:
    text = f"# News\n\n### 2021\n\n- {printed}{colon} Welcome Dr. Hannah Petrov to the lab!\n- {printed}{colon} Tea.\n"
    records = extract(read_bytes(text.encode(), "news.md")).records
    assert [(r.person.name, r.start) for r in records if isinstance(r, Position)] == [("Hannah Petrov", day)]


def holds(record: Record, row: Mapping[str, str]) -> bool:
    return all(shown(getattr(record, field)) == value for field, value in row.items())


@pytest.mark.parametrize(("kind", "whose", "patterns"), list(cases()))
def test_news(kind: str, whose: str, patterns: list[str]) -> None:
    items = [
        f"- **{DAYS[n]}**: " + re.sub(r"\ba(?= [AEIOaeio]| R01)", "an", pattern.format(**{k: v[n] for k, v in PARTS.items()}))
        for n, pattern in enumerate(patterns)
    ]  # fmt: skip
    title, told = (OWNER, "I study tides.") if whose == "own" else ("Harbour Lab", "We study tides and harbours.")
    text = f"# {title}\n\n{told}\n\n## News\n\n" + "\n".join(items) + "\n"
    records = [r for r in extract(read_bytes(text.encode(), "news.md")).records if r.kind == NEWS[kind]["record"]]
    rows = [row for n, pattern in enumerate(patterns) for row in wanted(kind, pattern, n)]
    lost = [row for row in rows if not any(holds(record, row) for record in records)]
    assert not lost, "\n".join(items)
    assert len(records) == len(rows) or kind == "left"  # whoever left ended a post


@pytest.mark.parametrize(
    ("language", "kind"), [(name, kind) for name, told in LANGUAGES.items() for kind in told if kind in NEWS]
)
def test_other_languages(language: str, kind: str) -> None:
    told = LANGUAGES[language]
    parts = PARTS | {part: told[part] for part in PARTS if part in told}
    title, about, heading = told["page"]
    fields = NEWS[kind]["fields"].items()
    lost = []
    for place in range(0, len(told[kind]), len(DAYS)):
        items, rows = [], []
        for number, pattern in enumerate(told[kind][place : place + len(DAYS)]):
            filled = pattern.format(**{part: words[number] for part, words in parts.items()})
            items.append(f"- **{DAYS[number]}**: {filled}")
            row = {field: parts[part][number] for part, field in fields if f"{{{part}}}" in pattern}
            rows.append(row | ({NEWS[kind]["date"]: DAYS[number]} if NEWS[kind].get("date") else {}))
        text = f"# {title}\n\n{about}\n\n## {heading}\n\n" + "\n".join(items) + "\n"
        records = [r for r in extract(read_bytes(text.encode(), "news.md")).records if r.kind == NEWS[kind]["record"]]
        found = [any(holds(record, row) for record in records) for row in rows]
        lost += [item for item, held in zip(items, found, strict=True) if not held]
    assert not lost
