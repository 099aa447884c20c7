"""Whose site it is: what the files of one site leave unsaid and the site as a whole says.

A page of talks names nobody, because all of them are the site owner's; a list of members does not name the lab. The
settings of the site do, or the page of the author `admin`. Publications name authors by the folders of their pages.
Records that are still nobody's then stay without a name, as those of a curriculum without one do. Only on the site of a
group, and among pages of others, they are no facts and go to what was not taken. But studies are always somebody's, and
so is all else in the file that lists them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from kgbuild.config import fitting
from kgbuild.model import (
    NOBODY,
    Author,
    Award,
    Education,
    Extraction,
    Mention,
    Paper,
    Position,
    Profile,
    Recipient,
    Record,
    Service,
    Supervision,
    Teaching,
    Unit,
)  # fmt: skip
from kgbuild.resolve.mentions import HOLDERS, ORGANIZATIONS, held
from kgbuild.site_files import is_among_others, is_among_works, is_handle, root_above, site_roots

#: Importers of rows, which may name people by their handles or not at all.
_ROWS: Final = frozenset({"front_matter", "site_data", "tables", "workbooks"})
_SETTINGS: Final = "site_settings"
#: What people tell of themselves.
_OWN: Final = (Award, Education, Position, Service, Teaching)
_AUTHOR = re.compile(
    r"(?:(?P<root>.*?)/)??(?:content/(?:\w\w/)?)?authors/(?P<handle>[^/]+)/_?index(?:\.\w\w)?\.md#front-matter"
)
#: Jekyll's collections of people, whose pages are called by handles, too.
_MEMBER = re.compile(r"(?:.*/)?_?(?:alumni|members|people|team)/(?P<handle>[^/]+)\.(?:md|markdown)#front-matter")
#: Handles of who owns a site, in the order in which they count.
_OWNERS: Final = ("admin", "me")
Change = Callable[[Mention], Mention | None]


@dataclass(slots=True)
class _Site:
    """What a site says as a whole: its owner or its group, and whom its handles mean."""

    owner: Mention = NOBODY
    group: Mention = NOBODY
    handles: dict[str, Mention] = field(default_factory=dict)


def attribute(extractions: Sequence[Extraction], owners: Mapping[str, str] | None = None) -> tuple[Extraction, ...]:
    """Give the extractions with what their sites say filled in; those of no site only lose what is nobody's.

    Args:
        extractions: of all documents.
        owners: whose the documents are that name nobody, by glob of document ids; the last that fits holds. It counts
            before what a site says.
    """
    roots = _roots(extractions)
    sites = _sites(extractions, roots)
    return tuple(
        _complete(one, sites.get(root, _Site()), root, _given(one.document, owners or {}))
        for one in extractions
        for root in [_root(one.document, roots)]
    )


def is_unowned(extraction: Extraction) -> bool:
    """Say whether facts of an extraction are somebody's whom neither it nor its site nor the settings name."""
    return extraction.subject_kind != "organization" and any(
        not mention.name and mention.start < 0
        for record in extraction.records
        for field, mention in held(record)
        if field not in ORGANIZATIONS
    )


def _given(document: str, owners: Mapping[str, str]) -> Mention:
    return Mention(fitting(document.partition("#")[0], owners))


def _roots(extractions: Iterable[Extraction]) -> frozenset[str]:
    ids = {one.document.partition("#")[0].casefold() for one in extractions}
    authors = (_AUTHOR.fullmatch(one.document) for one in extractions)
    return site_roots(ids) | {(found["root"] or ".").casefold() for found in authors if found}


def _root(document: str, roots: frozenset[str]) -> str:
    return root_above(document.partition("#")[0], roots) or ""


def _sites(extractions: Iterable[Extraction], roots: frozenset[str]) -> Mapping[str, _Site]:
    sites: dict[str, _Site] = defaultdict(_Site)
    for one in extractions:
        site = sites[_root(one.document, roots)]
        author = _AUTHOR.fullmatch(one.document) or _MEMBER.fullmatch(one.document)
        for record in one.records:
            told = record.evidence.extractor == _SETTINGS
            if told and isinstance(record, Profile) and site.owner == NOBODY:
                site.owner = _implied(record.person)
            elif told and isinstance(record, Unit) and site.group == NOBODY:
                site.group = _implied(record.organization)
            elif author and isinstance(record, Profile):
                site.handles.setdefault(author["handle"].casefold(), _implied(record.person))
    for site in sites.values():
        owners = (site.handles[handle] for handle in _OWNERS if handle in site.handles)
        site.owner = site.owner if site.owner != NOBODY else next(owners, NOBODY)
        for handle in _OWNERS:
            if site.owner != NOBODY:
                site.handles.setdefault(handle, site.owner)
    sites.pop("", None)
    return sites


