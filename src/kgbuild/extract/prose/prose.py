"""Facts in sentences: news items, cards of people, biographies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kgbuild.document import BYLINE, Block, Inline
from kgbuild.extract.careers.profile import leads_to_contact
from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.page import Page
from kgbuild.extract.phrases.degrees import degree_pattern
from kgbuild.extract.prose.below_names import PlacesBelow
from kgbuild.extract.prose.biographies import biographies
from kgbuild.extract.prose.card_awards import card_awards
from kgbuild.extract.prose.card_details import card_details, completed
from kgbuild.extract.prose.card_echoes import (
    bare_stay,
    held_elsewhere,
    is_honour,
    is_named_closer,
    is_of_heading,
    undated,
)
from kgbuild.extract.prose.card_stays import begun
from kgbuild.extract.prose.card_tags import Tags
from kgbuild.extract.prose.graduates import classes, graduate
from kgbuild.extract.prose.headlines import headlines
from kgbuild.extract.prose.honour_lists import honour_lists
from kgbuild.extract.prose.japanese_news import japanese_news
from kgbuild.extract.prose.labelled_talks import labelled_talks
from kgbuild.extract.prose.member_careers import parted
from kgbuild.extract.prose.members import members
from kgbuild.extract.prose.newcomers import newcomers
from kgbuild.extract.prose.news import Item, is_post, news, writer
from kgbuild.extract.prose.news_papers import news_papers
from kgbuild.extract.prose.people_page import Card, people_page
from kgbuild.extract.prose.post_titles import post_titles, unsaid
from kgbuild.extract.prose.statements import Cast, Passage, gather, opens_with_verb, says_no_more, tell, without_echoes
from kgbuild.extract.prose.statements.passage import phrases
from kgbuild.extract.prose.stories import is_taken, stories
from kgbuild.extract.prose.talk_lists import talk_lists, told_talks
from kgbuild.extract.prose.unspaced_news import unspaced_news
from kgbuild.model import NOBODY, Award, Education, Mention, Position, Profile, Record, Supervision, Talk
from kgbuild.names import fold, looks_like_name, split_people
from kgbuild.prose import Sentence, read

_LAB_NAME = re.compile(r"^[A-Z][\w’'&-]*(?:\s+[A-Z][\w’'&-]*){0,3}\s+(?:Lab|Group|Laboratory|Team|lab|group)$")
_SURE_NAME = 0.5
#: Of news in data files.
DATA = "application/yaml"
#: So many lines that open with a degree are a list of degrees.
_SEVERAL = 2
#: The row of a table says so of an advisor; the lab where someone went is named without it.
_ADVISES = re.compile(r"(?i)advis|superv|mentor|encadr|dirig|betreu|orient|tutor|begeleid")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a page holds of prose, with its sentences, and the curricula on its cards by where their names stand."""

    items: tuple[tuple[Item, tuple[Sentence, ...]], ...]
    cards: tuple[tuple[Card, tuple[Sentence, ...]], ...]
    stories: tuple[tuple[Sentence, ...], ...]
    lives: tuple[tuple[Sentence, ...], ...]
    titles: tuple[tuple[Item, tuple[Sentence, ...]], ...]
    careers: Mapping[int, tuple[Record, ...]]
    writer: Mention

    def sentences(self) -> Iterator[Sentence]:
        for _, sentences in (*self.items, *self.cards, *self.titles):
            yield from sentences
        for sentences in (*self.stories, *self.lives):
            yield from sentences


def prose(page: Page) -> Iterator[Record]:
    """Give what the sentences of a page state, and who posted it for which lab."""
    yield from _authors(page)
    reading = _read(page)
    sentences = tuple(reading.sentences())
    lab = page.subject if page.subject_kind == "organization" else _lab(page, sentences)
    owner = [page.owner] if page.owner.name else []
    cast = gather([*owner, *(card.person for card, _ in reading.cards)], sentences, lab)
    seen: list[Record] = []
    for record in _told(page, reading, cast, lab):
        if not any(says_no_more(record, told) for told in seen):
            seen.append(record)
    for item, title in reading.titles:
        told = tell([_passage(page, item, title, (lab, NOBODY, reading.writer))], cast)
        seen += unsaid(tuple(told), seen)
    said = without_echoes(seen)
    yield from said
    for person, names in cast.profiles(sentences):
        if person.start >= 0:
            yield Profile(evidence=page.evidence(person.start, person.end, "prose"), person=person, names=names)
    yield from headlines(page, said)


