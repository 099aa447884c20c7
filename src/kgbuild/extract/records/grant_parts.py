"""Which words of a grant's entry are its title, who pays, under which programme and number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import dropwhile, takewhile

from kgbuild.amounts import amount_spans
from kgbuild.dates import parse_date
from kgbuild.document import Span
from kgbuild.extract.careers.employers import mention_of
from kgbuild.extract.layout.numbered import opens_numbered
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.details import clean_title
from kgbuild.extract.phrases.labelled import is_labelled_list
from kgbuild.extract.phrases.parts import Line, Part, lines_of
from kgbuild.extract.phrases.titles import quoted_title, set_apart_title, title_at, without
from kgbuild.extract.phrases.words import is_place, is_region, organization_weight, phrase_pattern
from kgbuild.extract.records.grant_numbers import number_in
from kgbuild.extract.records.grant_people import is_role, people_spans, role_pattern
from kgbuild.extract.records.signatures import SIGNER
from kgbuild.lexicon import table, words
from kgbuild.model import NOBODY, Mention
from kgbuild.names.fold import fold

#: A line of more words describes the project.
_LONGEST = 60
#: Number, leader or dates, title.
_BLOCKS = 3
#: A title has so many words at least where nothing but its place tells it, and a funder so many at most.
_TITLE, _FUNDER = 3, 6
_FUNDED = re.compile(
    r"\b(?:(?i:funded|supported|financed|sponsored|awarded|provided) by|from|gefördert (?:von|durch|vom)"
    r"|(?:funder|funding agency|funding source|sponsor|agency|source|organi[sz]ation|mittelgeber|financeur|financement"
    r"|entidad financiadora)\s*:|financ(?:ée?|iado|iada|iato|iata) (?:par|por|da))\s+(?:the\s+)?"
    r"(?P<name>[A-ZÀ-Þ][^,;()\n\t]*)",
)
_SCHEME = re.compile(
    r"\b(?:projects?|grants?|program(?:me)?s?|awards?|fellowships?|scheme|funding|funds?|initiative|call|projekt|projet|proyecto"
    r"|progetto|beca|bourse|stipendium|sachbeihilfe|bolsa|scholarship|chair|challenge|seed|startup|subvention)\b",
    re.IGNORECASE,
)
#: What a title is followed by where a form says which sort of funding it is: "…, Grant".
_SORT = re.compile(
    r",\s+(?:(?:operating|research|project|training|equipment|team)\s+)?(?:grants?|contract|fellowship|scholarship|chair)$",
    re.IGNORECASE,
)
_PAYER_END = re.compile(r"\s+(?:grant|with|to|under|through|\d|“|\"|for(?=\s+(?!the\b|die\b|la\b)[a-zß-ÿ]))|\.\s|:\s")
_FROM = re.compile(r"^(?:from|by|von|de la|du|della|dal)\s+(?:the\s+|la\s+|der\s+)?(?=[A-ZÀ-Þ])")
#: Behind an amount: how often it is paid.
_EACH_YEAR = re.compile(
    r"\s*(?:(?:/|per\s|pro\s|par\s|por\s|an?\s)\s*(?:year|yr|annum|month|jahr|monat|an\b|año|anno|ano)\w*|p\.\s?a\.|annually"
    r"|yearly)(?:[\s,]+(?:for|over)\s+\w+\s+(?:years?|months?))?",
    re.IGNORECASE,
)
#: What a label says that is neither title nor funder: "Role: PI", "Total direct costs: …".
_STATED = re.compile(
    r"\b(?:type|role|rolle|rôle|rol|ruolo|papel|amount|grant amount|total|period|duration|dates?"
    r"|(?:(?:total|annual|direct|indirect)\s+){1,3}(?:costs?|budget|award|funding|amount))\s*(?::|\t)\s*[^,;()\n]*"
    r"|\b(?:award|grant|project|contract)(?:\s+(?:no|number|id))?\.?\s*:\s*(?=\d|$|[a-z]+\.)[^,;()\n]*",
    re.IGNORECASE,
)
_MONTHS = re.compile(
    r"^\W*(?:(?:PI|co-PI)\b.*\bof\b|\d+[\s-]?(?:months?|years?|y|mois|ans|monate|jahre)\b)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Funding:
    """What an entry says of a grant as such; `titles` with the target of their links."""

    titles: tuple[tuple[str, str], ...]
    funder: Mention = NOBODY
    scheme: str = ""
    identifier: str = ""


def read_funding(page: Page, entry: Entry, lines: Sequence[Line]) -> Funding:
    """Tell title, funder, programme and number apart."""
    lines = [line for line in lines if len(line.text.split()) <= _LONGEST]
    if not lines:
        return Funding(())
    columns = _columns(lines)
    span = _title_span(page, entry, lines, columns.get("title"))
    inlines = page.inlines(entry.start, entry.end)
    number = number_in(page, entry, span)
    holes = [hole for line in lines for hole in _holes(line)] + people_spans(page, entry, span)
    holes += [place for place in (span, number) if place]
    parts = [part for line in lines for part in _named(without(line, holes, inlines)) if not is_role(part.text)]
    funder = _funder(page, entry, lines, parts, columns.get("funder"))
    if not funder.name:
        funder = _leading_acronym(parts) if span else _unnamed_funder(page, parts)
        funder = _left_over(parts) if span and not funder.name else funder
    held = any(is_role(part.text) for part in lines[0].parts)
    if held and not span and len(parts) == 1 and not _names_payer(parts[0].text):
        return Funding(((clean_title(parts[0].text), ""),), NOBODY, "", " ".join(_text(page, number).split()))
    left = [part for part in parts if not _is_payer(part, funder)]
    titles = ((title_at(page, span), ""),) if span else _linked(page, entry, lines)
    if not titles:
        title = _SORT.sub("", _plain_title(page, left, funder))
        titles = ((title, ""),) if title else ()
    schemes = [part for part in parts if _SCHEME.search(part.text) and 1 < len(part.text.split()) <= 14]
    scheme = next((_bare(part.text) for part in schemes if clean_title(part.text) not in dict(titles)), "")
    if not titles and schemes and not _MONTHS.match(schemes[0].text):
        titles = ((_programme(schemes[0].text), ""),)
    return Funding(titles, funder, scheme if scheme != funder.name else "", " ".join(_text(page, number).split()))


def _names_payer(text: str) -> bool:
    """Say whether a name is known to pay, or bears a word of those who do: "Tide Foundation"."""
    return bool(_known(text)) or any(fold(word) in _payers() for word in re.findall(r"[^\W\d_]+", text))


@cache
def _payers() -> frozenset[str]:
    kinds = table("org_words")["kinds"]
    return frozenset(word for kind in ("funder", "society", "university", "company") for word in kinds[kind])


def _text(page: Page, span: Span | None) -> str:
    return page.text[span.start : span.end] if span else ""


def _columns(lines: Sequence[Line]) -> dict[str, Line]:
    """Give the cells of a table's row, and the values of labelled lines, by what they are."""
    found: dict[str, Line] = {}
    for line in lines:
        label = re.match(r"\s*([^\W\d][\w /-]{2,30}?)\s*:\s+(?=\S)", line.text)
        head = (line.column or (label[1] if label else "")).casefold().strip(" :")
        at = label.end() if label and not line.column else 0
        for key in ("title", "funder"):
            told = re.search(r"[^\W\d_]{3}", line.text[at:])  # "Grant: 2022/0189-6" gives a number
            if told and head in words("funding", f"{key}_labels"):
                found.setdefault(key, replace(line, text=line.text[at:], start=line.start + at))
    return found


