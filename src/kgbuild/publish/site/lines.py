"""Statements as lines of a page: when, who or what, and the rest, seen from the person or from the other end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from kgbuild.graph.vocabulary import KG, SCHEMA
from kgbuild.publish.site.facts import Facts
from kgbuild.publish.site.refs import Ref, href, page_path, period, script_language

#: How levels are called; what the graph's levels end in.
_LEVELS = {"doctorate": "PhD", "master": "Master", "bachelor": "Bachelor", "postdoc": "Postdoc", "school": "School"}


@dataclass(frozen=True, slots=True)
class Line:
    """One statement.

    Attributes:
        fact: IRI of what is stated; evidence is found by it.
        lead: what stands first.
        parts: what follows it.
        when: dates for readers.
        start: first year, 0 where unknown.
        end: last year; of what goes on, 9999.
        note: in small print.
        also: further facts that say the same.
        lasting: it has a start and no end.
    """

    fact: str
    lead: Ref
    parts: tuple[Ref, ...] = ()
    when: str = ""
    start: int = 0
    end: int = 0
    note: str = ""
    also: tuple[str, ...] = ()
    lasting: bool = False

    @property
    def anchor(self) -> str:
        """The fragment of the fact's IRI."""
        return self.fact.partition("#")[2]


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; `id` is its fragment."""

    id: str
    title: str
    lines: tuple[Line, ...]
    columns: bool = False


class Lines:
    """Makes lines of the facts of a graph."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def ref(self, thing: str, printed: str = "", note: str = "") -> Ref:
        """Give the name of a thing, linked to its page if it has one."""
        name = self._facts.label(thing) or printed
        linked = thing.endswith("/#this") and bool(self._facts.label(thing))
        return Ref(name, href(page_path(self._facts.key(thing))) if linked else "", script_language(name), note)

    def involvements(self, thing: str, kind: NamedNode, *, end: NamedNode = KG.agent) -> tuple[Line, ...]:
        """Give the involvements of a kind at whose `end` a thing stands, newest first."""
        nodes = [node for node in self._facts.of(thing, end) if self._facts.is_a(node, kind)]
        tell = self._from_agent if end == KG.agent else self._from_target
        return once(newest_first(line for node in nodes if (line := tell[kind](node)).lead.text))

    @property
    def _from_agent(self) -> Mapping[NamedNode, Callable[[str], Line]]:
        return {
            KG.Position: self._position,
            KG.Education: self._education,
            KG.Supervision: self._student,
            KG.GrantRole: self._grant,
            KG.AwardReceipt: self._award,
            KG.Teaching: self._teaching,
            KG.Attendance: self._attendance,
            KG.Service: self._service,
        }

    @property
    def _from_target(self) -> Mapping[NamedNode, Callable[[str], Line]]:
        return {
            KG.Position: self._who,
            KG.Education: self._who,
            KG.Supervision: self._advisor,
            KG.GrantRole: self._who,
            KG.AwardReceipt: self._who,
            KG.Teaching: self._who,
            KG.Attendance: self._who,
            KG.Service: self._who,
            KG.Interest: self._who,
            KG.Competence: self._who,
        }

    def dated(self, fact: str, lead: Ref, *parts: Ref, note: str = "", dates: str = "") -> Line:
        """Give a line with the dates of `dates`, or of the fact itself."""
        node = dates or fact
        facts = self._facts
        start = facts.longest(node, SCHEMA.startDate) or facts.longest(node, KG.startDate)
        end = facts.longest(node, SCHEMA.endDate) or facts.longest(node, KG.endDate)
        ongoing = bool(facts.one(node, KG.ongoing))
        last = 9999 if ongoing else int(end[:4] or 0) if end[:4].isdecimal() else 0
        first = int(start[:4]) if start[:4].isdecimal() else 0
        kept = tuple(part for part in parts if part.text)
        if not lead.text and kept:
            lead, kept = kept[0], kept[1:]
        when = period(start, end, ongoing=ongoing)
        return Line(fact, lead, kept, when, first or last, last or first, note, lasting=bool(start and not end))

    def _target(self, node: str) -> Ref:
        return self.ref(self._facts.one(node, KG.target), self._facts.one(node, KG.targetAsPrinted))

    def _text(self, node: str, predicate: NamedNode) -> Ref:
        text = self._facts.one(node, predicate)
        return Ref(text, "", script_language(text))

    def _position(self, node: str) -> Line:
        return self.dated(node, self._text(node, SCHEMA.roleName), self._target(node), self._text(node, KG.place))

    def _education(self, node: str) -> Line:
        degree = self._facts.one(node, KG.credential)
        subject = self.ref(self._facts.one(degree, SCHEMA.about)) if degree else Ref("")
        thesis = self._facts.one(node, KG.thesis)
        return self.dated(
            node,
            self._text(node, SCHEMA.roleName),
            subject,
            self._target(node),
            self._text(node, KG.place),
            *([self.ref(thesis, note="thesis")] if thesis else []),
            note=self._facts.one(node, KG.distinction),
        )

    def level(self, node: str) -> str:
        """Give the level of a supervision or a study, as printed if it is."""
        level = self._facts.one(node, KG.level).rpartition("#")[2]
        return self._facts.one(node, KG.levelAsPrinted) or _LEVELS.get(level, "")

    def _supervision(self, node: str, who: Ref) -> Line:
        facts = self._facts
        thesis = facts.one(node, KG.thesis)
        where = self.ref(facts.one(node, KG.institution), facts.one(node, KG.institutionAsPrinted))
        more = [Ref(self.level(node)), self._text(node, SCHEMA.roleName), where]
        outcome = facts.one(node, KG.outcome)
        return self.dated(node, who, *more, *([self.ref(thesis, note="thesis")] if thesis else []), note=outcome)

    def _student(self, node: str) -> Line:
        return self._supervision(node, self._target(node))

    def _advisor(self, node: str) -> Line:
        return self._supervision(node, self.ref(self._facts.one(node, KG.agent), self._facts.one(node, KG.creditedAs)))

    def _grant(self, node: str) -> Line:
        grant = self._facts.one(node, KG.target)
        funder = self.ref(self._facts.one(grant, SCHEMA.funder), self._facts.one(grant, KG.funderAsPrinted))
        role, amount = self._text(node, SCHEMA.roleName), Ref(self.amount(grant))
        return self.dated(node, self.ref(grant), funder, role, amount, dates=grant)

    def amount(self, grant: str) -> str:
        """Give what a grant amounts to, with thin spaces between thousands."""
        node = self._facts.one(grant, SCHEMA.amount)
        value, currency = self._facts.one(node, SCHEMA.value), self._facts.one(node, SCHEMA.currency)
        number = f"{int(value):,}".replace(",", "\N{NARROW NO-BREAK SPACE}") if value.isdecimal() else value
        return f"{currency}\N{NO-BREAK SPACE}{number}".strip() if number else ""

    def _award(self, node: str) -> Line:
        award = self._facts.one(node, KG.target)
        giver = self.ref(self._facts.one(award, KG.conferredBy), self._facts.one(award, KG.conferrerAsPrinted))
        work = self._facts.one(node, KG.forWork)
        return self.dated(node, self._target(node), giver, *([self.ref(work, note="for")] if work else []))

    def _teaching(self, node: str) -> Line:
        facts = self._facts
        course = next(iter(facts.of(facts.one(node, KG.target), SCHEMA.hasCourseInstance)), "")
        where = self.ref(facts.one(node, KG.institution), facts.one(node, KG.institutionAsPrinted))
        title = self.ref(course, facts.one(node, KG.targetAsPrinted))
        return self.dated(node, title, self._text(node, SCHEMA.roleName), where)

    def _attendance(self, node: str) -> Line:
        return self.dated(node, self._target(node), self._text(node, KG.place))

    def _service(self, node: str) -> Line:
        return self.dated(node, self._text(node, SCHEMA.roleName), self._target(node))

    def _who(self, node: str) -> Line:
        who = self.ref(self._facts.one(node, KG.agent), self._facts.one(node, KG.creditedAs))
        return self.dated(node, who, self._text(node, SCHEMA.roleName))

    def talk(self, talk: str, *, people: bool = False) -> Line:
        """Give a talk, with who gave it where that is not clear from the page."""
        facts = self._facts
        event = self.ref(facts.one(talk, SCHEMA.superEvent), facts.one(talk, KG.venueAsPrinted))
        speakers = [self.ref(who) for who in facts.all(talk, SCHEMA.performer)] if people else []
        title = self.ref(talk) if facts.name(talk) else Ref(event.text, href(page_path(facts.key(talk))), event.lang)
        rest = [
            self._text(talk, KG.talkKind),
            *([event] if facts.name(talk) else []),
            self._text(talk, SCHEMA.location),
        ]
        return self.dated(talk, title, *speakers, *rest)

    def press(self, item: str) -> Line:
        """Give an item of the press."""
        facts = self._facts
        date = facts.longest(item, SCHEMA.datePublished)
        year = int(date[:4]) if date[:4].isdecimal() else 0
        publisher = self.ref(facts.one(item, SCHEMA.publisher))
        return Line(item, self.ref(item), (publisher,) if publisher.text else (), period(date), year, year)


def newest_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Sort lines by their last year, what goes on first, what is undated last."""
    return tuple(sorted(lines, key=lambda line: (-line.end, -line.start, line.lead.text.casefold(), line.fact)))


def once(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Keep one of the lines that say the same, with the facts of the others."""
    alike: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        alike.setdefault((line.lead, line.parts, line.when, line.note), []).append(line)
    return tuple(
        group[0] if len(group) == 1 else replace(group[0], also=tuple(line.fact for line in group[1:]))
        for group in alike.values()
    )
