"""Titles of theses that no label tells: set in type, behind a colon, behind the date or the name, below the level."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from kgbuild.dates import find_ranges
from kgbuild.document import Span
from kgbuild.extract.careers.student_levels import level_in_bracket
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.deeds import is_deed
from kgbuild.extract.phrases.degrees import degree_pattern, find_degree, level_in
from kgbuild.extract.phrases.details import before_advisors, clean_title, is_remark, people_in, value_of
from kgbuild.extract.phrases.grades import is_distinction
from kgbuild.extract.phrases.parts import Line, Part, line_at
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.model import Mention

#: A title has so many words in lower case where nothing but its place tells it.
_PLAIN = 2
#: A line that says no more than a level has no more words.
_LEVEL_WORDS = 5
#: Words of sentences about somebody.
_TOLD = re.compile(
    r"\b(?:is|was|are|has|works?|worked|joined|studies|studied|interested|he|she|they|his|her|their)\b", re.IGNORECASE
)
#: What surely is a name.
_SURE = 0.5
#: A sentence behind a name, before the year or the kind of the thesis.
_SENTENCE = re.compile(r"\.\s+(?P<title>[^\W\d_][^.?!]{7,}[?!]?)[.?!]\s+(?:\w+:\s*)?(?=(?:19|20)\d\d\b|[A-ZÀ-Þ]\w+ \()")
#: A level or a year in brackets, and what stands behind its colon.
_BRACKET = re.compile(r"\s*\((?P<said>[^()]{2,40})\)\s*:\s+(?P<title>[^:]{8,}.*?)\W*")
#: "Ada Moe (The Tides of the North)": nothing else.
_IN_BRACKET = re.compile(r"\s*\((?P<title>[A-ZÀ-Þ“\"«„][^()]{20,})\)\W*")
#: What parts the cells of a row.
_CELL = re.compile(r"\t|\s\|\s")
#: And in italics, more words than this.
_WORDS = 3
#: So many words in lower case tell a title behind a degree.
_LOWER = 3


#: Behind a degree: the word for what was written for it, where nothing but brackets or a new sentence follows.
_THESIS = re.compile(r"[\s-]*(?i:thesis|dissertation|project|research report)\b\s*(?=[.,;:(\[)\]]|$)")
#: A sentence that ends its line.
_WHOLE = re.compile(r"\.\s+(?P<title>[A-ZÀ-Þ][^.;]+)\.?\s*")


#: The word for what was written, right before its title in italics.
_WORD = re.compile(
    r"(?:\bthes[ie]s|\bdissertation(?:sschrift)?|\bthèse|\bmémoire|\btesis?|\btesi|arbeit|\bproefschrift)"
    r"(?:\s+(?:on|titled|entitled|über|sur|sobre)"
    r"|\s+(?:supervised|directed|advised|encadrée?|dirigée?|dirigida|orientada|diretta)\s(?:by|par|por|da)\s[^:;]{4,90}?)?"
    r"\s*[:,]?\s*$",
    re.IGNORECASE,
)
#: Behind a title in italics: nothing, or who advised in brackets.
_ADVISED = re.compile(
    r"[\s.,;]*(?:\((?P<names>[^()]+)\)[\s.]*"
    r"|(?:under the )?(?:supervis|direct|advis|encadr|dirig)\w+ (?:by|of|par)\b.*)?"
)


#: "Thèse soutenue le 3 mai 2012", "Master thesis supervised by Ada Moe": no degree but what tells of one.
_DEFENDED = re.compile(
    r"\W*(?:thèse|tesis|tese|tesi|dissertation|thesis|proefschrift)\s+(?:was\s+|wurde\s+|fue\s+|est\s+)?"
    r"(?:soutenue|defendida|leída|discussa|difesa|defended|verteidigt|verdedigd)\b"
    r"|\W*(?:[\w’']+\s+){0,3}?(?:thèse|mémoire|tesis|tese|tesi|dissertation|thesis)\s+"
    r"(?:supervised|directed|advised|encadrée?|dirigée?|dirigida|orientada|diretta)\b",
    re.IGNORECASE,
)


def tells_thesis(line: Line) -> bool:
    """Say whether a line tells of a thesis, who advised it or what came of it, and names no degree."""
    told = value_of(line, "thesis", "advisor", "noise", "outcome") is not None or is_remark(line)
    return told or _DEFENDED.match(line.text) is not None


def emphasised(lines: Sequence[Line]) -> str:
    """Give a title in italics of its own, with what stands behind a colon in it."""
    for line in lines:
        for place, part in enumerate(line.parts):
            told = takewhile(_goes_on, pairwise(line.parts[place:]))
            last = next(reversed([after for _, after in told]), part)
            text = line.text[part.start - line.start : last.end - line.start]
            marked = re.search(r"[–—:][\s*_]*$", line.text[: part.start - line.start])
            ends = last is line.parts[-1] and marked is not None
            if part.emphasis and len(text.split()) > _WORDS - ends:
                return text
    return ""


def _goes_on(pair: tuple[Part, Part]) -> bool:
    """Say whether a title in italics goes on behind a colon, or behind a comma in lower case."""
    return pair[1].emphasis and (pair[0].colon or pair[1].text[:1].islower())


def behind_colon(lines: Sequence[Line]) -> str:
    """Give a title that stands behind the student's name and a colon."""
    parts = lines[0].parts
    if len(parts) > 1 and parts[0].colon and len(parts[1].text.split()) > 1:
        return clean_title(_ASIDE.sub("", lines[0].text[parts[1].start - lines[0].start :]))
    return ""


