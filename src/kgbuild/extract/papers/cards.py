"""Papers whose parts stand on lines of their own: a title, the authors, the venue, links, topics, an abstract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kgbuild.cite import parse_reference
from kgbuild.dates.alone import date_alone
from kgbuild.extract.page import Page
from kgbuild.extract.papers.badges import without_badges, without_labels
from kgbuild.extract.papers.build import Parts, paper_of
from kgbuild.extract.papers.card_parts import abstract_of, edition_of, labelled, marks_beside, unlabelled
from kgbuild.extract.papers.context import (
    YEAR,
    Context,
    behind_status,
    event_in,
    is_publisher,
    kind_by,
    only_year,
    split_venue,
)
from kgbuild.extract.papers.header import Header, dated, header_of
from kgbuild.extract.papers.lines import Line, Role, is_quoted, people_of, role_of
from kgbuild.extract.papers.links import links_of
from kgbuild.extract.papers.marks import is_mark, label_before, tells_presented, topics_in, without_marks
from kgbuild.extract.papers.people import coauthors_in, ends_in_date, is_list, leading_people, likelihood
from kgbuild.extract.papers.publications import synthetic
from kgbuild.extract.papers.titles import title_of
from kgbuild.model import Mention, Paper, PaperStatus
from kgbuild.names import NameList, split_people

NAME = "papers"
#: Words of the longest title that stands alone on a line.
LONGEST_TITLE = 40
#: Words of the longest venue line, and of the longest venue that is only a name.
LONGEST_VENUE, LONGEST_NAME = 30, 12
#: Two lines of authors follow each other only where the names of both are as likely.
SURE_LIST = 0.6
#: Characters from which on a line without a stop may go on in the next.
FULL = 60
#: A title that opens a line stands so near its beginning, and what cites it has more words behind it.
_OPENS, _BEHIND, _CITED = 4, 6, 3
#: Words of the longest line that tells no more than a status: "Under review (PDF)".
_STATUS_WORDS = 4
_QUOTED = re.compile(r"[“\"„«][^“”\"„»]{8,}[”\"“»][.,]?\s")
_LEAD = re.compile(r"^\W*(?:by|par|von|de|di)\s+|^\W+")
_WITH = re.compile(r"\W*(?:joint (?:work )?)?with\s", re.IGNORECASE)
#: ", 2019", or the acronym of an event and its year: "GC 2019".
_ENDS_WITH_YEAR = re.compile(r"(?:,\s+|^[A-ZÀ-Þ][\w@&-]{1,14}\s)((?:19|20)\d\d)\W*$")
#: "12(3): 45-67", "vol. 12, pp. 45-67".
_LOCATED = re.compile(
    r"\b\d{1,4}\s?(?:\(\d{1,3}(?:[-–]\d{1,3})?\))?\s?[:,]\s?(?:pp?\.\s?)?[A-Z]?\d{1,6}\s?[-–]+\s?[A-Z]?\d{1,6}\b"
)
#: What a line below a title says of where it stands: "Tide Letters, Vol. 7, No. 9, 2024".
_PLACED = re.compile(r"(?i)\b(?:vol(?:ume)?|no|issue|pp?)\b\.?\s*\d|\b\d{1,4}\s?\(\d{1,3}\)")
_VENUE_LEAD = re.compile(
    r"^\W*(?:in|published in|appeared in|to appear in|accepted (?:at|to|by|in)|at|@)\b[:\s]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Card:
    """The lines of a card by what they hold: indices into `lines`."""

    lines: Sequence[Line]
    roles: Sequence[Role]
    title: tuple[int, ...]
    authors: int

    @property
    def rest(self) -> list[tuple[Role, Line]]:
        """The lines but for title and authors, with their roles."""
        used = {self.authors, *self.title}
        return [(self.roles[i], line) for i, line in enumerate(self.lines) if i not in used]


def card(page: Page, lines: Sequence[Line], context: Context) -> Paper | None:
    """Give the paper that `lines` print one part a line; None unless a title and an author line are there.

    Where papers are announced, a title that is set apart may do without authors.
    """
    if _cites(lines[0]) or (context.announced and any(_goes_on(line) for line in lines[:2])):
        return None
    roles = _roles(lines)
    if "authors" in roles:
        at = _authors(lines, roles)
        title = _title(page, lines, roles, at)
    else:
        at, title = -1, _bare_title(lines, roles) if context.announced else ()
    return _compose(page, _Card(lines, roles, title, at), context) if title else None


def _cites(line: Line) -> bool:
    """Say whether a line is a whole citation: a link or bold opens it, and authors, a venue and a year stand behind."""
    title = next((run for run in line.runs if run.kind in {"link", "strong"} and run.start - line.start < _OPENS), None)
    behind = line.text[title.end - line.start :] if title and not line.heading else ""
    year = _ENDS_WITH_YEAR.search(behind)
    return year is not None and len(behind.split()) > _BEHIND and is_list(re.split(r"\.\s", _LEAD.sub("", behind))[0])


def _goes_on(line: Line) -> bool:
    """Say whether a line opens with a quoted title and cites where it stands: "“Tides”. In: Proc. …, 1990"."""
    title = _QUOTED.match(line.text)
    behind = line.text[title.end() :] if title else ""
    return len(behind.split()) >= _CITED and re.search(r"\b(?:19|20)\d\d\b", behind) is not None


def _authors(lines: Sequence[Line], roles: Sequence[Role]) -> int:
    """Give the index of the author line; of two in a row that look like one the likelier is."""
    at = roles.index("authors")
    if at + 1 < len(lines) and roles[at + 1] == "authors":
        one, other = people_of(lines[at]), people_of(lines[at + 1])
        return at + 1 if one and other and likelihood(other.names) > likelihood(one.names) else at
    return at


def _roles(lines: Sequence[Line]) -> list[Role]:
    """Give the roles of lines; a heading that opens an entry is its title, what stands below "Abstract:" is of it."""
    roles: list[Role] = ["title" if not index and line.heading else role_of(line) for index, line in enumerate(lines)]
    label = next((i for i, line in enumerate(lines) if label_before(line.text) == ("abstract", len(line.text))), None)
    for index in range(len(lines) if label is None else label + 1, len(lines)):
        roles[index] = "abstract" if roles[index] in {"text", "venue"} else roles[index]
    for index, (line, _) in enumerate(pairwise(lines), 1):
        if len(line.text.split()) <= _STATUS_WORDS and roles[index - 1] == "remark" and tells_presented(line.text):
            roles[index] = "remark"  # where it was presented, below a label that says so
    return roles


def _title(page: Page, lines: Sequence[Line], roles: Sequence[Role], at: int) -> tuple[int, ...]:
    """Give the indices of the title's lines: in quotation marks, else just above the authors, else just below them."""
    quoted = [i for i, line in enumerate(lines) if is_quoted(line)]
    if len(quoted) == 1:
        return (quoted[0],)
    above = [
        i
        for i in range(at)
        if roles[i] in {"title", "text", "authors"} and not header_of(page, lines[i]) and _may_be_title(lines[i])
    ]
    above = [i for i in above if not (i > above[0] and _PLACED.search(lines[i].text))]
    if above:
        marked = [i for i in above if lines[i].heading or lines[i].whole("strong", "link")]
        last = marked[-1] if marked else above[-1]
        before = lines[last - 1]
        wrapped = last - 1 in above and not marked and len(before.text) > FULL and before.text[-1] not in ".?!"
        return (last - 1, last) if wrapped else (last,)
    other = _set_alike(lines[at], lines[at + 1]) if at + 1 < len(lines) else True
    below = (i for i in range(at + 1, len(lines)) if roles[i] == "text" or (i == at + 1 and not other))
    return next(((i,) for i in below if _may_be_title(lines[i])), ())


