"""Curricula of invented people, as many as are asked for: the same number always gives the same curriculum.

Names, houses, venues and prizes are drawn as they are in life: a few are everywhere, most are rare, and there are more
of them the more people there are. People of one department write with one another and, now and then, with others.
"""

from __future__ import annotations

import random
from functools import cache

# fmt: off
GIVEN = [
    "Ada", "Bela", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hiro", "Ines", "Jonas", "Kwame", "Lena",
    "Mei", "Noor", "Olga", "Pablo", "Quentin", "Rosa", "Sven", "Tara", "Ugo", "Vera", "Wim", "Xenia", "Yusuf",
    "Zoe", "Anna", "David", "Maria", "Peter", "Laura", "Thomas", "Julia", "Daniel", "Sofia", "Martin", "Elena",
    "Paul", "Irene", "Jan",
]
ONSETS = [
    "b", "br", "d", "dr", "f", "g", "gr", "h", "j", "k", "kl", "l", "m", "n", "p", "r", "s", "sch", "st", "t",
    "tr", "v", "w", "z",
]
MIDDLES = ["a", "e", "i", "o", "u", "au", "ei", "er", "an", "en", "in", "on", "ar", "el"]
ENDINGS = [
    "berg", "dal", "dez", "feld", "gaard", "ini", "ka", "kov", "lund", "mann", "monte", "nen", "ova", "quist",
    "rio", "sen", "ski", "son", "tier", "vara", "wick",
]
FIELDS = [
    "Physics", "Chemistry", "Linguistics", "Economics", "Mathematics", "History", "Biology", "Computer Science",
    "Psychology", "Geology", "Philosophy", "Neuroscience",
]
NOUNS = [
    "membranes", "lattices", "dialects", "glaciers", "enzymes", "markets", "graphs", "proofs", "manuscripts", "reefs",
    "alloys", "neurons", "archives", "polymers", "galaxies", "contracts", "vowels", "sediments", "receptors", "courts",
]
VERBS = [
    "Modelling", "Measuring", "Tracing", "Classifying", "Predicting", "Rethinking", "Sampling", "Mapping", "Comparing",
    "Reading", "Bounding", "Simulating",
]
ASPECTS = ["Applied", "Theoretical", "Comparative", "Experimental", "Modern", "Quantitative", "Historical", "Global"]
# fmt: on
DEPARTMENT = 12
PAPERS, TALKS, STUDENTS, SERVICES = 40, 10, 4, 6
#: One author of so many is of another department.
ABROAD = 8


def _often(draw: random.Random, count: int) -> int:
    """Draw one of so many of which the first are drawn most."""
    return min(int(count ** draw.random()), count) - 1


