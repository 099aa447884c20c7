"""Where the title of a talk stands: quoted, set in type, on a line of its own, beside its year, before its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.document import Span
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.papers.links import is_label
from kgbuild.extract.papers.people import is_owner
from kgbuild.extract.phrases.parts import Line, split_places
from kgbuild.extract.phrases.titles import past_event, quoted_title, set_apart_title
from kgbuild.extract.phrases.words import event_pattern, is_place, organization_weight
from kgbuild.extract.records.talks.cited import before_cited_date, cited_people, cited_title
from kgbuild.extract.records.talks.places import says_where
from kgbuild.extract.records.talks.signatures import is_signature
from kgbuild.extract.records.talks.words import (
    BEHIND_KIND,
    has_plain_words,
    is_event,
    is_no_title,
    kind_of,
    kind_pattern,
    names_event,
    reads_like_title,
    surely_event,
)
from kgbuild.lexicon import words

#: A kind behind a slash at the end of the line that the title stands on.
_SLASHED = re.compile(r"\s+/\s+(?P<kind>[^/]{3,40})$")
#: A sentence before a name in italics, and what leads to that name.
_STATED = re.compile(
    r"(?P<title>.{12,}?[?!]|.{12,}?(?=\.))\.?\s+(?:[A-Z][a-z]+ [\w ]{0,40}\b(?:at|for|in|to)(?: the)?\s*)?\W*$",
    re.DOTALL,
)
#: An event and its host.
_PAIR = 2
#: A title that nothing but its place tells has so many words at least.
_TITLE = 3
#: A kind that its title follows behind a colon.
_LABELLED = re.compile(r"[,;.)]\s+(?P<kind>[^,:;.()]{3,30}):\s+(?=\S)")
#: A place in brackets and a dash: what parts an event from the title behind it.
_PLACED = re.compile(r"\((?P<place>[^()]{3,40})\)\s+[–—]\s+(?=\w)")
#: Below an event, its host or place, a dash and the title: "Lundvik University — “Tides at rest”".
_HOSTED = re.compile(r"[^“”\"«»„]{3,60}?\s+(?:[—–]|-{1,3})\s+(?P<title>[“\"«„][^“”\"«»„]{8,}[”\"»“])[.,]?\s*")
_ONLINE = re.compile("online|virtual|remote|zoom", re.IGNORECASE)
#: "International conference “Tides”": what the quotation names.
_CALLED = re.compile(
    r"(?:^|[\n\t.,;:–—-])\s*(?P<kind>(?:(?:[\w-]+\s+){0,3}(?:at|of|in) the\s+)?(?:[\w-]+\s+){0,3}"
    r"(?:conference|congress|convention|symposium|workshop|summer school|winter school|konferenz|tagung|kongress"
    r"|congreso|simposio|congrès|colloque|convegno|congresso|simpósio))\s+$",
    re.IGNORECASE,
)
_QUOTE = re.compile(r"[“\"«„]")


def _before_date(title: Span, line: Line) -> Span:
    """Give a title without the date that ends the first line of its entry within it: "**Tides (March 2022)**"."""
    date = line.dates[-1] if line.dates else None
    start, end = title.start - line.start, title.end - line.start
    if date is None or not start < date.at < date.to <= end or re.search(r"\w", line.text[date.to : end]):
        return title
    return Span(title.start, line.start + len(line.text[: date.at].rstrip(" (,;:–—|-")))


def _names_event(lines: Sequence[Line]) -> bool:
    """Say whether a heading is the event of the title below it: in quotation marks, or what names no event."""
    below = [line.text for line in lines[1:] if not line.dates]
    quoted = any(re.match(r"\s*[“\"«„‘]", text) for text in below)
    named = event_pattern().search(lines[0].text) is not None
    return bool(below) and (quoted or (named and not any(map(event_pattern().search, below))))


def title_span(page: Page, entry: Entry, lines: Sequence[Line]) -> Span | None:
    """Give where the title stands if it is quoted, set in type, or on the line above the event's."""
    found = _title_span(page, entry, lines)
    text = page.text[found.start : found.end].strip() if found else ""
    return None if is_label(text) or says_where(text) else found


