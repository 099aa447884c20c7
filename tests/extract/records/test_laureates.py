"""Lists of those who won, on pages that are nobody's."""

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import extract
from kgbuild.model import Award


def awards(text: str) -> list[tuple[str, str, str]]:
    records = extract(read_bytes(text.encode(), "page.md")).records
    return [("; ".join(p.name for p in r.people), r.title, r.date) for r in records if isinstance(r, Award)]


def test_the_owner_of_a_page_has_what_it_lists() -> None:
    text = "# Ada Moe\n\n## Awards\n\n* Tide Prize: Best Harbour, 2019\n* Salt Medal, 2020\n"
    assert [who for who, *_ in awards(text)] == ["Ada Moe", "Ada Moe"]


@pytest.mark.parametrize(
    ("line", "want"),
    [
        (
            "1er prix : [Ada Moe](https://a.org), « Les marées du nord » (encadrée par Bo Roe)",
            ("Ada Moe", "1er prix", "2020"),
        ),
        ("2e prix décerné à Bo Roe : Les ports du sud – [Voir la vidéo](https://a.org)", ("Bo Roe", "2e prix", "2020")),
        ("3e prix décerné à Ida Holt, doctorante, pour sa thèse « Le sel »", ("Ida Holt", "3e prix", "2020")),
        ("Tide Prize awarded to Ada Moe and Bo Roe", ("Ada Moe; Bo Roe", "Tide Prize", "2020")),
        ("Premio Marea 2019 otorgado a Ada Moe por su tesis", ("Ada Moe", "Premio Marea 2019", "2019")),
        ("Tide Prize – Ada Moe (Fen University)", ("Ada Moe", "Tide Prize", "2020")),
    ],
)
def test_who_has_a_prize_stands_behind_it(line: str, want: tuple[str, str, str]) -> None:
    assert awards(f"# Prizes of the Tide Society\n\n## Awards 2020\n\n* {line}\n* Salt Medal: Cy Lund\n")[0] == want


def test_who_stands_in_the_title_of_a_paper_won_nothing() -> None:
    line = "Tide Award, Fen University (for the paper “Waves and Modernism: Ada Moe in the North”), 2008"
    assert [who for who, *_ in awards(f"# Honours\n\n## Awards\n\n* {line}\n* Salt Medal, 2009\n")] == ["", ""]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("**Primer Premio de Física** al trabajo “Las mareas del norte”, realizado por Ada Moe, de la Universidad de Cádiz.",
         "Primer Premio de Física"),
        ("**Premio de la Fundación Marea**: “Las mareas del norte”, presentado por Ada Moe.", "Premio de la Fundación Marea"),
    ],
)  # fmt: skip
def test_who_made_what_won_has_the_prize(line: str, title: str) -> None:
    assert awards(f"---\ntitle: Actualidad\ndate: 2019-11-29\n---\n\n{line}\n") == [("Ada Moe", title, "2019-11-29")]
