"""One work told by a curriculum, a bibliography and an index is one node with three pieces of evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgbuild.inputs import find_sources
from kgbuild.model import Grant, Paper
from kgbuild.reading import read_all
from kgbuild.resolve import resolve

CV = """Ada Voss
Curriculum vitae

Publications

1. A. Voss, P. de Wit, "{title}," {venue}, 12(3):101-119, 2019.
"""
BIB = "@article{{v, author = {{Voß, Ada and de Wit, Pim}}, title = {{{title}}}, journal = {{{venue}}}, year = 2019, doi = {{10.5555/peat.19}}}}\n"
TITLE = "Peat and fire in the northern moors: a Bayesian view of ten thousand years"


def openalex(title: str, venue: str) -> str:
    people = [{"author": {"display_name": name}} for name in ("Ada Voss", "Pim de Wit")]
    return json.dumps({
        "id": "https://openalex.org/W1", "doi": "https://doi.org/10.5555/PEAT.19", "display_name": title, "title": title,
        "publication_year": 2019, "type": "article", "authorships": people,
        "primary_location": {"source": {"display_name": venue, "type": "journal"}},
    })  # fmt: skip


@pytest.mark.parametrize(
    ("titles", "venues"),
    [
        ((TITLE, TITLE, TITLE), ("Journal of Fen Studies",) * 3),
        (
            (TITLE, TITLE.replace("and", "{\\&}"), TITLE.upper()),
            ("J. Fen Stud.", "Journal of Fen Studies", "Journal of Fen Studies"),
        ),
        (
            (TITLE, TITLE, "Peat and fire in the northern moors"),
            ("JFS", "Journal of Fen Studies", "Journal of Fen Studies"),
        ),
        (
            (TITLE, TITLE, TITLE),
            ("PNAF", "Proceedings of the National Academy of Fens", "Proceedings of the National Academy of Fens"),
        ),
    ],
    ids=["as is", "other spellings", "without a subtitle", "by an acronym"],
)
def test_one_work_in_three_sources(tmp_path: Path, titles: tuple[str, str, str], venues: tuple[str, str, str]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "cv.txt").write_text(CV.format(title=titles[0], venue=venues[0]), encoding="utf-8")
    (tmp_path / "in" / "a.bib").write_text(BIB.format(title=titles[1], venue=venues[1]), encoding="utf-8")
    (tmp_path / "in" / "w.json").write_text(openalex(titles[2], venues[2]), encoding="utf-8")
    reading = read_all(find_sources([tmp_path / "in"]), tmp_path, retrieved={})
    told = [record.evidence.quote for one in reading.extractions for record in one.records if isinstance(record, Paper)]
    assert len(told) == len(set(told)) == 3
    found = resolve(reading.extractions)
    assert len(found.papers) == 1
    assert sorted(entity.name for entity in found.people.values()) == ["Ada Voss", "Pim de Wit"]


FUNDED = {
    "w.json": {"id": "https://openalex.org/W1", "title": TITLE, "authorships": [], "awards": [
        {"funder_award_id": "FSF-2019-077", "funder_display_name": "Fen Science Foundation"}]},
    "c.json": {"title": [TITLE], "DOI": "10.5555/peat.19", "indexed": {}, "deposited": {}, "funder": [
        {"name": "FSF", "award": ["FSF 2019-077", "12"]}, {"name": "Marsh Trust", "award": ["12"]}]},
}  # fmt: skip


def test_one_grant_that_two_records_of_a_work_acknowledge(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name, record in FUNDED.items():
        (tmp_path / "in" / name).write_text(json.dumps(record), encoding="utf-8")
    reading = read_all(find_sources([tmp_path / "in"]), tmp_path, retrieved={})
    told = [record for one in reading.extractions for record in one.records if isinstance(record, Grant)]
    assert [grant.works for grant in told] == [(TITLE,)] * 4
    # A long number is one grant's however the funder's name is written; a short one is not.
    assert sorted(entity.name for entity in resolve(reading.extractions).grants.values()) == [
        "FSF grant 12", "FSF grant FSF 2019-077", "Marsh Trust grant 12",
    ]  # fmt: skip
