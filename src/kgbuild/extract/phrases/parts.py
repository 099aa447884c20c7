"""Cut an entry into lines and each line into the parts that commas, dashes, tabs and type set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kgbuild.dates import DateRange, find_ranges, month_day
from kgbuild.dates.cells import across_cells
from kgbuild.dates.slashes import slash_order
from kgbuild.document import Block, Inline
from kgbuild.extract.layout.columns import meaning_of
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.towns import ends_with_campus, may_be_city
from kgbuild.extract.phrases.type_changes import BLANK, type_changes
from kgbuild.extract.phrases.unspaced import breaks
from kgbuild.extract.phrases.words import is_place, is_region, organization_weight
from kgbuild.lexicon import table
from kgbuild.resolve.registry import registry

_SEPARATOR = re.compile(
    r"\t+|[ ]{3,}|\s*\|\s*|[ ]*\u00a0[\u00a0 ]{2,}|(?<=[a-zß-ÿ])[-–]\s+(?=[A-ZÀ-Þ])"
    r"|\s+[-–—·•]+\s+|\s*[;•·]\s+|,\s+(?!(?:Inc|LLC|Ltd|LLP|Corp|PLC|GmbH|S\.A|S\.p\.A|B\.V|N\.V)\b\.?)|,(?=[A-ZÀ-Þ][a-zß-ÿ])|，\s*|[、；：。（）]\s*|\u3000+|:\s+|—|\s+//\s+"
    r"|\.[^\S\t]+(?=[A-ZÀ-Þ“\"]|\d{1,3}(?:st|nd|rd|th)\b)|(?<=[.,?!][”\"»])\s+(?=\S)"
)
#: The day that ends a line behind a full stop: "Cascais, Portugal. 11 Oct.".
_DAY = re.compile(r"\.[^\S\t]+(?=\d{1,2}(?:\s?[–/-]\s?\d{1,2})?\.?\s[^\W\d_]{3,10}\.?\s*$)")
#: Between parts that no mark sets apart; words that say nothing may stand there.
_ANY_BLANK = re.compile(r".*", re.DOTALL)
#: Behind the end of a quotation a bracket of so many words translates it.
_QUOTES, _TRANSLATED = tuple('”"»“'), 6
_CLOSERS = {"(": ")", "[": "]", "“": "”", "„": "“", "「": "」", "『": "』", "《": "》"}
_ADDRESS = re.compile(
    r"(?:doi:?\s*|https?://|www\.)?(?:10\.\d{4,}/|[\w-]+(?:\.[\w-]+)+(?:/|$))|doi$|https?$", re.IGNORECASE
)
#: A line in brackets from end to end: where a post was held, below it.
_BRACKETED = re.compile(
    r"\s*\((?:(?:am|an der|an|bei der|beim|bei|im|in der|in|at the|at|à la|au|à|presso|en la|en el|en|na|no)\s+)?"
    r"([^()]+(?:\([^()]*\)[^()]*)?)\)[.,]?\s*"
)
_REMARK = re.compile(r"\s*\([^()]*\)$")
#: A quotation that is open for so many characters was never closed.
_QUOTATION = 200
#: What columns mean that hold the dates of a row.
_DATING = frozenset({"dates", "start", "end"})
#: Years before this one are what somebody studies ("American Literature from 1865 to Present").
_LIVING = "1920"
_EDGE = " \u00a0\t\n,;:|·•–—-→⇒➔➜()[]."


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a line.

    Attributes:
        text: as printed, trimmed of separators.
        start: offset in the document.
        end: one past it.
        strong: bold makes up most of it.
        emphasis: italics make up most of it.
        href: target of the link that makes up most of it.
        quoted: quotation marks enclose it.
        colon: a colon follows it.
        bar: a vertical bar stands before it.
    """

    text: str
    start: int
    end: int
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    quoted: bool = False
    colon: bool = False
    bar: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an entry.

    Attributes:
        text: as printed.
        start: offset in the document.
        dates: what dates it holds; offsets are within the line.
        parts: what is left of it without the dates.
        column: the heading of its column, for a cell of a table.
    """

    text: str
    start: int
    dates: tuple[DateRange, ...]
    parts: tuple[Part, ...]
    column: str = ""


def lines_of(page: Page, entry: Entry) -> tuple[Line, ...]:
    """Give the lines of an entry: those of its blocks; the cells of a row whose columns have headings."""
    found: list[Line] = []
    order = _order(page.text)
    for whole in entry.blocks:
        block = _without_progress(page, whole)
        if block.cells and len(entry.columns) == len(block.cells):
            cells = zip(block.cells, entry.columns, strict=True)
            row = [
                replace(line, column=head)
                for cell, head in cells
                for line in _text_lines(page.document.slice(cell), cell.start, block.inlines, order)
            ]
            found += _dated_by_column(row, block.inlines)
            continue
        if any("\n" in page.document.slice(cell) for cell in block.cells[:-1]):
            for cell in block.cells:  # lines of one cell do not go on in the next
                found += _text_lines(page.document.slice(cell), cell.start, block.inlines, order)
            continue
        found += _text_lines(page.text[block.start : block.end], block.start, block.inlines, order)
    return tuple(line for line in found if line.text.strip())


def _dated_by_column(row: Sequence[Line], inlines: Sequence[Inline]) -> list[Line]:
    """Give the cells of a row, those beside a column of dates without any: "Winds of the North Sea in 2050"."""
    dating = [meaning_of(line.column) in _DATING for line in row]
    if not any(dates and line.dates for dates, line in zip(dating, row, strict=True)):
        return list(row)
    return [
        line
        if dates or not line.dates
        else replace(line, dates=(), parts=tuple(parts_of(line, 0, len(line.text), inlines)))
        for dates, line in zip(dating, row, strict=True)
    ]


def _without_progress(page: Page, row: Block) -> Block:
    """Give a block without a first cell or line that says no more than that it goes on ("ongoing")."""
    first = page.document.slice(row.cells[0]).casefold().strip(" :") if len(row.cells) > 1 else ""
    if first in table("dates")["words"]["present"]:
        return replace(row, start=row.cells[1].start, cells=row.cells[1:])
    line = page.document.slice(row).partition("\n")[0]
    going = not row.cells and line.casefold().strip(" :") in table("dates")["words"]["present"]
    return replace(row, start=min(row.start + len(line) + 1, row.end)) if going else row


def dated_lines(page: Page, entry: Entry) -> tuple[Line, ...]:
    """Give the lines of an entry, those joined that belong together.

    One that holds no more than a date is the margin of the line below, or dates the one above; one that leaves a
    quotation open goes on.
    """
    found: list[Line] = []
    for line in lines_of(page, entry):
        before = found[-1] if found and not line.column else None
        margin = before is not None and _is_date_beside(before, line)
        if before is not None and (margin or (_is_open(before.text) and "”" in line.text.partition("“")[0])):
            found[-1] = line_at(page.text[before.start : line.start + len(line.text)], before.start, _inlines(entry))
        else:
            found.append(line)
    return tuple(found)


def _is_date_beside(before: Line, line: Line) -> bool:
    """Say whether one of two lines is no more than a date, and the other has none, or that year again below it."""
    again = all(date.start[:4] == before.dates[0].start[:4] for date in line.dates) if before.dates else False
    above = bool(before.dates and not before.parts and line.parts and again)
    return above or bool(line.dates and not line.parts and before.parts and not before.dates)


def _is_open(text: str) -> bool:
    """Say whether a quotation begins in a text and does not end in it."""
    return "\t" not in text and text.rfind("“") > text.rfind("”") and len(text) - text.rfind("“") < _QUOTATION


def _inlines(entry: Entry) -> list[Inline]:
    return [inline for block in entry.blocks for inline in block.inlines]


def _text_lines(text: str, start: int, inlines: Sequence[Inline], order: str) -> Iterator[Line]:
    for line in text.split("\n"):
        yield line_at(line, start, inlines, order)
        start += len(line) + 1


@lru_cache(maxsize=16)
def _order(text: str) -> str:
    """Say what stands first in the dates of a document that show it."""
    return slash_order(text)


#: "PhD in Tides from Fen University in 2021".
_LEADS_DATE = re.compile(r"(?<=[\w.)])\s+(?:in|im|en|em|nel|on)\s+$")


def line_at(text: str, start: int, inlines: Sequence[Inline] = (), order: str = "") -> Line:
    """Read one line that stands at `start` in its document; `order` as of `find_ranges`."""
    dates = _own_dates(text, order)
    bracket = _BRACKETED.fullmatch(text)
    inner = bracket.span(1) if bracket and organization_weight(bracket[1]) > 0 else (0, len(text))
    spans = [inner]
    for found in dates:
        last = spans.pop()
        led = _LEADS_DATE.search(text, last[0], found.at)
        spans += [(last[0], led.start() if led else found.at), (found.to, last[1])]
    cuts = type_changes(text, start, inlines)
    parts = [part for a, b in spans for part in _cut(text, a, b, cuts)]
    placed = (replace(part, start=part.start + start, end=part.end + start) for part in parts)
    return Line(text, start, dates, tuple(_typed(part, inlines) for part in placed))


def _own_dates(text: str, order: str = "") -> tuple[DateRange, ...]:
    """Give the dates of a line; those of a title in quotation marks are what it tells of: “Tides, 1922-1945”."""
    dates = across_cells(text, [date for date in find_ranges(text, order) if (date.start or date.end) >= _LIVING])
    wide = [(a, b) for a, b in _enclosed(text) if text[a:b].count(" ") > 1]
    quoted = [(a, b) for a, b in wide if text[a] not in "(["]
    translated = [(a, b) for a, b in wide if text[:a].rstrip()[-1:] in _QUOTES and text[a:b].count(" ") >= _TRANSLATED]
    told = [(date, [*quoted, *translated] if _is_era(date, text) else quoted) for date in dates]
    return tuple(date for date, spans in told if not any(a < date.at and date.to <= b for a, b in spans))


def _is_era(date: DateRange, text: str) -> bool:
    """Say whether a range may be the time that a title is about: "the question of the sea 1972-1991"."""
    return not date.single and len(date.start) == len("1972") and not text[: date.at].rstrip().endswith(",")


def _cut(text: str, start: int, end: int, changes: Sequence[re.Match[str]] = ()) -> list[Part]:
    """Cut text[start:end] at separators that no bracket or quotation encloses, and at changes of type."""
    closed = _enclosed(text[start:end])
    parts: list[Part] = []
    at, bar = 0, False
    marks = [*_SEPARATOR.finditer(text[start:end])]
    day = _DAY.search(text[start:end])
    marks += [day] if day and month_day(text[start + day.end() : end]) else []
    apart = [_ANY_BLANK.match(text[start:end], a, b) for a, b in breaks(text[start:end])]
    marks = sorted([*marks, *(mark for mark in apart if mark)], key=lambda mark: mark.start())
    if changes:
        within = [blank for blank in changes if start < blank.start() and blank.end() < end]
        blanks = [BLANK.match(text[start:end], blank.start() - start) for blank in within]
        marks = sorted([*marks, *(blank for blank in blanks if blank)], key=lambda mark: mark.start())
    for match in [*marks, None]:
        stop = match.start() if match else end - start
        if match and (any(a < stop < b for a, b in closed) or _is_abbreviation(text[start : start + stop], match[0])):
            continue
        part = _part(text, start + at, start + stop)
        if part:
            parts.append(replace(part, colon=bool(match and match[0].strip() == ":"), bar=bar))
        at, bar = (match.end(), match[0].strip() == "|") if match else (stop, False)
    return _with_dashes(text, parts)


def _with_dashes(text: str, parts: Sequence[Part]) -> list[Part]:
    """Join the two parts that a dash within the registered name of an organisation parts: "Tide Hall – Harbourside"."""
    joined: list[Part] = []
    for part in parts:
        before = joined[-1] if joined else None
        named = before and part.text[:1].isupper() and text[before.end : part.start].strip() in {"-", "–", "—"}
        if before and named and registry().exactly(text[before.start : part.end]):
            joined[-1] = replace(part, text=text[before.start : part.end], start=before.start, bar=before.bar)
        else:
            joined.append(part)
    return joined


#: Three letters in lower case are a word ("the sea", "oro") but for these.
_WORD = re.compile(
    r"(?!(?:abt|adj|adv|ass|cap|col|ext|fig|gen|hab|ill|inc|ing|int|jur|lic|mag|med|min|nat|oec|pol|rer|rev|sec|sem|ser|tit"
    r"|vol|etc|est|eds)$)(?=[a-zà-ÿ]*[aeiouyà-ÿ])[a-zà-ÿ]{3}"
)

#: "Dr. phil.", "Mag. rer. soc. oec.".
_DEGREE, _DEGREE_LENGTH = re.compile(r"\b(?:Dr|Mag|Lic|Dipl|Bacc)\.(?:[ -]?[a-z]{2,6}\.){0,3} ?[a-z]{2,6}$"), 40


def _is_abbreviation(before: str, separator: str) -> bool:
    """Say whether a full stop ends an abbreviation or an initial rather than a sentence."""
    word = re.search(r"[\w.]+$", before)
    state = word is not None and len(word[0]) == 2 and re.search(r",\s+[A-Z]{2}$", before) and is_region(word[0])
    title = word is not None and word[0] in {"Prof", "Profs", "Dipl", "Univ", "Dept"}
    acronym = word is not None and len(word[0]) == 3 and word[0].isupper()  # "… of Fens in NLG. Tide Council"
    brief = word is not None and len(word[0].replace(".", "")) <= 3 and not acronym and not _WORD.fullmatch(word[0])
    degree = _DEGREE.search(before[-_DEGREE_LENGTH:])
    short = word is not None and not state and (title or brief or degree is not None or "." in word[0])
    return separator.startswith(".") and len(separator) > 1 and short


def _enclosed(text: str) -> list[tuple[int, int]]:
    """Give the spans between brackets and quotation marks."""
    spans = []
    # »German« and «French» guillemets: the first of a text tells which are its openers.
    german = 0 <= text.find("»") < text.find("«")
    guillemets = ("»", "«") if german else ("«", "»")
    for opener, closer in (*_CLOSERS.items(), guillemets):
        at = text.find(opener)
        while at >= 0:
            close = text.find(closer, at + 1)
            if close < 0:
                break
            spans.append((at, close))
            at = text.find(opener, close + 1)
    quotes = [match.start() for match in re.finditer('"', text)]
    return [*spans, *zip(quotes[::2], quotes[1::2], strict=False)]


#: What is left of a bracket whose date stands apart: "Tide College (expected" 2026.
_OPEN_REMARK = re.compile(r"(?<=\w)\s*\([a-zà-ÿ.]+(?:\s[a-zà-ÿ.]+)?$")


def _part(text: str, start: int, end: int) -> Part | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_EDGE.replace("(", "").replace("[", "")))
    right = len(piece.rstrip(_EDGE.replace(")", "").replace("]", "").replace(".", "")))
    piece = piece[left:right]
    if piece.count("(") != piece.count(")"):
        bare = _OPEN_REMARK.sub("", piece).strip("() ")
        left += piece.find(bare)
        piece = bare
    if not re.search(r"\w", piece):
        return None
    closed = _REMARK.sub("", piece).rstrip(".,")  # a bracket may follow: "Tides" (supervisor: X)
    quoted = piece[0] in "“\"«„'‘»「『《" and len(closed) > 2 and closed[-1] in "”\"»“'’«」』》"
    return Part(piece, start + left, start + left + len(piece), quoted=quoted)


def _typed(part: Part, inlines: Sequence[Inline]) -> Part:
    """Add what type and links say of a part."""
    covering = [i for i in inlines if min(i.end, part.end) - max(i.start, part.start) >= 0.6 * (part.end - part.start)]
    return replace(
        part,
        strong=any(i.kind == "strong" for i in covering),
        emphasis=any(i.kind == "emphasis" for i in covering),
        href=next((i.href for i in covering if i.kind == "link"), ""),
    )


def split_places(parts: Sequence[Part]) -> tuple[tuple[Part, ...], str]:
    """Take the place off the end of a run of parts: (what is left, the place as printed).

    The town of a university of several campuses stays with its name.
    """
    kept = list(parts)
    places: list[str] = []
    while len(kept) > 1 and _ADDRESS.match(kept[-1].text) and not re.match(r"[A-Z][a-z]", kept[-1].text):
        kept.pop()
    while kept and (is_place(kept[-1].text) or _is_country_code(kept)):
        places.insert(0, kept.pop().text)
    set_apart = bool(kept) and kept[-1].bar
    region = len(places) == 1 and is_region(places[0])
    if len(kept) > 1 and (region or (set_apart and places)) and may_be_city(kept[-1].text):
        places.insert(0, kept.pop().text)
    if kept and places and ends_with_campus(kept[-1].text) and not is_region(places[0]):
        kept.append(parts[parts.index(kept[-1]) + 1])
        places = places if len(places) > 1 else []
    return tuple(kept), ", ".join(_bare_place(place) for place in places)


def _is_country_code(parts: Sequence[Part]) -> bool:
    """Say whether two capitals behind a city end the parts: "Copenhagen, DK"."""
    return len(parts) > 1 and re.fullmatch(r"[A-Z]{2}", parts[-1].text) is not None and is_place(parts[-2].text)


def _bare_place(text: str) -> str:
    """Give a place without the full stop of its sentence; "D.C." keeps its own."""
    return text.removesuffix(".") if text.count(".") == 1 else text


def run(page: Page, parts: Sequence[Part]) -> str:
    """Give the text from the first to the last of neighbouring parts, as printed, white space folded."""
    return " ".join(page.text[parts[0].start : parts[-1].end].split()) if parts else ""


def parts_of(line: Line, start: int, end: int, inlines: Sequence[Inline]) -> list[Part]:
    """Give the parts of a piece of a line, by offsets in it; dates in the piece stay where they are."""
    changes = type_changes(line.text, line.start, inlines)
    placed = (
        replace(p, start=p.start + line.start, end=p.end + line.start) for p in _cut(line.text, start, end, changes)
    )
    return [_typed(part, inlines) for part in placed]
