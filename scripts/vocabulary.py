"""Make graph/vocabulary.py and ontology/context.jsonld from ontology/*.ttl: `python scripts/vocabulary.py`.

A term that no ontology file declares does not exist for the code; tests/graph/test_vocabulary.py tells when the two
drift apart.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "kgbuild" / "graph" / "vocabulary.py"
CONTEXT = ROOT / "ontology" / "context.jsonld"
NAMESPACES = {
    "BIBO": "http://purl.org/ontology/bibo/",
    "DCTERMS": "http://purl.org/dc/terms/",
    "FABIO": "http://purl.org/spar/fabio/",
    "FOAF": "http://xmlns.com/foaf/0.1/",
    "KG": "https://w3id.org/kgbuild/ns#",
    "OA": "http://www.w3.org/ns/oa#",
    "PROV": "http://www.w3.org/ns/prov#",
    "RDFG": "http://www.w3.org/2004/03/trix/rdfg-1/",
    "SCHEMA": "http://schema.org/",
    "SKOS": "http://www.w3.org/2004/02/skos/core#",
    "WDT": "http://www.wikidata.org/prop/direct/",
}
HEAD = '''"""The terms that the graph may use, as constants. Made by scripts/vocabulary.py from ontology/*.ttl."""

# ruff: noqa: N815  terms are spelled as their vocabularies spell them
from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode
'''
TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


OBJECT_PROPERTY = ox.NamedNode("http://www.w3.org/2002/07/owl#ObjectProperty")
#: Prefixes of the context that no term of the code needs.
FURTHER = {
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def declared(kind: ox.NamedNode | None = None) -> dict[str, list[str]]:
    """Give the declared terms by namespace, sorted; of one class, if one is given."""
    found = defaultdict(set)
    for path in sorted((ROOT / "ontology").glob("*.ttl")):
        for triple in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            if kind is not None and triple.object != kind:
                continue
            if triple.predicate == TYPE and isinstance(triple.subject, ox.NamedNode):
                for prefix, iri in NAMESPACES.items():
                    if triple.subject.value.startswith(iri) and triple.subject.value != iri:
                        found[prefix].add(triple.subject.value.removeprefix(iri))
    return {prefix: sorted(found[prefix]) for prefix in sorted(found)}


def render() -> str:
    """Give the text of the module."""
    parts = [HEAD]
    for prefix, names in declared().items():
        parts.append(f'\n\nclass {prefix}:\n    """{NAMESPACES[prefix]}."""\n\n')
        parts += [f'    {name}: Final = NamedNode("{NAMESPACES[prefix]}{name}")\n' for name in names]
    return "".join(parts)


def context() -> str:
    """Give the JSON-LD context: prefixes, and that the values of object properties are IRIs."""
    prefixes = {prefix.lower(): iri for prefix, iri in NAMESPACES.items()} | FURTHER
    terms: dict[str, object] = dict(sorted(prefixes.items()))
    for prefix, names in declared(OBJECT_PROPERTY).items():
        terms |= {f"{prefix.lower()}:{name}": {"@type": "@id"} for name in names}
    return json.dumps({"@context": terms}, indent=1) + "\n"


if __name__ == "__main__":
    CONTEXT.write_text(context(), encoding="utf-8")
    TARGET.write_text(render(), encoding="utf-8")