def _set_alike(one: Line, other: Line) -> bool:
    """Say whether two lines that look like authors are marked alike: a title in italics stands below bold authors."""
    kinds = ("strong", "link", "emphasis")
    marked = other.whole(*kinds) and not is_list(other.text, likely=SURE_LIST)
    return not marked or [one.whole(kind) for kind in kinds] == [other.whole(kind) for kind in kinds]


def _bare_title(lines: Sequence[Line], roles: Sequence[Role]) -> tuple[int, ...]:
    """Give the index of a title that is a heading, a link or bold, with lines of other parts below it."""
    for index, line in enumerate(lines):
        if roles[index] not in {"text", "title"}:
            continue
        below = list(zip(roles, lines, strict=True))[index + 1 :]
        signed = (
            any(run.kind == "strong" for run in line.runs) or coauthors_in(line.text, line.start, line.runs)[0].people
        )
        alone = index == 0 and len(line.text.split()) >= _CITED
        alone = alone and all(role == "links" or (not signed and _is_beside(role, part)) for role, part in below)
        marked = title_of(line.text, line.runs, line.start) != line.text or line.whole("strong", "link")
        apart = line.heading or marked or (alone and not YEAR.search(line.text)) or _is_above_venue(lines, index)
        mixed = any(role == "text" and _opens_with_people(other.text) for role, other in below)
        return (index,) if apart and below and not mixed and _may_be_title(line) else ()
    return ()


