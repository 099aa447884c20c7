"""Titles that the tagger took for venues and venues that it took for titles, where the parts around make it plain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kgbuild.cite.books import is_series
from kgbuild.cite.features import cities, kind_of
from kgbuild.cite.segments import Segment
from kgbuild.document import Span
from kgbuild.names.fold import fold
from kgbuild.names.words import known

_NUMBERED = re.compile(r"[\s.,*_]{1,4}")
_IN = re.compile(r"(?:^|[\s.,;:)\]])[Ii]n:?\s*[*_“\"‘'`]{0,2}$")
_OPENS_IN = re.compile(r"[Ii]n:?\s+(?=[^\W\d_])")
_INITIALS = re.compile(r"(?:[^\W\d_a-zß-ÿ][a-z]?\.?[\s-]*){1,4}")
#: "Mosses, vol. I, Some Press": the volume of a book.
_IN_PARTS = re.compile(r"[.,:]?\s(?:vol(?:ume)?|bd|band|tome|tomo|teil|part)\b\.?\s", re.IGNORECASE)
#: "In search of rivers": a small word behind "In" goes on with a title.
_IN_TITLE = re.compile(r"[.):,]\s(?P<title>In\s)$")
_SMALL_LEAD = re.compile(r"(?:the|proc\w*|a|an|press|preparation|review)\b")
_SENTENCE = re.compile(r"[.?!]\s[*_]*")
_NEXT = re.compile(r"[.?!,]\s[*_]*")
_PROCEEDINGS = re.compile(r"Proc(?:\.|eedings)\s(?=of\b|[A-Z\d])")
#: Words between names and what follows, no date and no lead among them.
_ALONE = re.compile(
    r"[\s.,:]{1,3}(?P<title>[A-ZÀ-Þ][^\d.,;:()\[\]]{3,}?)[.,:]?\s*(?i:\b(?:vol\w*|bd|tome?)\b\.?|$)\W*$"
)
#: Fields of articles and chapters, which books do not have.
_ARTICLE = frozenset({"volume", "issue", "pages", "series", "number"})
#: Kinds of words that the names of series, journals and events hold.
_OWN_KINDS = frozenset({"series", "journal", "event", "report", "preprint", "school"})
_QUOTES = frozenset("\"“”„«»‘’'`")


def settled(
    text: str, spans: Mapping[str, Span], authors: Sequence[Segment], labelled: Sequence[Segment]
) -> dict[str, Span]:
    """Give the spans of all fields, with title and venue in each other's place where one of them is missing."""
    out = dict(spans)
    if "venue" in out and "title" not in out and (opened := _IN_TITLE.search(text[: out["venue"].start])):
        if text[out["venue"].start].islower() and not _SMALL_LEAD.match(text, out["venue"].start):
            out["title"] = Span(opened.start("title"), out.pop("venue").end)
    elif "venue" in out and "title" not in out and _is_book(text, out, authors, labelled):
        out["title"] = out.pop("venue")
    elif "title" in out and (
        place := _proceedings(text, out, authors) or (_book_led if "venue" in out else _venue_in)(text, out, authors)
    ):
        del out["title"]
        out["venue"] = place
    elif authors and not {"title", "venue"} & out.keys() and (left := _before_press(text, out, authors)):
        out["title"] = left
    elif {"title", "venue"} <= out.keys() and _is_subtitle(text, out, labelled):
        out["title"] = Span(out["title"].start, out.pop("venue").end)
    return out


def _book_led(text: str, spans: Mapping[str, Span], authors: Sequence[Segment]) -> Span | None:
    """Give the book that "in" leads in right behind the authors where a part, or its series, is the venue."""
    title, venue = spans["title"], spans["venue"]
    first, second = sorted((title, venue), key=lambda span: span.start)
    if not authors or authors[-1].end > first.start or not _led_in(text, authors[-1].end, first):
        return None
    if is_series(text[venue.start : venue.end]):
        return title
    return Span(first.start, second.end) if _NEXT.fullmatch(text, first.end, second.start) else None


def _proceedings(text: str, spans: Mapping[str, Span], authors: Sequence[Segment]) -> Span | None:
    """Give the proceedings in the title's place, with what was taken for the venue if that ends their name."""
    title, venue = spans["title"], spans.get("venue")
    found = _PROCEEDINGS.match(text, title.start, title.end)
    before = text[authors[-1].end : title.start] if authors else ""
    if not found or not authors or authors[-1].end > title.start or re.search(r"[^\W\d_]{2}", before):
        return None
    if venue is None:
        return title
    if venue.start > title.end and re.fullmatch(r"\.?\s", text[title.end : venue.start]) and "volume" in spans:
        return Span(title.start, venue.end)
    return title if fold(text[venue.start : venue.end]) in cities() else None


def _before_press(text: str, spans: Mapping[str, Span], authors: Sequence[Segment]) -> Span | None:
    """Give the words that stand alone between the authors of a book and its press: "G. Nagy, Rivers, Some Press"."""
    press, volume, start = spans.get("publisher"), spans.get("volume"), authors[-1].end
    ends = [span.start for span in (press, volume) if span and span.start > start]
    found = _ALONE.match(text, start, min(ends)) if press and ends else None
    return Span(*found.span("title")) if found and spans.keys().isdisjoint({"pages", "issue"}) else None


