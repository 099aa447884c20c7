"""Volume, issue and pages out of what was tagged as such."""

from __future__ import annotations

import re
from typing import NamedTuple

#: A volume to which an issue sticks: "51, n° 2".
WITH_ISSUE = re.compile(
    r"^(?P<volume>.+?)[\s,;(]+(?:(?:nos?|number|nr|issue|iss|heft|h|fasc)\b|n[°º])[.°º]?\s*(?P<issue>\d[\w/–-]*)\)?$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:volume|vols?|bd|band|tome?|jg|jahrgang|nos?|number|nr|issue|heft)\b[.°º]?\s*|^n[°º]\.?\s*"
    r"|^n\.\s?[sf]\.\s?(?=\d)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^(?P<volume>[\w.]+)\s?\((?P<issue>[\w/–-]+)\)?$")
_PAGES = re.compile(
    r"[A-Za-z]{0,6}\.?\d[\w.:]*(?:\s*(?:--+|[-–—−‐‑‒_])\s*[A-Za-z]{0,6}\.?\d[\w.:]*)?|[ivxlc]+\s*[-–]+\s*[ivxlc\d]+",
    re.IGNORECASE,
)
#: No issue: a double one has neighbours of few digits.
_RANGE = re.compile(r"\d{3,}\s?[-–]\s?\d{2,}")
_DASH = re.compile(r"\s*(?:--+|[-–—−‐‑‒_])\s*")
#: "45 S." counts pages, "196s" is a page and the one behind it.
_UNIT = re.compile(
    r"^(?:pages?|pp?|pgs?|s|seiten?|art(?:icle)?|id|eid)\b[.\s:]*(?=[A-Za-z]?\d)|\s*(?:pp|pages)\.?$|\s(?:s|seiten)\.?$",
    re.IGNORECASE,
)


class Numbers(NamedTuple):
    """Volume, issue, pages; empty where there are none."""

    volume: str = ""
    issue: str = ""
    pages: str = ""


def numbers_of(volume: str, issue: str, pages: str) -> Numbers:
    """Take labels off, part an issue that stuck to its volume, and give pages with one hyphen.

    >>> numbers_of("55, number 2", "", "pp. 12--19 ISSN 1234-5678")
    Numbers(volume='55', issue='2', pages='12-19')
    """
    volume = _LEAD.sub("", volume)
    both = WITH_ISSUE.match(volume) or _BRACKETED.match(volume)
    if both and not issue:
        volume, issue = both["volume"], both["issue"]
    if not pages and _RANGE.fullmatch(issue):
        issue, pages = "", issue
    found = _PAGES.search(_UNIT.sub("", pages))
    printed = _DASH.sub("-", found.group()).rstrip(".:") if found else pages
    return Numbers(volume.strip(" ,;"), _LEAD.sub("", issue), printed)
