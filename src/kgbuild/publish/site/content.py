"""Everything that a site shows of a graph, made once, before any page is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pyoxigraph import Quad, Store

from kgbuild.config import PrivacySettings
from kgbuild.graph.serialize import base_of
from kgbuild.publish.policy import masking, public_quads
from kgbuild.publish.site.citation import Citation, work_print
from kgbuild.publish.site.entities import Entities, Page
from kgbuild.publish.site.evidence import Evidence, Surroundings, read_evidence
from kgbuild.publish.site.facts import Facts, gather
from kgbuild.publish.site.lines import Lines
from kgbuild.publish.site.network import Network
from kgbuild.publish.site.works import Work, Works


@dataclass(frozen=True)
class Content:
    """What a graph gives to publish.

    Attributes:
        facts: all statements that may leave.
        evidence: where they were read.
        surroundings: what stands around quotes; None where the policy keeps it inside.
        quads: of the named graphs, the evidence among them.
        cited: citations by the digests of works, their keys without numbers; an earlier run's may be put in.
    """

    facts: Facts
    evidence: Evidence
    surroundings: Surroundings | None
    quads: Sequence[Quad]
    cited: dict[str, Citation] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, store: Store, privacy: PrivacySettings, *, proof: bool = True) -> Content:
        """Read what may leave of a graph directory, with the evidence, or without `proof` with the documents alone.

        Raises:
            GraphError: the store holds no graph that kgbuild made.
            ConfigError: the policy names a person ambiguously.
        """
        quads = list(public_quads(store, privacy, folder, proof=proof))
        facts, provenance = gather(quads, base_of(store))
        evidence = read_evidence(provenance)
        evidence.watch = facts.watch
        for source in evidence.sources.values():
            if source.about and not facts.name(source.about):
                facts.stand_ins.setdefault(source.about, f"Unnamed ({source.id.rpartition('/')[2]})")
        around = Surroundings(folder, masking(store, privacy)) if privacy.quotes == "context" else None
        return cls(facts, evidence, around, quads)

    @cached_property
    def works(self) -> Works:
        """All works."""
        return Works(self.facts)

    @cached_property
    def lines(self) -> Lines:
        """The maker of lines."""
        return Lines(self.facts)

    @cached_property
    def entities(self) -> Entities:
        """The maker of pages."""
        return Entities(self.facts, self.works, self.lines)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The page of each thing, sorted by key."""
        return tuple(self.entities.pages())

    @cached_property
    def by_kind(self) -> Mapping[str, Sequence[Page]]:
        """Kind → pages."""
        found: dict[str, list[Page]] = {}
        for page in self.pages:
            found.setdefault(page.kind, []).append(page)
        return found

    @cached_property
    def network(self) -> Network:
        """Who is linked to whom."""
        return Network(self.facts, self.works, self.lines)

    @cached_property
    def work_prints(self) -> Mapping[str, str]:
        """Work → digest of what is known of it."""
        return {iri: work_print(work, self.facts.name(work.school)) for iri, work in self.works.by_iri.items()}

    def cite(self, work: Work) -> Citation:
        """Give how a work is cited, under a key that other works may have too."""
        from kgbuild.publish.site.citing import cite  # noqa: PLC0415 - what cites loads for a second

        return cite(work, self.facts.name(work.school))

    @cached_property
    def citations(self) -> dict[str, Citation]:
        """Work → how it is cited, each under a key of its own."""
        found, used = {}, Counter[str]()
        for iri, work in sorted(self.works.by_iri.items()):
            told = self.work_prints[iri]
            citation = self.cited[told] = self.cited.get(told) or self.cite(work)
            used[citation.key] += 1
            found[iri] = citation.numbered(used[citation.key])
        return found

    def newest(self, count: int) -> tuple[Work, ...]:
        """Give the newest dated works."""
        return tuple(work for work in self.works.by_iri.values() if work.year)[:count]
