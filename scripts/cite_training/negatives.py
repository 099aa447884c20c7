"""Strings that are no references: lines of CVs and pages, prose, and rubbish."""

from __future__ import annotations

import base64
import re
import tomllib
from pathlib import Path
from random import Random

from cite_training.facts import TABLES, Pools, person

SLOTS = tomllib.loads(Path(__file__).with_name("negatives.toml").read_text(encoding="utf-8"))


def negative(pools: Pools, random: Random) -> str:
    """Make one string that is no reference."""
    if random.random() < 0.08:
        return _rubbish(random)
    text = _fill(random.choice(SLOTS["templates"]), pools, random)
    while random.random() < 0.3 and len(text) > 50:
        text += " " + _fill(random.choice(SLOTS["templates"]), pools, random)
    return text


def _fill(template: str, pools: Pools, random: Random) -> str:
    return re.sub(r"\{(\w+)\}", lambda slot: _value(slot[1], pools, random), template)


def _value(slot: str, pools: Pools, random: Random) -> str:
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


def _rubbish(random: Random) -> str:
    size = random.randint(5, 200)
    draw = random.randrange(5)
    if draw == 0:
        return base64.b64encode(random.randbytes(size)).decode()
    if draw == 1:
        return random.randbytes(size).decode("latin-1").replace("\n", " ").replace("\r", " ")
    if draw == 2:
        return " ".join(str(random.randint(0, 99999)) for _ in range(size // 4 + 1))
    if draw == 3:
        return "".join(random.choice("abcdefghijklmnopqrstuvwxyz    ") for _ in range(size))
    return "".join(random.choice("-=_*.#|+/ ") for _ in range(size))
