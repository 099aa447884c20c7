"""From a tree of values to records: finds the rows in data files, however they are nested and keyed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kgbuild.importers.fields import Row, header_key, kind_of_collection, row_of
from kgbuild.importers.importer import Item
from kgbuild.importers.quoting import Quoter, date_of, plain
from kgbuild.importers.rows import read_row
from kgbuild.importers.rows.people import owner_in
from kgbuild.importers.rows.values import list_of
from kgbuild.lexicon import table
from kgbuild.located import NOTHING, Node
from kgbuild.model import NOBODY, Award, Mention, Skill

#: A section is named by so many words at most; longer values tell of something.
_WORDS = 8
#: The key of how themes call and show a section.
_SHOWN = "section"
#: Keys of an employer's posts.
_POSTS = frozenset({"positions", "roles"})
#: The name of a collection that holds people.
_PEOPLE = ("people",)


def read_tree(root: Node, collection: tuple[str, ...], quoter: Quoter, subject: Mention = NOBODY) -> Iterator[Item]:
    """Give the records of a tree, and the evidence of what it holds beside them.

    Args:
        root: of the tree.
        collection: what holds it, the nearest name first: names of keys, of the file, of its folder.
        quoter: of the text that it stems from.
        subject: whom it is about, if that is known already.
    """
    if root.items:
        subject = _owner_among(root, quoter) if subject == NOBODY else subject
        if kind_of_collection(collection) == "award" and subject != NOBODY:
            yield from _awards(root, collection, quoter, subject)
        for item in root.items:
            yield from read_tree(item, collection, quoter, subject)
    elif root.members:
        yield from _mapping(root, collection, quoter, subject)


def _mapping(node: Node, collection: tuple[str, ...], quoter: Quoter, subject: Mention) -> Iterator[Item]:
    section = _section(node)
    if section:
        title, entries = section
        if row := _person(_flat(entries), _PEOPLE):
            yield from read_row_tree(row, quoter, subject)
        else:
            yield from read_tree(entries, (title, *collection), quoter, subject)
        return
    if posts := _posts_at(node):
        for post in posts:
            yield from _mapping(post, collection, quoter, subject)
        return
    row = row_of(node.members, collection)
    if row:
        yield from read_row_tree(row, quoter, subject)
        return
    for key in _owner_keys(node.members):
        owner = _person(node.members[key].members, _PEOPLE)
        subject = owner_in(owner, quoter) if owner else subject
    subject = _alongside(node, quoter) if subject == NOBODY else subject
    for key, child in node.members.items():
        if header_key(key) == _SHOWN and child.members:
            yield quoter.evidence(child)  # how a section is called and shown
        elif header_key(key) in {"skills", "languages"} and (subject != NOBODY or _tells_life(node)):
            yield from _skills(child, key, quoter, subject)
        else:
            yield from read_tree(child, (key, *collection), quoter, subject)


def _posts_at(node: Node) -> tuple[Node, ...]:
    """Give the posts that an employer holds, each with its employer: `company: …` over `positions: […]`."""
    listed = next((key for key, child in node.members.items() if header_key(key) in _POSTS and child.items), "")
    shared = {key: child for key, child in node.members.items() if key != listed}
    posts = [item for item in node.get(listed).items if item.members] if listed else []
    return tuple(replace(post, members={**shared, **post.members}) for post in posts)


def read_row_tree(row: Row, quoter: Quoter, subject: Mention) -> Iterator[Item]:
    """Give the records of a row, of what is nested in it, and what is left of it."""
    records = read_row(row, quoter, subject)
    if row.kind == "person":
        subject = owner_in(row, quoter)
    yield from records
    if not records:
        yield quoter.evidence(*row.fields.values())
    for node in row.unknown:
        nested = node.items or node.members
        kind = kind_of_collection(_key(node, quoter))
        if nested and (kind or row.kind == "person") and not (kind == "paper" and row.kind != "person"):
            yield from read_tree(node, _key(node, quoter), quoter, subject)
        elif records and not nested:
            yield quoter.evidence(node)


def _key(node: Node, quoter: Quoter) -> tuple[str, ...]:
    """Give the key that leads to a value, as it stands before it."""
    at = node.at - quoter.offset if node.at >= 0 else node.start
    written = quoter.text[at : node.start].split(":")[0].split("=")[0]
    return (written.strip(" \t\n\"'"),)


def _person(members: Mapping[str, Node], collection: tuple[str, ...]) -> Row | None:
    row = row_of(members, collection)
    return row if row and row.kind == "person" else None


def _owner_among(root: Node, quoter: Quoter) -> Mention:
    """Give whom a list of sections is about: one of them holds their name among pairs of names and values."""
    for item in root.items:
        section = _section(item)
        row = _person(_flat(section[1]), _PEOPLE) if section else None
        if row:
            return owner_in(row, quoter)
    return NOBODY


def _awards(root: Node, collection: tuple[str, ...], quoter: Quoter, subject: Mention) -> Iterator[Award]:
    """Give the awards that a list names without keys; the year may stand in them or above them."""
    for item in root.items:
        title = plain(item.value)
        if title:
            date = date_of(title) or (date_of(collection[0]) if collection else "")
            yield Award(evidence=quoter.evidence(item), people=(subject,), title=title, date=date)


def _alongside(node: Node, quoter: Quoter) -> Mention:
    """Give whom a mapping names beside its lists: `name: …` over `sections: …`."""
    scalars = {key: child for key, child in node.members.items() if child.value}
    branches = [child for child in node.members.values() if child.items or child.members]
    if branches and "name" in {header_key(key) for key in scalars}:
        owner = _person(scalars, _PEOPLE)
        return owner_in(owner, quoter) if owner else NOBODY
    return NOBODY


def _owner_keys(members: Mapping[str, Node]) -> tuple[str, ...]:
    owners = table("fields")["owners"]["keys"]
    return tuple(key for key, node in members.items() if header_key(key) in owners and node.members)


def _section(node: Node) -> tuple[str, Node] | None:
    """Give what a section is called and its entries: `title: Education` over `contents: […]`."""
    known = table("fields")["owners"]
    called = next((n for k, n in node.members.items() if header_key(k) in known["called"] and n.value), NOTHING)
    entries = next(
        (n for k, n in node.members.items() if header_key(k) in known["entries"] and n.items),
        NOTHING,
    )
    title = plain(called.value)
    return (title, entries) if title and entries and len(title.split()) <= _WORDS else None


def _flat(entries: Node) -> dict[str, Node]:
    """Give a list of pairs `name: …, value: …` as the mapping that it stands for; empty for other lists."""
    found: dict[str, Node] = {}
    for item in entries.items:
        keys = {header_key(key) for key in item.members}
        if not {"name", "value"} <= keys or not keys <= {"name", "value", "url", "icon", "link"}:
            return {}
        node = item.get("value")
        found[item.text("name")] = replace(node, at=item.start)
    return found


def _tells_life(node: Node) -> bool:
    """Say whether a mapping is somebody's curriculum, named or not: it lists degrees or posts."""
    return any(kind_of_collection((key,)) in {"education", "position"} for key in node.members)


def _skills(node: Node, key: str, quoter: Quoter, subject: Mention) -> Iterator[Skill]:
    """Give the skills that a section lists: names, or groups with keywords."""
    _, listing = _section(node) or ("", node)
    for item in listing.items:
        if not item.members:
            continue
        name = item.get("name") or item.get("language") or item.get("idiom")
        words = next((item.get(key) for key in ("keywords", "items", "skills", "list") if item.get(key)), NOTHING)
        listed = list_of(words) if words else ((name, plain(name.value)),)
        category = plain(name.value) if words else key
        for place, skill in listed:
            if skill and place.start >= 0:
                yield Skill(evidence=quoter.evidence(place), person=subject, skill=skill, category=category)
