"""The people of a reference from the tagger's family and given names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from kgbuild.cite.halves import by_capitals, one_a_chunk, with_particle
from kgbuild.cite.rows import Person, settle
from kgbuild.cite.segments import Segment
from kgbuild.lexicon import table
from kgbuild.model import Mention
from kgbuild.names import Name, looks_like_name, parse_name, split_people
from kgbuild.names.words import is_particle

_NAMES_END = re.compile(r"(?<=[a-zß-ÿ]{3})\.\s+(?=[A-ZÀ-Þ][a-zß-ÿ])")
_EDITED = re.compile(
    r"\b(?:hrsgg?|hgg?)\.?\s(?-i:v)\.|\b(?:edited|herausgegeben|hrsgg?|hgg?|eds?|edd|editors?|dirs?|coords?|orgs?|éds?"
    r"|a cura di|sous la direction de|bajo la dirección de)\b\.?"
    r"|\b(?:by|von|par|por)\b|^\W*(?-i:v)\.\s(?=[A-ZÀ-Þ])",  # "hg. v. Ada Moe"
    re.IGNORECASE,
)
#: What "et al" leaves behind where a stop parts it.
_NOBODY = frozenset({"al", "et", "alii"})
#: A hyphen that a line break tore open, inside of a family name.
_BROKEN = re.compile(r"[-‐]\s|\s[-‐]")
#: Dots of accents that were printed apart, with what they part of a name.
_DOT = re.compile(r"\s?·\s?(?:[^\W\d_]+\s?·\s?)?")
#: ", deWolf ": a word between two names.
_BETWEEN = re.compile(r"\.?\s*,\s+(?P<family>[^\W\d_][\w'’-]+)\s+")
#: The dot of an accent that was printed apart stands within a word: "Dro · zd·z".
_DOTTED = re.compile(r"(?P<given>(?:[A-ZÀ-Þ]\.[\s-]*)+)(?P<family>[^\W\d_]\w*\s?·\s?\w+(?:\s?·\s?\w+)*)")
_SPELT = re.compile(r"[^\W\d_][a-zß-ÿ’']{2,}(?:[-‐][^\W\d_][\w’']+)?")
#: The stop behind a spelt name ends the sentence.
_SENTENCE_STOP = re.compile(r"[^\W\d_][a-zß-ÿ]{3,}\.$")
#: Initials behind a family name, as Vancouver prints them.
_BARE_INITIALS = re.compile(r"\w\s[A-ZÀ-Þ]{1,3}$")
#: Names of a bracket that says "with" need little more to be believed.
_LIKELY = 0.2


def people_of(text: str, segments: Sequence[Segment]) -> list[tuple[Mention, Name]]:
    """Give mention and parts of every author, in order."""
    people: list[Person] = []
    for segment in segments:
        span = _bare(text, segment.start, segment.end)
        if span[1] <= span[0] or text[slice(*span)].casefold() in _NOBODY or (people and _is_called(text, span)):
            continue
        last = people[-1] if people else None
        if last and last.family and segment.label in {"AF", "AG"} and _is_dotted(text, last.family[1], span[0]):
            last.family = (last.family[0], span[1])
        elif segment.label == "AG":
            if last and not last.family:
                last.given.append(span)
            else:
                people.append(Person([span]))
        elif segment.label == "AF":
            if last and not last.family:
                last.family = span
            elif last and last.family and _is_broken(text, last.family[1], span[0]):
                last.family = (last.family[0], span[1])
            else:
                people.append(Person([], span))
        elif segment.label == "AH" and last and last.family:
            missed = _missed(text, last, span)
            if missed:
                people.append(Person([span], missed))
                continue
            _widen(text, last, span)
            _compound(text, last, span)
            last.given.append(span)
    named = [person for person in people if not _is_body(text, person)]
    named = by_capitals(text, one_a_chunk(text, with_particle(text, named)))
    return _without_stop([_read(text, person) for person in settle(text, named)])


def _without_stop(people: list[tuple[Mention, Name]]) -> list[tuple[Mention, Name]]:
    """Give people whose initials bear no full stops without the one that ends their list: "Moe A, Berg B. Tides"."""
    *before, last = [person.name for person, _ in people] or [""]
    bare = before and all("." not in name for name in before) and any(map(_BARE_INITIALS.search, before))
    if not bare or not _BARE_INITIALS.search(last.removesuffix(".")) or not last.endswith("."):
        return people
    person, name = people[-1]
    return [*people[:-1], (replace(person, name=last[:-1], end=person.end - 1), name)]


def _is_called(text: str, span: tuple[int, int]) -> bool:
    """Say whether a word in brackets is what somebody is called: "Fan, Wai-Tong (Louis)"."""
    return text[span[0] - 1 : span[0]] == "(" and text[span[1] : span[1] + 1] == ")" and " " not in text[slice(*span)]


def _is_broken(text: str, end: int, start: int) -> bool:
    """Say whether two slices are halves of a family name: "Malthe- Sørenssen"."""
    return bool(_BROKEN.fullmatch(text, end, start))


def _is_dotted(text: str, end: int, start: int) -> bool:
    """Say whether a slice goes on with a name whose dotted letters were lost: "Dro · zd·z"."""
    return text[start].islower() and bool(_DOT.fullmatch(text, end, start))


def _missed(text: str, person: Person, initials: tuple[int, int]) -> tuple[int, int] | None:
    """Give the family name between somebody's initials and the next ones that the tagger took for nothing."""
    match = _BETWEEN.fullmatch(text, person.given[-1][1], initials[0]) if person.given else None
    return match.span("family") if match else None


