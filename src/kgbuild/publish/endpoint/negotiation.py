"""Which representation a client wants: the `Accept` header with its weights (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_RANGE: Final = re.compile(r"\s*([\w!#$&^.+*-]+/[\w!#$&^.+*-]+)\s*((?:;[^,]*)?)")
_WEIGHT: Final = re.compile(r";\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)", re.IGNORECASE)
_ANY_WEIGHT: Final = re.compile(r";\s*q\s*=", re.IGNORECASE)


def preferred(accept: str, offers: Sequence[str]) -> str:
    """Give the offered media type that a client wants most, of equals the first; empty where it takes none.

    >>> preferred("text/html;q=0.5, text/*, */*;q=0.1", ["text/html", "text/turtle"])
    'text/turtle'
    >>> preferred("", ["text/html", "text/turtle"]), preferred("image/png", ["text/html"])
    ('text/html', '')
    """
    ranges = [found for part in accept.split(",") if (found := _range(part))]
    if not accept.strip():
        return offers[0]
    weights = [(_weight(offer, ranges), -place) for place, offer in enumerate(offers)]
    weight, place = max(weights, default=(0.0, 0))
    return offers[-place] if weight > 0 else ""


def _range(part: str) -> tuple[str, float] | None:
    found = _RANGE.fullmatch(part)
    if not found:
        return None
    weight = _WEIGHT.search(found[2])
    if not weight and _ANY_WEIGHT.search(found[2]):
        return None
    return found[1].lower(), float(weight[1]) if weight else 1.0


def _weight(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Give the weight of the most specific range that holds the offer."""
    kind = offer.partition(";")[0]
    for wanted in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        weights = [weight for name, weight in ranges if name == wanted]
        if weights:
            return max(weights)
    return 0.0
