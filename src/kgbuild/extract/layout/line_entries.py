"""Split blocks whose lines, or awards beside one date, are entries of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.dates import DateRange, find_ranges
from kgbuild.dates.alone import date_alone
from kgbuild.document import Block, Document, Inline, Span
from kgbuild.extract.layout.headings import is_heading
from kgbuild.extract.layout.run_on import date_side, names_award, run_on
from kgbuild.extract.phrases.roles import role_weight
from kgbuild.extract.phrases.words import award_pattern, organization_weight, phrase_pattern

#: A line that says in which role and when has so many words at most.
_HELD_WORDS = 12
#: The name of an award that no word of it tells has so many words at least.
_NAMED_WORDS = 4
#: What a dated line that begins an entry may open with: a quotation, an amount.
_OPENERS = '“"„«$£€¥'
#: Kinds whose entries are a line each, even where lines are not set apart.
LINE_KINDS = frozenset({
    "attendance", "awards", "service", "memberships", "talks", "teaching", "grants", "supervision",
})  # fmt: skip
#: Kinds whose entries are a name a line, dated or not.
_NAME_KINDS = frozenset({"memberships", "skills", "service"})
#: What parts a text from the date that stands flush right of it, or beside it in the margin.
CELLS = re.compile(r"\t| \| ")
_ADDRESS = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)+/\S*")


def split_lines(document: Document, block: Block, kind: str) -> tuple[Block, ...]:
    """Split a paragraph whose lines are entries of their own, or labels of such: most of them have dates."""
    if listed := run_on(document, block, kind):
        return listed
    if block.kind == "row" and kind in {"awards", "grants"}:
        return _awards_beside(document, block)
    if block.kind != "paragraph" or "\n" not in document.slice(block).strip():
        return (block,)
    lines = _spans(document, block)
    texts = [document.slice(line).lstrip() for line in lines]
    if _is_headed(block, lines, texts) or _is_dated_again(texts) or _is_held(texts) or _is_served(texts):
        return (block,)
    if kind == "service" and _is_chaired(texts):
        return (block,)
    starts = _bold_heads(block, lines, texts) or _entry_lines(texts, kind)
    if kind == "supervision" and len(texts) > 1 and names_students(texts[0]):
        starts[1] = True
    kept = [line for line, begins in zip(lines, starts, strict=True) if begins]
    if len(kept) < 2:
        return (block,)
    ends = [*(other.start - 1 for other in kept[1:]), block.end]
    return tuple(
        replace(
            block,
            start=line.start,
            end=end,
            inlines=tuple(i for i in block.inlines if line.start <= i.start and i.end <= end),
        )
        for line, end in zip(kept, ends, strict=True)
    )


def _spans(document: Document, part: Block | Span) -> list[Span]:
    """Give where the lines of a part of the text stand that print something."""
    lines: list[Span] = []
    at = part.start
    for line in document.text[part.start : part.end].split("\n"):
        if line.strip():
            lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    return lines


def _awards_beside(document: Document, row: Block) -> tuple[Block, ...]:
    """Split a row of a date and several awards beside it: the first stays with it, the others stand beside its date."""
    if len(row.cells) != 2 or row.header or date_alone(document.slice(row.cells[0])) is None:
        return (row,)
    lines = _spans(document, row.cells[1])
    texts = [document.slice(line).lstrip() for line in lines]
    if len(lines) < 2 or not _are_awards(texts, [_ends_in_award(text) for text in texts]):
        return (row,)
    head = replace(row, end=lines[0].end, cells=(row.cells[0], lines[0]), inlines=_within(row, lines[0].end))
    rest = [
        replace(
            row, kind="paragraph", start=line.start, end=line.end, cells=(Span(line.start, line.start),), inlines=()
        )
        for line in lines[1:]
    ]
    return (head, *rest)


def _are_awards(texts: Sequence[str], named: Sequence[bool]) -> bool:
    """Say whether lines are awards: all are named as such, or two of them or more and half, and all are only titles."""
    others = [text for text, award in zip(texts, named, strict=True) if not award]
    titled = len(texts) > 2 and 2 * len(others) <= len(texts) and all(map(_is_titled, others))
    return not others or (titled and not any(re.search(r"[:\d]", text) for text in texts[1:]))


def _is_titled(text: str) -> bool:
    """Say whether a line is the name of something, as long as those of awards are: nearly all its words are capital."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) >= _NAMED_WORDS and sum(word[0].isupper() for word in words) >= len(words) - 1


def _ends_in_award(text: str) -> bool:
    """Say whether a line names an award: "Senior in botany" tells why, "Tide Fund. Award: 12-A" gives its number."""
    named = _ADDRESS.sub("", text)
    found = [m for m in award_pattern().finditer(named) if named[m.end() : m.end() + 1] != ":"]
    return text[:1].isupper() and any(match.start() for match in found)


def _within(block: Block, end: int) -> tuple[Inline, ...]:
    return tuple(inline for inline in block.inlines if inline.end <= end)


