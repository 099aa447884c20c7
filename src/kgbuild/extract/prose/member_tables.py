"""Rows of tables of members: what each cell holds is what the title of its column says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from kgbuild.dates import find_ranges, parse_date
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import degree_pattern, level_in
from kgbuild.extract.phrases.parts import Part, line_at, run, split_places
from kgbuild.extract.phrases.roles import ends_in_role, is_role
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.extract.prose.member_columns import column_kind
from kgbuild.extract.prose.people_page import Card
from kgbuild.extract.prose.statements.roles import one_role
from kgbuild.lexicon import table, words
from kgbuild.model import NOBODY, Education, Mention, Position
from kgbuild.names import fold
from kgbuild.prose import read

_SOURCE = "people_page"
_NOTHING = re.compile(r"[\s–—.?-]*|n/?a|none|unknown", re.IGNORECASE)
#: "Engineer @ Peat Works, Inc.": what the sign parts is a role and a place, whatever they are called.
_HELD = re.compile(
    r"(?P<role>[^@\n;]{2,60}?)\s*@\s*(?:the\s+)?(?P<place>[^@\n;,]{2,80}(?:,\s*(?:Inc|LLC|Ltd|GmbH|Corp)\b\.?)?)(?:,[^@\n;]*)?"
)
#: "Engineer at Peat Works, Norway": the word parts a role and its places.
_AT = re.compile(r"(?P<role>[^@\n;,]{3,60}?)\s+(?:at|bei|chez|presso)\s+(?:the\s+)?(?=[^\W\d_a-z])[^@\n;]*")
#: Columns whose cells are places to work, and no more.
_OF_BODIES = re.compile(r"(?i)affil|compan|employ|institut|organi[sz]ation|workplace")
_SIGNS = re.compile(r"^[^\w]+|[^\w)]+$")
#: Behind one of these a role goes on with what else someone does; a registry or an acronym tells a place.
_ASIDE, _KNOWN, _PLACE_WORDS = re.compile(r"\s+(?:--|[–—-])\s+"), 0.6, 5
_ALL = re.compile(r"(?i)\s(?:&|and|et|und|y|e)\s")
_TIMES = re.compile(r"(?i)^(?:(?:current|former|past|previous|our|present|recent)\s+)+")
_GAP = re.compile(r"\s*[,\n(]\s*|\s+")
_BRACKETS = re.compile(r"[\s,;]*\(([^()]*)\)\s*$")


def is_told_by_columns(card: Card) -> bool:
    """Say whether the titles of the columns tell where the role or the dates of a member stand, or where they went."""
    kinds = {column_kind(title) for title in card.columns}
    cells = zip(card.blocks[0].cells, card.columns, strict=False)
    if any(cell.start <= card.person.start < cell.end and column_kind(title) == "stay" for cell, title in cells):
        return False  # one cell says it all, the name first
    told = kinds & {"role", "dates", "stay", "start", "end"} or ("name" in kinds and kinds & {"after", "now", "place"})
    return len(card.columns) == len(card.blocks[0].cells) and bool(told)


def table_member(page: Page, card: Card, lab: Mention) -> Iterator[Education | Position]:
    """Give the degree of a row and its positions: at the lab or the place of the heading above, and after it."""
    cells = {
        kind: (text, cell.start)
        for cell, title in zip(card.blocks[0].cells, card.columns, strict=True)
        if (kind := column_kind(title)) and not _NOTHING.fullmatch(text := page.text[cell.start : cell.end])
    }
    printed, _ = cells.get("role") or cells.get("stay") or cells.get("degree") or ("", 0)
    if not ("role" in cells or "stay" in cells) and (degree_pattern().match(printed) or not is_role(printed)):
        printed = ""  # a degree is no role
    studied = cells.get("degree", ("", 0))[0] if card.former and not {"role", "stay", "start"} & cells.keys() else ""
    studied = studied if degree_pattern().fullmatch(studied) else ""
    role, when = _parted(printed) if find_ranges(printed) else (printed, "")
    field = ""
    if "stay" in cells and card.former and (graduated := _degree_held(role)):
        field, studied = graduated
        role = ""
    ranges = find_ranges(cells.get("dates", (when, 0))[0] or when)
    start, end = (ranges[0].start, ranges[0].end) if ranges else ("", "")
    behind = find_ranges(_behind_name(page, card))
    if not ranges and behind:
        ranges, start, end = behind, behind[0].start, behind[0].end
    if "start" in cells or "end" in cells:
        start, end = (parse_date(cells.get(kind, ("", 0))[0]) for kind in ("start", "end"))
        ranges = ()
    if ranges and ranges[0].single:
        start, end = ("", end) if card.former else (start, "")
    if studied:
        start, end = "", ""  # the year is that of the degree
    role, within = _without_asides(role)
    later = _in_cell(cells) if _of_later(card) else None
    own_place = None if later else _in_cell(cells)
    place = _within(cells, within) or own_place or _place_above(page, card) or lab
    roles = [mark.text for sentence in read(role) for mark in sentence.of("ROLE")] if place is lab else []
    evidence = page.evidence(card.blocks[0].start, card.blocks[0].end, _SOURCE, 0.85)
    if role or heading_role(card) or behind or (place.name and not studied):
        own = one_role(role if len(roles) < 2 or len(role.split()) < 6 else roles[0]) or heading_role(card)
        yield Position(evidence=evidence, person=card.person, organization=place, role=own, start=start, end=end)
    if studied:
        begun, day = (ranges[0].start, ranges[0].end) if ranges else ("", "")
        begun = "" if begun == day else begun
        yield Education(evidence=evidence, person=card.person, degree=studied, field=field, start=begun, end=day)
    for kind in ("after", "now"):
        if kind not in cells:
            continue
        for position in _after(page, card, *cells[kind]):
            yield replace(position, organization=later) if later and not position.organization.name else position


def _degree_held(text: str) -> tuple[str, str] | None:
    """Give field and degree of a text that is no more than these: "Chemistry M.Sc.", "PhD"; None for anything else."""
    for begin in (0, *(gap.end() for gap in re.finditer(r"\s+", text))):
        degree = degree_pattern().match(text, begin)
        if degree and not text[degree.end() :].strip(" .,"):
            return text[:begin].strip(" ,"), degree[0].strip(" ,")
    return None


def _of_later(card: Card) -> bool:
    """Say whether the column of places stands right behind that of what came after: "Current position | Company"."""
    kinds = [column_kind(title) for title in card.columns]
    return any(pair in {("now", "place"), ("after", "place")} for pair in pairwise(kinds))


def _behind_name(page: Page, card: Card) -> str:
    """Give what stands behind a name in its cell: "Ada Example (2019–2021)"."""
    cell = next((c for c in card.blocks[0].cells if c.start <= card.person.start < c.end), None)
    return page.text[card.person.end : cell.end] if cell else ""


def heading_role(card: Card) -> str:
    """Give the role that the nearest heading names: "PhD Students"."""
    for heading in reversed(card.headings):
        marks = [mark for sentence in read(heading) for mark in sentence.of("ROLE")]
        if marks:
            beside = [mark for mark in marks[1:2] if heading[marks[0].end : mark.start] == " "]
            return one_role(heading[marks[0].start : (beside or marks)[0].end])
        if named := _named_group(heading):
            return named
        if level_in(heading):
            return ""  # "Ph.D. graduates": what the headings above say is of others
    return ""


def _named_group(heading: str) -> str:
    """Give what those below a heading are that names a group of people in another way: "Iniciação Científica"."""
    bare = _SIGNS.sub("", heading)
    several = _TIMES.sub("", bare)
    advised = fold(several).rpartition(" ")[2] in words("groups", "advised") and len(several.split()) > 1
    if _ALL.search(several) and advised:
        return ""  # "Group members and advisees"
    group = table("groups")["heads"].get(fold(bare)) or table("groups")["heads"].get(fold(several))
    if advised or group:
        return one_role(several) if advised else str(group)
    one = one_role(several)
    if several != bare and level_in(one) == "" and fold(one) == "student":
        return ""  # "Current students" are of any degree
    return one if one != several and ends_in_role(several) and len(several.split()) <= _PLACE_WORDS else ""


def _without_asides(role: str) -> tuple[str, str]:
    """Part a role from what stands behind a dash and in brackets, and give the organisation among them, if any.

    >>> _without_asides("Researcher (CNRS) -- head of the axis"), _without_asides("PhD student (joint with Oslo)")
    (('Researcher', 'CNRS'), ('PhD student', ''))
    """
    bare = _ASIDE.split(role, maxsplit=1)[0]
    inside = _BRACKETS.search(bare)
    if inside is None or is_role(inside[1]) or level_in(inside[1]):
        return bare.strip(), ""
    named = inside[1].strip()
    known = organization_weight(named) >= _KNOWN and named[:1].isupper() and len(named.split()) <= _PLACE_WORDS
    return bare[: inside.start()].strip(), named if known else ""


def _within(cells: Mapping[str, tuple[str, int]], name: str) -> Mention | None:
    """Give the organisation that a role names in brackets where it stands."""
    text, at = cells.get("role") or cells.get("stay") or ("", 0)
    start = at + text.find(name) if name else -1
    return Mention(name, start, start + len(name)) if start >= 0 else None


def _in_cell(cells: Mapping[str, tuple[str, int]]) -> Mention | None:
    """Give the body that a cell of its own names."""
    text, at = cells.get("place", ("", 0))
    name = text.strip(" .")
    return Mention(name, at + text.find(name), at + text.find(name) + len(name)) if name else None


def _parted(text: str) -> tuple[str, str]:
    """Part "Graduate Student (2018-2024)" into the role and the dates."""
    match = _BRACKETS.search(text)
    if match and find_ranges(match[1]):
        return text[: match.start()].strip(), match[1]
    first = find_ranges(text)[0]
    return text[: first.at].strip(" ,;:–—-("), text[first.at :]


def _place_above(page: Page, card: Card) -> Mention | None:
    """Give the organisation that the nearest heading is the name of."""
    heading = card.headings[-1] if card.headings else ""
    if not heading or shape("lab_name").search(heading) or organization_weight(heading.partition(",")[0]) < 1:
        return None
    if "people" in kinds_of(heading):
        return None  # "Lab Alumni"
    if fold(heading.split()[0]) in words("statements", "articles"):
        return None  # "The team"
    at = page.text.rfind(heading, 0, card.blocks[0].start)
    return Mention(heading, at, at + len(heading)) if at >= 0 else None


def _after(page: Page, card: Card, text: str, at: int) -> Iterator[Position]:
    """Give where a member went: a role, an organisation, or both."""
    evidence = page.evidence(at, at + len(text), _SOURCE, 0.8)
    if parted := _HELD.fullmatch(text.strip()):
        start = at + text.index(parted["place"], parted.start("place"))
        where = Mention(parted["place"], start, start + len(parted["place"]))
        yield Position(evidence=evidence, person=card.person, organization=where, role=parted["role"])
        return
    role, *parts = _told(text, at) or (None,)
    fields = {mark.text for sentence in read(text) for mark in sentence.of("FIELD")}
    bodies = [part for part in parts if part.text not in fields]
    kept = split_places(bodies)[0] or tuple(bodies[:1])
    if role and kept and is_role(role.text) and not is_role(kept[0].text):
        named = Mention(run(page, kept), kept[0].start, kept[-1].end)
        yield Position(evidence=evidence, person=card.person, organization=named, role=role.text)
        return
    if behind := _behind_role(text):
        where = Mention(text[behind:].strip(" .)"), at + behind, at + behind + len(text[behind:].strip(" .)")))
        yield Position(evidence=evidence, person=card.person, organization=where, role=text[:behind].strip(" ,\n("))
        return
    marks = [mark for sentence in read(text) for mark in sentence.marks]
    held = next((one_role(mark.text) for mark in marks if mark.label == "ROLE"), "")
    body = next((mark for mark in marks if mark.label == "ORG" and not _is_occupation(mark.text)), None)
    of_bodies = any(column_kind(title) in {"after", "now"} and _OF_BODIES.search(title) for title in card.columns)
    whole = of_bodies and organization_weight(text) == 1 and "," not in text and not held
    span = (
        (0, len(text))
        if whole
        else (body.start, body.end)
        if body
        else _named(text) or (_alone(text) if of_bodies else None)
    )
    if span:
        organization = Mention(text[slice(*span)], at + span[0], at + span[1])
        yield Position(evidence=evidence, person=card.person, organization=organization, role=held)
    elif is_role(text) and not find_ranges(text):
        yield Position(
            evidence=evidence,
            person=card.person,
            organization=NOBODY,
            role=role.text if role and is_role(role.text) else text,
        )


def _behind_role(text: str) -> int:
    """Give where the place begins that stands right behind a role, perhaps a comma between them.

    >>> _behind_role("Postdoc Fen University"), _behind_role("Technician, Fen Core"), _behind_role("Fen University")
    (8, 12, 0)
    """
    fields = [mark.text for sentence in read(text) for mark in sentence.of("FIELD")]
    for gap in _GAP.finditer(text):
        role, place = text[: gap.start()], text[gap.end() :]
        begins = place[:1].isupper() and not is_role(re.split(r"\W", place)[0])
        known = organization_weight(place) >= _KNOWN or (
            not gap[0].isspace() and not place.startswith(tuple(fields)) and _may_be_place(place.rstrip(") "))
        )
        if begins and is_role(role) and known:
            return gap.end()
    return 0


def _alone(text: str) -> tuple[int, int] | None:
    """Give a cell that is no more than the name of a place to work: "Peatworks"."""
    name = text.strip(" .")
    start = text.find(name)
    return (start, start + len(name)) if name and _may_be_place(name) and not _NOTHING.fullmatch(name) else None


def _may_be_place(name: str) -> bool:
    """Say whether words with capitals may name a body: a land is none, nor a role."""
    other = is_place(name) or is_role(name) or level_in(name) or kinds_of(name) or find_ranges(name)
    plain = all(word[0].isupper() or not word[0].isalpha() for word in name.split())
    return not other and plain and len(name.split()) <= _PLACE_WORDS


def _told(text: str, at: int) -> tuple[Part, ...]:
    """Give the parts of where a member went, cut at commas, and a role that opens it cut at its "at"."""
    match = _AT.fullmatch(text)
    if match is None or not is_role(match["role"]):
        return line_at(text, at).parts
    behind = re.match(r"\s+\w+\s+(?:the\s+)?", text[match.end("role") :])
    start = match.end("role") + (behind.end() if behind else 0)
    return *line_at(match["role"], at).parts[:1], *line_at(text[start:], at + start).parts


def _is_occupation(text: str) -> bool:
    return is_role(text) or bool(level_in(text))


def _named(text: str) -> tuple[int, int] | None:
    """Give the first part between commas that is the name of an organisation."""
    parts = ((match.start(), match.end()) for match in re.finditer(r"[^\s,][^,]*", text))
    return next((span for span in parts if organization_weight(text[slice(*span)]) == 1), None)
