"""ORCID records as the public API (versions 2 and 3) gives them in JSON: https://info.orcid.org/documentation/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, TextIO

from kgbuild.errors import DocumentError
from kgbuild.importers.identifiers import arxiv_of, doi_of, orcid_iri, orcid_of
from kgbuild.importers.importer import Item
from kgbuild.importers.opening import shown
from kgbuild.importers.people import printed
from kgbuild.importers.quoting import Quoter
from kgbuild.lexicon import table
from kgbuild.located import NOTHING, Node, read_json
from kgbuild.model import (
    NOBODY,
    Author,
    Award,
    Education,
    Grant,
    Interest,
    Link,
    Mention,
    Paper,
    PaperKind,
    Position,
    Profile,
    Recipient,
    Record,
    Service,
    Unit,
)  # fmt: skip

FORMAT = "ORCID record"
MEDIA_TYPE = "application/json"
SUFFIXES: tuple[str, ...] = (".json",)
ABOUT: Literal["person", "organization", ""] = "person"

_MARK = re.compile(r"\s*\{[^\x00]{0,4000}?\"orcid-identifier\"\s*:")
_IDENTIFIERS: Final = {"isbn": "isbn", "issn": "issn", "pmid": "pmid", "pmc": "pmc", "hal": "hal"}


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - the content decides
    """Take JSON that begins as the record of a person."""
    return bool(_MARK.match(shown(head)))


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give everything that the record of a person says.

    Raises:
        DocumentError: it is malformed, or says nothing of whose record it is.
    """
    text = stream.read()
    root, _ = read_json(text, name)
    if not root.get("orcid-identifier", "path"):
        raise DocumentError(name, "it does not say whose record it is", line=1, remedy="fetch the record anew")
    yield from record_items(root, Quoter(text, "orcid"))


def record_items(root: Node, quoter: Quoter) -> Iterator[Item]:
    """Give everything that a record says, which tells whose it is."""
    reader = _Record(root, quoter, owner_of(root, quoter))
    yield from reader.profile()
    yield from reader.careers()
    yield from reader.fundings()
    yield from reader.works()
    yield from reader.reviews()


def owner_of(root: Node, quoter: Quoter) -> Mention:
    """Give the person whose record it is, under the name that they publish under."""
    name = root.get("person", "name")
    orcid = f"https://orcid.org/{root.text('orcid-identifier', 'path')}"
    credit = name.get("credit-name", "value")
    if credit.value:
        return quoter.mention(credit, identifier=orcid)
    given, family = name.get("given-names", "value"), name.get("family-name", "value")
    full = printed(name.text("family-name", "value"), name.text("given-names", "value"))
    return quoter.mention(given or family, full, identifier=orcid) if full else Mention("", identifier=orcid)


