"""Answer one SPARQL query from a store in the format that the client wants (SPARQL 1.1 Protocol, 2.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final

from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Store

from kgbuild.ask.guard import check_local
from kgbuild.ask.runner import PREFIXES
from kgbuild.errors import QueryError
from kgbuild.publish.endpoint.negotiation import preferred

#: Media type → format; of what a client takes equally the first is given. Then the names that clients use beside them.
RESULTS: Final[Mapping[str, QueryResultsFormat]] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv; charset=utf-8": QueryResultsFormat.CSV,
    "text/tab-separated-values; charset=utf-8": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
}
TRIPLES: Final[Mapping[str, RdfFormat]] = {
    "text/turtle; charset=utf-8": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "text/plain; charset=utf-8": RdfFormat.N_TRIPLES,
    "application/xml": RdfFormat.RDF_XML,
    "application/json": RdfFormat.JSON_LD,
}
#: No graph has this name: Oxigraph takes an empty list of named graphs for all of them.
_NO_GRAPH: Final = NamedNode("urn:x-kgbuild:none")


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back to a client.

    Attributes:
        status: of HTTP.
        type: media type of the body.
        body: its bytes.
        headers: further ones.
    """

    status: int
    type: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def refusal(status: int, message: str, headers: Mapping[str, str] | None = None) -> Reply:
    """Give a message in plain text as a reply."""
    return Reply(status, "text/plain; charset=utf-8", f"{message.rstrip()}\n".encode(), headers or {})


class _Bounded(BytesIO):
    """A file in memory that refuses to grow beyond a size."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Any) -> int:
        """Take bytes.

        Raises:
            _TooLongError: they do not fit.
        """
        if self.tell() + len(data) > self._limit:
            raise _TooLongError
        return super().write(data)


class _TooLongError(Exception):
    """The answer is larger than the server gives."""


def answer(store: Store, text: str, *, accept: str, graphs: Mapping[str, Sequence[str]], limit: int) -> Reply:
    """Answer a query.

    Args:
        store: holds the union of all graphs as its default graph.
        text: a SPARQL query; the prefixes of kgbuild need not be declared.
        accept: of the request.
        graphs: "default" and "named" → IRIs; both empty for the dataset of the query, or of the store.
        limit: the answer has at most so many bytes.

    Returns:
        The answer, or the refusal: 400 where the query is wrong or its answer too long, 406 where no format fits.
    """
    try:
        check_local(text)
        default, named = _dataset(graphs)
        result = store.query(text, prefixes=PREFIXES, default_graph=default, named_graphs=named)
        offers: Mapping[str, Any] = TRIPLES if isinstance(result, QueryTriples) else RESULTS
        wanted = preferred(accept, list(offers))
        if not wanted:
            return refusal(406, f"no format of this answer is accepted; there are: {', '.join(offers)}")
        out = _Bounded(limit)
        result.serialize(out, format=offers[wanted])
    except _TooLongError:
        return refusal(400, f"the answer has more than {limit} bytes; ask for less: LIMIT, fewer columns, a filter")
    except (QueryError, SyntaxError, ValueError) as error:
        return refusal(400, f"the query is refused: {error}")
    return Reply(200, wanted, out.getvalue())


def _dataset(graphs: Mapping[str, Sequence[str]]) -> tuple[Any, Any]:
    """Give the default and the named graphs as Oxigraph takes them; None for those of the query, or of the store."""
    default, named = ([NamedNode(iri) for iri in graphs.get(key, ())] for key in ("default", "named"))
    return (default, named or [_NO_GRAPH]) if default or named else (None, None)
