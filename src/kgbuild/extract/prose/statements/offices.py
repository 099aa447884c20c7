"""Offices, memberships, boards and reviewing: "is President of X", "on the boards of A and B", "reviews for C"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kgbuild.extract.phrases.bodies import read_bodies
from kgbuild.extract.prose.statements.frames import ARTICLE, OF, frame, leading, pattern
from kgbuild.extract.prose.statements.passage import Clause, Told
from kgbuild.extract.prose.statements.roles import dates_near, one_role
from kgbuild.extract.prose.statements.rows import Held
from kgbuild.extract.prose.statements.societies import is_society
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Award, Mention, Service

#: A journal's name goes on behind "and": "Journal of Ice and Snow".
_FAMILY = re.compile(
    r"(?i)(?:.*\s)?(?:journal|transactions|annals|archives?|review|bulletin|proceedings|studies)\s+(?:of|on|in|for)\s"
)
_NAMED = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'&.:/-]*)(?:\s+(?:(?:of|for|and|in|on|the|de|la|du|des|del|der|für|und|et|y|e|&|di|della|do|da)\s+)*[A-ZÀ-Þ\d][\w’'&.:/-]*)*"
)
#: What an acronym stands for, behind it: "AIC (Associazione Italiana …)".
_BRACKET = re.compile(r"\s*\([^()]{4,80}\)")
_FULL = 90
#: A body that is told of another one named before: "Giunta dello stesso".
_SAME = re.compile(r"(?i)\b(?:d[eiao]\w*|the)\s+(?:lo\s+|la\s+)?(?:même|mesm[oa]|medesim[oa]|mism[oa]|same|stess[oa])$")
#: A journal whose name stands in quotation marks.
_QUOTED = re.compile(r"[“„«\"]\s*(?P<name>[^”“„«»\"]{2,80}?)\s*[”“»\"]")
_LONG = 2
#: A member of one serves on it.
_BOARD = re.compile(r"(?:Advisory|Editorial|Program(?:me)?|Scientific|Steering)\s+(?:Board|Committee|Council)\b")
#: Where a list was cut before another office.
_OPEN_END = re.compile(r"(?:[\s,]+(?:and|e|en|et|und|y)(?=\s*$))?[\s,]*$")


@cache
def _office(key: str) -> re.Pattern[str]:
    """Give the pattern of an office behind a verb of being or "and", up to where its body begins."""
    return re.compile(
        rf"(?i:(?:(?:(?<![\w-])|(?=[’']))(?:{frame('becomes')})|^\s*(?:as\s+)?|(?:,|\band|\bund|\bet|\by|\be|\ben)(?:\s+(?:also|as|is|an?|the|la|le|une?))*)"
        rf"(?:\s+|^)(?P<role>{frame(key)}){OF}(?:(?:{frame('serials')})\s+)?)(?=[A-ZÀ-Þ“„«\"*_])"
    )


def offices(told: Told, clause: Clause) -> Iterator[Service | Award]:
    """Give the offices, memberships and honours of membership that a clause says its subject has."""
    if clause.subject:
        yield from _offices(told, clause)
        yield from _fellows(told, clause)
        yield from _honorary(told, clause)
        yield from _belongs(told, clause)
        yield from _boards(told, clause)
        yield from _edited(told, clause)
        yield from _organised(told, clause)
        yield from _reviewed(told, clause)


def _named(told: Told, clause: Clause) -> list[tuple[re.Match[str], str]]:
    """Give the offices of a clause, each with the list that it stands in."""
    text = told.text(clause.start, clause.end)
    return [
        (match, key) for key in ("offices", "members", "editors", "reviewers") for match in _office(key).finditer(text)
    ]


def _next_office(found: Sequence[tuple[re.Match[str], str]], clause: Clause, at: int) -> int:
    """Give where the next office of a clause begins: what stands behind it is not of the one before."""
    return min((clause.start + m.start() for m, _ in found if clause.start + m.start() >= at), default=clause.end)


def _offices(told: Told, clause: Clause) -> Iterator[Service]:
    found = _named(told, clause)
    for match, key in found:
        at = clause.start + match.end()
        until = _next_office(found, clause, at)
        if key == "members" and _BOARD.match(told.text(at, clause.end)):
            continue
        for held in _bodies(told, at, several=key != "offices", until=until):
            full = _BRACKET.match(told.text(held.body.end, held.body.end + _FULL))
            names = (held.body.name, match["role"], full[0] if full else "")
            if key in {"editors", "reviewers"} or any(is_society(name) for name in names):
                yield from _services(told, replace(clause, end=until), match["role"], held, at)


def _fellows(told: Told, clause: Clause) -> Iterator[Service | Award]:
    """Read "was elected Fellow of the X": an honour; "was elected to the X": a member of it."""
    text = told.text(clause.start, clause.end)
    for match in _office("fellows").finditer(text):
        at = clause.start + match.end()
        for held in _bodies(told, at, several=True):
            if is_society(held.body.name):
                yield from _honour(told, clause, clause.start + match.start("role"), held)
    for match in re.finditer(rf"(?i:(?:{frame('inducted')})\s+(?:{ARTICLE})?)(?=[A-ZÀ-Þ])", text):
        at = clause.start + match.end()
        for held in _bodies(told, at, several=False)[:1]:
            if is_society(held.body.name):
                yield from _services(told, clause, "member", held, at)


def _belongs(told: Told, clause: Clause) -> Iterator[Service]:
    """Read "integra la Academia …", "fait partie de la Société …"."""
    for match in pattern("belongs").finditer(told.text(clause.start, clause.end)):
        at = clause.start + match.end()
        lead = re.match(rf"(?i:{OF}|\s+(?:{ARTICLE})?)(?=[A-ZÀ-Þ])", told.text(at, clause.end))
        for held in _bodies(told, at + lead.end(), several=True) if lead else ():
            if is_society(held.body.name):
                yield from _services(told, clause, "member", held, at)


def _honorary(told: Told, clause: Clause) -> Iterator[Award]:
    """Read "docteur honoris causa de l'Université X": an honour, and no degree that was studied for."""
    text = told.text(clause.start, clause.end)
    for match in re.finditer(
        rf"(?<![\w-])(?P<title>(?i:{frame('honorary')}))(?:\s+(?:en|em|in)\s+[A-ZÀ-Þ]\w+)?(?i:{OF}|\s+from\s+(?:the\s+)?|\s+por\s+(?:la\s+)?)(?=[A-ZÀ-Þ])",
        text,
    ):
        at = clause.start + match.end()
        marks = told.sentence.of("ORG", start=at - 1, end=clause.end)[:1]
        body = Mention(marks[0].text, marks[0].start, marks[0].end) if marks and marks[0].start <= at else NOBODY
        start, end, _ = dates_near(told, clause.start, max(at, body.end), clause.end)
        yield Award(
            evidence=told.evidence(), people=clause.subject, title=" ".join(match["title"].split()),
            date=end or start, awarder=body,
        )  # fmt: skip


def _honour(told: Told, clause: Clause, at: int, held: Held) -> Iterator[Award]:
    title = " ".join(told.text(at, held.body.end).split()) if held.body.end > at else held.body.name
    title = re.sub(r"(?i)^(?:(?:an?|the|also|elected)\s+)+", "", title)
    start, end, _ = held.dates if any(held.dates) else dates_near(told, clause.start, held.body.end, clause.end)
    yield Award(
        evidence=told.evidence(), people=clause.subject, title=title[:1].upper() + title[1:],
        date=end or start or told.passage.date,
    )  # fmt: skip


def _boards(told: Told, clause: Clause) -> Iterator[Service]:
    text = told.text(clause.start, clause.end)
    for match in re.finditer(rf"(?<![\w-])(?i:(?:{frame('boards')}){OF})(?=[A-ZÀ-Þ“\"*_])", text):
        at = clause.start + match.end()
        named = _named(told, clause)
        if any(office.end() == match.end() for office, _ in named):
            continue  # "member of the editorial board of" is told
        until = _next_office(named, clause, at)
        for held in _bodies(told, at, several=True, plural=match["role"].endswith("s"), until=until):
            yield from _services(told, clause, one_role(match["role"].removesuffix("s")), held, at)


def _edited(told: Told, clause: Clause) -> Iterator[Service]:
    """Read "edits the journal X", "co-edits the Journal of X": books are edited, too, and their titles set apart."""
    text = told.text(clause.start, clause.end)
    for verb in leading("edits"):
        match = re.search(
            rf"(?:{verb.pattern.pattern})\s+(?i:(?:the\s+|die\s+|la\s+)?(?:journals?|Zeitschrift(?:en)?|revue|revista|rivista|magazine)\s+"
            r"|(?:the\s+)(?=(?:\w+\s+){0,3}Journal\b))(?=[A-ZÀ-Þ“\"])",
            text,
        )
        if match:
            at = clause.start + match.end()
            for held in _bodies(told, at, several=True):
                yield from _services(told, clause, verb.role, held, at)
            return


def _organised(told: Told, clause: Clause) -> Iterator[Service]:
    """Read "co-organises the Tide Seminar": what is held again and again, or a meeting by its name."""
    text = told.text(clause.start, clause.end)
    for verb in leading("organizes"):
        match = re.search(rf"(?:{verb.pattern.pattern})\s+(?i:{ARTICLE})?(?P<name>{_series().pattern})", text)
        if match:
            at = clause.start + match.start("name")
            body = Mention(" ".join(match["name"].split()), at, clause.start + match.end("name"))
            yield from _services(told, clause, verb.role, Held(body), at)
            return


@cache
def _series() -> re.Pattern[str]:
    """Give the pattern of the name of a seminar, a workshop, a summer school."""
    word = r"(?:[A-ZÀ-Þ][\w’'&.-]*|\d{4}|of|for|on|in|and|the|&)\s+"
    return re.compile(
        rf"[A-ZÀ-Þ][\w’'&.-]*\s+(?:{word}){{0,8}}?(?:{frame('series')})(?:\s+(?:on|in|of|for)\s+[A-ZÀ-Þ][\w-]*(?:\s+(?:and\s+|of\s+)?[A-ZÀ-Þ][\w-]*)*)?"
    )


def _reviewed(told: Told, clause: Clause) -> Iterator[Service]:
    for match in pattern("reviews").finditer(told.text(clause.start, clause.end)):
        lead = re.match(rf"\s+(?i:{ARTICLE})?(?=[A-ZÀ-Þ“\"])", told.text(clause.start + match.end(), clause.end))
        if lead:
            at = clause.start + match.end() + lead.end()
            for held in _bodies(told, at, several=True):
                yield from _services(told, clause, "reviewer", held, at)


def _bodies(told: Told, at: int, *, several: bool, plural: bool = False, until: int = 1 << 60) -> list[Held]:
    """Give the bodies that begin at an offset: one, or all of a list, surely several behind a `plural`: "boards of"."""
    tail = told.text(at, min(told.sentence.end, until))
    if quoted := _QUOTED.match(tail):
        return [Held(Mention(" ".join(quoted["name"].split()), at + quoted.start("name"), at + quoted.end("name")))]
    until = at + re.search(table("frames")["list_ends"], tail).start()  # type: ignore[union-attr]
    until = min([until, *(clause.end for clause in told.clauses if clause.start <= at < clause.end)])
    until = at + len(_OPEN_END.sub("", told.text(at, until)))
    marks = [m for m in told.sentence.of("ORG", "EVENT", start=at, end=max(until, at)) if m.start - at < len("the ")]
    if marks and not several:
        return [Held(Mention(marks[0].text, marks[0].start, marks[0].end))]
    if not several:
        named = _NAMED.match(tail[: until - at])
        return [Held(Mention(" ".join(named[0].split()), at, at + named.end()))] if named else []
    out: list[Held] = []
    for start, end in _halves(told.text(at, until), at, plural=plural):
        listed = read_bodies(told.text(start, end), start, told.passage.page.inlines(start, end))
        for body in listed:
            date = body.dates[0] if body.dates else None
            dates = (date.start, date.end, date.ongoing) if date else ("", "", False)
            last = len(listed) > 1 and body is listed[-1]
            for begin, stop in _halves(told.text(body.mention.start, body.mention.end), body.mention.start, last=last):
                name = _bare(Mention(" ".join(told.text(begin, stop).split()), begin, stop))
                out += [Held(name, dates)] if name.name else []
    return out


def _halves(text: str, at: int, *, last: bool = False, plural: bool = False) -> list[tuple[int, int]]:
    """Cut a list of two at its "and" where both sides are names of their own; longer lists are cut elsewhere.

    What stands `last` in a longer list is two of it.
    """
    joint = re.search(
        rf"\s+(?:and|und|et|y|e|en)\s+(?:(?:of|for|at|das?|der|de|del|do|du|für|para|per|pour|van|voor)\s+)?(?P<article>(?i:{ARTICLE}))?(?=[A-ZÀ-Þ])",
        text,
    )
    if joint is None or "," in text:
        return [(at, at + len(text))]
    left, right = text[: joint.start()], text[joint.end() :]
    kin = _FAMILY.match(left) and not (joint["article"] or _FAMILY.match(right) or "of" in joint[0].split())
    apart = left.isupper() or right.isupper() or bool(joint["article"]) or plural
    short = min(len(left.split()), len(right.split())) < _LONG
    if kin or (short and not (apart or (last and "and" not in joint[0]))):
        return [(at, at + len(text))]
    return [(at, at + joint.start()), (at + joint.end(), at + len(text))]


def _bare(mention: Mention) -> Mention:
    """Give a body's name without "of the" before it and a full stop behind; nothing where it is no name."""
    lead = re.match(rf"(?i:(?:(?:of|for|at|and|as well as)\s+)*(?:{ARTICLE})?)(?=[A-ZÀ-Þ])", mention.name)
    name = mention.name[lead.end() if lead else 0 :].rstrip(" .,;")
    if not re.match(r"[A-ZÀ-Þ]|[a-z]+[A-Z]", name) or _SAME.search(name):
        return NOBODY
    start = mention.start + (lead.end() if lead else 0)
    return Mention(name, start, start + len(name))


def _services(told: Told, clause: Clause, role: str, held: Held, at: int) -> Iterator[Service]:
    start, end, _ = held.dates
    if not any(held.dates):
        start, end, _ = dates_near(told, clause.start, max(at, held.body.end), clause.end)
    posted = told.passage.date
    start, end = (start, "") if start == end else (start, end)
    role = re.sub(r"(?i)^(?:(?:also|an?|the)\s+)+", "", " ".join(role.split()))
    for person in clause.subject:
        yield Service(
            evidence=told.evidence(), person=person, role=one_role(role), organization=held.body,
            start=posted if not start or posted.startswith(start) else start, end=end,
        )  # fmt: skip
