"""Read passages into records: every statement on every sentence, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields

from kgbuild.extract.prose.statements.being import being
from kgbuild.extract.prose.statements.cast import Cast
from kgbuild.extract.prose.statements.clauses import told
from kgbuild.extract.prose.statements.funding import funding
from kgbuild.extract.prose.statements.honours import honours
from kgbuild.extract.prose.statements.joining import joining
from kgbuild.extract.prose.statements.leaving import leaving
from kgbuild.extract.prose.statements.mentoring import mentoring
from kgbuild.extract.prose.statements.passage import Passage, Told
from kgbuild.extract.prose.statements.serving import serving
from kgbuild.extract.prose.statements.speaking import speaking
from kgbuild.extract.prose.statements.studies import studies
from kgbuild.model import Education, Mention, Position, Record

STATEMENTS: tuple[Callable[[Told], Iterator[Record]], ...] = (
    joining, leaving, being, studies, mentoring, funding, honours, speaking, serving,
)  # fmt: skip


def says_no_more(record: Record, told: Record) -> bool:
    """Say whether `record` repeats what `told` says already, perhaps with fewer dates."""
    if type(record) is not type(told):
        return False
    if isinstance(record, Education) and isinstance(told, Education):
        return record.degree != "" and all(
            not new or new == old or (name == "evidence") for name, new, old in _side_by_side(record, told)
        )
    if not isinstance(record, Position) or not isinstance(told, Position):
        return _said(record) == _said(told)
    same = (record.person.name, record.role.casefold(), record.organization.name) == (
        told.person.name,
        told.role.casefold(),
        told.organization.name,
    )
    return same and told.start.startswith(record.start) and told.end.startswith(record.end)


def _side_by_side(record: Education, told: Education) -> Iterator[tuple[str, object, object]]:
    """Give the values of two records by field, people and organisations by name."""
    for field in fields(record):
        new, old = getattr(record, field.name), getattr(told, field.name)
        yield field.name, *((new.name, old.name) if isinstance(new, Mention) else (new, old))


def _said(record: Record) -> tuple[object, ...]:
    """Give the values of a record without where they stand."""
    values = (getattr(record, field.name) for field in fields(record) if field.name != "evidence")
    return tuple(value.name if isinstance(value, Mention) else value for value in values)


def tell(passages: Sequence[Passage], cast: Cast) -> Iterator[Record]:
    """Give the records that the sentences of the passages state."""
    for passage in passages:
        for sentence in told(passage, cast):
            for statement in STATEMENTS:
                yield from statement(sentence)
