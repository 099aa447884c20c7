"""Identifiers of people and works out of values that hold nothing else."""

from __future__ import annotations

import re

_ORCID = re.compile(r"(?<![\d-])\d{4}-\d{4}-\d{4}-\d{3}[\dXx](?![\d-])")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")
_ARXIV = re.compile(
    r"(?:arxiv\.org/(?:abs|pdf)/|arxiv:\s*|^|10\.48550/arxiv\.)(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})",
    re.IGNORECASE,
)


def orcid_of(value: str) -> str:
    """Give the ORCID that a value holds, bare, if its last character checks (ISO 7064, MOD 11-2).

    >>> orcid_of("https://orcid.org/0000-0002-1825-0097"), orcid_of("0000-0002-1825-0098")
    ('0000-0002-1825-0097', '')
    """
    found = _ORCID.search(value)
    if not found:
        return ""
    total = 0
    for digit in found[0].replace("-", "")[:-1]:
        total = (total + int(digit)) * 2
    check = (12 - total % 11) % 11
    return found[0].upper() if found[0][-1].upper() == ("X" if check == 10 else str(check)) else ""


def orcid_iri(value: str) -> str:
    """Give the IRI of the ORCID that a value holds, empty where it holds none.

    >>> orcid_iri("0000-0002-1825-0097"), orcid_iri("none")
    ('https://orcid.org/0000-0002-1825-0097', '')
    """
    found = orcid_of(value)
    return f"https://orcid.org/{found}" if found else ""


def doi_of(value: str) -> str:
    """Give the DOI that a value holds, without resolver.

    >>> doi_of("https://doi.org/10.1000/ABC.12"), doi_of("XX")
    ('10.1000/ABC.12', '')
    """
    found = _DOI.search(value)
    return found[0].rstrip(".,;") if found else ""


def arxiv_of(value: str) -> str:
    """Give the arXiv number that a value holds, without version.

    >>> arxiv_of("https://arxiv.org/abs/1806.11379v2"), arxiv_of("10.48550/arXiv.2509.09821"), arxiv_of("12.5")
    ('1806.11379', '2509.09821', '')
    """
    found = _ARXIV.search(value.strip())
    return found[1] if found else ""
