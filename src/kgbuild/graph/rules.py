"""The ontology as rules: each axiom of `ontology/*.ttl` says that some triples entail another.

This is the part of OWL 2 RL that the ontology uses: subclasses, subproperties, equivalences, domains, ranges, inverse,
symmetric and transitive properties, property chains. A chain that leads back to where it began entails nothing: nobody
is a co-author of his own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store, Triple

from kgbuild.graph.serialize import compact
from kgbuild.resources import resource

TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
#: Of the ontology's own terms.
NAMESPACE: Final = "https://w3id.org/kgbuild/ns#"
#: A term or the name of a variable.
Slot = NamedNode | str
Pattern = tuple[Slot, Slot, Slot]


@dataclass(frozen=True, slots=True)
class Rule:
    """If all premises hold, the conclusion does.

    Attributes:
        sentence: the axiom in words.
        premises: triple patterns.
        conclusion: a triple pattern of the same variables.
        apart: two variables that must differ, empty where none must.
    """

    sentence: str
    premises: tuple[Pattern, ...]
    conclusion: Pattern
    apart: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The premises as SPARQL."""
        body = " . ".join(written(pattern) for pattern in self.premises)
        return body + (f" FILTER(?{self.apart[0]} != ?{self.apart[1]})" if self.apart else "")


def written(pattern: Pattern) -> str:
    """Give a triple pattern as SPARQL."""
    return " ".join(f"?{slot}" if isinstance(slot, str) else str(slot) for slot in pattern)


_PREFIXES: Final = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}
#: What an axiom looks like → the rule that it makes of its two terms.
_AXIOMS: Final[Mapping[str, tuple[str, tuple[tuple[str, str, str], ...], tuple[str, str, str]]]] = {
    "?a rdfs:subClassOf|owl:equivalentClass ?b": ("every {a} is a {b}", (("x", "TYPE", "A"),), ("x", "TYPE", "B")),
    "?b owl:equivalentClass ?a": ("every {a} is a {b}", (("x", "TYPE", "A"),), ("x", "TYPE", "B")),
    "?a rdfs:subPropertyOf|owl:equivalentProperty ?b": ("{a} implies {b}", (("x", "A", "y"),), ("x", "B", "y")),
    "?b owl:equivalentProperty ?a": ("{a} implies {b}", (("x", "A", "y"),), ("x", "B", "y")),
    "?a rdfs:domain ?b": ("whatever has {a} is a {b}", (("x", "A", "y"),), ("x", "TYPE", "B")),
    "?a rdfs:range ?b": ("the value of {a} is a {b}", (("x", "A", "y"),), ("y", "TYPE", "B")),
    "?a a owl:TransitiveProperty BIND(?a AS ?b)": (
        "{a} carries on from one to the next",
        (("x", "A", "y"), ("y", "A", "z")),
        ("x", "A", "z"),
    ),
    "?a a owl:SymmetricProperty BIND(?a AS ?b)": ("{a} holds both ways", (("x", "A", "y"),), ("y", "A", "x")),
    "?a owl:inverseOf|^owl:inverseOf ?b": ("{b} is {a} read backwards", (("x", "A", "y"),), ("y", "B", "x")),
}
_CHAIN: Final = (
    "?a owl:propertyChainAxiom ?list . ?list rdf:first ?b ; rdf:rest ?more . ?more rdf:first ?c ; rdf:rest rdf:nil"
)
_DATATYPES: Final = ("http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")


@cache
def ontology() -> Store:
    """Give the ontology files in one store."""
    store = Store()
    for path in sorted(resource("ontology").glob("*.ttl")):
        store.load(path=str(path), format=RdfFormat.TURTLE)
    return store


@cache
def rules() -> tuple[Rule, ...]:
    """Compile the ontology: chains first, inverses last, so that proofs are short."""
    made = [
        Rule(
            f"{compact(a.value)} is {compact(b.value)}, then {compact(c.value)}",
            (("x", b, "y"), ("y", c, "z")),
            ("x", a, "z"),
            ("x", "z"),
        )
        for a, b, c in _found(_CHAIN)
    ]
    made += [
        _rule(sentence, premises, conclusion, a, b)
        for where, (sentence, premises, conclusion) in _AXIOMS.items()
        for a, b, _ in _found(where)
        if not b.value.startswith(_DATATYPES) and not (a == b and len(premises) == 1 and "both ways" not in sentence)
    ]
    return tuple(dict.fromkeys(made))


def _found(where: str) -> Iterable[tuple[NamedNode, NamedNode, NamedNode]]:
    solutions = ontology().query(f"SELECT DISTINCT ?a ?b ?c {{ {where} }} ORDER BY ?a ?b ?c", prefixes=_PREFIXES)
    if not isinstance(solutions, QuerySolutions):
        raise TypeError(where)
    return ((row["a"], row["b"], row["c"]) for row in solutions if isinstance(row["b"], NamedNode))


def _rule(
    sentence: str,
    premises: tuple[tuple[str, str, str], ...],
    conclusion: tuple[str, str, str],
    a: NamedNode,
    b: NamedNode,
) -> Rule:
    terms = {"A": a, "B": b, "TYPE": TYPE}

    def filled(pattern: tuple[str, str, str]) -> Pattern:
        return terms.get(pattern[0], pattern[0]), terms.get(pattern[1], pattern[1]), terms.get(pattern[2], pattern[2])

    words = sentence.format(a=compact(a.value), b=compact(b.value))
    return Rule(words, tuple(map(filled, premises)), filled(conclusion))


def bindings(pattern: Pattern, triple: Triple) -> dict[str, object] | None:
    """Give the values that variables take where `pattern` is `triple`; None where it cannot be."""
    bound: dict[str, object] = {}
    for slot, term in zip(pattern, triple, strict=True):
        if isinstance(slot, str):
            if bound.setdefault(slot, term) != term:
                return None
        elif slot != term:
            return None
    return bound


def instances(rule: Rule, bound: Mapping[str, object]) -> Iterator[str]:
    """Give the premises as SPARQL with the known values filled in."""
    for pattern in rule.premises:
        yield " ".join(str(bound.get(slot, f"?{slot}")) if isinstance(slot, str) else str(slot) for slot in pattern)
