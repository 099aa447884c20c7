"""Read passages into records: every statement on every sentence, in the order of the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace

from kgbuild.extract.prose.statements.acknowledging import acknowledging
from kgbuild.extract.prose.statements.attending import attending
from kgbuild.extract.prose.statements.being import being, risen
from kgbuild.extract.prose.statements.cast import Cast
from kgbuild.extract.prose.statements.clauses import told
from kgbuild.extract.prose.statements.courses import courses
from kgbuild.extract.prose.statements.funding import funding
from kgbuild.extract.prose.statements.gifts import gifts
from kgbuild.extract.prose.statements.honours import honours
from kgbuild.extract.prose.statements.introducing import introducing
from kgbuild.extract.prose.statements.joining import joining
from kgbuild.extract.prose.statements.leaving import leaving
from kgbuild.extract.prose.statements.mentoring import mentoring
from kgbuild.extract.prose.statements.openings import openings
from kgbuild.extract.prose.statements.passage import Passage, Told
from kgbuild.extract.prose.statements.placings import placings
from kgbuild.extract.prose.statements.posts import posts
from kgbuild.extract.prose.statements.roles import is_trainee
from kgbuild.extract.prose.statements.serving import service
from kgbuild.extract.prose.statements.speaking import speaking
from kgbuild.extract.prose.statements.staying import staying
from kgbuild.extract.prose.statements.studies import studies
from kgbuild.model import Award, Education, Grant, Mention, Position, Record, Talk
from kgbuild.prose.ranks import bare_rank

STATEMENTS: tuple[Callable[[Told], Iterator[Record]], ...] = (
    joining, leaving, staying, being, openings, posts, studies, mentoring, funding, honours, placings, gifts, speaking,
    service, attending, courses, introducing, acknowledging,
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
    body, other = record.organization.name, told.organization.name
    own, full = record.role.casefold(), told.role.casefold()
    same = own == full or (body == other != "" and own != "" and full.startswith(f"{own} of "))
    same &= record.person.name == told.person.name
    same &= body == other or (body != "" and body in other) or (not body and record.start == told.start != "")
    return same and told.start.startswith(record.start) and told.end.startswith(record.end)


def without_echoes(records: Sequence[Record]) -> tuple[Record, ...]:
    """Give records without the bare roles that others tell with a place or in more words: "Professor" of someone."""
    records = _dated(records)
    posts = [record for record in records if isinstance(record, Position)]
    talks = [record for record in records if isinstance(record, Talk) and record.title]
    kept = (r for r in records if not (isinstance(r, Position) and any(_echoes(r, post) for post in posts)))
    return tuple(r for r in kept if not (isinstance(r, Talk) and any(_is_titled(r, talk) for talk in talks)))


def _is_titled(record: Talk, told: Talk) -> bool:
    """Say whether a talk without a title is one whose title another sentence tells."""
    same = (record.people, record.event, record.date) == (told.people, told.event, told.date)
    return not record.title and bool(record.event) and same


def _dated(records: Sequence[Record]) -> Sequence[Record]:
    """Give roles without a day that of a move to the same body in the sentence: "moves to X, where she is …"."""
    moves = [r for r in records if isinstance(r, Position) and r.start and not r.role]
    return [_with_day(record, moves) if isinstance(record, Position) else record for record in records]


def _with_day(post: Position, moves: Sequence[Position]) -> Position:
    if post.start or post.end or not (post.role and post.organization.name):
        return post
    said = (
        move.start
        for move in moves
        if move.person.name == post.person.name
        and move.organization.name == post.organization.name
        and move.evidence.start == post.evidence.start
    )
    return replace(post, start=next(said, ""))


def _echoes(record: Position, told: Position) -> bool:
    if record is told or record.person.name != told.person.name:
        return False
    if not record.role and record.organization.name:
        dated = record.start or record.end
        return (
            bool(told.role)
            and _same_body(record, told)
            and (not dated or (record.start, record.end) == (told.start, told.end))
        )
    bare = record.role and not (record.organization.name or record.start or record.end) and not is_trainee(record.role)
    if not bare:
        return False
    own, other = record.role.casefold(), told.role.casefold()
    return _is_within(own, other) and (len(own) < len(other) or bool(told.organization.name))


def _is_within(own: str, other: str) -> bool:
    """Say whether a role tells no more than another: the same rank in the same field, or in none that is told."""
    rank = bare_rank(own)
    field = own[len(rank) :].partition(" ")[2].split()[1:]
    told = other[len(bare_rank(other)) :]
    return own in other or (rank in other and bool(field) and (not told or " ".join(field) in told))


def _same_body(record: Position, told: Position) -> bool:
    own, other = record.organization.name.casefold(), told.organization.name.casefold()
    return own in other or other in own if other else False


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
    """Give the records that the sentences of the passages state; what is asked is not stated."""
    for passage in passages:
        states = (one for one in told(passage, cast) if not one.sentence.text.rstrip().endswith("?"))
        said = [record for sentence in states for statement in STATEMENTS for record in statement(sentence)]
        yield from _finished([r for r in said if not (_is_told_more(r, said) or _names_honour(r, said))])


def _names_honour(record: Record, said: Sequence[Record]) -> bool:
    """Say whether a role is part of an honour of the sentence: "named Outstanding Teaching Assistant of the Year"."""
    if not isinstance(record, Position) or not record.role:
        return False
    titles = (r.title for r in said if isinstance(r, Award) and r.evidence.start == record.evidence.start)
    return any(record.role in title for title in titles)


def _is_told_more(record: Record, said: Sequence[Record]) -> bool:
    """Say whether another record of the sentence tells the sum, the title or the number of a grant that has none."""
    if not isinstance(record, Grant):
        return False
    others = (r for r in said if isinstance(r, Grant) and r is not record and r.evidence.start == record.evidence.start)
    bare = not (record.title or record.amount or record.identifier)
    return bare and any(r.funder.name == record.funder.name and (r.title or r.amount or r.identifier) for r in others)


def _finished(said: Sequence[Record]) -> Iterator[Record]:
    """Give records, of which those that end a study without a place are put to it: "She graduated in 2010 with …"."""
    out: list[Record] = []
    for record in said:
        if isinstance(record, Position) and record.role and not record.organization.name:
            out.append(_placed(out, record))
            continue
        begun = _begun(out, record) if isinstance(record, Education) else -1
        if begun < 0 or not isinstance(record, Education):
            out.append(record)
            continue
        study = out[begun]
        more = {"end": record.end, "thesis": record.thesis} if record.thesis else {"field": record.field}
        out[begun] = replace(study, **more)  # type: ignore[arg-type]
    yield from out


def _placed(said: Sequence[Record], record: Position) -> Position:
    """Give a rise in rank, or what somebody is "there", with the place where they were before.

    "Joined X in 2015 and was promoted to professor in 2021".
    """
    there = re.search(rf"{re.escape(record.role)}\b[^.;]{{0,20}}\bthere\b", record.evidence.quote)
    if not (there or risen(record.evidence.quote, record.role)):
        return record
    own = (r for r in reversed(said) if isinstance(r, Position) and r.person.name == record.person.name)
    last = next((r for r in own if not r.end or r.end == record.start), None)
    return replace(record, organization=last.organization) if last else record


def _begun(said: Sequence[Record], record: Education) -> int:
    """Give the place of the last study of a person that a record without a place may end, -1 for none."""
    own = [n for n, r in enumerate(said) if isinstance(r, Education) and r.person.name == record.person.name]
    last = said[own[-1]] if own else None
    if record.field and not (record.degree or record.end) and isinstance(last, Education) and not last.field:
        same = record.institution.start == last.institution.start >= 0  # "at X, where she majored in tides"
        return own[-1] if same else -1
    if record.institution.name or record.degree or not record.thesis:
        return -1
    open_ = isinstance(last, Education) and last.institution.name and not last.thesis and last.end in {"", record.end}
    return own[-1] if open_ else -1
