"""What words say about a part of an entry: a role, an organisation, a place, a degree."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kgbuild.extract.phrases.unspaced import degree_choice, holds_body, level_in_unspaced, or_unspaced, role_choice
from kgbuild.lexicon import alternatives, table, words
from kgbuild.names.fold import fold
from kgbuild.resolve.registry import is_telling, registry, telling

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?")
#: Who holds no degree yet has a position.
_WAITS = re.compile(r"student|candidate", re.IGNORECASE)
#: "Awarded PhD": words of a sentence before a degree.
_EARNED = re.compile(r"^\s*(?:awarded|received|completed|obtained|earned)\s+(?:(?:an?|the|my)\s+)?", re.IGNORECASE)
#: What stands behind a degree that is no part of a name.
_GOES_ON = re.compile(r"\W*$|\s*[,(–-]|\s+(?:in|en|of|from|at|with|cum)\b")
#: Registered names of more words hold a word that says what they are.
_LONGEST_NAME = 6
#: Words of roles make up so large a share of a role that an organisation follows without a comma.
_ROLE_SHARE = 0.25
#: What is studied, though a word of it names bodies elsewhere.
_DISCIPLINE = re.compile(
    r"(?:Library|Archiv\w+|Museum|Bank\w*|Hospital\w*|Hotel|Church|Court|Company|Society|Labor)"
    r"(?:\s*(?:,|&|and)\s*(?:and\s+)?\w+){0,3}\s+"
    r"(?:Sciences?|Studies|Management|Administration|History|Law|Economics|Relations|Markets?|Policy)",
    re.IGNORECASE,
)
#: A heading that is a role has so many words at most.
_ROLE_WORDS = 5
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
#: "Doctorat (PhD)": the same degree again.
_AGAIN = re.compile(r"^\s*\([A-Z][\w.]{1,6}\)")
_ACRONYM = re.compile(r"\b(?:[A-Z]{2,}[\w&/-]*|[A-Z][a-z]{0,4}[A-Z]{2,}\w*|[A-Z]\.(?:[A-Z]\.)+)\b")


def spelt(phrase: str) -> str:
    """Give the pattern of a phrase, its accents optional: "Maitre" and "Ecole" are written, too."""
    return _unaccented(re.escape(phrase))


def _unaccented(pattern: str) -> str:
    """Give a pattern of literal words with their accents optional, and any apostrophe."""
    letters = (c if c.isascii() else f"[{c}{fold(c)}]" if len(fold(c)) == 1 else c for c in pattern)
    return "".join(letters).replace("'", "['’]")


@cache
def _role_pattern() -> re.Pattern[str]:
    roles = _unaccented(alternatives(table("roles")["roles"])).replace(r"\*", r"\w*")
    spaced = rf"(?<![\w-])(?:{roles})(?:s|e|in|innen|:in)?(?![\w])"
    return re.compile(rf"{spaced}|{role_choice()}", re.IGNORECASE)


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


#: A body whose field follows: "Moe Institute for", "Centre de".
_GOES_ON_FOR = re.compile(r"((?:[A-ZÀ-Þ][\w’'&.-]*\s+){1,6})(?:for|of|in|on|für|de|di|para|per|pour|voor|zur)\b")


def is_role(text: str) -> bool:
    """Say whether a text names what someone is: a role word stands in it, and no organisation swallows it.

    >>> is_role("Head of the Institute for Tidal Research"), is_role("Moe Institute for Tidal Research")
    (True, False)
    """
    found = _role_pattern().search(text)
    if found is None or fold(found[0]) not in words("roles", "pursuits"):
        return found is not None
    body = _GOES_ON_FOR.match(text, 0, found.start())
    return body is None or organization_weight(body[1]) < 1


def is_employed(text: str) -> bool:
    """Say whether a text is a role and little more, so that employers may stand below it.

    >>> is_employed("Postdoctoral Researcher"), is_employed("Lab Assistant"), is_employed("Assistant to Ada Moe, Oslo")
    (True, True, False)
    >>> is_employed("Teaching")
    False
    """
    said = text.strip(" :").casefold() != "teaching"  # which tells what was done, alone
    return said and len(text.split()) <= _ROLE_WORDS and role_weight(text) >= 0.5 and "," not in text


def role_weight(text: str) -> float:
    """Give the share of a text's words that are words of roles."""
    count = len(_WORD.findall(text)) or 1
    return len(_role_pattern().findall(text)) / count


