"""What stands above an entry of service and holds for it: the role that a heading is, the body that one names."""

from __future__ import annotations

import re

from kgbuild.extract.layout.headings import kinds_of
from kgbuild.extract.page import Entry, Section
from kgbuild.extract.phrases.above import body_above
from kgbuild.extract.phrases.bodies import Body
from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.extract.records.service_bodies import Post
from kgbuild.extract.records.service_lines import bare_label
from kgbuild.extract.records.service_words import is_listing, names_role
from kgbuild.model import NOBODY

#: "Organisation", "Editing": what somebody did, and no office.
_DEED = re.compile(r"(?i)(?:tion|ing|ship|ity|ities|work)s?$")


def is_office(text: str) -> bool:
    """Say whether a text is a role of service and no more: "President", "Associate Editor:"."""
    bare = text.strip(" :*_")
    return phrase_pattern("service", "roles").fullmatch(bare) is not None and not _DEED.search(bare)


def role_above(section: Section, entry: Entry) -> str:
    """Give the role that a heading names by itself ("Peer review", "Reviewer for"), the nearest first."""
    for title in (entry.context, section.title, *reversed(section.path)):
        bare = re.sub(r"^(?:recent|selected|current|past|previous)\s+|\(.*?\)", "", title, flags=re.IGNORECASE).strip(
            " :"
        )
        mixed = len(kinds_of(bare)) > 1 or phrase_pattern("service", "broad").search(bare)
        if bare and (is_listing(bare) or is_office(bare)) and len(bare.split()) <= 5 and not mixed:
            return bare_label(bare) if bare.endswith(" for") else bare
        if bare and not phrase_pattern("service", "generic").fullmatch(bare):
            break
    return ""


def named_above(section: Section, entry: Entry, post: Post) -> tuple[Body, ...]:
    """Give the organisation above several roles in it."""
    named = body_above(section, entry) if post.dates and names_role(post.role) else NOBODY
    return (Body(named),) if named.name else ()
