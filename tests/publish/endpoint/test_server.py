"""The server, asked over HTTP."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
import rdflib
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, RdfFormat, parse
from selectolax.lexbor import LexborHTMLParser

import kgbuild
from running import CV, PERSON, Served

pytestmark = pytest.mark.slow

PEOPLE = "SELECT ?n WHERE { ?p a schema:Person ; schema:name ?n } ORDER BY ?n"
#: Answers after hours.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
#: Holds all its rows in memory before it gives the first.
GREEDY = "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i"
FORMS = {
    "text/turtle": RdfFormat.TURTLE,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
}


def canonical(quads: list[Quad]) -> str:
    dataset = Dataset(Quad(q.subject, q.predicate, q.object) for q in quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return "\n".join(sorted(map(str, dataset)))


@pytest.mark.parametrize(
    ("accept", "media", "location"),
    [
        ("text/html", "text/html", "index.html"),
        ("*/*", "text/html", "index.html"),
        ("text/turtle", "text/turtle", "index.ttl"),
        ("text/html;q=0.4, application/ld+json;q=0.5", "application/ld+json", "index.jsonld"),
        ("application/n-triples", "application/n-triples", "index.nt"),
        ("application/rdf+xml", "application/rdf+xml", "index.rdf"),
    ],
)
def test_an_entity_is_what_the_client_wants(served: Served, accept: str, media: str, location: str) -> None:
    reply = served.get(PERSON, headers={"accept": accept})
    assert reply.status_code == 200
    assert reply.headers["content-type"].partition(";")[0] == media
    assert reply.headers["content-location"] == location
    assert "accept" in reply.headers["vary"].lower()
    assert served.get(PERSON + location).content == reply.content
    assert "Mira Solheim" in reply.text


def test_no_format_that_fits_is_said(served: Served) -> None:
    assert served.get(PERSON, headers={"accept": "image/png"}).status_code == 406


def test_all_formats_hold_one_graph_for_independent_readers(served: Served) -> None:
    graphs = set()
    for media, form in FORMS.items():
        text = served.get(PERSON, headers={"accept": media}).text
        graphs.add(canonical(list(parse(text, format=form, base_iri=served.url))))
        other = (
            rdflib.Graph().parse(data=text, format=media, publicID=served.url).serialize(format="nt", encoding="utf-8")
        )
        graphs.add(canonical(list(parse(other, format=RdfFormat.N_TRIPLES))))
    assert len(graphs) == 1
    assert "Mira Solheim" in graphs.pop()


def test_an_address_without_its_slash_leads_on(served: Served) -> None:
    reply = served.get(PERSON.rstrip("/"))
    assert (reply.status_code, reply.headers["location"]) == (308, f"/{PERSON}")


def test_an_iri_of_the_graph_leads_to_its_page(served: Served) -> None:
    reply = served.get("find", params={"iri": f"https://kgbuild.example/{PERSON}#this"})
    assert (reply.status_code, reply.headers["location"]) == (303, f"/{PERSON}")
    for missing in ("https://kgbuild.example/person/nobody/#this", "https://elsewhere.example/x", ""):
        assert served.get("find", params={"iri": missing}).status_code == 404


@pytest.mark.parametrize(
    "path", ["person/nobody/", "person/nobody/index.ttl", "no/such/thing", "..%2f..%2fetc/passwd", "person/%3Ca%3E/"]
)
def test_what_is_not_there_is_not_found(served: Served, path: str) -> None:
    assert served.get(path).status_code == 404


def test_the_pages_of_the_site_are_there(served: Served) -> None:
    home = served.get("")
    assert home.status_code == 200
    assert home.headers["content-type"] == "text/html; charset=utf-8"


def test_get_and_both_posts_answer_alike(served: Served) -> None:
    url, accept = f"{served.url}sparql", {"accept": "text/csv"}
    replies = [
        httpx.get(url, params={"query": PEOPLE}, headers=accept),
        httpx.post(url, data={"query": PEOPLE}, headers=accept),
        httpx.post(url, content=PEOPLE, headers=accept | {"content-type": "application/sparql-query"}),
        httpx.post(url, content=PEOPLE, headers=accept | {"content-type": 'application/sparql-query; charset="UTF-8"'}),
    ]
    assert {(reply.status_code, reply.text) for reply in replies} == {(200, replies[0].text)}
    assert "Mira Solheim" in replies[0].text


@pytest.mark.parametrize(
    ("method", "given", "status"),
    [
        ("PUT", {"content": PEOPLE}, 405),
        ("DELETE", {}, 405),
        ("GET", {"params": [("query", PEOPLE), ("query", PEOPLE)]}, 400),
        ("GET", {"params": {"query": "SELECT"}}, 400),
        ("GET", {"params": {"update": "CLEAR ALL"}}, 403),
        ("POST", {"data": {"update": "CLEAR ALL"}}, 403),
        ("POST", {"content": "CLEAR ALL", "headers": {"content-type": "application/sparql-update"}}, 403),
        ("POST", {"data": {}}, 415),
        ("POST", {"data": {"other": "x"}}, 400),
        ("POST", {"content": PEOPLE}, 415),
        ("POST", {"content": PEOPLE, "headers": {"content-type": "text/plain"}}, 415),
        ("POST", {"content": PEOPLE.encode("utf-16"), "headers": {"content-type": "application/sparql-query"}}, 400),
        ("POST", {"content": PEOPLE, "headers": {"content-type": "application/sparql-query; charset=utf-16"}}, 415),
        ("POST", {"content": "#" * (1 << 21), "headers": {"content-type": "application/sparql-query"}}, 413),
        ("GET", {"params": {"query": "SELECT * { ?s ?p ?o . ?a ?b ?c }"}}, 400),
    ],
)
def test_what_the_protocol_refuses(served: Served, method: str, given: dict[str, object], status: int) -> None:
    reply = httpx.request(method, f"{served.url}sparql", **given)  # type: ignore[arg-type]
    assert reply.status_code == status
    assert reply.text.strip()


def test_without_a_query_the_endpoint_describes_itself(served: Served) -> None:
    told = rdflib.Graph().parse(data=served.get("sparql", headers={"accept": "text/turtle"}).text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    (service,) = told.subjects(rdflib.RDF.type, sd.Service)
    assert told.value(service, sd.endpoint) == rdflib.URIRef(f"{served.url}sparql")
    dataset = told.value(service, sd.defaultDataset)
    assert int(str(told.value(dataset, void.triples))) == served.wait()["triples"]
    assert served.get("sparql", headers={"accept": "text/html"}).headers["location"] == "/query/"
    assert served.get(".well-known/void").headers["location"] == "/void"


def test_the_editor_is_here_and_asks_nobody_else(served: Served) -> None:
    page = served.get("query/")
    assert page.status_code == 200
    for asset in ("yasgui.min.js", "yasgui.min.css", "query.js"):
        assert f"assets/{asset}" in page.text
    for asset in ("yasgui.min.js", "yasgui.min.css", "query.js", "query.css", "query.html"):
        assert served.get(f"query/assets/{asset}").status_code == 200
    assert "connect-src 'self'" in page.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["", PERSON, "query/", "healthz", "sparql", "no/such/thing"])
def test_every_response_bears_the_headers(served: Served, path: str) -> None:
    headers = served.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "access-control-allow-origin" not in headers


def test_another_host_is_not_answered(served: Served) -> None:
    assert served.get("healthz", headers={"host": "rebound.example"}).status_code == 421
    assert served.get("healthz", headers={"host": "localhost:1"}).status_code == 200


def test_nothing_private_leaves(served: Served) -> None:
    everything = served.sparql("SELECT * { GRAPH ?g { ?s ?p ?o } }", "application/sparql-results+json").text
    assert "Mira Solheim" in everything
    page = served.get(PERSON).text
    for secret in ("mira.solheim@", "55 01 02 03"):
        assert secret in CV
        assert secret not in everything + page


def test_the_editor_stands_in_the_site_and_its_queries_run(served: Served) -> None:
    page = LexborHTMLParser(served.get("query/").text)
    assert page.css_first(".sites a[aria-current]").text() == "Query"
    ready = [node.attributes["data-query"] or "" for node in page.css("button[data-query]")]
    assert len(ready) > 30
    for query in ready[::7]:
        assert served.sparql(query).status_code == 200, query
    for node in page.css("link[rel=stylesheet], script[src]"):
        assert served.get(f"query/{node.attributes.get('href') or node.attributes.get('src')}").status_code == 200


def test_a_hostile_query_is_stopped_and_holds_nobody_up(served: Served) -> None:
    with ThreadPoolExecutor(3) as clients:
        hostile = [clients.submit(served.sparql, ENDLESS, timeout=30) for _ in range(3)]
        time.sleep(0.3)
        beside = served.sparql(PEOPLE)
        assert not any(query.done() for query in hostile)
        assert beside.status_code == 200
        assert served.get(PERSON, headers={"accept": "text/turtle"}).status_code == 200
        for query in hostile:
            assert query.result().status_code == 503
            assert "within 2 s" in query.result().text


def test_a_greedy_query_is_stopped_and_the_next_is_answered(served: Served) -> None:
    reply = served.sparql(GREEDY, timeout=30)
    assert reply.status_code == 503
    assert served.sparql(PEOPLE).status_code == 200


def test_a_new_build_is_taken_over_while_queries_run(served: Served) -> None:
    before = served.wait()
    more = CV + '- M. Solheim. "A Third Paper on Fjords." Journal of Cold Water, 13(1), 2019.\n'
    (served.folder / "mira.md").write_text(more, encoding="utf-8")
    titles = "SELECT ?t WHERE { ?w schema:author ?p ; schema:name ?t }"
    kgbuild.build([served.folder / "mira.md"], served.folder / "graph")
    statuses = set()
    for _ in range(400):
        statuses.add(served.sparql(titles).status_code)
        if json.loads(served.get("healthz").text)["generation"] != before["generation"]:
            break
        time.sleep(0.05)
    assert statuses == {200}
    assert "Third Paper" in served.sparql(titles).text
    served.wait(pages=True)
    assert "Third Paper" in served.get(PERSON).text
