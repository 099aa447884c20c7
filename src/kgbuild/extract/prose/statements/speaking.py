"""Talks and posters that a sentence tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.prose.statements.passage import Clause, Told, phrases
from kgbuild.extract.prose.statements.roles import chain, dates_in
from kgbuild.model import Mention, Talk
from kgbuild.prose import Mark

_QUOTED = re.compile(r"[“\"«„]\s*([^”\"»“]{8,300}?)[.,]?\s*[”\"»“]")
#: So far behind "talk by" stands the speaker, behind an event its place (" (held this year in ").
#: What the talk is about is no part of where it is held.
_UNTITLED = re.compile(
    r"(?<=\d{4}),\s+(?:the|an?)\s+|\s+(?:in|on|to)$|,?\s+(?:on|about|entitled|titled|called|with the title)\s+[“\"„«]"
)
_NEAR, _BESIDE = 24, 20
#: A title in italics has so many words.
_WORDS = 4
_APPOSED = re.compile(r"(?P<name>[A-Z][\w-]+(?: [A-Z0-9][\w-]*){0,5}), (?:the|an?) $")
#: The same without a year, right behind the words for a talk: "presented a poster at the Dag van de Getijden".
_AT_NAME = re.compile(
    r"[^.;:,]{0,60}?\s(?:at|@)\s+(?:the\s+|this\s+year[’']s\s+)?(?P<name>[A-Z][\w’'&-]+(?:\s+(?:(?:of|on|for|in|and|de|van|für|der)\s+(?:the\s+|la\s+|de\s+|der\s+)?)?"
    r"[A-Z][\w’'&-]*)+|[A-Z]{3,}[\w-]*)(?=\s+(?:in|on|this|last|about|with|to)\b|\s*[.,;:!?(]|\s*$)"
)
#: What was presented, said without its title.
_WORK_BEHIND = re.compile(
    r"(?i)\s+(?:(?:her|his|their|our|its|my|some|new|latest|recent)\s+)*(?:work|research|results|findings|posters?|talks?)\b"
)
_WHOSE = re.compile(r".{0,2}[’']s?\s+(?:\w+\s+){0,2}")
_WORK = re.compile(r"(?i).{0,2}[’']s?\s+(?:\w+\s+){0,2}(?:abstract|poster|work|project|submission|talk)\b")
_OPENS = re.compile(r"(?i)\W*(?:(?:my|an?|new|upcoming|recent|gave|giving|virtual|online)\s+)*")
#: Between the word for a talk and where it is held.
_LEADS = re.compile(
    r"(?is)(?:\W+(?:on\s+)?[“\"«„].*[”\"»“])?\W*(?:(?:at|in|for|@|to)\s+)?(?:(?:the|this year[’']s)\s+)?"
)
_VISITS = re.compile(
    r"(?i)\b(?:visit|travel|went|goes|going|head|fl[ie]w?)(?:s|ed|led|ing|ling)?\s+(?:to\s+)?(?:the\s+)?$"
)
_TO_GIVE = re.compile(r"(?i)\s+(?:(?:in\s+[A-Z]\w+\s+)?(?:to|and|where\s+(?:she|he|they))\s+)?(?:will\s+)?")
#: An event that no mark covers: "at Wavesync 2021".
_AT_EDITION = re.compile(r"\b(?:at|@)\s+(?:the\s+)?(?P<name>[A-Z][\w-]+(?:\s+[A-Z][\w-]+){0,3}\s+(?:19|20)\d\d)\b")
_HONOUR = re.compile(r"(?:Best|Most|Outstanding|Top)\s")
#: An hour that is no event: "1PM on Friday".
_HOUR = re.compile(r"(?i)\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b")
_AT_THE = re.compile(r"(?i)\W*(?:at|in|during|for)\s+(?:the\s+|this\s+year[’']s\s+)?")
#: What a guest comes for.
_OCCASION = re.compile(
    r"(?i)\b(?:for|at|in|of|to give)\s+(?:an?|our|the|this)\s+(?:virtual\s+|online\s+)?"
    r"(?:(?:invited\s+|guest\s+)*(?:talk|lecture|presentation)\b"
    r"|(?P<event>(?:[\w’'-]+\s+){0,4}?(?:seminar(?:\s+series)?|colloquium|lab\s+meeting|workshop|symposium|group\s+meeting)\b))"
)
_PAPER = re.compile(r"(?i)\b(?:paper|article|preprint|papier)\b")
#: What somebody did at an event, behind their name: "Ada Example (poster)".
_IN_BRACKET = re.compile(r"\s*\((?P<kind>[^()\n]{4,30})\)")
_ORAL = re.compile(r"(?i)(?:oral|orale|online|virtual|invited|contributed)(?: poster| oral)?")
_AT_BODY = re.compile(r"(?i)\s(?:an|am|beim?|in|im|auf)\s+(?:de[rmn]\s+)?$")
_AS_TALK = re.compile(r"(?i)\bas an? (?:[\w-]+ ){0,2}(?:talk|poster|lecture|keynote|presentation|plenary)\b")
#: Between an event and its town, where its house stands between them: "held at … in".
_HELD_AT = re.compile(
    r"[\s,()]*(?:(?:which|that|was|is|being|this|last|year|held|hosted|organi[sz]ed|took|taking|place|at|by|in|on|the)\b[\s,()]*)*"
)


def speaking(told: Told) -> Iterator[Talk]:
    """Give the talks of a sentence: someone speaks at an event or an institution."""
    said = tuple(_bracketed(told)) or tuple(_spoken(told)) or tuple(_hosted(told))
    yield from said or _named(told)


def _bracketed(told: Told) -> Iterator[Talk]:
    """Read "Ada Example (poster) and Bo Roe (talk) represented the lab at X"."""
    events = told.sentence.of("EVENT") if told.passage.source == "news" else ()
    if len(events) != 1:
        return
    whole = Clause(told.sentence.start, told.sentence.end, ())
    for person in told.sentence.of("PERSON"):
        found = _IN_BRACKET.match(told.text(person.end, told.sentence.end))
        kind = found["kind"].strip() if found else ""
        if kind and (phrases("talk_kinds").fullmatch(kind) or _ORAL.fullmatch(kind)):
            yield replace(_talk(told, (told.cast.who(person),), whole, person.end, events[0]), type=kind, title="")


def _hosted(told: Told) -> Iterator[Talk]:
    """Read "We are hosting Ada Example, Professor at Fen University, for a Tide seminar on “T”"."""
    if told.passage.source != "news":
        return
    for clause in told.clauses:
        for _, end in told.found("host", clause):
            marks = told.people_marks(end, told.sentence.end)
            behind = told.text(marks[-1].end, told.sentence.end) if marks and marks[0].start - end < _NEAR else ""
            occasion = _OCCASION.search(behind)
            if occasion is None:
                return
            quoted = _QUOTED.search(behind)
            yield Talk(
                evidence=told.evidence(0.7), people=tuple(told.cast.who(mark) for mark in marks),
                title=" ".join(quoted[1].split()) if quoted else "",
                event=" ".join((occasion["event"] or "").split()), date=told.passage.date,
                type="invited talk" if "invited" in behind.casefold() else "",
            )  # fmt: skip
            return


def _named(told: Told) -> Iterator[Talk]:
    """Read news without a verb: "Invited talk at the Tide Meeting", "Check out Ada Example's talk at …"."""
    kind = phrases("talk_kinds").search(told.sentence.text) if told.passage.source == "news" else None
    if kind is None:
        return
    at, clause = told.sentence.start + kind.start(), told.clauses[-1]
    whole = Clause(told.sentence.start, told.sentence.end, clause.subject)
    place = _place(told, whole, told.sentence.start + kind.end())
    owners = told.sentence.of("PERSON", end=at)[-1:]
    if owners and _WHOSE.fullmatch(told.text(owners[0].end - 2, at)):
        people = (told.cast.who(owners[0]),)
    elif (told.passage.first.name or told.passage.alone) and _OPENS.fullmatch(told.text(told.sentence.start, at)):
        people = (told.passage.first,)
    else:
        return
    if place and _LEADS.fullmatch(told.text(told.sentence.start + kind.end(), place.start)):
        yield _talk(told, people, whole, at, place)


def _spoken(told: Told) -> Iterator[Talk]:
    for clause in told.clauses:
        for start, end in told.found("speak", clause):
            place = _place(told, clause, end) or _named_before(told, clause, end) or _attended(told, start)
            place = place or _headed(told, start) or _opening(told, start) or _visited(told, clause, start, end)
            place = place or _between(told, start, end) or _understood(told, start, end)
            told_title = place is not None or _titled(told, end, clause)
            people = clause.subject or _owners(told, clause, start)
            if not told_title or not people or _PAPER.search(told.text(clause.start, end)):
                break
            yield _talk(told, people, clause, start, place)
            break
        yield from _by(told, clause)


def _by(told: Told, clause: Clause) -> Iterator[Talk]:
    """Read "a talk by Ada Example at X", "at X: talks by Ada and Bo, posters by Cy"."""
    said = list(told.found("talk_by", clause))
    for number, (start, end) in enumerate(said):
        marks = told.people_marks(end, clause.end)
        if not marks or marks[0].start - end >= _NEAR:
            continue
        until = said[number + 1][0] if number + 1 < len(said) else clause.end
        within = Clause(clause.start, until, clause.subject)
        place = _place(told, within, marks[-1].end) or next(iter(told.sentence.of("EVENT", end=start)[-1:]), None)
        yield _talk(told, tuple(told.cast.who(mark) for mark in marks), within, start, place)


def _visited(told: Told, clause: Clause, start: int, end: int) -> Mark | None:
    """Give the event that the words for a talk name, or the body of "visits Fen University to give a lecture"."""
    within = told.sentence.of("EVENT", start=start, end=end)
    hosts = told.sentence.of("ORG", start=clause.start, end=start)[-1:]
    host = hosts[0] if hosts and _VISITS.search(told.text(clause.start, hosts[0].start)) else None
    led = host is not None and _TO_GIVE.fullmatch(told.text(host.end, start))
    return within[0] if within and phrases("talk_kinds").search(told.text(start, end)) else host if led else None


def _between(told: Told, start: int, end: int) -> Mark | None:
    """Give the body between the verb and the word for a talk: "hielt sie an der Universität Fen einen Vortrag"."""
    bodies = told.sentence.of("ORG", start=start, end=end)
    return next((m for m in bodies if _AT_BODY.search(told.text(start, m.start))), None)


def _slanted(told: Told, at: int) -> str:
    """Give the title in italics that stands behind a colon, a comma or the words for a talk."""
    for inline in told.passage.page.inlines(at, told.sentence.end):
        text = told.text(inline.start, inline.end)
        if inline.kind == "emphasis" and inline.start >= at and len(text.split()) >= _WORDS:
            return " ".join(text.split()).rstrip(".,")
    return ""


def _titled(told: Told, at: int, clause: Clause) -> bool:
    """Say whether a title stands behind a word for a talk, in quotation marks or in italics: "presented her *…*"."""
    if told.passage.source == "news" and _slanted(told, at) and not _PAPER.search(told.text(clause.start, clause.end)):
        return True
    quoted = _QUOTED.search(told.text(at, clause.end))
    lead = told.text(at - 30, at + quoted.start()) if quoted else ""
    return bool(quoted) and told.passage.source == "news" and phrases("talk_kinds").search(lead) is not None


def _named_before(told: Told, clause: Clause, at: int) -> Mark | None:
    """Give the event that the sentence before names, where this one gives the title of what was said there."""
    if not told.index or not _QUOTED.search(told.text(at, clause.end)):
        return None
    before = told.passage.sentences[max(told.index - 3, 0) : told.index]
    return next((mark for sentence in reversed(before) for mark in sentence.of("EVENT")), None)


def _understood(told: Told, start: int, end: int) -> Mark | None:
    """Give the one event that a sentence on a talk names, or the one before it: "We went to X. Ada gave a talk"."""
    said = told.text(start, end)
    of_talk = phrases("talk_kinds").search(said) or _AS_TALK.search(told.text(end, told.sentence.end))
    of_talk = of_talk or re.search(r"(?i)\b(?:work|research|results|findings)\b", said)
    if told.passage.source != "news" or not (of_talk or _WORK_BEHIND.match(told.text(end, told.sentence.end))):
        return None
    only = told.sentence.of("EVENT")
    here = only if len(only) == 1 else told.sentence.of("EVENT", end=start)[-1:]
    if here or told.sentence.of("EVENT", "ORG", start=start):
        return here[0] if here else None
    before = [s.of("EVENT") for s in told.passage.sentences[max(told.index - 2, 0) : told.index]]
    named = next((marks for marks in reversed(before) if marks), ())
    return _called(told, named[0]) if len(named) == 1 else None


def _called(told: Told, event: Mark) -> Mark | None:
    """Give an event by its name, which may stand before what it is: "Wavesync, the annual conference on tides"."""
    if any(letter.isupper() for letter in event.text):
        return event
    named = _APPOSED.search(told.text(max(event.start - 60, 0), event.start))
    start = event.start - (len(named[0]) if named else 0)
    return Mark("EVENT", start, start + len(named["name"]), named["name"]) if named else None


def _attended(told: Told, at: int) -> Mark | None:
    """Give the event of "attended the Tide Meeting and presented a poster"."""
    events = told.sentence.of("EVENT", end=at)
    return events[-1] if events and told.has("attend", told.sentence.start, events[-1].start) else None


def _owners(told: Told, clause: Clause, at: int) -> tuple[Mention, ...]:
    """Give whose abstract or poster a clause says was chosen: "Ada Example's abstract is selected for a talk at …"."""
    people = told.sentence.of("PERSON", start=clause.start, end=at)[:1]
    owned = people and _WORK.match(told.text(people[0].end - 2, at))
    return (told.cast.who(people[0]),) if owned else ()


def _headed(told: Told, at: int) -> Mark | None:
    """Give the event that an item of news opens with: "Tide Congress 2023 - Ada Example presented a poster"."""
    if told.passage.source != "news":
        return None
    first = told.passage.sentences[0]
    events = [mark for mark in first.of("EVENT", end=at) if not re.search(r"\w", told.text(first.start, mark.start))]
    led = events and re.match(
        r"(?:\s*(?:19|20)\d\d)?\W*\s[-–—:]\s|\s*[:.]", told.text(events[0].end, events[0].end + 12)
    )
    return events[0] if led else None


def _opening(told: Told, at: int) -> Mark | None:
    """Give the event that opens the sentence: "At the Tide Meeting, Ada Example gave a talk"."""
    events = told.sentence.of("EVENT", end=at)[:1]
    return events[0] if events and _AT_THE.fullmatch(told.text(told.sentence.start, events[0].start)) else None


def _place(told: Told, clause: Clause, at: int) -> Mark | None:
    marks = told.sentence.of("EVENT", "ORG", start=at, end=clause.end)
    marks = tuple(mark for mark in marks if not _HOUR.match(mark.text))
    events = [m for m in marks if m.label == "EVENT"]
    if events:
        return events[0]
    if found := next((m for m in marks if shape("at_place").search(told.text(at - 4, m.start))), None):
        return found
    edition = _AT_EDITION.search(told.text(at, clause.end)) if not marks else None
    if not edition and told.passage.source == "news" and not events:
        edition = _AT_NAME.match(told.text(at, clause.end))
    return Mark("EVENT", at + edition.start("name"), at + edition.end("name"), edition["name"]) if edition else None


def _is_beside(told: Told, event: Mark, place: Mark) -> bool:
    """Say whether a place stands near an event, or with nothing between them but the house and the day."""
    gap = told.text(event.end, place.start)
    for mark in told.sentence.of("ORG", "DATE", start=event.end, end=place.start):
        gap = gap.replace(told.text(mark.start, mark.end), " ")
    return place.start - event.end < _BESIDE or _HELD_AT.fullmatch(gap) is not None


def _talk(told: Told, people: tuple[Mention, ...], clause: Clause, verb: int, place: Mark | None) -> Talk:
    kind = phrases("talk_kinds").search(told.text(verb, clause.end))
    quoted = _QUOTED.search(told.text(verb, clause.end)) or _QUOTED.search(told.text(clause.start, verb))
    quoted = None if quoted and _HONOUR.match(quoted[1]) else quoted
    _, day, _ = dates_in(told, clause.start, clause.end)
    event, where = "", list[Mark]()
    if place:
        event = place.text if place.label == "EVENT" else chain(told, told.sentence.of("ORG", start=place.start)).name
        behind = [m for m in told.sentence.of("PLACE", start=place.end) if _is_beside(told, place, m)]
        where = [m for m in behind if not (m.text.isupper() and told.text(m.start - 1, m.start) == "(")]
    return Talk(
        evidence=told.evidence(), people=people, title=" ".join(quoted[1].split()) if quoted else _slanted(told, verb),
        event=shape("verb_behind").sub("", _UNTITLED.split(event, maxsplit=1)[0]), date=told.on(day),
        type=kind[0] if kind else "", location=where[0].text if where else "",
    )  # fmt: skip
