"""Where documents confirm one another, where they disagree, and which identities wait for a person's answer.

Both are found while a graph is built and kept in its directory, for `kgbuild conflicts` and `kgbuild review`.
"""

from kgbuild.agreement.queue import FILE as QUEUE_FILE
from kgbuild.agreement.queue import Question, Side, Sighting, questions
from kgbuild.agreement.statements import FILE as STATEMENTS_FILE
from kgbuild.agreement.statements import Comparison, Statement, compare

__all__ = [
    "QUEUE_FILE", "STATEMENTS_FILE", "Comparison", "Question", "Side", "Sighting", "Statement", "compare", "questions",
]  # fmt: skip
