"""Every quota of a village as on a day, worked out once a context from what is in force."""

from collections.abc import Mapping

from gridctl.compute.capacity import Capacity, Reach, capacity
from gridctl.compute.chain import MEMBERS, TIERS, Tier, member_tier, related, tier
from gridctl.compute.core import basic_grids, election_day, member_households_on
from gridctl.compute.places import OUTSIDE, VILLAGE
from gridctl.compute.quota import (
    CoreQuota,
    GridQuota,
    GroupQuota,
    Impossible,
    Limit,
    MemberQuota,
    Quotas,
    RoundQuota,
    StarQuota,
    count_core,
    group_quotas,
    member_quotas,
    place_quotas,
)
from gridctl.compute.shares import joint_bounds, share_bounds
from gridctl.compute.state import is_exempt
from gridctl.figures.quotas.core_limits import core_joint
from gridctl.model.declare import columns
from gridctl.model.promises import StarHolders
from gridctl.policy.kinds import Cadence, ClauseKind, Coverage, Exactly, Share, Size, Span
from gridctl.policy.stack import Ruling
from gridctl.rules.rule import Context

SPAN_KEY = MEMBERS
PER_GRID_KEY = "grid.core-households"
SHARE_KEY = "village.core-households"
GROUP_KEY = "villager-group.households-per-core"
_PAIRS: tuple[tuple[ClauseKind, type[Span] | type[Size] | type[Share], str, str], ...] = (
    (ClauseKind.SPAN, Span, "min", "max"),
    (ClauseKind.SIZE, Size, "min", "max"),
    (ClauseKind.SHARE, Share, "low", "high"),
)


def span(ctx: Context, key: str) -> Limit | None:
    """Return the limits of a span in force for everyone; None where no clause asks for it."""
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


def _core(ctx: Context, per_grid: Limit | None) -> CoreQuota | None:
    ruling = ctx.asked(SHARE_KEY, Share)
    if ruling is None:
        return None
    term = ctx.as_of.year
    counted_on = election_day(ctx.village, term)
    total = len(member_households_on(ctx.timeline, counted_on))
    bounds = share_bounds(total, ruling.terms.low or 0, ruling.terms.high or 0)
    joint = None
    if per_grid is not None and per_grid.low is not None and per_grid.high is not None:
        grids = len(basic_grids(ctx.now))
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


def reach_of(quota: MemberQuota) -> Reach:
    """Return from how many to how many households a member may link."""
    return Reach(quota.low or 0, quota.high, quota.exempt)


def _capacities(
    places: Mapping[str, GridQuota], members: tuple[MemberQuota, ...]
) -> tuple[Capacity, ...]:
    """Return what the members of each place can cover, the whole village last."""
    reaches: dict[str, list[Reach]] = {place: [] for place in places}
    for quota in members:
        reach = reach_of(quota)
        shown = quota.grid in places and quota.grid != VILLAGE
        reaches[quota.grid if shown else OUTSIDE].append(reach)
        reaches[VILLAGE].append(reach)
    return tuple(
        capacity(place.grid, place.name, place.households, reaches[place.grid])
        for place in places.values()
    )


def _exempt(ctx: Context, limit: Limit, persons: frozenset[str]) -> frozenset[str]:
    members = ctx.now.members
    return frozenset(
        person
        for person in persons & members.keys()
        if is_exempt(members[person], ctx.as_of, limit.exempt, limit.exempt_age)
    )


def _tiers(
    ctx: Context, members: tuple[MemberQuota, ...], households: Limit | None
) -> tuple[Tier, ...]:
    """Return the tiers of the contact chain that clauses in force limit, from the top down."""
    found = []
    for key in TIERS:
        limit = span(ctx, key)
        if limit is not None:
            holders = frozenset(one.subject for one in related(ctx.now, key))
            exempt = _exempt(ctx, limit, holders)
            found.append(tier(ctx.now, key, limit.low, limit.high, limit.clause, exempt))
    if households is not None:
        own = {quota.member: (quota.low, quota.high) for quota in members}
        low, high, clause = households.low, households.high, households.clause
        found.append(member_tier(ctx.now, own, low, high, clause))
    return tuple(found)


def _groups(ctx: Context) -> tuple[GroupQuota, ...]:
    limit = span(ctx, GROUP_KEY)
    return group_quotas(ctx.now, limit) if limit else ()


def _impossible(ctx: Context) -> tuple[Impossible, ...]:
    """Return the keys of which stacked clauses set a minimum above the maximum."""
    found = []
    for kind, terms, low, high in _PAIRS:
        for key in sorted(ctx.policies.keys_of(kind)):
            ruling = ctx.asked(key, terms)
            if ruling is not None:
                least, most = getattr(ruling.terms, low), getattr(ruling.terms, high)
                if least is not None and most is not None and least > most:
                    found.append(Impossible(key, least, most, ruling.ref(low), ruling.ref(high)))
    return tuple(found)


def _work_out(ctx: Context) -> Quotas:
    state = ctx.now
    households, per_grid = span(ctx, SPAN_KEY), span(ctx, PER_GRID_KEY)
    coverage = ctx.asked("household.link", Coverage)
    members = member_quotas(state, ctx.as_of, households, _narrower(ctx, SPAN_KEY))
    places = place_quotas(state, members, per_grid)
    return Quotas(
        day=ctx.as_of,
        households=households,
        coverage_clause=coverage.ref() if coverage else "",
        members=members,
        grids=tuple(place for place in places.values() if place.grid not in {OUTSIDE, VILLAGE}),
        core=_core(ctx, per_grid),
        stars=_stars(ctx),
        rounds=_rounds(ctx),
        village=places[VILLAGE],
        outside=places.get(OUTSIDE),
        capacities=_capacities(places, members) if households else (),
        tiers=_tiers(ctx, members, households),
        groups=_groups(ctx),
        joint=core_joint(ctx),
        impossible=_impossible(ctx),
    )


def quotas(ctx: Context) -> Quotas:
    """Return every quota as on the context's as-of date, by the clauses in force on it."""
    return ctx.once(("quotas",), lambda: _work_out(ctx))
