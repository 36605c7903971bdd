"""What the figures of points look at: the accounts, the couplings, the clauses, the persons."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from gridctl.compute.accounts import Accounts, worth
from gridctl.compute.coupling import Couplings, MemberPoints, mean
from gridctl.compute.state import State
from gridctl.model.period import Period, PeriodKind
from gridctl.policy.accounts import Coupling, Linkers, Own, Points
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context
from gridctl.rules.shared.pointed import rulebook

#: The kinds of period over which points are added up.
PERIODS: tuple[PeriodKind, ...] = ("month", "quarter", "half", "year")
MEMBERS, HOUSEHOLDS = "member.points", "household.points"
COUPLING = "points.coupling"
_ALL = 100


def accounts(ctx: Context) -> Accounts:
    """Return the accounts, with what was known on the as-of date."""
    return ctx.once(("accounts",), lambda: Accounts(ctx.village.points, rulebook(ctx)))


def state(ctx: Context, period: Period | None) -> State:
    """Return the village on a period's last day, or on the as-of date if that is earlier."""
    return ctx.timeline.on(day_of(ctx, period))


def day_of(ctx: Context, period: Period | None) -> date:
    """Return a period's last day, or the as-of date if that is earlier."""
    return min(period.last, ctx.as_of) if period else ctx.as_of


def counts(ctx: Context, key: str) -> Ruling[Points] | None:
    """Return which kinds of entries count for members or for households; None: no clause asks."""
    return ctx.asked(key, Points)


def coupling(ctx: Context) -> Ruling[Coupling] | None:
    """Return how members' and households' points are coupled; None: not at all."""
    return ctx.asked(COUPLING, Coupling)


def activity_percent(ruling: Ruling[Coupling] | None) -> int:
    """Return what an activity shared with a linked household counts for a member, in percent."""
    said = ruling.terms.activity_percent if ruling else None
    return _ALL if said is None else said


def loss_percent(ruling: Ruling[Coupling] | None) -> int:
    """Return what share of linked households' lost points is taken from a member, in percent."""
    return (ruling.terms.loss_percent or 0) if ruling else 0


def by_mean(ruling: Ruling[Coupling] | None) -> bool:
    """Say whether a member's points are the mean of the linked households'."""
    return ruling is not None and ruling.terms.member_points is Own.MEAN


def couplings(ctx: Context) -> Couplings:
    """Return the couplings in force."""

    def work_out() -> Couplings:
        ruling = coupling(ctx)
        split = ruling is not None and ruling.terms.linkers is Linkers.SPLIT
        percents = activity_percent(ruling), loss_percent(ruling)
        return Couplings(ctx.timeline, accounts(ctx), *percents, split=split)

    return ctx.once(("couplings",), work_out)


def own_points(ctx: Context, member: str, period: Period) -> MemberPoints | None:
    """Return what makes a member's points, coupled; None where no clause asks for it.

    Nor where the member is not in the village, or has the mean of the linked households instead.
    """
    ruling = counts(ctx, MEMBERS)
    if ruling is None or member not in state(ctx, period).members or by_mean(coupling(ctx)):
        return None
    return couplings(ctx).of(member, period, ruling.terms.counts)


def linked(ctx: Context, member: str, period: Period) -> tuple[str, ...]:
    """Return the households that a member links on the period's last day."""
    links = state(ctx, period).links_of_member.get(member, ())
    return tuple(link.household for link in links)


def member_points(ctx: Context, member: str, period: Period) -> Fraction | None:
    """Return a member's points in a period, with the couplings in force; None: there are none."""
    if by_mean(coupling(ctx)):
        if counts(ctx, MEMBERS) is None or member not in state(ctx, period).members:
            return None
        found = (household_points(ctx, home, period) for home in linked(ctx, member, period))
        return mean(points for points in found if points is not None)
    own = own_points(ctx, member, period)
    return own.total if own else None


def household_points(ctx: Context, household: str, period: Period) -> Fraction | None:
    """Return a household's points in a period; None where no clause asks for them."""
    ruling = counts(ctx, HOUSEHOLDS)
    if ruling is None:
        return None
    return worth(accounts(ctx).counted(household, period, ruling.terms.counts))


def groups(ctx: Context, period: Period) -> Mapping[str, tuple[str, ...]]:
    """Return the households of each villager group on the period's last day, by id."""

    def work_out() -> Mapping[str, tuple[str, ...]]:
        then = state(ctx, period)
        found: dict[str, list[str]] = {group: [] for group in then.villager_groups}
        for home in then.households.values():
            if home.villager_group in found:
                found[home.villager_group].append(home.id)
        return {group: tuple(homes) for group, homes in found.items()}

    return ctx.once(("households of groups", period), work_out)


def group_points(ctx: Context, group: str, period: Period) -> Fraction | None:
    """Return the points of a group's households together; None where no clause asks for them."""
    homes = groups(ctx, period).get(group)
    if homes is None or counts(ctx, HOUSEHOLDS) is None:
        return None
    found = (household_points(ctx, home, period) for home in homes)
    return sum((points for points in found if points is not None), Fraction(0))


def group_mean(ctx: Context, group: str, period: Period) -> Fraction | None:
    """Return a group's mean points a household; None where it has no households, either."""
    total = group_points(ctx, group, period)
    homes = groups(ctx, period).get(group, ())
    return total / len(homes) if total is not None and homes else None
