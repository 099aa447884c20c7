"""Where a course was taught: the school that an entry names, or that most entries of a section share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from kgbuild.dates import find_ranges
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.degrees import degree_pattern
from kgbuild.extract.phrases.parts import Line, Part, line_at
from kgbuild.extract.phrases.words import is_place, is_unit, organization_weight
from kgbuild.extract.records.teaching.courses import is_code, is_coded, is_school
from kgbuild.extract.records.teaching.roles import role_in
from kgbuild.lexicon import words
from kgbuild.model import NOBODY, Mention
from kgbuild.resolve.registry import registry, telling

#: A name that so many entries of a section share, behind something else, is their institution.
_SHARED = 3
#: A university, a faculty and a department: no more of them stand before a course.
_UNITS = 3
#: The registry knows a name that is so likely an organisation's; names of courses are shorter than its longer ones.
_KNOWN = 0.8
_NAMES = re.compile(r"[A-ZÀ-Þ][\w’'&.-]*(?:\s+(?:of|de|du|der|and|&|for|at)\s+[A-ZÀ-Þ][\w’'.-]*|\s+[A-ZÀ-Þ][\w’'.-]*)+")
#: An acronym, and no number of a course ("Biology II").
_ACRONYM = re.compile(r"(?<=\s)(?!(?:I{2,3}|I?V|VI{0,3}|I?X)\b)[A-Z]{2,6}(?=\s+[a-z]|$)")
#: For whom a course is, or how it was held, is no school: "Upper division", "Level IV", "two sections".
_REMARK = re.compile(
    r"course|[sS]eminar\b|[sS]ections?\b"
    r"|(?i:\bhonou?rs\b|\bindependent study\b|^(?:upper|lower)[ -]division|^level\b|^(?:under)?graduate level)"
)
#: How much of it there is: "(6 CFU)", "(36h)".
_HOURS = re.compile(r"[.\s]*\([^()]*\d[^()]*\)\W*$")
_SHORT = re.compile(r"[A-Z]{2,6}")
_IN_BRACKET = re.compile(r"\w\s*\((?P<told>[^(),]{3,60})\)\W*$")
_SCHOOL = re.compile(
    r"(?:University|Universität|Université|Universidad|Università|College|Institute)\b.*|\b\w+ University$"
)


def shared_school(page: Page, section: Section) -> str:
    """Give the run of capitalised words that most entries of a section share behind their course."""
    counts: Counter[str] = Counter()
    for text in {_body(page.text[entry.start : entry.end]) for entry in section.entries}:
        runs = {match[0] for match in _NAMES.finditer(text)}
        tails = {" ".join(run.split()[i:]) for run in runs for i in range(len(run.split()) - 1)}
        counts.update(
            tail
            for tail in tails
            if not (text.startswith(tail) or find_ranges(tail) or role_in(tail) or _REMARK.search(tail))
        )
    common = [(count, len(tail), tail) for tail, count in counts.items() if count >= _SHARED]
    return max(common, default=(0, 0, ""))[2]


def _body(text: str) -> str:
    """Give the first column of an entry, the second where the first is a margin of dates."""
    first, _, rest = text.partition("\t")
    return rest.split("\t")[0] if rest and find_ranges(first) and not line_at(first, 0).parts else first


def institution_of(page: Page, entry: Entry, parts: Sequence[Part], shared: str, school: Mention) -> Mention:
    """Give the institution: a part of its own, what the section shares, a name behind the course, the one above."""
    taught = len(parts) > 2 and role_in(parts[0].text) and any(is_school(part.text) for part in parts[2:])
    if parts and (sign := re.match(r"@\s*", parts[0].text)) and organization_weight(parts[0].text) == 1:
        name = parts[0].text[sign.end() :].rstrip(" .")
        return Mention(name, parts[0].start, parts[0].start + sign.end() + len(name))
    if leading := _leading(page, parts):
        start, end = leading[0].start, leading[-1].end
        return Mention(" ".join(page.text[start:end].split()), start, end)
    for index, part in enumerate(parts):
        if index == 1 and taught and not is_school(part.text):
            continue  # "Teaching Assistant, Physics Lab, Example University"
        if index and _may_be_school(part, parts[index - 1]):
            end = part.end
            for other in parts[index + 1 :]:
                if organization_weight(other.text) == 1 and other.start - end <= 2:
                    end = other.end
            name = _HOURS.sub("", page.text[part.start : end])
            return Mention(" ".join(name.split()), part.start, part.start + len(name))
    if len(parts) > 1 and _SHORT.fullmatch(parts[0].text) and is_coded(parts[1].text):
        return Mention(parts[0].text, parts[0].start, parts[0].end)  # "TUE, ECON 101: Tides"
    if first := _school_first(page, parts):
        return first
    text = page.text[entry.start : entry.end]
    at = text.find(shared) if shared else -1
    if at > 0 and (not school.name or organization_weight(shared) > 0):  # "Modern East Asia", "East Asia Today"
        return Mention(shared, entry.start + at, entry.start + at + len(shared))
    return _bracketed(parts) or (school if school.name else next(filter(None, map(_inside, parts)), NOBODY))


def _bracketed(parts: Sequence[Part]) -> Mention | None:
    """Give the school, shortened, that brackets behind a course hold with its term: "Symbolic Logic (UCLA, Summer"."""
    for part in parts:
        if whole := _in_bracket(part.text):
            return Mention(whole[1], part.start + whole.start(1), part.start + whole.end(1))
        name, opened = part.text.rpartition("(")[::2][::-1]
        if opened.strip() and (_SHORT.fullmatch(name.strip()) or _opens_bracket(name)):
            at = part.start + len(opened) + 1
            return Mention(name.strip(), at, at + len(name))
    return None


def _in_bracket(text: str) -> re.Match[str] | None:
    """Find the school in the bracket behind a course: "Statics of Tides (Example University)"."""
    whole = re.search(r"\S\s+\(([^()]+)\)\W*$", text)
    held = whole is not None and organization_weight(whole[1]) == 1 and is_school(whole[1])
    return whole if held and not is_school(text) else None


def _opens_bracket(name: str) -> bool:
    """Say whether a bracket that a later part closes opens with a school: "Waves (TU Delft, 2015/16)"."""
    return ")" not in name and organization_weight(name.strip()) == 1 and not is_unit(name)


def _school_first(page: Page, parts: Sequence[Part]) -> Mention | None:
    """Give the school, with its department, that stands before the course: "Tide University, Statics of Ships"."""
    named = list(takewhile(lambda part: _is_body(part.text), parts))
    behind = parts[len(named)] if named and len(named) < len(parts) else None
    titled = behind and re.search(r"[^\W\d_]{3}", behind.text) and not (role_in(behind.text) or is_place(behind.text))
    if not titled or len(named) > _UNITS:
        return None
    return Mention(" ".join(page.text[named[0].start : named[-1].end].split()), named[0].start, named[-1].end)


def _leading(page: Page, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Give the school that opens a line before its course: "Tide University, Department of Waves, Statics".

    Before a full stop and a course that a further one ends any organisation does: "Fen Hospital. Tides. Teacher. 2024".
    """
    stops = [page.text[a.end : b.start].startswith(".") for a, b in pairwise(parts[:3])]
    if not parts or not (is_school(parts[0].text) or stops == [True, True]):
        return ()
    leading = tuple(takewhile(lambda part: organization_weight(part.text) == 1, parts))
    rest = parts[len(leading) :]
    courses = [part for part in rest if not (role_in(part.text) or is_place(part.text))]
    return leading if leading and courses and not any(organization_weight(part.text) == 1 for part in rest) else ()


