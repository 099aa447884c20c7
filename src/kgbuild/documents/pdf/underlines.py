"""What lines and bars under text say of it: it is underlined, or set apart by a rule below or a bar behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kgbuild.documents.pdf.type import Box, Drawings, Stretch

#: An underline lies so far below the baseline, in type sizes, a rule of its own further; and reaches so far out.
_UNDER, _BELOW = 0.3, 0.9
_OUT: Final = 1.0
_THICK: Final = 2.5
#: Such a share of the text is underlined.
_COVERED: Final = 0.9
#: A bar is so many type sizes high at most.
_BAR: Final = 3.5


def set_apart(stretches: Sequence[Stretch], drawings: Drawings) -> None:
    """Note which stretches are underlined from end to end, or have a rule below or a bar behind them."""
    for stretch in stretches:
        if stretch.words or len(stretch.text) > 2:
            stretch.underlined = _is_underlined(stretch, drawings.rules)
            stretch.ruled = not stretch.underlined and (
                _has_rule(stretch, drawings) or _has_bar(stretch, drawings.bars)
            )


def _is_underlined(stretch: Stretch, rules: Sequence[Box]) -> bool:
    out = _OUT * stretch.size
    covered = sum(
        min(rule.right, stretch.right) - max(rule.left, stretch.left)
        for rule in rules
        if 0 <= rule.bottom - stretch.base <= _UNDER * stretch.size + _THICK
        and stretch.left - out < rule.left < stretch.right
        and rule.right < stretch.right + out
    )
    return covered >= _COVERED * (stretch.right - stretch.left)


def _has_rule(stretch: Stretch, drawings: Drawings) -> bool:
    for rule in drawings.rules:
        near = 0 < rule.top - stretch.base <= _BELOW * stretch.size
        begins = rule.left < stretch.left + _OUT * stretch.size and rule.right > stretch.right + _OUT * stretch.size
        if near and begins and not any(_touches(upright, rule) for upright in drawings.upright):
            return True
    return False


def _touches(upright: Box, rule: Box) -> bool:
    across = rule.left - 2 < upright.left < rule.right + 2
    return across and upright.top - 2 < rule.top < upright.bottom + 2


def _has_bar(stretch: Stretch, bars: Sequence[Box]) -> bool:
    middle = stretch.base - stretch.size / 3
    return any(
        bar.top < middle < bar.bottom < bar.top + _BAR * stretch.size
        and bar.left < stretch.left + 1
        and bar.right > stretch.right - 1
        for bar in bars
    )
