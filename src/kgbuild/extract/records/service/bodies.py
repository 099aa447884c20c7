"""The bodies that a line of service names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kgbuild.dates import DateRange
from kgbuild.document import Inline
from kgbuild.extract.phrases.bodies import Body, read_bodies
from kgbuild.extract.phrases.parts import Line, Part
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import event_pattern, organization_weight, phrase_pattern
from kgbuild.extract.records.service.nouns import FOR_WHOM, body_by_noun, goes_on_board, group_in_body
from kgbuild.extract.records.service.serving import held_in_bracket, is_society, office_before
from kgbuild.extract.records.service.words import bare_role, is_listing, names_role, opens_with_service, trailing
from kgbuild.model import Mention

_SPLIT = re.compile(
    r"\s+@\s*(?=\S)|\s+(?:(?:of|for|at|in|on|with|to|pour|chez|au sein d[eu]|au sein des|dans"
    r"|auprès d[eu]|auprès des|aux?|de las?|de los|de|du|des|der|für|bei|beim|im|per|para|del|della|delle|dello|dei"
    r"|degli|d[oa]s?|presso|nella|nel|em|no|na|en|van|voor|bij|aan)\b\s*|(?:de l|d|dell|all|nell)['’]\s*)"
    r"(?:(?:the|las?|les?|los|der|den|dem|die|das|het|de|el|il|lo|gli)\s+|l['’]\s*)?(?=\S)"
)
BODY_OF = re.compile(
    r"\b(?:board|committee|panel|jury|council|comité|comitê|conseil|consejo|conselho|consiglio|kommission|ausschuss|beirat"
    r"|vorstand|gremium|comitato|comisión|comissão|commission|commissione|commissie|jurado|senate|senado)s?\b"
    r"(?!.*\b(?:of|for|de)\b)",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\((?!\w+\))[^()]*(?:\([^()]*\)[^()]*)*\)\W*$")
#: "journals including A, B": a list of bodies, whatever the role.
SEVERAL = re.compile(
    r"(?:(?:various|several|many|numerous|multiple)\s+)?(?:[a-z]+\s+)?[a-z]+s\s+(?:including|such as|like)\b|"
    r"(?:various|several|many|numerous|multiple)\s+[a-z]+s\b"
)
#: "revue Sociologie", "rOpenSci": lower case opens a name.
_PERIODICAL = re.compile(
    r"(?:la |il |die |der |het )?(?:revue|revista|rivista|zeitschrift|journal|tijdschrift|collana)\s+"
    r"[A-ZÀ-Þ“«„]|[a-z]{1,4}[A-Z]\w+"
)
#: "Journal of Tides", "Annales de Glaciers".
JOURNAL = re.compile(
    r"(?:Journal|Annals|Bulletin|Proceedings|Transactions|Archives?|Revue|Revista|Rivista|Zeitschrift|Jahrbuch|Tijdschrift"
    r"|Annales|Anales|Anais|Annali|Cahiers|Cuadernos|Cadernos|Quaderni|Studi)\s(?:of|for|de|des?|du|da|do|di|del|für|voor)\s"
)
#: "Organizer of a workshop on tides": the event has no name but what it is about.
_RUNS = re.compile(
    r"^(?:an?|the|une?|eine[rs]?|un[ao]?)\s+(?=(?:[\w-]+\s+){0,2}"
    r"(?:workshop|symposium|conference|session|panel|seminar|webinar|colloquium|colloque|tagung|taller|school)\b)",
    re.IGNORECASE,
)
#: "Co-editor (with Ada Moe)".
_WITH = re.compile(r"\s*\((?:with|mit|avec|con|com|met)\s[^()]*\)")
#: "Waves of the North, with Ada Moe".
_BESIDE = re.compile(r",\s+(?:with|mit|avec|con|com|met)\s+(?=[A-ZÀ-Þ][\w’'.-]*\s[A-ZÀ-Þ])")
#: "Making Tides, published by the Uppsala Press".
_PUBLISHED = re.compile(r",?\s+(?:published|edited|hosted|organi[sz]ed) by\s.*$")
#: A role that no list knows, of few words.
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Post:
    """What a line says: one role in one or more bodies, each with its dates."""

    role: str
    bodies: tuple[Body, ...]
    dates: tuple[DateRange, ...]
    start: int
    end: int


def ends_in_role(text: str) -> bool:
    """Say whether a person's role ends a text ("Advisory Council Member"), not a board's name ("Library Committee")."""
    found = [*phrase_pattern("service", "roles").finditer(bare_role(text.rstrip(" .")))]
    return bool(found) and found[-1].end() == len(bare_role(text.rstrip(" ."))) and not BODY_OF.search(found[-1][0])


def listed_bodies(line: Line, start: int, inlines: Sequence[Inline]) -> list[Body]:
    """Give the bodies of a list that begins at an offset of the document."""
    return read_bodies(line.text[start - line.start :], start, inlines)


def read_body(line: Line, parts: Sequence[Part]) -> Body:
    """Give the body that a run of parts names, without a remark in brackets at its end."""
    parts = parts[:1] if parts[0].quoted else parts  # "“Tides and Trade”, international workshop, Bergen"
    start, end = parts[0].start, _before_date(line, parts)
    name = _PUBLISHED.sub("", _REMARK.sub("", line.text[start - line.start : end - line.start])).strip(" .,;")
    name = re.sub(r"(?:,\s*(?:19|20)\d\d)+$", "", name)
    name = name.strip('“”"«»„ .,') if parts[0].quoted else name
    name = re.sub(r"^(?:of |for |at )?(?:the )?(?=[A-ZÀ-Þ“\"«])", "", name)
    start = line.start + line.text.find(name, start - line.start)
    return Body(Mention(" ".join(name.split()), start, start + len(name)))


def _before_date(line: Line, parts: Sequence[Part]) -> int:
    """Give where a body ends: before the day or a companion that commas set apart in its midst."""
    start, end = parts[0].start - line.start, parts[-1].end - line.start
    days = (d.at for d in line.dates if start < d.at < end and line.text[: d.at].rstrip().endswith(","))
    beside = (match.start() for match in _BESIDE.finditer(line.text, start, end))
    return line.start + min([*days, *beside, end])


def split_role(part: Part, *, alone: bool) -> tuple[str, Part | None]:
    """Cut a role from the body that follows it in one part; a board and what is no name stay with the role.

    Args:
        part: the part.
        alone: no other part may be the body: a board with a name of its own is ("Member of the GraphConf Committee").
    """
    if (named := body_by_noun(part)) or (named := group_in_body(part)):
        return named
    if office := office_before(part):
        return part.text[:office].strip(" ,"), replace(part, text=part.text[office:], start=part.start + office)
    for match in _SPLIT.finditer(part.text):
        if re.match(r"chief\b", part.text[match.end() :], re.IGNORECASE):
            continue  # "Editor in Chief"
        left, right = part.text[: match.start()], part.text[match.end() :].strip(" .,")
        if _RUNS.match(right) and opens_with_service([part]):
            start = part.start + part.text.index(right, match.end())
            event = _RUNS.sub("", right)
            return left.strip(" ,"), replace(part, text=event, start=start + len(right) - len(event))
        role = names_role(left) or (is_role(left) and len(left.split()) <= _SHORT)
        board = is_board(right) and not (alone and (is_own_board(right) or _is_of_a_body(right)))
        board = board or goes_on_board(left, right)
        if not role or not right or not (right[:1].isupper() or _named(right) or SEVERAL.match(right)) or board:
            continue
        start = part.start + part.text.index(right, match.end())
        return _WITH.sub("", left).strip(" ,"), replace(part, text=right, start=start, end=start + len(right))
    return part.text.strip(" .,"), None


def is_board(text: str) -> bool:
    """Say whether a text opens with a board or committee, which belongs to the role and not to the body."""
    head = _SPLIT.split(text, maxsplit=1)[0]
    return BODY_OF.search(head) is not None and len(head.split()) <= 4


def is_own_board(text: str) -> bool:
    """Say whether a board bears a name: "AOS Collections Committee", not "Program Committee of X"."""
    return text[:1].isupper() and BODY_OF.match(text) is None and _SPLIT.search(text) is None and " " in text


def _is_of_a_body(text: str) -> bool:
    """Say whether a board in lower case is that of a known kind of body: "faculty council", not "advisory board"."""
    return organization_weight(text) == 1 and _SPLIT.search(text) is None and " " in text


def _named(text: str) -> bool:
    """Say whether a text that opens in lower case names a body all the same: a name or an acronym stands in it."""
    if FOR_WHOM.match(text):
        return False
    return _PERIODICAL.match(text) is not None or (
        1 < len(text.split()) <= 12
        and (organization_weight(text) > 0 or re.search(r"\s[A-ZÀ-Þ]\w+\s[A-ZÀ-Þ]", text) is not None)
    )


def whole_body(line: Line, right: Part, behind: Sequence[Part]) -> Body:
    """Give a body with the organisation behind it that it is part of."""
    parts = [right]
    for part in behind:
        if organization_weight(part.text) != 1:
            break
        parts.append(part)
    return read_body(line, parts)


def told_alone(part: Part, post: Post) -> Post:
    """Tell the body from the role in one part: "ACME expert", "ACME Student Chapter Advisor", "Tide Society"."""
    if held := held_in_bracket(part):
        return replace(post, role=held[0], bodies=(held[1],))
    if last := trailing(part):
        return replace(post, role=last[0], bodies=(Body(last[1]),))
    match = re.match(r"([A-Z][A-Z\d-]{1,9})\s+(.+)", part.text)
    if match and names_role(match[2]):
        return replace(post, role=match[2], bodies=(Body(Mention(match[1], part.start, part.start + len(match[1]))),))
    ends = BODY_OF.search(part.text.split()[-1]) is not None
    known = organization_weight(part.text) > 0 or (
        len(part.text.split()) > _SHORT and phrase_pattern("service", "roles").match(part.text) is None
    )
    named = is_own_board(part.text) or (ends and part.text[:1].isupper() and known)
    plain = is_listing(part.text) and (
        len(part.text.split()) <= _SHORT or event_pattern().search(part.text) is not None
    )
    board = named and not plain and not ends_in_role(part.text) and (ends or is_board(part.text))
    if board or (not names_role(part.text) and (organization_weight(part.text) > 0 or is_society(part.text))):
        return replace(post, bodies=(Body(Mention(part.text, part.start, part.end)),))
    return replace(post, role=part.text.strip(" ."))
