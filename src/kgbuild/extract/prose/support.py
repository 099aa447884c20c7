"""Who pays for a lab or a project, as pages acknowledge it: "supported by the X under Grant N", lists of grants."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kgbuild.amounts import find_amount
from kgbuild.dates import DateRange, find_ranges
from kgbuild.document import Block
from kgbuild.extract.page import Page, Section
from kgbuild.extract.phrases.words import organization_weight, phrase_pattern
from kgbuild.extract.prose.news import is_news
from kgbuild.lexicon import words
from kgbuild.model import NOBODY, Evidence, Grant, Mention
from kgbuild.prose import Mark, Sentence, read

SOURCE = "support"
_SUPPORTED = re.compile(
    r"(?i)\b(?:supported|funded|sponsored|financed|made possible)(?:\s+(?:in\s+part|partly|partially|generously))?,?"
    r"(?:\s+in\s+part,?)?\s+by\s+(?:(?:a|an|the)\s+)?(?:(?:grants?|funding|support|awards?)\s+from\s+(?:the\s+)?)?"
)
_NUMBER = re.compile(
    r"(?i:\b(?:grants?|awards?|contracts?|projects?|agreements?|reference|FKZ)\b(?:\s+agreement)?\s*"
    r"(?:no\.?s?|nos\.?|numbers?|nr\.?|id|#)?\s*:?\s*#?\s*)(?P<number>[A-Z]{0,8}[- /]?[\w.-]*\d[\w/.-]{3,}\w)"
)
_NAME = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w&’'-]*(?:\.(?=\w)|,?\s+(?:(?:of|for|and|the|de|du|für|der)\s+)*[A-ZÀ-Þ][\w&’'-]*)*)"
)
_THROUGH = re.compile(r"\s(?:through|under|via|with|for its)\s")
#: "Our work is funded by:", and what stands behind the payer of an item: ", Tide Leader grant", " project TIDES".
_BY = re.compile(r"(?i)\b(?:supported|funded|sponsored|financed)(?:\s+\w+){0,3}\s+by\W*$")
_BEHIND = re.compile(
    r"(?:\s*\([^()]*\))?(?:\s*[,:–—-]\s+|\s+(?:project|grant|programme|program)\s+)(?P<title>[A-ZÀ-Þ\d][^;]{2,120})"
)
_LEAD = re.compile(r"(?i)^(?:the|a|an)\s+")
#: What ends the name of a grant in an item: its number, a place, what it is.
_TITLE_END = re.compile(
    r"\s*(?:[(\[,;:]|\s(?:under|through|via|with|by|from|no\.?|number|grant no|award no)\b|[’']s\s|\.$|$)"
)
_LONGEST = 16
#: "The HorMe project is ", "MAREES is ": what is paid for.
_PROJECT = re.compile(
    r"\W*(?:(?:The|Our)\s+)?(?:(?:[Rr]esearch\s+)?[Pp]roject\s+)?(?:(?!(?:This|That|These|The|Our|My|Its|Each|Every|Another)\b)(?P<project>[“\"A-ZÀ-Þ][^,;:]{1,90}?)\s+[Pp]roject"
    r"|(?P<short>[A-ZÀ-Þ][\w-]*[A-ZÀ-Þ][\w-]*))\s+(?:\([^()]{1,60}\)\s+)?(?:is|was|has been|is being)\s+(?:also\s+)?"
)
_TWO = 2


def support(page: Page) -> Iterator[Grant]:
    """Give the grants that sections of acknowledgements and support state, in sentences or as a list."""
    for section in page.sections:
        if not _is_support(page, section) or is_news(page, section):
            yield from _listed(page, section)
            continue
        for block in section.blocks:
            if block.kind == "paragraph":
                yield from _stated(page, block)
            elif block.kind == "item" and section.kind != "grants":
                yield from _item(page, block)


def _listed(page: Page, section: Section) -> Iterator[Grant]:
    """Give the grants of a list that a sentence announces: "Our research is supported by:"; none of bare sponsors."""
    announced = False
    for block in section.blocks if section.kind in {"", "grants", "biography"} else ():
        text = page.text[block.start : block.end].strip()
        if block.kind != "item":
            announced = block.kind == "paragraph" and text.endswith(("by", "by:")) and _BY.search(text) is not None
            continue
        funder = _payer(text, block.start + page.text[block.start : block.end].index(text)) if announced else NOBODY
        behind = _BEHIND.fullmatch(page.text, funder.end, block.start + len(text)) if funder.name else None
        if behind and funder.start == block.start:
            evidence = page.evidence(block.start, block.end, SOURCE, 0.7)
            yield Grant(evidence=evidence, title=behind["title"].strip(" ."), funder=funder)


def _is_support(page: Page, section: Section) -> bool:
    titles = (section.title, *section.path, str(page.document.metadata.get("title", "")) if not section.kind else "")
    known = words("funding", "support_pages")
    return section.kind in {"", "grants"} and any(" ".join(t.casefold().strip(" :!").split()) in known for t in titles)


def _stated(page: Page, block: Block) -> Iterator[Grant]:
    """Read "supported by the Tide Fund under Grant A-1234": a grant for each number, else one for the payer."""
    for sentence in read(page.text[block.start : block.end]):
        said = _SUPPORTED.search(sentence.text)
        if said is None:
            continue
        at = sentence.start + said.end()
        evidence = page.evidence(block.start + sentence.start, block.start + sentence.end, SOURCE, 0.6)
        first = _first_payer(page, block.start + at, block.start + sentence.end, sentence)
        numbers = list(_NUMBER.finditer(sentence.text, said.end()))
        told = _told(sentence.text, said.start(), said.end()) if len(numbers) < _TWO else _Told()
        for number in numbers:
            before = sentence.of("ORG", start=at, end=sentence.start + number.start())
            near = _mention(before[-1], block.start) if before else first
            yield replace(told.grant(evidence, near), identifier=number["number"])
        if not numbers and first.name:
            yield told.grant(evidence, first)


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sentence says of the one grant that it names, beside who paid."""

    title: str = ""
    date: DateRange | None = None
    amount: tuple[str, str] = ("", "")

    def grant(self, evidence: Evidence, funder: Mention) -> Grant:
        """Give the grant."""
        date = self.date
        return Grant(
            evidence=evidence,
            title=self.title,
            funder=funder,
            start=date.start if date else "",
            end=date.end if date and not date.single else "",
            ongoing=bool(date and date.ongoing),
            amount=self.amount[0],
            currency=self.amount[1],
        )


