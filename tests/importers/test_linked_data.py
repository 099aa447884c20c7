"""JSON-LD in files and pages, microdata, RDFa and citation tags: what a page states, beside what its text says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgbuild.errors import UnsupportedFormatError
from kgbuild.importers import Imported, import_bytes, import_embedded, importer_for, linked_data
from kgbuild.inputs import Source
from kgbuild.model import Award, Education, Grant, Interest, Paper, Position, Profile, Record, Talk, Teaching, Unit
from kgbuild.reading import read_one

PERSON = {
    "@context": "https://schema.org",
    "@type": "ProfilePage",
    "mainEntity": {
        "@type": "Person",
        "@id": "https://halvorsen.example.org/#me",
        "name": "Prof. Greta Halvorsen",
        "jobTitle": "Professor of Geomorphology",
        "url": "https://halvorsen.example.org/",
        "sameAs": ["https://orcid.org/0000-0003-1234-5674", "https://github.com/gh"],
        "worksFor": {"@type": "CollegeOrUniversity", "name": "University of Dunes", "@id": "https://ror.org/01fell001"},
        "alumniOf": {
            "@type": "OrganizationRole",
            "alumniOf": {"@type": "CollegeOrUniversity", "name": "Fen University"},
            "roleName": "PhD",
            "startDate": "2001",
            "endDate": "2005",
        },
        "award": ["Sand Medal 2019"],
        "knowsAbout": ["dunes", {"@type": "DefinedTerm", "name": "wind"}],
    },
}
GRAPH = {
    "@context": ["http://schema.org/", {"foaf": "http://xmlns.com/foaf/0.1/", "title": "headline"}],
    "@graph": [
        {
            "@type": "ScholarlyArticle",
            "title": "On the drift of dunes",
            "author": [{"@type": "Person", "name": "Femi Oduya"}, {"@id": "https://halvorsen.example.org/#me"}],
            "datePublished": "2017-05-02",
            "identifier": {"@type": "PropertyValue", "propertyID": "doi", "value": "10.5555/dunes.7"},
            "pageStart": 1,
            "pageEnd": 19,
            "isPartOf": {
                "@type": "PublicationIssue",
                "issueNumber": "3",
                "isPartOf": {
                    "@type": "PublicationVolume",
                    "volumeNumber": 12,
                    "isPartOf": {"@type": "Periodical", "name": "Journal of Sand", "issn": "1234-5679"},
                },
            },
        },
        {"@type": "Grant", "name": "Slow sand", "funder": {"@type": "FundingAgency", "name": "Sand Council"}},
        {
            "@type": "EducationEvent",
            "name": "Songs of sand",
            "performer": {"@id": "https://halvorsen.example.org/#me"},
            "startDate": "2020-05-01T10:00",
        },
        {
            "@type": "Course",
            "name": "Sediment 101",
            "hasCourseInstance": {"instructor": {"@id": "https://halvorsen.example.org/#me"}, "startDate": "2021-09"},
        },
    ],
}
NEWS = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "BlogPosting", "headline": "We moved", "author": {"@type": "Person", "name": "admin"}},
        {"@type": "Article", "headline": "Open day", "author": {"@type": "Person", "name": "admin"}},
        {"@type": "WebSite", "name": "Dune Lab", "publisher": {"@type": "Organization", "name": "Dune Lab"}},
        {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Home"}]},
    ],
}


def page(*blocks: object, body: str = "<p>Hello</p>") -> bytes:
    scripts = "".join(
        f'<script type="application/ld+json">{block if isinstance(block, str) else json.dumps(block)}</script>\n'
        for block in blocks
    )
    return f"<!doctype html><html><head><title>A page</title>{scripts}</head><body>{body}</body></html>".encode()


def said(data: bytes) -> list[Record]:
    found: list[Record] = []
    for imported in import_embedded(data, "page.html"):
        check(imported)
        found += imported.extraction.records
    return found


def check(imported: Imported) -> None:
    for evidence in (*(r.evidence for r in imported.extraction.records), *imported.extraction.leftover):
        assert imported.text[evidence.start : evidence.end] == evidence.quote
        assert evidence.quote


@pytest.mark.parametrize(
    "data",
    [
        page(NEWS),
        page(),
        page('{"@context": "https://schema.org", "@type": "Person", "name": "{{ site.title }}"}'),
        page(
            {
                "@context": "https://schema.org",
                "@type": "Organization",
                "name": "Dune Lab",
                "url": "https://d.example.org",
            }
        ),
        page(body='<div itemscope><span itemprop="name">Ada Voss</span></div>'),
        page(body='<div itemscope itemtype="https://schema.org/WebPage"><span itemprop="name">Ada Voss</span></div>'),
        b'<html><head><meta property="og:title" content="Ada Voss"></head></html>',
    ],
)
def test_what_a_site_says_of_itself_is_no_fact(data: bytes) -> None:
    assert said(data) == []


def test_a_person() -> None:
    records = said(page(PERSON))
    profile = next(r for r in records if isinstance(r, Profile))
    assert (profile.person.name, profile.orcid, profile.homepage, [link.rel for link in profile.links]) == (
        "Greta Halvorsen", "0000-0003-1234-5674", "https://halvorsen.example.org/", ["ORCID", "GitHub"],
    )  # fmt: skip
    assert [(r.role, r.organization.name) for r in records if isinstance(r, Position)] == [
        ("Professor of Geomorphology", "University of Dunes")
    ]
    assert [(r.degree, r.institution.name, r.start, r.end) for r in records if isinstance(r, Education)] == [
        ("PhD", "Fen University", "2001", "2005")
    ]
    assert [r.title for r in records if isinstance(r, Award)] == ["Sand Medal 2019"]
    assert [r.topic for r in records if isinstance(r, Interest)] == ["dunes", "wind"]
    assert [r.organization.identifier for r in records if isinstance(r, Unit)] == ["https://ror.org/01fell001"]


def test_blocks_of_one_page_tell_of_one_graph() -> None:
    records = said(page(PERSON, GRAPH))
    (paper,) = (r for r in records if isinstance(r, Paper))
    assert [(a.position, a.person.name) for a in paper.authors] == [(1, "Femi Oduya"), (2, "Greta Halvorsen")]
    assert paper.title == "On the drift of dunes"
    assert (paper.doi, paper.date, paper.venue, paper.volume, paper.issue, paper.pages, paper.type) == (
        "10.5555/dunes.7", "2017-05-02", "Journal of Sand", "12", "3", "1-19", "journal",
    )  # fmt: skip
    assert paper.identifiers == {"issn": "1234-5679"}
    assert [(r.title, r.funder.name) for r in records if isinstance(r, Grant)] == [("Slow sand", "Sand Council")]
    assert [(r.title, r.date, r.people[0].name) for r in records if isinstance(r, Talk)] == [
        ("Songs of sand", "2020-05-01", "Greta Halvorsen")
    ]
    assert [(r.course, r.date, r.person.name) for r in records if isinstance(r, Teaching)] == [
        ("Sediment 101", "2021-09", "Greta Halvorsen")
    ]


def test_a_damaged_block_is_reported_and_costs_no_other() -> None:
    (imported,) = import_embedded(page('{"@type": "Person",,}', PERSON, "//<![CDATA[\n{}\n//]]>"), "page.html")
    check(imported)
    assert [e.quote for e in imported.extraction.leftover] == ['{"@type": "Person",,}']
    assert any(isinstance(record, Profile) for record in imported.extraction.records)
    assert imported.extraction.document == "page.html#jsonld"


def test_microdata_is_read_as_json_ld() -> None:
    body = (
        '<div itemscope itemtype="https://schema.org/Person"><b itemprop="name">Lotte Baars</b>, '
        '<i itemprop="jobTitle">Lecturer</i> at <span itemprop="affiliation" itemscope itemtype="https://schema.org/School">'
        '<a itemprop="url" href="https://dunes.example.org"><span itemprop="name">School of Dunes</span></a></span></div>'
    )
    (position,) = said(page(body=body))
    assert isinstance(position, Position)
    assert (position.person.name, position.role, position.organization.name, position.organization.url) == (
        "Lotte Baars", "Lecturer", "School of Dunes", "https://dunes.example.org",
    )  # fmt: skip


def test_rdfa_is_read_as_json_ld() -> None:
    body = (
        '<div vocab="https://schema.org/" typeof="ScholarlyArticle" resource="https://doi.org/10.5555/fl.3">'
        '<cite property="name">Wind in fens</cite> by <span property="author" typeof="Person"><b property="name">Lotte Baars'
        '</b></span> (<time property="datePublished" datetime="2016-04">April 2016</time>)</div>'
        '<p about="#ada" typeof="foaf:Person"><span property="foaf:name">Ada Voss</span> '
        '<a property="foaf:homepage" href="https://voss.example.org/">home</a></p>'
    )
    paper, profile = said(page(body=body))
    assert isinstance(paper, Paper)
    assert isinstance(profile, Profile)
    assert (paper.title, paper.doi, paper.date, paper.authors[0].person.name) == (
        "Wind in fens", "10.5555/fl.3", "2016-04", "Lotte Baars",
    )  # fmt: skip
    assert (profile.person.name, profile.homepage) == ("Ada Voss", "https://voss.example.org/")


def test_citation_tags() -> None:
    tags = {
        "title": "Wind in fens", "author": "Baars, Lotte", "author_orcid": "https://orcid.org/0000-0003-1234-5674",
        "publication_date": "2016/04/02", "journal_title": "Fen Letters", "doi": "10.5555/fl.3", "firstpage": "7",
    }  # fmt: skip
    metas = "".join(f'<meta name="citation_{key}" content="{value}">' for key, value in tags.items())
    more = '<meta name="citation_author" content="de Wit, Pim">'
    (paper,) = said(f"<html><head>{metas}{more}</head><body></body></html>".encode())
    assert isinstance(paper, Paper)
    assert [(a.person.name, a.person.identifier) for a in paper.authors] == [
        ("Baars, Lotte", "https://orcid.org/0000-0003-1234-5674"), ("de Wit, Pim", ""),
    ]  # fmt: skip
    assert (paper.title, paper.date, paper.venue, paper.doi, paper.pages) == (
        "Wind in fens", "2016-04-02", "Fen Letters", "10.5555/fl.3", "7",
    )  # fmt: skip


def test_files_of_json_ld() -> None:
    data = json.dumps(GRAPH | {"@graph": [PERSON["mainEntity"], *GRAPH["@graph"]]}).encode()
    assert importer_for(data, "graph.jsonld") is linked_data
    imported = import_bytes(data, "graph.jsonld", linked_data)
    check(imported)
    assert {type(record) for record in imported.extraction.records} >= {Profile, Paper, Grant, Talk}
    with pytest.raises(UnsupportedFormatError, match="says nothing of people"):
        import_bytes(json.dumps(NEWS).encode(), "news.jsonld", linked_data)


def test_what_a_page_states_is_an_extraction_beside_its_text(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(
        page(PERSON, body="<h1>Greta Halvorsen</h1><h2>Education</h2><ul><li>2005 PhD, Fen University</li></ul>")
    )
    extractions = read_one(Source("page.html", path, named=True), tmp_path, {})
    assert isinstance(extractions, tuple)
    assert [extraction.document for extraction in extractions] == ["page.html", "page.html#jsonld"]
    assert all((tmp_path / f"{extraction.sha256}.txt").exists() for extraction in extractions)


def test_other_vocabularies_and_unknown_contexts() -> None:
    block = {
        "@context": {"dcterms": "http://purl.org/dc/terms/", "bibo": "http://purl.org/ontology/bibo/", "f": "http://xmlns.com/foaf/0.1/"},
        "@type": "bibo:AcademicArticle",
        "dcterms:title": {"@value": "Wind in fens", "@language": "en"},
        "dcterms:creator": {"@list": [{"@type": "f:Person", "f:name": "Lotte Baars"}, {"@type": "f:Person", "f:name": "Pim de Wit"}]},
        "dcterms:date": "2016",
        "bibo:doi": "10.5555/fl.3",
    }  # fmt: skip
    (paper,) = said(page(block, {"@context": "https://unknown.example.org/context", "@type": "Thing", "x": {"y": 1}}))
    assert isinstance(paper, Paper)
    assert (paper.title, paper.year, paper.doi) == ("Wind in fens", "2016", "10.5555/fl.3")
    assert [(a.position, a.person.name) for a in paper.authors] == [(1, "Lotte Baars"), (2, "Pim de Wit")]


def test_a_comma_too_many_costs_nothing() -> None:
    text = page('{"@context": "https://schema.org", "@type": "Person", "name": "Greta Halvorsen", "jobTitle": "Dean",}')
    (imported,) = import_embedded(text, "page.html")
    check(imported)
    assert [r.role for r in imported.extraction.records if isinstance(r, Position)] == ["Dean"]
    assert imported.extraction.leftover == ()