def headed_by_name(lines: Sequence[Line], name: int) -> Span | None:
    """Give where a title of some words fills the first line behind the name that opens it at `name` and its colon."""
    first = lines[0].parts[0] if lines[0].parts else None
    if len(lines) < _PLAIN or first is None or first.start != name or not first.colon or _QUOTE.search(lines[0].text):
        return None
    title = behind_colon(lines)
    at = lines[0].text.find(title, first.end - lines[0].start) if title else -1
    if at < 0 or len(title.split()) <= _WORDS or level_in(" ".join(title.split()[:2])) or is_role(title):
        return None
    return Span(lines[0].start + at, lines[0].start + at + len(title))


def behind_date(lines: Sequence[Line]) -> str:
    """Give a title that stands behind the date and a dot or a colon: "Ada Moe - 2019. Tides of the north. …"."""
    for line in lines[:1]:
        at = next((line.start + date.to for date in line.dates), 0)
        first = next((part for part in line.parts if at and part.start >= at), None)
        mark = line.text[at - line.start : first.start - line.start].strip(" )") if first else ""
        if first is None or not mark.startswith((".", ":")):
            continue
        plain = re.findall(r"(?<![\w’'-])[a-zß-ÿ]{4,}", first.text)
        told = len(plain) >= _PLAIN - mark.startswith(":") and not level_in(first.text)
        if told and organization_weight(first.text) < 1 and first.text[:1].isupper():
            rest = before_advisors(re.split(r"\.\s", line.text[first.start - line.start :], maxsplit=1)[0])
            return clean_title(_ASIDE.sub("", rest.rstrip(" .,;")) if mark.startswith(":") else rest.rstrip(" .,;"))
    return ""


def before_kind(title: str) -> str:
    """Give a title without what stands behind it: of which degree the thesis is, and what is said of that.

    >>> before_kind("Tides of the north. M.Sc. Thesis (Physics). In progress"), before_kind("The PhD thesis as a genre")
    ('Tides of the north', 'The PhD thesis as a genre')
    """
    for degree in degree_pattern().finditer(title):
        told = _THESIS.match(title, degree.end())
        before = title[: degree.start()].rstrip(" .,;:–—-([")
        if told and len(before.split()) > _WORDS:
            return before
    return title


def before_body(title: str) -> str:
    """Give a title without the body behind a comma at its end: "Tides of the north, Fen College"."""
    told, comma, body = title.rpartition(", ")
    return told if comma and organization_weight(body) == 1 and len(told.split()) > _WORDS else title


def behind_name(line: Line, end: int) -> str:
    """Give the title that stands as a sentence between the student's name, which ends at `end`, and the year.

    So lists the Brazilian Plataforma Lattes: "Ada Moe. Marés do norte. 2019. Tese (Doutorado em Física) - …".
    """
    match = _SENTENCE.match(line.text, end - line.start)
    title = match["title"] if match else ""
    return clean_title(title) if title and not level_in(title) and organization_weight(title) < 1 else ""


