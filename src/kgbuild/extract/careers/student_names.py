"""Whom an entry of a list of students names, and of which level it says they were before their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kgbuild.extract.careers.student_levels import any_of
from kgbuild.extract.careers.theses import (
    before_name,
)
from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.phrases.degrees import find_degree, level_in
from kgbuild.extract.phrases.details import (
    people_in,
    value_of,
)
from kgbuild.extract.phrases.parts import Line, Part
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import is_place, label_pattern, organization_weight
from kgbuild.model import Mention
from kgbuild.names import looks_like_name

_SURE = 0.5
#: What opens an entry of a list of students is likelier to be a name than any other words.
_FIRST = 0.25
#: Likelier still above a line that gives a thesis.
_HEADED = 0.02
#: "PhD thesis of X", "Supervised X": words before the name on its line.
_BEFORE = re.compile(
    rf"^\s*(?:(?i:(?:co-?)?(?:{any_of('deeds')})\b)"
    r"(?: (?:of|de|von))?|(?P<level>[^,:;()]{2,40}?)\s+(?:of|de|d['’]|von|di))\s+(?=[A-ZÀ-Þ](?!\d))"
)
#: "Mentored Ada Moe", "Co-supervised PhD student Bo Ek": what was done for them, and perhaps of which level they were.
_DEED = re.compile(
    rf"\W*(?i:(?:helped\s+(?:to\s+)?)?(?:co-?)?(?:{any_of('deeds')}))\s+(?:(?:of|for|to|de|von)\s+)?"
    r"(?:(?P<level>[^\W\d][^\d,:;()“\"\n]{1,40}?)\s+(?:(?:of|by|de|von)\s+)?)??(?=[A-ZÀ-Þ][\w’'.-]*\s+[A-ZÀ-Þ])"
)
#: What goes on behind the names of those for whom something was done: "on the topic", "for her internship".
_ON = re.compile(r"\s(?:on|for|in|at|from|during|through|towards?|about|as|to)\s")
#: "Supervision of one MSc thesis at Fen College (Ada Moe)": what was done, and for whom in a bracket.
_DEED_FOR = re.compile(
    rf"\W*(?i:(?:co-?)?(?:{any_of('deeds')}))\b(?P<what>[^()\n]{{3,90}}?)\s*\((?P<names>[A-ZÀ-Þ][^()\n]{{3,90}})\)"
)
#: "Current: Ada Moe (PhD), Bo Ek (MA)": what stands before a list, what opens the bracket behind each; so many are one.
_LIST_LABEL = re.compile(r"\s*[^:()\n]{3,40}:\s+")
_LEVEL_BEHIND = re.compile(r"\(([^(),;]{2,30})")
_LISTED = 2
#: Where a name ends: "Ada Moe (…)", "Ada Moe co-supervised with …".
_WITH = re.compile(
    rf"\s*[(\[]|\s+(?:co-?)?(?:{any_of('stems')})\w*\s+(?:by|with|avec|par|von|mit|con|com)\b",
    re.IGNORECASE,
)
#: What opens an entry in brackets, or before a colon or a quotation: "[MSc] Title", "PhD: “Tides”".
_LEVEL = re.compile(r"\W*([^\W\d_][^\[\](),:“\"]{1,30}?)\s*(?:[\])]|:|(?=[“\"]))")
_AND = re.compile(r"(?:and|und|et|y|e|en|&)\s+")
#: Behind a degree: the full stop that ends it, or the letter before that.
_STOP = re.compile(r"\w?\.\s+(?=[A-ZÀ-Þ])")
#: "Ekman, B. 2015. Tides of graphs", "Ekman, Bo (2015-2017), Tides": a thesis cited as works are.
CITED = re.compile(
    r"\W*(?P<name>[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+){0,2},\s*"
    r"(?:(?:[A-ZÀ-Þ]\.[\s-]?){1,4}|[A-ZÀ-Þ][a-zß-ÿ’'-]{2,}(?:\s[A-ZÀ-Þ]\.)?(?=[\s,.]*\()))"
    r"\s*[.,:]*\s*\(?(?:19|20)\d\d\b(?:\s?[–—-]\s?(?:(?:19|20)?\d\d|[Pp]resent|[Cc]urrent)?(?=\)))?"
)
#: "Moe, Ada Britt (2020)": the family name before the given names.
_TURNED = re.compile(
    r"[\W\d]*(?P<name>(?:(?:[Dd][aeiou]|[Vv][ao]n|[Ll]a)\s+)?[A-ZÀ-Þ][\w’'-]+,\s+"
    r"(?P<given>[A-ZÀ-Þ][\w’'.-]*(?:\s[A-ZÀ-Þ][\w’'.-]*){0,2}))\s*[*†‡]?(?:\s*[,(\t:]|\s[–—-]\s|\W*$)"
)
#: Family names that degrees are written like.
_FAMILY = re.compile(r"(?<=\w\s)(?:Ma|Ba|Bs|Ms)(?=\s*(?:\(|,|$))")


@dataclass(frozen=True, slots=True)
class Student:
    """A student of an entry and what the entry says of their level before their name."""

    mention: Mention
    level: str = ""


def named_students(lines: Sequence[Line]) -> list[Student]:
    """Give the students whom an entry names: at its head, behind "PhD thesis of", or in a list."""
    if lines and (cited := CITED.match(lines[0].text)):
        start = lines[0].start + cited.start("name")
        return [Student(Mention(" ".join(cited["name"].split()), start, start + len(cited["name"])))]
    turned = _TURNED.match(lines[0].text) if lines else None
    if turned and _is_turned(turned["name"].partition(",")[0], turned["given"]):
        start = lines[0].start + turned.start("name")
        return [Student(Mention(" ".join(turned["name"].split()), start, start + len(turned["name"])))]
    if labelled := _labelled(lines) or _in_bracket(lines) or _each_with_bracket(lines):
        return labelled
    for line in lines[:2]:
        if done := _done_for(line.text, line.start, _FIRST):
            return done
        if (value_of(line, "advisor", "coadvisor", "noise") or _names_thesis(line)) and not line.column:
            return []
        before = _BEFORE.match(line.text)
        if before and (not before["level"] or level_in(before["level"])):
            people = list(people_in(_head(line.text[before.end() :]), line.start + before.end()))
            if people:
                return [Student(person, before["level"] or "") for person in people]
        for index, printed in enumerate(line.parts[:3]):
            part, graded = _behind_degree(printed)
            titled = index == 1 and bool(before_name(line, part.start))
            likely = _HEADED if titled else _SURE if index else _FIRST
            people = _people(part, _HEADED if _is_told(lines, line, index) else likely)
            if people:
                others = [other for other in line.parts[index + 1 :] if not other.text.startswith("(")]
                alike = [person for other in others for person in _people(_bare(other), _SURE)]
                listed = alike if len(alike) == len(others) else []
                level = line.parts[index - 1].text if index and level_in(line.parts[index - 1].text) else graded
                return [Student(person, level) for person in (*people, *listed)]
    return []


def _done_for(text: str, start: int, least: float) -> list[Student]:
    """Give those for whom something was done, as the verb that opens a text says, with their level."""
    deed = _DEED.match(text)
    level = (deed["level"] or "") if deed else ""
    if deed is None or (level and (not level_in(level) or _ON.search(f"{level} "))):
        return []
    named = _ON.split(_head(text[deed.end() :]), maxsplit=1)[0]
    return [Student(person, level) for person in people_in(named, start + deed.end(), least)]


def _names_thesis(line: Line) -> bool:
    """Say whether a label of theses opens a line, and no list of those who wrote them: "PhD thesis: Ada Moe (2020)"."""
    value = value_of(line, "thesis")
    return value is not None and looks_like_name(_head(value[0]).strip()) < _SURE


def _labelled(lines: Sequence[Line]) -> list[Student]:
    """Give the student whom a label in an entry names, with the level that opens it: "[MSc] “Tides”, Student: X"."""
    for line in () if any(line.column for line in lines[:4]) else lines[:4]:
        label = label_pattern("student").match(line.text) or label_pattern("student", inside=True).search(line.text)
        named = _before_body(_head(line.text[label.end() :])) if label else ""
        people = list(people_in(named, line.start + label.end(), _FIRST)) if label else []
        opening = _LEVEL.match(lines[0].text)
        level = next(
            (text for text in (opening[1] if opening else "", label["label"] if label else "") if level_in(text)), ""
        )
        if people:
            return [Student(person, level) for person in people]
    return []


def _in_bracket(lines: Sequence[Line]) -> list[Student]:
    """Give the students whom a deed names in a bracket, with their level: "Supervision of two MSc theses (A, B)"."""
    match = _DEED_FOR.match(lines[0].text) if lines else None
    level = find_degree(match["what"]) if match and level_in(match["what"]) else None
    if match is None or level is None:
        return []
    named = people_in(_before_body(_head(match["names"])), lines[0].start + match.start("names"), _FIRST)
    return [Student(person, level[0]) for person in named]


def _each_with_bracket(lines: Sequence[Line]) -> list[Student]:
    """Give the students of a line that lists them with what they were in brackets: "Ada Moe (PhD), Bo Ek (MA 2017)"."""
    text = re.sub(r"\([^()]*\)", lambda aside: " " * len(aside[0]), lines[0].text) if lines else ""
    label = _LIST_LABEL.match(text)
    begin = label.end() if label else 0
    cuts = [begin, *(m.end() for m in re.finditer(r"[,;](?:\s+(?:and|&))?\s|\s(?:and|&)\s", text[begin:]))]
    cuts = [cut if at == 0 else cut + begin for at, cut in enumerate(cuts)]
    spans = [*pairwise([*cuts, len(text)])]
    levels = [_LEVEL_BEHIND.search(lines[0].text[a:b]) for a, b in spans]
    if len(spans) < _LISTED or not all(level and level_in(level[1]) for level in levels):
        return []
    named = [[*people_in(text[a:b].rstrip(" ,;&"), lines[0].start + a, _FIRST)] for a, b in spans]
    if any(len(people) != 1 for people in named):
        return []
    degrees = [find_degree(level[1]) for level in levels if level]
    return [Student(people[0], degree[0] if degree else "") for people, degree in zip(named, degrees, strict=True)]


def _before_body(text: str) -> str:
    """Give names without the school and the place behind them: "Ada Moe, Fen University, Kiel"."""
    commas = [match.start() for match in re.finditer(r",\s", text)]
    pieces = pairwise([*commas, len(text)])
    ends = (
        a
        for a, b in pieces
        if organization_weight(text[a + 1 : b].strip()) >= _SURE or is_place(text[a + 1 : b].strip())
    )
    return text[: next(ends, len(text))]


def _is_turned(family: str, given: str) -> bool:
    """Say whether what stands around a comma is a name rather than a role and a course: "Instructor, Moss Ecology"."""
    return (
        not level_in(family)
        and not is_role(family)
        and _is_given(given)
        and looks_like_name(f"{given} {family}") >= _HEADED
    )


def _is_given(text: str) -> bool:
    """Say whether what stands behind a lone name can be given names: no place, degree or school."""
    return (
        not (is_place(text) or level_in(text) or is_role(text) or find_degree(text))
        and organization_weight(text) < _SURE
    )


def _behind_degree(part: Part) -> tuple[Part, str]:
    """Give a part without the degree and the full stop that open it, and the degree: "PhD. Ada Moe"."""
    degree = find_degree(part.text)
    stop = _STOP.match(part.text, degree.end() - 1) if degree and not degree.start() else None
    if degree is None or stop is None:
        return part, ""
    return replace(part, text=part.text[stop.end() :], start=part.start + stop.end()), (
        degree[0].rstrip(".") if degree[0].count(".") == 1 else degree[0]
    )


def _is_told(lines: Sequence[Line], line: Line, index: int) -> bool:
    """Say whether a part of a line is a student's by what stands with it: a thesis below, a degree beside it."""
    if index:
        return index == 1 and line.parts[0].colon and _is_degree(line.parts[0])
    return _has_thesis(lines[1:]) or any(map(_is_degree, line.parts[1:2]))


