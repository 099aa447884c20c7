"""Press: coverage of the page's owner, a headline with who published it."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.dates import parse_date
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.details import clean_title
from kgbuild.extract.phrases.parts import Line, lines_of, run
from kgbuild.model import Press

_NAME = "press"


def press(page: Page) -> Iterator[Press]:
    """Give the coverage that sections of press list, and sections that are of press and of something else."""
    if page.subject_kind == "organization":
        return
    for section in page.of_kind("press"):
        for entry in section.entries:
            if section.kind == "press" or is_press(page, entry):
                yield from _items(page, entry)


def is_press(page: Page, entry: Entry) -> bool:
    """Say whether each line of an entry is an undated headline whose end is a link: its publisher."""
    return all(_published(line) for line in lines_of(page, entry))


def _published(line: Line) -> bool:
    return len(line.parts) > 1 and bool(line.parts[-1].href) and not line.parts[0].href and not line.dates


def _items(page: Page, entry: Entry) -> Iterator[Press]:
    for line in lines_of(page, entry):
        parts = list(line.parts)
        if not parts:
            continue
        linked = next((part for part in parts if part.href), None)
        outlet = parts[-1] if len(parts) > 1 else None
        quoted = next((part for part in parts if part.quoted or (linked is part and part is not outlet)), None)
        title = clean_title(quoted.text if quoted else run(page, parts[:-1] if outlet else parts))
        if outlet is quoted:
            outlet = parts[0] if parts[0] is not quoted else None
        start, end = line.start, line.start + len(line.text)
        yield Press(
            evidence=page.evidence(start, end, _NAME),
            person=page.owner,
            title=title,
            publisher=outlet.text.strip(" .") if outlet else "",
            url=linked.href if linked and linked.href.startswith("http") else "",
            date=parse_date(line.text),
        )
