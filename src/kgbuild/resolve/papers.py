"""Which records of papers tell of one work."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, combinations

from rapidfuzz.fuzz import ratio

from kgbuild.entities import Entity, RecordKey
from kgbuild.lexicon import words
from kgbuild.model import Extraction, Paper
from kgbuild.names import fold
from kgbuild.resolve.clusters import Clusters
from kgbuild.resolve.naming import Fit, fit, key
from kgbuild.resolve.slugs import mint

#: Kinds that a work passes through on its way to print.
PASSING = frozenset({"preprint", "report", "workshop", "thesis", ""})
ALIKE, YEARS, AGREEING, BLOCK_LIMIT, TELLING = 94, 3, 0.6, 200, 4


@dataclass(frozen=True, slots=True)
class _Told:
    """One record with what it is compared by."""

    key: RecordKey
    paper: Paper
    title: str
    numbers: tuple[str, ...]
    identifiers: frozenset[str]


#: Words that leave no letter in an acronym.
_SMALL = frozenset({"the", "of", "on", "and", "in", "for"})
_MARKS, _WORD = str.maketrans("", "", r"$\{}_^"), re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+|[ivx]+")
Unsure = tuple[str, str, float]
#: How likely two records of one title and authors are one work though they were printed in two places.
TWICE = 0.5


def resolve_papers(
    extractions: Sequence[Extraction],
) -> tuple[dict[str, Entity], dict[RecordKey, str], list[Unsure]]:
    """Put the records of one work together, and give the pairs left open.

    Args:
        extractions: in the order of their document ids.

    Returns:
        the works, which record tells of which, and pairs of works that are one but for where they were printed.
    """
    told = [
        _Told((e.document, i), r, title, numbers(title), frozenset(_identifiers(r)))
        for e in extractions
        for i, r in enumerate(e.records)
        if isinstance(r, Paper)
        for title in [title_key(r.title)]
    ]
    clusters = Clusters(len(told))
    twice = []
    for a, b in _candidates(told):
        if clusters.find(a) == clusters.find(b):
            continue
        if _one_work(told[a], told[b]):
            clusters.join(a, b)
        elif _is_twice(told[a], told[b]):
            twice.append((a, b))
    entities, where = _entities(told, clusters.groups())
    pairs = {tuple(sorted((where[told[a].key], where[told[b].key]))) for a, b in twice}
    return entities, where, [(a, b, TWICE) for a, b in sorted(pairs) if a != b]


@lru_cache(maxsize=1 << 19)
def title_key(title: str) -> str:
    """Give a title folded to its words and numbers.

    >>> title_key("The Rôle of $k$-Trees: A Survey.")
    'the role of k trees a survey'
    """
    plain = fold(title).translate(_MARKS).replace("'", "")
    return " ".join(_WORD.findall(plain.replace("&", " and ")))


def numbers(title: str) -> tuple[str, ...]:
    """Give the numbers of a title key, ordinal words among them.

    >>> numbers("sixty second supplement part ii")
    ('second', 'ii')
    """
    ordinals = words("venue_words", "ordinals")
    return tuple([w for w in title.split() if _NUMBER.fullmatch(w) or w in ordinals])


def part(title: str) -> tuple[str, ...]:
    """Give what tells parts and sequels of one title apart: the number at its end, "erratum", "reply"."""
    found = title.split()
    end = found[-1:] if found and re.fullmatch(r"\d{1,2}|[ivx]+", found[-1]) else []
    return (*end, *(w for w in found[:2] if w in words("paper_parts", "sequels")))


def _candidates(told: Sequence[_Told]) -> Iterable[tuple[int, int]]:
    """Pair records that share an identifier, a title, or the rare halves of one with all its numbers."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for index, one in enumerate(told):
        for value in one.identifiers:
            blocks[value].append(index)
        printed = one.title.split()
        if one.title:
            blocks["t:" + one.title.replace(" ", "")].append(index)
            blocks["<", *printed[:4], *one.numbers].append(index)
            blocks[">", *printed[-4:], *one.numbers].append(index)
    return chain.from_iterable(combinations(m, 2) for m in blocks.values() if 1 < len(m) <= BLOCK_LIMIT)


def _identifiers(paper: Paper) -> Iterable[str]:
    if paper.doi:
        yield "doi:" + paper.doi.casefold()
    if paper.arxiv:
        yield "arxiv:" + re.sub(r"v\d+$", "", paper.arxiv.casefold())
    if digits := _patent_digits(paper):
        yield "patent:" + digits


def _one_work(a: _Told, b: _Told) -> bool:
    """Do two records tell of one work, perhaps in two versions?"""
    if not a.identifiers.isdisjoint(b.identifiers):
        # Indexes leave out subtitles.
        begun = a.title.startswith(b.title) or b.title.startswith(a.title)
        return ratio(a.title, b.title) > 60 or begun
    if not a.title or a.numbers != b.numbers or not ratio(a.title, b.title, score_cutoff=ALIKE):
        return False
    if part(a.title) != part(b.title):
        return False
    if _published_twice(a.paper, b.paper) or _patented_apart(a.paper, b.paper):
        return False
    if not _authors_agree(a.paper, b.paper):
        return False
    years = [int(y) for y in (a.paper.year[:4], b.paper.year[:4]) if y.isdigit()]
    if len(years) == 2 and abs(years[0] - years[1]) > YEARS:
        return False
    telling = len(a.title.split()) > 2
    return telling or bool(a.paper.authors and b.paper.authors and a.paper.year == b.paper.year)


