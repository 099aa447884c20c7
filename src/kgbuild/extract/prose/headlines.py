"""The lines under the name of a person's page: "Professor of Music", "Lecturer, School of Tides, Fen University"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kgbuild.dates import DateRange, find_ranges
from kgbuild.extract.careers.stations import station_in
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.holding import at_body
from kgbuild.extract.phrases.roles import is_role, role_weight
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.lexicon import alternatives, table
from kgbuild.model import NOBODY, Mention, Position, Record

_SOURCE = "biographies"
#: Pages that list posts say there what someone is.
_TOLD = frozenset({"positions", "education", "publications", "grants", "service", "talks", "teaching"})
_LINES, _LONGEST, _LEAST = 3, 12, 0.15
#: What stands behind "in" may be a field; a body looks so much like one.
_BODY = 0.6
#: "Fellow in Marine Archaeology" is a fellow.
_FIELD = re.compile(r"(?<=\w{4})\s+in\s+(?:the\s+)?[A-ZÀ-Þ].*$", re.DOTALL)
_NO_TITLE = re.compile(r"@|:|www\.|[.!?;]$|^\(|^(?:I|Ich|Je|Soy|Sono|Sou)\b")


def headlines(page: Page, told: Sequence[Record]) -> Iterator[Position]:
    """Give what the lines right under the owner's name say that they are, where nothing else on the page does.

    Args:
        page: of a person.
        told: what its sentences state.
    """
    kinds = {kind for section in page.sections for kind in (section.kind, *section.also)}
    if page.subject_kind != "person" or page.subject.start < 0:
        return
    known = [r.role.casefold() for r in told if isinstance(r, Position)]
    lines = list(_lines(page))
    listed = bool(kinds & _TOLD)
    rest = page.text[lines[-1][1] + len(lines[-1][0]) :].casefold() if lines else ""
    for place, (text, at) in enumerate(lines):
        dates = next(iter(find_ranges(text)), None)
        title = text[: dates.at].rstrip(" ,(–—-") if dates else text
        if not _is_title(title):
            continue
        found = station_in(title, at)
        found = found if found and organization_weight(found.organization.name) >= _BODY else None
        role = found.role if found else _FIELD.sub("", title)
        below = _body(lines[place + 1 :])
        bare = "positions" in kinds and not (found or below.name)
        if listed and (bare or role.casefold() in rest):
            continue  # what a list tells, it tells with dates
        if not any(role.casefold() in other or other in role.casefold() for other in known if other):
            yield Position(
                evidence=page.evidence(at, below.end if below.start > 0 else at + len(text), _SOURCE, 0.75),
                person=page.owner,
                organization=found.organization if found else below,
                role=role,
                start=_first(dates),
                end=dates.end if dates and not dates.single else "",
                ongoing=bool(dates and dates.ongoing),
            )
        if not listed:
            return


def _first(dates: DateRange | None) -> str:
    return dates.start if dates else ""


def _is_title(text: str) -> bool:
    body = at_body(text)
    head = text[: body.start()] if body else text
    short = 0 < len(text.split()) <= _LONGEST and not _names_no_post(text)
    return (
        short
        and is_role(text)
        and not kinds_of(text)
        and role_weight(head) >= _LEAST
        and not phrases("finite").search(text)
    )


def _names_no_post(text: str) -> bool:
    """Say whether a line is a sentence, an address or the name of a site that holds profiles."""
    return bool(_NO_TITLE.search(text) or _sites().search(text))


@cache
def _sites() -> re.Pattern[str]:
    names = (name for name in table("profiles")["hosts"].values() if len(name) > 1)
    return re.compile(rf"(?<!\w)(?:{alternatives(names)})(?!\w)", re.IGNORECASE)


def _lines(page: Page) -> Iterator[tuple[str, int]]:
    """Give the first lines behind the owner's name with their offsets."""
    count = 0
    listed = {section.start for section in page.sections if section.kind}
    for block in page.document.blocks:
        if block.end <= page.subject.end or block.kind == "code":
            continue
        if block.kind == "heading" and (block.start in listed or kinds_of(page.text[block.start : block.end])):
            return
        at = max(block.start, page.subject.end)
        for text in page.text[at : block.end].split("\n"):
            bare = text.strip(" ,|·•–—-\t")
            if bare:
                yield bare, at + text.index(bare)
                count += 1
            at += len(text) + 1
            if count >= _LINES:
                return


def _body(lines: Sequence[tuple[str, int]]) -> Mention:
    """Give the organisation on the line below: its name, alone or before its place."""
    for text, at in lines[:1]:
        if organization_weight(text) == 1 and not is_role(text) and not _names_no_post(text):
            name = re.split(r"\s+[·|•]\s+", text, maxsplit=1)[0]
            return Mention(name, at, at + len(name))
    return NOBODY
