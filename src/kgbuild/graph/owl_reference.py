"""The reference reasoner: owlrl's OWL 2 RL on rdflib, slow and independent; tests hold the rules against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import owlrl
import rdflib
from pyoxigraph import Triple
from rdflib import OWL, RDF, RDFS

from kgbuild.graph.interchange import from_rdflib, to_rdflib
from kgbuild.resources import resource

#: What every OWL 2 RL closure says of everything, and nobody asks for.
_TRIVIAL = {OWL.Thing, RDFS.Resource, RDFS.Literal}


class OwlReasoner:
    """owlrl behind the interface of `kgbuild.graph.infer.Reasoner`."""

    def entail(self, facts: Iterable[Triple]) -> Iterator[Triple]:
        """Give the triples that follow from `facts` and do not stand there; nothing about the ontology's own terms."""
        graph = to_rdflib(facts)
        told = set(graph)
        ontology = rdflib.Graph()
        for path in sorted(resource("ontology").glob("*.ttl")):
            ontology.parse(path, format="turtle")
        terms = set(ontology.subjects())
        chained = ontology.subjects(OWL.propertyChainAxiom)
        chains = {wider for chain in chained for wider in ontology.transitive_objects(chain, RDFS.subPropertyOf)}
        graph += ontology
        owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
        follows = rdflib.Graph()
        for subject, predicate, value in graph:
            known = (subject, predicate, value) in told or subject in terms or not isinstance(subject, rdflib.URIRef)
            trivial = predicate == OWL.sameAs or (predicate == RDF.type and value in _TRIVIAL)
            circular = predicate in chains and subject == value
            if not (known or trivial or circular or str(subject).startswith(_BUILT_IN)):
                follows.add((subject, predicate, value))
        return from_rdflib(follows)


_BUILT_IN = tuple(str(namespace) for namespace in (OWL, RDF, RDFS, "http://www.w3.org/2001/XMLSchema#"))
