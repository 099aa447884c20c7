"""What words say about a part of an entry: an organisation, a place, a label."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kgbuild.extract.phrases.unspaced import holds_body, or_unspaced
from kgbuild.lexicon import alternatives, table, words
from kgbuild.names.fold import fold
from kgbuild.resolve.registry import is_telling, registry, telling

#: A word, with the parts that a hyphen or an apostrophe joins, and the stop of a short one.
WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
#: Registered names of more words hold a word that says what they are.
_LONGEST_NAME = 6
#: What is studied, though a word of it names bodies elsewhere.
_DISCIPLINE = re.compile(
    r"(?:Library|Archiv\w+|Museum|Bank\w*|Hospital\w*|Hotel|Church|Court|Company|Society|Labor)"
    r"(?:\s*(?:,|&|and)\s*(?:and\s+)?\w+){0,3}\s+"
    r"(?:Sciences?|Studies|Management|Administration|History|Law|Economics|Relations|Markets?|Policy)",
    re.IGNORECASE,
)
#: Universities of France go by their town and a number: "Paris 7".
_NUMBERED = re.compile(r"(?:Univ\w*\.? )?([A-ZÀ-Þ][\w-]+)[ -](?:1?\d|X?[IV]{1,4})")
#: "Univ. Milano", "Dip. Informatica": a kind of organisation cut short before its name.
_ABBREVIATED = re.compile(
    r"(?:Univ|Uniw|Inst|Ist|Dept|Dép|Dpto|Depto|Dip|Fac|Fak|Acad|Akad|Coll|Hochsch)\.\s+(?:[a-z]{1,4}[’'\s]\s*){0,2}[A-ZÀ-Þ]\w"
)
#: "Uni Kiel", "TU Graz", "FH Aachen": a kind of university and its town.
_OF_TOWN = re.compile(
    r"(?:Uni|TU|FH|FU|HU|TH|PH|HAW|KU|LMU|RWTH|U\.)\s+(?:de\s+)?([A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)?)\W*$"
)
_ACRONYM = re.compile(r"\b(?:[A-Z]{2,}[\w&/-]*|[A-Z][a-z]{0,4}[A-Z]{2,}\w*|[A-Z]\.(?:[A-Z]\.)+)\b")


def spelt(phrase: str) -> str:
    """Give the pattern of a phrase, its accents optional: "Maitre" and "Ecole" are written, too."""
    return unaccented(re.escape(phrase))


def unaccented(pattern: str) -> str:
    """Give a pattern of literal words with their accents optional, and any apostrophe."""
    letters = (c if c.isascii() else f"[{c}{fold(c)}]" if len(fold(c)) == 1 else c for c in pattern)
    return "".join(letters).replace("'", "['’]")


@cache
def _organization_words() -> frozenset[str]:
    kinds = table("org_words")["kinds"]
    return frozenset(word for group in kinds.values() for word in group) | words("organizations", "words")


#: A word of weight in lower case, as no name of an organisation holds.
_PLAIN = re.compile(r"(?<![\w’'-])[a-zß-ÿ]{4,}")
#: Compounds end in these: Universitätsklinikum, Forschungszentrum.
_COMPOUND = re.compile(
    r"(?:universit\w+|hochschule|institut|instituut|zentrum|klinikum|spital|ziekenhuis|akademie|stiftung|museum|labor"
    r"|werke|gymnasium|bibliothek|hogeschool|archiv|archief|kolleg|klinik)$"
)


@lru_cache(maxsize=1 << 14)
def organization_weight(text: str) -> float:
    """Give how much a text looks like the name of an organisation, 0 to 1.

    1 if a word says so, 0.8 if the registry of organisations knows the name, 0.6 if an acronym stands in it.
    """
    if _DISCIPLINE.fullmatch(text):
        return 0.0
    printed = WORD.findall(text)
    parts = [fold(word) for word in printed]
    said = [part for part, word in zip(parts, printed, strict=True) if not word[:1].islower() or part == parts[0]]
    said += [part.rstrip(".") for part in said[-1:] if part == parts[-1]]  # the stop behind the last ends a sentence
    if any(part in _organization_words() or _COMPOUND.search(part) for part in said):
        return 1.0
    if text[:1].isupper() and not words("organizations", "small").isdisjoint(parts):
        return 1.0  # "Karlova univerzita"
    if _ABBREVIATED.match(text) or holds_body(text):
        return 1.0
    if (town := _OF_TOWN.match(text)) and is_place(town[1]):
        return 1.0
    named = parts[-1:] and parts[-1].rstrip(".") in words("organizations", "ends")
    if len(parts) > 1 and (named or _phrase_of_bodies().match(text)) and not _PLAIN.search(text):
        return 1.0
    if len(parts) <= _LONGEST_NAME and text[:1].isupper() and _is_registered(text):
        return 0.8
    numbered = _NUMBERED.fullmatch(text)
    if numbered and is_place(numbered[1]):
        return 0.8
    return 0.6 if _ACRONYM.search(text) else 0.0


@cache
def _phrase_of_bodies() -> re.Pattern[str]:
    """Give what opens the names of courts and towns, after words in capitals: "U.S. District Court"."""
    return re.compile(
        rf"(?:[A-Z][\w.’'-]*\s+){{0,3}}(?:{alternatives(table('organizations')['phrases'])})\b(?=\s*[A-ZÀ-Þ]|$|[\s,])"
    )


def _is_registered(text: str) -> bool:
    """Say whether a text is a registered name of an organisation rather than an acronym of one or a common word."""
    key = " ".join(telling(text))
    return is_telling(key) and not registry().is_acronym(key) and bool(registry().named(key))


def is_unit(text: str) -> bool:
    """Say whether a name is one that every university has: "Department of Physics", "Graduate School"."""
    return any(fold(word).rstrip(".") in table("org_words")["names"]["generic"] for word in WORD.findall(text))


@cache
def _places() -> frozenset[str]:
    return words("cities", "cities").union(*(words("places", key) for key in ("countries", "regions", "exonyms")))


def is_place(text: str) -> bool:
    """Say whether a text is the name of a city, region or country and nothing more.

    >>> is_place("Vienna"), is_place("WA 98195"), is_place("Vienna Institute")
    (True, True, False)
    """
    inner = re.fullmatch(r"\s*([^()]+?)\s*\(([^()]+)\)\W*", text)
    if inner and is_region(inner[2]):
        named = re.fullmatch(r"(?:[A-ZÀ-Þ][\w’'.-]*\s?){1,3}", inner[1]) is not None
        single = " " not in inner[1] or _known_place(inner[1])  # "Global Harbours (US)" is a company
        return named and single and organization_weight(inner[1]) < 1
    bare = re.sub(r"[\s\d().-]+$|^\s+", "", text)
    bare = re.sub(r"^(?:\d{4,6}|[A-Z]-\d{4,5})\s+", "", bare)
    if not bare or (bare.isupper() and len(bare) == 2 and bare.casefold() not in words("places", "regions")):
        return bare.casefold() in words("places", "countries")
    return _known_place(bare) or any(
        _known_place(bare[: gap.start()]) and is_region(bare[gap.end() :]) for gap in re.finditer(r"\s", bare)
    )


def _known_place(text: str) -> bool:
    bare = text.casefold()
    spelt_out = bare.replace(".", "") if text.isupper() else bare
    return not _places().isdisjoint({bare, bare.rstrip("."), fold(bare), spelt_out})


def is_region(text: str) -> bool:
    """Say whether a text is a country or one of its states."""
    bare = text.casefold().strip()
    return bare in words("places", "countries") or bare in words("places", "regions")


#: Behind these a word goes on with what was said: "The Role of Advisors: a study".
_APART = "".join(
    rf"(?<!\b{word})" for word in ("an", "and", "as", "by", "for", "from", "in", "my", "of", "the", "to", "with")
)


@cache
def label_pattern(*keys: str, inside: bool = False) -> re.Pattern[str]:
    """Give the pattern of a label: group `label`, then what separates it from its value.

    Args:
        keys: lists of `lexicon/labels.toml`.
        inside: find the label behind a separator within a line rather than at its start; a colon must follow it, or
            the title of a person: "Fen College. Advisor Prof. Ada Moe".
    """
    labels = sorted({label for key in keys for label in table("labels")[key]}, key=lambda label: (-len(label), label))
    choice = "|".join(spelt(label) for label in labels)
    if inside:
        told = {*table("labels")["advisor"], *table("labels")["thesis"]}
        guides = "|".join(spelt(label) for label in labels if label in told)
        dash = rf"|\s[–—-]\s+(?=(?:{guides})\s*:\s)"
        beside = rf"|(?<=[\w)]){_APART}\s+(?-i:(?=[A-ZÀ-Þ]))(?=(?:{guides})\s*:\s){dash}" if guides else ""
        titled = r"\s+(?=(?:Dr|Prof|Professor)s?\.?\s+[A-ZÀ-Þ])"
        return re.compile(
            rf"(?:[.;,(|·•，（。；、]\s*{beside})(?P<label>{choice})(?:\s*[:：]\s*|{titled})", re.IGNORECASE
        )
    return re.compile(
        rf"\s*[([（]?\s*(?:my\s+)?(?P<label>{choice})\s*(?:\([^()]{{3,24}}\)\s*(?=[:：]))?(?:[:：–—=\t]|\s-\s|(?<=\bby)\s|(?<=\bwith)\s|(?<=\bavec)\s)\s*",
        re.IGNORECASE,
    )


@cache
def phrase_pattern(name: str, key: str) -> re.Pattern[str]:
    """Give the pattern of any phrase of list `key` of table `lexicon/NAME.toml`, case ignored, longest first."""
    choice = alternatives(table(name)[key]).replace("'", "['’]")
    return re.compile(rf"(?<![\w-])(?:{choice})s?(?![\w]){or_unspaced(table(name)[key])}", re.IGNORECASE)


@cache
def award_pattern() -> re.Pattern[str]:
    """Give the pattern of a word of awards, and of compounds that end in one: "Dissertationspreis"."""
    told, ends = (alternatives(table("funding")[key]).replace("'", "['’]") for key in ("award", "award_ends"))
    spaced = rf"(?<![\w-])(?:{told}|[^\W\d_]+(?:{ends}))s?(?![\w])"
    return re.compile(f"{spaced}{or_unspaced(table('funding')['award'])}", re.IGNORECASE)


@cache
def event_pattern() -> re.Pattern[str]:
    """Give the pattern of a word that events bear ("Symposium", "Jahrestagung")."""
    events = table("venues_words")["events"]
    return re.compile(rf"\b(?:{'|'.join(events)}){or_unspaced(events)}", re.IGNORECASE)
