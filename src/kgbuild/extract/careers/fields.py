"""The field of a degree: behind it, in the next part, under a label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kgbuild.extract.careers.field_names import whole_field
from kgbuild.extract.careers.tabled import field_in
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import find_degree, study_pattern
from kgbuild.extract.phrases.details import value_of
from kgbuild.extract.phrases.grades import is_distinction, without_grade
from kgbuild.extract.phrases.holding import at_pattern
from kgbuild.extract.phrases.parts import Line, Part, split_places
from kgbuild.extract.phrases.roles import is_role, role_weight
from kgbuild.extract.phrases.unspaced import is_unspaced
from kgbuild.extract.phrases.words import is_place, label_pattern, organization_weight, phrase_pattern
from kgbuild.lexicon import words
from kgbuild.model import Mention
from kgbuild.names import looks_like_name
from kgbuild.names.fold import fold

#: What is so likely a name is no field.
_NAME = 0.5
#: "1992 (Political Science)".
_BEHIND_DATE = re.compile(r"\b(?:19|20)\d\d\)?\s*\(([A-ZÀ-Þ][^()\d]{3,50})\)[\s.]*$")
AT = re.compile(
    r"\s+(?:(?:@|at|from|à|à la|au|aux|an der|an den|am|bei|presso(?: (?:il|la|lo))?|all[ao]|nell[ao]|en (?:el|la)"
    r"|por (?:el|la)|per (?:el|la)|pel[ao]|aan de)\s+(?:the\s+)?|(?:à l|(?:a|ne)ll|presso l|per l)['’]\s?)"
    r"(?=[A-ZÀ-Þ]|(?:univ|école|ecole|escuela|escola|scuola|facult|polit|instit|istit|départ|departam|dipart))"
    r"|\s+(?:de l['’]|de la |de |du |der |des |del |della |dell['’]|da |do |of the )"
    r"(?=(?:[Uu]niv|[ÉéEe]cole|[Ee]scuela|[Ee]scola|[Ss]cuola|[Ff]acult|[Ff]aculd|[Ff]acolt|[Pp]olit|Hochsch|[Ii]nstit|[Ii]stit))"
)
_FIELD = re.compile(
    r"^\W*(?:\(?hons?(?:ours)?\.?\)?\s+)?"
    r"(?:(?:degree|candidate|student|studies|diploma|thesis|dissertation|thèse|tesis|tesi)(?:\s+|$))?"
    r"(?:(?:in|of|en|em|der|für|di|de|fach|i|inom|w dziedzinie|w zakresie|v oboru|по специальности|по направлению)\s+"
    r"|d['’])?(?:the\s+)?",
    re.IGNORECASE,
)
#: What joins a field to its degree.
_JOINED = re.compile(r"\s*(?:in|of|en|em|de|di|i)\s")
_PAIR = 2
#: So many parts between commas end the list that a field is.
_LISTED = 3
#: A field has so many words at most; a part with so large a share of words of roles is one.
_LONGEST, _ROLE = 8, 0.5
#: A short name in brackets or one in quotation marks: the same degree again, "Dr. rer. nat. (PhD)", "M.Sc. (“Laurea”)".
_AGAIN = re.compile(r"^\s*\((?:[A-Z][\w. ]{1,20}|[“\"„«'][^()]*)\)")
_BRACKET_BEHIND = re.compile(r"^\s*\(([^()]*)\)")
#: "Graduate Program in Ecology".
_PROGRAMME = re.compile(
    r"(?:(?:post)?graduate |doctoral |master['’]?s? |undergraduate )?program(?:me)?s? (?:in|of) (?=[A-Z])",
    re.IGNORECASE,
)
#: Behind a field: what it was studied with.
_BEHIND = re.compile(
    r"\s+(?:zum Thema|über|with|mit|avec|con|com|focus\w*|minor\w*|advised|supervised|under)\s+(?=[\w“\"])"
)
_WITH_FIELD = re.compile(r"\s+(?:with|mit|avec|con|com)\s")
#: "Double Major in Tides and Society".
MAJOR = re.compile(r"(?:(?:double|dual|joint)[- ])?(?:majors?|honou?rs)\s+in\s+", re.IGNORECASE)
_MINOR = re.compile(r"\s+(?:(?:and|with|&)\s+)?(?:an?\s+)?minors?\b.*", re.IGNORECASE)
#: The last two of a list: "Systems and Control".
_LIST_END = re.compile(r"[\w\s-]+ (?:and|&|und|et|y|e) [\w\s-]+")
BRACKET = re.compile(r"\s*\(([^()]*)\)?\s*$")


#: What tells of a grade in a bracket.
_GRADE = re.compile(r"\d[.,]\d|\d\s?/\s?\d|:\s*\d|\d\s?%")


#: "Diploma di Master", "Promotion zum Dr.-Ing." are one degree.
_TITLE_OF = re.compile(r"(?i)diploma d[ei]|título de|titolo di")
_LEADS_TO = re.compile(r"\s+(?:zum|zur|as|au titre de)\s+")


@dataclass(frozen=True, slots=True)
class Study:
    """A degree, where it stands, and what its own words add."""

    degree: str
    part: Part
    rest: str


def field_behind_date(lines: Sequence[Line]) -> str:
    """Give the field that stands in brackets behind the year: "Ph.D. Example University, 1992 (Political Science)"."""
    for line in lines:
        match = _BEHIND_DATE.search(line.text)
        told = match is not None and (
            is_place(match[1])
            or is_distinction(match[1])
            or looks_like_name(match[1]) >= _NAME
            or phrase_pattern("degrees", "progress").fullmatch(match[1]) is not None
        )
        if match and not told and organization_weight(match[1]) == 0 and not is_role(match[1]):
            return match[1]
    return ""


def field_of(study: Study, parts: Sequence[Part], lines: Sequence[Line]) -> str:
    """Give the field: what follows the degree in its part, else the part behind it, else what a bracket behind it says.

    A place or a school is none.
    """
    opens = study.part.text.startswith(study.degree)
    told = _told(study, parts, lines) or (_bracketed(study.rest) if opens else "")
    told = whole_field(told)
    return told if re.search(r"[^\W\d_]{3}", told) or told.isupper() or is_unspaced(told) else ""  # "(v.o.)"


def _without_notes(text: str) -> str:
    """Give a field without what it was studied with, but for another field: "Physics with Astrophysics"."""
    note = _BEHIND.search(text)
    kept = note and _WITH_FIELD.match(note[0]) and _names_field(text[note.end() :])
    return text if not note or kept else text[: note.start()]


def _bracketed(rest: str) -> str:
    """Give the field in the bracket behind a degree: "Doctor of Philosophy (Earth Sciences)"."""
    bracket = re.fullmatch(r"\s*\(([A-Z][^()]*[a-z]{3}[^()]*)\)[\s.,;]*", rest)
    known = bracket and (find_degree(bracket[1]) or is_distinction(bracket[1]) or organization_weight(bracket[1]) > 0)
    return bracket[1] if bracket and not known and not is_place(bracket[1]) else ""


def _told(study: Study, parts: Sequence[Part], lines: Sequence[Line]) -> str:
    rest = _FIELD.sub("", _graded(_told_again(study.rest)), count=1)
    rest = "" if AT.match(_told_again(study.rest)) else balanced(_without_notes(AT.split(_plain(rest))[0]))
    if rest and (listed := listed_fields(study, lines)):
        rest += "".join(f", {part.text}" for part in listed)
    elif rest and _JOINED.match(study.rest):
        rest += _listed_behind(parts[parts.index(study.part) :])
    if rest and not is_distinction(rest):
        return "" if organization_weight(rest) == 1 and not _JOINED.match(study.rest) else rest
    stated = next((found[0] for line in lines if (found := value_of(line, "field"))), "") or field_in(lines)
    stated = stated or _field_inside(lines) or _on_own_line(study, lines)
    if stated and not _is_beside(study, parts):
        return " ".join(stated.split()).strip(" .,;")
    index = parts.index(study.part)
    for place, part in enumerate(parts[index + 1 : index + 3], index + 1):
        named = _MINOR.sub("", without_grade(_closed(_without_notes(part.text), part.text)))
        if major := MAJOR.match(named):
            return balanced(_plain(named[major.end() :]))
        if is_distinction(named) or not re.search(r"[^\W\d_]", named):
            continue
        if field := before_school(part.text):
            return field
        if programme := _PROGRAMME.match(part.text):
            return part.text[programme.end() :] + _listed_behind(parts[place:])
        other = _is_body(replace(part, text=named), parts) or is_place(part.text) or find_degree(named) or part.quoted
        other = other or (is_role(named) and at_pattern().search(named) is not None)
        if other:
            break
        behind = _listed_behind(parts[place:]) if named == part.text else ""
        return balanced(_plain(named)).removeprefix("in ") + behind
    return _before(study, parts[:index])


def _is_beside(study: Study, parts: Sequence[Part]) -> bool:
    """Say whether a field stands behind its degree and a comma, so that a label tells a share of it: "Emphasis: X"."""
    behind = parts[parts.index(study.part) + 1 :][:1]
    joined = bool(behind) and behind[0].start - study.part.end == len(", ") and not study.rest.strip(" .,")
    return joined and _names_field(behind[0].text) and not _is_body(behind[0], parts)


def _before(study: Study, parts: Sequence[Part]) -> str:
    """Give the field that stands right before its degree: "Physics, BSc", in a script without blanks "工学博士"."""
    before = parts[-1] if parts else None
    if before is None or _is_body(before, parts) or before.quoted:
        return ""
    if is_unspaced(study.degree):
        return before.text if study.part.start - before.end <= 1 and is_unspaced(before.text) else ""
    joined = study.part.start - before.end == len(", ") and study.part.text.startswith(study.degree)
    return before.text if joined and _names_field(before.text) else ""


def _names_field(text: str) -> bool:
    """Say whether a text is short and holds a word of fields of study, and is no role and no place."""
    named = {fold(word) for word in re.findall(r"[^\W\d_]+", text)}
    plain = not (is_place(text) or find_degree(text) or role_weight(text) >= _ROLE)
    return plain and text[:1].isupper() and len(named) <= _LONGEST and bool(named & words("degrees", "fields"))


def before_school(text: str) -> str:
    """Give the field that stands before "at" and the school in one part: "Materials Engineering at Fen University"."""
    led = AT.search(text)
    field = text[: led.start()].strip() if led else ""
    named = led is not None and organization_weight(text[led.end() :]) > 0 and organization_weight(field) < 1
    return field if named and _names_field(field) else ""


def _is_body(part: Part, parts: Sequence[Part]) -> bool:
    """Say whether a part is an organisation; what the registry alone knows is a field where a school stands, too."""
    weight = organization_weight(part.text)
    return weight == 1 or (weight > 0 and all(organization_weight(p.text) < 1 for p in parts))


def _told_again(rest: str) -> str:
    """Give what stands behind a degree without a bracket that names the same degree again."""
    bracket = _BRACKET_BEHIND.match(rest)
    if bracket and (degree := find_degree(bracket[1])) and not degree.start():
        return rest[bracket.end() :]
    return _AGAIN.sub("", rest, count=1)


def _graded(rest: str) -> str:
    """Give what stands behind a degree without the grade before its field: "magna cum laude in Physics"."""
    grade, join, field = rest.partition(" in ")
    return f"in {field}" if join and grade.strip() and is_distinction(grade) else rest


def _field_inside(lines: Sequence[Line]) -> str:
    """Give the field that stands behind a label or "Studium der" within a line: "Fach: Ökologie"."""
    label = label_pattern("field", inside=True)
    for line in lines:
        if value_of(line, "thesis", "advisor", "coadvisor"):
            continue
        match = label.search(line.text) or study_pattern().search(line.text)
        value = re.split(r"[,;.()\n]", line.text[match.end() :], maxsplit=1)[0] if match else ""
        if value.strip() and organization_weight(value) < 1:
            return value
    return ""


def _on_own_line(study: Study, lines: Sequence[Line]) -> str:
    """Give the field that fills the line below that of its degree: "M.A., Tide University, 2006" / "Philosophy"."""
    at = next((index for index, line in enumerate(lines) if study.part in line.parts), len(lines))
    below = lines[at + 1] if at + 1 < len(lines) else None
    if below is None or below.column or below.dates or not lines[at].dates or below.text.rstrip().endswith("."):
        return ""
    other = any(part.quoted or organization_weight(part.text) or is_distinction(part.text) for part in below.parts)
    return below.text.strip(" *_") if not other and below.parts and _names_field(below.text.strip(" *_")) else ""


def _listed_behind(parts: Sequence[Part]) -> str:
    """Give what ends the list that the first part opens: "in Robotics, Systems and Control", "Moss, and Fern"."""
    listed = ""
    for before, part in pairwise(parts[: _LISTED + 1]):
        plain = not organization_weight(part.text) and not is_place(part.text) and not find_degree(part.text)
        if part.start - before.end != len(", ") or not plain or part.quoted or is_distinction(part.text):
            return ""
        listed += f", {part.text}"
        bare = part.text.removeprefix("and ")
        if (bare != part.text or _LIST_END.fullmatch(part.text)) and whole_field(bare) == bare:
            return listed
    return ""


def listed_fields(study: Study, lines: Sequence[Line]) -> list[Part]:
    """Give the parts that end a list of fields on the line of a degree, where the school stands on one below it.

    "BSc in Statistics, Economics and Society" / "Example University".
    """
    at = next((index for index, line in enumerate(lines) if study.part in line.parts), -1)
    schools = (split_places(line.parts)[0][:1] for line in lines[at + 1 :] if at >= 0)
    if not study.rest.strip(" .,") or not any(part and organization_weight(part[0].text) == 1 for part in schools):
        return []
    line = lines[at].parts
    found = list(line[line.index(study.part) + 1 :])
    joined = all(b.start - a.end == len(", ") for a, b in pairwise([study.part, *found]))
    last = BRACKET.sub("", found[-1].text) if found else ""
    told = any(is_place(part.text) or is_distinction(part.text) or find_degree(part.text) for part in found)
    return found if joined and _LIST_END.fullmatch(last) and not told else []


def _closed(cut: str, whole: str) -> str:
    """Give a text cut short, whole where the cut is inside of a bracket."""
    return cut if cut.count("(") == cut.count(")") else whole


def _plain(text: str) -> str:
    """Take off a bracket that names the degree or the school again, behind the field."""
    match = BRACKET.search(text)
    told = match and (find_degree(match[1]) or is_distinction(match[1]) or organization_weight(match[1]) > 0)
    told = told or (match and label_pattern("advisor", "coadvisor").match(match[1]))
    told = told or (match and _GRADE.search(match[1]))
    told = told or (match and phrase_pattern("degrees", "progress").fullmatch(match[1].strip()))
    return text[: match.start()] if match and told else text


def field_behind(lines: Sequence[Line], school: Mention) -> Part | None:
    """Give the part behind a school that names a field: "PhD" / "Example University (US), Environmental Policy"."""
    line = next((line for line in lines if line.start <= school.start < line.start + len(line.text)), None)
    behind = [part for part in line.parts if part.start > school.start] if line else []
    kept = next((part for part in behind if not is_place(part.text) and organization_weight(part.text) < 1), None)
    return kept if kept and not kept.quoted and _names_field(kept.text) else None


def field_below(lines: Sequence[Line], school: Mention) -> str:
    """Give the field that opens the line below a degree and its school: "PhD, Fen College" / "Sociology, 2019"."""
    at = next((i for i, line in enumerate(lines) if line.start <= school.start < line.start + len(line.text)), -1)
    below = lines[at + 1].parts[:1] if 0 <= at < len(lines) - 1 and lines[at + 1].dates else ()
    brief = bool(below) and len(lines[at + 1].text.split()) <= _LONGEST
    return below[0].text if brief and _names_field(below[0].text) else ""


def before_part(page: Page, school: Mention, part: Part) -> Mention:
    """Give a school without what stands from a part on, and without its place in brackets."""
    name = page.text[school.start : part.start].strip(" ,:–—-")
    bracket = BRACKET.search(name)
    if bracket and bracket.start() and is_place(bracket[1].rpartition(", ")[2]):
        name = name[: bracket.start()]
    return replace(school, name=" ".join(name.split()), end=school.start + len(name))


def balanced(text: str) -> str:
    """Give a text without stops around it and without brackets that it does not close.

    >>> balanced("Physics (Neuroscience)."), balanced("(Physics"), balanced("Physics)")
    ('Physics (Neuroscience)', 'Physics', 'Physics')
    """
    text = text.strip(" .,;:")
    return text if text.count("(") == text.count(")") and text[:1] != "(" else text.strip("() ")


def told_once(text: str, degrees: list[re.Match[str]]) -> list[re.Match[str]]:
    """Give the degrees of a text but for what only leads to another: "Diploma di Master", "Promotion Dr. phil."."""
    if len(degrees) < _PAIR:
        return degrees
    between = text[degrees[0].end() : degrees[1].start()]
    if _TITLE_OF.fullmatch(degrees[0][0].strip()) or (len(degrees) == _PAIR and _LEADS_TO.fullmatch(between)):
        return degrees[1:]
    return degrees[:1] if degrees[0][0].casefold() in {"promotie", "promotion"} else degrees
