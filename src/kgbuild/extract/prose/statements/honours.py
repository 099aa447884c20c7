"""Awards, prizes, fellowships."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.prose.statements.clauses import behind_preposition
from kgbuild.extract.prose.statements.honour_notes import honour_notes
from kgbuild.extract.prose.statements.labs import greeted_next, is_funding, is_plain, told_of_lab
from kgbuild.extract.prose.statements.passage import Clause, Passage, Told, listed
from kgbuild.extract.prose.statements.placings import place_in_contest
from kgbuild.extract.prose.statements.roles import chain, is_aside, split_dates
from kgbuild.model import NOBODY, Award, Mention
from kgbuild.names import looks_like_name
from kgbuild.prose import Mark

_WORKS = (
    r"(?:article|demo|demonstration|dissertation|paper|poster|preprint|presentation|project|submission|talk"
    r"|thesis|work)\b"
)
_PAPER = re.compile(rf"(?i)\b(?:our|my|his|her|the|their|’s|'s) (?:[\w-]+ ){{0,3}}{_WORKS}[^.]*$")
_WHOSE = re.compile(rf"(?i).{{0,2}}[’']s?\s+(?:[\w.-]+\s+){{0,2}}{_WORKS}")
#: Whose work it is, said by a pronoun.
_THEIRS = re.compile(r"(?i)(?:his|her|their)\b")
#: "Example Prize of the Tide Society", "the Tide Society’s Example Prize": who gives it stands in its name.
_OF = re.compile(r"\s+(?:of|from|by)\s+(?:the\s+)?(?=[A-ZÀ-Þ])")
_OWN = re.compile(r"(?P<giver>[A-ZÀ-Þ].{5,}?)(?:[’']s|[’'](?=\s))\s+(?P<title>[A-ZÀ-Þ].+)")
_ACRONYM = re.compile(r"\s*\((?P<giver>[A-Z][A-Z&-]{2,7})\)")
#: Nothing else between two honours: what is said behind the second is said of both.
_AND = re.compile(r"(?i)[\s,]*(?:\b(?:and|et|und|y|e)\b)?\s*(?:both\s+)?(?:the|an?|le|la|les|den|das|el|il)?\s*")
_SURE_NAME = 0.25
#: Between an honour and who won the next one, and between them and that.
_AND_NEXT = re.compile(r"(?i)[\s,;)]*(?:(?:and|et|und|y|e|as well as|while)\s+)?(?:to\s+)?(?:(?:dr|prof|our)[.\s]+)*")
_FOR = re.compile(
    r"(?i)[\s,(:]*(?:(?:who|has|have|was|were|also)\s+)*(?:for|on|with|receiv\w+|awarded|w[io]ns?|got|earned)\s+(?:(?:w[io]nning|receiving)\s+)?"
    r"(?:(?:the|an?|his|her|their|this year[’']s)\s+)?"
)
_QUOTED_HONOUR = re.compile(
    r"\s*(?:as\s+)?(?:the|an?)?\s*[“\"«„](?P<title>(?:Best|Most|Outstanding|Excellent|Top|First|Young)\s[^”\"»“]{3,60})[”\"»“]"
)
#: "as the Excellent Graduate Student of Academic Year 2023", which its capitals alone set apart.
_CAPITAL_HONOUR = re.compile(
    r"\s*(?:(?:as|to be)\s+)?(?:(?:the|an?|one of the)\s+)?(?:(?:19|20)\d\d\s+)?"
    r"(?P<title>(?:Best|Most|Outstanding|Excellent|Top|Young)(?:\s+(?:of|in|the|and|for)(?=\s))*(?:\s+(?:(?:of|in|the|and|for)\s+){0,2}[A-ZÀ-Þ][\w’'&-]*){1,8}"
    r"(?:\s+(?:19|20)\d\d(?:\s?[–/-]\s?\d{2,4})?)?)"
)
#: So few words stand behind a prize in a list of them: its year, its place.
_BEHIND_PRIZE = 8
#: "The Tide Society has awarded me the".
_GIVES = re.compile(
    r"(?i)(?<!been )(?<!was )(?<!were )(?<!is )\b(?P<verb>(?:award|present|honou?r|grant|bestow)(?:s|ed)"
    r"|(?<=\bto )(?:award|present|honou?r))\b"
    r"(?=\s+(?:(?P<me>me)\b)?)(?!\s+(?:to|by|for|at|a|an|the|this)\b)"
)
_LEAD = re.compile(r"\s+(?:our\s+(?:own\s+)?)?(?:(?:Dr|Prof|Professor)\.?\s+)*")
#: A name that the recogniser put to the honour: "Ada Example the Tide Prize".
_WITHIN = re.compile(
    r"(?P<lead>(?:(?:Prof|Dr|Professor)\.?\s+)*)(?P<name>[A-ZÀ-Þ][\w’'-]+(?:\s+[A-ZÀ-Þ][\w’'.-]*){1,2})\s+(?:the|an?|its)\s+"
    r"(?P<title>[A-ZÀ-Þ].{4,})"
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
_WON = re.compile(r"(?i)\s+(?:(?:has|have|had|just|also|recently|was|were)\s+)*")
#: What a lab itself wins.
_HONOUR = re.compile(
    r"(?i)(?:award|prize|medal|fellowship|scholarship|honou?r|mention|preis|prix|premio|prêmio|prijs)s?\b"
    r"|\b(?:best|place|runner)\b"
)
#: What the owner of a page and others wrote.
_EDITION = re.compile(r"((?:19|20)\d\d)\s+(?=[A-ZÀ-Þ])")
_OURS = re.compile(r"(?i)(?:our|my)\b")


def honours(told: Told) -> Iterator[Award]:
    """Give the awards that a sentence says someone received."""
    if bare := (*honour_notes(told), *_listed(told)):
        yield from bare
        return
    if not told.sentence.of("AWARD"):
        yield from _quoted_honours(told)
    for mark in told.sentence.of("AWARD"):
        clause = next((c for c in told.clauses if c.start <= mark.start < c.end), None)
        if clause is None or _is_for(told, mark):
            continue
        greeted = congratulated_on(told, clause, mark)
        if given := _given_by(told, clause, mark):
            whom, giver, printed = given
            title, year = _edition(printed)
            yield Award(
                evidence=told.evidence(),
                people=whom,
                title=title,
                date=year or _day(told, clause, mark),
                awarder=giver,
            )
            continue
        if not greeted and not told.has("honoured", told.sentence.start, mark.start):
            continue
        paper = _PAPER.search(told.text(clause.start, mark.start))
        whose = _whose_work(told, clause, mark) if paper else ()
        paper = None if whose or (paper and _another(told, clause.start + paper.start(), mark)) else paper
        ours = _ours(told, clause, mark, paper)
        own = bool(paper and ours) and not told.passage.lab.name
        if own and _has_owner(told.passage):
            people: tuple[Mention, ...] = (told.passage.first,)
        elif ours:
            people = greeted_next(told) or (told.passage.first if _has_owner(told.passage) else NOBODY,)
        else:
            people = greeted or whose or _winners(told, clause, mark)
            if not people or (paper and not _THEIRS.match(paper[0]) and not told.passage.card):
                continue
        if people == (NOBODY,) and (is_funding(told, mark) or not _HONOUR.search(mark.text)):
            continue  # a grant
        if is_plain(mark) and is_funding(told, mark):
            continue  # "an award from the NIH", "a grant award for $300,000"
        printed, awarder = _giver(told, mark)
        title, year = _edition(printed)
        yield Award(
            evidence=told.evidence(), people=people, title=title, date=year or _day(told, clause, mark),
            awarder=awarder, paper=_quoted(paper[0]) if own and paper else "",
        )  # fmt: skip


def _is_for(told: Told, mark: Mark) -> bool:
    """Say whether an honour only says what the one before it is for: "the Tide Award for best presentation"."""
    before = told.sentence.of("AWARD", end=mark.start)[-1:]
    return bool(before) and re.fullmatch(r"\s+for\s+(?:the\s+)?", told.text(before[0].end, mark.start)) is not None


def _another(told: Told, start: int, mark: Mark) -> bool:
    """Say whether somebody behind a comma is the subject, and no work: "In recognition of her work, Ada Example"."""
    people = told.sentence.of("PERSON", start=start, end=mark.start)
    return any(told.text(person.start - 2, person.start) == ", " for person in people)


def _ours(told: Told, clause: Clause, mark: Mark, paper: re.Match[str] | None) -> bool:
    """Say whether a piece of news is that the lab, or the owner's own work, was honoured: "Our paper won …"."""
    if told.passage.source != "news" or told.sentence.of("PERSON", end=mark.start):
        return bool(paper and _OURS.match(paper[0]))
    return bool(paper and _OURS.match(paper[0])) or told_of_lab(told.text(clause.start, mark.start))


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
        whom = Mark("PERSON", mark.start + within.start("name"), mark.start + within.end("name"), within["name"])
        people, title = (told.cast.who(whom),), within["title"]
    elif unmarked := _UNMARKED.fullmatch(told.text(at, mark.start)):
        name = unmarked["name"] if looks_like_name(unmarked["name"]) >= _SURE_NAME else ""
        whom = Mark("PERSON", at + unmarked.start("name"), at + unmarked.end("name"), name)
        people = (told.cast.who(whom),) if name else ()
    givers = told.sentence.of("ORG", start=clause.start, end=clause.start + found.start("verb"))
    ours = told_of_lab(told.text(clause.start, clause.start + found.start("verb")))
    named = givers or ours or _BODY.search(told.text(clause.start, clause.start + found.start("verb")))
    return (people, chain(told, givers[:1]), title) if people and named else None


