"""The files of one thing: its page, its data, its evidence, its publications to take along."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from kgbuild.graph.serialize import in_order, write_ordered
from kgbuild.graph.vocabulary import KG
from kgbuild.publish.site.chronicle import bars_of, newest_year, timeline
from kgbuild.publish.site.content import Content
from kgbuild.publish.site.entities import Page
from kgbuild.publish.site.evidence import Reading
from kgbuild.publish.site.lines import Line
from kgbuild.publish.site.mathematics import plain
from kgbuild.publish.site.metatags import citation_tags
from kgbuild.publish.site.refs import pretty, script_language
from kgbuild.publish.site.render import Renderer
from kgbuild.publish.site.search import script_json
from kgbuild.publish.site.structured import Structured, collection
from kgbuild.publish.site.works import KINDS, Work

#: Sections of a person's page that stand before the publications; works and readings that one page shows.
_BEFORE = ("positions", "education", "advisors", "students")
SHOWN, READINGS = 30, 6
#: Kinds of things whose page shows where they were read.
_LEAVES = frozenset({"work", "grant", "talk", "course", "award", "press"})
#: Lines that a page of a thing shows of one section, the most that keeps all of them below `_ROOM`.
_LIMITS, _ROOM = (40, 25, 15, 10, 6), 75
#: Bytes that a page keeps below where leaving works and lines to pages of their own does it, and shares of them tried.
_SMALL, _SHARES = 95_000, (1.0, 0.6, 0.3, 0.15)
#: Works and lines on a page that shows nothing else.
WORKS, LINES = 75, 110


class EntityFiles:
    """Writes the files of things."""

    def __init__(self, content: Content, renderer: Renderer, structured: Structured) -> None:
        self._content, self._renderer, self._structured = content, renderer, structured

    def of(self, page: Page) -> Iterator[tuple[str, bytes]]:
        """Give path and content of each file of a thing."""
        facts = self._content.facts
        self._renderer.forget()
        html, works, lines = self._fitting(page)
        yield f"{page.key}/index.html", html
        yield from self._more(page, works, lines)
        if told := self.told():
            yield f"{page.key}/evidence.js", told
        described = in_order(facts.described(page.iri))
        for name, form in (("index.ttl", "turtle"), ("index.jsonld", "jsonld")):
            yield f"{page.key}/{name}", write_ordered(described, form, facts.base)
        if len(page.works) > 1:
            yield from self.lists(f"{page.key}/publications", page.works)
            yield f"{page.key}/cite.js", self.cite_script(page.works)

    def _fitting(self, page: Page) -> tuple[bytes, int, int]:
        """Give the page of a thing, and how many works and lines of each section it shows that it stays small."""
        html, works, lines = b"", SHOWN, _limit(page)
        for share in _SHARES:
            works, lines = int(SHOWN * share), max(int(_limit(page) * share), _LIMITS[-1])
            html = self._html(page, works, lines)
            if len(html) <= _SMALL:
                break
        return html, works, lines

    def _html(self, page: Page, works: int, lines: int) -> bytes:
        folder, folder_title = collection(page.kind)
        template = {"person": "person.html", "work": "work.html"}.get(page.kind, "entity.html")
        shown = page.works[:works]
        values: dict[str, Any] = {
            "page": page,
            "page_iri": page.iri.partition("#")[0],
            "folder": folder,
            "folder_title": folder_title,
            "active": folder,
            "name_lang": script_language(page.name),
            "description": self._description(page),
            "alternates": [("text/turtle", "index.ttl", "Turtle"), ("application/ld+json", "index.jsonld", "JSON-LD")],
            "shown_works": shown,
            "rest": len(page.works) - len(shown),
            "kinds_shown": [
                (kind, label) for kind, label in KINDS.items() if any(w.kind == kind for w in shown) and kind
            ],
            "years_shown": sorted({work.year for work in shown if work.year}, reverse=True),
            "cited": len(page.works) > 1,
            "list_file": "publications",
            "toc": self._toc(page),
            "limit": lines,
        }
        if page.kind == "person":
            values |= self._person(page)
        if page.work:
            values |= self._work(page, page.work)
        values["quotes"] = [self.quote(reading) for reading in self._read(page)[:READINGS]]
        path = f"{page.key}/index.html"
        return self._renderer.page(template, path, page.name, jsonld=self._structured.of(page), **values)

    def _more(self, page: Page, works: int, limit: int) -> Iterator[tuple[str, bytes]]:
        """Give the pages of what the page of a thing has no room for."""
        folder, folder_title = collection(page.kind)
        pieces: list[tuple[str, str, Sequence[Line], Sequence[Work], int]] = [
            (section.id, section.title, section.lines[at : at + LINES], (), at // LINES)
            for section in page.sections
            if len(section.lines) > limit
            for at in range(0, len(section.lines), LINES)
        ]
        pieces += [
            ("publications", page.works_title, (), page.works[at : at + WORKS], at // WORKS)
            for at in range(0, len(page.works) if len(page.works) > works else 0, WORKS)
        ]
        for name, title, lines, part, at in pieces:
            files = [_numbered(other, place) for other, *_, place in pieces if other == name]
            path = f"{page.key}/{_numbered(name, at)}"
            yield path, self._renderer.page(
                "more.html", path, f"{title}: {page.name}", page=page, heading=title, lines=lines, shown_works=part,
                active=folder, folder=folder, folder_title=folder_title,
                pager=[(str(place + 1), file, place == at) for place, file in enumerate(files)],
            )  # fmt: skip

    def _person(self, page: Page) -> dict[str, Any]:
        newest = newest_year(past(page), page.works)
        bars = [
            bar for kind in ("education", "positions", "grants") for bar in bars_of(kind, page.section(kind), newest)
        ]
        return {
            "og_type": "profile",
            "chronicle": timeline(page.name, bars, page.works),
            "family": self._content.network.family(page.iri),
            "coauthors": self._content.network.coauthors(page.iri),
            "before": _BEFORE,
        }

    def _work(self, page: Page, work: Work) -> dict[str, Any]:
        facts, lines = self._content.facts, self._content.lines
        citation = self._content.citations[work.iri]
        school = lines.ref(work.school)
        return {
            "og_type": "article",
            "meta": citation_tags(work, school.text),
            "work": work,
            "venue": lines.ref(work.venue_iri),
            "renamed": _letters(work.venue) != _letters(self._content.facts.name(work.venue_iri)),
            "school": school,
            "published": pretty(work.date) if work.date else "",
            "citations": (
                ("bibtex", "BibTeX", citation.bibtex),
                ("ris", "RIS", citation.ris),
                ("csl", "CSL-JSON", citation.csl_text),
            ),
            "list_file": facts.key(page.iri),
        }  # fmt: skip

    def _read(self, page: Page) -> list[Reading]:
        """Give where a thing was read, if one passage or few tell all of it.

        Of a thesis that no list holds, where the study or the supervision was; of an award, where who got it was.
        """
        if page.kind not in _LEAVES:
            return []
        told = [page.iri, *(line.fact for section in page.sections for line in section.lines)]
        if page.work:
            told = [page.iri, *self._content.facts.of(page.iri, KG.thesis)]
        readings = self._content.evidence.readings
        return list(dict.fromkeys(reading for fact in told for reading in readings(fact)))

    def _toc(self, page: Page) -> list[tuple[str, str, int]]:
        """Give what stands on a page: fragment, heading, count."""
        told = [(section.id, section.title, len(section.lines)) for section in page.sections]
        read = [("evidence", "Where this was read", 0)] if self._read(page) else []
        if page.kind == "work" and page.work:
            head = [("abstract", "Abstract", 0)] if page.work.abstract else []
            return [*head, *told, ("cite", "Cite", 0), *read]
        works = [("publications", page.works_title, len(page.works))] if page.works else []
        if page.kind != "person":
            return [*told, *works, *read]
        network = self._content.network
        before = [entry for entry in told if entry[0] in _BEFORE]
        family = [("family", "Academic family", 0)] if network.family(page.iri) else []
        peers = len(network.together.get(page.iri, ()))
        coauthors = [("coauthors", "Co-authors", peers)] if peers else []
        return [*before, *family, *works, *coauthors, *(entry for entry in told if entry not in before)]

    def _description(self, page: Page) -> str:
        if page.work:
            authors = ", ".join(author.name for author in page.work.authors[:6])
            told = ". ".join(text for text in (authors, page.work.venue, page.work.year) if text)
            return plain(page.work.abstract)[:280] or told
        summary = ", ".join(ref.text for ref in page.summary)
        about = f"{page.kicker}: {plain(page.name)}" if page.kind != "person" else plain(page.name)
        works = f"{len(page.works)} publications" if len(page.works) > 1 else ""
        return ". ".join(text for text in (about, summary, works) if text)[:300]

    def quote(self, reading: Reading) -> dict[str, Any]:
        """Give a reading for a page: the quote, what stands around it, document, line, where it leads."""
        evidence, source = self._content.evidence, self._content.evidence.sources[reading.document]
        around = self._content.surroundings
        before, after = around.around(source, reading) if around and reading.quote else ("", "")
        return {
            "before": before, "quote": reading.quote, "after": after, "document": source.id, "place": reading.place,
            "extractor": reading.extractor, "confidence": f"{reading.confidence:.2f}",
            "href": evidence.address(reading),
        }  # fmt: skip

    def told(self) -> bytes:
        """Give the evidence of the statements that the page just made shows, as a script loaded on demand."""
        quotes = {}
        for facts in dict.fromkeys(self._renderer.told):
            readings = [reading for fact in facts for reading in self._content.evidence.readings(fact)]
            told = [list(self.quote(reading).values()) for reading in dict.fromkeys(readings)]
            quotes[facts[0].removeprefix(self._content.facts.base)] = told[:READINGS]
        return f"kgEvidence({script_json(quotes)});\n".encode() if quotes else b""

    def cite_script(self, works: Sequence[Work]) -> bytes:
        """Give the citations of some works as a script loaded on demand."""
        told = {w.key: [c.bibtex, c.ris, c.csl] for w in works for c in (self._content.citations[w.iri],)}
        return f"kgCite({script_json(told)});\n".encode()

    def lists(self, stem: str, works: Sequence[Work]) -> Iterator[tuple[str, bytes]]:
        """Give the works as files for reference managers."""
        cited = [self._content.citations[work.iri] for work in works]
        yield f"{stem}.bib", "\n\n".join(one.bibtex for one in cited).encode() + b"\n"
        yield f"{stem}.ris", "\n".join(one.ris for one in cited).encode()
        items = json.dumps([one.csl for one in cited], ensure_ascii=False, indent=1)
        yield f"{stem}.json", items.encode() + b"\n"


def past(page: Page) -> Iterator[Line]:
    """Give the lines of a person that tell how far the sources reach: all but grants, which end in years to come."""
    yield from (line for section in page.sections if section.id != "grants" for line in section.lines)


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _limit(page: Page) -> int:
    """Give how many lines of each section a page shows; what it cuts stands on pages of their own."""
    sizes = [len(section.lines) for section in page.sections]
    return next((most for most in _LIMITS if sum(min(size, most) for size in sizes) <= _ROOM), _LIMITS[-1])


def _numbered(name: str, place: int) -> str:
    return f"{name}.html" if not place else f"{name}-{place + 1}.html"
