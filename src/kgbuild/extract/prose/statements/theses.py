"""Theses defended, and their titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.prose.statements.fields import field_after
from kgbuild.extract.prose.statements.passage import Told
from kgbuild.extract.prose.statements.roles import chain, dates_near
from kgbuild.model import NOBODY, Education, Mention
from kgbuild.names import looks_like_name
from kgbuild.prose import Mark

_NEAR, _BESIDE = 80, 6
_QUOTED = re.compile(
    r"“\s*(?P<curly>[^”]{8,300}?)[.,]?\s*”|„\s*(?P<low>[^“”]{8,300}?)[.,]?\s*[“”]|«\s*(?P<angle>[^»]{8,300}?)[.,]?\s*»"
    r"|\"\s*(?P<straight>[^\"]{8,300}?)[.,]?\s*\"|(?<!\w)‘\s*(?P<single>[^‘]{8,300}?)[.,]?\s*’(?!\w)"
)
#: Verbs that say of a degree earned elsewhere no more than that.
_ONLY_EARNED = re.compile(r"(?i)^(?:\w+ly\s+)*(?:complet|finish|receiv|earn|obtain)")
#: What is defended on the way to a degree.
_ONLY_MEANT = re.compile(
    r"(?i)\b(?:propos(?:al|ition)|prospectus|candidacy|qualifying|preliminary|comprehensive|confirmation|completion\s+seminar|transfer\s+viva)\b"
)
#: "was awarded a Master’s NSERC", "received a PhD scholarship".
_PAID = re.compile(
    r"(?:[’']?s)?\s+(?:[A-Z]{3,}\b|(?i:(?:[\w-]+\s+){0,2}(?:scholarships?|fellowships?|studentships?|grants?|awards?|stipends?|prizes?|bursar(?:y|ies))\b))"
)
#: "Ada Example’s successful PhD defence", perhaps with who celebrated it, and with what it was.
_ONES = re.compile(
    r"\W*(?:(?i:(?:yesterday|today|last week)?,?\s*(?:we|the (?:lab|group|team))\s+celebrate[ds]?|celebrating)\s+)?"
    r"(?:Dr\.?\s+)?(?P<name>[A-ZÀ-Þ][\w’'-]*[^\W_s’'-](?:\s+[A-ZÀ-Þ][\w’'.-]*)*?|[A-ZÀ-Þ][\w-]+(?:\s+[A-ZÀ-Þ][\w.-]+)*)[’']s?\s+"
    r"(?i:(?:[\w.’'-]+\s+){0,4}(?:defen[cs]e|viva(?:\s+voce)?)\b(?:\s+(?:was|is|went)\s+(?:an?\s+)?(?:\w+\s+)?(?:success|successful|well)\b"
    r"|\s+(?:was\s+held|took\s+place)\b[^.;]{0,60}|,?\s+(?:as|before)\s[^.;]{0,160})?)\W*"
)
_SURE_NAME = 0.25
#: "Soutenance de thèse d’Ada Example : Modelling Tides".
_BEHIND_COLON = re.compile(r"\s*:\s+(?P<title>[A-ZÀ-Þ](?:[^\s.;!?]+\s+){2,}[^.;!?]+)[.!]?\s*$")
_SHORT_TITLE = 16
_COLON = re.compile(
    r"(?i:[\w.’' ]{0,30}\b(?:thesis|dissertation|defen[cs]e|ph\.?d\.?))[^:.]{0,20}:\s+"
    r"(?P<title>[A-ZÀ-Þ](?:[^.!?\n]|\n(?!\n)){14,200}?)[.!?]?\s*$"
)
_DAY = re.compile(r"[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?\b|\d{1,2}(?:st|nd|rd|th)\b")
#: The thesis as the subject of a sentence.
_NEXT = re.compile(
    r"(?i)(?:the\s+title\s+of\s+)?(?:my|her|his|their|the|(?:[A-ZÀ-Þ][\w-]+\s+){0,2}[A-ZÀ-Þ][\w-]+[’']s)\s+(?:ph\.?d\.?\s+|doctoral\s+|master[’']?s?\s+)*(?:thesis|dissertation)\s*,?\s*"
    r"(?:(?:is|was)\s+)?(?:titled|entitled|called|on)?:?\s*(?=[“\"„«‘])"
)
#: Words so short may be small in a title; of the others most begin with a capital, and a title has several.
_SMALL, _MOST, _LEAST = 3, 0.7, 3


def in_quotes(told: Told, at: int) -> bool:
    """Say whether an offset lies between quotation marks: what stands there is a title and states nothing."""
    return any(
        told.sentence.start + quoted.start() < at < told.sentence.start + quoted.end()
        for quoted in _QUOTED.finditer(told.sentence.text)
    )


def in_title(told: Told, at: int) -> bool:
    """Say whether an offset lies in a title: between quotation marks, or in italics of several words."""
    runs = told.passage.page.inlines(told.passage.sentences[0].start, told.passage.sentences[-1].end)
    italic = (r for r in runs if r.kind == "emphasis" and len(told.text(r.start, r.end).split()) > _SMALL)
    return in_quotes(told, at) or any(run.start <= at < run.end for run in italic)


def is_of_thesis(told: Told, mark: Mark) -> bool:
    """Say whether a degree stands with the word for its thesis: "her PhD thesis", "thèse de doctorat"."""
    return bool(
        re.match(r"(?i)\s+(?:thesis|dissertation|defen[cs]e|work|project|arbeit)", told.text(mark.end, mark.end + 20))
    ) or bool(
        re.search(
            r"(?i)(?:thesis|dissertation|thèse|mémoire|tesis|tesi|tese)\s+(?:de|di|of)?\s*$",
            told.text(mark.start - 14, mark.start),
        )
    )


def defended(told: Told) -> Iterator[Education]:
    """Read "defended her PhD thesis": a degree that ends on that day."""
    found = tuple(_by_verb(told))
    yield from found or _defence_of(told)


def _defence_of(told: Told) -> Iterator[Education]:
    """Read "PhD defence of Ada Example: “…”", "Soutenance de thèse d’Ada Example"."""
    found = shape("defence_of").search(told.sentence.text) if told.passage.source == "news" else None
    if found is None:
        yield from _ones_defence(told)
    if found is None or _ONLY_MEANT.search(told.sentence.text):
        return
    at = told.sentence.start + found.end()
    people = told.people(at, told.sentence.end)
    degrees = told.sentence.of("DEGREE", start=told.sentence.start, end=at)
    marks = told.people_marks(at, told.sentence.end)
    thesis = _title(told, at, told.text(at, told.sentence.end))
    if marks and not thesis and (bare := _BEHIND_COLON.match(told.text(marks[-1].end, told.sentence.end))):
        thesis = " ".join(bare["title"].split())
    for person in people if marks and marks[0].start - at < len(" Prof. Dr. ") else ():
        yield Education(
            evidence=told.evidence(0.7), person=person, degree=_degree_name(degrees), end=told.passage.date,
            thesis=thesis,
        )  # fmt: skip


def _ones_defence(told: Told) -> Iterator[Education]:
    """Read "Ada Example’s successful PhD defence", and of a doctor: "Successful defence: Ada Example"."""
    if told.passage.source != "news" or told.index or _ONLY_MEANT.search(told.sentence.text):
        return
    found = _ONES.fullmatch(told.sentence.text)
    if found is None or looks_like_name(found["name"]) < _SURE_NAME:
        return
    at = told.sentence.start + found.start("name")
    degrees = told.sentence.of("DEGREE")
    person = told.cast.who(Mark("PERSON", at, at + len(found["name"]), found["name"]))
    yield Education(evidence=told.evidence(0.7), person=person, degree=_degree_name(degrees), end=told.passage.date)


def _by_verb(told: Told) -> Iterator[Education]:
    keys = ("defend", "defend_own") if told.passage.source == "news" else ("defend",)
    for clause, key in ((clause, key) for clause in told.clauses for key in keys):
        for start, end in told.found(key, clause):
            if _ONLY_EARNED.match(told.text(start, end)) and told.sentence.of("ORG", start=end, end=clause.end):
                break
            tail = told.text(end, clause.end)
            degrees = [m for m in told.sentence.of("DEGREE", start=end, end=clause.end) if not in_quotes(told, m.start)]
            paid = any(mark.start - end < _BESIDE for mark in told.sentence.of("AWARD", "GRANT", start=end))
            if paid or (degrees and _PAID.match(told.text(degrees[0].end, clause.end))):
                break
            stated = degrees or told.has("thesis_words", start, min(clause.end, end + _NEAR))
            if not stated or not clause.subject or _ONLY_MEANT.search(told.text(end, clause.end)):
                break
            _, day, _ = dates_near(told, told.sentence.start, end, clause.end)
            for person in clause.subject:
                yield Education(
                    evidence=told.evidence(), person=person, degree=_degree_name(degrees), end=day or told.passage.date,
                    institution=_defended_at(told, end, clause.end),
                    field=field_after(told, degrees[0].end, clause.end) if degrees else "",
                    thesis=_title(told, end, tail) or _title_next(told),
                )  # fmt: skip
            break


def _defended_at(told: Told, start: int, end: int) -> Mention:
    marks = [mark for mark in told.sentence.of("ORG", start=start, end=end) if not in_quotes(told, mark.start)]
    led = marks and re.search(
        r"(?i)(?:\bat|\bfrom|à l[’']|\bà|\ban der|\ben la|\bpresso l[’'])\s*(?:the\s+)?$",
        told.text(start, marks[0].start),
    )
    return chain(told, marks) if led else NOBODY


def _title(told: Told, at: int, tail: str) -> str:
    """Give the title of a thesis: in quotation marks, or set apart in italics."""
    if quoted := _QUOTED.search(tail):
        return " ".join(next(filter(None, quoted.groups())).split())
    for inline in told.passage.page.inlines(at, told.sentence.end):
        text = told.text(inline.start, inline.end)
        if inline.kind == "emphasis" and len(text) > _SHORT_TITLE:
            return " ".join(text.split()).rstrip(".")
    return _bare_title(tail) or _behind_colon(told, at, tail)


def _behind_colon(told: Told, at: int, tail: str) -> str:
    """Give the title that ends a piece of news behind a colon: "defends PhD dissertation: Tides of the north"."""
    found = _COLON.match(tail) if told.passage.source == "news" and at + len(tail) == told.sentence.end else None
    return " ".join(found["title"].split()) if found else ""


def _title_next(told: Told) -> str:
    """Give the title that the next sentence gives the thesis: "Her dissertation, titled “…”, is about …"."""
    following = told.passage.sentences[told.index + 1 : told.index + 2]
    found = _NEXT.match(following[0].text) if following else None
    quoted = _QUOTED.match(following[0].text, found.end()) if found else None
    return " ".join(next(filter(None, quoted.groups())).split()) if quoted else ""


def title_with(told: Told, at: int, until: int) -> str:
    """Give the title of a thesis behind "with a dissertation entitled"."""
    found = shape("with_thesis").search(told.text(at, until))
    start = at + found.start(found.lastgroup or 0) if found else at
    return _title(told, start, told.text(start, until)) if found else ""


def _bare_title(tail: str) -> str:
    """Give the title that its capitals alone set apart: "her thesis on Modelling Tides in Small Harbours"."""
    found = shape("bare_thesis").search(tail)
    title = " ".join(found["title"].split()).rstrip(".,! ") if found else ""
    if _DAY.match(title):
        return ""  # "will defend her PhD on May 3rd"
    long = [word for word in title.split() if len(word) > _SMALL]
    capital = sum(word[0].isupper() for word in long)
    return title if len(long) >= _LEAST and capital >= _MOST * len(long) else ""


def _degree_name(degrees: Sequence[Mark]) -> str:
    names = [mark.text for mark in degrees if not re.match(r"(?i)th[èe]se$|tesis", mark.text)]
    return names[0] if names else ""