def _told(text: str, start: int, end: int) -> _Told:
    """Read what stands around "is funded by": the project before it, when and how much behind it."""
    named = _PROJECT.fullmatch(text[:start])
    title = (named["project"] or named["short"]).strip(' “”"') if named else ""
    dates = [date for date in find_ranges(text) if date.at >= end and not date.single]
    return _Told(title, dates[0] if len(dates) == 1 else None, find_amount(text[end:]))


def _first_payer(page: Page, start: int, end: int, sentence: Sentence) -> Mention:
    """Give the name right behind the verb: one that is recognised, else the words with capitals."""
    named = _NAME.match(page.text, start, end)
    if named is None:
        return NOBODY
    marks = (m.text for m in sentence.of("ORG") if page.text.startswith(m.text, start) and not _THROUGH.search(m.text))
    name = max((named["name"], *marks), key=len)
    return Mention(" ".join(name.split()), start, start + len(name))


def _mention(mark: Mark, at: int) -> Mention:
    name = mark.text.rstrip(" (,;")
    return Mention(name, at + mark.start, at + mark.start + len(name))


def _item(page: Page, block: Block) -> Iterator[Grant]:
    """Read an item of a list of grants: its name, who gives it, its number; one of the last two at least."""
    text = page.text[block.start : block.end]
    number = _NUMBER.search(text)
    end = _TITLE_END.search(text)
    title = _LEAD.sub("", " ".join(text[: end.start() if end else len(text)].split()))
    funder = _payer(text, block.start)
    if not (number or (funder.name and phrase_pattern("funding", "grant").search(text))):
        return
    whole = funder.name.casefold() == title.casefold() or len(title.split()) > _LONGEST
    yield Grant(
        evidence=page.evidence(block.start, block.end, SOURCE, 0.7),
        title="" if whole else title,
        funder=funder,
        identifier=number["number"] if number else "",
    )


def _payer(text: str, at: int) -> Mention:
    """Give who pays: the name of a known one, else the first organisation."""
    known = phrase_pattern("funding", "funders").search(text)
    marks = [mark for sentence in read(text) for mark in sentence.of("ORG")]
    if known and not any(mark.start < known.end() and known.start() < mark.end for mark in marks):
        return Mention(known[0], at + known.start(), at + known.end())
    if marks:
        return _mention(marks[0], at)
    parts = ((part.start(), part[0].rstrip(" .")) for part in re.finditer(r"[^\s,;()][^,;()]*", text))
    return next((Mention(p, at + n, at + n + len(p)) for n, p in parts if organization_weight(p) == 1), NOBODY)
