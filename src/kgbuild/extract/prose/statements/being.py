"""What someone is, was or works as."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.prose.statements.frames import pattern
from kgbuild.extract.prose.statements.joining import STARTING
from kgbuild.extract.prose.statements.passage import Clause, Told, phrases, with_apostrophe
from kgbuild.extract.prose.statements.roles import (
    acronym_behind,
    chain,
    dates_near,
    held_at,
    is_student,
    lab_within,
    named_place,
    one_role,
    split_dates,
)
from kgbuild.extract.prose.statements.rows import Held, row
from kgbuild.extract.prose.statements.societies import is_society
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Mention, Position
from kgbuild.prose import Mark

_NEAR = 30
#: Nothing but "and" and an article between two roles.
_AND = re.compile(
    r"(?i)\s*(?:and|et|und|y|e|ed|en|&|sowie)\s+(?:(?:later|subsequently|then)\s+)?"
    r"(?:(?:an?|the|la|le|il|el|o|die|der|de)\s+)?"
)
#: What opens a clause with another time.
_EARLIER = re.compile(
    r"(?i)\W*(?:and\s+)?(?:before|prior to|after|since|upon|following|avant|après|bevor|vor|nach|antes|después|prima"
    r"|dopo|voor|na)\b[^,]*$"
)
#: A role in brackets behind another says it in other words.
_GLOSS = re.compile(r"[(\[]\s*[“„‘«\"']?\s*$")
#: A bracket right behind a role that holds no time.
_IN_BRACKETS = re.compile(r"[’'”»\"]?\s*\((?![^()]*(?:19|20)\d\d)[^()]{2,160}\)")
_IN_MIND = re.compile(r"^\W*As an?\s+(?:[\w-]+\s+){0,3}$")
_STUDIED = re.compile(r"(?i)^under-?grad(?:uate)?$")
_DID = re.compile(r"(?i)\b(?:did|doing|do|completed|finished|started) (?:my|his|her|their)\s*$")
_I_AM = re.compile(
    r"\bI(?:\s+am|[’']m)\s+(?:also\s+|currently\s+|now\s+|presently\s+)?(?:an?\s+)?(?:(?:[\w-]+)\s+){0,2}$"
)
_RANK = re.compile(
    r"(?i)professor|lecturer|post-?doc|ph\.?\s?d\.?\s(?:student|candidate|researcher)|doctoral\s(?:student|candidate|researcher)"
    r"|graduate student|research (?:associate|fellow|scientist)"
)
#: Those whom a group looks for are not there yet.
_SOUGHT = re.compile(r"(?i)\b(?:recruit|hir(?:e|ing)|seek|look)(?:s|ing)?(?: for)?\b[^.;]{0,60}$")
_AT = re.compile(r"(?i)\s*,?\s*(?P<at>at|with|of|@)\s+(?:the\s+)?")
_BODY = re.compile(r"\b(?:Program(?:me)?|Initiative|Project|Group|Lab|Team|Network|Archive|Library)s?\b|[A-Z]{3,}")
#: What is held in a society is an office.
_OFFICE = re.compile(r"(?i)president|präsident|\bchair|secretar|treasurer|\bfellow\b|\bmember\b|editor|vorsitz|trustee")
#: What goes on behind a role in apposition: "Professeure à l'Université X, elle dirige …".
_PRONOUN = re.compile(r"^[^,.;:]{0,120},\s+(?:he|she|il|elle|er|sie|lui|lei|él|ella|ele|ela|hij|zij|ze)\s+[a-zà-ÿ]")
#: Between an organisation and the role held there.
_AS = re.compile(
    r"(?i)[\s,]*(?:(?:first|initially|originally)\s+)?"
    r"(?:as|als|como|comme|come|en qualité de|en tant que|in qualità di)\s+(?:an?\s+|the\s+|een\s+|une?\s+)?"
)
#: What may stand before a role that opens a sentence.
_OPENS = re.compile(r"(?i)[\s–—•·-]*(?:(?:currently|formerly|now|an?|the|une?|la|le|eine?)\s+)*(?:\w+\s+)?")
_BECAME = re.compile(r"(?i)\b(?:became|becomes|devient|wurde|wird)\s+(?:(?:an?|the|une?|le|la|zur?m?)\s+)?(?:\w+\s+)?$")
#: What somebody is now is news wherever it is.
_IS_NOW = re.compile(r"(?i)\b(?:is|are)\s+now\s+(?:(?:an?|the|both)\s+)*(?:\w+\s+)?$")
#: Verbs that need no place: it is the one where someone was.
_THEN = re.compile(r"(?i)\b(?:later|subsequently|then)\s+as\s+(?:an?\s+)?$")
#: "I am a member of X and an affiliate professor of Y": what somebody is goes on behind "and".
_IS = re.compile(
    r"(?:\bI\s+(?:am|was)|\bI[’']m|\b(?:[Hh]e|[Ss]he)\s+(?:is|was)|[A-ZÀ-Þ][\w’-]+\s+(?:is|was))\s+"
    r"(?:(?:also|an?|currently|the|one\s+of\s+the|now)\s+)+(?P<what>(?:(?!\b(?:at|who|which|where)\b)[^,.;:()])[^.;:]{2,160}?)"
    r"(?:,?\s+(?:and|as\s+well\s+as))\s+(?:also\s+)?(?:(?:an?|the)\s+)?(?:\w+\s+)?$"
)
_RISEN = re.compile(r"(?i)\b(?:promoted|appointed|elevated|befördert|promue?|promovid[oa]|ascendid[oa])\b[^.;]{0,20}$")


@cache
def _cue() -> re.Pattern[str]:
    cues = "|".join(map(with_apostrophe, table("statements")["being"])).replace(" ", r"\s+")
    article = f"(?:{'|'.join(table('statements')['articles'])})"
    before = r"(?:^|[\s,(]|(?<=\w)(?=[’']))"  # "I'm"
    return re.compile(
        rf"(?i){before}(?:{cues})(?:\s+|(?<=\s))(?:{article}\s+)*(?:\(?[\w’'./-]+\)?,?\s+){{0,5}}[‘’'“„«\"]?$"
    )


def being(told: Told) -> Iterator[Position]:
    """Give a position for each role that a clause says its subject holds or held."""
    for clause in told.clauses:
        if not clause.subject or _goes(told, clause):
            continue
        roles = [m for m in told.sentence.of("ROLE", start=clause.start, end=clause.end) if not _is_title(told, m)]
        roles = [m for m in roles if not (_GLOSS.search(told.text(clause.start, m.start)) or _labels(told, m))]
        glosses = [(m.end, end) for m in roles if (end := _glossed(told, m)) > m.end]
        roles = [m for m in roles if not any(start <= m.start < end for start, end in glosses)]
        said, before = False, NOBODY
        for place, mark in enumerate(roles):
            led = said_of(told, clause, mark, after=False) or _opens_alone(told, clause, mark)
            said, joined = led or said_of(told, clause, mark, after=said), said and not led
            if not said:
                continue
            until = roles[place + 1].start if place + 1 < len(roles) else clause.end
            until = _before_date(told, until) if until < clause.end else until
            joined |= _THEN.search(told.text(clause.start, mark.start)) is not None
            shared = before if joined else _shared(told, mark, roles[place + 1 : place + 2], clause.end)
            for position in _positions(told, clause, mark, until, shared):
                before = position.organization
                yield position


def _glossed(told: Told, mark: Mark) -> int:
    """Give where the bracket right behind a role ends that says it in other words: "Reader (Associate Professor)"."""
    found = _IN_BRACKETS.match(told.text(mark.end, told.sentence.end))
    return mark.end + found.end() if found else mark.end


def _labels(told: Told, mark: Mark) -> bool:
    """Say whether a role is the label of somebody else: "Directeur : Ada Example"."""
    named = told.sentence.of("PERSON", start=mark.end)[:1]
    between = told.text(mark.end, named[0].start) if named else ""
    return (
        re.fullmatch(r"(?i)(?:\s+de\s+(?:la\s+)?th[èe]se)?\s?:\s*(?:(?:dr|prof|pr|mme|m)[.\s]*)*", between) is not None
    )


def _before_date(told: Told, role: int) -> int:
    """Give where what belongs to the role before another ends: a date right before the other is its own."""
    ahead = told.sentence.of("DATE", end=role)[-1:]
    return ahead[0].start if ahead and told.text(ahead[0].end, role).isspace() else role


def _shared(told: Told, role: Mark, following: Sequence[Mark], until: int) -> Mention:
    """Give where two roles are held that "and" joins: "Professor and Chair of Tides at the University of Fen"."""
    if not following or not _AND.fullmatch(told.text(role.end, following[0].start)):
        return NOBODY
    return _organization(told, following[0], until)


def _goes(told: Told, clause: Clause) -> bool:
    """Say whether a clause tells that someone joins or moves: but not "Before moving to X, I was …".

    Nobody moves to the lab whose page it is: "She is currently a postdoc in the Tide Lab".
    """
    here = told.passage.lab in map(told.organization, told.sentence.of("LAB", start=clause.start, end=clause.end))
    keys = ("join_subject",) if here else ("join_subject", "move")
    starts = [start for key in keys for start, _ in told.found(key, clause)]
    starts = [start for start in starts if not STARTING.match(told.text(start, clause.end))]
    aside = (_EARLIER.match(told.text(clause.start, start)) and _goes_on(told, start, clause) for start in starts)
    return not all(aside)


def _goes_on(told: Told, start: int, clause: Clause) -> bool:
    """Say whether what was before stands behind a joining: not in "before joining X as a professor in 2016"."""
    behind = told.text(start, clause.end).rstrip(" ,")
    return "," in behind or phrases("finite").search(behind) is not None


def _is_title(told: Told, mark: Mark) -> bool:
    """Say whether a role stands before a name as its title: "in Professor Ada Example's project"."""
    named = told.sentence.of("PERSON", start=mark.end, end=mark.end + 60)[:1]
    return bool(named) and mark.text[:1].isupper() and told.text(mark.end, named[0].start).isspace()


def said_of(told: Told, clause: Clause, mark: Mark, *, after: bool) -> bool:
    """Say whether a verb of being leads to a role; `after` is True behind a role that one led to."""
    before = told.text(clause.start, mark.start)
    if _SOUGHT.search(before):
        return False
    if re.search(r"(?i)\b(?:by|with|for|of|from) (?:an?|the|our|other|many)?\s*$", before) and not re.search(
        r"(?i)\b(?:as|followed by|(?:that|chair|job|position|post|role) of)\b", before[-20:]
    ):
        return False
    if _cue().search(before) or _leads(told, clause, mark) or _goes_on_being(before):
        return True
    return after and bool(
        re.search(
            r"(?:,|and|&|et|und|y|e)\s*(?:(?:also|later|subsequently|then)\s+)?(?:an?|the|\w+[’']s|une?|la|le|eine?)?\s*(?:lab[’']s\s*)?"
            r"[‘’'“„«\"]?$",
            before,
        )
    )


def _goes_on_being(before: str) -> bool:
    """Say whether "and" joins a role to something else that its subject is, no verb between."""
    found = _IS.search(before)
    return found is not None and not phrases("finite").search(found["what"])


def _leads(told: Told, clause: Clause, mark: Mark) -> bool:
    """Say whether a role opens the sentence in apposition to the name behind it: "Lecturer at X, Ada Example has …"."""
    opens = _OPENS.fullmatch(told.text(told.sentence.start, mark.start))
    named = [m for m in told.sentence.of("PERSON", start=mark.end, end=clause.end) if clause.subject]
    if opens and clause.subject and _PRONOUN.search(told.text(mark.end, told.sentence.end)):
        return told.passage.card or told.passage.source == "biographies"
    return bool(opens and named) and bool(
        re.search(r",\s*(?:(?:dr|prof)\w*\.?\s*)*$", told.text(mark.end, named[0].start), re.IGNORECASE)
    )


def _opens_alone(told: Told, clause: Clause, mark: Mark) -> bool:
    """Say whether a role opens a part of a life that needs no verb: "Research engineer at X, …", "Dal 2015 …"."""
    own = {person.name for person in told.passage.topic} & {person.name for person in clause.subject}
    card = told.passage.card and told.passage.source == "people_page"
    if not (card or told.passage.source == "biographies") or not own or one_role(mark.text) != mark.text:
        return False
    before = list(told.text(clause.start, mark.start))
    dates = told.sentence.of("DATE", start=clause.start, end=mark.start)
    for date in dates:
        before[date.start - clause.start : date.end - clause.start] = " " * (date.end - date.start)
    note = _note().fullmatch("".join(before))
    capital = told.text(mark.start, mark.end)[:1].isupper()
    opens = _OPENS.fullmatch(told.text(told.sentence.start, mark.start)) if capital else None
    if not (opens or (note and (dates or note["time"] or clause.start > told.sentence.start))):
        return False
    bodies = told.sentence.of("ORG", start=mark.end, end=told.sentence.end)[:1]
    if card and not (bodies and held_at().fullmatch(told.text(mark.end, bodies[0].start))):
        return acronym_behind(told, mark.end, told.sentence.end).name != ""
    return bool(bodies) and not phrases("finite").search(told.text(mark.end, bodies[0].start).removesuffix(" am "))


@cache
def _note() -> re.Pattern[str]:
    """Give what may stand before a role of a note without a verb, its dates left out: "; zuvor", "dal"."""
    times = "|".join(table("statements")["note_times"]).replace(" ", r"\s+")
    articles = "|".join(table("statements")["articles"])
    return re.compile(rf"(?i)[\s,;:–-]*(?P<time>(?:(?:{times})\b[\s,:]*)*)(?:(?:{articles})\s+)*")


def _positions(told: Told, clause: Clause, mark: Mark, until: int, before: Mention) -> Iterator[Position]:
    """Give the positions of one role; `before` is where the role before it in a row was held."""
    role = one_role(mark.text)
    organization = _organization(told, mark, until)
    if not organization.name and (before.start > mark.end or told.sentence.of("DATE", start=mark.end, end=until)):
        organization = before
    ahead = told.sentence.of("DATE", start=clause.start, end=mark.start)[-1:]
    led = ahead and "/" in ahead[0].value and told.text(ahead[0].end, mark.start).isspace()
    start, end, ongoing = split_dates(ahead[0]) if led else dates_near(told, clause.start, mark.end, until)
    risen = _RISEN.search(told.text(clause.start, mark.start))
    if start == end and start:
        ended = told.has("past", clause.start, mark.start) and not (risen or told.has("appointed", clause.start, until))
        start, end = ("", start) if ended else (start, "")
    became = risen or _BECAME.search(told.text(clause.start, mark.start))
    posted = told.passage.date if became and told.passage.source == "news" else ""
    dated = bool(start) and told.passage.source == "biographies" and clause.subject == told.passage.topic
    newly = told.passage.source == "news" and _IS_NOW.search(told.text(clause.start, mark.start))
    risen_first = risen and (told.passage.first.name or told.passage.alone)
    placed = organization.name or told.passage.card or posted or dated or newly or risen_first
    if not placed and not _is_rank_alone(told, clause, mark):
        return
    if not organization.name and _IN_MIND.search(told.text(told.sentence.start, mark.start)):
        return  # "As a geologist, she is interested in": a point of view
    if _STUDIED.search(role) and _DID.search(told.text(clause.start, mark.start)):
        return  # "did my undergrad at X": a study
    if (is_society(organization.name) and _OFFICE.search(role)) or role.casefold() in {"graduate", "alumna", "alumnus"}:
        return
    if organization.start > mark.end and pattern("serials").search(told.text(mark.end, organization.start)):
        return  # who edits a journal is not employed there
    board = organization.name.isupper() or organization.name.endswith(("Board", "Committee", "Council"))
    if phrases("serve_roles").fullmatch(role) and board:
        return  # "Area Chair for ICML", "student representative to the Tide Committee"
    for held in (Held(organization, (start or posted, end, ongoing)), *_others(told, organization, until)):
        for person in clause.subject:
            start, end, ongoing = held.dates
            yield Position(
                evidence=told.evidence(), person=person, organization=held.body, role=role, start=start, end=end,
                ongoing=ongoing,
            )  # fmt: skip


def risen(sentence: str, role: str) -> bool:
    """Say whether a sentence tells a role as a rise in rank: "was promoted to full professor"."""
    at = sentence.find(role)
    return at >= 0 and _RISEN.search(sentence[:at]) is not None


def _is_rank_alone(told: Told, clause: Clause, mark: Mark) -> bool:
    """Say whether somebody tells what they are now without a word of where: "I am a PhD student in economics"."""
    before = told.text(clause.start, mark.start)
    placed = told.sentence.of("ORG", "LAB", "PERSON", start=clause.start, end=told.sentence.end)
    own = told.passage.source == "biographies" and _I_AM.search(before)
    return bool(own) and not placed and _RANK.search(mark.text) is not None


def _others(told: Told, organization: Mention, until: int) -> list[Held]:
    """Give the organisations that share a role with the one before them: "intern at X and Y"."""
    marks = told.sentence.of("ORG", start=organization.start, end=until) if organization.start >= 0 else ()
    if not marks or marks[0].start != organization.start:
        return []
    bodies = row(told, organization.start, until)
    return bodies[1:] if bodies and bodies[0].body.end == organization.end else []


def _organization(told: Told, mark: Mark, until: int) -> Mention:
    """Give where a role is held: what stands behind it, the lab whose it is, on a lab's page the lab."""
    lab = told.passage.lab
    marks = [m for m in told.sentence.of("ORG", "LAB", start=mark.end, end=until) if not _owns_next(told, m)]
    marks = [m for m in marks if not (_is_region(told, m) or _is_short(told, mark, m))]
    here = [m for m in marks if m.label == "LAB"]
    heads = shape("heads_of_labs").search(mark.text) and not _elsewhere(told, mark, marks)
    if told.passage.card and lab.name and (is_student(mark.text) or heads):
        return told.organization(here[0]) if here else lab
    place = place_of_clause(told, mark.start)
    if place.name and not (marks and _AT.fullmatch(told.text(mark.end, marks[0].start))):
        return place
    marks = marks[1:] if len(marks) > 1 and _is_subject(told, mark, marks[0]) else marks
    short = acronym_behind(told, mark.end, until)
    if short.name and marks and short.end <= marks[0].start and held_at().fullmatch(told.text(mark.end, short.start)):
        if told.text(short.end, marks[0].start) == ", " and marks[0].label == "ORG":
            return Mention(told.text(short.start, marks[0].end), short.start, marks[0].end)  # "at QMAP, Fen University"
        return short  # "chargé de recherche au CNRS, affecté à l'Institut …"
    gloss = _glossed(told, mark)
    behind = gloss if marks and gloss <= marks[0].start else mark.end
    if marks and re.match(r"[^.;:]{0,60}$", told.text(behind, marks[0].start)):
        if marks[0].label == "LAB":
            return lab_within(told, marks)
        return chain(told, [m for m in marks if m.label == "ORG"])
    if (place := _linked(told, mark, until)).name or (place := named_place(told, mark.end, until)).name:
        return place
    if (place := acronym_behind(told, mark.end, until)).name or (place := _ahead(told, mark)).name:
        return place
    before = told.sentence.of("LAB", start=told.sentence.start, end=mark.start)
    if before and mark.start - before[-1].end < len("’s  "):
        return told.organization(before[-1])
    current = told.passage.card and not told.has("past", told.sentence.start, mark.start)
    return lab if current and not re.search(r"(?i)professor|lecturer|profess|dozent", mark.text) else NOBODY


