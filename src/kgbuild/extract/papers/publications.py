"""Papers printed as one running citation: an item of a list, a paragraph, a row of a CV."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.cite import Reference, parse_reference
from kgbuild.cite.kinds import kind_of_work
from kgbuild.cite.patents import Patent, as_patent, find_patent, without_patent
from kgbuild.document import Inline, Span
from kgbuild.extract.page import Page
from kgbuild.extract.papers.build import Parts, paper_of
from kgbuild.extract.papers.context import YEAR, Context, is_event, kind_by, split_venue, status_at
from kgbuild.extract.papers.lines import Line, role_of
from kgbuild.extract.papers.links import links_of
from kgbuild.extract.papers.marks import is_aftermath, is_chatter, is_remark, marks_in, topics_in
from kgbuild.extract.papers.mask import labelled_kind, masked, text_of
from kgbuild.extract.papers.people import LIKELY, coauthors_in, dated_bracket, is_list, is_owner, leading_people
from kgbuild.extract.papers.plain_titles import SOLE, title_alone, title_before_year
from kgbuild.extract.papers.raised import marks_of, with_marks, without
from kgbuild.extract.papers.titles import (
    BRACKET,
    NUMBER,
    QUOTES,
    clean_title,
    edition_behind,
    quoted_title,
    reviewed_by,
    title_above,
    title_before_imprint,
    title_of_book,
    title_run,
    titled_behind_people,
)
from kgbuild.extract.papers.venues import published_in, venue_in_italics, venue_run
from kgbuild.model import Mention, Paper
from kgbuild.names import NameList, looks_like_name, split_people

NAME = "papers"
#: What stands between a title and a venue: quotes, commas, "submitted to", "in".
_LEAD_IN = re.compile(r"^\W*(?:(?:[^\W\d_]+ ){0,2}(?:to|at|in|by)\s+(?:the\s+)?)?", re.IGNORECASE)
#: Before those with whom somebody edited: "(Hg., ".
_EDITING = re.compile(r"[\W_]*(?:[^\W\d_]{2,5}[.,]{0,2}\s*)?")
_EDITORS = re.compile(r"\s*\([^()]*\b(?:eds?|hrsg|hg|dirs?|coords?|orgs?)\b", re.IGNORECASE)
#: A citation that the parser is less sure of than this is none.
SURE = 0.45
#: What is less likely a name than this is none, whatever its place.
NO_NAME = 0.05
#: Unless the parser is so sure that they are authors.
SURE_AUTHORS = 0.9
#: A title that stands alone has so many words.
TITLE_WORDS = 3
#: The parser must hold such a share of a run in italics for the title.
MOST = 0.6
#: "Under review" and its like stand in so many last characters of a citation.
STATUS = 50


def citation(page: Page, lines: Sequence[Line], context: Context) -> Paper | None:
    """Give the paper that `lines` cite in running text, None where they hold no citation."""
    start, end = min(line.start for line in lines), max(line.end for line in lines)
    runs = tuple(run for line in lines for run in line.runs)
    patent = find_patent(text_of(page, start, end))
    title = _set_apart(page, lines, context, patent)
    above = None if title else title_above(lines)
    title = title or above
    text = _undated(masked(page, lines, start, end, title, patent), lines, above)
    if not title and (title := _italic_title(page, runs, text, start)):
        text = masked(page, lines, start, end, title, patent)
    if title and (cut := reviewed_by(text[title.end - start :], page.text[title.start : title.end])):
        text = text[: title.end - start + 1] + " " * (cut - 1) + text[title.end - start + cut :]
    marks = _marks(page, runs, text, start, title)
    text = without(text, start, marks)
    others, begin, stop = coauthors_in(text, start, runs, behind=title.end - start if title else -1)
    if others.people and not title and _ends_title(text, begin, stop):
        title = Span(start + len(text) - len(text.lstrip()), start + status_at(text[:begin].rstrip()))
        text = masked(page, lines, start, end, title, patent)
    text = text[:begin] + " " * (stop - begin) + text[stop:]
    if not context.announced or is_aftermath(text) or not re.search(r"[^\W\d_]{3}", text):
        return None
    at = title.end + (not page.text[title.end : title.end + 1].isalpha()) if title else 0
    names, behind = (
        leading_people(text[at - start : _italics(page, runs, title) - start], at)
        if title and not others.people
        else (NameList(), 0)
    )
    if names.people and _is_in_italics(names, runs):
        names, behind = NameList(), 0
    if title and _is_author_list(names, context.owner.name) and not _is_word(text[: title.start - start]):
        rest = text[title.end - start + 1 + behind :]
        year, rest = _dated_first(rest)
        reference = parse_reference(synthetic(names, page.text[title.start : title.end], rest))
        before = YEAR.search(lines[0].text) if above else YEAR.search(text[: title.start - start])
        reference = replace(reference, year=year or reference.year or (before.group() if before else ""))
    else:
        reference = _outside(parse_reference(text), title, start)
        names = others if others.people else _names(page, reference, start, title, marks)
    names = with_marks(page, names, marks)
    reference = replace(reference, people=names.people)
    printed = page.text[title.start : title.end] if title else reference.title or _before_venue(reference, text)
    reference = venue_in_italics(page, published_in(reference, lines, title), lines, title)
    if title and not (reference.venue or reference.year) and (held := edition_behind(page.text[title.end : end])):
        reference = replace(reference, venue=held[0], year=held[1])
    if not reference.venue:
        venue, year = split_venue(venue_run(page, lines, names, title) or _venue_behind(text, printed))
        reference = replace(reference, venue=venue, year=reference.year or year)
        if venue and not reference.type:
            kind = kind_of_work(venue, "", numbered=False, edited=False, press=False, preprint=False)
            reference = replace(reference, type=kind)
    reference = as_patent(_dated(_numbered(reference, text), text), patent)
    inner = text_of(page, start, end)
    reference = replace(reference, type=labelled_kind(inner) or reference.type)
    listed = lines[0].block.kind in {"item", "row"} or bool(lines[0].block.marker)
    if not clean_title(printed) or not _is_paper(reference, title, context, text, listed=listed):
        return None
    return paper_of(
        page,
        start,
        end,
        Parts(
            title=printed,
            names=names,
            partial=bool(others.people),
            reference=reference,
            status=kind_by("heading.status", inner[-STATUS:]),  # type: ignore[arg-type]
            found=links_of(
                page,
                start,
                end,
                runs,
                people=tuple((person.start, person.end) for person in names.people),
                title=title.start if title else -1,
            ),
            runs=runs,
            topics=tuple(topic for line in lines if role_of(line) == "topics" for topic in topics_in(line.text)),
            marks=tuple(dict.fromkeys(mark for *_, mark in marks_in(inner))),
            remarks=" ".join(m.group() for m in BRACKET.finditer(inner) if is_remark(m.group())),
        ),
        context,
        NAME,
    )


def _set_apart(page: Page, lines: Sequence[Line], context: Context, patent: Patent | None) -> Span | None:
    """Give the place of the title that marks, quotes or what stands around it set apart."""
    start, end = min(line.start for line in lines), max(line.end for line in lines)
    runs = tuple(run for line in lines for run in line.runs)
    text = text_of(page, start, end)
    return (
        title_before_year(text, runs, start)
        or title_run(page, runs, start, book=context.type in {"book", "editorial"})
        or quoted_title(without_patent(text, patent), start)
        or title_before_imprint(text, start)
        or (_of_book(text, start) if context.type in {"book", "editorial"} else None)
        or title_alone(page, lines, context)
    )


def _of_book(text: str, start: int) -> Span | None:
    """Give the place of a book's title behind its people, or before its place and year where nobody opens it."""
    people, begin, end = coauthors_in(text, start)
    if people.people and _EDITING.fullmatch(NUMBER.sub("", text[:begin])):
        rest = text[end:].lstrip(" :)")
        return title_of_book(rest, start + len(text) - len(rest))
    return titled_behind_people(text, start) or title_of_book(text, start)


