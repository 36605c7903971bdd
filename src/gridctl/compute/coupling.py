"""What linked households' accounts do to a member's points. All exact.

An activity that a linked household has an entry of, too, counts only a part for the member; a
share of what a linked household loses is taken from the member; or the member's points are the
mean of the linked households'.
"""

from collections.abc import Collection, Iterable
from datetime import date
from fractions import Fraction

from gridctl.compute.accounts import Accounts, Booked, worth
from gridctl.compute.timeline import Timeline
from gridctl.model.choices import PointsKind
from gridctl.model.period import Period
from gridctl.model.record import Record

_ALL = 100


class SharedActivity(Record):
    """A member's entry for an activity that linked households have entries of, too.

    `less` (negative) is what it counts less for that.
    """

    booked: Booked
    also: tuple[Booked, ...]
    less: Fraction


class TakenLoss(Record):
    """What a linked household lost, by how many members it was linked, what one of them loses.

    `taken` is negative.
    """

    loss: Booked
    linkers: int
    taken: Fraction


class MemberPoints(Record):
    """A member's points in a period: own entries, and what the couplings take off."""

    own: tuple[Booked, ...]
    shared: tuple[SharedActivity, ...]
    losses: tuple[TakenLoss, ...]

    def of_kind(self, kind: PointsKind) -> Fraction:
        """What the member's own entries of a kind count, before any coupling."""
        return worth(each for each in self.own if each.kind is kind)

    @property
    def coupled(self) -> Fraction:
        """What the couplings take off: not above 0."""
        less = (each.less for each in self.shared)
        return sum(less, Fraction(0)) + sum((each.taken for each in self.losses), Fraction(0))

    @property
    def total(self) -> Fraction:
        """The member's points."""
        return worth(self.own) + self.coupled


class Couplings:
    """The couplings of a village's accounts, in percent; `split` shares losses among linkers.

    An activity is the same where the text of `activity` is; on whichever day the household's entry
    is dated, the member has to link the household on the day of his or her own. Only what is
    gained is counted less, and only what still counts makes it so. A loss is taken from whoever
    links the household on its day. Redemptions are neither.
    """

    def __init__(
        self,
        timeline: Timeline,
        accounts: Accounts,
        activity_percent: int,
        loss_percent: int,
        *,
        split: bool,
    ) -> None:
        """Look at the links of `timeline`."""
        self._timeline = timeline
        self._accounts = accounts
        self._less = Fraction(activity_percent - _ALL, _ALL)
        self._share = Fraction(loss_percent, _ALL)
        self._split = split
        self._of_activity: dict[str, dict[str, list[Booked]]] = {}
        for account, booked in accounts.booked.items():
            for each in booked:
                if each.entry.activity and each.worth and each.kind is not PointsKind.REDEEM:
                    homes = self._of_activity.setdefault(each.entry.activity, {})
                    homes.setdefault(account, []).append(each)
        self._losses: dict[str, list[TakenLoss]] | None = None

    def of(self, member: str, period: Period, kinds: Collection[str]) -> MemberPoints:
        """Return a member's points in a period, of entries of some `kinds`."""
        own = self._accounts.counted(member, period, kinds)
        shared = tuple(found for each in own if (found := self._shared(member, each)))
        losses = self._taken().get(member, ()) if self._share else ()
        return MemberPoints(
            own, shared, tuple(loss for loss in losses if loss.loss.entry.date in period)
        )

    def _shared(self, member: str, booked: Booked) -> SharedActivity | None:
        """Return what an entry counts less; None where it counts in full."""
        entry = booked.entry
        if not self._less or entry.date is None or booked.worth <= 0:
            return None
        homes = self._of_activity.get(entry.activity, {})
        linked = self._timeline.on(entry.date).links_of_member.get(member, ()) if homes else ()
        also = tuple(each for link in linked for each in homes.get(link.household, ()))
        return SharedActivity(booked, also, booked.worth * self._less) if also else None

    def _taken(self) -> dict[str, list[TakenLoss]]:
        """Return what is taken from each member for the losses of linked households."""
        if self._losses is None:
            self._losses = {}
            for booked in self._accounts.booked.values():
                for loss in booked:
                    if loss.kind is PointsKind.NEGATIVE and loss.worth < 0 and loss.entry.date:
                        self._take(loss, loss.entry.date, self._losses)
        return self._losses

    def _take(self, loss: Booked, day: date, found: dict[str, list[TakenLoss]]) -> None:
        links = self._timeline.on(day).links_of_household.get(loss.entry.account, ())
        linkers = tuple(dict.fromkeys(link.member for link in links))
        taken = loss.worth * self._share / (len(linkers) if self._split and linkers else 1)
        for member in linkers:
            found.setdefault(member, []).append(TakenLoss(loss, len(linkers), taken))


def mean(values: Iterable[Fraction]) -> Fraction | None:
    """Return the mean; None of nothing."""
    found = tuple(values)
    return sum(found, Fraction(0)) / len(found) if found else None
