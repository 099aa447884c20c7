"""Lines of pages and CVs, prose and rubbish that are no references; made, not collected."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

PEOPLE = ("Ana Lindqvist", "Paul Moreau", "Hana Okafor", "Karl Weber", "Mei Tanaka", "Luis Ortega", "Ivo Petrov")
PLACES = ("Ghent", "Porto", "Leeds", "Tartu", "Osaka", "Lima", "Graz", "Lund")
BODIES = (
    "University of Ghent",
    "Technical University of Graz",
    "Porto Polytechnic",
    "Lund Observatory",
    "Tartu College of Art",
)
THINGS = (
    "tidal power",
    "early printing",
    "bird migration",
    "wage bargaining",
    "glass physics",
    "sign languages",
    "crop rotation",
)
DOINGS = (
    "mends bicycles",
    "keeps a diary",
    "plays the oboe",
    "answers the phone",
    "waters the plants",
    "sorts the post",
)
TITLES = ("Reader", "Senior Lecturer", "Research Fellow", "Lab Manager", "Dean of Studies", "Doctoral Candidate")
FORMS = (
    "{title} in {thing}, {body}, {year} to date",
    "{year}–{later}: {title}, {body}, {place}",
    "{person} works on {thing} and {doing} in the evening.",
    "When the lift is out of order, {person} {doing} on the ground floor.",
    "Office hours: Mondays from {hour} to noon, {body}, second floor",
    "Our department was moved from {place} to {place} in {year}, which few people liked.",
    "Doctorate in {thing}, {body} ({year}), with distinction",
    "Scholarship of the city of {place}, {year}",
    "Taught the course on {thing} to ninety students in {year}",
    "Refereed proposals for three foundations between {year} and {later}",
    "How do you get from {place} to {place}? Take the slow train and read a book.",
    "The kitchen on floor {hour} is closed until {person} {doing} again.",
    "Phone {year} {later}, fax {later} {year}, e-mail on request",
    "If you have any questions about {thing}, write to {person}.",
    "The working group on {thing} meets {hour} times a year in {place}.",
    "We thank {person} and {person} for the coffee.",
    "Das Sekretariat in {place} ist montags ab {hour} Uhr besetzt; {person} hilft gern.",
    "Le bureau de {person} se trouve à {place}, au fond du couloir.",
    "La oficina de {person} está en {place}, frente a la plaza.",
    "Grant for {thing}: {year}000 euros from the {place} foundation, {year}–{later}",
    "Chair of the hiring committee, {body}, {year}",
    "Student assistants: {person}, {person}",
    "Nobody at {body} can say why the door to room {year} is blue.",
    "{thing}; {thing}; {thing}",
    "Version {hour}.{hour}, built on a machine in {place}",
    "Best regards from {place}, {person}",
    "In {year} the roof leaked, and by {later} the archive had lost a third of its maps.",
    "Skills: Fortran, knitting, first aid, Portuguese",
)


@pytest.fixture
def non_references() -> Callable[[int], list[str]]:
    """Give the function that makes them."""
    return _make


def _make(count: int, seed: int = 11) -> list[str]:
    """Give so many distinct strings, the same for the same seed."""
    random = Random(seed)
    made: dict[str, None] = {}
    while len(made) < count:
        made[_rubbish(random) if random.random() < 0.08 else _sentence(random)] = None
    return list(made)


def _sentence(random: Random) -> str:
    text = random.choice(FORMS)
    year = random.randint(1979, 2020)
    for slot, values in {
        "person": PEOPLE,
        "place": PLACES,
        "body": BODIES,
        "thing": THINGS,
        "doing": DOINGS,
        "title": TITLES,
    }.items():
        while "{" + slot + "}" in text:
            text = text.replace("{" + slot + "}", random.choice(values), 1)
    return text.format(year=year, later=year + random.randint(1, 6), hour=random.randint(2, 11))


def _rubbish(random: Random) -> str:
    size = random.randint(20, 400)
    return random.choice(
        [
            random.randbytes(size).decode("latin-1"),
            "".join(random.choice("0123456789abcdef") for _ in range(size)),
            " ".join(str(random.randint(0, 9999)) for _ in range(size // 4)),
            "<div>" + "".join(random.choice("<>/=\"' adiv") for _ in range(size)) + "</div>",
        ]
    )
