"""The printed lines of an entry, and which part of a paper each line holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from kgbuild.document import Block, Inline
from kgbuild.extract.page import Page
from kgbuild.extract.papers.links import URL, is_label, label_of
from kgbuild.extract.papers.marks import is_hashtags, is_lone_mark, is_rank, is_remark, label_before, tells_presented
from kgbuild.extract.papers.people import is_list, is_owner
from kgbuild.names import NameList, looks_like_name, split_people

Role = Literal["title", "authors", "links", "topics", "abstract", "contact", "mark", "remark", "venue", "year", "text"]

#: Characters of the longest author list on a line, and of its tails behind bars how many are tried.
LONGEST, TAILS = 20_000, 6
#: Lines of prose from this many words on are abstracts or descriptions, never titles or venues.
PROSE = 45
#: A title behind its year has so many characters at least.
SHORT_TITLE = 10
#: How likely a single name must be one, and the names of a list on average; names that no lexicon knows get 0.33.
SURE_NAME, LIKELY_PAIR, LIKELY_NAMES = 0.75, 0.4, 0.3
#: How likely the names in a line that is one link or bold must be, since titles are.
TITLE_LIKE = 0.6
_DIGITS = re.compile(r"\d{4}")
#: The year behind the names of a line: "A. Moe, B. Ek, 2020", "A. Moe and B. Ek (2020)".
_YEAR_BEHIND = re.compile(r"(?:,|(?<=[^\W\d_])\.?\s?\()\s*(?:19|20)\d\d\)?[\s.:,]*$")
_NUMBER = re.compile(r"\s*(?:[\[(]\d{1,3}[\])]|\d{1,3}[.)])\s+")
#: The year before a title, and what parts them: "2026: ", "[2026] ", "2026 – ".
_YEAR_BEFORE = re.compile(
    r"(?P<year>[\[(]?(?:19|20)\d\d[a-z]?[\])]?)(?P<mark>\s?[:.,|–—-]\s?|\t|\s)(?:\t\s?)?(?=[^\s\d])"
)
_QUOTED = re.compile(r"\W{0,4}[“\"„«][^“”\"„»«]{8,}[”\"“»][\s.,;*]*")
_PAGES = re.compile(r"\d\s?[-–]\s?\d|\bpp?\.\s?\d")
_SEPARATOR = re.compile(r"\s[|·•│¦]\s*|\s*[|│¦]\s+")
#: What parts a link from the names before it.
_APART = tuple("-–—|[(")
_CONNECTOR = re.compile(
    r"\b(?:and|et al|et|und|y|e|en|with|by|others|jr|sr|phd)\b|\([^()]*\)|\[[^\[\]]*\]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a block.

    Attributes:
        start: first code point in the document's text.
        end: one past the last; no white space at either side.
        text: that slice, line breaks as spaces.
        block: the block it stands in.
        runs: the inline runs inside it.
        owner: name of the person whose page it is, who is a likely author however rare the name.
    """

    start: int
    end: int
    text: str
    block: Block
    runs: tuple[Inline, ...] = ()
    owner: str = ""

    @property
    def heading(self) -> bool:
        """Whether the line is a heading of its own."""
        return self.block.kind == "heading"

    def whole(self, *kinds: str) -> bool:
        """Say whether one run of these kinds spans the line, but for a number before it and punctuation around it."""
        number = _NUMBER.match(self.text)
        begin = number.end() if number else 0
        return any(
            run.kind in kinds
            and not re.search(r"\w", self.text[begin : run.start - self.start] + self.text[run.end - self.start :])
            for run in self.runs
        )


@dataclass(frozen=True, slots=True)
class People:
    """The author list of a line: who, and where the list ends in the document."""

    names: NameList
    end: int


def lines_of(page: Page, blocks: Iterable[Block]) -> tuple[Line, ...]:
    """Give the lines of `blocks` in order; a row gives those of its cells."""
    lines: list[Line] = []
    for block in blocks:
        cells = [(cell.start, cell.end) for cell in block.cells if cell.end > cell.start]
        for start, end in cells or [(block.start, block.end)]:
            unwrapped = _unwrapped(page, [_line(page, block, *span) for span in _spans(page.text, start, end)])
            lines += unwrapped[:1] + [part for line in unwrapped[1:] for part in _parted(page, line)]
    return tuple(lines)


