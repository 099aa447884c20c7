"""kgbuild: academic documents in, one checked, evidenced, answerable RDF knowledge graph out.

    import kgbuild

    kgbuild.build(["cv.md"], "graph")
    graph = kgbuild.Graph.open("graph")
    for row in graph.query("coauthors", person="Ada Example").rows:
        print(row["name"], row["papers"])

The names below are loaded when they are first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kgbuild.agreement.review import read_comparisons, read_questions
    from kgbuild.api import Graph
    from kgbuild.ask import Answer
    from kgbuild.cite import Reference, parse_reference, parse_references
    from kgbuild.config import Settings
    from kgbuild.corrections import append_answers, read_corrections
    from kgbuild.documents import read
    from kgbuild.errors import KgbuildError
    from kgbuild.extract import extract
    from kgbuild.graph.compare import compare_graphs
    from kgbuild.graph.infer import infer
    from kgbuild.identity import read_ledger
    from kgbuild.pipeline import build
    from kgbuild.publish.embedding import embed_block
    from kgbuild.resolve import resolve

_HOMES = {
    "Answer": "kgbuild.ask",
    "Graph": "kgbuild.api",
    "KgbuildError": "kgbuild.errors",
    "Reference": "kgbuild.cite",
    "Settings": "kgbuild.config",
    "append_answers": "kgbuild.corrections",
    "build": "kgbuild.pipeline",
    "compare_graphs": "kgbuild.graph.compare",
    "embed_block": "kgbuild.publish.embedding",
    "extract": "kgbuild.extract",
    "infer": "kgbuild.graph.infer",
    "parse_reference": "kgbuild.cite",
    "parse_references": "kgbuild.cite",
    "read": "kgbuild.documents",
    "read_comparisons": "kgbuild.agreement.review",
    "read_corrections": "kgbuild.corrections",
    "read_ledger": "kgbuild.identity",
    "read_questions": "kgbuild.agreement.review",
    "resolve": "kgbuild.resolve",
}

__all__ = [
    "Answer", "Graph", "KgbuildError", "Reference", "Settings", "append_answers", "build", "compare_graphs",
    "embed_block", "extract", "infer", "parse_reference", "parse_references", "read", "read_comparisons",
    "read_corrections", "read_ledger", "read_questions", "resolve",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"kgbuild has no {name!r}; there are: {', '.join(__all__)}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