def _word(number: int, ending: str = "") -> str:
    """Give the invented word of that number."""
    head = ONSETS[number % len(ONSETS)] + MIDDLES[number // len(ONSETS) % len(MIDDLES)]
    more = number // (len(ONSETS) * len(MIDDLES))
    tail = ending or ENDINGS[(number + more) % len(ENDINGS)]
    middle = (ONSETS[more % len(ONSETS)] + MIDDLES[more // len(ONSETS) % len(MIDDLES)]) if more else ""
    return (head + middle + tail).capitalize()


@cache
def person(number: int) -> str:
    """Give the name of the person of that number; some share theirs."""
    draw = random.Random(f"person {number}")
    middle = f" {chr(65 + draw.randrange(26))}." if draw.random() < 0.6 else ""
    return f"{draw.choice(GIVEN)}{middle} {_word(_often(draw, 60_000))}"


def _printed(number: int, draw: random.Random) -> str:
    """Give a name as reference lists print it: in full, or with initials."""
    *given, family = person(number).split()
    return person(number) if draw.random() < 0.5 else " ".join([*(f"{word[0]}." for word in given), family])


def university(number: int) -> str:
    """Give the name of a university."""
    town = _word(7919 * number % 100_003, "stad" if number % 3 else "burg")
    return (f"University of {town}", f"{town} University", f"Technical University of {town}")[number % 3]


def venue(number: int) -> str:
    """Give the name of a journal or of a series of conferences."""
    noun, aspect = NOUNS[number % len(NOUNS)].capitalize(), ASPECTS[number // len(NOUNS) % len(ASPECTS)]
    town = _word(number // 160, "ia") if number >= 160 else ""
    kinds = (f"Journal of {aspect} {noun}", f"Annals of {aspect} {noun}", f"J. {aspect[:4]}. {noun}",
             f"Proceedings of the Conference on {aspect} {noun}")  # fmt: skip
    return " ".join([kinds[number % 4], town]).strip()


def curriculum(number: int) -> str:
    """Give the curriculum of the person of that number in Markdown."""
    draw = random.Random(f"curriculum {number}")
    field = FIELDS[number // DEPARTMENT % len(FIELDS)]
    house = university(number // DEPARTMENT // 4)
    lines = [f"# {person(number)}", "", f"Professor of {field}, {house}", ""]
    began = draw.randint(1980, 2010)
    lines += ["## Education", "", f"- Ph.D. in {field}, {university(_often(draw, 2500))}, {began - 5} - {began}"]
    lines += [f"- M.Sc. in {field}, {university(_often(draw, 2500))}, {began - 6}", "", "## Appointments", ""]
    lines += [f"- Professor, Department of {field}, {house}, {began + 6} - present"]
    lines += [f"- Postdoctoral researcher, {university(_often(draw, 2500))}, {began} - {began + 3}", ""]
    lines += ["## Publications", "", *_papers(number, draw, began), "", "## Students", ""]
    lines += [
        f"- {person(1_000_000 + STUDENTS * number + place)}, Ph.D., {began + 8 + 2 * place} - {began + 12 + 2 * place}"
        for place in range(STUDENTS)
    ]
    lines += ["", "## Grants", "", *_grants(number, draw, began), "", "## Awards", ""]
    lines += [f"- {_word(_often(draw, 3000))} Prize, {university(_often(draw, 2500))}, {began + draw.randint(3, 14)}"]
    lines += ["", "## Invited talks", "", *_talks(draw, began), "", "## Service", ""]
    lines += [f"- Reviewer, {venue(_often(draw, 6000))}, {began + draw.randint(3, 14)}" for _ in range(SERVICES)]
    return "\n".join(lines) + "\n"


def _papers(number: int, draw: random.Random, began: int) -> list[str]:
    first = number // DEPARTMENT * DEPARTMENT
    others = [first + place for place in range(DEPARTMENT) if first + place != number]
    lines = []
    for count in range(1, PAPERS + 1):
        beside = draw.sample(others, draw.randint(1, 3))
        if not draw.randrange(ABROAD):
            beside.append(_often(draw, 20_000))
        authors = ", ".join(_printed(one, draw) for one in [number, *beside])
        about = f"{draw.choice(NOUNS)} of {_word(number * PAPERS + count)} type with {draw.choice(NOUNS)}"
        lines.append(
            f"{count}. {authors}. {draw.choice(VERBS)} {about}. *{venue(_often(draw, 6000))}* {draw.randint(1, 90)}, "
            f"{draw.randint(1, 900)} ({began + draw.randint(0, 14)})."
        )
    return lines


def _grants(number: int, draw: random.Random, began: int) -> list[str]:
    return [
        f"- {draw.choice(VERBS)} {draw.choice(NOUNS)} in {_word(number * 3 + place, 'ia')}, National Science "
        f"Foundation, {began + 4 * place} - {began + 4 * place + 3}, ${draw.randint(50, 900)},000"
        for place in range(3)
    ]


def _talks(draw: random.Random, began: int) -> list[str]:
    return [
        f"- {draw.choice(VERBS)} {draw.choice(NOUNS)}, {_word(_often(draw, 4000), 'ia')} Conference on "
        f"{draw.choice(ASPECTS)} {draw.choice(NOUNS).capitalize()}, {began + draw.randint(1, 14)}"
        for _ in range(TALKS)
    ]
