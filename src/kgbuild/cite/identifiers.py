"""Identifiers in a reference string, by their own syntax."""

from __future__ import annotations

import re
from typing import NamedTuple

from kgbuild.document import Span

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>”»]+")
_ARXIV = re.compile(
    r"arxiv\s*(?:e-?prints?|preprint)?\s*[:.,\s]*(?:arxiv\s*:\s*)?"
    r"(?P<labelled>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\s?/\s?\d{7})"
    r"|arxiv\.org/(?:abs|pdf)/(?P<linked>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})"
    r"|(?<![\w/])(?P<bare>(?:hep-(?:ph|th|ex|lat)|gr-qc|quant-ph|astro-ph|cond-mat|math-ph|nucl-(?:th|ex)|math(?:\.[A-Z]{2})?"
    r"|cs(?:\.[A-Z]{2})?|nlin|physics|q-bio)\s?/\s?\d{7})",
    re.IGNORECASE,
)
#: A DOI of arXiv names the number too.
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(?P<number>\d{4}\.\d{4,5})", re.IGNORECASE)
_OTHERS = {
    "isbn": re.compile(r"\bISBN(?:-1[03])?\s*:?\s*(?P<value>[\dXx][\d\s‐–-]{8,16}[\dXx])", re.IGNORECASE),
    "issn": re.compile(r"\bISSN\s*:?\s*(?P<value>\d{4}[-–]\d{3}[\dXx])", re.IGNORECASE),
    "pmid": re.compile(r"\bPMID\s*:?\s*(?P<value>\d{5,9})\b", re.IGNORECASE),
    "hal": re.compile(r"\b(?P<value>(?:hal|tel|halshs|inria|cel)-\d{6,9})(?:v\d+)?\b", re.IGNORECASE),
    "openreview": re.compile(r"openreview\.net/(?:forum|pdf)\?id=(?P<value>[\w-]+)"),
    "eprint": re.compile(r"eprint\.iacr\.org/(?P<value>\d{4}/\d{1,4})"),
    "url": re.compile(r"(?P<value>(?:https?://|www\.)[^\s<>\"”»\])]+)"),
}


class Identifiers(NamedTuple):
    """What was found: the DOI, the arXiv number, the others by scheme, and where each stands."""

    doi: str
    arxiv: str
    others: dict[str, str]
    spans: dict[str, tuple[Span, ...]]


def find_identifiers(text: str) -> Identifiers:
    """Find the first identifier of every scheme.

    >>> find_identifiers("Some work. doi:10.1000/ABC.12. arXiv:1806.11379v2")[:2]
    ('10.1000/ABC.12', '1806.11379')
    """
    spans: dict[str, tuple[Span, ...]] = {}
    doi = arxiv = ""
    if found := _DOI.search(text):
        doi = _trim(found.group())
        spans["doi"] = (Span(found.start(), found.start() + len(doi)),)
    if found := _ARXIV.search(text) or _ARXIV_DOI.search(text):
        group = next(name for name, value in found.groupdict().items() if value)
        arxiv = re.sub(r"\s", "", found[group])
        spans["arxiv"] = (Span(*found.span(group)),)
    others = {}
    for scheme, pattern in _OTHERS.items():
        match = pattern.search(text)
        if match and not (scheme == "url" and re.search(r"doi\.org|arxiv\.org", match["value"])):
            others[scheme] = re.sub(r"\s", "", match["value"]).rstrip(".,;:")
            spans[scheme] = (Span(match.start("value"), match.start("value") + len(others[scheme])),)
    return Identifiers(doi, arxiv, others, spans)


def _trim(doi: str) -> str:
    """Cut closing punctuation, and a closing bracket that nothing inside opens."""
    while doi and (
        doi[-1] in ".,;:>'’*_" or (doi[-1] in ")]}" and doi.count(doi[-1]) > doi.count("([{"[")]}".index(doi[-1])]))
    ):
        doi = doi[:-1]
    return re.sub(r"\]\(.*$", "", doi)