def _is_body(text: str) -> bool:
    """Say whether a text is a school by its words, or an organisation that the registry knows by its whole name."""
    weight = organization_weight(text)
    known = _KNOWN <= weight < 1 and len(text.split()) > _UNITS
    return known or (weight == 1 and is_school(text))


def _may_be_school(part: Part, before: Part) -> bool:
    """Say whether a part behind another is an organisation, and not the course behind its code or a remark on it."""
    level = degree_pattern().match(part.text)  # "BA-2 University College" is for whom it is
    remark = part.quoted or level or part.text[:1].islower() or _REMARK.search(part.text)
    if is_school_acronym(part.text) and not is_code(before.text):
        return True
    head, opened, name = part.text.partition("(")
    if _in_bracket(part.text) or (head.strip() and opened and _opens_bracket(name)):
        return False
    titled = (is_code(before.text) or (before.colon and not role_in(before.text))) and not is_school(part.text)
    return organization_weight(part.text) == 1 and not remark and not titled


def is_school_acronym(text: str) -> bool:
    """Say whether a text is capitals that the registry knows a school by: "UFBA", but not "TP" or "ECTS"."""
    if not _SHORT.fullmatch(text) or len(text) < len("USP") or text.casefold() in words("teaching", "no_schools"):
        return False
    return any("education" in found.types for found in registry().named(" ".join(telling(text))))


def _inside(part: Part) -> Mention | None:
    """Give the institution that stands behind a course in one part with it."""
    if told := _behind_level(part):
        return told
    for match in (*_NAMES.finditer(part.text), *_ACRONYM.finditer(part.text)):
        name = match[0]
        if name.casefold() in words("teaching", "no_schools"):
            continue
        found = _SCHOOL.search(name)
        if match.start() and (found or _ACRONYM.fullmatch(part.text, match.start(), match.end())):
            start = match.start() + (found.start() if found else 0)
            return Mention(part.text[start : match.end()], part.start + start, part.start + match.end())
    return None


def _behind_level(part: Part) -> Mention | None:
    """Give the school in the bracket that ends a part, without the level before it: "Waves (M2 Tide University)"."""
    bracket = _IN_BRACKET.search(part.text)
    told = bracket["told"] if bracket else ""
    for word in re.finditer(r"\S+", told):
        name = told[word.start() :]
        if re.match(r"[^\W\d_]*\d|[a-zß-ÿ]", name) or degree_pattern().match(name):
            continue
        short = bool(word.start()) and _SHORT.fullmatch(name) and name.casefold() not in words("teaching", "no_schools")
        if organization_weight(name) >= _KNOWN or short:
            start = part.start + part.text.rindex(name)
            return Mention(name, start, start + len(name))
    return None


def whole_school(school: Mention, whole: Mention) -> Mention:
    """Give a school, the one above where there is none, and with it what is a department of one."""
    if whole.name and school.name != whole.name and is_unit(school.name) and not is_unit(whole.name):
        return replace(school, name=f"{school.name}, {whole.name}")
    return school if school.name else whole


def last_name(line: Line) -> Mention:
    """Give the school that the last part of a line names: it is one, or an abbreviation."""
    last = line.parts[-1] if len(line.parts) > 1 else None
    if last and (organization_weight(last.text) == 1 or re.fullmatch(r"[A-Z][A-Za-z]{0,2}[A-Z]{1,5}", last.text)):
        return Mention(last.text.strip(" ."), last.start, last.end)
    return NOBODY
