"""One printed name into its parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kgbuild.lexicon import words
from kgbuild.names.fold import fold
from kgbuild.names.scripts import in_latin
from kgbuild.names.words import (
    CJK,
    bare,
    is_bare_initials,
    is_credential,
    is_initials,
    is_listed,
    is_particle,
    known,
    syllables,
)

MARKS = re.compile(r"[*†‡§¶#^⁎∗★☆✉✝\u00b9\u00b2\u00b3\u2070-\u209f\\_~|]|(?<=[^\W\d_])\d+|\[[^\]]*\]")
BRACKETS = re.compile(r"\([^()]*\)|[\"“”„][^\"“”„]*[\"“”]")
GLUED = re.compile(r"(?<=\.)(?=[^\W\d_])|(?<=[^\W\d_]\.)-(?=[^\W\d_]\.)")
#: A word of no more letters may be initials in a row.
SHORT_NAME = 3
#: A credential of no more letters may be initials, too.
SHORT_CREDENTIAL = 2
COMPOUND_CJK = frozenset({"欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒"})


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of one name; what the print does not hold is empty.

    Attributes:
        given: given names and initials, initials apart and with stops ("L. Q.", "J.-P.").
        family: the family name without its particle.
        particle: "van de", "De La", as printed.
        suffix: "Jr.", "III" and credentials behind the name.
        prefix: "Prof. Dr.", as printed.
    """

    given: str = ""
    family: str = ""
    particle: str = ""
    suffix: str = ""
    prefix: str = ""

    @property
    def surname(self) -> str:
        """The family name with its particle."""
        return f"{self.particle} {self.family}" if self.particle else self.family

    def __str__(self) -> str:
        return " ".join(part for part in (self.given, self.surname) if part)


@lru_cache(maxsize=1 << 16)
def parse_name(printed: str) -> Name:
    """Take a printed name apart, whichever order it is printed in.

    >>> parse_name("van de Meent, Jan-Willem")
    Name(given='Jan-Willem', family='Meent', particle='van de', suffix='', prefix='')
    >>> parse_name("Prof. L.Q. Chen, PhD")
    Name(given='L. Q.', family='Chen', particle='', suffix='PhD', prefix='Prof.')
    """
    text = " ".join(BRACKETS.sub(" ", MARKS.sub(" ", in_latin(printed))).split()).strip(" ,;:-–—")
    text = _hush(text) if text.isupper() else text
    pieces, suffixes = _without_suffix_pieces([piece.strip() for piece in text.split(",") if piece.strip()])
    if len(pieces) > 1:
        prefix, given = _cut_prefix(_tokens(" ".join(pieces[1:])))
        given, tail = _cut_suffix(given)
        # "Driel, T. B. van": the particle of an inverted name may stand behind the given name
        behind = len(given)
        while behind and is_particle(given[behind - 1]) and given[behind - 1].islower():
            behind -= 1
        ahead, family = _cut_prefix(pieces[0].split())
        family, mid = _cut_suffix(family, 1)
        particle, core = _cut_particle([*given[behind:], *family])
        return _name(given[:behind], particle, core, [*mid, *tail, *suffixes], [*ahead, *prefix])
    prefix, tokens = _cut_prefix(_tokens(pieces[0] if pieces else ""))
    tokens, tail = _cut_suffix(tokens)
    given, particle, family = _cut_order(tokens)
    return _name(given, particle, family, [*tail, *suffixes], prefix)


def _hush(text: str) -> str:
    """Write a name in capitals as others are: "JERRY R. HOBBS", "WEI WANG", "RUIZ, ANA", but "SMITH JA"."""
    tokens = text.split()
    if len(tokens) > 1 and all(syllables(t.strip(",")) for t in tokens):
        return text.title()
    behind = tokens[0].endswith(",")
    ends = len(tokens[-1]) > SHORT_NAME or fold(tokens[-1]) in known("family")
    short = range(1, len(tokens)) if behind else range(len(tokens) - 1) if ends else ()
    words_there = {i for i in short if _is_short_name(tokens[i], least=SHORT_NAME if behind or i else 2)}
    words_there |= {i for i, t in enumerate(tokens) if len(t.strip(",")) > SHORT_NAME and "." not in t}
    return " ".join(t.title() if i in words_there else t for i, t in enumerate(tokens))


