"""Pages find their subjects, take what the graph says of them, and are told where they say otherwise."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import academy
from kgbuild.config import PrivacySettings, SiteSettings
from kgbuild.graph.store import open_store
from kgbuild.publish.embed import Embedder, Outcome
from kgbuild.publish.embed.embedder import address_of, pages_in
from publish import sites

BASE = "https://kgbuild.example/"
ADA = f"{BASE}person/ada-lindqvist/#this"
CURRENTS = f"{BASE}paper/currents-on-trees/#this"


@pytest.fixture(scope="module")
def embedder(academy_dir: Path) -> Embedder:
    return Embedder.of(academy_dir, open_store(academy_dir), PrivacySettings())


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html>\n<html><head>{head}</head>\n<body>{body}</body></html>\n".encode()


def data(outcome: Outcome) -> dict[str, object]:
    (block,) = re.findall(rb"jsonld begin -->.*?json\">(.*?)</script>", outcome.page, re.DOTALL)
    found: dict[str, object] = json.loads(block)
    return found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (page("<h1>News</h1>", "<title>Tide pools</title>"), "news.html"),
        (page("<p>Ada Lindqvist writes.</p>"), "index.html"),
        (page("<h1>People</h1><ul><li>Ada Lindqvist</li><li>Emil Farkas</li></ul>"), "people.html"),
        (page("<h1>tidal networks</h1>"), "topic.html"),
        (page("<p>0000-0002-1825-0097 and 0000-0001-5109-3700</p>"), "two.html"),
        (page("<h1>Teaching</h1><p>Ada Lindqvist</p>", "<title>Teaching</title>"), "teaching.html"),
        (
            b"---\ntitle: Publications\n---\nAda Lindqvist\n\n## Papers\n\n- Currents on Trees, 2015\n",
            "publications.md",
        ),
        (b"# Curriculum vitae\n\nNora Nobody\n\n## Education\n\n- PhD, 2001\n", "cv.md"),
        (b"", "empty.html"),
        (b"   \n", "blank.md"),
    ],
    ids=[
        "news",
        "name in the text",
        "list",
        "topic",
        "two orcids",
        "teaching",
        "publications",
        "curriculum of a stranger",
        "empty",
        "blank",
    ],
)
def test_what_is_about_nothing_known_stays(embedder: Embedder, text: bytes, name: str) -> None:
    outcome = embedder.embed(text, name)
    assert (outcome.state, outcome.page, outcome.iri) == ("unknown", text, "")
    assert outcome.why


def test_a_page_that_the_graph_was_read_from_is_about_whom_it_was_read_as_being_about(tmp_path: Path) -> None:
    text = b"---\ntitle: About\n---\nI measure waves.\n"
    cv = replace(academy.cv(), document="_pages/about.md", sha256=hashlib.sha256(text).hexdigest())
    folder = sites.graph_of(tmp_path / "graph", cv)
    embedder = Embedder.of(folder, open_store(folder), PrivacySettings())
    assert embedder.embed(text, "_pages/about.md").iri == ADA
    assert embedder.embed(text + b"And tides.\n", "_pages/about.md").iri == ""
    assert embedder.embed(embedder.embed(text, "_pages/about.md").page, "_pages/about.md").state == "current"


@pytest.mark.parametrize(
    ("text", "name", "iri", "why"),
    [
        (page("<h1>Ada Lindqvist</h1>"), "a.html", ADA, "heading"),
        (page("<h1>ADA LINDQVIST</h1>"), "a.html", ADA, "heading"),
        (page("<h1>A. Lindqvist</h1>"), "a.html", ADA, "heading"),
        (page("<h1>Welcome</h1>", "<title>Ada Lindqvist | Tide Lab</title>"), "a.html", ADA, "title"),
        (page("<p>hi</p>", "<title>Ada Lindqvist – Home</title>"), "a.html", ADA, "title"),
        (page("<p>ORCID: 0000-0002-1825-0097</p>"), "a.html", ADA, "ORCID"),
        (page('<a href="https://orcid.org/0000-0002-1825-0097">iD</a>'), "a.html", ADA, "ORCID"),
        (page("", f'<link rel="canonical" href="{BASE}person/ada-lindqvist/">'), "a.html", ADA, "canonical"),
        (
            page("<h1>x</h1>", '<meta name="citation_doi" content="10.5555/JWG.7.2">'),
            "p.html",
            CURRENTS,
            "citation_doi",
        ),
        (page("<h1>Currents on Trees</h1>"), "p.html", CURRENTS, "heading"),
        (b"---\ntitle: Ada Lindqvist\nlayout: page\n---\nHello.\n", "ada.md", ADA, "title"),
        (b"# Ada Lindqvist\n\nHello.\n", "ada.md", ADA, "heading"),
        (b"---\nname: Ada Lindqvist\nrole: professor\n---\nHello.\n", "_members/ada.md", ADA, "front matter"),
        (b"# Curriculum Vitae\n\nAda Lindqvist\n\n## Education\n\n- PhD, 2007\n", "vita.md", ADA, "owner"),
        ("\ufeff<h1>Ada Lindqvist</h1>".encode("utf-16-le"), "a.html", ADA, "heading"),
    ],
)
def test_a_page_says_what_it_is_about(embedder: Embedder, text: bytes, name: str, iri: str, why: str) -> None:
    outcome = embedder.embed(text, name)
    assert (outcome.state, outcome.iri) == ("added", iri)
    assert why in outcome.why
    again = embedder.embed(outcome.page, name)
    assert (again.state, again.page) == ("current", outcome.page)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Ada Lindqvist", "ProfilePage"), ("Currents on Trees", "ScholarlyArticle"), ("Tides of Graphs", "MonetaryGrant"),
        ("Why graphs swim", "Event"), ("Tide Lab", "ResearchOrganization"), ("Graph Theory", "Course"), ("Wet Graphs", "Thesis"),
    ],
)  # fmt: skip
def test_the_topic_of_the_page_decides_what_is_said(embedder: Embedder, heading: str, kind: str) -> None:
    told = data(embedder.embed(page(f"<h1>{heading}</h1>"), "a.html"))
    assert told["@type"] == kind
    assert "urn:x-kgbuild" not in json.dumps(told)


def test_things_are_known_by_key_and_by_iri(embedder: Embedder) -> None:
    for asked in ("person/ada-lindqvist", "person/ada-lindqvist/", ADA, ADA.removesuffix("#this")):
        assert embedder.known(asked) == ADA
    for asked in ("Ada Lindqvist", "person/nobody", "https://elsewhere.example/person/ada-lindqvist/"):
        assert embedder.known(asked) == ""


def test_the_address_of_the_page_is_said_where_it_is_known(embedder: Embedder) -> None:
    own = page("<h1>Ada Lindqvist</h1>", '<link rel="canonical" href="https://ada.example.org/me/">')
    assert data(embedder.embed(own, "a.html"))["url"] == "https://ada.example.org/me/"
    assert "url" not in data(embedder.embed(page("<h1>Ada Lindqvist</h1>"), "a.html"))
    named = embedder.embed(page("<h1>Ada Lindqvist</h1>"), "a.html", address="https://lab.example/ada.html")
    assert data(named)["url"] == "https://lab.example/ada.html"


def test_a_site_of_kgbuilds_own_is_linked_only_where_there_is_one(academy_dir: Path) -> None:
    site = SiteSettings(url="https://graph.example/")
    linked = Embedder.of(academy_dir, open_store(academy_dir), PrivacySettings(), site)
    told = json.dumps(linked.describe(CURRENTS))
    assert "https://graph.example/person/ada-lindqvist/" in told
    assert "https://graph.example/paper/" not in told


def test_who_is_hidden_is_taken_out_of_the_page_again(academy_dir: Path, embedder: Embedder) -> None:
    before = page("<h1>Emil Farkas</h1>")
    there = embedder.embed(before, "e.html")
    hiding = PrivacySettings(hidden_people=("Emil Farkas",))
    gone = Embedder.of(academy_dir, open_store(academy_dir), hiding).embed(there.page, "e.html")
    assert (gone.state, gone.page) == ("removed", before)


def test_a_block_that_somebody_broke_is_made_anew(embedder: Embedder) -> None:
    there = embedder.embed(page("<h1>Ada Lindqvist</h1>"), "a.html")
    broken = there.page.replace(b'"@context"', b"@context")
    again = embedder.embed(broken, "a.html")
    assert (again.state, again.page) == ("changed", there.page)


def test_addresses_that_are_none_of_the_web_stay_out(tmp_path: Path) -> None:
    from kgbuild.graph.mapping import quads  # noqa: PLC0415 - only here
    from kgbuild.graph.store import write_store  # noqa: PLC0415
    from kgbuild.model import Mention, Profile  # noqa: PLC0415
    from kgbuild.resolve import resolve  # noqa: PLC0415

    hostile = academy.Sheet("hostile.txt", "Mallory Hex")
    evidence = hostile.say("Mallory Hex </script><!-- {{ x }} javascript:alert(1)")
    hostile.records.append(
        Profile(evidence=evidence, person=Mention("Mallory Hex"), homepage="https://m.example/?a=</script>&b={{c}}",
                names=('Mallory </script>"\\ {% raw %}',))
    )  # fmt: skip
    extraction = hostile.extraction()
    write_store(tmp_path, quads([extraction], resolve([extraction])))
    made = Embedder.of(tmp_path, open_store(tmp_path), PrivacySettings())
    outcome = made.embed(page("<h1>Mallory Hex</h1>"), "m.html")
    assert outcome.page.count(b"</script>") == 1
    assert b"{{" not in outcome.page
    assert b"javascript:" not in outcome.page


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (page("<h1>Ada Lindqvist</h1><h2>Positions</h2><ul><li>2010 - present, Professor, Northfjord University</li></ul>"), "a.html"),
        (page("<h1>Ada Lindqvist</h1><h2>Education</h2><ul><li>PhD in Mathematics, Alpenrand Institute, 2003 - 2007</li></ul>"), "a.html"),
        (page("<h1>Ada Lindqvist</h1>", '<script type="application/ld+json">{"@type":"Person","name":"Emil Farkas","jobTitle":"Cook"}</script>'), "a.html"),
        (page("<h1>Currents on Trees</h1>", '<meta name="citation_publication_date" content="2015/06/01">'), "p.html"),
        (page("<h1>Currents on Trees</h1>", '<script type="application/ld+json">{"@type":"Article","name":"Currents on Trees","datePublished":"2015-03"}</script>'), "p.html"),
    ],
    ids=["position", "education", "somebody else", "finer date", "finer JSON-LD"],
)  # fmt: skip
def test_what_agrees_is_not_reported(embedder: Embedder, text: bytes, name: str) -> None:
    assert embedder.embed(text, name).contradictions == ()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (page("<h1>Ada Lindqvist</h1>\n<h2>Positions</h2>\n<ul><li>2010 - present, Lecturer, Northfjord University</li></ul>"), 5, "position at Northfjord University: the page says “Lecturer”, the graph “Professor”"),
        (page("<h1>Ada Lindqvist</h1>\n<h2>Positions</h2>\n<ul><li>2012 - present, Professor, Northfjord University</li></ul>"), 5, "start of Professor at Northfjord University: the page says “2012”, the graph “2010”"),
        (page("<h1>Ada Lindqvist</h1>\n<h2>Education</h2>\n<ul><li>Ph.D. in Mathematics, Alpenrand Institute, 2003 - 2009</li></ul>"), 5, "end of Ph.D. at Alpenrand Institute: the page says “2009”, the graph “2007-05”"),
        (page("<h1>Ada Lindqvist</h1>\n<h2>Publications</h2>\n<ul><li>A. Lindqvist, D. Okonkwo. Currents on Trees. Journal of Wet Graphs, 2016.</li></ul>"), 5, "year of “Currents on Trees”: the page says “2016”, the graph “2015”"),
        (page("<h1>Ada Lindqvist</h1>\n<p>0000-0001-5109-3700</p>"), 4, "ORCID: the page says “0000-0001-5109-3700”, the graph “0000-0002-1825-0097”"),
        (page("<h1>Ada Lindqvist</h1>", '<script type="application/ld+json">{"@graph":[{"@type":"Person","name":"Ada Lindqvist","jobTitle":"Cook"}]}</script>'), 0, "JSON-LD jobTitle: the page says “Cook”, the graph “Professor”"),
        (page("<h1>Dalia Okonkwo</h1>\n<h2>Positions</h2>\n<ul><li>2015 - 2018, Postdoc, Northfjord University</li></ul>"), 5, "start of Postdoc at Northfjord University: the page says “2015”, the graph “2016”"),
        (page("<h1>Currents on Trees</h1>", '<meta name="citation_date" content="2012">'), 0, "citation_publication_date: the page says “2012”, the graph “2015”"),
        (page("<h1>Currents on Trees</h1>", '<meta name="citation_doi" content="10.5555/other">'), 0, "citation_doi: the page says “10.5555/other”, the graph “10.5555/jwg.7.2”"),
        (page("<h1>Currents on Trees</h1>", '<meta name="citation_title" content="Waves">'), 0, "citation_title: the page says “Waves”, the graph “Currents on Trees”"),
    ],
)  # fmt: skip
def test_what_contradicts_is_reported(embedder: Embedder, text: bytes, line: int, message: str) -> None:
    (one,) = embedder.embed(text, "page.html").contradictions
    assert (one.line, str(one)) == (line, message)


def test_a_site_folder_gives_its_own_pages(tmp_path: Path) -> None:
    for name in (
        "index.html",
        "people/ada.md",
        "node_modules/x/readme.md",
        ".git/a.html",
        "_site/index.html",
        "style.css",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in pages_in(tmp_path)] == ["index.html", "people/ada.md"]


@pytest.mark.parametrize(
    ("page", "url", "address"),
    [
        ("site/index.html", "https://lab.example", "https://lab.example/"),
        ("site/people/ada.html", "https://lab.example/x/", "https://lab.example/x/people/ada.html"),
        ("site/people/ada.md", "https://lab.example/", ""),
        ("site/index.html", "", ""),
    ],
)
def test_a_page_stands_where_its_path_says(page: str, url: str, address: str) -> None:
    assert address_of(Path(page), Path("site"), url) == address
