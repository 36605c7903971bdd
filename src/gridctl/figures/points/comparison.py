"""Who is compared with whom by points: groups, members and households, in order, and the cuts."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from gridctl.compute.ranking import Cut, Ranked, cut, places, ranking
from gridctl.figures.points import ledger
from gridctl.model.period import Period
from gridctl.policy.accounts import Ranking, Selection, Tied
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context

RANKING, SELECTION = "villager-group.ranking", "village.selection"
_NO_CUT = Cut(0, (), ())


def ranking_of(ctx: Context, period: Period) -> Ruling[Ranking] | None:
    """Return by what groups are ranked over periods of this kind; None where they are not."""
    ruling = ctx.asked(RANKING, Ranking)
    every = ruling.terms.every if ruling else None
    return ruling if every and every.value == period.kind else None


def selection_of(ctx: Context, period: Period) -> Ruling[Selection] | None:
    """Return by what the outstanding are selected over periods of this kind; None: they are not."""
    ruling = ctx.asked(SELECTION, Selection)
    every = ruling.terms.every if ruling else None
    return ruling if every and every.value == period.kind else None


def persons_compared(ctx: Context, period: Period) -> bool:
    """Say whether persons are ranked over a period: where groups are, or some are selected."""
    return bool(ranking_of(ctx, period) or selection_of(ctx, period))


def persons_ranked(
    ctx: Context, period: Period | None, rank: Callable[[Context, Period], Mapping[str, Ranked]]
) -> Mapping[str, Ranked]:
    """Return the members or the households as `rank` orders them; none where none are compared."""
    if period is None or not persons_compared(ctx, period):
        return {}
    return rank(ctx, period)


def groups_ranked(ctx: Context, period: Period | None) -> Mapping[str, Ranked]:
    """Return the groups in order; none where no clause ranks them over such a period."""
    if period is None or ranking_of(ctx, period) is None:
        return {}
    return ranked_groups(ctx, period)


def ranked_groups(ctx: Context, period: Period) -> Mapping[str, Ranked]:
    """Return the groups by mean points, in order; none where all of them have 0."""

    def work_out() -> Mapping[str, Ranked]:
        groups = ledger.groups(ctx, period)
        return _ranked({g: ledger.group_mean(ctx, g, period) for g in groups})

    return ctx.once(("ranked groups", period), work_out)


def ranked_members(ctx: Context, period: Period) -> Mapping[str, Ranked]:
    """Return the members present on the last day by points; none where all have 0."""

    def work_out() -> Mapping[str, Ranked]:
        members = sorted(ledger.state(ctx, period).members)
        return _ranked({m: ledger.member_points(ctx, m, period) for m in members})

    return ctx.once(("ranked members", period), work_out)


def ranked_households(ctx: Context, period: Period) -> Mapping[str, Ranked]:
    """Return the households there were on the last day by points; none where all have 0."""

    def work_out() -> Mapping[str, Ranked]:
        homes = sorted(ledger.state(ctx, period).households)
        return _ranked({h: ledger.household_points(ctx, h, period) for h in homes})

    return ctx.once(("ranked households", period), work_out)


def _ranked(points: Mapping[str, Fraction | None]) -> Mapping[str, Ranked]:
    known = {each: value for each, value in points.items() if value is not None}
    return {each.id: each for each in ranking(known)} if any(known.values()) else {}


def red_flags(ctx: Context, period: Period) -> Cut:
    """Return the red-flag groups of a period."""
    ruling = ranking_of(ctx, period)
    if ruling is None:
        return _NO_CUT
    terms, ranked = ruling.terms, ranked_groups(ctx, period)
    number = places(len(ranked), terms.red_flag_percent or 0, terms.red_flag_min or 0)
    return cut(ranked.values(), number, with_tied=terms.tied is not Tied.NONE)


def candidates(ctx: Context, period: Period, *, families: bool) -> Cut | None:
    """Return which members (or households) are considered by points; None: it is not said."""
    ruling = selection_of(ctx, period)
    if ruling is None:
        return None
    terms = ruling.terms
    number = terms.families if families else terms.members
    percent = terms.families_percent if families else terms.members_percent
    ranked = ranked_households(ctx, period) if families else ranked_members(ctx, period)
    if number is None:
        if percent is None:
            return None
        number = places(len(ranked), percent, min(percent, 1))
    return cut(ranked.values(), number, with_tied=True)
