"""JSON-LD goes into a page whole, safe, and alone."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from kgbuild.errors import DocumentError
from kgbuild.publish.embedding import BEGIN, END, embed_block, embedded

PAGE = b"<!doctype html>\r\n<html><head><title>Ada </head></title>\r\n<!-- </head> -->\r\n</head><body>x</body></html>"


def test_the_block_stands_before_the_real_end_of_the_head() -> None:
    page = embed_block(PAGE, {"name": "Ada"}, "a.html")
    before, _, after = page.partition(BEGIN)
    assert before.endswith(b"<!-- </head> -->\r\n")
    assert after.split(END)[1] == b"\r\n</head><body>x</body></html>"


def test_line_ends_are_those_of_the_page() -> None:
    block = embedded(embed_block(PAGE, {"name": "Ada"}, "a.html"), "a.html")
    assert block is not None
    assert block.count(b"\n") == block.count(b"\r\n") > 0


@pytest.mark.parametrize(
    "page",
    [b"", b"no markup", b"{{ header }}\n<h1>Ada</h1>\n", b"<body>x</body>", b"<script>'</head>'</script>\n"],
    ids=["empty", "text", "template", "no head", "head in script"],
)
def test_any_page_takes_a_block_and_keeps_the_rest(page: bytes) -> None:
    done = embed_block(page, [1], "a.html")
    block = embedded(done, "a.html")
    assert block is not None
    assert done.replace(block + b"\n", b"") == page


@given(st.text(), st.text())
def test_any_text_survives_and_none_escapes(name: str, after: str) -> None:
    page = embed_block(PAGE, {"name": name}, "a.html")
    script = LexborHTMLParser(page).css_first('script[type="application/ld+json"]')
    assert script is not None
    assert json.loads(script.text()) == {"name": name}
    assert embed_block(page, {"name": name}, "a.html") == page
    assert embed_block(page, {"name": after}, "a.html") == embed_block(PAGE, {"name": after}, "a.html")


@pytest.mark.parametrize("page", [BEGIN, END + BEGIN, BEGIN + END + BEGIN + END], ids=["open", "crossed", "twice"])
def test_markers_that_do_not_pair_are_named(page: bytes) -> None:
    with pytest.raises(DocumentError, match=r"a\.html:2: its kgbuild markers do not pair"):
        embed_block(b"\n" + page, {}, "a.html")


def test_utf_16_is_refused() -> None:
    with pytest.raises(DocumentError, match="UTF-16"):
        embed_block("<p>".encode("utf-16"), {}, "a.html")
