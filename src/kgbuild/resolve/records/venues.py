"""Venue strings to venues: a name and its abbreviations, where no other name could be meant."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from kgbuild.lexicon import table, words
from kgbuild.names import fold
from kgbuild.resolve.clusters import Clusters
from kgbuild.resolve.venues import abbreviates

#: What follows is a subtitle, a parallel title or a place, which abbreviations leave out.
SUBTITLE = re.compile(r"(?:\s*[:=\[(]|\s/\s|(?<=[^\W\d_]{6})\.\s+(?=[^\W\d_]{4})).*$")
#: The part of it that a bare name may leave out as well: what explains rather than tells apart.
EXPLANATION = re.compile(r"(?:\s+[:=]\s|\s*[\[(]|\s/\s).*$")
#: A section of a journal, which stands beside the journal as a whole.
SECTION = re.compile(r"^([^:,\[(/]+[^\s:,]): \[?(?=[^\W\d_]{3})([^\W\d_].*)$")
GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
SMALL = re.compile(r"(?<![^\W\d_])[a-z]{2,4}(?=\s)")
IN_BRACKETS = re.compile(r"[\[(]\W*([a-z])")
HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
WORD = re.compile(r"[^\W_]+\.?")
#: "d'histoire", "dell'arte"; and the soft sign in "Eksperimental'noi", the genitive in "Women's".
ELISION, SOFT = (
    re.compile(r"\b(?:[dl]|(?:a|da|de|ne|su)ll)'", re.IGNORECASE),
    re.compile(r"(?<=[^\W\d_]{5})'(?=[a-z]{2})|(?<=[^\W\d_]{2})'(?=s\b)"),
)
#: An acronym has so many letters; an abbreviation at least so many altogether.
ACRONYM, LETTERS = (2, 5), 5
NOBODY = -1

Words = tuple[str, ...]
#: Initials of the words → words → the strings that print them.
Blocks = Mapping[str, Mapping[Words, AbstractSet[int]]]


def resolve_venues(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Give id → id of the first string (by content) of the same venue, for records with `id` and `text`."""
    found = sorted((str(row.get("text") or ""), str(row["id"])) for row in rows)
    forms = [list(_forms(text)) for text, _ in found]
    # "Journal of Moss" holds a small word, which abbreviations leave out: it is a name and stands for no other
    spelt = {form for (text, _), kinds in zip(found, forms, strict=True) if _is_spelt(text) for form in kinds}
    towns = [_town(text) for text, _ in found]
    clusters = Clusters(len(found))
    whole: dict[str, dict[Words, set[int]]] = defaultdict(lambda: defaultdict(set))
    cut: dict[str, dict[Words, set[int]]] = defaultdict(lambda: defaultdict(set))
    by_form: dict[Words, int] = {}
    for index, kinds in enumerate(forms):
        for place, form in enumerate(kinds):
            if place == 0:
                clusters.join(by_form.setdefault(form, index), index)
            (cut if place else whole)[_initials(form)][form].add(index)
    _join_explained([text for text, _ in found], by_form, clusters)
    for index, kinds in enumerate(forms):
        meanings = (
            _meaning(form, _without_other_towns(blocks, form, towns, index), clusters, spelt)
            for form in kinds
            if kinds[0] not in spelt
            for blocks in (whole, cut)
        )
        meant = next((m for m in meanings if m is not None), None)
        if meant is not None:
            clusters.join(meant, index)
    return {identifier: found[clusters.find(i)][1] for i, (_, identifier) in enumerate(found)}


def _town(text: str) -> str:
    """Give the letter by which what stands in brackets begins: "(London)", "(Lond.)"."""
    found = IN_BRACKETS.search(fold(text))
    return found[1] if found else ""


def _without_other_towns(blocks: Blocks, form: Words, towns: list[str], index: int) -> Mapping[Words, AbstractSet[int]]:
    """Give the names that begin like a form, without those that another town tells apart from it."""
    block = blocks.get(_initials(form), {})
    if not towns[index]:
        return block
    kept = {words: {i for i in holders if towns[i] in {"", towns[index]}} for words, holders in block.items()}
    return {words: holders for words, holders in kept.items() if holders}


