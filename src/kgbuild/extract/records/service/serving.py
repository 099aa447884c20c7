"""Posts that are service, though a list of positions holds them: on a panel, in a society, of a journal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.extract.page import Section
from kgbuild.extract.phrases.bodies import Body
from kgbuild.extract.phrases.parts import Line, Part
from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.extract.records.service.words import names_role
from kgbuild.lexicon import words
from kgbuild.model import Mention

#: The name of a body that is a heading has so many words at least.
_NAMED = 3

#: "Associate Editor, Tide Letters": nobody is employed so.
_EDITS = re.compile(
    r"(?:(?:associate|guest|senior|managing|executive|academic|section|deputy|assistant|founding|co|special|area|book"
    r"|consulting|field|handling|reviews?|statistical|subject|topical)[\s-]+)*"
    r"editor(?:s|-in-chief|ial board(?: member)?)?\b"
    r"(?!\s*(?:at|with|,\s*[^,]*\b(?:press|publish\w*|verlag|inc|llc|ltd)\b))"
    r"|(?:ad hoc |peer |grant |invited |external )*(?:reviewer|referee)\b",
    re.IGNORECASE,
)
#: "Member, Study Section", "Chair, Scientific Advisory Board".
_SITS = re.compile(
    r"(?:(?:ad hoc|standing|elected|founding|permanent|invited|temporary|regular|co|vice|past|charter)[\s-]+)*"
    r"(?:member|chair(?:man|woman|person)?|panelist|treasurer|secretary|councillor|mitglied|membre|miembro|membro|lid)\b",
    re.IGNORECASE,
)
#: What a name of members has that stands alone.
_SOCIETY = re.compile(
    r"\b(?:association|society|academy|union|federation|council|network|guild|league|verband|verein|gesellschaft|soci[ée]t[ée]"
    r"|asociación|sociedad|associação|sociedade|associazione|società|vereniging)\b",
    re.IGNORECASE,
)
#: A board of a body, and no body of its own.
_BOARD = re.compile(
    r"\b(?:board|committee|panel|jury|council|comité|conseil|kommission|beirat|comitato|comisión|commission|senate)s?\b",
    re.IGNORECASE,
)
#: The bracket behind a body; its date may have been cut off with its end.
_HELD = re.compile(r"(?P<body>[A-ZÀ-Þ][^()]*\w)\s+\((?P<role>[^(),]{4,40})(?:\)|,?\s*$)")
_BODY = re.compile(
    r"\b(?:study section|review (?:panel|group|committee|board)|advisory (?:board|committee|council|panel|group)"
    r"|committee|panel|task force|working group|council|society|association|academy of|editorial board"
    r"|beirat|gesellschaft|kommission|comité|commission|société|sociedad|comisión|sociedade|società|comitato)\b",
    re.IGNORECASE,
)


def serves(lines: Sequence[Line]) -> bool:
    """Say whether an entry of a list of positions tells of service: an editor, a member of a panel or of a society."""
    parts = [part for line in lines[:2] for part in line.parts]
    if not parts:
        return False
    behind = " ".join(part.text for part in parts)
    return _EDITS.match(behind) is not None or (_SITS.match(behind) is not None and _BODY.search(behind) is not None)


def is_mixed(section: Section) -> bool:
    """Say whether a section holds positions and honours: "Qualifications, work experience, honours and grants"."""
    kinds = {section.kind, *section.also}
    return "positions" in kinds and bool(kinds & {"awards", "grants", "memberships", "service"})


def serves_beside(parts: Sequence[Part]) -> bool:
    """Say whether a line opens with what people do beside their posts: "Member of the board", "Journal referee"."""
    text = re.sub(r"\b[Cc]o-(?=\w)", "", parts[0].text) if parts else ""
    return any(phrase_pattern("service", key).match(text) for key in ("runs", "beside"))


def body_above(section: Section, role: str) -> tuple[Body, ...]:
    """Give the body that the heading of one entry of service names, for a role below it: "Judge" below a contest."""
    title = section.title.strip(" .:")
    within = section.kinds[-1:] == ("service",) and len(section.entries) == 1 and len(title.split()) >= _NAMED
    office = _SITS.match(title) or _EDITS.match(title) or phrase_pattern("service", "listing").match(title)
    if not within or not names_role(role) or office:
        return ()
    return (Body(Mention(title, section.start, section.start + len(title))),)


def office_before(part: Part) -> int:
    """Give where the body begins behind an office without a word for "of" ("Lid Platform Zee"); 0 if nowhere."""
    match = phrase_pattern("service", "offices").match(part.text)
    rest = part.text[match.end() :].lstrip() if match else ""
    small = rest[:1].islower() and not _BODY.search(rest.split("(")[0])
    if not rest or small or rest.split()[0].casefold() in words("sections", "stops") or not rest[0].isalpha():
        return 0
    return len(part.text) - len(rest)


def held_in_bracket(part: Part) -> tuple[str, Body] | None:
    """Give the role in the bracket behind a body, and the body: "Journal of Tides (Editorial Board Member)"."""
    match = _HELD.fullmatch(part.text)
    if match is None or not names_role(match["role"]):
        return None
    board = _BOARD.fullmatch(match["body"].rsplit(maxsplit=1)[-1]) and holds_office(match["role"])
    if names_role(match["body"]) and not board:
        return None
    return match["role"], Body(Mention(match["body"], part.start, part.start + match.end("body")))


def holds_office(role: str) -> bool:
    """Say whether a role is no more than what people are in a body: "Member", "Vice chair"."""
    return _SITS.fullmatch(role.strip(" .")) is not None


def is_society(text: str) -> bool:
    """Say whether a text names a body that has members by itself, and no board of the body behind it."""
    return _SOCIETY.search(text) is not None and _BOARD.search(text.rsplit(maxsplit=1)[-1]) is None
