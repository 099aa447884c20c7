from __future__ import annotations

import pytest

from kgbuild.document import Document
from kgbuild.documents import read_bytes

from .reading import outline, read_text, runs


def read(body: str) -> Document:
    return read_text(f"<html><body>{body}</body></html>", "page.html")


CASES = [
    pytest.param("<p>a\n   b</p>", ["paragraph a b"], id="white space collapses"),
    pytest.param("a&nbsp;&amp; b", ["paragraph a\xa0& b"], id="entities; the no-break space stays"),
    pytest.param(
        '<p><span class="label">Phone</span><a href="tel:1">1</a></p><p><span class="initial">T</span><span>ides</span></p>',
        ["paragraph Phone 1", "paragraph Tides"],
        id="a label and its value are two words, an initial and its word are one",
    ),
    pytest.param("a<br>b", ["paragraph a / b"], id="a break is a line"),
    pytest.param("a<br><br>b", ["paragraph a", "paragraph b"], id="two breaks are a paragraph"),
    pytest.param("<h2>A <small>b</small></h2>c", ["heading2 A b", "paragraph c"], id="headings"),
    pytest.param("<b>WORK:</b><ul><li>a<li>b</ul>", ["heading1 WORK:", "item1 • a", "item1 • b"], id="bold heads"),
    pytest.param(
        "<ul><li>a<ol><li>b</ol>c<li><p>d<p>e</ul>",
        ["item1 • a", "item2 1. b", "paragraph c", "item1 • d", "paragraph e"],
        id="lists",
    ),
    pytest.param("<ol start=5 reversed><li>a<li>b</ol>", ["item1 5. a", "item1 4. b"], id="numbers as shown"),
    pytest.param(
        "<dl><dt>2001<dd>a<dd>b<dt>2002<dd>c</dl>",
        ["item1 2001", "paragraph a", "paragraph b", "item1 2002", "paragraph c"],
        id="definitions",
    ),
    pytest.param("<pre>a\n  b</pre>", ["code a /   b"], id="preformatted"),
    pytest.param(
        "<nav>x</nav><header>Ida</header><p hidden>x</p><p style='display: none'>x</p><footer>x</footer>",
        ["paragraph Ida"],
        id="left out",
    ),
    pytest.param(
        "<a href='#' onclick=\"swap('More','Less','life')\">More</a><div id='life' style='display:none'><p>Born in Oslo.</div>"
        "<button data-target='#b'>B</button><div id='b' hidden><p>Moved to Fen.</div>",
        ["paragraph More", "paragraph Born in Oslo.", "paragraph Moved to Fen."],
        id="hidden until a control opens it",
    ),
    pytest.param(
        "<a onclick=\"show('menu'); show('bibtex1'); say('life')\">a</a><div id='menu' style='display:none'>x</div>"
        "<div id='bibtex1' style='display:none'>x</div><div id='other' style='display:none'>x</div>"
        "<div id='life' lang='de' hidden>x</div>",
        ["paragraph a"],
        id="hidden for good, a menu, a reference, another language",
    ),
    pytest.param("<script>x</script><style>x</style><noscript>x</noscript><p>a</p>", ["paragraph a"], id="never shown"),
    pytest.param("<table><tr><th>a<th>b<tr><td>c<td>d<br>e</table>", ["row! a | b", "row c | d / e"], id="rows"),
    pytest.param(
        "<table><tr><th>Who<th>What<th>Who<th>What<tr><td>a<td>b<td>c<td>d<tr><td>e<td>f<td><td></table>",
        ["row! Who | What", "row a | b", "row c | d", "row e | f"],
        id="a list in two columns of columns",
    ),
    pytest.param("<table><tr><td rowspan=2>1<td>a<tr><td>b</table>", ["row 1 | a", "row  | b"], id="cells over rows"),
    pytest.param(
        "<table><tr><td colspan=2>1<td>a<tr><td>b<td><td>c</table>",
        ["row 1 |  | a", "row b |  | c"],
        id="cells over columns",
    ),
    pytest.param(
        "<table><tr><th colspan=2>Work<tr><td>1<td>a</table>", ["heading6 Work", "row 1 | a"], id="a title in a table"
    ),
    pytest.param(
        "<table><tr><td>Work<td><ul><li>a</ul></table>", ["paragraph Work", "item1 • a"], id="a layout with a list"
    ),
    pytest.param(
        "<table><tr><th>Ida<th>Eva<tr><td><img><br>Oslo<td><img><br>Fen<tr><th>Udo<th><tr><td><img><br>Bonn<td></table>",
        ["paragraph Ida", "paragraph Oslo", "paragraph Eva", "paragraph Fen", "paragraph Udo", "paragraph Bonn"],
        id="pictures side by side below names",
    ),
    pytest.param(
        "<table><tr><td><img><td><img><tr><td>Ida<td>Eva<tr><td>Oslo<td>Fen</table>",
        ["paragraph Ida", "paragraph Oslo", "paragraph Eva", "paragraph Fen"],
        id="pictures side by side above names",
    ),
    pytest.param(
        "<table><tr><td><img><td>Ida<tr><td><img><td>Eva</table>", ["row  | Ida", "row  | Eva"], id="a picture a row"
    ),
    pytest.param(
        "<table><tr><td><td><tr><td><p>Ida<p>Oslo<td><p>Eva<p>Fen<tr><td><p>Udo<p>Bonn<td></table>",
        ["paragraph Ida", "paragraph Oslo", "paragraph Eva", "paragraph Fen", "paragraph Udo", "paragraph Bonn"],
        id="a layout of cards",
    ),
    pytest.param(
        "<table><tr><td>Ida<br>Oslo<td>x<br>y</table>",
        ["paragraph Ida / Oslo", "paragraph x / y"],
        id="a layout of one row",
    ),
    pytest.param(
        "<table><tr><td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>",
        ["row a | b", "row c | d"],
        id="a table in a layout",
    ),
    pytest.param("<a href=x><div>a</div><div>b</div></a>", ["paragraph a", "paragraph b"], id="blocks in a link"),
    pytest.param(
        "a<span style='display:block'>b</span>c",
        ["paragraph a", "paragraph b", "paragraph c"],
        id="spans shown as blocks",
    ),
    pytest.param(
        "<p><b>Fen College</b><span style='float: right'>Oslo</span><br>Reader <em class=float-right>2001</em></p>",
        ["paragraph Fen College\tOslo / Reader\t2001"],
        id="what a style sets flush right",
    ),
    pytest.param("<a href=x>PDF</a><a href=y>Code</a>", ["paragraph PDF Code"], id="buttons side by side"),
    pytest.param(
        "<article>a<footer>b</footer></article><footer>x</footer>", ["paragraph a", "paragraph b"], id="footers"
    ),
    pytest.param("<img alt='x'><p><img alt=x>a</p>", ["paragraph a"], id="the alt of an image is no text"),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_a_page_gives_blocks(body: str, expected: list[str]) -> None:
    assert outline(read(body)) == expected


def test_runs_are_split_where_blocks_are() -> None:
    document = read(
        "<b>x<p>a</p></b><a href='mailto:i@h.example'>mail</a> <i> b </i><span style='font-weight:700'>c</span>"
    )
    assert runs(document) == ["strong x", "strong a", "link mail", "emphasis b", "strong c"]
    assert document.blocks[-1].inlines[0].href == "mailto:i@h.example"


def test_lines_point_into_the_file() -> None:
    document = read_text(
        "<!DOCTYPE html>\n<p\nclass='a'>one\n\ntwo</p>\n<!--\n-->\n<script>\n</script><p>three", "a.html"
    )
    assert [document.line(document.text.index(word)) for word in ("one", "two", "three")] == [3, 5, 9]


def test_the_head_is_metadata() -> None:
    document = read_text(
        """<html lang="de"><head><title> Ida
        Holm </title><meta name="Description" content="Moss"><meta property="og:title" content="Ida">
        <meta name="citation_author" content="Holm, Ida">
        <meta name="keywords" content="a"><meta name="keywords" content="b">
        <link rel="canonical" href="https://h.example/"><script type="application/ld+json">{"@type": "Person"}</script>
        <script type="application/ld+json">{broken</script></head><body>x</body></html>""",
        "a.html",
    )
    assert document.metadata == {
        "title": "Ida Holm",
        "lang": "de",
        "canonical": "https://h.example/",
        "description": "Moss",
        "og:title": "Ida",
        "citation_author": ["Holm, Ida"],
        "keywords": ["a", "b"],
        "json-ld": [{"@type": "Person"}],
    }


def test_containers_give_groups_and_classes() -> None:
    document = read(
        "<main><div class=card><h3>Ida</h3><p>Oslo</p></div><div class=card id=bo><p class=lead>Bo</p></div></main>"
    )
    ida, oslo, bo = document.blocks
    assert ida.group == oslo.group != bo.group
    assert bo.classes == ("lead", "card", "bo")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("<p>é</p>".encode(), "é", id="UTF-8 without a word"),
        pytest.param("<p>é</p>".encode("utf-8-sig"), "é", id="UTF-8 with a mark"),
        pytest.param("<p>é</p>".encode("utf-16"), "é", id="UTF-16 with a mark"),
        pytest.param("<meta charset=windows-1252><p>‘é’</p>".encode("cp1252"), "‘é’", id="windows-1252"),
        pytest.param("<meta charset=iso-8859-1><p>‘é’</p>".encode("cp1252"), "‘é’", id="Latin-1 means windows-1252"),
        pytest.param("<meta charset='iso-8859-2'><p>ł</p>".encode("iso-8859-2"), "ł", id="Latin-2"),
        pytest.param("<meta charset=zip><p>é</p>".encode("cp1252"), "é", id="a charset that is none"),
        pytest.param("<meta charset=windows-1252><p>é</p>".encode(), "é", id="valid UTF-8 wins over a wrong word"),
    ],
)
def test_charsets(data: bytes, text: str) -> None:
    assert read_bytes(data, "a.html").text == text


