"""What was done for a course, told before its name: "Teaching assistance for the lecture *Tides*, held by Ada Moe"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kgbuild.extract.phrases.parts import Line
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.lexicon import alternatives, words
from kgbuild.model import NOBODY, Mention

#: A name that is so likely an organisation's is a school behind a course.
_SCHOOL = 0.6
#: What ends a course: with whom it was, of which studies it is, a bracket, a comma, the end of a sentence.
_ENDS = re.compile(
    r"\s+(?:(?:jointly|together|along|in collaboration) with|gemeinsam mit|zusammen mit|junto (?:con|a)|avec|con)\s"
    r"|\s+(?:held|given|taught|lectured|led|offered)\s+by\s"
    r"|(?<![Ff]in)\s+(?:of|in|for|del?|de la|do|da|du|des|im|in der|der|per il|nel|van de|van het)\s+"
    r"(?:(?:the|il|la|el|le)\s+)?(?i:grado|grau|m[áàa]ster|mestrado|licenciatura|dou?torado|bachelor|licence|laurea"
    r"|corso di laurea|programa|programme|program|studiengangs?)\b"
    r"|\s*[,;:(»”]|\.\s|\.$|$"
)
#: Where it was: "at Fen College", "de la Universidad de Málaga".
_WHERE = re.compile(
    r"[\s,]+(?:at(?: the)?|an der|en la|en el|de la|del|da|na|no|à l['’]|à|de l['’]|presso l['’]|presso|dell['’]|della"
    r"|aan de|vid)\s*(?=(?P<school>[A-ZÀ-Þ][^,;:()\n]{3,80}?)\s*(?:[,;:()]|\.\s|\.$|$))"
)


class Duty(NamedTuple):
    """What was done for a course, the course, and where it was if the line says so."""

    role: str
    course: str
    institution: Mention


def read_duty(line: Line) -> Duty | None:
    """Read what a line says was done for a course that a word for one precedes; None where it says none."""
    at = line.parts[0].start - line.start if line.parts and not line.column else -1
    found = _duty().match(line.text, at) if at >= 0 else None
    if found is None:
        return None
    ends = [date.at for date in line.dates if date.at > found.end()]
    behind = line.text[: min(ends, default=len(line.text))].rstrip(" ,(")
    named = [match for match in _WHERE.finditer(behind, found.end()) if organization_weight(match["school"]) >= _SCHOOL]
    where = named[-1] if named else None
    school = NOBODY
    if where:
        start = line.start + where.start("school")
        school = Mention(where["school"], start, start + len(where["school"]))
    end = _ENDS.search(behind, found.end() + 1)
    stop = min(end.start() if end else len(behind), where.start() if where else len(behind))
    course = " ".join(behind[found.end() : stop].split()).strip(' ,.*_“”"„«»')
    return (
        Duty(" ".join((found["role"] or found["sole"]).split()), course, school)
        if re.search(r"[^\W\d_]{2}", course)
        else None
    )


@cache
def _duty() -> re.Pattern[str]:
    """Match what opens with a duty and goes on, in small letters, to the word for a course before the name of one."""
    duties, nouns, alone = (alternatives(words("teaching", key)) for key in ("duties", "course_nouns", "sole_duties"))
    on = r"(?:for|of|in|to|zur|zum|für|der|des|de|du|del|do|da|en|em|para|pour|per|a|al|van|voor|bij|till|i)\s+"
    article = r"(?:(?:the|die|der|das|la|le|el|o|il|het|den)\s+|l['’])?"
    noun = rf"(?:[a-zß-ÿ-]+\s)?(?i:{nouns})\s+(?:(?:on|of|de|d['’]|über|zu)\s+)?"
    between = rf"(?:[a-zß-ÿ'’-]+|T[PD]s?|Übung(?:en|sgruppen?)?|(?i:{duties})(?![\w-]))"
    held = rf"(?P<role>(?i:{duties})(?:\s{between}){{0,4}}?)\s+{on}{article}{noun}"
    return re.compile(
        rf"(?:(?:(?i:giving|holding)\s+)?{held}|(?P<sole>(?i:{alone}))\s+{on}{article})(?=[\"“„«]?[A-ZÀ-Þ\d])"
    )
