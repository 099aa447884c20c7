"""Switches of type, which hold to the end of their group: bold, slanted, sizes, and those that end the others."""

from __future__ import annotations

from collections.abc import Sequence

from kgbuild.documents.latex.tokens import Token
from kgbuild.lexicon import table


class Switches:
    """The tags that the switches of one group have opened, the outermost first."""

    def __init__(self) -> None:
        self.tags: list[str] = []

    def print(self, name: str) -> str | None:
        """Give what a command prints if it is a switch: the tag that it opens, or those that it ends; None if none."""
        known = table("latex")
        if name in known["switches"]:
            return self.open(str(known["switches"][name]))
        if name in known["sizes"]:
            return self.open(f'font size="{known["sizes"][name]}"')
        return self._end(known["plain"][name]) if name in known["plain"] else None

    @staticmethod
    def takes_group(tokens: Sequence[Token], at: int) -> bool:
        r"""Tell whether the switch before a place is written as a command for the group there: `\bf{Notes}`."""
        name = tokens[at - 1].text
        known = table("latex")
        return at < len(tokens) and tokens[at].kind == "open" and (name in known["switches"] or name in known["sizes"])

    def open(self, tag: str) -> str:
        """Give a tag, which is open from here on."""
        self.tags.append(tag)
        return f"<{tag}>"

    def close(self) -> str:
        """Give the ends of all tags that are open."""
        return "".join(f"</{tag.split()[0]}>" for tag in reversed(self.tags))

    def _end(self, ended: list[str]) -> str:
        """Give the ends of these tags; the others go on."""
        kept = [tag for tag in self.tags if tag not in ended]
        if len(kept) == len(self.tags):
            return ""
        closed, self.tags = self.close(), kept
        return closed + "".join(f"<{tag}>" for tag in kept)
