"""Questions to the graph: named queries, SPARQL, their parameters and their rows."""

from __future__ import annotations

from kgbuild.ask.catalogue import Parameter, Query, catalogue, find_query, parse_query
from kgbuild.ask.lookup import find_entity
from kgbuild.ask.runner import Answer, ask, ask_store

__all__ = [
    "Answer", "Parameter", "Query", "ask", "ask_store", "catalogue", "find_entity", "find_query", "parse_query",
]  # fmt: skip
