from __future__ import annotations

import pytest

from kgbuild.cite.identifiers import find_identifiers


@pytest.mark.parametrize(
    "text",
    [
        "Volume 10.4 (1999), 12-18",
        "see pages 1806.1 to 1806.9",
        "ISBN unknown",
        "version 10.2/3 of the code",
        "www and nothing else",
    ],
)
def test_numbers_that_are_no_identifiers(text: str) -> None:
    found = find_identifiers(text)
    assert (found.doi, found.arxiv, found.others) == ("", "", {})


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("doi:10.1000/xyz.12.", "10.1000/xyz.12"),
        ("https://doi.org/10.1016/S0140-6736(08)60424-9.", "10.1016/S0140-6736(08)60424-9"),
        ("(doi: 10.1000/182)", "10.1000/182"),
        ("[link](https://doi.org/10.1000/ab_c)", "10.1000/ab_c"),
        ("DOI 10.1000/456#789, accessed", "10.1000/456#789"),
    ],
)
def test_dois(text: str, doi: str) -> None:
    assert find_identifiers(text).doi == doi


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("arXiv:2101.01234v3 [math.CO]", "2101.01234"),
        ("arXiv preprint arXiv:2101.01234", "2101.01234"),
        ("https://arxiv.org/abs/0704.0001", "0704.0001"),
        ("[arXiv: hep-th/9901001]", "hep-th/9901001"),
        ("cond-mat/0101001", "cond-mat/0101001"),
        ("doi:10.48550/arXiv.2101.01234", "2101.01234"),
    ],
)
def test_arxiv_numbers(text: str, number: str) -> None:
    assert find_identifiers(text).arxiv == number


def test_others_by_scheme_with_their_places() -> None:
    text = "ISBN 978-3-16-148410-0, PMID: 12345678, hal-01234567v2, https://eprint.iacr.org/2024/12 and https://example.org/p.pdf."
    found = find_identifiers(text)
    assert found.others["isbn"] == "978-3-16-148410-0"
    assert found.others["pmid"] == "12345678"
    assert found.others["hal"] == "hal-01234567"
    assert found.others["eprint"] == "2024/12"
    for scheme, value in found.others.items():
        (span,) = found.spans[scheme]
        assert text[span.start : span.end] == value