def _is_body(text: str, person: Person) -> bool:
    """Say whether what stands alone as a family name is a body's, for a digit is in it: "W3C"."""
    return not person.given and person.family is not None and any(c.isdigit() for c in text[slice(*person.family)])


def _widen(text: str, person: Person, behind: tuple[int, int]) -> None:
    """Take a spelt word before the family name into it where initials or a comma follow: "Vega Beltran, J. C."."""
    if len(person.given) != 1 or not person.family:
        return
    if "." not in text[slice(*behind)] and text[person.family[1] : behind[0]].strip() != ",":
        return
    (start, end), family = person.given[0], person.family
    if "." not in text[start:end] and end - start > 1 and text[end : family[0]].isspace():
        person.family = (start, family[1])
        person.given.clear()


def _compound(text: str, person: Person, behind: tuple[int, int]) -> None:
    """Take a spelt word right behind the family name into it where a comma parts it from more: "Ortega Luna, Ana"."""
    if len(person.given) != 1 or not person.family or text[person.given[0][1] : behind[0]].strip() != ",":
        return
    start, end = person.given[0]
    if text[person.family[1] : start].isspace() and _SPELT.fullmatch(text, start, end):
        person.family = (person.family[0], end)
        person.given.clear()


def in_brackets(text: str) -> list[tuple[Mention, Name]]:
    """Give the co-authors of a bracket that says so: "(with A. Smith, B. Jones)"; none where one is no name."""
    found = _bracket().search(text)
    if not found:
        return []
    people = split_people(found["people"], found.start("people")).people
    if not all(looks_like_name(person.name) > _LIKELY for person in people):
        return []
    return [(person, parse_name(person.name)) for person in people]


@cache
def _bracket() -> re.Pattern[str]:
    leads = "|".join(re.escape(lead) for lead in table("cite_kinds")["with"]["leads"])
    return re.compile(rf"[(\[](?:{leads})\s+(?P<people>[^()\[\]]{{3,400}})[)\]]", re.IGNORECASE)


def _read(text: str, person: Person) -> tuple[Mention, Name]:
    spans = [*person.given, *([person.family] if person.family else [])]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    dotted = _DOTTED.fullmatch(text, start, end)
    if dotted:
        return Mention(_clean(dotted[0]), start, end), Name(given=dotted["given"].strip(), family=dotted["family"])
    given = " ".join(" ".join(text[s:e].split()) for s, e in person.given)
    if not person.family:
        return Mention(_clean(text[start:end]), start, end), Name(family=given)
    words = re.sub(r"(?<=\w)-\s(?=\w)", "-", text[slice(*person.family)]).split()
    cut = 0
    while cut < len(words) - 1 and is_particle(words[cut]):
        cut += 1
    name = Name(given=given, family=" ".join(words[cut:]), particle=" ".join(words[:cut]))
    return Mention(_clean(text[start:end]), start, end), name


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut the signs of emphasis and of footnotes off a name."""
    while start < end and not (text[start].isalnum() or text[start] in "'’´¨ˆ˜¸ˇ"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".'’´¨"):
        end -= 1
    return start, end - bool(_SENTENCE_STOP.search(text, start, end))


def _clean(printed: str) -> str:
    return " ".join(printed.split())


def editors_of(text: str, segments: Sequence[Segment]) -> tuple[Mention, ...]:
    """Give the editors that the tagger found, without "eds." and "edited by"."""
    people: list[Mention] = []
    for segment in segments:
        printed = _EDITED.sub(lambda m: " " * len(m.group()), text[segment.start : segment.end])
        # a full stop behind a whole word ends the names: what follows is the place of the publisher
        end = _NAMES_END.search(printed)
        people += split_people(printed[: end.start()] if end else printed, segment.start).people
    return tuple(people)
