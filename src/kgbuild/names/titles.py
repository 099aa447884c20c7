"""A printed name without what people carry around it: titles before it, degrees and memberships behind it."""

from __future__ import annotations

import re

from kgbuild.names.parse import parse_name
from kgbuild.names.scripts import in_latin
from kgbuild.names.words import is_credential

#: "(she/her/hers)", "[they, them]": how people want to be spoken of.
_PRONOUNS = re.compile(
    r"\s*[(\[]\s*(?:s?he|they|xe|ze|er|sie|elle?|il|iel|ella?|éle?|ele|ela|lui|lei|hij|zij|die|hen)(?:\s*[/|,]\s*\w+)+\s*[)\]]",
    re.IGNORECASE,
)


def without_titles(printed: str) -> str:
    """Give the stretch of a printed name that names: without "Prof. Dr." before it and "PhD, FRS" behind it.

    Of a name in two scripts it is the one in Latin letters.

    >>> without_titles("Prof. Dr. Ada Roe, PhD (she/her)")
    'Ada Roe'
    >>> without_titles("Roe, Ada, Jr. MD")
    'Roe, Ada, Jr.'
    """
    printed = in_latin(_PRONOUNS.sub("", printed))
    name = parse_name(printed)
    text = printed.removeprefix(name.prefix).lstrip(" .,") if name.prefix else printed
    letters = {word for word in name.suffix.split() if is_credential(word)}
    words = text.split()
    cut = len(words)
    while cut > 1 and words[cut - 1].strip(",;") in letters:
        cut -= 1
    return text if cut == len(words) else text[: _end_of(text, cut)].rstrip(" ,;")


def _end_of(text: str, count: int) -> int:
    """Give where the first `count` words of a text end."""
    at = 0
    for word in text.split()[:count]:
        at = text.index(word, at) + len(word)
    return at
