"""A graph directory's quads, written for the price of what changed since the build before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from kgbuild.config import Settings
from kgbuild.entities import Resolution
from kgbuild.graph.mapping import fused_world, quads_of, told_by, world_of
from kgbuild.graph.mapping.shares import shares
from kgbuild.graph.parts import Parts
from kgbuild.graph.store import change_lines, write_lines
from kgbuild.model import Extraction


def write_graph(
    folder: Path,
    extractions: Sequence[Extraction],
    resolution: Resolution,
    *,
    settings: Settings,
    keys: Mapping[str, str],
    shared: str,
    before: Path | None = None,
) -> tuple[int, list[str]]:
    """Write the store, `graph.nq` and the parts that they are made of.

    Args:
        folder: the graph directory in the making.
        extractions: what the documents say.
        resolution: who is who.
        settings: base IRI and privacy.
        keys: document → digest of its reading, the settings and the code.
        shared: digest of the settings and the code.
        before: the graph directory of the build before, to take over what did not change.

    Returns:
        The number of quads in named graphs, and the files of `before` that were damaged.
    """
    world = world_of(extractions, resolution, settings)
    by_name = {extraction.document: extraction for extraction in extractions}
    parts = Parts(before, folder)
    told = parts.told(world, keys, lambda document, seen: told_by(by_name[document], seen))
    world = fused_world(world, told)
    parts.documents(world, keys, lambda document, seen: quads_of(by_name[document], seen))
    parts.shares(shares(world), shared)
    try:
        parts.finish()
        count, damaged = _changed(before, folder, parts)
        if count < 0:
            count = write_lines(folder, parts.lines())
    except ValueError as error:
        anew = write_graph(folder, extractions, resolution, settings=settings, keys=keys, shared=shared)
        return anew[0], [*parts.damaged, str(error)]
    return count, [*parts.damaged, *damaged]


def _changed(before: Path | None, folder: Path, parts: Parts) -> tuple[int, list[str]]:
    """Change what the build before wrote; give -1 quads where that cannot be done, and what was damaged."""
    if before is None or parts.rewritten or parts.damaged:
        return -1, []
    try:
        return change_lines(before, folder, parts.removed, parts.added), []
    except ValueError as error:
        return -1, [str(error)]
