"""From rows to records: one reader a kind of row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from kgbuild.importers.fields import Row, header_key
from kgbuild.importers.quoting import Quoter, date_of, period_of, plain
from kgbuild.importers.rows.papers import read_paper
from kgbuild.importers.rows.people import read_person
from kgbuild.importers.rows.values import amount_of, body_of, evidence_of, people_in, period, person_of, within
from kgbuild.importers.studies import degree_and_field
from kgbuild.lexicon import table
from kgbuild.model import (
    NOBODY,
    Award,
    Education,
    Grant,
    Mention,
    Position,
    Press,
    Recipient,
    Record,
    Service,
    Supervision,
    Talk,
    Teaching,
)

Reader = Callable[[Row, Quoter, Mention], Iterator[Record]]


def read_row(row: Row, quoter: Quoter, subject: Mention) -> tuple[Record, ...]:
    """Give what a row says.

    Args:
        row: with its fields.
        quoter: of the text that it stems from.
        subject: whom the file is about where a row names nobody; NOBODY where it does not say: whose site the file is
            part of tells (`kgbuild.sites`).
    """
    return tuple(READERS[row.kind](row, quoter, subject))


def _award(row: Row, quoter: Quoter, subject: Mention) -> Iterator[Record]:
    yield Award(
        evidence=evidence_of(row, quoter, "title"),
        people=people_in(row, "person", quoter) or (subject,),
        title=plain(row.text("title")),
        date=date_of(row.text("date")),
        awarder=body_of(row, "awarder", quoter),
    )


def _education(row: Row, quoter: Quoter, subject: Mention) -> Iterator[Record]:
    person = person_of(row, "person", quoter, subject)
    start, end, ongoing = period(row)
    # One date beside a degree is the day of the degree.
    start = "" if start == end else start
    degree, field = plain(row.text("degree")), plain(row.text("field"))
    degree, field = (degree, field) if field else degree_and_field(degree)
    study = Education(
        evidence=evidence_of(row, quoter, "institution", "degree", "field"),
        person=person,
        institution=body_of(row, "institution", quoter),
        degree=degree,
        field=field,
        start=start,
        end=end,
        ongoing=ongoing,
        thesis=plain(row.text("thesis")),
        distinction=plain(row.text("distinction")),
        location=plain(row.text("location")),
    )
    yield study
    for advisor in people_in(row, "advisor", quoter):
        yield Supervision(
            evidence=evidence_of(row, quoter, "advisor"),
            advisor=advisor,
            student=person,
            level=degree,
            start=start,
            end=end,
            ongoing=ongoing,
            thesis=study.thesis,
            institution=study.institution,
        )


def _grant(row: Row, quoter: Quoter, subject: Mention) -> Iterator[Record]:
    start, end, ongoing = period(row)
    end = "" if start == end and not row.text("end") else end  # one date is when it began
    role, named = plain(row.text("role")), table("fields")["recipients"]
    lead = named.get(row.headers.get("person", ""), "")
    leads = people_in(row, "person", quoter)
    recipients = [Recipient(person, (role if len(leads) == 1 else "") or lead) for person in leads]
    other = named.get(row.headers.get("other", ""), "Co-PI")
    recipients += [Recipient(person, other) for person in people_in(row, "other", quoter)]
    if not recipients:
        recipients = [Recipient(subject, role)]
    amount, currency = amount_of(row)
    yield Grant(
        evidence=evidence_of(row, quoter, "title" if row.get("title") else "funder"),
        title=plain(row.text("title")),
        funder=body_of(row, "funder", quoter),
        scheme=plain(row.text("scheme")),
        recipients=tuple(recipients),
        start=start,
        end=end,
        ongoing=ongoing,
        amount=amount,
        currency=currency,
        identifier=plain(row.text("identifier")),
        url=row.text("url") if row.text("url").startswith("http") else "",
    )


def _position(row: Row, quoter: Quoter, subject: Mention) -> Iterator[Record]:
    person = person_of(row, "person", quoter, subject)
    start, end, ongoing = period(row)
    end = "" if start == end and not row.text("end") else end  # one date is when it began
    organization, role = within(row, body_of(row, "organization", quoter), quoter), plain(row.text("role"))
    for advisor in people_in(row, "advisor", quoter):
        yield Supervision(
            evidence=evidence_of(row, quoter, "advisor"),
            advisor=advisor,
            student=person,
            level=role,
            start=start,
            end=end,
            ongoing=ongoing,
            institution=organization,
        )
    yield Position(
        evidence=evidence_of(row, quoter, "organization", "role"),
        person=person,
        organization=organization,
        role=role,
        start=start,
        end=end,
        ongoing=ongoing,
        location=plain(row.text("location")),
    )


def _press(row: Row, quoter: Quoter, subject: Mention) -> Iterator[Record]:
    publisher = plain(row.text("outlet") or row.text("publisher"))
    if publisher:
        url = row.text("url")
        yield Press(
            evidence=evidence_of(row, quoter, "title"),
            person=person_of(row, "person", quoter, subject),
            title=plain(row.text("title")),
            publisher=publisher,
            url=url if url.startswith("http") else "",
            date=date_of(row.text("date")),
        )


def _service(row: Row, quoter: Quoter, subject: Mention) -> Iterator[Record]:
    person = person_of(row, "person", quoter, subject)
    start, end, ongoing = period(row)
    yield Service(
        evidence=evidence_of(row, quoter, "role", "organization"),
        person=person,
        role=plain(row.text("role")),
        organization=body_of(row, "organization", quoter),
        start=start,
        end=end,
        ongoing=ongoing,
    )


def _talk(row: Row, quoter: Quoter, subject: Mention) -> Iterator[Record]:
    people = people_in(row, "person", quoter)
    if people or row.get("event") or subject != NOBODY:
        url = row.text("url")
        yield Talk(
            evidence=evidence_of(row, quoter, "title", "event"),
            people=people or (subject,),
            title=plain(row.text("title")),
            event=plain(row.text("event")),
            date=date_of(row.text("date")),
            type=plain(row.text("type")),
            location=plain(row.text("location")),
            url=url if url.startswith("http") else "",
        )


def _teaching(row: Row, quoter: Quoter, subject: Mention) -> Iterator[Record]:
    person = person_of(row, "person", quoter, subject)
    date, role = date_of(row.text("date")) or period_of(row.text("date"))[0], plain(row.text("role"))
    kind = role if header_key(role).split()[-1:] and header_key(role).split()[-1] in _OFFERED else ""
    code = plain(row.text("code"))
    course = plain(row.text("course"))
    yield Teaching(
        evidence=evidence_of(row, quoter, "course"),
        person=person,
        course=f"{code} {course}" if code and code not in course else course,
        institution=body_of(row, "institution", quoter),
        # Site generators demand a whole day; the first of January stands for a year.
        date=date.removesuffix("-01-01"),
        role="" if kind else role,
        level=plain(row.text("level")) or kind,
    )


#: What is taught, where it stands in the place of what somebody did.
_OFFERED: Final = frozenset({"class", "course", "lab", "lecture", "module", "seminar", "tutorial", "workshop"})
READERS: Final[dict[str, Reader]] = {
    "award": _award,
    "education": _education,
    "grant": _grant,
    "paper": read_paper,
    "person": read_person,
    "position": _position,
    "press": _press,
    "service": _service,
    "talk": _talk,
    "teaching": _teaching,
}
