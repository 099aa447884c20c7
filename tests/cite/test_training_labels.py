"""The labels that training strings get from the values of their records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
from cite_training.align import labels_of
from cite_training.mend import mended


def found(text: str, **values: Any) -> dict[str, list[str]]:
    """Give the slices of each label of a record."""
    sample = labels_of({"text": text, **values})
    assert sample
    out: dict[str, list[str]] = {}
    for token, label in zip(*sample, strict=True):
        mark, _, name = label.partition("-")
        if mark == "B":
            out.setdefault(name, []).append(token.text)
        elif mark == "I":
            out[name][-1] += f" {token.text}"
    return out


def people(*names: tuple[str, str]) -> list[dict[str, str]]:
    return [{"family": family, "given": given} for family, given in names]


@pytest.mark.parametrize(
    ("venue", "volume"), [("Proceedings of Moss 98", None), ("Moss Letters", "25"), ("Studies in Moss 1907", None)]
)
def test_numbers_that_are_no_journals_stay(venue: str, volume: str | None) -> None:
    kind = "inproc" if venue.startswith("Proc") else "article"
    assert mended({"text": "", "venue": venue, "volume": volume, "type": kind})["venue"] == venue


def test_a_family_name_that_begins_with_the_initial_is_whole() -> None:
    labels = found(
        "Moor M, Lind L. Peat. 1999.", authors=people(("Moor", "M"), ("Lind", "L")), title="Peat", year="1999"
    )
    assert labels["AF"] == ["Moor", "Lind"]
    assert labels["AH"] == ["M", "L."]


def test_stops_at_the_ends_of_values_are_free() -> None:
    labels = found(
        "Moor MR. Peat bogs. J. Peat. 4, 1.", authors=people(("Moor", "MR.")), title="Peat bogs.", venue="J. Peat.",
        volume="4", pages="1",
    )  # fmt: skip
    assert labels == {"AF": ["Moor"], "AH": ["MR"], "T": ["Peat bogs"], "V": ["J. Peat"], "VOL": ["4"], "P": ["1"]}


def test_the_stop_of_an_initial_is_its_own() -> None:
    labels = found("Moor, M. R., Jr. Peat. 1999", authors=people(("Moor", "M. R.")), title="Peat", year="1999")
    assert labels["AH"] == ["M. R."]


def test_a_year_inside_of_a_number_is_none() -> None:
    text = "A. Moor. Peat. Report CS-1992-18, 1992"
    sample = labels_of({"text": text, "authors": people(("Moor", "A.")), "title": "Peat", "year": "1992"})
    assert sample
    assert [token.start for token, label in zip(*sample, strict=True) if label == "B-Y"] == [text.rindex("1992")]


def test_a_number_behind_a_journal_is_its_volume() -> None:
    record = {"text": "", "venue": "Progress in Peat 25", "issue": "4", "type": "article"}
    assert (mended(record)["venue"], mended(record)["volume"]) == ("Progress in Peat", "25")
    issue = mended({"text": "", "venue": "Moss, n°19", "type": "article"})
    assert (issue["venue"], issue["issue"]) == ("Moss", "19")


def test_a_given_name_in_brackets_is_no_part_of_the_family() -> None:
    assert mended({"text": "", "authors": people(("MOOR (Anna)", ""))})["authors"] == people(("MOOR", "Anna"))