@pytest.mark.parametrize("name", ["a.txt", "a", "a.bak"])
def test_a_page_is_known_by_its_beginning(name: str) -> None:
    assert read_text("<!-- x -->\n<!DOCTYPE html><title>x</title><p>a", name).media_type == "text/html"


def test_a_page_of_a_site_generator_is_read_without_its_tags() -> None:
    document = read_text("---\ntitle: x\n---\n<p>{% if a %}Ida{% endif %}</p>", "people.html")
    assert (document.text, document.metadata["title"], document.line(0)) == ("Ida", "x", 4)


def test_what_a_page_captures_stands_below_the_title_it_is_printed_with() -> None:
    page = '<p>{% capture made %}<p>a</p>{% endcapture %}{% include part.html title="Talks" content=made %}'
    document = read_text("---\ntitle: x\n---\n\n" + page.removeprefix("<p>"), "talks.html")
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]
    assert document.text.split() == ["Talks", "a"]


PICTURED = [
    pytest.param("<p>a</p><p><a href=v><img src=s></a></p><p>b</p>", ["a"], id="belongs to the paragraph before"),
    pytest.param("<p>z</p><div><a href=v><img></a><p>a</p><p>b</p></div>", ["a"], id="begins a card"),
    pytest.param("<p>a <a href=v><img></a> b</p>", ["a b"], id="stands in a paragraph"),
    pytest.param("<table><tr><td><a href=v><img></a><td>a<tr><td>b<td>c</table>", ["\ta"], id="stands in a row"),
]


