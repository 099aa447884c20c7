"""Talks that a page announces, whoever's it is: who speaks, of what and when stand behind labels, or below them.

"**Speaker:** Ada Moe, Fen University", "## Title", "Slow tides"; or the front matter of a post names who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kgbuild.dates import find_ranges, month_day
from kgbuild.document import BYLINE, SPEAKER
from kgbuild.extract.page import Page
from kgbuild.lexicon import words
from kgbuild.model import Mention, Talk
from kgbuild.names import looks_like_name, without_titles

_NAME = "notices"
#: How much a speaker's name must look like one behind a label.
_LEAST = 0.2
#: "Speaker: Ada Moe", "When - 3 May 2020"; a label has so many characters at most.
_LABEL = re.compile(r"\W*(?P<label>[^\W\d_][^:\n|]{1,28}?)\W*\s*(?::|\s[–—-])\W{0,4}(?=\w)")
_ALONE = 30
_SEVERAL = 2
#: What stands behind a name: where somebody is from.
_BEHIND = re.compile(r"\s*(?:[(\[,;\n|@]|\s[–—-]\s|\s(?:from|at|de la|de|von|der|di|da)\s).*", re.DOTALL)
_AND = re.compile(r"\s*(?:,\s*)?(?:\band\b|&|\bund\b|\bet\b|\by\b)\s*")
_NO_TITLE = re.compile(r"(?i)\W*(?:tba|tbd|tbc|n/?a|to be announced|cancell?ed)?\W*")
#: What parts a day from the hour, and names the day of the week before it.
_PARTS = re.compile(r"\s*(?:[,;|@(]|\s[–—-]\s|\bat\b|\bfrom\b|\bum\b|\bà\b|\ba las\b)\s*")
_WEEKDAY = re.compile(r"^\W*[^\W\d_]{2,10}day,?\s+(?:the\s+)?", re.IGNORECASE)
_KINDS = ("speaker", "title", "date", "event", "place", "abstract", "life")


@dataclass(slots=True)
class _Notice:
    """What labels tell of one talk so far: by its kind the text behind a label, and where that begins."""

    told: dict[str, tuple[str, int]] = field(default_factory=dict)
    start: int = -1
    end: int = -1
    above: str = ""


def notices(page: Page) -> Iterator[Talk]:
    """Give the talks that a page announces."""
    found = [notice for notice in _notices(page) if notice.told.keys() & {"title", "abstract"}]
    named = [notice for notice in found if "speaker" in notice.told]
    if not named and len(found) < _SEVERAL and (front := _from_front(page, found)):
        named = [front]
    for notice in named:
        if talk := _talk(page, notice, alone=len(named) == 1):
            yield talk


def _from_front(page: Page, found: Sequence[_Notice]) -> _Notice | None:
    """Give a notice whose speaker the front matter names, or whose life a label tells, with what labels tell of it."""
    notice = next(iter(found), _Notice())
    speaker = _front(page, SPEAKER) or (_front(page, BYLINE) if "life" in notice.told else None)
    if speaker is None:
        return None
    metadata = page.document.metadata
    for kind, key in (("date", "date"), ("place", "location"), ("place", "room"), ("event", "event")):
        if (told := metadata.get(key)) and isinstance(told, str):
            notice.told.setdefault(kind, (told, -1))
    notice.told["speaker"] = speaker
    notice.start = speaker[1] if notice.start < 0 else notice.start
    notice.end = max(notice.end, speaker[1] + len(speaker[0])) if notice.start == speaker[1] else notice.end
    return notice


def announces(text: str) -> bool:
    """Say whether a line of a text names behind a label who speaks.

    >>> announces("Speaker: Ada Moe"), announces("Speaker: Tide Week, 2019")
    (True, False)
    """
    told = ((line, *_kind(line)) for line in text.split("\n"))
    return any(kind == "speaker" and any(_speakers(line[begin:], 0)) for line, kind, begin in told)


def _kind(line: str) -> tuple[str, int]:
    """Give of what a label that opens a line tells and where its text begins; at its end where it stands alone."""
    match = _LABEL.match(line)
    label = match["label"] if match else line if len(line) <= _ALONE else ""
    bare = " ".join(re.sub(r"[^\w\s/]", " ", label).casefold().split())
    kind = next((kind for kind in _KINDS if bare in words("talks", f"seminar_{kind}s")), "") if bare else ""
    return kind, match.end() if match else len(line)


def _notices(page: Page) -> Iterator[_Notice]:
    """Give what labels tell, one talk behind the other: a label that was there before begins the next."""
    notice, waiting, above = _Notice(), "", ""
    for block in page.document.blocks:
        if block.kind in {"code", "row"}:
            continue
        at = block.start
        for line in page.document.slice(block).split("\n"):
            kind, begin = _kind(line)
            rest = line[begin:].strip(" *_")
            start = at + begin
            if waiting and not kind and line.strip():
                notice.told[waiting] = (line.strip(), at + len(line) - len(line.lstrip()))
                notice.end, waiting = block.end, ""
            elif kind:
                if kind in notice.told or (kind == "speaker" and "abstract" in notice.told):
                    yield notice
                    notice = _Notice()
                notice.start = at if notice.start < 0 else notice.start
                notice.above = notice.above or above
                notice.told[kind] = (rest, start)
                notice.end, waiting = block.end, "" if rest else kind
            elif block.kind == "heading":
                above = line
            at += len(line) + 1
    if notice.told:
        yield notice


def _front(page: Page, kind: str) -> tuple[str, int] | None:
    """Give whom front matter names, and where the text quotes it."""
    for block in page.document.blocks:
        key, colon, told = page.document.slice(block).partition(": ") if kind in block.classes else ("", "", "")
        if colon:
            return told, block.start + len(key) + len(colon)
    return None


def _talk(page: Page, notice: _Notice, *, alone: bool) -> Talk | None:
    people = tuple(_speakers(*notice.told["speaker"]))
    if page.subject_kind == "person" and not notice.told.keys() & {"abstract", "date", "place"}:
        return None  # what somebody was: "Speaker: Tide Week", "Title: Captain"
    title = _title(notice.told.get("title", ("", -1))[0])
    titled = str(page.document.metadata.get("title") or "") if alone else notice.above
    title = title or ("" if find_ranges(titled) else _title(titled))
    if not people or not title:
        return None
    date = _date(page, notice.told.get("date", ("", -1))[0]) or _date(page, notice.above)
    place = notice.told.get("place", ("", -1))[0]
    return Talk(
        evidence=page.evidence(notice.start, notice.end, _NAME, 0.8),
        people=people,
        title=title,
        event=notice.told.get("event", ("", -1))[0].strip(" .,"),
        date=date,
        location=place.strip(" .,"),
    )


def _title(text: str) -> str:
    bare = " ".join(text.split()).strip(' *_.“”"„«»')
    return "" if _NO_TITLE.fullmatch(bare) else bare


def _date(page: Page, text: str) -> str:
    """Give the day that a text names; the last such day where it leaves the year out."""
    if found := find_ranges(text):
        return found[0].start
    day = next(filter(None, (month_day(part) for part in _PARTS.split(_WEEKDAY.sub("", text)))), "")
    if len(day) < len("05-12"):
        return ""
    year = str(page.document.metadata.get("date") or "")[:4]
    if re.fullmatch(r"(?:19|20)\d\d", year):
        return f"{year}-{day}"
    fetched = page.document.retrieved
    return f"{int(fetched[:4]) - (day > fetched[5:])}-{day}" if re.match(r"\d{4}-\d\d-\d\d$", fetched) else ""


def _speakers(text: str, offset: int) -> Iterator[Mention]:
    """Give who speaks: names up to what says where they are from."""
    at = 0
    for piece in _AND.split(text):
        place = text.index(piece, at)
        at = place + len(piece)
        for part in piece.split(", "):
            name = without_titles(_BEHIND.sub("", part).strip(" *_"))
            if " " not in name or looks_like_name(name) < _LEAST:
                break
            start = text.index(name, place)
            yield Mention(name, offset + start, offset + start + len(name))