def _is_twice(a: _Told, b: _Told) -> bool:
    """Do two records tell of two publications under one telling title by the same authors?"""
    telling = a.title == b.title and len(a.title.split()) > TELLING
    return telling and _published_twice(a.paper, b.paper) and _authors_agree(a.paper, b.paper)


def _published_twice(a: Paper, b: Paper) -> bool:
    """Are these two publications, each in print on its own: a conference paper and its journal version?"""
    if a.doi and b.doi and a.doi.casefold() != b.doi.casefold() and not _is_preprint(a) and not _is_preprint(b):
        return True
    if _is_preprint(a) or _is_preprint(b) or not a.venue or not b.venue:
        return False
    return not same_venue(a.venue, b.venue)


def _patented_apart(a: Paper, b: Paper) -> bool:
    """Is one a patent and the other none, or are they two patents by their numbers?"""
    if "patent" not in {a.type, b.type}:
        return False
    first, second = _patent_digits(a), _patent_digits(b)
    return (a.type != b.type and bool(a.type and b.type)) or (first != second and bool(first and second))


def _patent_digits(paper: Paper) -> str:
    """Give the digits of a patent's number, without its kind code, which changes from application to grant."""
    number = re.sub(r"\s?[A-Z]\d?$", "", paper.number) if paper.type == "patent" else ""
    return "".join(filter(str.isdigit, number))


def _is_preprint(paper: Paper) -> bool:
    if paper.status in {"submitted", "in preparation"}:
        return True
    return paper.type in PASSING and not (paper.venue and paper.type in {"", "workshop"})


def same_venue(a: str, b: str) -> bool:
    """Could two printed venues be one: equal words, one within the other, or an abbreviation of it?"""
    drop = _SMALL | {"proceedings", "proc", "conference", "international", "annual"}
    x, y = ([w for w in title_key(v).split() if w not in drop and not w.isdigit()] for v in (a, b))
    if not x or not y or set(x) <= set(y) or set(y) <= set(x):
        return True
    if len(x) == len(y):
        return all(p.startswith(q) or q.startswith(p) for p, q in zip(x, y, strict=True))
    return _is_acronym(x, b) or _is_acronym(y, a)


def _is_acronym(short: Sequence[str], venue: str) -> bool:
    """Tell whether the one word of a venue is made of the initials of another: PNAS, ICML.

    >>> _is_acronym(["icml"], "Proceedings of the International Conference on Machine Learning")
    True
    """
    if len(short) != 1:
        return False
    initials = "".join(w[0] for w in title_key(venue).split() if w not in _SMALL and not w.isdigit())
    return len(short[0]) > 1 and short[0] in {initials, initials.removeprefix("p")}


def _authors_agree(a: Paper, b: Paper) -> bool:
    """Do the placed authors that both print fit one list?"""
    left, right = ([key(x.person.name) for x in p.authors if x.position] for p in (a, b))
    if not left or not right:
        return True
    short, long = sorted((left, right), key=len)
    found = sum(any(fit(x, y) > Fit.CONFLICT for y in long) for x in short)
    same_title = title_key(a.title) == title_key(b.title)
    return found >= AGREEING * len(short if same_title or a.etal or b.etal else long)


def _entities(told: Sequence[_Told], groups: list[list[int]]) -> tuple[dict[str, Entity], dict[RecordKey, str]]:
    best = {group[0]: _best([told[i] for i in group]) for group in groups}
    anchors = {group[0]: _anchor(told[group[0]].key) for group in groups}
    keys = mint("paper", ((best[g[0]], anchors[g[0]]) for g in groups))
    entities: dict[str, Entity] = {}
    where: dict[RecordKey, str] = {}
    for group in groups:
        name, entity_key = best[group[0]], keys[anchors[group[0]]]
        if len(group) == 1:  # as most are
            entities[entity_key], where[told[group[0]].key] = _only(entity_key, told[group[0]].paper), entity_key
            continue
        records = [told[i].paper for i in group]
        identifiers: dict[str, str] = {}
        for record in records:
            found = {"doi": record.doi, "arxiv": record.arxiv, **record.identifiers}
            identifiers |= {k: v for k, v in found.items() if v and k not in identifiers}
        kinds = [r.type for r in records if r.type and r.type not in PASSING] or [r.type for r in records if r.type]
        variants = tuple(sorted({r.title for r in records} - {name}))
        entities[entity_key] = Entity(
            entity_key, name, variants, dict(sorted(identifiers.items())), kind=kinds[0] if kinds else ""
        )
        where |= {told[i].key: entity_key for i in group}
    return dict(sorted(entities.items())), where


def _only(key: str, paper: Paper) -> Entity:
    """Give the work that one record alone tells of."""
    identifiers = {k: v for k, v in {"doi": paper.doi, "arxiv": paper.arxiv, **paper.identifiers}.items() if v}
    return Entity(key, paper.title, (), dict(sorted(identifiers.items())), kind=paper.type)


def _anchor(record: RecordKey) -> str:
    return f"{record[0]}#{record[1]:06d}"


def _best(told: Sequence[_Told]) -> str:
    """Give the title of the version that is furthest on its way to print."""
    if len(told) == 1:
        return told[0].paper.title
    return min(told, key=lambda t: (_is_preprint(t.paper), t.paper.title.isupper(), t.key)).paper.title
