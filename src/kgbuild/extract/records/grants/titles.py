"""Where the title of a grant stands: in a column, in quotation marks, in type, on its own line, beside who pays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.amounts import amount_spans, bare_amount
from kgbuild.dates import parse_date
from kgbuild.document import Span
from kgbuild.extract.layout.numbered import opens_numbered
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.labelled import is_labelled_list
from kgbuild.extract.phrases.parts import Line, lines_of
from kgbuild.extract.phrases.titles import quoted_title, set_apart_title
from kgbuild.extract.phrases.words import is_place, organization_weight, phrase_pattern
from kgbuild.extract.records.grants.funders import (
    SCHEME,
    is_headed,
    is_programme,
    names_payer,
)
from kgbuild.extract.records.grants.numbers import number_in
from kgbuild.extract.records.grants.people import is_role, role_pattern
from kgbuild.extract.records.talks.signatures import SIGNER
from kgbuild.lexicon import words
from kgbuild.names import looks_like_name

#: Number, leader or dates, title.
_BLOCKS = 3
#: A title has so many words at least where nothing but its place tells it.
TITLE = 3
#: Bold that is so likely a name, with a role behind it, is one.
_PERSON = 0.5
#: Nor has a payer's that stands alone above a title.
_PAYER = 8
#: And more than this no payer's name has.
_NAMED = 12


def title_span(page: Page, entry: Entry, lines: Sequence[Line], column: Line | None) -> Span | None:
    """Give where the title stands if a column, quotation marks or type tell; or a headed line does."""
    if column:
        return Span(column.start, column.start + len(column.text))
    if entry.blocks[0].kind == "heading" and (head := _headed(page, entry, lines)):
        return head
    if is_headed(lines):
        return Span(lines[1].start, lines[1].start + _leading(lines[1].text))
    if alone := _own_line(page, entry) or _priced(lines) or _announced(lines[0]):
        return alone
    bold = [inline for inline in page.inlines(entry.start, entry.end) if inline.kind == "strong"]
    told = [text for inline in bold if not _is_detail(text := page.text[inline.start : inline.end])]
    payers = bool(told) and not any(is_programme(text) and organization_weight(text) < 1 for text in told)
    if payers and not any(map(names_payer, told)):
        slanted = [inline for inline in page.inlines(entry.start, entry.end) if inline.kind == "emphasis"]
        payers = not any(names_payer(page.text[inline.start : inline.end]) for inline in slanted)
    return (
        quoted_title(page, entry, anywhere=True)
        or set_apart_title(entry, page.text, _is_detail if payers else is_no_title, kinds=({"code"}, {"emphasis"}))
        or set_apart_title(entry, page.text, is_no_title, kinds=({"strong"},))
        or _behind_number(page, entry, lines[0])
    )


def _behind_number(page: Page, entry: Entry, line: Line) -> Span | None:
    """Give the title between a number, before which who pays stands alone, and a role, an amount or a date."""
    number = number_in(page, entry, None)
    if number is None or not line.start < number.start < line.start + len(line.text):
        return None
    at = number.end - line.start
    payer, comma = re.fullmatch(r"(.*?)([,;:]?)\W*", line.text[: number.start - line.start], re.DOTALL).groups()  # type: ignore[union-attr]
    ends = [start for start, _ in amount_spans(line.text)] + [date.at for date in line.dates]
    ends += [part.start - line.start for part in line.parts if is_role(part.text)]
    stop = min((end for end in ends if end > at), default=at)
    title = re.fullmatch(r"\)?[,;:]\s+(?P<title>.*?)[\s,;(–-]*", line.text[at:stop], re.DOTALL)
    alone = bool(comma) and names_payer(payer) and not re.search(r"[,;:]", payer)
    if not title or not alone or len(title["title"].split()) < TITLE:
        return None
    return Span(number.end + title.start("title"), number.end + title.end("title"))


def _headed(page: Page, entry: Entry, lines: Sequence[Line]) -> Span | None:
    """Give the heading of an entry as its title, unless it names who pays and a title stands in quotation marks."""
    head = entry.blocks[0]
    text = page.text[head.start : head.end]
    ends = [start for start, _ in amount_spans(text)] + [date.at for date in lines[0].dates]
    bare = text[: min((end for end in ends if end), default=None)].rstrip(" ,;:(–—|-")
    begin = lines[0].dates[0].to if lines[0].dates and not lines[0].dates[0].at else 0
    begin += len(bare[begin:]) - len(bare[begin:].lstrip(" ,;:.)–—|-"))
    title = Span(head.start + begin, head.start + len(bare))
    if is_labelled_list([line.text for line in lines[1:]]):
        return title
    payer = is_programme(text) or names_payer(text)
    alone = _is_payer_alone(bare[begin:])
    plain = (ends or alone) and any(_is_plain(line, paid=alone) for line in lines[1:])
    named = quoted_title(page, entry, anywhere=True) or plain
    return None if payer and named else title


def _is_payer_alone(text: str) -> bool:
    """Say whether a heading is no more than who pays or a programme, perhaps with a number: "Tide Fund (RF-2019-1)"."""
    name = re.sub(r"\s*[(,–-]\s*[^()]*\d[^()]*\)?$", "", text).strip(" :")
    brief = len(name.split()) <= _PAYER
    known = phrase_pattern("funding", "funders").fullmatch(name) or organization_weight(name) == 1
    return brief and bool(known or is_programme(name))


def _is_plain(line: Line, *, paid: bool) -> bool:
    """Say whether a line below who pays, when and how much may be the title: some words, without date and amount.

    Args:
        line: below the first of an entry.
        paid: whether the first line says who pays, so that this one does not.
    """
    text = line.text.partition("\n")[0]
    dated = any(date.at < len(text) for date in line.dates)
    told = dated or amount_spans(text) or is_role(text) or (not paid and names_payer(text))
    return len(text.split()) >= TITLE and not told


def _own_line(page: Page, entry: Entry) -> Span | None:
    """Give the title that is a paragraph of its own, where an entry of several opens with the grant's number."""
    if len(entry.blocks) < _BLOCKS or not opens_numbered(page.text[entry.start : entry.end]):
        return None
    named = (line for line in lines_of(page, entry)[1:] if len(line.text.split()) >= TITLE and not line.dates)
    found = next((line for line in named if not role_pattern().search(line.text) and ":" not in line.text[:12]), None)
    return Span(found.start, found.start + len(found.text.rstrip(" ."))) if found else None


