"""The role in which somebody teaches: alone, before the name of a course, or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kgbuild.extract.phrases.parts import Part
from kgbuild.extract.phrases.roles import is_role, role_weight
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.lexicon import alternatives, table, words

TEACHER = re.compile(
    r"(?:with\s+)?(?:Profs?|Drs?|Mr|Ms|Mrs)\.?\s+[A-ZÀ-Þ]|(?:with|taught by|professor:|lecturer:)\s", re.IGNORECASE
)
#: "Teaching Assistant for", before a term that was taken out.
_LEADING_ON = re.compile(r"\s+(?:for|in|at|of|during|für|im|en|para|per|pour)$")


@cache
def role_pattern() -> re.Pattern[str]:
    """Give the pattern of the role of a teacher, with what may stand before it: "Head Teaching Assistant"."""
    roles = sorted(table("teaching")["roles"], key=lambda role: (-len(role), role))
    modifiers = sorted(table("teaching")["modifiers"], key=lambda word: (-len(word), word))
    before = rf"(?:(?:{'|'.join(map(re.escape, modifiers))})[\s-]+)*"
    choice = "|".join(map(re.escape, roles)).replace("'", "['’]")
    return re.compile(rf"(?<![\w-]){before}(?:{choice})s?(?![\w-])", re.IGNORECASE)


def role_in(text: str) -> str:
    """Give the role that a text is, and nothing but a role; empty if it is none.

    >>> role_in("Head Teaching Assistant"), role_in("Teaching Assistants"), role_in("Courses Taught")
    ('Head Teaching Assistant', 'Teaching Assistants', '')
    """
    bare = _LEADING_ON.sub("", re.sub(r"\s*\(.*?\)", "", text).strip(" .,:;*_"))
    if not bare or TEACHER.match(bare):
        return ""
    joined = re.split(r"\s*(?:/|&|\b(?:and|und|et|y|e|en)\b)\s*", bare)
    if role_pattern().fullmatch(bare) or all(role_pattern().fullmatch(role) for role in joined):
        return " ".join(bare.split())
    if organization_weight(bare) == 1:
        return ""
    likely = is_role(bare) and role_weight(bare) >= 0.6 and len(bare.split()) <= 5 and role_pattern().search(bare)
    return " ".join(bare.split()) if likely else ""


def leading_role(text: str) -> str:
    """Give the role that opens a remark: "Teaching assistant in courses for graduates"; empty where none does."""
    match = role_pattern().match(text.strip())
    behind = text.strip()[match.end() :] if match else ""
    return (
        match[0]
        if match and re.match(r"\s+(?:in|for|of|at|on|to|für|en|de|di|pour|voor)\b|\s*[,;.(]|$", behind)
        else ""
    )


def role_first(parts: Sequence[Part]) -> tuple[str, list[Part]]:
    """Take a role off the beginning: "TA for Linear Algebra", "Guest lecture in “Sea Ice”"."""
    if not parts:
        return "", []
    first = parts[0]
    if deed := _deeds().match(first.text):
        rest = Part(
            first.text[deed.end() :], first.start + deed.end(), first.end, quoted=first.quoted, colon=first.colon
        )
        return deed["deed"], [rest, *parts[1:]]
    match = _joined_roles().match(first.text)
    behind = (
        re.match(
            r"\s+(?:for|in|of|on|to|at|de|des|du|del|della|der|do|da|für|en|em|di|pour|per|para|van|voor|zu|zum|zur|:|–|-)\s+"
            r"(?:(?:the|le|la|den|das|die|der|el|il|het|de|o|a)\s+)?"
            r"(?:(?:(?:bachelor|master)\s+)?(?:course|cours|kurs|curso|corso|vak|cursus|module?|vorlesung|disciplina|asignatura)\s+)?",
            first.text[match.end() :],
            re.IGNORECASE,
        )
        if match
        else None
    )
    if match and behind:
        text = first.text[match.end() + behind.end() :]
        rest = Part(text, first.end - len(text), first.end, quoted=first.quoted, colon=first.colon)
        return match[0], [rest, *parts[1:]] if text and not TEACHER.match(text) else list(parts[1:])
    return "", list(parts)


@cache
def _joined_roles() -> re.Pattern[str]:
    role = role_pattern().pattern
    return re.compile(rf"{role}(?:\s*(?:/|&|\band\b|\bund\b|\bet\b|\by\b)\s*{role})*", re.IGNORECASE)


@cache
def _deeds() -> re.Pattern[str]:
    """Match what was done for a course, right before its name: "Convening and co-lecturing *Sea Ice*"."""
    deed = rf"(?:{alternatives(words('teaching', 'deeds'))})"
    return re.compile(rf"(?i:(?P<deed>{deed}(?:(?:,\s|\s(?:and|&)\s){deed}){{0,2}}))\s(?=[A-ZÀ-Þ“\"])")


def role_last(course: str) -> tuple[str, str]:
    """Take a role off the end of a course: "Writing Skills Instructor"."""
    match = next(reversed([*role_pattern().finditer(course)]), None)
    if (
        match
        and match.end() == len(course)
        and match.start() > 0
        and not re.search(r"[:&]\s*$|\b(?:and|for|of)\s+$", course[: match.start()])
    ):
        return course[: match.start()].strip(" ,-–*†‡"), match[0]
    return course, ""
