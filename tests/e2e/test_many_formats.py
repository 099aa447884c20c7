"""One person in many formats is one node, and so is their paper, with the evidence of each file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kgbuild.api import Graph
from kgbuild.pipeline import build

CASES = Path(__file__).resolve().parent.parent / "importers" / "cases"
CV = """# Ilka Oestergaard

## Positions

- 2012–2016 Postdoc, Kesten Institute

## Education

- 2008–2012 PhD in Biology, Aalund University

## Publications

1. T. Vintilescu, I. M. Oestergaard. Lichens keep time in the dark. Annals of Slow Botany 12(2), 101–119, 2018.
2. I. M. Oestergaard. A field guide to arctic rhythms. Moss Press, 2021.
"""
BIB = """@article{lichens,
  author = {Vintilescu, Teodor and Oestergaard, Ilka M.},
  title = {Lichens keep time in the dark},
  journal = {Annals of Slow Botany},
  volume = 12, number = 2, pages = {101--119}, year = 2018, doi = {10.5555/asb.2018.31}
}
"""
TABLE = "Name,Supervisor,Degree,Start,End\nTeodor Vintilescu,Ilka Oestergaard,PhD,2014,2018\n"
PEOPLE = "- name: Ilka Maren Oestergaard\n  role: Professor\n  orcid: 0000-0003-1234-5674\n"
PAGE = """<html><head><script type="application/ld+json">{"@context": "https://schema.org", "@type": "ScholarlyArticle",
"headline": "Lichens keep time in the dark", "author": [{"@type": "Person", "name": "T. Vintilescu"},
{"@type": "Person", "name": "Ilka M. Oestergaard", "@id": "https://orcid.org/0000-0003-1234-5674"}],
"datePublished": "2018", "sameAs": "https://doi.org/10.5555/asb.2018.31"}</script></head><body><p>Lichens.</p></body></html>
"""
TURTLE = """@prefix schema: <https://schema.org/> .
<https://doi.org/10.5555/asb.2018.31> a schema:ScholarlyArticle ; schema:name "Lichens keep time in the dark" ;
  schema:author ( [ a schema:Person ; schema:name "Teodor Vintilescu" ] <https://orcid.org/0000-0003-1234-5674> ) .
<https://orcid.org/0000-0003-1234-5674> a schema:Person ; schema:name "Ilka Maren Oestergaard" .
"""


@pytest.mark.slow
def test_one_person_and_one_paper_from_every_format(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "_data").mkdir(parents=True)
    for name in ("orcid.json", "openalex.json", "semantic_scholar.json"):
        shutil.copy(CASES / name, folder / name)
    texts = {
        "cv.md": CV, "refs.bib": BIB, "students.csv": TABLE, "_data/people.yml": PEOPLE, "page.html": PAGE, "x.ttl": TURTLE,
        "package.json": '{"name": "site", "version": "1", "author": {"name": "Bo Ek", "role": "dev"}}',
    }  # fmt: skip
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    report = build([folder], tmp_path / "graph")
    assert not report.failures
    graph = Graph.open(tmp_path / "graph")
    people = {row["name"]: row for row in graph.query("people").rows}
    assert set(people) == {"Ilka Maren Oestergaard", "Teodor Vintilescu"}
    assert people["Ilka Maren Oestergaard"]["orcid"] == "0000-0003-1234-5674"
    titles = [row["title"] for row in graph.query("papers").rows]
    assert titles.count("Lichens keep time in the dark") == 1
    assert titles.count("A field guide to arctic rhythms") == 1
    paper = next(row["paper"] for row in graph.query("papers").rows if row["title"].startswith("Lichens"))
    authors = [(row["position"], row["name"]) for row in graph.query("authorships").rows if row["paper"] == paper]
    assert sorted(set(authors)) == [("1", "Teodor Vintilescu"), ("2", "Ilka Maren Oestergaard")]
    told = {
        row["document"] for row in graph.query("evidence").rows if row["fact"].startswith(paper.removesuffix("#this"))
    }
    for name in ("cv.md", "refs.bib", "orcid.json", "openalex.json", "semantic_scholar.json", "page.html", "x.ttl"):
        assert any(name in document for document in told), name
    rows = [(row["advisor_name"], row["student_name"]) for row in graph.query("supervision").rows]
    assert rows == [("Ilka Maren Oestergaard", "Teodor Vintilescu")]
