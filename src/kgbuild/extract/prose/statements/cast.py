"""Who is who on one page: full names, and the short forms that mean them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kgbuild.model import NOBODY, Mention
from kgbuild.names import fold, looks_like_name, parse_name, without_titles
from kgbuild.prose import Mark, Sentence

_SURE_NAME = 0.3
_NICKNAME = 3
_OWNED = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a page.

    Attributes:
        people: folded full name → its first mention.
        short: folded given or family name → folded full name, where only one person bears it.
        lab: the folded names of the lab whose page this is.
    """

    people: Mapping[str, Mention]
    short: Mapping[str, str]
    lab: frozenset[str] = frozenset()

    def who(self, mark: Mark) -> Mention:
        """Give the person that a PERSON mark means: the full name if the page gives it, else as printed."""
        printed = _printed(mark)
        if full := self._full(printed.name):
            known = self.people[full]
            return known if fold(printed.name) != full else replace(printed, name=known.name, url=known.url)
        return printed

    def _full(self, text: str) -> str:
        key = fold(text)
        if key in self.people:
            return key
        if key in self.short:
            return self.short[key]
        if " " in key:
            turned = [full for full in self.people if sorted(full.split()) == sorted(key.split())]
            return turned[0] if len(turned) == 1 else ""  # "Chen Dongni" is Dongni Chen
        if len(key) < _NICKNAME:
            return ""
        near = [full for full in self.people if full.startswith(key)]
        return near[0] if len(near) == 1 else ""

    def organization(self, mark: Mark, lab: Mention) -> Mention:
        """Give the organisation of an ORG or LAB mark; `lab` where it is the lab at home."""
        if mark.label == "LAB" and (not mark.value or fold(mark.text) in self.lab or fold(mark.value) in self.lab):
            return lab
        return Mention(mark.text, mark.start, mark.end)

    def profiles(self, sentences: Iterable[Sentence]) -> Iterator[tuple[Mention, tuple[str, ...]]]:
        """Give each person whom the page prints in a short form too, with those forms."""
        forms: dict[str, dict[str, None]] = {}
        for sentence in sentences:
            for mark in sentence.of("PERSON"):
                text = _printed(mark).name
                full = self._full(text)
                if full and fold(text) != full:
                    forms.setdefault(full, {})[text] = None
        for full, printed in forms.items():
            yield self.people[full], tuple(printed)


def _printed(mark: Mark) -> Mention:
    """Give the name that a mark prints, without what is not its own: "Ada Roe's", "Ada Roe, PhD"."""
    name = without_titles(_OWNED.sub("", mark.text))
    start = mark.start + mark.text.index(name)
    return Mention(name, start, start + len(name))


def gather(named: Iterable[Mention], sentences: Iterable[Sentence], lab: Mention) -> Cast:
    """Give the cast of a page: people whom it introduces (`named`) and full names in its sentences."""
    people: dict[str, Mention] = {}
    home = _lab_names(lab)
    seen = [*named]
    for sentence in sentences:
        for mark in sentence.of("PERSON"):
            printed = _printed(mark)
            if " " in printed.name and fold(printed.name) not in home and looks_like_name(printed.name) >= _SURE_NAME:
                seen.append(printed)
    for mention in seen:
        if mention.name and fold(mention.name) not in people:
            people[fold(mention.name)] = mention
    return Cast(people, _short(people), home)


def _short(people: Mapping[str, Mention]) -> dict[str, str]:
    bearers: dict[str, set[str]] = {}
    for full, mention in people.items():
        name = parse_name(mention.name)
        for part in {name.given, name.given.split(" ")[0], name.family, f"{name.particle} {name.family}".strip()}:
            if len(part.rstrip(".")) > 1:
                bearers.setdefault(fold(part), set()).add(full)
    unique = ((part, _one(people, full)) for part, full in bearers.items() if part not in people)
    return {part: full for part, full in unique if full}


def _one(people: Mapping[str, Mention], bearers: set[str]) -> str:
    """Give the fullest of names that may all be one person's ("A. Example", "Ada Example"), else nothing."""
    names = sorted(bearers, key=lambda full: (-len(full), full))
    first, *rest = (parse_name(people[full].name) for full in names)
    same = all(fold(n.family) == fold(first.family) and fold(n.given)[:1] == fold(first.given)[:1] for n in rest)
    return names[0] if same and all(len(n.given.rstrip(".")) == 1 for n in rest) else ""


def _lab_names(lab: Mention) -> frozenset[str]:
    if lab is NOBODY or not lab.name:
        return frozenset()
    key = fold(lab.name)
    stem = re.sub(r"^the | (?:lab|laboratory|group|research group|team)$", "", key)
    return frozenset(
        {key, stem, *(f"{stem} {noun}" for noun in ("lab", "laboratory", "group", "research group", "team"))}
    )
