"""What the tagger left out and the signs around make plain."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kgbuild.cite.features import kind_of
from kgbuild.cite.segments import Segment
from kgbuild.cite.trim import trim_venue
from kgbuild.document import Span

_FIRST_WORDS = re.compile(r"[\s.,:]+(?P<words>(?!In\b|Eds?\b)[A-Z][\w’'-]{3,}(?:\s[\w’'-]+){0,3}(?:,|:)?\s)")
_SUBTITLE = re.compile(r":\s[^\W\d_][^,.;:()\[\]“”\"/]{3,}(?=[,.(])")
_BARE = re.compile(
    r"[.,?!]?[\"”»’'“][\s.,;:*_]+"
    r"(?:(?:accepted|submitted|forthcoming|to appear|appeared|published|in press|presented)\s"
    r"(?:\([^()]*\)\s)?(?:(?:for publication\s)?in|at|by|to|from)\s(?:the\s)?|in\b|at\b|In\b|At\b)?:?\s*[*_]*"
    r"(?P<venue>[A-Z][\w&/-]+\.?(?:\s(?:of|and|the|on|in|for|&|[A-Z][\w&/-]*\.?)){0,7})"
    r"(?=[*_]*[,.]?\s*[(’']?(?:(?:19|20)?\d\d\b|$))"
)
_WORDS_BEFORE = re.compile(r"[\s.,;:)\]”\"’'»*_?!]+(?P<words>(?:[A-Z][\w&’'-]*\.?\s){1,4})[*_]*")
_LIST_HEAD = re.compile(r"[.?!]\s(?P<head>[A-Z][\w&]*:?(?:\s[A-Z]\w+)?(?:,\s[A-Z]\w+){0,3})$")
_LIST_COMMA = re.compile(r",\s(?:and\s|&\s)?[*_]*")
_BETWEEN = re.compile(
    r"[.?!,]?[”\"’»]?[.,]?\s[*_]*(?P<venue>[A-Z][\w&]+:?(?:,?\s(?:and\s|&\s|of\s|the\s|for\s|in\s)*[A-Z][\w&]+){0,7})"
    r"[*_]*,?\s(?:[Vv]ol(?:ume|\.)?\s)?[*_]*"
)
_TO_VOLUME = re.compile(r"[*_]*,?\s?(?:[Vv]ol(?:ume|\.)?\s)?[*_]*")
#: What ends the name of a journal in front of its volume.
_TAIL = re.compile(r"(?P<tail>\.?\s(?:[A-ZÀ-Þ][\w’'-]+|\((?:[A-ZÀ-Þ][\w’'-]*\.?[\s-]?){1,3}\)))[,\s]\s?")
_PRESSES = frozenset({"PUB", "LOC"})
#: Kinds of words that stand before a venue without being a part of it.
_NO_VENUE_START = frozenset(
    {"in", "editor", "translator", "edition", "status", "month", "web", "and", "etal", "report", "volume", "article"}
)
#: Kinds of words that stand between a venue and its volume.
_NO_VENUE_END = frozenset({"volume", "issue", "page", "article", "edition", "month", "status", "editor", "in"})
#: Kinds of words that a bare venue does not hold.
_NO_VENUE = frozenset({"report", "status", "place", "school", "web", "award", "preprint", "edition", "translator"})
_LEAD_WORDS = r"(?:for|in|at|published|presented|accepted|submitted|to\sappear|forthcoming|from|appeared)\s"
_LED = re.compile(
    r"[.,)]\s[*_]*[Ii]n:?\s[*_]*(?:the\s)?(?P<venue>[Pp]roc(?:eedings|\.)\s(?:of\s)?[^,.(*_]{3,100}?)(?=[*_]*[,.(])"
)
_PROMISED = re.compile(
    r"\b(?:[Tt]o\sappear|[Ss]ubmitted|[Ff]orthcoming|[Aa]ccepted|[Ii]n\s[Pp]ress)\s(?:for\spublication\s)?(?:in|to|at|by)?:?\s?(?:the\s)?"
    r"[*_]*(?P<venue>[A-Z][\w&’'-]*\.?(?:\s(?:of|and|the|on|in|for|&|[A-Z][\w&’'-]*\.?)){0,9}?)[*_]*[.)]{0,2}(?:,?\s\(?(?:19|20)\d\d\)?)?[.;,)]?\s*$"
)
_QUOTED_LEAD = re.compile(r"[,.]\s[Ii]n:?\s[`‘“\"]$")
_QUOTED_REST = re.compile(r"(?P<rest>[^`‘’“”\"]{0,160}?)(?:[’”\"]|'(?!\w)),?\s")
_CLOSING = {"“": "”", "«": "»", "»": "«", '"': '"'}
_HEAD = re.compile(r"(?P<head>[A-ZÀ-Þ][^.:;,]{3,80})\.\s(?=[A-Z][\w&]*\.?(?:\s|$))")


def title_from(text: str, title: Span, authors: Sequence[Segment], labelled: Sequence[Segment]) -> Span:
    """Give the title with the words before it that no field holds, back to the end of the author list.

    A first word that may also be a name ("Horseshoes, entropy and periods") is easily left out.
    """
    title = _with_subtitle(text, title, labelled)
    if not authors or title.start <= authors[-1].end:
        return title
    before = [segment.end for segment in labelled if segment.end <= title.start]
    gap = text[max(before, default=0) : title.start]
    found = _FIRST_WORDS.fullmatch(gap) if max(before, default=0) == authors[-1].end else None
    return Span(title.start - len(found["words"]), title.end) if found else title


def venue_from(text: str, spans: Mapping[str, Span], labelled: Sequence[Segment]) -> Span | None:
    """Give the venue with the capitalised words right before it that no other field holds: "Czech. J. Phys."."""
    venue = spans.get("venue")
    if venue is None or not {"volume", "pages"} & spans.keys():
        return None
    held = [segment.end for segment in labelled if segment.end <= venue.start and segment.label not in _PRESSES]
    begin = max([*held, *(span.end for span in spans.values() if span.end <= venue.start)], default=0)
    found = _WORDS_BEFORE.fullmatch(text[begin : venue.start])
    kinds = {kind_of(word.strip(".")).partition(":")[0] for word in found["words"].split()} if found else {"in"}
    if not found or kinds & _NO_VENUE_START:
        return None
    return Span(begin + found.start("words"), venue.end)


def venue_to_volume(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the venue with its place or state right before the volume: "Ann. Inst. Moss (Lund), 60", "Acad. Paris 2"."""
    venue, volume = spans.get("venue"), spans.get("volume")
    found = _TAIL.fullmatch(text, venue.end, volume.start) if venue and volume else None
    if not found or not venue or kind_of(found["tail"].strip(" .()")).partition(":")[0] in _NO_VENUE_END:
        return None
    return Span(venue.start, found.end("tail"))


