"""Talks and posters: title, event, kind, date and place, in whatever order an entry prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from kgbuild.dates import DateRange, parse_date
from kgbuild.document import Span
from kgbuild.extract.page import Entry, Page, Section
from kgbuild.extract.phrases.details import clean_title
from kgbuild.extract.phrases.parts import Line, Part, lines_of, run, split_places
from kgbuild.extract.phrases.titles import are_neighbours, quoted_title, set_apart_title, title_at, without
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.extract.records.event_lists import listed_events
from kgbuild.extract.records.press import is_press
from kgbuild.lexicon import table, words
from kgbuild.model import Talk
from kgbuild.names import looks_like_name

_NAME = "talks"
#: A line longer than this, in words, describes the talk.
_LONGEST = 60
_YEAR_ALONE = re.compile(r"\W*((?:19|20)\d\d)\W*")
_LEAD = re.compile(
    r"^(?:(?:was\s+)?(?:presented|given|delivered|held|titled|entitled|invited)\b\s*)?"
    r"(?:(?:at|in|for|to|à|au|bei|beim|auf|en|dans|presso|zu|an der|am|na|no)\b\s+)?"
    r"(?:(?:the|la|le|der|dem|den|el|il)\s+)?(?=[\w“\"(])",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"[\s,;(]*\b(?:scheduled for|delayed to|postponed to|forthcoming|upcoming|to be held|accepted|held)\s*$",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"\s*[(\[](?:virtual|online|via zoom|zoom|remote|remotely|en ligne|virtuell|en línea)[^()]*[)\]]", re.IGNORECASE
)
_BEHIND_KIND = re.compile(
    r"\s+(?:presented|given|delivered|held|at|on|for|in|to|titled|entitled|together with|with|à|au|bei|auf)\b",
    re.IGNORECASE,
)

_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\.?[-\s]?)+(?:,?\s*(?:&|and)\s*[A-ZÀ-Þ][\w’'-]+)?")
#: Kinds that are events too: "Symposium on Waves" is one, "Symposium, Tide Society" has one.
_GATHERING = re.compile(
    r"(?:seminar|symposium|workshop|colloquium|conference|session|school|tutorial|course)s?$", re.IGNORECASE
)
#: Such words tell a talk from a gathering: "Invited seminar at the Tide Institute".
_INVITED = re.compile(r"(?:invited|guest|departmental|research|keynote|plenary)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the parts of an entry that are not its title tell."""

    kind: str = ""
    event: str = ""
    location: str = ""


def talks(page: Page) -> Iterator[Talk]:
    """Give the talks of the page's owner."""
    if page.subject_kind == "organization":
        return
    for section in page.of_kind("talks"):
        if section.kind == "press":
            continue
        for entry in section.entries:
            if not is_press(page, entry) and not _is_note(page, section, entry):
                yield from _talks(page, section, entry)


def _is_note(page: Page, section: Section, entry: Entry) -> bool:
    """Say whether an entry is a remark in italics above a list of talks ("Not a complete list")."""
    block = entry.blocks[0]
    items = sum(other.blocks[0].kind in {"item", "row"} for other in section.entries)
    whole = any(i.kind == "emphasis" and i.start <= block.start and i.end >= entry.end for i in block.inlines)
    return whole and block.kind == "paragraph" and items > 1 and len(page.text[entry.start : entry.end].split()) > 3


def _talks(page: Page, section: Section, entry: Entry) -> Iterator[Talk]:
    whole = lines_of(page, entry)
    if events := listed_events(whole[0]) if len(whole) == 1 else ():
        for event in events:
            yield _talk(page, entry, _Told("", event.name, event.location), title="", date=event.date, above="")
        return
    lines = [line for line in whole if len(line.text.split()) <= _LONGEST][:5]
    if not lines:
        return
    date = _date(lines)
    above = _kind_above(entry.context) or _kind_above(section.title)
    day = _day(date) or _year_above(section, entry)
    title, parts, told = _read(page, entry, lines)
    several = _several(page, parts) if not title else []
    for group in several:
        each = _tell(page, group)
        found = parse_date(page.text[group[0].start : group[-1].end])
        if each.event:
            yield _talk(page, entry, each, title="", date=found or day, above=above)
    if several or not (title or told.event) or not (day or told.kind or title):
        return
    yield _talk(page, entry, told, title=title, date=day, above=above)


