"""Kinds of sections that their entries tell, or the sections around them, where the heading leaves it open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from kgbuild.amounts import find_amounts
from kgbuild.dates import find_ranges
from kgbuild.document import Document
from kgbuild.extract.layout.entries import cut_entries
from kgbuild.extract.layout.headings import words_of
from kgbuild.extract.page import Entry, Section
from kgbuild.extract.phrases.degrees import find_degree, is_study, level_in
from kgbuild.extract.phrases.roles import ends_in_role, is_employed
from kgbuild.extract.phrases.words import event_pattern, is_place, organization_weight, phrase_pattern
from kgbuild.lexicon import table, words
from kgbuild.names import looks_like_name

#: Kinds below which an unknown heading is the first line of an entry ("### Lecturer, Example University").
LIVES = frozenset({"positions", "education"})
#: So many entries of a list of events, or papers at them, are told as talks are where they are such.
_TALKS = 0.6
#: A title has so many words at least, and is no more than such a share of its entry.
_TITLE, _MUCH = 4, 0.9
#: What is so likely a name opens a list of authors.
_NAME = 0.9
#: "A. Abel, B. Bo …", "Abel, A. and …"; "(Oral)".
_SIGNED = re.compile(
    r"\W*(?:(?:[A-ZÀ-Þ]\.[ -]?){1,3}[A-ZÀ-Þ][\w’'-]+|[A-ZÀ-Þ][\w’'-]+,? (?:[A-ZÀ-Þ]\.?){1,3})(?=[,;.\s])"
)
_KIND = re.compile(
    r"\((?:oral|poster|talk|invited|contributed|presentation|presenter|speaker)\b[^()]*\)", re.IGNORECASE
)
#: ", talk: ".
_LABELLED = re.compile(
    r"[,;.]\s+(?:[\w-]+ ){0,2}?"
    r"(?:talk|poster|presentation|keynote|vortrag|exposé|communication|ponencia|intervento):\s",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"«„]([^“”\"«»„]+)[”\"»“]")
_PAGES = re.compile(r"\bpp?\.\s*\d|\b\d+\s*\(\d+\)|\d\s*:\s*\d+\s?[–-]|\bvol(?:ume|\.)?\s*\d", re.IGNORECASE)
_TITLED = re.compile(r"[\W\d]{0,14}(?:[A-Za-z]{3,9}\.? (?:\d{1,2}, )?\d{4}[\W\d]{0,6})?[“\"«„][^“”\"«»„]{6,}[”\"»“]")
_PRINTED = re.compile(r"\bproc(?:\.|eedings\b)|\bpress\b|\bdoi\b|https?://", re.IGNORECASE)
#: So many dated entries tell of a life.
_DATED = 2
#: "Surgical Residency", "Gull Fellowship", "Certificate in Tides".
_STAY = re.compile(
    r"\b(?:resid(?:ency|ent)|fellow(?:ship)?|intern(?:ship)?|clerkship|scholar|visit(?:or|ing)|exchange|certifi\w+|diploma"
    r"|licen[cs]\w+|stud(?:y|ies|ent))\b",
    re.IGNORECASE,
)
#: A line of a curriculum is no longer.
_LINE = 30
#: Of the awards so many are grants where they are such.
_FUNDED = 0.8
#: Sections stand on this level at least; above it stands the name.
_PART = 2
#: Of the affiliations so many name posts where they are such.
_POSTS = 0.6


def told_kinds(document: Document, sections: Sequence[Section]) -> Iterator[Section]:
    """Give the sections of a document, each of the kind that its entries and the others tell."""
    published = [section for section in sections if section.kind == "publications" and not _is_of_gatherings(section)]
    for section in _trained(document, _trainees(document, sections)):
        told = _of_roles(document, _of_posts(document, _of_life(document, section)))
        told = _of_appointments(document, _of_role(document, told))
        yield _of_funding(document, _of_talks(document, told, beside=bool(published)))


def _of_life(document: Document, section: Section) -> Section:
    """Give a section; one that says no more than that it is a curriculum tells of a life where most entries are dated.

    "Short CV", a page that is titled "Vita" and has no headings.
    """
    told = set(words_of(section.title))
    if section.kind or set(section.kinds) - {"biography"} or not told & words("sections", "curricula"):
        return section
    texts = [document.text[entry.start : entry.end] for entry in section.entries]
    dated = sum(len(text.split()) <= _LINE and bool(find_ranges(text)) for text in texts)
    if dated < _DATED or dated < _TALKS * len(section.entries):
        return section
    entries = cut_entries(document, section.blocks, "education")
    return replace(section, kind="education", also=("positions",), entries=entries)


def _trainees(document: Document, sections: Sequence[Section]) -> Iterator[Section]:
    """Give the sections; on a page that tells of a life, a list of postdocs is a list of who was supervised."""
    life = any(section.kind in LIVES or section.kind == "supervision" for section in sections)
    life &= not any(kind in {"people", "news"} for section in sections for kind in section.kinds)
    for section in sections:
        trained = life and section.kind == "people" and level_in(section.title) and section.level > 1
        if section.kind == "positions" and "supervision" in section.kinds and level_in(section.title):
            entries = cut_entries(document, section.blocks, "supervision")
            section = replace(section, kind="supervision", also=(), entries=entries)  # noqa: PLW2901
        yield replace(section, kind="supervision", also=()) if trained else section


def _trained(document: Document, sections: Iterable[Section]) -> Iterator[Section]:
    """Give the sections; training beside an education that names no degree, post or stay was attended."""
    listed = list(sections)
    schooled = any(section.kind == "education" and not _is_training(section) for section in listed)
    for section in listed:
        texts = [document.text[entry.start : entry.end] for entry in section.entries]
        dated = sum(bool(find_ranges(text)) for text in texts)
        attended = schooled and _is_training(section) and texts and dated >= _TALKS * len(texts)
        if attended and not any(map(_is_schooling, texts)):
            section = replace(  # noqa: PLW2901
                section, kind="attendance", also=(), entries=cut_entries(document, section.blocks, "attendance")
            )
        yield section


def _is_schooling(text: str) -> bool:
    """Say whether a text names a degree, or a post or a stay that one is trained in."""
    stay = any(is_employed(part) or _STAY.search(part) for part in re.split(r"[\n\t,;(]", text))
    return stay or find_degree(text) is not None or is_study(text)


def _is_training(section: Section) -> bool:
    return section.kind == "education" and not section.also and "training" in words_of(section.title)


def _of_posts(document: Document, section: Section) -> Section:
    """Give a section; one of affiliations lists posts where most of its dated entries name one: "Visiting researcher".

    Society memberships go by the same word.
    """
    if section.kind != "memberships" or not set(words_of(section.title)) & words("sections", "affiliations"):
        return section
    entries = cut_entries(document, section.blocks, "positions")
    texts = [document.text[entry.start : entry.end] for entry in entries]
    posts = sum(bool(find_ranges(text)) and _names_post(text) for text in texts)
    if posts < _POSTS * max(len(texts), 1):
        return section
    return replace(section, kind="positions", entries=entries)


def _of_role(document: Document, section: Section) -> Section:
    """Give a section; one that a role alone heads lists where the role was held if its entries are dated bodies."""
    title = section.title.strip(" :")
    named = is_employed(title) and (ends_in_role(title) or ends_in_role(title.split()[0]))  # "Profesor visitante"
    if section.kind or section.kinds or not named:
        return section
    texts = [document.text[entry.start : entry.end] for entry in section.entries]
    held = sum(bool(find_ranges(text)) and organization_weight(re.split(r"[,(|]", text)[0]) == 1 for text in texts)
    if held < _DATED or held < _POSTS * len(texts):
        return section
    entries = cut_entries(document, section.blocks, "positions")
    return replace(section, kind="positions", kinds=("positions",), entries=entries)


def _of_appointments(document: Document, section: Section) -> Section:
    """Give a section; one of teaching among positions lists posts where its entries open with no more than one.

    "Work experience", below it "Academic and teaching": "2019 – 2021 | Part-time lecturer".
    """
    if section.kind != "teaching" or section.kinds[-1:] != ("positions",):
        return section
    entries = cut_entries(document, section.blocks, "positions")
    opened = [document.text[entry.start : entry.end].partition("\n")[0] for entry in entries]
    if sum(map(_is_mere_post, opened)) < _POSTS * max(len(opened), 1):
        return section
    return replace(section, kind="positions", entries=entries)


def _is_mere_post(line: str) -> bool:
    """Say whether a line names a post and when it was held, perhaps where, and no course."""
    dates = find_ranges(line)
    bare = line
    for date in reversed(dates):
        bare = f"{bare[: date.at]},{bare[date.to :]}"
    parts = [part.strip() for part in re.split(r"[\t,;|:]", re.sub(r"\([^()]*\)", "", bare)) if part.strip(" .–—-")]
    where = all(organization_weight(part) > 0 or is_place(part) for part in parts[1:])
    return bool(dates and parts) and is_employed(parts[0]) and ends_in_role(parts[0]) and where


def _of_roles(document: Document, section: Section) -> Section:
    """Give a section; one whose heading leaves it open ("Research") lists posts where dated roles open its entries."""
    if section.kind or section.kinds or section.level < _PART:
        return section
    texts = [document.text[entry.start : entry.end] for entry in section.entries]
    opened = [re.split(r"[\n\t,;|]|\s[–—-]\s", text.strip(), maxsplit=1)[0] for text in texts]
    held = sum(
        bool(find_ranges(text)) and is_employed(role) and ends_in_role(role) and _is_held(role)
        for text, role in zip(texts, opened, strict=True)
    )
    if held < _DATED or held < _POSTS * len(texts):
        return section
    entries = cut_entries(document, section.blocks, "positions")
    return replace(section, kind="positions", kinds=("positions",), entries=entries)


def _of_funding(document: Document, section: Section) -> Section:
    """Give a section; one of awards lists grants where roles on them and amounts stand in as good as each entry.

    "Research Awards – Current" of American medical schools. So does a list of items below a heading that says nothing,
    "Research", where dates may stand for the amounts.
    """
    told = section.kind == "awards" and not section.also
    if not told and (section.kind or section.kinds):
        return section
    blocks = section.blocks if told else tuple(block for block in section.blocks if block.kind in {"item", "row"})
    entries = cut_entries(document, blocks, "grants")
    held = phrase_pattern("funding", "held")
    texts = [document.text[entry.start : entry.end] for entry in entries]
    roles = [text for text in texts if held.search(text)]
    paid = sum(bool(find_amounts(text)) for text in roles)
    dated = sum(bool(find_ranges(text)) for text in roles) if not told and paid else 0
    if max(paid, dated) < (_FUNDED if told else _POSTS) * max(len(texts), 1) or (not told and len(texts) < _DATED):
        return section
    return replace(section, kind="grants", kinds=section.kinds or ("grants",), entries=entries)


def _names_post(text: str) -> bool:
    """Say whether a role stands in a text by itself, and none that societies give: "Member", "Vice President"."""
    return any(is_employed(part) and _is_held(part) for part in re.split(r"[\n\t,;]|\swith\s", text))


def _is_held(role: str) -> bool:
    """Say whether a role is one of those employed: no office, or what posts are called, too: "Research Fellow"."""
    office = phrase_pattern("service", "roles").search(role)
    return office is None or office[0].casefold() in words("service", "employed")


def _of_talks(document: Document, section: Section, *, beside: bool) -> Section:
    """Give a section; one of events or papers at them lists talks where most entries are told as talks are.

    Beside journals, one of events lists papers where these have authors and titles on lines of their own.

    Those that were attended have no title; papers that were printed have no day, or authors and pages. So does one of
    outreach, where each entry names a kind of talk and quotes a title.

    Args:
        document: whose section it is.
        section: as its heading tells it.
        beside: the document lists its publications elsewhere.
    """
    if section.kind == "attendance":
        works = sum(_is_work(document.text[entry.start : entry.end]) for entry in section.entries)
        if beside and works and works >= _TALKS * len(section.entries):
            return replace(section, kind="publications", also=())
        told = [_is_titled(document, entry) for entry in section.entries]
    elif section.kind == "publications" and _is_of_gatherings(section):
        texts = [document.text[entry.start : entry.end] for entry in section.entries]
        told = [_tells_day(text) or (beside and _opens_quoted(text)) or _tells_event(text) for text in texts]
    elif section.kind == "service" and set(words_of(section.title)) & words("sections", "outreach"):
        told = [bool(section.entries) and all(_is_given(document.text[e.start : e.end]) for e in section.entries)]
    else:
        return section
    if not told or sum(told) < _TALKS * len(told):
        return section
    return replace(section, kind="talks", also=(), entries=cut_entries(document, section.blocks, "talks"))


def _is_of_gatherings(section: Section) -> bool:
    """Say whether a section of papers is one of conferences by its heading, outside of a list of publications."""
    told = set(words_of(section.title))
    return (
        bool(told & words("sections", "gatherings")) and not told & words("sections", "printed") and not section.kinds
    )


def _is_titled(document: Document, entry: Entry) -> bool:
    """Say whether an entry opens with speakers, or tells the kind of a talk, and sets a title of some words apart."""
    text = document.text[entry.start : entry.end]
    if _LABELLED.search(text):
        return True
    if not (_SIGNED.match(text) or _KIND.search(text)):
        return False
    slanted = (i for block in entry.blocks for i in block.inlines if i.kind == "emphasis")
    titles = [document.text[i.start : i.end] for i in slanted] + [m[1] for m in _QUOTED.finditer(text)]
    return any(len(title.split()) >= _TITLE and len(title) < _MUCH * len(text) for title in titles)


def _is_given(text: str) -> bool:
    """Say whether a text names a kind of talk and has a title of some words in quotation marks."""
    quoted = [found for found in _QUOTED.finditer(text) if len(found[1].split()) >= _TITLE]
    return any(phrase_pattern("talks", "kinds").search(text, 0, found.start()) for found in quoted)


def _is_work(text: str) -> bool:
    """Say whether one line of a text lists authors and another is a title in quotation marks."""
    lines = [line.strip() for line in text.split("\n")]
    signed = any(len(_SIGNED.findall(f"{line},")) > 1 and not find_ranges(line) for line in lines)
    return signed and any(_QUOTED.fullmatch(line.rstrip(" .,")) for line in lines)


def _opens_quoted(text: str) -> bool:
    """Say whether a title in quotation marks, perhaps behind its date, opens a text that tells no pages."""
    return _TITLED.match(text) is not None and not _PAGES.search(text) and not _PRINTED.search(text)


def _tells_day(text: str) -> bool:
    """Say whether a text tells a day, or a range of days of a month, and no pages."""
    return _day_pattern().search(text) is not None and not _PAGES.search(text)


def _tells_event(text: str) -> bool:
    """Say whether a text tells an event and its month, and neither authors nor pages."""
    dated = any(len(found.start) > len("2024") for found in find_ranges(text))
    told = dated and event_pattern().search(text) and not _PAGES.search(text) and not _PRINTED.search(text)
    opening = re.split(r"[,.;:(|]", text, maxsplit=1)[0].strip(' “”"*_')
    return bool(told) and not _SIGNED.match(text) and looks_like_name(opening) < _NAME


@cache
def _day_pattern() -> re.Pattern[str]:
    months = "|".join(re.escape(word) for group in table("dates")["months"].values() for word in group if len(word) > 2)
    return re.compile(
        rf"\b(?:{months})\.?\s+\d{{1,2}}\b(?!\d)|\b\d{{1,2}}\.?\s+(?:de\s+)?(?:{months})\b", re.IGNORECASE
    )
