"""Tags that print somebody's card are read as that card; the others are left out."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes


def blocks(text: str, name: str = "people.md") -> list[str]:
    document = read_bytes(text.encode(), name)
    return [document.slice(block) for block in document.blocks]


@pytest.mark.parametrize(
    "tag",
    [
        '{% include button.html link="join" text="Join the lab" %}',
        '{% include figure.html src="a.png" name="gulls" caption="Gulls at sea" %}',
        '{% include section.html background="images/banner.jpg" dark=true %}',
        '{% include list.html data="members" filters="role: pi" %}',
        '{% include person.html name=person.name role="{{ person.role }}" %}',
        '{{< figure src="a.png" title="Tides" >}}',
        'See {% include icon.html name="Ada Moe" %} below',
    ],
)
def test_other_tags_are_left_out(tag: str) -> None:
    left = "See below" if tag.startswith("See") else ""
    assert [" ".join(block.split()) for block in blocks(f"# People\n\n{tag}\n")] == ["People", *filter(None, [left])]


@pytest.mark.parametrize("name", ["people.md", "people.html"])
@pytest.mark.parametrize(
    "tag",
    [
        '{% include person.html name="Ada Moe" position="Postdoc" image="a.png" bio="Ada counts gulls." %}',
        "{% include person.html bio='Ada counts gulls.' image='a.png' name='Ada Moe' role='Postdoc' %}",
        '{%- include member.html\n   name="Ada Moe"\n   image="a.png"\n   title="Postdoc"\n   description="Ada counts\n   gulls."\n-%}',
        '{{< person full_name="Ada Moe" role="Postdoc" about="Ada counts gulls." >}}',
        '{{% member name="Ada Moe" title="Postdoc" text="Ada counts gulls." %}}',
    ],
)
def test_cards(tag: str, name: str) -> None:
    head = "---\ntitle: People\n---\n\n"
    heading = "## Former members\n" if name.endswith(".md") else "<h2>Former members</h2>"
    document = read_bytes(f"{head}{tag}\n{heading}\n".encode(), name)
    assert [document.slice(block) for block in document.blocks] == [
        "Ada Moe\nPostdoc",
        "Ada counts gulls.",
        "Former members",
    ]
    assert document.line(0) == 5


def test_texts_without_a_name() -> None:
    text = "Ada has counted gulls at every harbour of the coast since 2012."
    assert blocks(f'{{% include figure.html image="a.png" caption="{text}" width="300" %}}\n') == [text]


def test_the_lines_behind_a_tag_keep_their_numbers() -> None:
    page = '{% include person.html\n  name="Ada Moe"\n  role="Postdoc"\n%}\n\n## Alumni\n'
    document = read_bytes(page.encode(), "people.md")
    assert document.line(document.text.index("Alumni")) == 6
