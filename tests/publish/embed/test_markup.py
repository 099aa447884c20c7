"""Faults of JSON-LD are found, one by one; what kgbuild writes has none, by its own judges and by those of others."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import rdflib

from kgbuild.config import PrivacySettings
from kgbuild.graph.store import open_store
from kgbuild.lexicon import table
from kgbuild.publish.embed import Embedder
from kgbuild.publish.embed.markup import faults

UNI = {"@type": "CollegeOrUniversity", "name": "Westhaven University"}
MIRA = {"@type": "Person", "@id": "https://w.example/mira#this", "name": "Mira Solheim"}
CRUMBS = {
    "@type": "BreadcrumbList",
    "itemListElement": [
        {"@type": "ListItem", "position": 1, "name": "People", "item": "https://w.example/people/"},
        {"@type": "ListItem", "position": 2, "name": "Mira Solheim"},
    ],
}
ROLE = {"@type": "OrganizationRole", "startDate": "2007", "endDate": "2011-06", "alumniOf": UNI}


def ld(**told: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org"} | {key.replace("at_", "@"): value for key, value in told.items()}


def profile(**more: Any) -> dict[str, Any]:
    return ld(at_type="ProfilePage", mainEntity=MIRA | more)


def article(**more: Any) -> dict[str, Any]:
    return ld(at_type="ScholarlyArticle", headline="Salt", name="Salt", author=[MIRA], datePublished="2018-04") | more


@pytest.mark.parametrize(
    "data",
    [
        {},
        [],
        "text",
        ld(),
        {"@context": "https://elsewhere.example/", "@type": "Nonsense", "advisor": "x"},
        {"@type": "Nonsense"},
        profile(),
        profile(affiliation=UNI, worksFor={"@id": "https://w.example/uni#this"}, alumniOf=[ROLE], award="A prize"),
        profile(sameAs=["https://orcid.org/0000-0002-1825-0097", "http://www.wikidata.org/entity/Q1"]),
        ld(at_type="ProfilePage", mainEntity={"@type": "Person", "alternateName": "M. Solheim"}, breadcrumb=CRUMBS),
        article(),
        article(
            author={"@type": "Organization", "name": "Tide Group"}, funding={"@type": "MonetaryGrant", "name": "G"}
        ),
        ld(at_type="Thesis", name="Currents", author=MIRA, datePublished="2011"),
        ld(
            at_type="Event",
            name="Tide Talk",
            startDate="2019-06-03T14:00:00+02:00",
            location={"@type": "Place", "address": "Oslo"},
        ),
        ld(at_type="Course", name="Tides", description="A course on tides.", provider=UNI),
        {"@context": {"@vocab": "http://schema.org/"}, "@type": "Nonsense"},
        {"@context": ["http://schema.org/", "https://schema.org"], "@graph": [MIRA]},
    ],
)
def test_what_is_right_has_no_faults(data: Any) -> None:
    assert faults([data]) == []


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (ld(at_type="ProfilePage", name="Mira"), "mainEntity"),
        (ld(at_type="ProfilePage", mainEntity={"@type": "Article", "name": "x"}), "mainEntity"),
        (ld(at_type="ProfilePage", mainEntity={"@type": "Person", "jobTitle": "Cook"}), "must have a name"),
        (profile(affiliation="Westhaven University"), "affiliation must be an organisation"),
        (profile(worksFor={"@type": "Person", "name": "Tor"}), "worksFor must be an organisation"),
        (profile(affiliation={"@type": "Universty", "name": "x"}), "no type Universty"),
        (profile(supervisor="Tor"), "no property supervisor"),
        (profile(startDate="2015"), "gives a Person no startDate"),
        (profile(awards="A prize"), "awards is superseded"),
        (profile(sameAs="orcid/0000"), "sameAs must be a whole address"),
        (profile(sameAs="javascript:alert(1)"), "sameAs must be a whole address"),
        (article(author="Mira Solheim"), "author must be a Person"),
        (article(author={"name": "Mira Solheim"}), "author must be a Person"),
        (article(author={"@type": "Person"}), "author must be a Person"),
        (article(datePublished="spring 2018"), "datePublished must be a date"),
        (ld(at_type="Thesis", name="x", author=MIRA, pageStart="1"), "gives a Thesis no pageStart"),
        (ld(at_type="WebPage", breadcrumb=CRUMBS | {"itemListElement": CRUMBS["itemListElement"][:1]}), "at least two"),
        (ld(at_type="WebPage", breadcrumb=CRUMBS | {"itemListElement": [{"@type": "ListItem", "name": "a"}] * 2}), "position"),
        (ld(at_type="WebPage", breadcrumb=CRUMBS | {"itemListElement": [{"@type": "ListItem", "position": 1}] * 2}), "a name"),
        (ld(at_type="Event", name="x", startDate="2019"), "must have a location"),
        (ld(at_type="Event", name="x", location={"@type": "Place", "address": "Oslo"}), "must have a startDate"),
        (ld(at_type="Event", name="x", startDate="3 June", location={"@type": "Place", "address": "Oslo"}), "startDate must be a date"),
        (ld(at_type="Event", name="x", startDate="2019", location={"@type": "Place", "name": "Oslo"}), "must have an address"),
        (ld(at_type="Course", name="Tides"), "Course must have a description"),
        (ld(at_type="Dataset", name="Tides", description="Short."), "50 to 5000"),
        ({"@context": "http://schema.org", "@graph": [{"@type": "Person", "doctoralAdvisor": "x"}]}, "no property doctoralAdvisor"),
    ],
)  # fmt: skip
def test_each_fault_is_found_alone(data: Any, fault: str) -> None:
    (found,) = faults([data])
    assert fault in found


@pytest.mark.parametrize(("missing", "fault"), [("headline", "a headline"), ("datePublished", "a datePublished")])
def test_what_is_only_recommended_is_told_to_who_asks(missing: str, fault: str) -> None:
    data = {key: value for key, value in article().items() if key != missing}
    assert faults([data]) == []
    assert fault in " ".join(faults([data], recommended=True))


def test_the_faults_of_a_page_are_told_beside_its_block(academy_dir: Path) -> None:
    text = json.dumps(profile(advisor="x"))
    page = f'<h1>Ada Lindqvist</h1><script type="application/ld+json">{text}</script>'.encode()
    embedder = Embedder.of(academy_dir, open_store(academy_dir), PrivacySettings())
    outcome = embedder.embed(page, "a.html")
    assert outcome.faults == ("schema.org has no property advisor.",)
    assert embedder.embed(outcome.page, "a.html").faults == outcome.faults


def said(folder: Path) -> list[dict[str, Any]]:
    embedder = Embedder.of(folder, open_store(folder), PrivacySettings())
    told = [embedder.describe(page.iri, f"https://lab.example/{page.key}/") for page in embedder.content.pages]
    return [data for data in told if data]


def test_what_is_embedded_has_no_faults(academy_dir: Path) -> None:
    told = said(academy_dir)
    kinds = {data["@type"] for data in told}
    assert {"ProfilePage", "ScholarlyArticle", "Thesis", "MonetaryGrant", "Course", "Event"} <= kinds
    assert faults(told) == []


def judge(shared: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(shared / "publish"))
    spec = importlib.util.spec_from_file_location(name, shared / "publish" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")  # the judge's
def test_schema_orgs_own_vocabulary_finds_nothing(
    academy_dir: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lint, load = judge(shared, "sdo_lint", monkeypatch), judge(shared, "ldload", monkeypatch)
    graph = rdflib.Graph()
    for data in said(academy_dir):
        graph.parse(data=json.dumps(load.inline(data)), format="json-ld")
    assert len(graph) > 100
    assert lint.lint(graph) == []
    names = {str(term).removeprefix(lint.S) for term in lint.classes | lint.props if str(term).startswith(lint.S)}
    assert {name for name in names if name not in rdflib.SDO} == set(table("schema_terms")["newer"])


@pytest.mark.slow
def test_googles_rules_find_nothing_required_missing(
    academy_dir: Path, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = judge(shared, "google_rules", monkeypatch)
    assert [found for data in said(academy_dir) for found in rules.check(data) if found[0] == "ERROR"] == []


@pytest.mark.slow
def test_each_planted_defect_is_found(shared: Path) -> None:
    pages = sorted((shared / "publish" / "bad-pages").glob("*.html"))
    assert len(pages) == 20
    for page in pages:
        (text,) = re.findall(r'json">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL)
        found = faults([json.loads(text)], recommended=True)
        required = [fault for fault in found if "should have" not in fault]
        if "_clean_" in page.name:
            assert required == [], page.name
        else:
            assert required or any(word in " ".join(found) for word in ("headline", "datePublished")), page.name
