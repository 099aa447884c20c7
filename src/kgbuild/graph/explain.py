"""Why an inferred triple holds: the axiom and the triples that it was drawn from, down to claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolutions, Store, Triple

from kgbuild.graph.infer import inferred_graph
from kgbuild.graph.rules import Rule, bindings, instances, rules

#: How far a proof goes back, and how many ways of one step are tried.
_DEEPEST, _MOST = 12, 50


@dataclass(frozen=True, slots=True)
class Explanation:
    """A triple, and why it holds.

    Attributes:
        triple: what holds.
        rule: the axiom that it follows by, in words; empty where it is asserted.
        premises: what it follows from.
        graphs: the named graphs that assert it: claims, or `graph/entities`.
    """

    triple: Triple
    rule: str = ""
    premises: tuple[Explanation, ...] = ()
    graphs: tuple[NamedNode, ...] = ()

    def claims(self) -> tuple[NamedNode, ...]:
        """Give the graphs that the whole proof rests on, each once."""
        rest = [graph for premise in self.premises for graph in premise.claims()]
        return tuple(dict.fromkeys([*self.graphs, *rest]))


def explain(store: Store, triple: Triple) -> Explanation | None:
    """Say why a triple holds; None if it neither stands in the graph nor follows from it by `kgbuild.graph.rules`."""
    return _explain(store, triple, (), inferred_graph(store))


def _explain(store: Store, triple: Triple, path: tuple[Triple, ...], inferred: NamedNode) -> Explanation | None:
    graphs = sorted(
        (
            quad.graph_name
            for quad in store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
            if isinstance(quad.graph_name, NamedNode) and quad.graph_name != inferred
        ),
        key=lambda graph: graph.value,
    )
    if graphs:
        return Explanation(triple, graphs=tuple(graphs))
    if triple in path or len(path) == _DEEPEST:
        return None
    for rule in rules():
        for premises in _ways(store, rule, triple):
            proofs = [_explain(store, premise, (*path, triple), inferred) for premise in premises]
            if all(proofs):
                return Explanation(triple, rule.sentence, tuple(proof for proof in proofs if proof))
    return None


def _ways(store: Store, rule: Rule, triple: Triple) -> Iterator[tuple[Triple, ...]]:
    """Give the premises from which a rule draws `triple`, shortest proofs first as far as the store knows."""
    bound = bindings(rule.conclusion, triple)
    if bound is None or (rule.apart and bound.get(rule.apart[0]) == bound.get(rule.apart[1])):
        return
    if any(isinstance(bound.get(str(pattern[0])), Literal) for pattern in rule.premises):
        return
    where = " . ".join(instances(rule, bound))
    solutions = store.query(f"SELECT * {{ {where} }} LIMIT {_MOST}", default_graph=DefaultGraph())
    if not isinstance(solutions, QuerySolutions):
        raise TypeError(where)
    names = [variable.value for variable in solutions.variables]
    found = [dict(zip(names, row, strict=True)) | bound for row in solutions]
    for values in sorted(found, key=str):
        yield tuple(
            Triple(*(values[slot] if isinstance(slot, str) else slot for slot in pattern)) for pattern in rule.premises
        )
