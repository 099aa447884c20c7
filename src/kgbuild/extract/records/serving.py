"""Posts that are service, though a list of positions holds them: on a panel, in a society, of a journal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgbuild.extract.phrases.parts import Line

#: "Associate Editor, Tide Letters": nobody is employed so.
_EDITS = re.compile(
    r"(?:(?:associate|guest|senior|managing|executive|academic|section|deputy|assistant|founding|co|special)[\s-]+)*"
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
