"""Who is who, for good: documents resolved, keys kept, corrections carried out last.

    extractions ─ revise ▶ resolve ▶ keep keys ▶ decide ▶ keep keys ▶ settled

Keys are kept twice where people decided: once so that a correction can name an entity by its lasting key, and
once more, against the same ledger, so that what was joined or parted keeps the right ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgbuild.corrections import Applied, Corrections, decide, revise
from kgbuild.entities import Resolution
from kgbuild.identity import Kept, Ledger, keep, known_names
from kgbuild.model import Extraction
from kgbuild.resolve import Memo, resolve


@dataclass(frozen=True, slots=True)
class Settled:
    """What the graph is made from.

    Attributes:
        extractions: what the documents say, as corrected, and what corrections add.
        kept: who is who, the ledger, and what became of keys.
        hidden: keys of people whom a correction keeps inside.
        applied: what came of each correction, in the order of their lines.
    """

    extractions: tuple[Extraction, ...]
    kept: Kept
    hidden: tuple[str, ...] = ()
    applied: tuple[Applied, ...] = ()

    @property
    def resolution(self) -> Resolution:
        """Who is who, under lasting keys."""
        return self.kept.resolution


def settle(
    extractions: Sequence[Extraction], ledger: Ledger, corrections: Corrections, memo: Memo | None = None
) -> Settled:
    """Decide who is who; `memo` spares what earlier builds worked out.

    Raises:
        CorrectionsError: a correction names what was never known, or contradicts another.
    """
    if not corrections.items:
        return Settled(tuple(extractions), keep(resolve(extractions, memo), extractions, ledger))
    revised, applied = revise(extractions, corrections)
    kept = keep(resolve(revised, memo), revised, ledger)
    decided = decide(revised, kept.resolution, corrections, known_names(ledger))
    again = keep(decided.resolution, decided.extractions, ledger, decided=True)
    return Settled(
        tuple(decided.extractions),
        again,
        tuple(sorted(again.keys.get(key, key) for key in decided.hidden)),
        tuple(sorted([*applied, *decided.applied], key=lambda one: one.line)),
    )