def ends_in_role(text: str) -> bool:
    """Say whether the last word of a text is one of roles.

    >>> ends_in_role("Teaching Assistant"), ends_in_role("Teaching Experience")
    (True, False)
    """
    last = text.split()[-1:]
    return bool(last) and role_weight(last[0]) == 1


def is_one_role(text: str) -> bool:
    """Say whether a text that may be the name of a body ends as the role of one person does.

    >>> is_one_role("Lab Technician"), is_one_role("Peat and Partners"), is_one_role("Institute of Lab Technicians")
    (True, False, False)
    """
    return ends_in_role(text) and not text.endswith("s")


def is_only_role(text: str) -> bool:
    """Say whether a text is a role in the singular and nothing else, but for the kind of body it is held in.

    >>> is_only_role("Committee Member"), is_only_role("Rogue Scholar"), is_only_role("Members")
    (True, False, False)
    """
    bare = _role_pattern().sub("", text).strip()
    kind = len(bare.split()) == 1 and organization_weight(bare) == 1
    return is_one_role(text) and (kind or re.search(r"\w", bare) is None)


def role_end(text: str) -> int:
    """Give where the role ends that an organisation follows without a comma between; 0 where none does.

    >>> role_end("Tutor Tide University"), role_end("Tide University"), role_end("Head of Tide University")
    (5, 0, 0)
    """
    *_, found = [None, *_role_pattern().finditer(text)]
    end = found.end() if found else 0
    role, body = text[:end], text[end:].strip()
    named = re.match(r"\s+[A-ZÀ-Þ]", text[end:]) is not None and " " in body and organization_weight(body) == 1
    person = re.search(r"(?:or|er|ist|ian|ant|ent|fellow|head|dean)$", role, re.IGNORECASE) is not None
    alone = organization_weight(role) == 0 and re.search(r"[,:;]|\b(?:of|at|for|in|with|and)\b", role) is None
    return end if named and person and alone and role_weight(role) >= _ROLE_SHARE else 0


def is_bodiless(text: str) -> bool:
    """Say whether no word for an organisation stands in a text beside its roles.

    A single word before a role says of what kind of body it is.

    >>> is_bodiless("Core team member"), is_bodiless("Director of the Tide Institute"), is_bodiless("Department Chair")
    (True, False, True)
    """
    bare = _role_pattern().sub(" ", text).strip()
    return organization_weight(bare) < 1 or (len(bare.split()) == 1 and text.strip().startswith(bare))


@lru_cache(maxsize=1 << 14)
def organization_weight(text: str) -> float:
    """Give how much a text looks like the name of an organisation, 0 to 1.

    1 if a word says so, 0.8 if the registry of organisations knows the name, 0.6 if an acronym stands in it.
    """
    if _DISCIPLINE.fullmatch(text):
        return 0.0
    printed = _WORD.findall(text)
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
    return any(fold(word).rstrip(".") in table("org_words")["names"]["generic"] for word in _WORD.findall(text))


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


@cache
def degree_pattern() -> re.Pattern[str]:
    """Give the pattern of a degree as printed, with its honours in brackets."""
    degrees = table("degrees")
    short = [
        "".join(
            rf"{re.escape(letter)}\.?\s?" if following.isupper() else re.escape(letter)
            for letter, following in zip(d, d[1:] + "A", strict=True)
        ).removesuffix(r"\.?\s?")
        for d in sorted(degrees["abbreviations"], key=len, reverse=True)
    ]
    owned = (re.sub("^(?:master|bachelor)(?= of)", rf"\g<0>{s}", w) for w in degrees["words"] for s in ("", "s", "'s"))
    long = _unaccented(alternatives(owned))
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
        beside = rf"|(?<=[\w)]){_APART}\s+(?-i:(?=[A-ZÀ-Þ]))(?=(?:{guides})\s*:\s)" if guides else ""
        titled = r"\s+(?=(?:Dr|Prof|Professor)s?\.?\s+[A-ZÀ-Þ])"
        return re.compile(
            rf"(?:[.;,(|，（。；、]\s*{beside})(?P<label>{choice})(?:\s*[:：]\s*|{titled})", re.IGNORECASE
        )
    return re.compile(
        rf"\s*[([（]?\s*(?:my\s+)?(?P<label>{choice})\s*(?:\([^()]{{3,24}}\)\s*(?=[:：]))?(?:[:：–—=\t]|\s-\s|(?<=\bby)\s|(?<=\bwith)\s|(?<=\bavec)\s)\s*",
        re.IGNORECASE,
    )


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
