"""A query is answered in the format that is wanted, from the graphs that are asked, or refused with a reason."""

from __future__ import annotations

from io import BytesIO

import pytest
import rdflib
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, Store, parse, parse_query_results

from kgbuild.publish.endpoint.answers import RESULTS, TRIPLES, Reply, answer

NAMES = 'SELECT ?n ?h WHERE { ?p schema:name ?n FILTER(STRSTARTS(?n, "Ada")) OPTIONAL { ?p foaf:nick ?h } }'
LIMIT = 1 << 20


def ask(store: Store, text: str, accept: str = "", limit: int = LIMIT, **graphs: list[str]) -> Reply:
    return answer(store, text, accept=accept, graphs=graphs, limit=limit)


@pytest.mark.parametrize("media", RESULTS)
def test_solutions_come_in_every_format(academy_store: Store, media: str) -> None:
    reply = ask(academy_store, NAMES, media)
    assert (reply.status, reply.type) == (200, media)
    form = RESULTS[media]
    if form == QueryResultsFormat.CSV:
        assert reply.body == b"n,h\r\nAda Lindqvist,\r\n"
        return
    solutions = parse_query_results(reply.body, format=form)
    assert isinstance(solutions, QuerySolutions)
    assert [(row["n"].value, row["h"]) for row in solutions] == [("Ada Lindqvist", None)]


@pytest.mark.parametrize("form", ["json", "xml"])
def test_an_independent_reader_agrees(academy_store: Store, form: str) -> None:
    reply = ask(academy_store, NAMES, f"application/sparql-results+{form}")
    told = rdflib.query.Result.parse(BytesIO(reply.body), format=form)
    assert [str(row["n"]) for row in told] == ["Ada Lindqvist"]


@pytest.mark.parametrize("media", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_ask_gives_a_boolean(academy_store: Store, media: str) -> None:
    for text, expected in (("ASK { ?s a schema:Person }", True), ("ASK { ?s a schema:Volcano }", False)):
        assert bool(parse_query_results(ask(academy_store, text, media).body, format=RESULTS[media])) is expected


@pytest.mark.parametrize("media", TRIPLES)
@pytest.mark.parametrize(
    "text",
    [
        "CONSTRUCT { ?s schema:name ?n } WHERE { ?s schema:name ?n }",
        'DESCRIBE ?s WHERE { ?s schema:name "Ada Lindqvist" }',
    ],
    ids=["construct", "describe"],
)
def test_triples_come_in_every_format(academy_store: Store, text: str, media: str) -> None:
    reply = ask(academy_store, text, media)
    plain = ask(academy_store, text, "application/n-triples")
    assert (reply.status, reply.type) == (200, media)
    assert set(parse(reply.body, format=TRIPLES[media])) == set(parse(plain.body, format=RdfFormat.N_TRIPLES)) != set()


def test_a_format_of_the_other_kind_is_not_acceptable(academy_store: Store) -> None:
    assert ask(academy_store, NAMES, "text/turtle").status == 406
    assert ask(academy_store, "DESCRIBE <urn:x>", "text/csv").status == 406


def test_the_graphs_that_are_asked_are_the_dataset(academy_store: Store) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { %s }"
    graph = next(
        iter(
            academy_store.query(
                "SELECT ?g { GRAPH ?g { ?s a schema:Person } } LIMIT 1", prefixes={"schema": "http://schema.org/"}
            )
        )
    )["g"].value  # type: ignore[index, union-attr]

    def counted(pattern: str, **graphs: list[str]) -> int:
        return int(ask(academy_store, count % pattern, "text/csv", **graphs).body.split()[1])

    inside = counted(f"GRAPH <{graph}> {{ ?s ?p ?o }}")
    assert inside > 0
    assert counted("?s ?p ?o", default=[graph]) == inside
    assert counted("GRAPH ?g { ?s ?p ?o }", default=[graph]) == 0
    assert counted("GRAPH ?g { ?s ?p ?o }", named=[graph]) == inside
    assert counted("?s ?p ?o", named=[graph]) == 0
    assert counted("?s ?p ?o") > inside


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SELECT * {", "expected"),
        ("", "expected"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { S\\u0045RVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("LOAD <http://127.0.0.1:1/>", "expected"),
        ("DELETE WHERE { ?s ?p ?o }", "expected"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "expected"),
    ],
)
def test_what_is_refused(academy_store: Store, text: str, reason: str) -> None:
    before = len(academy_store)
    reply = ask(academy_store, text)
    assert reply.status == 400
    assert reason in reply.body.decode()
    assert len(academy_store) == before


def test_a_wrong_graph_iri_is_refused(academy_store: Store) -> None:
    assert ask(academy_store, NAMES, default=["not an iri"]).status == 400


@pytest.mark.parametrize("text", ["SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_an_answer_beyond_the_limit_is_refused_whole(academy_store: Store, text: str) -> None:
    reply = ask(academy_store, text, limit=500)
    assert reply.status == 400
    assert b"more than 500 bytes" in reply.body
