"""Papers whose parts stand on lines of their own: a title, the authors, the venue, links, topics, an abstract."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.cite import Reference, parse_reference
from kgbuild.extract.page import Page
from kgbuild.extract.paper_build import Parts, paper_of
from kgbuild.extract.paper_context import Context, kind_by, only_year, split_venue
from kgbuild.extract.paper_header import Header, header_of
from kgbuild.extract.paper_lines import Line, People, Role, people_of, role_of
from kgbuild.extract.paper_links import links_of
from kgbuild.extract.paper_marks import label_before, marks_in, topics_in
from kgbuild.model import Paper
from kgbuild.names import NameList

NAME = "papers"
#: Words of the longest title that stands alone on a line.
LONGEST_TITLE = 40
#: Words of the longest venue line, and of the longest venue that is only a name.
LONGEST_VENUE, LONGEST_NAME = 30, 12
#: Characters from which on a line without a stop may go on in the next.
FULL = 60
_VENUE_LEAD = re.compile(
    r"^\W*(?:in|published in|appeared in|to appear in|accepted (?:at|to|by|in)|at|@)\b[:\s]*", re.IGNORECASE
)


def card(page: Page, lines: Sequence[Line], context: Context) -> Paper | None:
    """Give the paper that `lines` print one part a line; None unless a title and an author line are there."""
    roles = [_role(index, line) for index, line in enumerate(lines)]
    if "authors" not in roles:
        return None
    at = roles.index("authors")
    people = people_of(lines[at])
    header = next((found for line in lines[:at] if (found := header_of(page, line))), Header())
    title = _title(page, lines, roles, at)
    if people is None or not title:
        return None
    rest = [line for index, line in enumerate(lines) if index not in {at, *title}]
    return _compose(page, lines, [lines[index] for index in title], (lines[at], people), rest, header, context)


def _role(index: int, line: Line) -> Role:
    """Give a line's role; a heading that opens an entry is its title whatever it looks like."""
    return "title" if index == 0 and line.heading else role_of(line)


def _title(page: Page, lines: Sequence[Line], roles: Sequence[Role], at: int) -> list[int]:
    """Give the indices of the title's lines: just above the authors, else just below them."""
    above = [
        i
        for i in range(at)
        if roles[i] in {"title", "text"} and not header_of(page, lines[i]) and _may_be_title(lines[i])
    ]
    if above:
        marked = [i for i in above if lines[i].heading or lines[i].whole("strong", "link")]
        last = marked[-1] if marked else above[-1]
        wrapped = (
            last - 1 in above
            and not marked
            and len(lines[last - 1].text) > FULL
            and lines[last - 1].text[-1] not in ".?!"
        )
        return [last - 1, last] if wrapped else [last]
    return next(([i] for i in range(at + 1, len(lines)) if roles[i] == "text" and _may_be_title(lines[i])), [])


def _may_be_title(line: Line) -> bool:
    words = line.text.split()
    return 1 <= len(words) <= LONGEST_TITLE and not only_year(line.text) and len(re.sub(r"[^\w]", "", line.text)) > 3  # noqa: PLR2004


def _compose(
    page: Page,
    lines: Sequence[Line],
    title: Sequence[Line],
    authors: tuple[Line, People],
    rest: Sequence[Line],
    header: Header,
    context: Context,
) -> Paper:
    start, end = min(line.start for line in lines), max(line.end for line in lines)
    roles = [(role_of(line), line) for line in rest]
    line, people = authors
    tail = page.text[people.end : line.end].strip(" |·•")
    names = people.names
    spans = tuple((person.start, person.end) for person in names.people)
    texts = [
        part
        for role, part in roles
        if role in {"text", "venue"} and part.start > title[-1].start and not header_of(page, part)
    ]
    venue, notes = _venue(texts)
    printed = " ".join(part.text for part in title)
    return paper_of(
        page,
        start,
        end,
        Parts(
            title=_without_marks(printed[label_before(printed)[1] if label_before(printed)[0] == "title" else 0 :]),
            names=names,
            reference=_reference(names, printed, venue) if venue and not _plain(venue) else None,
            venue=_VENUE_LEAD.sub("", venue).strip(" .,;") if _plain(venue) else "",
            date=header.date,
            year=next((only_year(part.text) for _, part in roles if only_year(part.text)), ""),
            found=links_of(page, start, end, [run for line in lines for run in line.runs], people=spans),
            runs=line.runs,
            topics=header.topics
            + tuple(topic for role, part in roles if role == "topics" for topic in topics_in(part.text)),
            marks=_marks(roles, printed),
            abstract=_abstract(roles, notes),
            remarks=" ".join([tail, *(part.text for role, part in roles if role == "remark")]),
            contact=" ".join([tail, *(part.text for role, part in roles if role == "contact")]),
        ),
        context,
        NAME,
    )


def _venue(texts: Sequence[Line]) -> tuple[str, list[str]]:
    """Give the venue among the lines that follow title and authors, and the other lines."""
    for index, line in enumerate(texts):
        kind, begin = label_before(line.text)
        words = line.text.split()
        if kind == "venue" or (
            len(words) <= LONGEST_VENUE
            and (
                kind_by("venue.type", line.text)
                or split_venue(line.text)[1]
                or line.whole("emphasis", "strong")
                or _VENUE_LEAD.match(line.text)
            )
        ):
            others = [other.text for place, other in enumerate(texts) if place != index]
            return line.text[begin if kind == "venue" else 0 :].strip(), others
    return "", [line.text for line in texts]


def _plain(venue: str) -> bool:
    """Say whether a venue line holds only a name and a year: no volume, no pages."""
    return (
        bool(venue)
        and not re.search(r"\d", split_venue(venue)[0])
        and len(venue.split()) <= LONGEST_NAME
        and "," not in split_venue(venue)[0]
    )


def _reference(names: NameList, title: str, venue: str) -> Reference:
    """Read a venue line in the setting that the citation parser knows: behind authors and a title."""
    people = ", ".join(person.name for person in names.people[:3]) or "A. Author"
    return parse_reference(f"{people}, “{title.strip(' .,')},” {venue}")


def _marks(roles: Sequence[tuple[Role, Line]], title: str) -> tuple[str, ...]:
    own = [part.text.strip(" []()🏆★☆*!.,") for role, part in roles if role == "mark"]
    inner = [mark for role, part in roles if role in {"text", "venue", "links"} for *_, mark in marks_in(part.text)]
    return tuple(dict.fromkeys([*own, *inner, *(mark for *_, mark in marks_in(title))]))


def _without_marks(title: str) -> str:
    for start, end, _ in reversed(marks_in(title)):
        title = title[:start] + title[end:]
    return title.strip()


def _abstract(roles: Sequence[tuple[Role, Line]], notes: Sequence[str]) -> str:
    for role, part in roles:
        if role == "abstract":
            kind, begin = label_before(part.text)
            return " ".join(part.text[begin if kind == "abstract" else 0 :].split())
    return next((" ".join(note.split()) for note in notes if len(note.split()) > 25), "")  # noqa: PLR2004
