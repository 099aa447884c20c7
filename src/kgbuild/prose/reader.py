"""Read a text into marked sentences: the trained recogniser and the word lists, where they meet the surer wins."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, cast

from kgbuild.lexicon import table, words
from kgbuild.names import fold, looks_like_name
from kgbuild.names.words import known
from kgbuild.prose.companions import companions, given_alone
from kgbuild.prose.cut import sentences
from kgbuild.prose.elided import over_articles
from kgbuild.prose.greeted import greeted
from kgbuild.prose.marks import HONOURS, Label, Mark, Sentence
from kgbuild.prose.organizations import apart, as_fields, behind_field, organizations
from kgbuild.prose.overlaps import settle
from kgbuild.prose.siblings import apart_from, siblings
from kgbuild.prose.terms import terms
from kgbuild.prose.titled import label_by_noun, titled
from kgbuild.prose.trimming import (
    before_rank,
    before_role,
    behind_rank,
    behind_role,
    beside_roles,
    ended,
    opened,
    parted,
    trimmed,
    with_initials,
)

if TYPE_CHECKING:
    from spacy.language import Language

_SPACE = re.compile(r"\s+")
#: What looks so much like a name is no honour.
_SURE_NAME = 0.8
#: Universities by their letters and a town: "UC Davis".
_BODY = re.compile(
    r"(?i:universit|hochschule|\binstitut)|^(?:UC|CSU|CUNY|SUNY|UMass|UNC|UT|Cal State|Penn State)\s[A-Z]"
)


#: What looks like somebody's name and is that of a body: "Johns Hopkins", "AT&T Labs".
_BODY_NAME = re.compile(r"Johns Hopkins(?: University)?$|[A-Z]+&[A-Z]")


@cache
def _pipeline() -> Language:
    import spacy  # noqa: PLC0415  it takes a second to import, and most pages hold no prose

    with as_file(files("kgbuild") / "models" / "prose") as path:
        return spacy.load(path)


def read(text: str) -> tuple[Sentence, ...]:
    """Give the sentences of `text` with their marks, in order."""
    out = []
    for start, end in sentences(text):
        own = text[start:end]
        named = recognised(own)
        whole = tuple(map(opened, greeted(own, named)))
        named = [mark for mark in named if not any(_overlap(mark, person) for person in whole)]
        named += whole
        alone = tuple(given_alone(own, named))
        named = [mark for mark in named if _is_body(mark) or not any(_overlap(mark, given) for given in alone)]
        named += alone
        beside = tuple(companions(own, named))
        listed = {(mark.start, mark.end) for mark in beside}
        named = [mark for mark in named if (mark.start, mark.end) not in listed]
        certain = tuple(behind_role(before_role(beside_roles(mark, own))) for mark in terms(own))
        named = [behind_rank(before_rank(mark, certain, own), certain, own) for mark in named]
        bodies = (behind_role(before_role(beside_roles(mark, own))) for mark in organizations(own))
        shared = tuple(siblings(own))
        told = settle([*apart_from(shared, [*named, *beside, *certain, *titled(own), *bodies]), *shared])
        marks = [_as_body(mark) for mark in over_articles(told, own)]
        out.append(
            Sentence(start, end, own, tuple(replace(m, start=m.start + start, end=m.end + start) for m in marks))
        )
    return tuple(out)


def _overlap(mark: Mark, other: Mark) -> bool:
    return mark.start < other.end and other.start < mark.end


def _is_body(mark: Mark) -> bool:
    """Say whether a mark names a body, an event or an honour by its noun, and no list of people."""
    nouns = words("sentences", "org_nouns") & set(mark.text.casefold().split())
    return mark.label != "PERSON" and bool(nouns or label_by_noun(mark.text))


def recognised(sentence: str) -> list[Mark]:
    """Give what the trained recogniser marks in one sentence."""
    flat, at = _flatten(sentence)
    named = (
        Mark(cast("Label", entity.label_), at[entity.start_char], at[entity.end_char - 1] + 1, entity.text)
        for entity in _pipeline()(flat).ents
    )
    parts = (
        part
        for mark in named
        for part in parted(opened(behind_role(before_role(beside_roles(mark, sentence)))), sentence)
    )
    parts = (with_initials(part, sentence) for part in parts)
    settled = as_fields([behind_field(trimmed(_relabelled(part))) for part in parts], sentence)
    return [one for mark in settled for one in (map(ended, apart(mark, sentence)) if mark.label == "ORG" else (mark,))]


def _flatten(text: str) -> tuple[str, list[int]]:
    """Give `text` with each run of white space as one space, and where each character stood."""
    flat: list[str] = []
    at: list[int] = []
    last = 0
    for gap in (*_SPACE.finditer(text), None):
        end = gap.start() if gap else len(text)
        flat.append(text[last:end])
        at += range(last, end)
        if gap:
            flat.append(" ")
            at.append(gap.start())
            last = gap.end()
    return "".join(flat), at


def _as_body(mark: Mark) -> Mark:
    """Give what the recogniser took for a place as the university that it is: "Sorbonne Université"."""
    named = mark.label == "PLACE" and _BODY.search(mark.text)
    return replace(mark, label="ORG") if named else mark


def _is_titled(mark: Mark) -> bool:
    """Say whether what was taken for a person is a title, by its capitals: nobody's family name ends it."""
    _, *others = mark.text.split()
    capitals = all(part[0].isupper() for part in others)
    return mark.label == "PERSON" and bool(others) and capitals and fold(others[-1]) not in known("family")


def _relabelled(mark: Mark) -> Mark:
    """Let the noun of a title decide between award, grant and event, and the acronym of a school against a name."""
    bare = mark.text.removeprefix("The ")
    if mark.label == "PERSON" and bare in words("statements", "funders"):
        return replace(mark, label="ORG", start=mark.end - len(bare), text=bare)
    school = mark.text.partition(" ")[0] in table("sentences")["schools"]["acronyms"]
    if mark.label == "PERSON" and (school or _BODY_NAME.match(mark.text)):
        return replace(mark, label="ORG")
    noun = label_by_noun(mark.text) if _is_titled(mark) or mark.label in {*HONOURS, "ORG"} else None
    last = mark.text.casefold().rpartition(" ")[2]
    if mark.label in HONOURS and noun is None and last in words("sentences", "org_nouns"):
        return replace(mark, label="ORG")
    if mark.label in HONOURS and noun is None and looks_like_name(mark.text) >= _SURE_NAME:
        return replace(mark, label="PERSON")
    return replace(mark, label=noun) if noun else mark