def _holes(line: Line) -> Iterator[Span]:
    """Give what is neither title nor funder: amounts with the brackets around them, who else has which role."""
    for start, stop in amount_spans(line.text):
        each = _EACH_YEAR.match(line.text, stop)
        end = each.end() if each else stop
        bracket = next(
            (m for m in re.finditer(r"[(\[][^()\[\]]*[)\]]", line.text) if m.start() < start < m.end()), None
        )
        yield Span(
            line.start + (bracket.start() if bracket else start), line.start + (bracket.end() if bracket else end)
        )
    for match in re.finditer(r"[(\[]\s*(?:as\s+|role:\s*)?([^()\[\]]+?)\s*[)\]]", line.text):
        if is_role(match[1]):
            yield Span(line.start + match.start(), line.start + match.end())
    for match in _STATED.finditer(line.text):
        yield Span(line.start + match.start(), line.start + match.end())


def _named(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if re.search(r"[^\W\d_]{2}", part.text)]


def _title_span(page: Page, entry: Entry, lines: Sequence[Line], column: Line | None) -> Span | None:
    """Give where the title stands if a column, quotation marks or type tell; or a headed line does."""
    if column:
        return Span(column.start, column.start + len(column.text))
    if entry.blocks[0].kind == "heading" and is_labelled_list([line.text for line in lines[1:]]):
        return Span(entry.blocks[0].start, entry.blocks[0].end)
    if _is_headed(lines):
        return Span(lines[1].start, lines[1].start + _leading(lines[1].text))
    if alone := _own_line(page, entry):
        return alone
    bold = [inline for inline in page.inlines(entry.start, entry.end) if inline.kind == "strong"]
    told = [text for inline in bold if not _is_detail(text := page.text[inline.start : inline.end])]
    payers = bool(told) and not any(_is_programme(text) and organization_weight(text) < 1 for text in told)
    return (
        quoted_title(page, entry, anywhere=True)
        or set_apart_title(entry, page.text, _is_detail if payers else _is_no_title, kinds=({"emphasis"},))
        or set_apart_title(entry, page.text, _is_no_title, kinds=({"strong"},))
    )


