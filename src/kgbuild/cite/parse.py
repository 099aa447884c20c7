"""From strings to references."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgbuild.cite.build import build
from kgbuild.cite.confidence import is_garbled
from kgbuild.cite.patents import as_patent, find_patent, without_patent
from kgbuild.cite.reference import Reference
from kgbuild.cite.tagger import tag
from kgbuild.cite.tokens import tokenize
from kgbuild.cite.unspaced import unspaced

#: Longer strings are no references: a list of three thousand authors is shorter.
LONGEST = 60_000
#: Strings tokenised and tagged before the first result is given.
CHUNK = 2048


def parse_references(texts: Iterable[str]) -> list[Reference]:
    """Give the reference of each string, in order; faster a string than one at a time."""
    rows = list(texts)
    found: list[Reference] = []
    for start in range(0, len(rows), CHUNK):
        found += _parse(rows[start : start + CHUNK])
    return found


def parse_reference(text: str) -> Reference:
    """Give the reference that one string prints; a string that is none has a `score` near 0.

    >>> parse_reference("A. Smith and B. Jones. On sums of squares. J. Algebra 12(3), 3-9, 2012.").venue
    'J. Algebra'
    """
    return _parse([text])[0]


def _parse(texts: Sequence[str]) -> list[Reference]:
    patents = [find_patent(text) if len(text) <= LONGEST else None for text in texts]
    plain = [without_patent(text, patent) for text, patent in zip(texts, patents, strict=True)]
    sentences = [tokenize(text) if len(text) <= LONGEST and not is_garbled(text) else [] for text in plain]
    built = [build(t, tokens, tagged) for t, tokens, tagged in zip(plain, sentences, tag(sentences), strict=True)]
    marked = [unspaced(text, reference) for text, reference in zip(plain, built, strict=True)]
    return [as_patent(reference, patent) for reference, patent in zip(marked, patents, strict=True)]
