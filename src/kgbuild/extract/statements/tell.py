"""Read passages into records: every statement on every sentence, in the order of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kgbuild.extract.statements.being import being
from kgbuild.extract.statements.cast import Cast
from kgbuild.extract.statements.clauses import told
from kgbuild.extract.statements.funding import funding
from kgbuild.extract.statements.honours import honours
from kgbuild.extract.statements.joining import joining
from kgbuild.extract.statements.leaving import leaving
from kgbuild.extract.statements.mentoring import mentoring
from kgbuild.extract.statements.passage import Passage, Told
from kgbuild.extract.statements.serving import serving
from kgbuild.extract.statements.speaking import speaking
from kgbuild.extract.statements.studies import studies
from kgbuild.model import Record

STATEMENTS: tuple[Callable[[Told], Iterator[Record]], ...] = (
    joining, leaving, being, studies, mentoring, funding, honours, speaking, serving,
)  # fmt: skip


def tell(passages: Sequence[Passage], cast: Cast) -> Iterator[Record]:
    """Give the records that the sentences of the passages state, each once."""
    seen: list[Record] = []
    for passage in passages:
        for sentence in told(passage, cast):
            for statement in STATEMENTS:
                for record in statement(sentence):
                    if record not in seen:
                        seen.append(record)
                        yield record