def _title_span(page: Page, entry: Entry, lines: Sequence[Line]) -> Span | None:
    plain = (
        before_cited_date(page, entry)
        or _before_kind(lines)
        or _behind_label(lines)
        or _behind_place(lines)
        or _behind_day(lines)
    )
    if told := _below_speaker(page, lines) or plain or _below_place(lines):
        return told
    hosted = ((line, _HOSTED.fullmatch(line.text)) for line in lines[1:])
    if found := next(
        (Span(line.start + m.start("title"), line.start + m.end("title")) for line, m in hosted if m), None
    ):
        return found
    opener = entry.blocks[0]
    if opener.kind == "heading" and len(lines) > 1 and not kind_of(lines[0].text) and not _names_event(lines):
        return _before_date(Span(opener.start, opener.end), lines[0])
    for line in lines[1:]:
        if re.fullmatch(r"\s*[“\"«„‘].*[”\"»“’][.,]?\s*", line.text):
            return Span(line.start, line.start + len(line.text))
    if beside := _beside_year(lines) or _below_event(lines):
        return beside
    quoted = quoted_title(page, entry) or quoted_title(page, entry, anywhere=True)
    quoted = None if quoted and _names_gathering(page, entry, quoted) else quoted
    if quoted and (quoted == quoted_title(page, entry) or has_plain_words(page.text[quoted.start : quoted.end])):
        return quoted
    cited = cited_title(page, entry)
    named = cited or cited_people(page, entry)
    stated = None if named else past_event(page, entry) or _before_italics(page, entry, lines)
    found = stated or set_apart_title(entry, page.text, is_no_title)
    if found and not (cited and found.start >= cited.end):
        return _before_date(found, lines[0])
    if cited:
        return cited
    first = lines[0]
    below = len(lines) > 1 and not lines[1].text.startswith(("http", "("))
    if (
        below
        and not first.dates
        and not is_event(first.text)
        and len(first.text.split()) > 2
        and not kind_of(first.text)
    ):
        return Span(first.start, first.start + len(first.text)) if is_event(lines[1].text) or lines[1].dates else None
    return None


def _names_gathering(page: Page, entry: Entry, quoted: Span) -> bool:
    """Say whether a quotation is the name of the event before it, and italics the title: "at the workshop “Tides”"."""
    before = page.text[entry.start : quoted.start].rstrip()
    last = next(iter(reversed([*event_pattern().finditer(before)])), None)
    italics = any(
        i.kind == "emphasis" and not quoted.start <= i.start < quoted.end for i in page.inlines(entry.start, entry.end)
    )
    return italics and last is not None and not before[last.end() :].strip(" s")


def _below_speaker(page: Page, lines: Sequence[Line]) -> Span | None:
    """Give the line below one that says no more than that the owner spoke, and when: "Ada Moe (2021-05-03)."."""
    first = lines[0]
    alone = len(lines) > 1 and first.dates and len(first.parts) == 1 and is_owner(first.parts[0].text, page.owner.name)
    return Span(lines[1].start, lines[1].start + len(lines[1].text.rstrip(" ."))) if alone else None


def called_event(page: Page, entry: Entry) -> tuple[Span, Span] | None:
    """Give a conference and its name, the one quotation of an entry: "International conference “Tides”"."""
    quoted = quoted_title(page, entry) or quoted_title(page, entry, anywhere=True)
    called = _CALLED.search(page.text[entry.start : quoted.start]) if quoted else None
    if quoted is None or called is None or _QUOTE.search(page.text, quoted.end, entry.end):
        return None
    return Span(entry.start + called.start("kind"), quoted.end), quoted


def _below_event(lines: Sequence[Line]) -> Span | None:
    """Give the line below an event that is a title: in italics from end to end, or all that a dated event has."""
    line = lines[1] if len(lines) > 1 and surely_event(" ".join(part.text for part in lines[0].parts[:1])) else None
    whole = line is not None and bool(line.parts) and all(part.emphasis for part in line.parts) and not line.dates
    alone = len(lines) == len(("event", "title")) and bool(lines[0].dates) and not lines[1].dates
    whole = whole or (alone and not is_event(lines[1].text) and organization_weight(lines[1].text) < 1)
    told = line is not None and (kind_of(line.text) or is_place(line.text) or len(line.text.split()) < _TITLE)
    return Span(line.start, line.start + len(line.text)) if line is not None and whole and not told else None


def _beside_year(lines: Sequence[Line]) -> Span | None:
    """Give the line beside a year in the margin that is the title, with the event on the lines below it."""
    first = lines[0]
    margin, tab, text = first.text.partition("\t")
    dated = tab and len(first.dates) == 1 and first.dates[0].to <= len(margin) and "\t" not in text
    told = any((surely_event(line.text) or line.dates) and not kind_of(line.text) for line in lines[1:])
    if (
        not (dated and told)
        or len(text.split()) < _TITLE
        or is_event(text)
        or kind_of(text)
        or re.search('[“"«„]', text)
    ):
        return None
    start = first.start + len(margin) + 1
    return Span(start, start + len(text))


def _before_italics(page: Page, entry: Entry, lines: Sequence[Line]) -> Span | None:
    """Give the title that ends in a full stop before the event in italics: "Tides at rest. *Waves 2018*, Kiel"."""
    italics = [i for i in page.inlines(entry.start, entry.end) if i.kind == "emphasis"]
    date = lines[0].dates[0] if lines[0].dates and not lines[0].text[: lines[0].dates[0].at].strip(" ([*_`") else None
    start = lines[0].start + (date.to if date else 0)
    before = page.text[start : italics[0].start] if italics and italics[0].start > start else ""
    lead = re.match(r"[\s:;,.)\]|–—-]*", before)
    match = _STATED.match(before, lead.end() if lead else 0)
    if match is None or "“" in before or not _may_be_title(match["title"]):
        return None
    opens = kind_pattern().match(match["title"])
    if opens and BEHIND_KIND.match(match["title"], opens.end()):
        return None
    return Span(start + match.start("title"), start + match.end("title"))