def _is_short_name(word: str, least: int) -> bool:
    """Is a word that may be initials in a row a given name?"""
    return least <= len(word) <= SHORT_NAME and fold(word) in known("given") and not is_particle(word)


def _name(given: list[str], particle: list[str], family: list[str], suffix: list[str], prefix: list[str]) -> Name:
    return Name(_spell(given), " ".join(family), " ".join(particle), " ".join(suffix), " ".join(prefix))


def _tokens(text: str) -> list[str]:
    """Cut at spaces and behind the stops of glued initials."""
    cut = []
    for word in text.split():
        cut += GLUED.sub(" ", word).split() if is_initials(word) and "-" not in word else _unglue(word)
    return cut


def _unglue(word: str) -> list[str]:
    """Cut "S.Klavzar" and "L.Q.Chen" behind their initials; leave "Ph.D." and "J.-P." whole."""
    if is_credential(word) or is_listed(word, "honorifics"):
        return [word]
    glued = re.fullmatch(r"((?:[^\W\d_]\.){1,3})([^\W\d_][\w'’-]+)", word)
    return [*GLUED.sub(" ", glued[1]).split(), glued[2]] if glued else [word]


def _spell(given: list[str]) -> str:
    """Spell bare initials ("JA", "T") with their stops."""
    out = []
    for index, word in enumerate(given):
        alone = len(given) == 1 or index > 0 or len(word) == 1
        if is_bare_initials(word) and not CJK.fullmatch(word) and alone and "-" not in word:
            out += [f"{letter}." for letter in word]
        else:
            out.append(word)
    return " ".join(out)


def _without_suffix_pieces(pieces: list[str]) -> tuple[list[str], list[str]]:
    """Part ", Jr." and ", PhD" from the pieces between commas."""
    kept = pieces[:1]
    suffixes: list[str] = []
    for piece in pieces[1:]:
        # "Smith, V" is an initial: one letter counts as a suffix only behind a whole name
        whole = len(pieces[0].split()) > 1
        tail = all(is_listed(w, "suffixes") or is_credential(w) for w in piece.split())
        long = len(piece.replace(".", "")) > 1
        spelt = not (is_bare_initials(piece) or is_initials(piece)) or whole or len(kept) > 1
        (suffixes if tail and long and spelt else kept).append(piece)
    return kept, suffixes


def _cut_prefix(tokens: list[str]) -> tuple[list[str], list[str]]:
    cut = 0
    while cut < len(tokens) - 1 and (_is_honorific(tokens[cut]) or _leads_titles(tokens[cut:])):
        cut += 1
    return tokens[:cut], tokens[cut:]


def _is_honorific(word: str) -> bool:
    """Is a word a title? "Phil", "Don" and "Nat" are names unless a stop or lower case says otherwise."""
    if not is_listed(word, "honorifics") or is_initials(word):
        return False
    return word.endswith(".") or word[:1].islower() or bare(word) not in words("names", "honorifics_that_name")


def _leads_titles(tokens: list[str]) -> bool:
    """Is a word that may be a name a title, as another stands behind it? "PD Dr. Roe"."""
    return is_listed(tokens[0], "honorifics") and len(tokens) > 2 and _is_honorific(tokens[1])


def _cut_suffix(tokens: list[str], least: int = 2) -> tuple[list[str], list[str]]:
    """Part suffixes and credentials from the end, but leave `least` words: a name of two words is whole."""
    cut = len(tokens)
    while cut > least and (_is_suffix(tokens[cut - 1]) or _is_short_credential(tokens[:cut], tokens[cut:])):
        cut -= 1
    return tokens[:cut], tokens[cut:]


def _is_suffix(word: str) -> bool:
    if is_listed(word, "suffixes"):
        return len(word.strip(".")) > 1 or word == "V"
    return is_credential(word) and (len(word) > 2 or "." in word)


