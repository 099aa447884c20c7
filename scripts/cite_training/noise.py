"""What PDF text and old exports do to strings, on text whose letters know their fields."""

from __future__ import annotations

import unicodedata

from cite_training.dice import Dice
from cite_training.strings import Labelled

LIGATURES = (("ffi", "ﬃ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ff", "ﬀ"))
ACCENTS = {"\u0301": "´", "\u0300": "`", "\u0308": "¨", "\u0302": "^", "\u0303": "~", "\u030c": "ˇ", "\u0327": "¸"}


def noisy(given: Labelled, random: Dice) -> Labelled:
    """Give the string with one or two kinds of damage, or none."""
    for damage in random.sample((_spaces, _hyphen, _ligature, _accents, _dashes, _quotes, _double, _plain), 2):
        if random.hit(16):
            given = damage(given, random)
    return given


def _edit(given: Labelled, edits: dict[int, str]) -> Labelled:
    """Replace single characters; the replacement belongs to the same field."""
    out = Labelled()
    for i, (char, label) in enumerate(zip(given.text, given.owner, strict=True)):
        out.add(edits.get(i, char), label)
    return out


def _spaces(given: Labelled, random: Dice) -> Labelled:
    """Lose the spaces behind some stops and commas."""
    share = random.choice([0.3, 1.0])
    return _edit(
        given,
        {
            i: ""
            for i in range(1, len(given.text))
            if given.text[i] == " " and given.text[i - 1] in ".,:" and random.random() < share
        },
    )


def _hyphen(given: Labelled, random: Dice) -> Labelled:
    places = [
        i for i in range(3, len(given.text) - 3) if given.text[i - 3 : i + 3].isalpha() and given.text[i].islower()
    ]
    return _edit(
        given, {i: "- " + given.text[i] for i in random.sample(places, min(len(places), random.randint(1, 2)))}
    )


def _ligature(given: Labelled, _: Dice) -> Labelled:
    edits: dict[int, str] = {}
    for plain, glued in LIGATURES:
        at = given.text.find(plain)
        while at >= 0:
            if not any(i in edits for i in range(at, at + len(plain))):
                edits[at] = glued
                edits.update(dict.fromkeys(range(at + 1, at + len(plain)), ""))
            at = given.text.find(plain, at + 1)
    return _edit(given, edits)


def _accents(given: Labelled, random: Dice) -> Labelled:
    """Print accents as signs beside their letters, as old TeX fonts come out."""
    before = random.hit(60)
    edits = {}
    for i, char in enumerate(given.text):
        parts = unicodedata.normalize("NFD", char)
        if parts[1:] in ACCENTS:
            sign = ACCENTS[parts[1:]]
            edits[i] = sign + parts[0] if before else parts[0] + sign
    return _edit(given, edits)


def _dashes(given: Labelled, random: Dice) -> Labelled:
    sign = random.choice(["–", "-", "--", "—", "−", "‐", " - ", "- "])
    return _edit(
        given, {i: sign for i, (c, o) in enumerate(zip(given.text, given.owner, strict=True)) if o == "P" and c in "-–"}
    )


def _quotes(given: Labelled, random: Dice) -> Labelled:
    sign = random.choice(['"', "”", "''", ""])
    return _edit(given, {i: sign for i, c in enumerate(given.text) if c in "“”„"})


def _double(given: Labelled, random: Dice) -> Labelled:
    return _edit(given, {i: "  " for i, c in enumerate(given.text) if c == " " and random.hit(10)})


def _plain(given: Labelled, _: Dice) -> Labelled:
    """Lose the accents."""
    edits = {}
    for i, char in enumerate(given.text):
        base = unicodedata.normalize("NFD", char)[0]
        if base != char and base.isascii():
            edits[i] = base
    return _edit(given, edits)