def _is_degree(part: Part) -> bool:
    """Say whether a part is the name of a degree and no more: "Ada Moe. Doctor of Philosophy. …"."""
    degree = find_degree(part.text)
    return (
        degree is not None and not degree.start() and level_in(degree[0]) != "" and degree.end() >= len(part.text) - 1
    )


def _has_thesis(lines: Sequence[Line]) -> bool:
    return any(value_of(line, "thesis") for line in lines)


def _bare(part: Part) -> Part:
    """Give a part without the "and" before it."""
    match = _AND.match(part.text)
    return replace(part, text=part.text[match.end() :], start=part.start + match.end()) if match else part


def _head(text: str) -> str:
    """Give the text up to the first bracket, dash or comma that ends the names."""
    return re.split(r"[(\[\t:;“\"]|\s[-–—]\s|,\s*(?:19|20)\d\d|,\s+(?=[a-z“\"])", text, maxsplit=1)[0]


def _people(part: Part, least: float) -> list[Mention]:
    """Give the people of a part that holds names and nothing else but brackets."""
    bare = _WITH.split(part.text, maxsplit=1)[0]
    if done := _done_for(bare, part.start, least):
        return [student.mention for student in done]
    titles = shape("titles").match(bare)
    named = bare[titles.end() :] if titles else bare
    graded = _FAMILY.sub("", named)
    if part.quoted or not bare or bare[0].isdigit() or level_in(graded) or organization_weight(bare) == 1:
        return []
    if is_role(bare) and looks_like_name(bare) < _SURE:
        return []
    people = list(people_in(bare, part.start, least))
    covered = sum(len(person.name) for person in people)
    return people if people and covered >= 0.6 * len(named) and find_degree(graded) is None else []
