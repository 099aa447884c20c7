"""Honours that news name without a verb of getting: "Best Poster Award goes to Ada Example", "Tide Prize winner"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.prose.statements.labs import greeted_next
from kgbuild.extract.prose.statements.passage import Told, phrases
from kgbuild.model import Award, Mention
from kgbuild.names import fold, looks_like_name
from kgbuild.names.words import known
from kgbuild.prose import Mark

_NAME, _SURE_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'.-]*){1,3}(?<![.’'])"), 0.25
_GIVEN = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ’-]+(?=\s*(?:[,.!?;(]|$)|\s+(?:at|for|in|on)\b)")
#: Before a prize that opens a sentence.
_ORDINAL = re.compile(
    r"(?i)\W*(?:(?:primer|segund|tercer|first|second|third|premi[eè]r|deuxième|troisième|erst|zweit|dritt|prim|second|terz|primeir|terceir)\w*\s+)?"
)
#: Behind the title of what won.
_MADE_BY = re.compile(
    r"(?i)[”\"»“],?\s+(?:(?:realizad|presentad|elaborad|escrit|realizzat|apresentad)[oa]s?\s+(?:por|da)|(?:réalisé|présenté|écrit)e?s?\s+par"
    r"|(?:verfasst\s+)?von|(?:(?:presented|submitted|written|made)\s+)?by)\s+(?:(?:dr|prof)\.?\s+)?$"
)
_FOR = re.compile(
    r"\W*(?P<title>(?:First|Second|Third|1st|2nd|3rd|Best|Outstanding|Top|Young)\b[\w’' -]{0,60}?"
    r"(?i:prize|award|place|medal|poster|paper|presentation|talk|thesis|dissertation))\s+"
    r"(?:for|to|goes to|awarded to|won by)\s+(?:our\s+)?(?:(?:Dr|Prof)\.?\s+)*(?=[A-ZÀ-Þ])"
)
#: The occasion may stand between an honour and who has it.
_AT = r"(?:\s+(?:at|in|of|from|auf|bei|à|en)\s+[^.:;!?\n]{3,80}?)?"
_DASH = re.compile(r"\s*[:–—-]\s+(?:(?:Dr|Prof|Professor)\.?\s+)*(?=[A-ZÀ-Þ])")
_ASIDE = re.compile(r"\s*(?:$|[(,;.!“\"„«‘|–—-])")
_BEST = re.compile(r"(?i)(?:best|first|second|third|1st|2nd|3rd|top)\s")
_NEAR = 20
_HOLDER = r"(?:winners?|recipients?|awardees?|laureates?)"
#: "The winner of the" before an honour, "is" behind it.
_WINNER_OF = re.compile(rf"(?i)\b{_HOLDER}\s+of\s+(?:(?:the|an?|this\s+year[’']s|our)\s+)?$")
_IS = re.compile(rf"(?i){_AT}\s*(?:\b(?:is|are|was|were)\s+|:\s*)(?:our\s+(?:own\s+)?)?(?:(?:Dr|Prof)\.?\s+)*$")
#: "Ada Example is a" before an honour, "winner" behind it.
_IS_A = re.compile(
    r"(?i)[\s,]*(?:is|are|was|were|became|named)\s+(?:also\s+|now\s+)?(?:an?|the|our|this\s+year[’']s)?\s*$"
)
_WINNER = re.compile(rf"(?i)[’']?s?\s+{_HOLDER}\b")
#: Between an honour and a greeting, either first.
_BESIDE = re.compile(r"(?i)\s*(?:[:!.–—-]|\()\s*(?:the\s+)?(?:our\s+)?$")
#: What goes on behind an honour that opens an item, and what stands before it.
_BEHIND = re.compile(r"\s*(?:$|[.!,(]|(?:at|by|for (?:our|my|the|her|his|an?)|from|in|of)\s)")
_BEFORE = re.compile(rf"(?i)\W*(?:(?:the|an?|our|my)\s+)?(?:{_HOLDER}\s+of\s+(?:(?:the|an?)\s+)?)?")


def honour_notes(told: Told) -> Iterator[Award]:
    """Give the honours of a sentence of news that says who has them by its order rather than by a verb."""
    if told.passage.source != "news":
        return
    for mark in told.sentence.of("AWARD"):
        if people := _made(told, mark):
            yield _award(told, people, told.text(told.sentence.start, mark.end).lstrip(" *_–—-•"))
            return
        if people := _behind(told, mark) or _called(told, mark) or _labelled(told, mark) or _beside(told, mark):
            yield _award(told, people, mark.text)
            return
    label = told.passage.label.strip(" :[]()*_.–—-\t")
    labelled = told.index == 0 and " " in label and (shape("honour_noun").search(label) or _BEST.match(label))
    if labelled and (people := greeted_next(told) or _alone(told)):
        yield _award(told, people, label)
        return
    if _opens(told):
        mark = told.sentence.of("AWARD")[0]
        greeted = told.clauses[0].subject or greeted_next(told)
        yield _award(told, greeted or (told.passage.first,), mark.text)
        return
    yield from _best(told)


def _award(told: Told, people: tuple[Mention, ...], title: str) -> Award:
    title = re.sub(r"^(?:The|De[nrt]?|Das|Die|El|Het|Il|La|Le|O)\s+", "", " ".join(title.split()))
    return Award(evidence=told.evidence(0.7), people=people, title=title, date=told.passage.date)


def _labelled(told: Told, mark: Mark) -> tuple[Mention, ...]:
    """Read "First Prize – Ada Example (Tide Lab)", "Best poster: Ada Example" where nothing else opens the sentence."""
    dash = _DASH.match(told.text(mark.end, told.sentence.end))
    marks = told.people_marks(mark.end, told.sentence.end)
    if mark.start != told.sentence.start or dash is None or not marks or marks[0].start != mark.end + dash.end():
        return ()
    rest = told.text(marks[-1].end, told.sentence.end)
    return tuple(told.cast.who(found) for found in marks) if _ASIDE.match(rest) else ()


def _made(told: Told, mark: Mark) -> tuple[Mention, ...]:
    """Read "Primer Premio de Física al trabajo “T”, realizado por Ada Example" where it opens the sentence."""
    if not _ORDINAL.fullmatch(told.text(told.sentence.start, mark.start)):
        return ()
    for person in told.sentence.of("PERSON", start=mark.end):
        if _MADE_BY.search(told.text(mark.end, person.start)):
            return told.people(person.start, told.sentence.end)
    return ()


def _alone(told: Told) -> tuple[Mention, ...]:
    """Give the people of a sentence that is no more than their names."""
    marks = told.people_marks(told.sentence.start, told.sentence.end)
    named = marks and marks[0].start == told.sentence.start
    alone = named and _ASIDE.match(told.text(marks[-1].end, told.sentence.end))
    return tuple(told.cast.who(mark) for mark in marks) if alone else ()


def _from(told: Told, at: int) -> tuple[Mention, ...]:
    """Give the people of the list of names that begins at an offset or soon behind it, marked or overlooked."""
    marks = told.people_marks(at, told.sentence.end)
    if marks and marks[0].start - at < _NEAR:
        return tuple(told.cast.who(mark) for mark in marks)
    given = _GIVEN.match(told.text(at, told.sentence.end))
    if given and fold(given[0]) in known("given"):
        return (told.cast.who(Mark("PERSON", at, at + given.end(), given[0])),)
    name = _NAME.match(told.text(at, told.sentence.end))
    sure = name is not None and looks_like_name(name[0]) >= _SURE_NAME
    return (Mention(name[0], at, at + name.end()),) if name and sure else ()


def _behind(told: Told, mark: Mark) -> tuple[Mention, ...]:
    """Read "First prize for Ada Example", "The winner of the Tide Prize is Ada Example"."""
    if to := shape("honour_to").match(told.text(mark.end, told.sentence.end)):
        return _from(told, mark.end + to.end())
    people = told.people_marks(mark.end, told.sentence.end)
    if people and _WINNER_OF.search(told.text(told.sentence.start, mark.start)):
        return _from(told, people[0].start) if _IS.fullmatch(told.text(mark.end, people[0].start)) else ()
    return ()


def _called(told: Told, mark: Mark) -> tuple[Mention, ...]:
    """Read "Ada Example is a Tide Prize winner"."""
    people = told.people_marks(told.sentence.start, mark.start)
    if not people or not _WINNER.match(told.text(mark.end, told.sentence.end)):
        return ()
    between = told.text(people[-1].end, mark.start)
    return tuple(told.cast.who(person) for person in people) if _IS_A.fullmatch(between) else ()


def _beside(told: Told, mark: Mark) -> tuple[Mention, ...]:
    """Read "Tide Prize: Congratulations to Ada Example!", "Congratulations to Ada Example: Tide Prize!"."""
    match = phrases("congratulate").search(told.sentence.text)
    if match is None:
        return ()
    begin, end = (told.sentence.start + place for place in match.span())
    people = told.people_marks(end, told.sentence.end)
    if not people or people[0].start - end > _NEAR:
        return ()
    between = told.text(mark.end, begin) if mark.end <= begin else told.text(people[-1].end, mark.start)
    return tuple(told.cast.who(person) for person in people) if _BESIDE.fullmatch(between) else ()


def _opens(told: Told) -> bool:
    """Say whether a sentence is no more than an honour, and perhaps where it was given, or for what."""
    marks = told.sentence.of("AWARD")
    if not marks or told.sentence.of("PERSON") or not shape("honour_noun").search(marks[0].text):
        return False
    opens = told.index == 0 or bool(told.clauses[0].subject)
    before = told.text(told.sentence.start, marks[0].start)
    behind = told.text(marks[0].end, told.sentence.end)
    alone = (
        _BEFORE.fullmatch(before) and _BEHIND.match(behind) and not told.has("finite", marks[0].end, told.sentence.end)
    )
    return bool(opens and alone)


def _best(told: Told) -> Iterator[Award]:
    """Read "First prize for Ada Example at …" where no honour is marked."""
    found = _FOR.match(told.sentence.text)
    if found and (people := _from(told, told.sentence.start + found.end())):
        yield _award(told, people, found["title"])
