"""Sections that are filled-in forms: each line a label and its value, as ministries and funders prescribe them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import takewhile
from typing import Final

from kgbuild.dates import find_ranges
from kgbuild.document import Block, Document, Span
from kgbuild.extract.layout.columns import meaning_of
from kgbuild.extract.page import Entry, Section
from kgbuild.extract.phrases.degrees import level_in
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.lexicon import alternatives, table

FORM: Final = "form"
#: Of the lines of a form, such a share bears a known label, and so many do at least.
_KNOWN, _LEAST = 0.75, 3
#: Fewer lines will do where they bear so many labels.
_FULL = 6
#: What an entry of a form has at least one of; other labels stand below lines that say it without one.
_CORE: Final = frozenset({
    "awarder", "course", "degree", "event", "funder", "institution", "person", "role", "student", "title",
})  # fmt: skip
#: What an entry is called.
_TITLES: Final = frozenset({"course", "degree", "event", "title"})
#: Labels that say nothing of their own; an entry has others, and so many kinds of them.
_IGNORED: Final = "ignored"
#: What makes no form by itself.
_ASIDE: Final = frozenset({_IGNORED, "place"})
_FIELDS: Final = 2
#: What an entry has beside its values.
_NOTHING: Final = _ASIDE | {"under", "alone"}
#: Kinds of sections whose tables are read by the labels of their columns.
_TABULATED: Final = frozenset({"service", "memberships", "awards"})
_BODIES: Final = frozenset({"institution", "body", "awarder", "funder"})
_NUMBER = re.compile(r"(?:\d{1,3}[.)]?|[•–-])[\t ]+")
#: What marks a field that must be filled in.
_ASTERISK = re.compile(r"[*†‡]+[ ]?")
_ANY = re.compile(r"[^\W\d_][^:\n]{2,60}:\s+\S")
_DATE: Final = 32
#: A title that stands above labels has no more words, nor has a role.
_ALONE: Final = 40
#: Labels that several values of an entry may bear, if they are not the same words.
_SEVERAL: Final = frozenset({"advisor", "funder"})
#: What may be a label in the first cell of a row.
_MAY_LABEL = re.compile(r"[^\W\d_][^\d\n:]{2,40}:?")
#: Where a label that no list knows begins behind a value: "Professor, Workload: 40".
_UNKNOWN = re.compile(r",\s+(?=[A-ZÀ-Þ][\w ]{2,28}:\s)")


@dataclass(frozen=True, slots=True)
class Value:
    """What stands behind a label, where, and the label as printed."""

    text: str
    start: int
    label: str = ""

    @property
    def end(self) -> int:
        """One past its last character."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Form:
    """An entry of a form: its values by what their labels mean (keys of `lexicon/forms.toml`)."""

    start: int
    end: int
    values: dict[str, list[Value]] = field(default_factory=dict)

    def get(self, *names: str) -> Value | None:
        """Give the first value under the first of the names that has one."""
        return next((self.values[name][0] for name in names if self.values.get(name)), None)

    def text(self, *names: str) -> str:
        """Give the text of that value, empty if there is none."""
        value = self.get(*names)
        return value.text if value else ""


@cache
def _labels() -> dict[str, str]:
    return {label: name for name, labels in table("forms").items() for label in labels}


@cache
def _pattern() -> re.Pattern[str]:
    labels = alternatives(_labels())
    return re.compile(rf"(?<![\w-])({labels})(?:\s*:?\s*\([^()\n]{{0,40}}\)){{0,2}}\s*:[\s]*", re.IGNORECASE)


def set_apart(document: Document, sections: Sequence[Section]) -> tuple[Section, ...]:
    """Give the sections; those that are forms are of the kind `form`, and within the kind that they were of."""
    found = []
    for section in sections:
        forms = forms_of(document, section)
        if not forms:
            found.append(section)
            continue
        entries = tuple(Entry(form.start, form.end, ()) for form in forms)
        kinds = (*section.kinds, section.kind) if section.kind else section.kinds
        found.append(replace(section, kind=FORM, also=(), kinds=kinds, entries=entries))
    return tuple(found)


def forms_of(document: Document, section: Section) -> tuple[Form, ...]:
    """Give the entries of a section that is a form; none of one that is not."""
    if section.kind in _TABULATED or (section.kind == FORM and section.kinds[-1:] and section.kinds[-1] in _TABULATED):
        told = tuple(_told(document, section))
        if told:
            return told
    blocks = section.blocks
    lines: list[_Line] = []
    before: _Line | None = None  # the term whose definition a block is
    for block, below in zip(blocks, (*blocks[1:], None), strict=False):
        term = _term(document, block, below)
        if term:
            lines.append(term)
        elif not before:
            lines += _lines(document, block, heads=_heads(block, below))
        before = term
    whole = _forms_in(section, lines)
    return whole or _forms_in(section, _leading(lines))


