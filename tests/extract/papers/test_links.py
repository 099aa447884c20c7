"""Links of papers and what their targets tell."""

from __future__ import annotations

import pytest

from kgbuild.documents import read_bytes
from kgbuild.extract import read_page
from kgbuild.extract.papers.links import Found, bare, is_label, is_web, links_of


def found_in(text: str) -> Found:
    page = read_page(read_bytes(text.encode(), "page.md"))
    (block,) = page.document.blocks
    return links_of(page, block.start, block.end, block.inlines)


@pytest.mark.parametrize("text", ["Wells of Apulia", "Ada Brandt", "2019", ""])
def test_titles_and_names_are_no_labels(text: str) -> None:
    assert not is_label(text)


@pytest.mark.parametrize("text", ["PDF", "[pdf]", "GitHub repo", "Supplementary Material", "slides 2", "Volltext"])
def test_labels(text: str) -> None:
    assert is_label(text)


@pytest.mark.parametrize("url", ["reprints/a.pdf", "#top", "nan", "mailto:a@b.org", "http://localhost"])
def test_targets_that_mean_nothing_outside_their_site(url: str) -> None:
    assert not is_web(url)


def test_addresses_in_prose_lose_the_punctuation_behind_them() -> None:
    assert bare("https://x.example.org/a_(b)).") == "https://x.example.org/a_(b)"
    assert bare("https://x.example.org/code.") == "https://x.example.org/code"


def test_the_host_names_a_link_without_a_label() -> None:
    found = found_in("We count wells. Code: https://github.com/well/echo.")
    assert [(link.rel, link.url) for link in found.links] == [("code", "https://github.com/well/echo")]


def test_identifiers_come_from_links_to_the_paper() -> None:
    found = found_in("Wells. [PDF](https://arxiv.org/pdf/2201.00001v2.pdf) [DOI](https://doi.org/10.1000/wells.1)")
    assert (found.arxiv, found.doi) == ("2201.00001", "10.1000/wells.1")
    assert [link.rel for link in found.links] == ["PDF"]


def test_a_deposit_is_not_the_paper() -> None:
    found = found_in(
        "Wells. [Replication Data](https://doi.org/10.1000/data.1) [link](https://doi.org/10.5281/zenodo.1)"
    )
    assert found.doi == ""
    assert len(found.links) == 2


def test_broken_addresses_are_kept_as_printed() -> None:
    assert len(found_in("Wells. https://[x.example.org/a and more").links) <= 1
