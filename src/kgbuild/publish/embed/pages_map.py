"""Which page is about what, as the user says it: a TOML file of pages and the keys, IRIs or names of things.

::

    "people/ada.html" = "person/ada-example"
    "index.md" = "Ada Example"
    "people/index.html" = ""          # about nothing; leave it alone

Paths start at the folder of the file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from kgbuild.errors import ConfigError


def read_map(path: Path) -> Mapping[Path, str]:
    """Give page → what it is about, empty for nothing; pages by their resolved path.

    Raises:
        ConfigError: the file cannot be read, is no such table, or names a page that is not there.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: is not TOML: {error}") from error
    found = {}
    for name, thing in raw.items():
        if not isinstance(thing, str):
            raise ConfigError(f'{path}: {name!r}: write "page.html" = "name, key or IRI of what it is about"')
        page = (path.parent / name).resolve()
        if not page.is_file():
            raise ConfigError(f"{path}: there is no page {name}; paths start at the folder of {path.name}")
        found[page] = thing
    return found
