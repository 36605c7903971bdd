"""plates: the plate due at each member household's door, and the one that hangs (internal).

As on the last day of the period, or on the as-of date while it runs. Who is due none may be so
because of a grade, so the list is not published.
"""

from gridctl.figures.candidates.plate import explain, hung, subjects
from gridctl.figures.figure import Column, FigureTable, Row
from gridctl.model.period import Period, PeriodKind
from gridctl.model.words import Words
from gridctl.rules.rule import Context

PERIODS: tuple[PeriodKind, ...] = ()
SETS = ("member-household.plate",)
_TITLE = Words("Plates at members' doors", "党员户挂牌")
_DAY = Words("As on {day}.", "截至{day}。")
_RIGHT, _CHANGE = Words("right", "一致"), Words("to change", "待更换")
_UNKNOWN = Words("not known", "未知")
_COLUMNS = (
    Column("members", Words("members", "户内党员")),
    Column("grid", Words("grid", "网格")),
    Column("plate", Words("plate due", "应挂牌"), "plate"),
    Column("hangs", Words("plate that hangs", "现挂牌")),
    Column("right", Words("compared", "比较")),
)


def table(ctx: Context, period: Period) -> FigureTable | None:
    """Return the plates on the context's day; None where no member has a household."""
    state, rows = ctx.now, []
    for home in subjects(ctx, None):
        explained, household = explain(ctx, home, None), state.households[home]
        due = explained.value if explained else None
        members = [member.id for member in state.members_at_home.get(home, ())]
        grid = state.grids.get(state.grid_of_household(home))
        told = _UNKNOWN if due is None else _RIGHT if due == hung(household) else _CHANGE
        place = (Words(", ".join(members), "、".join(members)), grid.name if grid else "")
        rows.append(Row(home, (*place, due, hung(household), told)))
    notes = ((_DAY, {"day": ctx.as_of}),)
    if not rows:
        return None
    return FigureTable("plates", _TITLE, period, _COLUMNS, tuple(rows), notes, internal=True)
