"""Biographies inside of records: `bio: She is a postdoc at …` in a list of people, read as sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kgbuild.document import Block, Document
from kgbuild.errors import defect_of
from kgbuild.extract.page import Page
from kgbuild.extract.prose.prose import is_about, sentences_of
from kgbuild.extract.prose.statements import Passage, gather, says_no_more, tell
from kgbuild.model import NOBODY, Extraction, Position, Profile, Record, Supervision

#: Shorter texts state nothing of a life.
_WORDS = 5
#: No biography is longer.
_LONGEST = 600
#: So far before and behind the name a description stands.
_BEFORE, _BEHIND = 4_000, 20_000
_MARKUP = re.compile(r"<[^<>]{0,500}>|\\n|\\(?=\")|\]\([^()\s]*\)|[*\[]")


def with_lives(extraction: Extraction, text: str) -> Extraction:
    """Give an extraction of records with what the biographies in them state.

    Args:
        extraction: of a file of records.
        text: that its evidence points into.
    """
    told: list[Record] = []
    defects: list[str] = []
    for profile in extraction.records:
        if isinstance(profile, Profile) and profile.description and profile.person.name:
            try:
                found = list(_told(extraction.document, text, profile))
            except Exception as error:  # noqa: BLE001 - a defect in one sentence must not cost the records
                found = []
                defects.append(f"internal error in the reader of biographies: {defect_of(error)}; please report it")
            told += [r for r in found if not any(_repeats(r, other) for other in (*extraction.records, *told))]
    return replace(extraction, records=(*extraction.records, *told), defects=(*extraction.defects, *defects))


def _repeats(record: Record, told: Record) -> bool:
    """Say whether a biography repeats what a field beside it says, perhaps with more of a name."""
    if isinstance(record, Supervision) and isinstance(told, Supervision):
        same = (record.advisor.name, record.student.name) == (told.advisor.name, told.student.name)
        return same and record.thesis in {"", told.thesis}
    if (
        isinstance(record, Position)
        and isinstance(told, Position)
        and record.organization.name
        and told.organization.name
    ):
        own, other = record.organization.name, told.organization.name
        same = record.person.name == told.person.name and record.role.casefold() in {"", told.role.casefold()}
        if same and not (record.start or record.end) and (own in other or other in own):
            return True
    return says_no_more(record, told)


def _told(document: str, text: str, profile: Profile) -> Iterator[Record]:
    found = _found(text, profile)
    if found is None:
        return
    start, plain = found
    block = Block("paragraph", start, start + len(plain))
    page = Page(
        Document(document, f"{text[:start]}{plain}{text[start + len(plain) :]}", (block,)), (), profile.person, "person"
    )  # fmt: skip
    sentences = sentences_of(page, (block,))
    cast = gather([profile.person], sentences, NOBODY)
    about = Passage(page, sentences, "biographies", (profile.person,), profile.person, alone=True)
    for record in tell([about], cast):
        if is_about(record, profile.person):
            evidence = replace(record.evidence, quote=text[record.evidence.start : record.evidence.end])
            yield replace(record, evidence=evidence)


def _found(text: str, profile: Profile) -> tuple[int, str] | None:
    """Find the description of a profile again where the file writes it; None where it writes it in another way.

    Returns:
        Where it begins, and the file's text from there with blanks for markup and ends of lines: no sentence ends at
        them, and every character keeps its place.
    """
    if not _WORDS <= len(profile.description.split()) <= _LONGEST:
        return None
    first = max(profile.evidence.start - _BEFORE, 0)
    window = text[first : profile.evidence.start + _BEHIND]
    plain = re.sub(r"\s", " ", _MARKUP.sub(lambda mark: " " * len(mark[0]), window))
    places = [place for place, sign in enumerate(plain) if sign != " "]
    at = "".join(plain[place] for place in places).find("".join(profile.description.split()))
    if at < 0:
        return None
    last = places[at + len("".join(profile.description.split())) - 1]
    return first + places[at], plain[places[at] : last + 1]