def _talk(page: Page, entry: Entry, told: _Told, *, title: str, date: str, above: str) -> Talk:
    return Talk(
        evidence=page.evidence(entry.start, entry.end, _NAME),
        people=(page.owner,),
        title=title,
        event=told.event,
        date=date,
        type=told.kind or above,
        location=told.location,
    )


def _date(lines: Sequence[Line]) -> DateRange | None:
    """Give the date of the talk: the last of the first line that ends or begins with one, else any."""
    for line in lines:
        if line.dates:
            last, first = line.dates[-1], line.dates[0]
            return first if not line.text[: first.at].strip(" ([*_") and line.text[last.to :].strip(" ).,;*_") else last
    return None


def _day(date: DateRange | None) -> str:
    return date.start or date.end if date else ""


def _year_above(section: Section, entry: Entry) -> str:
    """Give the year that a heading consists of."""
    found = (_YEAR_ALONE.fullmatch(title) for title in (entry.context, section.title))
    return next((match[1] for match in found if match), "")


def _read(page: Page, entry: Entry, lines: Sequence[Line]) -> tuple[str, list[Part], _Told]:
    """Tell title, event, kind and place apart."""
    columns = {line.column.casefold().strip(" :"): line for line in lines if line.column}
    headed = next((line for head, line in columns.items() if head in words("talks", "title_columns")), None)
    span = Span(headed.start, headed.start + len(headed.text)) if headed else _title_span(page, entry, lines)
    inlines = page.inlines(entry.start, entry.end)
    parts = [part for line in lines for part in _kept(without(_dated_once(line), [span] if span else [], inlines))]
    if span:
        parts = _unsigned(parts, span)
        title = title_at(page, span)
        kind = _kind_pattern().match(title + " ")
        if kind and re.match(r"\s*:\s+", title[kind.end() :]):
            title = title[kind.end() :].lstrip(" :")
        return title, parts, _tell(page, parts, behind=span.start)
    title, rest, kind_first = _untyped(page, parts)
    told = _tell(page, rest)
    return title, parts, replace(told, kind=told.kind or kind_first)


def _dated_once(line: Line) -> Line:
    """Keep years that belong to a name ("GraphConf 2021, July 2021", "Loops 13") among the words of a line."""
    text, kept = line.text, []
    for index, date in enumerate(line.dates):
        between = text[date.to : line.dates[index + 1].at] if index + 1 < len(line.dates) else text[date.to :]
        named = date.single and len(date.start) == 4 and re.search(r"[A-ZÀ-Þ][\w’'&-]*\s$", text[: date.at])
        acronym = re.search(r"\b\w*[A-Z]{2,}\w*\s$", text[: date.at])
        last = not between.strip(" .,;:()[]*_|\t") and index + 1 == len(line.dates)
        if named and (acronym if last else not (acronym is None and last)):
            kept.append(date)
    return replace(line, dates=tuple(date for date in line.dates if date not in kept))


def _title_span(page: Page, entry: Entry, lines: Sequence[Line]) -> Span | None:
    """Give where the title stands if it is quoted, set in type, or on the line above the event's."""
    for line in lines[1:]:
        if re.fullmatch(r"\s*[“\"«„‘].*[”\"»“’][.,]?\s*", line.text):
            return Span(line.start, line.start + len(line.text))
    quoted = quoted_title(page, entry)
    if quoted:
        return quoted
    found = set_apart_title(entry, page.text, _is_no_title)
    if found:
        return found
    first = lines[0]
    below = len(lines) > 1 and not lines[1].text.startswith(("http", "("))
    if (
        below
        and not first.dates
        and not _is_event(first.text)
        and len(first.text.split()) > 2
        and not _kind_of(first.text)
    ):
        return Span(first.start, first.start + len(first.text)) if _is_event(lines[1].text) or lines[1].dates else None
    return None


def _is_no_title(text: str) -> bool:
    """Say whether a run set in type is a kind, a date, a link's label, a place or the name of an event or body."""
    bare = text.strip(" .,:;()[]")
    labels = words("links", "paper") | words("links", "beside")
    if _kind_of(bare) or bare.casefold() in labels or is_place(bare) or _YEAR_ALONE.fullmatch(bare):
        return True
    if parse_date(bare) and len(bare.split()) <= 3:
        return True
    name = bare[:1].isupper() and not _has_plain_words(bare)
    return (name and _is_event(bare)) or (len(bare.split()) == 1 and bare.isupper())


