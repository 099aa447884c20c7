"""Whom a page is about: cases that must name nobody first, then those that must."""

from __future__ import annotations

import pytest

from pages import page_of


@pytest.mark.parametrize(
    "text",
    [
        "## PhD Students\n\n### Present\n\n- Bo Ekman (2019-)\n- Eve Moe\n",
        "Bo Ekman is a student of tides and of waves.\n\nEve Moe is a professor of tides and of waves.\n",
        "# Research Team\n\n## PIs\n\n- Bo Ekman\n- Eve Moe\n",
        "Harbour University is a place of learning and of joy.\n",
    ],
    ids=["the first of a list", "two people are introduced", "a team without a name", "a body"],
)
def test_nobody(text: str) -> None:
    assert page_of(text).subject.name == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# About\n\nHi! I’m Ada Lindqvist, a biologist at Harbour University.\n", "Ada Lindqvist"),
        ("# Bio\n\nDr. Ada Lindqvist is a professor of biology at Harbour University.\n", "Ada Lindqvist"),
        ("# Über mich\n\nMein Name ist Ada Lindqvist und ich forsche an der Universität Kiel.\n", "Ada Lindqvist"),
        ("# À propos\n\nJe m’appelle Ada Lindqvist et je suis biologiste à Brest.\n", "Ada Lindqvist"),
        ("# Sobre mí\n\nMe llamo Ada Lindqvist y soy bióloga en la Universidad de Cádiz.\n", "Ada Lindqvist"),
        ("### CV\n\n## Mon expérience professionnelle\n\n### Ada Lindqvist\n\nProfesseure à Brest\n", "Ada Lindqvist"),
    ],
)
def test_who_is_introduced(text: str, name: str) -> None:
    page = page_of(text)
    assert (page.subject.name, page.subject_kind) == (name, "person")
    assert page.text[page.subject.start : page.subject.end] == name
