"""Roles that the sentences around a joining name: "Three new postdocs!" before it, "Project assistant" behind it."""

from __future__ import annotations

import re

from kgbuild.extract.prose.statements.passage import Told, phrases
from kgbuild.extract.prose.statements.roles import one_role

#: So many sentences before a joining may announce it.
_BEFORE = 6
#: So many words has a sentence that is nothing but a role.
_WORDS = 4
#: "Ada is a" before the role of the one who was just welcomed.
_IS_A = re.compile(
    r"\W*(?:(?:She|He|They)|(?:Dr\.?\s+)?[A-ZÀ-Þ][\w’'-]+)\s+(?:is|are|will be)\s+(?:an?|our|the)\s+(?:new\s+)?"
)
_NEW = re.compile(r"(?i)\b(?:new|two|three|four|five|six|several|[2-9])\s+(?:new\s+)?(?:\w+\s+)?$")


def later_role(told: Told) -> str:
    """Give the role that the next sentence names, "She is the first graduate student of the lab.", or that it is."""
    following = told.passage.sentences[told.index + 1 : told.index + 3]
    for place, sentence in enumerate(following):
        roles, labs = sentence.of("ROLE"), sentence.of("LAB")
        if roles and labs and not sentence.of("PERSON"):
            return one_role(roles[0].text)
        if sentence.of("PERSON") and len(told.sentence.of("PERSON")) > 1:
            continue  # "Welcome to Ada and Bo! Bo is a …"
        if roles and not place and _IS_A.fullmatch(sentence.text[: roles[0].start - sentence.start]):
            return one_role(roles[0].text)
        text = sentence.text.strip(" .!()–—-")
        if roles and not place and text.startswith(roles[0].text) and len(text.split()) <= _WORDS:
            return one_role(roles[0].text)
    return ""


def announced_role(told: Told) -> str:
    """Give the role in which a sentence before welcomed people that it did not name: "We welcome two new postdocs"."""
    if told.passage.source != "news":
        return ""
    for sentence in reversed(told.passage.sentences[max(told.index - _BEFORE, 0) : told.index]):
        roles = sentence.of("ROLE")
        if not roles or sentence.of("PERSON"):
            continue
        told_of = phrases("join_object").search(sentence.text) or phrases("join_subject").search(sentence.text)
        ahead = sentence.text[: roles[0].start - sentence.start]
        plural = roles[0].text.endswith("s") and _NEW.search(ahead)
        return one_role(roles[0].text) if told_of and plural else ""
    return ""
