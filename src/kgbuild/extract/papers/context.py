"""What holds for every paper under a heading or on a page: year, kind, status, venue, the implied author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import PurePosixPath

from kgbuild.extract.layout.headings import kinds_of, kinds_of_page
from kgbuild.extract.page import Page, Section
from kgbuild.extract.papers.marks import is_mark, without_marks
from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.lexicon import alternatives, table
from kgbuild.model import NOBODY, Mention, PaperKind, PaperStatus

YEAR = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?!\d|[/.-]\d)")
_BADGE_WORDS = 5
_ONLY_YEAR = re.compile(
    r"^\W*(?:in\s+)?((?:19|20)\d\d)(?:\s*[(\[]\s*\d{1,3}(?:\s[^\W\d_]+)?\s*[)\]])?\W*$", re.IGNORECASE
)
#: So many blocks open a page, so many of them may introduce it, and so long is what they say of it.
_OPENING, _INTRODUCTION, _LONGEST = 8, 2, 400
#: "2022 Publications", "Our papers of 2021", "Papers published in 2020".
_NAMED_YEAR = re.compile(
    r"(?i)\W*(?!.*\b(?:since|before|until|after|to|seit|bis|vor|ab|depuis|avant|desde|hasta|antes|até|dal|fino)\b)"
    r"(?:our\s+)?(?P<before>(?:[^\W\d_]+\s+){0,2}?)(?:(?:published|parus|publiés|erschienen|publicados)\s+)?"
    r"(?:(?:of|from|in|en|de|du|aus|dal|del)\s+)?[(\[]?(?:19|20)\d\d[)\]]?(?P<behind>(?:\s+[^\W\d_]+){0,2})\W*"
)
_VENUE_YEAR = re.compile(r"[\s,(]*[’'](\d\d)\b\)?|[\s,(]*\(?((?:19|20)\d\d)\b\)?")
_EVENT = re.compile(r"(?:[A-Z][\w&/@+-]*[A-Z][\w&/@+-]*)(?:\s+[A-Z][\w&-]*)*[\s-]*(?:[’']\d\d|(?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Context:
    """What an entry need not repeat, because it stands above it.

    Attributes:
        year: of a heading that is a year.
        type: that a heading gives ("Journal articles").
        status: that a heading gives ("Under review").
        venue: that the whole page is about ("Our papers at X 2023"), or that a heading is ("X 2023").
        within: the event that `venue` is a part of.
        owner: whose papers these are; NOBODY on pages of groups.
        mark: of a heading that is a distinction ("Spotlights").
        announced: whether a heading or the page says that papers follow.
    """

    year: str = ""
    type: PaperKind = ""
    status: PaperStatus = ""
    venue: str = ""
    within: str = ""
    owner: Mention = NOBODY
    mark: str = ""
    announced: bool = False


@cache
def _phrases(name: str, *path: str) -> re.Pattern[str]:
    node: Mapping[str, list[str]] | list[str] = table(name)
    for key in path:
        node = node[key]  # type: ignore[call-overload]
    return re.compile(r"(?<!\w)(?:" + alternatives(node) + r")(?!\w)")


def kind_by(words_table: str, text: str) -> str:
    """Give the kind whose longest phrase stands in `text`; `words_table` is a key path of `paper_kinds`."""
    path = tuple(words_table.split("."))
    node = table("paper_kinds")
    for key in path:
        node = node[key]
    found = [
        (len(match.group()), kind)
        for kind in node
        for match in _phrases("paper_kinds", *path, kind).finditer(text.casefold())
    ]
    if len({kind for _, kind in found}) > 1 and words_table == "heading.type":
        return ""  # "Journal and conference papers"
    return max(found, key=lambda pair: pair[0])[1] if found else ""


def behind_status(venue: str) -> tuple[str, PaperStatus]:
    """Give a venue without the status and the preposition that open it, and the status; empty without one.

    >>> behind_status("Revise and Resubmit at the Tide Journal"), behind_status("Conditionally accepted, Tide Letters")
    (('Tide Journal', 'submitted'), ('Tide Letters', 'accepted'))
    """
    match = _status_lead().match(venue)
    if match is None:
        return venue, ""
    return venue[match.end() :], kind_by("heading.status", match["told"])  # type: ignore[return-value]


def status_at(text: str) -> int:
    """Give where the mark before the status begins that ends a title; where there is none, its end.

    >>> status_at("Tides and Wages, R&R at Tide Letters"), status_at("Salt, under review and under water")
    (15, 34)
    """
    match = _status_behind().search(text)
    return match.start() if match else len(text)


@cache
def _status_behind() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[,.;(\[–—]\s*(?:[a-z]+ly\s)?(?:{_statuses()})(?=\s*(?:[,.;:)\]]|$)|\s(?:at|to|in|by|for|with)\s(?:the\s)?(?-i:[A-ZÀ-Þ]))",
        re.IGNORECASE,
    )


def _statuses() -> str:
    return alternatives(phrase for phrases in table("paper_kinds")["heading"]["status"].values() for phrase in phrases)


@cache
def _status_lead() -> re.Pattern[str]:
    return re.compile(
        rf"[\W_]*(?:[a-z]+ly\s)?(?P<told>{_statuses()})(?:\s(?:for\spublication|again))?"
        r"(?:\s*[,:]\s*(?:(?:at|in|to)\s)?|\s(?:at|to|in|by|for|with)\s)(?:the\s)?(?=(?-i:[A-ZÀ-Þ]))",
        re.IGNORECASE,
    )


def only_year(text: str) -> str:
    """Give the year that a heading or line consists of, empty if it says more.

    >>> only_year("— 2019 —"), only_year("2021 (8 articles)")
    ('2019', '2021')
    """
    match = _ONLY_YEAR.match(text)
    return match.group(1) if match else ""


def under(context: Context, headings: Iterable[str]) -> Context:
    """Give `context` as the headings above an entry, outermost first, narrow it."""
    for heading in headings:
        if not heading:
            continue
        kind, status = kind_by("heading.type", heading), kind_by("heading.status", heading)
        event, held = split_venue(heading) if _EVENT.fullmatch(heading) and not context.venue else ("", "")
        context = replace(
            context,
            venue=event or context.venue,
            year=only_year(heading) or held or year_named(heading) or context.year,
            type=kind or context.type,  # type: ignore[arg-type]
            status=(status if not context.venue else "") or context.status,  # type: ignore[arg-type]
            mark=heading if is_mark(heading) and "poster" not in heading.casefold() else context.mark,
        )
        if context.venue and not context.within and opens_part(heading):
            context = _part(context, heading)
    return context


def year_named(heading: str) -> str:
    """Give the one year whose papers a heading names and nothing beside them, empty for other headings.

    >>> year_named("2022 Publications"), year_named("Papers published in 2021"), year_named("Papers since 2019")
    ('2022', '2021', '')
    """
    years = YEAR.findall(heading)
    match = _NAMED_YEAR.fullmatch(heading.partition("|")[0])
    if len(set(years)) != 1 or match is None:
        return ""
    return years[0] if "publications" in kinds_of(match["before"] + " " + match["behind"]) else ""


def opens_part(heading: str) -> bool:
    """Say whether a heading names a part of an event ("Workshops")."""
    return bool(_phrases("venues", "parts").search(heading.casefold()))


def _part(context: Context, heading: str) -> Context:
    """Give the context of the part of the announced event that a heading opens: "Workshops" of "X 2023 Workshop"."""
    if "workshop" not in heading.casefold():
        return context
    return replace(context, venue=f"{context.venue} Workshop", within=context.venue, type="workshop")


def headings_of(section: Section) -> tuple[str, ...]:
    """Give the titles that stand over a section's entries, outermost first."""
    return (*section.path, section.title)