def _join_explained(texts: list[str], by_form: Mapping[Words, int], clusters: Clusters) -> None:
    """Join "Moss : a journal of bryology" with the bare "Moss", unless there is "Moss (Oslo)" or "Moss: Algae"."""
    explained: dict[Words, dict[str, int]] = defaultdict(dict)
    for index, text in enumerate(texts):
        bare = EXPLANATION.sub("", text)
        head = _telling(bare) if bare != text and not text.startswith("#") else ()
        section = SECTION.match(text)
        if section and not text.startswith("#"):
            explained[_telling(section[1])][section[2][:4].casefold()] = NOBODY
        elif head and not _is_apart(text[len(bare) :]):
            explained[head].setdefault(" ".join(_telling(text[len(bare) :]))[:4], index)
    for head, kinds in explained.items():
        meant = next(iter(kinds.values()))
        if len(kinds) == 1 and meant != NOBODY and head in by_form:
            clusters.join(by_form[head], meant)


def _is_apart(subtitle: str) -> bool:
    """Does a subtitle name another publication: a supplement, an edition, a series?"""
    other = words("venue_words", "apart") | words("venue_words", "parts")
    return not other.isdisjoint(re.findall(r"[a-z]+", fold(subtitle)))


def _initials(form: Words) -> str:
    return "".join(word[0] for word in form).lower()


def _is_spelt(text: str) -> bool:
    cut = sum(len(w) < len(w.rstrip(".")) + 1 < 8 for w in text.split() if w.endswith("."))
    return cut < 2 and not words("venue_words", "fillers").isdisjoint(SMALL.findall(fold(text)))


def _forms(text: str) -> Iterator[Words]:
    """Give the telling words of a string, with hyphens closed, and without its subtitle; none of a macro's name."""
    whole = () if text.startswith("#") else _telling(text)
    if not whole:
        return
    bare = SUBTITLE.sub("", text)
    bare = text if _is_apart(text[len(bare) :]) else bare
    closed = _telling(HYPHEN.sub("", text)), _telling(HYPHEN.sub("", bare))
    yield from dict.fromkeys([whole, *(f for f in (_telling(bare), *closed) if len(f) > 1)])


def _telling(text: str) -> Words:
    """Give the words of a string but the small ones; what capitals mark as an acronym or a series keeps them."""
    plain = SOFT.sub("", ELISION.sub("", text.replace("’", "'")))
    found = WORD.findall((GLUED.sub(" ", plain) if " " not in plain.strip() else plain).replace("'", " "))
    # "Des." is a word cut short, not the French article; a letter at the end names a series, but J and Q what it is
    last = found[-1:] if re.search(r"\b[A-IK-PR-Z]$", text.strip()) else []
    small, parts = words("venue_words", "fillers") - {"annual"}, words("venue_words", "parts")
    # "Series B" is B, but neither "Moss Series" nor "Series in Moss" is "Moss"
    dropped = parts if last or any(w.isdigit() for w in found) else frozenset[str]()
    kept = [w for w in found[: len(found) - len(last)] if fold(w) not in small and fold(w).rstrip(".") not in dropped]
    return (*(_spell(w, loud=not text.isupper()) for w in kept), *last) or tuple(map(fold, found))


def _spell(word: str, *, loud: bool) -> str:
    plain = fold(word).rstrip(".")
    if loud and word.isupper() and "." not in word and ACRONYM[0] <= len(word) <= ACRONYM[1]:
        return word
    return str(table("venue_words")["states"].get(plain, plain))


def _meaning(
    form: Words, block: Mapping[Words, AbstractSet[int]], clusters: Clusters, spelt: AbstractSet[Words]
) -> int | None:
    """Give a string that an abbreviation stands for, None if there is none or more than one as good."""
    if len(form) == 1 or sum(map(len, form)) < LETTERS:
        return None
    meant: dict[int, tuple[int, Words]] = {}
    for other, holders in block.items():
        if abbreviates(form, other):
            guesses = sum(not w.startswith(s) for s, w in zip(form, other, strict=True))
            for root in {clusters.find(i) for i in holders}:
                meant[root] = min(meant.get(root, (guesses, other)), (guesses, other))
    least = min((guesses for guesses, _ in meant.values()), default=0)
    best = {r: o for r, (guesses, o) in meant.items() if guesses == least}
    # of "J. Math. Sci.", "J. Mathematical Sci." and "Journal of Mathematical Sciences" the last is meant
    full = {r for r, o in best.items() if o in spelt or not any(abbreviates(o, p) for p in best.values())}
    return full.pop() if len(full) == 1 else None
