"""Read and extract many documents, side by side, each on its own: one bad file never harms another."""

from __future__ import annotations

import hashlib
import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kgbuild.cache import Cache
from kgbuild.config import fitting
from kgbuild.errors import DocumentError, UnsupportedFormatError, defect_of
from kgbuild.extract import extract
from kgbuild.extract.prose.life_texts import with_lives
from kgbuild.extract.repeats import of_one_file
from kgbuild.files_beside import put_in
from kgbuild.inputs import Source
from kgbuild.model import Extraction

#: Called after each document with (done, total, document id).
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read, and why."""

    document: str
    error: DocumentError


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading: extractions and failures by document id, and files of kinds that nobody reads.

    `left_out` are files that tell how a site is made; they were not tried.
    """

    extractions: tuple[Extraction, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def read_all(
    sources: Sequence[Source],
    texts: Path,
    *,
    retrieved: Mapping[str, str],
    cache: Cache | None = None,
    jobs: int = 1,
    strict: bool = False,
    progress: Progress | None = None,
) -> Reading:
    """Read every source; the result does not depend on `jobs`.

    Args:
        sources: sorted by id.
        texts: folder that gets each extracted text as `SHA256.txt`.
        retrieved: day of retrieval by glob of document ids; the last that fits holds.
        cache: what earlier builds read; gets what this one reads.
        jobs: how many processes read side by side.
        strict: raise the first failure instead of collecting it.
        progress: is told of each document.

    Raises:
        DocumentError: `strict` is set and a document could not be read.
    """
    extractions: list[Extraction] = []
    failures: list[Failure] = []
    skipped: list[str] = []
    for done, (source, result) in enumerate(_cached(sources, texts, retrieved, jobs, cache), 1):
        if isinstance(result, tuple):
            extractions += result
        elif isinstance(result, UnsupportedFormatError) and not source.named:
            skipped.append(source.id)
        elif strict:
            raise result
        else:
            failures.append(Failure(source.id, result))
        if progress:
            progress(done, len(sources), source.id)
    return Reading(tuple(extractions), tuple(failures), tuple(skipped))


def _cached(
    sources: Sequence[Source], texts: Path, retrieved: Mapping[str, str], jobs: int, cache: Cache | None
) -> Iterator[tuple[Source, tuple[Extraction, ...] | DocumentError]]:
    """Give the results of all sources in their order, of those that did not change from the cache."""
    if cache is None:
        yield from _results(sources, texts, retrieved, jobs)
        return
    keys = {source.id: _key(source, retrieved, cache) for source in sources}
    known = {source.id: cache.find(keys[source.id]) for source in sources}
    fresh = _results([source for source in sources if known[source.id] is None], texts, retrieved, jobs)
    for source in sources:
        found = known.pop(source.id)
        if found is not None:
            yield source, found
            continue
        _, result = next(fresh)
        if isinstance(result, tuple) and keys[source.id]:
            cache.add(keys[source.id], result)
        yield source, result


def _key(source: Source, retrieved: Mapping[str, str], cache: Cache) -> str:
    """Give the cache's name for what a source says; empty where it cannot be read."""
    try:
        with source.path.open("rb") as stream:  # in pieces: the file may be larger than the memory
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        digest += "".join(hashlib.sha256(path.read_bytes()).hexdigest() for path in put_in(source.path))
    except OSError:
        return ""
    return cache.key(source.id, digest, fitting(source.id, retrieved))


def _results(
    sources: Sequence[Source], texts: Path, retrieved: Mapping[str, str], jobs: int
) -> Iterator[tuple[Source, tuple[Extraction, ...] | DocumentError]]:
    work = partial(read_one, texts=texts, retrieved=retrieved)
    if jobs <= 1 or len(sources) <= 1:
        yield from ((source, work(source)) for source in sources)
        return
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    with ProcessPoolExecutor(min(jobs, len(sources)), mp_context=context) as pool:
        pending = [(source, pool.submit(work, source)) for source in sources]
        for source, future in pending:
            try:
                yield source, future.result()
            except BrokenProcessPool:
                reason = "reading it, or a document beside it, ended the worker process (out of memory?)"
                yield source, DocumentError(str(source.path), reason, remedy="try again with --jobs 1")


def read_one(source: Source, texts: Path, retrieved: Mapping[str, str]) -> tuple[Extraction, ...] | DocumentError:
    """Read one file, by an importer or by a reader as its content says; a failure is returned, not raised.

    What a document has embedded (JSON-LD in a page) is an extraction of its own. The text of each goes to `texts`.
    """
    try:
        found = _read(source, fitting(source.id, retrieved))
    except DocumentError as error:
        return error
    except Exception as error:  # noqa: BLE001 - a defect met in one document must not cost the others
        reason = f"internal error {defect_of(error)}"
        return DocumentError(str(source.path), reason, remedy="please report it with the document")
    for extraction, text in found:
        (texts / f"{extraction.sha256}.txt").write_text(text, encoding="utf-8", newline="")
    return tuple(extraction for extraction, _ in found)


def _read(source: Source, day: str) -> tuple[tuple[Extraction, str], ...]:
    """Give what a file says, each part with the text that its evidence points into."""
    from kgbuild.documents import read  # noqa: PLC0415 - the parsers load only where a document is read
    from kgbuild.importers import import_embedded, import_file  # noqa: PLC0415 - likewise

    if imported := import_file(source.path, name=source.id):
        return ((with_lives(*imported), imported.text),)
    document = read(source.path, name=source.id, retrieved=day)
    own = replace(extract(document), lines=document.lines, pages=document.pages), document.text
    found = import_embedded(source.path.read_bytes(), source.id)
    page, *inside = of_one_file(own[0], [with_lives(*one) for one in found])
    return (page, own[1]), *((one, imported.text) for one, imported in zip(inside, found, strict=True))