def _read(page: Page) -> _Reading:
    own = page.subject_kind != "organization"
    items = tuple((item, sentences_of(page, item.blocks, item.start, own=own)) for item in news(page))
    told_by_items = {block.start for item, _ in items for block in item.blocks} if is_post(page) else set()
    whole = tuple(card for card in people_page(page) if card.blocks[0].start not in told_by_items)
    told = {card.person.start: parted(page, card) for card in whole}
    cards = tuple((card, sentences_of(page, card.blocks, card.start, card=True)) for card, _ in told.values())
    taken = {block.start for item, _ in items for block in item.blocks}
    taken |= {block.start for card in whole for block in card.blocks}
    tales = tuple(stories(page, taken))
    taken |= {block.start for run in tales for block in run}
    lives = tuple(sentences_of(page, [b for b in run if not is_taken(b, taken)]) for run in biographies(page))
    return _Reading(
        items,
        cards,
        tuple(sentences_of(page, run) for run in tales),
        tuple(life for life in lives if life),
        tuple((item, sentences_of(page, item.blocks, item.start, own=own)) for item in post_titles(page)),
        {at: careers for at, (_, careers) in told.items() if careers},
        writer(page),
    )


def sentences_of(
    page: Page, blocks: Sequence[Block], start: int = 0, *, own: bool = False, card: bool = False
) -> tuple[Sentence, ...]:
    """Read the blocks, from `start` on, into sentences with offsets into the document.

    Args:
        page: that they stand on.
        blocks: to read.
        start: where their text begins, behind a date or a name.
        own: their writer leaves "I" away: "Joined the Tide Lab as a postdoc".
        card: they stand on a card, where lines may list degrees.
    """
    out: list[Sentence] = []
    for block in blocks:
        links = [link for link in block.inlines if link.kind == "link" and leads_to_contact(page, link)]
        for begin, end in _stretches(page.text, max(block.start, start), block.end, listed=card):
            text = page.text[begin:end]
            read_as = _spoken(text) if own and opens_with_verb(text) else read(text)
            out += (_without(links, _moved(sentence, begin)) for sentence in read_as)
    return tuple(out)


def _stretches(text: str, start: int, end: int, *, listed: bool) -> Iterator[tuple[int, int]]:
    """Give a block whole, or cut at the lines that open with a degree where several do: each is one for itself."""
    opened = [at for at in _line_starts(text, start, end) if degree_pattern().match(text, at, end)]
    apart = listed and len(opened) >= _SEVERAL
    cuts = [start, *(at for at in opened if at > start), end] if apart else [start, end]
    yield from pairwise(cuts)


def _line_starts(text: str, start: int, end: int) -> Iterator[int]:
    yield from (start + match.end() for match in re.finditer(r"(?:\A|\n)[ \t]*", text[start:end]))


def _without(links: Sequence[Inline], sentence: Sentence) -> Sentence:
    """Give a sentence without the bodies that are labels of links to someone's pages: "CV Lattes"."""
    marks = (
        mark
        for mark in sentence.marks
        if mark.label not in {"LAB", "ORG"} or not any(i.start < mark.end and mark.start < i.end for i in links)
    )
    return replace(sentence, marks=tuple(marks)) if links else sentence


def _spoken(text: str) -> tuple[Sentence, ...]:
    """Read a text as if "I" stood before the verb that opens it, which is taken for a name otherwise."""
    said, lead = f"I {text[:1].lower()}{text[1:]}", len("I ")
    first, *others = read(said)
    marks = tuple(mark for mark in first.marks if mark.start >= lead)
    opening = Sentence(lead, first.end, text[: first.end - lead], marks)
    return tuple(_moved(sentence, -lead) for sentence in (opening, *others))


def _moved(sentence: Sentence, by: int) -> Sentence:
    marks = tuple(replace(mark, start=mark.start + by, end=mark.end + by) for mark in sentence.marks)
    return Sentence(sentence.start + by, sentence.end + by, sentence.text, marks)


