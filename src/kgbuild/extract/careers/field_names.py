"""Fields of study as they are named: without what led to them, and without the grade and the marks behind them."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.extract.phrases.grades import is_distinction, without_grade
from kgbuild.extract.phrases.words import is_place
from kgbuild.lexicon import alternatives, table, words

_JOIN = r"(?:in|of|on|en|em|di|de|im|auf|i|w)"
_MARKS = " \t\n.,;:!'’‘\"“”„«»"


@cache
def _leading() -> re.Pattern[str]:
    """Give the pattern of what names a share of a degree: "with a concentration in", "Schwerpunkt"."""
    labels = alternatives(table("labels")["field"])
    branches = alternatives(table("degrees")["branches"])
    opens = "|".join(sorted(words("degrees", "opening")))
    return re.compile(
        rf"(?i:^\W*(?:(?:{opens})\s+)*(?:(?:{labels})s?(?:\s*:\s*|\s*[-–—]\s+|\s+{_JOIN}\s+)(?:the\s+)?"
        rf"|(?:{branches})\s+(?-i:(?=[A-ZÀ-Þ]))))"
    )


def whole_field(text: str) -> str:
    """Give the name of a field of study that a text holds; empty where it holds none.

    >>> whole_field("with a concentration in Urban Planning"), whole_field("on Tides"), whole_field("'Botany'!")
    ('Urban Planning', 'Tides', 'Botany')
    >>> whole_field("and MPhil earned en route"), whole_field("mit der Arbeit"), whole_field("magna cum laude")
    ('', '', '')
    """
    told = _leading().sub("", text.strip(_MARKS), count=1)
    told = re.sub(rf"^{_JOIN}\s+(?=[A-ZÀ-Þ])", "", without_grade(told))
    told = _closed(told.strip(_MARKS))
    first, _, rest = told.partition(" ")
    if rest and first in words("degrees", "opening"):
        return ""
    return "" if is_distinction(told) or is_place(told) else told


def _closed(text: str) -> str:
    """Give a text up to a bracket that it does not open, and without one that it does not close."""
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return text[:at].rstrip()
    return text[: text.rindex("(")].rstrip() if depth else text
