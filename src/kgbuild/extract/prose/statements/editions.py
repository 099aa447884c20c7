"""Conferences by their letters, perhaps with the year of the edition: "KDD 2020", "ACL’20, ICML’20 and ISMB"."""

from __future__ import annotations

import re

from kgbuild.extract.prose.statements.passage import Told
from kgbuild.model import Mention

_ONE = r"(?:[A-Z]{2,}[\w+-]*|[A-Z][\w+-]*[A-Z][\w+-]*)(?:/[A-Z][\w+-]+)?(?:\s?[’'‘]\d\d|[\s-](?:19|20)\d\d)?"
_LIST = re.compile(
    rf"\s*(?:the\s+)?(?P<first>{_ONE})(?P<more>(?:(?:,\s+(?:and\s+)?|\s+(?:and|&)\s+|/)(?:the\s+)?{_ONE})*)"
    r"(?=\s*(?:[.!,;:(\[]|$)|\s+(?:on|in|at|this|next|and|as|online|virtually|remotely|since|from|starting)\b)"
)
_NAME = re.compile(_ONE)


def editions(told: Told, start: int, end: int) -> tuple[Mention, ...]:
    """Give the conferences that a text begins with, each by its letters; none where it begins with something else."""
    found = _LIST.match(told.text(start, end))
    if found is None:
        return ()
    names = _NAME.finditer(found[0], found.start("first"))
    return tuple(Mention(name[0], start + name.start(), start + name.end()) for name in names)
