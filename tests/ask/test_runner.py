"""Asking: names as users type them, texts of their own, nothing that leaves the machine."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from kgbuild.ask import ask, ask_store, catalogue, find_entity, find_query, parse_query
from kgbuild.ask.guard import check_local
from kgbuild.errors import GraphError, NotFoundError, QueryError

ADA = "https://kgbuild.example/person/ada-lindqvist/#this"


@pytest.mark.parametrize(
    ("kind", "asked", "key"),
    [
        ("person", "Ada Lindqvist", "person/ada-lindqvist"),
        ("person", "  ada  LINDQVIST ", "person/ada-lindqvist"),
        ("person", "Lindqvist, Ada", "person/ada-lindqvist"),
        ("person", "Adá Lindqvist", "person/ada-lindqvist"),
        ("person", "A. Lindqvist", "person/ada-lindqvist"),
        ("person", "Lindqvist", "person/ada-lindqvist"),
        ("person", "Ada Beatrice Lindqvist", ""),
        ("person", "B. Lindqvist", ""),
        ("person", "Ada", "person/ada-lindqvist"),
        ("person", "A L", ""),
        ("person", "person/ada-lindqvist", "person/ada-lindqvist"),
        ("person", ADA, "person/ada-lindqvist"),
        ("person", "https://kgbuild.example/person/ada-lindqvist/", "person/ada-lindqvist"),
        ("organization", "tide lab", "organization/tide-lab"),
        ("paper", "Currents on Trees", "paper/currents-on-trees"),
        ("grant", "Tides of Graphs", "grant/tides-of-graphs"),
        ("venue", "GraphConf 2019", "venue/graphconf-2019"),
    ],
)
def test_finding(academy_store: Store, kind: str, asked: str, key: str) -> None:
    if not key:
        with pytest.raises(NotFoundError):
            find_entity(academy_store, kind, asked)
    else:
        assert find_entity(academy_store, kind, asked).value == f"https://kgbuild.example/{key}/#this"


@pytest.mark.parametrize("asked", ["Ada Lindquist", "Lindqvst", "ada lundqvist"])
def test_not_finding_lists_the_nearest(academy_store: Store, asked: str) -> None:
    with pytest.raises(NotFoundError, match="nearest: Ada Lindqvist"):
        find_entity(academy_store, "person", asked)


def test_nothing_of_that_kind() -> None:
    with pytest.raises(NotFoundError, match="holds no grant"):
        find_entity(Store(), "grant", "x")


def test_several_of_one_name() -> None:
    store = Store()
    store.update("""PREFIX schema: <http://schema.org/> INSERT DATA {
        <https://x.example/person/a/#this> a schema:Person ; schema:name "Ada Ex" .
        <https://x.example/person/b/#this> a schema:Person ; schema:name "Ada Ex" }""")
    with pytest.raises(QueryError, match=r"give the IRI of one: https://x.example/person/a/#this, "):
        find_entity(store, "person", "Ada Ex")


def test_a_query_of_ones_own_knows_the_prefixes(academy_store: Store) -> None:
    answer = ask_store(academy_store, parse_query("SELECT ?n { ?p a schema:Person ; schema:name ?n } ORDER BY ?n"))
    assert answer.columns == ("n",)
    assert answer.rows[0] == {"n": "Ada Lindqvist"}


def test_counts_are_not_doubled_by_two_sources(academy_store: Store) -> None:
    text = f"SELECT (COUNT(*) AS ?n) {{ ?paper a kg:Publication ; schema:author <{ADA}> }}"
    assert ask_store(academy_store, parse_query(text)).rows == ({"n": "4"},)


@pytest.mark.parametrize(
    ("text", "columns"),
    [("ASK { ?s ?p ?o }", ("answer",)), ("CONSTRUCT WHERE { ?s kg:level ?o }", ("subject", "predicate", "object"))],
)
def test_other_forms(academy_store: Store, text: str, columns: tuple[str, ...]) -> None:
    answer = ask_store(academy_store, parse_query(text))
    assert answer.columns == columns
    assert answer.rows


