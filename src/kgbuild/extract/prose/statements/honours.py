"""Awards, prizes, fellowships."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.prose.statements.passage import Clause, Passage, Told, listed
from kgbuild.extract.prose.statements.roles import chain, split_dates
from kgbuild.model import NOBODY, Award, Mention
from kgbuild.names import looks_like_name
from kgbuild.prose import Mark

_PAPER = re.compile(
    r"(?i)\b(?:our|his|her|the|their|’s|'s) (?:\w+ ){0,3}(?:paper|article|poster|work|preprint)\b[^.]*$"
)
_WHOSE = re.compile(
    r"(?i).{0,2}[’']s?\s+(?:\w+\s+){0,2}(?:paper|article|poster|work|talk|presentation|thesis|dissertation)\b"
)
#: "Example Prize of the Tide Society", "the Tide Society’s Example Prize": who gives it stands in its name.
_OF = re.compile(r"\s+(?:of|from|by)\s+(?:the\s+)?(?=[A-ZÀ-Þ])")
_OWN = re.compile(r"(?P<giver>[A-ZÀ-Þ].{5,}?)(?:[’']s|[’'](?=\s))\s+(?P<title>[A-ZÀ-Þ].+)")
_ACRONYM = re.compile(r"\s*\((?P<giver>[A-Z][A-Z&-]{2,7})\)")
#: Nothing else between two honours: what is said behind the second is said of both.
_AND = re.compile(r"(?i)[\s,]*(?:\b(?:and|et|und|y|e)\b)?\s*(?:both\s+)?(?:the|an?|le|la|les|den|das|el|il)?\s*")
_QUOTED_HONOUR = re.compile(
    r"\s*(?:the|an?)?\s*[“\"«„](?P<title>(?:Best|Most|Outstanding|Excellent|Top|First|Young)\s[^”\"»“]{3,60})[”\"»“]"
)
_NAME, _SURE_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'.-]*){1,3}(?<![.’'])"), 0.25
_FOR = re.compile(
    r"\W*(?P<title>(?:First|Second|Third|1st|2nd|3rd|Best|Outstanding|Top|Young)\b[\w’' -]{0,60}?"
    r"(?i:prize|award|place|medal|poster|paper|presentation|talk|thesis|dissertation))\s+"
    r"(?:for|to|goes to|awarded to|won by)\s+(?:our\s+)?(?:(?:Dr|Prof)\.?\s+)*(?=[A-ZÀ-Þ])"
)
#: Between an honour and whom it is given to.
_TO = re.compile(
    r"(?i)\s*[:–—-]?\s*(?:(?:(?:was|is|were|has been|have been)\s+)?"
    r"(?:awarded|presented|given|bestowed|conferred|won|received)\s+(?:to|by|on|upon)"
    r"|goes\s+to|went\s+to|go\s+to|for|à|an|für|a|para|per)\s+(?:our\s+(?:own\s+)?)?(?:(?:Dr|Prof)\.?\s+)*(?=[A-ZÀ-Þ])"
)
_NEAR = 20
#: So few words stand behind a prize in a list of them: its year, its place.
_BEHIND_PRIZE = 8
#: Between those who are congratulated and their honour.
_ON = re.compile(
    r"(?i)[\s,!]*(?:for|on|upon|with|pour|zum|zur|zu|por|per|pelo|pela|met|with)\s+(?:winning\s+)?"
    r"(?:(?:the|an?|her|his|their|your|this|le|la|l[’']|son|sa|leur|el|su|il|lo|suo|o|seu|het|de|dem|der|ihrem|ihren|seinem)\s*)?(?:prestigious\s+|new\s+)?"
)
#: "The Tide Society has awarded me the".
_GIVES = re.compile(
    r"(?i)(?<!been )(?<!was )(?<!were )(?<!is )\b(?P<verb>(?:award|present|honou?r|grant|bestow)(?:s|ed))\b"
    r"(?=\s+(?:(?P<me>me)\b)?)(?!\s+(?:to|by|for|at|a|an|the|this)\b)"
)
_LEAD = re.compile(r"\s+(?:our\s+(?:own\s+)?)?(?:(?:Dr|Prof|Professor)\.?\s+)*")
#: A name that the recogniser put to the honour: "Ada Example the Tide Prize".
_WITHIN = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'.-]*){1,2})\s+(?:the|an?|its)\s+(?P<title>[A-ZÀ-Þ].{4,})"
)
_BODY = re.compile(
    r"(?i)\b(?:our|the|my|her|his)\s+(?:\w+\s+){0,3}(?:department|school|faculty|university|society|institute|college|foundation|jury|committee)\s+(?:\w+\s+)?$"
)
#: A name that it overlooked: "awarded Ada Example its".
_UNMARKED = re.compile(
    r"\s+(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'.-]*){1,2})[\s,]+(?:with\s+)?(?:the|an?|its|their)\s+"
    r"(?:prestigious\s+|inaugural\s+)?"
)
_THE = re.compile(r"(?i)[\s,]*(?:with\s+)?(?:the|an?|its|their|this year[’']s)\s+(?:prestigious\s+|inaugural\s+)?")
#: What the owner of a page and others wrote.
_EDITION = re.compile(r"((?:19|20)\d\d)\s+(?=[A-ZÀ-Þ])")
_OURS = re.compile(r"(?i)(?:our|my)\b")


def honours(told: Told) -> Iterator[Award]:
    """Give the awards that a sentence says someone received."""
    if bare := (*_without_verb(told), *_listed(told)):
        yield from bare
        return
    if not told.sentence.of("AWARD"):
        yield from _quoted_honours(told)
    for mark in told.sentence.of("AWARD"):
        clause = next((c for c in told.clauses if c.start <= mark.start < c.end), None)
        if clause is None:
            continue
        greeted = congratulated_on(told, clause, mark)
        if given := _given_by(told, clause, mark):
            people, giver, printed = given
            title, year = _edition(printed)
            yield Award(
                evidence=told.evidence(),
                people=people,
                title=title,
                date=year or _day(told, clause, mark),
                awarder=giver,
            )
            continue
        if not greeted and not told.has("honoured", told.sentence.start, mark.start):
            continue
        paper = _PAPER.search(told.text(clause.start, mark.start))
        whose = _whose_work(told, clause, mark) if paper else ()
        paper = None if whose else paper
        own = bool(paper and _OURS.match(paper[0])) and not told.passage.lab.name
        people = (
            (told.passage.first,)
            if own and _has_owner(told.passage)
            else greeted or whose or _winners(told, clause, mark)
        )
        if not people or (paper and not own and not told.passage.card):
            continue
        printed, awarder = _giver(told, mark)
        title, year = _edition(printed)
        yield Award(
            evidence=told.evidence(), people=people, title=title, date=year or _day(told, clause, mark),
            awarder=awarder, paper=_quoted(paper[0]) if own and paper else "",
        )  # fmt: skip


def _edition(title: str) -> tuple[str, str]:
    """Give a title without the year that opens it, and that year."""
    year = _EDITION.match(title)
    return (title[year.end() :], year[1]) if year else (title, "")


def _given_by(told: Told, clause: Clause, mark: Mark) -> tuple[tuple[Mention, ...], Mention, str] | None:
    """Read "The Tide Society has awarded Ada Example the Tide Prize": to whom, who gave it, and what."""
    found = _GIVES.search(told.text(clause.start, mark.start))
    if found is None:
        return None
    at, title = clause.start + found.end("verb"), mark.text
    marks = told.people_marks(at, mark.start)
    within = _WITHIN.fullmatch(told.text(mark.start, mark.end))
    people: tuple[Mention, ...] = ()
    if found["me"] and _has_owner(told.passage):
        people = (told.passage.first,)
    elif marks and _LEAD.fullmatch(told.text(at, marks[0].start)):
        people = told.people(at, mark.start) if _THE.fullmatch(told.text(marks[-1].end, mark.start)) else ()
    elif within and _LEAD.fullmatch(told.text(at, mark.start)) and looks_like_name(within["name"]) >= _SURE_NAME:
        whom = Mark("PERSON", mark.start, mark.start + within.end("name"), within["name"])
        people, title = (told.cast.who(whom),), within["title"]
    elif unmarked := _UNMARKED.fullmatch(told.text(at, mark.start)):
        name = unmarked["name"] if looks_like_name(unmarked["name"]) >= _SURE_NAME else ""
        whom = Mark("PERSON", at + unmarked.start("name"), at + unmarked.end("name"), name)
        people = (told.cast.who(whom),) if name else ()
    givers = told.sentence.of("ORG", start=clause.start, end=clause.start + found.start("verb"))
    named = givers or _BODY.search(told.text(clause.start, clause.start + found.start("verb")))
    return (people, chain(told, givers[:1]), title) if people and named else None


def congratulated_on(told: Told, clause: Clause, mark: Mark) -> tuple[Mention, ...]:
    """Give whom a clause congratulates on an honour that stands right behind their names: "… on the Tide Prize"."""
    for _, end in told.found("congratulate", clause):
        marks = told.people_marks(end, mark.start)
        if marks and _ON.fullmatch(told.text(marks[-1].end, mark.start)):
            return tuple(told.cast.who(found) for found in marks)
    return ()


def _whose_work(told: Told, clause: Clause, mark: Mark) -> tuple[Mention, ...]:
    """Give whose poster or paper won something: "Ada Example's poster won the Tide Prize"."""
    people = told.sentence.of("PERSON", start=clause.start, end=mark.start)[:1]
    owned = people and _WHOSE.match(told.text(people[0].end - 2, mark.start))
    return (told.cast.who(people[0]),) if owned else ()


def _quoted_honours(told: Told) -> Iterator[Award]:
    """Read "on being awarded the “Best Tide Talk”": an honour that no noun but quotation marks set apart."""
    for clause in told.clauses:
        for _, end in told.found("honoured", clause):
            found = _QUOTED_HONOUR.match(told.text(end, clause.end))
            people = _winners(told, clause, Mark("AWARD", end, clause.end, "")) if found else ()
            if found and people:
                yield Award(
                    evidence=told.evidence(0.7), people=people, title=" ".join(found["title"].split()),
                    date=told.passage.date,
                )  # fmt: skip
                break


def _without_verb(told: Told) -> Iterator[Award]:
    """Read "First prize for Ada Example at …", "Best Poster Award goes to Ada Example"."""
    if told.passage.source != "news":
        return
    given = next(
        ((m, to) for m in told.sentence.of("AWARD") if (to := _TO.match(told.text(m.end, told.sentence.end)))), None
    )
    if given:
        mark, to = given
        marks = told.people_marks(mark.end + to.end(), told.sentence.end)
        people = tuple(told.cast.who(found) for found in marks)
        if marks and marks[0].start - (mark.end + to.end()) < _NEAR:
            yield Award(
                evidence=told.evidence(0.7),
                people=people,
                title=re.sub(r"^The\s+", "", mark.text),
                date=told.passage.date,
            )
        return
    found = _FOR.match(told.sentence.text)
    if found is None:
        return
    at = told.sentence.start + found.end()
    people = told.people(at, told.sentence.end)
    if not people or told.people_marks(at, told.sentence.end)[0].start != at:
        name = _NAME.match(told.text(at, told.sentence.end))
        sure = name is not None and looks_like_name(name[0]) >= _SURE_NAME
        people = (Mention(name[0], at, at + name.end()),) if name and sure else ()
    if people:
        yield Award(
            evidence=told.evidence(0.7), people=people, title=" ".join(found["title"].split()), date=told.passage.date
        )


def _listed(told: Told) -> Iterator[Award]:
    """Read a sentence of a life that is nothing but prizes: "Premio Gabbiano (2001), Premio Marea 2004."."""
    marks = told.sentence.of("AWARD") if told.passage.source == "biographies" and told.passage.topic else ()
    if not marks or marks[0].start != told.sentence.start or told.has("finite", told.sentence.start, told.sentence.end):
        return
    ends = [*(mark.start for mark in marks[1:]), told.sentence.end]
    for mark, end in zip(marks, ends, strict=True):
        behind = told.text(mark.end, end)
        dates = told.sentence.of("DATE", start=mark.end, end=end)
        if len(behind.split()) > _BEHIND_PRIZE:
            continue
        title, awarder = _giver(told, mark)
        date = split_dates(dates[0])[1] if dates else ""
        yield Award(evidence=told.evidence(), people=told.passage.topic, title=title, date=date, awarder=awarder)


def _day(told: Told, clause: Clause, mark: Mark) -> str:
    """Give when an honour was given: the date behind it, else one before it that no bracket ties to something else."""
    behind = [other for other in told.sentence.of("AWARD", start=mark.end) if other.start > mark.start]
    until = min(behind[0].start, clause.end) if behind else clause.end
    while len(behind) > 1 and _AND.fullmatch(told.text(mark.end, behind[0].start)):
        mark, behind = behind[0], behind[1:]
        until = behind[0].start
    if len(behind) == 1 and _AND.fullmatch(told.text(mark.end, behind[0].start)):
        until = clause.end
    dates = told.sentence.of("DATE", start=mark.start, end=until)
    if not dates:
        before = told.sentence.of("DATE", start=clause.start, end=mark.start)
        dates = tuple(d for d in before if told.text(d.start - 1, d.start) != "(")[-1:]
    day = split_dates(dates[0])[1] if dates else ""
    posted = told.passage.date
    return posted if not day or (posted.startswith(day) and told.passage.source == "news") else day


def _giver(told: Told, mark: Mark) -> tuple[str, Mention]:
    """Give an honour's title and who gives it: what stands behind it, in its name, or in brackets as an acronym."""
    behind = told.sentence.of("ORG", start=mark.end)
    giver = tuple(dropwhile(lambda m: told.text(m.start - 1, m.start) == "(", behind))
    if giver and shape("award_from").match(told.text(mark.end, giver[0].start)):
        return mark.text, chain(told, giver)
    whole = told.text(mark.start, mark.end)
    own = _OWN.fullmatch(whole)
    if own and organization_weight(own["giver"]) == 1:
        at = mark.start + own.start("giver")
        return mark.text, Mention(" ".join(own["giver"].split()), at, at + len(own["giver"]))
    for link in _OF.finditer(whole):
        name = whole[link.end() :]
        if organization_weight(name) == 1 and shape("honour_noun").search(whole[: link.start()]):
            at = mark.start + link.end()
            return " ".join(whole[: link.start()].split()), Mention(" ".join(name.split()), at, mark.end)
    short = _ACRONYM.match(told.text(mark.end, mark.end + 16))
    if short and not _abbreviates(short["giver"], mark.text):
        at = mark.end + short.start("giver")
        return mark.text, Mention(short["giver"], at, at + len(short["giver"]))
    return mark.text, NOBODY


def _abbreviates(acronym: str, title: str) -> bool:
    """Say whether an acronym is made of the first letters of a title."""
    initials = "".join(word[0] for word in title.split()).upper()
    return acronym[:2] in initials or acronym in title


def _has_owner(passage: Passage) -> bool:
    return bool(passage.first.name) or passage.alone


def _quoted(text: str) -> str:
    """Give the title in quotation marks that a text holds."""
    found = re.search(r"[“\"„«]\s*([^”\"“»]{8,}?)[.,]?\s*[”\"“»]", text)
    return " ".join(found[1].split()) if found else ""


def _winners(told: Told, clause: Clause, mark: Mark) -> tuple[Mention, ...]:
    """Give those before the verb, or behind the congratulation."""
    for _, end in told.found("congratulate", clause):
        marks = told.sentence.of("PERSON", start=end, end=mark.start)
        if marks:
            return tuple(told.cast.who(found) for found in listed(told, marks))
    own = re.search(r"(?i)\b(?:we|our lab|our team|nous|wir|hemos)\b", told.text(clause.start, mark.start))
    return () if own else clause.subject
