"""The graph of people as a drawing: lines, groups, the field that is shown, and a picture of it for the home page."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from kgbuild.publish.site.network import COLOURS, HIGH, WIDE, Link, Spot
from kgbuild.publish.site.refs import Ref

#: Lines that the picture shows at most.
_LINES = 1100
#: A graph of fewer people is no picture.
_FEWEST = 6


def shared(a: Spot, b: Spot) -> int:
    """Give the group that two people share, -1 if none."""
    return a.group if a.group == b.group < COLOURS else -1


def groups(spots: Sequence[Spot]) -> list[tuple[int, Ref, int]]:
    """Give the coloured groups: number, the foremost of its people, how many there are."""
    held: dict[int, list[Spot]] = {}
    for spot in spots:
        held.setdefault(spot.group, []).append(spot)
    foremost = {group: max(people, key=lambda spot: (spot.radius, spot.papers)) for group, people in held.items()}
    return [(group, foremost[group].ref, len(held[group])) for group in sorted(held) if group < COLOURS]


def field(spots: Sequence[Spot]) -> str:
    """Give the part of the field that people stand in, as a `viewBox`."""
    top = max(min((spot.y - spot.radius for spot in spots), default=0) - 40, 0)
    foot = min(max((spot.y + spot.radius for spot in spots), default=HIGH) + 40, HIGH)
    return f"0 {top:.0f} {WIDE} {max(foot - top, HIGH / 3):.0f}"


def path(a: Spot, b: Spot, *, arrow: bool) -> str:
    """Give the line between two people, to the rim of the second where an arrow ends there."""
    x, y = b.x - a.x, b.y - a.y
    length = max((x * x + y * y) ** 0.5, 1e-6)
    back = (b.radius + 2) / length if arrow else 0
    return f"M{a.x} {a.y}L{b.x - x * back:.1f} {b.y - y * back:.1f}"


def picture(spots: Sequence[Spot], links: Sequence[Link]) -> Markup:
    """Draw the graph without names, in few bytes: one path for the lines of each group."""
    if len(spots) < _FEWEST:
        return Markup("")
    at = {spot.iri: spot for spot in spots}
    lines: dict[int, list[str]] = {}
    for link in sorted(links, key=lambda k: (k.kind == "coauthor", -k.papers, k.a, k.b))[:_LINES]:
        a, b = at[link.a], at[link.b]
        lines.setdefault(shared(a, b), []).append(f"M{a.x:.0f} {a.y:.0f}L{b.x:.0f} {b.y:.0f}")
    drawn = [f'<path class="g{group}" d="{"".join(found)}"/>' for group, found in sorted(lines.items())]
    drawn += [
        f'<circle class="g{spot.group}" cx="{spot.x:.0f}" cy="{spot.y:.0f}" r="{spot.radius + 2:.0f}"/>'
        for spot in spots
    ]
    return Markup(f'<svg viewBox="{field(spots)}" aria-hidden="true">{"".join(drawn)}</svg>')  # noqa: S704 - numbers
