"""A CV, a bibliography and a record of OpenAlex tell of the same papers: one node each, with all the evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgbuild.api import Graph
from kgbuild.errors import InputError
from kgbuild.pipeline import build

pytestmark = pytest.mark.slow

CV = """# Ada Lindqvist

## Publications

1. A. Lindqvist, B. Ekman. Tides of graphs. *Journal of Tides* 12(3), 34-56 (2020). doi:10.5555/tides.20
2. A. Lindqvist, E. García López. Harbour lattices. *Journal of Tides* 14, 3-9 (2022).
"""
BIB = r"""@string{jt = "Journal of Tides"}
@article{lindqvist2020,
  author = {Lindqvist, Ada and Ekman, Bo},
  title = {Tides of {Graphs}},
  journal = jt, year = 2020, volume = 12, number = 3, pages = {34--56},
  doi = {https://doi.org/10.5555/TIDES.20},
}
@article{lindqvist2022,
  author = {Lindqvist, Ada and Garc{\'\i}a L{\'o}pez, Eva},
  title = {Harbour Lattices}, journal = jt, year = 2022, volume = 14, pages = {3--9},
}
@inproceedings{torn, author = {Lindqvist, Ada}, note = {no title}}
"""
OPENALEX = {
    "id": "https://openalex.org/W1",
    "doi": "https://doi.org/10.5555/tides.20",
    "title": "Tides of graphs",
    "publication_year": 2020,
    "publication_date": "2020-03-05",
    "type": "article",
    "ids": {},
    "primary_location": {"source": {"display_name": "Journal of Tides", "type": "journal", "issn_l": "1234-5679"}},
    "authorships": [
        {"author": {"id": "https://openalex.org/A1", "display_name": "Ada Lindqvist", "orcid": "https://orcid.org/0000-0002-1825-0097"}},
        {"author": {"id": "https://openalex.org/A2", "display_name": "Bo Ekman"}},
    ],
    "biblio": {"volume": "12", "issue": "3", "first_page": "34", "last_page": "56"},
}  # fmt: skip
EVIDENCE = """
SELECT ?document ?quote WHERE {
  ?paper a kg:Publication ; schema:name "Tides of graphs" .
  ?claim kg:states ?paper ; prov:wasDerivedFrom ?span .
  ?span oa:hasSource/schema:name ?document ; oa:hasSelector/oa:exact ?quote
} ORDER BY ?document
"""


@pytest.fixture
def graph(tmp_path: Path) -> Graph:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "cv.md").write_text(CV, encoding="utf-8")
    (docs / "papers.bib").write_text(BIB, encoding="utf-8")
    (docs / "works.json").write_text(json.dumps(OPENALEX), encoding="utf-8")
    report = build([docs], tmp_path / "graph")
    assert not report.failures
    assert [(left.document, left.entries) for left in report.leftovers] == [("papers.bib", 1)]
    return Graph.open(tmp_path / "graph")


def test_one_paper_is_one_node_with_three_pieces_of_evidence(graph: Graph) -> None:
    assert [row["title"] for row in graph.query("papers").rows] == ["Tides of graphs", "Harbour lattices"]
    rows = graph.sparql(EVIDENCE).rows
    assert [row["document"] for row in rows] == ["cv.md", "papers.bib", "works.json"]
    assert rows[1]["quote"].startswith("@article{lindqvist2020,")
    people = {row["name"]: row["orcid"] for row in graph.query("people").rows}
    assert people == {"Ada Lindqvist": "0000-0002-1825-0097", "Bo Ekman": "", "Eva García López": ""}


def test_the_works_of_a_person_are_written_with_what_all_sources_say(graph: Graph) -> None:
    assert (
        graph.export("bibtex", "Bo Ekman").decode()
        == r"""@article{lindqvist2020tides,
  author = {Lindqvist, Ada and Ekman, Bo},
  title = {Tides of graphs},
  journal = {Journal of Tides},
  year = {2020},
  month = mar,
  day = {05},
  volume = {12},
  number = {3},
  pages = {34--56},
  doi = {10.5555/tides.20},
  issn = {1234-5679},
}
"""
    )
    assert [item["title"] for item in json.loads(graph.export("csl-json"))] == ["Harbour lattices", "Tides of graphs"]
    assert graph.export("ris", "Harbour lattices").decode().count("TY  - JOUR") == 1
    assert len(json.loads(graph.export("csl-json", "Journal of Tides"))) == 2


def test_what_is_no_source_of_works_is_refused(graph: Graph, tmp_path: Path) -> None:
    (tmp_path / "cv.md").write_text(
        "# Ada Lindqvist\n\n## Education\n\n- Ph.D., Uppsala University, 2004 - 2008\n", encoding="utf-8"
    )
    build([tmp_path / "cv.md"], tmp_path / "other")
    other = Graph.open(tmp_path / "other")
    assert other.export("bibtex", "Ada Lindqvist") == b""
    with pytest.raises(InputError, match="no works are known"):
        other.export("bibtex", "Uppsala University")


@pytest.mark.parametrize(("form", "name"), [("bibtex", "a.bib"), ("csl-json", "a.json"), ("ris", "a.ris")])
def test_a_graph_of_what_was_exported_exports_the_same(graph: Graph, tmp_path: Path, form: str, name: str) -> None:
    exported = graph.export(form)
    (tmp_path / name).write_bytes(exported)
    build([tmp_path / name], tmp_path / "again")
    assert Graph.open(tmp_path / "again").export(form) == exported