def test_limit_says_that_it_cut(academy_store: Store) -> None:
    answer = ask_store(academy_store, catalogue()["people"], limit=2)
    assert (len(answer.rows), answer.cut) == (2, True)
    assert not ask_store(academy_store, catalogue()["people"], limit=7).cut


@pytest.mark.parametrize(
    ("name", "parameters", "message"),
    [
        ("coauthors", {}, "needs --person"),
        ("coauthors", {"persn": "x"}, "no parameter 'persn'; it takes person, since"),
        ("people", {"person": "x"}, "it takes none"),
        ("coauthors", {"person": ADA, "since": "soon"}, "not a whole number"),
    ],
)
def test_parameters_that_do_not_fit(academy_store: Store, name: str, parameters: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        ask_store(academy_store, catalogue()[name], parameters)


def test_a_value_cannot_end_its_place(academy_store: Store) -> None:
    odd = '" } ?s ?p ?o } #'
    assert not ask_store(academy_store, catalogue()["people_by_topic"], {"topic": odd}).rows


@pytest.mark.parametrize(
    "text",
    [
        "SELECT { broken",
        "INSERT DATA { <x:a> <x:b> <x:c> }",
        "LOAD <http://127.0.0.1:9/x>",
        "DROP ALL",
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { S\\u0045RVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o OPTIONAL { { SELECT * { service ?where { ?s ?p ?o } } } } }",
        "SELECT * { ?s ?p ?n FILTER(1<2)SERVICE#>\n<http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
    ],
)
def test_what_is_refused(academy_store: Store, text: str) -> None:
    with pytest.raises(QueryError):
        ask_store(academy_store, parse_query(text))


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s a <https://w3id.org/kgbuild/ns#Service> }",
        'SELECT * { ?service ?p "service" } # service',
        "PREFIX kg: <https://w3id.org/kgbuild/ns#> SELECT * { ?s a kg:Service }",
    ],
)
def test_the_word_alone_is_harmless(text: str) -> None:
    check_local(text)


@pytest.mark.parametrize(("name", "found"), [("coauthors", "coauthors"), ("paper-links", "paper_links")])
def test_named_queries(name: str, found: str) -> None:
    assert find_query(name).name == found


def test_unknown_query_lists_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean coauthors"):
        find_query("coauthor")


def test_query_files(tmp_path: Path, academy_store: Store) -> None:
    path = tmp_path / "own.rq"
    path.write_text(
        "# title: Own\n# param who: person, required, Who.\nSELECT ?n { VALUES ?who { UNDEF } ?who schema:name ?n }"
    )
    query = find_query(str(path))
    assert (query.title, query.parameters[0].type) == ("Own", "person")
    assert ask_store(academy_store, query, {"who": "ada lindqvist"}).rows == ({"n": "Ada Lindqvist"},)


def test_query_file_that_is_missing() -> None:
    with pytest.raises(QueryError, match="cannot be read"):
        find_query("nowhere.rq")


def test_a_header_with_an_unknown_type() -> None:
    with pytest.raises(QueryError, match="no type 'human'"):
        parse_query("# param who: human, required, Who.\nSELECT * { ?s ?p ?o }")


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(GraphError):
        ask(tmp_path, catalogue()["people"])


def test_asking_a_directory(academy_dir: Path) -> None:
    assert len(ask(academy_dir, catalogue()["people"]).rows) == 7


@pytest.mark.slow
def test_time_is_limited(academy_dir: Path) -> None:
    endless = parse_query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?a != ?l) }")
    with pytest.raises(QueryError, match=r"within 1\.5 s"):
        ask(academy_dir, endless, timeout=1.5)


@pytest.mark.slow
def test_a_process_of_its_own_gives_the_same(academy_dir: Path) -> None:
    assert ask(academy_dir, catalogue()["people"], timeout=60) == ask(academy_dir, catalogue()["people"])
    with pytest.raises(NotFoundError, match="nearest"):
        ask(academy_dir, catalogue()["coauthors"], {"person": "Nobody"}, timeout=60)
