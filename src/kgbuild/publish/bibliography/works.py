"""From the graph back to papers: one record a work, fused from all that its sources say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Store

from kgbuild.errors import InputError
from kgbuild.graph.serialize import TYPE
from kgbuild.graph.vocabulary import FABIO, KG, SCHEMA
from kgbuild.model import Author, Evidence, Link, Mention, Paper, PaperKind, PaperStatus
from kgbuild.publish.bibliography.names import in_order

_UNION: Final = DefaultGraph()
#: Class → type of paper; a work that passed through several is what it became.
_KINDS: Final[tuple[tuple[NamedNode, PaperKind], ...]] = (
    (SCHEMA.Thesis, "thesis"),
    (SCHEMA.Book, "book"),
    (SCHEMA.Report, "report"),
    (FABIO.BookChapter, "chapter"),
    (FABIO.JournalArticle, "journal"),
    (FABIO.ConferencePaper, "conference"),
    (FABIO.WorkshopPaper, "workshop"),
    (FABIO.Editorial, "editorial"),
    (FABIO.Preprint, "preprint"),
    (FABIO.Patent, "patent"),
)
_STATUSES: Final[tuple[PaperStatus, ...]] = ("published", "accepted", "submitted", "in preparation")
_READ_HERE: Final = Evidence(0, 0, "", "graph")
_LAST: Final = 1 << 30


@dataclass(frozen=True, slots=True)
class _Node:
    """A node of the graph, with what it says by property."""

    store: Store
    node: NamedNode

    def nodes(self, predicate: NamedNode) -> list[_Node]:
        """Give the nodes that a property leads to, in the order of their IRIs."""
        found = (quad.object for quad in self.store.quads_for_pattern(self.node, predicate, None, _UNION))
        return [_Node(self.store, o) for o in sorted((o for o in found if isinstance(o, NamedNode)), key=str)]

    def sources(self, predicate: NamedNode) -> list[_Node]:
        """Give the nodes that a property leads here from."""
        found = (quad.subject for quad in self.store.quads_for_pattern(None, predicate, self.node, _UNION))
        return [_Node(self.store, s) for s in sorted((s for s in found if isinstance(s, NamedNode)), key=str)]

    def texts(self, predicate: NamedNode) -> list[str]:
        """Give the literals of a property, sorted."""
        found = (quad.object for quad in self.store.quads_for_pattern(self.node, predicate, None, _UNION))
        return sorted(o.value for o in found if isinstance(o, Literal))

    def text(self, *predicates: NamedNode) -> str:
        """Give the fullest literal of the first of these properties that has one."""
        found = (self.texts(predicate) for predicate in predicates)
        return next((max(texts, key=_letters) for texts in found if texts), "")

    def is_a(self, kind: NamedNode) -> bool:
        """Tell whether the node is of a class."""
        return next(self.store.quads_for_pattern(self.node, TYPE, kind, _UNION), None) is not None


def _letters(text: str) -> int:
    """Count what of a text is more than stops and spaces: "Bo Ekman" is fuller than "B. Ekman"."""
    return sum(map(str.isalnum, text))


def works(store: Store, entity: NamedNode | None = None) -> Iterator[Paper]:
    """Give the works of a graph, the newest first.

    Args:
        store: the graph.
        entity: whose or which works; all if None. See `kgbuild.publish.bibliography.bibliography`.

    Raises:
        InputError: the entity is neither a person nor a work nor where works appear.
    """
    nodes = _all(store) if entity is None else _of(_Node(store, entity))
    papers = [(_paper(node), node.node.value) for node in nodes]
    for paper, _ in sorted(papers, key=lambda one: (-int(one[0].year or 0), one[0].title, one[1])):
        yield paper


def _all(store: Store) -> list[_Node]:
    return _Node(store, KG.Publication).sources(TYPE)


def _of(entity: _Node) -> list[_Node]:
    if entity.is_a(KG.Publication):
        return [entity]
    signed = [
        work for entry in entity.sources(KG.agent) if entry.is_a(KG.Authorship) for work in entry.nodes(KG.target)
    ]
    found = {work.node: work for work in [*signed, *entity.sources(SCHEMA.editor), *entity.sources(KG.venue)]}
    if not found and not entity.is_a(SCHEMA.Person):
        raise InputError(f"{entity.node.value}: no works are known of it; name a person, a work, a journal or an event")
    return [work for work in found.values() if work.is_a(KG.Publication)]


def _paper(work: _Node) -> Paper:
    date = work.text(SCHEMA.datePublished)
    numbers = dict(_numbers(work))
    kind: PaperKind = next((kind for cls, kind in _KINDS if work.is_a(cls)), "")
    volume, issue = _volume_and_issue(work)
    told = set(work.texts(SCHEMA.creativeWorkStatus))
    return Paper(
        evidence=_READ_HERE,
        title=work.text(SCHEMA.name),
        authors=tuple(_authors(work)),
        etal=bool(work.texts(KG.authorsOmitted)),
        year=date[:4],
        date=date if len(date) > len("2014") else "",
        type=kind,
        status=next((status for status in _STATUSES if status in told), ""),
        venue=work.text(KG.venueAsPrinted),
        within=_first_name(venue for place in work.nodes(KG.venue) for venue in place.nodes(SCHEMA.superEvent)),
        volume=volume,
        issue=issue,
        number=work.text(KG.number),
        pages=work.text(SCHEMA.pagination, KG.pages),
        publisher=_first_name(work.nodes(SCHEMA.publisher)),
        editors=tuple(Mention(in_order(editor.text(SCHEMA.name))) for editor in work.nodes(SCHEMA.editor)),
        doi=numbers.pop("doi", ""),
        arxiv=numbers.pop("arxiv", ""),
        identifiers=numbers,
        links=tuple(_links(work)),
        topics=tuple(work.texts(SCHEMA.keywords)),
        marks=tuple(work.texts(KG.mark)),
        abstract=work.text(SCHEMA.abstract),
        note=work.text(SCHEMA.description),
    )


def _first_name(nodes: Iterator[_Node] | list[_Node]) -> str:
    return next((name for node in nodes if (name := node.text(SCHEMA.name))), "")


def _authors(work: _Node) -> Iterator[Author]:
    """Give the authors in their order, those without a place last, each as the fullest source prints the name."""
    entries = [entry for entry in work.sources(KG.target) if entry.is_a(KG.Authorship)]
    listed = []
    for entry in entries:
        name = entry.text(KG.creditedAs) or _first_name(entry.nodes(KG.agent))
        if name:
            place = int(entry.text(SCHEMA.position) or _LAST)
            flags = [entry.text(flag) == "true" for flag in (KG.equalContribution, KG.corresponding)]
            listed.append((place, name, flags))
    for place, (_, name, (equal, corresponding)) in enumerate(sorted(listed), 1):
        yield Author(Mention(in_order(name)), place, equal=equal, corresponding=corresponding)


def _volume_and_issue(work: _Node) -> tuple[str, str]:
    outer = [work, *work.nodes(SCHEMA.isPartOf)]
    outer += [node for one in outer[1:] for node in one.nodes(SCHEMA.isPartOf)]
    volumes = (node.text(SCHEMA.volumeNumber) for node in outer)
    issues = (node.text(SCHEMA.issueNumber) for node in outer)
    return next(filter(None, volumes), ""), next(filter(None, issues), "")


def _numbers(work: _Node) -> Iterator[tuple[str, str]]:
    for node in work.nodes(SCHEMA.identifier):
        scheme, colon, number = node.text(SCHEMA.value).partition(":")
        if colon and number:
            yield scheme, number


def _links(work: _Node) -> Iterator[Link]:
    for node in work.nodes(KG.link):
        targets = [target.node.value for target in node.nodes(SCHEMA.url)]
        yield Link(node.text(SCHEMA.linkRelationship), targets[0] if targets else node.text(SCHEMA.name))
