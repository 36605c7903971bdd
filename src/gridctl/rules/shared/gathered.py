"""What the rules about units share: who owes a cadence, and which meetings each held."""

from collections.abc import Iterator, Mapping

from gridctl.compute.gathering import (
    ORGANISATION,
    MeetingIndex,
    at_the_end,
    index_meetings,
    meetings_held,
    owing_branches,
    stands_for,
    with_agenda,
)
from gridctl.compute.of_organisation import units
from gridctl.compute.state import State
from gridctl.model.choices import Tier
from gridctl.model.ledger import Meeting
from gridctl.model.record import Record
from gridctl.policy.kinds import Cadence, Per
from gridctl.rules.rule import Context, Judged, Rule, asking
from gridctl.rules.shared.periodic import cadences

_TIERS: Mapping[Per | None, tuple[Tier | None, ...]] = {
    Per.GRID: (None, Tier.GRID),
    Per.QUARTER: (Tier.QUARTER,),
    Per.WORK_AREA: (Tier.WORK_AREA,),
}


class Gathered(Record):
    """What a unit did in a period for a clause that asks for meetings.

    `fit` are the meetings of the kind with the agenda item, `usable` those that had it or could
    have had it (see `at_the_end`), by date.
    """

    judged: Judged[Cadence]
    unit: str
    fit: tuple[Meeting, ...]
    usable: tuple[Meeting, ...]

    @property
    def times(self) -> int:
        """How many meetings are asked for."""
        return self.judged.terms.times or 1

    @property
    def said(self) -> dict[str, object]:
        """The unit, the period and the meeting asked for, for messages."""
        terms = self.judged.terms
        return {
            "unit": self.unit,
            "period": self.judged.period,
            "kind": terms.meeting,
            "agenda": terms.agenda,
        }


def owing(state: State, per: Per | None) -> tuple[str, ...]:
    """Return the ids of the units that owe what a clause asks `per` unit."""
    if per is Per.BRANCH:
        return owing_branches(state)
    if per is Per.PARTY_GROUP:
        return tuple(state.party_groups)
    if per is Per.VILLAGER_GROUP:
        return tuple(state.villager_groups)
    if per is Per.UNIT:
        return tuple(units(state))
    if per in _TIERS:
        return tuple(i for i, grid in state.grids.items() if grid.tier in _TIERS[per])
    return (ORGANISATION,)


def all_meetings(ctx: Context) -> MeetingIndex:
    """Return the meetings by sort and unit, sorted once for all rules."""
    return ctx.once(("meetings",), lambda: index_meetings(ctx.village.meetings))


def gatherings(ctx: Context, rule: Rule) -> tuple[Gathered, ...]:
    """Return what each unit held in each period, for every clause that asks for `rule`.

    It is worked out once for all rules that the same keys ask for.
    """

    def work_out() -> tuple[Gathered, ...]:
        keys = sorted(asking(rule, ctx.policies))
        judged = (found for key in keys for found in cadences(ctx, key))
        index = all_meetings(ctx)
        return tuple(gathered for found in judged for gathered in _gathered(ctx, found, index))

    return ctx.once(("gatherings", rule.sets), work_out)


def _gathered(ctx: Context, judged: Judged[Cadence], index: MeetingIndex) -> Iterator[Gathered]:
    period, terms = judged.period, judged.terms
    if terms.meeting is None:
        return
    state = ctx.timeline.on(min(period.last, ctx.as_of))
    for unit in owing(state, terms.per):
        held = meetings_held(index, period, terms.meeting, stands_for(state, unit))
        fit = usable = with_agenda(held, terms.agenda)
        if len(fit) < len(held):
            closing = at_the_end(held, period)
            usable = tuple(m for m in held if m in fit or m in closing)
        yield Gathered(judged, unit, fit, usable)
