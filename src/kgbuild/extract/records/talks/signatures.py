"""Where an entry names its speakers: lists of names with initials that the page's owner stands in."""

from __future__ import annotations

import re
from itertools import takewhile

from kgbuild.document import Span
from kgbuild.extract.page import Entry, Page
from kgbuild.names import looks_like_name
from kgbuild.names.fold import fold

_GIVEN = r"(?:(?:[A-ZÀ-Þ]\.[\s-]?){1,4}|[A-ZÀ-Þ]{1,3})(?![\wß-ÿ])"
_PARTICLES = r"(?:(?:van|von|de|den|der|di|da|del|dos|la|le|ten|ter|zu) ){0,2}"
_FAMILY = rf"{_PARTICLES}[A-ZÀ-Þ](?:[^\W\d_]|[’'-])+(?:[ -][A-ZÀ-Þ](?:[^\W\d_]|[’'-])+){{0,2}}"
#: "Lindqvist, A. B.", "Lindqvist AB", "A. B. Lindqvist".
SIGNER = rf"(?:{_FAMILY},?\s+{_GIVEN}|{_GIVEN}\s*{_FAMILY})"
_SIGNER = rf"\*{{0,2}}{SIGNER}\*{{0,2}}(?:\s*\([^()]{{1,12}}\))?"
_LIST = re.compile(rf"(?<!\w){_SIGNER}(?:\s*(?:[,;]\s*(?:and|&|und|et)?|and|&|und|et|with)\s*{_SIGNER})*(?!\w)")


_FULL = r"(?:(?:Prof|Dr)\.?\s+)*[A-ZÀ-Þ][\w’'-]+(?:[^\S\n]+[A-ZÀ-Þ][\w’'.-]*){1,2}"
#: "with Bo Ekman and Elin Moe": who spoke with the owner.
_NAMED = rf"(?:(?:[A-ZÀ-Þ]\.[\s-]?){{1,4}}{_FAMILY}|{_FULL})"
_AND = r"(?:,|,? and|,? &| et| und| y| e)"
_WITH = re.compile(rf"\b(?:(?:together |jointly )?with|avec|mit|con|com|met)\s+{_NAMED}(?:{_AND}\s+{_NAMED})*")
_OTHERS = re.compile(r",?\s*et al\b\.?")
_NAME = 0.6
#: More people than this in a row are no words of a title.
_MANY = 2


def _leads(entry: Entry, match: re.Match[str]) -> bool:
    """Say whether a list opens an entry with its speaker in bold, or with three people and more: "**Moe A**, Ek B"."""
    if match.start() > len("**“"):
        return False
    place = entry.start + match.start()
    bold = any(
        run.kind == "strong" and abs(run.start - place) <= len("**") and run.end <= entry.start + match.end() + 1
        for run in entry.blocks[0].inlines
    )
    return (bold and looks_like_name(match[0].strip("* .")) >= _NAME) or len(re.findall(SIGNER, match[0])) > _MANY


def is_signature(text: str) -> bool:
    """Say whether a text is no more than speakers with their initials: "Moe A, Ek B".

    >>> is_signature("Moe A, Ek B."), is_signature("Tides A, at rest")
    (True, False)
    """
    return _LIST.fullmatch(text.strip(" .,;:")) is not None


def signatures(page: Page, entry: Entry, title: Span | None) -> list[Span]:
    """Give where lists of authors stand outside of a title: those with the owner in them, or of two or more people."""
    family = fold(page.owner.name.split()[-1]) if page.owner.name else ""
    text = page.text[entry.start : entry.end]
    found = []
    for match in _LIST.finditer(text):
        others = _OTHERS.match(text, match.end())
        span = Span(entry.start + match.start(), entry.start + (others or match).end())
        several = others is not None or ";" in match[0] or match[0].count(".") > 2
        own = bool(family) and family in fold(match[0])
        inside = title is not None and span.start < title.end and title.start < span.end
        if (own or several or _leads(entry, match)) and not inside:
            found.append(span)
    for match in _WITH.finditer(text):
        names = list(takewhile(lambda name: looks_like_name(name[0]) >= _NAME, re.finditer(_NAMED, match[0])))
        end = match.start() + names[-1].end() if names else match.start()
        inside = title is not None and entry.start + match.start() < title.end and title.start < entry.start + end
        if names and not inside:
            found.append(Span(entry.start + match.start(), entry.start + end))
    return found
