"""Funding that records of works acknowledge, and grants that are records themselves."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kgbuild.importers import crossref, csl_json, import_bytes, jats, linked_data, openalex, tei
from kgbuild.importers.importer import Importer
from kgbuild.model import Grant, Paper


def grants(data: str | dict[str, Any], importer: Importer, name: str = "work.json") -> list[Grant]:
    text = data if isinstance(data, str) else json.dumps(data)
    read = import_bytes(text.encode(), name, importer)
    for record in read.extraction.records:
        assert read.text[record.evidence.start : record.evidence.end] == record.evidence.quote != ""
    return [record for record in read.extraction.records if isinstance(record, Grant)]


def shown(found: list[Grant]) -> list[tuple[str, str, str]]:
    return [(grant.funder.name, grant.identifier, grant.funder.identifier) for grant in found]


WORK = {"DOI": "10.5555/tide", "type": "journal-article", "title": ["On Tides"], "indexed": {}, "deposited": {}}


@pytest.mark.parametrize("funder", [[], None, [{"DOI": "10.13039/1"}], [{"award": ["n/a"]}], "Fen Fund", [None]])
def test_what_names_no_funding(funder: Any) -> None:
    assert grants(WORK | {"funder": funder}, crossref) == []


def test_each_award_of_a_work_in_crossref_is_a_grant() -> None:
    funders = [
        {"DOI": "10.13039/100000001", "name": "Fen Science Foundation", "award": ["FSF-1", "FSF-2", "FSF-1"]},
        {"name": "Marsh Trust", "award": ["N/A"], "id": [{"id": "https://ror.org/021nxhr62", "id-type": "ROR"}]},
    ]
    found = grants(WORK | {"funder": funders}, crossref)
    assert shown(found) == [
        ("Fen Science Foundation", "FSF-1", "https://doi.org/10.13039/100000001"),
        ("Fen Science Foundation", "FSF-2", "https://doi.org/10.13039/100000001"),
        ("Marsh Trust", "", "https://ror.org/021nxhr62"),
    ]
    assert {grant.works for grant in found} == {("On Tides",)}
    assert found[1].evidence.quote.endswith('"FSF-2"')


def test_content_negotiation_gives_csl_with_funders() -> None:
    work = {"type": "article-journal", "title": "On Tides", "funder": [{"name": "Marsh Trust", "award": ["M7"]}]}
    assert shown(grants([work], csl_json)) == [("Marsh Trust", "M7", "")]  # type: ignore[arg-type]


def test_a_registered_grant() -> None:
    lead = {"given": "Ada", "family": "Moe", "ORCID": "http://orcid.org/0000-0002-1825-0097"}
    project = {
        "project-title": [{"title": "Salt and Silt"}],
        "lead-investigator": [lead],
        "investigator": [{"given": "Jonas", "family": "Ek"}],
        "award-start": {"date-parts": [[2019, 4, 1]]},
        "award-end": {"date-parts": [[2022, 3]]},
        "funding": [
            {"scheme": "Early Career", "award-amount": {"amount": 99500.0, "currency": "GBP"},
             "funder": {"name": "Marsh Trust", "id": [{"id": "10.13039/100004440", "id-type": "DOI"}]}}
        ],
    }  # fmt: skip
    (grant,) = grants({"type": "grant", "award": "215/M", "project": [project], "indexed": {}, "prefix": "10.5555",
                       "deposited": {}, "URL": "https://doi.org/10.5555/215m"}, crossref)  # fmt: skip
    assert (grant.title, grant.identifier, grant.start, grant.end) == (
        "Salt and Silt",
        "215/M",
        "2019-04-01",
        "2022-03",
    )
    assert (grant.amount, grant.currency, grant.scheme) == ("99500", "GBP", "Early Career")
    assert [(r.person.name, r.role) for r in grant.recipients] == [
        ("Ada Moe", "Lead Investigator"), ("Jonas Ek", "Investigator"),
    ]  # fmt: skip
    assert grant.recipients[0].person.identifier == "https://orcid.org/0000-0002-1825-0097"
    assert grant.funder.identifier == "https://doi.org/10.13039/100004440"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"grants": [{"funder": "https://openalex.org/F1", "funder_display_name": "Fen Fund", "award_id": "A-1"}]},
         [("Fen Fund", "A-1", "")]),
        ({"awards": [{"funder_award_id": "A-1", "funder_id": "https://openalex.org/F1", "funder_display_name": "Fen Fund"}],
          "funders": [{"id": "https://openalex.org/F1", "display_name": "Fen Fund", "ror": "https://ror.org/021nxhr62"},
                      {"id": "https://openalex.org/F2", "display_name": "Marsh Trust", "ror": None}]},
         [("Fen Fund", "A-1", "https://ror.org/021nxhr62"), ("Marsh Trust", "", "")]),
        ({"grants": [{"funder_display_name": "Fen Fund", "award_id": None}, {"funder_display_name": "Fen Fund", "award_id": "A"}]},
         [("Fen Fund", "", ""), ("Fen Fund", "A", "")]),
    ],
)  # fmt: skip
def test_awards_of_a_work_in_openalex(told: dict[str, Any], expected: list[tuple[str, str, str]]) -> None:
    work = {"id": "https://openalex.org/W1", "title": "On Tides", "authorships": [], **told}
    assert shown(grants(work, openalex)) == expected


JATS = """<article><front><article-meta><title-group><article-title>On Tides</article-title></title-group>{}
</article-meta></front></article>"""


def test_award_groups_of_an_article() -> None:
    group = """<funding-group><award-group id="f1"><funding-source><institution-wrap><institution>Fen Fund</institution>
