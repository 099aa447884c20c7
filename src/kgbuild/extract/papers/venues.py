"""What the layout tells of a paper's venue: badges, italics, lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.cite import Reference
from kgbuild.document import Span
from kgbuild.extract.page import Page
from kgbuild.extract.papers.context import event_in, is_publisher, kind_by, split_venue
from kgbuild.extract.papers.lines import Line
from kgbuild.extract.papers.people import is_list
from kgbuild.lexicon import words
from kgbuild.names import NameList


def venue_run(page: Page, lines: Sequence[Line], names: NameList, title: Span | None) -> str:
    """Give the venue that the page sets apart: a badge ("CVPR 2016"), or italics behind a title that is set apart."""
    runs = [run for line in lines for run in line.runs]
    for run in runs:
        text = page.text[run.start : run.end]
        if run.kind in {"code", "strong"} and (event := event_in(text)):
            return event
    for run in runs:
        text = page.text[run.start : run.end]
        taken = any(person.start < run.end and run.start < person.end for person in names.people)
        if (
            run.kind == "emphasis"
            and title
            and run.start >= title.end
            and not taken
            and not kind_by("heading.status", text)
        ):
            return split_venue(text)[0].strip(" ,.;:()")
    return ""


def published_in(reference: Reference, lines: Sequence[Line], title: Span | None) -> Reference:
    """Tell the publisher on a line of its own from the venue on the line before it: "Logic Days 06" / "Tide Press"."""
    if not title or reference.publisher or not is_publisher(reference.venue):
        return reference
    at = next((i for i, line in enumerate(lines) if reference.venue in line.text), 0)
    before = lines[at - 1] if at else None
    apart = before and before.start > title.end and before.text[:1] not in "([" and not is_list(before.text, alone=True)
    venue = split_venue(before.text)[0].partition(",")[0] if before and apart else ""
    return replace(reference, publisher=reference.venue, venue=venue)


def venue_in_italics(page: Page, reference: Reference, lines: Sequence[Line], title: Span | None) -> Reference:
    """Correct a venue by the italics behind a title: they hold its name, and no kind of work.

    "Essay. *Tide Review*" prints no venue "Essay"; "*Harbours: the 2020 report by Tide House*" ends with the italics.
    """
    venue = reference.venue
    runs = (run for line in lines for run in line.runs if run.kind == "emphasis")
    texts = [" ".join(page.text[run.start : run.end].split()) for run in runs if not title or run.start >= title.end]
    label, _, name = venue.rpartition(". ")
    if venue and (label or venue).casefold() in words("paper_labels", "genres"):
        named = next(
            (split_venue(text)[0].strip(" ,.;:()") for text in texts if not label or text.startswith(name)), ""
        )
        return replace(reference, venue=named or name or venue)
    named = next((text for text in texts if venue and text.startswith(venue + " ")), "")
    return reference if not named or re.search(r"\d", named[len(venue) :]) else replace(reference, venue=named)
