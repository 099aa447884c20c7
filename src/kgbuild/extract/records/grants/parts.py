"""Which words of a grant's entry are its title, who pays, under which programme and number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kgbuild.amounts import amount_spans, bare_amount, without_amounts
from kgbuild.document import Span
from kgbuild.extract.layout.headings import only_divides
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.details import clean_title
from kgbuild.extract.phrases.parts import Line, Part
from kgbuild.extract.phrases.sentences import is_description
from kgbuild.extract.phrases.titles import title_at, without
from kgbuild.extract.phrases.unspaced import count_words
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.extract.records.grants.funders import (
    SCHEME,
    funder_of,
    is_payer,
    is_programme,
    leading_acronym,
    left_over,
    names_payer,
    unnamed_funder,
)
from kgbuild.extract.records.grants.numbers import around_number, number_in
from kgbuild.extract.records.grants.orders import behind_role, payer_below
from kgbuild.extract.records.grants.people import is_role, people_spans
from kgbuild.extract.records.grants.titles import TITLE, is_no_title, title_span
from kgbuild.lexicon import words
from kgbuild.model import NOBODY, Mention

#: A line of more words describes the project.
_LONGEST = 60
#: A line of a cell ends so many characters before the next at most.
_BROKEN = 2
#: A series has so many members at most before its last.
_SERIES = 5
_AND = re.compile(r"(?:and|or|&|und|oder|et|ou|y|o|e)\s")
#: "JCJC (MAREES)", "MAREES".
_SHORT_NAME = re.compile(
    r"\s+(?:[A-Z]{2,5}\s+\((?P<name>[A-Z][\w-]*[A-Z][\w-]*)\)|(?P<bare>[A-Z][\w-]*[A-Z][\w-]{2,}))"
)
#: What a title is followed by where a form says which sort of funding it is: "…, Grant".
_SORT = re.compile(
    r",\s+(?:(?:operating|research|project|training|equipment|team)\s+)?(?:grants?|contract|fellowship|scholarship|chair)$",
    re.IGNORECASE,
)
_FROM = re.compile(r"^(?:from|by|von|de la|du|della|dal)\s+(?:the\s+|la\s+|der\s+)?(?=[A-ZÀ-Þ])")
#: Behind an amount: how often it is paid.
_EACH_YEAR = re.compile(
    r"\s*(?:(?:/|per\s|pro\s|par\s|por\s|an?\s)\s*(?:year|yr|annum|month|jahr|monat|an\b|año|anno|ano)\w*|p\.\s?a\.|annually"
    r"|yearly)(?:[\s,]+(?:for|over)\s+\w+\s+(?:years?|months?))?",
    re.IGNORECASE,
)
#: Prepositions and articles, in small letters.
_LEADS = re.compile(r"(?:(?:de|da|do|des?|dell[ao]|von|vom|der|of|by|from|the|la|el|los|las|le)\s+){1,3}(?=[A-ZÀ-Þ])")
#: What a label says that is neither title nor funder: "Role: PI", "Total direct costs: …".
_STATED = re.compile(
    r"\b(?:type|role|rolle|rôle|rol|ruolo|papel|amount|grant amount|total|period|duration|dates?"
    r"|(?:(?:total|annual|direct|indirect)\s+){1,3}(?:costs?|budget|award|funding|amount))\s*(?::|\t)\s*[^,;()\n]*"
    r"|\((?:with )?effort:?\s*\d[^()]*\)|\(?\b\d+(?:\.\d+)?\s?%\s?(?:effort|fte|time)\b\)?"
    r"|\b\d+(?:\.\d+)?\s+(?:calendar|person|academic|summer)[\s-]months?\b"
    r"|\b(?:award|grant|project|contract)(?:\s+(?:no|number|id))?\.?\s*:\s*(?=\d|$|[a-z]+\.)[^,;()\n]*",
    re.IGNORECASE,
)
#: "(3 years)".
_LASTS = re.compile(r"\(?\b\d+(?:\.\d+)?[\s-]?(?:years?|yrs?|months?|mos?)\b\.?\)?", re.IGNORECASE)
_LABEL = re.compile(r"\W*[^\W\d_][\w /’'-]{2,40}?\s*:\s*")
#: Before the name of a grant: as what it was held, "PI STFC Tide grant", "Co-I on the Tide grant".
_HELD = re.compile(
    r"^(?:[A-Z]{2} )?(?:(?:[Cc]o-?)?(?:PI|I|IP)"
    r"|(?i:(?:co-)?(?:principal )?(?:investigator|applicant)|leader|holder|grantee|awardee))"
    r"(?:(?: and [\w -]{3,40}?)?\s+(?:on|of|for|in)(?:\s+(?:an?|the))?)?\s+(?=[A-ZÀ-Þ“\"(])"
)
_MONTHS = re.compile(
    r"^\W*(?:(?:PI|co-PI)\b.*\bof\b|\d+[\s-]?(?:months?|years?|y|mois|ans|monate|jahre)\b)", re.IGNORECASE
)


#: Between a title and the year: "Tides at Rest, awarded 2019".
_AWARDED = re.compile(
    r"\s*[,;(–—-]\s*(?:awarded|granted|funded|approved|started|starting|beginning)\W*$", re.IGNORECASE
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
    lines = [line for at, line in enumerate(lines) if not at or line.column or not is_description(line.text)]
    if not lines:
        return Funding(())
    columns = _columns(lines)
    below = payer_below(lines)
    ordered = below or behind_role(lines[0])
    span = below[1] if below else title_span(page, entry, lines, columns.get("title"))
    span = span or (ordered[1] if ordered else None)
    inlines = page.inlines(entry.start, entry.end)
    number = number_in(page, entry, span)
    holes = [hole for line in lines for hole in _holes(line)] + people_spans(page, entry, span)
    holes += [place for place in (span, around_number(page, number) if number else None) if place]
    parts = [part for line in lines for part in _named(without(line, holes, inlines)) if not is_role(part.text)]
    if ordered and ordered[1] == span:
        funder = Mention(_text(page, ordered[0]), ordered[0].start, ordered[0].end)
    else:
        funder = _without_article(funder_of(page, entry, lines, parts, columns.get("funder")))
    if not funder.name:
        funder = leading_acronym(parts) if span else unnamed_funder(page, parts)
        funder = left_over(parts) if span and not funder.name else funder
    held = any(is_role(part.text) for part in lines[0].parts)
    if held and not span and len(parts) == 1 and not names_payer(parts[0].text):
        return Funding(((clean_title(parts[0].text), ""),), NOBODY, "", " ".join(_text(page, number).split()))
    left = [part for part in (_before_bracket(part, funder) for part in parts) if not is_payer(part, funder)]
    titles = ((title_at(page, span), ""),) if span else _linked(page, entry, lines, number)
    if not titles:
        title = _SORT.sub("", _HELD.sub("", _plain_title(page, left, funder)))
        titles = ((title, ""),) if title else ()
    labels = words("funding", "funder_labels") | words("funding", "title_labels")
    named = (part for part in parts if part.text.casefold().strip(" :") not in labels)
    schemes = [part for part in named if SCHEME.search(part.text) and 1 < len(part.text.split()) <= 14]
    titles = titles or _acronym(parts, funder) or _behind_payer(parts, funder)
    untold = (part.text for part in schemes if clean_title(part.text) not in dict(titles))
    scheme = next((_HELD.sub("", _bare(text)) for text in untold), "")
    if not titles and schemes and not _MONTHS.match(schemes[0].text):
        titles = ((_programme(schemes[0].text), ""),)
    titles = tuple((_without_status(title), url) for title, url in titles)
    return Funding(titles, funder, scheme if scheme != funder.name else "", " ".join(_text(page, number).split()))


def _without_status(title: str) -> str:
    """Give a title without what says how far the project is: "Tides at Rest (completed)", "…, awarded"."""
    title = _AWARDED.sub("", title)
    bracket = re.search(r"\s*\(([^()\d]+)\)$", title)
    return title[: bracket.start()] if bracket and only_divides(bracket[1]) else title


def _before_bracket(part: Part, funder: Mention) -> Part:
    """Give a part without the bracket that opens with who pays behind several words: "Gulls at Rest (Tide Fund"."""
    title = part.text[: funder.start - part.start].rstrip("([") if part.start < funder.start < part.end else ""
    bracketed = part.text[len(title) : len(title) + 1] in {"(", "["}
    if not bracketed or len(title.split()) < TITLE or SCHEME.search(title):
        return part
    return replace(part, text=title.rstrip(), end=part.start + len(title.rstrip()))


def _acronym(parts: Sequence[Part], funder: Mention) -> tuple[tuple[str, str], ...]:
    """Give the acronym of a project behind who pays as its title: "ANR MAREES", "ANR JCJC (MAREES)"."""
    part = next((part for part in parts if funder.name and part.text.startswith(funder.name)), None)
    found = _SHORT_NAME.fullmatch(part.text, len(funder.name)) if part else None
    return ((found["name"] or found["bare"], ""),) if found else ()


def _behind_payer(parts: Sequence[Part], funder: Mention) -> tuple[tuple[str, str], ...]:
    """Give what was paid for behind a role and who pays, without anything between: "co-PI on DARPA Tides of Graphs"."""
    part = next((part for part in parts if part.start <= funder.start < part.end), None)
    held = _HELD.match(part.text) if part else None
    ahead = held.end() if held else 0
    rest = part.text[funder.end - part.start :].strip() if part and part.start + ahead == funder.start else ""
    rest = "" if SCHEME.search(rest) else rest
    return ((clean_title(rest), ""),) if len(rest.split()) >= TITLE and rest[0].isupper() else ()


def _text(page: Page, span: Span | None) -> str:
    return page.text[span.start : span.end] if span else ""


def _without_article(funder: Mention) -> Mention:
    """Give a payer without the words that lead to its name behind a title: "de la Facultad de Mareas"."""
    lead = _LEADS.match(funder.name)
    cut = lead.end() if lead else 0
    return replace(funder, name=funder.name[cut:], start=funder.start + cut) if cut else funder


def _columns(lines: Sequence[Line]) -> dict[str, Line]:
    """Give the cells of a table's row, and the values of labelled lines, by what they are."""
    found: dict[str, Line] = {}
    for line in lines:
        label = re.match(r"\s*([^\W\d][\w /-]{2,30}?)\s*:\s+(?=\S)", line.text)
        head = (line.column or (label[1] if label else "")).casefold().strip(" :")
        at = label.end() if label and not line.column else 0
        for key in ("title", "funder"):
            told = re.search(r"[^\W\d_]{3}", without_amounts(line.text[at:]))  # "Grant: 2022/0189-6" gives a number
            if not told or head not in words("funding", f"{key}_labels"):
                continue
            before = found.get(key)
            if before is None:
                found[key] = replace(line, text=line.text[at:], start=line.start + at)
            elif key == "title" and line.column and _goes_on(before, line):
                gap = " " * (line.start - before.start - len(before.text))
                found[key] = replace(before, text=f"{before.text}{gap}{line.text}")
    return found


