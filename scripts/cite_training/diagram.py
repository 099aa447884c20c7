"""The reliability diagram: how often fields were right, against how sure the parser was, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

SIDE, MARGIN = 320, 48
INK, GRID, BAR = "#333", "#ccc", "#3b76b0"


class Bin(NamedTuple):
    """Fields whose claimed probability lies in one tenth."""

    count: int
    claimed: float
    right: float


def diagram(bins: Sequence[Bin]) -> str:
    """Draw claimed against observed shares; the area of a dot grows with the number of fields behind it."""
    most, size = max(one.count for one in bins), SIDE + 2 * MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" font-family="sans-serif" font-size="12">',
        "<title>Reliability of the probabilities of fields</title>",
        f'<rect width="100%" height="100%" fill="#fff"/><path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="{GRID}"/>',
    ]
    for tenth in range(0, 11, 2):
        share = tenth / 10
        lines.append(f'<text x="{_x(share)}" y="{_y(0) + 18}" text-anchor="middle" fill="{INK}">{share:.1f}</text>')
        lines.append(f'<text x="{_x(0) - 8}" y="{_y(share) + 4}" text-anchor="end" fill="{INK}">{share:.1f}</text>')
    lines.append(f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" fill="none" stroke="{INK}"/>')
    points = "L".join(f"{_x(one.claimed)} {_y(one.right)}" for one in bins)
    lines.append(f'<path d="M{points}" fill="none" stroke="{BAR}"/>')
    for one in bins:
        radius = round(3 + 9 * (one.count / most) ** 0.5, 1)
        label = f"{one.count} fields, claimed {one.claimed:.3f}, right {one.right:.3f}"
        lines.append(
            f'<circle cx="{_x(one.claimed)}" cy="{_y(one.right)}" r="{radius}" fill="{BAR}" fill-opacity=".7">'
            f"<title>{label}</title></circle>"
        )
    middle = MARGIN + SIDE / 2
    lines.append(f'<text x="{middle:g}" y="{_y(0) + 38}" text-anchor="middle" fill="{INK}">claimed</text>')
    lines.append(
        f'<text transform="translate(14 {middle:g}) rotate(-90)" text-anchor="middle" fill="{INK}">right</text>'
    )
    return "\n".join([*lines, "</svg>", ""])


def _x(share: float) -> float:
    return round(MARGIN + SIDE * share, 1)


def _y(share: float) -> float:
    return round(MARGIN + SIDE * (1 - share), 1)
