"""Tell title, event, kind and place of a talk apart, in whatever order an entry prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from kgbuild.dates import month_day
from kgbuild.document import Span
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.papers.links import is_label
from kgbuild.extract.phrases.details import clean_title
from kgbuild.extract.phrases.parts import Line, Part, run, split_places
from kgbuild.extract.phrases.titles import are_neighbours, title_at, without
from kgbuild.extract.phrases.words import award_pattern, event_pattern, is_place, is_region
from kgbuild.extract.records.talks.cited import SENTENCE, cited_people
from kgbuild.extract.records.talks.event_parts import event_at
from kgbuild.extract.records.talks.named_years import dated_once
from kgbuild.extract.records.talks.places import (
    OPENED,
    bracketed_place,
    opened,
    places_first,
    places_inside,
    says_where,
)
from kgbuild.extract.records.talks.signatures import SIGNER, signatures
from kgbuild.extract.records.talks.titles import called_event, title_span
from kgbuild.extract.records.talks.words import (
    BEHIND_KIND,
    COMPANY,
    GATHERING,
    LEAD,
    is_event,
    is_talk,
    kind_of,
    kind_pattern,
    may_be_title,
    names_event,
    reads_like_title,
    signs,
    surely_event,
)
from kgbuild.lexicon import alternatives, words
from kgbuild.names import looks_like_name, split_people

_LATER = re.compile(
    r"[\s,;(]*\b(?:scheduled for|delayed to|postponed to|forthcoming|upcoming|to be held|accepted|held)\s*$",
    re.IGNORECASE,
)
#: What became of a talk: "Canceled because of the storm".
_CALLED_OFF = re.compile(
    r"[\s.,;(]*\b(?:cancell?ed|postponed|abgesagt|verschoben|annulée?|reportée?|cancelad[oa]|aplazad[oa]|annullat[oa])\b"
    r"[^.]*\W*$",
    re.IGNORECASE,
)
#: "Tides 21, organized by the Society for Tides".
_ORGANISED = re.compile(r"(?:co-?)?(?:organi[sz]ed|hosted|sponsored) by\s", re.IGNORECASE)
#: "2x", how often.
_TIMES = re.compile(r"\W*(?:\d{1,2}\s?[x×]|[x×]\s?\d{1,2})\W*")
#: "virtual meeting due to …".
_HELD_ONLINE = re.compile(
    r"(?:virtual|online|remote)(?:ly)?\s+(?:meeting|conference|event|format|presentation|due)\b.*$"
    r"|(?i:(?:(?:held|via|delivered|presented)\s+)?"
    r"(?:virtual(?:ly)?|online|remote(?:ly)?|zoom|en ligne|en línea)[\s.]*$)"
)
#: A remark on a sign: "*presenting author".
_SIGNED = re.compile(
    r"[\s.(]*[*†‡]+\s*(?:denotes|indicates|presenting|corresponding|co-?first|equal|invited|student)\b.*$"
)
#: How a talk came about, in brackets of its own.
_CHOSEN = re.compile(r"[(\[]\s*(?:(?:peer[- ])?(?:refereed|reviewed)|accepted|contributed)\s*[)\]]", re.IGNORECASE)
_ASKED = re.compile(rf"[(\[]\s*(?P<kind>{alternatives(words('talks', 'asked'))})\s*[)\]]", re.IGNORECASE)
#: What opens a part in a bracket: "(Invited) Tide Seminar".
_OPENING = re.compile(r"\s*(?:\((?P<round>[^()]{3,30})\)\s*:?|\[(?P<square>[^\[\]]{3,30})\]\s*:?)\s+(?=\w)")
#: What stands before a title: a named lecture, or a gathering of so many words at most.
_LECTURE = re.compile(r"\b(?:lecture|address|talk|speaker|session|panel(?:ist)?|meeting)\s*$", re.IGNORECASE)
_LEAD_WORDS = 3
#: "Tide Convention in San Diego", before its state.
_IN_TOWN = re.compile(r"\s+(?:in|at)\s+(?P<town>[A-ZÀ-Þ][\w’'.-]+(?:\s[A-ZÀ-Þ][\w’'.-]+){0,2})$")
#: "Talk entitled", and then its title.
_TITLED = rf"\s+(?:{alternatives(words('talks', 'titled'))})\b"
_ENTITLED = re.compile(rf"{_TITLED}[\s:]*$", re.IGNORECASE)
#: What parts an event, and perhaps its date, from the title behind it.
_ANNOUNCED = re.compile(r":\s|\s[–—-]\s")
#: What is so likely a name is one.
_NAME = 0.25
#: "group/talk-2021": where slides lie.
_ADDRESS = re.compile(r"[a-z\d][\w.-]*/[\w./-]*\d[\w./-]*")
_ONLINE = re.compile(
    r"\s*[(\[](?:virtual|online|via zoom|zoom|remote|remotely|en ligne|virtuell|en línea)[^()]*[)\]]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the parts of an entry that are not its title tell."""

    kind: str = ""
    event: str = ""
    location: str = ""


