"""Events that a sentence says somebody went to: "Ada Example attended the Summer School on Tides in Oslo"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.phrases.words import is_place
from kgbuild.extract.prose.statements.editions import editions
from kgbuild.extract.prose.statements.passage import Clause, Told
from kgbuild.extract.prose.statements.roles import dates_in
from kgbuild.model import Attendance
from kgbuild.prose import Mark

#: A name goes on with whose event it is, and with its letters.
_WHOSE = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?$")
_LETTERS = re.compile(r"\s*\([A-Z][\w&’' -]{1,20}\)")
#: "…, Rancagua Chile." with no word for it.
_BEHIND = re.compile(r"(?:,| in| at)\s+(?P<place>[A-ZÀ-Þ][\w’'-]+(?:,?\s+[A-ZÀ-Þ][\w’'-]+){0,3})\s*(?:\W*$|[(（])")


def attending(told: Told) -> Iterator[Attendance]:
    """Give who went to which event, unless the sentence says that they spoke there."""
    if told.has("speak", told.sentence.start, told.sentence.end) or told.has(
        "talk_kinds", told.sentence.start, told.sentence.end
    ):
        return
    for clause in told.clauses:
        for _, end in told.found("attend", clause):
            listed = editions(told, end, clause.end)
            if len(listed) > 1 and clause.subject:
                for person in clause.subject:
                    for one in listed:
                        yield Attendance(
                            evidence=told.evidence(), person=person, event=one.name, date=told.passage.date
                        )
                break
            event = _event(told, clause, end)
            if event is None or not clause.subject:
                break
            name, after = _whole(told, event)
            _, day, _ = dates_in(told, clause.start, clause.end)
            for person in clause.subject:
                yield Attendance(
                    evidence=told.evidence(), person=person, event=name, date=told.on(day),
                    location=_place(told, clause, after),
                )  # fmt: skip
            break


def _event(told: Told, clause: Clause, at: int) -> Mark | None:
    marks = told.sentence.of("EVENT", start=at, end=clause.end)
    return marks[0] if marks and shape("to_event").fullmatch(told.text(at, marks[0].start)) else None


def _whole(told: Told, event: Mark) -> tuple[str, int]:
    """Give the name of an event with whose it is and its letters, and where it ends."""
    end = event.end
    body = told.sentence.of("ORG", start=end)[:1]
    if body and _WHOSE.fullmatch(told.text(end, body[0].start)):
        end = body[0].end
    letters = _LETTERS.match(told.text(end, told.sentence.end))
    end += letters.end() if letters else 0
    return shape("verb_behind").sub("", " ".join(told.text(event.start, end).split())), end


def _place(told: Told, clause: Clause, at: int) -> str:
    marks = told.sentence.of("PLACE", start=at, end=clause.end)
    if marks:
        return marks[0].text
    found = _BEHIND.match(told.text(at, told.sentence.end))
    return found["place"] if found and is_place(found["place"].split()[-1]) else ""
