"""What a heading lists where it stands: some words mean a section only outside others."""

from __future__ import annotations

from typing import Final

from kgbuild.extract.layout.headings import is_heading, kinds_of, only_divides, words_of
from kgbuild.extract.phrases.degrees import level_in
from kgbuild.extract.phrases.words import phrase_pattern
from kgbuild.lexicon import table, words

#: Kinds below which "As Principal Investigator" is a role, and opens no list of people.
_FACTS: Final = frozenset({"grants", "awards", "service", "supervision", "teaching", "positions"})
#: Kinds of one list whose entries tell by themselves which of them they are.
_FUNDING: Final = frozenset({"awards", "grants"})

#: A heading of so few words divides the awards above it: "Teaching", "Research".
_BRIEF: Final = 2
#: Kinds whose heading, where it says more than one word, divides no awards: "Invited Talks".
_APART: Final = frozenset({"memberships", "positions", "talks"})


def kinds_inside(kinds: tuple[str, ...], inside: set[str], title: str = "") -> tuple[str, ...]:
    """Give what is left of a heading's kinds where it stands: some words mean a section only outside others."""
    divides = _divides(title)
    if divides and inside & _FACTS and "publications" not in inside:
        kinds = tuple(kind for kind in kinds if kind != "publications")
    if "grants" in inside and (told := _of_funding(kinds, inside, title, divides=divides)) is not None:
        return told
    if "news" in inside or ("service" in inside and kinds == ("talks",) and _is_office(title)):
        return ()
    if inside & {"supervision", "publications", "people", "teaching"}:
        kinds = tuple(kind for kind in kinds if kind != "dissertation")
    if "people" in inside:
        return tuple(kind for kind in kinds if kind in {"people", "supervision"})
    if "supervision" in inside:
        return _inside_supervision(kinds, title)
    if "publications" in inside:
        serves = not words("sections", "serving").isdisjoint(words_of(title))  # "Peer-reviewed" says how they appeared
        return tuple(k for k in kinds if k not in {"attendance", "supervision"} and (serves or k != "service"))
    if "talks" in inside:
        return tuple(kind for kind in kinds if kind not in {"publications", "attendance"})
    if "skills" in inside:
        return tuple(kind for kind in kinds if kind not in {"software", "publications"})
    if "teaching" in inside and set(kinds) <= {"talks", "attendance"}:
        return ()  # "Seminars", "Workshops"
    return tuple(kind for kind in kinds if kind != "people" or not inside & _FACTS)


def _of_funding(kinds: tuple[str, ...], inside: set[str], title: str, *, divides: bool) -> tuple[str, ...] | None:
    """Give the kinds of a heading in a list of funding where that tells them."""
    if kinds == ("awards",) and _are_awarded(title, inside):
        return ("grants",)  # what a list of funding was awarded
    if not kinds and divides:
        return ("grants",)  # "Present and Active"
    if kinds == ("supervision",) and not is_heading(title):
        return ()  # "Tide Laboratory Directed Research" is a programme
    return None


def _divides(title: str) -> bool:
    """Say whether a heading tells no more than how far things are: "Current", "In progress", "Submitted"."""
    return only_divides(title) or any(
        title.casefold().strip(" :.()") in told for told in table("paper_kinds")["heading"]["status"].values()
    )


def _inside_supervision(kinds: tuple[str, ...], title: str) -> tuple[str, ...]:
    """Give what is left of a heading's kinds in a list of students: people of a level are more of them."""
    if kinds == ("people",) and level_in(title):
        return ("supervision",)  # "Master students"
    return tuple(kind for kind in kinds if kind not in {"people", "publications", "education"})


def _is_office(title: str) -> bool:
    """Say whether a heading is a role that people serve in: "Discussant"."""
    return phrase_pattern("service", "roles").fullmatch(title.strip(" :")) is not None


def _are_awarded(title: str, inside: set[str]) -> bool:
    """Say whether awards in a list of funding alone are what it was awarded: "External Awards", no "Prizes, Awards"."""
    parts = words_of(title)
    return "awards" not in inside and parts[-1:] == ["awards"] and not any(map(kinds_of, parts[:-1]))


def among_awards(kinds: tuple[str, ...], title: str, *, printed: bool) -> tuple[str, ...]:
    """Give what is left of a heading's kinds below one of awards, which others divide."""
    size = len(words_of(title))
    divides = not printed or (size <= _BRIEF and not (size == _BRIEF and _APART.issuperset(kinds)))
    return tuple(kind for kind in kinds if kind in _FUNDING) if divides else kinds


def funding_beside(outer: tuple[str, ...]) -> tuple[str, ...]:
    """Give what a part whose heading says nothing lists beside honours, in a section of honours and funding."""
    return outer[1:] if {*outer} == _FUNDING else ()