def _dated_first(text: str) -> tuple[str, str]:
    """Give the year in the bracket that opens what stands behind a list of authors, and the text behind it."""
    bracket = dated_bracket(text)
    if bracket is None or re.search(r"\w", text[: bracket.start()]):
        return "", text
    return bracket["year"] or "", text[bracket.end() :]


def _undated(text: str, lines: Sequence[Line], above: Span | None) -> str:
    """Give a citation with blanks in place of the year beside the title that is its first line."""
    if above is None:
        return text
    begin, end, at = (place - lines[0].start for place in (above.start, above.end, lines[1].start))
    return " " * begin + text[begin:end] + " " * (at - end) + text[at:]


def _italics(page: Page, runs: Sequence[Inline], title: Span) -> int:
    """Give where the first italics behind a title begin that are no name: authors stand before its venue."""
    behind = (run for run in runs if run.kind == "emphasis" and run.start > title.end)
    venues = (run.start for run in behind if looks_like_name(page.text[run.start : run.end]) < LIKELY)
    return next(venues, len(page.text))


def _italic_title(page: Page, runs: Sequence[Inline], text: str, start: int) -> Span | None:
    """Give the run in italics most of which the parser takes for the title: where it ends, the title does."""
    italics = [
        run for run in runs if run.kind == "emphasis" and len(page.text[run.start : run.end].split()) >= TITLE_WORDS
    ]
    spans = parse_reference(text).spans.get("title", ()) if italics else ()
    for run in italics:
        for span in spans:
            shared = min(run.end, span.end + start) - max(run.start, span.start + start)
            if shared > MOST * (run.end - run.start) and span.start + start >= run.start - len("“"):
                return Span(run.start, run.end)
    return None