def _goes_on(before: Line, line: Line) -> bool:
    """Say whether a line of the cell of titles goes on with the one above: not who pays, when or how much."""
    adjacent = line.start - before.start - len(before.text) <= _BROKEN
    told = line.dates or amount_spans(line.text) or is_role(line.text) or _LABEL.match(line.text)
    return adjacent and not (told or names_payer(line.text) or before.dates)


def _holes(line: Line) -> Iterator[Span]:
    """Give what is neither title nor funder: amounts with the brackets around them, who else has which role."""
    for start, stop in amount_spans(line.text):
        each = _EACH_YEAR.match(line.text, stop)
        end = each.end() if each else stop
        bracket = next(
            (m for m in re.finditer(r"[(\[][^()\[\]]*[)\]]", line.text) if m.start() < start < m.end()), None
        )
        bracket = None if bracket and _tells_payer(bracket[0]) else bracket
        yield Span(
            line.start + (bracket.start() if bracket else start), line.start + (bracket.end() if bracket else end)
        )
    if bare := None if amount_spans(line.text) else bare_amount(line.text):
        yield Span(line.start + bare.start(), line.start + bare.end())
    for match in re.finditer(r"[(\[]\s*(?:as\s+|role:\s*)?([^()\[\]]+?)\s*[)\]]", line.text):
        if is_role(match[1]):
            yield Span(line.start + match.start(), line.start + match.end())
    if (label := _LABEL.match(line.text)) and _says_nothing(line, label.end()):
        yield Span(line.start, line.start + len(line.text))
    for match in _STATED.finditer(line.text):
        yield Span(line.start + match.start(), line.start + match.end())


