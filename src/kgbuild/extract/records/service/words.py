"""Which words name a role of service, and which roles people have in many bodies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.extract.phrases.parts import Part
from kgbuild.extract.phrases.words import event_pattern, organization_weight, phrase_pattern
from kgbuild.lexicon import words
from kgbuild.model import Mention

#: "Tide Students Association Co-President": a person's role behind its body.
_TRAILING = re.compile(
    r"^(?P<body>[A-Z\d]\S*(?:\s+\S+){2,}?)\s+(?P<role>(?:(?:Founding|Session|Program|Student|Junior|Senior)\s+)?"
    r"(?:Co-|Vice[\s-]|Past[\s-]|Board[\s-]|Committee[\s-])?(?:President|Secretary|Treasurer|Chair|Representative"
    r"|Coordinator|Officer|Director|Member|Juror|Judge|Trustee|Delegate|Volunteer|Webmaster|Moderator"
    r"|(?:[Aa]djudicator|[Oo]rgani[sz]er|[Rr]eviewer|[Vv]olunteer|[Jj]udge|[Jj]uror|[Mm]oderator|[Pp]anelist)))$"
)
#: A board of whatever body stands beside it.
_COUNCIL = re.compile(
    r"(?i:(?:con(?:seil|siglio|sejo|selho)|comit\w+|directorio|board|vorstand|beirat|kuratorium)"
    r"(?:\s(?:of\s|d['’]|de\s|di\s)?(?:la\s)?\w+)?$)"
)

#: What ends the name of a group that has members.
_GROUP_LAST = re.compile(
    r"\b(?:board|committee|panel|council|commission|task force|(?:advisory|working|steering|study|interest) group)$",
    re.IGNORECASE,
)
#: A board, in the genitive, too.
_BOARD = re.compile(
    r"\b(?:board|committee|panel|jury|council|comit[éêa]|comitato|con(?:seil|sejo|selho|siglio)|comisi[óo]n|comissão"
    r"|commissi(?:on|one|e)|ausschuss|beirat|vorstand|redaktion|redactie|bureau|bestuur)(?:s|es)?\b",
    re.IGNORECASE,
)
#: A role on one has no more words.
_ON_BOARD = 8


def names_role(text: str) -> bool:
    """Say whether a word for a role stands near the beginning of a text; "co-" before it changes nothing."""
    return phrase_pattern("service", "roles").search(bare_role(" ".join(text.split()[:8]))) is not None


def is_on_board(text: str) -> bool:
    """Say whether a text is no more than a role on a board of whatever body: "Membre du comité scientifique"."""
    board = _BOARD.search(text)
    if board is None or len(text.split()) > _ON_BOARD:
        return False
    return any(names_role(side) for side in (text[: board.start()], text[board.end() :]))


def opens_with_service(parts: Sequence[Part]) -> bool:
    """Say whether the first words of a line name who runs an event: "Co-organizer of a workshop", "Session chair"."""
    return bool(parts) and phrase_pattern("service", "runs").match(bare_role(parts[0].text)) is not None


def bare_role(text: str) -> str:
    """Give a text without the "co-" before its words."""
    return re.sub(r"\b[Cc]o-(?=\w)", "", text)


def is_listing(text: str) -> bool:
    """Say whether a role is one that people have in many bodies: reviewing, committees, organising, memberships."""
    return phrase_pattern("service", "listing").search(text) is not None


def trailing(part: Part) -> tuple[str, Mention] | None:
    """Tell the role from the body before it: "Tide Students Association Co-President"."""
    last = _TRAILING.search(part.text)
    known = last is not None and (
        organization_weight(last["body"]) == 1
        or event_pattern().search(last["body"]) is not None
        or is_group(last["body"])
    )
    if last is None or not known or not names_role(last["role"]):
        return None
    return last["role"], Mention(last["body"], part.start, part.start + len(last["body"]))


def is_group(text: str) -> bool:
    """Say whether a text ends as the names of groups with members do: "Communications Committee"."""
    return _GROUP_LAST.search(text.strip(" .")) is not None


def is_council(text: str) -> bool:
    """Say whether a text is a board of whatever body stands beside it: "Conseil d'administration", "Beirat"."""
    return _COUNCIL.match(text) is not None


def is_standing(text: str) -> bool:
    """Say whether a text is a board that many bodies have, so that it tells no body of its own: "Program Committee"."""
    *kind, last = text.strip(" .").casefold().split() or [""]
    return bool(kind) and set(kind) <= words("service", "standing") and _BOARD.fullmatch(last) is not None
