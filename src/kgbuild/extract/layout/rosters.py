"""Sections that are titled by people's names, one a person: pages of authors, teams, speakers without a word for it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kgbuild.document import Document
from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.layout.shapes import shape
from kgbuild.extract.page import Section
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.names import looks_like_name

#: Fewer names than this are no list of people; a name is what looks so much like one.
_SEVERAL, _SURE = 3, 0.6
#: Among sections of which so large a share are titled by names, another is one that looks so much like one.
_MOST, _LIKELY = 0.6, 0.1
_LONGEST = 6
#: Behind one of these stand degrees, notes, other forms of the name.
_BEHIND = re.compile(r"\s*(?:[,(\[|]|\s[–—-]\s).*", re.DOTALL)
#: What pages of one person hold, and what groups have, too.
_LIFE = frozenset({"awards", "education", "memberships", "positions", "service", "talks", "teaching"})
#: "/people/students"
_PEOPLE = re.compile(r"(?i)(?:^|/)(?:equipe|equipo|group|lab|members|people|team)(?:/|\.html|$)")
_WORK = frozenset({"news", "publications", "software"})
#: Names under these headings are of others: referees, co-authors.
_AT_HOME = frozenset({"", "people", "biography"})


def roster(sections: Sequence[Section]) -> frozenset[int]:
    """Give the places of the sections that are titled by names, where several of one level are and most are.

    Args:
        sections: of a page, in order.
    """
    named = [place for place, section in enumerate(sections) if _is_named(section)]
    levels = Counter(sections[place].level for place in named)
    if not levels:
        return frozenset()
    level, count = min(levels.items(), key=lambda item: (-item[1], item[0]))
    plain = sum(section.level == level and not section.kind for section in sections)
    if count < _SEVERAL or 2 * count < plain:
        return frozenset()
    likely = _LIKELY if _MOST * plain <= count else _SURE
    same = (place for place, section in enumerate(sections) if section.level == level)
    return frozenset(place for place in same if _is_named(sections[place], likely))


def with_roles(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Give sections of which those below a name of the roster that are titled by a role are of no kind.

    "Maîtresse de conférences" stands over no talks.
    """
    titled = roster(sections)
    out, below = [], -1
    for place, section in enumerate(sections):
        below = section.level if place in titled else -1 if section.level <= below else below
        plain = place not in titled and below >= 0 and is_role(section.title)
        out.append(replace(section, kind="", also=()) if plain else section)
    return tuple(out)


def of_a_group(document: Document, sections: Sequence[Section]) -> tuple[Section, ...]:
    """Give the sections of a page of nobody's, on which students are members of a group.

    They are where papers stand and no life is told, and on pages that a site files with its people.
    """
    kinds = {section.kind for section in sections}
    filed = _PEOPLE.search(str(document.metadata.get("permalink") or ""))
    if _LIFE & kinds or not (filed or _WORK & kinds):
        return tuple(sections)
    return tuple(replace(s, kind="people", also=()) if s.kind == "supervision" else s for s in sections)


def _is_named(section: Section, least: float = _SURE) -> bool:
    title = section.title.strip()
    lead = shape("titles").match(title)
    name = _BEHIND.sub("", title[lead.end() if lead else 0 :]).strip(" .:")
    if section.kind or not _AT_HOME.issuperset(section.kinds) or not 1 < len(name.split()) <= _LONGEST:
        return False
    other = kinds_of(name) or is_role(name) or is_place(name) or organization_weight(name) >= _SURE
    return not other and looks_like_name(name) >= least
