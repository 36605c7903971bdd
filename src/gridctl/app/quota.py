"""Works out every quota of an opened village."""

from gridctl.compute.core import election_day, member_households_on
from gridctl.compute.quota import (
    CoreQuota,
    Limit,
    Quotas,
    RoundQuota,
    StarQuota,
    count_core,
    grid_quotas,
    member_quotas,
)
from gridctl.compute.shares import joint_bounds, share_bounds
from gridctl.model.declare import columns
from gridctl.model.promises import StarHolders
from gridctl.policy.kinds import Cadence, Coverage, Exactly, Share, Span
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context


def _span(ctx: Context, key: str) -> Limit | None:
    ruling = ctx.asked(key, Span)
    return _limit(ruling) if ruling else None


def _limit(ruling: Ruling[Span]) -> Limit:
    terms = ruling.terms
    exempt = tuple(kind.value for kind in terms.exempt)
    return Limit(terms.min, terms.max, ruling.ref(), exempt, terms.exempt_age)


def _narrower(ctx: Context, key: str) -> dict[str, Limit]:
    """Return the limits of members for whom a clause sets terms of their own."""
    found = {}
    for ruling, members in ctx.asked_of(key, Span):
        if ruling.adopted.clause.audience:
            found.update(dict.fromkeys(members, _limit(ruling)))
    return found


def _core(ctx: Context, per_grid: Limit | None, grids: int) -> CoreQuota | None:
    ruling = ctx.asked("village.core-households", Share)
    if ruling is None:
        return None
    term = ctx.as_of.year
    counted_on = election_day(ctx.village, term)
    total = len(member_households_on(ctx.timeline, counted_on))
    bounds = share_bounds(total, ruling.terms.low or 0, ruling.terms.high or 0)
    joint = None
    if per_grid is not None and per_grid.low is not None and per_grid.high is not None:
        joint = joint_bounds(bounds, grids, per_grid.low, per_grid.high)
    return CoreQuota(term, counted_on, total, count_core(ctx.now), bounds, joint, ruling.ref())


def _stars(ctx: Context) -> tuple[StarQuota, ...]:
    chosen = {
        document.period: sum(
            len(getattr(document.stars, c.attribute)) for c in columns(StarHolders)
        )
        for document in ctx.village.stars
        if document.stars is not None
    }
    return tuple(
        StarQuota(
            judged.period,
            len(judged.terms.of) * (judged.terms.number or 0),
            chosen.get(judged.period, 0),
            judged.ruling.ref(),
        )
        for judged in ctx.judged("village.stars", Exactly)
    )


def _rounds(ctx: Context) -> tuple[RoundQuota, ...]:
    rated: dict[object, set[str]] = {}
    for row in ctx.village.ratings:
        rated.setdefault(row.period, set()).add(row.member)
    found = []
    for judged in ctx.judged("member.rating", Cadence):
        if judged.period.number in judged.terms.months:
            due = ctx.timeline.on(judged.period.first).members
            done = rated.get(judged.period, set()) & due.keys()
            found.append(RoundQuota(judged.period, len(due), len(done), judged.ruling.ref()))
    return tuple(found)


def quotas(ctx: Context) -> Quotas:
    """Return every quota as on the context's as-of date, by the clauses in force on it."""
    state, day = ctx.now, ctx.as_of
    households = _span(ctx, "member.households")
    per_grid = _span(ctx, "grid.core-households")
    coverage = ctx.asked("household.link", Coverage)
    members = member_quotas(state, day, households, _narrower(ctx, "member.households"))
    grids = grid_quotas(state, members, per_grid)
    return Quotas(
        day,
        households,
        coverage.ref() if coverage else "",
        members,
        grids,
        _core(ctx, per_grid, len(grids)),
        _stars(ctx),
        _rounds(ctx),
    )