def behind_bracket(line: Line, name: Mention) -> str:
    """Give the title in a bracket behind a name, or behind one with level or year: "Ada Moe (PhD, 2022): Tides"."""
    if whole := _IN_BRACKET.fullmatch(line.text, name.end - line.start):
        title = whole["title"]
        plain = not (_names_somewhere(title) or level_in(title)) and organization_weight(title) < 1
        return clean_title(title) if len(title.split()) > _WORDS and plain else ""
    match = _BRACKET.fullmatch(line.text, name.end - line.start)
    told = match and (level_in(match["said"]) or re.search(r"\b(?:19|20)\d\d\b", match["said"]))
    title = match["title"] if match and told else ""
    return clean_title(title) if len(title.split()) >= _WORDS and not _names_somewhere(title) else ""


def in_own_cell(line: Line, name: Mention) -> str:
    """Give the title that fills a cell behind that of a name, where the level has one, too: "Moe | PhD | Tides …"."""
    cells = [cell.strip() for cell in _CELL.split(line.text[name.end - line.start :])][1:]
    if len(cells) < _PLAIN or not any(level_in(cell) and len(cell.split()) <= _LEVEL_WORDS for cell in cells):
        return ""
    titles = [cell for cell in cells if len(cell.split()) >= _WORDS and not (_names_somewhere(cell) or level_in(cell))]
    people = any(list(people_in(title, 0, _SURE)) for title in titles if len(title.split()) <= _WORDS)
    return clean_title(titles[0]) if len(titles) == 1 and not people else ""


def _names_somewhere(text: str) -> bool:
    """Say whether a text is a body, a role, a date or a place, and no title in which a word of theirs stands."""
    plain = re.findall(r"(?<![\w’'-])[a-zß-ÿ]{4,}", text)
    return (
        (organization_weight(text) == 1 and len(plain) < _WORDS)
        or is_role(text)
        or bool(find_ranges(text))
        or is_place(text)
    )


def to_the_end(line: Line, end: int) -> str:
    """Give the title that is all that stands behind a name in a list of theses: "Ada Moe. Marés do norte."."""
    match = _WHOLE.fullmatch(line.text, end - line.start)
    title = match["title"] if match and not line.dates else ""
    return clean_title(title) if len(title.split()) > _PLAIN and organization_weight(title) < 1 else ""


def below_level(lines: Sequence[Line]) -> str:
    """Give the title on a line of its own below one that says the student's level alone, or with name and dates."""
    for above, line in pairwise(lines):
        aside = level_in_bracket(above)
        levels = any(level_in(part.text) for part in above.parts[1:]) or bool(aside)
        told = above is lines[0] and bool(above.dates) and levels
        announced = told and _ANNOUNCED.search(aside) is not None
        alone = level_in(above.text) and len(above.text.split()) <= _LEVEL_WORDS and above is not lines[0]
        if told and not (alone or _is_done(line.text)) and re.match(r"[A-ZÀ-Þ“\"_*]", line.text.lstrip()):
            line = line_at(_KIND.sub("", line.text), line.start)  # noqa: PLW2901
            alone = announced or bool(re.search(r"(?<![\w’'-])[a-zß-ÿ]{4,}", line.text))
        said = value_of(line, "advisor", "coadvisor", "thesis", "outcome", "noise") or line.dates
        if (
            not alone
            or said
            or (is_remark(line) and not announced)
            or line.text.rstrip().endswith(".")
            or _TOLD.search(line.text)
        ):
            continue
        bodies = any(organization_weight(part.text) == 1 or is_role(part.text) for part in line.parts)
        if not bodies and len(line.text.split()) > _PLAIN and not list(people_in(line.text, line.start, _SURE)):
            return clean_title(line.text)
    return ""


def _is_done(text: str) -> bool:
    """Say whether a line says what somebody did; a title may open with "Measuring"."""
    return is_deed(text) and re.match(r"\w+ing\b", text) is None


def before_school(lines: Sequence[Line]) -> str:
    """Give the title before a dot and the school on the line below the name: "Tides at Rest · Example University"."""
    match = _DOTTED.fullmatch(lines[1].text.strip()) if len(lines) > 1 and not lines[1].dates else None
    if match is None or organization_weight(match["school"]) < 1 or organization_weight(match["title"]) == 1:
        return ""
    return clean_title(match["title"]) if len(match["title"].split()) > _WORDS - 1 else ""