def _is_headed(block: Block, lines: list[Span], texts: list[str]) -> bool:
    """Say whether the first line alone is bold and one line at most below it tells of something else with its date.

    A date may stand above that line.
    """
    bold = [i for i in block.inlines if i.kind == "strong"]
    if len(lines) > 1 and date_alone(texts[0]) is not None:
        lines, texts = lines[1:], texts[1:]  # below its date
    end = lines[0].start + len(texts[0].split("\t")[0]) - 2
    first = any(i.start <= lines[0].start + 1 and i.end >= end for i in bold)
    if not first or any(line.start <= i.start <= line.start + 1 for line in lines[1:] for i in bold):
        return False
    told = [text for text in texts[1:] if find_ranges(text) and _tells(text)]
    return len(told) < 2


def _bold_heads(block: Block, lines: Sequence[Span], texts: Sequence[str]) -> list[bool]:
    """Say of each line whether it is the dated head, in bold, of an entry with plain lines below; empty if none is."""
    bold = [i for i in block.inlines if i.kind == "strong"]
    heads = [any(i.start <= line.start <= i.end - 2 for i in bold) for line in lines]
    dated = [date_side(text) == "end" for text in texts]
    told = [dated[at] for at, head in enumerate(heads) if head]
    below = [dated[at] for at, head in enumerate(heads) if not head]
    return heads if heads[0] and len(told) > 1 and all(told) and below and not any(below) else []


def _is_held(lines: list[str]) -> bool:
    """Say whether the second and last line says no more than in which role and when, of the body above it."""
    dated = [bool(find_ranges(line)) for line in lines]
    if dated != [False, True] or lines[0].rstrip().endswith((":", ",")):
        return False
    serves = phrase_pattern("service", "roles").match(lines[1]) and organization_weight(lines[1]) < 1
    return not _tells(lines[1]) or bool(serves and len(lines[1].split()) <= _HELD_WORDS)


def _is_served(lines: list[str]) -> bool:
    """Say whether two lines are a role and its body, in either order: the first has its date in a cell of its own."""
    if len(lines) != 2 or CELLS.search(lines[1]) or find_ranges(lines[1]):
        return False
    cells = CELLS.split(lines[0])
    told = [cell for cell in cells if date_alone(cell) is None]
    dated = len(told) < len(cells)
    roles = phrase_pattern("service", "roles")
    serves = [bool(roles.match(text)) and organization_weight(text) < 1 for text in (" ".join(told), lines[1])]
    return dated and serves[0] != serves[1]


def _is_chaired(lines: list[str]) -> bool:
    """Say whether lines are an event, what somebody was there ("Session co-chair"), and its host with the date."""
    if [bool(find_ranges(line)) for line in lines] != [False, False, True]:
        return False
    role = lines[1].partition("(")[0].strip(" ,")
    return len(role.split()) <= _HELD_WORDS and phrase_pattern("service", "roles").search(role) is not None


def _is_dated_again(lines: list[str]) -> bool:
    """Say whether a year stands in the margin of the first line, and the dates of the others are in it: "June 2019"."""
    margin, tab, _ = lines[0].partition("\t")
    year = date_alone(margin) if tab else None
    years = {date.start[:4] for line in lines[1:] for date in find_ranges(line)}
    alone = year is not None and year.single and len(year.start) == len("2010")
    return alone and years == {margin.strip()} and not any("\t" in line for line in lines[1:])


def _tells(text: str) -> bool:
    """Say whether a dated line says more than its date and a role; the year of a name is none ("Tide School 2019")."""
    rest, dates = text, find_ranges(text)
    if len(dates) == 1 and is_in_name(text, dates[0]):
        return False
    for date in reversed(dates):
        rest = rest[: date.at] + rest[date.to :]
    return re.search(r"[^\W\d_]{2}", rest) is not None and role_weight(rest) < 0.5


def is_in_name(text: str, date: DateRange) -> bool:
    """Say whether a year stands right behind a word, as in names: "(GraphConf 2018)"."""
    return date.single and len(date.start) == 4 and re.search(r"[\w’'] $", text[: date.at]) is not None


def _entry_lines(lines: list[str], kind: str) -> list[bool]:
    """Say of each line whether it begins an entry; the first always does."""
    sides = [date_side(line) for line in lines]
    if sides[0] == "start" and sides.count("start") >= max(2, 0.6 * len(lines)):
        alone = kind in LINE_KINDS
        return [side == "start" or (alone and bool(side) and lines[i][:1].isupper()) for i, side in enumerate(sides)]
    dated = [bool(find_ranges(line)) for line in lines]
    headed = kind == "talks" and not dated[0]  # by the title of the talk that the lines below tell of
    alone = kind in _NAME_KINDS or (kind in LINE_KINDS and not headed and sum(dated) >= max(2, 0.5 * len(lines)))
    alone = alone or (kind in {"awards", "grants"} and _are_awards(lines, [names_award(line) for line in lines]))
    if not alone:
        return [not index for index in range(len(lines))]
    if any(dates := [date_alone(line) is not None for line in lines]) and not dates[0]:
        lines = [" " if alone else line for line, alone in zip(lines, dates, strict=True)]  # it dates the line above
    return [
        not index or line[:1].isupper() or line[:1].isdigit() or (line[:1] in _OPENERS and has_date)
        for index, (line, has_date) in enumerate(zip(lines, dated, strict=True))
    ]


def names_students(text: str) -> bool:
    """Say whether a line is the heading of a list of people: "Graduate students", "Current:"."""
    return len(text.split()) <= 3 and not find_ranges(text) and (is_heading(f"{text} students") or is_heading(text))
