"""The level of a student: what an entry prints, what the headings above it say, and which of both holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kgbuild.dates import DateRange
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.page import Entry, Section
from kgbuild.extract.phrases.degrees import degree_pattern, find_degree, level_in
from kgbuild.extract.phrases.details import before_advisors, value_of
from kgbuild.extract.phrases.parts import Line, Part
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.lexicon import table
from kgbuild.model import Mention


def any_of(*names: str) -> str:
    """Give the alternatives of a pattern that lists of `lexicon/supervision.toml` are."""
    return "|".join(sorted((word for name in names for word in table("supervision")[name]), key=len, reverse=True))


#: What headings say beside a level.
_AROUND = re.compile(
    r"\s*\(.*?\)|\s*\[.*?\]|\b(?:current|past|former|ongoing|completed|graduated|and|alumni|mentorship|advisees?|mentees?|trainees?|students?|thes[ie]s|"
    r"(?:final\s+)?(?:projects|projets|projekte)|"
    rf"(?:co-?)?(?:{any_of('stems')})\w*|van|von|de|tes(?:is|i|es?))\b",
    re.IGNORECASE,
)

_PROGRESS = re.compile(
    r"[\s,]+(?:soutenue?s?|en cours|em andamento|défendue?s?|completed|ongoing|in progress|defended|finished"
    r"|abgeschlossen|laufend|concluíd[ao]s?|en curso|finalizad[ao]s?|in corso|conclus[aeio])$",
    re.IGNORECASE,
)
#: Behind a degree.
_FIELD = re.compile(r"(?!\s+of\b)(?:\s+(?:in|en)\b|,)?(?:\s+(?:[A-ZÀ-Þ][\w’'-]*|and|of|&|in))+")
#: Headings name a level in the plural.
_PLURAL = re.compile(
    r"\b(post-?doc|undergrad(?:uate)?|intern|fellow|resident|researcher|scholar|assistant)s\b", re.IGNORECASE
)
#: "Ph.D. dissertation advising", "Encadrement stage de M1": what was done, beside the level.
_ADVISING = re.compile(
    r"\b(?:dissertations?|thes[ie]s)?\s*(?:and )?(?:co-?)?"
    rf"(?:{any_of('advising')})\b"
    r"(?:\s*(?:(?:de|du|d['’]|of|von)\s*)?(?:stages?|thèses?|mémoires?)?\s*(?:de |of |von |d['’])?)",
    re.IGNORECASE,
)
#: A level that no degree names.
_GRADUATE = re.compile(r"\bgrad(?:uate)?\b", re.IGNORECASE)
#: Levels below a degree that trainees hold or do not yet have.
_TRAINEE = re.compile(
    r"\b(?:fellows?|residents?|interns?|medical students?|clinical students?|trainees?|junior faculty)\b", re.IGNORECASE
)
#: A level before brackets has no more words.
_HEAD = 4
_ASIDE = re.compile(r"\(([^(),;]{2,40})[,;)]")
#: "(2018–2019; during internship)" says when.
_MEANWHILE = re.compile(r"(?i)(?:during|while|as part of|pendant|während|durante)\b")
#: "Students & postdocs".
_BOTH = re.compile(r"\s+(?:&|and|und|et|y|e)\s+")
#: "Medical Doctorates (MD)".
_SHORT = re.compile(r"\(([^()]+)\)\s*$")
#: "Post-doc between the Tide Lab and".
_SOMEWHERE = re.compile(r"(?P<level>[\w.-]+)\s+(?:between|at|both at|jointly at)\s+(?:the\s+)?[A-ZÀ-Þ]")
#: What surely is the name of a body.
_SCHOOL = 0.3
#: What a student won is no level.
_HONOUR = re.compile(r"\b(?:scholar|scholarship|fellowship|award|prize|grant)s?\b", re.IGNORECASE)


def stronger(level: str, above: str) -> str:
    """Give the level of an entry, but that of its heading where the entry names a project or a postdoc's degree."""
    if (level_in(level) == level_in(above) and shape("project").search(level)) or (
        level_in(above) and not level_in(level) and _HONOUR.search(level)
    ):
        return above
    held = level_in(level) == "doctorate" or degree_pattern().fullmatch(f"{level.strip(' .')}.")
    trained = level_in(above) == "postdoc" or _TRAINEE.search(above)
    return above if not level or (trained and held) else level


def level_printed(lines: Sequence[Line], student: Mention, advisors: Sequence[Mention]) -> str:
    """Give the level that an entry prints: a degree, or what the student was, in a part of its own or in brackets."""
    for line in lines[:3]:
        if value_of(line, "advisor", "coadvisor", "thesis", "outcome") and not line.column:
            continue
        for part in line.parts:
            printed = _before_names(part, advisors)
            if part.quoted or (part.start == student.start and "(" not in part.text):
                continue
            apart = part.start != student.start
            if apart and student.start <= part.start < student.end:
                continue  # "Moe, B.A."
            head, _, aside = part.text.partition("(")
            inside = find_degree(aside) if apart and aside else None
            if inside and not inside.start() and level_in(inside[0]):
                return inside[0]  # "Dissertação (Mestrado em Física)"
            if apart and aside and level_in(head) and len(head.split()) <= _HEAD:
                return head.strip()  # "Dissertação (Ecologia) - Universidade …"
            text = re.split(r"[()]", (printed if apart else aside).strip("() "))[0].strip(" ,.;[]")
            text = "" if _MEANWHILE.match(text) else _advised().sub("", text)
            if (opening := _SOMEWHERE.match(text)) and level_in(opening["level"]):
                return opening["level"]
            told = level_in(text) or degree_pattern().fullmatch(text)
            degree = find_degree(text)
            if degree and not degree.start() and level_in(degree[0]) and names_school(text[degree.end() :]):
                return degree[0]  # "PhD Univ. Harbour co-supervised"
            if len(text.split()) <= 6 and (told or (is_role(text) and organization_weight(text) < 1)):
                return text
            if level_in(text) and (degree := find_degree(text)):
                return degree[0]
    return level_in_bracket(lines[0]) if lines else ""