def congratulated_on(told: Told, clause: Clause, mark: Mark) -> tuple[Mention, ...]:
    """Give whom a clause congratulates on an honour that stands right behind their names: "… on the Tide Prize"."""
    for _, end in told.found("congratulate", clause):
        marks = told.people_marks(end, mark.start)
        if marks and shape("congratulated_on").fullmatch(told.text(marks[-1].end, mark.start)):
            return tuple(told.cast.who(found) for found in marks)
    return ()


def _whose_work(told: Told, clause: Clause, mark: Mark) -> tuple[Mention, ...]:
    """Give whose poster or paper won something: "Ada Example's poster won the Tide Prize"."""
    people = told.people_marks(clause.start, mark.start)
    owned = people and _WHOSE.match(told.text(people[-1].end - 2, mark.start))
    return tuple(told.cast.who(person) for person in people) if owned else ()


def _quoted_honours(told: Told) -> Iterator[Award]:
    """Read "on being awarded the “Best Tide Talk”": an honour that quotation marks or capitals set apart."""
    for clause in told.clauses:
        for _, end in told.found("honoured", clause):
            behind = told.text(end, clause.end)
            found = _QUOTED_HONOUR.match(behind) or _CAPITAL_HONOUR.match(behind)
            people = _winners(told, clause, Mark("AWARD", end, clause.end, "")) if found else ()
            if found and people:
                yield Award(
                    evidence=told.evidence(0.7), people=people, title=" ".join(found["title"].split()),
                    date=told.passage.date,
                )  # fmt: skip
                break


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
    within = told.sentence.of("DATE", start=mark.start, end=until)
    dates = tuple(d for d in within if not _in_quotes(told, mark.end, d.start))
    if not dates:
        before = told.sentence.of("DATE", start=clause.start, end=mark.start)
        dates = tuple(d for d in before if not is_aside(told, d))[-1:]
    day = split_dates(dates[0])[1] if dates else ""
    posted = told.passage.date
    return posted if not day or (posted.startswith(day) and told.passage.source == "news") else day