def _has_plain_words(text: str) -> bool:
    """Say whether a text has words of weight in lower case, as sentences and titles have and names have not."""
    plain = [
        word for word in re.findall(r"(?<![\w’'])[a-zß-ÿ][a-zß-ÿ’'-]{3,}", text) if word not in words("talks", "small")
    ]
    return len(plain) > (1 if len(text.split()) > 6 else 0)


def _kept(parts: Sequence[Part]) -> list[Part]:
    """Leave out labels of links and remarks on how an event was held."""
    labels = words("links", "paper") | words("links", "beside")
    found = []
    for part in parts:
        text = _ONLINE.sub("", part.text)
        if _LATER.fullmatch(text):
            continue
        if text and not (part.href and part.text.casefold().strip("[]() ") in labels):
            found.append(replace(part, text=text, end=part.start + len(text)) if part.text.startswith(text) else part)
    return found


def _unsigned(parts: Sequence[Part], title: Span) -> list[Part]:
    """Leave out the names of speakers that stand before a title."""
    before = [part for part in parts if part.end <= title.start]
    names = [part for part, other in zip_longest(before, before[1:]) if _signs(part, other)]
    return [part for part in parts if part not in names]


def _signs(part: Part, following: Part | None) -> bool:
    """Say whether a part is a name: "A. Lindqvist", or "Lindqvist" before "A."."""
    bare = re.sub(r"^(?:and|&|with|und|et)\s+", "", part.text).rstrip(".:")
    if _is_event(bare) or is_place(bare):
        return False
    family = len(bare.split()) == 1 and following is not None and _INITIALS.fullmatch(following.text)
    return bool(family or _INITIALS.fullmatch(bare)) or (len(bare.split()) > 1 and looks_like_name(bare) >= 0.4)


def _untyped(page: Page, parts: Sequence[Part]) -> tuple[str, list[Part], str]:
    """Tell the title where nothing sets it apart: before the event, or behind event and place."""
    kind = _kind_of(parts[0].text) if parts else ""
    rest = list(parts[1:] if kind else parts)
    event = next((index for index, part in enumerate(rest) if _names_event(part.text)), len(rest))
    if event == 0:
        last = _places_end(rest, 1)
        if last == 1:
            last = next((i for i in range(1, len(rest)) if _reads_like_title(rest[i].text)), len(rest))
        title = clean_title(run(page, rest[last:]))
        if len(title.split()) > 2 and not any(_names_event(part.text) for part in rest[last:]):
            return title, rest[:last], kind
        return "", rest, kind
    places = next((i for i, part in enumerate(rest[:event]) if i and is_place(part.text)), event)
    if event == len(rest) and places == event:
        event = 1 if len(rest) > 1 and len(rest[0].text.split()) > 2 else 0
        places = event
    head = rest[: min(event, places)]
    if head and (len(run(page, head).split()) > 1 or event < len(rest)) and are_neighbours(head):
        return clean_title(run(page, head)), rest[len(head) :], kind
    return "", rest, kind


def _places_end(parts: Sequence[Part], start: int) -> int:
    """Give the index behind the places that follow an event; the event itself may go on before them."""
    found = [index for index in range(start, len(parts)) if is_place(parts[index].text)]
    return found[-1] + 1 if found and found[-1] - start <= 4 else start


def _reads_like_title(text: str) -> bool:
    return len(text.split()) > 3 and _has_plain_words(text) and not is_place(text)


@cache
def _event_pattern() -> re.Pattern[str]:
    choice = "|".join(table("venues_words")["events"])
    return re.compile(rf"\b(?:{choice})", re.IGNORECASE)


def _is_event(text: str) -> bool:
    return _event_pattern().search(text) is not None or organization_weight(text) > 0


def _names_event(text: str) -> bool:
    """Say whether a part names an event or a body, rather than being a title in which such a word occurs."""
    kind = _kind_pattern().match(text)
    talk = kind and (_INVITED.match(kind["kind"]) or not _GATHERING.search(kind["kind"]))
    if kind and talk and _BEHIND_KIND.match(text, kind.end()):
        return True
    match = _event_pattern().search(text)
    bare = _LEAD.sub("", text)
    if match and (match[0][:1].isupper() or (match.start() <= len(text) - len(bare) and len(text.split()) <= 8)):
        return not (_has_plain_words(text[: match.start()]) and len(text.split()) > 8)
    return organization_weight(text) > 0 and not (_has_plain_words(text) and len(text.split()) > 6)


