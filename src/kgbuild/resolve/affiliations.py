"""Affiliation strings to registered organisations: every name that the registry knows, weighed by what stands around.

The words of a string are looked up at every place and length; of the organisations that a span may mean the one is
taken that its words spell most exactly, whose city or country is printed, and whose name it is rather than an alias.
Spans that lie within longer ones fall away, as do those that are only part of another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from rapidfuzz.distance import Prefix

from kgbuild.lexicon import table, words
from kgbuild.names import fold
from kgbuild.resolve.organization_names import kind_of
from kgbuild.resolve.registry import (
    BRACKETS,
    RARE,
    STEM,
    Registered,
    canonical,
    general,
    is_filler,
    is_telling,
    registry,
    telling,
)

BOUNDARY = re.compile(r"[,;:()\[\]#>|/\n\t]+|\s[-–—]\s")
NOISE = re.compile(r"\S+@\S+|#?TAB#|#N#|\*+|\d{4,}")
TOKEN = re.compile(r"(?P<word>[^\W_]+)(?P<stop>\.?)|(?P<gap>[,;:()\[\]#>|/\n\t]|\s[-–—]\s)")
LETTERS = re.compile(r"[^\W\d_]+")
LONGEST, SHORTEST, UNIQUE, SPELT = 12, 3, 5, 4
#: How sure a name is with its city, its country, or nothing beside it.
CITY, COUNTRY, ALONE = 0.97, 0.9, 0.8
#: What tells the organisations apart that one span may mean.
EXACT, NEAR, OWN, TEACHES, ABOVE, KNOWN = 3.0, 2.0, 0.5, 0.3, 0.2, 0.2
#: A lead that decides; a name whose words are less like it than this is another.
LEAD, ALIKE = 0.15, 0.6
#: A word in so many names of the registry tells nothing by itself.
CROWD = 900
#: A campus stands within so many parts of its university.
FAR = 8
#: A country at the end of a string stands in so many words.
LAST = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A registered organisation in a string, with how sure it is the one meant."""

    ror: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Token:
    """A telling word: as registries spell it, whether it was cut, which part of the string it stands in.

    Attributes:
        word: canonical form.
        cut: whether a stop follows: "Technol.".
        part: number of the part between commas.
        small: the small word before it ("of"), empty if there is none.
        shout: whether it is printed in capitals.
    """

    word: str
    cut: bool
    part: int
    small: str
    shout: bool = False


NOTHING = Token("", cut=False, part=-1, small="")


@dataclass(frozen=True, slots=True)
class _Place:
    """What a string says of places: codes of countries, those that stand by themselves, all its words in order."""

    countries: frozenset[str]
    stated: frozenset[str]
    words: str


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    one: Registered
    confidence: float
    exact: float
    beside: int = 0
    short: bool = False


def find_organizations(text: str) -> list[Found]:
    """Give the registered organisations that an affiliation string names, without the laboratories of one of them."""
    tokens, hits = _scan(text)
    spelt = [h for h in hits if not h.short]
    hits = spelt or hits
    found = {h.one.ror: h for h in reversed(hits)}
    ones = [h.one for h in found.values()]
    kept = {ror: Found(h.one.iri, h.confidence) for ror, h in found.items() if not _is_inner(h.one, ones)}
    for hit in hits:
        for one in _above(hit, tokens):
            kept.setdefault(one.ror, Found(one.iri, hit.confidence))
    return sorted(kept.values(), key=lambda f: f.ror)


@lru_cache(maxsize=1 << 14)
def meant(name: str, place: str = "") -> Registered | None:
    """Give the registered organisation that a whole name means; None if it names a part of one, or nobody can tell.

    Args:
        name: as printed, perhaps with its town or country behind a comma.
        place: where it is, as the text says elsewhere.
    """
    head, *behind = (p.strip() for p in BRACKETS.sub("", name).split(","))
    towns = [p for p in behind if _is_place(p)]
    if len(towns) < len(behind):
        return registry().exactly(name)
    direct = registry().exactly(head)
    if direct and (not place or _is_near(direct, _place(place)) or direct.country in _place(place).countries):
        return direct
    tokens, hits = _scan(", ".join([head, *towns, place]))
    end = sum(t.part == 0 for t in tokens)
    whole = [h for h in hits if (h.start, h.end) == (0, end) and h.confidence == CITY]
    return whole[0].one if len(whole) == 1 else None