def _is_beside(role: Role, line: Line) -> bool:
    """Say whether a line below a plain title holds a labelled venue or year, or a venue in italics."""
    slanted = line.whole("emphasis") or (_opens_slanted(line) and YEAR.search(line.text))
    return role in {"venue", "year"} or bool(slanted)


def _is_above_venue(lines: Sequence[Line], index: int) -> bool:
    """Say whether the first of two lines is in one type and the other tells where it stands: "*Tide Letters*, 2016"."""
    if index or len(lines) != 2 or YEAR.search(lines[0].text) or lines[0].text.rstrip().endswith(":"):
        return False
    if coauthors_in(lines[0].text, lines[0].start, lines[0].runs)[0].people:
        return False
    told = YEAR.search(lines[1].text) or behind_status(lines[1].text)[1] or _status_behind(lines[1].text)
    held = _opens_slanted(lines[1]) or kind_by("venue.type", lines[1].text) or _LOCATED.search(lines[1].text)
    plain = not lines[0].runs or lines[0].whole("emphasis")
    return bool(told and held and plain) and len(lines[0].text.split()) >= _CITED


def _status_behind(text: str) -> str:
    """Give the status that ends a line behind its venue: "Review of Tides, forthcoming."."""
    return kind_by("heading.status", text.rpartition(",")[2]) if "," in text else ""


def _opens_with_people(text: str) -> bool:
    """Say whether a line goes on behind its authors: "A. Moe, B. Ek. Tide Letters", "Moe, A., 3 May 2020, In: …"."""
    names, end = leading_people(text, 0)
    told = len(names.people) > 1 or ends_in_date(text[end:])
    return bool(names.people) and told and bool(text[end:].strip(" .,"))


def _may_be_title(line: Line) -> bool:
    words = line.text.split()
    letters = len(re.sub(r"[^\w]", "", line.text))
    dated = only_year(line.text) or date_alone(line.text)
    return len(words) <= LONGEST_TITLE and letters > 3 and not dated and not event_in(line.text)


