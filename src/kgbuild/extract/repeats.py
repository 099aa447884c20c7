"""What sentences say again of what lists state: one degree, one post, one advisor is one record of a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kgbuild.extract.phrases.words import level_in
from kgbuild.model import Education, Mention, Paper, Position, Record, Supervision
from kgbuild.names import fold

#: Extractors that read sentences.
_PROSE = frozenset({"biographies", "news", "prose"})


def without_repeats(records: Sequence[Record]) -> tuple[Record, ...]:
    """Give records, in order, without those of sentences that another record tells at least as fully.

    Args:
        records: of one document.
    """
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        if key := _key(record):
            groups[key].append(place)
    dropped = {place for group in groups.values() for place in _repeated(records, group)}
    return tuple(record for place, record in enumerate(records) if place not in dropped)


def _key(record: Record) -> tuple[str, ...]:
    """Give what repeats of a record have in common with it, nothing for kinds that are not compared."""
    match record:
        case Education(person=person, degree=degree) if level_in(degree) or not degree:
            return "education", fold(person.name), level_in(degree)
        case Position(person=person, role=role) if role:
            return "position", fold(person.name)
        case Supervision(advisor=advisor, student=student) if advisor.name and student.name:
            return "supervision", fold(advisor.name), fold(student.name)
        case Paper(title=title) if title:
            return "paper", fold(title).strip(" .?!")
    return ()


def _repeated(records: Sequence[Record], group: Sequence[int]) -> Iterator[int]:
    kept = list(group)
    for place in group:
        record = records[place]
        if record.evidence.extractor not in _PROSE:
            continue
        if any(other != place and _says_more(records[other], record) for other in kept):
            kept.remove(place)
            yield place


def _says_more(told: Record, record: Record) -> bool:
    """Say whether `told` holds what `record` does, by lists in their own words and dates."""
    listed = told.evidence.extractor not in _PROSE
    if isinstance(told, Paper):
        return listed
    if isinstance(told, Education) and isinstance(record, Education):
        same = _same_body(told.institution, record.institution) and _fits(record.field, told.field)
        return same and _fits(record.thesis, told.thesis) and (listed or _dates_fit(record, told))
    if isinstance(told, Position) and isinstance(record, Position):
        same = _same_body(told.organization, record.organization) and _either(record.role, told.role)
        return listed and same and _dates_fit(record, told)
    if isinstance(told, Supervision) and isinstance(record, Supervision):
        level = not record.level or level_in(record.level) == level_in(told.level)
        return level and _dates_fit(record, told) and _fits(record.thesis, told.thesis)
    return False


def _dates_fit(record: Education | Position | Supervision, told: Education | Position | Supervision) -> bool:
    return told.start.startswith(record.start) and told.end.startswith(record.end)


def _same_body(told: Mention, other: Mention) -> bool:
    return bool(told.name) and (not other.name or _either(told.name, other.name))


def _either(one: str, other: str) -> bool:
    first, second = fold(one), fold(other)
    return bool(first and second) and (first in second or second in first)


def _fits(value: str, told: str) -> bool:
    return not value or _either(value, told)