def _term(document: Document, block: Block, below: Block | None) -> _Line | None:
    """Give a known label and the definition that follows it, in a list of terms."""
    if (
        below is None
        or block.kind != "item"
        or below.kind != "paragraph"
        or not block.group
        or below.group != block.group
    ):
        return None
    label = document.slice(block).strip(" :")
    name = meaning_of(label)
    value = Value(document.slice(below).strip(), below.start, label)
    return _Line(block.start, below.end, ((name, value),)) if name else None


def _heads(block: Block, below: Block | None) -> bool:
    """Say whether a block is an item over items of its own: its colons are those of a title."""
    items = block.kind == "item" and below is not None and below.kind == "item"
    return items and below is not None and below.level > block.level


def _leading(lines: Sequence[_Line]) -> Sequence[_Line]:
    """Give the labels that a section opens with, if they are enough to tell of a student: prose follows them."""
    run = list(takewhile(lambda line: line.fields or line.labelled, lines))
    told = {name for line in run for name, _ in line.fields}
    return run if len(run) > _LEAST and {"student", "thesis"} <= told else ()


def _forms_in(section: Section, lines: Sequence[_Line]) -> tuple[Form, ...]:
    """Give the entries of the lines of a section, if they are a form."""
    lines = _levelled(_relabelled(lines))
    known = sum(bool(line.fields) for line in lines)
    posts = section.kind == "positions" or section.kinds[-1:] == ("positions",)
    other = sum(not line.fields and not line.labelled and not (posts and line.above) for line in lines)
    if (known < _LEAST and sum(len(line.fields) for line in lines) < _FULL) or known < _KNOWN * (known + other):
        return ()
    forms = [form for form in _entries(lines) if len(form.values.keys() - _NOTHING) >= _FIELDS]
    core = sum(bool(_CORE & form.values.keys()) for form in forms)
    if posts and not any((_CORE - {"person"}) & form.values.keys() for form in forms):
        return ()  # "PI: Ada Moe" below a post is for whom somebody worked
    above = "grants" in {section.kind, *section.kinds} and all("alone" in form.values for form in forms)
    titled = above or any(_TITLES & form.values.keys() for form in forms)
    if not posts and other >= len(forms) and not titled:
        return ()  # each entry's title stands above its labels, without one
    return tuple(forms) if core >= _KNOWN * len(forms) else ()


def _levelled(lines: Sequence[_Line]) -> Sequence[_Line]:
    """Give lines that are items of one label each, as parts of one entry rather than as an entry each."""
    told = [line for line in lines if any(name != _IGNORED for name, _ in line.fields)]
    flat = all(line.opens and len(line.fields) == 1 for line in told)
    return [replace(line, opens=False) for line in lines] if flat else lines


def _relabelled(lines: Sequence[_Line]) -> Sequence[_Line]:
    """Give lines whose first cell stands beside other values again and again as labelled, by whatever label."""
    heads = Counter(line.head for line in lines if line.head)
    return [replace(line, labelled=True) if heads[line.head] > 1 else line for line in lines]


