"""Talks that pages announce: who speaks, of what and when stand behind labels, below them, or in front matter."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Talk

_TITLE = "Slow tides of northern harbours"
_SAID = "Harbours are slow. In this talk I will show how slow they are, and how we measured it."
_LIFE = "Ada Moe is a professor of hydrology at Fen University."


def talks(text: str) -> list[tuple[str, ...]]:
    read = extract(read_bytes(text.encode(), "page.md", retrieved="2023-06-01"))
    found = [record for record in read.records if isinstance(record, Talk)]
    return [(" & ".join(p.name for p in t.people), t.title, t.event, t.date, t.location) for t in found]


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: CV\n---\n\n# Ada Moe\n\n## Roles\n\n- Speaker: Tide Week, 2019\n- Title: Captain\n",
        "---\ntitle: Seminar\n---\n\n**Speaker:** TBA\n\n**Title:** TBA\n",
        "---\ntitle: Harbours\nauthor: Ada Moe\ndate: 2023-03-09\n---\n\n## Abstract\n\nHarbours are slow.\n",
    ],
    ids=["roles of a life", "nothing is known yet", "an author of what has an abstract"],
)
def test_nothing_is_announced(text: str) -> None:
    assert all(talk[1] not in {"Captain", "Harbours"} for talk in talks(text))
    assert not [talk for talk in talks(text) if "TBA" in talk]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"---\nlayout: post\ntitle: {_TITLE}\nspeaker: Ada Moe\ndate: 2023-03-09\nlocation: Room 5\n---\n\n{_SAID}\n",
            ("Ada Moe", _TITLE, "", "2023-03-09", "Room 5"),
        ),
        (
            (
                "---\ntitle: 'Harbour seminar: Ada Moe'\ndate: 2023-02-20\nlayout: post\n---\n\n"
                f"**Speaker:** Prof. Ada Moe, Fen University\n\n**Title:** {_TITLE}\n\n**Date:** Thursday, March 9, 3pm\n\n"
                f"**Location:** Room 5\n\n**Abstract:** {_SAID}\n\n**Bio:** {_LIFE}\n"
            ),
            ("Ada Moe", _TITLE, "", "2023-03-09", "Room 5"),
        ),
        (
            (
                f"# Tide colloquium\n\n## Speaker\n\nDr. Ada Moe (Fen University)\n\n## Title\n\n{_TITLE}\n\n"
                f"## When\n\n9 March 2023, 14:00\n\n## Abstract\n\n{_SAID}\n"
            ),
            ("Ada Moe", _TITLE, "", "2023-03-09", ""),
        ),
        (
            (
                f'---\ntitle: Seminario del grupo\n---\n\n**Ponente:** Ada Moe  \n**Título:** "{_TITLE}"  \n'
                "**Fecha:** 9 de marzo de 2023  \n**Lugar:** Sala 5  \n"
            ),
            ("Ada Moe", _TITLE, "", "2023-03-09", "Sala 5"),
        ),
        (
            (
                f"---\ntitle: '{_TITLE}'\nauthor: Ada Moe\n---\n\nThe Tide Group hosts Ada Moe, from Fen University.\n\n"
                f"## Abstract\n{_SAID}\n\n## Speaker Bio\n{_LIFE}\n\n## Logistics\nDate: March 9th <br>\nTime: 1PM <br>\n"
            ),
            ("Ada Moe", _TITLE, "", "2023-03-09", ""),
        ),
        (
            (
                "---\ntitle: Seminar talk by Ada Moe\ndate: 2023-03-01\nlayout: post\n---\n\n**When:** 9 March 2023, 11am\n\n"
                f"**Who:** Ada Moe (Fen University) and Bo Ek (Lund University)\n\n**What:** {_TITLE}\n"
            ),
            ("Ada Moe & Bo Ek", _TITLE, "", "2023-03-09", ""),
        ),
    ],
    ids=["front matter", "labels", "headings", "Spanish", "a life and no label", "when, who and what"],
)
def test_a_notice(text: str, told: tuple[str, ...]) -> None:
    assert talks(text) == [told]


def test_a_series_announces_a_talk_below_each_day() -> None:
    text = (
        "# Seminare im Sommer\n\n#### 3. Mai 2021\n\n- Referentin: Dr. Ada Moe (Universität Bremen)\n- Titel: Gezeiten\n"
        "- Ort: Raum 5\n\n#### 10. Mai 2021\n\n- Referent: Bo Ek (TU Dresden)\n- Titel: Eis hören\n- Ort: Raum 6\n"
    )
    assert talks(text) == [
        ("Ada Moe", "Gezeiten", "", "2021-05-03", "Raum 5"),
        ("Bo Ek", "Eis hören", "", "2021-05-10", "Raum 6"),
    ]
