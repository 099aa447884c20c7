"""How sure a text is the name of one person."""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache

from kgbuild.lexicon import table, words
from kgbuild.names.fold import fold
from kgbuild.names.parse import parse_name
from kgbuild.names.scripts import in_latin
from kgbuild.names.words import CJK, bare, is_bare_initials, is_initials, is_particle, known, syllables, weigh_unspaced

#: Endings of English, French and Latin nouns and adjectives that no given or family name shares.
NOUN = re.compile(
    r".{2,}(?:ologies|ology|ography|ometry|ics|tions?|sions?|ments?|ities|ity|isms?|ances?|ences?|ings?|ical|ional|logie|ique|iques)"
)
#: A question mark inside of a word is a letter that some export lost.
WORD = re.compile(r"[^\W\d_](?:[\w'’‘.‐‑-]|\?(?=\w))*")
#: "J'enseigne": a French verb.
_FIRST_PERSON = re.compile(r"[Jj]['’][a-zà-ÿ]")
#: Weights of a linear model in log odds, set by hand on names and headings of many fields.
BIAS, GIVEN, FAMILY, INITIAL, PINYIN, PARTICLE = -2.2, 3.0, 1.8, 2.6, 1.6, 1.2
LOWER, PLACE, NEVER, SHOUT, LONG, TWO, SINGLE, INNER_CAPS = -3.5, -4.0, -6.0, -1.2, -2.5, 1.5, -1.0, -2.0
MAX_WORDS, SHORT, TWO_WORDS = 6, 80, 2
#: "Ting-Hao 'Kenneth' Huang".
_NICKNAME = re.compile(r"(?<=\w)\s['‘’][^\W\d_]{2,12}['’](?=\s)")


@lru_cache(maxsize=1 << 15)
def looks_like_name(text: str) -> float:
    """Give the probability, 0 to 1, that `text` is the name of one person and nothing else.

    A given name alone ("Hannah") gets a middling value; words of headings, titles and organisations weigh
    against a name, known names, initials and particles for it.
    """
    text = _NICKNAME.sub("", in_latin(text.strip()))
    if not text or len(text) > SHORT or any(c.isdigit() for c in text) or re.search(r"[!:/@=<>\[\]{}%&+]", text):
        return 0.0
    if CJK.fullmatch(text.replace("·", "").replace(" ", "")):
        return weigh_unspaced(text.replace("·", ""))
    if fold(text) in _places():
        return 0.05
    if _FIRST_PERSON.match(text):
        return 0.0
    name = parse_name(text)
    tokens = [*name.given.split(), *name.particle.split(), *name.family.split()]
    if not tokens or len(tokens) > MAX_WORDS or not all(WORD.fullmatch(t) for t in tokens):
        return 0.0
    weighed = tokens[:-1] if _ends_in_a_family(tokens) else tokens
    odds = BIAS + sum(map(_weigh_word, weighed)) + FAMILY * (len(tokens) - len(weighed)) + _weigh_form(text, tokens)
    if name.prefix and len(tokens) > 0:
        odds += 3.0
    return 1 / (1 + math.exp(-odds))


def _ends_in_a_family(tokens: list[str]) -> bool:
    """Say whether a word that names nobody by itself ends a name of two words as a family's: "Olivia Grant"."""
    whole = [bare(token) for token in tokens if not is_initials(token)]
    return len(whole) == TWO_WORDS and whole[0] in known("given") and whole[1] in words("names", "families_too")


@cache
def _places() -> frozenset[str]:
    """Give the folded names of cities and countries, but for those that people bear as given names."""
    listed = [*table("cities")["cities"], *table("places")["countries"], *table("places")["regions"]]
    return frozenset(fold(p) for p in listed) - known("given")


def _weigh_form(text: str, tokens: list[str]) -> float:
    """Weigh the number of words and their case."""
    whole = [t for t in tokens if not is_initials(t) and not is_particle(t)]
    odds = SINGLE if len(tokens) == 1 else TWO if len(whole) in {1, 2} else 0.5
    if len(whole) > 3:
        odds += LONG
    if not whole:
        odds -= 4.0
    if bare(tokens[0]) in words("names", "place_starts"):
        odds += PLACE
    if bare(tokens[0]) in words("names", "never_first"):
        odds += NEVER  # initials behind "At" do not mend it: "At UC Irvine"
    if text.isupper() and len(text) > 4:
        odds += SHOUT
    if text.count(",") > 1:
        odds -= 2.0
    return odds


def _weigh_word(word: str) -> float:
    """Weigh one word of a would-be name."""
    plain = bare(word)
    if is_initials(word):
        return INITIAL
    if is_particle(word) and plain not in words("names", "never"):
        return PARTICLE
    if plain in words("names", "never"):
        return NEVER
    if word[:1].islower():
        return LOWER
    if word.endswith(".") and len(plain) > 2:
        return LOWER
    odds = 0.0
    if NOUN.fullmatch(plain) and "-" not in word and plain not in known("given") | known("family"):
        return NEVER / 2
    parts = [p for p in re.split(r"[-'‐]", fold(word)) if p]
    if any(p in known("given") for p in (plain, *parts)):
        odds = GIVEN
    elif any(p in known("family") for p in (plain, *parts)):
        odds = FAMILY
    elif 1 <= syllables(word) <= 2:
        odds = PINYIN
    if is_bare_initials(word) and len(word) > 1:
        odds -= 0.5
    elif re.search(r"[a-z][A-Z]", word) and not re.match(r"(?:Ma?c|[DO]['’]|De|Di|La|Le|Van|Fitz)[A-Z]", word):
        odds += INNER_CAPS
    return odds
