"""Awards: prizes, medals, fellowships and honours, with all who share them, when, and who gave them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kgbuild.extract.details import clean_title, people_in
from kgbuild.extract.money import is_grant
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.parts import Part, dated, lines_of, run, split_places
from kgbuild.extract.positions import mention_of
from kgbuild.extract.words import organization_weight, phrase_pattern
from kgbuild.model import NOBODY, Award, Mention

_NAME = "awards"
_LABEL = re.compile(r"^(?:recipient|winner|awarded|laureate|lauréate?|preisträger(?:in)?)\s*(?::|of)\s*", re.IGNORECASE)
_SHARED = re.compile(
    r"\(?\s*\b(?:shared|jointly|joint|together|partagée?|gemeinsam)\s+(?:with|avec|mit)\s+([^()]+)\)?", re.IGNORECASE
)
_FROM = re.compile(
    r"\s+(?:awarded by|conferred by|given by|from|by|décernée? par|verliehen von)\s+(?:the\s+)?(?=[A-ZÀ-Þ])"
)
_LONGEST = 40


def awards(page: Page) -> Iterator[Award]:
    """Give the awards of the page's owner."""
    if page.subject_kind == "organization":
        return
    for section in page.of_kind("awards"):
        for entry in section.entries:
            if "grants" not in {section.kind, *section.also} or not is_grant(page, entry):
                yield from _awards(page, section, entry)


def _awards(page: Page, section: Section, entry: Entry) -> Iterator[Award]:
    lines = lines_of(page, entry)
    if not lines or len(lines[0].text.split()) > _LONGEST:
        return
    line = dated(lines[0], page.inlines(entry.start, entry.end))
    parts = list(line.parts)
    if not parts or (not line.date and len(lines) > 1 and not lines[1].dates and len(section.entries) == 1):
        return
    date = line.date or next((date for other in lines[1:] for date in other.dates), None)
    holders = [page.owner]
    shared = _SHARED.search(lines[0].text)
    if shared:
        holders += people_in(shared[1], lines[0].start + shared.start(1), 0.25)
    title, awarder = _title(page, parts)
    title = re.sub(r"\s{2,}", " ", _SHARED.sub("", _LABEL.sub("", title))).strip(" ,.;:–-")
    if not re.search(r"\w{2}", title):
        return
    yield Award(
        evidence=page.evidence(entry.start, entry.end, _NAME),
        people=tuple(holders),
        title=clean_title(title),
        date=date.start or date.end if date else "",
        awarder=awarder,
    )


def _title(page: Page, parts: Sequence[Part]) -> tuple[str, Mention]:
    """Tell the award from who gave it: an organisation behind it that is no award itself."""
    if parts[0].colon and _LABEL.match(parts[0].text + ":") and len(parts) > 1:
        parts = parts[1:]
    kept, _ = split_places(parts)
    for index, part in enumerate(kept):
        giver = organization_weight(part.text) >= 0.6 and not phrase_pattern("funding", "award").search(part.text)
        if index and giver:
            return run(page, kept[:index]), mention_of(page, kept[index:])
    title = run(page, kept)
    match = _FROM.search(title)
    if match:
        start = page.text.find(title[match.end() :][:20], kept[0].start)
        name = title[match.end() :].strip(" .,")
        return title[: match.start()], Mention(name, start, start + len(name)) if start >= 0 else Mention(name)
    return title, NOBODY
