"""arXiv, DBLP, EndNote, JATS, MODS, PubMed and TEI: what is left alone, what is read, what is refused."""

from __future__ import annotations

import io
import itertools

import pytest

from kgbuild.errors import DocumentError
from kgbuild.importers import arxiv_atom, dblp_xml, endnote_xml, importer_for, jats, mods, pubmed_xml, tei
from kgbuild.importers.importer import Importer
from kgbuild.importers.xml.elements import Element, elements
from kgbuild.model import Evidence, Grant, Paper, Profile, Record

DBLP = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp.dtd">
<dblp>
<inproceedings mdate="2020-01-01" key="conf/tide/BergO14">
<author orcid="0000-0002-1825-0097">J&ouml;rg Berg 0002</author><author>Liv &Oslash;deg&aring;rd</author>
<title>Tides of <i>n</i> Moons &amp; H<sub>2</sub>O.</title><pages>1-9</pages><year>2014</year><booktitle>TIDE</booktitle>
<ee>https://doi.org/10.5555/tide.14</ee><ee>https://tide.example/14.pdf</ee><crossref>conf/tide/2014</crossref>
</inproceedings>
<article publtype="informal" key="journals/corr/abs-2001-00001"><author>Liv &Oslash;deg&aring;rd</author><title>Seas.</title>
<journal>CoRR</journal><volume>abs/2001.00001</volume><year>2020</year><ee>https://arxiv.org/abs/2001.00001</ee></article>
<www key="homepages/b/Berg"><author>J&ouml;rg Berg 0002</author><author>Joerg Berg</author><title>Home Page</title>
<url>https://orcid.org/0000-0002-1825-0097</url><url>https://berg.example</url></www>
<www key="www/org/tide"><author>Someone</author><title>A page</title></www>
</dblp>
"""
ENDNOTE = """<?xml version="1.0" encoding="UTF-8"?><xml><records>
<record><ref-type name="Journal Article">17</ref-type><contributors><authors>
<author><style face="normal" font="default">Vega Ortiz, Ana</style></author><author><style>Tide Board,</style></author></authors></contributors>
<titles><title><style face="normal">Tides &amp; </style><style face="italic">Seas</style></title><secondary-title><style>J. Tides</style></secondary-title></titles>
<pages><style>1-9</style></pages><volume>3</volume><number>2</number><dates><year>2014</year><pub-dates><date>May 3</date></pub-dates></dates>
<isbn>1234-5679</isbn><electronic-resource-num>https://doi.org/10.5555/tides.14</electronic-resource-num>
<urls><related-urls><url>https://tide.example</url></related-urls></urls><keywords><keyword>sea</keyword></keywords></record>
<record><ref-type name="Book">6</ref-type><contributors/><titles/></record>
</records></xml>
"""
JATS = """<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving DTD v1.0 20120330//EN" "JATS-archivearticle1.dtd">
<article article-type="research-article" xmlns:xlink="http://www.w3.org/1999/xlink"><front>
<journal-meta><journal-title-group><journal-title>Journal of Tides</journal-title></journal-title-group><issn pub-type="ppub">1234-5679</issn>
<publisher><publisher-name>Wave Press</publisher-name></publisher></journal-meta>
<article-meta><article-id pub-id-type="doi">10.5555/tides.14</article-id><article-id pub-id-type="pmid">123456</article-id>
<title-group><article-title>Tides of <italic>n</italic> moons</article-title><subtitle>A survey</subtitle></title-group>
<contrib-group><contrib contrib-type="author" corresp="yes" equal-contrib="yes"><contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id>
<name><surname>de la Vega</surname><given-names>Ana</given-names></name><xref ref-type="aff" rid="a1"/></contrib>
<contrib contrib-type="author"><collab>Tide Board</collab></contrib>
<contrib contrib-type="editor"><name><surname>Holm</surname><given-names>Liv</given-names></name></contrib></contrib-group>
<aff id="a1"><label>1</label>Univ. of the Sea, Norway</aff>
<pub-date pub-type="epub"><day>3</day><month>5</month><year>2014</year></pub-date><pub-date pub-type="collection"><year>2014</year></pub-date>
<volume>3</volume><issue>2</issue><fpage>1</fpage><lpage>9</lpage>
<abstract><p>Seas rise.</p></abstract><kwd-group><kwd>sea</kwd></kwd-group></article-meta></front>
<body><p>The <article-title>other</article-title> text.</p></body></article>
"""
PUBMED = """<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2024//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_240101.dtd">
<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">123456</PMID>
<Article><Journal><ISSN IssnType="Print">1234-5679</ISSN><JournalIssue><Volume>3</Volume><Issue>2</Issue>
<PubDate><Year>2014</Year><Month>May</Month><Day>03</Day></PubDate></JournalIssue><Title>Journal of tides</Title></Journal>
<ArticleTitle>Tides of <i>n</i> moons.</ArticleTitle><Pagination><MedlinePgn>101-9</MedlinePgn></Pagination>
<ELocationID EIdType="doi">10.5555/tides.14</ELocationID><Abstract><AbstractText Label="AIM">Seas rise.</AbstractText></Abstract>
<AuthorList CompleteYN="N"><Author><LastName>de la Vega</LastName><ForeName>Ana</ForeName><Identifier Source="ORCID">0000-0002-1825-0097</Identifier>
<AffiliationInfo><Affiliation>Univ. of the Sea, Norway.</Affiliation></AffiliationInfo></Author>
<Author><LastName>Holm</LastName><Initials>LB</Initials></Author><Author><CollectiveName>Tide Board</CollectiveName></Author></AuthorList>
<GrantList><Grant><GrantID>R01 HL12</GrantID><Acronym>HL</Acronym><Agency>NHLBI NIH HHS</Agency><Country>United States</Country></Grant></GrantList>
<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article>
<MeshHeadingList><MeshHeading><DescriptorName>Oceans and Seas</DescriptorName></MeshHeading></MeshHeadingList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">123456</ArticleId><ArticleId IdType="pmc">PMC9</ArticleId></ArticleIdList></PubmedData></PubmedArticle>
<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><ArticleTitle/></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>
"""
MODS = """<?xml version="1.0" encoding="UTF-8"?>
<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods ID="a"><titleInfo><nonSort>The</nonSort><title>Tides</title><subTitle>A survey</subTitle></titleInfo>
<titleInfo type="abbreviated"><title>Td.</title></titleInfo>
<name type="personal"><namePart type="given">Ana</namePart><namePart type="family">de la Vega</namePart><role><roleTerm type="text">Author</roleTerm></role>
<nameIdentifier type="orcid">0000-0002-1825-0097</nameIdentifier><affiliation>Univ. of the Sea</affiliation></name>
<name type="personal"><namePart>Holm, Liv</namePart><namePart type="date">1970-</namePart><role><roleTerm type="code">aut</roleTerm></role></name>
<name type="personal"><namePart>Berg, Jan</namePart><role><roleTerm type="code">ths</roleTerm></role></name>
<genre authority="marcgt">journal article</genre><originInfo><dateIssued encoding="w3cdtf">2014-05</dateIssued></originInfo>
<relatedItem type="host"><titleInfo><title>Journal of Tides</title></titleInfo><part><detail type="volume"><number>3</number></detail>
<detail type="issue"><number>2</number></detail><extent unit="pages"><start>1</start><end>9</end></extent></part><identifier type="issn">1234-5679</identifier></relatedItem>
<identifier type="doi">10.5555/tides.14</identifier><subject><topic>sea</topic></subject></mods><mods ID="b"><titleInfo/></mods></modsCollection>
"""
ARXIV = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title type="html">ArXiv Query</title>
<entry><id>http://arxiv.org/abs/2101.00001v2</id><updated>2021-03-15T00:00:00Z</updated><published>2021-01-02T10:00:00Z</published>
<title>Tides of
  moons</title><summary>Seas rise.</summary><author><name>Ana Vega</name><arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Univ. of the Sea</arxiv:affiliation></author>
<author><name>Liv Holm</name></author><arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.5555/tides.14</arxiv:doi><category term="physics.ao-ph"/></entry>
<entry><id>http://arxiv.org/abs/2101.00002</id><title/></entry></feed>
"""
TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader xml:lang="en"><fileDesc>
<titleStmt><title level="a" type="main">Tides of Moons</title></titleStmt>
<publicationStmt><publisher>Wave Press</publisher><date type="published" when="2014-05-03">3 May 2014</date></publicationStmt>
<sourceDesc><biblStruct><analytic>
<author role="corresp"><persName><forename type="first">Ana</forename><forename type="middle">M</forename><surname>Vega</surname></persName>
<email>ana@sea.example</email><idno type="ORCID">0000-0002-1825-0097</idno>
<affiliation key="a0"><orgName type="department">Dept. of Tides</orgName><orgName type="institution">Univ. of the Sea</orgName></affiliation></author>
<author><persName><forename type="first">Liv</forename><surname>Holm</surname></persName></author>
<title level="a" type="main">Tides of Moons</title></analytic>
<monogr><title level="j" type="main">Journal of Tides</title><imprint><publisher>Wave Press</publisher><biblScope unit="volume">3</biblScope>
<biblScope unit="page" from="1" to="9"/><date type="published" when="2014-05-03"/></imprint></monogr><idno type="DOI">10.5555/tides.14</idno>
</biblStruct></sourceDesc></fileDesc><profileDesc><abstract><p>Seas rise.</p></abstract></profileDesc></teiHeader>
<text><back><listBibl><biblStruct><analytic><title>Cited</title></analytic></biblStruct></listBibl></back></text></TEI>
"""
FILES: tuple[tuple[Importer, str], ...] = (
    (dblp_xml, DBLP),
    (endnote_xml, ENDNOTE),
    (pubmed_xml, PUBMED),
    (jats, JATS),
    (tei, TEI),
)


def read(importer: Importer, text: str) -> list[Record | Evidence]:
    found = list(importer.records(io.StringIO(text), "a.xml"))
    for item in found:
        evidence = item if isinstance(item, Evidence) else item.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
    return found


def papers(importer: Importer, text: str) -> list[Paper]:
    return [item for item in read(importer, text) if isinstance(item, Paper)]


@pytest.mark.parametrize(
    "text",
    [
        "<html><body><records><record>x</record></records></body></html>",
        '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>',
        "<svg xmlns='http://www.w3.org/2000/svg'><article/></svg>",
        "<!DOCTYPE html><html><body><article><h1>Post</h1></article></body></html>",
        "A note about <TEI> and <dblp> tags.",
    ],
)
def test_other_xml_is_left_alone(text: str) -> None:
    assert importer_for(text.encode(), "a.xml") is None


@pytest.mark.parametrize(("importer", "text"), FILES, ids=lambda value: getattr(value, "FORMAT", ""))
def test_each_format_is_known_by_its_content(importer: Importer, text: str) -> None:
    assert importer_for(text.encode(), "download") is importer


def test_dblp() -> None:
    tides, seas = papers(dblp_xml, DBLP)
    assert tides.title == "Tides of n Moons & H2O"
    assert [author.person.name for author in tides.authors] == ["Jörg Berg", "Liv Ødegård"]
    assert tides.authors[0].person.identifier == "https://orcid.org/0000-0002-1825-0097"
    assert (
        DBLP[tides.authors[1].person.start : tides.authors[1].person.end] == "<author>Liv &Oslash;deg&aring;rd</author>"
    )
    assert (tides.type, tides.venue, tides.year, tides.pages, tides.doi) == (
        "conference",
        "TIDE",
        "2014",
        "1-9",
        "10.5555/tide.14",
    )
    assert [link.url for link in tides.links] == ["https://tide.example/14.pdf"]
    assert (seas.type, seas.venue, seas.volume, seas.arxiv) == ("preprint", "arXiv", "", "2001.00001")
    (berg,) = [item for item in read(dblp_xml, DBLP) if isinstance(item, Profile)]
    assert (berg.person.name, berg.names, berg.orcid) == ("Jörg Berg", ("Joerg Berg",), "0000-0002-1825-0097")
    assert (berg.homepage, berg.links) == ("https://berg.example", ())


def test_endnote() -> None:
    found = read(endnote_xml, ENDNOTE)
    assert [type(item) for item in found] == [Paper, Evidence]
    (paper,) = papers(endnote_xml, ENDNOTE)
    assert paper.title == "Tides & Seas"
    assert [author.person.name for author in paper.authors] == ["Vega Ortiz, Ana", "Tide Board"]
    assert (paper.type, paper.venue, paper.volume, paper.issue, paper.pages) == ("journal", "J. Tides", "3", "2", "1-9")
    assert (paper.date, paper.doi, paper.identifiers) == ("2014-05-03", "10.5555/tides.14", {"issn": "1234-5679"})
    assert paper.topics == ("sea",)


def test_jats() -> None:
    (paper,) = papers(jats, JATS)
    assert paper.title == "Tides of n moons: A survey"
    ana, board = paper.authors
    assert (ana.person.name, ana.person.affiliation, ana.equal, ana.corresponding) == (
        "Ana de la Vega", "Univ. of the Sea, Norway", True, True,
    )  # fmt: skip
    assert (board.person.name, board.position, board.corresponding) == ("Tide Board", 2, False)
    assert [editor.name for editor in paper.editors] == ["Liv Holm"]
    assert (paper.type, paper.venue, paper.publisher, paper.date) == (
        "journal",
        "Journal of Tides",
        "Wave Press",
        "2014-05-03",
    )
    assert (paper.volume, paper.issue, paper.pages, paper.abstract) == ("3", "2", "1-9", "Seas rise.")
    assert paper.identifiers == {"issn": "1234-5679", "pmid": "123456"}


def test_pubmed() -> None:
    paper, grant, lost = read(pubmed_xml, PUBMED)
    assert isinstance(paper, Paper)
    assert isinstance(grant, Grant)
    assert isinstance(lost, Evidence)
    assert [author.person.name for author in paper.authors] == ["Ana de la Vega", "L. B. Holm", "Tide Board"]
    vega = paper.authors[0].person
    assert (vega.identifier, vega.affiliation) == ("https://orcid.org/0000-0002-1825-0097", "Univ. of the Sea, Norway")
    assert (paper.title, paper.venue, paper.type) == ("Tides of n moons", "Journal of tides", "journal")
    assert (paper.date, paper.volume, paper.issue, paper.pages) == ("2014-05-03", "3", "2", "101-109")
    assert paper.identifiers == {"issn": "1234-5679", "pmid": "123456", "pmc": "PMC9"}
    assert (paper.doi, paper.etal, paper.topics) == ("10.5555/tides.14", True, ("Oceans and Seas",))
    assert (grant.identifier, grant.funder.name, grant.works) == ("R01 HL12", "NHLBI NIH HHS", ("Tides of n moons",))


def test_mods() -> None:
    paper, lost = read(mods, MODS)
    assert isinstance(paper, Paper)
    assert isinstance(lost, Evidence)
    assert [author.person.name for author in paper.authors] == ["Ana de la Vega", "Liv Holm"]
    vega = paper.authors[0].person
    assert (vega.identifier, vega.affiliation) == ("https://orcid.org/0000-0002-1825-0097", "Univ. of the Sea")
    assert (paper.title, paper.venue, paper.type, paper.date) == (
        "The Tides: A survey",
        "Journal of Tides",
        "journal",
        "2014-05",
    )
    assert (paper.volume, paper.issue, paper.pages, paper.doi) == ("3", "2", "1-9", "10.5555/tides.14")
    assert (paper.identifiers, paper.topics) == ({"issn": "1234-5679"}, ("sea",))


def test_arxiv() -> None:
    paper, lost = read(arxiv_atom, ARXIV)
    assert isinstance(paper, Paper)
    assert isinstance(lost, Evidence)
    assert [author.person.name for author in paper.authors] == ["Ana Vega", "Liv Holm"]
    assert paper.authors[0].person.affiliation == "Univ. of the Sea"
    assert (paper.title, paper.date, paper.type) == ("Tides of moons", "2021-01-02", "preprint")
    assert (paper.arxiv, paper.doi, paper.topics) == ("2101.00001", "10.5555/tides.14", ("physics.ao-ph",))


def test_tei() -> None:
    (paper,) = papers(tei, TEI)
    ana, liv = paper.authors
    assert (ana.person.name, ana.person.affiliation, ana.corresponding) == (
        "Ana M Vega",
        "Dept. of Tides, Univ. of the Sea",
        True,
    )
    assert (liv.person.name, liv.position) == ("Liv Holm", 2)
    assert (paper.title, paper.type, paper.venue, paper.date) == (
        "Tides of Moons",
        "journal",
        "Journal of Tides",
        "2014-05-03",
    )
    assert (paper.volume, paper.pages, paper.doi, paper.abstract) == ("3", "1-9", "10.5555/tides.14", "Seas rise.")


@pytest.mark.parametrize(("importer", "text"), FILES, ids=lambda value: getattr(value, "FORMAT", ""))
def test_torn_files_give_what_is_whole_or_say_where_they_are_torn(importer: Importer, text: str) -> None:
    for cut in range(20, len(text), 37):
        try:
            found = read(importer, text[:cut])
        except DocumentError as error:
            assert error.line >= 1  # noqa: PT017 - most cuts leave nothing whole
            continue
        whole = [item for item in found if isinstance(item, Record)]
        assert whole == read(importer, text)[: len(whole)]
        assert cut > text.rindex(">") or isinstance(found[-1], Evidence)


@pytest.mark.parametrize(("importer", "text"), FILES, ids=lambda value: getattr(value, "FORMAT", ""))
@pytest.mark.parametrize(
    "bomb",
    [
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">',
        '<!ENTITY a SYSTEM "file:///etc/hostname">',
        '<!ENTITY % a SYSTEM "http://tide.example/evil.dtd"> %a;',
    ],
    ids=["bomb", "file", "parameter"],
)
def test_entities_of_their_own_are_refused(importer: Importer, text: str, bomb: str) -> None:
    body = text[text.index("<", text.index("<dblp>") if importer is dblp_xml else 0) :]
    body = body[body.index(">") + 1 :] if body.startswith(("<?xml", "<!DOCTYPE")) else body
    with pytest.raises(DocumentError, match="declares the entity"):
        read(importer, f"<!DOCTYPE x [{bomb}]>{body}")


def found_in(text: str, *tags: str) -> list[Element | Evidence]:
    return list(elements(io.StringIO(text), "a.xml", frozenset(tags), "test"))


def test_named_letters_without_definition_are_those_of_html() -> None:
    (element,) = found_in("<x><e>&nbsp;&auml;&lt;&#xe9;&unheard;</e></x>", "e")
    assert isinstance(element, Element)
    assert element.raw() == "\xa0ä<é&unheard;"


def test_places_hold_across_the_pieces_that_a_file_is_read_in() -> None:
    text = "<x>" + "".join(f"<e n='{i}'>é{i}<b/>ﬁ𝒜</e>\n" for i in range(12_000)) + "</x>"
    found = found_in(text, "e")
    assert len(found) == 12_000
    for element in itertools.islice(found, 0, None, 997):
        assert isinstance(element, Element)
        assert text[element.start : element.end] == element.written
        assert text[element.first("b").start : element.first("b").end] == "<b/>"


def test_what_nests_without_end_is_refused() -> None:
    with pytest.raises(DocumentError, match="nest too deep"):
        found_in("<e>" * 10_000, "e")


def test_an_entry_without_end_is_refused() -> None:
    with pytest.raises(DocumentError, match="longer than any entry"):
        found_in("<e>" + " " * (17 << 20), "e")


def test_nothing_is_refused_in_constant_memory() -> None:
    with pytest.raises(DocumentError, match="malformed XML"):
        found_in("<x>" + " " * (5 << 20), "e")
