"""Papers that news tell of: "Our paper “Title” has been accepted by Journal", "“Title” is now out in Journal"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain

from kgbuild.extract.page import Page
from kgbuild.extract.papers.context import Context
from kgbuild.extract.papers.lines import lines_of
from kgbuild.extract.papers.links import Found, is_label, links_of
from kgbuild.extract.papers.publications import citation
from kgbuild.extract.prose.news import Item
from kgbuild.lexicon import table
from kgbuild.model import Author, Mention, Paper
from kgbuild.names import looks_like_name, split_people

SOURCE = "news"
#: Quotation marks that open and those that close with them.
_QUOTED = re.compile(
    r"“([^“”\n]{12,300})”|\"([^\"\n]{12,300})\"|«\s*([^«»\n]{12,300}?)\s*»|„([^„“”\n]{12,300})[“”]"
    r"|(?<!\w)[‘']([^‘’'\n]{20,300})[’'](?!\w)"
)
_TITLE_WORDS = 4
#: Shorter titles need more that tells them.
_SHORT_TITLE = 3
_RIGHT_BEHIND = 12
#: The name of a journal cut short, whose stops end no sentence: "J. Phys. Chem. Lett."; they are read as another sign.
_ABBREVIATED = re.compile(
    r"\b(?:Acta|Adv|Am|Angew|Ann|Anal|Appl|Astron|Astrophys|Biol|Biochem|Bull|Can|Chem|Class|Commun|Comput|Curr|Earth|Ecol|Environ|Eur|Genet"
    r"|Geophys|Int|J|Math|Mol|Mon|Nat|Nucl|Opt|Org|Philos|Phys|Proc|Psychol|Quart|Rev|Sci|Soc|Solid|Struct|Theor|Trans)\."
    r"(?:\s(?:[A-Z][\w-]{0,10}\.|of|[A-Z]\b|Lett|Res|Sci|Soc|Phys))*"
)
_DOT = "\u2024"
_LONGEST_VENUE = 14
#: What ends the name of a venue behind a title.
_STOP = re.compile(
    r"[.!?;:\n(\[]|,\s|\s[-–—|]\s|$"
    r"|\s(?:and\s+(?:was|is|has|will)|by|congrat\w*|thanks|with|after|as|on\s+(?=[A-Z][a-z]+ \d)|this|which|led|today"
    r"|angenommen|erschienen|veröffentlicht|publiziert)(?:\s|$|!)"
)
#: "5 papers", "Two of our papers", and where a title ends that nothing sets apart.
_SEVERAL = re.compile(
    r"(?i)\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|several|new|our|these)\s+(?:[\w-]+\s+){0,3}"
    r"(?:papers?|articles?|preprints?|abstracts?)\b"
)
_UP_TO_AUTHORS = re.compile(r"\s+\((?:by\s|with\s|authors?)|\n|\s+by\s+(?=[A-ZÀ-Þ])")
_BRACKETED = re.compile(r"\s*\((?:authors?:?\s+|by\s+)?(?P<names>[^()\n]{5,400})\)")
_NEAR, _LONGEST_TITLE = 4, 40
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: "New paper in Nature: Slow waves below the northern ice": a title that nothing sets apart but its label.
_BARE = re.compile(
    r"(?i:\W*(?:(?:our|a|new|latest|recent|just|check|out)\W+){0,4}(?:(?:journal|research|review)\s+)?"
    r"(?:paper|article|publication|preprint|pre-print|chapter)\b"
    r"(?P<venue>\s+(?:in|at)\s+[^:\n]{3,80})?(?:\s+(?:out|alert|accepted|published))?\s*[:!]\s+)"
    r"(?!(?i:congrat|welcome|thanks|well done|kudos|read|see|check|great|bravo))"
    r"(?P<title>[A-ZÀ-Þ][^.!?\n]{25,250}?)[.!?]?\s*$"
)
#: "We published Slow waves below the ice in V", "We contributed to Slow waves …, which got published in V".
_WE_PUBLISHED = re.compile(
    r"\W*(?i:we|i|our (?:lab|group|team))\s+(?:(?:have|has|just|recently)\s+)*(?:published|contributed to)\s+"
    r"(?P<title>[A-ZÀ-Þ][^“”\"«»!?\n]{25,250}?),?\s+"
    r"(?:(?:which|that)\s+(?:was|has been|got|is)\s+(?:just\s+)?published\s+)?"
    r"(?P<venue>in\s+(?:the\s+){0,2}[A-Z][^.,!?\n]{2,80}?)[.!]?\s*$"
)
#: Nothing but this stands between two titles of one sentence.
_BESIDE = re.compile(r"[\s,;.”\"»“«„_*]*(?:(?:and|et|und|y|e|&)\s)?[\s“\"«„_*]*")
#: What links to read on end with.
_ARROWS = " →»›>]["
_READ = re.compile(r"(?i)^(?:read|see|view|try|download|get|check out)\s+(?:(?:the|our|full|online)\s+)*")
#: "Ada Example's paper Slow Waves Below the Ice was accepted to V": a title that its capitals alone set apart.
_WHOSE_PAPER = re.compile(
    r"(?:[’']s?|\b[Oo]ur|\b[Mm]y)\s+(?:new\s+|latest\s+)?(?:paper|article|preprint),?\s+"
    r"(?P<title>[A-ZÀ-Þ][\w’'-]+:?(?:\s+(?:[A-ZÀ-Þ][\w’'()-]*:?|(?:a|an|the|of|for|in|on|and|with|from|to|by|via|as|at|or|vs\.?)(?=\s))){2,24}),?"
    r"\s+(?=(?:has|have|was|is|got|will|just)\b)"
)
_LABEL = re.compile(r"[^:.!?\n\d]{4,60}[:!.]\s*(?=[A-ZÀ-Þ])")
#: What may stand between a title and what is said of it.
_CLOSING = ' \n,.;”"»“*_)]'
_BRACKET = re.compile(r"\(\s*(?:in\s+|at\s+)?(?P<venue>[A-Za-z][^()]{1,80})\)")
#: "New paper in Nature: “…”", and names of venues that begin with a small letter.
_LABEL_END = re.compile(r"[:–—-]\s*[“\"«„*_\[]*\s*$")
#: "with Ada Example and Bo Roe", before the venue.
_WITH = re.compile(r"^\s+(?:(?:co-?authored|written|joint)\s+)?with\s.{3,120}?\s(?=(?:in|at)\s+[A-Z])")
_SMALL_LETTER = re.compile(r"[a-z]{1,3}[A-Z]\w|npj\b|(?:bio|med|ar|chem|psy|socar)R?[Xx]iv")
_SURE_NAME = 0.25
_OPENS = re.compile(
    r"(?i)(?:[^.!?:]{0,80}:)?[\s:,*_\[–—-]*"
    r"(?:(?:titled|entitled|called|intitulée?|mit dem titel|titulad[oa]|intitolat[oa])[\s:,*_\[]*)?"
)
_BY = re.compile(r"(?i)^[\s,”“\"»]*\(?(?:led |written |co-?authored )?by\s+")


@cache
def _pattern(key: str) -> re.Pattern[str]:
    alternatives = "|".join(phrase.replace(" ", r"\s+") for phrase in table("news_papers")[key])
    return re.compile(rf"(?i)(?<![\w-])(?:{alternatives})")


def news_papers(page: Page, item: Item) -> Iterator[Paper]:
    """Give the works that an item of news says were written, accepted or published."""
    end = item.blocks[-1].end
    text = _ABBREVIATED.sub(lambda found: found[0].replace(".", _DOT), page.text[item.start : end])
    spoken = f"{item.label} " if item.label and not _pattern("others").search(item.label) else ""
    if cited := _cited(page, item, text):
        yield cited
        return
    if listed := tuple(_listed(page, item)):
        yield from listed
        return
    quoted = tuple(_quoted(text))
    titles = quoted or tuple(_set_apart(item, text))
    beside = ""
    for number, (start, stop) in enumerate(titles):
        last = titles[number + 1][0] if number + 1 < len(titles) else len(text)
        first = titles[number - 1][1] if number else 0
        ahead, behind = (
            _sentence_before((spoken if not number else "") + text[first:start]),
            _sentence_behind(text[stop:last]),
        )
        venue = _venue(behind) or _named_with(ahead, behind) or _venue(ahead)
        joined = bool(beside) and _BESIDE.fullmatch(text[first:start]) is not None
        venue = venue or (beside if joined else "")
        told = joined or _opens_title(ahead) or bool(venue and _is_said_of(ahead, behind))
        if not (_tells_of_work(ahead, behind) or told if quoted else told):
            beside = ""
            continue
        words = len(text[start:stop].split())
        if words < _TITLE_WORDS + (not quoted) and not (
            _pattern("works").search(ahead) and _pattern("said").search(behind)
        ):
            continue
        year = _YEAR.search(venue)
        title = " ".join(text[start:stop].replace(_DOT, ".").split()).rstrip(".,;")
        beside = venue
        found = _linked(page, item, item.start + start) if len(titles) == 1 else Found()
        yield Paper(
            evidence=page.evidence(item.start, end, SOURCE, 0.7),
            title=title,
            authors=_authors(behind, item.start + stop),
            venue=venue,
            year=year[0] if year else "",
            doi=found.doi,
            arxiv=found.arxiv,
            links=found.links,
        )
    if not titles and (whose := _WHOSE_PAPER.search(text)):
        venue = _venue(_sentence_behind(text[whose.end("title") :]))
        year = _YEAR.search(venue)
        yield Paper(
            evidence=page.evidence(item.start, end, SOURCE, 0.6),
            title=" ".join(whose["title"].split()).replace(_DOT, "."),
            venue=venue,
            year=year[0] if year else "",
        )
        return
    if not titles and (published := _WE_PUBLISHED.match(text)):
        venue = _venue_at(f" {published['venue']}")
        yield Paper(
            evidence=page.evidence(item.start, end, SOURCE, 0.6),
            title=" ".join(published["title"].split()),
            venue=venue,
        )
        return
    if not titles and (bare := _BARE.match(spoken + text)):
        yield Paper(
            evidence=page.evidence(item.start, end, SOURCE, 0.6),
            title=" ".join(bare["title"].split()),
            venue=_venue_at(bare["venue"] or ""),
        )


def _linked(page: Page, item: Item, title: int) -> Found:
    """Give the links of an item about one paper: on its title, labelled as links to papers are, or to a DOI."""
    out = Found()
    for run in (run for block in item.blocks for run in block.inlines if run.kind == "link"):
        found = links_of(page, run.start, run.end, [run], title=title)
        label = _is_link_label(page.text[run.start : run.end])
        if label or run.start == title or found.doi or found.arxiv:
            out = Found((*out.links, *found.links), out.doi or found.doi, out.arxiv or found.arxiv)
    return out


def _cited(page: Page, item: Item, text: str) -> Paper | None:
    """Give the paper of an item that is a reference behind a label: "New paper: Moe A, Roe B (2024) …"."""
    label = None if item.label else _LABEL.match(text)
    said = item.label or (label[0] if label else "")
    if not said or not (_pattern("works").search(said) or _pattern("publish").search(said)):
        return None
    lines = lines_of(page, [replace(block, start=max(block.start, item.start)) for block in item.blocks])
    at = item.start + (label.end() if label else 0)
    behind = [
        replace(line, start=max(line.start, at), text=page.text[max(line.start, at) : line.end]) for line in lines
    ]
    paper = citation(page, [line for line in behind if line.text.strip()], Context(announced=True))
    authors = [author for author in paper.authors if author.position] if paper else []
    return replace(paper, evidence=replace(paper.evidence, extractor=SOURCE)) if paper and len(authors) > 1 else None


def _listed(page: Page, item: Item) -> Iterator[Paper]:
    """Give the works that a list below "Two papers accepted to V" names, one an item."""
    intro, *rest = item.blocks
    said = page.text[max(intro.start, item.start) : intro.end]
    several = _SEVERAL.search(said)
    venue = _venue(said) if several and _pattern("said").search(said) else ""
    for block in rest if venue and all(block.kind == "item" for block in rest) else ():
        text = page.text[block.start : block.end]
        whole = next(
            (i for i in block.inlines if i.kind in {"link", "strong", "emphasis"} and i.start - block.start < _NEAR),
            None,
        )
        end = whole.end if whole else block.start + len(_UP_TO_AUTHORS.split(text, maxsplit=1)[0])
        title = " ".join(page.text[whole.start if whole else block.start : end].split()).strip(' .,“”"')
        if _SHORT_TITLE <= len(title.split()) <= _LONGEST_TITLE:
            year = _YEAR.search(venue)
            yield Paper(
                evidence=page.evidence(block.start, block.end, SOURCE, 0.7),
                title=title,
                authors=_bracketed(page.text, end, block.end),
                venue=venue,
                year=year[0] if year else "",
            )


def _bracketed(text: str, start: int, end: int) -> tuple[Author, ...]:
    """Give the authors of a bracket behind a title: "(authors: Ada Example, Bo Roe)"."""
    found = _BRACKETED.match(text, start, end)
    people = split_people(found["names"], found.start("names")).people if found else ()
    if not people or any(looks_like_name(person.name) < _SURE_NAME or " " not in person.name for person in people):
        return ()
    return tuple(Author(Mention(p.name, p.start, p.end), n) for n, p in enumerate(people, 1))


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
            and (len(printed.split()) > _TITLE_WORDS or _is_short_title(inline.kind, printed))
            and printed[0].isupper()
            and not _pattern("said").search(printed)
        ):
            yield start, stop
            at = stop


def _is_short_title(kind: str, printed: str) -> bool:
    """Say whether a link of few words may be the title of a work; names of journals are capitals throughout."""
    told = printed.split()
    short = kind == "link" and len(told) >= _SHORT_TITLE and any(word[0].islower() for word in told)
    return short and not _is_link_label(printed)


def _is_link_label(printed: str) -> bool:
    """Say whether a link leads to a paper and is not its title: "PDF", "Read the paper →"."""
    return is_label(_READ.sub("", printed.strip(_ARROWS)))


def _sentence_before(text: str) -> str:
    return re.split(r"[.!?]\s+(?=[A-ZÀ-Þ])", text)[-1]


def _sentence_behind(text: str) -> str:
    return re.split(r"(?<=\w{3})[.!?](?:\s|$)|\n\s*\n", text, maxsplit=1)[0]


def _tells_of_work(ahead: str, behind: str) -> bool:
    """Say whether words around a title tell that it is that of a paper, and of nothing else."""
    if _pattern("others").search(ahead[-80:]):
        return False
    named = _pattern("works").search(ahead) or _pattern("works").match(behind.lstrip(' ,”"'))
    told = _pattern("said").search(behind)
    return bool(named or (told and (told.start() < _RIGHT_BEHIND or _BY.match(behind))))


def _opens_title(ahead: str) -> bool:
    """Say whether words end as they do right before a title without quotation marks: "our paper", "New preprint:"."""
    works = list(_pattern("works").finditer(ahead))
    return bool(works) and _OPENS.fullmatch(ahead, works[-1].end()) is not None and not _pattern("others").search(ahead)


def _is_said_of(ahead: str, behind: str) -> bool:
    """Say whether the words around a title tell that it was accepted or published, and of nothing but a paper."""
    if _pattern("others").search(ahead[-80:]):
        return False
    bare = behind.lstrip(_CLOSING)
    said = _pattern("said").search(bare)
    return bool((said and said.start() < _RIGHT_BEHIND) or _pattern("publish").search(ahead))


def _venue(text: str) -> str:
    """Give the venue that a sentence names behind "accepted by" or "published in"."""
    for said in _pattern("said").finditer(text):
        if venue := _venue_at(text[said.end() :]):
            return venue
    return ""


def _named_with(ahead: str, behind: str) -> str:
    """Give the venue that stands with a title or with the word for a paper alone: "New paper in V: “T”", "“T” (V)"."""
    bare = behind.lstrip(_CLOSING)
    works = list(_pattern("works").finditer(ahead))
    if not works and not _pattern("publish").search(ahead):
        return ""
    bracket = _BRACKET.match(bare)
    rests = (_WITH.sub(" ", ahead[noun.end() :].rstrip(_CLOSING)) for noun in works if _LABEL_END.search(ahead))
    return (
        next(filter(None, map(_venue_at, rests)), "")
        or _venue_at(f" {bare}")
        or (_as_venue(bracket["venue"]) if bracket else "")
    )


def _venue_at(text: str) -> str:
    """Give the venue that a preposition at the beginning of a text leads to."""
    lead = _pattern("at").match(text)
    if lead is None:
        return ""
    rest = text[lead.end() :]
    stop = _STOP.search(rest)
    return _as_venue(rest[: stop.start() if stop else len(rest)])


def _as_venue(text: str) -> str:
    """Give a text as the name of a venue if it can be one."""
    text = text.replace(_DOT, ".")
    venue = re.sub(r"[^\w)’'.&]+$", "", " ".join(text.split()).strip(" *_“”\"'"))
    named = venue[:1].isupper() or _SMALL_LETTER.match(venue)
    return venue if named and len(venue.split()) <= _LONGEST_VENUE and not _pattern("no_venue").match(venue) else ""


def _authors(behind: str, at: int) -> tuple[Author, ...]:
    """Give the authors of "“Title” by A and B"."""
    lead = _BY.match(behind)
    if lead is None:
        return ()
    people = split_people(_STOP_NAMES.split(behind[lead.end() :], maxsplit=1)[0], at + lead.end()).people
    if not people or any(looks_like_name(person.name) < _SURE_NAME or " " not in person.name for person in people):
        return ()
    return tuple(Author(Mention(p.name, p.start, p.end), n) for n, p in enumerate(people, 1))


_STOP_NAMES = re.compile(r"\s(?:is|was|has|have|in|at|to|now|just|got|accepted|published)\b|[;:()]")
