"""Data that Typst sources load from files beside them."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
import tomllib
from typing import Any

import yaml

from kgbuild.documents.typst.values import Said

#: Anchors and aliases could unfold into too much; data of curricula have none.
_ALIAS = re.compile(r"(?:^|[\s\[,{])[&*][A-Za-z]\w*", re.MULTILINE)
_DEEPEST = 30
_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def loaded(kind: str, text: str, line: int) -> Any:
    """Give the values of a file, texts with the line on which it is loaded; nothing where it cannot be read."""
    try:
        return _said(_read(kind, text), line, 0)
    except (ValueError, yaml.YAMLError, RecursionError):
        return None


def _read(kind: str, text: str) -> Any:
    if kind == "json":
        return json.loads(text)
    if kind == "toml":
        return tomllib.loads(text)
    if kind == "csv":
        return list(csv.reader(text.splitlines()))
    if kind == "yaml":
        return None if _ALIAS.search(text) else yaml.load(text, _LOADER)  # noqa: S506 - a safe loader
    return text


def _said(value: Any, line: int, depth: int) -> Any:
    if depth > _DEEPEST:
        return None
    if isinstance(value, str):
        return Said(value, line)
    if isinstance(value, dt.date | dt.datetime):
        return Said(value.isoformat()[:10], line)
    if isinstance(value, dict):
        return {str(key): _said(held, line, depth + 1) for key, held in value.items()}
    if isinstance(value, list):
        return [_said(held, line, depth + 1) for held in value]
    return value
