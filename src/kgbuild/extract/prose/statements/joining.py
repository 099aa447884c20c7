"""Who joined a lab, when, and as what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.dates import month_day
from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.phrases.words import is_place
from kgbuild.extract.prose.statements.near_roles import announced_role, later_role
from kgbuild.extract.prose.statements.newly import announced, newly
from kgbuild.extract.prose.statements.openings import opening_role
from kgbuild.extract.prose.statements.passage import Clause, Passage, Told, listed, phrases
from kgbuild.extract.prose.statements.roles import dates_in, held_at, one_role, role_marks
from kgbuild.extract.prose.statements.serving import joins_as
from kgbuild.model import Mention, Position
from kgbuild.names import looks_like_name
from kgbuild.prose import Mark, read

_NEAR = 90
_COMMA = re.compile(r"(?i)\s*[,;]\s*(?:(?:and|our|the|new|an?)\s+)*")
_CLOSE = 45
#: "Before joining the lab" tells of another time, "prior to starting her lab" of a founder.
_EARLIER = re.compile(r"(?i)\b(?:prior to|avant de|vor dem|antes de|prima di)\s*$")
#: "Before joining Fen University in 2015, she was": the role behind the comma was held elsewhere.
_ASIDE, _COMMA = re.compile(r"(?i)\b(?:before|after|since|upon|until|when)\s*$"), re.compile(r",\s")
#: "was awarded a placement to join the lab": what for; "is excited to join" tells that someone does.
_AIM = re.compile(r"(?i)\b(?:award|grant|fellow|scholar|placement|fund|stipend|invit|appl)\w*\b.*\bto\s+$")
#: "accepted a post at Fen starting in July": when, and nothing else.
STARTING = re.compile(
    r"(?:starting|beginning)\s+(?:in|on|from)\s+(?:the\s+)?(?:\d|(?i:fall|autumn|winter|spring|summer)\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
)
#: A role behind one of these is an advisor's, or was held before.
_OTHERS = re.compile(
    r"(?i)\b(?:(?:group|cohort|network|community|class|list) of|advised|mentored|supervised|by|after|following|having"
    r"|from|nach|après|tras)\b"
)
#: Whoever joins a board joins no lab.
_BOARD = re.compile(
    r"(?i)\s+(?:(?:the|an?|our|their|its)\s+)?(?:[\w’'-]+\s+){0,5}?"
    r"(?:board|committee|council|panel|jury|editorial team|task force)\b"
)
#: "Welcome baby Ada!", "happy to have two papers accepted".
_NO_MEMBER = re.compile(
    r"(?i)\b(?:baby|little|newborn|daughter|son|girl|boy|twins|papers?|articles?|accepted|published|received)\b"
)
#: "joins us from Fen University as a": the role is of here.
_FROM_AS = re.compile(
    r"(?i)^[^,;]{0,12}\bfrom\b(?:(?!\b(?:by|with|after|having)\b).){3,90}\bas\s+(?:(?:an?|our|the|new)\s+){0,2}$"
)
#: "joined Peat Works as a": a name that the recogniser overlooked.
_NAMED = re.compile(
    r"\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ][\w&’'.-]*(?:\s+(?:of\s+|for\s+)?[A-ZÀ-Þ][\w&’'.-]*){0,4})\s+(?:as|to|comme|als|como|come)\s"
)
#: "joins Peat Works!": nothing more.
_ALONE = re.compile(
    r"\s+(?:the\s+)?(?P<name>[A-ZÀ-Þ][\w&’'.-]*(?:\s+(?:of\s+|for\s+)?[A-ZÀ-Þ][\w&’'-]*){0,4})\s*[.!]*\s*$"
)
#: "started an internship in TIDECO, Norway".
_WITHIN = re.compile(
    r"(?i:\s*(?:an?|her|his|their)?\s+(?:[\w-]+\s+){0,2}(?:internship|traineeship|placement|job|position|stage|pasantía|práctica)\s+"
    r"(?:in|at|with|en|à|chez|bei|na|no)\s+(?:the\s+)?)(?P<name>[A-ZÀ-Þ][\w&’'.-]*(?:\s+[A-ZÀ-Þ][\w&’'-]*){0,3})(?=\s*[,.;(!]|\s*$)"
)
_BEFORE = re.compile(
    r"\s+(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s+(?:[A-ZÀ-Þ]\.|de|del|van|von|der|da|di|la))*(?:\s+[A-ZÀ-Þ][\w’'-]+){1,2})\s*(?:,\s*(?:and\s+)?|\s+and\s+)"
)
#: A month without its year or its day, and what tells that it is to come.
_IN_MONTH = re.compile(
    r"(?i:\b(?:in|im|en|em|nel|since|last|this|starting)|^this)\s+(?P<month>[^\W\d_]{3,10})\b(?!\.?\s+(?:of\s+)?\d|\s+[A-ZÀ-Þ])"
)
_TO_COME = re.compile(
    r"(?i)\b(?:will|soon|upcoming|starting|next|wird|bald|rejoindra|se unirá|looking forward)\b|[’']ll\b"
)
_SOME_NAME = 0.2
_SURE_NAME, _ACRONYM = 0.5, re.compile(r"\b[A-Z]{2,}\b")
_RESPECTIVELY = re.compile(
    r"(?i)\b(?:respectively|respectivement|beziehungsweise|bzw|respectivamente|rispettivamente|respectievelijk)\b"
)
#: "joins us as a Tide Collaborator": a role that no list holds.
_UNKNOWN_ROLE = re.compile(
    r"(?:\s+(?:us|the\s+(?:lab|group|team)|our\s+(?:lab|group|team)))?\s+as\s+(?:an?|our|the)\s+(?:new\s+)?"
    r"(?P<role>(?!part\b|whole\b|result\b)[\w’'-]{3,}(?:\s+(?!in\b|at\b|for\b|from\b|with\b|to\b|of\b)[\w’'-]{3,}){1,2})(?=\s*[.,;!(]|\s*$|\s+(?:in|at|for|from|with|to|working|this)\b)"
)
#: More people are welcomed: "A as a postdoc, and B as a student".
_GOES_ON = re.compile(
    r"(?i)(?:^|[\s,;)])(?:and|et|und|y|e|en|&|as well as|sowie|ainsi que)\s+(?:[\w.-]+\s+){0,6}$|[,;]\s+$"
)


def joining(told: Told) -> Iterator[Position]:
    """Give a position for each person who joins a lab."""
    found = [position for clause in told.clauses for position in _in_clause(told, clause)]
    yield from found or (*newly(told), *announced(told))


def _in_clause(told: Told, clause: Clause) -> Iterator[Position]:
    for start, end in told.found("join_subject", clause):
        joined = tuple(_joined(told, clause, start, end))
        yield from joined
        if joined or _EARLIER.search(told.text(clause.start, start)):
            return
        break
    for _, end in told.found("join_object", clause):
        yield from _welcomed(told, clause, end)
        break


def _joined(told: Told, clause: Clause, start: int, end: int) -> Iterator[Position]:
    aside = _ASIDE.search(told.text(clause.start, start))
    comma = _COMMA.search(told.text(end, clause.end)) if aside else None
    within = replace(clause, end=end + comma.start()) if comma else clause
    role = "" if aside and not role_marks(told, end, within.end) else _role(told, within, start, end)
    org = _organization(told, clause, end)
    if aside and not (role or any(dates_in(told, within.start, within.end))):
        return
    verb = told.text(start, end)
    labs = told.sentence.of("LAB", start=end, end=min(clause.end, end + _NEAR))
    here = any(told.organization(mark).name == told.passage.lab.name for mark in labs)
    studies = bool(told.sentence.of("DEGREE", start=end, end=clause.end)) and not here
    if _EARLIER.search(told.text(clause.start, start)) or _AIM.search(told.text(clause.start, start)):
        return
    if (
        STARTING.match(told.text(start, clause.end))
        or any(joins_as(told, clause))
        or _BOARD.match(told.text(end, clause.end))
    ):
        return
    if (shape("loose_joining").match(verb) and (studies or not (role or labs))) or not clause.subject:
        return
    organization = org or told.passage.lab
    if not organization.name and not role and not (here or (labs and told.passage.date)):
        return
    if not role and _welcomed_before(told, clause):
        return
    for person, own in zip(clause.subject, _each(told, clause, end, role), strict=True):
        yield _position(told, clause, person, organization, own)


def _each(told: Told, clause: Clause, at: int, role: str) -> list[str]:
    """Give the role of each who joins: one for all, or one after another: "as postdoc and engineer, respectively"."""
    roles = [one_role(mark.text) for mark in role_marks(told, at, clause.end)]
    apart = _RESPECTIVELY.search(told.text(at, clause.end)) and len(roles) == len(clause.subject)
    return roles if apart else [role] * len(clause.subject)


def _welcomed_before(told: Told, clause: Clause) -> bool:
    """Say whether the sentence welcomed its people already: "We welcome our postdoc X, who joins us from Y"."""
    earlier = (before for before in told.clauses if before.start < clause.start)
    return any(True for before in earlier for _ in told.found("join_object", before))


def _position(told: Told, clause: Clause, person: Mention, organization: Mention, role: str) -> Position:
    start, end, ongoing = dates_in(told, clause.start, clause.end)
    start = start or _when(told, clause)
    return Position(
        evidence=told.evidence(), person=person, organization=organization, role=role,
        start=start or _month(told) or told.passage.date, end=end if start != end else "", ongoing=ongoing,
    )  # fmt: skip


def _when(told: Told, clause: Clause) -> str:
    """Give the day that stands right before "when": "there until 2015, when I joined X"."""
    ahead = told.sentence.of("DATE", end=clause.start)[-1:]
    near = ahead and re.fullmatch(r"\s*,?\s*", told.text(ahead[0].end, clause.start))
    led = near and re.match(r"when\b", told.text(clause.start, clause.end))
    return ahead[0].value.rpartition("/")[2].strip(".") if led else ""


def _month(told: Told) -> str:
    """Give the month that a sentence of news names without its year, the nearest to its day: "In June, we welcomed"."""
    posted = told.passage.date
    match = (
        _IN_MONTH.search(told.sentence.text) if told.passage.source == "news" and len(posted) > len("2020") else None
    )
    month = month_day(match["month"]) if match else ""
    if len(month) != len("06"):
        return ""
    year, other = int(posted[:4]), posted[5:7]
    to_come = _TO_COME.search(told.sentence.text) is not None
    year += (to_come and month < other) - (not to_come and month > other)
    return f"{year}-{month}"


def _organization(told: Told, clause: Clause, at: int) -> Mention | None:
    """Give the lab or organisation that the verb takes, None where none stands close behind it."""
    for mark in told.sentence.of("LAB", "ORG", start=at, end=min(clause.end, at + _NEAR)):
        between = told.text(at, mark.start)
        if told.sentence.of("DEGREE", start=at, end=mark.start):
            break
        if re.search(r"\b(?:from|von)\b", between):
            break
        if mark.label == "LAB" or (len(between) < len("  the ") and not re.search(r"\b(?:with|de)\b", between)):
            return told.organization(mark)
        if re.search(r"\b(?:in|at|(?:faculty|staff|ranks) of)\s+(?:the\s+)?$", between):
            return told.organization(mark)
        roles = role_marks(told, at, mark.start)
        if roles and held_at().fullmatch(told.text(roles[-1].end, mark.start)):
            return told.organization(mark)
        break
    found = (
        _NAMED.match(told.text(at, clause.end))
        or _ALONE.match(told.text(at, clause.end))
        or _WITHIN.match(told.text(at, clause.end))
    )
    if (
        found is None
        or is_place(found["name"])
        or (looks_like_name(found["name"]) >= _SURE_NAME and not _ACRONYM.search(found["name"]))
    ):
        return None
    return Mention(found["name"], at + found.start("name"), at + found.end("name"))


def _role(told: Told, clause: Clause, start: int, end: int) -> str:
    for mark in role_marks(told, end, clause.end):
        before = told.text(end, mark.start)
        if not _OTHERS.search(before) or _FROM_AS.search(before):
            return one_role(mark.text)
    if match := phrases("join_roles").search(told.text(end, min(clause.end, end + _CLOSE))):
        return match[0]
    for mark in role_marks(told, clause.start, start):
        if mark != opening_role(told):
            return one_role(mark.text)
    if match := _UNKNOWN_ROLE.match(told.text(end, clause.end)):
        return match["role"]
    return later_role(told) or announced_role(told)


def _welcomed(told: Told, clause: Clause, at: int) -> Iterator[Position]:
    """Read "We welcome …": unless the people were already introduced in the same passage."""
    marks = told.sentence.of("PERSON", start=at)
    if (
        not marks
        or marks[0].start - at > _NEAR
        or _NO_MEMBER.search(told.text(at, marks[0].start))
        or shape("visit").search(told.text(clause.start, clause.end))
    ):
        return
    if _introduced(told.passage, marks[0]):
        return
    rest = list(marks)
    while rest:
        people = listed(told, rest)
        rest = [mark for mark in rest if mark.start > people[-1].end]
        until = rest[0].start if rest else told.sentence.end
        roles = role_marks(told, at, people[0].start)
        ahead = [m for m in roles if not _is_taken(told, at, m) or told.text(m.end, people[0].start).isspace()]
        behind = [m for m in role_marks(told, people[-1].end, until) if _is_taken(told, people[-1].end, m)]
        behind = [m for m in behind if not rest or not told.text(m.end, rest[0].start).isspace()]
        yield from _greet(told, people, (*ahead, *behind), _overlooked(told, ahead, people[0]))
        at = people[-1].end
        if rest and not (_GOES_ON.search(told.text(people[-1].end, until)) or _names_next(told, at, until)):
            return


def _is_taken(told: Told, at: int, role: Mark) -> bool:
    """Say whether words before a role tie it to the people who end at an offset: "as", a bracket, a comma alone."""
    return shape("taken_as").search(told.text(at, role.start)) is not None


def _names_next(told: Told, at: int, until: int) -> bool:
    """Say whether no more than a role stands behind a comma before the next: "postdoc A, visiting student B, and …"."""
    roles = role_marks(told, at, until)
    return (
        bool(roles)
        and bool(_COMMA.fullmatch(told.text(at, roles[0].start)))
        and not (told.text(roles[-1].end, until).strip())
    )


def _overlooked(told: Told, roles: Sequence[Mark], first: Mark) -> tuple[Mention, ...]:
    """Give who stands between a role in the plural and the first marked name: "professors Mark de Moe and Ada Roe"."""
    if not roles or not roles[-1].text.endswith("s"):
        return ()
    found = _BEFORE.fullmatch(told.text(roles[-1].end, first.start))
    if found is None or looks_like_name(found["name"]) < _SOME_NAME:
        return ()
    at = roles[-1].end + found.start("name")
    return (Mention(found["name"], at, at + len(found["name"])),)


def _greet(
    told: Told, people: Sequence[Mark], roles: Sequence[Mark], others: Sequence[Mention] = ()
) -> Iterator[Position]:
    """Give the positions of one list of people, in the first of the roles that stands near them.

    Args:
        told: the sentence.
        people: as the recogniser marked them.
        roles: those near them.
        others: whom it overlooked.
    """
    role = ""
    for mark in roles:
        between = told.text(people[-1].end, mark.start) if mark.start > people[-1].end else ""
        if len(between) < _CLOSE and not re.search(r"\b(?:by|former|advised)\b", between):
            role = one_role(mark.text)
            break
    role = role or later_role(told) or _headed_role(told) or announced_role(told)
    dated = told.passage.source == "news" and bool(told.passage.date)
    for mark in people if role or told.passage.lab.name or dated else ():
        clause = next(c for c in told.clauses if c.start <= mark.start < c.end)
        yield _position(told, clause, told.cast.who(mark), told.passage.lab, role)
    for person in others if role else ():
        clause = next(c for c in told.clauses if c.start <= person.start < c.end)
        yield _position(told, clause, person, told.passage.lab, role)


def _headed_role(told: Told) -> str:
    """Give the role of a heading that welcomes: "Welcome to our new PhD Students"."""
    title = told.passage.heading.rpartition(" / ")[2]
    if told.passage.source != "news" or not phrases("join_object").search(title):
        return ""
    roles = [mark for sentence in read(title) for mark in sentence.of("ROLE")]
    return one_role(roles[0].text) if roles else ""


def _introduced(passage: Passage, mark: Mark) -> bool:
    key = mark.text.split()[0].casefold()
    return any(
        other.text.split()[0].casefold() == key and other.start < mark.start
        for sentence in passage.sentences
        for other in sentence.of("PERSON")
    )