def _implied(mention: Mention) -> Mention:
    """Give a mention as other pages imply it; where somebody works is printed on its own page only."""
    return replace(mention, start=-1, end=-1, email="", affiliation="")


def _complete(extraction: Extraction, site: _Site, root: str, owner: Mention) -> Extraction:
    """Give an extraction with the people whom its site knows, without what is nobody's."""
    if _is_about_something(extraction):
        extraction = replace(extraction, subject=NOBODY, subject_kind="")
    subject, elsewhere = _subject(extraction, site, owner), is_among_others(extraction.document)
    life = subject == NOBODY and any(isinstance(r, Education) and r.person == NOBODY for r in extraction.records)
    records: list[Record] = []
    lost: list[Record] = []
    for record in extraction.records:
        rows = record.evidence.extractor in _ROWS
        told = _changed(record, lambda m, rows=rows: _meant(m, subject, site, rows=rows))  # type: ignore[misc]
        if isinstance(told, Position) and told.organization == NOBODY and rows and not elsewhere:
            told = replace(told, organization=site.group)
        if not rows or not _is_nobodys(told) or life:
            records.append(told)
        elif site.group == NOBODY and not elsewhere and isinstance(record, _OWN):
            records.append(record)
        else:
            lost.append(told)
    named = subject != NOBODY and extraction.subject == NOBODY and tuple(records) != extraction.records
    completed = replace(
        extraction,
        records=tuple(records),
        subject=subject if named else extraction.subject,
        subject_kind="person" if named else extraction.subject_kind,
        leftover=(*extraction.leftover, *(record.evidence for record in lost)),
        site=root,
    )
    return extraction if completed == extraction else completed


def _is_about_something(extraction: Extraction) -> bool:
    """Tell whether a page stands among those of works, talks or projects and says nothing of a person but a title."""
    titled = extraction.subject_kind == "person" and not extraction.records
    return titled and is_among_works(extraction.document)


def _subject(extraction: Extraction, site: _Site, owner: Mention) -> Mention:
    """Give whom an extraction is about; a page of a group's site that names nobody is not about one person."""
    if extraction.subject_kind == "organization" or extraction.subject.name:
        return extraction.subject
    if owner != NOBODY:
        return owner
    return site.owner if site.group == NOBODY else NOBODY


def _meant(mention: Mention, subject: Mention, site: _Site, *, rows: bool) -> Mention | None:
    """Give whom a mention means; None where a handle means nobody who is known."""
    if not mention.name and mention.start < 0:
        return None if rows and subject == NOBODY else subject
    if not rows or not is_handle(mention.name):
        known = site.handles.get(mention.name.casefold().replace(" ", "-")) if rows else None
        return replace(mention, identifier=mention.identifier or known.identifier) if known else mention
    known = site.handles.get(mention.name.casefold())
    return replace(known, start=mention.start, end=mention.end) if known else None


def _changed(record: Record, change: Change) -> Record:
    """Give a record with its people changed; authors who are nobody fall away, their places stay."""
    new: dict[str, object] = {}
    for name in HOLDERS[type(record)]:
        if name not in ORGANIZATIONS:
            value = getattr(record, name)
            changed = tuple(_each(value, change)) if isinstance(value, tuple) else change(value) or NOBODY
            if changed != value:
                new[name] = changed
    if isinstance(record, Paper) and new.get("authors") == ():
        new["etal"] = False
    return replace(record, **new) if new else record  # type: ignore[arg-type]


def _each(values: Iterable[Mention | Author | Recipient], change: Change) -> Iterator[Mention | Author | Recipient]:
    for value in values:
        person = value if isinstance(value, Mention) else value.person
        meant = change(person)
        if meant is person:
            yield value
        elif meant is None and isinstance(value, Recipient) and value.role and not person.name:
            yield value  # in which role somebody held a grant is told of nobody else
        elif meant is not None:
            yield meant if isinstance(value, Mention) else replace(value, person=meant)


def _is_nobodys(record: Record) -> bool:
    if isinstance(record, Position) and record.organization == NOBODY and not record.role:
        return True
    if isinstance(record, Education | Position | Service | Teaching):
        return record.person == NOBODY
    if isinstance(record, Award):
        return not record.people
    return isinstance(record, Supervision) and NOBODY in {record.advisor, record.student}
