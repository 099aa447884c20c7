"""Papers that news tell of: "Our paper “Title” has been accepted by Journal", "“Title” is now out in Journal"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kgbuild.document import Inline
from kgbuild.extract.page import Page
from kgbuild.extract.papers.context import Context
from kgbuild.extract.papers.lines import lines_of
from kgbuild.extract.papers.links import Found, is_label, links_of
from kgbuild.extract.papers.people import full_names
from kgbuild.extract.papers.publications import citation
from kgbuild.extract.prose.news import Item
from kgbuild.extract.prose.news_bare_papers import bare_papers, sentence_behind
from kgbuild.extract.prose.news_paper_lists import SEVERAL, SOURCE, listed_papers
from kgbuild.extract.prose.news_venues import DOT, as_venue, pattern, venue_at, venue_in
from kgbuild.model import Author, Paper

#: Quotation marks that open and those that close with them.
_QUOTED = re.compile(
    r"“([^“”\n]{12,300})”|“([^“”\"\n]{12,300})\"|\"([^\"“”\n]{12,300})”|\"([^\"\n]{12,300})\"|«\s*([^«»\n]{12,300}?)\s*»|„([^„“”\n]{12,300})[“”]"
    r"|(?<!\w)[‘']([^‘’'\n]{20,300})[’'](?!\w)|(?<!\w)‘([^‘’'\n]{12,20})’(?!\w)"
)
_TITLE_WORDS = 4
#: A title that links to the paper has so many words at least.
_LEAST_TITLE = 2
_LEADS_TO_PAPER = re.compile(
    r"(?i)^(?:https?://)?(?:www\.)?(?:arxiv\.org/(?:abs|pdf)/|(?:dx\.)?doi\.org/|openreview\.net/(?:forum|pdf))"
)
_NO_TITLE = re.compile(r"(?i)\b(?:pre-?prints?|papers?|articles?|here|links?)\W*$")
_BEFORE_VENUE = re.compile(r"(?i)\b(?:in|at|by|to|with)\s+(?:the\s+)?$")
#: Shorter titles need more that tells them.
_SHORT_TITLE = 3
_RIGHT_BEHIND = 12
#: The name of a journal cut short, whose stops end no sentence: "J. Phys. Chem. Lett."; they are read as another sign.
_ABBREVIATED = re.compile(
    r"\b(?:Acta|Adv|Am|Angew|Ann|Anal|Appl|Astron|Astrophys|Biol|Biochem|Bull|Can|Chem|Class|Commun|Comput|Curr|Earth|Ecol|Environ|Eur|Genet"
    r"|Geophys|Int|J|Math|Mol|Mon|Nat|Nucl|Opt|Org|Philos|Phys|Proc|Psychol|Quart|Rev|Sci|Soc|Solid|Struct|Theor|Trans)\."
    r"(?:\s(?:[A-Z][\w-]{0,10}\.|of|[A-Z]\b|Lett|Res|Sci|Soc|Phys))*"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: Nothing but this stands between two titles of one sentence.
_BESIDE = re.compile(
    r"[\s,;.”\"»“«„_*]*(?:(?:led|written|authored)\s+by\s+[A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'.-]*){0,2})?"
    r"[\s,;]*(?:(?:and|et|und|y|e|&)\s)?[\s“\"«„_*]*"
)
#: What links to read on end with.
_ARROWS = " →»›>]["
_READ = re.compile(r"(?i)^(?:read|see|view|try|download|get|check out)\s+(?:(?:the|our|full|online)\s+)*")
_LABEL = re.compile(r"[^:.!?\n\d]{4,60}[:!.]\s*(?=[A-ZÀ-Þ])")
#: What may stand between a title and what is said of it.
_CLOSING = ' \n,.;”"»“*_)]'
_BRACKET = re.compile(r"\(\s*(?:in\s+|at\s+)?(?P<venue>[A-Za-z][^()]{1,80})\)")
#: "New paper in Nature: “…”", and names of venues that begin with a small letter.
_LABEL_END = re.compile(r"[:–—-]\s*[“\"«„*_\[]*\s*$")
#: "with Ada Example and Bo Roe", before the venue.
_WITH = re.compile(r"^\s+(?:(?:co-?authored|written|joint)\s+)?with\s.{3,120}?\s(?=(?:in|at)\s+[A-Z])")
_SEVERAL_HERE = re.compile(rf"{SEVERAL.pattern}[^.!?]*")
#: "our ABC 2023 paper": an edition right before the word for a paper.
_EDITION = re.compile(
    r"(?i:\b(?:our|my|the|their|an?|new)\s+)(?:[a-z-]+\s+)?(?P<venue>[A-Z][\w/-]*[A-Z][\w/-]*?\s?[’']?(?:20)?\d\d)\s+(?:[a-z-]+\s+){0,2}$"
)
_RESPECTIVELY = re.compile(
    r"(?i)\b(?:respectively|respectivement|respectivamente|beziehungsweise|bzw|rispettivamente)\b"
)
_OPENS = re.compile(
    r"(?i)(?:[^.!?:]{0,80}:)?[\s:,*_\[–—-]*"
    r"(?:(?:titled|entitled|called|intitulée?|mit dem titel|titulad[oa]|intitolat[oa])[\s:,*_\[]*)?"
)
#: "New paper by Ada Example and Bo Roe: “".
_BY_NAMES = re.compile(r"\s+(?:is\s+out\s+)?by\s+(?P<names>[A-ZÀ-Þ][^:“”\"«„]{4,200}?)(?:\s*[:,–—-])?[\s“\"«„]*")
_BY = re.compile(r"(?i)^[\s,”“\"»]*\(?(?:led |written |co-?authored )?by\s+")


@dataclass(frozen=True, slots=True)
class _Title:
    """A title in the text of an item: where it stands, up to where its links are, what is said of it.

    Attributes:
        start: of the title in the text.
        end: of the title.
        until: where the next title begins.
        behind: the rest of its sentence.
        venue: that its sentence names.
        told: whether its sentence makes it that of a paper.
        joined: whether nothing but "and" parts it from the title before it.
    """

    start: int
    end: int
    until: int
    behind: str
    venue: str
    told: bool
    joined: bool


def news_papers(page: Page, item: Item) -> Iterator[Paper]:
    """Give the works that an item of news says were written, accepted or published."""
    end = item.blocks[-1].end
    text = _ABBREVIATED.sub(lambda found: found[0].replace(".", DOT), page.text[item.start : end])
    spoken = f"{item.label} " if item.label and not pattern("others").search(item.label) else ""
    if cited := _cited(page, item, text):
        yield cited
        return
    if listed := tuple(listed_papers(page, item)):
        yield from listed
        return
    quoted = tuple(_quoted(text))
    titles = quoted or tuple(_set_apart(item, text))
    for title in _told_titles(item, text, titles, spoken, quoted=bool(quoted)):
        year = _YEAR.search(title.venue)
        found = _linked(page, item, item.start + title.start, item.start + title.until, alone=len(titles) == 1)
        yield Paper(
            evidence=page.evidence(item.start, end, SOURCE, 0.7),
            title=" ".join(text[title.start : title.end].replace(DOT, ".").split()).rstrip(".,;"),
            authors=_authors(title.behind, item.start + title.end)
            or _authors_ahead(text, item.start, title.start)
            or _beside_owner(text, item.start, title.end),
            venue=title.venue,
            year=year[0] if year else "",
            doi=found.doi,
            arxiv=found.arxiv,
            links=found.links,
        )
    if not titles:
        yield from bare_papers(page, item, text, spoken)


def _told_titles(
    item: Item, text: str, titles: Sequence[tuple[int, int]], spoken: str, *, quoted: bool
) -> list[_Title]:
    """Give the titles of an item that the words around them make those of papers, with their venues."""
    found = _SEVERAL_HERE.search(text[: titles[0][0]]) if len(titles) > 1 else None
    announced = venue_in(found[0]) if found else ""
    rows: list[_Title] = []
    for number, (start, stop) in enumerate(titles):
        last = titles[number + 1][0] if number + 1 < len(titles) else len(text)
        first = titles[number - 1][1] if number else 0
        ahead = _sentence_before((spoken if not number else "") + text[first:start])
        behind = sentence_behind(text[stop:last])
        venue = venue_in(behind) or _named_with(ahead, behind) or venue_in(ahead)
        joined = number > 0 and _BESIDE.fullmatch(_unlinked(item, text, first, start)) is not None
        told = _opens_title(ahead) or bool(venue and _is_said_of(ahead, behind)) or bool(announced)
        told = _tells_of_work(ahead, behind) or told if quoted else told
        short = len(text[start:stop].split()) < _TITLE_WORDS + (not quoted)
        told &= not short or bool(announced) or bool(pattern("works").search(ahead) and pattern("said").search(behind))
        rows.append(_Title(start, stop, last, behind, venue or announced, told, joined))
    return [row for row in _shared(rows, text) if row.told]


def _shared(rows: Sequence[_Title], text: str) -> Iterator[_Title]:
    """Give titles that stand beside each other with what is said of one of them: "“A” and “B” were accepted to V"."""
    groups: list[list[_Title]] = []
    for row in rows:
        if row.joined:
            groups[-1].append(row)
        else:
            groups.append([row])
    for group in groups:
        venue = next((row.venue for row in group if row.venue), "")
        told = any(row.told for row in group)
        each = re.split(r",?\s+(?:and|et|und|y|e)\s+(?:the\s+)?|,\s+", venue)
        apart = len(each) == len(group) > 1 and _RESPECTIVELY.search(text, group[-1].end)
        for number, row in enumerate(group):
            yield replace(row, venue=each[number] if apart else row.venue or venue, told=told)


def _unlinked(item: Item, text: str, start: int, end: int) -> str:
    """Give the text between two offsets without the links in it: "“A” [pdf] [code] and “B”"."""
    out = list(text[start:end])
    for run in (run for block in item.blocks for run in block.inlines if run.kind == "link"):
        begin, stop = run.start - item.start - start, run.end - item.start - start
        if 0 <= begin < stop <= len(out):
            out[begin:stop] = " " * (stop - begin)
    return re.sub(r"[\[\]()|]", " ", "".join(out))


def _linked(page: Page, item: Item, title: int, until: int, *, alone: bool) -> Found:
    """Give the links that are about one paper: on its title, labelled as links to papers are, or to a DOI.

    Args:
        page: that the item stands on.
        item: of news.
        title: where the title begins.
        until: where the next title begins, or the item ends.
        alone: whether the item names no other.
    """
    out = Found()
    begin = item.start if alone else title
    runs = (run for block in item.blocks for run in block.inlines if run.kind == "link")
    for run in (run for run in runs if begin <= run.start and run.end <= until):
        found = links_of(page, run.start, run.end, [run], title=title)
        label = _is_link_label(page.text[run.start : run.end])
        if label or run.start == title or found.doi or found.arxiv:
            out = Found((*out.links, *found.links), out.doi or found.doi, out.arxiv or found.arxiv)
    return out


def _cited(page: Page, item: Item, text: str) -> Paper | None:
    """Give the paper of an item that is a reference behind a label: "New paper: Moe A, Roe B (2024) …"."""
    label = None if item.label else _LABEL.match(text)
    said = item.label or (label[0] if label else "")
    if not said or not (pattern("works").search(said) or pattern("publish").search(said)):
        return None
    lines = lines_of(page, [replace(block, start=max(block.start, item.start)) for block in item.blocks])
    at = item.start + (label.end() if label else 0)
    behind = [
        replace(line, start=max(line.start, at), text=page.text[max(line.start, at) : line.end]) for line in lines
    ]
    paper = citation(page, [line for line in behind if line.text.strip()], Context(announced=True))
    authors = [author for author in paper.authors if author.position] if paper else []
    return replace(paper, evidence=replace(paper.evidence, extractor=SOURCE)) if paper and len(authors) > 1 else None


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """Give where texts of enough words stand in quotation marks."""
    for found in _QUOTED.finditer(text):
        group = next(n for n in range(1, len(found.groups()) + 1) if found[n])
        if len(found[group].split()) >= _SHORT_TITLE:
            yield found.span(group)


def _set_apart(item: Item, text: str) -> Iterator[tuple[int, int]]:
    """Give where texts of enough words are set apart by type or a link."""
    at = 0
    for inline in chain.from_iterable(block.inlines for block in item.blocks):
        start, stop = inline.start - item.start, inline.end - item.start
        printed = text[max(start, 0) : max(stop, 0)]
        fits = inline.kind in {"link", "emphasis", "strong"} and start >= at
        if (
            fits
            and (
                len(printed.split()) > _TITLE_WORDS
                or _is_short_title(inline.kind, printed)
                or _is_linked_title(inline, printed, text[:start])
            )
            and printed[0].isupper()
            and not pattern("said").search(printed)
        ):
            yield start, stop
            at = stop


def _is_short_title(kind: str, printed: str) -> bool:
    """Say whether a link of few words may be the title of a work; names of journals are capitals throughout."""
    told = printed.split()
    short = kind == "link" and len(told) >= _SHORT_TITLE and any(word[0].islower() for word in told)
    return short and not _is_link_label(printed)


def _is_linked_title(inline: Inline, printed: str, ahead: str) -> bool:
    """Say whether a link of few words that leads to a paper is its title, and no journal and no label."""
    leads = inline.kind == "link" and _LEADS_TO_PAPER.search(inline.href) is not None
    named = len(printed.split()) >= _LEAST_TITLE and not _NO_TITLE.search(printed) and not _is_link_label(printed)
    return leads and named and not _BEFORE_VENUE.search(ahead)


def _is_link_label(printed: str) -> bool:
    """Say whether a link leads to a paper and is not its title: "PDF", "Read the paper →"."""
    return is_label(_READ.sub("", printed.strip(_ARROWS)))


def _sentence_before(text: str) -> str:
    return re.split(r"[.!?]\s+(?=[A-ZÀ-Þ])", text)[-1]


def _tells_of_work(ahead: str, behind: str) -> bool:
    """Say whether words around a title tell that it is that of a paper, and of nothing else."""
    if pattern("others").search(ahead[-80:]):
        return False
    named = pattern("works").search(ahead) or pattern("works").match(behind.lstrip(' ,”"'))
    told = pattern("said").search(behind)
    return bool(named or (told and (told.start() < _RIGHT_BEHIND or _BY.match(behind))))


def _opens_title(ahead: str) -> bool:
    """Say whether words end as they do right before a title without quotation marks: "our paper", "New preprint:"."""
    works = list(pattern("works").finditer(ahead))
    return bool(works) and _OPENS.fullmatch(ahead, works[-1].end()) is not None and not pattern("others").search(ahead)


def _is_said_of(ahead: str, behind: str) -> bool:
    """Say whether the words around a title tell that it was accepted or published, and of nothing but a paper."""
    if pattern("others").search(ahead[-80:]):
        return False
    bare = behind.lstrip(_CLOSING)
    said = pattern("said").search(bare)
    return bool((said and said.start() < _RIGHT_BEHIND) or pattern("publish").search(ahead))


def _named_with(ahead: str, behind: str) -> str:
    """Give the venue that stands with a title or with the word for a paper alone: "New paper in V: “T”", "“T” (V)"."""
    bare = behind.lstrip(_CLOSING)
    works = list(pattern("works").finditer(ahead))
    if not works and not pattern("publish").search(ahead):
        return ""
    if named := _EDITION.search(ahead[: works[-1].start()]) if works else None:
        return as_venue(named["venue"])
    bracket = _BRACKET.match(bare)
    works = [noun for noun in works if not _BY_NAMES.fullmatch(ahead, noun.end())]
    rests = (_WITH.sub(" ", ahead[noun.end() :].rstrip(_CLOSING)) for noun in works if _LABEL_END.search(ahead))
    return (
        next(filter(None, map(venue_at, rests)), "")
        or venue_at(f" {bare}")
        or (as_venue(bracket["venue"]) if bracket else "")
    )


def _authors_ahead(text: str, start: int, title: int) -> tuple[Author, ...]:
    """Give the authors of "New paper by A and B: “Title”"."""
    ahead = _sentence_before(text[:title])
    works = list(pattern("works").finditer(ahead))
    found = _BY_NAMES.fullmatch(ahead, works[-1].end()) if works else None
    return full_names(found["names"], start + title - len(ahead) + found.start("names")) if found else ()


def _beside_owner(text: str, start: int, title: int) -> tuple[Author, ...]:
    """Give those with whom the owner wrote "“Title” (with A and B)"."""
    found = _AND_WITH.match(text, title)
    return full_names(found["names"], start + found.start("names")) if found else ()


def _authors(behind: str, at: int) -> tuple[Author, ...]:
    """Give the authors of "“Title” by A and B"."""
    lead = _BY.match(behind)
    if lead is None:
        return ()
    return full_names(_STOP_NAMES.split(behind[lead.end() :], maxsplit=1)[0], at + lead.end())


_AND_WITH = re.compile(r"[\s,”“\"»]*\((?:joint(?:ly)?\s+)?with\s+(?P<names>[A-ZÀ-Þ][^()\d]{3,200})\)")
_STOP_NAMES = re.compile(r"\s(?:is|was|has|have|in|at|to|now|just|got|accepted|published)\b|[;:()]")
