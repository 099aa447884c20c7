from __future__ import annotations

import pytest

from kgbuild.document import Document

from .reading import outline, read_text, runs


def read(text: str) -> Document:
    return read_text(text, "page.md")


CASES = [
    pytest.param("Work\n====\n\n* a\n* b", ["heading1 Work", "item1 • a", "item1 • b"], id="setext heading, list"),
    pytest.param("3. c\n4. d", ["item1 3. c", "item1 4. d"], id="numbers go on from the first"),
    pytest.param("* a\n  * b\n    * c\n* d", ["item1 • a", "item2 • b", "item3 • c", "item1 • d"], id="nested lists"),
    pytest.param("* a\n\n  more", ["item1 • a", "paragraph more"], id="a second paragraph of an item"),
    pytest.param("a  \nb", ["paragraph a / b"], id="a hard break is a line"),
    pytest.param("a\\\nb", ["paragraph a / b"], id="a backslash break is a line"),
    pytest.param(f"{'word ' * 14}word\nwrapped", [f"paragraph {'word ' * 15}wrapped"], id="a wrapped line goes on"),
    pytest.param(
        "* **Tide University**, Department of Rivers, Lakes and Coasts — Visiting\n  Scholar.\n\n"
        + f"{'words ' * 12}word,\nand so on.\n\n" * 9,
        ["item1 • Tide University, Department of Rivers, Lakes and Coasts — Visiting Scholar."]
        + [f"paragraph {'words ' * 12}word, and so on."] * 9,
        id="an item is wrapped at the width of the others, its marker counted",
    ),
    pytest.param("MIT, 2012\nAdvisor: X", ["paragraph MIT, 2012 / Advisor: X"], id="a short line was meant"),
    pytest.param("A, B,\nC", ["paragraph A, B, C"], id="a comma carries on"),
    pytest.param(
        "Tutor, [Centre\nFor Tides](http://x.org), 2012",
        ["paragraph Tutor, Centre For Tides, 2012"],
        id="so does a link",
    ),
    pytest.param("“Of\nTides”, 2012", ["paragraph “Of Tides”, 2012"], id="an open quotation carries on"),
    pytest.param(
        "Name | Post\n--- | ---\n[Ada Moe][] | Reader ([site][Ada elsewhere])\n\n[1][2] [Bo][b]\n\n[b]: http://b.example",
        ["row! Name | Post", "row Ada Moe | Reader (site)", "paragraph [1][2] Bo"],
        id="references whose addresses stand in another file",
    ),
    pytest.param("| a | b |\n|---|---|\n| c<br>d | |", ["row! a | b", "row c / d | "], id="pipe table"),
    pytest.param(
        "Ada Moe | Lead\n[Ida Holt](http://x.org) | Postdoc\nJon Berg | Student",
        ["row Ada Moe | Lead", "row Ida Holt | Postdoc", "row Jon Berg | Student"],
        id="pipe table without dashes",
    ),
    pytest.param(
        "| | **Name** | **Now** |\n|![](a.jpg)|Ada|Oslo|\n|![](b.jpg)|Ida||\n|![](c.jpg)|Jon|",
        ["row!  | Name | Now", "row  | Ada | Oslo", "row  | Ida | ", "row  | Jon"],
        id="pipe table with bold titles and empty cells",
    ),
    pytest.param(
        "| | |\n|---|---|\n| 2023 | **Tides** |\n| | *Fen University* |\n| 2018 | **Salt** |",
        ["row 2023 | Tides", "row  | Fen University", "row 2018 | Salt"],
        id="pipe table with slanted words beside an empty margin",
    ),
    pytest.param(
        "|---|---|\n| Project | Role |\n|---|---|---|\n| Moss<br>and ice | PI |\n|---|\n| Snow | co-PI |",
        ["row! Project | Role", "row Moss / and ice | PI", "row Snow | co-PI"],
        id="lines of dashes above a head and between rows, however many cells they have",
    ),
    pytest.param(
        "### 2007\n+-- {.section}\n* PhD\n  +-- {.details}\n  [Salt][x]\n  =--\n=--\n[x]: http://x.org\n",
        ["heading3 2007", "item1 • PhD", "paragraph Salt"],
        id="divisions of Maruku",
    ),
    pytest.param(
        "**Ada**, 2012\\\\\nOslo \\\\ Bergen", ["paragraph Ada, 2012 / Oslo \\ Bergen"], id="breaks of kramdown"
    ),
    pytest.param("Tides | Marshes\nSecond line", ["paragraph Tides | Marshes / Second line"], id="a pipe in a text"),
    pytest.param(
        "[2]\n: Moe, A. Tides.\n\n[1]\n: Moe, A. Nets.",
        ["item1 [2] Moe, A. Tides.", "item1 [1] Moe, A. Nets."],
        id="counted definitions",
    ),
    pytest.param(
        "Tides. [Author] [Link](http://a.example)", ["paragraph Tides. [Author] Link"], id="bracket before a link"
    ),
    pytest.param("Term\n: first\n: second", ["item1 Term", "paragraph first", "paragraph second"], id="definitions"),
    pytest.param("**Past**\n\n* a", ["heading1 Past", "item1 • a"], id="a bold line heads"),
    pytest.param(
        "### Tutor\n**2019 – 2021**\n\n* a\n\n### Fellow\n**2021 –**\n\n* b",
        ["heading3 Tutor", "paragraph 2019 – 2021", "item1 • a", "heading3 Fellow", "paragraph 2021 –", "item1 • b"],
        id="bold dates right below headings date them",
    ),
    pytest.param(
        "### Talks\n**2021**\n\n* a\n\n**2020**\n\n* b",
        ["heading3 Talks", "heading4 2021", "item1 • a", "heading4 2020", "item1 • b"],
        id="bold years between lists head them",
    ),
    pytest.param("# One\n\n**Past**\n\n* a", ["heading1 One", "heading2 Past", "item1 • a"], id="one level below"),
    pytest.param("**I. Holm**, Oslo", ["paragraph I. Holm, Oslo"], id="a bold beginning is no heading"),
    pytest.param("<div>\n\n* a\n\n</div>", ["item1 • a"], id="Markdown within HTML"),
    pytest.param("<div class='x'>\nIda<br>\nOslo\n</div>", ["paragraph Ida / Oslo"], id="an HTML island"),
    pytest.param(
        "<div>\n**Ida** Moe\n<p>\nOslo</p>\n</div>\n\\\n**Bo** \\\nRome",
        ["paragraph Ida Moe", "paragraph Oslo", "paragraph Bo / Rome"],
        id="bold words right below HTML",
    ),
    pytest.param(
        "<table><tr><td>a</td><td>b</td></tr>\n<tr><td>c</td><td>d</td></tr></table>",
        ["row a | b", "row c | d"],
        id="an HTML table",
    ),
    pytest.param("<td>\n\n      <em>deep</em> text\n", ["paragraph deep text"], id="indented HTML is no code"),
    pytest.param("a <!-- b\n\n* c\n--> d", ["paragraph a", "paragraph d"], id="comments over several lines"),
    pytest.param("{% include x.html\n a=1 %}\n* a {{ b.c }}d", ["item1 • a d"], id="Liquid tags"),
    pytest.param(
        '{% capture made %}\n* a\n{% endcapture %}\n{% include part.html title="Talks" content=made %}',
        ["heading2 Talks", "item1 • a"],
        id="what is captured stands below its title",
    ),
    pytest.param("{% comment %}\nold\n{% endcomment %}\nnew", ["paragraph new"], id="Liquid comments"),
    pytest.param("{{< figure src='x' >}}\ntext {{% y %}}z{{% /y %}}", ["paragraph text z"], id="Hugo shortcodes"),
    pytest.param("# Work {#work .big}\n\na\n{: .note}\n", ["heading1 Work", "paragraph a"], id="attributes"),
    pytest.param("[Ida]{.who} [Holm](/x){target='_blank'}", ["paragraph Ida Holm"], id="spans and links of Pandoc"),
    pytest.param("{a} [b] [c]: d", ["paragraph {a} [b] [c]: d"], id="brackets and braces"),
    pytest.param("```{r setup}\nx <- 1\n```\n\na `r x` b", ["paragraph a b"], id="cells of R Markdown"),
    pytest.param("~~~{.python}\nx\n~~~\n\n::: {.note}\n# a\n:::\n", ["heading1 a"], id="blocks of Quarto"),
    pytest.param(
        '::: {.a date="2020–23" funding="€9" width=2}\n*a*. b.\n\nc\n:::\n\n::: {.a when=2019}\n\nb\nc\n:::\n\n::: {.a}\nd\n:::\n',
        ["paragraph a. b. €9, 2020–23", "paragraph c", "paragraph b c, 2019", "paragraph d"],
        id="attributes of blocks that tell of the entry in them",
    ),
    pytest.param(":::: {.a}\n::: b\nx\n:::\ny\n::::\n:::\n", ["paragraph x", "paragraph y"], id="blocks in blocks"),
    pytest.param(
        "::::{grid} 2 3\n:gutter: 1\n\n:::{card} [Ida](/i) Holm\n:img-top: i.jpg\n\nDean, {octicon}`mark-github`\n+++\nb\n:::\n\n::::\n",
        ["heading1 Ida Holm", "paragraph Dean,", "paragraph b"],
        id="directives of MyST with titles, options, icons and feet",
    ),
    pytest.param(
        "<a-card>\n  <template #left>2018</template>\n  <template #ti>Ph.D.</template>\n</a-card>\n",
        ["paragraph 2018", "paragraph Ph.D."],
        id="components and their slots",
    ),
    pytest.param("a\n\n\\newpage\n\nb \\hfill 2012", ["paragraph a", "paragraph b | 2012"], id="LaTeX that moves"),
    pytest.param(
        "2012- Fellow, Fen Research  \n2010-12 Reader, Tide\nCollege",
        ["paragraph 2012- Fellow, Fen Research / 2010-12 Reader, Tide College"],
        id="who breaks lines by two spaces means no other end of a line",
    ),
    pytest.param("[a](b){:target='_blank'} c", ["paragraph a c"], id="attributes of a link"),
    pytest.param("* TOC\n{:toc}\n\n# a", ["heading1 a"], id="table of contents"),
    pytest.param(
        "# Studies :school:\n\nat 10:30: talk", ["heading1 Studies", "paragraph at 10:30: talk"], id="emoji codes"
    ),
    pytest.param("$x_1$ and $a*b*c_2$, S$\\&$P", ["paragraph $x_1$ and $a*b*c_2$, S$\\&$P"], id="mathematics stays"),
    pytest.param("Ada*, Bo Yamin* \\| x", ["paragraph Ada*, Bo Yamin* | x"], id="footnote stars"),
    pytest.param("* _2024-now **Reader** in a_b", ["item1 • 2024-now Reader in a_b"], id="a stray underscore"),
    pytest.param("![photo](x.png)", [], id="an image is no text"),
    pytest.param("---\ntitle: x\n---\n# a\n\n---\n\nb", ["heading1 a", "paragraph b"], id="rules"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_markdown_gives_blocks(text: str, expected: list[str]) -> None:
    assert outline(read(text)) == expected


def test_inline_markup_becomes_runs() -> None:
    document = read("**B** _e_ `c` [l](https://x.example) <https://y.example> H<sub>2</sub>O")
    assert document.text == "B e c l https://y.example H2O"
    assert runs(document) == ["strong B", "emphasis e", "code c", "link l", "link https://y.example", "small 2"]


def test_a_link_in_an_island_may_go_on_in_the_next_line() -> None:
    document = read(
        "<table><tr><td>\nOur paper [Slow tides of\n  the fens](https://example.org/a) is\nout.\n</td></tr></table>\n"
    )
    assert "link Slow tides of the fens" in runs(document)
    assert document.line(document.text.index("out")) == 4


def test_lines_point_into_the_file() -> None:
    document = read("---\ntitle: x\n---\n\n# One\n\nfirst line,\nsecond line\n\n<div>\nthird\n<p>fourth</p></div>\n")
    places = {word: document.line(document.text.index(word)) for word in ("One", "first", "second", "third", "fourth")}
    assert places == {"One": 5, "first": 7, "second": 8, "third": 11, "fourth": 12}


def test_cards_keep_their_classes_and_share_a_group() -> None:
    document = read("<div class='card'><h3>Ida</h3><p>Oslo</p></div>\n<div class='card'><h3>Bo</h3><p>Rome</p></div>\n")
    ida, oslo, bo, rome = (block.group for block in document.blocks)
    assert ida == oslo != bo == rome
    single = read("<div class='bio' id='ida'><p class='lead'>Ida</p></div>")
    assert single.blocks[0].classes == ("lead", "bio", "ida")


@pytest.mark.parametrize("name", ["post.md", "post.txt", "post"])
def test_front_matter_makes_a_text_markdown(name: str) -> None:
    document = read_text("---\ntitle: Hello\ndate: 2020-01-02\n---\n**a** b\n", name)
    assert document.media_type == "text/markdown"
    assert document.metadata == {"title": "Hello", "date": "2020-01-02"}
    assert document.text == "a b"


def test_keys_of_front_matter_may_be_capitalised() -> None:
    assert read("---\nTitle: Teaching\ntags: [a]\n---\nText.").metadata["title"] == "Teaching"


def test_a_rule_is_no_front_matter() -> None:
    assert outline(read("---\n\nSome text\n\n---\n\nmore")) == ["paragraph Some text", "paragraph more"]


@pytest.mark.parametrize(
    ("source", "kinds"),
    [
        ("<hr>\n| Year | Grant |\n| --- | --- |\n| 2020 | Tides |\n", ["row", "row"]),
        ("<p>Grants</p>\n- Tides, 2020\n- Gulls, 2021\n", ["paragraph", "item", "item"]),
        (
            '<div class="job" markdown="1">\n### Lecturer, 2020\n<div>Fen College</div>\n\n- Tides\n</div>\n',
            ["heading", "paragraph", "item"],
        ),
        ("<div class=card markdown>\nA *tide*.\n</div>\n", ["paragraph"]),
        ("<div>\n- no list\n</div>\n", ["paragraph"]),
    ],
)
def test_lines_of_html_right_above_markdown(source: str, kinds: list[str]) -> None:
    assert [block.kind for block in read(source).blocks] == kinds


def test_what_a_theme_prints_as_an_example_is_left_out() -> None:
    source = (
        "* B.A. in Tides, Uppsala University, 2001\n"
        "* Ph.D in Git, GitHub University, 2018 (expected)\n\n"
        "# Work\n\n* Fall 2015: Assistant\n  * Github University\n  * Supervisor: Professor Hub\n\n"
        "* 2016: Tide Keeper\n  * Riga\n\n# Skills\n\n* Skill 1\n  * Sub-skill 2.1\n* Skilled in sails\n"
    )
    text = read_text(source, "cv.md").text
    assert [line for line in text.split("\n") if line] == [
        "B.A. in Tides, Uppsala University, 2001",
        "Work",
        "2016: Tide Keeper",
        "Riga",
        "Skills",
        "Skilled in sails",
    ]


def test_a_list_right_below_a_heading_in_html_is_a_list() -> None:
    document = read_text("<h2>Work</h2>\n* 2016: Tide Keeper\n* 2017: Gull Keeper\n", "cv.md")
    assert [block.kind for block in document.blocks] == ["heading", "item", "item"]


@pytest.mark.parametrize(
    "source",
    ["#phd #life\n", "# Tides\n\n#Gulls of Riga\n", "# Tides\n\n```\n##gulls\n```\n", "#!gulls\n"],
    ids=["tags", "one hash beside headings with a space", "code", "the first line of a script"],
)
def test_hashes_that_head_nothing(source: str) -> None:
    kinds = [block.kind for block in read_text(source, "cv.md").blocks if "ulls" in source and block.kind == "heading"]
    assert len(kinds) <= 1


def test_headings_without_a_space_behind_their_hashes() -> None:
    document = read_text("###Education\n\n####Tide School\n\n2019\n", "cv.md")
    assert [(block.kind, block.level) for block in document.blocks] == [
        ("heading", 3),
        ("heading", 4),
        ("paragraph", 0),
    ]
    assert read_text("#Education\n\n2019\n", "cv.md").blocks[0].kind == "heading"


LANDING = """---
title: Home
type: landing
sections:
  - block: hero
    content:
      title: Tide Lab
      text: The lab is led by Ada Moe.
  - block: collection
    content:
      title: Latest news
      text: ""
  - block: markdown
    active: false
    content:
      title: Draft
      text: What is not shown stays unread here.
  - block: markdown
    content:
      title: Alumni
      text: |-
        - **Ida Holt**

          now in Oslo
    design:
      title: Nothing
---

Below.
"""


def test_sections_of_landing_pages_are_text() -> None:
    document = read(LANDING)
    told = [(block.kind, document.slice(block)) for block in document.blocks]
    assert told == [
        ("heading", "Tide Lab"), ("paragraph", "The lab is led by Ada Moe."), ("heading", "Alumni"), ("item", "Ida Holt"),
        ("paragraph", "now in Oslo"), ("paragraph", "Below."),
    ]  # fmt: skip
    lines = LANDING.split("\n")
    for block in document.blocks:
        assert document.slice(block) in lines[document.line(block.start) - 1].replace("**", "")


def test_news_in_front_matter_are_text_a_heading_a_day() -> None:
    matter = (
        'title: News\nnews_items:\n  - year: "2024"\n    date: "May 2024"\n    bullets:\n'
        '      - text: "<b>New:</b> Welcome Ada Moe!"\n      - text: "Tea."\n        img: "/a.png"\n'
        '  - date: 2023-02-01\n    headline: "Bo Roe won the Salt Prize at last"\n'
    )
    document = read(f"---\n{matter}---\n")
    told = [(block.kind, document.slice(block)) for block in document.blocks]
    assert told == [
        ("heading", "May 2024"), ("item", "New: Welcome Ada Moe!"), ("item", "Tea."), ("heading", "2023-02-01"),
        ("item", "Bo Roe won the Salt Prize at last"),
    ]  # fmt: skip


def test_news_in_front_matter_may_be_a_list_of_texts() -> None:
    matter = 'title: A\nnews:\n- "Our paper [Slow tides](https://a.org) is now out."\n- Tea.\n- Bo Roe joined the lab today.\n'
    document = read(f"---\n{matter}---\n")
    assert [(block.kind, document.slice(block)) for block in document.blocks] == [
        ("heading", "News"), ("item", "Our paper Slow tides is now out."), ("item", "Bo Roe joined the lab today."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("Our paper ``[Slow tides](https://a.org)'' and ``fast'' ones.", "Our paper “Slow tides” and “fast” ones."),
        ("Run ``a '' b`` now.", "Run a '' b now."),
        ("Run ``a`` and it''s done.", "Run a and it''s done."),
    ],
)
def test_quotation_marks_of_latex(written: str, text: str) -> None:
    assert read(f"{written}\n").text == text


@pytest.mark.parametrize(
    ("matter", "text"),
    [
        ("title: A\nintro: |\n  I am a **lecturer**.\n  I teach.", "I am a lecturer.\nI teach."),
        ("title: A\nintro: I am a lecturer.", ""),
        ("title: A\nexcerpt: |\n  I am a lecturer.", ""),
        ("sections: [a, b]\nintro: [x]", ""),
    ],
)
def test_introductions_in_front_matter(matter: str, text: str) -> None:
    assert read(f"---\n{matter}\n---\n").text == text


def test_profiles_that_only_their_text_names_are_cards() -> None:
    listed = (
        "profiles:\n  - align: left\n    bio: |\n      **Ida Holt**\n      Postdoc\n    more: <p>Room 1</p>\n"
        "  - align: right\n    bio: |\n      **Bo Moe**\n      Student\n  - name: Eve Lund\n    bio: |\n      Eve reads.\n"
    )
    document = read(f"---\n{listed}---\n\nBelow.\n")
    assert [document.slice(block) for block in document.blocks] == ["Ida Holt\nPostdoc", "Bo Moe\nStudent", "Below."]
    assert [document.line(block.start) for block in document.blocks[:2]] == [5, 10]


def test_images_in_front_matter_are_text() -> None:
    matter = read("---\ntext:\n  ![logo](fen.jpg)\ntitle: A\n---\n\nx\n").metadata
    assert (matter["text"], matter["title"]) == ("![logo](fen.jpg)", "A")


def test_tags_of_text_alone_on_their_lines_part_no_paragraphs_and_join_none() -> None:
    text = '<span class="item">\n<span>1998</span> *Tides*, Riga\n</span>\n\n<span class="item">\n<b>2001</b> Gulls\n</span>\n'
    document = read(text)
    assert [" ".join(document.slice(block).split()) for block in document.blocks] == ["1998 Tides, Riga", "2001 Gulls"]


def test_two_spaces_break_lines_of_html_that_is_read_as_markdown() -> None:
    document = read('<div class="col" markdown="1">\n**Tide University**  \nLecturer, 2010  \n</div>\n')
    assert [document.slice(block) for block in document.blocks] == ["Tide University\nLecturer, 2010"]


def test_front_matter_without_marks() -> None:
    found = read("Title: Studies\nDate: 2018-01-05\nAuthors: Ada Moe, Bo Ekman\nSummary: what she\n  read\n\n# Tides\n")
    assert outline(found) == ["heading1 Tides", "code author: Ada Moe"]
    assert found.metadata["author"] == "Ada Moe"
    assert found.metadata["summary"] == "what she read"
    assert outline(read("Title: Studies\nSupervisor: Bo Ekman\n")) == [
        "paragraph Title: Studies / Supervisor: Bo Ekman"
    ]


@pytest.mark.parametrize("marks", [("<!--\n", "-->\n"), ("", "\n")])
def test_front_matter_of_nikola(marks: tuple[str, str]) -> None:
    found = read(f"{marks[0]}.. title: Funding\n.. slug: funding\n.. tags: \n{marks[1]}\n# Tides\n")
    assert (found.metadata["title"], outline(found)) == ("Funding", ["heading1 Tides"])
    assert "title" not in read("<!--\nA remark: none\n-->\nText.").metadata