def read_talk(
    page: Page, entry: Entry, lines: Sequence[Line], *, untitled: bool, title: Span | None = None
) -> tuple[str, list[Part], Told]:
    """Tell title, event, kind and place apart.

    Args:
        page: the page.
        entry: the entry.
        lines: its lines.
        untitled: the list gives events and no titles.
        title: where the title stands, if that is known.
    """
    if title is None and (called := called_event(page, entry)):
        whole, name = called
        parts = [part for line in lines for part in without(line, [whole], ())]
        return "", parts, Told(event=title_at(page, name), location=split_places(parts)[1])
    columns = {line.column.casefold().strip(" :"): line for line in lines if line.column}
    held = len(lines) > 1 and any(event_pattern().search(line.text) for line in lines)
    if held and not columns and (where := next((line for line in lines[1:] if says_where(line.text)), None)):
        lines = [line for line in lines if line is not where]
        named, parts, told = read_talk(page, entry, lines, untitled=untitled, title=title)
        return named, parts, replace(told, location=where.text.strip(" ."))
    headed = next((line for head, line in columns.items() if head in words("talks", "title_columns")), None)
    span = Span(headed.start, headed.start + len(headed.text)) if headed else None
    span = title or span or (None if untitled else title_span(page, entry, lines))
    inlines = page.inlines(entry.start, entry.end)
    beside = [*signatures(page, entry, span), *_beside(page, entry, span)] if span else []
    holes = [*([span] if span else []), *beside, *_link_labels(page, entry)]
    parts = [part for line in lines for part in _kept(without(dated_once(line), holes, inlines))]
    if span:
        lead = _lead(parts, span)
        parts = [part for part in _unsigned(parts, span) if part is not lead]
        named = title_at(page, span)
        kind = kind_pattern().match(named + " ")
        if kind and (led := re.match(rf"(?i:{_TITLED}:?)\s+|\s*:\s+|\s+(?=[“\"])", named[kind.end() :])):
            named = clean_title(named[kind.end() + led.end() :])
        told = tell(page, parts, behind=span.start)
        return named, parts, replace(told, kind=lead.text.strip(" .:") if lead else told.kind)
    if untitled:
        return "", parts, tell(page, parts)
    while len(parts) > 1 and re.fullmatch(SIGNER, parts[0].text.strip(" *")) and not surely_event(parts[0].text):
        parts = parts[1:]  # "Moe E, Ekman B, Tides at rest, Coast Days"
    named, rest, kind_first = _untyped(page, parts)
    told = tell(page, rest)
    named, kind_behind = _without_kind(named)
    return named, parts, replace(told, kind=told.kind or kind_first or kind_behind)


