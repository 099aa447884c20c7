"""Who pays for a lab, as sections of acknowledgements and support say it."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import read_page
from kgbuild.extract.prose.support import support


def paid(text: str) -> list[tuple[str, str, str]]:
    page = read_page(read_bytes(text.encode(), "page.md"))
    for grant in support(page):
        assert page.text[grant.evidence.start : grant.evidence.end] == grant.evidence.quote
    return [(grant.title, grant.funder.name, grant.identifier) for grant in support(page)]


@pytest.mark.parametrize(
    "text",
    [
        "# Acknowledgements\n\nWe thank Ingrid Solberg and the harbour master for their help.",
        "# Methods\n\nThis work was supported by the National Science Foundation under Grant ABC-1234567.",
        "# Support\n\n* Write to us\n* Fill in the form, number 12345678",
        "# News\n\n* [May 2, 2023] Our work is supported by the Tide Fund under Grant ABC-1234567.",
        "# Support\n\nStudents are supported by their tutors.",
    ],
)
def test_what_pays_nobody(text: str) -> None:
    assert paid(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "# Support\n\nThis is based upon work supported, in part, by the National Science Foundation (NSF) "
                "under Grant ABC-1234567."
            ),
            [("", "National Science Foundation", "ABC-1234567")],
        ),
        (
            "# Funding\n\nOur lab is funded by Peat Technologies, Inc. through its programme.",
            [("", "Peat Technologies, Inc", "")],
        ),
        (
            (
                "---\ntitle: Acknowledgments\n---\nOur work is supported by the following grants:\n\n"
                "* National Science Foundation Graduate Research Fellowship (grant no. DGE-1234567)\n"
                "* Tides of the North, Tide Research Council, Award Number TRC-998877\n"
            ),
            [
                (
                    "National Science Foundation Graduate Research Fellowship",
                    "National Science Foundation",
                    "DGE-1234567",
                ),
                ("Tides of the North", "Tide Research Council", "TRC-998877"),
            ],
        ),
    ],
)
def test_who_pays(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert paid(text) == expected


def test_when_and_how_much_a_project_was_paid() -> None:
    text = (
        "# About\n\n## Funding\n\nThe TidNet project is funded by the Leverhulme Trust under Grant No. RPG-2019-123 "
        "from May 2019 to April 2022.\n"
    )
    (grant,) = support(read_page(read_bytes(text.encode(), "about.md")))
    assert (grant.title, grant.funder.name, grant.identifier) == ("TidNet", "Leverhulme Trust", "RPG-2019-123")
    assert (grant.start, grant.end) == ("2019-05", "2022-04")


def test_a_list_that_a_sentence_announces() -> None:
    text = (
        "# Organizations\n\nOur research is supported by:\n\n* National Science Foundation (NSF) project TIDES\n"
        "* National Science Foundation, Tide Leader grant\n* National Science Foundation\n* The harbour master\n"
    )
    assert paid(text) == [
        ("TIDES", "National Science Foundation", ""),
        ("Tide Leader grant", "National Science Foundation", ""),
    ]
