"""One object of a JSON file that holds many: its values, decoded at full speed, found again in the text when quoted."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kgbuild.model import Evidence, Mention


@dataclass(frozen=True, slots=True)
class JsonObject:
    """An object of a JSON file.

    Attributes:
        value: as the standard library decodes it.
        text: as the file writes it.
        offset: where it begins in the text of the file.
        extractor: name under which records are evidenced.
    """

    value: Mapping[str, Any]
    text: str
    offset: int
    extractor: str
    _places: dict[str, int] = field(default_factory=dict)

    def get(self, *path: str) -> Any:
        """Give the value that keys lead to, None where one of them is missing."""
        value: Any = self.value
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def string(self, *path: str) -> str:
        """Give the text or number that keys lead to, white space folded; empty where there is none."""
        return string(self.get(*path))

    def each(self, *path: str) -> Iterator[Mapping[str, Any]]:
        """Give the objects of the list that keys lead to."""
        found = self.get(*path)
        yield from (one for one in found if isinstance(one, dict)) if isinstance(found, list) else ()

    def inner(self, *path: str) -> Iterator[JsonObject]:
        """Give the objects of a list inside; they are quoted from the text of the whole."""
        for value in self.each(*path):
            yield self.part(value)

    def part(self, value: Mapping[str, Any]) -> JsonObject:
        """Give an object inside, which is quoted from the text of the whole."""
        return JsonObject(value, self.text, self.offset, self.extractor, self._places)

    def evidence(self, key: str, value: Any) -> Evidence:
        """Quote a member of the object, `"title": "…"`; its first characters where it is not found as such."""
        for written in _written(value):
            for gap in ("", " "):
                member = f'"{key}":{gap}{written}'
                at = self.text.find(member)
                if at >= 0:
                    return Evidence(self.offset + at, self.offset + at + len(member), member, self.extractor)
        quote = self.text[:80].rstrip()
        return Evidence(self.offset, self.offset + len(quote), quote, self.extractor)

    def mention(self, name: str, *, identifier: str = "", affiliation: str = "") -> Mention:
        """Give the mention of a name where the object prints it; each further one of the name stands further on."""
        for written in _written(name):
            first = self._places.get(name, 0)
            at = self.text.find(written, first)
            if at >= 0:
                self._places[name] = at + 1
                return Mention(
                    name,
                    self.offset + at + 1,
                    self.offset + at + len(written) - 1,
                    identifier=identifier,
                    affiliation=affiliation,
                )
        return Mention(name, identifier=identifier, affiliation=affiliation)


def string(value: Any) -> str:
    """Give a JSON scalar as text, white space folded; empty for null, lists and objects."""
    if isinstance(value, str):
        return " ".join(value.split())
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def _written(value: Any) -> tuple[str, ...]:
    """Give the ways in which JSON writes a scalar: with letters as they are, and with escapes."""
    plain = json.dumps(value, ensure_ascii=False)
    return (plain, json.dumps(value), plain.replace("/", "\\/"))
