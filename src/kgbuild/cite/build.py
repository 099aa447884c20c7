"""From tagged tokens to a reference."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from kgbuild.cite.books import is_title, is_venue, without_series
from kgbuild.cite.bylines import parted
from kgbuild.cite.choose import authors_among, choose, first_reference, outside, rest_of, with_first_word
from kgbuild.cite.confidence import calibrated, evidence, score_of
from kgbuild.cite.cuts import book_before_editors, cut_titles, journal_apart
from kgbuild.cite.dating import Dated, date_of
from kgbuild.cite.halves import before_dash
from kgbuild.cite.identifiers import find_identifiers
from kgbuild.cite.journals import whole_journal
from kgbuild.cite.kinds import is_state, kind_of_work, status_of, within_of
from kgbuild.cite.numbers import numbers_of
from kgbuild.cite.patterns import in_news, in_short, plain_numbers, pressed
from kgbuild.cite.people import editors_of, in_brackets, people_of
from kgbuild.cite.reference import Reference
from kgbuild.cite.remarks import without_remarks
from kgbuild.cite.repair import (
    closed_by_quote,
    subtitled,
    title_from,
    to_its_stop,
    venue_between,
    venue_from,
    venue_in_quotes,
    venue_led,
    venue_left,
    venue_listed,
    venue_promised,
    venue_to_volume,
)
from kgbuild.cite.repair_numbers import numbered, pages_behind
from kgbuild.cite.segments import Segment, segments_of
from kgbuild.cite.swaps import settled, title_among
from kgbuild.cite.tagger import Tagged
from kgbuild.cite.tails import ended
from kgbuild.cite.tokens import Token
from kgbuild.cite.trim import printed, trim_plain, trim_title, trim_venue
from kgbuild.document import Span
from kgbuild.model import Mention
from kgbuild.names import Name

#: A string with a lower score is no reference; nothing is read from it.
REFUSED = 0.03
#: The probability given to what repairs and patterns found and the tagger did not.
REPAIRED = 0.7
#: So many characters behind the end of a title may be a venue.
_QUOTED_AWAY = 5
_TRIMS = {"title": trim_title, "venue": trim_venue, "publisher": trim_venue, "series": trim_venue}
_DATED_EVENT = re.compile(r"^(?P<event>.*?[^\W\d_]{2,}.*?)(?P<gap>[\s,'’(-]*)(?P<year>(?:19|20)\d\d|(?<=['’])\d\d)\)?$")
_ETAL = re.compile(r"\bet\.?\s+al\b|\band (?:\d+ )?others\b|\bu\.\s?a\.|…|\.\.\.|\bet coll\b", re.IGNORECASE)
_ARXIV = re.compile(r"\barxiv\b", re.IGNORECASE)
_REMARK = re.compile(
    r"[(\[]([^()\[\]]*(?:award|accept|rate|best|prize|oral|spotlight|impact|nominat|cited|top)[^()\[\]]*)[)\]]",
    re.IGNORECASE,
)


def build(text: str, tokens: Sequence[Token], tagged: Tagged) -> Reference:
    """Give the reference that labelled tokens of `text` make up; one without parts if the string is no reference."""
    segments = first_reference(without_remarks(text, segments_of(tokens, tagged)))
    authors = authors_among(segments)
    authors, chosen = before_dash(text, *with_first_word(text, authors, choose(text, segments)))
    if title := title_among(text, chosen, authors):
        chosen["title"], authors = title, [segment for segment in authors if segment.end <= title.start]
    spans = _slices(text, chosen, segments, authors)
    people = _people(text, outside(authors, spans))
    if "title" in spans:
        spans["title"], people, behind = parted(text, spans["title"], people)
        if behind and "venue" not in spans:
            spans["venue"] = trim_venue(text, behind)
    found = find_identifiers(text)
    values: dict[str, Any] = {name: printed(text[s.start : s.end]) for name, s in spans.items()}
    score = score_of(
        evidence(text, tokens, tagged, {**values, "people": people, "doi": found.doi, "arxiv": found.arxiv})
    )
    if score < REFUSED:
        return Reference(score=score)
    _name_series(values, spans, text)
    dated = date_of(text, spans.get("year"), values.get("venue", ""))
    _part_year(values, spans, dated)
    places = {name: (span,) for name, span in spans.items()} | found.spans
    places["authors"] = tuple(Span(mention.start, mention.end) for mention, _ in people)
    editors = editors_of(text, [s for s in segments if s.label == "ED"])
    places["editors"] = tuple(Span(editor.start, editor.end) for editor in editors)
    rest = rest_of(text, places)
    venue = values.get("venue", "")
    if not venue and (found.arxiv or _ARXIV.search(rest)):
        venue = "arXiv"
    numbers = numbers_of(values.get("volume", ""), values.get("issue", ""), values.get("pages", ""))
    remark = _REMARK.search(rest)
    return Reference(
        people=tuple(mention for mention, _ in people),
        names=tuple(name for _, name in people),
        etal=_is_cut(text, authors),
        title=values.get("title", ""),
        venue=venue,
        within=within_of(venue),
        year=dated.year,
        date=dated.date,
        volume=numbers.volume,
        issue=numbers.issue,
        number=values.get("number", ""),
        pages=numbers.pages,
        publisher=values.get("publisher", ""),
        editors=editors,
        doi=found.doi,
        arxiv=found.arxiv,
        identifiers=found.others,
        status=status_of(rest),
        type=kind_of_work(
            venue,
            rest,
            numbered=bool(numbers.volume or numbers.issue),
            edited=bool(editors),
            press="publisher" in values,
            preprint=bool(found.arxiv) and venue == "arXiv",
        ),
        note=remark[1].strip() if remark else "",
        spans={name: spans_of for name, spans_of in places.items() if spans_of},
        confidence=_confidence(places, chosen, authors),
        score=score,
    )


def _slices(
    text: str, chosen: dict[str, Segment], segments: Sequence[Segment], authors: Sequence[Segment]
) -> dict[str, Span]:
    """Give where each field stands, trimmed, and repaired where the signs around make it plain."""
    trimmed = {name: _TRIMS.get(name, trim_plain)(text, Span(s.start, s.end)) for name, s in chosen.items()}
    spans = plain_numbers(text, {name: s for name, s in trimmed.items() if s.end > s.start})
    spans = settled(text, in_short(text, in_news(text, pressed(text, spans))), authors, segments)
    if pages := pages_behind(text, spans):
        spans["pages"] = pages
    if "title" in spans and not is_title(text, spans["title"]):
        del spans["title"]
    if "title" in spans:
        whole = to_its_stop(text, title_from(text, spans["title"], authors, segments), segments)
        spans["title"] = closed_by_quote(text, whole)
    spans = journal_apart(text, subtitled(text, cut_titles(text, spans)))
    spans = ended(text, book_before_editors(text, spans, segments), segments)
    spans |= _venue(text, spans, segments, _without_title(segments, chosen, spans))
    if longer := venue_to_volume(text, spans):
        spans["venue"] = longer
    spans = without_series(text, whole_journal(text, spans))
    if (venue := spans.get("venue")) and is_state(text[venue.start : venue.end]):
        del spans["venue"]
    spans = numbered(text, spans)
    if "venue" in spans and not is_venue(text, spans, segments):
        del spans["venue"]
    return spans


def _venue(
    text: str, spans: Mapping[str, Span], segments: Sequence[Segment], others: Sequence[Segment]
) -> dict[str, Span]:
    """Give the venue, and the title, as far as repairs change them; `others` are the slices but for the title's."""
    if both := venue_listed(text, spans):
        return {"title": both[0], "venue": both[1]}
    venue = (
        venue_in_quotes(text, spans)
        or venue_between(text, spans)
        or venue_from(text, spans, segments)
        or venue_left(text, spans, others)
        or venue_promised(text, spans)
        or venue_led(text, spans)
    )
    return {"venue": venue} if venue else {}