def _is_short_credential(tokens: list[str], tail: list[str]) -> bool:
    """Are the last two letters a credential ("Jane Roe MD"), not initials behind a family name ("Dela Roe MD")?

    They are where another credential stands behind them, or a given name or initials open the name; but "Wei Jun MA".
    """
    if len(tokens[-1]) != SHORT_CREDENTIAL or not tokens[-1].isupper() or not is_credential(tokens[-1]):
        return False
    if all(syllables(token) == 1 for token in tokens):
        return False
    given = fold(tokens[0]) in known("given") and not is_particle(tokens[0])
    return given or is_initials(tokens[0]) or any(map(is_credential, tail))


def _cut_particle(family: list[str]) -> tuple[list[str], list[str]]:
    cut = 0
    while cut < len(family) - 1 and is_particle(family[cut]):
        cut += 1
    return family[:cut], family[cut:]


def _cut_order(tokens: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Part a name without comma into given names, particle and family name."""
    if len(tokens) <= 1:
        return _cut_single(tokens)
    if _family_first(tokens):
        cut = next(i for i in range(1, len(tokens)) if _opens_given(tokens, i))
        return tokens[cut:], *_cut_particle(tokens[:cut])
    capitals = [i for i, t in enumerate(tokens) if len(t) > 2 and t.isupper() and "." not in t]
    if capitals and len(capitals) < len(tokens) and not any(is_particle(tokens[i]) for i in capitals):
        given: list[str] = []
        family: list[str] = []
        for i, token in enumerate(tokens):
            (family if i in capitals or is_particle(token) else given).append(token)
        return given, *_cut_particle(family)
    if all(map(is_particle, tokens[:-1])) and (tokens[0].islower() or len(tokens) > 2):
        return [], *_cut_particle(tokens)
    start = _family_start(tokens)
    return tokens[:start], *_cut_particle(tokens[start:])


def _cut_single(tokens: list[str]) -> tuple[list[str], list[str], list[str]]:
    if tokens and CJK.fullmatch(tokens[0]) and len(tokens[0]) > 1:
        cut = 2 if tokens[0][:2] in COMPOUND_CJK else 1
        return [tokens[0][cut:]], [], [tokens[0][:cut]]
    return [], [], tokens


def _opens_given(tokens: list[str], index: int) -> bool:
    """Do given names begin at `index` of a name that stands family name first?"""
    rest = tokens[index:]
    return all(is_initials(t) or is_bare_initials(t) for t in rest) or index == len(tokens) - 1


def _family_first(tokens: list[str]) -> bool:
    """Does the name stand family name first: "Poggio TA", "Poggio T. A.", "Zhang Yitang", "Kim Jong-un"?"""
    first, last = tokens[0], tokens[-1]
    if is_initials(first) or (is_bare_initials(first) and len(first) == 1):
        return False
    if is_initials(last) and len(last) > 1:
        # "Hannah M." hides its family name, "Smith J." does not
        return fold(first) not in known("given") or fold(first) in known("family")
    if is_bare_initials(last):
        # "NANCY IDE" and "Martin KAY" end in a family name
        if len(last) > 1 and ((first.isupper() and len(first) > 3) or _is_given(first)):
            return False
        surname = len(last) > 1 and fold(last) in words("asian_names", "chinese_family")
        return not (surname and fold(first) not in words("asian_names", "chinese_family"))
    if len(tokens) != 2:
        return False
    if fold(first) in words("asian_names", "korean_family") and "-" in last and last.split("-")[1][:1].islower():
        return True
    chinese = fold(first) in words("asian_names", "chinese_family")
    return chinese and bare(last) not in words("asian_names", "chinese_family") and syllables(last) > 1


def _is_given(word: str) -> bool:
    first = fold(word).partition("-")[0]
    return first in known("given") and first not in known("family")


def _family_start(tokens: list[str]) -> int:
    """Give the index at which the family name begins in a name that stands given name first."""
    for index in range(1, len(tokens) - 1):
        word, following = tokens[index], bare(tokens[index + 1])
        if fold(word) in words("names", "joiners") and word.islower() and index > 1:
            return index - 1
        if is_particle(word):
            beyond = bare(tokens[index + 2]) if index + 2 < len(tokens) else ""
            pious = following in words("names", "devotions") or (
                following in {"la", "los", "las", "el"} and beyond in words("names", "devotions")
            )
            if not (pious and index + 2 < len(tokens)):
                return index
    return len(tokens) - 1