def _told(document: Document, section: Section) -> Iterator[Form]:
    """Give the rows of a table whose columns bear known labels, if the section holds nothing else."""
    blocks = section.blocks
    if len(blocks) < 2 or not blocks[0].header or any(block.kind != "row" for block in blocks):
        return
    names = [meaning_of(document.slice(cell)) for cell in blocks[0].cells]
    member = "memberships" in {section.kind, *section.kinds[-1:]}
    if not _BODIES & {*names} or not (member or {"role", "title"} & {*names}):
        return
    for block in blocks[1:]:
        form = Form(block.start, block.end)
        for name, cell in zip(names, block.cells, strict=False):
            text = " ".join(document.slice(cell).split())
            if name and text:
                form.values.setdefault(name, []).append(Value(text, cell.start))
        yield form


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: what its labels mean with their values; whether it opens an entry, bears a label, names who is above.

    Of a row that says neither, `head` is its first cell, in which a label may stand that no list knows.
    A heading within a section is the line that its entries stand `under`. A line without labels may say `alone` what
    the labels below it go on with.
    """

    start: int
    end: int
    fields: tuple[tuple[str, Value], ...]
    opens: bool = False
    labelled: bool = False
    above: Value | None = None
    head: str = ""
    under: Value | None = None
    alone: Value | None = None


def _lines(document: Document, block: Block, *, heads: bool = False) -> Iterator[_Line]:
    if block.kind == "row" and len(block.cells) > 1:
        yield from _row(document, block)
        return
    place = block.start
    if block.kind == "heading" and level_in(title := document.slice(block)):
        yield _Line(block.start, block.end, (), labelled=True, under=Value(title.rstrip(": "), block.start))
        return
    for text in document.slice(block).split("\n"):
        if text.strip():
            # an asterisk marks a field that must be filled in as often as an item
            opens = block.kind == "item" and block.marker != "*" and place == block.start
            line = _line(text, place, opens=opens)
            above = heads or block.kind == "heading" or (place == block.start and line.end < block.end)
            alone = Value(text.strip(" .:"), place) if not line.fields and len(text.split()) <= _ALONE else None
            yield replace(line, labelled=line.labelled and not above, alone=alone)  # a title has colons, too
        place += len(text) + 1


def _row(document: Document, block: Block) -> Iterator[_Line]:
    """Read a row: a label and its value, or a date and labels beside it."""
    first, *rest = [cell for cell in block.cells if cell.end > cell.start] or [block.cells[0]]
    head = document.slice(first).strip()
    name = meaning_of(head)
    if _is_effort(document, block):
        return
    if name and rest:
        yield _Line(
            block.start, block.end, ((name, Value(document.slice(rest[0]).strip(), rest[0].start, head.rstrip(" :"))),)
        )
        return
    fields: list[tuple[str, Value]] = []
    if len(head) <= _DATE and find_ranges(head) and rest:
        fields.append(("dates", Value(head, first.start)))
    if fields and len(rest) == 1 and _is_titled(rest[0], document):
        yield _Line(block.start, block.end, ())
        return
    inner = [line for cell in (rest if fields else block.cells) for line in _cell(document.slice(cell), cell.start)]
    told = [pair for line in inner for pair in line.fields]
    labelled = any(line.labelled for line in inner)
    label = head if len(rest) == 1 and not told and _MAY_LABEL.fullmatch(head) else ""
    yield _Line(
        block.start, block.end, tuple(fields + told) if told else (), opens=bool(fields), labelled=labelled, head=label
    )


def _is_effort(document: Document, row: Block) -> bool:
    """Say whether a row tells how many months of each year somebody gave, or names the columns of such rows."""
    named = any(meaning_of(document.slice(cell)) in _ASIDE for cell in row.cells[1:])
    return named or not any(re.search(r"[^\W\d_]{3}", document.slice(cell)) for cell in row.cells)


def _is_titled(cell: Span, document: Document) -> bool:
    """Say whether a line without a label heads those of a cell: a title, and what follows are its details."""
    first, newline, _ = document.slice(cell).strip().partition("\n")
    return bool(newline) and ":" not in first


def _cell(text: str, start: int) -> Iterator[_Line]:
    place = start
    for line in text.split("\n"):
        yield _line(line, place)
        place += len(line) + 1


def _line(text: str, start: int, *, opens: bool = False) -> _Line:
    number = _NUMBER.match(text)
    begin = number.end() if number else 0
    required = _ASTERISK.match(text, begin)
    begin = required.end() if required else begin
    matches = list(_pattern().finditer(text, begin))
    end = start + len(text)
    if not matches or matches[0].start() != begin:
        above = Value(text.strip(" ."), start) if organization_weight(text) > 0 and ":" not in text else None
        return _Line(start, end, (), opens=opens, labelled=_is_labelled(text[begin:]), above=above)
    ends = [match.start() for match in matches[1:]] + [len(text)]
    fields = []
    for match, stop in zip(matches, ends, strict=True):
        value = _UNKNOWN.split(text[match.end() : stop])[0].rstrip(" \t,;.")
        value = value.rstrip(" (") if value.count("(") > value.count(")") else value
        value = value.rstrip(")") if value.count(")") > value.count("(") else value
        fields.append((_labels()[match[1].casefold()], Value(value, start + match.end(), match[1])))
    return _Line(start, end, tuple(fields), opens=opens or number is not None)


def _is_labelled(text: str) -> bool:
    """Say whether a line bears a label that no list knows; a date is none: "June 2015 - now: Keeper"."""
    return _ANY.match(text) is not None and not find_ranges(text.partition(":")[0])


def _entries(lines: Sequence[_Line]) -> Iterator[Form]:
    """Group lines into entries: a new one begins where a line opens it, or says again what was said."""
    form: Form | None = None
    above: Value | None = None
    under: Value | None = None
    alone: list[Value] = []
    for line in lines:
        alone += [line.alone] if line.alone else []
        if line.above:
            above = line.above
            continue
        under = line.under or under
        said = {value.label.casefold() for name in _SEVERAL for value in form.values.get(name, ())} if form else set()
        names = {name for name, value in line.fields if name not in _SEVERAL or value.label.casefold() in said} - _ASIDE
        if not line.fields:
            continue
        if form is None or line.opens or names & form.values.keys():
            if form:
                yield form
            form = Form(alone[0].start if alone else line.start, line.end)
            form.values |= {"alone": alone} if alone else {}
            if above and "institution" not in names:
                form.values["above"] = [above]
            if under:
                form.values["under"] = [under]
        form.end, alone = line.end, []
        for name, value in line.fields:
            if value.text:
                form.values.setdefault(name, []).append(value)
    if form:
        yield form
