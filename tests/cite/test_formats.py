from __future__ import annotations

import json

import pytest

from kgbuild.cite import parse_reference
from kgbuild.cite.command import CHUNK, WORTH_A_POOL, document, stream
from kgbuild.cite.formats import bibtex, csl, row
from kgbuild.errors import InputError

ARTICLE = (
    "Lindqvist, A. B., & van der Meulen, C. (2011). Salt & ice cream. Journal of Applied Psychology, 96(4), 712–729."
)
MEMO = "R. Lindqvist, H. Okafor, “Margins of narrow roads,” RCL Memo 88"
PREPRINT = "R. Lindqvist, H. Okafor, “Margins of narrow roads,” arXiv:1907.01234"


def test_rows_leave_out_servers_and_keep_numbers() -> None:
    found = row(PREPRINT, parse_reference(PREPRINT))
    assert (found["venue"], found["arxiv"], found["year"], found["type"]) == (None, "1907.01234", None, "preprint")
    found = row(MEMO, parse_reference(MEMO))
    assert (found["venue"], found["volume"], found["number"], found["type"]) == ("RCL Memo", "88", "88", "report")


def test_rows_give_particles_with_the_family_name() -> None:
    found = row(ARTICLE, parse_reference(ARTICLE))
    assert found["authors"][1] == {"family": "van der Meulen", "given": "C."}
    assert ARTICLE[slice(*found["spans"]["title"][0])] == found["title"] == "Salt & ice cream"


def test_bibtex_escapes_and_doubles_dashes() -> None:
    assert bibtex("", parse_reference(ARTICLE)).splitlines() == [
        "@article{lindqvist2011salt,",
        "  author = {Lindqvist, A. B. and van der Meulen, C.},",
        r"  title = {Salt \& ice cream},",
        "  journal = {Journal of Applied Psychology},",
        "  year = {2011},",
        "  volume = {96},",
        "  number = {4},",
        "  pages = {712--729},",
        "}",
    ]


def test_csl_parts_names_and_dates() -> None:
    item = csl(ARTICLE, parse_reference(ARTICLE))
    assert item["author"][1] == {"family": "Meulen", "given": "C.", "non-dropping-particle": "van der"}
    assert item["issued"] == {"date-parts": [[2011]]}
    assert (item["type"], item["page"], item["issue"]) == ("article-journal", "712-729", "4")


def test_one_answer_a_line_blank_lines_included() -> None:
    answers = [json.loads(line) for line in stream([ARTICLE + "\n", "\n", MEMO])]
    assert [answer["title"] for answer in answers] == ["Salt & ice cream", None, "Margins of narrow roads"]


def test_csl_documents_are_one_list() -> None:
    items = json.loads("".join(document(stream([ARTICLE, MEMO], "csl"), "csl")))
    assert [item["type"] for item in items] == ["article-journal", "report"]
    assert json.loads("".join(document([], "csl"))) == []


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="bibtex, csl, jsonl"):
        list(stream([ARTICLE], "ris"))


@pytest.mark.slow
def test_two_processes_give_what_one_gives() -> None:
    lines = [ARTICLE, MEMO, PREPRINT] * (CHUNK * WORTH_A_POOL // 3 + 1)
    assert list(stream(lines, jobs=2)) == list(stream(lines))


def test_keys_are_given_once() -> None:
    text = "A. Roy, B. Lind, “On mosses of the north,” J. Moss 12, 3-9 (2012)"
    keys = [entry.partition("{")[2].partition(",")[0] for entry in stream([text, text, text], "bibtex")]
    assert keys == ["roy2012mosses", "roy2012mossesb", "roy2012mossesc"]
    ids = [json.loads(item)["id"] for item in stream([text, text], "csl")]
    assert ids == ["roy2012mosses", "roy2012mossesb"]


def test_bibtex_comments_on_what_is_no_reference() -> None:
    assert list(stream(["mail me @ home", ""], "bibtex")) == ["% no reference: mail me (at) home", "% no reference"]