def _beside(page: Page, entry: Entry, title: Span) -> Iterator[Span]:
    """Give where the people of a citation stand, and the prizes that are set in bold behind a title."""
    people = cited_people(page, entry)
    if people and people.end <= title.start:
        yield people
    for inline in page.inlines(title.end, entry.end):
        if inline.kind == "strong" and award_pattern().search(page.text[inline.start : inline.end]):
            yield Span(inline.start, inline.end)


def _link_labels(page: Page, entry: Entry) -> list[Span]:
    """Give where links are named for what they lead to: "slides", "video"."""
    links = [i for i in page.inlines(entry.start, entry.end) if i.kind == "link"]
    return [Span(i.start, i.end) for i in links if _is_label(page.text[i.start : i.end])]


def _is_label(text: str) -> bool:
    """Say whether the text of a link names what it leads to, perhaps in which form: "slides", "Slides as PDF"."""
    labels = words("links", "paper") | words("links", "beside")
    named = re.fullmatch(
        r"(?P<what>[^\W\d_]+)\s*(?:\(?(?:as|in|als|en|em|in)?\s*\(?(?:a\s+)?(?:pdf|pptx?|html|zip|key)\)?)",
        text.casefold().strip("[]() "),
    )
    return is_label(text) or bool(named and named["what"] in labels)


def _without_kind(title: str) -> tuple[str, str]:
    """Take the kind in brackets off the end of a title: "Slow Ice (poster)"."""
    bracket = re.search(r"\s*[(\[]([^()\[\]]+)[)\]]$", title)
    kind = kind_of(bracket[1]) if bracket else ""
    return (title[: bracket.start()], kind) if bracket and kind else (title, "")


def _kept(parts: Sequence[Part]) -> list[Part]:
    """Leave out labels of links and remarks on how an event was held."""
    labels = words("links", "paper") | words("links", "beside")
    found: list[Part] = []
    for part in (piece for whole in parts for behind in opened(whole) for piece in _behind_title(behind)):
        text = _SIGNED.sub("", _CALLED_OFF.sub("", _ONLINE.sub("", _ENTITLED.sub("", part.text))))
        if month_behind(text):
            text = text[: text.rindex("(")].rstrip()
        if text.startswith("/ "):  # the kind that a slash parts from the title
            text, part = text[2:], replace(part, text=part.text[2:], start=part.start + 2)  # noqa: PLW2901
        if (
            text.strip(" .…") in {"", "et al"}
            or _LATER.fullmatch(text)
            or _ADDRESS.fullmatch(text)
            or _CHOSEN.fullmatch(text)
            or _HELD_ONLINE.match(text)
            or _TIMES.fullmatch(text)
            or month_day(text)
            or _names_company(text)
            or (found and _ORGANISED.match(text))
        ):
            continue
        if text and not (part.href and part.text.casefold().strip("[]() ") in labels):
            found.append(replace(part, text=text, end=part.start + len(text)) if part.text.startswith(text) else part)
    return found


def month_behind(text: str) -> str:
    """Give the month, and the day if any, of the bracket that ends a part: "HI. (November)"."""
    bracket = re.search(r"\s\(([^()]{3,15})\)\W*$", text)
    return month_day(bracket[1]) if bracket else ""


def _names_company(text: str) -> bool:
    """Say whether a part says no more than with whom a talk was given: "with co-presenters Ada Moe and Jan Roe"."""
    company = COMPANY.match(text)
    people = split_people(text[company.end() :]).people if company else ()
    return bool(people) and not is_event(text) and all(looks_like_name(person.name) >= _NAME for person in people)


def _behind_title(part: Part) -> tuple[Part, ...]:
    """Cut a part before a kind that is its last sentence: "Slow Ice. Keynote lecture"."""
    stop = next((m for m in SENTENCE.finditer(part.text) if kind_of(part.text[m.end() :])), None)
    if stop is None:
        return (part,)
    title = part.text[: stop.start() + (stop[0][0] in "?!")]
    first = replace(part, text=title, end=part.start + len(title))
    return first, replace(part, text=part.text[stop.end() :], start=part.start + stop.end())


