"""The order of work, in one screen: documents in, a graph directory out.

    inputs ─ find ▶ sources ─ read, extract ▶ extractions ─ attribute, settle ▶ who is who ─ map ▶ quads ─ write ▶ DIR

DIR holds `store/` (Oxigraph), `graph.nq` (the same, canonical), `texts/` (what the evidence points into) and
`kgbuild.json` (settings and the summary). The ledger of keys, `DIR.ledger`, and `corrections.toml` stand beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from kgbuild.agreement import (
    QUEUE_FILE,
    STATEMENTS_FILE,
    Comparison,
    Question,
    Side,
    Sighting,
    Statement,
    compare,
    questions,
)
from kgbuild.cache import Cache
from kgbuild.collecting import seldom_collected, uncollected
from kgbuild.config import Settings
from kgbuild.corrections import DOCUMENT, Corrections, read_corrections
from kgbuild.errors import InputError
from kgbuild.graph.infer import infer
from kgbuild.graph.writing import write_graph
from kgbuild.identity import Ledger, LedgerFile, note_ledger, open_ledger
from kgbuild.inputs import find_sources
from kgbuild.outputs import MARKER, locked, replacing, write_bytes
from kgbuild.reading import Progress, read_all
from kgbuild.report import BuildReport, report
from kgbuild.resolve import Memo
from kgbuild.settling import Settled, settle
from kgbuild.site_files import part
from kgbuild.sites import attribute


def build(
    inputs: Iterable[str | Path],
    out: str | Path,
    *,
    settings: Settings | None = None,
    retrieved: str = "",
    owner: str = "",
    reuse: bool = True,
    progress: Progress | None = None,
) -> BuildReport:
    """Build the graph of all documents in `inputs` and put it in place of `out`.

    Args:
        inputs: files and folders.
        out: the graph directory; replaced whole, and only if the build ends well.
        settings: as `kgbuild.toml` gives them.
        retrieved: day (ISO 8601) on which the documents were fetched; days without a year are read by it.
        owner: whose the documents are that name nobody.
        reuse: take what did not change from the graph that `out` holds; the result is the same.
        progress: is told of each document.

    Raises:
        InputError: nothing could be read, or `settings.build.strict` and one document could not.
        GraphError: `out` is not a graph directory, or busy.
        LedgerError: the ledger is damaged.
        CorrectionsError: a correction cannot be understood, or names nothing that was ever known.
    """
    settings, out = settings or Settings(), Path(out)
    ledger_path, corrections = _ledger_path(settings, out), _corrections(settings, out)
    sources, left_out = part(find_sources(inputs, leave_out=(out, ledger_path, Path(corrections.path)), marker=MARKER))
    days = ({"*": retrieved} if retrieved else {}) | dict(settings.retrieved)
    owners = ({"*": owner} if owner else {}) | dict(settings.owners)
    ledger_path.parent.mkdir(parents=True, exist_ok=True)
    with locked(ledger_path), replacing(out) as folder, seldom_collected():
        before = out if reuse and (out / MARKER).is_file() else None
        ledger, cache = open_ledger(ledger_path, before), Cache(before, folder)
        texts = folder / "texts"
        texts.mkdir()
        reading = read_all(
            sources,
            texts,
            retrieved=days,
            cache=cache,
            jobs=settings.build.jobs or 1,
            strict=settings.build.strict,
            progress=progress,
        )
        if not reading.extractions:
            raise InputError("\n".join([str(f.error) for f in reading.failures] or ["no document to read"]))
        reading = replace(reading, extractions=attribute(reading.extractions, owners), left_out=left_out)
        with uncollected():
            memo = Memo(cache.part_key, cache.shared_key(), cache.people)
            settled = settle(reading.extractions, ledger.ledger, corrections, memo)
            if corrections.text:
                (texts / f"{corrections.sha256}.txt").write_text(corrections.text, encoding="utf-8", newline="")
            about = repr((settings.graph, settings.privacy))
            statements, damaged = write_graph(
                folder,
                settled.extractions,
                settled.resolution,
                settings=settings,
                keys={extraction.document: cache.part_key(extraction, about) for extraction in settled.extractions},
                shared=cache.shared_key(about),
                before=cache.before,
            )
            memo.close()
            cache.close()
            if settings.build.infer:
                infer(folder)
            summary = replace(report(reading, settled.resolution, statements), corrections=settled.applied)
            _write_marker(folder, settings, summary, settled)
            _write_findings(folder, settled, corrections)
            kept = settled.kept
            _write_ledger(ledger_path, ledger, kept.ledger, folder)
    return replace(
        summary, minted=len(kept.minted), merged=kept.merged, split=kept.split, damaged=(*cache.damaged, *damaged)
    )


def _ledger_path(settings: Settings, out: Path) -> Path:
    return Path(settings.identity.ledger or out.with_name(f"{out.name}.ledger"))


def _corrections(settings: Settings, out: Path) -> Corrections:
    """Read the corrections that the settings name, which must be there, or those beside the graph, which may be."""
    path = Path(settings.identity.corrections or out.with_name(DOCUMENT))
    return read_corrections(path) if settings.identity.corrections or path.is_file() else Corrections()


def _write_marker(folder: Path, settings: Settings, summary: BuildReport, settled: Settled) -> None:
    """Write what later commands need to know of the build."""
    privacy = asdict(settings.privacy)
    privacy["hidden_people"] = (*privacy["hidden_people"], *settled.hidden)
    marker = {"base": settings.graph.base, "privacy": privacy, "report": summary.as_json()}
    (folder / MARKER).write_text(json.dumps(marker, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _write_ledger(path: Path, old: LedgerFile, fresh: Ledger, folder: Path) -> None:
    """Write the ledger before the graph is put in place: an IRI that was shown is an IRI that is kept."""
    if fresh != old.ledger:
        old = LedgerFile(fresh, old.changed(fresh), is_own=True)
        write_bytes(path, old.data)
    note_ledger(folder, old.digest())


def _write_findings(folder: Path, settled: Settled, corrections: Corrections) -> None:
    """Write where documents agree and disagree, and which identities are unsure."""
    fields = [item.field for item in corrections.items if item.field]
    said = compare(settled.extractions, settled.resolution, fields=fields)
    _write_list(folder / STATEMENTS_FILE, said)
    _write_list(folder / QUEUE_FILE, questions(settled.extractions, settled.resolution))


def _fields(value: Comparison | Question | Statement | Side | Sighting) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__match_args__}


def _write_list(path: Path, found: Sequence[Comparison] | Sequence[Question]) -> None:
    """Write a list in JSON, one of its members a line."""
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, default=_fields) for one in found)
    path.write_text(f"[\n{lines}\n]\n" if lines else "[]\n", encoding="utf-8")
