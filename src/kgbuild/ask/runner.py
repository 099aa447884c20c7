"""Run a query on the store of a graph directory."""

from __future__ import annotations

import multiprocessing
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store

from kgbuild.ask.catalogue import Parameter, Query
from kgbuild.ask.guard import check_local
from kgbuild.ask.lookup import find_entity
from kgbuild.ask.paths import connect
from kgbuild.errors import GraphError, KgbuildError, QueryError
from kgbuild.graph.literals import INTEGER
from kgbuild.graph.store import open_store

#: Prefixes that a query need not declare.
PREFIXES = {
    "bibo": "http://purl.org/ontology/bibo/",
    "fabio": "http://purl.org/spar/fabio/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "kg": "https://w3id.org/kgbuild/ns#",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_SLOT = re.compile(r"VALUES \?(\w+) \{ UNDEF \}")


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of text under named columns; an unknown value is the empty string.

    Attributes:
        columns: in the order of the query.
        rows: in the order of the query.
        cut: True if there were more rows than the limit let through.
    """

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    cut: bool = False


def ask(
    folder: Path, query: Query, parameters: Mapping[str, str] | None = None, *, limit: int = 0, timeout: float = 0
) -> Answer:
    """Answer a query from a graph directory.

    Args:
        folder: the graph directory.
        query: from `find_query` or `parse_query`.
        parameters: values as the user typed them, by name.
        limit: at most so many rows; 0 for all.
        timeout: seconds after which it is given up; 0 for never. Oxigraph cannot be interrupted, so that a query with a
            timeout runs in a process of its own.

    Raises:
        QueryError: the query or a parameter does not fit, or time is up.
        NotFoundError: a parameter names nothing that the graph holds.
        GraphError: `folder` is not a graph directory.
    """
    given = dict(parameters or {})
    if not timeout:
        return ask_store(open_store(folder), query, given, limit=limit)
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=_answer_to, args=(sender, folder, query, given, limit), daemon=True)
    worker.start()
    sender.close()
    try:
        if not receiver.poll(timeout):
            raise QueryError(f"no answer within {timeout:g} s; narrow the query or raise the limit of time")
        result: Answer | KgbuildError = receiver.recv()
    except EOFError:
        raise GraphError("the query ended the process that ran it (out of memory?); narrow it") from None
    finally:
        worker.kill()
        worker.join()
    if isinstance(result, KgbuildError):
        raise result
    return result


def _answer_to(sender: Any, folder: Path, query: Query, parameters: Mapping[str, str], limit: int) -> None:
    try:
        sender.send(ask_store(open_store(folder), query, parameters, limit=limit))
    except KgbuildError as error:
        sender.send(error)


def ask_store(store: Store, query: Query, parameters: Mapping[str, str] | None = None, *, limit: int = 0) -> Answer:
    """Answer a query from an open store; see `ask`."""
    if not query.folder:
        check_local(query.text)
    bound = bind(store, query, parameters or {})
    try:
        if query.engine == "path":
            edges = _solutions(store.query(query.text, prefixes=PREFIXES))
            return Answer(query.columns, tuple(connect(edges.rows, bound["from"].value, bound["to"].value)))
        return _solutions(store.query(_filled(query.text, bound), prefixes=PREFIXES), limit)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"{query.name or 'query'}: {error}") from error


def _filled(text: str, bound: Mapping[str, NamedNode | Literal]) -> str:
    """Put the terms, written as SPARQL writes them, where the query says `VALUES ?name { UNDEF }`.

    Oxigraph's own substitutions reach only variables that the query projects.
    """

    def filled(slot: re.Match[str]) -> str:
        term = bound.get(slot[1])
        return f"VALUES ?{slot[1]} {{ {term} }}" if term is not None else slot[0]

    return _SLOT.sub(filled, text)


def bind(store: Store, query: Query, given: Mapping[str, str]) -> dict[str, NamedNode | Literal]:
    """Give the values of a query's parameters as terms.

    Raises:
        QueryError: one is unknown, missing or ill-formed.
        NotFoundError: one names nothing that the graph holds.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            raise QueryError(f"{query.name}: no parameter {name!r}; {_known(query.parameters)}")
    missing = [name for name, parameter in known.items() if parameter.required and not given.get(name)]
    if missing:
        raise QueryError(f"{query.name}: needs {' and '.join(f'--{name}' for name in missing)}")
    return {name: _term(store, known[name], value) for name, value in given.items() if value}


def _known(parameters: Sequence[Parameter]) -> str:
    return "it takes " + ", ".join(parameter.name for parameter in parameters) if parameters else "it takes none"


def _term(store: Store, parameter: Parameter, value: str) -> NamedNode | Literal:
    if parameter.type == "text":
        return Literal(value)
    if parameter.type == "integer":
        if not value.lstrip("-").isdecimal():
            raise QueryError(f"--{parameter.name}: {value!r} is not a whole number")
        return Literal(value, datatype=INTEGER)
    return find_entity(store, parameter.type, value)


def _solutions(result: QuerySolutions | QueryBoolean | QueryTriples, limit: int = 0) -> Answer:
    if isinstance(result, QueryBoolean):
        return Answer(("answer",), ({"answer": str(bool(result)).lower()},))
    if isinstance(result, QueryTriples):
        columns: tuple[str, ...] = ("subject", "predicate", "object")
    else:
        columns = tuple(variable.value for variable in result.variables)
    rows: list[Mapping[str, str]] = []
    for row in result:
        if limit and len(rows) == limit:
            return Answer(columns, tuple(rows), cut=True)
        rows.append({column: _text(value) for column, value in zip(columns, row, strict=True)})
    return Answer(columns, tuple(rows))


def _text(term: Any) -> str:
    return "" if term is None else str(getattr(term, "value", term))
