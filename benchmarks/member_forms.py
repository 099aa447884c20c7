"""Invented members of invented labs, printed in the forms of `tests/extract/people_pages/forms.toml`."""

from __future__ import annotations

import html
import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from curricula import FIELDS, NOUNS, person
from orders import WORDS, bodies

MONTHS = WORDS["en"]["months"]
FORMS = tomllib.loads(
    (Path(__file__).parent.parent / "tests" / "extract" / "people_pages" / "forms.toml").read_text(encoding="utf-8")
)
# fmt: off
ROLES = [
    "PhD Student", "Postdoc", "Postdoctoral Researcher", "Postdoctoral Fellow", "Graduate Student", "PhD Candidate",
    "Master's Student", "Undergraduate Student", "Research Assistant", "Research Scientist", "Lab Manager",
    "Research Technician", "Research Engineer", "Visiting Scholar", "Research Intern", "Undergraduate Researcher",
    "Research Associate", "Software Engineer", "Senior Scientist", "MSc Student", "Research Fellow", "Lab Technician",
    "Visiting PhD Student", "Research Specialist", "Project Coordinator", "Data Scientist",
]
HEADINGS = {
    "Postdocs": "Postdoc", "Postdoctoral Researchers": "Postdoctoral Researcher", "PhD Students": "PhD Student",
    "Graduate Students": "Graduate Student", "Master's Students": "Master's Student",
    "Undergraduate Students": "Undergraduate Student", "Research Assistants": "Research Assistant",
    "Visiting Scholars": "Visiting Scholar", "Undergraduate Researchers": "Undergraduate Researcher",
    "Technicians": "Technician", "Interns": "Intern", "Doctoral Students": "Doctoral Student",
}
PRESENT = ["Current Members", "Members", "Team", "Lab Members", "Our Team", "Current Lab Members", "The Team"]
PAST = ["Alumni", "Former Members", "Past Members", "Lab Alumni", "Former Lab Members", "Past Lab Members"]
NEXT_ROLES = [
    "Postdoc", "Assistant Professor", "Data Scientist", "Research Scientist", "PhD Student", "Software Engineer",
    "Lecturer", "Postdoctoral Fellow", "Associate Professor", "Consultant", "Medical Student", "Scientist",
    "Product Manager", "Machine Learning Engineer", "Analyst", "Senior Researcher", "Teacher",
]
FIRMS = [
    "Genentech", "Google", "Novartis", "Peatworks", "Harbour Analytics", "McKinsey", "Amazon", "Bayer",
    "Microsoft Research",
]
DEGREES = ["PhD", "Ph.D.", "MSc", "M.Sc.", "BSc", "B.S.", "M.S.", "BA", "M.A.", "Master's degree", "Bachelor's degree"]
SHORT = ["PhD", "MSc", "BSc", "PhD", "MS"]
# fmt: on


@dataclass(frozen=True, slots=True)
class Fact:
    """What a page must give: the kind of record, whose it is, its fields, and the form or sentence that prints it."""

    kind: str
    person: str
    fields: Mapping[str, str]
    source: str


class Member:
    """One invented member: what forms may print of them, and the facts of what was printed."""

    def __init__(self, number: int, draw: random.Random, head: str, host: str, *, former: bool) -> None:
        self.name, self.former, self.lab, self.draw = person(number), former, f"{head.rpartition(' ')[2]} Lab", draw
        self.facts: list[Fact] = []
        self.head = head
        start = draw.randint(2010, 2021)
        given = self.name.split()[0]
        he = draw.choice((("He", "he", "his", "His", "him"), ("She", "she", "her", "Her", "her")))
        self.parts = {
            "name": self.name, "First": given, "He": he[0], "he": he[1], "his": he[2], "His": he[3], "him": he[4],
            "role": draw.choice(ROLES), "start": str(start), "end": str(start + draw.randint(1, 4)),
            "next_role": draw.choice(NEXT_ROLES), "next_body": draw.choice((draw.choice(FIRMS), body(draw))),
            "lab": self.lab, "host": host, "email": f"{given.casefold()}@tides.example", "month": draw.choice(MONTHS),
            "advisor": person(draw.randrange(5000, 9000)),
        }  # fmt: skip
        self._again()

    def _again(self) -> None:
        """Draw anew what a sentence tells of before: each has its own school."""
        draw, start = self.draw, int(self.parts["start"])
        first = start - draw.randint(4, 8)
        self.parts |= {
            "degree": draw.choice(DEGREES), "field": draw.choice(FIELDS), "school": body(draw),
            "year": str(start - draw.randint(0, 3)), "topic": f"{draw.choice(NOUNS)} and {draw.choice(NOUNS)}",
            "role2": draw.choice(ROLES), "body2": body(draw), "start2": str(first), "end2": str(first + 2),
        }  # fmt: skip

    def printed(self, form: str, *, heading_role: str = "") -> str:
        """Fill a form in, and note the facts that it prints."""
        role = self.parts["role"] if "{role}" in form else heading_role
        if "{degree} {year}" in form or "{degree}, {year}" in form:
            self.parts["degree"], self.parts["year"] = self.draw.choice(SHORT), self.parts["end"]
        dates = {key: self.parts[key] if f"{{{key}}}" in form else "" for key in ("start", "end")}
        if "{life}" in form:
            form = form.replace("{life}", self._life(told="{role}" in form))
        there = self.parts["school"] if "{school}" in form and "{degree}" not in form else self.lab
        if role or any(dates.values()) or there != self.lab:
            self._note("position", form, organization=there, role=role, **dates)
        if "{next_body}" in form:
            next_role = self.parts["next_role"] if "{next_role}" in form else ""
            self._note("position", form, organization=self.parts["next_body"], role=next_role, start="", end="")
        if "{degree}" in form:
            keys = {"school": "institution", "degree": "degree", "field": "field", "year": "end"}
            self._note("education", form, **{f: self.parts[k] if f"{{{k}}}" in form else "" for k, f in keys.items()})
        if "{advisor}" in form:
            self._note("supervision", form, advisor=self.parts["advisor"])
        if "co-" in form.casefold():
            self._note("supervision", form, advisor=self.head)  # who shares it leads the lab
        return form.format(**self.parts, b="{b}", i="{i}", a="{a}", **{f"/{t}": f"{{/{t}}}" for t in "bia"})

    def _life(self, *, told: bool) -> str:
        """Give one to four sentences; the first says the role where nothing else does."""
        draw, said = self.draw, []
        kinds = [] if told else ["opening"]
        kinds += draw.sample(["study", "work", "talk", "study"], draw.randint(0 if kinds else 1, 3))
        for kind in kinds:
            self._again()
            sentence = draw.choice(FORMS["sentences"][kind])
            said.append(self.sentence(sentence, told=told))
        return " ".join(said)

    def sentence(self, form: str, *, told: bool) -> str:
        """Fill a sentence in, and note the facts that it tells; the role may be told already."""
        parts = self.parts
        if "{role}" in form and not told:
            start = parts["start"] if "{start}" in form else ""
            month = f"-{MONTHS.index(parts['month']) + 1:02}" if "{month}" in form else ""
            host = parts["host"] if "{host}" in form else self.lab
            self._note("position", form, organization=host, role=parts["role"], start=start + month, end="")
        if "{role2}" in form:
            dates = {key: parts[f"{key}2"] if f"{{{key}2}}" in form else "" for key in ("start", "end")}
            self._note("position", form, organization=parts["body2"], role=parts["role2"], **dates)
        if "{degree}" in form:
            keys = {"school": "institution", "degree": "degree", "field": "field", "year": "end"}
            self._note("education", form, **{f: parts[k] if f"{{{k}}}" in form else "" for k, f in keys.items()})
        if "{advisor}" in form:
            self._note("supervision", form, advisor=parts["advisor"])
        text = form.format(**parts)
        return re.sub(r"\b([Aa]) (?=[AEIOU](?!ni))", r"\1n ", text)

    def _note(self, kind: str, source: str, **fields: str) -> None:
        self.facts.append(Fact(kind, self.name, fields, source))


