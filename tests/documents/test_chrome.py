"""What sites show around their pages is no part of them, however it is made."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes

PAGE = """<h1>Ada Moe</h1><p>Professor of tides</p><h2>Education</h2><ul><li>PhD, Example University, 2010</li></ul>
<h2>Group</h2><ul><li><a href="nils.html">Nils Holm</a></li><li><a href="omar.html">Omar Farouk</a></li>
<li><a href="mei.html">Mei Chen</a></li></ul>
<h2 id="talks">Talks</h2><ul><li><a href="#a">Slack water</a>, Tide Conference, Oslo, 2019</li></ul>
<p><a href="https://orcid.org/0000-0001">ORCID</a> <a href="a.pdf">CV</a></p>"""
LINKS = [
    ("index.html", "Home"), ("research.html", "Research"), ("papers.html", "Publications"), ("teach.html", "Teaching"),
    ("people.html", "People"), ("cv.pdf", "CV"),
]  # fmt: skip
ITEMS = "".join(f'<li><a href="{address}">{label}</a></li>' for address, label in LINKS)
BARE = [f'<a href="{address}">{label}</a>' for address, label in LINKS]
POINTS = '<li><a href="#talks">Talks I have given over the last ten years</a></li><li><a href="#top">Top</a></li>'
CHROMES = {
    "jemdoc": (
        '<table id="tlayout"><tr><td id="layout-menu"><div class="menu-category">Site</div>'
        + "".join(f'<div class="menu-item">{link}</div>' for link in BARE)
        + '</td><td id="layout-content">',
        ('<div id="footer"><div id="footer-text">Page generated 2024-07-17, by <a href="j.html">jemdoc</a>.</div></div>'
        "</td></tr></table>"),
    ),
    "division": (f'<div id="menu"><ul>{ITEMS}</ul></div>', '<div class="siteFooter">Design by <a href="x">X</a></div>'),
    "bar": (f"<p>[ {' | '.join(BARE)} ]</p><hr>", ""),
    "home": (
        '<p><a href="index.html">Top page</a> | <a href="m.html">Marsh Projects</a> | <a href="p.html">Papers</a></p>',
        "",
    ),
    "cell": (f"<table><tr><td>{'<br>'.join(BARE)}</td><td>", "</td></tr></table>"),
    "list": (f'<a class="skip-link" href="#main">Skip</a><ul>{ITEMS}</ul>', '<p><a href="#">Back to top</a></p>'),
    "bootstrap": (f'<div class="navbar"><a class="brand" href="#">Tides</a><ul class="nav">{ITEMS}</ul></div>', ""),
    "contents": (f'<h3>On this page</h3><ul id="top">{POINTS}{POINTS}</ul>', ""),
    "contents in a division": (f'<div id="toc"><h2>Contents</h2><ul id="top">{POINTS}</ul></div>', ""),
    "widgets": (
        "",
        ('<aside><h2>Recent Posts</h2><ul><li><a href="/a">We won a prize at the Tide Conference</a></li></ul>'
        '<h2>Archives</h2><ul><li><a href="/2024">May 2024</a></li></ul></aside><div class="site-info">By WordPress</div>'),
    ),
    "post": (
        '<div class="breadcrumb"><a href="/">Home</a> » <a href="/p">People</a> » Ada</div>',
        ('<div class="nav-links"><a href="/1">← We were at the Tide Conference 2019</a> <a href="/2">New post →</a></div>'
        '<div id="comments"><h2>Leave a Reply</h2><p>Your address will not be published.</p></div>'),
    ),
    "languages": ('<div class="lang"><a href="/en">English</a> | <a href="/de">Deutsch</a></div>', ""),
    "org": ("", '<div id="postamble" class="status"><p class="date">Created: 2022-04-01</p></div>'),
}  # fmt: skip


def said(page: str) -> list[tuple[str, str]]:
    document = read_bytes(f"<html><body>{page}</body></html>".encode(), "page.html")
    return [(block.kind, " ".join(document.slice(block).split())) for block in document.blocks]


@pytest.mark.parametrize("chrome", CHROMES)
def test_chrome_is_left_out(chrome: str) -> None:
    before, behind = CHROMES[chrome]
    assert said(before + PAGE + behind) == said(PAGE)


@pytest.mark.parametrize("name", ["Nils Holm", "Slack water", "ORCID CV", "Professor of tides"])
def test_what_a_page_says_stays(name: str) -> None:
    assert any(name in text for _, text in said(PAGE))


@pytest.mark.parametrize(
    "page",
    [
        '<div class="nav-tabs-content"><h2>People</h2><p>Nils Holm studies tides and nets at the harbour.</p></div>',
        ('<ul><li><a href="a.pdf">Slack water</a></li><li><a href="b.pdf">Ebb and flow</a></li>'
        '<li><a href="c.pdf">Neap tides</a></li></ul>'),
        '<div class="footer-like"><h1>Ada Moe</h1></div>',
        '<article><div class="footer">Awarded in 2019</div></article>',
        '<div class="languages"><h3>Languages</h3><ul><li>Norwegian</li><li>English</li></ul></div>',
        '<p><a href="https://ada.example">Website</a> | <a href="https://orcid.example/1">ORCID</a> | <a href="m">CV</a></p>',
        '<p><a href="a.pdf">Publications</a> <a href="b.zip">Software</a> <a href="c.ppt">Talks</a></p>',
        "<p><a href='a'>Home</a> and <a href='b'>away</a>: what tides do to those who wait for <a href='c'>them</a></p>",
    ],
)  # fmt: skip
def test_what_is_no_chrome(page: str) -> None:
    assert said(page)


def test_what_is_called_a_footer_and_holds_most_of_a_page_stays() -> None:
    page = '<div class="footerFixed" id="newspage"><h3>May 1</h3><p>Ada Moe won the Tide Prize in Oslo.</p></div>'
    assert "Tide Prize" in read_bytes(f"<html><body>{page}<p>Top</p></body></html>".encode(), "page.html").text
