"""JSON-LD goes into a page whole, safe, and alone."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from kgbuild.errors import DocumentError
from kgbuild.publish.embedding import BEGIN, END, embed_block, embedded, without_block

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
    [
        b"", b"no markup", b"{{ header }}\n<h1>Ada</h1>\n", b"<body>x</body>", b"<script>'</head>'</script>\n",
        b"\xef\xbb\xbf<html><head></head></html>", "<p>caf\u00e9 </head>".encode("latin-1"), b"a\rb\r", b"<head>\r\n</head>",
        "\ufeff<head></head>\r\n".encode("utf-16-le"), "\ufeff<p>\u4f60</p>".encode("utf-16-be"),
        "<title>\u65e5\u672c</title>\n</head>".encode("shift_jis"),
    ],
    ids=["empty", "text", "template", "no head", "head in script", "bom", "latin-1", "cr", "crlf", "utf-16-le", "utf-16-be",
         "shift_jis"],
)  # fmt: skip
def test_any_page_takes_a_block_and_keeps_the_rest(page: bytes) -> None:
    done = embed_block(page, [1], "a.html")
    assert embedded(done, "a.html") is not None
    assert embed_block(done, [1], "a.html") == done
    assert without_block(done, "a.html") == page
    assert without_block(embed_block(done, {"other": ["data"]}, "a.html"), "a.html") == page
    assert without_block(page, "a.html") == page


@pytest.mark.parametrize(
    "opaque",
    [
        b"---\ntitle: </head>\n---\n", b"+++\ntitle = '</head>'\n+++\n", b"{% comment %}</head>{% endcomment %}",
        b"{%- comment -%}</head>{%- endcomment -%}", b"{{/* </head> */}}", b"{{- /* </head> */ -}}", b"{# </head> #}",
        b"<%# </head> %>", b"<style>/* </head> */</style>", b"<!-- </head> -->", b"<textarea></head></textarea>",
    ],
)  # fmt: skip
def test_what_a_template_drops_is_no_place(opaque: bytes) -> None:
    before, _, after = embed_block(opaque + b"<head>{{ .Title }}</head>\n", {}, "layout.html").partition(BEGIN)
    assert before == opaque + b"<head>{{ .Title }}"
    assert after.endswith(END + b"\n</head>\n")


def test_markdown_takes_the_block_at_its_end() -> None:
    page = b"---\ntitle: Ada\n---\nA page ends with `</head>`.\n"
    assert embed_block(page, {}, "people/Ada.MD").startswith(page + BEGIN)


@pytest.mark.parametrize("name", ["a.mdx", "a.vue", "A.JSX", "a.svelte", "a.astro"])
def test_components_are_refused(name: str) -> None:
    with pytest.raises(DocumentError, match="is code"):
        embed_block(b"<p>", {}, name)


@pytest.mark.parametrize(
    "text",
    ["{{ site.title }}", "{% raw %}", "{# x #}", "{{< figure >}}", "The {{BERT}} model}}", "<%= x %>", "100%}", "{{{", "}}}", "{%%}",
     "</script><script>alert(1)</script>", "<!--<script>", "]]>", '"', "\\", "\u2028\u2029\x00\x1f\x7f\x9f\ufeff\ufffe", "\U0001f30a"],
)  # fmt: skip
def test_no_text_is_a_tag_for_any_reader(text: str) -> None:
    page = embed_block(PAGE, {"name": text, text: [[text, {text: {}}]]}, "a.html")
    block = embedded(page, "a.html") or b""
    inner = block.removeprefix(BEGIN).removesuffix(END).strip()
    for opening in (b"{{", b"{%", b"{#", b"%}", b"}}", b"#}", b"<%", b"<!--", b"]]>"):
        assert opening not in inner
    assert block.count(b"<") == 4
    assert json.loads(inner.split(b">", 1)[1].rsplit(b"<", 1)[0]) == {"name": text, text: [[text, {text: {}}]]}


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


@pytest.mark.parametrize(
    "page", ["<p>".encode("utf-16-le"), b"\xff\xfe<", b"GIF89a\x00"], ids=["no mark", "torn", "binary"]
)
def test_what_is_no_text_is_refused(page: bytes) -> None:
    with pytest.raises(DocumentError, match="save the page as UTF-8"):
        embed_block(page, {}, "a.html")
