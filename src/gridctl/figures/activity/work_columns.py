"""What the tables about work show of each member, grid or village: figures, side by side."""

from collections.abc import Callable, Iterable
from functools import partial

from gridctl.compute.gathering import ORGANISATION
from gridctl.figures.activity import activities, activities_held, member_visits, visits, visits_made
from gridctl.figures.done_of_due import Measure, done, index, shares
from gridctl.figures.figure import Column, Figure, Value
from gridctl.figures.promises import promises, promises_late
from gridctl.figures.requests import requests, requests_late, requests_raised, requests_told
from gridctl.model.period import Period
from gridctl.model.record import Record
from gridctl.model.words import Words
from gridctl.rules.rule import Context

#: The policy keys, one of which must be in force for a table about work to have a figure.
SETS = (
    *visits.FIGURE.sets,
    *member_visits.FIGURE.sets,
    *activities.FIGURE.sets,
    *promises.FIGURE.sets,
    *requests.FIGURE.sets,
    *requests_raised.FIGURE.sets,
    *requests_told.FIGURE.sets,
)


class Shown(Record):
    """A figure as a column: its head, and what gives its value."""

    figure: Figure
    head: Words
    value: Callable[[Context, str, Period], Value]

    @property
    def column(self) -> Column:
        """The column of a table."""
        return Column(self.figure.name, self.head, self.figure.name)


def _done(measure: Measure, ctx: Context, subject: str, period: Period) -> Value:
    return done(ctx, measure, subject, period)


def _late(measure: Measure, ctx: Context, subject: str, period: Period) -> Value:
    return index(ctx, measure, subject, period).late


_VISITS_MADE = Shown(visits_made.FIGURE, Words("visits", "走访次数"), visits_made.made)
_HELD = Shown(
    activities_held.FIGURE,
    Words("activities", "活动场次"),
    activities_held.held,
)
_OWED = (
    Shown(
        visits.FIGURE,
        Words("households visited / due", "走访户次"),
        partial(_done, visits.MEASURE),
    ),
    Shown(
        member_visits.FIGURE,
        Words("visiting met / due", "入户达标"),
        partial(_done, member_visits.MEASURE),
    ),
    Shown(
        activities.FIGURE,
        Words("active / due", "活动达标"),
        partial(_done, activities.MEASURE),
    ),
    Shown(
        promises.FIGURE, Words("promises kept / due", "承诺兑现"), partial(_done, promises.MEASURE)
    ),
    Shown(promises_late.FIGURE, Words("kept late", "逾期兑现"), partial(_late, promises.MEASURE)),
    Shown(
        requests.FIGURE,
        Words("requests in time / due", "诉求按期答复"),
        partial(_done, requests.MEASURE),
    ),
    Shown(
        requests_late.FIGURE, Words("answered late", "逾期答复"), partial(_late, requests.MEASURE)
    ),
    Shown(
        requests_raised.FIGURE,
        Words("raised in time / due", "按期提交"),
        partial(_done, requests_raised.MEASURE),
    ),
    Shown(
        requests_told.FIGURE,
        Words("told / closed", "办结答复"),
        partial(_done, requests_told.MEASURE),
    ),
)
#: What is shown of each sort of subject.
OF_MEMBER = (*_OWED, _VISITS_MADE, _HELD)
OF_GRID = (*_OWED, _VISITS_MADE)
#: What can be owed, by whom.
MEASURES = (
    visits.MEASURE,
    member_visits.MEASURE,
    activities.MEASURE,
    promises.MEASURE,
    requests.MEASURE,
    requests_raised.MEASURE,
    requests_told.MEASURE,
)


def asked(ctx: Context, period: Period, shown: Iterable[Shown]) -> tuple[Shown, ...]:
    """Return the columns that some clause asks for on some day of a period, or nothing has to."""
    keys = ctx.policies.keys_between(period.first, period.last)
    return tuple(each for each in shown if not each.figure.sets or keys & set(each.figure.sets))


def members(ctx: Context, period: Period) -> tuple[str, ...]:
    """Return the members present on the last day, grid by grid, then those who left and owed."""
    state = ctx.now
    places = {grid: place for place, grid in enumerate(state.grids)}

    def in_order(member: str) -> tuple[int, str]:
        return places.get(state.grid_of_member(state.members[member]), len(places)), member

    known = {member.id for member in ctx.village.members}
    owed = {subject for measure in MEASURES for subject in shares(ctx, measure, period)}
    left = sorted((owed & known) - state.members.keys())
    return (*sorted(state.members, key=in_order), *left)


def grids(ctx: Context, period: Period) -> tuple[str, ...]:
    """Return the grids with homes, in the order of grids.yaml, then what has no grid; then V."""
    homes = [grid.id for grid in ctx.now.grids.values() if grid.villager_groups]
    owed = {subject for measure in MEASURES for subject in shares(ctx, measure, period)}
    others = [grid for grid in ctx.now.grids if grid in owed and grid not in homes]
    blank = [""] if "" in owed else []
    return (*homes, *others, *blank, ORGANISATION)