def _may_be_title(text: str) -> bool:
    """Say whether a sentence before an event may be the title: a question, or words that name no event, no kind."""
    told = kind_of(text) or is_place(text) or len(text.split()) < _TITLE or is_signature(text)
    return not told and (text[-1] in "?!" or reads_like_title(text) or not names_event(text))


def _behind_label(lines: Sequence[Line]) -> Span | None:
    """Give the title that ends a line behind its kind and a colon: "Coast Workshop, poster: Tides of the north"."""
    for line in lines[:3]:
        label = next(
            (m for m in _LABELLED.finditer(line.text) if kind_of(m["kind"]) or _is_title_label(m["kind"])), None
        )
        titled = label and not any(date.to > label.end() for date in line.dates)
        if (
            label
            and titled
            and len(line.text[label.end() :].split()) >= (1 if _is_title_label(label["kind"]) else _TITLE)
        ):
            end = re.search(r"\s*(?:\([^()]*\)\W*)?$", line.text).start()  # type: ignore[union-attr]
            return Span(line.start + label.end(), line.start + end)
    return None


def _is_title_label(text: str) -> bool:
    """Say whether a label announces the title itself: "Title:", "Talk title:"."""
    return any(word in words("talks", "title_columns") for word in text.casefold().split()[-1:])


def _behind_place(lines: Sequence[Line]) -> Span | None:
    """Give the title behind an event, its place in brackets and a dash: "Waves 2018 (Kiel) — Tides of the north"."""
    line = lines[0]
    placed = _PLACED.search(line.text)
    title = line.text[placed.end() :].rstrip() if placed else ""
    told = placed and (is_place(placed["place"]) or _ONLINE.fullmatch(placed["place"]))
    if not (placed and told) or len(title.split()) < _TITLE or names_event(title) or title.endswith(")"):
        return None
    if any(date.to > placed.end() for date in line.dates):
        return None
    return Span(line.start + placed.end(), line.start + placed.end() + len(title))


def _behind_day(lines: Sequence[Line]) -> Span | None:
    """Give the title behind an event, its place and its day: "Tide Days, Kiel, 25 May 2012, The rest of the north"."""
    for line in lines[:2]:
        day = next((date for date in line.dates if len(date.start) >= len("2012-09")), None)
        before = [part for part in line.parts if day and part.end <= line.start + day.at]
        behind = (
            re.fullmatch(r"[,:.]\s+(?P<title>[^“\"]+?)[\s.,:;]*(?:\[?\(?\w{2,5}\)?\]?\W*)?", line.text[day.to :])
            if day
            else None
        )
        if not (day and before and behind) or not surely_event(before[0].text) or _says_kind(behind["title"]):
            continue
        if len(behind["title"].split()) > _TITLE and has_plain_words(behind["title"]):
            start = line.start + day.to + behind.start("title")
            return Span(start, start + len(behind["title"]))
    return None


def _says_kind(text: str) -> bool:
    """Say whether what follows a day opens with the kind of the talk, or with a place."""
    first = re.split(r"[,:.]\s", text)[0]
    return bool(kind_of(first)) or is_place(first)


def _below_place(lines: Sequence[Line]) -> Span | None:
    """Give the title on the last line, below a bold event with its host and place: "**Waves**, *Fen*, Kiel"."""
    last, head = lines[-1], lines[-2] if len(lines) > 1 else lines[-1]
    if len(head.parts) < _TITLE or not head.parts[0].strong or last.dates or "\t" in last.text or len(lines) > _TITLE:
        return None
    kept, place = split_places(head.parts)
    told = kind_of(last.text) or is_place(last.text.strip(" .")) or last.text.startswith(("http", "(", "["))
    bold = [part.strong for part in kept]
    if not place or len(kept) < _PAIR or bold != sorted(bold, reverse=True) or all(bold) or told:
        return None
    if any(part.strong for part in last.parts):
        return None  # a remark, such as the award that paid for the journey
    return Span(last.start, last.start + len(last.text.rstrip()))


def _before_kind(lines: Sequence[Line]) -> Span | None:
    """Give the title that its kind follows behind a slash: "Tides of the north / Invited lecture"."""
    for line in lines[:2]:
        slash = _SLASHED.search(line.text)
        if slash and kind_of(slash["kind"]):
            begin = max((date.to for date in line.dates if date.to <= slash.start()), default=0)
            lead = len(line.text[begin : slash.start()]) - len(line.text[begin : slash.start()].lstrip(" \t.,:–-"))
            return Span(line.start + begin + lead, line.start + slash.start())
    return None