def _unsigned(parts: Sequence[Part], title: Span) -> list[Part]:
    """Leave out the names of speakers that stand before a title, and what else does where the event stands behind."""
    before = [part for part in parts if part.end <= title.start]
    names = [part for part, other in zip_longest(before, before[1:]) if signs(part.text, other.text if other else "")]
    if any(surely_event(part.text) for part in parts if part.start >= title.end):
        others = [part for part in before if not (part.strong or kind_of(part.text) or names_event(part.text))]
        names += [part for part in others if not is_place(part.text)]
    return [part for part in parts if part not in names]


def _lead(parts: Sequence[Part], title: Span) -> Part | None:
    """Give the one part before a title that says what it was, where the event stands behind: "Tide Lecture"."""
    before = [part for part in parts if part.end <= title.start]
    behind = [part for part in parts if part.start >= title.end]
    if len(before) != 1 or not any(names_event(part.text) for part in behind):
        return None
    text = before[0].text
    known = kind_of(text) == text.strip() or GATHERING.search(text) or _LECTURE.search(text)
    return before[0] if known and not before[0].strong and len(text.split()) <= _LEAD_WORDS else None


def _untyped(page: Page, parts: Sequence[Part]) -> tuple[str, list[Part], str]:
    """Tell the title where nothing sets it apart: before the event, or behind event and place."""
    opening, parts = _opening(parts)
    kind = kind_of(parts[0].text) if parts and not opening else ""
    rest, kind = list(parts[1:] if kind else parts), kind or opening
    event = event_at(rest)
    if event == 0:
        announced = _announces_title(page, rest)
        last = 1 if announced else _places_end(rest, 1)
        if last == 1 and not announced:
            last = next((i for i in range(1, len(rest)) if _may_open_title(rest[i].text)), len(rest))
        title = clean_title(run(page, rest[last:]))
        if announced or (len(title.split()) > 2 and not any(surely_event(part.text) for part in rest[last:])):
            return title, rest[:last], kind
        return "", rest, kind
    places = next((i for i, part in enumerate(rest[:event]) if i and is_place(part.text)), event)
    if event == len(rest) and places == event:
        event = 1 if len(rest) > 1 and len(rest[0].text.split()) > 2 else 0
        places = event
    head = rest[: min(event, places)]
    if len(head) > 1 and (behind := kind_of(head[-1].text)):
        kind, rest = kind or behind, [part for part in rest if part is not head[-1]]
        head = head[:-1]
    if head and (len(run(page, head).split()) > 1 or event < len(rest)) and are_neighbours(head):
        return clean_title(run(page, head)), rest[len(head) :], kind
    return "", rest, kind


def _announces_title(page: Page, parts: Sequence[Part]) -> bool:
    """Say whether a colon or a dash parts the event that opens an entry from all the rest, its title."""
    if len(parts) < 2 or not surely_event(parts[0].text):
        return False
    behind = [part.text for part in parts[1:]]
    between = page.text[parts[0].end : parts[1].start]
    told = surely_event(behind[0]) or is_place(behind[0]) or kind_of(behind[0])
    ended = any(is_place(text) or surely_event(text) for text in behind[1:])
    return _ANNOUNCED.search(between) is not None and not (told or ended) and len(" ".join(behind).split()) > 2


def _may_open_title(text: str) -> bool:
    """Say whether a title may begin with what follows an event, words of its own or nothing else to be."""
    return reads_like_title(text) or may_be_title(text)


def _places_end(parts: Sequence[Part], start: int) -> int:
    """Give the index behind the places that follow an event; the event itself may go on before them."""
    found = [index for index in range(start, len(parts)) if is_place(parts[index].text)]
    return found[-1] + 1 if found and found[-1] - start <= 4 else start


