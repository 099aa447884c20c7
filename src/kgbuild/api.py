"""The Python names: `build` makes a graph, `Graph` opens one and answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, Store, Triple

from kgbuild.ask import Answer, ask_store, catalogue, find_entity, find_query, parse_query
from kgbuild.config import PrivacySettings, SiteSettings
from kgbuild.errors import NotFoundError
from kgbuild.graph.explain import Explanation, explain
from kgbuild.graph.serialize import FORMATS, base_of, export_entity, export_graph, facts
from kgbuild.graph.store import open_store
from kgbuild.publish.card import Card, card
from kgbuild.publish.embedding import embed_block
from kgbuild.publish.page import page
from kgbuild.publish.passages import Passage, passages
from kgbuild.publish.policy import privacy_of, public_store

if TYPE_CHECKING:
    import rdflib

    from kgbuild.graph.validate import Report
    from kgbuild.publish.embed import Embedder
    from kgbuild.publish.site import Written

#: What an entity may be asked for as, in the order in which a name is looked up.
KINDS = ("person", "organization", "paper", "grant", "venue")


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph directory, open for reading.

    Attributes:
        folder: the directory that `kgbuild build` made.
        store: Oxigraph's store; its default graph is the union of all claims.
        privacy: what may leave by `export`, `jsonld`, `page` and `embed`.
    """

    folder: Path
    store: Store
    privacy: PrivacySettings = field(default_factory=PrivacySettings)

    @classmethod
    def open(cls, folder: str | Path, privacy: PrivacySettings | None = None) -> Graph:
        """Open a graph directory.

        Args:
            folder: the directory.
            privacy: what may leave; if not given, what the graph was built with.

        Raises:
            GraphError: it is none, or damaged.
        """
        store = open_store(Path(folder))
        return cls(Path(folder), store, privacy or privacy_of(Path(folder)))

    def public(self) -> Graph:
        """Give the graph as it may leave: without what `privacy` keeps inside, quotes masked."""
        return replace(self, store=public_store(self.store, self.privacy, self.folder))

    def query(self, name: str, *, limit: int = 0, **parameters: str) -> Answer:
        """Answer a named relation or question, or a `.rq` file, with its parameters by name.

        A parameter whose name is a word of Python takes a trailing underscore: `from_="Ada Example"`.

        Raises:
            QueryError: there is no such query, or the parameters do not fit.
            NotFoundError: a parameter names nothing that the graph holds.
        """
        given = {key.rstrip("_"): value for key, value in parameters.items()}
        return ask_store(self.store, find_query(name), given, limit=limit)

    def sparql(self, text: str, *, limit: int = 0) -> Answer:
        """Answer a SPARQL query over the union of all graphs.

        Raises:
            QueryError: the query is wrong, or reaches beyond the graph (SERVICE, LOAD, updates).
        """
        return ask_store(self.store, parse_query(text), limit=limit)

    def find(self, name: str, kind: str = "") -> NamedNode:
        """Give the entity of that name, variant, key or IRI; `kind` is one of `KINDS`, empty for any.

        Raises:
            NotFoundError: there is none; the message lists the nearest.
            QueryError: several are called so.
        """
        if kind:
            return find_entity(self.store, kind, name)
        missing = ""
        for each in KINDS:
            try:
                return find_entity(self.store, each, name)
            except NotFoundError as error:
                missing = missing or str(error)
        raise NotFoundError(missing)

    def card(self, person: str) -> Card:
        """Give a person's card."""
        return card(self.store, self.find(person, "person"))

    def why(self, person: str) -> tuple[Passage, ...]:
        """Give every passage that states something of a person, with what stands around it."""
        return passages(self.folder, self.store, self.find(person, "person"))

    def explain(self, subject: str, predicate: str, value: str) -> Explanation:
        """Say why an edge holds: the claims that state it, or the rule and the edges that it follows from.

        Args:
            subject: name, key or IRI of an entity.
            predicate: IRI, or a local name of the ontology (`coauthor`, `academicAncestor`).
            value: name, key or IRI of an entity, or a literal's text.

        Raises:
            NotFoundError: the edge neither stands in the graph nor follows from it.
        """
        edge = NamedNode(predicate if ":" in predicate else f"https://w3id.org/kgbuild/ns#{predicate}")
        found = explain(self.store, Triple(self.find(subject), edge, self._term(value)))
        if found is None:
            raise NotFoundError(f"{subject} {predicate} {value}: neither stands in the graph nor follows from it")
        return found

    def _term(self, value: str) -> NamedNode | Literal:
        try:
            return self.find(value)
        except NotFoundError:
            return Literal(value)

    def stats(self) -> Mapping[str, int]:
        """Count the rows of every relation, and the statements."""
        counts = {q.name: len(ask_store(self.store, q).rows) for q in catalogue().values() if q.folder == "relations"}
        return {**counts, "statements": sum(1 for _ in facts(self.store))}

    def validate(self) -> Report:
        """Check the graph against its shapes."""
        from kgbuild.graph.validate import validate_store  # noqa: PLC0415 - pyshacl loads only here

        return validate_store(self.store)

    def export(self, form: str = "turtle", entity: str = "") -> bytes:
        """Give what may leave of the whole graph, or of one entity, in an RDF format or as a bibliography.

        Of an entity, RDF formats give the concise bounded description, and the formats of bibliographies (`bibtex`,
        `csl-json`, `ris`) the works: a person's, a venue's, or the one work that it is.

        Raises:
            InputError: there is no such format, or the entity has no works.
        """
        public = self.public()
        node = public.find(entity) if entity else None
        if form not in FORMATS:
            from kgbuild.publish import bibliography  # noqa: PLC0415 - the importers load only here

            if form in bibliography.FORMATS:
                return bibliography.bibliography(public.store, form, node)
        return export_entity(public.store, node, form) if node else export_graph(public.store, form)

    def embedder(self, site: SiteSettings | None = None) -> Embedder:
        """Give what embeds JSON-LD into one page after the other, and says which page is about what."""
        from kgbuild.publish.embed import Embedder  # noqa: PLC0415 - Jinja2 and the readers load only here

        return Embedder.of(self.folder, self.store, self.privacy, site)

    def jsonld(self, entity: str) -> dict[str, Any]:
        """Give the JSON-LD for the page of an entity (a name, a key or an IRI), schema.org terms only."""
        embedder = self.embedder()
        return embedder.describe(embedder.known(entity) or self.public().find(entity).value)

    def page(self, person: str) -> bytes:
        """Give a person's profile page: HTML in UTF-8 that needs nothing else, with its JSON-LD in it."""
        public = self.public()
        return page(public.card(person), public.jsonld(person))

    def site(
        self,
        out: str | Path,
        site: SiteSettings | None = None,
        *,
        theme: Path | None = None,
        jobs: int = 1,
        anew: bool = False,
    ) -> Written:
        """Write the static site of the graph and put it in place of `out`.

        Pages that cannot have changed since the last run are kept, unless they shall be drawn `anew`; `jobs` processes
        draw the others. Neither changes a byte of the result.

        Raises:
            GraphError: `out` is not a site that kgbuild made.
            InputError: the theme is wrong.
        """
        from kgbuild.publish.site import Order, write_site  # noqa: PLC0415 - Jinja2 loads only here

        order = Order(site or SiteSettings(), theme, jobs=jobs, anew=anew)
        return write_site(self.folder, self.store, Path(out), self.privacy, order)

    def embed(self, page: bytes, entity: str, path: str = "page") -> bytes:
        """Give a page with an entity's JSON-LD in it; see `kgbuild.publish.embedding.embed_block`."""
        return embed_block(page, self.jsonld(entity), path)

    def to_rdflib(self) -> rdflib.Graph:
        """Give the facts, without provenance, as an rdflib graph."""
        from kgbuild.graph.interchange import to_rdflib  # noqa: PLC0415 - rdflib loads only here

        return to_rdflib(facts(self.store))

    @property
    def base(self) -> str:
        """The IRI that the IRIs of the graph's entities start with."""
        return base_of(self.store)