def venue_listed(text: str, spans: Mapping[str, Span]) -> tuple[Span, Span] | None:
    """Give title and venue where the title took the head of a journal that lists words: "Salt, Ice, Sand 9, 2"."""
    if not {"title", "venue", "volume"} <= spans.keys():
        return None
    title, venue, volume = spans["title"], spans["venue"], spans["volume"]
    head = _LIST_HEAD.search(text[title.start : title.end])
    listed = _LIST_COMMA.fullmatch(text[title.end : venue.start])
    if not head or not listed or not _TO_VOLUME.fullmatch(text[venue.end : volume.start]):
        return None
    start = title.start + head.start("head")
    return Span(title.start, title.start + head.start()), Span(start, venue.end)


def venue_between(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the capitalised words that alone stand between the title and the volume, where no field is the venue."""
    if {"venue", "publisher", "series"} & spans.keys() or not {"title", "volume"} <= spans.keys():
        return None
    found = _BETWEEN.fullmatch(text[spans["title"].end : spans["volume"].start])
    place = Span(*found.span("venue")) if found else None
    return place and Span(place.start + spans["title"].end, place.end + spans["title"].end)


def venue_left(text: str, spans: Mapping[str, Span], labelled: Sequence[Segment]) -> Span | None:
    """Give the bare name right behind a quoted title, where no field is the venue: "… clocks,” PNAS June 2020".

    Behind a title without quotes it may as well be the place of a book.
    """
    if "title" not in spans or {"venue", "publisher", "series"} & spans.keys():
        return None
    found = _BARE.match(text, spans["title"].end)
    if not found:
        return None
    printed = found["venue"]
    words = printed.split()
    while words and kind_of(words[-1].strip(".,")).startswith("month:"):
        printed = printed[: len(printed) - len(words.pop())].rstrip()
    place = Span(found.start("venue"), found.start("venue") + len(printed))
    taken = any(segment.start < place.end and place.start < segment.end for segment in labelled)
    kinds = {kind_of(word.strip(".,")).partition(":")[0] for word in words}
    return None if taken or not words or kinds & _NO_VENUE else place


def venue_led(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the proceedings that "in" leads in behind the title, where no field is the venue."""
    if "title" not in spans or {"venue", "series"} & spans.keys():
        return None
    found = _LED.search(text, spans["title"].end)
    return Span(*found.span("venue")) if found else None


def venue_promised(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give the words behind "to appear in" or "submitted to" at the end, where no field is the venue."""
    if "title" not in spans or {"venue", "publisher", "series"} & spans.keys():
        return None
    found = _PROMISED.search(text, spans["title"].end)
    if not found or any(span.start < found.end("venue") and found.start("venue") < span.end for span in spans.values()):
        return None
    return trim_venue(text, Span(*found.span("venue")))


#: A word in lower case between a title and the full stop that ends it.
_LAST_WORD = re.compile(r"\s[a-zß-ÿ-]{3,}(?=\.\s[A-ZÀ-Þ“])")


def to_its_stop(text: str, title: Span, segments: Sequence[Segment]) -> Span:
    """Give a title with its last word, where nothing else holds that."""
    found = _LAST_WORD.match(text, title.end)
    if not found or any(segment.start < found.end() and title.end < segment.end for segment in segments):
        return title
    return Span(title.start, found.end())


#: Behind a quotation inside a title, the title goes on in lower case: "the meaning of “moss” in law, 36 …".
_QUOTATION = re.compile(r"”\s[a-z][^.,;()“”]{0,80}(?=[.,]\s)")


def closed_by_quote(text: str, title: Span) -> Span:
    """Give the part of a title in quotes up to its closing quote, a title that breaks off in a quotation to its end."""
    if goes_on := _QUOTATION.match(text, title.end):
        inside = text[title.start : title.end]
        if inside.count("“") > inside.count("”"):
            return Span(title.start, goes_on.end())
    opened = (
        text[: title.start].rstrip()[-1:]
        if text[: title.start].endswith(("« ", "«\xa0"))
        else text[title.start - 1 : title.start]
    )
    sign = _CLOSING.get(opened, "") if title.start else ""
    at = text.find(sign, title.start, title.end) if sign else -1
    stop = "[.,]?" if sign in {"«", "»", '"'} else ""
    if (
        at < 0
        or text.count(opened, title.start, at)
        or not re.match(rf"{stop}\s(?:[*_]*[A-Z]|{_LEAD_WORDS})", text[at + 1 : title.end])
    ):
        return title
    return Span(title.start, len(text[:at].rstrip()))


def _with_subtitle(text: str, title: Span, labelled: Sequence[Segment]) -> Span:
    """Give the title with what follows its colon, where no field holds that."""
    found = _SUBTITLE.match(text, title.end)
    if not found or any(segment.start < found.end() and title.end < segment.end for segment in labelled):
        return title
    return Span(title.start, found.end())


def subtitled(text: str, spans: Mapping[str, Span]) -> dict[str, Span]:
    """Give `spans` with the first sentence of the venue as the end of a title that a colon parts from it."""
    title, venue = spans.get("title"), spans.get("venue")
    if title is None or venue is None or text[title.end : venue.start] != ": " or "volume" not in spans:
        return dict(spans)
    head = _HEAD.match(text, venue.start, venue.end)
    if not head or any(kind_of(word).startswith(("journal:", "event:", "series:")) for word in head["head"].split()):
        return dict(spans)
    return {**spans, "title": Span(title.start, head.end("head")), "venue": Span(head.end(), venue.end)}


def venue_in_quotes(text: str, spans: Mapping[str, Span]) -> Span | None:
    """Give all of a book in quotes behind "in" of which the venue is the head: "in ‘MOS: Proceedings …’"."""
    venue = spans.get("venue")
    if venue is None or not _QUOTED_LEAD.search(text[: venue.start]):
        return None
    found = _QUOTED_REST.match(text, venue.end)
    return Span(venue.start, found.end("rest")) if found and found["rest"] else None