def _in_quotes(told: Told, start: int, at: int) -> bool:
    """Say whether quotation marks are open at an offset: "for her thesis “Tides of 1940”"."""
    text = told.text(start, at)
    return text.count('"') % 2 > 0 or any(text.count(a) > text.count(b) for a, b in ("“”", "«»", "„“"))


def _giver(told: Told, mark: Mark) -> tuple[str, Mention]:
    """Give an honour's title and who gives it: what stands behind it, in its name, or in brackets as an acronym."""
    behind = told.sentence.of("ORG", start=mark.end)
    giver = tuple(dropwhile(lambda m: told.text(m.start - 1, m.start) == "(", behind))
    if contest := place_in_contest(told, mark.start):
        return contest, NOBODY
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
    if named := _next_winners(told, mark):
        return named
    for _, end in told.found("congratulate", clause):
        marks = told.sentence.of("PERSON", start=end, end=mark.start)
        if marks:
            return tuple(told.cast.who(found) for found in listed(told, marks))
    if near := _right_before(told, clause, mark):
        return near
    own = re.search(r"(?i)\b(?:we|our lab|our team|nous|wir|hemos)\b", told.text(clause.start, mark.start))
    return () if own else clause.subject


def _next_winners(told: Told, mark: Mark) -> tuple[Mention, ...]:
    """Give those who stand between an honour and the one before it: "to A for the X Prize, B for the Y Prize"."""
    before = told.sentence.of("AWARD", end=mark.start)[-1:]
    marks = told.people_marks(before[0].end, mark.start) if before else []
    led = marks and _AND_NEXT.fullmatch(told.text(before[0].end, marks[0].start))
    if led and _FOR.fullmatch(told.text(marks[-1].end, mark.start)):
        return tuple(told.cast.who(person) for person in marks)
    return ()


def _right_before(told: Told, clause: Clause, mark: Mark) -> tuple[Mention, ...]:
    """Give those whose names stand right before the verb: "There was a contest, and our student Ada Example won …"."""
    for start, _ in told.found("honoured", clause):
        people = told.sentence.of("PERSON", start=clause.start, end=start)
        if start < mark.start and people and _WON.fullmatch(told.text(people[-1].end, start)):
            group = next(g for n in range(len(people)) if (g := listed(told, people[n:]))[-1] is people[-1])
            if behind_preposition(told, clause.start, group[0]):
                return ()  # "The team mentored by Ada Example won …"
            return tuple(told.cast.who(person) for person in group)
    return ()
