"""Regular expressions that stand as data in `lexicon/shapes.toml`."""

from __future__ import annotations

import re
from functools import cache

from kgbuild.lexicon import table


@cache
def shape(name: str) -> re.Pattern[str]:
    """Give the pattern of this name."""
    return re.compile("".join(table("shapes")[name]))
