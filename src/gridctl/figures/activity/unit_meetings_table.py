"""unit-meetings: the meetings that each unit held as asked, of those due, month by month."""

from gridctl.compute.gathering import ORGANISATION
from gridctl.figures.activity import meetings
from gridctl.figures.activity.months import month_columns
from gridctl.figures.done_of_due import done, shares
from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.figures.grid_names import NAME
from gridctl.figures.names import name_of
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS: tuple[PeriodKind, ...] = ("month", "quarter", "half", "year")
SETS: tuple[str, ...] = ()
_ALL = Words("all units", "全部组织")
_NOTE = Words(
    "A quarter's or a year's meeting is due in its last month; the last row counts what the "
    "organisation itself owes too.",
    "季度、年度会议计入其最后一个月；末行包括村党组织自身应开的会议。",
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return a row a unit, and all of them last; None where no meeting was due."""
    found = shares(ctx, meetings.MEASURE, period)
    if not found[ORGANISATION]:
        return None
    units = (*(unit for unit in found if unit != ORGANISATION), ORGANISATION)
    months = period.split("month")
    spans = (*months, period) if len(months) > 1 else (period,)
    columns = month_columns(meetings.FIGURE, period)[-len(spans) :]
    rows = tuple(
        Row(
            unit,
            (
                _ALL if unit == ORGANISATION else name_of(ctx, unit) or unit_name(ctx, unit),
                *(done(ctx, meetings.MEASURE, unit, span) for span in spans),
            ),
        )
        for unit in units
    )
    shown: tuple[Column, ...] = (NAME, *columns)
    return FigureTable("unit-meetings", meetings.FIGURE.title, period, shown, rows, ((_NOTE, {}),))


def unit_name(ctx: Context, unit: str) -> str:
    """Return the name of a branch, a party group or a villager group; blank if not known."""
    state = ctx.now
    for known in (state.branches, state.party_groups, state.villager_groups):
        if unit in known:
            return known[unit].name
    return ""
