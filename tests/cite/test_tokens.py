from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgbuild.cite.tokens import MAX_TOKENS, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("J.-P. Roy", ["J.-P.", "Roy"]),
        ("A.B.Smith", ["A.", "B.", "Smith"]),
        ("Phys. Rev. D43", ["Phys", ".", "Rev", ".", "D", "43"]),
        ("NeurIPS2020", ["NeurIPS", "2020"]),
        ("Martin-Facklam d’Alembert", ["Martin-Facklam", "d’Alembert"]),
        ("Bl¨umel", ["Bl¨umel"]),
        ("12(3):45–67", ["12", "(", "3", ")", ":", "45", "–", "67"]),
        ("https://example.org/a.pdf]", ["https://example.org/a.pdf]"]),
        ("", []),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == words


@given(st.text(max_size=300))
def test_tokens_stand_where_they_say(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    assert "".join(t.text for t in tokens).replace(" ", "") == "".join(text.split()).replace(" ", "") or len(
        text
    ) > len(tokens)


def test_endless_strings_are_cut() -> None:
    assert len(tokenize("a " * 100_000)) <= MAX_TOKENS


def test_a_tag_of_a_page_is_one_token() -> None:
    tokens = [token.text for token in tokenize('<li>On <a href="x y">mosses</a>, p < 1')]
    assert tokens == ["<li>", "On", '<a href="x y">', "mosses", "</a>", ",", "p", "<", "1"]


def test_accents_that_stand_behind_their_letters_are_of_the_word() -> None:
    text = "Ha\u0308rm R, Aza\u0308 2"
    assert [token.text for token in tokenize(text)] == ["Ha\u0308rm", "R", ",", "Aza\u0308", "2"]