def _compose(page: Page, found: _Card, context: Context) -> Paper:
    lines, rest = found.lines, found.rest
    start, end = min(line.start for line in lines), max(line.end for line in lines)
    line = lines[found.authors]
    people = people_of(line) if found.authors >= 0 else None
    names = people.names if people else _beside(found)
    tail = page.text[people.end : line.end].strip(" |·•") if people else ""
    titles = [lines[index] for index in found.title]
    header = next((head for other in lines[: found.title[0]] if (head := header_of(page, other))), Header())
    printed = " ".join(title.text for title in titles)
    behind, told = _behind_title(titles[0]) if len(titles) == 1 else ("", "")
    if behind:
        bare = printed[: -len(behind)].rstrip()
    elif len(titles) == 1:
        bare = title_of(without_labels(printed, titles[0].runs, titles[0].start), titles[0].runs, titles[0].start)
    else:
        bare = printed
    titled = without_badges(unlabelled(bare))
    badge = next((other for _, other in rest if event_in(other.text)), None)
    if badge:  # where it appeared is told: "TIDE Top Picks 2026 Honorable Mention" is an honour
        rest = [("mark" if part is not badge and is_mark(part.text) else role, part) for role, part in rest]
    texts = [
        part
        for role, part in rest
        if role in {"text", "venue"}
        and (part.start > titles[0].start or is_quoted(titles[0]))
        and not (header_of(page, part) or dated(part.text))
        and part is not badge
    ]
    venue, notes = _venue(texts)
    venue = venue or (_name_beside_date(rest, texts) if people else "")
    venue = venue or re.sub(r"\.\s+(?=(?:19|20)\d\d\b)", ", ", told.strip(" .,;:–—-"))
    venue = (
        venue
        or (event_in(badge.text) if badge else "")
        or titled.venue
        or labelled(rest, "series")
        or edition_of(printed)
    )
    venue, opening = behind_status(venue)
    spans = tuple((person.start, person.end) for person in names.people)
    return paper_of(
        page,
        start,
        end,
        Parts(
            title=without_marks(titled.title).strip(),
            names=names,
            partial=bool(names.people) and (people is None or _WITH.match(line.text) is not None),
            reference=parse_reference(synthetic(names, printed, venue)) if venue and not _plain(venue) else None,
            venue=_VENUE_LEAD.sub("", venue).strip(" .,;") if _plain(venue) else "",
            date=header.date or next(filter(None, (dated(part.text) or _month(part) for _, part in rest)), ""),
            arxiv=header.arxiv,
            status=opening or next(filter(None, (_status(part) for role, part in rest if role == "text")), ""),
            year=_year(rest) or titled.year or _year_beside(found, tail),
            found=links_of(
                page, start, end, [run for line in lines for run in line.runs], people=spans, title=titles[0].start
            ),
            runs=line.runs if people else (),
            editors=tuple(Mention(person.name) for person in split_people(labelled(rest, "editors")).people),
            topics=header.topics
            + tuple(topic for role, part in rest if role == "topics" for topic in topics_in(part.text)),
            marks=tuple(dict.fromkeys([*titled.marks, *marks_beside(rest, printed)])),
            abstract=abstract_of(rest, notes),
            remarks=" ".join([tail, *(part.text for role, part in rest if role == "remark")]),
            contact=" ".join([tail, *(part.text for role, part in rest if role == "contact")]),
        ),
        context,
        NAME,
    )


def _behind_title(line: Line) -> tuple[str, str]:
    """Give what is printed behind a title that a link or bold sets apart, and the venue and year that it tells.

    The latter is "ICDT, 2009" of "[Slow Tides](…) ICDT, 2009 [pdf]"; both are empty where nothing is told.
    """
    first = next((run for run in line.runs if run.kind in {"link", "strong"} and run.start - line.start < _OPENS), None)
    titular = first is not None and not line.heading and len(line.text[: first.end - line.start].split()) >= _CITED
    rest = line.text[first.end - line.start :] if first and titular else ""
    told = without_badges(without_labels(line.text, line.runs, line.start)).title[len(line.text) - len(rest) :]
    dated = YEAR.search(told) is not None and len(told.split()) > 1 and told.lstrip(" .,")[:1] not in "([“"
    return (rest, told) if dated and _WITH.match(told.lstrip(" .,(")) is None else ("", "")


def _year_beside(found: _Card, tail: str) -> str:
    """Give the year behind the authors on their line, or behind co-authors on the line of the title."""
    behind = [] if found.authors >= 0 else [found.lines[index] for index in found.title]
    texts = [tail, *(line.text[coauthors_in(line.text, line.start, line.runs)[2] :] for line in behind)]
    return next((year for text in texts for year in YEAR.findall(text)), "")


