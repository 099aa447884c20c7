"""RDF of others: the same facts in several vocabularies and notations."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest

from kgbuild.errors import DocumentError, UnsupportedFormatError
from kgbuild.importers import import_bytes, importer_for, rdf
from kgbuild.model import Paper, Position, Profile, Record

SCHEMA = """@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix schema: <https://schema.org/> .
@prefix bibo: <http://purl.org/ontology/bibo/> .
@prefix dct: <http://purl.org/dc/terms/> .
<#lotte> a foaf:Person ; foaf:name "Lotte Baars" ; foaf:homepage <https://baars.example.org/> ;
  foaf:made <https://doi.org/10.5555/fl.3> ;
  schema:affiliation [ a schema:CollegeOrUniversity ; schema:name "Fen University" ] .
<https://doi.org/10.5555/fl.3> a bibo:AcademicArticle ; dct:title "Wind in \\"fens\\" & moors"@en ;
  bibo:authorList ( <#lotte> <#pim> ) ; dct:date "2016" ; dct:isPartOf <#journal> .
<#pim> a foaf:Person ; foaf:givenName "Pim" ; foaf:familyName "de Wit" .
<#journal> a bibo:Journal ; dct:title "Fen Letters" .
"""
DBLP = """<https://dblp.org/rec/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://dblp.org/rdf/schema#Article> .
<https://dblp.org/rec/a> <https://dblp.org/rdf/schema#title> "Fast fens." .
<https://dblp.org/rec/a> <https://dblp.org/rdf/schema#yearOfPublication> "2016" .
<https://dblp.org/rec/a> <https://dblp.org/rdf/schema#publishedIn> "FENS" .
<https://dblp.org/rec/a> <https://dblp.org/rdf/schema#doi> <https://doi.org/10.5555/fl.9> .
<https://dblp.org/rec/a> <https://dblp.org/rdf/schema#authoredBy> <https://dblp.org/pid/2> .
<https://dblp.org/rec/a> <https://dblp.org/rdf/schema#hasSignature> _:s2 .
<https://dblp.org/rec/a> <https://dblp.org/rdf/schema#hasSignature> _:s1 .
_:s1 <https://dblp.org/rdf/schema#signatureDblpName> "Lotte Baars" .
_:s1 <https://dblp.org/rdf/schema#signatureOrdinal> "1" .
_:s2 <https://dblp.org/rdf/schema#signatureDblpName> "Pim de Wit 0002" .
_:s2 <https://dblp.org/rdf/schema#signatureOrdinal> "2" .
_:s2 <https://dblp.org/rdf/schema#signatureCreator> <https://dblp.org/pid/2> .
"""
VIVO = """@prefix vivo: <http://vivoweb.org/ontology/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix bibo: <http://purl.org/ontology/bibo/> .
<http://v/p1> a foaf:Person ; rdfs:label "Baars, Lotte" ; vivo:relatedBy <http://v/post>, <http://v/a1> .
<http://v/p2> a foaf:Person ; rdfs:label "de Wit, Pim" .
<http://v/post> a vivo:FacultyPosition ; rdfs:label "Associate Professor" ; vivo:relates <http://v/u> ;
  vivo:dateTimeInterval [ vivo:start [ vivo:dateTime "2012-01-01T00:00:00" ] ] .
<http://v/u> a vivo:University ; rdfs:label "Fen University" .
<http://v/w> a bibo:AcademicArticle ; rdfs:label "Wind in fens" ; bibo:doi "10.5555/fl.3" .
<http://v/a2> a vivo:Authorship ; vivo:rank 2 ; vivo:relates <http://v/w>, <http://v/p2> .
<http://v/a1> a vivo:Authorship ; vivo:rank 1 ; vivo:relates <http://v/w> .
"""


def read(text: str, name: str = "x.ttl") -> tuple[Record, ...]:
    assert importer_for(text.encode(), name) is rdf
    imported = import_bytes(text.encode(), name, rdf)
    for record in imported.extraction.records:
        evidence = record.evidence
        assert imported.text[evidence.start : evidence.end] == evidence.quote
        assert evidence.quote
    return imported.extraction.records


def rewritten(form: ox.RdfFormat) -> str:
    data = ox.serialize(ox.parse(SCHEMA, format=ox.RdfFormat.TURTLE, base_iri="http://x/"), format=form)
    assert data is not None
    return data.decode()


@pytest.mark.parametrize(
    "text",
    [
        "@prefix me if you can\n", "PREFIX this with care.\n", "<p>Hello</p> <p>you</p>", "<html><body>rdf:RDF</body></html>",
        "# A page\n\nIt has an @prefix in it.\n",
    ],
)  # fmt: skip
def test_other_texts_are_no_rdf(text: str) -> None:
    assert not rdf.accepts(text.encode(), "x")


@pytest.mark.parametrize(
    "text",
    [SCHEMA, *(rewritten(form) for form in (
        ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS, ox.RdfFormat.RDF_XML,
    ))],
    ids=["by hand", "turtle", "trig", "n-triples", "n-quads", "rdf/xml"],
)  # fmt: skip
def test_one_graph_in_every_notation(text: str) -> None:
    records = read(text, "x")
    (paper,) = (record for record in records if isinstance(record, Paper))
    assert (paper.title, paper.year, paper.venue, paper.doi) == (
        'Wind in "fens" & moors',
        "2016",
        "Fen Letters",
        "10.5555/fl.3",
    )
    assert [(a.position, a.person.name) for a in paper.authors] == [(1, "Lotte Baars"), (2, "Pim de Wit")]
    (profile,) = (record for record in records if isinstance(record, Profile))
    assert (profile.person.name, profile.homepage) == ("Lotte Baars", "https://baars.example.org/")
    assert [(r.person.name, r.organization.name) for r in records if isinstance(r, Position)] == [
        ("Lotte Baars", "Fen University")
    ]


def test_signatures_of_dblp_give_order_and_names() -> None:
    paper, *_ = read(DBLP, "dblp.nt")
    assert isinstance(paper, Paper)
    assert [(a.position, a.person.name) for a in paper.authors] == [(1, "Lotte Baars"), (2, "Pim de Wit")]
    assert (paper.title, paper.year, paper.venue, paper.doi) == ("Fast fens", "2016", "FENS", "10.5555/fl.9")


def test_authorships_and_posts_of_vivo() -> None:
    records = read(VIVO)
    (paper,) = (record for record in records if isinstance(record, Paper))
    assert [(a.position, a.person.name) for a in paper.authors] == [(1, "Baars, Lotte"), (2, "de Wit, Pim")]
    (post,) = (record for record in records if isinstance(record, Position))
    assert (post.person.name, post.role, post.organization.name, post.start) == (
        "Baars, Lotte", "Associate Professor", "Fen University", "2012",
    )  # fmt: skip


ZOTERO = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/">
<bib:Article rdf:about="https://tides.example/1"><z:itemType>journalArticle</z:itemType>
<dcterms:isPartOf rdf:resource="urn:issn:1234-5679"/>
<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Lindqvist</foaf:surname><foaf:givenName>Ana</foaf:givenName></foaf:Person></rdf:li>
<rdf:li><foaf:Person><foaf:surname>Ek</foaf:surname><foaf:givenName>Bo</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
<dc:title>Salt marshes</dc:title><dc:date>2021-03-15</dc:date><bib:pages>123-134</bib:pages></bib:Article>
<bib:Journal rdf:about="urn:issn:1234-5679"><dc:title>Journal of Marshes</dc:title><prism:volume>12</prism:volume><prism:number>3</prism:number>
<dc:identifier>DOI 10.5555/marsh.12</dc:identifier></bib:Journal>
</rdf:RDF>
"""


def test_zotero_orders_authors_in_a_container() -> None:
    (paper,) = (record for record in read(ZOTERO) if isinstance(record, Paper))
    assert [(author.person.name, author.position) for author in paper.authors] == [("Ana Lindqvist", 1), ("Bo Ek", 2)]
    assert (paper.title, paper.venue, paper.type, paper.date) == (
        "Salt marshes",
        "Journal of Marshes",
        "journal",
        "2021-03-15",
    )
    assert (paper.volume, paper.issue, paper.pages) == ("12", "3", "123-134")


def test_plain_triples_give_authors_no_places() -> None:
    text = SCHEMA.replace("bibo:authorList ( <#lotte> <#pim> )", "dct:creator <#lotte>, <#pim>")
    (paper,) = (record for record in read(text) if isinstance(record, Paper))
    assert [author.position for author in paper.authors] == [0, 0]


def test_rdf_about_other_things_is_left_alone() -> None:
    with pytest.raises(UnsupportedFormatError, match="say nothing of people"):
        import_bytes(b"@prefix ex: <http://ex/> .\nex:a ex:b ex:c .\n", "x.ttl", rdf)


@pytest.mark.parametrize("text", [SCHEMA[:500], SCHEMA + "<a> <b> .", "@prefix a: <b> .\n" + "[ <p> " * 100_000])
def test_damaged_rdf_is_an_error_with_its_place(text: str) -> None:
    with pytest.raises(DocumentError, match=r"x\.ttl(:\d+)?: malformed RDF"):
        import_bytes(text.encode(), "x.ttl", rdf)


def test_entities_of_xml_are_not_unfolded() -> None:
    bomb = "<!DOCTYPE r [<!ENTITY a 'xxxxxxxxxx'>" + "".join(
        f"<!ENTITY {n} '{f'&{m};' * 10}'>" for m, n in zip("abcdefgh", "bcdefghi", strict=True)
    )
    text = (
        f'<?xml version="1.0"?>{bomb}]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:s="http://schema.org/"><s:Person rdf:about="http://x"><s:name>&i;</s:name></s:Person></rdf:RDF>'
    )
    with pytest.raises(DocumentError):
        import_bytes(text.encode(), "x.rdf", rdf)


BOMB = '<!ENTITY a "lol">' + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))


