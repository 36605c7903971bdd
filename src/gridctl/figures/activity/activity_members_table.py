"""activity-members: what each member did of what was due, and how much there was."""

from gridctl.figures.activity.work_columns import OF_MEMBER, SETS, asked, members
from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.figures.names import grid_name, name_of
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS: tuple[PeriodKind, ...] = ("month", "quarter", "half", "year")
__all__ = ["PERIODS", "SETS", "table"]
_TITLE = Words("Work of each member", "各党员履职情况")
_NOTE = Words(
    "Done / due, as at the end of the period; — means that nothing was due. Who links a household "
    "together with others answers for it with them.",
    "已办／应办，截至期末；“—”表示没有应办事项。共同联系的户在各联系党员名下分别计入。",
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return a row a member; None where there is nobody."""
    shown = asked(ctx, period, OF_MEMBER)
    columns = (
        Column("name", Words("name", "姓名")),
        Column("grid", Words("grid", "网格")),
        *(each.column for each in shown),
    )
    rows = tuple(
        Row(
            member,
            (
                name_of(ctx, member),
                grid_name(ctx, member),
                *(each.value(ctx, member, period) for each in shown),
            ),
        )
        for member in members(ctx, period)
    )
    if not rows:
        return None
    return FigureTable("activity-members", _TITLE, period, columns, rows, ((_NOTE, {}),))
