"""Papers printed as one running citation: an item of a list, a paragraph, a row of a CV."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.cite import Reference, parse_reference
from kgbuild.document import Span
from kgbuild.extract.page import Page
from kgbuild.extract.paper_build import Parts, paper_of
from kgbuild.extract.paper_context import Context, is_event, kind_by, split_venue
from kgbuild.extract.paper_lines import Line, role_of
from kgbuild.extract.paper_links import is_label, links_of
from kgbuild.extract.paper_marks import is_chatter, is_remark, marks_in, topics_in
from kgbuild.extract.paper_people import coauthors_in, is_list
from kgbuild.extract.paper_titles import BRACKET, NUMBER, QUOTES, clean_title, title_run
from kgbuild.model import Paper
from kgbuild.names import NameList, looks_like_name, split_people

NAME = "papers"
_CITATION = re.compile(r"^\W*(?:recommended )?(?:citation|cite as)\s*:", re.IGNORECASE)
#: A citation that the parser is less sure of than this is none.
SURE = 0.3
#: A title that stands alone has so many words.
TITLE_WORDS = 3


def citation(page: Page, lines: Sequence[Line], context: Context) -> Paper | None:
    """Give the paper that `lines` cite in running text, None where they hold no citation."""
    start, end = min(line.start for line in lines), max(line.end for line in lines)
    runs = tuple(run for line in lines for run in line.runs)
    title = title_run(page, runs, start)
    text = _masked(page, lines, start, end, title)
    others, begin, stop = coauthors_in(text, start)
    text = text[:begin] + " " * (stop - begin) + text[stop:]
    if not context.announced or not re.search(r"[^\W\d_]{3}", text):
        return None
    reference = _outside(parse_reference(text), title, start)
    names = others if others.people else _names(page, reference, start, title)
    reference = replace(reference, people=names.people)
    printed = page.text[title.start : title.end] if title else reference.title or _before_venue(reference, text)
    if not reference.venue:
        venue, year = split_venue(_venue_run(page, lines, names, title))
        reference = replace(reference, venue=venue, year=reference.year or year)
    listed = lines[0].block.kind in {"item", "row"} or bool(lines[0].block.marker)
    if not clean_title(printed) or not _is_paper(reference, title, context, text, listed=listed):
        return None
    inner = text_of(page, start, end)
    behind = text[max(text.find(printed[-12:]), 0) :]
    return paper_of(
        page,
        start,
        end,
        Parts(
            title=printed,
            names=names,
            partial=bool(others.people),
            reference=reference,
            status=kind_by("heading.status", behind),  # type: ignore[arg-type]
            found=links_of(page, start, end, runs, people=tuple((person.start, person.end) for person in names.people)),
            runs=runs,
            topics=tuple(topic for line in lines if role_of(line) == "topics" for topic in topics_in(line.text)),
            marks=tuple(dict.fromkeys(mark for *_, mark in marks_in(inner))),
            remarks=" ".join(m.group() for m in BRACKET.finditer(inner) if is_remark(m.group())),
        ),
        context,
        NAME,
    )


def text_of(page: Page, start: int, end: int) -> str:
    """Give a slice of the document with its line breaks as spaces; offsets stay."""
    return re.sub(r"\s", " ", page.text[start:end])


def _masked(page: Page, lines: Sequence[Line], start: int, end: int, title: Span | None) -> str:
    """Give the citation with everything else blanked, offsets kept, and a title that is set apart in quotes."""
    chars = list(text_of(page, start, end))

    def blank(begin: int, stop: int) -> None:
        chars[begin - start : stop - start] = " " * (stop - begin)

    for line in lines:
        if role_of(line) in {"links", "topics", "mark", "remark", "abstract", "contact"} and len(lines) > 1:
            blank(line.start, line.end)
        for run in line.runs:
            if run.kind in {"link", "image"} and is_label(page.text[run.start : run.end]):
                blank(run.start, run.end)
    text = "".join(chars)
    for begin, stop, _ in marks_in(text):
        blank(start + begin, start + stop)
    for match in BRACKET.finditer(text):
        if is_remark(match.group()):
            blank(start + match.start(), start + match.end())
    for run in (run for line in lines for run in line.runs):
        if run.kind in {"code", "strong"} and is_event(page.text[run.start : run.end]):
            blank(run.start, run.end)
    lead = NUMBER.match(text) or _CITATION.match(text)
    if lead:
        blank(start, start + lead.end())
    if title:
        _quote(chars, title.start - start, title.end - start)
    text = re.sub(r"\[\s*\]|\(\s*\)", lambda m: " " * len(m.group()), "".join(chars))
    text = re.sub(r"\[([^\[\]]{15,})\]", r"“\1”", text)
    return re.sub(r"(?<!\.)\.\.(?!\.)", ". ", text)


def _quote(chars: list[str], begin: int, end: int) -> None:
    """Set the title in quotes where the characters around it leave room; quotes inside its ends go."""
    if begin == 0 or end >= len(chars) or chars[begin - 1] not in ' ([“"' or chars[end] not in ' .,)]:;”"':
        return
    for place in (*range(begin, min(begin + 2, end)), *range(end - 1, max(end - 4, begin), -1)):
        if chars[place] in QUOTES.replace("'", "").replace("’", ""):
            chars[place] = " "
    chars[begin - 1], chars[end] = "“", "”"


def _outside(reference: Reference, title: Span | None, start: int) -> Reference:
    """Give a reference without the parts that were read inside a title that the page sets apart."""
    if title is None:
        return reference
    inside = {
        name
        for name in ("venue", "year", "publisher", "volume", "issue", "pages", "number")
        if any(
            title.start <= span.start + start and span.end + start <= title.end
            for span in reference.spans.get(name, ())
        )
    }
    if "year" in inside:
        inside.add("date")
    return replace(reference, **dict.fromkeys(inside, ""))  # type: ignore[arg-type]


def _before_venue(reference: Reference, text: str) -> str:
    """Give what stands before the venue of a citation in which neither authors nor a title were found."""
    venue = reference.spans.get("venue", ())
    return text[: venue[0].start] if venue and not reference.people else ""


def _venue_run(page: Page, lines: Sequence[Line], names: NameList, title: Span | None) -> str:
    """Give the venue that the page sets apart: a badge ("CVPR 2016"), or italics behind a title that is set apart."""
    runs = [run for line in lines for run in line.runs]
    for run in runs:
        text = page.text[run.start : run.end]
        if run.kind in {"code", "strong"} and is_event(text):
            return text
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


def _is_paper(reference: Reference, title: Span | None, context: Context, text: str, *, listed: bool) -> bool:
    """Say whether a parsed text is a work: a title alone is one only in a list of its like."""
    if title is None and (is_chatter(text) or reference.score < SURE):
        return False
    stated = reference.doi or reference.arxiv or reference.status
    found = sum(map(bool, (reference.people, reference.venue, reference.year, stated)))
    if found > 1 or (found and (title or reference.people)):
        return True
    enough = len(re.findall(r"[^\W\d_]{3,}", reference.title or text)) >= TITLE_WORDS
    return enough and listed and not is_chatter(text) and bool(title or found or context.type or context.status)


def _names(page: Page, reference: Reference, start: int, title: Span | None) -> NameList:
    """Give the author list with places in the document, and without names that stand inside the title.

    Where the page sets the title apart, what stands before it is the list.
    """
    before = re.sub(r"(?<!\.)\.\.(?!\.)", ". ", text_of(page, start, title.start)) if title else ""
    number = NUMBER.match(before)
    begin = number.end() if number else 0
    if title and is_list(before[begin:], alone=True):
        return replace(split_people(before[begin:], start + begin), etal=reference.etal)
    people = tuple(
        replace(person, start=person.start + start, end=person.end + start)
        for person in reference.people
        if not (title and title.start <= person.start + start < title.end)
    )
    if not people or max(looks_like_name(person.name) for person in people) < 0.01:  # noqa: PLR2004 - surely no names
        return NameList(etal=reference.etal)
    signs = re.match(r"[*†‡§¶#^\d]*", page.text[people[-1].end :][:4])
    stop = people[-1].end + (signs.end() if signs else 0)
    again = split_people(text_of(page, people[0].start, stop), people[0].start)
    same = [person.start for person in again.people] == [person.start for person in people]
    return replace(again, etal=reference.etal) if same else NameList(people, etal=reference.etal)