def _own_line(page: Page, entry: Entry) -> Span | None:
    """Give the title that is a paragraph of its own, where an entry of several opens with the grant's number."""
    if len(entry.blocks) < _BLOCKS or not opens_numbered(page.text[entry.start : entry.end]):
        return None
    named = (line for line in lines_of(page, entry)[1:] if len(line.text.split()) >= _TITLE and not line.dates)
    found = next((line for line in named if not role_pattern().search(line.text) and ":" not in line.text[:12]), None)
    return Span(found.start, found.start + len(found.text.rstrip(" ."))) if found else None


def _is_headed(lines: Sequence[Line]) -> bool:
    """Say whether the first line gives funder and dates and ends in a colon, and the next one begins with the title."""
    return len(lines) > 1 and bool(lines[0].dates) and lines[0].text.rstrip().endswith(":") and bool(lines[1].parts)


def _leading(text: str) -> int:
    """Give where the title ends that a line begins with: at a number in brackets, an amount, or a role."""
    stops = [begin for begin, _ in amount_spans(text)]
    for match in re.finditer(r"\s*\([^()]*\d[^()]*\)|[.;,]\s+(?=\S)", text):
        behind = text[match.start() :].lstrip()
        named = role_pattern().match(behind.lstrip(" .;,"))
        if behind.startswith("(") or named or any(0 <= stop - match.start() <= 3 for stop in stops):
            return match.start()
    return len(text.rstrip(" .,"))


def _is_detail(text: str) -> bool:
    """Say whether a run set in type is a role, a date, a place, an amount or a label."""
    bare = text.strip(" .,:;()[]–—-")
    if is_role(bare) or is_place(bare) or amount_spans(bare) or not re.search(r"[^\W\d_]{3}", bare):
        return True
    if re.fullmatch(SIGNER, bare):
        return True
    labels = words("funding", "title_labels") | words("funding", "funder_labels")
    return bare.casefold() in labels or parse_date(bare) != ""


def _is_no_title(text: str) -> bool:
    """Say whether a run set in type is a detail, a programme or who pays."""
    if _is_detail(text):
        return True
    bare = text.strip(" .,:;()[]–—-")
    lower = re.findall(r"(?<![\w’'])[a-zß-ÿ][a-zß-ÿ-]{4,}", bare)
    payer = phrase_pattern("funding", "funders").search(bare) or organization_weight(bare) == 1
    programme = _SCHEME.search(bare) is not None and len(bare.split()) <= 8
    return bool(payer and not (lower and len(bare.split()) > 8)) or programme