def _is_place(text: str) -> bool:
    return fold(text) in _places()


@cache
def _places() -> frozenset[str]:
    listed = words("places", "countries") | words("places", "regions") | words("cities", "cities")
    return frozenset(map(fold, listed))


def _place(text: str) -> _Place:
    letters = " ".join(LETTERS.findall(fold(text)))
    return _Place(_countries([letters]), _countries(_ends(text)), letters)


def _scan(text: str) -> tuple[list[Token], list[_Hit]]:
    """Give the words of a string, and the names that it holds."""
    plain = NOISE.sub(" ", text)
    tokens = tokenize(plain)
    return tokens, _longest([*_hits(tokens, _place(plain))])


def tokenize(text: str) -> list[Token]:
    """Cut a string into its telling words; initials in a row are one."""
    spellings = table("org_words")["spellings"]
    tokens: list[Token] = []
    part, small, letters = 0, "", False
    for match in TOKEN.finditer(text):
        if match["gap"]:
            part, small, letters = part + 1, "", False
            continue
        plain = fold(match["word"])
        if is_filler(match["word"], text[match.end("word") : match.end("word") + 1]):
            small = plain
            continue
        if letters and len(plain) == 1:
            tokens[-1] = replace(tokens[-1], word=tokens[-1].word + plain)
        else:
            word = spellings.get(plain, plain)
            tokens.append(Token(word, bool(match["stop"]), part, small, match["word"].isupper()))
        small, letters = "", len(plain) == 1
    return tokens


def _hits(tokens: Sequence[Token], place: _Place) -> Iterator[_Hit]:
    """Give every span that names something, alone or with a later part: "University of X, 1 Y Street, Campus Z"."""
    parts: dict[int, list[Token]] = {}
    for token in tokens:
        parts.setdefault(token.part, []).append(token)
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + LONGEST, len(tokens)) + 1):
            hit = _read(tokens, start, end, place) or _branch(tokens, start, end)
            if hit:
                yield hit
            last = tokens[end - 1].part
            closed = end == len(tokens) or tokens[end].part > last
            if end - start > 1 and tokens[start].part == last and closed:
                for later in (p for p in range(last + 2, last + FAR) if p in parts):
                    for length in {1, len(parts[later])}:
                        joined = [*tokens[start:end], *parts[later][:length]]
                        far = _read(joined, 0, len(joined), place)
                        known = far and registry().named(" ".join(t.word[:STEM] for t in joined))
                        if far and known and far.confidence == CITY and far.exact == 1:
                            yield _Hit(start, end, far.one, far.confidence, far.exact, length)


def _read(tokens: Sequence[Token], start: int, end: int, place: _Place) -> _Hit | None:
    """Give what a span means, None if that is nothing, unclear, or only a part of another name."""
    span = tokens[start:end]
    key = " ".join(t.word[:STEM] for t in span)
    known = registry()
    direct = known.named(key)
    whole = _is_whole(tokens, start, end)
    begun = None if direct else known.begun(key)
    candidates = direct or ([begun] if begun else known.turned(key) if whole else [])
    chosen = _choose([c for c in candidates if not _is_branch_elsewhere(c, place)], span, place)
    if not chosen or _is_of_another(tokens, start, end) or _is_school(span):
        return None
    one, exact = chosen
    near, at_home = _is_near(one, place), one.country in place.countries
    if place.stated and not at_home and not near:
        return None
    if known.is_acronym(key):
        fits = span[0].shout and len(key) >= SHORTEST
        fits = fits and (near or (whole and len(direct) == 1 and len(key) >= UNIQUE))
    elif " " not in key or not is_telling(key):
        spelt = whole and len(span) >= SPELT and exact == 1 and len(candidates) == 1
        alone = whole and len(key) >= STEM and is_telling(key) and len(tokens) == len(span)
        fits = spelt or (whole and key != " ".join(telling(one.city)) and (near or alone))
    elif exact < ALIKE:
        fits = False
    elif all(known.count(w) > CROWD for w in key.split()):
        fits = near and whole
    else:
        fits = bool(direct or begun) or near or at_home
    confidence = CITY if near else COUNTRY if at_home else ALONE
    return _Hit(start, end, one, confidence, exact, short=known.is_acronym(key)) if fits else None


