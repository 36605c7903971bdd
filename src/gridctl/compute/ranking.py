"""Who comes first: ranks with ties shown as ties, and a cut at a number of places. All exact."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from gridctl.model.record import Record

_ALL = 100


class Ranked(Record):
    """A subject's value and rank; `tied` is how many have the same value, itself included."""

    id: str
    value: Fraction
    rank: int
    tied: int


class Cut(Record):
    """Who is within the first `places`; `tied` are those among whom the cut falls (none: no one).

    They have the same value, and there are not places enough for all of them.
    """

    places: int
    chosen: tuple[str, ...]
    tied: tuple[str, ...]


def ranking(values: Mapping[str, Fraction]) -> tuple[Ranked, ...]:
    """Return everyone by value, the highest first; equals share a rank, in the order given.

    After two firsts comes a third: 1, 1, 3.
    """
    counts: dict[Fraction, int] = {}
    for value in values.values():
        counts[value] = counts.get(value, 0) + 1
    ranks: dict[Fraction, int] = {}
    before = 1
    for value in sorted(counts, reverse=True):
        ranks[value] = before
        before += counts[value]
    in_order = sorted(values, key=lambda each: ranks[values[each]])
    return tuple(Ranked(i, v := values[i], ranks[v], counts[v]) for i in in_order)


def places(count: int, percent: int, least: int) -> int:
    """Return how many of `count` are `percent`, rounded down, but at least `least`; at most all."""
    return min(count, max(least, count * percent // _ALL))


def cut(ranked: Iterable[Ranked], places: int, *, with_tied: bool) -> Cut:
    """Return who is within the first `places`, of those whose value is above 0.

    Where the cut falls among equals, all of them are chosen, or (not `with_tied`) none of them.
    """
    good = [each for each in ranked if each.value > 0]
    chosen = [each.id for each in good if each.rank + each.tied - 1 <= places]
    tied = [each.id for each in good if each.rank <= places < each.rank + each.tied - 1]
    return Cut(places, (*chosen, *(tied if with_tied else ())), tuple(tied))
