"""Mutated files of every format: an error that names the file, or records whose evidence holds; nothing else, and soon."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from kgbuild.errors import DocumentError
from kgbuild.importers import IMPORTERS, import_bytes, importer_for
from kgbuild.importers.importer import Binary, Importer

#: A small file of each format that is text; mutations of it are what is read.
SAMPLES: dict[str, str] = {
    "BibTeX": r"""% Encoding: UTF-8
@string{jt = "Journal of Tides"}
@article{a, author = {{\O}stby, P{\aa}l and {Sea Board} and others}, title = {Tides of $L^2$ \& {DNA}}, journal = jt # ", B", year = 2014}
@inproceedings{b, crossref = {c}, title = "Seas", author = {Berg, A.}, pages = {1--9}}
@proceedings{c, title = {Proc. of Sea}, year = {2010}, month = mar # "~3"}
""",
    "RIS": 'TY  - JOUR\nAU  - Østby, Pål, Jr.\nTI  - Tides\nPY  - 2014/05/03\nAB  - one\ntwo\nU1  - kgbuild {"marks": ["oral"]}\nER  - \n',
    "MEDLINE (PubMed)": "PMID- 12\nDP  - 2014 May 3\nTI  - Tides\n      of seas.\nFAU - Østby, Pål\nAU  - Østby P\nAD  - Sea Board, Oslo.\n"
    "GR  - R01 12/HL/NHLBI/United States\nPT  - Journal Article\n\nPMID- 13\nTI  - Seas\nAU  - Berg AB\n",
    "Web of Science": "FN ISI\nVR 1.0\nPT J\nAU Østby, P\n   Berg, A\nTI Tides\nSO SEAS\nC1 [Østby, P] Sea Board, Oslo.\nFU Tide Fund [12, 13]\n"
    "PD MAY 3\nPY 2014\nER\n\nEF\n",
    "Refer (EndNote)": "%0 Journal Article\n%A Østby, Pål\n%T Tides\n%J Seas\n%D 2014\n%P 1-9\n\n%0 Book\n%T Seas\n",
    "PubMed XML": "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>12</PMID><Article><Journal><JournalIssue><PubDate><Year>2014</Year>"
    "</PubDate></JournalIssue></Journal><ArticleTitle>Tides.</ArticleTitle><AuthorList><Author><LastName>Østby</LastName><ForeName>Pål</ForeName>"
    "</Author></AuthorList></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>",
    "CSL-JSON": json.dumps(
        [{"type": "article-journal", "title": "Tides", "author": [{"family": "Østby", "given": "Pål"}], "issued": {"date-parts": [[2014, 5]]}}]
    ),
    "Crossref works": json.dumps(
        {"indexed": {}, "deposited": {}, "DOI": "10.5555/a", "type": "journal-article", "title": ["Tides"], "author": [{"family": "Østby"}]}
    ),
    "JSON of indexes (DataCite, Europe PMC, HAL, INSPIRE, Zenodo)": json.dumps(
        {"data": {"attributes": {"titles": [{"title": "Tides"}], "creators": [{"name": "Østby, Pål", "nameIdentifiers": []}], "publicationYear": 2014}}}
    ),
    "DBLP XML": '<?xml version="1.0"?>\n<dblp><article key="a"><author>P. &Oslash;stby 0001</author><title>Tides <i>of</i> n.</title><year>2014</year></article></dblp>',
    "EndNote XML": '<xml><records><record><ref-type name="Book">6</ref-type><contributors><authors><author>Østby, P.</author></authors></contributors>'
    "<titles><title><style>Tides</style></title></titles><dates><year>2014</year></dates></record></records></xml>",
    "JATS": '<article article-type="research-article"><front><article-meta><title-group><article-title>Tides</article-title></title-group>'
    "<contrib-group><contrib><name><surname>Østby</surname></name></contrib></contrib-group><pub-date><year>2014</year></pub-date></article-meta></front></article>",
    "TEI header": '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Tides</title></titleStmt><sourceDesc><biblStruct><analytic>'
    "<author><persName><surname>Østby</surname></persName></author></analytic><monogr><title level='j'>J</title></monogr></biblStruct></sourceDesc></fileDesc></teiHeader></TEI>",
    "OpenAlex": json.dumps(
        {"id": "https://openalex.org/W1", "title": "Tides", "authorships": [{"author": {"display_name": "P. Østby"}}], "publication_year": 2014}
    ),
    "ORCID record": json.dumps(
        {"orcid-identifier": {"path": "0000-0002-1825-0097"}, "person": {"name": {"given-names": {"value": "Pål"}, "family-name": {"value": "Østby"}}}}
    ),
    "ORCID record (XML)": '<r:record path="/0000-0002-1825-0097"><c:orcid-identifier><c:path>0000-0002-1825-0097</c:path></c:orcid-identifier><p:person><p:name>'
    "<d:given-names>Pål</d:given-names><d:family-name>Østby</d:family-name></p:name></p:person></r:record>",
    "MODS": '<modsCollection xmlns="http://www.loc.gov/mods/v3"><mods><titleInfo><title>Tides</title></titleInfo><name><namePart>Østby, Pål</namePart></name></mods></modsCollection>',
    "arXiv feed": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2101.00001v1</id><published>2021-01-02T00:00:00Z</published><title>Tides</title>'
    "<author><name>Pål Østby</name></author></entry></feed>",
    "Lattes CV": '<CURRICULO-VITAE NUMERO-IDENTIFICADOR="12"><DADOS-GERAIS NOME-COMPLETO="Pål Østby"><PREMIOS-TITULOS><PREMIO-TITULO ANO-DA-PREMIACAO="2014" '
    'NOME-DO-PREMIO-OU-TITULO="Tide Medal"/></PREMIOS-TITULOS></DADOS-GERAIS></CURRICULO-VITAE>',
    "table (CSV, TSV)": 'Title,Authors,Year\nTides,"Østby, P.",2014\nSeas,A. Berg,2015\n',
    "JSON-LD": json.dumps(
        {"@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "Tides", "author": {"@type": "Person", "name": "Pål Østby"}}
    ),
    "RDF (Turtle, TriG, N-Triples, N-Quads, RDF/XML)": "@prefix s: <http://schema.org/> .\n<#a> a s:ScholarlyArticle ; s:name 'Tides' ; s:author <#b> .\n"
    "<#b> a s:Person ; s:name 'Pål Østby' .\n",
    "site data (YAML, JSON, TOML)": "- name: Pål Østby\n  role: PhD student\n  start: 2014\n",
}  # fmt: skip
NAMES = {
    "RDF (Turtle, TriG, N-Triples, N-Quads, RDF/XML)": "a.ttl",
    "JSON-LD": "a.jsonld",
    "table (CSV, TSV)": "a.csv",
    "site data (YAML, JSON, TOML)": "people.yml",
}
TEXT = [importer for importer in IMPORTERS if not isinstance(importer, Binary) and importer.FORMAT in SAMPLES]
SIGNS = [b"{", b"}", b'"', b"<", b">", b"&", b"\\", b"$", b"\n", b"\x00", b"\xff", b"@", b",", b"=", b"#", b"]", b"null", b"-1", b"\xf0\x9f\x98\x80"]  # fmt: skip
ROUNDS = 150


def mutate(data: bytes, rng: random.Random) -> bytes:
    """Change a file in one to four places: cut, repeat, swap, insert, overwrite."""
    for _ in range(rng.randint(1, 4)):
        at, to = sorted((rng.randrange(len(data) + 1), rng.randrange(len(data) + 1)))
        way = rng.randrange(5)
        if way == 0:
            data = data[:at] + data[to:]
        elif way == 1:
            data = data[:to] + data[at:to] + data[to:]
        elif way == 2:
            data = data[:at] + rng.choice(SIGNS) * rng.choice((1, 1, 2, 40)) + data[at:]
        elif way == 3:
            data = data[:at] + rng.choice(SIGNS) + data[at + 1 :]
        else:
            data = data[:to]
    return data or b" "


def read(data: bytes, name: str, importer: Importer) -> None:
    try:
        imported = import_bytes(data, name, importer)
    except DocumentError as error:
        assert (error.path, bool(error.reason)) == (name, True)  # noqa: PT017 - either answer is right
        return
    extraction, text = imported
    for evidence in [*(record.evidence for record in extraction.records), *extraction.leftover]:
        assert text[evidence.start : evidence.end] == evidence.quote
        assert 0 <= evidence.confidence <= 1


@pytest.mark.parametrize("importer", TEXT, ids=lambda importer: importer.FORMAT)
def test_the_samples_are_read(importer: Importer, tmp_path: Path) -> None:
    name = NAMES.get(importer.FORMAT, "a")
    data = SAMPLES[importer.FORMAT].encode()
    assert importer_for(data, name) is importer
    assert import_bytes(data, name, importer).extraction.records


@pytest.mark.parametrize("importer", TEXT, ids=lambda importer: importer.FORMAT)
def test_mutated_files_end_in_an_answer(importer: Importer) -> None:
    rng = random.Random(7)
    data = SAMPLES[importer.FORMAT].encode()
    for _ in range(ROUNDS):
        read(mutate(data, rng), NAMES.get(importer.FORMAT, "a"), importer)


@pytest.mark.parametrize("importer", TEXT, ids=lambda importer: importer.FORMAT)
def test_files_of_other_formats_and_noise_end_in_an_answer(importer: Importer) -> None:
    rng = random.Random(11)
    for text in SAMPLES.values():
        read(text.encode(), "a", importer)
    for _ in range(20):
        read(rng.randbytes(rng.randrange(1, 3000)), "a", importer)
