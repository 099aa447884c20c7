"""Long runs make millions of values that all stay and form no circles: Python need not look for any so often."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

#: After how many new values, and rounds of the younger ones, circles are looked for.
_SELDOM = 400_000, 100, 100


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let Python seldom look for circles among values while the block runs."""
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python look for no circles at all while the block runs."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