def _tells_payer(bracket: str) -> bool:
    """Say whether a bracket around an amount says who pays, too: "(Tide Foundation, 2019–2021, $5,000)"."""
    told = [part.strip(" ()[]") for part in re.split(r"[,;]", bracket)]
    return any(names_payer(part) or organization_weight(part) == 1 for part in told)


def _says_nothing(line: Line, start: int) -> bool:
    """Say whether what stands behind a label is no more than an amount, a date or a role: "Award: $500"."""
    rest = line.text[start:]
    for date in line.dates:
        if date.at >= start:
            rest = rest.replace(line.text[date.at : date.to], " ")
    rest = _LASTS.sub(" ", rest)
    return is_role(rest.strip(" .,;()")) or not re.search(r"[^\W\d_]{2}", without_amounts(rest))


def _named(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if re.search(r"[^\W\d_]{2}", part.text)]


def _linked(page: Page, entry: Entry, lines: Sequence[Line], number: Span | None) -> tuple[tuple[str, str], ...]:
    """Give the titles that are links, one or more; one that is the number is none."""
    found: dict[str, str] = {}
    for inline in page.inlines(lines[0].start, entry.end):
        text = clean_title(page.text[inline.start : inline.end])
        if number and number.start <= inline.start and inline.end <= number.end:
            continue
        labels = words("links", "paper") | words("links", "beside")
        named = inline.kind == "link" and text[:1].isupper() and text.casefold() not in labels
        if named and re.search(r"[^\W\d_]{3}", text) and not is_no_title(text):
            found.setdefault(text, inline.href)
    return tuple(found.items())


