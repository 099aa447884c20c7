"""Who advised whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.prose.statements.passage import Clause, Told, listed
from kgbuild.extract.prose.statements.roles import degree_of, is_trainee, one_role
from kgbuild.extract.prose.statements.theses import in_title
from kgbuild.model import Mention, Supervision
from kgbuild.names import fold, looks_like_name, split_people
from kgbuild.names.words import known
from kgbuild.prose import Mark

_NEAR = 70
_SURE_NAME = 0.4
#: A single word that looks less like a name is a word for people.
_NO_NAME = 0.1
_TITLE = re.compile(r"(?i)^(?:(?:dr|prof|professor|pr)\.?\s+)+")
_ONLY_TITLES = re.compile(r"(?i)(?:(?:dr|prof|pd|apl|professor|ing|habil|rer|nat|phil)[.\s]*)+")
_PLAIN_NAME = re.compile(
    r"\s*(?:(?i:drs?|profs?|professors?|professora?|mme|m)\.?\s+)*(?P<name>[A-ZÀ-Þ][\w’'.-]+(?:\s+(?:(?:van|von|de|der|la|del|di|da)\s+)*[A-ZÀ-Þ][\w’'.-]*\w){1,3})"
    r"(?=\s*(?:[,.;()]|$|\s(?:and|et|und|y|e|at|in|on|from|à|an|en|presso)\b)|[’']s?\s)"
)
_JOINED = re.compile(r"(?i)\s*(?:,|,?\s*\b(?:and|et|und|y|e|en)\b)\s*(?:(?:dr|prof|professor)\.?\s+)*")
_LOOSE = re.compile(r"(?i)work|stud|under$|with$")
_JOINT = re.compile(
    r"(?i)\bco(?:-|(?=advis|super|mentor|direct|dirig|orient|encadr|betreu|tut))|joint|mitbetreut|medebegeleid|cotutelle"
)


#: In a bracket that says what about: "ma thèse (sur l'ennui chez Karl Barth)".
_TOPIC = re.compile(r"(?i)\((?:about|on|over|sobre|su|sur|über)\s[^()]*$")
#: "in collaboration with Tide Technologies".
_TOGETHER = re.compile(r"(?i)\b(?:collaborat\w+|partnership|cooperation|conjunction)\s*$")
#: "joining from Ada Example's group", "in the Example Lab as a".
_LEFT = re.compile(r"(?i)\b(?:join|com|mov|arriv|transfer)ing\s+(?:\w+\s+){0,3}?from\s+(?:the\s+)?$")
#: "…, working in the lab of"
_WORKS_IN = re.compile(r"(?i),\s+(?:working|based|hosted)\s+(?:in|at|within)\s+(?:the\s+)?$")
_AS = re.compile(r"(?i)^[^.;:]{0,40}\bas (?:an? |the )?(?:[\w-]+\s+){0,3}$")


def mentoring(told: Told) -> Iterator[Supervision]:
    """Give a supervision for each advisor of each student that a clause names."""
    for clause in told.clauses:
        seen: set[str] = set()
        for start, end in told.found("advised", clause):
            level = _level(told, start)
            if _LOOSE.search(told.text(start, end)) and not _JOINT.search(told.text(start, end)) and not level:
                continue
            advisors = _advisors(told, clause, end)
            if advisors and _JOINT.search(told.text(start, end)) and told.passage.head.name:
                advisors = (*advisors, told.passage.head)
            yield from _supervisions(told, clause, advisors, level, seen, start)
        yield from _with(told, clause, seen)
        yield from _in_labs(told, clause, seen)


def _with(told: Told, clause: Clause, seen: set[str]) -> Iterator[Supervision]:
    """Read "a postdoc with X", "completed her PhD at Y with X"."""
    for start, end in told.found("with_person", clause):
        before = told.text(clause.start, start)
        if in_title(told, start) or _TOPIC.search(before) or _TOGETHER.search(before):
            continue
        people = told.sentence.of("PERSON", start=end, end=clause.end)
        trained = [
            mark
            for mark in told.sentence.of("ROLE", "DEGREE", start=clause.start, end=start)
            if mark.label == "DEGREE" or is_trainee(mark.text)
        ]
        if (
            people
            and (trained or told.has("thesis_words", clause.start, start))
            and re.fullmatch(r"(?i)\s*(?:(?:dr|prof|professor)\.?\s*)*", told.text(end, people[0].start))
        ):
            advisors = tuple(told.cast.who(mark) for mark in listed(told, people))
            advisors = tuple(a for a in advisors if " " in a.name or fold(a.name) in known("family") | known("given"))
            if not trained:
                advisors = tuple(a for a in advisors if " " in a.name and looks_like_name(a.name) >= _SURE_NAME)
            yield from _supervisions(told, clause, advisors, _level(told, start), seen, start)


def _advisors(told: Told, clause: Clause, at: int) -> tuple[Mention, ...]:
    marks = told.sentence.of("PERSON", "LAB", start=at, end=told.sentence.end)
    marks = tuple(mark for mark in marks if not _ONLY_TITLES.fullmatch(mark.text))
    if first := _unmarked(told, at, marks[0].start if marks else told.sentence.end):
        joined = marks and _JOINED.fullmatch(told.text(first.end, marks[0].start)) and marks[0].label == "PERSON"
        others = listed(told, [m for m in marks if m.label == "PERSON"]) if joined else ()
        return (first, *(told.cast.who(mark) for mark in others))
    if not marks or marks[0].start - at > _NEAR or marks[0].start >= clause.end + _NEAR:
        return ()
    if marks[0].label == "LAB":
        return _owners(marks[0])
    return tuple(told.cast.who(mark) for mark in listed(told, [m for m in marks if m.label == "PERSON"]))


def _unmarked(told: Told, at: int, until: int) -> Mention | None:
    """Give the advisor right behind the phrase whom the recogniser overlooked."""
    found = _PLAIN_NAME.match(told.text(at, until))
    if found is None or looks_like_name(found["name"]) < _SURE_NAME or organization_weight(found["name"]) == 1:
        return None
    return Mention(" ".join(found["name"].split()), at + found.start("name"), at + found.end("name"))


def _owners(mark: Mark) -> tuple[Mention, ...]:
    """Give the people that a lab is named after."""
    if not mark.value:
        return ()
    names = _TITLE.sub("", mark.value)
    people = split_people(names).people or (Mention(names),)
    return tuple(Mention(_TITLE.sub("", person.name)) for person in people if person.name)


def _level(told: Told, at: int) -> str:
    """Give what the student is or does, from what stands nearest before the phrase."""
    marks = [m for m in told.sentence.of("ROLE", "DEGREE", end=at) if m.label == "DEGREE" or is_trainee(m.text)]
    if not marks:
        marks = [m for m in told.sentence.of("ROLE", start=at) if is_trainee(m.text)][:1]
    if not marks:
        return ""
    degree = degree_of(marks[-1].text)
    return degree if re.match(r"(?i)ph\.?\s?d", degree) else one_role(marks[-1].text)


def _supervisions(
    told: Told, clause: Clause, advisors: tuple[Mention, ...], level: str, seen: set[str], at: int
) -> Iterator[Supervision]:
    joining = told.has("join_subject", told.sentence.start, at) and not told.has("past", clause.start, at)
    joint = bool(_JOINT.search(told.text(max(at - 2, 0), at + 14)))
    for advisor in advisors:
        for student in clause.subject:
            if fold(advisor.name) in seen or fold(advisor.name) == fold(student.name):
                continue
            if student.name and " " not in student.name and looks_like_name(student.name) < _NO_NAME:
                continue  # "Lehrpersonen unter der Leitung von …"
            yield Supervision(
                evidence=told.evidence(), advisor=advisor, student=student, level=level,
                role="co-advisor" if joint else "", start=told.passage.date if joining else "",
            )  # fmt: skip
        seen.add(fold(advisor.name))


def _in_labs(told: Told, clause: Clause, seen: set[str]) -> Iterator[Supervision]:
    """Read "a graduate student in Ada Example's lab", "her Ph.D. in the lab of …": the lab's head advises."""
    for mark in told.sentence.of("LAB", start=clause.start, end=clause.end):
        advisors = tuple(a for a in _owners(mark) if " " in a.name and looks_like_name(a.name) >= _SURE_NAME)
        titled = bool(_TITLE.match(mark.value)) or bool(re.match(r"(?i)(?:dr|prof)", mark.text))
        if titled and not advisors:
            advisors = _owners(mark)
        if not advisors or fold(mark.text) in told.cast.lab:
            continue
        works = _WORKS_IN.search(told.text(clause.start, mark.start))
        near = [
            m
            for m in told.sentence.of("ROLE", "DEGREE", start=clause.start, end=mark.start)
            if (mark.start - m.end < _NEAR or works) and (m.label == "DEGREE" or is_trainee(m.text))
        ]
        if _LEFT.search(told.text(clause.start, mark.start)):
            continue  # what one will be is not what one was there
        behind = told.sentence.of("ROLE", start=mark.end, end=clause.end)[:1]
        if not near and behind and is_trainee(behind[0].text) and _AS.search(told.text(mark.end, behind[0].start)):
            near = list(behind)
        if near:
            yield from _supervisions(told, clause, advisors, _level(told, near[0].end), seen, mark.start)
