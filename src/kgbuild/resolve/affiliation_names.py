"""Spans of an affiliation string that name a registered organisation, alone or with another part of the string."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Prefix

from kgbuild.lexicon import table
from kgbuild.resolve.affiliation_text import NOTHING, Place, Token, is_near, is_place
from kgbuild.resolve.organization_names import kind_of
from kgbuild.resolve.registry import STEM, Registered, canonical, general, is_telling, registry, telling

LONGEST, SHORTEST, UNIQUE, SPELT = 12, 3, 5, 4
#: How sure a name is with its city, its country, or nothing beside it.
CITY, COUNTRY, ALONE = 0.97, 0.9, 0.8
#: What tells the organisations apart that one span may mean.
EXACT, NEAR, OWN, TEACHES, ABOVE, KNOWN = 3.0, 2.0, 0.5, 0.3, 0.2, 0.2
#: A lead that decides; a name whose words are less like it than this is another.
LEAD, ALIKE = 0.15, 0.6
#: A word in so many names of the registry tells nothing by itself; one in so many names no company.
CROWD, FIRM = 900, 60
#: A campus stands within so many parts of its university.
FAR = 8
#: "University of Eastfield II" is another than the first.
NUMBER = re.compile(r"[ivx]+|\d\d?")
#: A city behind a name stands in so many words.
PLACE_WORDS = 3
#: Words between a name and its field.
FIELD = frozenset({"for", "fur", "pour", "para", "voor"})
AND = frozenset({"and", "e", "et", "en", "og", "och", "und", "y"})
#: The name of a branch tells it from the others from so many words on: "Moss Research Asia".
BRANCH_NAME = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A span of words that names an organisation.

    Attributes:
        start: place of its first word.
        end: place behind its last.
        one: the organisation.
        confidence: how sure it is the one meant.
        exact: how exactly the words spell its name.
        beside: how many words of a later part belong to the name.
        short: whether it is an acronym.
    """

    start: int
    end: int
    one: Registered
    confidence: float
    exact: float
    beside: int = 0
    short: bool = False


def name_hits(tokens: Sequence[Token], place: Place) -> Iterator[Hit]:
    """Give every span that names something, alone or with a later part: "University of X, 1 Y Street, Campus Z"."""
    parts: dict[int, list[Token]] = {}
    for token in tokens:
        parts.setdefault(token.part, []).append(token)
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + LONGEST, len(tokens)) + 1):
            hit = _read(tokens, start, end, place) or _branch(tokens, start, end)
            hit = hit or _company(tokens, start, end, place) or _school(tokens, start, end, place)
            if hit:
                yield hit
            last = tokens[end - 1].part
            closed = end == len(tokens) or tokens[end].part > last
            school = not closed and _starts_school(tokens, end) and not (hit and _is_own(hit, tokens))
            if end - start > 1 and tokens[start].part == last and (closed or school):
                town = next(
                    (i for i in range(end, len(tokens)) if tokens[i].part > last or tokens[i].small == "in"), end
                )
                later = [[t for t in tokens[town:] if t.part == last]]
                later += [parts.get(p, []) for p in range(last + 2 - school, last + FAR)]
                yield from _far(tokens[start:end], start, later, place)


def _far(span: Sequence[Token], start: int, later: Sequence[Sequence[Token]], place: Place) -> Iterator[Hit]:
    """Give what a span means together with the beginning of a later part of the string."""
    for words_there in filter(None, later):
        for length in sorted({1, len(words_there)}):
            joined = [*span, *words_there[:length]]
            far = _read(joined, 0, len(joined), place)
            known = far and registry().named(" ".join(t.word[:STEM] for t in joined))
            if far and known and far.confidence == CITY and far.exact == 1:
                yield Hit(start, start + len(span), far.one, far.confidence, far.exact, length)


