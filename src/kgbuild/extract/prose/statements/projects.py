"""Grants told by the title of a project: "Ada Example's proposal “T” has been selected for funding by X"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.extract.prose.statements.investigators import investigators
from kgbuild.extract.prose.statements.passage import Told
from kgbuild.extract.prose.statements.roles import chain
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Grant, Mention, Recipient
from kgbuild.names import looks_like_name
from kgbuild.prose import Mark

_PROPOSAL = re.compile(
    r"(?i)\b(?:research\s+|grant\s+)?(?:proposal|project|application|projet|projekt|proyecto|progetto|projeto)\b"
    r"(?:\s+(?-i:ANR|ERC|DFG|[A-Z]{2,8})(?:\s+[A-Z]\w+)?)?(?:\s+(?:of|de|von|di|do|da|d[’'])\s*(?-i:[A-ZÀ-Þ][\w’-]+\s+){0,2}(?-i:[A-ZÀ-Þ][\w’-]+))?"
    r"(?P<paid>,?\s+(?:funded|supported|financed)\s+by\s+(?:the\s+)?[^“\"«„:]{2,60})?"
    r"[,:]?(?:\s+(?:on|entitled|titled|called|named|about):?)?\s*(?:the\s+)?[“\"«„]\s*(?P<title>[^”\"»“]{8,300}?)[.,]?\s*[”\"»“]"
)
_GRANTED = re.compile(
    r"(?i)[\s,]*(?:(?:which|that|has|have|had|was|were|is|will|been|be|got|just|recently|now|officially)\s+)*"
    r"(?:(?:selected|recommended|accepted)\s+for\s+funding|funded|supported|financed|approved|granted"
    r"|accepted(?!\s+(?:at|by|in|to)\b)|(?:est|a\s+été|sera)\s+financée?|(?:wird|wurde)\s+[^.]{0,60}gefördert|(?:ha\s+sido|fue)\s+financiad[oa]"
    r"|(?:received|secured|won)\s+(?:\w+\s+){0,2}(?:funding|support))\b"
)
#: A project that has begun was paid where its payer stands before it: "Our NSF project “T” has started".
_BEGUN = re.compile(
    r"(?i)\s+(?:(?:has|have|was|officially|just|now)\s+)*"
    r"(?:start(?:s|ed)|beg(?:an|ins|un)|launched|kick(?:s|ed) off|awarded)\b"
)
_GIVES = re.compile(
    r"(?i)\s+(?:has\s+|have\s+|will\s+)?(?:fund|support|approv)(?:s|ed)?\s+(?:our|the|my|her|his)\s+(?:new\s+)?"
)
_FROM = re.compile(r"(?i)\b(?:from|by|of)\s+(?:the\s+)?$")
_OWNER = re.compile(r"(?P<name>[A-ZÀ-Þ][\w’-]+(?:\s+[A-ZÀ-Þ][\w’.-]*){0,2})(?:[’']s?)\s+(?:\w+\s+){0,2}$")
_OF = re.compile(
    r"\s(?:of|de|von|di|do|da|d[’'])\s*(?P<name>(?:[A-ZÀ-Þ][\w’-]+\s+){1,2}[A-ZÀ-Þ][\w’-]+)\s*,?\s*[“\"„«]"
)
#: "The DFG is funding our project TIDES, led by Ada Example".
_FUNDS = re.compile(
    r"(?:[Tt]he\s+|[Ll][ea]\s+|[Dd](?:ie|as|er)\s+|[EeIi]l\s+|L[’'])?(?P<payer>[A-ZÀ-Þ][\w&-]*(?:\s+(?:[A-ZÀ-Þ][\w&-]*|of|for|de|la|du|des|der|für)){0,7})"
    r"\s+(?:(?:is|will|has|va)\s+)?(?:fund(?:s|ing|ed)?|financ(?:e|es|ing|era)|supports|fördert|financia|finanzia)\s+"
    r"(?:(?:our|the|my|le|notre|das|unser|el|nuestro|il|nostro|o|nosso)\s+)(?:(?:new|nouveau|neues?|nuevo|nuovo|novo)\s+)?"
    r"(?:(?:research\s+)?project|projet|Projekt|proyecto|progetto|projeto)\s+(?P<title>[A-ZÀ-Þ][^\s,.;:“”\"«»]*(?:\s(?:(?:of|the|and|in|for|de|du|des|la|et|der|del|do)\s)*[A-ZÀ-Þ][^\s,.;:“”\"«»]*){0,6})"
)
_LED = re.compile(
    r",?\s+(?:porté|led|coordonné|coordinated|dirigé|headed|directed|geleitet|liderado|coordinado|coordenado|diretto|coordinato)\s+"
    r"(?:par|by|von|por|da)\s+(?:(?:Dr|Prof)\.?\s+)*(?P<name>[A-ZÀ-Þ][\w’-]+(?:\s+(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w’-]+)){1,2})"
)
_SURE_NAME = 0.25
#: What is only asked for, or planned.
PLANNED = re.compile(r"(?i)\b(?:apply|applying|submit|deadline|call for|écri|proposal (?:due|writing))")


@cache
def funder() -> re.Pattern[str]:
    """Give the pattern of payers by their acronyms, the longest first."""
    return re.compile(rf"(?:{'|'.join(sorted(table('statements')['funders'], key=lambda f: (-len(f), f)))})\b")


def projects(told: Told) -> Iterator[Grant]:
    """Give the grant for a proposal or a project whose title a sentence quotes."""
    found = _PROPOSAL.search(told.sentence.text)
    if found is None:
        yield from _funded(told)
    if found is None or PLANNED.search(told.sentence.text.replace(found["title"], "")):
        return
    start, end = told.sentence.start + found.start(), told.sentence.start + found.end()
    giver = _giver(told, found, start, end)
    if giver is None:
        return
    owner = _OWNER.search(told.text(told.sentence.start, start)) or _OF.search(told.text(start, end))
    at = (start if owner and owner.re is _OF else told.sentence.start) + owner.start("name") if owner else 0
    named = [m for m in told.sentence.of("PERSON") if owner and m.start <= at < m.end]
    if owner and not named and looks_like_name(owner["name"]) >= _SURE_NAME:
        named = [Mark("PERSON", at, at + len(owner["name"]), owner["name"])]
    yield Grant(
        evidence=told.evidence(0.7), title=" ".join(found["title"].split()), funder=giver,
        recipients=investigators(told, told.sentence.end) or tuple(Recipient(told.cast.who(m)) for m in named[:1]),
    )  # fmt: skip


def _funded(told: Told) -> Iterator[Grant]:
    """Read "The DFG is funding our project TIDES, led by Ada Example": a payer of research, a name without quotes."""
    found = _FUNDS.search(told.sentence.text)
    payer = found["payer"] if found else ""
    if found is None or not (funder().fullmatch(payer) or phrase_pattern("funding", "funders").search(payer)):
        return
    start = told.sentence.start
    led = _LED.match(told.sentence.text, found.end())
    at = start + led.start("name") if led else 0
    holder = Mark("PERSON", at, at + len(led["name"]), led["name"]) if led else None
    yield Grant(
        evidence=told.evidence(0.7), title=" ".join(found["title"].split()),
        funder=Mention(payer, start + found.start("payer"), start + found.end("payer")),
        recipients=(Recipient(told.cast.who(holder)),) if holder else (),
    )  # fmt: skip


def _giver(told: Told, found: re.Match[str], start: int, end: int) -> Mention | None:
    """Give who pays for a project: behind its title, in its name, before it; none where nobody says it is paid."""
    if found["paid"]:
        return _body(told, start, told.sentence.start + found.end("paid")) or NOBODY
    if paid := _GRANTED.match(told.text(end, told.sentence.end)):
        body = _body(told, end + paid.end(), told.sentence.end)
        led = body and _FROM.search(told.text(end, body.start))
        return body if led else _body(told, told.sentence.start, start + found.start("title") - found.start()) or NOBODY
    ahead = told.sentence.of("ORG", end=start)
    if ahead and _GIVES.fullmatch(told.text(ahead[-1].end, start)):
        return chain(told, ahead[-1:])
    return _body(told, told.sentence.start, start) if _BEGUN.match(told.text(end, told.sentence.end)) else None


def _body(told: Told, start: int, end: int) -> Mention | None:
    """Give the body between two offsets, by its mark or as a payer of research that texts call by its acronym."""
    if marks := told.sentence.of("ORG", start=start, end=end):
        return chain(told, marks)
    known = funder().search(told.text(start, end))
    return Mention(known[0], start + known.start(), start + known.end()) if known else None