def _funder(page: Page, entry: Entry, lines: Sequence[Line], parts: Sequence[Part], column: Line | None) -> Mention:
    """Give who pays: by column or label, behind "funded by", a known funder, in brackets, an organisation."""
    if column and column.text.strip(" .,"):
        name = next(iter(_known(column.text)), None)
        whole = column.column == "" and name is not None and re.search(r"[^\W\d_]{2}", column.text[name.end() :])
        bare = re.sub(r"\s*[(\[]?[\d/.-]{5,}[)\]]?\s*$", "", column.text)
        text = name[0] if name and not whole else bare.strip(" .,")
        start = column.start + column.text.find(text)
        return Mention(text, start, start + len(text))
    if _is_headed(lines):
        head = [part for part in lines[0].parts if part.end <= lines[0].start + lines[0].dates[0].at] or lines[0].parts
        return mention_of(page, head)
    stated = _FUNDED.search(page.text[entry.start : entry.end])
    if stated:
        payer = _PAYER_END.split(stated["name"])[0].strip(" .,“”")
        start = entry.start + stated.start("name")
        return Mention(payer, start, start + len(payer))
    bracketed = [found for part in parts if (found := _bracketed(part))]
    if bracketed:
        return bracketed[0]
    for part in parts:
        for start, end in (match.span() for match in _known(part.text)):
            return _whole(part, start, end)
    best = next((part for part in parts if organization_weight(part.text) == 1 and not _is_programme(part.text)), None)
    if best and not best.strong:
        return mention_of(page, [best])
    strong = list(takewhile(lambda part: part.strong, dropwhile(lambda part: not part.strong, parts)))
    strong = [part for part in strong if not _is_programme(part.text)]
    return mention_of(page, strong) if strong else _leading_name(parts)


def _known(text: str) -> list[re.Match[str]]:
    return [match for match in phrase_pattern("funding", "funders").finditer(text) if match[0][:1].isupper()]


def _whole(part: Part, start: int, end: int) -> Mention:
    """Give a known funder with what a slash ties to it, and with the acronym in brackets, or the name before those."""
    before = re.search(r"(?:[A-ZÀ-Þ][\w-]*\s?/\s?)+$", part.text[:start])
    behind = re.match(r"(?:\s?/\s?[A-ZÀ-Þ][\w-]*)+|\s*\([A-Z][\w-]*\)", part.text[end:])
    start = before.start() if before else start
    if part.text[start - 1 : start] == "(" and _bears(part.text[: start - 1], part.text[start:end]):
        name = re.search(r"[A-ZÀ-Þ][^(;:]*$", part.text[: start - 1])
        start, end = (name.start(), end + 1) if name else (start, end)
    end += behind.end() if behind else 0
    bracketed = part.text[:start].endswith("(") and part.text[end : end + 1] == ")"
    if bracketed and _is_body(part.text[:start]):
        start, end = 0, end + 1
    return Mention(part.text[start:end], part.start + start, part.start + end)


def _bracketed(part: Part) -> Mention | None:
    """Give the funder in brackets behind its programme: "Regular Project (ANID, Chile)"."""
    match = re.search(r"\(([A-ZÀ-Þ][^()“\"«]*)", part.text)
    if not match or _bears(part.text[: match.start()], match[1]):
        return None
    name = match[1].strip(" .,")
    known = any(found.start() < match.start() for found in _known(part.text))
    if len(name.split()) == 1 and name.isupper() and _is_body(part.text[: match.start()]):
        return None  # the short name of the body before it
    letters = re.search(r"[^\W\d_]{2}", name) and not re.search(r"\d{3}", name)
    if letters and (part.strong or organization_weight(name) == 1 or _known(name)) and not (known and not _known(name)):
        return Mention(name, part.start + match.start(1), part.start + match.start(1) + len(name))
    return None


def _is_body(text: str) -> bool:
    """Say whether a text names an organisation, and no programme of one."""
    return organization_weight(text) == 1 and not _SCHEME.search(text)


def _bears(name: str, short: str) -> bool:
    """Say whether what stands in brackets is the acronym of the name before it."""
    letters = re.sub(r"[^A-Z]", "", short)
    initials = "".join(word[0] for word in re.findall(r"[A-ZÀ-Þ][\w’'-]*", name))
    return bool(letters) and len(short.split()) == 1 and (initials.endswith(letters) or letters in initials)


def _is_programme(text: str) -> bool:
    """Say whether a part names a programme, a grant or an award rather than a body: the word for it stands last."""
    found = list(_SCHEME.finditer(text))
    return bool(found) and found[-1].end() >= len(re.sub(r"\s*\([^()]*\)\W*$", "", text).rstrip(" .,"))


def _leading_name(parts: Sequence[Part]) -> Mention:
    """Give the company that a programme is named for: "Google Faculty Research Award"."""
    match = (
        re.match(r"(?P<name>[A-Z][\w&.-]+)\s+(?:Faculty|Research|PhD|Academic|Azure|Cloud)\b", parts[0].text)
        if parts
        else None
    )
    if match and match["name"].casefold() in words("funding", "companies"):
        return Mention(match["name"], parts[0].start, parts[0].start + match.end("name"))
    return NOBODY