def _priced(lines: Sequence[Line]) -> Span | None:
    """Give the title that stands before a colon and an amount, with nothing else: "Tides, Gulls, and Nets: $5,000"."""
    line = lines[0]
    spans = amount_spans(line.text)
    title = line.text[: spans[0][0]].rstrip() if spans else ""
    behind = re.sub(r"\([^()]*\)", "", line.text[spans[-1][1] :]) if spans else ""
    if not title.endswith(":") or line.dates or re.search(r"\w", behind) or ":" in title[:-1]:
        return None
    if len(title.split()) < TITLE or any(names_payer(part.text) for part in line.parts):
        return None
    return Span(line.start, line.start + len(title) - 1)


def _announced(line: Line) -> Span | None:
    """Give the title behind who pays and a colon: "2019–2021 Tide Foundation: Gulls from Open Harbours ($5,000)"."""
    payer = line.parts[0] if len(line.parts) > 1 and not line.column else None
    if payer is None or not payer.colon or organization_weight(payer.text) < 1 or not names_payer(payer.text):
        return None
    at = line.parts[1].start - line.start
    ends = [start for start, _ in amount_spans(line.text)] + [date.at for date in line.dates]
    ends += [bare.start()] if (bare := bare_amount(line.text)) else []
    title = re.split(r"[.,;]?\s+(?=\()|[.;]\s", line.text[at : min((end for end in ends if end > at), default=None)])[0]
    told = line.parts[1].quoted or role_pattern().match(title) or names_payer(title) or is_programme(title)
    if told or len(title.split()) < TITLE:
        return None
    return Span(line.start + at, line.start + at + len(title.rstrip(" .,;(–-")))


def _leading(text: str) -> int:
    """Give where the title ends that a line begins with: at a number in brackets, an amount, or a role."""
    stops = [begin for begin, _ in amount_spans(text)]
    priced = re.search(r"\s*:\s*$", text[: stops[0]]) if stops else None
    if priced:
        return priced.start()
    for match in re.finditer(r"\s*\([^()]*\d[^()]*\)|[.;,]\s+(?=\S)", text):
        behind = text[match.start() :].lstrip()
        named = role_pattern().match(behind.lstrip(" .;,"))
        if behind.startswith("(") or named or any(0 <= stop - match.start() <= 3 for stop in stops):
            return match.start()
    return len(text.rstrip(" .,"))


def _is_detail(text: str) -> bool:
    """Say whether a run set in type is a role, a date, a place, an amount or a label."""
    bare = text.strip(" .,:;()[]–—-")
    if text.rstrip().endswith(":") or is_role(bare) or is_place(bare):
        return True
    if amount_spans(bare) or not re.search(r"[^\W\d_]{3}", bare):
        return True
    named = re.sub(r"\s*\([^()]*\)?$", "", bare)
    if re.fullmatch(SIGNER, bare) or (named != bare and looks_like_name(named) > _PERSON):
        return True
    labels = words("funding", "title_labels") | words("funding", "funder_labels")
    return bare.casefold() in labels or parse_date(bare) != ""


def is_no_title(text: str) -> bool:
    """Say whether a run set in type is a detail, a programme or who pays."""
    if _is_detail(text):
        return True
    bare = text.strip(" .,:;()[]–—-")
    lower = re.findall(r"(?<![\w’'])[a-zß-ÿ][a-zß-ÿ-]{4,}", bare)
    payer = phrase_pattern("funding", "funders").search(bare) or organization_weight(bare) == 1
    programme = SCHEME.search(bare) is not None and len(bare.split()) <= 8
    long = len(bare.split())
    return bool(payer and not ((lower and long > 8) or long > _NAMED)) or programme
