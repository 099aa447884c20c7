"""Lists of those who won: on a page that is nobody's, an entry names a prize and who has it.

"1er prix : Ada Example, « Les marées »", "Prize for the best poster awarded to Bo Roe".
"""

from __future__ import annotations

import re

from kgbuild.dates import find_ranges
from kgbuild.extract.page import Entry, Page
from kgbuild.extract.phrases.words import award_pattern
from kgbuild.model import Award, Mention
from kgbuild.names import looks_like_name, split_people

_NAME = "awards"
_SURE = 0.5
#: Between a prize and who has it.
_TO = re.compile(
    r"\s*(?::|\s[–—-])\s+|\s+(?:(?:has been|was|is|a été|est|fue|ha sido|foi|è stato|wurde|wird)\s+)?"
    r"(?:(?:awarded|presented|given)\s+to|goes\s+to|(?:décerné|attribué|remis)e?\s+à|(?:concedid|otorgad|entregad)[oa]\s+a"
    r"|(?:assegnat|conferit)[oa]\s+a|(?:atribuíd|concedid)[oa]\s+a|(?:geht\s+)?an)\s+(?=[A-ZÀ-Þ])"
)
#: What ends the names behind it: the work, where they are from, what else is said of them.
_ENDS = re.compile(
    r"\s*[(«“\"„:;]|,\s*(?=[«“\"„]|[a-zà-ÿ])|\s+[–—-]\s|\s+(?:pour|for|für|por|per|de la|from|at)\s|\.\s*$|$"
)
_LONGEST = 120


def laureate(page: Page, entry: Entry, year: str) -> Award | None:
    """Give the award of an entry that names who has it, None where it does not.

    Args:
        page: that is nobody's.
        entry: of a list of awards.
        year: that stands above it.
    """
    text = page.text[entry.start : entry.end]
    first = " ".join(text[: _LONGEST * 2].split("\n\n")[0].split("\n"))
    for link in _TO.finditer(first):
        title = first[: link.start()].strip(" *,")
        open_ = any(title.count(a) > title.count(b) for a, b in ("()", "“”", "«»"))
        if not title or open_ or len(title) > _LONGEST or not award_pattern().search(title):
            continue
        end = _ENDS.search(first, link.end())
        named = first[link.end() : end.start() if end else len(first)]
        if people := _people(named, entry.start + link.end()):
            dates = find_ranges(title)
            return Award(
                evidence=page.evidence(entry.start, entry.end, _NAME), people=people, title=title,
                date=dates[0].start if dates else year,
            )  # fmt: skip
    return None


def year_in(title: str) -> str:
    """Give the year that a heading names: "Édition 2020"."""
    found = re.search(r"\b(?:19|20)\d\d\b", title)
    return found[0] if found else ""


def _people(text: str, offset: int) -> tuple[Mention, ...]:
    """Give the people of a text that is nothing but names."""
    people = split_people(text, offset).people if " " in text.strip() else ()
    return people if people and all(looks_like_name(p.name) >= _SURE for p in people) else ()
