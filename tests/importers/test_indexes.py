"""JSON of indexes and repositories: each is known by its members, and says the same of the same work."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kgbuild.importers import import_bytes, importer_for, indexes
from kgbuild.model import Grant, Paper, Record

ORCID = "0000-0002-1825-0097"
DATACITE: Any = {
    "id": "10.5555/marsh.12",
    "type": "dois",
    "attributes": {
        "doi": "10.5555/marsh.12",
        "creators": [
            {"name": "Lindqvist, Ana", "givenName": "Ana", "familyName": "Lindqvist", "affiliation": ["Tide University"],
             "nameIdentifiers": [{"nameIdentifier": f"https://orcid.org/{ORCID}", "nameIdentifierScheme": "ORCID"}]},
            {"name": "Ek, Bo"},
        ],
        "titles": [{"title": "Salt marshes"}],
        "container": {"title": "Journal of Marshes"},
        "publisher": {"name": "Sea Press"},
        "publicationYear": 2021,
        "types": {"resourceTypeGeneral": "JournalArticle"},
        "fundingReferences": [{"funderName": "Tide Fund", "awardNumber": "T-12"}],
    },
}  # fmt: skip
EUROPE_PMC: Any = {
    "pmid": "33", "doi": "10.5555/marsh.12", "title": "Salt marshes.", "authorString": "Lindqvist A, Ek B.",
    "authorList": {"author": [
        {"fullName": "Lindqvist A", "firstName": "Ana", "lastName": "Lindqvist", "authorId": {"type": "ORCID", "value": ORCID},
         "authorAffiliationDetailsList": {"authorAffiliation": [{"affiliation": "Tide University"}]}},
        {"fullName": "Ek B", "firstName": "Bo", "lastName": "Ek"},
    ]},
    "journalInfo": {"issue": "3", "volume": "12", "printPublicationDate": "2021-01-01", "journal": {"title": "Journal of Marshes"}},
    "pubYear": "2021", "pageInfo": "123-134", "pubTypeList": {"pubType": ["research-article", "Journal Article"]},
    "grantsList": {"grant": [{"grantId": "T-12", "agency": "Tide Fund"}]},
}  # fmt: skip
HAL: Any = {
    "docid": "1", "title_s": ["Salt marshes"], "authFullName_s": ["Ana Lindqvist", "Bo Ek"], "journalTitle_s": "Journal of Marshes",
    "producedDateY_i": 2021, "doiId_s": "10.5555/marsh.12", "docType_s": "ART", "uri_s": "https://hal.example/hal-1",
}  # fmt: skip
INSPIRE: Any = {
    "id": "1",
    "metadata": {
        "titles": [{"title": "Salt marshes"}],
        "authors": [
            {"full_name": "Lindqvist, Ana", "ids": [{"schema": "ORCID", "value": ORCID}], "affiliations": [{"value": "Tide University"}]},
            {"full_name": "Ek, Bo"},
        ],
        "publication_info": [{"journal_title": "Journal of Marshes", "journal_volume": "12", "year": 2021, "page_start": "123", "page_end": "134"}],
        "dois": [{"value": "10.5555/marsh.12"}],
        "arxiv_eprints": [{"value": "2101.00001"}],
        "document_type": ["article"],
    },
}  # fmt: skip
ZENODO: Any = {
    "conceptrecid": "7", "doi": "10.5555/marsh.12",
    "metadata": {
        "title": "Salt marshes", "creators": [{"name": "Lindqvist, Ana", "orcid": ORCID, "affiliation": "Tide University"}, {"name": "Ek, Bo"}],
        "publication_date": "2021-03-15", "journal": {"title": "Journal of Marshes", "volume": "12"}, "description": "<p>Marshes move.</p>",
        "resource_type": {"type": "publication", "subtype": "article"}, "grants": [{"code": "T-12", "funder": {"name": "Tide Fund"}}],
    },
}  # fmt: skip
FILES = {
    "DataCite": {"data": DATACITE},
    "DataCite, many": {"data": [DATACITE, DATACITE], "meta": {"total": 2}},
    "Europe PMC": {"version": "6.9", "resultList": {"result": [EUROPE_PMC]}},
    "HAL": {"response": {"numFound": 1, "docs": [HAL]}},
    "INSPIRE": {"hits": {"hits": [INSPIRE], "total": 1}},
    "INSPIRE, one": INSPIRE,
    "Zenodo": ZENODO,
    "a list": [ZENODO, ZENODO],
}


def read(value: object) -> tuple[str, list[Record]]:
    data = json.dumps(value, ensure_ascii=False).encode()
    assert importer_for(data, "answer.json") is indexes
    imported = import_bytes(data, "answer.json", indexes)
    return imported.text, list(imported.extraction.records)


@pytest.mark.parametrize("value", FILES.values(), ids=FILES)
def test_a_work(value: object) -> None:
    text, records = read(value)
    assert all(text[record.evidence.start : record.evidence.end] == record.evidence.quote for record in records)
    paper = next(record for record in records if isinstance(record, Paper))
    assert [author.person.name for author in paper.authors] == ["Ana Lindqvist", "Bo Ek"]
    assert (paper.title, paper.venue, paper.year, paper.type) == (
        "Salt marshes",
        "Journal of Marshes",
        "2021",
        "journal",
    )
    assert paper.doi == "10.5555/marsh.12"
    assert not paper.etal


@pytest.mark.parametrize("name", ["DataCite", "Europe PMC", "INSPIRE", "Zenodo"])
def test_who_the_authors_are(name: str) -> None:
    paper = next(record for record in read(FILES[name])[1] if isinstance(record, Paper))
    first = paper.authors[0].person
    assert (first.identifier, first.affiliation) == (f"https://orcid.org/{ORCID}", "Tide University")


@pytest.mark.parametrize("name", ["DataCite", "Europe PMC", "Zenodo"])
def test_what_a_work_acknowledges(name: str) -> None:
    (grant,) = (record for record in read(FILES[name])[1] if isinstance(record, Grant))
    assert (grant.funder.name, grant.identifier, grant.works) == ("Tide Fund", "T-12", ("Salt marshes",))


def test_what_else_is_said() -> None:
    (inspire,) = (record for record in read(INSPIRE)[1] if isinstance(record, Paper))
    assert (inspire.volume, inspire.pages, inspire.arxiv) == ("12", "123-134", "2101.00001")
    zenodo = next(record for record in read(ZENODO)[1] if isinstance(record, Paper))
    assert (zenodo.date, zenodo.abstract) == ("2021-03-15", "Marshes move.")
    pmc = next(record for record in read(FILES["Europe PMC"])[1] if isinstance(record, Paper))
    assert (pmc.date, pmc.issue, pmc.identifiers) == ("", "3", {"pmid": "33"})


def test_authors_in_one_text() -> None:
    lite = {
        "resultList": {
            "result": [{"title": "Tides.", "authorString": "Berg A, van der Meer KL, et al.", "pubYear": "1999"}]
        }
    }
    (paper,) = (record for record in read(lite)[1] if isinstance(record, Paper))
    assert [author.person.name for author in paper.authors] == ["A. Berg", "K. L. van der Meer"]
    assert paper.etal


def test_a_work_without_a_title_is_told() -> None:
    data = json.dumps([HAL, {**HAL, "title_s": []}]).encode()
    extraction = import_bytes(data, "answer.json", indexes).extraction
    assert (len(extraction.records), len(extraction.leftover)) == (1, 1)