def announced_venue(title: str) -> str:
    """Give the event whose papers a page's title announces, with its year; empty if it announces none.

    >>> announced_venue("Our lab's papers at ICML 2022")
    'ICML 2022'
    """
    match = _EVENT.search(title) if phrase_pattern("venues", "announced").search(title) else None
    return match.group() if match else ""


def is_event(text: str) -> bool:
    """Say whether a badge names an event and its year ("CVPR 2016", "ICML '19 Oral")."""
    return bool(event_in(text))


def event_in(text: str) -> str:
    """Give the event and year that a badge names beside no more than a distinction, empty for other texts.

    >>> event_in("ICML '19 Oral"), event_in("TIDE 2015 (Best Paper Award)"), event_in("The tides of FLOOD 2015")
    ("ICML '19", 'TIDE 2015', '')
    """
    match = _EVENT.search(text)
    rest = f"{text[: match.start()]} {text[match.end() :]}" if match else ""
    brief = len(rest) <= len("  (Spotlight)") and len(text.split()) <= _BADGE_WORDS
    marked = match is not None and not text[: match.start()].strip(" [(*") and is_mark(rest)
    return match.group() if match and (brief or marked) else ""


def is_publisher(text: str) -> bool:
    """Say whether a name of several words ends as those of publishers do ("Tide University Press")."""
    last = text.rstrip(" .,").rpartition(" ")[2].casefold()
    return " " in text.strip() and last in table("cite_words")["classes"]["publisher"]


def split_venue(text: str) -> tuple[str, str]:
    """Split a printed venue from its year: "TIDE 2026 (Oral)" gives ("TIDE", "2026"), "ICML '19" ("ICML", "2019")."""
    text = " ".join(without_marks(text).split())
    match = _VENUE_YEAR.search(text)
    if not match:
        return text, ""
    year = match.group(2) or ("19" if int(match.group(1)) > 60 else "20") + match.group(1)
    venue = (text[: match.start()] + " " + text[match.end() :]).strip(" ,;|")
    if venue.count("(") != venue.count(")"):  # the year stood in the bracket
        venue = venue.strip(" ,;()|")
        venue += ")" if "(" in venue else ""
    return " ".join(venue.split()) or text, year


def _introduced(page: Page, titles: str) -> str:
    """Give the event that a title names and the paragraph below it announces papers of: "Our lab at ICML 2022"."""
    if not _EVENT.search(titles):
        return ""
    opening = [block for block in page.document.blocks[:_OPENING] if block.kind == "paragraph"][:_INTRODUCTION]
    for block in opening:
        venue = announced_venue(page.text[block.start : min(block.end, block.start + _LONGEST)])
        if venue and venue.split()[0].casefold() in titles.casefold():
            return venue
    return ""


def page_context(page: Page) -> Context:
    """Give what the page as a whole says of its papers, in its title, its first heading or its file's name."""
    title = str(page.document.metadata.get("title") or "")
    first = next((section.title for section in page.sections if section.title), "")
    venue = announced_venue(title) or announced_venue(first) or _introduced(page, f"{title}\n{first}")
    about = any("publications" in kinds_of_page(name) for name in (title, PurePosixPath(page.document.id).stem))
    year = "" if venue else year_named(title)
    return Context(venue=venue, year=year, owner=page.owner, announced=bool(venue) or about)