def _is_branch_elsewhere(one: Registered, place: _Place) -> bool:
    """Is this the branch of a company in a country that the string does not name: "IBM Research (China)"?"""
    return bool(one.parents) and one.name.endswith(")") and one.country not in place.countries


def _branch(tokens: Sequence[Token], start: int, end: int) -> _Hit | None:
    """Give the organisation whose bare name its branches bear: "Max Planck" before "Institute"."""
    found = registry().bare(" ".join(t.word for t in tokens[start:end]))
    follows = end < len(tokens) and tokens[end].part == tokens[end - 1].part and tokens[end].word[:STEM] in general()
    if len(found) != 1 or not follows or (start and tokens[start - 1].part == tokens[start].part):
        return None
    if "education" in found[0].types:
        return None
    return _Hit(start, end, found[0], ALONE, 1.0)


def _is_school(span: Sequence[Token]) -> bool:
    """Does a span name a school by its university: "X University School of Medicine"?"""
    schools = table("org_words")["names"]["schools"]
    cut = next((i for i, t in enumerate(span[:-1]) if i > 1 and t.word in schools and span[i + 1].small), 0)
    return cut > 0 and bool(registry().named(" ".join(t.word[:STEM] for t in span[:cut])))


def _is_whole(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Does a span fill its part of the string?"""
    before = start == 0 or tokens[start - 1].part < tokens[start].part
    return before and (end == len(tokens) or tokens[end].part > tokens[end - 1].part)


def _choose(candidates: Sequence[Registered], span: Sequence[Token], place: _Place) -> tuple[Registered, float] | None:
    """Give the organisation that a span most likely means and how exactly it spells it, None if that is unclear."""
    scored = []
    for one in candidates:
        exact, own = max(
            ((_likeness(span, n), i < len(one.names) - one.aliases) for i, n in enumerate(one.names)),
            default=(0.0, False),
        )
        where = NEAR * _is_near(one, place) + (one.country in place.countries if place.countries else 0.0)
        score = EXACT * exact + where + OWN * own + TEACHES * ("education" in one.types)
        score += KNOWN * ("funder" in one.types) + ABOVE * any(one.ror in other.parents for other in candidates)
        scored.append((score, one, exact))
    scored.sort(key=lambda s: (-s[0], s[1].ror))
    if not scored or (len(scored) > 1 and scored[0][0] - scored[1][0] < LEAD):
        return None
    return scored[0][1], scored[0][2]


def _likeness(span: Sequence[Token], name: Sequence[str]) -> float:
    """Give how exactly a span spells a name, 0 to 1."""
    if len(span) > len(name) or (len(span) == 1 < len(name)):
        return 0.0
    order = sum(_spells(t, w) for t, w in zip(span, name, strict=False))
    turned = 0.0
    if order < len(span) and len(span) == len(name):
        words_in_order = sorted(span, key=lambda t: t.word[:STEM])
        turned = sum(_spells(t, w) for t, w in zip(words_in_order, sorted(name, key=lambda w: w[:STEM]), strict=True))
    return max(order, turned) / len(span)


def _spells(token: Token, word: str) -> float:
    if token.word == word:
        return 1.0
    if token.cut and word.startswith(token.word):
        return 0.95
    return 0.7 if Prefix.similarity(token.word, word) >= max(STEM, 0.8 * max(len(token.word), len(word))) else 0.0


def _longest(hits: Sequence[_Hit]) -> list[_Hit]:
    """Keep of hits that overlap the longest, in the order of the string."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end - h.beside, h.start)):
        if all(hit.end <= k.start or k.end <= hit.start for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _is_inner(one: Registered, others: Sequence[Registered]) -> bool:
    """Is a laboratory named beside what it is part of, or an institute beside a university?"""
    kind = kind_of(one.name)
    if "education" in one.types:
        return False
    if _is_common_laboratory(one) and any(other.ror in one.parents for other in others):
        return True
    universities = {o.ror for o in others if "education" in o.types} - {one.ror}
    inside = kind in {"institute", "group", "department", "funder"}
    return bool(universities) and not universities & {*one.parents} and inside


def _is_common_laboratory(one: Registered) -> bool:
    """Is this a laboratory with a field for a name, as universities host them?"""
    return any({"key", "laboratory"} <= {*n} or n[0] in {"laboratory", "laboratoire"} for n in one.names)


def _above(hit: _Hit, tokens: Sequence[Token]) -> Iterator[Registered]:
    """Give the parents whose own name stands in that of a part of theirs: "Max Planck Institute" of "Society"."""
    if {"education", "healthcare"} & {*hit.one.types} or tokens[hit.start].part != tokens[hit.end - 1].part:
        return
    span = {t.word[:STEM] for t in tokens[hit.start : hit.end]}
    for parent in filter(None, map(registry().by_ror, hit.one.parents)):
        names = [{w[:STEM] for w in n} - general() for n in parent.names]
        borne = (n for n in names if n and n <= span and any(registry().count(w) < RARE for w in n))
        if registry().has_branches(parent.ror) and any(borne):
            yield parent


def _is_of_another(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Is a name only part of another: "X University Hospital", "Second University of X", "University of X of Y"?"""
    names = table("org_words")["names"]
    apart = {w for word in names["apart"] for w in canonical(word)}
    behind = [t for t in tokens[end : end + 3] if t.part == tokens[end - 1].part]
    before = [t for t in tokens[max(0, start - 4) : start] if t.part == tokens[start].part]
    around = zip([NOTHING, *behind], behind, [*behind[1:], NOTHING], strict=False)
    schools = (t.word for b, t, after in around if t.word in names["schools"] and (after.small or b.word == "medic"))
    of_its_own = {*schools}
    host = before if tokens[start].small else before[-1:]
    if not apart.isdisjoint(t.word for t in (*behind, *host) if t.word not in of_its_own):
        return True
    if before and tokens[end - 1].part != tokens[start].part and tokens[start].word != "university":
        return True
    if before and not tokens[start].small and tokens[start].word[:STEM] in general():
        last = before[-1].word
        qualified = tokens[start].word == "university" and last in names["qualifiers"]
        if qualified or (len(before) == 1 and last[:STEM] not in general()):
            return True
    return bool(behind) and behind[0].small in names["of"]


def _is_near(one: Registered, place: _Place) -> bool:
    city = " ".join(LETTERS.findall(fold(one.city)))
    return bool(city) and re.search(rf"\b{re.escape(city)}\b", place.words) is not None


def _countries(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(_codes()[m] for text in texts for m in _country_pattern().findall(text))


def _ends(text: str) -> list[str]:
    """Give the parts of a string that are short enough for a country alone, and its last words."""
    parts = [" ".join(LETTERS.findall(fold(p))) for p in BOUNDARY.split(text)]
    whole = [p for p in parts if p and _country_pattern().fullmatch(p)]
    return [*whole, " ".join(parts[-1].split()[-LAST:]) if len(parts) > 1 else ""]


@cache
def _country_pattern() -> re.Pattern[str]:
    names = sorted((n for listed in table("countries").values() for n in listed), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


@cache
def _codes() -> Mapping[str, str]:
    return {name: code for code, listed in table("countries").items() for name in listed}
