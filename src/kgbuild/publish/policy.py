"""What may leave the graph: the table `[privacy]` applied to quads, for every way out.

Whoever publishes (site, embedded JSON-LD, export, endpoint) reads `public_quads` or `public_store`, never the store.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from kgbuild.config import PrivacySettings, parse_settings
from kgbuild.errors import ConfigError, GraphError
from kgbuild.graph.infer import RuleReasoner, inferred_graph
from kgbuild.graph.serialize import TYPE, base_of
from kgbuild.graph.store import named_quads
from kgbuild.graph.vocabulary import KG, OA, PROV, SCHEMA
from kgbuild.outputs import MARKER
from kgbuild.publish.contact import mask

#: Literals that repeat the words of documents at length.
_PROSE = frozenset(
    predicate.value
    for predicate in (OA.exact, SCHEMA.description, SCHEMA.abstract, KG.outcome, KG.creditedAs, KG.targetAsPrinted)
)
_ENDS = (KG.agent, KG.target, SCHEMA.observationAbout)
#: Kinds of facts that resolution makes entities of, with what says so.
_ENTITIES = {"paper": KG.Publication, "grant": SCHEMA.MonetaryGrant}


def privacy_of(folder: Path) -> PrivacySettings:
    """Give the privacy settings that a graph directory was built with.

    Raises:
        GraphError: the folder says nothing readable of how it was built.
    """
    try:
        marker = json.loads((folder / MARKER).read_text(encoding="utf-8"))
        return parse_settings({"privacy": marker.get("privacy", {})}, str(folder / MARKER)).privacy
    except FileNotFoundError:
        return PrivacySettings()
    except (OSError, ValueError, AttributeError) as error:
        raise GraphError(f"{folder / MARKER}: cannot be read ({error}); build the graph anew") from error


def public_store(store: Store, privacy: PrivacySettings, folder: Path | None = None) -> Store:
    """Give a store in memory of what may leave; the store itself where nothing need stay inside."""
    quads, changed = [], False
    for quad, kept in _published(store, privacy, folder):
        changed = changed or kept is not quad
        quads += [kept] if kept else []
    if not changed:
        return store
    public = Store()
    public.bulk_extend(quads)
    public.bulk_extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    return public


def public_quads(
    store: Store, privacy: PrivacySettings, folder: Path | None = None, *, proof: bool = True
) -> Iterator[Quad]:
    """Give the quads of the named graphs that may leave, with the words of documents masked.

    Inferences are drawn anew where facts stay inside, so that none speaks of them.

    Args:
        store: of the graph.
        privacy: what may leave.
        folder: the graph directory of the store; with it, reading takes a tenth of the time.
        proof: give all evidence; without it only what the graph of evidence says of whole documents.

    Raises:
        ConfigError: a hidden person is given by a name that several bear.
    """
    return (public for _, public in _published(store, privacy, folder, proof=proof) if public)


def _published(
    store: Store, privacy: PrivacySettings, folder: Path | None, *, proof: bool = True
) -> Iterator[tuple[Quad | None, Quad | None]]:
    """Give each quad with what is published of it, itself where nothing changes; inferences drawn anew come last."""
    hidden = _Hidden.of(store, privacy) if privacy.hidden_kinds or privacy.hidden_people else None
    inferred = inferred_graph(store)
    rewrite = _rewriting(store, privacy, hidden)
    evidence = NamedNode(f"{base_of(store)}graph/provenance")
    apart = {inferred, evidence}
    facts = []
    for quad in named_quads(store, folder):
        if not proof and quad.graph_name == evidence and "#" in quad.subject.value:  # type: ignore[union-attr]
            continue
        if hidden and (quad.graph_name == inferred or hidden.hides(quad)):
            yield quad, None
            continue
        kept = rewrite(quad)
        yield quad, kept
        if hidden and kept and kept.graph_name not in apart:
            facts.append(kept.triple)
    if hidden and next(store.quads_for_pattern(None, None, None, inferred), None):
        for triple in RuleReasoner().entail(facts):
            yield None, Quad(triple.subject, triple.predicate, triple.object, inferred)


class _Hidden:
    """What stays inside: nodes, pages of nodes, and the claims of hidden kinds."""

    def __init__(self, people: frozenset[str], nodes: frozenset[Any], claims: frozenset[Any]) -> None:
        self.people, self.nodes, self.claims = people, nodes, claims

    @classmethod
    def of(cls, store: Store, privacy: PrivacySettings) -> _Hidden:
        """Find what a policy hides."""
        people = [person for asked in privacy.hidden_people for person in _people(store, asked)]
        nodes: set[Any] = set(people)
        for person in people:
            for end in _ENDS:
                nodes |= {quad.subject for quad in store.quads_for_pattern(None, end, person, DefaultGraph())}
        kinds = tuple(f"-{re.sub(r'[^a-z]+', '-', kind)}" for kind in privacy.hidden_kinds)
        claims = {q.subject for q in store.quads_for_pattern(None, TYPE, KG.Claim, DefaultGraph())}
        claims = {claim for claim in claims if kinds and isinstance(claim, NamedNode) and claim.value.endswith(kinds)}
        for kind in privacy.hidden_kinds:
            if kind in _ENTITIES:
                nodes |= {q.subject for q in store.quads_for_pattern(None, TYPE, _ENTITIES[kind], DefaultGraph())}
        claims |= set(_emptied(store, nodes))
        for claim in list(claims):
            nodes |= {q.object for q in store.quads_for_pattern(claim, PROV.wasDerivedFrom, None, DefaultGraph())}
        nodes -= set(_still_quoted(store, claims, nodes))
        nodes |= {q.object for s in nodes for q in store.quads_for_pattern(s, OA.hasSelector, None, DefaultGraph())}
        return cls(
            frozenset(person.value.partition("#")[0] + "#" for person in people), frozenset(nodes), frozenset(claims)
        )

    def hides(self, quad: Quad) -> bool:
        """Tell whether a quad stays inside."""
        return quad.graph_name in self.claims or self._holds(quad.subject) or self._holds(quad.object)

    def _holds(self, term: Any) -> bool:
        if term in self.nodes or term in self.claims:
            return True
        return isinstance(term, NamedNode) and term.value.partition("#")[0] + "#" in self.people


def _emptied(store: Store, nodes: set[Any]) -> Iterator[Any]:
    """Give the claims that state nothing but hidden nodes."""
    touched = {q.subject for node in nodes for q in store.quads_for_pattern(None, KG.states, node, DefaultGraph())}
    for claim in touched:
        if all(quad.object in nodes for quad in store.quads_for_pattern(claim, KG.states, None, DefaultGraph())):
            yield claim


def _still_quoted(store: Store, claims: set[Any], nodes: set[Any]) -> Iterator[Any]:
    """Give the spans among `nodes` that a claim which may leave was read from too."""
    for node in nodes:
        users = store.quads_for_pattern(None, PROV.wasDerivedFrom, node, DefaultGraph())
        if any(quad.subject not in claims for quad in users):
            yield node


def _people(store: Store, asked: str) -> Iterator[NamedNode]:
    """Give the people whom an entry of `hidden_people` means."""
    base = base_of(store)
    people = [
        quad.subject
        for quad in store.quads_for_pattern(None, TYPE, SCHEMA.Person, DefaultGraph())
        if isinstance(quad.subject, NamedNode)
    ]
    key = asked.removesuffix("/#this").rstrip("/").removeprefix(base)
    by_key = [node for node in people if node.value.removeprefix(base).removesuffix("/#this") == key]
    identifier = Literal(f"orcid:{asked.rpartition('/')[2]}")
    bearers = {quad.subject for quad in store.quads_for_pattern(None, SCHEMA.value, identifier, DefaultGraph())}
    by_orcid = [
        node
        for node in people
        if any(q.object in bearers for q in store.quads_for_pattern(node, SCHEMA.identifier, None, DefaultGraph()))
    ]
    by_name = [node for node in people if Quad(node, SCHEMA.name, Literal(asked)) in store]
    found = sorted(by_key or by_orcid or by_name, key=lambda node: node.value)
    if len(found) > 1 and not by_orcid:
        keys = ", ".join(node.value for node in found)
        raise ConfigError(f"[privacy] hidden_people: {len(found)} people bear the name {asked!r}; give one of {keys}")
    yield from found


def _rewriting(store: Store, privacy: PrivacySettings, hidden: _Hidden | None) -> Callable[[Quad], Quad | None]:
    """Give the function that masks a quad's words, or takes the quad away."""
    veil = Mask(privacy, _hidden_names(store, hidden) if hidden else "")
    secret = {SCHEMA.email.value: not privacy.emails, OA.exact.value: privacy.quotes == "none"}
    named = {SCHEMA.name.value, SCHEMA.alternateName.value}
    away = {predicate for predicate, inside in secret.items() if inside}

    def rewrite(quad: Quad) -> Quad | None:
        predicate = quad.predicate.value
        if predicate in away:
            return None
        if not veil.names and predicate not in _PROSE:
            return quad
        said = quad.object
        if not isinstance(said, Literal):
            return quad
        text = mask(said.value, privacy) if predicate in _PROSE else said.value
        text = veil.redact(text) if predicate not in named else text
        if text == said.value:
            return quad
        literal = Literal(text, language=said.language) if said.language else Literal(text)
        return Quad(quad.subject, quad.predicate, literal, quad.graph_name)

    return rewrite


