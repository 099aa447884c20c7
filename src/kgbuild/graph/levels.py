"""The academic level behind a printed degree or kind of student."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.lexicon import table
from kgbuild.names import fold


@cache
def level_of(printed: str) -> str:
    """Give `school`, `bachelor`, `master`, `doctorate` or `postdoc`; empty where the words do not tell.

    >>> level_of("Ph.D. in Physics"), level_of("M.Eng"), level_of("UROP"), level_of("visiting student")
    ('doctorate', 'master', 'bachelor', '')
    """
    plain = fold(printed).replace("post-doc", "postdoc").replace("'", "")
    plain = re.sub(r"(?<=\b[a-z])\.\s?(?=[a-z]{1,4}\b)|(?<=\b[a-z]{2})\.(?=[a-z]{1,3}\b)", "", plain)
    text = f" {' '.join(re.findall(r'[a-z0-9-]+', plain))} "
    for level, entry in table("levels").items():
        if any(f" {word} " in text for word in entry["words"]):
            return level
    return ""
