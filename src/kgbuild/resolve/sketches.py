"""The people of one document in few words: all that telling them from those of others needs, as JSON has it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import attrgetter
from typing import Any

from kgbuild.model import Extraction, Paper, Profile
from kgbuild.names import fold
from kgbuild.resolve.local import Node, marks, orcid, resolve_locally, short
from kgbuild.resolve.memo import Memo
from kgbuild.resolve.mentions import Told, people

WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Sketch:
    """A person as one document knows them.

    Attributes:
        names: given and family names that the document prints, fullest first.
        company: short forms of the names of those who stand in records with them.
        papers: indices of the records of their papers.
        places: folded names of their organisations.
        topics: words of their titles and topics.
        identifiers: ORCIDs, homepages, e-mail addresses with their scheme.
        exclusive: record and field of the places that one person holds alone.
        mentions: name and start of each mention.
        printed: how often each name is printed.
        links: identifiers and homepages as printed.
        profiles: ORCID and homepage of each profile.
        first: where the fullest name stands first; of this person alone.
    """

    names: list[list[list[str]]]
    company: list[list[list[str]]]
    papers: list[int]
    places: list[str]
    topics: list[str]
    identifiers: list[str]
    exclusive: list[list[Any]]
    mentions: list[list[Any]]
    printed: dict[str, int]
    links: list[str]
    profiles: list[list[str]]
    first: str


_VALUES = attrgetter(*(field.name for field in fields(Sketch)))


@dataclass(frozen=True, slots=True)
class Page:
    """The people of one document, and the pairs of them that were left open, with their score."""

    people: tuple[Sketch, ...]
    unsure: tuple[tuple[int, int, float], ...]


def sketch(extraction: Extraction, memo: Memo | None = None) -> Page:
    """Tell the people of one document apart, or take over how an earlier build did."""
    told, unsure = memo.of(memo.ground(extraction), lambda: _told(extraction)) if memo else _told(extraction)
    return Page(tuple(Sketch(*one) for one in told), tuple((a, b, score) for a, b, score in unsure))


def _told(extraction: Extraction) -> list[Any]:
    local = resolve_locally(extraction, list(people([extraction])))
    sketches = [_sketch(nodes, extraction) for nodes in local.people]
    return [[list(_VALUES(one)) for one in sketches], [list(pair) for pair in local.unsure]]


def _sketch(nodes: Sequence[Node], extraction: Extraction) -> Sketch:
    told, records = [t for node in nodes for t in node.told], extraction.records
    indices = sorted({t.record for t in told if t.record >= 0})
    mine = {short(n.key) for n in nodes}
    places = {fold(t.mention.affiliation) for t in told if t.mention.affiliation}
    identifiers = {i for t in told for i in _identifiers(t.mention.identifier, t.mention.url, t.mention.email)}
    topics: set[str] = set()
    for index in indices:
        record = records[index]
        topics |= _topic_words(getattr(record, "title", "") or getattr(record, "topic", ""))
        if isinstance(record, Profile):
            identifiers |= set(_identifiers(record.orcid, record.homepage, *record.emails))
        if record.kind in {"position", "education"}:
            place = getattr(record, "organization", None) or getattr(record, "institution", None)
            places |= {fold(place.name)} if place and place.name else set()
    printed = Counter(t.mention.name for t in told if t.mention.name)
    profiles = [profile for t in told if (profile := _profile(t, extraction))]
    printed.update(name for profile in profiles for name in profile.names)
    return Sketch(
        names=[[list(n.key.given), list(n.key.family)] for n in nodes],
        company=[[list(k.given), list(k.family)] for k in sorted({k for n in nodes for k in n.company} - mine)],
        papers=[index for index in indices if isinstance(records[index], Paper)],
        places=sorted(places),
        topics=sorted(topics),
        identifiers=sorted(identifiers),
        exclusive=sorted([record, field] for _, record, field in marks(told)),
        mentions=[list(pair) for pair in dict.fromkeys((t.mention.name, t.mention.start) for t in told)],
        printed=dict(sorted(printed.items())),
        links=sorted({t.mention.identifier or t.mention.url for t in told} - {""}),
        profiles=[[profile.orcid, profile.homepage] for profile in profiles],
        first=min(_first(node) for node in nodes),
    )


def _profile(told: Told, extraction: Extraction) -> Profile | None:
    """Give the profile that a mention is the person of."""
    record = extraction.records[told.record] if told.kind == Profile.kind else None
    return record if isinstance(record, Profile) and record.person == told.mention else None


def _first(node: Node) -> str:
    start, record, name = min((t.mention.start, t.record, t.mention.name) for t in node.told)
    return f"#{start:09d}#{record:06d}#{name}"


@lru_cache(maxsize=1 << 12)
def _topic_words(title: str) -> frozenset[str]:
    """Give the words of a title; those of one document, whose people share them, are asked for in a row."""
    return frozenset(WORD.findall(fold(title)))


def _identifiers(*values: str) -> list[str]:
    """Give identifiers with their scheme; of two that share one scheme and differ, two people are made."""
    found = []
    for value in filter(None, values):
        number = orcid(value)
        if number:
            found.append(f"orcid:{number}")
        elif "@" in value and "/" not in value:
            found.append(f"email:{value.casefold()}")
        elif "/" in value or "." in value:
            found.append("page:" + re.sub(r"^https?://(www\.)?|/(index\.html?)?$", "", value.strip().casefold()))
    return found
