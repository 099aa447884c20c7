"""What stands above an entry of service and holds for it: the role that a heading is, the body that one names."""

from __future__ import annotations

import re

from kgbuild.extract.layout.clusters import divides_list
from kgbuild.extract.layout.headings import kinds_of, only_divides
from kgbuild.extract.page import Entry, Section
from kgbuild.extract.phrases.above import body_above
from kgbuild.extract.phrases.bodies import Body
from kgbuild.extract.phrases.words import organization_weight, phrase_pattern
from kgbuild.extract.records.service.bodies import Post
from kgbuild.extract.records.service.lines import bare_label
from kgbuild.extract.records.service.words import is_listing, names_role
from kgbuild.model import Mention

#: "Organisation", "Editing": what somebody did, and no office.
_DEED = re.compile(r"(?i)(?:tion|ing|ship|ity|ities|work)s?$")


#: "Reviewer for", "Member of the following committees", "I have reviewed for journals including": a list follows.
_ANNOUNCES = re.compile(r"\b(?:for|following|including|such as|like)\b|^I\b")
#: What tells more of a word for bodies, behind it.
_BEHIND_HEAD = re.compile(r"\s+(?:in|of|for|from|by|and/or|associated|such)\b|\s*[(,:]")
#: The name of a body has so many words at most where nothing else tells it, and a role.
_NAMED, _ROLE = 6, 5


def is_office(text: str) -> bool:
    """Say whether a text is a role of service and no more: "President", "Associate Editor:"."""
    bare = text.strip(" :*_–—-")
    told = bare if len(bare.split()) != len(("Panel", "chair")) else bare.rpartition(" ")[2].capitalize()
    named = any(phrase_pattern("service", "roles").fullmatch(text) for text in (bare, told))
    return named and not _DEED.search(bare) and organization_weight(bare) < 1


def role_above(section: Section, entry: Entry) -> str:
    """Give the role that a heading names by itself ("Peer review", "Reviewer for"), the nearest first."""
    for title in (entry.context, section.title, *reversed(section.path)):
        bare = re.sub(r"^(?:recent|selected|current|past|previous)\s+|\(.*?\)", "", title, flags=re.IGNORECASE).strip(
            " :"
        )
        label = bare_label(bare) if _ANNOUNCES.search(bare) else bare
        mixed = len(kinds_of(label)) > 1 or phrase_pattern("service", "broad").search(bare)
        if (is_listing(bare) or is_office(label)) and not mixed and len(label.split()) <= _ROLE:
            return label
        if bare and not _is_generic(bare):
            break
    return ""


def _is_generic(title: str) -> bool:
    """Say whether a heading tells no more than for what: "Journals", "Journals of societies", "Other"."""
    head = _BEHIND_HEAD.split(title, maxsplit=1)[0]
    several = head[-1:] == "s" and phrase_pattern("service", "generic").fullmatch(head.rpartition(" ")[2])
    whole = phrase_pattern("service", "generic").fullmatch(title) is not None
    return whole or bool(several and not names_role(title)) or only_divides(title)


def named_above(section: Section, entry: Entry, post: Post) -> tuple[Body, ...]:
    """Give the organisation above several roles in it."""
    if not post.dates or not names_role(post.role):
        return ()
    named = body_above(section, entry)
    title = "" if section.kind or kinds_of(section.title) or is_listing(section.title) else section.title.strip(" :")
    whole = 1 < len(title.split()) <= _NAMED and not divides_list(title) and not names_role(title)
    return (Body(named if named.name else Mention(title)),) if named.name or whole else ()
