"""Judges that others wrote read the site: vocabulary, search engine, RDF processors, HTML validator, accessibility.

Node.js, Chromium and the folder of real documents may be absent: then those tests skip and say why (`tools.py`).
"""

from __future__ import annotations

import importlib.util
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pyshacl
import pytest
import rdflib
from pyld import jsonld
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse
from rdflib.compare import to_canonical_graph

from kgbuild.api import Graph
from kgbuild.config import SiteSettings
from publish import sites, tools
from publish.tools import JUDGES

URL = "https://tide.example/kg/"


@pytest.fixture(scope="module")
def site(academy_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("judged") / "out"
    Graph.open(academy_dir).site(out, SiteSettings(title="Tide Lab", url=URL))
    return out


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged-hostile")
    Graph.open(sites.graph_of(folder / "graph", sites.hostile())).site(folder / "out")
    return folder / "out"


def embedded(page: Path) -> dict[str, Any] | None:
    node = sites.parsed(page).css_first('script[type="application/ld+json"]')
    return json.loads(node.text()) if node else None


def as_graph(data: dict[str, Any]) -> rdflib.Graph:
    """JSON-LD of schema.org as a graph, without the context of schema.org, which is not ours to ship."""
    local = {**data, "@context": {"@vocab": "http://schema.org/"}}
    return rdflib.Graph().parse(data=json.dumps(local), format="json-ld", publicID=URL)


# Google's properties, as shapes.


def google(data: dict[str, Any]) -> list[tuple[str, str]]:
    """Severity and message of each finding; the shapes are of simple kinds, so that subclasses need no ontology."""
    shapes = rdflib.Graph().parse(JUDGES / "google.ttl")
    graph = as_graph(data)
    schema = rdflib.Namespace("http://schema.org/")
    graph += [
        (node, rdflib.RDF.type, schema.Organization)
        for node in graph.subjects(rdflib.RDF.type, schema.CollegeOrUniversity)
    ]
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes)
    sh = rdflib.SH
    return [
        (str(report.value(result, sh.resultSeverity)).rpartition("#")[2], str(report.value(result, sh.resultMessage)))
        for result in report.subjects(rdflib.RDF.type, sh.ValidationResult)
    ]


def test_google_finds_its_properties(site: Path) -> None:
    told = [data for page in sites.pages(site) if (data := embedded(page))]
    types = {kind for data in told for kind in re.findall(r'"@type": "(\w+)"', json.dumps(data))}
    assert {
        "ProfilePage",
        "ScholarlyArticle",
        "Event",
        "Course",
        "Dataset",
        "BreadcrumbList",
        "MonetaryGrant",
        "Thesis",
    } <= types
    undated = {"Undertow of Finite Trees", "The woman who measures waves"}
    for data in told:
        found = google(data)
        assert [finding for finding in found if finding[0] == "Violation"] == []
        assert found == [] or data["@graph"][0]["name"] in undated


@pytest.mark.parametrize(
    ("page", "severity"),
    [
        ("00_clean_profile", ""), ("01_clean_paper", ""), ("02_clean_thesis", ""), ("no_mainEntity", "Violation"),
        ("no_person_name", "Violation"), ("author_is_a_string", "Violation"), ("no_headline", "Warning"),
        ("no_datePublished", "Warning"), ("breadcrumb_single_item", "Violation"),
        ("breadcrumb_without_position", "Violation"),
    ],
)  # fmt: skip
def test_the_shapes_bite(shared: Path, page: str, severity: str) -> None:
    data = embedded(shared / "publish" / "bad-pages" / f"{page}.html")
    assert data
    assert {found for found, _ in google(data)} == ({severity} if severity else set())


# schema.org's own vocabulary.


