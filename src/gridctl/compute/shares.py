"""Shares in whole numbers: how many of a total lie between two percentages.

Nothing is rounded to fit: where no whole number lies between the percentages, `Bounds` says so
and gives the numbers on either side.
"""

from fractions import Fraction

from gridctl.model.record import Record


class Bounds(Record):
    """The whole numbers from `low` to `high` are the share asked for of `total` things."""

    low: int
    high: int
    total: int

    @property
    def fits(self) -> bool:
        """Whether some whole number lies between the percentages."""
        return self.low <= self.high

    @property
    def neighbours(self) -> tuple[tuple[int, Fraction], ...]:
        """The numbers below and above, each with its share; none where a whole number fits."""
        if self.fits:
            return ()
        return tuple((count, Fraction(count, self.total)) for count in (self.high, self.low))


def share_bounds(total: int, low: int, high: int) -> Bounds:
    """Return the whole numbers from `low` to `high` percent (both included) of `total`.

    15 to 20 percent of 40 is 6 to 8; of 14 it is none (line-2022/3-core-share).
    """
    return Bounds(-(-low * total // 100), high * total // 100, total)


def joint_bounds(
    share: Bounds, grids: int, per_grid_low: int, per_grid_high: int
) -> tuple[int, int]:
    """Return the whole numbers that keep both a share and a number in each of `grids` grids.

    The first is greater than the second where both cannot hold.
    """
    return max(share.low, grids * per_grid_low), min(share.high, grids * per_grid_high)


def per_bounds(total: int, least: int | None, most: int | None) -> Bounds:
    """Return the whole numbers that give each one `least` to `most` of `total` things.

    One for each 10 to 15 of 40 is 3 or 4; of 17 it is none, 1 and 2 are the neighbours. None and
    0 set no limit (pyramid/core-households).
    """
    low = -(-total // most) if most else 0
    return Bounds(low, total // least if least else total, total)
