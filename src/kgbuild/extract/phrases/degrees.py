"""The degrees that a text names, and what was studied for them."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.unspaced import degree_choice, level_in_unspaced
from kgbuild.extract.phrases.words import spelt, unaccented
from kgbuild.lexicon import alternatives, table, words
from kgbuild.names.fold import fold

#: Who holds no degree yet has a position.
_WAITS = re.compile(r"student|candidate", re.IGNORECASE)
#: "Awarded PhD": words of a sentence before a degree.
_EARNED = re.compile(r"^\s*(?:awarded|received|completed|obtained|earned)\s+(?:(?:an?|the|my)\s+)?", re.IGNORECASE)
#: What stands behind a degree that is no part of a name.
_GOES_ON = re.compile(r"\W*$|\s*[,(–-]|\s+(?:in|en|of|from|at|with|cum)\b")
#: "Doctorat (PhD)": the same degree again.
_AGAIN = re.compile(r"^\s*\([A-Z][\w.]{1,6}\)")


@cache
def degree_pattern() -> re.Pattern[str]:
    """Give the pattern of a degree as printed, with its honours in brackets."""
    degrees = table("degrees")
    short = [_short(degree) for degree in sorted(degrees["abbreviations"], key=len, reverse=True)]
    owned = (re.sub("^(?:master|bachelor)(?= of)", rf"\g<0>{s}", w) for w in degrees["words"] for s in ("", "s", "'s"))
    long = unaccented(alternatives(owned))
    short += [r"\s?".join(rf"{letter}\." for letter in degree) for degree in degrees["stopped"]]
    short.append(r"[BMD]\.(?:[A-Z][A-Za-z]{0,4}\.){1,3}(?=\sin\s[A-ZÀ-Þ])")  # whatever other field has letters
    marks = r"(?:\s*\(Hons?\.?\)|\s*\((?:Honou?rs)\))?"
    nested = "|".join(degrees["nested"])
    return re.compile(
        rf"(?:(?<![\w-])|(?<=[A-Z.]-))(?<![Vv]isiting )"  # "BS-MS" are two
        rf"(?:(?i:(?:{nested})(?=\s+(?:en|em|in|con|com)\s))|(?:{'|'.join(short)})\.?|(?i:{long}))"
        rf"(?![\w])(?!\.\w)(?!(?:['’]s)?[\s-]+levels?\b){marks}"
        rf"|{degree_choice()}"
    )


def _short(degree: str) -> str:
    """Give the pattern of an abbreviation; "DU" and "DES" are no degrees in "UNIVERSITÉ DU MAINE"."""
    letters = "".join(
        rf"{re.escape(letter)}\.?\s?" if following.isupper() else re.escape(letter)
        for letter, following in zip(degree, degree[1:] + "A", strict=True)
    ).removesuffix(r"\.?\s?")
    return letters + r"(?!\s+[A-ZÀ-Þ]{2})" if degree.casefold() in words("names", "particles") else letters


def find_degree(text: str) -> re.Match[str] | None:
    """Give the first degree printed in a text.

    >>> find_degree("Ph. D. in Physics")[0], find_degree("B.Sc. (Hons), Physics")[0], find_degree("MAssive")
    ('Ph. D.', 'B.Sc. (Hons)', None)
    """
    return degree_pattern().search(text)


def is_study(text: str) -> bool:
    """Say whether a text opens with a degree and names no role beside it.

    >>> is_study("Doctorat en physique"), is_study("PhD student"), is_study("Professor")
    (True, False, False)
    """
    text = _EARNED.sub("", text)
    match = degree_pattern().match(text.lstrip("( "))
    return (
        match is not None
        and not is_role(_AGAIN.sub("", text[match.end() :]))
        and (level_in(match[0]) != "" or _is_short(match, text.lstrip("( ")))
        and not _WAITS.search(match[0])
        and not _WAITS.match(text.lstrip("( ")[match.end() :].lstrip(" -"))
    )


def _is_short(degree: re.Match[str], text: str) -> bool:
    """Say whether a degree of no level is one in capitals that its text goes on from: "JD", "MD (cum laude)"."""
    capitals = sum(letter.isupper() for letter in degree[0])
    return capitals > 1 and _GOES_ON.match(text, degree.end()) is not None


@cache
def study_pattern() -> re.Pattern[str]:
    """Give the pattern of what stands before a field where no degree is named: "Studium der"."""
    nouns, of = (
        "|".join(spelt(word) for word in sorted(table("degrees")[key], key=len, reverse=True))
        for key in ("studies", "studies_of")
    )
    return re.compile(rf"\b(?:{nouns})\s+(?:(?:{of})\s+|d(?:e l)?['’])")


def level_in(text: str) -> str:
    """Give the academic level that a text names, by `lexicon/levels.toml`; empty if it names none.

    >>> level_in("Ph.D. student"), level_in("Super UROP"), level_in("Example Hall")
    ('doctorate', 'bachelor', '')
    """
    printed = re.findall(r"[^\W\d_][\w.’'-]*", text)
    parts = {bare for word in printed if not _reads_alike(word, bare := re.sub(r"[.’'-]", "", fold(word)))}
    whole = f" {fold(text)} "
    for level, entry in table("levels").items():
        if any(word in parts or (" " in word and f" {word} " in whole) for word in entry["words"]):
            return level
    return level_in_unspaced(text)


def _reads_alike(word: str, degree: str) -> bool:
    """Say whether a word that a degree is written like is printed as a word or a name: "to be", "March", "Jun Ma"."""
    capitals = sum(letter.isupper() for letter in word)
    return capitals < len("MA") and "." not in word.rstrip(".") and degree in words("degrees", "alike")