def _without_title(
    segments: Sequence[Segment], chosen: dict[str, Segment], spans: Mapping[str, Span]
) -> Sequence[Segment]:
    """Give the slices without that of a title of which a repair kept a part."""
    title = chosen.get("title")
    if not title or "title" not in spans or title.end - spans["title"].end < _QUOTED_AWAY:
        return segments
    return [segment for segment in segments if not (title.start <= segment.start and segment.end <= title.end)]


def _people(text: str, authors: Sequence[Segment]) -> list[tuple[Mention, Name]]:
    """Give the authors; a bracket of co-authors counts if it names more than the tagger found."""
    people = people_of(text, authors)
    bracketed = in_brackets(text)
    if len(bracketed) > len(people) and (not people or people[0][0].start >= bracketed[0][0].start):
        return bracketed
    return people


def _confidence(
    places: Mapping[str, Sequence[Span]], chosen: dict[str, Segment], authors: Sequence[Segment]
) -> dict[str, float]:
    """Give how sure each field is; one that a repair found has the value that repairs deserve."""
    sure = {name: REPAIRED for name in places if places[name]}
    sure |= {name: calibrated(name, segment.sure) for name, segment in chosen.items()}
    if authors:
        sure["authors"] = calibrated("authors", min(segment.sure for segment in authors))
    return sure


def _name_series(values: dict[str, Any], spans: dict[str, Span], text: str) -> None:
    """A report stands in its series; a venue to which it was merely submitted gives way."""
    if "series" not in spans:
        return
    venue = spans.get("venue")
    if venue is None or re.search(
        r"\b(?:submitted|under review|in submission)\b[^|]{0,12}$", text[: venue.start], re.IGNORECASE
    ):
        spans["venue"], values["venue"] = spans["series"], values["series"]
    del spans["series"], values["series"]


def _part_year(values: dict[str, Any], spans: dict[str, Span], dated: Dated) -> None:
    """Take the year off the short name of an event: "ISMAR 2016"; the names of workshops keep theirs."""
    venue = values.get("venue", "")
    found = _DATED_EVENT.match(venue) if venue.rstrip(")")[-2:].isdecimal() else None
    if not found or dated.year[-2:] != found["year"][-2:] or re.search(r"workshop|atelier", venue, re.IGNORECASE):
        return
    event = found["event"].rstrip(" ,(")
    if len(event.split()) <= 3 or spans.get("year") is None:
        values["venue"] = event
        spans["venue"] = Span(spans["venue"].start, spans["venue"].end - (len(venue) - len(event)))


def _is_cut(text: str, authors: Sequence[Segment]) -> bool:
    if not authors:
        return False
    return bool(_ETAL.search(text[authors[0].start : authors[-1].end + 22]))
