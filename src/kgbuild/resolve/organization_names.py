"""Names of organisations: their telling words, the kind that they say, the acronyms that they spell."""

from __future__ import annotations

import re
from functools import lru_cache

from kgbuild.lexicon import table
from kgbuild.names import fold

SHORT = re.compile(r"\s*\(([A-Z][\w&+.-]{1,9})\)\s*$")
ACRONYM = re.compile(r"[A-Z][A-Z0-9&+.-]{1,9}")


@lru_cache(maxsize=1 << 15)
def org_key(name: str) -> str:
    """Give a name folded to its telling words, in order.

    >>> org_key("The University of Eastfield (UoE)")
    'university eastfield'
    """
    plain = fold(SHORT.sub("", name)).replace("'", "").replace("&", " and ").replace("+", " and ")
    plain = re.sub(r"\buniv\b\.?", "university", plain)
    plain = re.sub(r"\bdept\b\.?", "department", plain)
    plain = re.sub(r"\b(?:inst)\b\.?", "institute", plain)
    found = re.findall(r"[^\W_]+", plain)
    kept = [w for w in found if w not in table("org_words")["names"]["fillers"]]
    return " ".join(kept or found)


@lru_cache(maxsize=1 << 15)
def kind_of(name: str) -> str:
    """Give the kind of an organisation by the words of its name, empty if they do not say."""
    found = set(re.findall(r"[^\W_]+", fold(name)))
    return next((kind for kind, words in table("org_words")["kinds"].items() if found & set(words)), "")


def is_generic(name: str) -> bool:
    """Does a name need its parent to mean anything: "Department of Physics", "Graduate School"?"""
    found = org_key(name).split()
    return bool(found) and found[0] in table("org_words")["names"]["generic"] and "," not in name


def spelling_tail(acronym: str, name: str) -> str:
    """Give the last words of `name` that the acronym spells, empty if none do."""
    words = name.split()
    tails = (" ".join(words[i:]) for i in range(len(words)) if words[i][:1].isupper())
    return next((tail for tail in reversed(list(tails)) if spells(acronym, tail)), "")


def spells(acronym: str, name: str) -> bool:
    """Are the letters of an acronym the initials of a name's words, small words optional?"""
    letters = letters_of(acronym)
    return len(letters) > 1 and letters in initials(name)


def letters_of(acronym: str) -> str:
    """Give the letters of an acronym, folded.

    >>> letters_of("M.I.T.")
    'mit'
    """
    return re.sub(r"[^a-z]", "", fold(acronym))


def initials(name: str) -> tuple[str, str]:
    """Give the initials of a name's words, of all and without the small words.

    >>> initials("Institute of Marine Studies")
    ('ioms', 'ims')
    """
    words = re.findall(r"[^\W\d_]+", fold(name))
    small = [w for w in words if w not in table("org_words")["names"]["fillers"]]
    return "".join(w[0] for w in words), "".join(w[0] for w in small)