@cache
def _kind_pattern() -> re.Pattern[str]:
    kinds = sorted(table("talks")["kinds"], key=lambda kind: (-len(kind), kind))
    return re.compile(rf"\s*[(\[]?\s*(?P<kind>(?:{'|'.join(map(re.escape, kinds))})s?)(?!\w)", re.IGNORECASE)


def _kind_of(text: str) -> str:
    """Give the kind that a text is ("Invited talk"), with few words around it; empty if it is none."""
    match = _kind_pattern().match(text)
    if match and len(text.split()) <= len(match["kind"].split()) + 1:
        return match["kind"].strip()
    return ""


def _kind_above(title: str) -> str:
    """Give the kind that a heading says all below it are, in the singular: "Invited talks", but not "Talks"."""
    kind = _kind_of(title)
    if not kind or kind.casefold().rstrip("s") in {"talk", "presentation", "lecture", "workshop"}:
        return ""
    single = " ".join(word.removesuffix("s") for word in kind.split())
    known = single.casefold() in words("talks", "kinds")
    specific = len(kind.split()) > 1 or (known and kind[-1:] == "s")
    kind = single if known else kind
    return (kind.capitalize() if kind.isupper() else kind) if specific else ""


def _tell(page: Page, parts: Sequence[Part], behind: int = -1) -> _Told:
    """Read kind, event and place from the parts that are no title."""
    kind, rest = _kind(parts)
    named = [part for part in rest if not part.quoted]
    rest = named if any(_names_event(part.text) for part in named) else rest
    location = ""
    if rest:
        rest[-1], location = _bracketed_place(rest[-1])
        rest = [part for part in rest if part.text]
    kept, place = split_places(rest)
    event = run(page, kept) if are_neighbours(kept) else ", ".join(part.text for part in kept)
    if location and kept and kept[-1].text in event:
        event = event[: event.rfind(kept[-1].text) + len(kept[-1].text)]
    event = _ONLINE.sub("", _LATER.sub("", event)).strip(" .,;:")
    if behind >= 0 or kind:
        event = _LEAD.sub("", event, count=1)
    return _Told(kind, event.strip(" .,;:"), (location or place).strip(" ."))


def _bracketed_place(part: Part) -> tuple[Part, str]:
    """Take a place in brackets off the end of a part: "Tide Society (Tulsa, OK)"."""
    match = re.search(r"\s*\(([^()]+?)\.?\)\W*$", part.text)
    pieces = [piece.strip() for piece in match[1].split(",")] if match else []
    if match and is_place(pieces[-1]):
        text = part.text[: match.start()]
        return replace(part, text=text, end=part.start + len(text)), match[1].strip()
    return part, ""


def _kind(parts: Sequence[Part]) -> tuple[str, list[Part]]:
    """Take the kind out of the parts: one of its own, the beginning of one, or what stands in brackets at its end."""
    for index, part in enumerate(parts):
        kind = _kind_of(part.text)
        if kind and not (index and _names_event(part.text) and len(part.text.split()) > len(kind.split())):
            return kind, [other for other in parts if other is not part]
    for index, part in enumerate(parts):
        lead = _kind_pattern().match(part.text)
        given = lead is not None and (_INVITED.match(lead["kind"]) or not _GATHERING.search(lead["kind"]))
        behind = _BEHIND_KIND.match(part.text, lead.end()) if lead and given else None
        if lead and behind:
            text = _LEAD.sub("", part.text[lead.end() :].strip(), count=1).strip()
            rest = replace(part, text=text, start=part.end - len(text))
            return lead["kind"], [*parts[:index], *([rest] if text else []), *parts[index + 1 :]]
    for index, part in enumerate(parts):
        match = re.search(r"\s*\(([^()]+)\)\s*$", part.text)
        kind = _kind_of(match[1]) if match else ""
        if match and kind:
            text = part.text[: match.start()]
            kept = replace(part, text=text, end=part.start + len(text))
            return kind, [*parts[:index], *([kept] if text else []), *parts[index + 1 :]]
    return "", list(parts)


def _several(page: Page, parts: Sequence[Part]) -> list[list[Part]]:
    """Give the groups of an entry that lists several events, semicolons between them; none where it lists one."""
    groups: list[list[Part]] = [[]]
    for before, part in zip([None, *parts], parts, strict=False):
        if before and ";" in page.text[before.end : part.start]:
            groups.append([])
        groups[-1].append(part)
    return groups if len(groups) > 1 and all(groups) else []