@dataclass(frozen=True, slots=True)
class Mask:
    """Masks text that stands around a quote.

    Attributes:
        privacy: says which contact data are masked.
        names: pattern of the names of hidden people; empty where no one is hidden.
    """

    privacy: PrivacySettings
    names: str = ""

    def __call__(self, text: str) -> str:
        """Give a text as it may leave."""
        return self.redact(mask(text, self.privacy))

    def redact(self, text: str) -> str:
        """Give a text without the names of hidden people."""
        return re.sub(self.names, "[…]", text) if self.names else text


def _hidden_names(store: Store, hidden: _Hidden) -> str:
    """Give the pattern of the names of hidden people; empty where no one is hidden."""
    names: set[str] = set()
    for page in hidden.people:
        for predicate in (SCHEMA.name, SCHEMA.alternateName):
            found = store.quads_for_pattern(NamedNode(f"{page}this"), predicate, None, DefaultGraph())
            names |= {str(getattr(quad.object, "value", "")) for quad in found}
    for node in hidden.nodes:
        names |= {
            str(getattr(q.object, "value", ""))
            for q in store.quads_for_pattern(node, KG.creditedAs, None, DefaultGraph())
        }
    names -= {""}
    return "|".join(rf"(?<!\w){re.escape(n)}(?!\w)" for n in sorted(names, key=lambda n: (-len(n), n)))


def masking(store: Store, privacy: PrivacySettings) -> Mask:
    """Give what masks text that stands around a quote."""
    hidden = _Hidden.of(store, privacy) if privacy.hidden_people else None
    return Mask(privacy, _hidden_names(store, hidden) if hidden else "")