def _ahead(told: Told, mark: Mark) -> Mention:
    """Give the organisation before "as" and a role: "She worked at the Harbour Museum as a curator"."""
    clause = told.clause(mark.start)
    bodies = [m for m in told.sentence.of("ORG", start=clause.start, end=mark.start) if organization_weight(m.text) > 0]
    return chain(told, bodies[-1:]) if bodies and _AS.fullmatch(told.text(bodies[-1].end, mark.start)) else NOBODY


def _elsewhere(told: Told, role: Mark, marks: Sequence[Mark]) -> bool:
    """Say whether a body stands right behind "at": "group leader at the Institute of Tides"."""
    return bool(marks) and marks[0].label == "ORG" and bool(_AT.fullmatch(told.text(role.end, marks[0].start)))


def _linked(told: Told, role: Mark, until: int) -> Mention:
    """Give the linked name right behind a role and "at" or "of": "Director of the [Tide Studies Program](…)"."""
    for inline in told.passage.page.inlines(role.end, until):
        text = " ".join(told.text(inline.start, inline.end).split())
        link = _AT.fullmatch(told.text(role.end, inline.start)) if inline.kind == "link" else None
        if link and text[:1].isupper() and (link["at"].casefold() != "of" or _BODY.search(text)):
            return Mention(text, inline.start, inline.end)
    return NOBODY


