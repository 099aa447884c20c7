"""Data files of static sites and résumés, whose keys say plainly what they hold: YAML, JSON and TOML.

`_data/people.yml` and the like of Jekyll, Hugo's `data/`, JSON Resume (https://jsonresume.org/schema), RenderCV. Files
of settings, which every site has too, are nobody's facts and are not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final, Literal, TextIO

from kgbuild.documents import curriculum, news_data
from kgbuild.errors import DocumentError, UnsupportedFormatError
from kgbuild.importers.data_tree import read_tree
from kgbuild.importers.fields import header_key
from kgbuild.importers.importer import Item
from kgbuild.importers.opening import shown
from kgbuild.importers.quoting import Quoter
from kgbuild.lexicon import table
from kgbuild.located import Node, read_json, read_toml, read_yaml
from kgbuild.model import Record

FORMAT = "site data (YAML, JSON, TOML)"
MEDIA_TYPE = "application/yaml"
SUFFIXES: tuple[str, ...] = (".yml", ".yaml", ".json", ".toml")
ABOUT: Literal["person", "organization", ""] = ""

#: More text than any list of people or papers of one site.
_MAX: Final = 16 << 20
#: Every part is bounded or cannot begin like its neighbours: a head of nothing but blanks must cost nothing.
_KEY = re.compile(
    r"""^[ \t{\[-]{0,40}["']?(\w[\w .-]{1,40})["']?[ \t]{0,20}[:=]|["'](\w[\w .-]{1,40})["']\s{0,20}:""", re.MULTILINE
)
_SETTINGS: Final = 2


def accepts(head: bytes, name: str) -> bool:
    """Take what has the ending of a data file and keys that say what academic data files say."""
    path = PurePosixPath(name)
    if curriculum.accepts(head, name) or news_data.accepts(head, name):
        return False
    if path.suffix.lower() not in SUFFIXES or path.name.lower() in table("data_files")["settings"]["names"]:
        return False
    keys = {header_key(first or second) for first, second in _KEY.findall(shown(head))}
    known = table("data_files")
    return len(keys & set(known["settings"]["keys"])) < _SETTINGS and bool(keys & set(known["telling"]["keys"]))


def records(stream: TextIO, name: str) -> Iterator[Item]:
    """Give the records of the rows that a file holds; keys that nothing is known about are given as evidence.

    Raises:
        UnsupportedFormatError: no row says what it is.
        DocumentError: the file is malformed.
    """
    text = stream.read(_MAX + 1)
    if len(text) > _MAX:
        raise DocumentError(name, f"the file holds more than {_MAX >> 20} MiB of text", remedy="split it")
    quoter = Quoter(text, "site_data")
    items = [item for root in _roots(text, name) for item in read_tree(root, _collection(name), quoter)]
    if not any(isinstance(item, Record) for item in items):
        reason = "its keys do not say that it tells of people, papers or other academic things"
        raise UnsupportedFormatError(name, reason, remedy="leave it out")
    yield from items


def _roots(text: str, name: str) -> tuple[Node, ...]:
    suffix = PurePosixPath(name).suffix.lower()
    if suffix == ".toml":
        return (read_toml(text, name),)
    if suffix == ".json":
        return (read_json(text, name)[0],)
    return read_yaml(text, name)


def _collection(name: str) -> tuple[str, ...]:
    """Give what a file is called, and what the folders above it are called, the nearest first."""
    path = PurePosixPath(name)
    return (path.stem, *(part for part in reversed(path.parts[:-1]) if part not in {"/", "."}))[:3]
