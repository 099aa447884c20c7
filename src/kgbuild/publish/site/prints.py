"""Digests of all that a page is drawn from: two runs that find the same digests would draw the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from hashlib import blake2b
from pathlib import Path

from kgbuild.publish.site.content import Content
from kgbuild.publish.site.entities import Page
from kgbuild.publish.site.evidence import Reading, Source
from kgbuild.publish.site.facts import LABELS
from kgbuild.publish.site.reads import Reads

#: Fields of a page whose works stand for themselves.
_PLAIN = tuple(field.name for field in fields(Page) if field.name not in {"works", "work"})


def digest(*parts: str | bytes) -> str:
    """Give the digest of some texts in their order."""
    total = blake2b(digest_size=12)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        total.update(len(data).to_bytes(8, "big"))
        total.update(data)
    return total.hexdigest()


class Prints:
    """Digests of what a graph says, each made once."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._facts: dict[str, bytes] = {}
        self._labels: dict[str, bytes] = {}
        self._mentions: dict[str, bytes] = {}
        self._evidence: dict[str, bytes] = {}

    def page(self, page: Page) -> str:
        """Give the digest of what is handed to the drawing of a thing's page, beside what that looks up by itself."""
        content = self._content
        works = [*page.works, *([page.work] if page.work else [])]
        told = [repr([getattr(page, name) for name in _PLAIN])]
        for work in works:
            told += (content.work_prints[work.iri], content.citations[work.iri].key)
        if page.kind == "person":
            told.append(repr((content.network.family(page.iri), content.network.coauthors(page.iri))))
        return digest(*told)

    def source(self, source: Source) -> str:
        """Give the digest of what is handed to the drawing of a document's pages."""
        return digest(repr(source))

    def seen(self, reads: Reads) -> str:
        """Give the digest of what look-ups find."""
        return digest(
            b"".join([self._of_facts(subject) for subject in sorted(reads.facts)]),
            b"".join([self._of_label(subject) for subject in sorted(reads.labels)]),
            b"".join([self._of_mentions(thing) for thing in sorted(reads.mentions)]),
            b"".join([self._of_evidence(fact) for fact in sorted(reads.evidence)]),
        )

    def _of_facts(self, subject: str) -> bytes:
        found = self._facts.get(subject)
        if found is None:
            facts = self._content.facts
            triples = sorted({str(triple) for triple in facts.triples.get(subject, ())})
            inside = facts.parts.get(subject, ()) if "#" not in subject else ()
            found = self._facts[subject] = _short((subject, facts.stand_ins.get(subject, ""), *triples, "", *inside))
        return found

    def _of_label(self, subject: str) -> bytes:
        found = self._labels.get(subject)
        if found is None:
            facts = self._content.facts
            known = (t for t in facts.triples.get(subject, ()) if t.predicate.value in LABELS)
            told = sorted({str(triple) for triple in known})
            found = self._labels[subject] = _short((subject, facts.stand_ins.get(subject, ""), *told))
        return found

    def _of_mentions(self, thing: str) -> bytes:
        found = self._mentions.get(thing)
        if found is None:
            told = self._content.facts.into.get(thing, {})
            lines = (" ".join([predicate, *told[predicate]]) for predicate in sorted(told))
            found = self._mentions[thing] = _short((thing, *lines))
        return found

    def _of_evidence(self, fact: str) -> bytes:
        found = self._evidence.get(fact)
        if found is None:
            readings = self._content.evidence.of.get(fact, ())
            found = self._evidence[fact] = _short((fact, *map(self._reading, readings)))
        return found

    def _reading(self, reading: Reading) -> str:
        """Give what tells how a reading is shown: itself, its document, where it stands, the text around it."""
        evidence = self._content.evidence
        source = evidence.sources[reading.document]
        around = self._content.surroundings
        near = around.near(source, reading) if around else ()
        shown = (source.id, source.path, evidence.page_of[reading], near)
        own = (reading.place, reading.start, reading.end, reading.quote, reading.extractor, reading.confidence)
        return repr((shown, own))


def _short(lines: Iterable[str]) -> bytes:
    return blake2b("\n".join(lines).encode("utf-8", "surrogatepass"), digest_size=12).digest()


def files_print(paths: Sequence[Path], root: Path) -> str:
    """Give the digest of some files, their names below `root` and their bytes."""
    parts: list[str | bytes] = []
    for path in paths:
        parts += (path.relative_to(root).as_posix(), path.read_bytes())
    return digest(*parts)


def theme_print(theme: Path | None) -> str:
    """Give the digest of a theme's files; empty for none."""
    if not theme or not theme.is_dir():
        return ""
    return files_print(sorted(path for path in theme.rglob("*") if path.is_file()), theme)