def tell(page: Page, parts: Sequence[Part], behind: int = -1) -> Told:
    """Read kind, event and place from the parts that are no title.

    Args:
        page: the page.
        parts: the parts.
        behind: where the title before them stood, -1 if none did.
    """
    kind, rest = _kind([part for part in parts if part.text.casefold() not in words("forms", "title")])
    named = [part for part in rest if not part.quoted]
    rest = named if any(names_event(part.text) for part in named) else rest
    location = ""
    if rest:
        rest[-1], location = bracketed_place(rest[-1])
        rest = [part for part in rest if part.text]
    kept, place = split_places(rest)
    kept, before = places_first(kept) if not (place or location) else (kept, "")
    kept, before = places_inside(kept) if not (place or location or before) else (kept, before)
    event = run(page, kept) if are_neighbours(kept) else ", ".join(part.text for part in kept)
    if location and kept and kept[-1].text in event:
        event = event[: event.rfind(kept[-1].text) + len(kept[-1].text)]
    event = _ONLINE.sub("", _LATER.sub("", event)).strip(" .,;:")
    event = OPENED.sub(", ", event)
    if place and is_region(place) and (town := _IN_TOWN.search(event)) and names_event(event[: town.start()]):
        event, place = event[: town.start()], f"{town['town']}, {place}"
    if behind >= 0 or kind:
        event = LEAD.sub("", event, count=1)
    return Told(kind, event.strip(" .,;:"), (location or place or before).strip(" ."))


def _opening(parts: Sequence[Part]) -> tuple[str, list[Part]]:
    """Take the kind in a bracket, or before a colon, off the start of the first part: "(Invited) Tide Seminar"."""
    if len(parts) > 1 and parts[0].colon and parts[0].text.casefold().strip(" :") in words("talks", "asked"):
        return parts[0].text.strip(" :"), list(parts[1:])
    opening = _OPENING.match(parts[0].text) if parts else None
    said = (opening["round"] or opening["square"]).strip() if opening else ""
    if opening is None or not (said.casefold() in words("talks", "asked") or kind_of(said) == said):
        return "", list(parts)
    first = replace(parts[0], text=parts[0].text[opening.end() :], start=parts[0].start + opening.end())
    return said.capitalize(), [first, *parts[1:]]


def _kind(parts: Sequence[Part]) -> tuple[str, list[Part]]:
    """Take the kind out of the parts: one of its own, the beginning of one, or what stands in brackets at its end."""
    opening, left = _opening(parts)
    if opening:
        return opening, left
    if asked := next((part for part in parts if _ASKED.fullmatch(part.text)), None):
        kind, left = _kind([part for part in parts if part is not asked])
        return kind or asked.text.strip("()[] ").capitalize(), left
    for index, part in enumerate(parts):
        kind = kind_of(part.text)
        if kind and not (index and names_event(part.text) and len(part.text.split()) > len(kind.split())):
            others = (other for other in parts if other is not part)
            return kind, [other for other in others if kind_of(other.text) != other.text.strip(" .")]
    for index, part in enumerate(parts):
        lead = kind_pattern().match(part.text)
        behind = BEHIND_KIND.match(part.text, lead.end()) if lead and is_talk(lead) else None
        if lead and behind:
            text = LEAD.sub("", part.text[lead.end() :].strip(), count=1).strip()
            rest = replace(part, text=text, start=part.end - len(text))
            return lead["kind"], [*parts[:index], *([rest] if text else []), *parts[index + 1 :]]
    for index, part in enumerate(parts):
        match = re.search(r"\s*(?:\(([^()]+)\)|\[([^\[\]]+)\])[\s.]*$", part.text)
        kind = kind_of(match[1] or match[2]) if match else ""
        if match and kind:
            text = part.text[: match.start()]
            kept = replace(part, text=text, end=part.start + len(text))
            return kind, [*parts[:index], *([kept] if text else []), *parts[index + 1 :]]
    return "", list(parts)
