"""From what a user types to the entity that is meant: an IRI, a key, a name or a variant of one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pyoxigraph import DefaultGraph, NamedNode, QuerySolutions, Store
from rapidfuzz import fuzz, process, utils

from kgbuild.errors import NotFoundError, QueryError
from kgbuild.graph.vocabulary import DCTERMS, KG, SCHEMA
from kgbuild.names import fold, parse_name

_CLASSES: Mapping[str, tuple[NamedNode, ...]] = {
    "person": (SCHEMA.Person,),
    "organization": (SCHEMA.Organization,),
    "paper": (KG.Publication,),
    "grant": (SCHEMA.MonetaryGrant,),
    "venue": (SCHEMA.Periodical, SCHEMA.BookSeries, SCHEMA.Event, SCHEMA.EventSeries, KG.Venue),
}
_NEAREST = 3


def find_entity(store: Store, kind: str, asked: str) -> NamedNode:
    """Give the entity that `asked` names.

    Args:
        store: the graph.
        kind: `person`, `organization`, `paper`, `grant` or `venue`.
        asked: an IRI, a key (`person/ada-example`) or a name, in any case, with or without accents.

    Raises:
        NotFoundError: there is none; the message lists the nearest names.
        QueryError: several bear that name; the message lists their IRIs.
    """
    asked = asked.strip()
    names = _names(store, kind)
    by_key = {_key(node): node for node in names}
    if found := by_key.get(asked.removesuffix("/").removesuffix("/#this")) or _by_iri(names, asked):
        return found
    if moved := _forwarded(store, asked):
        return find_entity(store, kind, moved.value)
    for form in _forms(kind, asked):
        best = [node for node, (name, _) in names.items() if form in _forms(kind, name)]
        other = [node for node, (_, variants) in names.items() if any(fold(v) == form for v in variants)]
        if candidates := best or other:
            return _only(candidates, kind, asked)
    shorter = [node for node, (_, known) in names.items() if any(_shortens(asked, name) for name in known)]
    if kind == "person" and shorter:
        return _only(shorter, kind, asked)
    raise NotFoundError(f"no {kind} {asked!r}; {_nearest(names, kind, asked)}")


def _by_iri(names: Iterable[NamedNode], asked: str) -> NamedNode | None:
    return next((node for node in names if node.value in {asked, f"{asked}#this", f"{asked}/#this"}), None)


def _forwarded(store: Store, asked: str) -> NamedNode | None:
    """Give where the IRI or the key of an earlier build leads."""
    page = asked.removesuffix("#this").rstrip("/")
    if "/" not in page or " " in page:
        return None
    for quad in store.quads_for_pattern(None, DCTERMS.isReplacedBy, None, DefaultGraph()):
        if isinstance(quad.object, NamedNode) and f"/{getattr(quad.subject, 'value', '')}".endswith(f"/{page}/#this"):
            return quad.object
    return None


def _key(node: NamedNode) -> str:
    return "/".join(node.value.removesuffix("/#this").split("/")[-2:])


def _names(store: Store, kind: str) -> dict[NamedNode, tuple[str, frozenset[str]]]:
    """Give each entity's best name and its variants, sorted by IRI."""
    values = " ".join(str(cls) for cls in _CLASSES[kind])
    text = (
        f"SELECT ?e ?p ?n {{ VALUES ?class {{ {values} }} ?e a ?class ; ?p ?n . "
        f"FILTER(?p IN ({SCHEMA.name}, {SCHEMA.alternateName}, <http://www.w3.org/2004/02/skos/core#prefLabel>)) }}"
    )
    best: dict[NamedNode, str] = {}
    variants: dict[NamedNode, set[str]] = defaultdict(set)
    solutions = store.query(text)
    if not isinstance(solutions, QuerySolutions):
        raise TypeError(text)
    for entity, predicate, name in solutions:
        variants[entity].add(name.value)
        if predicate == SCHEMA.name or entity not in best:
            best[entity] = name.value
    return {node: (best[node], frozenset(variants[node])) for node in sorted(best, key=lambda node: node.value)}


@lru_cache(maxsize=1 << 14)
def _forms(kind: str, name: str) -> tuple[str, ...]:
    """Give the spellings that a name is compared under: as it is, and of a person "Given Family"."""
    plain = " ".join(fold(name).split())
    if kind != "person":
        return (plain,)
    turned = " ".join(fold(str(parse_name(name))).split())
    return (plain, turned) if turned and turned != plain else (plain,)


def _shortens(asked: str, name: str) -> bool:
    """Tell whether `asked` is `name` with names or letters left out, as "A. Example" and "Example" are Ada B. Example.

    The words that are left must stand in the same order; one of them must be whole.
    """
    wanted, whole = _words(asked), _words(name)
    rest = iter(whole)
    if not all(any(_stands_for(word, other) for other in rest) for word in wanted):
        return False
    opens = len(wanted) == 1 or _stands_for(wanted[0], whole[0])
    return opens and any(len(word) > 1 and word in whole for word in wanted)


def _stands_for(word: str, other: str) -> bool:
    return word == other or (len(word) == 1 and other.startswith(word)) or (len(other) == 1 and word.startswith(other))


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(str(parse_name(name)) or name))


def _only(candidates: list[NamedNode], kind: str, asked: str) -> NamedNode:
    if len(candidates) > 1:
        raise QueryError(f"{len(candidates)} of kind {kind} bear the name {asked!r}; give the IRI of one: " + ", ".join(
            node.value for node in candidates
        ))  # fmt: skip
    return candidates[0]


def _nearest(names: Mapping[NamedNode, tuple[str, frozenset[str]]], kind: str, asked: str) -> str:
    if not names:
        return f"the graph holds no {kind}"
    known = sorted({name for name, _ in names.values()})
    near = process.extract(asked, known, scorer=fuzz.WRatio, processor=utils.default_process, limit=_NEAREST)
    return "the nearest: " + ", ".join(re.sub(r"\s+", " ", name) for name, _, _ in near)