class _Record:
    """One record while it is read."""

    def __init__(self, root: Node, quoter: Quoter, owner: Mention) -> None:
        self._person = root.get("person")
        self._done = root.get("activities-summary")
        self._path = root.get("orcid-identifier", "path")
        self._quoter = quoter
        self._owner = owner

    def profile(self) -> Iterator[Record]:
        person = self._person
        name = person.get("name")
        whole = printed(name.text("family-name", "value"), name.text("given-names", "value"))
        others = [other.text("content") for other in person.each("other-names", "other-name")]
        links = [_link(url, "url-name") for url in person.each("researcher-urls", "researcher-url")]
        links += [_link(url, "external-id-type") for url in person.each("external-identifiers", "external-identifier")]
        yield Profile(
            evidence=self._quoter.evidence(self._path),
            person=self._owner,
            orcid=orcid_of(self._path.value),
            emails=tuple(filter(None, (email.text("email") for email in person.each("emails", "email")))),
            links=tuple(link for link in dict.fromkeys(links) if link.url.startswith("http")),
            names=tuple(dict.fromkeys(n for n in (whole, *others) if n and n != self._owner.name)),
            description=person.text("biography", "content"),
        )
        for keyword in person.each("keywords", "keyword"):
            for topic in filter(None, (part.strip() for part in re.split(r"[;,]", keyword.text("content")))):
                yield Interest(evidence=self._quoter.evidence(keyword.get("content")), person=self._owner, topic=topic)

    def careers(self) -> Iterator[Record]:
        for section, kind in table("orcid")["affiliations"].items():
            for group in self._done.each(section, "affiliation-group"):
                for wrapped in group.each("summaries"):
                    for summary in wrapped.members.values():
                        yield from self._affiliation(summary, kind)
            # Version 2 has no groups: {"educations": {"education-summary": […]}}.
            for key in self._done.get(section).members:
                if key.endswith("-summary"):
                    for summary in self._done.each(section, key):
                        yield from self._affiliation(summary, kind)

    def _affiliation(self, summary: Node, kind: str) -> Iterator[Record]:
        body, role = summary.get("organization"), summary.get("role-title")
        if not body.get("name"):
            return
        evidence = self._quoter.evidence(body.get("name"), role or NOTHING)
        where = self._body(body, summary.get("department-name"))
        start, end = _date(summary.get("start-date")), _date(summary.get("end-date"))
        place = _place(body)
        said = role.text()
        if kind == "position":
            yield Position(
                evidence=evidence, person=self._owner, organization=where, role=said, start=start, end=end,
                ongoing=bool(start and not end), location=place,
            )  # fmt: skip
        elif kind == "education":
            # Where CVs name the department of a post, they name the university alone that gave a degree.
            yield Education(
                evidence=evidence, person=self._owner, institution=self._body(body), degree=said, start=start, end=end,
                location=place,
            )  # fmt: skip
        elif kind == "award" and said:
            awarder = self._body(body)
            yield Award(evidence=evidence, people=(self._owner,), title=said, date=start or end, awarder=awarder)
        elif kind != "award":
            role_name = said or ("member" if kind == "membership" else "")
            yield Service(
                evidence=evidence, person=self._owner, role=role_name, organization=where, start=start, end=end,
                ongoing=bool(start and not end),
            )  # fmt: skip
        yield from self._units(body, where, evidence.confidence)

    def _units(self, body: Node, where: Mention, confidence: float) -> Iterator[Unit]:
        """Tell what ROR an organisation has, and which department is part of it."""
        whole = self._body(body)
        if where != whole or whole.identifier:
            parent = whole if where != whole else NOBODY
            yield Unit(
                evidence=self._quoter.evidence(body.get("name"), confidence=confidence),
                organization=where, parent=parent, location=_place(body),
            )  # fmt: skip

    def _body(self, body: Node, department: Node = NOTHING) -> Mention:
        """Give an organisation; a department is named together with what it is part of, as CVs do."""
        known = body.get("disambiguated-organization")
        number = known.text("disambiguated-organization-identifier")
        identifier = number if "ror.org/" in number else ""
        if department.text():
            return self._quoter.mention(department, f"{department.text()}, {body.text('name')}")
        return self._quoter.mention(body.get("name"), identifier=identifier)

    def fundings(self) -> Iterator[Grant]:
        for group in self._done.each("fundings", "group"):
            for summary in group.each("funding-summary")[:1]:
                title = summary.get("title", "title", "value")
                body = summary.get("organization")
                numbers = [n for n in summary.each("external-ids", "external-id") if n.text("external-id-value")]
                if not title and not body:
                    continue
                yield Grant(
                    evidence=self._quoter.evidence(title or body.get("name")),
                    title=title.text(),
                    funder=self._body(body) if body.text("name") else NOBODY,
                    recipients=(Recipient(self._owner),),
                    start=_date(summary.get("start-date")),
                    end=_date(summary.get("end-date")),
                    amount=re.sub(r"[^\d.]", "", summary.text("amount", "value")),
                    currency=summary.text("amount", "currency-code"),
                    identifier=numbers[0].text("external-id-value") if numbers else "",
                    url=summary.text("url", "value") or next((n.text("external-id-url", "value") for n in numbers), ""),
                )

    def works(self) -> Iterator[Paper]:
        for group in self._done.each("works", "group"):
            # The summaries of a group are versions of one work; the first is the one that the owner prefers.
            for summary in group.each("work-summary")[:1]:
                if summary.get("title", "title", "value"):
                    yield self._work(summary, group.each("work-summary"))

    def _work(self, summary: Node, versions: tuple[Node, ...]) -> Paper:
        title, kind = summary.get("title", "title", "value"), summary.text("type")
        numbers: dict[str, str] = {}
        for version in versions:
            for one in version.each("external-ids", "external-id"):
                if one.text("external-id-relationship") in {"self", "SELF", "version-of", "VERSION_OF", ""}:
                    numbers.setdefault(one.text("external-id-type").casefold(), one.text("external-id-value"))
        date = _date(summary.get("publication-date"))
        subtitle = summary.text("title", "subtitle", "value")
        whole = title.text() + (f": {subtitle}" if subtitle and subtitle not in title.text() else "")
        url = summary.text("url", "value")
        return Paper(
            evidence=self._quoter.evidence(title),
            title=whole,
            authors=self._authors(summary),
            etal=not summary.get("contributors", "contributor"),
            year=date[:4],
            date=date if len(date) > len(date[:4]) else "",
            type=_kind(kind),
            venue=summary.text("journal-title", "value"),
            doi=doi_of(numbers.get("doi", "")),
            arxiv=arxiv_of(numbers.get("arxiv", "")) or arxiv_of(numbers.get("doi", "")),
            identifiers={_IDENTIFIERS[k]: v for k, v in sorted(numbers.items()) if k in _IDENTIFIERS and v},
            links=(Link("", url),) if url.startswith("http") and "doi.org/" not in url else (),
        )

    def _authors(self, work: Node) -> tuple[Author, ...]:
        """Give the contributors that a full work lists; a summary implies its owner alone, without a place."""
        listed = []
        for one in work.each("contributors", "contributor"):
            role = one.text("contributor-attributes", "contributor-role").casefold()
            name = one.get("credit-name", "value")
            if name and role in {"", "author", "co-inventor", "writing - original draft"}:
                number = orcid_iri(one.text("contributor-orcid", "path"))
                listed.append(self._quoter.mention(name, identifier=number))
        authors = tuple(Author(person, place) for place, person in enumerate(dict.fromkeys(listed), 1))
        return authors or (Author(self._owner, 0),)

    def reviews(self) -> Iterator[Service]:
        """Give one service for whom someone reviewed, over all their reviews."""
        found: dict[tuple[str, str], list[Node]] = {}
        for group in self._done.each("peer-reviews", "group"):
            for inner in group.each("peer-review-group") or (group,):
                for summary in inner.each("peer-review-summary"):
                    body = summary.text("convening-organization", "name")
                    if body:
                        found.setdefault((summary.text("reviewer-role").casefold(), body), []).append(summary)
        for (role, _), summaries in found.items():
            days = sorted(filter(None, (_date(one.get("completion-date")) for one in summaries)))
            reviewed = summaries[0].get("convening-organization")
            yield Service(
                evidence=self._quoter.evidence(reviewed.get("name")),
                person=self._owner,
                role=role.replace("_", " "),
                organization=self._body(reviewed),
                start=days[0][:4] if days else "",
                end=days[-1][:4] if days else "",
            )


def _link(node: Node, label: str) -> Link:
    return Link(node.text(label), node.text("url", "value") or node.text("external-id-url", "value"))


def _date(node: Node) -> str:
    parts = [node.text("year", "value"), node.text("month", "value"), node.text("day", "value")]
    known = parts[: parts.index("")] if "" in parts else parts
    return "-".join(part.zfill(2) for part in known)


def _place(body: Node) -> str:
    address = body.get("address")
    return ", ".join(filter(None, (address.text("city"), address.text("region"), address.text("country"))))


def _kind(work_type: str) -> PaperKind:
    found: PaperKind = table("orcid")["works"].get(work_type.casefold().replace("_", "-"), "")
    return found
