"""Several organisations that share one verb: "at A, B and the C of D"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.extract.prose.statements.passage import Told
from kgbuild.extract.prose.statements.roles import chain, lab_within, split_dates
from kgbuild.model import NOBODY, Mention
from kgbuild.prose import Mark
from kgbuild.resolve.organization_names import kind_of

_AND = r"(?:and|und|et|y|e|en|sowie|as well as|&)"
_BRACKET = re.compile(r"\([^()]*\)")
_HOSTED = re.compile(r"(?i)\s*,?\s*(?:at|of|in|within|an\s+der|am|de|der|des|du|à|aan)\s*(?:the|la|l[’']|le|el|de)?\s*")
_COMMA = re.compile(r"(?i)\s*,\s*(?:the\s+|la\s+|le\s+|el\s+)?")
_JOINT = re.compile(
    rf"(?i)\s*(?:,?\s*{_AND}\b|[,;])\s*(?:(?:then|later|also|subsequently|finally|{_AND}|both)\s+)*"
    r"(?:(?:at|in|for|with|of|from|an|bei|beim|im|am|à|au|aux|chez|de|del|di|en|presso|all[ae]?|aan|na|no|da|do)\b\s*)?"
    r"(?:the\s+|la\s+|le\s+|les\s+|el\s+|los\s+|der\s+|dem\s+|l[’']|all[’'])?"
)
#: The registry knows a name, or it is an acronym.
_KNOWN = 0.6
_PLACES = re.compile(r",\s+[A-ZÀ-Þ][\w’'. -]{2,30}(?=,|\s+and\b|\s*$)")


@dataclass(frozen=True, slots=True)
class Held:
    """One organisation of a list with the dates that stand at it alone: start, end, "still going on"."""

    body: Mention
    dates: tuple[str, str, bool] = ("", "", False)


def row(told: Told, at: int, until: int) -> list[Held]:
    """Give the organisations of the list that begins with the first ORG or LAB mark at an offset or behind it."""
    groups = _groups(told, at, until)
    ends = [*(group[0].start for group in groups[1:]), until]
    held = [Held(_body(told, group), _dates(told, group[-1].end, end)) for group, end in zip(groups, ends, strict=True)]
    held = [one for one in held if one.body.name]
    return [*held, *_unmarked(told, held[-1].body.end, until)] if held and groups[-1][0].label == "ORG" else held


def _unmarked(told: Told, at: int, until: int) -> list[Held]:
    """Give the known organisation behind the last "and" that no mark covers: "at Example Research and Google"."""
    found = re.match(
        rf"(?:\s*,\s*|\s+){_AND}\s+(?:(?:at|for|in)\s+)?(?:the\s+)?(?P<name>[A-Z][\w&-]+)(?=\s*[.,;]|\s+(?:in|from|where)\b|\s*$)",
        told.text(at, until),
    )
    if found is None or organization_weight(found["name"]) < _KNOWN or is_place(found["name"]):
        return []
    start, end = at + found.start("name"), at + found.end("name")
    overlaps = any(mark.start < end and mark.end > start for mark in told.sentence.marks if mark.label != "ORG")
    return [] if overlaps else [Held(Mention(found["name"], start, end))]


def _groups(told: Told, at: int, until: int) -> list[list[Mark]]:
    groups: list[list[Mark]] = []
    for mark in told.sentence.of("ORG", "LAB", start=at, end=until):
        if not groups:
            groups.append([mark])
            continue
        before = groups[-1][-1]
        between = _BRACKET.sub("", told.text(before.end, mark.start))
        between = between.lstrip().removeprefix(")") if before.text.count("(") > before.text.count(")") else between
        if _HOSTED.fullmatch(between) or (_COMMA.fullmatch(between) and _is_part(before, mark)):
            groups[-1].append(mark)
        elif _JOINT.fullmatch(between) or _JOINT.fullmatch(_without_places(told, before.end, mark.start)):
            groups.append([mark])
        else:
            break
    return groups


def _is_part(before: Mark, mark: Mark) -> bool:
    """Say whether a unit stands before the comma and its university behind."""
    return kind_of(before.text) not in {"university", ""} and kind_of(mark.text) in {
        "university",
        "hospital",
        "institute",
    }


def _without_places(told: Told, start: int, end: int) -> str:
    """Give the text between two organisations without brackets, places and the years of the first."""
    text = list(told.text(start, end))
    for mark in told.sentence.of("PLACE", "DATE", start=start, end=end):
        text[mark.start - start : mark.end - start] = " " * (mark.end - mark.start)
    bare = _BRACKET.sub(" ", "".join(text))
    bare = re.sub(r"(?i)\b(?:from|in|since|until|to|between)\s*(?=\s|$)", " ", _PLACES.sub(" ", bare))
    return re.sub(r"(?:\s*,)+\s*", ", ", bare) if "," in bare else bare


def _body(told: Told, group: list[Mark]) -> Mention:
    if group[0].label == "LAB":
        return lab_within(told, group)
    found = chain(told, [mark for mark in group if mark.label == "ORG"])
    return found if found.name else NOBODY


def _dates(told: Told, start: int, end: int) -> tuple[str, str, bool]:
    """Give the dates between an organisation and the next: in brackets or behind "from", "in"."""
    for mark in told.sentence.of("DATE", start=start, end=end):
        return split_dates(mark)
    return "", "", False
