"""Cases of `curricula.toml`: a curriculum, and the positions, degrees and students that are read from it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from kgbuild.extract.careers.education import education
from kgbuild.extract.careers.positions import positions
from kgbuild.extract.careers.supervision import supervision
from pages import HEAD, rows

CASES = tomllib.loads(Path(__file__).with_name("curricula.toml").read_text("utf-8"))["case"]
FIELDS = {
    "position": ("role", "organization", "start", "end"),
    "education": ("degree", "field", "institution", "start", "end", "thesis"),
    "supervision": ("advisor", "student", "level", "start", "end"),
}


def shown(row: dict[str, str]) -> str:
    return f"{row['kind']}: " + " | ".join(row.get(field, "-") for field in FIELDS[row["kind"]])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_what_a_curriculum_tells(case: dict[str, object]) -> None:
    text = HEAD + str(case["page"])
    found = [
        row
        for extractor in (positions, education, supervision)
        for row in rows(extractor, text, str(case.get("name", "cv.md")))
    ]
    assert sorted(shown(row) for row in found if row["kind"] in FIELDS) == sorted(case["facts"])  # type: ignore[call-overload]


def test_each_case_has_a_title_of_its_own() -> None:
    assert len({case["title"] for case in CASES}) == len(CASES) > 0