def _is_own(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Is a span the registered name of what it means, rather than one that its campuses share?"""
    return canonical(hit.one.name) == tuple(t.word for t in tokens[hit.start : hit.end])


def _starts_school(tokens: Sequence[Token], at: int) -> bool:
    """Do the words behind a name begin with a school of it: "School of Medicine", "Medical School"?"""
    behind = [t for t in tokens[at : at + 3] if t.part == tokens[at - 1].part]
    schools = table("org_words")["names"]["schools"]
    return any(t.word in schools for t in behind[:2])


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a span most likely names, and what speaks for it.

    Attributes:
        key: the stems of its words.
        words: how many there are.
        one: the organisation.
        exact: how exactly the words spell its name.
        own: whether they are a name of its own, rather than an alias.
        rivals: the other organisations that the words may mean, with it.
        whole: whether the span fills its part of the string.
        alone: whether it fills the string but for places.
        near: whether its city is printed.
        at_home: whether its country is.
        home_rivals: how many of the rivals are in a country that is printed.
    """

    key: str
    words: int
    one: Registered
    exact: float
    own: bool
    rivals: int
    whole: bool
    alone: bool
    near: bool
    at_home: bool
    home_rivals: int


def _read(tokens: Sequence[Token], start: int, end: int, place: Place) -> Hit | None:
    """Give what a span means, None if that is nothing, unclear, or only a part of another name."""
    span = tokens[start:end]
    key = " ".join(t.word[:STEM] for t in span)
    known = registry()
    direct = known.named(key)
    whole = _is_whole(tokens, start, end)
    town = known.in_town(key)
    if town and not is_near(town, place) and len(tokens) > len(span):
        town = None
    longer = {} if direct else {one.ror: one for one in (known.begun(key), known.ended(key), town) if one}
    # what begins one name and ends another is either's
    candidates = direct or (list(longer.values()) if len(longer) == 1 else [])
    if whole and not any(tuple(t.word for t in span) in one.names for one in candidates):
        # stems alike are no name: "Universität X" is "X University", not "Universitätsklinikum X"; but "X University"
        # is not "University of X" where there is an "X University in Y"
        clear = not known.begins(key)
        turned = (one for one in known.turned(key) if one not in candidates and (clear or is_near(one, place)))
        candidates = [*candidates, *turned]
    chosen = _choose([c for c in candidates if not _is_branch_elsewhere(c, place, len(span))], span, place)
    if not chosen or _is_of_another(tokens, start, end) or _is_school(span):
        return None
    one, exact = chosen
    own = tuple(t.word for t in span) in one.names[: len(one.names) - one.aliases]
    found = _Reading(
        key, len(span), one, exact, own, len(candidates), whole, whole and _is_place_else(tokens, start, end),
        is_near(one, place), one.country in place.countries, sum(c.country in place.countries for c in candidates),
    )  # fmt: skip
    if not found.near and "education" in one.types and known.begins(key) and _goes_on(tokens, end):
        return None
    named = bool(direct or known.begun(key) or town)
    if _is_abroad(found, place) or not _is_meant(found, shout=span[0].shout, named=named):
        return None
    confidence = CITY if found.near else COUNTRY if found.at_home else ALONE
    return Hit(start, end, one, confidence, exact, short=known.is_acronym(key))


def _goes_on(tokens: Sequence[Token], end: int) -> bool:
    """Does a word of its own follow a name at once, as of another campus: "State University Eastfield"?"""
    behind = tokens[end] if end < len(tokens) and tokens[end].part == tokens[end - 1].part else None
    return behind is not None and not behind.small and behind.word[:STEM] not in general()


def _is_abroad(found: _Reading, place: Place) -> bool:
    """Is the string about another country, or of none where governments of many have a body of this name?"""
    if found.at_home or found.near:
        return False
    named = found.own and found.key.split()[0] not in general()
    short = registry().is_acronym(found.key)
    vague = "government" in found.one.types and not named and not short and found.words < SPELT
    return bool(place.stated) or vague


def _is_meant(found: _Reading, *, shout: bool, named: bool) -> bool:
    """Do the words of a span name the organisation that they fit best?"""
    known = registry()
    if known.is_acronym(found.key) and not (found.own and found.words == 1 and found.alone):
        return shout and _is_acronym_meant(found)
    if " " not in found.key or not is_telling(found.key):
        return found.whole and _is_general_meant(found)
    if found.exact < (1 if kind_of(found.key.split()[0].replace("depart", "department")) == "department" else ALIKE):
        return False
    if found.key.startswith("saint ") and "healthcare" in found.one.types and not found.near:
        return False  # every town has one
    crowd = all(known.count(w) > CROWD for w in found.key.split())
    if crowd and (found.words < SPELT or found.exact < 1):
        return found.near and found.whole
    return named or found.near or found.at_home or found.whole


def _is_acronym_meant(found: _Reading) -> bool:
    """Is an acronym told by its city, by its country if a government's, or by being long and nobody else's?"""
    if len(found.key) < SHORTEST:
        return False
    governs = "government" in found.one.types and found.home_rivals == 1 and found.at_home
    long = found.rivals == 1 and len(found.key) >= UNIQUE
    return found.near or (found.whole and (governs or long))


def _is_general_meant(found: _Reading) -> bool:
    """Does a part of a string whose words tell little, or that is one word, name an organisation all the same?"""
    kind = kind_of(found.key.replace("depart", "department"))
    governs = "government" in found.one.types and kind != "department" and found.at_home and found.home_rivals == 1
    spelt = found.exact == 1 and (governs or (found.words >= SPELT and found.rivals == 1))
    alone = found.alone and len(found.key) >= STEM and is_telling(found.key)
    return spelt or (found.key != " ".join(telling(found.one.city)) and (found.near or alone))


def _is_branch_elsewhere(one: Registered, place: Place, length: int) -> bool:
    """Is this the branch of a company in a country that neither the string nor a name of so many words tells?"""
    branch = bool(one.parents) and one.name.endswith(")") and length < BRANCH_NAME
    return branch and one.country not in place.countries


def _branch(tokens: Sequence[Token], start: int, end: int) -> Hit | None:
    """Give the organisation whose bare name its branches bear: "Max Planck" before "Institute"."""
    bare = " ".join(t.word for t in tokens[start:end])
    named = any((bare,) in one.names for one in registry().named(bare[:STEM]))
    found = registry().bare(bare) if end - start > 1 or named else []
    follows = end < len(tokens) and tokens[end].part == tokens[end - 1].part and tokens[end].word[:STEM] in general()
    if len(found) != 1 or not follows or (start and tokens[start - 1].part == tokens[start].part):
        return None
    if "education" in found[0].types:
        return None
    return Hit(start, end, found[0], ALONE, 1.0)


def _company(tokens: Sequence[Token], start: int, end: int, place: Place) -> Hit | None:
    """Give the company at the beginning of a part whose legal form or laboratory follows: "Moss AG", "Moss Labs"."""
    name = tuple(t.word for t in tokens[start:end])
    follows = end < len(tokens) and tokens[end].part == tokens[end - 1].part
    if not follows or (start and tokens[start - 1].part == tokens[start].part):
        return None
    key = " ".join(w[:STEM] for w in name)
    rare = all(registry().count(w) < FIRM for w in key.split() if w not in general())
    if tokens[end].word not in table("org_words")["names"]["firms"] or not rare or not is_telling(key):
        return None
    found = [o for o in registry().named(key) if "company" in o.types and name in o.names]
    home = [one for one in found if one.country in place.countries]
    lone = found if len(found) == 1 and tokens[-1].part == tokens[start].part else []
    above = [one for one in found if any(one.ror in other.parents for other in found)] or lone
    chosen = home if place.countries else [o for o in above if not _is_branch_elsewhere(o, place, len(name))]
    return Hit(start, end, chosen[0], COUNTRY if home else ALONE, 1.0) if len(chosen) == 1 else None


def _school(tokens: Sequence[Token], start: int, end: int, place: Place) -> Hit | None:
    """Give the university of a school that is named by its place: "Eastfield Law School"."""
    span = tokens[start:end]
    schools = table("org_words")["names"]
    if len(span) < 3 or span[-1].word != "school" or span[-2].word not in schools["professions"]:
        return None
    if span[-2].word in {"business", "management"} and is_place(" ".join(t.word for t in span[:-2])):
        return None
    name = sorted([*(t.word for t in span[:-2]), "university"])
    registered = registry().named(" ".join(t.word[:STEM] for t in span))
    vague = any(w[:STEM] in general() for w in name if w != "university")
    if registered or vague or tokens[start].small or not _is_whole(tokens, start, end):
        return None
    found = registry().turned(" ".join(w[:STEM] for w in name))
    spelt = [one for one in found if sorted(canonical(one.name)) == name and not place.stated - {one.country}]
    return Hit(start, end, spelt[0], ALONE, 1.0) if len(spelt) == 1 else None


def _is_school(span: Sequence[Token]) -> bool:
    """Does a span name a school by its university: "X University School of Medicine"?"""
    schools = table("org_words")["names"]["schools"]
    cut = next((i for i, t in enumerate(span[:-1]) if i > 1 and t.word in schools and span[i + 1].small), 0)
    return cut > 0 and bool(registry().named(" ".join(t.word[:STEM] for t in span[:cut])))


def _is_whole(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Does a span fill its part of the string?"""
    before = start == 0 or tokens[start - 1].part < tokens[start].part or tokens[start].small in AND
    behind = [t.word for t in tokens[end : end + LONGEST] if t.part == tokens[end - 1].part]
    return before and (not behind or (len(behind) <= PLACE_WORDS and is_place(" ".join(behind))))


def _is_place_else(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Does a string name nothing but places beside a span?"""
    around = [*tokens[:start], *tokens[end:]]
    parts = {t.part for t in around}
    return all(is_place(" ".join(t.word for t in around if t.part == part)) for part in parts)


def _choose(candidates: Sequence[Registered], span: Sequence[Token], place: Place) -> tuple[Registered, float] | None:
    """Give the organisation that a span most likely means and how exactly it spells it, None if that is unclear."""
    scored = []
    for one in candidates:
        exact, own = max(
            ((_likeness(span, n), i < len(one.names) - one.aliases) for i, n in enumerate(one.names)),
            default=(0.0, False),
        )
        where = NEAR * is_near(one, place) + (one.country in place.countries if place.countries else 0.0)
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


def _is_of_another(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Is a name only part of another: "X University Hospital", "Second University of X", "University of X of Y"?"""
    names = table("org_words")["names"]
    apart = {w for word in names["apart"] for w in canonical(word)}
    behind = [t for t in tokens[end : end + 3] if t.part == tokens[end - 1].part]
    before = [t for t in tokens[max(0, start - 4) : start] if t.part == tokens[start].part]
    if _is_cut_out(before, tokens[start:end], behind):
        return True
    around = zip([NOTHING, *behind], behind, [*behind[1:], NOTHING], strict=False)
    schools = (t.word for b, t, after in around if t.word in names["schools"] and (after.small or b.word == "medic"))
    of_its_own = {*schools}
    host = before if tokens[start].small else before[-1:]
    if not apart.isdisjoint(t.word for t in (*behind, *host) if t.word not in of_its_own):
        return True
    across = tokens[end - 1].part != tokens[start].part
    if before and across and tokens[start].word != "university" and end - start < SPELT:
        return True
    if behind and NUMBER.fullmatch(behind[0].word) and "university" in {t.word for t in tokens[start:end]}:
        return True
    if before and not tokens[start].small and tokens[start].word[:STEM] in general():
        last = before[-1].word
        qualified = tokens[start].word == "university" and last in names["qualifiers"]
        if qualified or (len(before) == 1 and last[:STEM] not in general()):
            return True
    return bool(behind) and behind[0].small in names["of"] and not _is_explained(tokens[start:end], behind[0])


def _is_explained(span: Sequence[Token], behind: Token) -> bool:
    """Is what stands behind a name its field, or the academy that it is of: "Ana Lind Center for Trees"?"""
    if kind_of(behind.word) == "society":
        return True
    own = sum(t.word[:STEM] not in general() for t in span)
    return own > 1 and behind.small in FIELD and not registry().begins(" ".join(t.word[:STEM] for t in span))


def _is_cut_out(before: Sequence[Token], span: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Is a span cut out of a longer name: of "National X University, Y", "X University at Abroad", "ABC Trust"?"""
    stems = " ".join(t.word[:STEM] for t in span)
    if before and not span[0].small and registry().begins(f"{before[-1].word[:STEM]} {stems}"):
        return True
    if not behind:
        return False
    abroad = behind[0].small == "at" and is_place(behind[0].word)
    return abroad or (len(span) == 1 and span[0].shout and kind_of(behind[0].word) in {"funder", "hospital"})
