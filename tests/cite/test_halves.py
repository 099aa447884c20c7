"""Family names that capitals, commas and dashes tell."""

from __future__ import annotations

import pytest

from kgbuild.cite.halves import before_dash
from kgbuild.cite.people import people_of
from kgbuild.cite.segments import Segment


def names(text: str, *labelled: tuple[str, str]) -> list[tuple[str, str]]:
    """Read the people whose labelled slices stand in `text` one after the other."""
    segments, at = [], 0
    for label, value in labelled:
        at = text.index(value, at)
        segments.append(Segment(label, at, at + len(value), 0.9))
        at += len(value)
    return [(name.surname, name.given) for _, name in people_of(text, segments)]


@pytest.mark.parametrize(
    ("text", "labelled", "want"),
    [
        ("Roy ABE", [("AF", "Roy"), ("AH", "ABE")], [("Roy", "ABE")]),
        ("J. ROY", [("AG", "J."), ("AF", "ROY")], [("ROY", "J.")]),
        ("ANA ROY", [("AG", "ANA"), ("AF", "ROY")], [("ROY", "ANA")]),
        ("Ke Li, Zheng Du", [("AG", "Ke"), ("AF", "Li"), ("AG", "Zheng"), ("AF", "Du")], [("Li", "Ke"), ("Du", "Zheng")]),
        ("Roy A, Sol B", [("AF", "Roy"), ("AH", "A"), ("AF", "Sol"), ("AH", "B")], [("Roy", "A"), ("Sol", "B")]),
    ],
    ids=["initials", "given first", "all capitals", "particle as a name", "family first"],
)  # fmt: skip
def test_names_that_stay(text: str, labelled: list[tuple[str, str]], want: list[tuple[str, str]]) -> None:
    assert names(text, *labelled) == want


@pytest.mark.parametrize(
    ("text", "labelled", "want"),
    [
        ("LUNARD Jean-Pierre", [("AG", "LUNARD"), ("AF", "Jean-Pierre")], [("LUNARD", "Jean-Pierre")]),
        ("Ana MORENA", [("AF", "Ana"), ("AH", "MORENA")], [("MORENA", "Ana")]),
        ("Ana SANTA OLIVA", [("AG", "Ana SANTA"), ("AF", "OLIVA")], [("SANTA OLIVA", "Ana")]),
        ("BOIS DE LUNE Jean", [("AG", "BOIS DE LUNE"), ("AF", "Jean")], [("BOIS DE LUNE", "Jean")]),
        ("Hyung Kook Roy", [("AG", "Hyung"), ("AF", "Kook Roy")], [("Roy", "Hyung Kook")]),
        ("ROY, Ana Soares de", [("AF", "ROY"), ("AG", "Ana Soares"), ("AF", "de")], [("ROY", "Ana Soares de")]),
        (
            "Ana Luz, Omar Sad Al Kader Roy, Jean Sol",
            [("AG", "Ana"), ("AF", "Luz"), ("AG", "Omar"), ("AF", "Sad"), ("AG", "Kader"), ("AF", "Roy"), ("AG", "Jean"), ("AF", "Sol")],
            [("Luz", "Ana"), ("Roy", "Omar Sad Al Kader"), ("Sol", "Jean")],
        ),
    ],
    ids=["leading", "behind", "two words", "three words", "middle name", "particle behind", "one a comma"],
)  # fmt: skip
def test_names_that_are_turned(text: str, labelled: list[tuple[str, str]], want: list[tuple[str, str]]) -> None:
    assert names(text, *labelled) == want


def test_a_dash_ends_authors_in_capitals() -> None:
    text = "MORENA, Ana – Rios e Sal. O Porto antigo. Lisboa, 2003"
    words = {"AF": "MORENA", "AH": "Ana", "AG": "Rios e", "F": "Sal"}
    authors = [Segment(label.replace("F", "AF") if label == "F" else label, text.index(word), text.index(word) + len(word), 0.9) for label, word in words.items()]  # fmt: skip
    title = Segment("T", text.index("O Porto"), text.index(". Lisboa"), 0.9)
    kept, chosen = before_dash(text, authors, {"title": title})
    assert [text[s.start : s.end] for s in kept] == ["MORENA", "Ana"]
    assert text[chosen["title"].start : chosen["title"].end] == "Rios e Sal. O Porto antigo"
    other = text.replace("MORENA, Ana", "Morena, Ana")
    assert before_dash(other, authors, {"title": title}) == (authors, {"title": title})


def test_words_in_italics_behind_the_names_are_the_title() -> None:
    text = "Morena, A. *Mareas*. Universidad de Lund, 2003"
    authors = [Segment(label, text.index(word), text.index(word) + len(word), 0.9) for label, word in (("AF", "Morena"), ("AH", "A."), ("AF", "Mareas"))]  # fmt: skip
    kept, chosen = before_dash(text, authors, {})
    assert [text[s.start : s.end] for s in kept] == ["Morena", "A."]
    assert text[chosen["title"].start : chosen["title"].end] == "Mareas"
    bold = text.replace("*", "**")
    others = [Segment(s.label, bold.index(text[s.start : s.end]), bold.index(text[s.start : s.end]) + s.end - s.start, 0.9) for s in authors]  # fmt: skip
    assert before_dash(bold, others, {}) == (others, {})
