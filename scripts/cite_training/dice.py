"""A seeded source of chance with the two questions that making strings asks."""

from __future__ import annotations

from random import Random


class Dice(Random):
    """Chance, from a seed."""

    def hit(self, percent: float) -> bool:
        """Say yes in so many of a hundred cases."""
        return self.random() * 100 < percent

    def pick(self, **shares: float) -> str:
        """Give one of the names, each as often as its share of the whole."""
        return self.choices(list(shares), list(shares.values()))[0]
