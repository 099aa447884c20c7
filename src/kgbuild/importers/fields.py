"""What the columns of a table and the keys of a data file hold, told from their names (`lexicon/fields.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from kgbuild.lexicon import table
from kgbuild.located import NOTHING, Node
from kgbuild.names import fold, looks_like_name

#: So sure must be that a title is the name of a person.
_NAME = 0.4
#: Fields that hold what something is called.
_NAMING = ("course", "event", "name", "title")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"[(\[{].*?[)\]}]")
#: "**Supervisor:** Ada Roe": what a remark labels.
_LABELLED = re.compile(r"[*_\s]*(?P<label>[^\W\d_][^:*_]{2,30}?)\s*(?::[*_]*|[*_]+:)\s*(?P<value>\S.*)", re.DOTALL)
#: What remarks label in rows of these kinds: fields of their own.
_IN_REMARKS = {"education": ("advisor", "thesis"), "position": ("advisor",)}
_NO_WORD = re.compile(r"[\s_./\\:*?&-]+")

#: What says whether somebody is of a group.
_FLAGS = frozenset({"true", "false", "yes", "no"})


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that a table or a data file tells of.

    Attributes:
        kind: what it is: a key of `[needs]` and `[least]` in `lexicon/fields.toml`.
        fields: its values by what they are.
        unknown: values whose header says nothing that is known.
        collection: what the table, the file or the list that holds it is called, the nearest name first.
        headers: the folded headers of the fields.
    """

    kind: str
    fields: Mapping[str, Node]
    unknown: tuple[Node, ...] = ()
    collection: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def get(self, field: str) -> Node:
        """Give a value; an empty node where the row has none."""
        return self.fields.get(field, NOTHING)

    def text(self, field: str) -> str:
        """Give a value as text, white space folded; empty where the row has none."""
        return self.get(field).text()


@cache
def header_key(header: str) -> str:
    """Give the form under which headers are compared.

    >>> header_key("Thesis_Title (German)"), header_key("startDate"), header_key("Année")
    ('thesis title', 'start date', 'annee')
    """
    return _NO_WORD.sub(" ", fold(_CAMEL.sub(" ", _BRACKETS.sub("", header)))).strip()


def row_of(members: Mapping[str, Node], collection: Sequence[str]) -> Row | None:
    """Give the row that a mapping is, None where nothing says what it is.

    Args:
        members: its values by header or key.
        collection: names of what holds it, the nearest first.
    """
    hinted = kind_of_collection(collection)
    if hinted:
        row = _row_if(hinted, members, collection, [table("fields")["least"][hinted]])
        if row:
            return row
    rows = [_row_if(kind, members, collection, needs) for kind, needs in table("fields")["needs"].items()]
    return min((row for row in rows if row), key=lambda row: (len(row.unknown), row.kind), default=None)


def row_of_page(members: Mapping[str, Node], collection: Sequence[str]) -> Row | None:
    """Give the row that the front matter of a page is; a page has a title and a date whatever it is about.

    Args:
        members: its values by key.
        collection: names of what holds the page, the nearest first.
    """
    funded = any(header_key(name) in table("fields")["projects"]["names"] for name in collection)
    hinted = kind_of_collection(collection) or _told_by(members) or ("grant" if funded else "")
    needs = table("fields")["pages"]
    row = _row_if(hinted, members, collection, needs.get(hinted, ())) if hinted else None
    if row is None and any(header_key(key) in needs["payers"] for key in members):
        row = _row_if("grant", members, collection, needs["funded"])
    title = next((node.text() for key, node in members.items() if header_key(key) == "title"), "")
    if row is None and looks_like_name(title) >= _NAME:
        row = _row_if("person", members, collection, needs["named"])
    return row or _row_if("paper", members, collection, needs["unhinted"])


def _told_by(members: Mapping[str, Node]) -> str:
    """Give the kind of page that has keys as only its theme gives them: the authors of Hugo's academic themes."""
    keys = {header_key(header) for header in members}
    return next((kind for kind, needs in table("fields")["page_keys"].items() if any(keys >= {*n} for n in needs)), "")


def _row_if(
    kind: str, members: Mapping[str, Node], collection: Sequence[str], needs: Sequence[Sequence[str]]
) -> Row | None:
    """Give the row of a kind that a mapping is, None if it meets none of the needs."""
    fields, headers, unknown = _fields(kind, members)
    known = any(_met(fields, need) for need in needs)
    return Row(kind, fields, unknown, tuple(collection), headers) if known else None


def _met(fields: Mapping[str, Node], need: Sequence[str]) -> bool:
    """Say whether a row has all fields of a need; a family name is a name, and what names something is a text."""
    if any(fields.get(field, NOTHING) and not fields[field].value for field in _NAMING):
        return False
    return all(fields.get(field) or (field == "name" and fields.get("family")) for field in need)


