"""What a page looks up while it is drawn, so that a later run knows whether it would find anything else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Reads:
    """Look-ups.

    Attributes:
        facts: subjects whose statements were read, and pages whose parts were.
        labels: subjects of which no more than class and name was read.
        mentions: things for which it was asked who speaks of them.
        evidence: facts whose evidence was read.
    """

    facts: set[str] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    mentions: set[str] = field(default_factory=set)
    evidence: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Watch:
    """Notes look-ups while somebody wants to know of them."""

    facts: set[str] | None = None
    labels: set[str] | None = None
    mentions: set[str] | None = None
    evidence: set[str] | None = None

    @contextmanager
    def reads(self) -> Iterator[Reads]:
        """Give what is looked up in the block, once it ends."""
        found = Reads()
        self.facts, self.labels = found.facts, found.labels
        self.mentions, self.evidence = found.mentions, found.evidence
        try:
            yield found
        finally:
            self.facts = self.labels = self.mentions = self.evidence = None

    def note(self, *subjects: str, only_label: bool = False) -> None:
        """Note that statements of subjects are read."""
        noted = self.labels if only_label else self.facts
        if noted is not None:
            noted.update(subjects)
