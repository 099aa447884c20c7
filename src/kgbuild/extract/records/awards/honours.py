"""Tell honours from talks where one section holds both: "Awards & Presentations"."""

from __future__ import annotations

import re

from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.parts import dated_lines
from kgbuild.extract.phrases.words import award_pattern, organization_weight, phrase_pattern
from kgbuild.extract.records.service.words import names_role
from kgbuild.extract.records.talks.words import kind_pattern

#: The first words of an entry say what it is.
_HEAD = 8
#: So many honours stand between commas, of so many words at most; such a share of them bear a word for one.
_SEVERAL, _LONGEST, _MOST = 3, 14, 0.7
_COMMA = re.compile(r",\s+(?:and\s+)?(?![^()]*\))")
_HONOUR = re.compile(
    r"\b(?:award|prize|medal|fellowship|scholarship|grant|honou?rs?|distinction|scholar|fellow|finalist|bursary|stipend)s?\b"
    r"|^Best\s",
    re.IGNORECASE,
)
_RECEIVED = re.compile(r"(?:recipient|winner|awarded|won|received|laureate|finalist|honou?red)\b", re.IGNORECASE)
#: Behind the stop of an award: of which sort it is, "(Distinction)", "(Research Award)".
_SORT = re.compile(
    r"(?<=\.)\s+\((?:[\w/-]+\s){0,3}(?:awards?|distinctions?|honou?rs?|prizes?|scholarships?|fellowships?|medals?)\b[^()]{0,30}\)\W*$",
    re.IGNORECASE,
)


def holds_both(section: Section) -> bool:
    """Say whether a section lists honours and talks side by side."""
    return {"awards", "talks"} <= {section.kind, *section.also}


def is_given_talk(page: Page, entry: Entry) -> bool:
    """Say whether an entry of such a section is a talk: its first words name the kind of one, and no award."""
    text = re.sub(r"^\W*\d{4}\W+", "", page.text[entry.start : entry.end])
    head = " ".join(text.split()[:_HEAD])
    award = award_pattern().search(head) is not None
    return kind_pattern().match(head) is not None and not award


def without_sort(text: str) -> str:
    """Give an award without the bracket that says of which sort it is, empty where there is none.

    >>> without_sort("Tide Prize, Society of Tides. (Distinction)"), without_sort("Tide Prize (2012)")
    ('Tide Prize, Society of Tides.', '')
    """
    sort = _SORT.search(text)
    return text[: sort.start()] if sort else ""


def holds_service(section: Section) -> bool:
    """Say whether a section lists service beside honours."""
    return bool({"memberships", "service"} & {*section.also})


def is_served(page: Page, entry: Entry) -> bool:
    """Say whether an entry among honours and service opens with a role of service, or ends as that of a member.

    "External examiner, …", "Tide Society, member".
    """
    parts = [part.text for line in dated_lines(page, entry) for part in line.parts]
    member = len(parts) > 1 and phrase_pattern("service", "member").fullmatch(parts[-1].strip(" .)")) is not None
    return bool(parts) and (member or names_role(parts[0])) and _HONOUR.search(parts[0]) is None


def is_won(page: Page, entry: Entry) -> bool:
    """Say whether an entry among honours and service is an honour: "Recipient of the Tide Award".

    What says neither is one unless it opens with the name of a body.
    """
    parts = [part.text for line in dated_lines(page, entry) for part in line.parts]
    first = parts[0] if parts else ""
    if _RECEIVED.match(first):
        return True
    told = any(_HONOUR.search(part) for part in parts[:3]) or organization_weight(first) == 0
    return told and not is_served(page, entry) and not names_role(first)


def listed_honours(text: str) -> list[str]:
    """Give the honours of one year that a text lists between commas, three or more; none of other texts.

    >>> listed_honours("Tide Award, Gull Travel Grant, Best Paper Prize")
    ['Tide Award', 'Gull Travel Grant', 'Best Paper Prize']
    >>> listed_honours("Tide Award, Society of Tides, Riga")
    []
    """
    pieces = [piece.strip(" .") for piece in _COMMA.split(text.strip())]
    named = [bool(_HONOUR.search(piece)) for piece in pieces]
    brief = all(piece[:1].isupper() and len(piece.split()) <= _LONGEST for piece in pieces)
    bodies = any(organization_weight(piece) == 1 for piece, told in zip(pieces, named, strict=True) if not told)
    return pieces if len(pieces) >= _SEVERAL and sum(named) >= _MOST * len(pieces) and brief and not bodies else []


def years_above(page: Page, section: Section) -> dict[int, str]:
    """Give the year of each undated paragraph below one that a year leads: start of the entry → year.

    Lists set with a margin of years print a year once for several awards; such a list opens with one.
    """
    found: dict[int, str] = {}
    year = ""
    for index, entry in enumerate(section.entries):
        line = next(iter(dated_lines(page, entry)), None)
        leads = line is not None and bool(line.dates) and not line.text[: line.dates[0].at].strip(" ([*_")
        if line is None or entry.blocks[0].kind != "paragraph" or (not index and not leads):
            return {}
        if line.dates:
            year = line.dates[0].start if leads else ""
        else:
            found[entry.start] = year
    return found
