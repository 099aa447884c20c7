"""Which school an entry of studies names, and where it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.extract.careers.employers import mention_of, together, without_host
from kgbuild.extract.careers.fields import (
    AT,
    BRACKET,
    MAJOR,
    Study,
    before_school,
    field_of,
    listed_fields,
)  # fmt: skip
from kgbuild.extract.careers.theses import tells_thesis
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import find_degree, study_pattern
from kgbuild.extract.phrases.details import (
    value_of,
)
from kgbuild.extract.phrases.grades import is_distinction
from kgbuild.extract.phrases.parts import Line, Part, split_places
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import is_region, organization_weight
from kgbuild.model import NOBODY, Mention

#: "Universität Jena. „Stille Orte“": the title of what was written there.
TITLE_BEHIND = re.compile(r"[.:]\s+(?=[«“\"„])")
#: "Wellcome Trust Fellowship": who paid is no school.
_PAID = re.compile(
    r"\b(?:fellowship|scholarship|studentship|stipend|bursary|stipendium|bourse|beca|bolsa)$", re.IGNORECASE
)
#: "BA, History, from Fen College".
_FROM = re.compile(r"(?:from|at|an der|à l['’])\s*(?:the\s+)?(?=[A-ZÀ-Þ])")
#: Where what was written there can be had.
_TARGET = re.compile(r"[.,;:]?\s*\b(?:doi|hdl|url)\b\s*:.*|[.,;:]?\s*https?://.*", re.IGNORECASE | re.DOTALL)


def institution_of(page: Page, lines: Sequence[Line], studies: Sequence[Study]) -> tuple[Mention, str]:
    """Give the school: the run of parts around the best-looking one, without the degree, the field and the place."""
    degrees = {part for study in studies for part in (study.part, *listed_fields(study, lines))}
    location = ""
    behind = next((s for s in studies if AT.search(s.rest) and organization_weight(AT.split(s.rest)[-1]) > 0), None)
    if behind:
        return _named_behind(page, behind, lines)
    for least in (1.0, 0.5):
        for line in lines:
            if tells_thesis(line):
                continue
            kept, where = split_places([_school_alone(without_host(part)) for part in _behind(line.parts, degrees)])
            location = location or where
            at = next((i for i, part in enumerate(kept) if organization_weight(part.text) >= least), None)
            if at is not None:
                plain = [p for p in kept[at:] if not is_distinction(p.text) and not p.quoted]
                if not plain:
                    continue
                chosen = together(page, plain)
                chosen, near = split_places(chosen) if organization_weight(chosen[0].text) >= least else (chosen, "")
                if not chosen:
                    continue  # "Portland, OR (Philosophy)"
                return _continued(page, mention_of(page, chosen), lines), location or where or near
    bracket = next((m for s in studies if (m := BRACKET.search(s.part.text)) and organization_weight(m[1]) > 0), None)
    if bracket and bracket[1][0].isupper() and not find_degree(bracket[1]):
        start = page.text.find(bracket[1], studies[0].part.start)
        return Mention(bracket[1].strip(), start, start + len(bracket[1].strip())), location
    inside = next((s for s in studies if organization_weight(s.rest) == 1), None)
    if inside:
        text = re.split(r"\s+(?:at|from|à|an der)\s+(?:the\s+)?", inside.rest)[-1].strip(" .,;()")
        school, where = _with_campus(page, inside.part, text, lines)
        return school, where
    stated = next((found for line in lines if (found := value_of(line, "institution"))), None)
    if stated and stated[0].strip():
        return Mention(stated[0].strip(" ."), stated[1], stated[1] + len(stated[0])), location
    return _bare_name(page, studies, lines), location


def _bare_name(page: Page, studies: Sequence[Study], lines: Sequence[Line]) -> Mention:
    """Give the school where no word says that it is one: "PhD in Physics, Harbourside", behind the field or above."""
    if not studies:
        return NOBODY
    line = next(line for line in lines if studies[0].part in line.parts)
    field = field_of(studies[0], [part for line in lines for part in line.parts], lines)
    others = [
        *line.parts[line.parts.index(studies[-1].part) + 1 :],
        *(part for o in lines if o is not line and not tells_thesis(o) for part in o.parts[:1]),
    ]
    led = AT.search(studies[-1].rest)
    if led and not _no_school(behind := _led(studies[-1], led.end())):
        return mention_of(page, [behind])
    named = (p for p in others if p.text.rstrip(" .") != field and not _no_school(p))
    return next((mention_of(page, [part]) for part in named), NOBODY)


def _led(study: Study, at: int) -> Part:
    """Give what stands behind "at" in a degree's own part: "BSc in Moss Studies at Harbourside"."""
    text = study.rest[at:].strip(" .")
    start = study.part.start + study.part.text.find(text)
    return replace(study.part, text=text, start=start, end=start + len(text))


def _no_school(part: Part) -> bool:
    words = part.text.split()
    plain = all(word[0].isupper() or word in {"of", "de", "di", "at"} for word in words) and len(words) <= 5
    told = is_distinction(part.text) or is_role(part.text) or find_degree(part.text) or is_region(part.text)
    return bool(part.quoted or part.emphasis or part.colon or not plain or told)


def _named_behind(page: Page, study: Study, lines: Sequence[Line]) -> tuple[Mention, str]:
    """Give the school that a degree's own part names behind "at the", with the parts that go on with it."""
    text = AT.split(study.rest)[-1].strip(" .,;(")
    text = text if "(" in text else text.rstrip(") ")
    return _with_campus(page, study.part, text, lines)


def _with_campus(page: Page, part: Part, name: str, lines: Sequence[Line]) -> tuple[Mention, str]:
    """Give the school that a part ends with, with what behind it goes on with its name, and the place."""
    start = page.text.find(name, part.start)
    line = next(line for line in lines if part in line.parts)
    later = (other for other in line.parts[line.parts.index(part) + 1 :] if not other.quoted)
    school = Part(name, start, start + len(name))
    kept, where = split_places(together(page, [school, *later]))
    return mention_of(page, kept or [school]), where


def _behind(parts: Sequence[Part], degrees: set[Part]) -> list[Part]:
    return [p for p in parts if p not in degrees and not _PAID.search(p.text) and not MAJOR.match(p.text)]


def _school_alone(part: Part) -> Part:
    """Give a part without what was studied before its school ("Studium der Physik an der …") and a title behind it."""
    text = _TARGET.sub("", TITLE_BEHIND.split(part.text, maxsplit=1)[0])
    match = AT.search(text) if study_pattern().match(text) or before_school(text) else _FROM.match(text)
    at = match.end() if match else 0
    return replace(part, text=text[at:], start=part.start + at, end=part.start + len(text))


def _continued(page: Page, school: Mention, lines: Sequence[Line]) -> Mention:
    """Join a name that a line break cut: the next line goes on in lower case ("at Chapel Hill")."""
    following = next((line for line in lines if line.start == school.end + 1), None)
    if following and re.match(r"\s*(?:at|of|in|de|du|der)\s", following.text) and not following.dates:
        end = following.start + len(following.text.rstrip())
        return replace(school, name=" ".join(page.text[school.start : end].split()), end=end)
    return school


def school_named(page: Page, lines: Sequence[Line]) -> tuple[Mention, str] | None:
    """Give the school that an entry without a degree names for the entries below it."""
    if not lines or len(lines) > 3:
        return None
    kept, where = split_places(lines[0].parts)
    below = next((split_places(line.parts)[1] for line in lines[1:]), "")
    return (mention_of(page, kept), where or below) if kept else None
