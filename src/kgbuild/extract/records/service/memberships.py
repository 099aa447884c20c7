"""Memberships: a society a line, or several in one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgbuild.extract.phrases.bodies import Body, read_bodies
from kgbuild.extract.phrases.dating import dated
from kgbuild.extract.phrases.parts import Line, split_places
from kgbuild.extract.phrases.roles import is_employed
from kgbuild.extract.phrases.words import organization_weight
from kgbuild.extract.records.service.bodies import Post
from kgbuild.extract.records.service.serving import is_society
from kgbuild.extract.records.service.words import is_on_board, names_role, trailing
from kgbuild.model import Mention

_ROLE_WORDS = 3
#: A society is told of in so many words, at least, behind a dash, and has so many itself.
_TOLD_WORDS, _NAME_WORDS = 4, 2
_DASH = re.compile(r"\s+[-–—]\s+")


def memberships(line: Line) -> Iterator[Post]:
    """Read a membership, or a list of them."""
    place = (line.start, line.start + len(line.text))
    read = dated(line, ())
    parts, _ = split_places(read.parts)
    role = next((part for part in parts if _is_role(part.text)), None)
    if role is None and len(parts) > 1 and is_employed(parts[0].text) and organization_weight(parts[0].text) < 1:
        role = parts[0]  # "Adjunct Research Scholar, Tide Institute"
    kept = [part for part in parts if part is not role]
    if not kept:
        return
    bodies = read_bodies(line.text[kept[0].start - line.start :], kept[0].start) if not role else []
    alone = [_stands_alone(body.mention.name) for body in bodies]
    several = len(bodies) > 1 and sum(alone) >= 0.6 * len(alone) and all(alone[:1])
    dates = (read.date,) if read.date and not line.text[: read.date.at].strip(" \t([*_") else ()
    if several and dates:
        several = all(is_society(body.mention.name) or body.mention.name.isupper() for body in bodies[1:])
        several = several and not any(body.mention.name.startswith("The ") for body in bodies[1:])
    if several:
        yield Post("", tuple(bodies), dates, *place)
        return
    if not role and len(kept) == 1 and (told := trailing(kept[0])):
        yield Post(told[0], (Body(told[1]),), (read.date,) if read.date else (), *place)
        return
    name = " ".join(line.text[kept[0].start - line.start : kept[-1].end - line.start].split())
    split = re.match(r"(?P<role>.+?)\s+(?:of|in|der|de la|du|de)\s+(?:the\s+)?(?P<body>[A-ZÀ-Þ].+)", name)
    if not role and split and names_role(split["role"]) and organization_weight(split["role"]) == 0:
        start = kept[0].start + name.find(split["body"])
        body = Mention(split["body"], start, start + len(split["body"]))
        yield Post(split["role"], (Body(body),), (read.date,) if read.date else (), *place)
        return
    head, *behind = _DASH.split(name, maxsplit=1)
    described = behind and len(head.split()) >= _NAME_WORDS and len(behind[0].split()) >= _TOLD_WORDS
    name = head if described else name  # "Tide Community - a network of those who watch tides"
    body = Mention(name, kept[0].start, kept[0].start + len(name))
    yield Post(role.text if role else "", (Body(body),), (read.date,) if read.date else (), *place)


def _is_role(text: str) -> bool:
    """Say whether a part is no more than the role of a member."""
    short = len(text.split()) <= _ROLE_WORDS or is_on_board(text)
    return short and names_role(text) and organization_weight(text) < 1


def _stands_alone(text: str) -> bool:
    """Say whether a part may be a body by itself, and no department or remark that goes on with another."""
    unit = re.match(
        r"(?:Department|Dept|School|Faculty|Section|Division|Institut|College|Special Interest|SIG|Chapter"
        r"|Working Group)\b",
        text,
    )
    return organization_weight(text) > 0 and unit is None
