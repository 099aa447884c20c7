"""Biographies in files of records."""

from __future__ import annotations

import pytest

from kgbuild.extract.prose.life_texts import with_lives
from kgbuild.importers import import_bytes, site_data
from kgbuild.model import Education, Extraction, Position, Record, Supervision

FOLDED = """- name: Mina Tavares
  role: Postdoc
  bio: >
    Mina studies salt marshes. She received her Ph.D. in Ecology from the
    University of Oslo in 2019, where she was advised by Jonas Ek. Before that she was a research
    assistant at Uppsala University.
- name: Oskar Brekke
  role: PhD student
  bio: "I am interested in tides. I did my M.Sc. in Physics at ETH Zurich."
"""


def read(text: str, name: str = "_data/people.yml") -> tuple[Extraction, tuple[Record, ...]]:
    imported = import_bytes(text.encode(), name, site_data)
    before, after = imported.extraction, with_lives(*imported)
    for record in after.records:
        assert imported.text[record.evidence.start : record.evidence.end] == record.evidence.quote != ""
    assert after.records[: len(before.records)] == before.records
    return after, after.records[len(before.records) :]


@pytest.mark.parametrize(
    "bio",
    ["Loves dogs.", "She likes long walks along the shore and reads old novels.", "Our lab hires a postdoc at Oslo."],
)
def test_what_states_nothing_of_a_life(bio: str) -> None:
    assert read(f"- name: Mina Tavares\n  role: Postdoc\n  bio: {bio}\n")[1] == ()


def test_lives_are_read_where_they_stand() -> None:
    _, told = read(FOLDED)
    studies = [(r.person.name, r.degree, r.institution.name, r.end) for r in told if isinstance(r, Education)]
    assert studies == [
        ("Mina Tavares", "Ph.D.", "University of Oslo", "2019"), ("Oskar Brekke", "M.Sc.", "ETH Zurich", ""),
    ]  # fmt: skip
    posts = [(r.person.name, r.role, r.organization.name) for r in told if isinstance(r, Position)]
    assert posts == [("Mina Tavares", "research assistant", "Uppsala University")]
    assert [(r.advisor.name, r.student.name) for r in told if isinstance(r, Supervision)] == [
        ("Jonas Ek", "Mina Tavares")
    ]


def test_json_breaks_lines_in_its_own_way() -> None:
    text = '[{"name": "Mina Tavares", "role": "Postdoc", "bio": "She did her\\nPh.D. in Ecology at the University of Oslo."}]'
    _, (study,) = read(text, "_data/people.json")
    assert isinstance(study, Education)
    assert (study.degree, study.institution.name) == ("Ph.D.", "University of Oslo")


def test_what_a_row_says_is_not_said_again() -> None:
    row = "- name: Mina Tavares\n  role: postdoc\n  affiliation: University of Oslo\n"
    assert read(row + "  bio: Mina is a postdoc at University of Oslo.\n")[1] == ()


def test_markup_is_no_part_of_the_sentence() -> None:
    text = "- name: Mina Tavares\n  role: Postdoc\n  bio: >\n    She did her **Ph.D.** in Ecology at the\n    [University of Oslo](https://example.org).\n"
    _, (study,) = read(text)
    assert isinstance(study, Education)
    assert (study.degree, study.institution.name) == ("Ph.D.", "University of Oslo")
