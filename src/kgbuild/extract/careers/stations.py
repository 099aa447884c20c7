"""Where the students of a list were and went: "Undergraduate at UC Harbour; now PhD student at Uppsala University"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgbuild.extract.phrases.degrees import level_in
from kgbuild.extract.phrases.holding import at_body
from kgbuild.extract.phrases.parts import Line
from kgbuild.extract.phrases.roles import is_role
from kgbuild.extract.phrases.words import is_unit, organization_weight
from kgbuild.model import Mention

_AT_SIGN = re.compile(r"\s*@\s*(?=[A-ZÀ-Þ])")
_HONOUR = re.compile(r"(?i)awards?|prizes?|medals?|preis|prix|premio|prêmio")
_ROLE_WORDS = 6
#: What ends the name of an organisation behind "at".
_END = re.compile(r"\s*(?:[,;(\[]|\.\s|\.$|\s-\s|\s–\s|\b(?:and|then|since|until|from|und|et|y)\s)")
#: "University of Finance and Economics": what the name goes on with behind "and".
_GOES_ON = re.compile(
    r"[\w’'-]+(?: [\w’'&-]+)* (?:of|für|de|for) (?:[\w’'-]+ )*(?:and|und|et|y) (?P<rest>[A-ZÀ-Þ][\w’'-]+)"
    r"(?=\s*(?:[,;(\[.]|\s[–-]\s|$))"
)


@dataclass(frozen=True, slots=True)
class Station:
    """What someone was somewhere, as one part of an entry says it; the role may be empty."""

    role: str
    organization: Mention


def stations_of(lines: Sequence[Line], student: Mention) -> Iterator[Station]:
    """Give the stations that the parts behind a student's name state, in order."""
    for line in lines[:3]:
        for part in line.parts:
            found = None if part.quoted or part.start <= student.start else station_in(part.text, part.start)
            if found:
                yield found


def station_in(text: str, start: int) -> Station | None:
    """Read "ROLE at ORGANISATION" or "ROLE, ORGANISATION"; None where the text says no role with a place.

    >>> station_in("Postdoc @ Uppsala University, Sweden", 0).organization.name
    'Uppsala University'
    >>> station_in("Looks at Tides", 0)
    """
    match = at_body(text) or _AT_SIGN.search(text)
    role, at = (text[: match.start()], match.end()) if match else _before_comma(text)
    role = role.strip(" ,;:.-–")
    role = re.sub(r"^(?:an?|the|as|now|currently)\s+", "", role, flags=re.IGNORECASE)
    name = body_in(text[at:])
    if not name[:1].isupper() or not 0 < len(role.split()) <= _ROLE_WORDS or not (is_role(role) or level_in(role)):
        return None
    if _HONOUR.fullmatch(role.split()[-1]):
        return None  # "Best Student Award at the Tide Meeting"
    return Station(role, Mention(name, start + at, start + at + len(name)))


def body_in(text: str) -> str:
    """Give the name of the organisation that a text opens with: a unit with what it is part of, without its place.

    >>> body_in("Department of Tides, Fen University, Norway"), body_in("Fen University · Oslo")
    ('Department of Tides, Fen University', 'Fen University')
    """
    named, *behind = re.split(r"\s*[·|•]\s*", text, maxsplit=1)[0].split(", ")
    name = _one_body(named)
    if name == named.strip(" .,;") and is_unit(name):
        for part in behind:
            above = _one_body(part)
            if organization_weight(above) < 1 or is_role(above):
                break
            name += f", {above}"
    return name


def _one_body(text: str) -> str:
    """Give the name that a text opens with: up to "and", unless that stands within it, as in those of universities."""
    whole = _GOES_ON.match(text)
    of_one = whole is not None and organization_weight(whole["rest"]) == 0 and not is_role(whole["rest"])
    return whole[0] if whole and of_one else _END.split(text, maxsplit=1)[0].strip(" .,;")


def _before_comma(text: str) -> tuple[str, int]:
    """Give the role before the first comma where an organisation follows, and where that begins."""
    role, comma, rest = text.partition(", ")
    body = _END.split(rest, maxsplit=1)[0]
    return (role, len(role) + len(comma)) if comma and organization_weight(body) == 1 else ("", 0)