def behind_year(page: Page, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Give the lines of an entry with the year that opens the first on a line of its own: "2026: Slow Tides".

    What is set apart behind it, or a mark, parts it from the title; the authors stand below.
    """
    first = lines[0]
    year = _YEAR_BEFORE.match(first.text)
    if year is None:
        return tuple(lines)
    begin = first.start + year.end()
    apart = year["mark"].strip() or any(run.start == begin for run in first.runs)
    title = _line(page, first.block, begin, first.end)
    if not apart or len(title.text) < SHORT_TITLE or people_of(title) or not any(map(people_of, lines[1:])):
        return tuple(lines)
    return _line(page, first.block, first.start, first.start + year.end("year")), title, *lines[1:]


def _parted(page: Page, line: Line) -> Iterable[Line]:
    """Cut a line below a title behind its authors, where a bar parts them from the rest: "A. Moe | Tides | 2018"."""
    bar = _SEPARATOR.search(line.text)
    if not bar or not _DIGITS.search(line.text, bar.end()):
        return [line]
    first = _line(page, line.block, line.start, line.start + bar.start())
    if not people_of(first):
        return [line]
    return [first, _line(page, line.block, line.start + bar.end(), line.end)]


def _spans(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text[start:end]):
        line = match.group()
        if line.strip():
            yield (
                start + match.start() + len(line) - len(line.lstrip()),
                start + match.end() - len(line) + len(line.rstrip()),
            )


def _line(page: Page, block: Block, start: int, end: int) -> Line:
    runs = tuple(run for run in block.inlines if run.start >= start and run.end <= end)
    return Line(start, end, page.text[start:end].replace("\n", " "), block, runs, page.owner.name)


def _unwrapped(page: Page, lines: list[Line]) -> list[Line]:
    """Join lines that a file wraps: the next goes on in the middle of a sentence or of a word."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if before and _goes_on(before, line):
            joined[-1] = _line(page, line.block, before.start, line.end)
        else:
            joined.append(line)
    return joined


def _goes_on(before: Line, line: Line) -> bool:
    if any(run.start < line.start and run.end > before.end for run in line.block.inlines):
        return True
    if label_before(line.text)[0] or before.whole("link", "strong"):
        return False
    if (lead := _behind_lead(line.text)) and is_list(line.text[lead:], alone=True):
        return before.text[-1] in ",&"  # "with Ada Moe and Nils Holm"
    if len(before.text) <= 40 or is_links(line) or is_quoted(line):
        return False
    return line.text[0].islower() or before.text[-1] in ",-–&"


def is_quoted(line: Line) -> bool:
    """Say whether a line is a title in quotation marks and nothing else."""
    return _QUOTED.fullmatch(line.text) is not None


def people_of(line: Line) -> People | None:
    """Give the author list that a line consists of, None where it holds something else.

    What follows a bar or a middle dot ("A. Author, B. Author · contact: …") does not count.
    """
    kind, begin = label_before(line.text)
    text = _YEAR_BEHIND.sub("", _before_links(line))
    if kind not in {"authors", ""} or len(text) > LONGEST or _DIGITS.search(text):
        return None
    if (len(text) < len(line.text) and re.search(r"\d", _NUMBER.sub("", text))) or _PAGES.search(text):
        return None  # the year ends a citation
    begin = begin if kind == "authors" else _behind_lead(text)
    labelled = begin > 0
    if not labelled and (number := _NUMBER.match(text)):
        begin = number.end()
    rest = text[begin:]
    cuts = [len(rest), *(match.start() for match in reversed(list(_SEPARATOR.finditer(rest))[:TAILS]))]
    for cut in dict.fromkeys(cuts):
        names = split_people(rest[:cut], line.start + begin)
        if (
            names.people
            and (len(names.people) > 1 or len(text) == len(line.text) or "." not in rest)
            and _covers(names, rest[:cut], labelled=labelled or line.whole("emphasis"), owner=line.owner)
            and (labelled or not line.whole("link", "strong") or is_list(rest[:cut], likely=TITLE_LIKE, alone=True))
        ):
            return People(names, line.start + begin + cut)
    return None


def _before_links(line: Line) -> str:
    """Give a line up to a link behind a dash, a bar or a bracket that names nobody: "A. Moe, B. Ek - [Plan](…)"."""
    for run in line.runs:
        above = line.text[: run.start - line.start].rstrip()
        label = line.text[run.start - line.start : run.end - line.start]
        apart = run.kind == "link" and above[-1:] in _APART and re.search(r"\w", above) is not None
        if apart and (is_label(label) or (above[-1] != "|" and looks_like_name(label) < LIKELY_PAIR)):
            return above[:-1].rstrip()
    return line.text


def _behind_lead(text: str) -> int:
    match = re.match(r"\W*(?:by|with|joint with|joint work with)\s+", text, re.IGNORECASE)
    return match.end() if match else 0


def _covers(names: NameList, text: str, *, labelled: bool, owner: str) -> bool:
    """Say whether the names are names and make up the whole text."""
    likeness = [
        1.0 if owner and is_owner(person.name, owner) else looks_like_name(person.name) for person in names.people
    ]
    if len(likeness) == 1 and not (labelled or names.etal):
        return (
            likeness[0] > SURE_NAME and not re.search(r"\d", text) and len(names.people[0].name) + 4 > len(text.strip())
        )
    sure = labelled or names.etal or len(likeness) > 2
    if sum(likeness) / len(likeness) < (LIKELY_NAMES if sure else LIKELY_PAIR):
        return False
    letters = sum(char.isalpha() for char in _CONNECTOR.sub(" ", text))
    named = sum(char.isalpha() for person in names.people for char in person.name)
    return named >= 0.85 * letters


#: "Undergraduate Tide Review, 2016": a venue, whatever remark a word of it may open.
_DATED_NAME = re.compile(r"[A-Z][^()*†‡]*,\s(?:19|20)\d\d\b")


def role_of(line: Line) -> Role:
    """Give the part of a paper that a line holds; "text" for what only its place can tell."""
    kind, begin = label_before(line.text)
    if is_hashtags(line.text) or kind == "topics":
        return "topics"
    if (kind == "contact" and len(line.text) > begin) or kind in {"abstract", "links"}:
        return kind  # type: ignore[return-value]
    if is_links(line):
        return "links"
    if line.text.count("›") > 1:  # "Research output: Contribution to journal › Article › Research"
        return "remark"
    if is_rank(line.text):
        return "mark"
    if people_of(line):
        return "authors"
    if tells_presented(line.text) and not line.heading:
        return "remark"
    if is_remark(line.text) and len(line.text.split()) < 15 and not _DATED_NAME.match(line.text):
        return "remark"
    if is_lone_mark(line.text) and not line.heading:
        return "mark"
    if len(line.text.split()) >= PROSE:
        return "abstract"
    return kind if kind in {"venue", "year"} else "text"  # type: ignore[return-value]


def is_links(line: Line) -> bool:
    """Say whether a line consists of links, or of the labels of links that lead nowhere yet."""
    if line.heading:
        return False
    rest, sure = line.text, 0
    for run in sorted(line.runs, key=lambda run: -run.start):
        text = line.text[run.start - line.start : run.end - line.start]
        known = is_label(text) or bool(URL.match(text)) or run.kind == "image"
        if run.kind in {"link", "image"} and (known or len(label_of(text).split()) <= 3):
            rest = rest[: run.start - line.start] + "|" + rest[run.end - line.start :]
            sure += known
    words = [label_of(word) for word in re.split(r"[|,;/·•\[\]()]|\s[–—-]\s", rest)]
    left = [word for word in words if re.search(r"\w", word)]
    named = [word for word in left if is_label(word) or URL.fullmatch(word)]
    return len(named) == len(left) and sure + len(named) > 0
