"""Author lists as styles and pages print them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cite_training.dice import Dice
from cite_training.facts import Person
from cite_training.strings import Labelled

ORDERS = (
    "initials", "initials", "initials", "spaced", "full", "full", "inverted", "inverted", "vancouver", "inverted full",
    "first inverted",
    "first inverted full", "caps", "caps full", "dotted vancouver", "spaced vancouver", "glued", "bare", "middle",
)  # fmt: skip
COMMAS = (", ", ", ", ", ", ", ", ", ", "; ", " and ", "/", " / ", " · ", " & ", " – ", "-")
LASTS = (" and ", " and ", ", and ", " & ", ", & ", ", ", " und ", " et ", " y ", " e ", "; ", " and", " with ")
MARKS = ("*", "†", "‡", "#", "^1", "¹", "1", "✉", " (PI)", "⋆")


def initials(given: str, *, stop: str = ".", between: str = " ") -> str:
    """Shorten given names: "Anna-Maria Luise" to "A.-M. L."."""
    out = []
    for word in given.split():
        letters = [part[0].upper() for part in re.split(r"[-‐.]", word) if part and part[0].isalpha()]
        out.append(f"{stop}-".join(letters) + stop if stop else "".join(letters))
    return between.join(part for part in out if part.strip(".")) or given


class Style:
    """How one list prints its names; drawn once a string.

    Attributes:
        order: which part stands first, and how short given names are; `stops`: whether initials beside full names
            have a stop.
        comma: between names; `last`: before the last.
        owner: index of the name that the page sets in bold, -1 for none.
    """

    def __init__(self, random: Dice, *, marked: bool = False) -> None:
        self.order = random.choice(ORDERS)
        self.comma = random.choice(COMMAS)
        self.last = random.choice(LASTS) if self.comma in {", ", "; "} else self.comma
        if self.order in {"inverted", "inverted full"} and self.comma == ", " and random.hit(40):
            self.comma = "; "
        self.stops = random.hit(80)
        self.marked = marked
        self.bold = random.choice(["**", "**", "__", "*", "<b>"]) if marked else ""
        self.etal = random.hit(5)
        self.random = random


def people_text(people: Sequence[Person], style: Style) -> Labelled:
    """Print an author list in a style."""
    out = Labelled()
    random = style.random
    bold = random.randrange(len(people)) if style.bold and random.hit(50) else -1
    shown = people[: random.randint(1, 3)] if style.etal and people[2:] else people
    for number, person in enumerate(shown):
        if number:
            out.add(style.last if number == len(shown) - 1 and len(shown) == len(people) else style.comma, "AS")
        if number == bold:
            out.add(style.bold, "AS")
        _one(out, person, number, style)
        if number == bold:
            out.add(style.bold.replace("<", "</"), "AS")
        if style.marked and random.hit(15):
            out.add(random.choice(MARKS), "AS")
    if len(shown) < len(people):
        out.add(
            random.choice(
                [
                    ", et al.",
                    " et al.",
                    " et al",
                    ", et al",
                    ", and others",
                    ", ...",
                    f" and {len(people) - len(shown)} others",
                ]
            ),
            "AS",
        )
    return out


def _one(out: Labelled, person: Person, number: int, style: Style) -> None:
    order = style.order
    if order.startswith("first inverted"):
        full = order.endswith("full")
        order = ("inverted full" if full else "inverted") if not number else ("full" if full else "spaced")
    family = person.family.upper() if order.startswith("caps") else person.family
    written = person.given if style.stops else person.given.replace(".", "")
    given = {
        "initials": initials(person.given, between=""),
        "spaced": initials(person.given),
        "full": written,
        "inverted": initials(person.given, between=style.random.choice(["", " "]) if number < 0 else " "),
        "inverted full": written,
        "vancouver": initials(person.given, stop="", between=""),
        "caps": initials(person.given),
        "caps full": written,
        "spaced vancouver": initials(person.given, stop=""),
        "middle": _middle(person.given),
        "dotted vancouver": initials(person.given, between=""),
        "glued": initials(person.given, between=""),
        "bare": initials(person.given, stop="", between=""),
    }[order]
    if not person.given:
        out.add(person.family, f"AF#{number}")
    elif order in {"initials", "spaced", "full", "glued", "bare", "middle"}:
        out.add(given, f"AG#{number}").add("" if order == "glued" else " ").add(family, f"AF#{number}")
    else:
        comma = " " if order.endswith("vancouver") else ", "
        out.add(family, f"AF#{number}").add(comma, "AS" if comma == ", " else "").add(given, f"AH#{number}")


def _middle(given: str) -> str:
    """Print the first name in full and glue the initials of the others: "Rose Mary Helen" to "Rose MH"."""
    first, _, others = given.partition(" ")
    return f"{first} {initials(others, stop='', between='')}" if others.strip() else given
