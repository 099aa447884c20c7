"""Facts of filled-in forms: what an entry tells of follows from the labels that it has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.amounts import find_amount
from kgbuild.dates import DateRange, find_ranges
from kgbuild.dates.slashes import slash_order
from kgbuild.extract.careers.juries import jury_below
from kgbuild.extract.layout.forms import FORM, Form, Value, forms_of
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Page, Section
from kgbuild.extract.papers.people import is_owner
from kgbuild.extract.phrases.dating import dated
from kgbuild.extract.phrases.degrees import find_degree, level_in
from kgbuild.extract.phrases.details import people_in
from kgbuild.extract.phrases.parts import line_at, run, split_places
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.records.grants.people import is_role, role_above
from kgbuild.model import (
    NOBODY,
    Award,
    Education,
    Evidence,
    Grant,
    Mention,
    Position,
    Recipient,
    Record,
    Service,
    Supervision,
    Talk,
    Teaching,
)
from kgbuild.names import looks_like_name

_NAME = "forms"
#: A heading that is a level has no more words.
_LEVEL = 4
#: A title so likely a name is that of somebody's page.
_NAMED = 0.5
#: What an entry tells of by the first of these labels that it has.
_TELLS = (
    ("student", "supervision"), ("funder", "grants"), ("amount", "grants"), ("person", "grants"),
    ("course", "teaching"), ("event", "talks"), ("awarder", "awards"), ("degree", "education"),
    ("thesis", "education"), ("field", "education"),
    ("role", "positions"),
)  # fmt: skip
#: What is remarked behind a role on a grant: "PI; 30% effort", "Co-PI [award shared among six]".
_EFFORT = re.compile(
    r"\s*\[|\s*\((?:award |jointly )?(?:shared|held|with)\b"
    r"|[;,(]\s*(?:approx\.?\s*)?\d+(?:\.\d+)?\s*(?:%|percent|calendar|person)",
    re.IGNORECASE,
)
#: Headings that tell more than the labels below them.
_HEADED = {"positions": frozenset({"service", "memberships", "awards"}), "education": frozenset({"supervision"})}


def forms(page: Page) -> Iterator[Record]:
    """Give what the forms of a page tell of its owner."""
    for section in page.of_kind(FORM):
        for form in forms_of(page.document, section):
            reading = _Reading(page, section, form)
            if page.subject_kind != "organization":
                yield from reading.records()
            elif form.get("student", "name") and form.get("advisor"):
                yield from reading.supervision()


@dataclass(frozen=True, slots=True)
class _Reading:
    """An entry in its section."""

    page: Page
    section: Section
    form: Form

    def records(self) -> Iterator[Record]:
        """Give what the entry tells."""
        heading = self.section.kinds[-1] if self.section.kinds else ""
        kind = next((kind for label, kind in _TELLS if self.form.get(label)), heading)
        if self.form.get("name") and self.form.get("advisor"):
            kind = "supervision"
        if heading in _HEADED.get(kind, ()) or (
            heading in {"service", "memberships", "awards"} and kind == "positions"
        ):
            kind = heading
        if kind == "grants" and heading == "awards" and not self.form.get("amount", "identifier", "person"):
            kind = "awards"
        match kind:
            case "positions" if self.form.get("role") and (heading == "positions" or self.organization().name):
                yield self.position()
            case "service" | "memberships" if self.form.get("role", "title") or (
                heading == "memberships" and self.organization().name
            ):
                yield self.service()
            case "education":
                yield from self.education()
            case "supervision":
                yield from self.supervision()
            case "grants" if self.grant_title():
                yield self.grant()
            case "awards" if self.form.get("title"):
                yield self.award()
            case "talks" if self.form.get("title", "event"):
                yield self.talk()
            case "teaching" if self.form.get("course"):
                yield self.teaching()

    # --- what a value says --------------------------------------------------------------------------------

    @property
    def evidence(self) -> Evidence:
        return self.page.evidence(self.form.start, self.form.end, _NAME)

    def dates(self) -> tuple[str, str, bool]:
        """Give start, end, and whether it goes on; a single date ends what it stands for."""
        begin, close = self.form.text("start"), self.form.text("end")
        if begin or close:
            first, last = self._first(begin), self._first(close)
            return first.start if first else "", last.end if last else "", bool(first and not last)
        found = self._first(self.form.text("dates")) or self._dated_above()
        if found is None:
            return "", "", False
        return ("" if found.single else found.start), found.end, found.ongoing

    def _dated_above(self) -> DateRange | None:
        """Give the date of a line above the labels: "Tide Grant [2021–2023]"."""
        found = (dated(line_at(one.text, one.start)).date for one in self.alone)
        return next(filter(None, found), None)

    def _first(self, text: str) -> DateRange | None:
        order = slash_order(self.page.text)
        return next(iter(find_ranges(text, order)), None)

    def since(self) -> tuple[str, str, bool]:
        """Give start, end, and whether it goes on; a single date begins what it stands for."""
        start, end, ongoing = self.dates()
        return (start, end, ongoing) if start or self.form.get("start", "end") else (end, "", ongoing)

    def organization(self) -> Mention:
        """Give the institution, with the unit before it."""
        value, unit = self.form.get("institution", "body", "above"), self.form.get("unit")
        if value is None:
            return self._mention(unit) if unit else self._placed()
        name = f"{unit.text}, {value.text}" if unit and unit.text not in value.text else value.text
        return Mention(name, value.start, value.end)

    def _placed(self) -> Mention:
        """Give the organisation that stands where the place of a post does: "Location: Tide Institute, Oslo"."""
        place = self.form.get("place")
        kept, _ = split_places(line_at(place.text, place.start).parts) if place else ((), "")
        named = bool(kept) and any(organization_weight(part.text) > 0 for part in kept)
        return Mention(run(self.page, kept), kept[0].start, kept[-1].end) if named else NOBODY

    def location(self) -> str:
        """Give where a post was."""
        place = self.form.get("place")
        return split_places(line_at(place.text, place.start).parts)[1] if place else ""

    @staticmethod
    def _mention(value: Value | None) -> Mention:
        return Mention(value.text, value.start, value.end) if value else NOBODY

    # --- records ------------------------------------------------------------------------------------------

    def position(self) -> Position:
        start, end, ongoing = self.since()
        role = self.form.text("role")
        return Position(
            evidence=self.evidence,
            person=self.page.owner,
            organization=self.organization(),
            role=role,
            start=start,
            end=end,
            ongoing=ongoing,
            location=self.location(),
        )

    def service(self) -> Service:
        start, end, ongoing = self.since()
        role = self.form.text("role", "title")
        return Service(
            evidence=self.evidence,
            person=self.page.owner,
            role=role,
            organization=self.organization(),
            start=start,
            end=end,
            ongoing=ongoing,
        )

    def education(self) -> Iterator[Record]:
        start, end, ongoing = self.dates()
        told = self.form.text("degree")
        match = find_degree(told or self.section.title)
        degree, rest = (match[0], told[match.end() :] if told else "") if match else (told, "")
        rest = rest.strip(" ,:").removeprefix("in ").removeprefix("en ").removeprefix("em ")
        yield Education(
            evidence=self.evidence,
            person=self.page.owner,
            institution=self.organization(),
            degree=degree,
            field=self.form.text("field") or rest,
            start=start,
            end=end,
            ongoing=ongoing,
            thesis=self.form.text("thesis"),
        )
        if advisor := self.form.get("advisor"):
            for person in people_in(advisor.text, advisor.start):
                yield Supervision(
                    evidence=self.evidence,
                    advisor=person,
                    student=self.page.owner,
                    level=degree,
                    start=start,
                    end=end,
                    thesis=self.form.text("thesis"),
                )

    def supervision(self) -> Iterator[Record]:
        start, end, ongoing = self.dates()
        student = self.form.get("student", "name")
        for person in people_in(student.text, student.start) if student else ():
            for advisor in self.advisors():
                yield Supervision(
                    evidence=self.evidence,
                    advisor=advisor,
                    student=person,
                    level=self.level(),
                    start=start,
                    end=end,
                    ongoing=ongoing,
                    thesis=self.form.text("thesis", "title"),
                    institution=self.organization(),
                )

    def advisors(self) -> Sequence[Mention]:
        """Give who advises: whom the form names, and the owner of the page, who lists it."""
        values = self.form.values.get("advisor", ())
        named = [person for value in values for person in people_in(value.text, value.start)]
        named = named or [member.person for member in jury_below(self.page, self.section) if member.advises]
        owner = self.page.owner
        owned = not owner.name or any(is_owner(person.name, owner.name) for person in named)
        return named if named and owned else [owner, *named]

    def level(self) -> str:
        """Give the level of a student, as the form, the heading or the label of the name says it."""
        title, student = self.form.text("under") or self.section.title.rstrip(": "), self.form.get("student")
        said = self.form.text("degree", "level")
        match = find_degree(said or title)
        label = student.label if student and level_in(student.label) else ""
        bare = title if level_in(title) and len(title.split()) <= _LEVEL else ""
        return said or (match[0] if match else bare or label or level_in(title))

    def grant(self) -> Grant:
        start, end, ongoing = self.since()
        values = self.form.values.get("amount", ())
        sums = [find_amount(value.text) for value in values]
        amount, currency = next((found for found in sums if found[0]), ("", ""))
        named = (value for value, found in zip(values, sums, strict=True) if not found[0])  # "Funding: Tide Foundation"
        funder = self.form.get("funder") or next(named, None)
        leaders = self.form.values.get("person", ())
        stated = _EFFORT.split(self.form.text("role"))[0] or next((o.text for o in self.alone if is_role(o.text)), "")
        role = stated or role_above(self.section, self.form.text("under"))
        held = [(person, value.label) for value in leaders for person in people_in(value.text, value.start)]
        owned = [bool(role) and is_owner(person.name, self.page.owner.name) for person, _ in held]
        pairs = zip(held, owned, strict=True)
        people = [Recipient(person, role if own else label) for (person, label), own in pairs]
        if role and not any(owned):
            people = [Recipient(self.page.owner, role), *people]
        return Grant(
            evidence=self.evidence,
            title=self.grant_title(),
            funder=self._mention(funder),
            recipients=tuple(people) or (Recipient(self.page.owner, role),),
            start=start,
            end=end,
            ongoing=ongoing,
            amount=amount,
            currency=currency,
            identifier=self.form.text("identifier"),
        )

    @property
    def alone(self) -> Sequence[Value]:
        """The lines above the labels that bear none."""
        return self.form.values.get("alone", ())

    def grant_title(self) -> str:
        """Give what was paid for: behind its label, or on the line above the labels."""
        lines = [line_at(one.text, one.start) for one in self.alone if not is_role(one.text)]
        named = [run(self.page, dated(line).parts) if dated(line).date else line.text for line in lines]
        return self.form.text("title") or (named[-1] if named else "") or self.page_title()

    def page_title(self) -> str:
        """Give the title of a page about one project, whose one form says who paid, and when or how much."""
        alone = not self.section.kind.removeprefix(FORM) and len(self.section.entries) == 1 and not self.section.kinds
        told = self.form.get("funder") and self.form.get("amount", "dates", "start", "identifier")
        title = str(self.page.document.metadata.get("title") or "")
        named = looks_like_name(title) > _NAMED or self.page.subject_kind == "person"
        return title if alone and told and not named and len(title.split()) > 1 and not kinds_of(title) else ""

    def award(self) -> Award:
        _, end, _ = self.dates()
        awarder = self._mention(self.form.get("awarder", "institution", "funder"))
        return Award(
            evidence=self.evidence,
            people=(self.page.owner,),
            title=self.form.text("title"),
            date=end,
            awarder=awarder,
        )

    def talk(self) -> Talk:
        start, end, _ = self.dates()
        title, event = self.form.text("title"), self.form.text("event")
        return Talk(evidence=self.evidence, people=(self.page.owner,), title=title, event=event, date=start or end)

    def teaching(self) -> Teaching:
        start, end, _ = self.dates()
        course = self.form.text("course")
        role = self.form.text("role")
        return Teaching(
            evidence=self.evidence,
            person=self.page.owner,
            course=course,
            institution=self.organization(),
            date=start or end,
            role=role,
        )
