"""Which rows of two lists are the same row: by passes, from the surest likeness to the least."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Any

#: A likeness: what two rows have in common if they are the same; None where nothing can be said.
Likeness = Callable[[Any], Hashable | None]


class Pairs:
    """Pairs the rows `left` with the rows `right`; `of` says for each left one which right one."""

    def __init__(self, left: Sequence[Any], right: Sequence[Any]) -> None:
        """Begin without any pair."""
        self.left, self.right = left, right
        self.of: dict[int, int] = {}
        self._taken: set[int] = set()

    def by(self, left: Likeness, right: Likeness, *, single: bool = False) -> None:
        """Pair what is alike and not paired yet, in order; where `single`, only what is unique."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for index, row in enumerate(self.right):
            if index not in self._taken and (key := right(row)) is not None:
                waiting[key].append(index)
        keys = [None if i in self.of else left(row) for i, row in enumerate(self.left)]
        times = Counter(key for key in keys if key is not None)
        for index, key in enumerate(keys):
            found = waiting.get(key, []) if key is not None else []
            if found and not (single and (len(found) > 1 or times[key] > 1)):
                self._pair(index, found.pop(0))

    def by_place(self) -> None:
        """Pair what stands between the same two neighbours, where it is as many on both sides."""
        start = 0
        while start < len(self.left):
            if start in self.of:
                start += 1
                continue
            end = start
            while end < len(self.left) and end not in self.of:
                end += 1
            first = self.of[start - 1] + 1 if start else 0
            last = self.of[end] if end < len(self.left) else len(self.right)
            free = range(first, last)
            if len(free) == end - start and self._taken.isdisjoint(free):
                for index, other in zip(range(start, end), free, strict=True):
                    self._pair(index, other)
            start = end

    def rest(self) -> list[int]:
        """Return the right rows that have no left one."""
        return [index for index in range(len(self.right)) if index not in self._taken]

    def _pair(self, index: int, other: int) -> None:
        self.of[index] = other
        self._taken.add(other)
