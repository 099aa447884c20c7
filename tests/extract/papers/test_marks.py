"""Topics, badges and remarks around papers."""

from __future__ import annotations

import pytest

from kgbuild.extract.papers.marks import is_hashtags, is_mark, is_remark, label_before, marks_in, topics_in


@pytest.mark.parametrize(
    "line",
    [
        "C# in the classroom",
        "Keywords are overrated",
        "See page#anchors",
        "The topic of this paper",
        "#1 of 3",
    ],
)
def test_lines_without_topics(line: str) -> None:
    assert topics_in(line) == ()


@pytest.mark.parametrize(
    ("line", "topics"),
    [
        ("#SoilMoisture #Vineyards", ("SoilMoisture", "Vineyards")),
        ("Keywords: soil; water, wells; rain", ("soil", "water, wells", "rain")),
        ("_keywords: soil, water_", ("soil", "water")),
        ("Mots-clés : sol, eau", ("sol", "eau")),
        ("Schlagwörter: Boden | Wasser", ("Boden", "Wasser")),
    ],
)
def test_topics(line: str, topics: tuple[str, ...]) -> None:
    assert topics_in(line) == topics


def test_hashtags_within_prose_are_no_topic_line() -> None:
    assert not is_hashtags("Our #soil paper is out")


@pytest.mark.parametrize("text", ["Oral Presentation", "[Spotlight]", "🏆 Best Paper Award", "(Best Student Paper)"])
def test_marks(text: str) -> None:
    assert is_mark(text)


@pytest.mark.parametrize(
    "text",
    [
        "Temporal logic of wells",
        "The oral history of nine villages and of the people who left them",
        "https://x.org/oral",
    ],
)
def test_no_marks(text: str) -> None:
    assert not is_mark(text)


def test_marks_in_brackets_keep_their_place() -> None:
    text = "Wells of Apulia [Oral], see (Figure 2)"
    assert [text[start:end] for start, end, _ in marks_in(text)] == ["[Oral]"]


def test_remarks() -> None:
    assert is_remark("(* equal contribution)")
    assert not is_remark("The contribution of wells to villages")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("**Authors:** Ada Brandt", "authors"),
        ("Abstract. We dig.", "abstract"),
        ("In: Water Reports", "venue"),
        ("Incline: a study", ""),
    ],
)
def test_labels(line: str, kind: str) -> None:
    assert label_before(line)[0] == kind
