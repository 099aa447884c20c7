"""Grants: title, funder, who held them in which role, from when to when, how much, under which number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kgbuild.dates import DateRange
from kgbuild.extract.amounts import amount_spans, find_amount
from kgbuild.extract.details import clean_title, people_in
from kgbuild.extract.money import is_grant
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.parts import Line, Part, lines_of
from kgbuild.extract.positions import mention_of
from kgbuild.extract.words import is_place, organization_weight, phrase_pattern
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Grant, Mention, Recipient

_NAME = "grants"
_IDENTIFIER = re.compile(
    r"(?:\b(?:grant|award|project|proposal|contract|no|nr|number|ref|id|agreement|n°|#)\b[\s.:#°-]*)+(?P<named>[A-Z]*[\d][\w/.-]{3,}\w)"
    r"|\b(?P<code>[A-Z]{2,}[A-Z\d]*(?:[-/_][A-Z\d]+)*[-/_]\d[\w/-]*|[A-Z]{1,3}\d{2}[A-Z]{0,2}\d{4,6}|[A-Z]{2,6}\d{4,})\b",
    re.IGNORECASE,
)
_FUNDED = re.compile(
    r"\b(?:(?:funded|supported|financed|sponsored|awarded|provided) by|from|gefördert (?:von|durch)"
    r"|(?:funder|funding agency|sponsor|agency|source)\s*:|financ(?:ée?|iado|iada) (?:par|por))\s+(?:the\s+)?"
    r"(?P<name>[A-ZÀ-Þ][^,;()\n\t]*)",
)
_OTHER = re.compile(
    r"\b(?P<role>(?:co-?)?(?:PIs?|principal investigators?|investigators?|lead))\s*:\s*(?P<names>[^();\n]+)",
    re.IGNORECASE,
)
_SCHEME = re.compile(
    r"\s*\b(?:project|grant|grants|program(?:me)?|award|fellowship|scheme|funding|projekt|projet|proyecto)s?\b\s*",
    re.IGNORECASE,
)


def grants(page: Page) -> Iterator[Grant]:
    """Give the grants that the sections of funding list; of honours and funding together, what is funding."""
    if page.subject_kind == "organization":
        return
    for section in page.of_kind("grants"):
        for entry in section.entries:
            if "awards" not in {section.kind, *section.also} or is_grant(page, entry):
                yield from _grants(page, section, entry)


def _grants(page: Page, section: Section, entry: Entry) -> Iterator[Grant]:
    lines = lines_of(page, entry)
    text = page.text[entry.start : entry.end]
    dates = [date for line in lines for date in line.dates]
    parts = [part for line in lines for part in line.parts]
    if not parts or not (dates or find_amount(text)[0] or phrase_pattern("funding", "grant").search(text)):
        return
    date = next((date for date in dates if not date.single), None) or next(iter(dates), None)
    amount, currency = find_amount(text)
    titles = _titles(lines, parts)
    recipients = _recipients(page, section, entry, text)
    funder = _funder(page, entry, parts, set(titles))
    identifier = _identifier(text, titles)
    for title, url in titles.items() or [("", "")]:
        yield Grant(
            evidence=page.evidence(entry.start, entry.end, _NAME),
            title=title,
            funder=funder,
            scheme=_scheme(parts, title, funder),
            recipients=recipients,
            start=date.start if date else "",
            end=_end(date),
            ongoing=bool(date and date.ongoing),
            amount=amount,
            currency=currency,
            identifier=identifier,
            url=url,
        )


def _end(date: DateRange | None) -> str:
    return "" if date is None or date.single else date.end


def _titles(lines: Sequence[Line], parts: Sequence[Part]) -> dict[str, str]:
    """Give the titles of an entry with their links: quoted, in italics, on a line of their own, else the links."""
    if _is_headed(lines):
        return {_leading_title(lines[1].text): ""}
    for part in parts:
        match = re.search(r"[“\"«„]([^”\"»“]{4,})[”\"»“]", part.text)
        if match:
            return {clean_title(match[0]): part.href}
    for line in lines[1:] or lines:
        set_apart = [part for part in line.parts if part.emphasis and not part.text.isdigit()]
        if set_apart and len(set_apart[0].text.split()) > 2:
            return {clean_title(line.text[set_apart[0].start - line.start : set_apart[-1].end - line.start]): ""}
    if any(part.strong for part in lines[0].parts):
        later = next((line for line in lines[1:] if len(line.text.split()) > 3 and not line.dates), None)
        rest = [part for part in lines[0].parts if not part.strong and _may_be_title(part)]
        if later or rest:
            return {clean_title(later.text if later else max((p.text for p in rest), key=len)): ""}
    linked = {clean_title(part.text): part.href for part in parts if part.href and part.text[0].isupper()}
    if linked:
        return {title: url for title, url in linked.items() if not is_place(title)}
    named = [part for part in lines[0].parts if _may_be_title(part)]
    named = named or [part for part in lines[0].parts if _is_scheme(part)]
    return {clean_title(re.sub(r"\s*\([^()]*\)", "", named[0].text)): ""} if named else {}


def _is_scheme(part: Part) -> bool:
    """Say whether a part names a grant by its programme, which is its title where it has no other."""
    named = phrase_pattern("funding", "award").search(part.text) or _SCHEME.search(part.text)
    return bool(named or re.search(r"\bfund\b", part.text, re.IGNORECASE)) and len(part.text.split()) > 2


def _is_headed(lines: Sequence[Line]) -> bool:
    """Say whether the first line gives funder and dates and ends in a colon, and the next one begins with the title."""
    return len(lines) > 1 and bool(lines[0].dates) and lines[0].text.rstrip().endswith(":") and bool(lines[1].parts)


def _leading_title(text: str) -> str:
    """Give the title that a line begins with: up to a number in brackets, an amount, or a sentence that is a role."""
    ends = [match.start() for match in re.finditer(r"\s*\([^()]*\d[^()]*\)|[.;,]\s+(?=\S)", text)]
    stops = [begin for begin, _ in amount_spans(text)]
    for end in ends:
        behind = text[end:].lstrip(" .;,")
        if text[end:].lstrip().startswith("(") or any(0 <= stop - end <= 3 for stop in stops):
            return clean_title(text[:end])
        if _role_pattern().match(behind):
            return clean_title(text[:end])
    return clean_title(text)


def _may_be_title(part: Part) -> bool:
    """Say whether a part may be a title: words, no role, no amount, no more than a funder."""
    if _role_pattern().fullmatch(part.text) or amount_spans(part.text) or _OTHER.match(part.text):
        return False
    funder = phrase_pattern("funding", "funders").search(part.text) or organization_weight(part.text) == 1
    return not funder and len(part.text.split()) > 2


@cache
def _role_pattern() -> re.Pattern[str]:
    choice = "|".join(
        re.escape(role) for role in sorted(table("funding")["roles"], key=lambda role: (-len(role), role))
    )
    return re.compile(rf"(?<![\w-])(?:{choice})(?![\w-])", re.IGNORECASE)


def _role(text: str) -> str:
    """Give the owner's role on a grant, where an entry or a heading prints it outside of other people's."""
    text = _OTHER.sub(" ", text)
    alone = [part.strip() for part in re.split(r"[,;()\t\n|]|\s[-–—]\s", text)]
    found = next((part for part in alone if _role_pattern().fullmatch(part)), "")
    weak = {"member", "fellow", "partner", "investigator", "participant", "recipient", "consultant"}
    return found or next((m[0] for m in _role_pattern().finditer(text) if m[0].casefold() not in weak), "")


def _recipients(page: Page, section: Section, entry: Entry, text: str) -> tuple[Recipient, ...]:
    """Give who held a grant: the owner in the role printed here or above, and those named with theirs."""
    others: list[Recipient] = []
    own = ""
    family = page.owner.name.split()[-1:] or [""]
    for match in _OTHER.finditer(text):
        for person in people_in(
            re.split(r"\s[-–—]\s|\.\s", match["names"])[0], entry.start + match.start("names"), 0.25
        ):
            if family[0] and family[0] in person.name:
                own = match["role"]
            else:
                others.append(Recipient(person, match["role"].rstrip("s")))
    title = re.sub(r"\(.*?\)", "", f"{entry.context} {section.title}")
    role = own or _role(re.sub(r"[“\"«].*?[”\"»]", " ", text)) or _role(title)
    return (Recipient(page.owner, role), *others)


def _funder(page: Page, entry: Entry, parts: Sequence[Part], titles: set[str]) -> Mention:
    """Give who pays: behind "funded by", in brackets beside the scheme, a known funder, an organisation."""
    text = page.text[entry.start : entry.end]
    lines = lines_of(page, entry)
    if _is_headed(lines):
        head = [part for part in lines[0].parts if part.end <= lines[0].start + lines[0].dates[0].at] or lines[0].parts
        return mention_of(page, head)
    stated = _FUNDED.search(text)
    if stated:
        name = re.split(r"\s+(?:grant|for|with|to|under|through|\d)|\.\s", stated["name"])[0].strip(" .,")
        return Mention(name, entry.start + stated.start("name"), entry.start + stated.start("name") + len(name))
    head = [part for part in parts if clean_title(part.text) not in titles]
    for part in head:
        match = re.search(r"\(([A-ZÀ-Þ][^()]*)\)", part.text)
        named = match and re.search(r"[^\W\d_]{2}", match[1]) and not re.search(r"[/:]|\d{3}", match[1])
        if match and named and (part.strong or organization_weight(match[1])) and not find_amount(match[1])[0]:
            return Mention(match[1], part.start + match.start(1), part.start + match.end(1))
    known = phrase_pattern("funding", "funders")
    for part in head:
        match = next((m for m in known.finditer(part.text) if m[0][:1].isupper()), None)
        if match:
            return _widened(part, match)
    best = next((part for part in head if organization_weight(part.text) == 1), None)
    best = best or next((part for part in head if part.strong), None)
    if best is None:
        return NOBODY
    name = best.text
    return Mention(name, best.start, best.start + len(name))


def _widened(part: Part, match: re.Match[str]) -> Mention:
    """Give a known funder with its programme where the part is little more than both ("ANID FOVI Project")."""
    bare = _SCHEME.sub(" ", part.text).strip(" .,")
    if part.text.startswith(match[0]) and len(bare.split()) <= 3 and bare in part.text:
        return Mention(bare, part.start, part.start + len(bare))
    return Mention(match[0], part.start + match.start(), part.start + match.end())


def _scheme(parts: Sequence[Part], title: str, funder: Mention) -> str:
    """Give the programme: a bold part, or one with a word of programmes, that is no title."""
    for part in parts:
        if (
            (part.strong or _SCHEME.search(part.text))
            and clean_title(part.text) != title
            and len(part.text.split()) <= 12
        ):
            name = re.sub(r"\s*\([^()]*\)", "", part.text).strip(" .,")
            return name if name != funder.name and not part.quoted else ""
    return ""


def _identifier(text: str, titles: Sequence[str] | dict[str, str]) -> str:
    """Give the number of a grant: behind "grant no.", or a code of capitals and digits outside its title."""
    for title in titles:
        text = text.replace(title, " ")
    for match in _IDENTIFIER.finditer(text):
        found = match["named"] or match["code"]
        years = re.fullmatch(r"(?:19|20)\d\d(?:[-–/]\d+)?", found)
        if any(c.isdigit() for c in found) and not years and (match["named"] or found.isupper()):
            return found.rstrip(".")
    return ""
