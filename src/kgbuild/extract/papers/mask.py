"""A citation as the parser wants it: what is no part of it blanked, a set-apart title in quotes, offsets kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kgbuild.cite.patents import Patent, without_patent
from kgbuild.document import Inline, Span
from kgbuild.extract.page import Page
from kgbuild.extract.papers.context import behind_status, is_event, kind_by
from kgbuild.extract.papers.lines import Line, role_of
from kgbuild.extract.papers.links import is_label
from kgbuild.extract.papers.marks import is_remark, marks_in
from kgbuild.extract.papers.people import is_list
from kgbuild.extract.papers.titles import BRACKET, NUMBER, QUOTES
from kgbuild.lexicon import alternatives, words
from kgbuild.model import PaperKind

#: "A. Author, B. Author: Title. Venue …", as bibliographies of computer science print it.
_PEOPLE_TITLE = r"^\s*(?P<people>[^:“\"]{4,400}):\s(?P<title>(?:[^“„\"]|„[^“”\"]{1,80}[“”\"]){8,300}?)"
_AUTHORS_COLON = (
    re.compile(rf"{_PEOPLE_TITLE}[.,?!]\s(?:in|dans|en|em):\s", re.IGNORECASE),
    re.compile(rf"{_PEOPLE_TITLE}(?:(?<!\b[^\W\d_])[.?!]\s|,\s(?:in|dans|en|em)\b:?\s)", re.IGNORECASE),
)
#: "Moe A., Ek B., Title, «Journal», XLI (2018)", "A. Moe, Title, „Journal” 79 (2013)".
_QUOTED_JOURNAL = re.compile(
    r"\s*(?P<people>(?:(?:[A-ZÀ-Ž][^\W\d_]+(?:[- ][A-ZÀ-Ž][^\W\d_]+)?,?\s(?:[A-ZÀ-Ž]\.[ -]?){1,3}"
    r"|(?:[A-ZÀ-Ž]\.[ -]?){1,3}\s?[A-ZÀ-Ž][^\W\d_]+(?:[- ][A-ZÀ-Ž][^\W\d_]+)?),\s){1,6})"
    r"(?P<title>[^„“”«»\"]{8,250}?)[,.]\s(?:(?:in|w|we|\[w\]|\[in\]):?\s)?"
    r"(?P<open>[„«])[^„“”«»\"]{3,90}(?P<close>[”»“\"])[,.]?\s+(?=[IVXLC\d(]|(?:R|t|T|vol|n|nr|z|a|f|fasc)\.?\s)"
)
#: A word before a full stop ends the authors: the colon behind it stands in the title.
_SENTENCE_END = re.compile(r"[^\W\d_]{3,}\.\s+\S")
#: A name does not end in a word without a capital, but for "and others".
_SMALL_END = re.compile(r"\s(?!al\b|others\b|eds?\b)[^\W\d_A-ZÀ-Þ]{2,}\s*$")
_CITATION = re.compile(r"^\W*(?:recommended )?(?:citation|cite as)\s*:", re.IGNORECASE)
#: Lines of an entry that are no part of the citation.
_ASIDE = frozenset({"links", "topics", "mark", "remark", "abstract", "contact"})
#: Words of the longest remark on a paper's status ("Conditionally accepted").
_STATUS_WORDS = 5
#: Double quotes, which end a title; single ones may be apostrophes.
_DOUBLE = "".join(sorted(set(QUOTES) - set("'’")))


def text_of(page: Page, start: int, end: int) -> str:
    """Give a slice of the document with its line breaks as spaces; offsets stay."""
    return re.sub(r"\s", " ", page.text[start:end])


def masked(page: Page, lines: Sequence[Line], start: int, end: int, title: Span | None, patent: Patent | None) -> str:
    """Give the citation that `lines` print in `text[start:end]`, of the same length, without what stands around it."""
    chars = list(text_of(page, start, end))
    for begin, stop in _beside(page, lines, "".join(chars), start):
        chars[begin - start : stop - start] = " " * (stop - begin)
    text = without_patent("".join(chars), patent)
    chars = list(text)
    if title:
        _quote(chars, title.start - start, title.end - start)
    elif journal := _before_quoted_journal(text):
        chars[journal.start("open")] = chars[journal.start("close")] = " "
        _quote(chars, journal.start("title"), journal.end("title"))
    elif (
        (colon := _AUTHORS_COLON[0].match(text) or _AUTHORS_COLON[1].match(text))
        and not _SENTENCE_END.search(colon["people"])
        and not _SMALL_END.search(colon["people"])
        and is_list(colon["people"], alone=True)
    ):
        chars[colon.end("people") + 1], chars[colon.end("title")] = "“", "”"
    text = re.sub(r"\[\s*\]|\(\s*\)", lambda m: " " * len(m.group()), "".join(chars))
    text = re.sub(r"\[([^\[\]\s]+(?:\s[^\[\]\s]+){3,})\]", r"“\1”", text)
    text = re.sub(r"(?<!\S)(?:\'\'|``)(?=\w)", " “", text).replace("''", "” ")
    return re.sub(r"(?<!\.)\.\.(?!\.)", ". ", text)


@cache
def _role_lead() -> re.Pattern[str]:
    """Match what one did for a work, or its kind, in front of its title: "Co-author, Slow Ice", "Monograph: …"."""
    leads = words("paper_labels", "contributors") | words("paper_labels", "kinds")
    roles = alternatives(leads)
    dated = r"(?:[\[(]?(?:19|20)\d\d[\])]?[.:,]?\s+)?"
    return re.compile(rf"\s*{dated}(?P<role>[\[(]?(?i:{roles})(?:[\])]?[,:]|\s[–—-]|[\])]))\s(?=[“\"]?[A-ZÀ-Þ])")


def labelled_kind(text: str) -> PaperKind:
    """Give the type that the label before a title names: "PhD thesis — Slow Ice"; empty without one."""
    label = _role_lead().match(text)
    return kind_by("heading.type", label["role"]) if label else ""  # type: ignore[return-value]


#: Who supervised a thesis, up to the end of its citation.
_ADVISED = re.compile(
    r"(?<=[.,;)\d]\s)\(?(?:co-?)?(?i:(?:thesis )?(?:advis[eo]rs?|supervisors?)|directeurs?|directrices?|directora?"
    r"|betreuer(?:in)?|orientadora?|relatore|relatrice)\s*:\s[^\n;]*$"
)
_REVIEW = re.compile(r"[(\[](?i:(?:book\s)?review(?:\sessay|\sarticle)?)[)\]](?!\s+[A-ZÀ-Þ])")
#: "in German": the language of the work, in brackets or a sentence of its own.
_TONGUE = re.compile(
    r"(?<=[.,;”\"»\s])[(\[]?[Ii]n\s(?:[A-Z][a-z]+(?:an|sh|ch|ic|se)|Greek|Hindi|Urdu|Czech|Catalan)[)\]]?(?=[.,;]|\s*$)"
)


def _beside(page: Page, lines: Sequence[Line], text: str, start: int) -> Iterator[tuple[int, int]]:
    """Give the places of what is no part of a citation: links, badges, remarks, its number."""
    for line in lines:
        if len(lines) > 1 and role_of(line) in _ASIDE:
            yield line.start, line.end
        yield from ((run.start, run.end) for run in line.runs if _is_beside(page, run))
    yield from ((start + begin, start + stop) for begin, stop, _ in marks_in(text))
    yield from ((start + m.start(), start + m.end()) for m in BRACKET.finditer(text) if is_remark(m.group()))
    yield from ((start + m.start(), start + m.end()) for m in _REVIEW.finditer(text))
    yield from ((start + m.start(), start + m.end()) for m in _ADVISED.finditer(text))
    yield from ((start + m.start(), start + m.end()) for m in _TONGUE.finditer(text))
    if role := _role_lead().match(text):
        yield start + role.start("role"), start + role.end()
    if lead := NUMBER.match(text) or _CITATION.match(text):
        yield start, start + lead.end()


def _is_beside(page: Page, run: Inline) -> bool:
    """Say whether a run is the label of a link, a badge or a remark on the status."""
    printed = page.text[run.start : run.end]
    if run.kind in {"link", "image"}:
        return is_label(printed)
    if run.kind == "emphasis":
        brief = len(printed.split()) < _STATUS_WORDS and not behind_status(printed)[1]
        return brief and bool(kind_by("heading.status", printed))
    return is_event(printed)


def _before_quoted_journal(text: str) -> re.Match[str] | None:
    """Match a citation whose title stands plain before its journal in quotes: "Moe A., Salt, «Tides», 12 (2019)"."""
    found = _QUOTED_JOURNAL.match(text)
    people = found["people"] if found else ""
    return found if found and is_list(people.rstrip(" ,"), alone=True) and not is_list(found["title"]) else None


def _quote(chars: list[str], begin: int, end: int) -> None:
    """Set the title in quotes where the characters around it leave room; quotes inside its ends go."""
    if begin <= 0 or end >= len(chars) or chars[begin - 1] not in ' ([“"' or chars[end] not in ' .,)]:;”"':
        return
    for place in (*range(begin, min(begin + 2, end)), *range(end - 1, max(end - 4, begin), -1)):
        if chars[place] in _DOUBLE:
            chars[place] = " "
    chars[begin - 1], chars[end] = "“", "”"