def _ends_title(text: str, begin: int, stop: int) -> bool:
    """Say whether the co-authors named in `text[begin:stop]` stand right behind the title.

    Where a year stands before them, or editors behind them, so does the venue; where nothing does, they lead.
    """
    before = text[:begin]
    if not before.strip() or before.rfind("“") > len(before) - len(before.lstrip()) or is_list(before, alone=True):
        return False
    return not (YEAR.search(before) or _EDITORS.match(text, stop))


def synthetic(names: NameList, title: str, behind: str) -> str:
    """Give a citation in the order that the parser knows best: authors, a quoted title, and the rest."""
    people = ", ".join(person.name for person in names.people[:3]) or "A. Author"
    return f"{people}, “{clean_title(title)},” {behind.strip(' ,.;')}"


def _is_author_list(names: NameList, owner: str) -> bool:
    """Say whether what opens the text behind a title is a list of authors: one name alone must be sure."""
    people = names.people
    return len(people) > 1 or any("," in person.name or (owner and is_owner(person.name, owner)) for person in people)


def _is_in_italics(names: NameList, runs: Sequence[Inline]) -> bool:
    """Say whether one run in italics holds the first name of a list and more: behind a title that is a venue."""
    first = names.people[0]
    return any(run.kind == "emphasis" and run.start <= first.start and run.end > first.end for run in runs)


def _is_word(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]", text))


def _outside(reference: Reference, title: Span | None, start: int) -> Reference:
    """Give a reference without the parts that were read inside a title that the page sets apart."""
    if title is None:
        return reference
    inside = {
        name
        for name in ("venue", "year", "publisher", "volume", "issue", "pages", "number")
        if any(title.start <= span.start + start < title.end for span in reference.spans.get(name, ()))
    }
    if "year" in inside:
        inside.add("date")
    return replace(reference, **dict.fromkeys(inside, ""))  # type: ignore[arg-type]


def _before_venue(reference: Reference, text: str) -> str:
    """Give what stands before the venue of a citation in which neither authors nor a title were found."""
    venue = reference.spans.get("venue", ())
    return text[: venue[0].start] if venue and not reference.people else ""


def _dated(reference: Reference, text: str) -> Reference:
    """Give a reference with the one year that its text prints outside brackets, where the parser found none."""
    years = set(YEAR.findall(BRACKET.sub(" ", text))) if not reference.year else set()
    return replace(reference, year=years.pop()) if len(years) == 1 else reference


def _numbered(reference: Reference, text: str) -> Reference:
    """Give a reference to a report with the number behind its series: "LAB Memo 102"."""
    if reference.number or kind_by("venue.type", reference.venue) != "report":
        return reference
    series = re.sub(r"[\s,]*\d+$", "", reference.venue)
    number = re.search(re.escape(series) + r"[\s,]*(?:no\.?|nr\.?|#)?\s*(\d+)", text, re.IGNORECASE)
    return replace(reference, venue=series, number=number.group(1)) if number else reference


