"""Where someone studied, where no mark says so: in a bracket, "at the same university", in a town."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kgbuild.extract.phrases.degrees import degree_pattern
from kgbuild.extract.phrases.words import is_place, organization_weight
from kgbuild.extract.prose.statements.passage import Told
from kgbuild.lexicon import table
from kgbuild.model import NOBODY, Mention

#: "(UNT)", "(CIEP, Mexico)", "(Harbour College, 1982)" behind a degree and its field.
_BRACKET = re.compile(
    r"(?:(?:\s+(?:in|en|em|di|de|of|für)\s+|\s+d[’'])[^\W\d][^,.;:()\d]{2,60}?)?\s*\(\s*(?P<name>[A-ZÀ-Þ][^,;:()\d]{1,70}?)\s*(?=[,)–-]|\d)"
)
#: "(PhD, Harbour College, 1982)" behind a name.
_INSIDE = re.compile(r"\s*,\s*(?P<name>[A-ZÀ-Þ][^,;:()\d]{1,70}?)\s*(?=[,)])")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][\w-]*")
_SURE = 0.6
_TOWN = r"[A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+){0,2}"


def bracketed(told: Told, at: int, until: int) -> Mention:
    """Give the school in the bracket that stands right behind a degree and its field."""
    ahead = told.text(told.sentence.start, at)
    form = _INSIDE if ahead.rfind("(") > ahead.rfind(")") else _BRACKET
    found = form.match(told.text(at, until + 80))
    if found is None or at + found.start("name") > until:
        return NOBODY
    if any(at <= mark.start < at + found.start("name") for mark in told.sentence.of("ORG")):
        return NOBODY  # "from the University of Fen (UF)"
    name = found["name"].strip()
    if short_for(name, told.text(at, at + found.start("name"))):
        return NOBODY
    acronym = _ACRONYM.fullmatch(name) and not degree_pattern().search(name)
    sure = form is _INSIDE or acronym or organization_weight(name) > _SURE
    return Mention(name, at + found.start("name"), at + found.start("name") + len(name)) if sure else NOBODY


def short_for(name: str, before: str) -> bool:
    """Say whether letters in brackets are those of the words before: "Sistemas de Información Geográfica (SIG)"."""
    letters = "".join(word[0] for word in re.findall(r"[A-ZÀ-Þ]\w+", before))
    return name.isupper() and letters.endswith(name)


def same_school(told: Told, at: int, until: int) -> Mention:
    """Give what "at the same university" means: the last organisation before it, of the sentence before perhaps."""
    found = _same().search(told.text(at, until))
    opens = _same().match(told.text(told.sentence.start, until)) if found is None else None
    if found is None and opens is None:
        return NOBODY
    last = at + found.start() if found else told.sentence.start
    earlier = told.passage.sentences[max(told.index - 1, 0) : told.index + 1]
    bodies = [m for s in earlier for m in s.of("ORG", end=last) if organization_weight(m.text) == 1]
    return Mention(bodies[-1].text, bodies[-1].start, bodies[-1].end) if bodies else NOBODY


def towns(told: Told, at: int, until: int) -> Iterator[Mention]:
    """Give the towns behind a verb of study and a preposition: "studied law in Bonn and Kiel"."""
    text = re.split(r",\s+(?=[a-zà-ÿ])", told.text(at, until), maxsplit=1)[0]
    found = _in_towns().search(text)
    for name in re.finditer(_TOWN, found["towns"]) if found else ():
        start = at + found.start("towns") + name.start()  # type: ignore[union-attr]
        if is_place(name[0]) and name[0] not in table("places")["countries"]:
            yield Mention(name[0], start, start + len(name[0]))


def verb_degree(verb: str) -> str:
    """Give the degree that a verb of study says was earned: "promovierte"; most say none."""
    return next((name for stem, name in table("frames")["verb_degrees"] if re.search(rf"(?i)\b{stem}", verb)), "")


@cache
def _same() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(table('frames')['same_body'])})(?!\w)".replace(" ", r"\s+"))


@cache
def _in_towns() -> re.Pattern[str]:
    links = "|".join(table("frames")["in_town"])
    joint = r"(?:,\s+(?:(?:and|und|et|y|e|en)\s+)?|\s+(?:and|und|et|y|e|en|sowie)\s+)"
    return re.compile(rf"(?<!\w)(?:{links})\s+(?P<towns>{_TOWN}(?:{joint}{_TOWN})*)(?=\s*[,.;(]|\s+[a-z\d]|\s*$)")
