"""Strings that are no references: lines of CVs and pages, prose, and rubbish."""

from __future__ import annotations

import base64
import re
import tomllib
from pathlib import Path

from cite_training.dice import Dice
from cite_training.facts import TABLES, Pools, person

SLOTS = tomllib.loads(Path(__file__).with_name("negatives.toml").read_text(encoding="utf-8"))


def negative(pools: Pools, random: Dice) -> str:
    """Make one string that is no reference."""
    if random.hit(8):
        return _rubbish(random)
    text = _fill(random.choice(SLOTS["templates"]), pools, random)
    while random.hit(30) and text[50:]:
        text += " " + _fill(random.choice(SLOTS["templates"]), pools, random)
    return text


def _fill(template: str, pools: Pools, random: Dice) -> str:
    return re.sub(r"\{(\w+)\}", lambda slot: _value(slot[1], pools, random), template)


def _value(slot: str, pools: Pools, random: Dice) -> str:
    match slot:
        case "year":
            return str(random.randint(1985, 2026))
        case "name":
            one = person(pools, random)
            return f"{one.given} {one.family}"
        case "lower":
            return random.choice(pools.given)
        case "school":
            return random.choice(TABLES["schools"])
        case "place":
            return random.choice(TABLES["places"])
        case "month":
            return random.choice(TABLES["months"][:12])
        case "journal":
            return random.choice(TABLES["journals"])
        case "conf":
            return random.choice(TABLES["conferences"]).split("|")[0]
        case _:
            return random.choice(SLOTS[slot])


def _rubbish(random: Dice) -> str:
    size = random.randint(5, 200)
    match random.pick(base=1, binary=1, digits=1, letters=1, signs=1):
        case "base":
            return base64.b64encode(random.randbytes(size)).decode()
        case "binary":
            return random.randbytes(size).decode("latin-1").replace("\n", " ").replace("\r", " ")
        case "digits":
            return " ".join(str(random.randint(0, 99999)) for _ in range(size // 4 + 1))
        case "letters":
            return "".join(random.choice("abcdefghijklmnopqrstuvwxyz    ") for _ in range(size))
        case _:
            return "".join(random.choice("-=_*.#|+/ ") for _ in range(size))