def _venue_behind(text: str, title: str) -> str:
    """Give the event or the series of reports that stands bare behind a title: "ICML 2016", "LAB Memo 102"."""
    words = re.findall(r"\w+", title)[-2:]
    ends = [match.end() for match in re.finditer(r"\W+".join(map(re.escape, words)), text)] if words else []
    rest = _LEAD_IN.sub("", text[ends[0] :]) if ends else ""
    segment = re.split(r"[.,;(]", rest)[0].strip()
    return segment if is_event(segment) or (segment[:1].isupper() and kind_by("venue.type", segment)) else ""


def _is_paper(reference: Reference, title: Span | None, context: Context, text: str, *, listed: bool) -> bool:
    """Say whether a parsed text is a work: a title alone is one only in a list of its like."""
    plain = listed and reference.title and (text.lstrip()[:1] in set(QUOTES) or (context.type and reference.year))
    if title is None and (is_chatter(text) or (reference.score < SURE and not plain) or _opens_with_press(reference)):
        return False
    stated = reference.doi or reference.arxiv or reference.status or SOLE.search(text)
    press = reference.publisher if reference.type in {"book", "editorial"} else ""
    found = sum(map(bool, (reference.people, reference.venue or press, reference.year, stated)))
    if found > 1 or (found and (title or reference.people)):
        return True
    enough = len(re.findall(r"[^\W\d_]{3,}", reference.title or text)) >= TITLE_WORDS
    return (
        enough
        and (listed or bool(context.status))
        and not is_chatter(text)
        and bool(title or found or context.type or context.status)
    )


def _marks(page: Page, runs: Sequence[Inline], text: str, start: int, title: Span | None) -> tuple[Inline, ...]:
    """Give the raised letters among the authors of a citation: before its title, or else up to the last name."""
    marks = marks_of(page, runs)
    if not marks or title:
        return tuple(mark for mark in marks if not title or not title.start <= mark.start < title.end)
    people = parse_reference(without(text, start, marks)).people
    return tuple(mark for mark in marks if people and mark.start <= people[-1].end + start + 1)


def _opens_with_press(reference: Reference) -> bool:
    """Say whether a publisher opens a text that names nobody: it goes on with the work of the line before."""
    press, title = reference.spans.get("publisher", ()), reference.spans.get("title", ())
    return bool(press and not reference.people and (not title or press[0].start < title[0].start))


def _holds_together(people: Sequence[Mention], listed: NameList, reference: Reference, title: Span) -> bool:
    """Say whether the parser is sure of inverted names that a list without a model falls apart into."""
    sure = reference.confidence.get("authors", 0.0) >= SURE_AUTHORS and all(p.end <= title.start for p in people)
    return sure and 0 < len(people) < len(listed.people) and any("," in person.name for person in people)


def _names(page: Page, reference: Reference, start: int, title: Span | None, marks: Sequence[Inline] = ()) -> NameList:
    """Give the author list with places in the document, and without names that stand inside the title.

    Where the page sets the title apart, what stands before it is the list.
    """
    before = text_of(page, start, title.start) if title else ""
    before = without(without_patent(before, find_patent(before)), start, marks)
    before = re.sub(r"(?<!\.)\.\.(?!\.)", ". ", before)
    number = NUMBER.match(before)
    begin = number.end() if number else 0
    people = tuple(
        replace(person, start=person.start + start, end=person.end + start)
        for person in reference.people
        if not (title and title.start <= person.start + start < title.end)
    )
    if title and is_list(before[begin:], alone=True):
        listed = split_people(before[begin:], start + begin)
        if not _holds_together(people, listed, reference, title):
            return replace(listed, etal=reference.etal)
    unlikely = max((looks_like_name(person.name) for person in people), default=0.0) < NO_NAME
    if not people or (unlikely and reference.confidence.get("authors", 0.0) < SURE_AUTHORS):
        return NameList(etal=reference.etal)
    signs = re.match(r"[*†‡§¶#^\d]*", page.text[people[-1].end :][:4])
    stop = people[-1].end + (signs.end() if signs else 0)
    again = split_people(without(text_of(page, people[0].start, stop), people[0].start, marks), people[0].start)
    same = [person.start for person in again.people] == [person.start for person in people]
    return replace(again, etal=reference.etal) if same else NameList(people, etal=reference.etal)