def title_among(text: str, chosen: Mapping[str, Segment], authors: Sequence[Segment]) -> Segment | None:
    """Give the title that the tagger took for authors: words none of which is a name, before a venue or a press."""
    if not authors or "title" in chosen or not {"venue", "publisher", "year"} & chosen.keys():
        return None
    if (last := _spelt_last(text, authors)) and last.start <= min(
        (s.start for s in chosen.values() if s.label != "Y"), default=len(text)
    ):
        return last
    if not {"venue", "publisher"} & chosen.keys():
        return None
    start, end = authors[0].start, authors[-1].end
    words = re.findall(r"[^\W\d_]+\.?", text[start:end])
    if len(words) < 2 or any(_may_name(word) for word in words) or start > min(s.start for s in chosen.values()):
        return None
    return Segment("T", start, end, min(segment.sure for segment in authors))


def _spelt_last(text: str, authors: Sequence[Segment]) -> Segment | None:
    """Give the words behind names with initials that are no name: "G. Nagy, Homeric Questions"."""
    place = next((i for i, segment in enumerate(authors) if i and _starts_words(text, authors[i - 1 : i + 1])), 0)
    rest = authors[place:] if place else []
    if not rest or not any(_is_initial(text, segment) for segment in authors[:place]):
        return None
    words = re.findall(r"[^\W\d_]+\.?", text[rest[0].start : rest[-1].end])
    if (
        len(words) < 2
        or any(word.endswith(".") or len(word) == 1 for word in words)
        or fold(words[0]) in known("given")
    ):
        return None
    return Segment("T", rest[0].start, rest[-1].end, min(segment.sure for segment in rest))


def _starts_words(text: str, pair: Sequence[Segment]) -> bool:
    """Say whether behind a comma the second of two slices is a given name in letters where the first ends a name."""
    before, segment = pair
    return (
        segment.label in {"AG", "AF"}
        and text[before.end : segment.start].strip(" *_") in {",", ".", ":"}
        and not (before.label == "AF" and segment.label == "AH")
        and not _is_initial(text, segment)
        and segment.end - segment.start > 3
    )


def _is_initial(text: str, segment: Segment) -> bool:
    return segment.label != "AF" and bool(_INITIALS.fullmatch(text[segment.start : segment.end]))


def _may_name(word: str) -> bool:
    """Say whether a word is an initial or stands in the lists of names."""
    return word.endswith(".") or len(word) == 1 or fold(word) in known("given") or fold(word) in known("family")


def _is_subtitle(text: str, spans: Mapping[str, Span], labelled: Sequence[Segment]) -> bool:
    """Say whether the venue goes on with the title of a book: "Slow Rivers. Essays on Water. Berlin: Some Press"."""
    title, venue = spans["title"], spans["venue"]
    if not _SENTENCE.fullmatch(text[title.end : venue.start]) or spans.keys() & _ARTICLE:
        return False
    kinds = {kind_of(word.strip(".,:")).partition(":")[0] for word in text[venue.start : venue.end].split()}
    pressed = any(segment.label in {"PUB", "LOC"} and segment.start >= venue.end for segment in labelled)
    return pressed and not kinds & _OWN_KINDS and not any(segment.label == "ED" for segment in labelled)


def _is_book(text: str, spans: Mapping[str, Span], authors: Sequence[Segment], labelled: Sequence[Segment]) -> bool:
    """Say whether the venue is a book that stands right behind its authors or editors: a press or a place follows."""
    venue = spans["venue"]
    if not authors or venue.start < authors[-1].end or {"issue", "series"} & spans.keys():
        return False
    if "volume" in spans and ("pages" in spans or not _IN_PARTS.fullmatch(text[venue.end : spans["volume"].start])):
        return False
    before = text[authors[-1].end : venue.start]
    if _IN.search(before) or kind_of(text[venue.start : venue.end].split(maxsplit=1)[0].strip(".,")).startswith(
        "event:"
    ):
        return False
    edited = any(kind_of(word).startswith("editor:") for word in re.findall(r"[^\W\d_]+", before))
    return edited or any(segment.label in {"PUB", "LOC"} and segment.start >= venue.end for segment in labelled)


def _venue_in(text: str, spans: Mapping[str, Span], authors: Sequence[Segment]) -> Span | None:
    """Give the venue that the title is: a journal in front of its volume, or a book behind "in" and the authors."""
    title = spans["title"]
    if authors and authors[-1].end <= title.start and _led_in(text, authors[-1].end, title):
        return title
    quoted = text[title.start - 1 : title.start] in _QUOTES
    volume = spans.get("volume")
    if volume and not quoted and volume.start > title.end and "publisher" not in spans:
        glued = _NUMBERED.fullmatch(text[title.end : volume.start])
        return title if glued and _may_be_journal(text[title.start : title.end]) else None
    if not authors or title.start < authors[-1].end:
        return None
    opened = _OPENS_IN.match(text, title.start, title.end)
    if opened and (not text[opened.end()].islower() or _SMALL_LEAD.match(text, opened.end())):
        return Span(opened.end(), title.end)
    return None


def _led_in(text: str, start: int, title: Span) -> bool:
    """Say whether nothing but a year and "in" parts the title from what ends at `start`."""
    between = text[start : title.start]
    return _IN.search(between) is not None and not re.search(r"[^\W\d_]{3}", between)


def _may_be_journal(title: str) -> bool:
    """Say whether a title looks like the name of a journal: a word of such names, or abbreviations, in few words."""
    words = title.split()
    named = any(kind_of(word.strip(".,")).startswith("journal:") for word in words)
    return len(words) <= 8 and (named or "." in title.rstrip(".")) and not title[:1].islower()
