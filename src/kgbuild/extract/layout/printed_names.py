"""Names as the heads of documents print them: behind "Curriculum Vitae of", before degrees, in capitals."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.phrases.words import is_place, is_region, organization_weight
from kgbuild.lexicon import table, words
from kgbuild.names import in_latin, looks_like_name, without_titles
from kgbuild.names.fold import fold

#: How much words must look like a name.
NAME = 0.5
_AND = re.compile(r"\s(?:and|und|et|&)\s")
#: The mark of a note behind a name.
_NOTE = re.compile(r"(?<=[^\W\d_]{2})[\d*†‡§]{1,2}$")
#: Kinds of lists that are somebody's; a thesis "of Ada Moe" is one that they advised.
_LISTS = frozenset({"grants", "publications", "talks", "teaching"})
#: "Schriften von Ada Moe", "Publicaciones de Bo Ekman".
_LIST_OF = re.compile(
    r"\s*(?P<kind>[^\s,|:]+(?:\s[^\s,|:]+){0,3}?)\s+(?:of|by|von|des?|di|van|a[vf]|d[aeo]l?|della)\s+(?=[A-ZÀ-Þ][\w’'-]*\.?\s[A-ZÀ-Þ])"
)
#: Abbreviations behind a name and a comma: ", FACP", ", M.Ed.".
CREDENTIALS = re.compile(r"(?:\s*,\s*(?:[A-Z][a-z]{0,2}\.?){2,6})+\s*$")

#: The same with stops and no comma: " M.A.", " Ph.D.".
_DOTTED = re.compile(r"(?<=\w)(?:\s+(?:B|LL|M|Ph|Dipl|Mag)\.-?(?:[A-Z][a-z]{0,4}\.)+)+\s*$")


def bare(text: str) -> tuple[str, int]:
    """Give a line without "Curriculum Vitae", "Homepage of", degrees; and where what is left starts."""
    shift = text.find(in_latin(text))
    text = in_latin(text)
    patterns = table("subjects")
    for pattern in patterns["around"]:
        text = re.sub(pattern, lambda match: " " * len(match[0]), text, flags=re.IGNORECASE)
    listed = _LIST_OF.match(text)
    if listed and _LISTS.issuperset(kinds_of(listed["kind"]) or {""}):
        text = " " * listed.end() + text[listed.end() :]
    name = _DOTTED.sub("", CREDENTIALS.sub("", text)).strip(" \t\n,;:|–—-·•")
    name = without_titles(_NOTE.sub("", name))
    return name, shift + max(text.find(name), 0)


def is_name(text: str, threshold: float = NAME) -> bool:
    """Say whether a text may be the name of a person and of nothing else."""
    clean = " ".join(text.split())
    parts = clean.split()
    if is_place(clean) or is_region(clean.rpartition(", ")[2]) or organization_weight(clean) == 1 or kinds_of(clean):
        return False
    if _AND.search(clean):
        return False  # "Ada Moe and Bo Ekman"
    halves = clean.split(", ")
    if len(halves) > 2 or (len(halves) > 1 and all(" " in half for half in halves)):
        return False  # authors: "Ada Moe, Nils Holm"
    if not clean.isupper() and any(_is_acronym(part) for part in parts):
        return False
    if parts and fold(parts[0].strip(",.:;!")) in words("names", "never_first"):
        return False  # "Thèse de Ada Moe"
    return 2 <= len(parts) <= 6 and looks_like_name(cased(clean)) >= threshold


def _is_acronym(word: str) -> bool:
    """Say whether a word is three capitals and no name that some print in capitals ("Academic PDF", "Wei LIU")."""
    return len(word) == 3 and word.isalpha() and word.isupper() and word.casefold() not in _family_names()


@cache
def _family_names() -> frozenset[str]:
    asian = (words("asian_names", key) for key in ("chinese_family", "korean_family"))
    return frozenset(table("family_names")["family"].split()).union(*asian)


def cased(name: str) -> str:
    """Give a name in capitals in the usual case; others as they are, white space folded."""
    name = " ".join(name.split())
    return name.title() if name.isupper() and len(name) > 4 else name