@pytest.fixture(scope="module")
def vocabulary(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("sdo_lint", shared / "publish" / "sdo_lint.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_schema_org_knows_every_term_where_it_stands(
    site: Path, hostile_site: Path, shared: Path, vocabulary: ModuleType
) -> None:
    context = json.loads((shared / "publish" / "schemaorgcontext.jsonld").read_text(encoding="utf-8"))["@context"]
    read = 0
    for page in (*sites.pages(site), *sites.pages(hostile_site)):
        data = embedded(page)
        if data:
            graph = rdflib.Graph().parse(data=json.dumps({**data, "@context": context}), format="json-ld")
            assert vocabulary.lint(graph) == [], page
            read += len(graph)
    assert read > 1000


# Two processors of each format read the same graph.


def with_oxigraph(data: bytes, form: RdfFormat) -> str:
    dataset = Dataset(parse(data, format=form))
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return "\n".join(sorted(str(quad.triple) for quad in dataset))


def with_rdflib(data: bytes, form: str) -> str:
    graph = to_canonical_graph(rdflib.Graph().parse(data=data, format=form))
    return with_oxigraph(graph.serialize(format="nt").encode(), RdfFormat.N_TRIPLES)


def with_pyld(data: bytes) -> str:
    quads = jsonld.to_rdf(json.loads(data), {"format": "application/n-quads"})
    return with_oxigraph(quads.encode(), RdfFormat.N_QUADS)


READERS: list[tuple[str, Callable[[bytes], str]]] = [
    ("index.ttl", lambda data: with_oxigraph(data, RdfFormat.TURTLE)),
    ("index.ttl", lambda data: with_rdflib(data, "turtle")),
    ("index.jsonld", lambda data: with_oxigraph(data, RdfFormat.JSON_LD)),
    ("index.jsonld", lambda data: with_rdflib(data, "json-ld")),
    ("index.jsonld", with_pyld),
]


@pytest.mark.parametrize("which", ["site", "hostile_site"])
@pytest.mark.parametrize(
    "reader", range(1, len(READERS)), ids=["rdflib Turtle", "Oxigraph JSON-LD", "rdflib JSON-LD", "PyLD"]
)
def test_processors_agree(which: str, reader: int, request: pytest.FixtureRequest) -> None:
    root: Path = request.getfixturevalue(which)
    name, read = READERS[reader]
    folders = sorted(path.parent for path in root.glob("person/*/index.ttl"))
    folders += sorted(path.parent for path in root.glob("*/*/index.ttl") if path.parent.parent.name != "person")[::5]
    for folder in folders:
        assert read((folder / name).read_bytes()) == READERS[0][1]((folder / "index.ttl").read_bytes()), folder


def test_the_dumps_agree(site: Path) -> None:
    turtle = with_oxigraph((site / "data/graph.ttl").read_bytes(), RdfFormat.TURTLE)
    assert turtle.count("\n") > 500
    assert with_oxigraph((site / "data/graph.jsonld").read_bytes(), RdfFormat.JSON_LD) == turtle
    quads = parse((site / "data/graph.nq").read_bytes(), format=RdfFormat.N_QUADS)
    facts = {str(q.triple) for q in quads if not str(q.graph_name).endswith("graph/provenance>")}
    assert "\n".join(sorted(facts)) == turtle


def test_the_data_describe_themselves(site: Path) -> None:
    told = rdflib.Graph().parse(site / "data/void.ttl", publicID=f"{URL}data/")
    void, dcat = rdflib.VOID, rdflib.DCAT
    (data,) = told.subjects(rdflib.RDF.type, void.Dataset)
    assert str(told.value(data, void.uriSpace)) == "https://kgbuild.example/"
    for predicate in (rdflib.DCTERMS.title, rdflib.DCTERMS.description, rdflib.DCTERMS.license, void.exampleResource):
        assert told.value(data, predicate)
    dumps = {str(dump).removeprefix(URL) for dump in told.objects(data, void.dataDump)}
    assert dumps == {"data/graph.ttl", "data/graph.jsonld", "data/graph.nq"}
    for file in told.objects(None, dcat.downloadURL):
        (distribution,) = told.subjects(dcat.downloadURL, file)
        size = int(str(told.value(distribution, dcat.byteSize)))
        assert (site / str(file).removeprefix(URL)).stat().st_size == size


# The web's own judges.


@pytest.fixture(scope="module")
def node() -> str:
    return tools.node(JUDGES)


def one_of_each(root: Path) -> list[str]:
    """A page of each kind: of each kind of thing, each list, each view, what has no room on the page of a thing.

    But 404.html: hosts show it at any address, and on a disk its style is not found.
    """
    found: dict[str, Path] = {}
    for path in sites.pages(root):
        parts = path.relative_to(root).parts
        if path.name == "404.html":
            continue
        found.setdefault(parts[0] if len(parts) < 3 else f"{parts[0]}/{parts[-1]}", path)
    return [str(path) for path in found.values()]


@pytest.mark.slow
@pytest.mark.parametrize("which", ["site", "hostile_site"])
def test_the_html_is_valid(which: str, node: str, request: pytest.FixtureRequest) -> None:
    root: Path = request.getfixturevalue(which)
    judge = JUDGES / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    command = [
        node,
        str(judge),
        "--config",
        str(JUDGES / "html.json"),
        "--formatter",
        "stylish",
        *map(str, sites.pages(root)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=JUDGES)
    assert done.returncode == 0, (done.stdout + done.stderr)[-2000:]


@pytest.mark.slow
@pytest.mark.parametrize("which", ["site", "hostile_site"])
def test_every_kind_of_page_is_accessible_and_stays_on_the_disk(
    which: str, node: str, request: pytest.FixtureRequest
) -> None:
    chromium = tools.browser()
    pages = one_of_each(request.getfixturevalue(which))
    done = subprocess.run([node, JUDGES / "browse.mjs", chromium, *pages], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    seen = json.loads(done.stdout)
    assert len(seen) == 2 * len(pages)
    assert [(view["page"], view["scheme"], view["errors"]) for view in seen if view["errors"]] == []


@pytest.mark.slow
def test_a_visitor_searches_filters_copies_and_asks_for_evidence(site: Path, node: str) -> None:
    done = subprocess.run(
        [node, JUDGES / "drive.mjs", tools.browser(), site], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    seen = json.loads(done.stdout)
    assert seen["suggested"][0] == seen["arrived"].split("\n")[0].removesuffix("Evidence for Ada Lindqvist").strip()
    assert seen["closed"]
    assert seen["proof"] in (site / "person/ada-lindqvist/evidence.js").read_text(encoding="utf-8")
    assert seen["bibtex"].count("@") == seen["ris"].count("TY  - ") == len(json.loads(seen["csl"])) > 2
    assert seen["everything"] > 20
    assert "Tides of Graphs" in seen["grants"]
    assert "Currents on Trees" in seen["works"]
    assert (seen["chain"][0], seen["chain"][-1]) == ("Greta Holm", "Ada Lindqvist")
    assert seen["found"].startswith("Ada Lindqvist")
    assert seen["near"] > 2
    assert seen["advisors"]
    assert seen["theme"] == "dark"
    assert seen["errors"] == []
