"""The site: every link leads somewhere, nothing comes from elsewhere, nothing leaves that should not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad

from kgbuild.api import Graph
from kgbuild.config import PrivacySettings, SiteSettings
from kgbuild.errors import GraphError, InputError
from kgbuild.graph.store import open_store, write_store
from kgbuild.graph.vocabulary import DCTERMS
from publish import sites

Make = Callable[..., Path]


@pytest.fixture(scope="module")
def site(academy_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "out"
    Graph.open(academy_dir).site(out, SiteSettings(title="Tide Lab", url="https://tide.example/kg/"))
    return out


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    out = folder / "out"
    Graph.open(sites.graph_of(folder / "graph", sites.hostile())).site(out)
    return out


def script(path: Path) -> dict[str, object]:
    """The data of a script that calls one function."""
    found = re.fullmatch(r"\w+\((.*)\);\n", path.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return json.loads(found[1])


def text_of(path: Path) -> str:
    return sites.parsed(path).body.text()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "path",
    [
        "index.html", "person/ada-lindqvist/index.html", "paper/currents-on-trees/index.html", "people/index.html",
        "organization/northfjord-university/index.html", "grant/tides-of-graphs/index.html", "publications/index.html",
        "topic/graph-theory/index.html", "graph/index.html", "family/index.html", "timeline/index.html",
        "connect/index.html", "search/index.html", "data/index.html", "data/graph.ttl", "data/graph.jsonld",
        "data/graph.nq", "data/void.ttl", ".well-known/void", "ns/kgbuild.ttl", "ns/context.jsonld", "ns/index.html",
        "sitemap.xml", "robots.txt", "feed.xml", "404.html", "document/ada.txt/index.html", "assets/index.js",
        "person/ada-lindqvist/index.ttl", "person/ada-lindqvist/index.jsonld", "person/ada-lindqvist/publications.bib",
    ],
)  # fmt: skip
def test_there_is(site: Path, path: str) -> None:
    assert (site / path).is_file()


@pytest.mark.parametrize("which", ["site", "hostile_site"])
def test_every_link_leads_to_a_file_and_a_place_in_it(which: str, request: pytest.FixtureRequest) -> None:
    root: Path = request.getfixturevalue(which)
    ids = {p.resolve(): {n.attributes["id"] for n in sites.parsed(p).css("[id]")} for p in sites.pages(root)}
    assert len(ids) > 20
    links = [(page, *link) for page in sites.pages(root) if page.name != "404.html" for link in sites.local_links(page)]
    assert len(links) > 500
    scripted = {"search", "connect"}  # their fragments are questions
    for page, target, fragment in links:
        assert target.is_file(), (page, target)
        assert target.is_relative_to(root.resolve())
        assert not fragment or target.parent.name in scripted or fragment in ids[target], (page, target, fragment)


def test_nothing_is_loaded_from_elsewhere(site: Path) -> None:
    for page in sites.pages(site):
        tree = sites.parsed(page)
        loaded = [n.attributes["src"] for n in tree.css("[src]")]
        loaded += [n.attributes["href"] for n in tree.css("link[rel=stylesheet], link[rel=icon]")]
        elsewhere = ("//",) if page.name == "404.html" else ("/",)
        assert not [address for address in loaded if ":" in address or address.startswith(elsewhere)], page
        assert not tree.css("[style], [onclick], style, iframe")


def test_every_iri_of_an_entity_is_a_page(site: Path, academy_dir: Path) -> None:
    keys = set(re.findall(r"<https://kgbuild\.example/([^#>]+)/#this>", (academy_dir / "graph.nq").read_text()))
    assert len(keys) > 20
    for key in keys:
        assert (site / key / "index.html").is_file()
        assert f"<{key}/#this>" in (site / key / "index.ttl").read_text(encoding="utf-8")


def test_pages_are_small(site: Path) -> None:
    assert [page for page in sites.pages(site) if page.stat().st_size > 100_000 and page.parent.name != "graph"] == []


def test_every_statement_shows_its_evidence(site: Path) -> None:
    folder = site / "person/ada-lindqvist"
    told = script(folder / "evidence.js")
    facts = [node.attributes["data-fact"] for node in sites.parsed(folder / "index.html").css("a.why")]
    assert len(facts) > 15
    for fact in facts:
        (before, quote, after, document, place, extractor, confidence, address), *_ = told[fact]  # type: ignore[misc,index]
        assert quote
        assert document in {"ada.txt", "lab/people & news.md"}
        assert re.fullmatch(r"line [1-9]\d*", place)
        assert (extractor, confidence, before, after) == ("hand", "0.90", "", "")
        assert address.startswith(("document/ada.txt/index.html#c", "document/lab/people%20&%20news.md/index.html#c"))


def test_evidence_of_a_document_with_pages_names_the_page(tmp_path: Path) -> None:
    paged = replace(sites.hostile(), document="cv.pdf", pages=((0, 1), (120, 2)))
    out = tmp_path / "site"
    Graph.open(sites.graph_of(tmp_path / "graph", paged)).site(out)
    page = sites.parsed(out / "document/cv.pdf/index.html")
    assert page.css_first("h1").text() == "cv.pdf"  # type: ignore[union-attr]
    places = [node.text() for node in page.css(".readings .number")]
    assert places[0] == "page 1, line 1"
    assert all(place.startswith(("page 1, line ", "page 2, line ")) for place in places)
    assert any(place.startswith("page 2") for place in places)


def test_a_person_is_told_in_full(site: Path) -> None:
    text = " ".join(text_of(site / "person/ada-lindqvist/index.html").split())
    for told in ("Professor", "Northfjord University", "2010 – present", "Sep 2003 – May 2007", "Bruno Castellani",
                 "Dalia Okonkwo", "Currents on Trees", "Tides of Graphs", "Golden Compass Award", "Why graphs swim",
                 "autumn 2018", "The woman who measures waves", "h-index", "tidal networks", "A. Lindqvist"):  # fmt: skip
        assert told in text, told


def test_the_family_of_a_person_goes_up_and_down(site: Path) -> None:
    tree = sites.parsed(site / "person/ada-lindqvist/index.html").css_first("ul.tree")
    names = [node.text() for node in tree.css(".node a")]
    assert names[:2] == ["Bruno Castellani", "Ada Lindqvist"]
    assert {"Dalia Okonkwo", "Greta Holm", "Emil Farkas"} <= set(names)


def test_a_paper_has_its_tags(site: Path) -> None:
    tree = sites.parsed(site / "paper/currents-on-trees/index.html")
    tags = [(n.attributes["name"], n.attributes["content"]) for n in tree.css("meta[name^=citation_]")]
    assert tags == [
        ("citation_title", "Currents on Trees"), ("citation_author", "Ada Lindqvist"),
        ("citation_author", "Dalia Okonkwo"), ("citation_publication_date", "2015"),
        ("citation_journal_title", "Journal of Wet Graphs"), ("citation_volume", "7"), ("citation_issue", "2"),
        ("citation_firstpage", "11"), ("citation_lastpage", "20"), ("citation_doi", "10.5555/jwg.7.2"),
    ]  # fmt: skip
    assert tree.css_first("meta[property='og:type']").attributes["content"] == "article"
    canonical = tree.css_first("link[rel=canonical]").attributes["href"]
    assert canonical == "https://tide.example/kg/paper/currents-on-trees/"


def test_a_paper_without_a_date_has_no_tags(site: Path) -> None:
    assert not sites.parsed(site / "paper/undertow-of-finite-trees/index.html").css("meta[name^=citation_]")


def test_the_citations_are_those_of_reference_managers(site: Path) -> None:
    tree = sites.parsed(site / "paper/currents-on-trees/index.html")
    assert "@article{lindqvist2015currents," in tree.css_first("#bibtex").text()
    assert "AU  - Okonkwo, Dalia" in tree.css_first("#ris").text()
    assert json.loads(tree.css_first("#csl").text())["DOI"] == "10.5555/jwg.7.2"
    entries = (site / "publications/publications.bib").read_text(encoding="utf-8")
    keys = re.findall(r"^@\w+\{([^,]+),", entries, re.MULTILINE)
    assert len(keys) == len(set(keys)) == len(json.loads((site / "publications/publications.json").read_text()))


def test_the_map_lists_every_page_and_the_feed_the_newest(site: Path) -> None:
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    wanted = {p.relative_to(site).as_posix().removesuffix("index.html") for p in sites.pages(site)} - {"404.html"}
    assert {address.removeprefix("https://tide.example/kg/") for address in listed} == {
        w.replace(" ", "%20").replace("&", "%26amp;").replace("%26amp;", "%26") for w in wanted
    }
    items = ET.parse(site / "feed.xml").getroot().findall("channel/item")  # noqa: S314 - our own
    assert items[0].findtext("title") == "Eddies"
    assert "Sitemap: https://tide.example/kg/sitemap.xml" in (site / "robots.txt").read_text()


def test_search_knows_everything(site: Path) -> None:
    index = script(site / "assets/index.js")
    things: list[list[object]] = index["things"]  # type: ignore[assignment]
    assert {row[1] for row in things} == {p.parent.relative_to(site).as_posix() for p in site.glob("*/*/index.ttl")}
    paper = next(row for row in things if row[1] == "paper/currents-on-trees")
    assert [things[at][2] for at in paper[6]] == ["Ada Lindqvist", "Dalia Okonkwo"]  # type: ignore[union-attr]
    pairs = [(things[a][2], things[b][2]) for a, b in index["advised"]]  # type: ignore[attr-defined]
    assert ("Dalia Okonkwo", "Greta Holm") in pairs


def test_texts_cannot_leave_their_places(hostile_site: Path) -> None:
    for page in sites.pages(hostile_site):
        tree = sites.parsed(page)
        for node in tree.css("script"):
            assert node.attributes.get("src") or node.attributes["type"] == "application/ld+json", page
            if not node.attributes.get("src"):
                json.loads(node.text())
        assert not [n for n in tree.css("[href]") if n.attributes["href"].startswith("javascript")]
        assert "49" not in re.findall(r"\b49\b", text_of(page))
    for name in ("assets/index.js", "publications/cite-1.js", "publications/evidence-1.js", "evidence.js"):
        assert "</script" not in (hostile_site / name).read_text(encoding="utf-8")


def test_formulas_are_mathml_and_scripts_have_their_languages(hostile_site: Path) -> None:
    (paper,) = (page for page in sites.pages(hostile_site) if page.parent.parent.name == "paper")
    tree = sites.parsed(paper)
    assert tree.css_first("h1 msup").text() == "x2"
    assert {n.text(): n.attributes.get("lang") for n in tree.css(".author a")} == {
        "Ада Линдквист": "und-Cyrl",
        "מאיה לוי": "he",
    }
    assert all(n.attributes["dir"] == "auto" for n in tree.css(".author a"))


def test_writing_again_changes_nothing(academy_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    graph = Graph.open(academy_dir)
    first = graph.site(out)
    nodes = {path: path.stat().st_ino for path in out.rglob("*") if path.is_file()}
    again = graph.site(out)
    assert (again.changed, again.removed, again.files) == (0, 0, first.files)
    assert {path: path.stat().st_ino for path in out.rglob("*") if path.is_file()} == nodes
    renamed = graph.site(out, SiteSettings(title="Another"))
    assert 0 < renamed.changed < first.files


def test_what_is_gone_from_the_graph_is_gone_from_the_site(academy_dir: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    Graph.open(academy_dir).site(out)
    privacy = PrivacySettings(hidden_people=("Dalia Okonkwo",))
    assert Graph.open(academy_dir, privacy).site(out).removed > 2
    for path in out.rglob("*"):
        assert "okonkwo" not in path.name
        if path.is_file():
            assert b"okonkwo" not in path.read_bytes().lower(), path


def test_addresses_and_quotes_leave_as_the_policy_says(academy_dir: Path, tmp_path: Path) -> None:
    Graph.open(academy_dir).site(tmp_path / "a")
    Graph.open(academy_dir, PrivacySettings(quotes="none")).site(tmp_path / "b")
    pages = ["document/ada.txt/index.html", "data/graph.nq"]
    assert not [p for p in pages if "ada@example.org" in (tmp_path / "a" / p).read_text(encoding="utf-8")]
    assert [p for p in pages if "since 2017" in (tmp_path / "a" / p).read_text(encoding="utf-8")] == pages
    assert not [p for p in pages if "since 2017" in (tmp_path / "b" / p).read_text(encoding="utf-8")]


def test_a_folder_of_others_is_refused_and_kept(academy_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("years of work", encoding="utf-8")
    with pytest.raises(GraphError, match="holds files that kgbuild did not make"):
        Graph.open(academy_dir).site(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.tex"]


def test_a_theme_goes_before_the_package(academy_dir: Path, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    (theme / "assets").mkdir(parents=True)
    (theme / "static").mkdir()
    (theme / "404.html").write_text("lost in {{ site.title }}", encoding="utf-8")
    (theme / "assets" / "theme.css").write_text(":root { --accent: teal; }", encoding="utf-8")
    (theme / "static" / "CNAME").write_text("tide.example", encoding="utf-8")
    out = tmp_path / "site"
    Graph.open(academy_dir).site(out, SiteSettings(title="Tide"), theme=theme)
    assert (out / "404.html").read_text(encoding="utf-8") == "lost in Tide"
    assert (out / "CNAME").is_file()
    assert "assets/theme.css" in (out / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("template", ["{% if %}", "{{ nobody.knows }}"], ids=["no template", "no such value"])
def test_a_wrong_theme_is_named_and_the_site_stays(academy_dir: Path, tmp_path: Path, template: str) -> None:
    out = tmp_path / "site"
    Graph.open(academy_dir).site(out)
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "404.html").write_text(template, encoding="utf-8")
    with pytest.raises(InputError, match=r"404\.html"):
        Graph.open(academy_dir).site(out, theme=theme)
    assert "no such page" in (out / "404.html").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.drawn", "site", "theme"]


def test_a_theme_that_is_no_folder_is_named(academy_dir: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a folder"):
        Graph.open(academy_dir).site(tmp_path / "site", theme=tmp_path / "nowhere")


def test_an_iri_that_was_replaced_leads_on(academy_dir: Path, tmp_path: Path) -> None:
    base = "https://kgbuild.example/"
    old, older = NamedNode(f"{base}person/a-lindqvist/#this"), NamedNode(f"{base}person/lindqvist/#this")
    new, graph = NamedNode(f"{base}person/ada-lindqvist/#this"), NamedNode(f"{base}graph/forwardings")
    quads = [q for q in open_store(academy_dir) if q.graph_name != DefaultGraph()]
    quads += [Quad(older, DCTERMS.isReplacedBy, old, graph), Quad(old, DCTERMS.isReplacedBy, new, graph)]
    (tmp_path / "graph").mkdir()
    write_store(tmp_path / "graph", quads)
    Graph.open(tmp_path / "graph").site(tmp_path / "site")
    for key in ("a-lindqvist", "lindqvist"):
        refresh = sites.parsed(tmp_path / "site" / "person" / key / "index.html").css_first("meta[http-equiv]")
        assert refresh.attributes["content"] == "0; url=../../person/ada-lindqvist/index.html"
    assert "person/lindqvist" not in (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")


def test_every_mark_of_evidence_has_its_passages_in_the_script_of_its_page(site: Path) -> None:
    marks = 0
    for page in sites.pages(site):
        tree = sites.parsed(page)
        facts = {node.attributes["data-fact"] for node in tree.css("a.why")}
        if facts:
            told = script(page.parent / tree.body.attributes["data-proof"])  # type: ignore[union-attr,operator]
            assert facts <= told.keys(), page
            marks += len(facts)
    assert marks > 40
    assert sites.parsed(site / "timeline/index.html").css("a.why")


def test_what_one_passage_tells_stands_beside_that_passage(site: Path) -> None:
    (talk,) = (page for page in site.glob("talk/*/index.html") if "Why graphs swim" in text_of(page))
    assert "Why graphs swim" in sites.parsed(talk).css_first("#evidence blockquote mark").text()
    assert not sites.parsed(site / "person/ada-lindqvist/index.html").css("#evidence")


def test_the_index_knows_who_took_part_in_what(site: Path) -> None:
    things = script(site / "assets" / "index.js")["things"]
    names = {row[1]: row[2] for row in things}  # type: ignore[attr-defined]
    grants = {row[2]: [things[who][2] for who in row[6]] for row in things if row[0] == "grant" and len(row) > 6}  # type: ignore[attr-defined,index]
    assert "Ada Lindqvist" in grants["Tides of Graphs"]
    assert names["person/ada-lindqvist"] == "Ada Lindqvist"


def test_the_menu_leaves_out_what_there_is_none_of(site: Path, hostile_site: Path) -> None:
    def menu(root: Path) -> set[str]:
        return {node.text() for node in sites.parsed(root / "index.html").css(".sites a")}

    assert {"Grants", "Courses", "People"} <= menu(site)
    assert menu(hostile_site) & {"Grants", "Courses", "People"} == {"People"}


def test_the_page_of_what_is_not_there_finds_its_style_wherever_it_is_shown(site: Path) -> None:
    tree = sites.parsed(site / "404.html")
    assert tree.css_first("link[rel=stylesheet]").attributes["href"] == "/kg/assets/site.css"
