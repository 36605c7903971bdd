"""What is asked of a term's core households: the share and the number in each grid together."""

from gridctl.compute.core import basic_grids, election_day, member_households_on
from gridctl.compute.shares import Bounds, joint_bounds, share_bounds
from gridctl.model.record import Record
from gridctl.policy.kinds import Share, Span
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context


class CoreTerms(Record):
    """The rulings in force for the term (a year), and the numbers that follow from them.

    `bounds` are what the share asks for, None where the term owes none; `nearest` is the same,
    but the neighbours where no whole number fits. `grids` is how many grids each need `span`.
    """

    share: Ruling[Share] | None
    bounds: Bounds | None
    span: Ruling[Span] | None
    grids: int

    @property
    def nearest(self) -> tuple[int, int]:
        """The numbers that keep the share, or come nearest to it."""
        low, high, _ = self.bounds or (0, 0, 0)
        return min(low, high), max(low, high)

    @property
    def of_grids(self) -> tuple[int, int]:
        """The numbers that all grids together ask for; without a limit, those of the share."""
        low, high = (self.span.terms.min, self.span.terms.max) if self.span else (None, None)
        least = self.grids * (low or 0)
        return least, max(self.nearest[1], least) if high is None else self.grids * high

    @property
    def clash(self) -> bool:
        """Whether the share and the number in each grid cannot both hold."""
        if self.bounds is None or self.span is None or not self.grids:
            return False
        nearest = Bounds(*self.nearest, self.bounds.total)
        low, high = joint_bounds(nearest, 1, *self.of_grids)
        return low > high

    @property
    def said(self) -> dict[str, object]:
        """The bounds of both, for messages."""
        (low, high), (least, most) = self.nearest, self.of_grids
        return {"low": low, "high": high, "least": least, "most": most, "grids": self.grids}


def core_terms(ctx: Context) -> CoreTerms:
    """Return what is asked of the term of the as-of date.

    The share binds a term whose election day it was in force on, and is of the member households
    of that day.
    """
    day = election_day(ctx.village, ctx.as_of.year)
    share = ctx.policies.on("village.core-households", Share, day)
    if ctx.asked("village.core-households", Share) is None:
        share = None
    bounds = None
    if share is not None:
        total = len(member_households_on(ctx.timeline, day))
        bounds = share_bounds(total, share.terms.low or 0, share.terms.high or 0)
    span = ctx.asked("grid.core-households", Span)
    return CoreTerms(share, bounds, span, len(basic_grids(ctx.now)))
