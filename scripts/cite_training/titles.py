"""Titles in the forms that works give them: questions, formulas, subtitles, parts, names in front."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from cite_training.dice import Dice

if TYPE_CHECKING:
    from cite_training.facts import Pools

WORDS = tomllib.loads(Path(__file__).with_name("facts.toml").read_text(encoding="utf-8"))
_SMALL = frozenset({"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"})


def title_of(pools: Pools, random: Dice) -> str:
    """Draw a title, as it is in most cases."""
    title = random.choice(pools.titles).strip()
    match random.pick(question=5, formula=2, dash=2, capitals=4, loud=1, named=3, subtitle=5, part=3, plain=75):
        case "question":
            return title.rstrip(".") + "?"
        case "formula":
            return f"{random.choice(WORDS['formula_leads'])} {random.choice(WORDS['formulas'])} {title}"
        case "dash":
            return title.replace("-", "—", 1) if "-" in title else title.replace(": ", "—", 1)
        case "capitals":
            words = title.split()
            return " ".join(word if word[0].isupper() or word in _SMALL else word.capitalize() for word in words)
        case "loud":
            return title.upper()
        case "named":
            return named(title, pools, random)
        case "subtitle":
            return (
                title.rstrip(" .?") + random.choice([". ", ". ", ": ", "? ", " - ", " – "]) + short_title(pools, random)
            )
        case "part":
            part = random.choice(["I", "II", "III", "IV", "Part I", "Part II", "Part 2", "1", "2"])
            return f"{title.rstrip(' .')}{random.choice([' ', '. ', ', ', ': '])}{part}" + (
                random.choice([". ", ": "]) + short_title(pools, random) if random.hit(40) else ""
            )
    return title


def short_title(pools: Pools, random: Dice) -> str:
    """Draw what may stand as a subtitle."""
    title = min((random.choice(pools.titles).strip(" .,?") for _ in range(3)), key=len)
    return title[0].lower() + title[1:] if random.hit(15) else title


def named(title: str, pools: Pools, random: Dice) -> str:
    """Begin a title with a name, as books on people and places do: "Homer: The Poetry of the Past"."""
    name = random.choice(random.choice([pools.given, pools.family, pools.cities])).title()
    return name + random.choice([": ", ": ", ", ", ". "]) + title