def _plain_title(page: Page, parts: Sequence[Part], funder: Mention) -> str:
    """Give the first part of several words that is neither who pays nor a programme, with what goes on with it.

    Where the funder is known by its name and stands behind, all the capitalised parts up to it, to a programme or to
    a remark go on: "Tides, Gulls and Harbours: A Study".
    """
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else part
        named = part.colon or _opens_series(parts[index:]) or (following.colon and following.end < funder.start)
        short = count_words(part.text) < 2 and not named
        if is_programme(part.text) or short or is_place(part.text) or _MONTHS.match(part.text):
            continue
        if organization_weight(part.text) == 1 and len(part.text.split()) < 8 and not part.colon:
            continue
        end, before = part.end, part
        for at, other in enumerate(parts[index + 1 :], index + 1):
            gap = page.text[end : other.start]
            series = _opens_series(parts[index:]) and not any(map(_AND.match, (p.text for p in parts[index:at])))
            comma = gap.strip() == "," and (series or other.end < funder.start or re.match(r"[a-zß-ÿ]", other.text))
            goes_on = before.colon or (comma and not is_programme(other.text) and not is_place(other.text))
            if not goes_on or len(gap) > 3:
                break
            end, before = other.end, other
        return clean_title(page.text[part.start : end])
    first = parts[0] if parts else None
    alone = first is not None and "\n" in page.text[first.end : max(funder.start, first.end)]
    return clean_title(first.text) if first and alone and len(first.text.split()) >= TITLE else ""


def _opens_series(parts: Sequence[Part]) -> bool:
    """Say whether a word opens a series that belongs to a title: "Tides, Gulls, and Harbours of the North"."""
    ends = next((index for index, part in enumerate(parts) if _AND.match(part.text)), 0)
    brief = all(len(part.text.split()) < TITLE and part.text[:1].isupper() for part in parts[:ends])
    return 1 < ends <= _SERIES and brief


def _bare(text: str) -> str:
    return re.sub(r"\s*\([^()]*\)", "", text).strip(" .,")


def _programme(text: str) -> str:
    """Give a programme as a title, without who gave it."""
    text = _FROM.sub("", _HELD.sub("", text))
    return clean_title(re.split(r"\s+from\s+(?:the\s+)?(?=[A-ZÀ-Þ])", _bare(text))[0])
