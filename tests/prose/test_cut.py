from __future__ import annotations

import pytest

from kgbuild.prose.cut import sentences

WHOLE = [
    "Dr. Ada Example joined the lab.",
    "She has a B.Sc. in physics from the Univ. of Somewhere.",
    "J. R. Example and M. Sample met Prof. Test.",
    "Am 19. Mai spricht Frau Dr. Muster.",
    "He earned his Ph.D. from Example University.",
]
CUT = [
    ("She joined in 2012. Welcome!", ["She joined in 2012.", "Welcome!"]),
    ("He left. She stayed! Why?", ["He left.", "She stayed!", "Why?"]),
    ("First line\n\nSecond line", ["First line", "Second line"]),
    ("  spaces around.  Next one.  ", ["spaces around.", "Next one."]),
]


@pytest.mark.parametrize("text", WHOLE)
def test_abbreviations_initials_and_ordinals_end_no_sentence(text: str) -> None:
    assert [text[a:b] for a, b in sentences(text)] == [text]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_sentences_are_cut(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == expected


def test_no_text_has_no_sentence() -> None:
    assert list(sentences(" \n ")) == []
