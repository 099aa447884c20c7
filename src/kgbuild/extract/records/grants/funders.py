"""Who pays for a grant: by column or label, behind "funded by", a known funder, in brackets, an organisation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import dropwhile, takewhile

from kgbuild.amounts import amount_spans
from kgbuild.extract.careers.employers import mention_of
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.parts import Line, Part
from kgbuild.extract.phrases.words import is_place, is_region, organization_weight, phrase_pattern
from kgbuild.extract.records.grants.people import is_role
from kgbuild.lexicon import table, words
from kgbuild.model import NOBODY, Mention
from kgbuild.names.fold import fold

#: Where nothing but its place tells a funder it has so many words at most, and the title before it so many at least.
_TITLE, _FUNDER = 3, 6
_LIKELY = 0.8
#: A cell or a value of more words tells more than who pays.
_CELL = 10
_FUNDED = re.compile(
    r"\b(?:(?i:funded|supported|financed|sponsored|awarded|provided) by|from|gefördert (?:von|durch|vom)"
    r"|financ(?:ée?|iado|iada|iato|iata) (?:par|por|da))\s+(?:the\s+)?"
    r"(?P<name>[A-ZÀ-Þ][^,;()\n\t]*)",
)
#: "Funder: X", and as two cells of a line.
_LABELLED = re.compile(
    r"\b(?i:funder|funding agency|funding source|sponsor|agency|source|organi[sz]ation|mittelgeber|financeur"
    r"|financement|entidad financiadora)(?:\s*:|[ ]*\t)\s*(?:the\s+)?(?P<name>[A-ZÀ-Þ][^,;()\n\t]*)(?P<more>[^\n\t]*)",
)
_PAYER_END = re.compile(
    r"\s+(?:grant|with|to|under|through|\d|“|\"|for(?=\s+(?!the\b|die\b|la\b)[a-zß-ÿ]))|(?<![\s.][A-Z])\.\s|:\s"
)
SCHEME = re.compile(
    r"\b(?:projects?|grants?|program(?:me)?s?|awards?|fellowships?|scheme|funding|funds?|initiative|call|projekt|projet|proyecto"
    r"|progetto|beca|bourse|stipendium|sachbeihilfe|bolsa|scholarship|chair|challenge|seed|startup|subvention)\b",
    re.IGNORECASE,
)


#: "Seed Grant in collaboration with Tide Ltd.".
_TOGETHER = re.compile(
    r"\s+(?:in|with|en|em|in)\s+(?:collaboration|cooperation|co-operation|partnership|association|conjunction|zusammenarbeit"
    r"|colaboración|colaboração|collaborazione)\b",
    re.IGNORECASE,
)
#: "University of Example …", "Example State University …": who gives a programme, named before it.
_OWN = re.compile(
    r"(?:The\s+)?(?P<kind>(?:[A-ZÀ-Þ][\w.’'&-]*\s+){0,4}(?:University|College|Institute|Foundation|Academy)\b)(?=\s)(?P<of>\s+of\s)?"
)
#: What opens the name of a programme that a body has for its own people.
_INTERNAL = re.compile(
    r"\s(?:Research|Faculty|Internal|Seed|Travel|Summer|Teaching|Students?|Graduate|Undergraduate|Deans?|Provost|President"
    r"|Presidential|Chancellor|Start-?up|Small|Pilot|Innovation|Doctoral|Dissertation|Humanities|New|Early|Career|Strategic"
    r"|Competitive|Collaborative|Interdisciplinary|Professional|Creative|Arts|Sabbatical|Open|Instructional|Course"
    r"|Curriculum|Development|Grants?|Awards?|Fellowship|Scholarship|Program(?:me)?|Fund|Initiative)\b"
)


def names_payer(text: str) -> bool:
    """Say whether a name is known to pay, or bears a word of those who do: "Tide Foundation"."""
    return bool(_known(text)) or any(fold(word) in _payers() for word in re.findall(r"[^\W\d_]+", text))


@cache
def _payers() -> frozenset[str]:
    kinds = table("org_words")["kinds"]
    return frozenset(word for kind in ("funder", "society", "university", "company") for word in kinds[kind])


def is_headed(lines: Sequence[Line]) -> bool:
    """Say whether the first line gives who pays, and the next one begins with the title.

    It gives dates, too, and ends in a colon, or is bold from end to end above a line with an amount.
    """
    if len(lines) < 2 or not lines[1].parts or all(is_role(part.text) for part in lines[1].parts):
        return False
    told = bool(lines[0].dates) and lines[0].text.rstrip().endswith(":")
    return told or (_is_bold_payer(lines[0]) and not lines[1].dates and bool(amount_spans(lines[1].text)))


def payer_above(section: Section, entry: Entry) -> Mention:
    """Give who pays for what stands below a heading that is the name of one: for the entries that are as its first."""
    if names_payer(entry.context) and not is_programme(entry.context):
        return Mention(entry.context.strip(" :"))
    title = section.title.strip(" :")
    alike = entry.blocks[0].kind == section.entries[0].blocks[0].kind
    named = alike and not section.kind and bool(section.kinds) and names_payer(title) and not is_programme(title)
    return Mention(title, section.start, section.start + len(title)) if named else NOBODY


def _is_in(parts: Sequence[Part], at: int) -> bool:
    """Say whether one of some parts stands at an offset: what a title tells is left out of them."""
    return any(part.start <= at < part.end for part in parts)


def _is_bold_payer(line: Line) -> bool:
    """Say whether a line is no more than the name of who pays, in bold."""
    bold = bool(line.parts) and all(part.strong for part in line.parts) and not line.dates
    text = line.text.strip()
    return bold and not amount_spans(text) and not is_programme(text) and names_payer(text)


def funder_of(page: Page, entry: Entry, lines: Sequence[Line], parts: Sequence[Part], column: Line | None) -> Mention:
    """Give who pays: by column or label, behind "funded by", a known funder, in brackets, an organisation."""
    if column and column.text.strip(" .,"):
        name = next(iter(_known(column.text)), None)
        brief = column.column == "" or len(column.text.split()) <= _CELL
        whole = brief and name is not None and re.search(r"[^\W\d_]{2}", column.text.replace(name[0], "", 1))
        bare = re.sub(r"\s*[(\[]?[\d/.-]{5,}[)\]]?\s*$", "", column.text)
        text = name[0] if name and not whole else bare.strip(" .,")
        start = column.start + column.text.find(text)
        return Mention(text, start, start + len(text))
    if is_headed(lines):
        end = lines[0].start + (lines[0].dates[0].at if lines[0].dates else len(lines[0].text))
        head = [part for part in lines[0].parts if part.end <= end] or lines[0].parts
        return mention_of(page, head)
    text = page.text[entry.start : entry.end]
    labelled = _LABELLED.search(text)
    if labelled and (name := next(iter(_known(labelled["name"] + labelled["more"])), None)):
        start = entry.start + labelled.start("name") + name.start()
        return Mention(name[0], start, start + len(name[0]))
    told = (match for match in _FUNDED.finditer(text) if _is_in(parts, entry.start + match.start("name")))
    if stated := labelled or _surest(list(told), parts):
        payer = _PAYER_END.split(stated["name"])[0].strip(" .,“”")
        start = entry.start + stated.start("name")
        return Mention(payer, start, start + len(payer))
    bracketed = [found for part in parts if (found := _bracketed(part))]
    if bracketed:
        return bracketed[0]
    for before, part in zip([None, *parts], parts, strict=False):
        for start, end in (match.span() for match in _known(part.text)):
            return _part_of(page, before, part) or _whole(part, start, end)
    if held := next((part for part in parts if _stands_behind_role(page, part)), None):
        return mention_of(page, [held])
    bodies = [part for part in parts if organization_weight(part.text) >= _LIKELY and not is_programme(part.text)]
    best = max(bodies, key=lambda part: organization_weight(part.text), default=None)
    if best and not best.strong:
        return mention_of(page, [best])
    if giver := next((giver for part in parts if (giver := _giver(part))), None):
        return giver
    strong = list(takewhile(lambda part: part.strong, dropwhile(lambda part: not part.strong, parts)))
    strong = [part for part in strong if not is_programme(part.text)]
    return mention_of(page, strong) if strong else _leading_name(parts)


def _stands_behind_role(page: Page, part: Part) -> bool:
    """Say whether a few words stand behind a role and a dash on their line: "Principal Investigator – Tide Systems"."""
    line = page.text[page.text.rfind("\n", 0, part.start) + 1 : part.start]
    before = re.search(r"([^\n,;()]{2,40}?)\s+[–—-]\s+$", line)
    brief = len(part.text.split()) <= _FUNDER and part.text[:1].isupper() and not (part.quoted or part.colon)
    return before is not None and brief and is_role(before[1]) and not is_programme(part.text)


def _surest(told: Sequence[re.Match[str]], parts: Sequence[Part]) -> re.Match[str] | None:
    """Give the first payer that a phrase tells; "Data from Domain Records" tells none where another part names one."""
    named = (match for match in told if names_payer(match["name"]) or organization_weight(match["name"]) >= _LIKELY)
    sure = next(named, None)
    other = any(names_payer(part.text) and not _FUNDED.search(part.text) for part in parts)
    first = next(iter(told), None)
    return sure or (None if first and other and first[0].startswith("from") else first)


def _known(text: str) -> list[re.Match[str]]:
    return [match for match in phrase_pattern("funding", "funders").finditer(text) if not match[0][:1].islower()]


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


def _part_of(page: Page, before: Part | None, part: Part) -> Mention | None:
    """Give the body before the short name of the funder that it belongs to: "Institute of Tides, NIH"."""
    short = re.fullmatch(r"[A-Z]{2,6}\.?", part.text.strip()) is not None
    if before is None or not short or not _is_body(before.text) or page.text[before.end : part.start].strip() != ",":
        return None
    return mention_of(page, [before, part])


def _bracketed(part: Part) -> Mention | None:
    """Give the funder in brackets behind its programme: "Regular Project (ANID, Chile)"."""
    match = re.search(r"\(([A-ZÀ-Þ][^()“\"«]*)", part.text)
    if not match or _bears(part.text[: match.start()], match[1]):
        return None
    name = match[1].strip(" .,")
    first, comma, behind = name.partition(",")
    if comma and re.match(r"\D{0,4}\d", behind):
        name = first  # "(Tide Foundation, 2020–2022, € 5,000)"
    known = any(found.start() < match.start() for found in _known(part.text))
    if len(name.split()) == 1 and name[:2].isupper() and _is_body(part.text[: match.start()]):
        return None  # the short name of the body before it
    letters = re.search(r"[^\W\d_]{2}", name) and not re.search(r"\d{3}", name)
    if letters and (part.strong or organization_weight(name) == 1 or _known(name)) and not (known and not _known(name)):
        return Mention(name, part.start + match.start(1), part.start + match.start(1) + len(name))
    return None


def _is_body(text: str) -> bool:
    """Say whether a text names an organisation, and no programme of one."""
    return organization_weight(text) == 1 and not SCHEME.search(text)


def _bears(name: str, short: str) -> bool:
    """Say whether what stands in brackets is the acronym of the name before it."""
    letters = re.sub(r"[^A-Z]", "", short)
    initials = "".join(word[0] for word in re.findall(r"[A-ZÀ-Þ][\w’'-]*", name))
    return bool(letters) and len(short.split()) == 1 and (initials.endswith(letters) or letters in initials)


def is_programme(text: str) -> bool:
    """Say whether a part names a programme, a grant or an award rather than a body: the word for it stands last."""
    text = _TOGETHER.split(text, maxsplit=1)[0]
    found = list(SCHEME.finditer(text))
    return bool(found) and found[-1].end() >= len(re.sub(r"\s*\([^()]*\)\W*$", "", text).rstrip(" .,"))


def _giver(part: Part) -> Mention | None:
    """Give the university that its own programme is named for: "Example State University Enhancement Award"."""
    match = _OWN.match(part.text) if is_programme(part.text) and not part.quoted else None
    if match is None:
        return None
    behind = _INTERNAL.search(part.text, match.end("kind"))
    named = part.text[match.end("kind") : behind.start() if behind else len(part.text)]
    words = re.split(r"\sfor\s", named)[0].split()
    if match["of"] and not behind and " for " not in named:
        words = words[:-2]  # "of Saint Moe Harbour Grant"
    name = " ".join(part.text[: match.end("kind")].split() + (words if match["of"] else []))
    return Mention(name, part.start, part.start + len(name)) if organization_weight(name) == 1 else None


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


def left_over(parts: Sequence[Part]) -> Mention:
    """Give who pays where a title, dates and amounts leave no more than one short name: "“Tides”, Provost's Office"."""
    kept = [part for part in parts if not is_place(part.text)]
    name = kept[0].text.strip(" .") if len(kept) == 1 else ""
    fund = re.search(r"['’]s\b.*\bfund$", name, re.IGNORECASE) is not None
    if not name or len(name.split()) > _FUNDER or (is_programme(name) and not fund):
        return NOBODY
    named = re.fullmatch(r"[A-ZÀ-Þ][\w’'&.-]*(?:\s(?:[A-ZÀ-Þ][\w’'&.-]*|of|for|and|the|&|de|du|der|di|fund))*", name)
    return Mention(name, kept[0].start, kept[0].start + len(name)) if named else NOBODY


def leading_acronym(parts: Sequence[Part]) -> Mention:
    """Give the acronym that a programme beside a title opens with: "NCIIA E-Teams"."""
    short = re.match(r"[A-Z]{3,}[A-Za-z]*(?=\s+[A-Z])", parts[0].text) if parts else None
    if not short or len(parts[0].text.split()) > _FUNDER or is_region(short[0]):
        return NOBODY
    return Mention(short[0], parts[0].start, parts[0].start + short.end())


def is_payer(part: Part, funder: Mention) -> bool:
    """Say whether a part names who pays, or goes on with the name: part of a funder, a body, a known funder alone."""
    if funder.name and part.start < funder.end and funder.start < part.end:
        return True
    known = _known(part.text)
    return bool(known) and len(known[0][0]) >= 0.6 * len(part.text)


def unnamed_funder(page: Page, parts: Sequence[Part]) -> Mention:
    """Take the last part for who pays, where a title stands before it and nothing tells: a few words, capitalised."""
    kept = [part for part in parts if not is_programme(part.text) and not is_place(part.text)]
    if len(kept) < 2 or len(kept[0].text.split()) < _TITLE:
        return NOBODY
    last, before = kept[-1], kept[-2]
    comma = page.text[before.end : last.start].strip() in {",", "."}
    short = last.text[:1].isupper() and len(last.text.split()) <= _FUNDER and not last.quoted
    return mention_of(page, [last]) if comma and short and not before.colon else NOBODY
