"""A string under construction whose letters know their fields."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Labelled:
    """Text and, for each of its characters, the field it belongs to (empty for none)."""

    text: str = ""
    owner: list[str] = field(default_factory=list)

    def add(self, text: str, label: str = "") -> Labelled:
        """Append text of one field."""
        self.text += text
        self.owner += [label] * len(text)
        return self

    def join(self, other: Labelled) -> Labelled:
        """Append another string."""
        self.text += other.text
        self.owner += other.owner
        return self

    def __bool__(self) -> bool:
        return bool(self.text)
