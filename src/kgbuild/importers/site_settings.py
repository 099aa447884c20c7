"""The settings of a static site (Jekyll, Hugo, Quarto …), which say whose site it is: a person's or a group's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final, Literal, TextIO

from kgbuild.errors import UnsupportedFormatError
from kgbuild.importers.fields import Row, header_key, row_of
from kgbuild.importers.identifiers import orcid_of
from kgbuild.importers.importer import Item
from kgbuild.importers.quoting import Quoter, plain
from kgbuild.importers.rows.people import owner_in, read_person
from kgbuild.lexicon import table
from kgbuild.located import NOTHING, Node, read_json, read_toml, read_yaml
from kgbuild.model import NOBODY, Unit
from kgbuild.names import fold, looks_like_name

FORMAT = "site settings (YAML, TOML, JSON)"
MEDIA_TYPE = "application/yaml"
SUFFIXES: tuple[str, ...] = (".yml", ".yaml", ".toml", ".json")
ABOUT: Literal["person", "organization", ""] = ""

_MAX: Final = 1 << 20
#: What a key calls an author is a name unless much speaks against it; a title is one only if much speaks for it.
_NAMED, _TITLED = 0.2, 0.6


def accepts(head: bytes, name: str) -> bool:  # noqa: ARG001 - settings have their names, and any content
    """Take what is called like the settings of a site."""
    return PurePosixPath(name).name.lower() in table("site_settings")["files"]["names"]


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give the person or the group whose site it is.

    Raises:
        UnsupportedFormatError: the settings name nobody.
        DocumentError: the file is malformed.
    """
    text = stream.read(_MAX)
    root = _root(text, name)
    quoter = Quoter(text, "site_settings")
    group = _group(root)
    if group:
        body = quoter.mention(group, _group_name(plain(group.value)))
        yield Unit(evidence=quoter.evidence(group), organization=body)
        return
    row = _owner(root)
    if row is None:
        raise UnsupportedFormatError(name, "these settings do not say whose site it is", remedy="leave it out")
    yield from read_person(row, quoter, NOBODY)


def _root(text: str, name: str) -> Node:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".toml":
        return read_toml(text, name)
    if suffix == ".json":
        return read_json(text, name)[0]
    return next(iter(read_yaml(text, name)), NOTHING)


def _at(root: Node, path: str) -> Node:
    return root.get(*path.split(".")) if path else root


def _group(root: Node) -> Node:
    """Give the title of a site that is called like a group."""
    titles = (_at(root, path) for path in table("site_settings")["owner"]["titles"])
    return next((node for node in titles if _group_name(plain(node.value))), NOTHING)


def _group_name(title: str) -> str:
    """Give the group in a title: "The Voss Lab | Home" is the site of the Voss Lab."""
    found = re.search(table("subjects")["group"], title)
    return found[0] if found else ""


def _owner(root: Node) -> Row | None:
    """Give the row of people that the settings hold about their owner."""
    for path in table("site_settings")["owner"]["paths"]:
        node = _at(root, path)
        members = _telling(node.members) if node.members else {"name": node} if node.value else {}
        row = row_of(members, ("people",)) if members else None
        if row and row.kind == "person" and _is_owner(row):
            return _with_orcid(row, root)
    title = next(
        (node for path in table("site_settings")["owner"]["titles"] if (node := _at(root, path)).value), NOTHING
    )
    name = _bare(plain(title.value))
    if name and " " in name and looks_like_name(name) >= _TITLED and not _is_placeholder(name):
        return _with_orcid(Row("person", {"name": Node(title.start, title.end, name, at=title.at)}), root)
    return None


def _telling(members: Mapping[str, Node]) -> dict[str, Node]:
    return {key: node for key, node in members.items() if header_key(key) in table("site_settings")["owner"]["keys"]}


def _is_owner(row: Row) -> bool:
    """Tell whether a row names a person: by given and family name, or by a name that looks like one."""
    name = (
        plain(" ".join(row.text(part) for part in ("given", "middle", "family"))) or owner_in(row, Quoter("", "")).name
    )
    whole = bool(row.text("family") and row.text("given"))
    return bool(name) and not _is_placeholder(name) and (whole or (" " in name and looks_like_name(name) >= _NAMED))


def _is_placeholder(name: str) -> bool:
    return fold(name) in table("site_settings")["placeholders"]["people"]


def _bare(title: str) -> str:
    """Give a title without the words that stand around the name of the owner."""
    for pattern in table("subjects")["around"]:
        title = re.sub(pattern, " ", title, flags=re.IGNORECASE)
    return " ".join(re.split(r"\s[|–—-]\s|[|:,]", title)[0].split())


def _with_orcid(row: Row, root: Node) -> Row:
    """Give a row the ORCID that stands anywhere in the settings."""
    if row.get("orcid"):
        return row
    found = next((n for n in root.walk() if "orcid" in n.value.casefold() and orcid_of(n.value)), None)
    keyed = (node for n in root.walk() for key, node in n.members.items() if "orcid" in key.casefold())
    node = found or next((node for node in keyed if orcid_of(node.value)), None)
    return Row(row.kind, {**row.fields, "orcid": node}, row.unknown, row.collection) if node else row
