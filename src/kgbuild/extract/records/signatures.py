"""Where an entry names its speakers: lists of names with initials that the page's owner stands in."""

from __future__ import annotations

import re

from kgbuild.document import Span
from kgbuild.extract.page import Entry, Page
from kgbuild.names.fold import fold

_GIVEN = r"(?:[A-ZÀ-Þ]{1,3}|(?:[A-ZÀ-Þ]\.[\s-]?){1,4})(?![\wß-ÿ])"
_FAMILY = r"[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+){0,2}"
#: "Lindqvist, A. B.", "Lindqvist AB", "A. B. Lindqvist".
SIGNER = rf"(?:{_FAMILY},?\s+{_GIVEN}|{_GIVEN}\s*{_FAMILY})"
_SIGNER = rf"\*{{0,2}}{SIGNER}\*{{0,2}}(?:\s*\([^()]{{1,12}}\))?"
_LIST = re.compile(rf"(?<!\w){_SIGNER}(?:(?:\s*[,;]\s*(?:and|&|und|et)?|\s+(?:and|&|und|et|with))\s*{_SIGNER})*(?!\w)")


def signatures(page: Page, entry: Entry, title: Span | None) -> list[Span]:
    """Give where lists of authors stand outside of a title: those with the owner in them, or of two or more people."""
    family = fold(page.owner.name.split()[-1]) if page.owner.name else ""
    text = page.text[entry.start : entry.end]
    found = []
    for match in _LIST.finditer(text):
        span = Span(entry.start + match.start(), entry.start + match.end())
        several = ";" in match[0] or match[0].count(".") > 2
        own = bool(family) and family in fold(match[0])
        inside = title is not None and span.start < title.end and title.start < span.end
        if (own or several) and not inside:
            found.append(span)
    return found