def _left_over(parts: Sequence[Part]) -> Mention:
    """Give who pays where a title, dates and amounts leave no more than one short name: "“Tides”, Provost's Office"."""
    kept = [part for part in parts if not is_place(part.text)]
    name = kept[0].text.strip(" .") if len(kept) == 1 else ""
    fund = re.search(r"['’]s\b.*\bfund$", name, re.IGNORECASE) is not None
    if not name or len(name.split()) > _FUNDER or (_is_programme(name) and not fund):
        return NOBODY
    named = re.fullmatch(r"[A-ZÀ-Þ][\w’'&.-]*(?:\s(?:[A-ZÀ-Þ][\w’'&.-]*|of|for|and|the|&|de|du|der|di|fund))*", name)
    return Mention(name, kept[0].start, kept[0].start + len(name)) if named else NOBODY


def _leading_acronym(parts: Sequence[Part]) -> Mention:
    """Give the acronym that a programme beside a title opens with: "NCIIA E-Teams"."""
    short = re.match(r"[A-Z]{3,}[A-Za-z]*(?=\s+[A-Z])", parts[0].text) if parts else None
    if not short or len(parts[0].text.split()) > _FUNDER or is_region(short[0]):
        return NOBODY
    return Mention(short[0], parts[0].start, parts[0].start + short.end())


def _is_payer(part: Part, funder: Mention) -> bool:
    """Say whether a part names who pays, or goes on with the name: part of a funder, a body, a known funder alone."""
    if funder.name and part.start < funder.end and funder.start < part.end:
        return True
    known = _known(part.text)
    return bool(known) and len(known[0][0]) >= 0.6 * len(part.text)


def _linked(page: Page, entry: Entry, lines: Sequence[Line]) -> tuple[tuple[str, str], ...]:
    """Give the titles that are links, one or more."""
    found: dict[str, str] = {}
    for inline in page.inlines(lines[0].start, entry.end):
        text = clean_title(page.text[inline.start : inline.end])
        labels = words("links", "paper") | words("links", "beside")
        named = inline.kind == "link" and text[:1].isupper() and text.casefold() not in labels
        if named and re.search(r"[^\W\d_]{3}", text) and not _is_no_title(text):
            found.setdefault(text, inline.href)
    return tuple(found.items())


def _plain_title(page: Page, parts: Sequence[Part], funder: Mention) -> str:
    """Give the first part of several words that is neither who pays nor a programme, with what goes on with it.

    Where the funder is known by its name and stands behind, all the capitalised parts up to it, to a programme or to
    a remark go on: "Tides, Gulls and Harbours: A Study".
    """
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else part
        short = len(part.text.split()) < 2 and not (following.colon and following.end < funder.start)
        if _is_programme(part.text) or short or is_place(part.text) or _MONTHS.match(part.text):
            continue
        if organization_weight(part.text) == 1 and len(part.text.split()) < 8 and not part.colon:
            continue
        end, before = part.end, part
        for other in parts[index + 1 :]:
            gap = page.text[end : other.start]
            comma = gap.strip() == "," and (other.end < funder.start or re.match(r"[a-zß-ÿ]", other.text))
            goes_on = before.colon or (comma and not _is_programme(other.text) and not is_place(other.text))
            if not goes_on or len(gap) > 3:
                break
            end, before = other.end, other
        return clean_title(page.text[part.start : end])
    return ""


def _unnamed_funder(page: Page, parts: Sequence[Part]) -> Mention:
    """Take the last part for who pays, where a title stands before it and nothing tells: a few words, capitalised."""
    kept = [part for part in parts if not _is_programme(part.text) and not is_place(part.text)]
    if len(kept) < 2 or len(kept[0].text.split()) < _TITLE:
        return NOBODY
    last, before = kept[-1], kept[-2]
    comma = page.text[before.end : last.start].strip() in {",", "."}
    short = last.text[:1].isupper() and len(last.text.split()) <= _FUNDER and not last.quoted
    return mention_of(page, [last]) if comma and short and not before.colon else NOBODY


def _bare(text: str) -> str:
    return re.sub(r"\s*\([^()]*\)", "", text).strip(" .,")


def _programme(text: str) -> str:
    """Give a programme as a title, without who gave it."""
    text = _FROM.sub("", text)
    return clean_title(re.split(r"\s+from\s+(?:the\s+)?(?=[A-ZÀ-Þ])", _bare(text))[0])