def kind_of_collection(names: Iterable[str]) -> str:
    """Give the kind of row that a collection holds by the nearest of its names that says so; empty if none does.

    >>> [kind_of_collection([name]) for name in ("PhD students", "tern-lab-alumni", "navigation")]
    ['person', 'person', '']
    """
    keys = [header_key(name) for name in names]
    for place, key in enumerate(keys):
        if key == "courses" and "education" in keys[place:]:
            # Wowchemy's authors list their studies as courses of their education.
            return "education"
        for candidate in (key, *(part.strip() for part in re.split(r"\b(?:and|und|et|y|e|en)\b", key))):
            if candidate in _collections():
                return _collections()[candidate]
        if _collections().get(key.rpartition(" ")[2]) == "person":
            # What the list is called besides says whose it is: "tern-lab-alumni".
            return "person"
    return ""


@cache
def _collections() -> dict[str, str]:
    return {name: kind for kind, names in table("fields")["collections"].items() for name in names}


@cache
def _groups() -> frozenset[str]:
    """Give the headers that name somebody or say whether they are of a group: "alumni"."""
    return frozenset(table("fields")["collections"]["person"]) | {"alumnus", "member"}


@cache
def _headers(kind: str) -> dict[str, str]:
    return {header: one for one, headers in table("fields")[kind].items() for header in headers}


def known_headers(kind: str, headers: Iterable[str]) -> int:
    """Count the headers that mean something in rows of a kind."""
    return sum(header_key(header) in _headers(kind) for header in headers)


def _fields(kind: str, members: Mapping[str, Node]) -> tuple[dict[str, Node], dict[str, str], tuple[Node, ...]]:
    """Give the values and their headers by field, of two headers for one field the plainer one, and what is unknown."""
    fields: dict[str, Node] = {}
    by: dict[str, str] = {}
    unknown: list[Node] = []
    for header, node in members.items():
        key = header_key(header)
        field = _field_of(kind, key, node)
        if not node or (key in _ignored() and (not field or field in fields)):
            continue
        if field == "education" and (node.members or any(item.members for item in node.items)):
            unknown.append(node)  # rows of their own
            continue
        if field in {"links", "education"}:
            fields[field] = _joined(fields.get(field, NOTHING), node)
            continue
        if not field or (field in fields and not _beats(key, by.get(field, ""), field)):
            unknown.append(node)
            continue
        if field in fields:
            unknown.append(fields[field])
        fields[field], by[field] = node, key
    if kind == "education" and "institution" in fields and "degree" not in fields:
        named = [node for header, node in members.items() if header_key(header) == "name" and node.value]
        fields.update(zip(("degree",), named, strict=False))
    for remark in (item for node in unknown for item in (node.items or (node,)) if item.value):
        _take_labelled(fields, kind, remark)
    if kind == "person":
        _name_by_title(fields, members)
    if kind == "paper" and "title" not in fields and by.get("venue") == "publication title":
        fields["title"] = fields.pop("venue")
    if kind == "talk" and "title" not in fields and by.get("person") == "name" and _is_no_name(fields["person"]):
        fields["title"] = fields.pop("person")
    return fields, by, tuple(node for node in unknown if node not in fields.values())


def _field_of(kind: str, key: str, node: Node) -> str:
    """Give the field that a header stands for; that of a group names somebody, or says whether they are of it."""
    field = _headers(kind).get(key, "")
    if field == "name" and kind == "person" and key in _groups() and _is_no_name(node):
        return "former" if node.value.casefold() in _FLAGS else ""  # "alumni: false"
    return field


def _take_labelled(fields: dict[str, Node], kind: str, remark: Node) -> None:
    """Take what a remark labels as the field that it is, if none has been given: "Thesis: Tides"."""
    match = _LABELLED.fullmatch(remark.value)
    field = _headers(kind).get(header_key(match["label"]), "") if match else ""
    if match and field in _IN_REMARKS.get(kind, ()) and field not in fields:
        fields[field] = replace(remark, value=match["value"])


def _beats(key: str, other: str, field: str) -> bool:
    """Tell whether a header says more plainly than another what stands in a field: "Funktion" than "Titel"."""
    weak = table("fields")["weak"]["headers"]
    if (key in weak) != (other in weak):
        return other in weak
    return key == field != other


def _name_by_title(fields: dict[str, Node], members: Mapping[str, Node]) -> None:
    """Take the title of a page about someone as their name."""
    title = next((node for header, node in members.items() if header_key(header) == "title"), NOTHING)
    if "name" in fields or looks_like_name(title.text()) < _NAME or not title:
        return
    fields["name"] = title
    if fields.get("role") == title:
        del fields["role"]


def _is_no_name(node: Node) -> bool:
    """Say whether what a row calls the name of something is none of a person: resumes name their talks."""
    return bool(node.value) and looks_like_name(node.value) < _NAME


def _joined(links: Node, more: Node) -> Node:
    """Give the links of several keys as one list."""
    items = (*links.items, more)
    return Node(items[0].start, items[-1].end, items=items, at=items[0].at)


@cache
def _ignored() -> frozenset[str]:
    return frozenset(table("fields")["ignored"]["headers"])
