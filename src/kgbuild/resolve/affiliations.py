"""Affiliation strings to registered organisations: every name that the registry knows, weighed by what stands around.

The words of a string are looked up at every place and length; of the organisations that a span may mean the one is
taken that its words spell most exactly, whose city or country is printed, and whose name it is rather than an alias.
Spans that lie within longer ones fall away, as do those that are only part of another name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kgbuild.names import fold
from kgbuild.resolve.affiliation_names import CITY, Hit, name_hits
from kgbuild.resolve.affiliation_text import Place, Token, is_near, is_place, read_place, tokenize
from kgbuild.resolve.organization_names import kind_of
from kgbuild.resolve.registry import BRACKETS, RARE, STEM, Registered, canonical, general, registry, spellings

NOISE = re.compile(r"\S+@\S+|#?TAB#|#N#|\*+|\d{4,}")
#: A unit of several hosts bears a number of theirs: "CNRS UMR 1234".
UNIT = re.compile(r"\b(?:UM[RS]|U[PS]R|URA|FRE|UMI|UMR[ _-]?S|EA|ERL)[ _-]*\d{1,4}\b")
#: The label of an affiliation on a title page, "1 ", "(2)", "3Department", but no ordinal ("1st", "12 de Octubre").
LABEL = re.compile(r"(?:^|(?<=[;|]))\s*[(\[]?\d{1,2}[)\].:]?\s*(?!(?:st|nd|rd|th|de|er|re)\b)(?=[^\W\d_]{2})")
#: "U. of Eastfield", "U. Eastfield".
UNIVERSITY = re.compile(r"(?:^|(?<=[,;|(] ))U(?:\. ?| (?=of ))(?=(?:of )?[A-Z][a-z]{3})")
TECHNICAL = re.compile(r"\bTU ([A-Z]\w{3,})")
#: A word that may print an umlaut as two letters.
DIGRAPH = re.compile(r"\b\w*[aou]e\w*\b", re.IGNORECASE)
#: How the hospitals of one administration are registered.
VETERANS = re.compile(r"\bVeterans['’]? (?:Affairs|Administration)\b(?= (?:[A-Z]\w+ ){0,3}(?:Medical|Health|Hospital))")


#: What stands behind so many characters is no affiliation.
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Found:
    """A registered organisation in a string, with how sure it is the one meant."""

    ror: str
    confidence: float


def find_organizations(text: str) -> list[Found]:
    """Give the registered organisations that an affiliation string names, without the laboratories of one of them."""
    tokens, hits, place = _scan(text)
    spelt = [h for h in hits if not h.short]
    hits = spelt or hits
    found = {h.one.ror: h for h in reversed(hits)}
    ones = [h.one for h in found.values()]
    kept = {ror: Found(h.one.iri, h.confidence) for ror, h in found.items() if not _is_inner(h.one, ones)}
    for hit in hits:
        for one in (*_above(hit, tokens), *_below(hit, tokens, hits, place)):
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
    towns = [p for p in behind if is_place(p)]
    if len(towns) < len(behind):
        return registry().exactly(name)
    direct = registry().exactly(head)
    if direct and (not place or is_near(direct, read_place(place)) or direct.country in read_place(place).countries):
        return direct
    tokens, hits, _ = _scan(", ".join([head, *towns, place]))
    end = sum(t.part == 0 for t in tokens)
    whole = [h for h in hits if (h.start, h.end) == (0, end) and h.confidence == CITY]
    return whole[0].one if len(whole) == 1 else None


def _scan(text: str) -> tuple[list[Token], list[Hit], Place]:
    """Give the words of a string, the names that it holds, and what it says of places."""
    plain = UNIVERSITY.sub("University ", LABEL.sub(" ", text[:LONGEST].strip()))
    plain = NOISE.sub(" ", UNIT.sub(" ", VETERANS.sub("VA", plain)))
    plain = TECHNICAL.sub(_technical, DIGRAPH.sub(_as_registered, plain))
    tokens = tokenize(plain)
    place = read_place(plain)
    return tokens, _longest([*name_hits(tokens, place)]), place


def _as_registered(printed: re.Match[str]) -> str:
    """Give a word without its digraphs if more names of the registry hold it so: "Zuerich", but "Queens"."""
    word = fold(printed[0])
    plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    short = printed[0].isupper() and len(word) <= STEM
    changes = registry().count_spelt(plain) > registry().count_spelt(word) and word not in spellings() and not short
    return plain.title() if changes else printed[0]


def _technical(printed: re.Match[str]) -> str:
    """Spell "TU München", unless the registry knows the short form: "TU Delft"."""
    known = registry().named(" ".join(w[:STEM] for w in canonical(printed[0])))
    return printed[0] if known else f"Technische Universität {printed[1]}"


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """Keep of hits that overlap the longest, in the order of the string."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start - h.end - h.beside, h.start)):
        if all(hit.end <= k.start or k.end <= hit.start for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _is_inner(one: Registered, others: Sequence[Registered]) -> bool:
    """Is a laboratory named beside what it is part of, or an institute beside a university?"""
    kind = kind_of(one.name)
    if not {"education", "healthcare"}.isdisjoint(one.types):
        return False
    if _is_common_laboratory(one) and any(other.ror in one.parents for other in others):
        return True
    # a laboratory of all campuses is one of each
    universities = {r for o in others if "education" in o.types for r in (o.ror, *o.parents)} - {one.ror}
    inside = kind in {"group", "department"} or (kind in {"institute", "funder"} and "government" not in one.types)
    return bool(universities) and not universities & {*one.parents} and inside


def _is_common_laboratory(one: Registered) -> bool:
    """Is this a laboratory with a field for a name, as universities host them?"""
    return any({"key", "laboratory"} <= {*n} or n[0] in {"laboratory", "laboratoire"} for n in one.names)


def _above(hit: Hit, tokens: Sequence[Token]) -> Iterator[Registered]:
    """Give the parents whose own name stands in that of a part of theirs: "Max Planck Institute" of "Society"."""
    university = kind_of(hit.one.name) == "university" or "healthcare" in hit.one.types
    if university or tokens[hit.start].part != tokens[hit.end - 1].part:
        return
    span = {t.word[:STEM] for t in tokens[hit.start : hit.end]}
    for parent in filter(None, map(registry().by_ror, hit.one.parents)):
        names = [{w[:STEM] for w in n} - general() for n in parent.names]
        borne = (n for n in names if n and n <= span and any(registry().count(w) < RARE for w in n))
        lends = "company" in parent.types or kind_of(parent.name) == "university"
        if "education" in hit.one.types and not lends:
            continue
        single = all(len(n) == 1 for n in names if n <= span)
        short = single and (not lends or not {fold(hit.one.city)}.isdisjoint(w for n in parent.names for w in n))
        if registry().has_branches(parent.ror) and any(borne) and not short:
            yield parent


def _below(hit: Hit, tokens: Sequence[Token], hits: Sequence[Hit], place: Place) -> list[Registered]:
    """Give the institute before the name of its academy that is printed without whom it honours.

    "Mathematical Institute, Hungarian Academy of Sciences, Budapest" is the Alfréd Rényi Institute of Mathematics.
    """
    part = tokens[hit.start - 1].part if hit.start else -1
    before = [i for i in range(hit.start) if tokens[i].part == part]
    span = sorted(tokens[i].word[:STEM] for i in before)
    if "instit" not in span or len(span) < 2 or any(h.start <= before[-1] and h.end > before[0] for h in hits):
        return []
    found = [one for one in registry().below(hit.one.ror) if is_near(one, place) and _honours(one, span)]
    return found if len(found) == 1 else []


def _honours(one: Registered, span: Sequence[str]) -> bool:
    """Is a name of an organisation some proper words before these general ones?"""
    heads = ((n[: -len(span)], sorted(w[:STEM] for w in n[-len(span) :])) for n in one.names if len(n) > len(span))
    return any(tail == span and not any(w[:STEM] in general() for w in head) for head, tail in heads)