@pytest.mark.parametrize(("body", "holders"), PICTURED)
def test_a_link_around_an_image_keeps_its_target(body: str, holders: list[str]) -> None:
    document = read(body)
    found = [block for block in document.blocks if any(run.kind == "link" for run in block.inlines)]
    assert [document.slice(block) for block in found] == holders
    assert all(run.href == "v" for block in found for run in block.inlines if run.kind == "link")


@pytest.mark.parametrize(
    "body",
    [
        "<b>#Moss #Fern</b><p>x",
        "<b><a href=x>Project</a></b><p>x",
        "<b>Ida Holm, 1999, PhD at Oslo</b><p>x",
        "<b>Closed.</b><p>x",
    ],
)
def test_bold_lines_that_head_nothing(body: str) -> None:
    assert {block.kind for block in read(body).blocks} == {"paragraph"}


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<div><span class=n>Ada Lindqvist</span> <span class=n>Bo Ekman</span></div>", 1),
        ("<div>\n<span class=n>Ada Lindqvist</span>\nand\n<span class=n>Bo Ekman</span>\n</div>", 1),
        ("<div><span class=d>12</span>\n<span class=m>May</span></div>", 1),
        ("<div>Hy<b>dro</b><span>Gen</span></div>", 1),
        ("<div>\n<span class=t>Tide Prize</span>\n<span class=d>Uppsala University</span>\n</div>", 2),
        ("<div>\n<span class=t>Society of Tides</span>\n<span class=d>Member</span>\n</div>", 2),
        ("<div><b>Best Poster Award</b><span>Tide Society</span></div>", 2),
        ("<div>PhD, Riga<span class=sub>Thesis: Tides</span></div>", 2),
        ("<div>a Mc<span class=caps>Donald</span></div>", 1),
    ],
)
def test_spans_that_a_style_stacks_are_lines(body: str, lines: int) -> None:
    (block,) = read(body).blocks
    assert read(body).slice(block).count("\n") == lines - 1


def test_headings_that_a_template_of_many_homepages_names() -> None:
    page = """<table><tr><td><p style="text-align:center"><name>Ada Moe</name></p><p>I study tides.</p>
<p><a href="mailto:a@x.org">Email</a> / <a href="https://scholar.example">Google Scholar</a></p></td></tr></table>
<table><tr><td><heading>Papers</heading></td></tr></table>
<table><tr><td><img src="a.png"></td><td><a href="https://x.example"><papertitle>Slack water</papertitle></a><br>
Ada Moe<br><em>TIDE</em>, 2019</td></tr></table>"""
    document = read_bytes(page.encode(), "index.html")
    headings = [(block.level, document.slice(block)) for block in document.blocks if block.kind == "heading"]
    assert headings == [(1, "Ada Moe"), (2, "Papers")]
    strong = {document.slice(i) for block in document.blocks for i in block.inlines if i.kind == "strong"}
    assert strong == {"Slack water"}


@pytest.mark.parametrize(
    "head",
    [
        '<h2 class="accordion-header"><button type="button">2022</button></h2>',
        '<button type="button"><div class="card-header"><h2>2022</h2></div></button>',
    ],
)
def test_a_button_that_is_the_title_of_what_it_opens_is_a_heading(head: str) -> None:
    page = f"<h1>Tides</h1>{head}<div><p>Ada Moe won the Tide Prize in Oslo.</p></div><h2>Talks <button>Copy</button></h2><p>None so far.</p>"
    document = read_bytes(f"<html><body>{page}<button>More</button></body></html>".encode(), "page.html")
    assert [document.slice(b) for b in document.blocks if b.kind == "heading"] == ["Tides", "2022", "Talks"]
    assert "More" not in document.text