def _beside(found: _Card) -> NameList:
    """Give the people whom a card without an author line names behind "with", beside its title or its venue."""
    for line in [*(found.lines[index] for index in found.title), *(line for _, line in found.rest)]:
        names = coauthors_in(line.text, line.start, line.runs)[0]
        if names.people:
            return names
    return NameList()


def _year(rest: Sequence[tuple[Role, Line]]) -> str:
    """Give the year that a line consists of, that a labelled line holds, or that a line ends with."""
    months = (date_alone(part.text) for _, part in rest)
    alone = next((only_year(part.text) for _, part in rest if only_year(part.text)), "")
    alone = alone or next((date.start[:4] for date in months if date and date.single), "")
    ending = (_ENDS_WITH_YEAR.search(part.text) for role, part in rest if role in {"text", "venue"})
    return alone or split_venue(labelled(rest, "year"))[1] or next((match[1] for match in ending if match), "")


def _month(line: Line) -> str:
    """Give the month or the day that a line consists of."""
    date = date_alone(line.text)
    return date.start if date and date.single and len(date.start) > len("2019") else ""


def _venue(texts: Sequence[Line]) -> tuple[str, list[str]]:
    """Give the venue among the lines that follow title and authors, and the other lines."""
    for index, line in enumerate(texts):
        kind, begin = label_before(line.text)
        told = _told(line)
        stated = behind_status(told)[1]
        if not stated and _status(line) and not _status_behind(told):
            continue
        if kind in {"editors", "series", "year"} or only_year(line.text):
            continue
        looks = (
            kind_by("venue.type", line.text)
            or split_venue(line.text)[1]
            or line.whole("emphasis", "strong")
            or _opens_slanted(line)
            or _LOCATED.search(line.text)
            or stated
            or _VENUE_LEAD.match(line.text)
        )
        if kind == "venue" or (looks and len(line.text.split()) <= LONGEST_VENUE):
            others = [other.text for place, other in enumerate(texts) if place != index]
            if index and kind != "venue" and is_publisher(split_venue(line.text)[0]):
                held = re.sub(r"\s+[’']?\d\d$", "", texts[index - 1].text.partition(",")[0])
                return f"{held}, {line.text}", others
            return line.text[begin if kind == "venue" else 0 :].strip(), others
    return "", [line.text for line in texts]


def _name_beside_date(rest: Sequence[tuple[Role, Line]], texts: Sequence[Line]) -> str:
    """Give the one line that is a name, beside one that is a date: each part has a line of its own."""
    dated = any(date_alone(line.text) for _, line in rest)
    told = [line.text.strip() for line in texts if date_alone(line.text) is None]
    name = told[0] if dated and len(told) == 1 else ""
    return name if len(name.split()) > 1 and name[0].isupper() and name[-1] != "." and _is_brief(name) else ""


def _told(line: Line) -> str:
    """Give what a line says without the labels of links and the badges in it."""
    return without_badges(without_labels(line.text, line.runs, line.start)).title


def _status(line: Line) -> PaperStatus:
    """Give the status that a line consists of, with no more than a year: "Submitted, 2018"."""
    told = _told(line)
    return kind_by("heading.status", told) if len(told.split()) <= _STATUS_WORDS else ""  # type: ignore[return-value]


def _opens_slanted(line: Line) -> bool:
    """Say whether italics of a few words open a line: the journal before its volume."""
    first = next((run for run in line.runs if run.kind == "emphasis"), None)
    return first is not None and first.start - line.start < _OPENS and _is_brief(line.text[: first.end - line.start])


def _is_brief(text: str) -> bool:
    return len(text.split()) <= LONGEST_NAME and not kind_by("heading.status", text)


def _plain(venue: str) -> bool:
    """Say whether a venue line holds only a name and a year: no volume, no pages."""
    name = split_venue(venue)[0]
    return bool(venue) and not re.search(r"\d", name) and len(venue.split()) <= LONGEST_NAME and "," not in name
