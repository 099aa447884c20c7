"""What things say of works, grants, talks and courses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.amounts import find_amount
from kgbuild.importers.identifiers import arxiv_of
from kgbuild.importers.quoting import date_of, plain
from kgbuild.importers.things import Thing, Value
from kgbuild.importers.things.names import Story
from kgbuild.importers.works import pages_of
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Author, Grant, Link, Mention, Paper, PaperKind, Recipient, Record, Talk, Teaching

_SERIAL = ("Periodical", "Journal", "CreativeWorkSeries")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def is_work(thing: Thing, story: Story) -> bool:
    """Tell whether a thing is a scholarly work; an Article alone may be news or a post, a Book part of another."""
    kinds = thing.types & set(table("vocabularies")["works"])
    if not kinds:
        return False
    if kinds <= {"Article", "TechArticle"}:
        serial = any(outer.types & set(_SERIAL) for outer in story.things.within(thing))
        return serial or bool(story.doi(thing))
    return bool(story.things.values(thing, "author", "creator", "editor")) or bool(story.doi(thing))


def read_work(thing: Thing, story: Story) -> Iterator[Record]:
    """Give the paper that a work is."""
    title = _title(thing, story)
    if not title.text:
        return
    authors = tuple(_authors(thing, story))
    published = next((t for t in ("datePublished", "dateCreated", "copyrightYear") if thing.properties.get(t)), "")
    date = date_of(story.things.text(thing, published)) if published else ""
    outer = tuple(story.things.within(thing))
    host = _host(thing, story)
    arxiv = next(
        (a for text in story.identifiers(thing, "url") if "arxiv" in text.casefold() and (a := arxiv_of(text))), ""
    )
    yield Paper(
        evidence=story.evidence(title, thing=thing),
        title=_unstopped(title),
        authors=authors,
        year=next(iter(_YEAR.findall(date)), ""),
        date=date if len(date) > 4 and not date.endswith("-01-01") else "",
        type=_kind(thing, outer, arxiv),
        venue=host,
        volume=_number(thing, outer, story, "volumeNumber"),
        issue=_number(thing, outer, story, "issueNumber"),
        pages=_pages(thing, story),
        publisher=next((story.body(v).name for v in story.things.values(thing, "publisher")), ""),
        editors=tuple(p for v in thing.properties.get("editor", ()) if (p := story.person(v)) != NOBODY),
        doi=story.doi(thing),
        arxiv=arxiv,
        identifiers=_identifiers(thing, outer, story),
        links=tuple(_links(thing, story)),
        topics=tuple(_topics(thing, story)),
        abstract=plain(story.things.text(thing, "abstract")),
    )


def _title(thing: Thing, story: Story) -> Value:
    headline = story.things.literal(thing, "headline")
    return headline if headline.text else story.things.label(thing)


def _unstopped(title: Value) -> str:
    return re.sub(r"(?<![.…])\.$", "", plain(title.text))


def _authors(thing: Thing, story: Story) -> Iterator[Author]:
    """Give the authors, in the order of a list, of positions, or without places where the file has no order."""
    term = next((t for t in ("author", "creator", "authors") if thing.properties.get(t)), "author")
    place = 0
    for value in thing.properties.get(term, ()):
        person = story.person(value)
        if person == NOBODY:
            continue
        inner = story.things.of(value)
        said = story.things.text(inner, "position") if inner and story.is_a(inner, "role") else ""
        alone = len(thing.properties[term]) == 1
        place += 1
        yield Author(person, int(said) if said.isdigit() else place if alone or term in thing.ordered else 0)


def _host(thing: Thing, story: Story) -> str:
    """Give the journal or the book that a work is in."""
    for value in thing.properties.get("isPartOf", ()):
        inner = story.things.of(value)
        if inner is None and value.text and not value.ref:
            return plain(value.text)
    for outer in story.things.within(thing):
        label = story.things.label(outer).text
        if label and not outer.types & {"PublicationIssue", "PublicationVolume", "WebSite", "WebPage", "Blog"}:
            return plain(label)
    return plain(story.things.text(thing, "publication"))


def _number(thing: Thing, outer: tuple[Thing, ...], story: Story, term: str) -> str:
    return next((n for one in (thing, *outer) if (n := story.things.text(one, term))), "")


def _pages(thing: Thing, story: Story) -> str:
    first, last = story.things.text(thing, "pageStart"), story.things.text(thing, "pageEnd")
    whole = story.things.text(thing, "pagination")
    return pages_of(whole or "-".join(dict.fromkeys(filter(None, (first, last)))))


def _kind(thing: Thing, outer: tuple[Thing, ...], arxiv: str) -> PaperKind:
    """Give the type that the class of a work says, else the one of what holds it."""
    known: dict[str, PaperKind] = table("vocabularies")["works"]
    said = [known[kind] for kind in sorted(thing.types) if known.get(kind)]
    if said:
        return said[0]
    holders = {kind for one in outer for kind in one.types}
    if holders & set(_SERIAL):
        return "journal"
    if holders & {"Book", "Event"}:
        return "conference"
    return "preprint" if arxiv and not outer else ""


def _identifiers(thing: Thing, outer: tuple[Thing, ...], story: Story) -> dict[str, str]:
    found = {scheme: story.things.text(thing, scheme) for scheme in ("isbn", "pmid")}
    found["issn"] = next((n for one in (thing, *outer) if (n := story.things.text(one, "issn"))), "")
    return {scheme: value for scheme, value in sorted(found.items()) if value}


def _links(thing: Thing, story: Story) -> Iterator[Link]:
    seen = set()
    for rel, path in (("", ("url",)), ("PDF", ("encoding", "contentUrl")), ("code", ("codeRepository",))):
        url = story.things.text(thing, *path)
        if url.startswith("http") and "doi.org/" not in url and url not in seen:
            seen.add(url)
            yield Link(rel, url)


def _topics(thing: Thing, story: Story) -> Iterator[str]:
    for value in (v for term in ("keywords", "about") for v in thing.properties.get(term, ())):
        inner = story.things.of(value)
        text = story.things.label(inner).text if inner else "" if value.ref else value.text
        yield from (plain(part) for part in re.split(r"[,;]", text) if part.strip())


def read_grant(thing: Thing, story: Story) -> Iterator[Grant]:
    """Give the funding that a thing is."""
    label = story.things.label(thing)
    funders = story.things.values(thing, "funder", "sponsor")
    number = story.things.text(thing, "identifier")
    if not label.text and not number:
        return
    start, end = story.period(thing)
    amount, currency = find_amount(story.things.text(thing, "amount"))
    value = story.things.text(thing, "amount", "value")
    terms = ("recipient", "grantee", "principalInvestigator")
    people = [person for t in terms for v in thing.properties.get(t, ()) if (person := story.person(v)) != NOBODY]
    yield Grant(
        evidence=story.evidence(label, thing=thing),
        title=plain(label.text),
        funder=story.body(funders[0]) if funders else NOBODY,
        recipients=tuple(Recipient(person) for person in people),
        start=start,
        end=end,
        amount=value if value.isdigit() else amount,
        currency=story.things.text(thing, "amount", "currency") or currency,
        identifier=number if not number.startswith("http") else "",
        works=tuple(_funded(thing, story)),
    )


def _funded(grant: Thing, story: Story) -> Iterator[str]:
    """Give the titles of the works that acknowledge a grant."""
    for value in grant.properties.get("fundedItem", ()):
        work = story.things.of(value)
        if work and is_work(work, story) and (title := _unstopped(_title(work, story))):
            yield title


def read_event(thing: Thing, story: Story) -> Iterator[Talk]:
    """Give the talk that an event with performers is."""
    values = story.things.values(thing, "performer", "performers")
    people: list[Mention] = [person for v in values if (person := story.person(v)) != NOBODY]
    label = story.things.label(thing)
    if people and label.text:
        yield Talk(
            evidence=story.evidence(label, thing=thing),
            people=tuple(people),
            title=plain(label.text),
            event=plain(story.things.text(thing, "superEvent")),
            date=date_of(story.things.text(thing, "startDate")),
            location=story.place(thing),
        )


def read_course(thing: Thing, story: Story) -> Iterator[Teaching]:
    """Give who teaches a course, for each instructor."""
    label = story.things.label(thing)
    instances = [thing, *(i for v in thing.properties.get("hasCourseInstance", ()) if (i := story.things.of(v)))]
    givers = story.things.values(thing, "provider")
    for instance in instances:
        for value in instance.properties.get("instructor", ()):
            person = story.person(value)
            if person != NOBODY and label.text:
                yield Teaching(
                    evidence=story.evidence(label, thing=thing),
                    person=person,
                    course=plain(label.text),
                    institution=story.body(Value(givers[0].text, givers[0].ref, givers[0].node)) if givers else NOBODY,
                    date=date_of(story.things.text(instance, "startDate")),
                )
