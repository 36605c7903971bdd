"""The limits in force on the number of core households, and what they are laid on."""

from gridctl.compute.conflict import Joint, joint
from gridctl.compute.core import basic_grids, election_day
from gridctl.compute.feasibility import CoreLimit, Facts, Sort
from gridctl.compute.of_grids import households_of_group
from gridctl.compute.related import people
from gridctl.model.record import Record
from gridctl.policy.kinds import Share, Span
from gridctl.rules.rule import Context

#: The keys that limit the number of core households, the kind of clause, and what it says.
_LIMITS: tuple[tuple[str, type[Span] | type[Share], Sort], ...] = (
    ("village.core-households", Share, Sort.HOUSEHOLD_SHARE),
    ("village.core-members", Share, Sort.MEMBER_SHARE),
    ("grid.core-households", Span, Sort.PER_GRID),
    ("villager-group.core-households", Span, Sort.PER_GROUP),
    ("villager-group.core-households", Share, Sort.GROUP_SHARE),
    ("villager-group.households-per-core", Span, Sort.HOUSEHOLDS_EACH),
    ("core.members", Span, Sort.MEMBERS_EACH),
    ("core-household.members", Span, Sort.MEMBERS_EACH),
    ("party-group-leader.core-households", Span, Sort.PER_LEADER),
)
KEYS = tuple(dict.fromkeys(key for key, _, _ in _LIMITS))


def _sides(terms: Record) -> tuple[tuple[str, int | None], tuple[str, int | None]]:
    low, high = ("low", "high") if isinstance(terms, Share) else ("min", "max")
    return (low, getattr(terms, low)), (high, getattr(terms, high))


def core_limits(ctx: Context) -> tuple[CoreLimit, ...]:
    """Return every limit in force on the as-of date, in a fixed order."""
    found = []
    for key, kind, sort in _LIMITS:
        ruling = ctx.asked(key, kind)
        if ruling is not None:
            (low, least), (high, most) = _sides(ruling.terms)
            clauses = (ruling.ref(low), ruling.ref(high))
            hedged = ruling.adopted.clause.hedged
            found.append(CoreLimit(sort, key, least, most, *clauses, hedged))
    return tuple(found)


def core_facts(ctx: Context) -> Facts:
    """Return what the limits are laid on: members and their households as on the election day.

    Grids, villager groups and party groups' leaders are those of the as-of date.
    """
    elected = ctx.timeline.on(election_day(ctx.village, ctx.as_of.year))
    state = ctx.now
    sizes = {group: len(homes) for group, homes in households_of_group(state).items()}
    basic = basic_grids(state)
    grids = tuple(tuple(sizes.get(group.id, 0) for group in grid.villager_groups) for grid in basic)
    within = {group.id for grid in basic for group in grid.villager_groups}
    leaders = people(state, [group.leader for group in state.party_groups.values()])
    return Facts(
        len(elected.members_at_home),
        len(elected.members),
        len(leaders),
        grids,
        tuple(size for group, size in sizes.items() if group not in within),
    )


def core_joint(ctx: Context) -> Joint | None:
    """Return what all limits leave together; None where no clause limits core households."""
    limits = core_limits(ctx)
    return joint(limits, core_facts(ctx)) if limits else None
