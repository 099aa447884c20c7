"""What a post is called can be quoted, and tells what its body leaves unsaid."""

from __future__ import annotations

import pytest

from kgbuild.document import HEADLINE
from kgbuild.documents import read_bytes
from kgbuild.extract import extract, read_page
from kgbuild.model import Award, Education, Position

POST = "---\ntitle: {title}\ndate: 2023-05-04\nlayout: post\n{more}---\n\n{body}\n"


def test_summary_and_title_stand_at_the_end_and_in_no_section() -> None:
    text = POST.format(
        title="'**Ida Holm** joins [us](https://a.example)'", more="summary: Ida comes to us from Fen.\n", body="Hej!"
    )
    document = read_bytes(text.encode(), "post.md")
    assert document.text == "Hej!\nsummary: Ida comes to us from Fen.\ntitle: Ida Holm joins us"
    blocks = [block for block in document.blocks if HEADLINE in block.classes]
    assert all(block not in section.blocks for section in read_page(document).sections for block in blocks)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Ida Holm joins the Tide Lab\n---\n\nText.\n",
        "---\ntitle: Curriculum Vitae\ndate: 2023-05-04\n---\n\nText.\n",
    ],
)
def test_pages_without_a_day_and_labels_stay(text: str) -> None:
    assert read_bytes(text.encode(), "page.md").text == "Text."


def test_a_title_tells_what_its_body_leaves_unsaid() -> None:
    text = POST.format(title="Ida Holm wins the Tide Prize", more="", body="![A picture](ida.jpg)\n\nWhat a day!")
    (award,) = (r for r in extract(read_bytes(text.encode(), "post.md")).records if isinstance(r, Award))
    assert ([p.name for p in award.people], award.title, award.date) == (["Ida Holm"], "Tide Prize", "2023-05-04")
    assert award.evidence.quote == "Ida Holm wins the Tide Prize"


def test_a_title_gives_the_full_name_of_whom_the_body_tells() -> None:
    text = POST.format(title="Congratulations, Dr. Ida Holm!", more="", body="Ida defended her PhD today.")
    (study,) = (r for r in extract(read_bytes(text.encode(), "post.md")).records if isinstance(r, Education))
    assert (study.person.name, study.degree, study.end) == ("Ida Holm", "PhD", "2023-05-04")


def test_what_both_tell_is_told_once_as_the_body_has_it() -> None:
    body = "We welcome Ida Holm, who joins the lab as a postdoc."
    text = POST.format(title="Ida Holm joins the lab as postdoctoral researcher", more="", body=body)
    (position,) = (r for r in extract(read_bytes(text.encode(), "post.md")).records if isinstance(r, Position))
    assert position.role == "postdoc"
