"""The order of work, in one screen: documents in, a graph directory out.

    inputs ─ find ▶ sources ─ read, extract ▶ extractions ─ resolve ▶ entities ─ keep keys ▶ map ▶ quads ─ write ▶ DIR

DIR holds `store/` (Oxigraph), `graph.nq` (the same, canonical), `texts/` (what the evidence points into) and
`kgbuild.json` (settings and the summary). The ledger of keys, `DIR.ledger`, stands beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

from kgbuild.config import Settings
from kgbuild.errors import InputError
from kgbuild.graph.infer import infer
from kgbuild.graph.mapping import quads
from kgbuild.graph.store import write_store
from kgbuild.identity import format_ledger, keep, read_ledger
from kgbuild.inputs import find_sources
from kgbuild.outputs import MARKER, locked, replacing, write_bytes
from kgbuild.reading import Progress, read_all
from kgbuild.report import BuildReport, report
from kgbuild.resolve import resolve


def build(
    inputs: Iterable[str | Path],
    out: str | Path,
    *,
    settings: Settings | None = None,
    retrieved: str = "",
    progress: Progress | None = None,
) -> BuildReport:
    """Build the graph of all documents in `inputs` and put it in place of `out`.

    Args:
        inputs: files and folders.
        out: the graph directory; replaced whole, and only if the build ends well.
        settings: as `kgbuild.toml` gives them.
        retrieved: day (ISO 8601) on which the documents were fetched; days without a year are read by it.
        progress: is told of each document.

    Raises:
        InputError: nothing could be read, or `settings.build.strict` and one document could not.
        GraphError: `out` is not a graph directory, or busy.
        LedgerError: the ledger is damaged.
    """
    settings, out = settings or Settings(), Path(out)
    ledger_path = Path(settings.identity.ledger or out.with_name(f"{out.name}.ledger"))
    sources = find_sources(inputs)
    days = ({"*": retrieved} if retrieved else {}) | dict(settings.retrieved)
    ledger_path.parent.mkdir(parents=True, exist_ok=True)
    with locked(ledger_path), replacing(out) as folder:
        ledger = read_ledger(ledger_path)
        texts = folder / "texts"
        texts.mkdir()
        reading = read_all(
            sources,
            texts,
            retrieved=days,
            jobs=settings.build.jobs or 1,
            strict=settings.build.strict,
            progress=progress,
        )
        if not reading.extractions:
            raise InputError("\n".join([str(f.error) for f in reading.failures] or ["no document to read"]))
        kept = keep(resolve(reading.extractions), reading.extractions, ledger)
        statements = write_store(folder, quads(reading.extractions, kept.resolution, settings=settings))
        if settings.build.infer:
            infer(folder)
        summary = report(reading, kept.resolution, statements)
        privacy = asdict(settings.privacy)
        marker = {"base": settings.graph.base, "privacy": privacy, "report": summary.as_json()}
        (folder / MARKER).write_text(json.dumps(marker, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        if kept.ledger != ledger:  # before the graph: an IRI that was shown is an IRI that is kept
            write_bytes(ledger_path, format_ledger(kept.ledger))
    return replace(summary, minted=len(kept.minted), merged=kept.merged, split=kept.split)
