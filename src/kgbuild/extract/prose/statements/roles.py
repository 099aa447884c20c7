"""Roles, and the organisations and dates that stand with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.prose.statements.passage import Told
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Mention
from kgbuild.prose import Mark
from kgbuild.resolve.organization_names import kind_of

#: Behind the name of a body, and not behind that of a project: "of the TIDE project".
_NO_PROJECT = r"(?![\w’'&-]|\s+(?:consortium|grant|project|study|trial)\b)"
_NAMED = re.compile(
    r"(?:\b(?:at|chez|from|of\s+the)\s+(?:the\s+)?|@\s*)(?P<name>[A-Z][\w’'&-]*(?:\s+(?:of\s+|for\s+)?[A-Z][\w’'&-]*)*)"
    + _NO_PROJECT
)

#: "doctorant·e·s", "Professor:innen" name several.
_BOTH_PLURAL = re.compile(r"(?<=\w)(?:(?P<one>[·•∙.-]e)[·•∙.-]?s|(?P<sign>[:*_/])innen)$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: A date behind no more than a word opens its sentence.
OPENS = 10
#: Between a lab and the body where it is.
_HOSTED = re.compile(r"\s*,?\s*(?:at|in|within)\s+(?:the\s+)?")
_NOW = re.compile(r"(?i)^(?:now|currently|presently)\s+(?=\w)")


def one_role(text: str) -> str:
    """Give a role in the singular.

    >>> one_role("Research assistants"), one_role("Doctorant·e·s"), one_role("Pesquisadores Associados")
    ('Research assistant', 'Doctorant·e', 'Pesquisador Associado')
    """
    text = _NOW.sub("", text)
    if shape("plural_role").search(text):
        text = text[:-1]
    text = _BOTH_PLURAL.sub(lambda match: match["one"] or f"{match['sign']}in", text)
    return _WORD.sub(lambda match: _one_word(match[0]), text)


def _one_word(word: str) -> str:
    one = table("groups")["singular"].get(word.casefold())
    return word if one is None else one[:1].upper() + one[1:] if word[:1].isupper() else str(one)


def role_marks(told: Told, start: int, end: int) -> tuple[Mark, ...]:
    """Give the ROLE marks between two offsets."""
    return told.sentence.of("ROLE", start=start, end=end)


def is_student(role: str) -> bool:
    """Say whether a role is one of study."""
    return bool(shape("student_role").search(role))


def is_trainee(role: str) -> bool:
    """Say whether a role has an advisor: students, postdocs, interns."""
    return is_student(role) or bool(shape("trainee_role").search(role))


def degree_of(role: str) -> str:
    """Give the degree that a student works for: "PhD" of "PhD student"."""
    studies = is_student(role) and not re.match(r"(?i)(?:post|pós)", role)
    match = shape("degree_in_role").search(role) if studies else None
    named = (
        degree for stem, degree in table("frames")["student_degrees"] if match and re.match(stem, match[0].casefold())
    )
    return next(named, match[0]) if match else ""


def dates_in(told: Told, start: int, end: int) -> tuple[str, str, bool]:
    """Give start, end and "still going on" of the first date or range between two offsets."""
    for mark in told.sentence.of("DATE", start=start, end=end):
        return split_dates(mark)
    return "", "", False


def dates_near(told: Told, start: int, at: int, end: int) -> tuple[str, str, bool]:
    """Give the dates behind an offset, else those before it in the clause, else those that open the sentence.

    "Since 2019 I am …"; "From 2014 to 2018, she was …".
    """
    found = dates_in(told, at, _before_remark(told, at, end))
    before = tuple(mark for mark in told.sentence.of("DATE", start=start, end=at) if not is_aside(told, mark))[-1:]
    found = split_dates(before[0]) if before and not any(found) else found
    opening = told.sentence.of("DATE", end=start)[-1:]
    opens = opening and opening[0].start - told.sentence.start < OPENS
    if not any(found) and opens and re.fullmatch(r"\s*,?\s*", told.text(opening[0].end, start)):
        return split_dates(opening[0])
    return found


def _before_remark(told: Told, start: int, end: int) -> int:
    """Give where a bracket of several words that holds a date begins: "(decreto n. 10 del 23 marzo 2010)"."""
    remark = _REMARK.search(told.text(start, end))
    return start + remark.start() if remark else end


def is_aside(told: Told, date: Mark) -> bool:
    """Say whether a date stands in a bracket, of the post before it, or behind "born"."""
    before = told.text(told.sentence.start, date.start)
    return before.rfind("(") > before.rfind(")") or _born().search(before) is not None


#: A bracket with small words and a day: no time of a post.
_REMARK = re.compile(r"\((?=[^()]*\d{4})(?:[a-zà-ÿ]{4,}\s)[^()]*\)?")


@cache
def _born() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(table('statements')['born'])})(?!\w)[^,;.]*$")


def split_dates(mark: Mark) -> tuple[str, str, bool]:
    """Give start, end and "still going on" of a DATE mark; a single date is both start and end."""
    start, slash, end = mark.value.partition("/")
    if end == "..":
        return start, "", True
    return start, end if slash else start, False


def named_place(told: Told, start: int, end: int) -> Mention:
    """Give the capitalised words behind "at" or "from" that no mark covers: "from Princeton"."""
    for match in _NAMED.finditer(told.text(start, end)):
        at, to = start + match.start("name"), start + match.end("name")
        marks = [m for m in told.sentence.marks if m.start < to and m.end > at]
        # the recogniser takes "Princeton" for a person
        if all(m.label in {"PLACE", "ORG"} or (m.label == "PERSON" and " " not in m.text) for m in marks):
            return Mention(" ".join(match["name"].split()), at, to)
    return NOBODY


def acronym_behind(told: Told, at: int, until: int) -> Mention:
    """Give the acronym that no mark covers right behind a role and a preposition: "chercheuse associée au CNRS"."""
    found = _acronym().match(told.text(at, until))
    if found is None:
        return NOBODY
    return Mention(found["name"], at + found.start("name"), at + found.end("name"))


@cache
def held_at() -> re.Pattern[str]:
    """Give what stands between a role and the body where it is held: a preposition, perhaps an article."""
    links = "|".join(table("frames")["held_at"]).replace(" ", r"\s+")
    return re.compile(rf"(?i)\s+(?:{links})\s*(?:(?:the|la|el|le|l[’']|il|o|a)\s*)?")


@cache
def _acronym() -> re.Pattern[str]:
    links = "|".join(table("frames")["held_at"]).replace(" ", r"\s+")
    return re.compile(
        rf"(?:\s+\w[\w’'-]*){{0,5}}?\s+(?i:{links})\s*(?:(?:the|la|le|l[’']|el)\s*)?(?P<name>[A-Z][A-Z&-]{{2,7}})"
        rf"{_NO_PROJECT}"
    )


def chain(told: Told, marks: Sequence[Mark]) -> Mention:
    """Give the organisation that consecutive marks name: unit, faculty, university, joined by commas."""
    out: list[Mark] = []
    for mark in marks:
        if out and (out[-1].value or mark.value):
            break
        if out:
            between = told.text(out[-1].end, mark.start)
            between = re.sub(r"^\s*\([^)]*\)", "", between)
            if not shape("chained").fullmatch(between) or _is_another(out[-1], mark, between):
                break
        out.append(mark)
    if not out:
        return NOBODY
    if len(out) == 1 and out[0].value:
        return Mention(out[0].value, out[0].start, out[0].end)  # one of several that share a word
    start, end = out[0].start, out[-1].end
    closing = _closes().search(told.text(start, end))
    end = start + closing.start() if closing and closing.start() else end
    end += len(_closing(told.text(out[0].start, end), told.text(end, end + 30)))
    printed = " ".join(told.text(start, end).split())
    name = re.sub(r"\s+(?:at|within|in) (?:the )?(?=[A-Z])", ", ", printed) if len(out) > 1 else printed
    return Mention(name, start, end)


def lab_within(told: Told, marks: Sequence[Mark]) -> Mention:
    """Give a lab with the body where it is, "Tide group at Fen University"; the lab at home as it is called.

    Args:
        told: the sentence.
        marks: the lab and what follows it.
    """
    lab, behind = told.organization(marks[0]), marks[1:]
    hosted = behind and behind[0].label == "ORG" and _HOSTED.fullmatch(told.text(marks[0].end, behind[0].start))
    if not hosted or lab == told.passage.lab:
        return lab
    whole = [behind[0]]
    for mark in behind[1:]:
        if mark.label != "ORG" or told.text(whole[-1].end, mark.start).strip() != ",":
            break
        whole.append(mark)
    return chain(told, [replace(marks[0], value=""), *whole])


@cache
def _closes() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{'|'.join(table('statements')['closing'])})$")


def _is_another(before: Mark, mark: Mark, between: str) -> bool:
    """Say whether "and" joins two universities, two institutes: "at Lund University and at the University of Oslo"."""
    if before.text.count("(") > before.text.count(")") and re.match(r"\s*\)\s*,", between):
        return True  # "de l'Université de Fen (France), de l'École des Marées"
    kinds = {kind_of(before.text), kind_of(mark.text)}
    alike = len(kinds) == 1 and kinds <= {"university", "institute", "hospital", "society", "company"}
    whole = kind_of(before.text) == "university" or before.text.isupper() or mark.text.isupper()
    return (alike or whole) and re.search(r"(?i)&|\b(?:and|und|et|y|e|en)\b", between) is not None


def _closing(name: str, behind: str) -> str:
    """Give what closes a bracket that the marks cut open, or the acronym in brackets right behind."""
    if name.count("(") > name.count(")"):
        return behind[: behind.find(")") + 1]
    match = re.match(r"\s*\((?:[A-Z][\w&/-]*[A-Z][\w&/-]*)\)", behind)
    return match[0] if match else ""