<institution-id institution-id-type="doi">https://doi.org/10.13039/501100000001</institution-id></institution-wrap>
</funding-source><award-id>A-1</award-id><award-id>A-2</award-id><principal-award-recipient><name><surname>Moe</surname>
<given-names>Ada</given-names></name></principal-award-recipient></award-group>
<award-group><funding-source>Marsh Trust</funding-source></award-group></funding-group>"""
    found = grants(JATS.format(group), jats, "a.xml")
    registered = "https://doi.org/10.13039/501100000001"
    assert shown(found) == [("Fen Fund", "A-1", registered), ("Fen Fund", "A-2", registered), ("Marsh Trust", "", "")]
    assert found[0].recipients[0].person.name == "Ada Moe"
    assert found[2].works == ("On Tides",)


def test_sponsors_of_older_articles() -> None:
    meta = "<contract-num>A-1</contract-num><contract-sponsor>Fen Fund</contract-sponsor>"
    assert shown(grants(JATS.format(meta), jats, "a.xml")) == [("Fen Fund", "A-1", "")]


def test_funders_of_a_header() -> None:
    header = """<TEI><teiHeader><fileDesc><titleStmt><title>On Tides</title><funder><orgName type="full">Fen Fund</orgName>
<orgName type="abbreviated">FF</orgName><idno type="grant-number">A-1</idno></funder><funder ref="#x"/></titleStmt>
</fileDesc></teiHeader></TEI>"""
    assert shown(grants(header, tei, "a.tei.xml")) == [("Fen Fund", "A-1", "")]


def test_json_ld_says_of_a_work_what_funds_it() -> None:
    grant = {"@type": "MonetaryGrant", "identifier": "A-1", "funder": {"@type": "Organization", "name": "Fen Fund"}}
    work = {
        "@context": "https://schema.org", "@type": "ScholarlyArticle", "name": "On Tides", "funding": grant,
        "author": {"@type": "Person", "name": "Ada Moe"},
    }  # fmt: skip
    (found,) = grants(work, linked_data, "w.jsonld")
    assert (found.identifier, found.funder.name, found.works) == ("A-1", "Fen Fund", ("On Tides",))


def test_the_paper_stays_beside_its_funding() -> None:
    funded = WORK | {"funder": [{"name": "Fen Fund"}]}
    records = import_bytes(json.dumps(funded).encode(), "w.json", crossref).extraction.records
    assert [type(record) for record in records] == [Paper, Grant]
