"""What sentences say again of what lists state: one degree, one post, one advisor is one record of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kgbuild.extract.phrases.degrees import level_in
from kgbuild.model import NOBODY, Education, Extraction, Grant, Mention, Paper, Position, Record, Supervision
from kgbuild.names import fold

#: Extractors that read sentences.
_PROSE = frozenset({"biographies", "news", "prose", "support"})


def without_repeats(records: Sequence[Record]) -> tuple[Record, ...]:
    """Give records, in order, without those of sentences that another record tells at least as fully.

    Args:
        records: of one document.
    """
    return tuple(_told(records).values())


def _told(records: Sequence[Record]) -> dict[int, Record]:
    """Give by their places the records that stay."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        if key := _key(record):
            groups[key].append(place)
    told = dict(enumerate(records))
    for group in groups.values():
        for place, fuller in _repeated(records, group):
            told[fuller] = _completed(told[fuller], told.pop(place))
    return told


def of_one_file(own: Extraction, inside: Sequence[Extraction]) -> tuple[Extraction, ...]:
    """Give what a page says and what it has embedded: degrees that lists hold of nobody are its owner's, and told once.

    Args:
        own: what the text of the page says.
        inside: what is embedded in it, front matter say.
    """
    if not any(one.records for one in inside):
        return own, *inside
    owner = own.subject if own.subject_kind == "person" else NOBODY
    rows = tuple(_owned(record, owner) for one in inside for record in one.records)
    told = _told((*own.records, *rows))
    out, at = list[Extraction](), 0
    for one in (own, *inside):
        places = range(at, at + len(one.records))
        out.append(replace(one, records=tuple(told[place] for place in places if place in told)))
        at = places.stop
    return tuple(out)


def _owned(record: Record, owner: Mention) -> Record:
    """Give a degree of nobody's that front matter lists as one of the page's owner."""
    if not isinstance(record, Education) or record.person.name or not owner.name:
        return record
    return replace(record, person=Mention(owner.name)) if record.evidence.extractor == "front_matter" else record


def _completed(told: Record, record: Record) -> Record:
    """Give a degree with the field and the years that a repeat of it states, if it has none."""
    if not isinstance(told, Education) or not isinstance(record, Education):
        return told
    dated = told if told.start or told.end else record
    return replace(told, field=told.field or record.field, start=dated.start, end=dated.end)


def _key(record: Record) -> tuple[str, ...]:
    """Give what repeats of a record have in common with it, nothing for kinds that are not compared."""
    match record:
        case Education(person=person, degree=degree) if level_in(degree) or not degree:
            return "education", fold(person.name), level_in(degree)
        case Position(person=person, role=role) if role:
            return "position", fold(person.name)
        case Supervision(advisor=advisor, student=student) if advisor.name and student.name:
            return "supervision", fold(advisor.name), fold(student.name)
        case Grant(evidence=evidence):
            return "grant", str(evidence.start)  # an item of a list, which its words tell once more
        case Paper(title=title) if title:
            return "paper", fold(title).strip(" .?!")
    return ()


def _repeated(records: Sequence[Record], group: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Give the places of repeats, each with that of a record which tells as much."""
    kept = list(group)
    for place in group:
        record = records[place]
        if record.evidence.extractor not in _PROSE:
            continue
        fuller = next((other for other in kept if other != place and _says_more(records[other], record)), None)
        if fuller is not None:
            kept.remove(place)
            yield place, fuller


def _says_more(told: Record, record: Record) -> bool:
    """Say whether `told` holds what `record` does, by lists in their own words and dates."""
    listed = told.evidence.extractor not in _PROSE
    if isinstance(told, Paper | Grant):
        return listed
    if isinstance(told, Education) and isinstance(record, Education):
        same = _same_body(told.institution, record.institution) and _same_field(record.field, told, listed=listed)
        return same and _fits(record.thesis, told.thesis) and (listed or _dates_fit(record, told))
    if isinstance(told, Position) and isinstance(record, Position):
        same = _same_body(told.organization, record.organization) and _either(record.role, told.role)
        return listed and same and _dates_fit(record, told)
    if isinstance(told, Supervision) and isinstance(record, Supervision):
        level = not record.level or level_in(record.level) == level_in(told.level)
        return level and _dates_fit(record, told) and _fits(record.thesis, told.thesis)
    return False


def _same_field(field: str, told: Education, *, listed: bool) -> bool:
    """Say whether a field is that of a degree, in full or by its letters; a list with dates may leave it out."""
    letters = "".join(word[0] for word in field.split() if word[0].isupper())
    bare = listed and not told.field and bool(told.institution.name and (told.start or told.end))
    return bare or _fits(field, told.field) or (len(letters) > 1 and letters == told.field)


def _dates_fit(record: Education | Position | Supervision, told: Education | Position | Supervision) -> bool:
    return told.start.startswith(record.start) and told.end.startswith(record.end)


def _same_body(told: Mention, other: Mention) -> bool:
    return bool(told.name) and (not other.name or _either(told.name, other.name))


def _either(one: str, other: str) -> bool:
    first, second = fold(one), fold(other)
    return bool(first and second) and (first in second or second in first)


def _fits(value: str, told: str) -> bool:
    return not value or _either(value, told)
