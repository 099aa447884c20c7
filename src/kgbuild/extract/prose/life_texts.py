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
from kgbuild.model import NOBODY, Extraction, Profile, Record

#: Shorter texts state nothing of a life.
_WORDS = 5
#: No biography is longer; a longer text would be slow to find again.
_LONGEST = 600
_GAP = r"(?:\s|\\n)+"


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
            told += [r for r in found if not any(says_no_more(r, other) for other in (*extraction.records, *told))]
    return replace(extraction, records=(*extraction.records, *told), defects=(*extraction.defects, *defects))


def _told(document: str, text: str, profile: Profile) -> Iterator[Record]:
    span = _span(text, profile)
    if span is None:
        return
    start, end = span
    # Where the file breaks the line no sentence ends; every character keeps its place.
    plain = re.sub(r"\\n", "  ", re.sub(r"\s", " ", text[start:end]))
    block = Block("paragraph", start, end)
    page = Page(Document(document, f"{text[:start]}{plain}{text[end:]}", (block,)), (), profile.person, "person")
    sentences = sentences_of(page, (block,))
    cast = gather([profile.person], sentences, NOBODY)
    about = Passage(page, sentences, "biographies", (profile.person,), profile.person, alone=True)
    for record in tell([about], cast):
        if is_about(record, profile.person):
            evidence = replace(record.evidence, quote=text[record.evidence.start : record.evidence.end])
            yield replace(record, evidence=evidence)


def _span(text: str, profile: Profile) -> tuple[int, int] | None:
    """Find the description of a profile again where the file writes it; None where it writes it in another way."""
    words = profile.description.split()
    if not _WORDS <= len(words) <= _LONGEST:
        return None
    pattern = _GAP.join(re.escape(word).replace('"', r'\\?"') for word in words)
    found = re.compile(pattern).search(text, max(profile.evidence.start, 0))
    return found.span() if found else None
