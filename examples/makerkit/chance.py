"""Seeded choices that come out the same on every Python version."""

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Choices built on ``Random.random()`` alone, whose sequence never changes."""

    def __init__(self, seed: int) -> None:
        """Start the sequence of a seed."""
        self._random = random.Random(seed)

    def below(self, limit: int) -> int:
        """A whole number from 0 up to, not including, the limit."""
        return int(self._random.random() * limit)

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + self.below(high - low + 1)

    def one_in(self, count: int) -> bool:
        """True once in so many times."""
        return self.below(count) == 0

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[self.below(len(items))]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """So many different ones of the items, in the items' order."""
        left = list(range(len(items)))
        taken = [left.pop(self.below(len(left))) for _ in range(count)]
        return [items[index] for index in sorted(taken)]
