"""Papers that have a heading of their own: their titles, or all that is cited of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.dates.alone import date_alone
from kgbuild.extract.layout.headings import read_heading
from kgbuild.extract.page import Page, Section
from kgbuild.extract.papers.badges import without_badges
from kgbuild.extract.papers.cards import card
from kgbuild.extract.papers.context import YEAR, Context, is_event, kind_by, only_year, split_venue
from kgbuild.extract.papers.indexed import indexed
from kgbuild.extract.papers.lines import Line, lines_of, role_of
from kgbuild.extract.papers.links import links_of
from kgbuild.extract.papers.people import coauthors_in, full_names
from kgbuild.extract.papers.publications import citation
from kgbuild.extract.papers.titles import title_above
from kgbuild.extract.phrases.roles import is_employed
from kgbuild.extract.phrases.sentences import is_running_text
from kgbuild.model import Paper

#: The parts of a paper on a time line are so many lines at most; what stands for one that is not there.
_PARTS, _BLANK = 5, frozenset({"N/A", "NA", "-", "–", "—"})
#: The authors of a title that a venue goes on with stand on so many lines at most.
_BEGUN = 2
#: A title that is none of a venue has more words.
_OWN = 4
#: A heading of which known words make up less says nothing of its own ("Register studies").
SAID = 0.6
#: A heading that tells a kind or a status has few words: "Work in progress".
_NAME_WORDS = 4
#: A venue has so many words at most.
_VENUE = 12
#: What stands below a title and is neither its authors nor its venue.
_ASIDE = frozenset({"links", "mark", "abstract", "topics", "remark", "contact"})
_QUOTED = re.compile(r"\s*[“\"„«][^“”\"„»]{8,}[”\"“»][.,]?\s")


def headed(page: Page, section: Section, context: Context) -> Paper | None:
    """Give the paper whose title is the heading of a section: its authors, venue or citation stand right under it."""
    title = section.title
    heading = next((block for block in page.document.blocks if block.start == section.start), None)
    if heading is None or len(title.split()) < 2 or section.kind or only_year(title):
        return None
    head, lines = lines_of(page, [heading]), lines_of(page, section.blocks)
    boxed = context.announced and heading.group and heading.group == (section.blocks or (heading,))[0].group
    boxed = boxed and not is_employed(title)
    if heading.kind != "heading" and not (boxed and head and head[0].whole("strong")):
        return None
    if context.announced and (signed := _by(page, head, lines, context)):
        return signed
    if context.announced and _cites(title):
        return citation(page, (*head, *(line for line in lines if role_of(line) == "links")), context)
    if _heads_list(title):
        return None
    for line in lines:
        if title.casefold() in line.text.casefold() and (paper := citation(page, [line], context)):
            links = links_of(page, head[0].start, lines[-1].end, [run for part in (*head, *lines) for run in part.runs])
            return replace(paper, title=title, links=links.links, doi=paper.doi or links.doi)
    if _is_topic(page, lines, context):
        return None
    if context.announced and (listed := indexed(page, (*head, *lines), context)):
        return listed
    told = _announced(page, head, lines, context) if context.announced and lines else None
    told = told or _signed(page, head, lines, context)
    if told is None and boxed and len(section.blocks) == 1 and YEAR.search(" ".join(line.text for line in lines)):
        return citation(page, (*head, *lines), context)
    return told


def _announced(page: Page, head: Sequence[Line], lines: Sequence[Line], context: Context) -> Paper | None:
    """Give the paper below a title on a page of papers: a citation, or a venue with a line or two beside it."""
    cited = [line for line in lines if role_of(line) not in _ASIDE and title_above((*head, line))]
    if cited == [lines[0]] and lines[0].block.kind == "paragraph" and role_of(lines[0]) != "authors":
        return citation(page, (*head, *lines), context)
    if _is_alone(lines) or _is_venue(lines[0].text):
        return card(page, (*head, *lines), context)
    if _is_time_line(lines):
        return card(page, (*head, *(line for line in lines if line.text.strip() not in _BLANK)), context)
    return None


def _signed(page: Page, head: Sequence[Line], lines: Sequence[Line], context: Context) -> Paper | None:
    """Give the paper below a title with a line of authors among the first lines below it."""
    for line in lines[:6]:
        role = role_of(line)
        if role == "authors" or (role == "venue" and head[0].whole("link")):
            return card(page, (*head, *lines), context)
        if role not in {"links", "mark", "year", "venue", "abstract"} and not (
            _is_sentence(line.text) or (context.announced and _tells_place(line))
        ):
            return None
    return None


def with_venues(page: Page) -> Iterator[Section]:
    """Give the sections of a page; what a venue in bold below a title and its authors seems to head goes with them."""
    found: list[Section] = []
    for section in page.sections:
        above = found[-1] if found else None
        if above and above.level and is_event(section.title) and section.level > above.level and _is_begun(page, above):
            heading = [block for block in page.document.blocks if block.start == section.start]
            venue = tuple(replace(block, kind="paragraph", level=0) for block in heading)
            found[-1] = replace(above, blocks=(*above.blocks, *venue, *section.blocks), end=section.end)
        else:
            found.append(section)
    yield from found


def _is_begun(page: Page, section: Section) -> bool:
    """Say whether a section is a title and its authors so far."""
    roles = [role_of(line) for line in lines_of(page, section.blocks)]
    return not section.kind and not only_year(section.title) and roles[-1:] == ["authors"] and len(roles) <= _BEGUN


def _heads_list(title: str) -> bool:
    """Say whether a heading names a kind or a status of works and little else: "Refereed conference papers"."""
    named = kind_by("heading.type", title) or kind_by("heading.status", title)
    if named and len(title.split()) <= _NAME_WORDS:
        return True  # "In review", "Thesis works"
    return bool(named) and read_heading(without_badges(title).title).coverage >= SAID


def _cites(title: str) -> bool:
    """Say whether a heading is a whole citation: a title in quotes, more words behind it, and a year."""
    behind = title[title_quoted.end() :] if (title_quoted := _QUOTED.match(title)) else ""
    return len(behind.split()) > 1 and YEAR.search(behind) is not None


def _is_topic(page: Page, lines: Sequence[Line], context: Context) -> bool:
    """Say whether a heading tells what works are about: a work with a title of its own is cited right below it."""
    if not lines or not all(_is_sentence(line.text) for line in lines[1:]):
        return False
    told = citation(page, lines[:1], context)
    if told is None or not (told.authors and told.year and told.venue):
        return False
    venue = is_event(told.title) or kind_by("venue.type", told.title)
    return not venue and len(told.title.split()) > _OWN


def _by(page: Page, head: Sequence[Line], lines: Sequence[Line], context: Context) -> Paper | None:
    """Give the paper of a heading that is a title and who wrote it: "Slow Tides below Ice by Ada Moe and Bo Roe"."""
    start, end = head[0].start, head[-1].end
    told, by, names = page.text[start:end].rpartition(" by ")
    authors = full_names(names, end - len(names)) if by and len(told.split()) > _BEGUN else ()
    if len(authors) < _BEGUN:
        return None
    runs = [run for line in (*head, *lines) if line in head or role_of(line) == "links" for run in line.runs]
    signed = tuple((author.person.start, author.person.end) for author in authors)
    found = links_of(page, start, (*head, *lines)[-1].end, runs, people=signed, title=start)
    return Paper(
        evidence=page.evidence(start, end, "papers", 0.8),
        title=" ".join(told.split()).strip(' .,“”"'),
        authors=authors,
        venue=context.venue,
        year=context.year or split_venue(context.venue)[1],
        links=found.links,
        doi=found.doi,
        arxiv=found.arxiv,
    )


def _is_alone(lines: Sequence[Line]) -> bool:
    """Say whether lines below a title tell, besides links and an abstract, only where and with whom it stands."""
    told = [line for line in lines if role_of(line) not in _ASIDE and not is_running_text(line.text)]
    places = [line for line in told if line.block.kind == "paragraph" and _tells_place(line)]
    return len(places) == len(told) in {1, 2}


def _tells_place(line: Line) -> bool:
    """Say whether a line names co-authors, or a venue in italics with its year: "*Tide Letters*, 2020, with A. Moe"."""
    slanted = any(run.kind == "emphasis" and run.start - line.start < len("in: ") for run in line.runs)
    named = slanted and YEAR.search(line.text) is not None
    return bool(coauthors_in(line.text, line.start, line.runs)[0].people) or (
        named and len(line.text.split()) <= _VENUE
    )


def _is_venue(text: str) -> bool:
    """Say whether a line is a venue with its year: "Working Paper of the Harbour Bank, 2022"."""
    venue, year = split_venue(text)
    return bool(year and kind_by("venue.type", venue)) and len(text.split()) <= _VENUE and not _is_sentence(text)


def _is_time_line(lines: Sequence[Line]) -> bool:
    """Say whether a paper's parts stand below its title, a line each: the venue, the place, the year, the authors."""
    roles = {role_of(line) for line in lines}
    brief = 1 < len(lines) <= _PARTS and not any(_is_sentence(line.text) for line in lines)
    return brief and "authors" in roles and any(only_year(line.text) or date_alone(line.text) for line in lines)


def _is_sentence(text: str) -> bool:
    return text.endswith(".") and len(text.split()) > 7
