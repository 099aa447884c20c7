"""Patents among references."""

from __future__ import annotations

import pytest

from kgbuild.cite import parse_reference
from kgbuild.cite.patents import find_patent, without_patent


@pytest.mark.parametrize(
    "text",
    [
        "B. Roy. Patent thickets and the 10,000 firms behind them. Tide Law Review 12, 2018.",
        "B. Roy. Do patents pay? Working paper 12345, 2018.",
        "A. Lind. Moss maps. US Geological Survey Report 2015-1234, 2015.",
        "A. Lind. Moss maps. Moss Letters 123456, 2015. Stanford, CA 94305",
        "A. Lind. Patents. DE-AT 12, 2015.",
    ],
)
def test_what_names_no_patent(text: str) -> None:
    assert find_patent(text) is None
    assert parse_reference(text).type != "patent"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A. Lind. Pump housing. US Patent 9,931,651, 2018.", "US 9,931,651"),
        ("Pump housing, U.S. Patent Application No. 2018/0012345 A1, filed 3 May 2017", "US 2018/0012345 A1"),
        ("United States Patent: 7,654,321. Pump housing", "US 7,654,321"),
        ("Pump housing. European Patent EP 3 123 456 B1", "EP 3 123 456 B1"),
        ("Pump housing. Europäisches Patent Nr. 3123456", "EP 3123456"),
        ("Pump housing. Deutsches Patent DE 10 2015 123 456.7", "DE 10 2015 123 456.7"),
        ("Carter de pompe. Brevet français n° 1234567, 2011", "FR 1234567"),
        ("Pump housing. WO2015/123456 A1, 2015", "WO 2015/123456 A1"),
        ("Pump housing. PCT/US2015/012345", "PCT/US2015/012345"),
        ("US D881,340 — “Pump housing,” 2020", "US D881,340"),
        ("Pump housing. US Provisional Patent Application 62/123,456", "US 62/123,456"),
        ("Pump housing. Japanese patent 2019-123456", "JP 2019-123456"),
    ],
)
def test_numbers(text: str, number: str) -> None:
    found = find_patent(text)
    assert found is not None
    assert found.number == number
    assert len(without_patent(text, found)) == len(text)


def test_a_reference_to_a_patent() -> None:
    found = parse_reference("A. Lind, B. Doe. Sealed housing for deep pumps. US Patent 9,931,651, Issued May 3, 2018.")
    assert [person.name for person in found.people] == ["A. Lind", "B. Doe"]
    assert (found.title, found.type, found.number) == ("Sealed housing for deep pumps", "patent", "US 9,931,651")
    assert (found.date, found.venue, found.volume, found.pages) == ("2018-05-03", "", "", "")


def test_where_the_number_stands() -> None:
    text = "A. Lind. Sealed housing for deep pumps. US Patent 9,931,651, 2018."
    (span,) = parse_reference(text).spans["number"]
    assert text[span.start : span.end] == "US Patent 9,931,651"
