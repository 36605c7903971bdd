"""The forms of the year that stood on a period's last day, and the states of their promises."""

from collections.abc import Collection, Mapping

from gridctl.compute.gathering import ORGANISATION
from gridctl.compute.promises import PromiseState, promise_state, signed_by
from gridctl.figures.counted import counted
from gridctl.figures.figure import Explained, Line
from gridctl.model.period import Period
from gridctl.model.promises import Commitment, Promise
from gridctl.model.record import Record
from gridctl.model.words import Words
from gridctl.rules.rule import Context

#: What counts as kept: late is kept too.
KEPT = (PromiseState.KEPT, PromiseState.KEPT_LATE)
_SAYS = Words("{who} promised it by {due}: {state}", "{who}承诺于{due}前兑现：{state}")


class Pledge(Record):
    """A member's form of the year, and its promises with their states on the day."""

    form: Commitment
    promises: tuple[tuple[Promise, PromiseState], ...]


def pledges(ctx: Context, period: Period) -> Mapping[str, tuple[Pledge, ...]]:
    """Return the forms of each member present, of each grid, and of the village.

    They are those of the year that had been signed by the end of the period (while it runs, by the
    as-of date), and stand as on that day; a member's grid is that of the day too.
    """
    return ctx.once(("pledges", period), lambda: _pledges(ctx, period))


def _pledges(ctx: Context, period: Period) -> Mapping[str, tuple[Pledge, ...]]:
    day = min(period.last, ctx.as_of)
    state, signed = ctx.timeline.on(day), signed_by(ctx.as_read, day)
    grids = [grid.id for grid in state.grids.values() if grid.villager_groups]
    found: dict[str, list[Pledge]] = {s: [] for s in (*state.members, *grids, ORGANISATION)}
    for member in state.members.values():
        form = signed.get(member.id)
        if form is not None:
            states = tuple((promise, promise_state(promise, day)) for promise in form.promises)
            grid = state.grid_of_member(member)
            for subject in (member.id, grid if grid in state.grids else "", ORGANISATION):
                found.setdefault(subject, []).append(Pledge(form, states))
    return {subject: tuple(forms) for subject, forms in found.items()}


def pledgers(ctx: Context, period: Period | None) -> tuple[str, ...]:
    """Return who has figures of the year's promises: members present, grids, the village."""
    return tuple(pledges(ctx, period)) if period is not None else ()


def promises_in(
    ctx: Context, subject: str, period: Period, states: Collection[PromiseState]
) -> tuple[tuple[Commitment, Promise, PromiseState], ...]:
    """Return the promises of a subject that stood in one of `states`."""
    return tuple(
        (pledge.form, promise, state)
        for pledge in pledges(ctx, period).get(subject, ())
        for promise, state in pledge.promises
        if state in states
    )


def explain_states(
    ctx: Context, subject: str, period: Period | None, name: Words, states: Collection[PromiseState]
) -> Explained | None:
    """Explain how many promises stood in one of `states`; None where the subject has no such."""
    if period is None or subject not in pledgers(ctx, period):
        return None
    return counted(
        name,
        (
            Line(
                promise.at.mark(),
                _SAYS,
                {"who": form.member, "due": promise.due_on, "state": state},
            )
            for form, promise, state in promises_in(ctx, subject, period, states)
        ),
    )