@pytest.mark.parametrize(
    "declared",
    [
        BOMB,
        '<!ENTITY j SYSTEM "file:///etc/hosts">',
        f'<!ENTITY j "{"x" * 1000}">',
        "<!ENTITY j '&#38;j;'>",
        '<!ENTITY % j "x%k;">',
    ],
    ids=["bomb", "external", "long", "own", "parameter"],
)
def test_entities_that_unfold_or_lead_outside_are_refused(declared: str) -> None:
    text = (
        f'<?xml version="1.0"?><!DOCTYPE x [{declared}]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:foaf="http://xmlns.com/foaf/0.1/"><foaf:Person><foaf:name>&j;</foaf:name></foaf:Person></rdf:RDF>'
    )
    with pytest.raises(DocumentError, match="declares the entity"):
        list(rdf.records(io.StringIO(text), "x.rdf"))


def test_namespaces_of_ontologies_may_be_entities() -> None:
    text = (
        '<?xml version="1.0"?><!DOCTYPE rdf:RDF [<!ENTITY foaf "http://xmlns.com/foaf/0.1/">]>'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:foaf="http://xmlns.com/foaf/0.1/">'
        '<foaf:Person><foaf:name>Ada Voss</foaf:name><foaf:homepage rdf:resource="https://voss.example/"/>'
        '<rdf:type rdf:resource="&foaf;Agent"/></foaf:Person></rdf:RDF>'
    )
    assert list(rdf.records(io.StringIO(text), "x.rdf"))


def test_a_torn_line_of_n_triples_costs_only_itself() -> None:
    torn = DBLP.replace('"2016" .', '"2016') + "<https://dblp.org/rec/b> <https://dblp.org/rdf/schema#ti"
    imported = import_bytes(torn.encode(), "x.nt", rdf)
    (paper,) = (record for record in imported.extraction.records if isinstance(record, Paper))
    assert (paper.title, paper.venue, paper.year) == ("Fast fens", "FENS", "")
    lost = imported.extraction.leftover
    assert [one.quote[:40] for one in lost] == [
        "<https://dblp.org/rec/a> <https://dblp.o",
        "<https://dblp.org/rec/b> <https://dblp.o",
    ]
    assert all(imported.text[one.start : one.end] == one.quote for one in lost)


def test_torn_turtle_is_an_error_with_its_line() -> None:
    with pytest.raises(DocumentError) as caught:
        import_bytes(SCHEMA[: SCHEMA.index("Pim")].encode(), "x.ttl", rdf)
    assert caught.value.line == 10