def body(draw: random.Random) -> str:
    """Draw a school or an institute."""
    return draw.choice(bodies("en"))[0]


def marked(text: str, form: str) -> str:
    """Write bold, italics and links as a format does."""
    signs = {"b": "**", "/b": "**", "i": "*", "/i": "*", "a": "[", "/a": "](https://ada.example)"}
    tags = {"a": '<a href="https://ada.example">', "/a": "</a>"}
    text = text if form == "md" else html.escape(text, quote=False)
    return re.sub(r"\{(/?[bia])\}", lambda m: signs[m[1]] if form == "md" else tags.get(m[1], f"<{m[1]}>"), text)


def block(text: str, form: str, shape: str, level: int) -> str:
    """Write one member as an item, a paragraph, a card, or below a heading."""
    text = marked(text, form)
    head, *below = text.split("\n- ")
    paragraphs = head.split("\n\n")
    if shape == "headings":
        name, _, rest = head.partition("\n")
        name = name.replace("**", "").replace("<b>", "").replace("</b>", "")
        opened = f"{'#' * level} {name}" if form == "md" else f"<h{level}>{name}</h{level}>"
        more = [part for part in rest.strip("\n").split("\n\n") if part]
        return "\n\n".join([opened, *(_paragraph(part, form) for part in more), *_below(below, form, 0)])
    if shape == "items" and form == "md":
        lines = "\n\n".join(part.replace("\n", "  \n") for part in paragraphs).replace("\n", "\n  ")
        return "- " + "\n".join([lines.replace("  \n  \n", "\n\n"), *("  - " + part for part in below)])
    if form == "md":
        inner = "\n\n".join([*(_paragraph(part, form) for part in paragraphs), *_below(below, form, 0)])
        return f'<div class="card" markdown="1">\n\n{inner}\n\n</div>' if shape == "cards" else inner
    inner = "".join([*(_paragraph(part, form) for part in paragraphs), *_below(below, form, 0)])
    if shape == "items":
        first = paragraphs[0].replace("\n", "<br>")
        more = "".join([*(_paragraph(part, form) for part in paragraphs[1:]), *_below(below, form, 0)])
        return f"<li>{first}{more}</li>"
    return f'<div class="member"><img src="a.png">{inner}</div>' if shape == "cards" else inner


def _paragraph(text: str, form: str) -> str:
    return text.replace("\n", "  \n") if form == "md" else f"<p>{text.replace(chr(10), '<br>')}</p>"


def _below(items: Sequence[str], form: str, _depth: int) -> list[str]:
    if not items:
        return []
    if form == "md":
        return ["\n".join("- " + item for item in items)]
    return ["<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"]


def table(columns: str, rows: Sequence[str], form: str) -> str:
    """Write rows of cells, `|` between them, below the titles of their columns."""
    cells = [[marked(cell, form) for cell in row.split("|")] for row in rows]
    titles = columns.split("|")
    if form == "md":
        lines = [titles, ["---"] * len(titles), *cells]
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)
    head = "<tr>" + "".join(f"<th>{title}</th>" for title in titles) + "</tr>" if any(titles) else ""
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in cells)
    return f"<table>{head}{body}</table>"