def _told(page: Page, reading: _Reading, cast: Cast, lab: Mention) -> Iterator[Record]:
    head = _head(page, reading)
    owner = page.owner
    tags = Tags(page, [card for card, _ in reading.cards])
    below = PlacesBelow(page, [card for card, _ in reading.cards])
    for card, sentences in reading.cards:
        careers = reading.careers.get(card.person.start, ())
        yield from careers
        finished = tuple(graduate(page, card))
        honoured = tuple(card_awards(page, card))
        listed = (*finished, *members(page, card, sentences, lab))
        listed = tuple(
            undated(r, finished)
            for r in listed
            if not ((finished or careers) and r not in finished and bare_stay(r, card))
        )
        listed = tuple(r for r in listed if not is_honour(r, honoured))
        heading = " / ".join(card.headings)
        about = Passage(
            page, sentences, "people_page", (card.person,), NOBODY, lab, head, card=True, heading=heading
        )  # fmt: skip
        if card.blocks[0].kind == "row":
            yield from listed
            yield from (
                r for r in tell([about], cast) if isinstance(r, Supervision) and _ADVISES.search(r.evidence.quote)
            )
            continue
        stated = tuple(completed(page, card, record) for record in tell([about], cast))
        stated = tuple(record for record in stated if not any(held_elsewhere(record, other) for other in listed))
        listed = tuple(record for record in listed if not any(says_no_more(record, other) for other in stated))
        listed = tuple(record for record in listed if not is_named_closer(record, card, stated))
        listed, stated = begun(listed, stated, lab)
        held = any(isinstance(record, Position) and record.role and record.organization.name for record in stated)
        listed = tuple(record for record in listed if not (held and is_of_heading(record, card)))
        earned = card.former and any(isinstance(record, Education) and not record.institution.name for record in stated)
        listed = tuple(record for record in listed if not (earned and bare_stay(record, card)))
        yield from listed
        yield from stated
        yield from (*classes(page, card), *honoured)
        yield from below.position(card, (*listed, *stated))
        if not any(isinstance(record, Position) and record.role for record in (*listed, *stated)):
            yield from tags.position(card, lab)
        yield from card_details(page, card, (*listed, *stated), head)
    others: list[Record] = []
    heading = ""
    for item, sentences in reading.items:
        said = tuple(_of_news(page, item, sentences, cast, (lab, head, reading.writer)))
        others = others if item.heading == heading else []
        heading = item.heading
        yield from unsaid(said, others) if item.headline else said
        others += said
    for sentences in reading.stories:
        yield from tell([Passage(page, sentences, "people_page", (), owner, lab, head)], cast)
    topic = (owner,) if owner.name else ()
    for sentences in reading.lives:
        told = tell([Passage(page, sentences, "biographies", topic, owner, NOBODY, alone=True)], cast)
        yield from (record for record in told if not owner.name or is_about(record, owner))


def _of_news(
    page: Page, item: Item, sentences: tuple[Sentence, ...], cast: Cast, whose: tuple[Mention, Mention, Mention]
) -> Iterator[Record]:
    """Give all that an item tells: people, honours, talks and papers that it lists, and what its sentences say."""
    yield from newcomers(page, item, sentences, whose[0])
    yield from honour_lists(page, item, sentences, cast)
    announced = tuple(labelled_talks(page, item))
    yield from (*announced, *talk_lists(page, item), *told_talks(page, item, sentences))
    yield from news_papers(page, item)
    told_here = tuple(_of_item(page, item, sentences, cast, whose))
    told_here = tuple(r for r in told_here if not (announced and isinstance(r, Talk)))
    unspaced = (*unspaced_news(page, item), *japanese_news(page, item))
    yield from (*told_here, *unsaid(unspaced, told_here))  # some say it in two languages


def _of_item(
    page: Page, item: Item, sentences: tuple[Sentence, ...], cast: Cast, whose: tuple[Mention, Mention, Mention]
) -> Iterator[Record]:
    """Give what an item tells; of a title above its text, as data files have it, what the text leaves unsaid."""
    below = item.blocks[1].start if len(item.blocks) > 1 and page.document.media_type == DATA else item.start
    parts = [s for s in sentences if s.start >= below], [s for s in sentences if s.start < below]
    told: list[Record] = []
    for part in parts:
        said = [_begun(r, item) for r in tell([_passage(page, item, tuple(part), whose)], cast)] if part else []
        told += unsaid(said, told) if told else said
    yield from told


