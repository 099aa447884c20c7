"""Two digits behind a month in brackets: the year of a post or the day of an event."""

from __future__ import annotations

import re

from kgbuild.lexicon import table

DASH = "-\u2010\u2011\u2012\u2013\u2014\u2212~\u301c\uff5e"


def is_short_year(match: re.Match[str]) -> bool:
    """Say whether brackets show two digits behind a month to be a year: "(Nov 10 – Feb 11)", "(since Mar 09)"."""
    at, text = match.start(), match.string
    since = "|".join(map(re.escape, table("dates")["words"]["since"]))
    opened = re.search(rf"\((?P<since>(?:{since})\s+)?$", text[:at], re.IGNORECASE)
    ends = text[match.end() :].lstrip()[:1] == ")"
    if opened and ends:
        return bool(opened["since"])
    short = r"[^\W\d_]{3,9}\.?\s+\d\d"
    if opened:
        behind = re.compile(rf"\s*[{DASH}]+\s*(?:{short}\s*\)|[^\W\d_]+\s*\))")
        return behind.match(text, match.end()) is not None
    return ends and re.search(rf"\({short}\s*[{DASH}]+\s*$", text[:at]) is not None
