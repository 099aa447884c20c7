"""Papers printed as one running citation: an item of a list, a paragraph, a row of a CV."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kgbuild.cite import Reference, parse_reference
from kgbuild.document import Inline
from kgbuild.extract.page import Page
from kgbuild.extract.paper_build import Parts, clean_title, paper_of
from kgbuild.extract.paper_context import Context
from kgbuild.extract.paper_lines import Line, role_of
from kgbuild.extract.paper_links import URL, is_label, links_of
from kgbuild.extract.paper_marks import is_chatter, is_remark, marks_in, topics_in
from kgbuild.lexicon import words
from kgbuild.model import Paper
from kgbuild.names import NameList, looks_like_name, split_people

NAME = "papers"
#: A citation that the parser is less sure of than this is none.
SURE = 0.3
#: How likely the names of a list are names on average, and how much of its letters they make up.
LIKELY, LISTED = 0.3, 0.75
_NUMBER = re.compile(r"^\s*(?:\[[A-Z]{0,3}\d{1,3}\]|\(\d{1,3}\)|[A-Z]{0,2}\d{1,3}[.)](?=\s)|\((?:\w+ )?#?\d+\):?)\s*")
_BRACKET = re.compile(r"\(([^()]{4,60})\)|\[([^\[\]]{4,60})\]")


def citation(page: Page, lines: Sequence[Line], context: Context) -> Paper | None:
    """Give the paper that `lines` cite in running text, None where they hold no citation."""
    start, end = min(line.start for line in lines), max(line.end for line in lines)
    runs = tuple(run for line in lines for run in line.runs)
    title = _title_run(page, runs, start)
    text = _masked(page, lines, start, end, title)
    others, begin, stop = coauthors_in(text, start)
    text = text[:begin] + " " * (stop - begin) + text[stop:]
    if not re.search(r"[^\W\d_]{3}", text):
        return None
    reference = parse_reference(text)
    printed = page.text[title.start : title.end] if title else reference.title
    if not clean_title(printed) or not _is_paper(reference, title, context, text):
        return None
    names = others if others.people else _names(page, reference, start, title)
    spans = tuple((person.start, person.end) for person in names.people)
    inner = text_of(page, start, end)
    return paper_of(
        page,
        start,
        end,
        Parts(
            title=printed,
            names=names,
            reference=reference,
            found=links_of(page, start, end, runs, people=spans),
            runs=runs,
            topics=tuple(topic for line in lines if role_of(line) == "topics" for topic in topics_in(line.text)),
            marks=tuple(dict.fromkeys(mark for *_, mark in marks_in(inner))),
            remarks=" ".join(m.group() for m in _BRACKET.finditer(inner) if is_remark(m.group())),
        ),
        context,
        NAME,
    )


def text_of(page: Page, start: int, end: int) -> str:
    """Give a slice of the document with its line breaks as spaces; offsets stay."""
    return re.sub(r"\s", " ", page.text[start:end])


def coauthors_in(text: str, offset: int) -> tuple[NameList, int, int]:
    """Give the people behind "with" in a citation and the place of the whole remark, offsets from `offset`.

    "(with Ada Brandt)" and ", with Ada Brandt and Nils Holm." name all authors but the owner of the list.
    """
    for match in _with().finditer(text):
        bracket = text[match.start()] == "("
        stop = text.find(")", match.end()) if bracket else _end_of_list(text, match.end())
        inner = text[match.end() : stop]
        if stop > 0 and _is_list(inner, alone=True):
            return split_people(inner, offset + match.end()), match.start(), stop + bracket
    return NameList(), 0, 0


@cache
def _with() -> re.Pattern[str]:
    leads = "|".join(sorted(map(re.escape, words("paper_labels", "with")), key=len, reverse=True))
    return re.compile(rf"(?:\(\s*|(?<=[,.;])\s*)(?:{leads})\s+(?=[^\W\d_])", re.IGNORECASE)


def _end_of_list(text: str, begin: int) -> int:
    """Give where a list of people without brackets ends: at a stop behind a whole word, or at the end."""
    match = re.compile(r"(?<=[^\W\d_]{3})\.(?=\s|$)|\s\(|[“\"]").search(text, begin)
    return match.start() if match else len(text.rstrip())


def _title_run(page: Page, runs: Sequence[Inline], start: int) -> Inline | None:
    """Give the run that the page sets apart as the title: a link or bold text that is no name and no label."""
    for kind in ("link", "strong"):
        for run in runs:
            text = page.text[run.start : run.end]
            if run.kind == kind and _titular(text, kind) and _may_precede(text_of(page, start, run.start)):
                return run
    return None


def _may_precede(text: str) -> bool:
    """Say whether a title may follow `text` in a citation: nothing, a number, a year, a badge, authors; no prose."""
    text = _BRACKET.sub(" ", _NUMBER.sub("", text))
    words = re.findall(r"[^\W\d_]{2,}", text)
    if not words or (len(words) <= 3 and re.search(r"\d|:\s*$", text)):  # noqa: PLR2004 - "CVPR 2016", "New:"
        return True
    names = split_people(text).people
    named = sum(len(re.findall(r"[^\W\d_]{2,}", person.name)) for person in names)
    return named >= len(words) / 2


def _titular(text: str, kind: str) -> bool:
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    if is_label(text) or URL.match(text.strip()) or re.match(r"\W*(?:doi|arxiv)\b|10\.\d{4}", text, re.IGNORECASE):
        return False
    few = 3 if kind == "link" else 5
    return len(words) >= few and looks_like_name(text.strip(" .,;:")) < 0.5 and not _is_list(text)  # noqa: PLR2004


def _is_list(text: str, *, alone: bool = False) -> bool:
    """Say whether a text is a list of people; with `alone` one name will do."""
    people = split_people(text).people
    if not people or (len(people) == 1 and not alone):
        return False
    letters = len(re.findall(r"[^\W\d_]", text))
    named = sum(len(re.findall(r"[^\W\d_]", person.name)) for person in people)
    likely = sum(looks_like_name(person.name) for person in people) / len(people)
    return likely > LIKELY and named > LISTED * letters


def _masked(page: Page, lines: Sequence[Line], start: int, end: int, title: Inline | None) -> str:
    """Give the citation with everything else blanked, offsets kept, and a title that is set apart in quotes."""
    chars = list(text_of(page, start, end))

    def blank(begin: int, stop: int) -> None:
        chars[begin - start : stop - start] = " " * (stop - begin)

    for line in lines:
        if role_of(line) in {"links", "topics", "mark", "remark", "abstract", "contact"} and len(lines) > 1:
            blank(line.start, line.end)
        for run in line.runs:
            if run.kind in {"link", "image"} and run is not title and is_label(page.text[run.start : run.end]):
                blank(run.start, run.end)
    text = "".join(chars)
    for begin, stop, _ in marks_in(text):
        blank(start + begin, start + stop)
    for match in _BRACKET.finditer(text):
        if is_remark(match.group()):
            blank(start + match.start(), start + match.end())
    if number := _NUMBER.match(text):
        blank(start, start + number.end())
    if title:
        _quote(chars, title.start - start, title.end - start)
    return re.sub(r"\[\s*\]|\(\s*\)", lambda m: " " * len(m.group()), "".join(chars))


def _quote(chars: list[str], begin: int, end: int) -> None:
    """Set the title in quotes where the characters around it leave room."""
    if (
        begin > 0
        and chars[begin - 1] in " (["
        and end < len(chars)
        and chars[end] in " .,)]:;"
        and "“" not in chars[begin:end]
    ):
        chars[begin - 1], chars[end] = "“", "”"


def _is_paper(reference: Reference, title: Inline | None, context: Context, text: str) -> bool:
    """Say whether a parsed text is a work: a title alone is one only in a list of its like."""
    facts = (
        reference.people,
        reference.venue,
        reference.year,
        reference.doi or reference.arxiv,
        title,
        reference.status,
    )
    found = sum(bool(fact) for fact in facts)
    if not context.announced:
        return False
    if title is None and (is_chatter(text) or reference.score < SURE):
        return False
    return found > 1 or (found == 1 and not is_chatter(text)) or bool(context.type or context.status)


def _names(page: Page, reference: Reference, start: int, title: Inline | None) -> NameList:
    """Give the author list with places in the document, and without names that stand inside the title.

    Where the page sets the title apart, what stands before it is the list.
    """
    before = text_of(page, start, title.start) if title else ""
    number = _NUMBER.match(before)
    begin = number.end() if number else 0
    if title and _is_list(before[begin:], alone=True):
        return replace(split_people(before[begin:], start + begin), etal=reference.etal)
    people = tuple(
        replace(person, start=person.start + start, end=person.end + start)
        for person in reference.people
        if not (title and title.start <= person.start + start < title.end)
    )
    if not people:
        return NameList(etal=reference.etal)
    again = split_people(text_of(page, people[0].start, people[-1].end + 3), people[0].start)
    same = [person.start for person in again.people] == [person.start for person in people]
    return replace(again, etal=reference.etal) if same else NameList(people, etal=reference.etal)
