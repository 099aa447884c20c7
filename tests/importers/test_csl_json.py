"""CSL-JSON and the JSON of Crossref."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from kgbuild.errors import DocumentError
from kgbuild.importers import crossref, csl_json
from kgbuild.model import Evidence, Paper, Talk

ITEM = {
    "id": "vega2014",
    "type": "article-journal",
    "title": "Tides",
    "author": [{"family": "Vega", "non-dropping-particle": "de la", "given": "Ana"}, {"literal": "Tide Board"}],
    "issued": {"date-parts": [[2014, 3]]},
}
WORK = {
    "indexed": {"date-parts": [[2024, 1, 1]]},
    "reference-count": 3,
    "publisher": "Wave Press",
    "DOI": "10.5555/tides.14",
    "type": "journal-article",
    "title": ["Tides <i>of</i> North &amp; South"],
    "subtitle": ["A Survey"],
    "author": [
        {
            "ORCID": "http://orcid.org/0000-0002-1825-0097",
            "given": "Liv",
            "family": "Ødegård",
            "affiliation": [{"name": "Univ. of the Sea"}],
        },
        {"name": "The Tide Board", "affiliation": []},
    ],
    "container-title": ["Journal of Tides"],
    "issued": {"date-parts": [[2014]]},
    "published-print": {"date-parts": [[2014, 5]]},
    "ISSN": ["1234-5679"],
    "abstract": "<jats:p>Seas rise.</jats:p>",
}


def csl(item: Any, **how: Any) -> list[Paper | Evidence]:
    text = json.dumps([item], **how)
    found = list(csl_json.records(io.StringIO(text), "a.json"))
    for one in found:
        evidence = one if isinstance(one, Evidence) else one.evidence
        assert text[evidence.start : evidence.end] == evidence.quote
    return found  # type: ignore[return-value]


def paper(item: Any) -> Paper:
    (found,) = csl(item)
    assert isinstance(found, Paper)
    return found


@pytest.mark.parametrize(
    "value",
    [
        [],
        {},
        {"name": "Liv Ødegård", "type": "person", "title": "Professor"},
        [{"title": "A post", "type": "post", "date": "2014-03-01"}],
        {"@context": "http://schema.org", "@type": "Person", "title": "Dr."},
        {"type": "FeatureCollection", "features": []},
    ],
    ids=repr,
)
def test_other_json_is_left_alone(value: Any) -> None:
    head = json.dumps(value).encode()
    assert not csl_json.accepts(head, "a.json")
    assert not crossref.accepts(head, "a.json")


@pytest.mark.parametrize("how", [{}, {"indent": 2}, {"ensure_ascii": False}, {"separators": (",", ":")}], ids=repr)
def test_an_item_however_it_is_written(how: dict[str, Any]) -> None:
    text = json.dumps([ITEM], **how)
    assert csl_json.accepts(text.encode(), "export.txt")
    (found,) = csl(ITEM, **how)
    assert isinstance(found, Paper)
    assert [author.person.name for author in found.authors] == ["Ana de la Vega", "Tide Board"]
    assert [text[a.person.start : a.person.end] for a in found.authors] == ["Vega", "Tide Board"]
    assert (found.title, found.type, found.date) == ("Tides", "journal", "2014-03")


@pytest.mark.parametrize(
    ("issued", "date", "year"),
    [
        ({"date-parts": [["2014", "3", "9"]]}, "2014-03-09", "2014"),
        ({"date-parts": [[2014]]}, "", "2014"),
        ({"date-parts": [[2014]], "season": 2}, "2014-22", "2014"),
        ({"raw": "2014-03-09T10:00"}, "2014-03-09", "2014"),
        ({"literal": "2014"}, "", "2014"),
        ({"date-parts": [[None]]}, "", ""),
        ({"date-parts": [[]]}, "", ""),
        ({"literal": "soon"}, "", ""),
        ("2014", "", ""),
    ],
)
def test_dates(issued: Any, date: str, year: str) -> None:
    found = paper(ITEM | {"issued": issued})
    assert (found.date, found.year) == (date, year)


def test_items_without_title_are_reported() -> None:
    assert isinstance(csl({"id": "x", "type": "book"})[0], Evidence)


def test_values_of_unexpected_types_are_unknown() -> None:
    found = paper(
        ITEM
        | {
            "volume": {"a": 1},
            "page": None,
            "author": "Ana",
            "editor": [1, None],
            "keyword": 7,
            "custom": [],
            "ISBN": [],
        }
    )
    assert (found.volume, found.pages, found.authors, found.editors, found.topics) == ("", "", (), (), ("7",))


@pytest.mark.parametrize("wrapped", ["list", "single", "bare", "dump", "lines"])
def test_crossref_in_all_its_envelopes(wrapped: str) -> None:
    text = {
        "list": json.dumps({"status": "ok", "message-type": "work-list", "message": {"facets": {}, "items": [WORK]}}),
        "single": json.dumps({"status": "ok", "message-type": "work", "message": WORK}),
        "bare": json.dumps(WORK),
        "dump": json.dumps({"items": [WORK]}),
        "lines": json.dumps(WORK) + "\n",
    }[wrapped]
    assert crossref.accepts(text.encode(), "a.json")
    (found,) = crossref.records(io.StringIO(text), "a.json")
    assert isinstance(found, Paper)
    assert text[found.evidence.start : found.evidence.end] == found.evidence.quote
    assert found.title == "Tides of North & South: A Survey"
    assert (found.venue, found.date, found.doi, found.abstract) == (
        "Journal of Tides",
        "2014-05",
        "10.5555/tides.14",
        "Seas rise.",
    )
    assert found.identifiers == {"issn": "1234-5679"}
    liv, board = (author.person for author in found.authors)
    assert (liv.name, liv.identifier, liv.affiliation) == (
        "Liv Ødegård",
        "https://orcid.org/0000-0002-1825-0097",
        "Univ. of the Sea",
    )
    assert board.name == "The Tide Board"


def test_long_works_are_quoted_by_their_title() -> None:
    text = json.dumps(WORK | {"reference": [{"key": "x" * 3000}]})
    (found,) = crossref.records(io.StringIO(text), "a.json")
    assert isinstance(found, Paper)
    assert found.evidence.quote == '"title": ["Tides <i>of</i> North &amp; South"]'


@pytest.mark.parametrize("kind", ["journal", "grant", "component"])
def test_what_is_no_work_is_passed_over(kind: str) -> None:
    assert list(crossref.records(io.StringIO(json.dumps(WORK | {"type": kind})), "a.json")) == []


def test_what_is_cut_off_costs_only_itself() -> None:
    text = json.dumps([ITEM, ITEM | {"title": "Second"}])
    found = list(csl_json.records(io.StringIO(text[:-30]), "a.json"))
    assert [type(one) for one in found] == [Paper, Evidence]
    with pytest.raises(DocumentError, match=r"a\.json:1"):
        list(csl_json.records(io.StringIO(text[:60]), "a.json"))


def test_a_speech_is_a_talk() -> None:
    item = ITEM | {"type": "speech", "genre": "Poster", "event-title": "Sea Days", "event-place": "Oslo"}
    (talk,) = csl_json.records(io.StringIO(json.dumps([item])), "a.json")
    assert isinstance(talk, Talk)
    assert (talk.title, talk.event, talk.date, talk.type, talk.location) == (
        "Tides",
        "Sea Days",
        "2014-03",
        "Poster",
        "Oslo",
    )
    assert [person.name for person in talk.people] == ["Ana de la Vega", "Tide Board"]


def test_a_preprint_of_zotero() -> None:
    item = ITEM | {"type": "article", "number": "arXiv:2101.01234", "publisher": "arXiv"}
    (paper,) = csl_json.records(io.StringIO(json.dumps([item])), "a.json")
    assert isinstance(paper, Paper)
    assert (paper.type, paper.arxiv, paper.venue, paper.publisher, paper.number) == (
        "preprint",
        "2101.01234",
        "arXiv",
        "",
        "",
    )
