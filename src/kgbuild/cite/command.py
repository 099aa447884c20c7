"""The body of `kgbuild cite`: strings in, JSON Lines, BibTeX or CSL-JSON out."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice

from kgbuild.cite.formats import bibtex, csl, row
from kgbuild.cite.parse import parse_references
from kgbuild.cite.reference import Reference
from kgbuild.errors import InputError

#: Strings that one worker parses at a time.
CHUNK = 512
#: Fewer chunks than this do not pay for a second process.
WORTH_A_POOL = 4
FORMATS: Mapping[str, Callable[[str, Reference], str]] = {
    "jsonl": lambda text, reference: json.dumps(row(text, reference), ensure_ascii=False),
    "bibtex": bibtex,
    "csl": lambda text, reference: json.dumps(csl(text, reference), ensure_ascii=False),
}


def stream(lines: Iterable[str], format: str = "jsonl", *, jobs: int = 1) -> Iterator[str]:  # noqa: A002
    """Give one printed reference a line, in order; a blank line gives an empty reference.

    For `csl` the lines are to be joined by commas inside of brackets, as `document` does.

    Args:
        lines: one reference string each.
        format: a name of `FORMATS`.
        jobs: processes to use.

    Raises:
        InputError: there is no such format.
    """
    if format not in FORMATS:
        raise InputError(f"unknown format {format!r}: choose one of {', '.join(sorted(FORMATS))}")
    chunks = _chunks(line.rstrip("\r\n") for line in lines)
    head = list(islice(chunks, WORTH_A_POOL))
    if jobs < 2 or len(head) < WORTH_A_POOL:
        for chunk in head:
            yield from _print((chunk, format))
        for chunk in chunks:
            yield from _print((chunk, format))
        return
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        for printed in pool.imap(_print, ((chunk, format) for source in (head, chunks) for chunk in source)):
            yield from printed


def document(printed: Iterable[str], format: str = "jsonl") -> Iterator[str]:  # noqa: A002
    """Give the pieces of a whole file from what `stream` gives."""
    if format != "csl":
        for one in printed:
            yield one + "\n"
        return
    yield "["
    for number, one in enumerate(printed):
        yield (",\n" if number else "\n") + one
    yield "\n]\n"


def _chunks(lines: Iterator[str]) -> Iterator[list[str]]:
    while chunk := list(islice(lines, CHUNK)):
        yield chunk


def _print(work: tuple[list[str], str]) -> list[str]:
    texts, name = work
    return [FORMATS[name](text, reference) for text, reference in zip(texts, parse_references(texts), strict=True)]
