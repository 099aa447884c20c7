"""Lives told in notes without verbs are read like entries of a curriculum; sentences and lists of service are not."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Education, Position, Service


def told(text: str) -> list[str]:
    out = []
    for record in extract(read_bytes(f"# Ada Lindqvist\n\n{text}\n".encode(), "page.md")).records:
        match record:
            case Position(role=role, organization=body, start=start, end=end):
                out.append(f"{role} | {body.name} | {start} | {end}")
            case Education(degree=degree, field=field, institution=body, start=start, end=end):
                out.append(f"{degree} | {field} | {body.name} | {start} | {end}")
            case Service(role=role, organization=body, start=start, end=end):
                out.append(f"{role} | {body.name} | {start} | {end} | service")
    return sorted(out)


@pytest.mark.parametrize(
    "text",
    [
        "2019: The tides of the north, Harbour Press. 2020: A book of gulls, Uppsala.",
        "Tides rise in 2019; they fall in 2020; nobody at the University of Kiel knows why.",
        "- May 2021: The new postdoc presented tides\n- June 2021: The director of the Tide Institute gave a talk",
    ],
)
def test_nothing_is_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "want"),
    [
        (
            (
                "Geboren 1957 in Kiel, 1976–1982 Studium der Geschichte an der Universität Kassel, Promotion 1985. 1986 bis "
                "1990 wissenschaftliche Mitarbeiterin am Institut für Watten, 1990 Habilitation und seit 1995 Leiterin der "
                "Abteilung Gezeiten tätig. Weitere Ämter: 1998 bis 2004 Vorsitzende des Vereins Kieler Segel."
            ),
            [
                " | Geschichte | Universität Kassel | 1976 | 1982",
                "Habilitation |  |  |  | 1990",
                "Leiterin | Abteilung Gezeiten | 1995 | ",
                "Promotion |  |  |  | 1985",
                "Vorsitzende | Vereins Kieler Segel | 1998 | 2004 | service",
                "wissenschaftliche Mitarbeiterin | Institut für Watten | 1986 | 1990",
            ],
        ),
        (
            (
                "Doutorado em Física pela Universidade de Aveiro (2012); Mestre em Física pela Universidade de Aveiro (2008). "
                "Professora adjunta do Instituto de Marés."
            ),
            [
                "Doutorado | Física | Universidade de Aveiro |  | 2012",
                "Mestre | Física | Universidade de Aveiro |  | 2008",
                "Professora adjunta | Instituto de Marés |  | ",
            ],
        ),
    ],
)
def test_notes(text: str, want: list[str]) -> None:
    assert told(text) == want
