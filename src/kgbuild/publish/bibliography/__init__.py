"""The works of a graph in the formats of bibliographies: BibTeX, CSL-JSON, RIS.

What is written and imported again is what was written: what a format has no word for is kept beside the entry (see
`kgbuild.importers.kept`), and each entry is read back before it is given out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from pyoxigraph import NamedNode, Store

from kgbuild.errors import InputError
from kgbuild.model import Paper
from kgbuild.publish.bibliography.bibtex import to_bibtex
from kgbuild.publish.bibliography.csl import to_csl_json
from kgbuild.publish.bibliography.ris import to_ris
from kgbuild.publish.bibliography.works import works

__all__ = ["FORMATS", "bibliography", "works", "write_papers"]

_WRITERS: Final[Mapping[str, Callable[[Iterable[Paper]], str]]] = {
    "bibtex": to_bibtex,
    "csl-json": to_csl_json,
    "ris": to_ris,
}
#: What `export` can write of works.
FORMATS: Final = tuple(_WRITERS)


def bibliography(store: Store, form: str, entity: NamedNode | None = None) -> bytes:
    """Give the works of a graph in one of `FORMATS`, in UTF-8: the newest first, the same bytes for the same graph.

    Args:
        store: the graph.
        form: one of `FORMATS`.
        entity: a person, of whom the works that they wrote or edited are given; a work; a journal, series or event, of
            which the works that appeared there are given; all works if None.

    Raises:
        InputError: there is no such format.
    """
    return write_papers(works(store, entity), form).encode("utf-8")


def write_papers(papers: Iterable[Paper], form: str) -> str:
    """Give papers in one of `FORMATS`.

    Raises:
        InputError: there is no such format.
    """
    if form not in _WRITERS:
        raise InputError(f"no format {form!r} of bibliographies; there are: {', '.join(FORMATS)}")
    return _WRITERS[form](papers)