#: A title, a dot, a school.
_DOTTED = re.compile(r"(?P<title>[A-ZÀ-Þ“\"«„][^·•|]+?)\s+[·•|]\s+(?P<school>[A-ZÀ-Þ][^·•|]+)")
#: What stands in brackets behind a title; what is quoted tells the title itself.
_ASIDE = re.compile(r"(?:\s*(?:\([^()]*\)?|\[[^\[\]]*\]))$")
_QUOTE = re.compile(r"[“\"«„»]")
#: Behind a title in brackets: what kind of work it was, "(original research)".
#: "(master thesis, 2019)" announces its title.
_ANNOUNCED = re.compile(r"thes[ie]s|arbeit|mémoire|tesi|dissertation", re.IGNORECASE)
_KIND = re.compile(r"\s*\([a-zß-ÿ][a-zß-ÿ -]+\)\s*$")


def in_italics(page: Page, lines: Sequence[Line]) -> tuple[str, tuple[Mention, ...]]:
    """Give the title in italics behind the word for a thesis, or on a line of its own below a degree, and who advised.

    "PhD, Physics, 1991, dissertation *Tides at Rest* directed by …"; "*The Sleep of Plants* (Dr. Ada Moe)".
    """
    for index, line in enumerate(lines):
        runs = [i for i in page.inlines(line.start, line.start + len(line.text)) if i.kind == "emphasis"]
        run = next((i for i in runs if len(page.text[i.start : i.end].split()) > _WORDS), None)
        if run is None:
            continue
        title = clean_title(page.text[run.start : run.end])
        before, behind = page.text[line.start : run.start], page.text[run.end : line.start + len(line.text)]
        if _WORD.search(before) or _ends_degree(before, title, behind):
            return title, ()
        bracket = _ADVISED.fullmatch(behind)
        labelled = value_of(line, "advisor", "coadvisor", "thesis", "outcome", "noise")
        said = (labelled and line.start + line.text.find(labelled[0]) <= run.start) or line.dates
        if not index or said or bracket is None or re.search(r"\w", before) or not _may_be_title(title):
            continue
        start = run.end + bracket.start("names")
        people = tuple(people_in(bracket["names"], start, _SURE)) if bracket["names"] else ()
        if people or not (bracket["names"] or is_remark(line)):
            return title, people
    return "", ()


def _ends_degree(before: str, title: str, behind: str) -> bool:
    """Say whether italics behind a degree and a full stop read as a title: "PhD, Waves. *Tides and their use*"."""
    plain = sum(word.islower() and len(word) > _WORDS for word in title.split())
    return plain >= _LOWER and before.rstrip().endswith(".") and not behind.strip(" .") and bool(find_degree(before))


def _may_be_title(text: str) -> bool:
    """Say whether a line in italics below a degree may be a title: it names no body, no role, no distinction."""
    return not (organization_weight(text) > 0 or is_role(text) or is_distinction(text) or find_degree(text))


def before_name(line: Line, start: int) -> str:
    """Give the title in bold or italics that stands before a student's name: "**Tides at Rest in Kiel** - Ada Moe"."""
    head = next((part for part in line.parts if part.end <= start), None)
    if head is None or not (head.strong or head.emphasis) or len(head.text.split()) <= _WORDS:
        return ""
    title = line.text[head.start - line.start : start - line.start].strip(" -–—,:*_")
    return clean_title(title) if not level_in(head.text) and organization_weight(head.text) < 1 else ""


def behind_school(lines: Sequence[Line], school: Mention) -> str:
    """Give the title behind the school of a degree and its colon: "PhD in Law, Example University: Tides at Rest"."""
    for line in lines:
        for part, other in pairwise(line.parts):
            told = part.colon and part.end == school.end and not is_role(other.text) and find_degree(other.text) is None
            if told and len(other.text.split()) > _WORDS and organization_weight(other.text) < 1:
                return clean_title(line.text[other.start - line.start : line.parts[-1].end - line.start])
    return ""


def in_cell(page: Page, lines: Sequence[Line]) -> str:
    """Give a title in italics that fills a cell of its own."""
    for line in lines:
        for cell in re.finditer(r"[^\t]+", line.text):
            start, end = line.start + cell.start(), line.start + cell.end()
            told = [part for part in line.parts if start <= part.start < end]
            titled = told and all(part.emphasis for part in told) and len(cell[0].split()) > _WORDS
            if titled and page.text[max(start - 1, 0) : start] == "\t":
                return clean_title(cell[0])
    return ""


def is_doctoral(degree: str) -> bool:
    """Say whether a degree is one that a title in quotation marks beside it is the thesis of."""
    return degree.replace(".", "").replace(" ", "").casefold().startswith(("ph", "d", "edd", "scd", "thèse", "habil"))