def level_in_bracket(line: Line) -> str:
    """Give the level that opens a bracket behind a name, no part of its own: "Ada Moe (master thesis, 2019)"."""
    asides = (match[1].strip() for match in _ASIDE.finditer(line.text))
    return next((aside for aside in asides if level_in(aside) and len(aside.split()) <= _HEAD), "")


@dataclass(frozen=True, slots=True)
class Stage:
    """What a student was, and when: one of several lines below a name."""

    level: str
    date: DateRange


def stages_of(lines: Sequence[Line]) -> tuple[Stage, ...]:
    """Give what a student was one after the other, below the name: "PhD student: 2019 –", "MPhil student: 2018"."""
    cut = ((line, line.text.partition(":")[0].strip()) for line in lines[1:] if ":" in line.text and line.dates)
    told = tuple(Stage(level, line.dates[0]) for line, level in cut if level_in(level) or is_role(level))
    return told if len(told) > 1 and not lines[0].dates else ()


@cache
def _advised() -> re.Pattern[str]:
    """Give the pattern of a word for advising that ends a text: "PhD Fen University co-supervised"."""
    return re.compile(rf"\s+(?:co-?)?(?:{any_of('stems', 'joint_stems')})\w*\s*$", re.IGNORECASE)


def names_school(text: str) -> bool:
    """Say whether what stands behind a degree is the name of a school, no field and no link between them."""
    return bool(re.match(r"\s+[A-ZÀ-Þ]", text)) and organization_weight(text.strip()) >= _SCHOOL


def _before_names(part: Part, advisors: Sequence[Mention]) -> str:
    """Give the text of a part up to the words that lead to an advisor in it: "Directeur de thèse X" says no level."""
    inside = [advisor.start - part.start for advisor in advisors if part.start < advisor.start < part.end]
    return before_advisors(part.text) if inside else part.text


#: Behind a level, which share the owner had: "PhD thesis (first supervisor)".
_SHARE = re.compile(
    r"\s*\([^()]*\b(?:supervisors?|co-?supervisors?|advisors?|advisers?|referees?|reviewers?|examiners?|betreuer(?:in)?"
    r"|gutachter(?:in)?|directeur|directrice|rapporteur|director|directora|orientador|orientadora|relatore)\b[^()]*\)\s*$",
    re.IGNORECASE,
)


#: "M2 Mathématiques et Applications", "L3 Informatique".
_YEAR_OF_STUDY = re.compile(r"[LM][1-3](?=\s+(?!(?i:stud|intern|stag|thes|proj|étud))[A-ZÀ-Þ\w])")


def bare_level(level: str) -> str:
    """Give a level without what says how far it is: "Thèse soutenue" is at the level of a thèse."""
    level = _SHARE.sub("", level)
    if year := _YEAR_OF_STUDY.match(level):
        return year[0]
    degree = degree_pattern().match(level)
    field = level[degree.end() :] if degree else ""
    if degree and level_in(degree[0]) and _FIELD.fullmatch(field) and not (is_role(level) or _AROUND.search(field)):
        return degree[0].strip()  # "MSc Public Health"
    if _ADVISING.search(level):
        level = " ".join(_AROUND.sub(" ", _ADVISING.sub(" ", level)).split())
    return _PLURAL.sub(r"\1", _PROGRESS.sub("", level).strip(" ,:–-"))


def _is_group(title: str) -> bool:
    """Say whether half of a title names students of any degree: "Present students" beside "postdocs"."""
    bare = _AROUND.sub("", title).strip().casefold()
    return not level_in(title) and is_role(title) and bare in {"", "present", "my", "our"}


def level_above(section: Section, entry: Entry) -> str:
    """Give the level of the headings above: "PhD Students" are at the level of a PhD."""
    for title in (entry.context, section.title, *(t for t in section.path[-1:] if "supervision" in kinds_of(t))):
        bare = _AROUND.sub(" ", title)
        if (both := _BOTH.split(title)) and len(both) > 1 and any(map(_is_group, both)):
            return ""  # "Students & postdocs"
        if (short := _SHORT.search(title)) and level_in(title) and degree_pattern().fullmatch(short[1]):
            return short[1]
        if trainee := _TRAINEE.search(title) if not level_in(title) else None:
            return trainee[0]
        if level_in(title) or _GRADUATE.search(title):
            return " ".join(bare.split()).strip(" ,:-–") or title
    return ""