def _is_short(told: Told, role: Mark, mark: Mark) -> bool:
    """Say whether a name in brackets is short for the role before it: "Canada Research Chair (CRC)"."""
    initials = "".join(word[0] for word in role.text.split() if word[0].isupper())
    return mark.text == initials and told.text(role.end, mark.start).strip() == "("


def _is_region(told: Told, mark: Mark) -> bool:
    """Say whether the recogniser took a region for an organisation: "in the Western Fens"."""
    plain = mark.label == "ORG" and organization_weight(mark.text) == 0
    return plain and bool(re.search(r"\bin\s+the\s+$", told.text(mark.start - 8, mark.start)))


def _is_subject(told: Told, role: Mark, mark: Mark) -> bool:
    """Say whether a name behind a role is what is taught: "professoressa di Letteratura Italiana presso …"."""
    between = told.text(role.end, mark.start)
    return organization_weight(mark.text) < 1 and bool(re.fullmatch(r"\s+(?:di|in|für|de|em|en|of|van)\s+", between))


def place_of_clause(told: Told, at: int) -> Mention:
    """Give what "where" means at an offset: the organisation before its clause."""
    clause = told.clause(at)
    if not re.match(r"(?i)[\s,]*(?:where|où|wo|donde|dove|onde|waar)\b", told.text(clause.start, clause.end)):
        return NOBODY
    before = told.sentence.of("ORG", "LAB", end=clause.start)
    near = before[-1:] if before and clause.start - before[-1].end < _NEAR else ()
    if near and near[0].label == "LAB":
        return told.organization(near[0])
    for first in range(len(before) - 1 if near else 0):
        if (whole := chain(told, before[first:])).end >= near[0].end:
            return whole
    return chain(told, near)


def _owns_next(told: Told, mark: Mark) -> bool:
    """Say whether a genitive ties an organisation to the role behind it: "the lab's manager"."""
    return bool(
        re.match(
            r"[’']s?\s+(?:\w+\s+){0,2}$",
            told.text(mark.end, next((r.start for r in told.sentence.of("ROLE", start=mark.end)), mark.end)),
        )
    )