def _passage(
    page: Page, item: Item, sentences: tuple[Sentence, ...], whose: tuple[Mention, Mention, Mention]
) -> Passage:
    """Give the passage of an item on a page of a lab, of who leads it, by who writes."""
    alone = page.subject_kind == ""
    lab, head, own = whose
    return Passage(page, sentences, "news", (), own, lab, head, item.date, item.heading, alone=alone, label=item.label)


def _begun(record: Record, item: Item) -> Record:
    """Give a position of somebody whom the label of an item calls new with its day: "New member: Ada Example (…)"."""
    newly = (
        isinstance(record, Position) and not record.start and not record.end and re.search(r"(?i)\bnew\b", item.label)
    )
    return replace(record, start=item.date) if newly else record  # type: ignore[call-arg]


def is_about(record: Record, owner: Mention) -> bool:
    """Say whether a record of someone's biography is about that person."""
    if isinstance(record, Supervision):
        return owner.name in {record.student.name, record.advisor.name}
    if isinstance(record, Award):
        return owner.name in {person.name for person in record.people}
    person = getattr(record, "person", None)
    return person is None or person.name == owner.name or _is_fuller(person.name, owner.name)


def _is_fuller(name: str, owner: str) -> bool:
    """Say whether a name is the owner's with more given names: "Ada Maria Example" of Ada Example."""
    words, own = fold(name).split(), fold(owner).split()
    return len(own) > 1 and words[:1] == own[:1] and words[-1:] == own[-1:] and set(own) <= set(words)


def _head(page: Page, reading: _Reading) -> Mention:
    """Give who leads the lab: the one person whose card or heading says so."""
    heads = [
        card.person
        for card, _ in reading.cards
        if shape("head_of_lab").search(page.text[card.blocks[0].start : card.blocks[0].start + 240])
        or any(map(shape("head_of_lab").search, card.headings[-1:]))
    ]
    return heads[0] if len(heads) == 1 else NOBODY


def _lab(page: Page, sentences: Sequence[Sentence]) -> Mention:
    """Give the lab whose page it is where nothing but its sentences name it: the one named most, or in the path."""
    titles = (page.subject.name, str(page.document.metadata.get("title", "")), *(s.title for s in page.sections[:2]))
    if named := next(filter(None, (shape("lab_name").search(title) for title in titles)), None):
        at = page.text.find(named[0])
        return Mention(named[0].strip(), at, at + len(named[0].strip()) if at >= 0 else -1)
    if page.subject_kind == "person":
        return NOBODY
    marks = [m for s in sentences for m in s.of("LAB") if m.value and _LAB_NAME.match(m.text)]
    path = re.sub(r"[-_]", " ", page.document.id.casefold())
    counts = Counter({m.text: 0 for m in marks})
    for mark in marks:
        counts[mark.text] += 3 if mark.text.casefold() in path else 1
    best = max(counts, key=lambda name: (counts[name], name.endswith(("Lab", "Group")), name), default="")
    # one mention proves nothing, it may be where someone went, unless people are welcomed to it
    sure = counts[best] > 1 or _welcomes_to(sentences, best)
    return next((Mention(m.text, m.start, m.end) for m in marks if m.text == best and sure), NOBODY)


def _welcomes_to(sentences: Sequence[Sentence], lab: str) -> bool:
    """Say whether a sentence welcomes people to a lab: "We welcome three students to the Tide Lab"."""
    if not lab:
        return False
    greeting = re.compile(rf"\bto (?:the )?{re.escape(lab)}\b")
    return any(greeting.search(s.text) and phrases("join_object").search(s.text) for s in sentences)


def _authors(page: Page) -> Iterator[Position]:
    """Give the authors of a lab's post, named in its front matter, as people of that lab."""
    if page.subject_kind != "organization":
        return
    for block in page.document.blocks:
        if BYLINE not in block.classes:
            continue
        label, _, printed = page.document.slice(block).partition(": ")
        for person in split_people(printed, block.start + len(label) + 2).people:
            if looks_like_name(person.name) >= _SURE_NAME:
                evidence = page.evidence(block.start, block.end, "prose", 0.7)
                yield Position(evidence=evidence, person=person, organization=page.subject)
