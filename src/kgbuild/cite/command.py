"""The body of `kgbuild cite`: strings in, JSON Lines, BibTeX or CSL-JSON out."""

from __future__ import annotations

import json
import multiprocessing
import re
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
_KEY = re.compile(r'(?:@\w+\{|\{"id": ")(?P<key>[^,"\s]*)')
_LETTERS = 26
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
    work = ((chunk, format) for source in (head, chunks) for chunk in source)
    if jobs < 2 or len(head) < WORTH_A_POOL:
        yield from _with_own_keys(one for chunk in work for one in _print(chunk))
        return
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        yield from _with_own_keys(one for printed in pool.imap(_print, work) for one in printed)


def _with_own_keys(printed: Iterable[str]) -> Iterator[str]:
    """Give the entries with a letter behind each key that an earlier one has."""
    taken: set[str] = set()
    for one in printed:
        found = _KEY.match(one)
        if not found:
            yield one
            continue
        key = own = found["key"]
        number = 0
        while own in taken:
            number += 1
            own = f"{key}{chr(ord('a') + number) if number < _LETTERS else f'-{number}'}"
        taken.add(own)
        yield one[: found.start("key")] + own + one[found.end("key") :]


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
